// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/news_archive.h"

#include "model/documents/decode.h"
#include "model/exchange/intake.h"
#include "model/exchange/parallel.h"
#include "model/exchange/read_file.h"
#include "model/project/check.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>

#include <atomic>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::NewsArchive)
};

const QList<const NewsArchive *> &archives()
{
    static const QList<const NewsArchive *> all{&nexisArchive, &factivaArchive, &europresseArchive};
    return all;
}

QString whereIs(const InputFile &file, qint64 line)
{
    return Words::tr("%1, line %2").arg(file.shown).arg(line);
}

/// Lines that no description or text has room for; notes end at a length.
void limitNote(ArticleInfo &info, const QString &where, Intake &intake)
{
    if (info.note.orDefault().size() <= maximumNoteLength)
        return;
    intake.skip(
        Words::tr("What stands beside the article is longer than %1 characters, so its end was left out")
            .arg(maximumNoteLength),
        where);
    info.setNote(shortened(*info.note, static_cast<int>(maximumNoteLength)));
}

/// Descriptions are names; what is longer was taken for one by mistake, and goes to the note.
void limitNames(ArticleInfo &info)
{
    QStringList rest{info.note.orDefault()};
    const auto limit = [&](QString &name) {
        if (name.size() > maximumNameLength)
            rest.append(std::exchange(name, QString()));
    };
    limit(info.source);
    limit(info.author);
    limit(info.url);
    limit(info.document);
    for (QString &tag : info.tags)
        limit(tag);
    info.tags.removeAll(QString());
    info.setNote(rest.join(u'\n').trimmed());
}

void takeOne(const InputFile &file, ArchivedArticle article, Intake &intake)
{
    const QString where = whereIs(file, article.line);
    if (article.text.isEmpty()) {
        intake.skip(
            Words::tr("“%1” has no text, so it was not imported").arg(article.info.title.left(60)), where);
        return;
    }
    if (!intake.options.language.isEmpty())
        article.info.language = intake.options.language;
    limitNames(article.info);
    limitNote(article.info, where, intake);
    intake.take(std::move(article.info), article.text, where);
}

} // namespace

const NewsArchive *newsArchiveOf(const QString &text)
{
    constexpr qsizetype enough = 1 << 20; // an archive's first article is in it, a list of contents included
    const QString begin = text.size() > enough ? text.first(enough) : text;
    for (const NewsArchive *archive : archives()) {
        if (archive->looksLike(begin))
            return archive;
    }
    return nullptr;
}

const NewsArchive *newsArchiveById(const QString &format)
{
    for (const NewsArchive *archive : archives()) {
        if (format == QLatin1String(archive->format))
            return archive;
    }
    return nullptr;
}

Status takeArchive(const InputFile &file, const ArchiveContent &content, Intake &intake)
{
    if (content.articles.isEmpty())
        return intake.refuse(file,
            {Error::Kind::Malformed, Words::tr("No article as this archive exports them is in the file"),
                file.shown});
    for (const ArchiveRemark &remark : content.remarks) {
        if (remark.lost)
            intake.skip(remark.what, whereIs(file, remark.line));
        else
            intake.notice(remark.what, whereIs(file, remark.line));
    }
    for (const ArchivedArticle &article : content.articles)
        takeOne(file, article, intake);
    ++intake.filesRead;
    return {};
}

Status readNewsArchives(const QList<InputFile> &files, Intake &intake, const NewsArchive &archive)
{
    for (const InputFile &file : files) {
        const Result<QByteArray> bytes = readWholeFile(file.path, maximumTextFile);
        const Result<DecodedText> decoded =
            bytes ? decodeText(*bytes, file.path) : Result<DecodedText>(tl::unexpected(bytes.error()));
        Status taken;
        if (decoded) {
            ArchiveContent content = archive.parse(decoded->text);
            for (ArchivedArticle &article : content.articles)
                article.info.original = decoded->original();
            taken = takeArchive(file, content, intake);
        } else {
            taken = intake.refuse(file, decoded.error());
        }
        if (!taken)
            return taken;
        if (Status going = intake.didWork(file.size); !going)
            return going;
    }
    return {};
}

bool isArchiveHead(const FileHead &head, const NewsArchive &archive)
{
    if (head.begin.isEmpty()
        || (head.suffix != QLatin1String("txt") && head.suffix != QLatin1String("text")
            && !head.suffix.isEmpty()))
        return false;
    QByteArray begin = head.begin;
    begin.chop(begin.size() % 4); // half a character of UTF-16 or UTF-32
    if (!begin.contains('\0')) {  // of UTF-8 the last line may be cut within a character
        if (const qsizetype lineEnd = begin.lastIndexOf('\n'); lineEnd > 0)
            begin.truncate(lineEnd);
    }
    const Result<DecodedText> decoded = decodeText(begin, {});
    return decoded && archive.looksLike(decoded->text);
}

} // namespace standpoint
