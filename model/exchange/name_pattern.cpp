// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/name_pattern.h"

#include "model/exchange/archive_lines.h"
#include "model/exchange/import.h"
#include "model/project/check.h"

#include <QCoreApplication>
#include <QSet>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::NamePattern)
};

QStringList tagsIn(const QString &value)
{
    static const QRegularExpression separators(QStringLiteral("[|;,]"));
    QStringList tags;
    for (const QString &part : value.split(separators)) {
        const QString tag = part.trimmed();
        if (!tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

} // namespace

bool setField(ArticleInfo &info, ArticleField field, const QString &value, DateOrder order)
{
    if (value.isEmpty())
        return true;
    if (value.size() > maximumNameLength)
        return false;
    switch (field) {
    case ArticleField::Title:
        info.title = value;
        return true;
    case ArticleField::Source:
        info.source = value;
        return true;
    case ArticleField::Author:
        info.author = value;
        return true;
    case ArticleField::Published: {
        const QDate date = dateOf(value, order);
        if (date.isValid())
            info.published = date;
        return date.isValid();
    }
    case ArticleField::Url:
        info.url = value;
        return true;
    case ArticleField::Language: {
        const QString code = languageCalled(value);
        const bool isCode = checkLanguage(value).has_value();
        if (!code.isEmpty() || isCode)
            info.language = isCode ? value : code;
        return !code.isEmpty() || isCode;
    }
    case ArticleField::Tags:
        info.tags = tagsIn(value);
        return true;
    case ArticleField::Document:
        info.document = value;
        return true;
    case ArticleField::Text:
    case ArticleField::Id:
        return false;
    }
    return false;
}

Result<NamePattern> NamePattern::fromText(const QString &text)
{
    static const QRegularExpression field(QStringLiteral("\\{([^{}]*)\\}"));
    NamePattern pattern;
    QString expression = QStringLiteral("^");
    QSet<QString> seen;
    qsizetype at = 0;
    auto fields = field.globalMatch(text);
    while (fields.hasNext()) {
        const QRegularExpressionMatch match = fields.next();
        const QString name = match.captured(1).trimmed();
        const std::optional<ArticleField> found = fieldNamed(name);
        const bool isAny = name == QLatin1String("*");
        if (!isAny && (!found || *found == ArticleField::Text || *found == ArticleField::Id))
            return fail(Error::Kind::Invalid,
                Words::tr("A pattern of names has no field “{%1}” (there are {title}, {source}, {author}, "
                          "{published}, {url}, {language}, {tags}, {document} and {*})")
                    .arg(name));
        if (!isAny && seen.contains(name))
            return fail(Error::Kind::Invalid, Words::tr("“{%1}” stands twice in the pattern").arg(name));
        if (match.capturedStart() == at && at > 0)
            return fail(Error::Kind::Invalid,
                Words::tr("Between two fields of a pattern there must be something, for example “_”"));
        seen.insert(name);
        expression += QRegularExpression::escape(text.sliced(at, match.capturedStart() - at))
            + (fields.hasNext() || match.capturedEnd() < text.size() ? QStringLiteral("(.+?)")
                                                                     : QStringLiteral("(.+)"));
        pattern.m_fields.append(isAny ? std::nullopt : found);
        at = match.capturedEnd();
    }
    if (pattern.m_fields.isEmpty())
        return fail(Error::Kind::Invalid,
            Words::tr("A pattern of names needs a field, for example {published}_{source}_{title}"));
    expression += QRegularExpression::escape(text.sliced(at)) + QStringLiteral("$");
    pattern.m_expression = QRegularExpression(expression, QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

bool NamePattern::apply(const QString &name, ArticleInfo &info) const
{
    const QRegularExpressionMatch match = m_expression.match(name);
    if (!match.hasMatch())
        return false;
    ArticleInfo read = info;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (!m_fields[i])
            continue;
        QString value = match.captured(static_cast<int>(i) + 1);
        if (*m_fields[i] != ArticleField::Document)
            value.replace(u'_', u' ');
        if (!setField(read, *m_fields[i], value.trimmed()))
            return false;
    }
    info = read;
    return true;
}

std::optional<HeadLines> headLinesOf(const QString &text)
{
    constexpr int longestHead = articleFieldCount; // lines: each field once
    HeadLines head;
    QSet<ArticleField> seen;
    qsizetype at = 0;
    while (true) {
        const qsizetype lineEnd = text.indexOf(u'\n', at);
        if (lineEnd < 0)
            return std::nullopt; // no text follows
        const QString line = text.sliced(at, lineEnd - at).trimmed();
        at = lineEnd + 1;
        if (line.isEmpty())
            break;
        const qsizetype colon = line.indexOf(u':');
        const std::optional<ArticleField> field = colon > 0 ? fieldCalled(line.first(colon)) : std::nullopt;
        const bool fits = field && seen.size() < longestHead && !seen.contains(*field)
            && setField(head.info, *field, line.sliced(colon + 1).trimmed());
        if (!fits)
            return std::nullopt;
        seen.insert(*field);
    }
    while (at < text.size() && text[at] == u'\n')
        ++at;
    if (seen.size() < 2 || QStringView(text).sliced(at).trimmed().isEmpty())
        return std::nullopt;
    head.textBegin = at;
    return head;
}

} // namespace standpoint
