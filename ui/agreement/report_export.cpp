// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/report_export.h"

#include "model/agreement/report_json.h"
#include "model/agreement/report_writing.h"
#include "ui/agreement/drawn_cell.h"
#include "ui/agreement/report_table_view.h"
#include "ui/exchange/watched_work.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ReportExport)
};

constexpr int imageScale = 4; ///< of drawings in print, so that they are sharp

/// A document whose drawings are painted when it asks for them.
class ReportDocument : public QTextDocument
{
protected:
    QVariant loadResource(int type, const QUrl &name) override
    {
        const std::optional<DrawnCell> cell = imageOf(name.toString());
        if (type != QTextDocument::ImageResource || !cell)
            return QTextDocument::loadResource(type, name);
        QImage image(90 * imageScale, 12 * imageScale, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.scale(imageScale, imageScale);
        draw(painter, QRectF(0, 0, 90, 12), *cell,
            {QColor(0x21, 0x66, 0xAC), QColor(0xEE, 0xF1, 0xF4), QColor(0xB6, 0xBE, 0xC7)});
        return image;
    }
};

QByteArray pdfOf(const AgreementReport &report)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(Words::tr("Agreement: %1").arg(report.project.info().title));
    writer.setCreator(QStringLiteral("Standpoint"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins(QMarginsF()); // the document has its own
    writer.setResolution(300);
    ReportDocument document;
    document.setDefaultFont(QFont(QGuiApplication::font().family(), 7));
    document.setDefaultStyleSheet(QStringLiteral("p{color:#333}h1{font-size:18pt}h2{font-size:12pt}"
                                                 "th{color:#333}small{color:#555}"));
    document.setHtml(reportHtml(report, Drawing::Images));
    document.print(&writer);
    return bytes;
}

} // namespace

Status writeReport(const AgreementReport &report, const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("csv"))
        bytes = reportCsv(report);
    else if (ending == QLatin1String("json"))
        bytes = QJsonDocument(reportJson(report, nameOf(Question::Everything))).toJson();
    else if (ending == QLatin1String("pdf"))
        bytes = pdfOf(report);
    else
        bytes = reportHtml(report).toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(
            Error::Kind::Io, Words::tr("The report could not be written (%1)").arg(file.errorString()), path);
    return {};
}

void exportReport(
    const AgreementReport &report, const QString &project, const QString &ending, QWidget *parent)
{
    const QFileInfo file(project);
    const QString name = Words::tr("%1 agreement")
                             .arg(project.isEmpty() ? report.project.info().title : file.completeBaseName());
    QString path = QFileDialog::getSaveFileName(parent, Words::tr("Export the report"),
        QStringLiteral("%1/%2.%3").arg(project.isEmpty() ? QDir::homePath() : file.path(), name, ending),
        QStringLiteral("*.%1").arg(ending));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().toLower() != ending)
        path += u'.' + ending;
    Status written;
    runWatched(Words::tr("Writing the report…"), parent,
        [&](const WorkProgress &) { written = writeReport(report, path); });
    if (!written)
        showError(parent, written.error());
}

void copyTables(const QList<ReportTableView *> &views)
{
    QString text;
    QString html;
    for (const ReportTableView *view : views) {
        if (view->table().columns.isEmpty())
            continue; // still being counted
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + view->table().title + u'\n'
            + tableText(view->table());
        html += tableHtml(view->table());
    }
    auto *data = new QMimeData;
    data->setText(text);
    data->setHtml(html);
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace standpoint
