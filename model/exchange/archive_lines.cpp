// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/archive_lines.h"

#include "model/exchange/plain_text.h"
#include "model/project/check.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHash>
#include <QRegularExpression>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::NewsArchive)
};

constexpr qsizetype widest = 110; // columns of a text that was broken to fit a width

struct NamedLanguage
{
    const char *name;
    const char *code;
};

constexpr NamedLanguage languageNames[] = {{"english", "en"}, {"englisch", "en"}, {"anglais", "en"},
    {"inglés", "en"}, {"inglese", "en"}, {"inglês", "en"}, {"engels", "en"}, {"german", "de"},
    {"deutsch", "de"}, {"allemand", "de"}, {"alemán", "de"}, {"tedesco", "de"}, {"alemão", "de"},
    {"duits", "de"}, {"french", "fr"}, {"französisch", "fr"}, {"français", "fr"}, {"francés", "fr"},
    {"francese", "fr"}, {"francês", "fr"}, {"frans", "fr"}, {"spanish", "es"}, {"spanisch", "es"},
    {"espagnol", "es"}, {"español", "es"}, {"spagnolo", "es"}, {"espanhol", "es"}, {"spaans", "es"},
    {"italian", "it"}, {"italienisch", "it"}, {"italien", "it"}, {"italiano", "it"}, {"italiaans", "it"},
    {"portuguese", "pt"}, {"portugiesisch", "pt"}, {"portugais", "pt"}, {"portugués", "pt"},
    {"portoghese", "pt"}, {"português", "pt"}, {"portugees", "pt"}, {"dutch", "nl"}, {"niederländisch", "nl"},
    {"néerlandais", "nl"}, {"neerlandés", "nl"}, {"olandese", "nl"}, {"neerlandês", "nl"},
    {"nederlands", "nl"}, {"arabic", "ar"}, {"arabisch", "ar"}, {"arabe", "ar"}, {"russian", "ru"},
    {"russisch", "ru"}, {"russe", "ru"}, {"chinese", "zh"}, {"chinesisch", "zh"}, {"chinois", "zh"},
    {"japanese", "ja"}, {"japanisch", "ja"}, {"polish", "pl"}, {"polnisch", "pl"}, {"swedish", "sv"},
    {"schwedisch", "sv"}, {"danish", "da"}, {"dänisch", "da"}, {"norwegian", "nb"}, {"norwegisch", "nb"},
    {"finnish", "fi"}, {"turkish", "tr"}, {"türkisch", "tr"}, {"greek", "el"}, {"hebrew", "he"},
    {"persian", "fa"}, {"ukrainian", "uk"}, {"czech", "cs"}, {"hungarian", "hu"}, {"romanian", "ro"},
    {"catalan", "ca"}};

const QRegularExpression &byWords()
{
    static const QRegularExpression by(
        QStringLiteral("^(?:by|von(?!\\s+de[rnm]\\b)|par|por|door)\\s+(?=\\S)"),
        QRegularExpression::CaseInsensitiveOption);
    return by;
}

QStringView firstWord(QStringView line)
{
    const qsizetype end = line.indexOf(u' ');
    return end < 0 ? line : line.first(end);
}

} // namespace

ArchiveLines::ArchiveLines(const QString &text)
{
    const QStringView all(text);
    for (qsizetype begin = 0; begin <= all.size();) {
        const qsizetype lineEnd = all.indexOf(u'\n', begin);
        const qsizetype end = lineEnd < 0 ? all.size() : lineEnd;
        m_lines.push_back(all.sliced(begin, end - begin));
        begin = end + 1;
    }
}

qsizetype ArchiveLines::indent(qsizetype i) const
{
    const QStringView line = raw(i);
    return std::find_if(line.begin(), line.end(), [](QChar c) { return !c.isSpace(); }) - line.begin();
}

LineRange ArchiveLines::trimmed(LineRange range) const
{
    while (range.begin < range.end && isBlank(range.begin))
        ++range.begin;
    while (range.begin < range.end && isBlank(range.end - 1))
        --range.end;
    return range;
}

QList<LineRange> ArchiveLines::paragraphs(LineRange range) const
{
    QList<LineRange> all;
    for (qsizetype i = range.begin; i < range.end; ++i) {
        if (isBlank(i))
            continue;
        if (!all.isEmpty() && all.last().end == i)
            all.last().end = i + 1;
        else
            all.append({i, i + 1});
    }
    return all;
}

QString ArchiveLines::joined(LineRange range) const
{
    QString line;
    for (qsizetype i = range.begin; i < range.end; ++i) {
        const QStringView part = raw(i).trimmed();
        if (!line.isEmpty() && !part.isEmpty())
            line += u' ';
        line += part;
    }
    return line;
}

/// Whether most line ends within paragraphs stand where the next word would not have fitted.
bool ArchiveLines::isWrapped(const QList<LineRange> &paragraphs) const
{
    qsizetype width = 0;
    for (const LineRange &one : paragraphs) {
        for (qsizetype i = one.begin; i < one.end; ++i)
            width = std::max(width, raw(i).trimmed().size());
    }
    if (width > widest)
        return false;
    qsizetype full = 0;
    qsizetype breaks = 0;
    for (const LineRange &one : paragraphs) {
        for (qsizetype i = one.begin; i + 1 < one.end; ++i) {
            ++breaks;
            full += raw(i).trimmed().size() + 1 + firstWord(raw(i + 1).trimmed()).size() > width - 4;
        }
    }
    return breaks > 0 && full * 10 >= breaks * 6;
}

QString ArchiveLines::body(LineRange range) const
{
    const QList<LineRange> all = paragraphs(range);
    const bool wrapped = isWrapped(all);
    QStringList texts;
    for (const LineRange &one : all) {
        if (wrapped) {
            texts.append(joined(one));
            continue;
        }
        for (qsizetype i = one.begin; i < one.end; ++i)
            texts.append(text(i));
    }
    return texts.join(u'\n');
}

bool isCopyright(const QString &line)
{
    static const QRegularExpression rights(
        QStringLiteral(
            "^\\s*(?:copyright\\b|\\(c\\)|©|all rights reserved|alle rechte vorbehalten|tous droits "
            "réservés|todos los derechos|tutti i diritti|todos os direitos|alle rechten)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return rights.match(line).hasMatch();
}

bool isWordCount(const QString &line)
{
    static const QRegularExpression count(
        QStringLiteral(
            "^\\d[\\d.,' \\x{A0}\\x{202F}]*\\s*(?:words?|wörter|worte|mots?|palabras?|parole|palavras?|"
            "woorden|woord)$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return count.match(line.trimmed()).hasMatch();
}

bool beginsWithBy(const QString &line)
{
    return byWords().match(line).hasMatch();
}

QString withoutBy(const QString &line)
{
    const QRegularExpressionMatch by = byWords().match(line);
    return by.hasMatch() ? line.sliced(by.capturedEnd()) : line;
}

QString languageCalled(const QString &name)
{
    static const QHash<QString, QString> codes = [] {
        QHash<QString, QString> all;
        for (const NamedLanguage &one : languageNames)
            all.insert(QString::fromUtf8(one.name), QString::fromLatin1(one.code));
        return all;
    }();
    static const QRegularExpression separators(QStringLiteral("[;,/()]"));
    for (const QString &part : name.split(separators)) {
        if (QString code = codes.value(part.trimmed().toLower()); !code.isEmpty())
            return code;
    }
    return {};
}

QString withHeadline(const QString &title, const QString &body)
{
    if (title.isEmpty() || body == title || body.startsWith(title + u'\n'))
        return body;
    return body.isEmpty() ? title : title + u'\n' + body;
}

QString derivedDocumentName(const QString &archive, const ArchivedArticle &article)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {article.info.source, article.info.title, article.text}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    }
    const QString day = article.info.published.isValid()
        ? article.info.published.toString(QStringLiteral("yyyyMMdd"))
        : QStringLiteral("undated");
    return QStringLiteral("%1-%2-%3").arg(archive, day, QString::fromLatin1(hash.result().toHex().first(12)));
}

void setHeadlineAndBody(
    ArchivedArticle &article, const QString &title, const QString &body, QList<ArchiveRemark> &remarks)
{
    article.info.title = title;
    if (title.isEmpty()) {
        article.info.title = titleOf(body);
        if (!body.isEmpty())
            remarks.append({Words::tr("No headline was found, so the first line of the text stands for it"),
                article.line});
    } else if (title.size() > maximumNameLength) {
        article.info.title = titleOf(title);
    }
    if (!article.info.published.isValid())
        remarks.append({Words::tr("No date that can be read was found in the article"), article.line});
    if (!body.isEmpty())
        article.text = withHeadline(title, body);
}

void remarkLeftOut(const ArchiveLines &lines, LineRange range, const QString &what, ArchiveContent &content)
{
    const LineRange left = lines.trimmed(range);
    if (left.isEmpty())
        return;
    content.remarks.append({what.arg(lines.text(left.begin).left(60)), left.begin + 1, true});
}

} // namespace standpoint
