// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/uima_files.h"

#include "model/documents/zip_reader.h"
#include "model/exchange/read_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::UimaFiles)
};

Result<ForeignCorpus> readZip(
    ZipReader &zip, const QString &shown, const QString &ending, const UimaFileReader &read)
{
    ForeignCorpus corpus;
    Status last = fail(Error::Kind::Malformed, Words::tr("The zip has no file *%1").arg(ending), shown);
    bool isAnyRead = false;
    const QStringList names = zip.names();
    for (const QString &name : names) {
        if (!name.endsWith(ending, Qt::CaseInsensitive))
            continue;
        const Result<QByteArray> bytes = zip.read(name);
        const QString folder = name.left(name.lastIndexOf(u'/') + 1);
        const auto sibling = [&](const QString &path) {
            const QString other = QDir::cleanPath(folder + path);
            return zip.contains(other) && zip.size(other) <= maximumTextFile
                ? zip.read(other).value_or(QByteArray())
                : QByteArray();
        };
        last = bytes ? read(*bytes, shown + u'/' + name, sibling, corpus) : tl::unexpected(bytes.error());
        isAnyRead = isAnyRead || last;
        if (!last)
            corpus.skipped.add(last.error().what, last.error().where);
    }
    if (!isAnyRead)
        return tl::unexpected(last.error());
    return corpus;
}

} // namespace

Result<ForeignCorpus> readUimaFiles(const InputFile &file, const QString &ending, const UimaFileReader &read)
{
    const Result<QByteArray> begin = readFileHead(file.path, 4);
    if (!begin)
        return tl::unexpected(begin.error());
    if (looksLikeZip(*begin)) {
        Result<ZipReader> zip = ZipReader::openFile(file.path);
        if (!zip)
            return tl::unexpected(zip.error());
        return readZip(*zip, file.shown, ending, read);
    }
    const Result<QByteArray> bytes = readWholeFile(file.path, maximumTextFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const QString folder = QFileInfo(file.path).path() + u'/';
    const auto sibling = [&](const QString &path) {
        return QFileInfo(folder + path).isFile()
            ? readWholeFile(folder + path, maximumTextFile).value_or(QByteArray())
            : QByteArray();
    };
    ForeignCorpus corpus;
    if (Status done = read(*bytes, file.shown, sibling, corpus); !done)
        return tl::unexpected(done.error());
    return corpus;
}

bool isZipWith(const FileHead &head, const QByteArray &ending)
{
    return looksLikeZip(head.begin) && head.begin.contains(ending);
}

} // namespace standpoint
