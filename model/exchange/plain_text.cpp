// SPDX-License-Identifier: GPL-3.0-or-later
//
// One article a file: the first line is the headline, the file's name without ending is what tables call the
// article, unless a pattern or lines at the head say otherwise. A file that a news archive exported holds
// many. The text is kept as it stands, in normal form (decode.h), up to its last character that is not white
// space; white space at its beginning stays, so that offsets into the file stay right.
#include "model/exchange/plain_text.h"

#include "model/exchange/intake.h"
#include "model/exchange/name_pattern.h"
#include "model/exchange/news_archive.h"
#include "model/exchange/parallel.h"
#include "model/exchange/read_file.h"
#include "model/exchange/semeval_head.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

#include <atomic>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::PlainText)
};

constexpr int maximumTitle = 200;

/// What is in a file: one article, or those of a news archive.
struct TextFile
{
    DecodedText decoded;
    std::optional<ArchiveContent> archive;
};

Result<TextFile> readOne(const InputFile &file, bool mayBeArchive)
{
    Result<DecodedText> decoded = readTextFile(file.path);
    if (!decoded)
        return tl::unexpected(decoded.error());
    TextFile read{std::move(*decoded), {}};
    if (!mayBeArchive)
        return read;
    if (const NewsArchive *archive = newsArchiveOf(read.decoded.text)) {
        read.archive = archive->parse(read.decoded.text);
        for (ArchivedArticle &article : read.archive->articles)
            article.info.original = read.decoded.original();
        if (read.archive->articles.isEmpty())
            read.archive.reset();
    }
    return read;
}

/// Adds what files say, each by its name, its first lines and its text.
class TextIntake
{
public:
    explicit TextIntake(Intake &intake)
        : m_intake(intake)
    {
        if (const QString pattern = intake.options.namePattern; !pattern.isEmpty()) {
            if (Result<NamePattern> read = NamePattern::fromText(pattern)) // importFiles() has checked it
                m_pattern = std::move(*read);
        }
    }

    Status add(const InputFile &file, const TextFile &read)
    {
        if (read.archive)
            return takeArchive(file, *read.archive, m_intake);
        addArticle(file, read.decoded);
        return {};
    }

private:
    void addArticle(const InputFile &file, const DecodedText &decoded)
    {
        ArticleInfo info;
        info.document = QFileInfo(file.path).completeBaseName();
        info.original = decoded.original();
        const QString name = info.document;
        QString text = decoded.text;
        // An earlier version took head lines for text: who has that article keeps its offsets.
        if (m_intake.options.headLines && !m_intake.articles.has(name, text)) {
            if (const std::optional<HeadLines> head = headLinesOf(text)) {
                const QString original = info.original;
                info = head->info;
                info.original = original;
                if (info.document.isEmpty())
                    info.document = name;
                text = text.sliced(head->textBegin);
            }
        }
        if (m_pattern && !m_pattern->apply(name, info))
            m_intake.notice(
                Words::tr("The file’s name does not fit the pattern, so it says nothing of the article"),
                file.shown);
        if (info.title.isEmpty())
            info.title = titleOf(text);
        if (!m_intake.options.language.isEmpty())
            info.language = m_intake.options.language;
        m_intake.take(std::move(info), text, file.shown);
        ++m_intake.filesRead;
    }

    Intake &m_intake;
    std::optional<NamePattern> m_pattern;
};

Status readTexts(const QList<InputFile> &files, Intake &intake)
{
    constexpr qsizetype batch = 512; // so that the bytes of all files need not be in memory at once
    const bool mayBeArchives = intake.options.format.isEmpty();
    TextIntake articles(intake);
    for (qsizetype begin = 0; begin < files.size(); begin += batch) {
        const qsizetype count = std::min(batch, files.size() - begin);
        std::vector<std::optional<Result<TextFile>>> texts(static_cast<size_t>(count));
        std::atomic<qint64> done = 0;
        Status going;
        const auto work = [&](qsizetype i) {
            texts[static_cast<size_t>(i)] = readOne(files[begin + i], mayBeArchives);
            done += files[begin + i].size;
        };
        const auto keepGoing = [&]() {
            going = intake.didWork(done.exchange(0));
            return going.has_value();
        };
        if (!inParallel(count, work, keepGoing))
            return going;
        for (qsizetype i = 0; i < count; ++i) {
            const Result<TextFile> &text = *texts[static_cast<size_t>(i)];
            const InputFile &file = files[begin + i];
            if (Status taken = text ? articles.add(file, *text) : intake.refuse(file, text.error()); !taken)
                return taken;
        }
    }
    return {};
}

bool recognisesText(const FileHead &head)
{
    return (head.suffix == QStringLiteral("txt") || head.suffix == QStringLiteral("text"))
        && !isSemEvalHead(head.begin);
}

} // namespace

Result<DecodedText> readTextFile(const QString &path)
{
    const Result<QByteArray> bytes = readWholeFile(path, maximumTextFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Result<DecodedText> decoded = decodeText(*bytes, path);
    if (!decoded)
        return decoded;
    QString &text = decoded->text;
    qsizetype end = text.size();
    while (end > 0 && text[end - 1].isSpace())
        --end;
    if (end == 0)
        return fail(Error::Kind::Invalid, Words::tr("The file is empty"), path);
    text.truncate(end);
    text.squeeze();
    return decoded;
}

QString derivedName(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("article-%1").arg(QString::fromLatin1(hash.toHex().first(12)));
}

QString titleOf(const QString &text)
{
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype lineEnd = text.indexOf(u'\n', begin);
        const QStringView line =
            QStringView(text).sliced(begin, (lineEnd < 0 ? text.size() : lineEnd) - begin).trimmed();
        if (line.size() > maximumTitle) {
            const int cut =
                GraphemeBoundaries(line.first(std::min<qsizetype>(line.size(), qsizetype(4) * maximumTitle)))
                    .boundaryBefore(maximumTitle);
            const bool splitsPair = line[maximumTitle].isLowSurrogate();
            return line.first(cut > 0 ? cut : splitsPair ? maximumTitle - 1 : maximumTitle).toString();
        }
        if (!line.isEmpty())
            return line.toString();
        begin = lineEnd < 0 ? text.size() : lineEnd + 1;
    }
    return {};
}

extern const Format plainText;
const Format plainText{
    .id = QStringLiteral("text"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Plain text"),
    .suffixes = {QStringLiteral("txt"), QStringLiteral("text")},
    .keeps = Field::Text,
    .stage = Format::Stage::Texts,
    .recognises = recognisesText,
    .read = readTexts,
};

} // namespace standpoint
