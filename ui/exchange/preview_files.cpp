// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/preview_files.h"

#include "model/exchange/csv_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace standpoint {

namespace {

QString cellOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(),
        static_cast<qsizetype>(std::min(utf8.size(), static_cast<size_t>(4 * PreviewFile::longestLine))))
        .left(PreviewFile::longestLine);
}

/// Without its last line, unless that one is whole.
QByteArray wholeLines(const QByteArray &bytes)
{
    return bytes.endsWith('\n') ? bytes : bytes.first(bytes.lastIndexOf('\n') + 1);
}

void readTable(PreviewFile &file, const QByteArray &bytes, char separator, bool hasHead)
{
    const QByteArray whole = wholeLines(bytes);
    CsvReader reader(std::string_view(whole.constData(), static_cast<size_t>(whole.size())), separator);
    while (file.rows.size() < PreviewFile::mostRows && reader.next() && !reader.isTorn()) {
        QStringList row;
        for (const std::string_view cell : reader.cells()) {
            if (row.size() < PreviewFile::mostColumns)
                row.append(cellOf(cell));
        }
        if (std::exchange(hasHead, false))
            file.head = row;
        else
            file.rows.append(row);
    }
    file.isTable = true;
}

/// Lines of words and marks parted by tabs (by spaces where no line has a tab), sentences by empty lines;
/// quotes mean nothing.
void readColumns(PreviewFile &file, const QByteArray &bytes, bool hasHead)
{
    const char separator = bytes.contains('\t') ? '\t' : ' ';
    for (const QByteArray &line : wholeLines(bytes).split('\n')) {
        if (file.rows.size() >= PreviewFile::mostRows)
            break;
        QStringList row;
        for (const QByteArray &cell : line.split(separator)) {
            if (row.size() < PreviewFile::mostColumns)
                row.append(cellOf({cell.constData(), static_cast<size_t>(cell.size())}));
        }
        if (std::exchange(hasHead, false))
            file.head = row;
        else
            file.rows.append(row);
    }
    while (!file.rows.isEmpty() && file.rows.last() == QStringList(QString()))
        file.rows.removeLast();
    file.isTable = true;
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

/// A column for each member, in the order in which lines have them. False: lines are no objects.
bool readObjects(PreviewFile &file, const QByteArray &bytes)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : wholeLines(bytes).split('\n')) {
        if (line.isEmpty() || objects.size() >= PreviewFile::mostRows)
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return false;
        objects.append(document.object());
        QStringList names = objects.last().keys();
        const auto placeOf = [&](const QString &name) {
            return line.indexOf(QByteArray('"' + name.toUtf8() + "\":"));
        };
        std::stable_sort(names.begin(), names.end(),
            [&](const QString &a, const QString &b) { return placeOf(a) < placeOf(b); });
        qsizetype after = 0; // a member that only some lines have goes where they have it
        for (const QString &name : std::as_const(names)) {
            const qsizetype there = file.head.indexOf(name);
            if (there >= 0)
                after = there + 1;
            else if (file.head.size() < PreviewFile::mostColumns)
                file.head.insert(after++, name);
        }
    }
    for (const QJsonObject &object : std::as_const(objects)) {
        QStringList row;
        for (const QString &name : std::as_const(file.head))
            row.append(textOf(object.value(name)).left(PreviewFile::longestLine));
        file.rows.append(row);
    }
    file.isTable = true;
    return true;
}

/// Whether each line is a thing of its own kind: no columns fit them.
bool isOfRecords(const QByteArray &bytes)
{
    return bytes.startsWith("{\"record\": ");
}

void readText(PreviewFile &file, const QByteArray &bytes)
{
    QStringList lines;
    qsizetype at = 0;
    while (at < bytes.size() && lines.size() < PreviewFile::mostLines) {
        qsizetype end = bytes.indexOf('\n', at);
        end = end < 0 ? bytes.size() : end;
        const QString line =
            QString::fromUtf8(bytes.constData() + at, std::min(end - at, 4 * PreviewFile::longestLine));
        lines.append(line.size() > PreviewFile::longestLine
                ? line.left(PreviewFile::longestLine) + QChar(0x2026)
                : line);
        at = end + 1;
    }
    if (at < bytes.size())
        lines.append(QString(QChar(0x2026)));
    file.text = lines.join(u'\n');
}

} // namespace

QList<PreviewFile> previewFiles(const Format &format, const std::map<QString, QByteArray> &files)
{
    QList<PreviewFile> shown;
    for (const auto &[name, bytes] : files) {
        PreviewFile file{name, false, {}, {}, {}};
        const QString suffix = name.isEmpty() ? format.suffixes.value(0) : name.section(u'.', -1).toLower();
        const bool isConll = format.id == QStringLiteral("conll") && suffix != QStringLiteral("json");
        const bool isSemeval = format.id == QStringLiteral("semeval");
        if (bytes.contains('\0'))
            file.text = PreviewTableModel::tr("This file is no text.");
        else if ((format.hasRows || format.readProject) && suffix == QStringLiteral("csv"))
            readTable(file, bytes, ',', true);
        else if (isConll || isSemeval)
            readColumns(file, bytes, isSemeval);
        else if (!format.hasRows || suffix != QStringLiteral("jsonl") || isOfRecords(bytes)
            || !readObjects(file, bytes))
            readText(file, bytes);
        shown.append(std::move(file));
    }
    return shown;
}

void PreviewTableModel::show(const PreviewFile &file)
{
    beginResetModel();
    m_file = file;
    m_columns = static_cast<int>(file.head.size());
    for (const QStringList &row : file.rows)
        m_columns = std::max(m_columns, static_cast<int>(row.size()));
    endResetModel();
}

int PreviewTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_file.rows.size());
}

int PreviewTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant PreviewTableModel::data(const QModelIndex &index, int role) const
{
    const QString cell = m_file.rows.value(index.row()).value(index.column());
    if (role == Qt::DisplayRole) {
        QString line = cell;
        return line.replace(u'\n', QChar(0x21B5));
    }
    if (role == Qt::ToolTipRole && cell.size() > 20)
        return cell.left(1000);
    return {};
}

QVariant PreviewTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return m_file.head.isEmpty() ? QVariant(section + 1) : m_file.head.value(section);
}

} // namespace standpoint
