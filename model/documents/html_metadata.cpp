// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/html_metadata.h"

#include "model/documents/document_words.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace standpoint {

namespace {

using namespace html;

struct PageFacts
{
    QHash<QString, QStringList> meta;  ///< by lower-case name or property
    QHash<QString, QStringList> marks; ///< by itemprop
    QString canonical;
    QString language;
    QString title;
    QString heading;
    int headings = 0;
    QString author; ///< rel="author"
    QString time;
    QJsonObject article;
};

bool isArticleKind(const QJsonValue &type)
{
    const auto fits = [](const QString &name) {
        return name.endsWith(QStringLiteral("Article")) || name.endsWith(QStringLiteral("Posting"))
            || name == QStringLiteral("Report");
    };
    if (type.isString())
        return fits(type.toString());
    for (const QJsonValue one : type.toArray()) {
        if (fits(one.toString()))
            return true;
    }
    return false;
}

/// The article that a JSON-LD block speaks of: at its top, in a list, or in its @graph.
QJsonObject articleIn(const QJsonValue &value, int depth = 0)
{
    constexpr int deepest = 5;
    if (depth > deepest)
        return {};
    if (value.isArray()) {
        for (const QJsonValue one : value.toArray()) {
            if (QJsonObject found = articleIn(one, depth + 1); !found.isEmpty())
                return found;
        }
        return {};
    }
    QJsonObject object = value.toObject();
    if (isArticleKind(object[QStringLiteral("@type")]))
        return object;
    for (const char *inner : {"@graph", "mainEntity"}) {
        if (QJsonObject found = articleIn(object[QLatin1String(inner)], depth + 1); !found.isEmpty())
            return found;
    }
    return {};
}

/// A name, an object with one, or a list of those.
QStringList namesIn(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    if (value.isObject())
        return namesIn(value[QStringLiteral("name")]);
    QStringList names;
    for (const QJsonValue one : value.toArray())
        names += one.isArray() ? QStringList() : namesIn(one);
    return names;
}

void readScript(const xmlNode *node, PageFacts &facts)
{
    if (attribute(node, "type").toLower() != QStringLiteral("application/ld+json")
        || !facts.article.isEmpty())
        return;
    QByteArray json;
    for (const xmlNode *at = node->children; at; at = at->next)
        json += textOf(at).toUtf8();
    facts.article = articleIn(QJsonDocument::fromJson(json).isArray()
            ? QJsonValue(QJsonDocument::fromJson(json).array())
            : QJsonValue(QJsonDocument::fromJson(json).object()));
}

void readElement(const xmlNode *node, PageFacts &facts)
{
    const std::string_view name = nameOf(node);
    if (name == "meta") {
        for (const char *key : {"property", "name", "http-equiv"}) {
            if (const QString called = attribute(node, key).trimmed().toLower(); !called.isEmpty())
                facts.meta[called].append(attribute(node, "content").simplified());
        }
    } else if (name == "link") {
        if (attribute(node, "rel").toLower() == QStringLiteral("canonical") && facts.canonical.isEmpty())
            facts.canonical = attribute(node, "href").trimmed();
    } else if (name == "title") {
        if (facts.title.isEmpty())
            facts.title = wholeText(node);
    } else if (name == "h1") {
        if (++facts.headings == 1)
            facts.heading = wholeText(node);
    } else if (name == "time") {
        if (facts.time.isEmpty() && dateFrom(attribute(node, "datetime")).isValid())
            facts.time = attribute(node, "datetime");
    } else if (name == "a" && facts.author.isEmpty() && attribute(node, "rel") == QStringLiteral("author")) {
        facts.author = wholeText(node);
    } else if (name == "script") {
        readScript(node, facts);
    }
    for (const QString &mark : attribute(node, "itemprop").split(u' ', Qt::SkipEmptyParts)) {
        if (mark != QStringLiteral("author") && mark != QStringLiteral("datePublished")
            && mark != QStringLiteral("headline"))
            continue;
        QString value = attribute(node, "content");
        if (value.isEmpty())
            value = attribute(node, "datetime");
        facts.marks[mark].append(value.isEmpty() ? wholeText(node).left(300) : value);
    }
}

QString metaOf(const PageFacts &facts, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        QStringList values = facts.meta.value(QLatin1String(name));
        values.removeAll(QString());
        values.removeDuplicates();
        // Names may be pages in social networks.
        values.removeIf([](const QString &value) { return value.startsWith(QStringLiteral("http")); });
        if (!values.isEmpty())
            return values.join(QStringLiteral("; "));
    }
    return {};
}

QString firstOf(std::initializer_list<QString> values)
{
    for (const QString &value : values) {
        if (!value.trimmed().isEmpty())
            return value.trimmed();
    }
    return {};
}

/// "Headline | The Paper" without the paper.
QString withoutSite(const QString &title, const QString &site)
{
    for (const QString &sign : {QStringLiteral(" | "), QStringLiteral(" - "), QStringLiteral(" – "),
             QStringLiteral(" — "), QStringLiteral(" · "), QStringLiteral(" :: ")}) {
        const qsizetype at = title.lastIndexOf(sign);
        if (at > 0 && !site.isEmpty()
            && QStringView(title).sliced(at + sign.size()).compare(site, Qt::CaseInsensitive) == 0)
            return title.first(at);
    }
    return title;
}

QDate publishedOf(const PageFacts &facts)
{
    const QStringList places{facts.article[QStringLiteral("datePublished")].toString(),
        metaOf(facts, {"article:published_time", "og:article:published_time"}),
        metaOf(facts,
            {"datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
                "dcterms.created", "pubdate", "publishdate", "publish-date", "parsely-pub-date",
                "sailthru.date", "citation_publication_date", "citation_date"}),
        facts.marks.value(QStringLiteral("datePublished")).value(0), facts.time,
        facts.article[QStringLiteral("dateCreated")].toString()};
    for (const QString &place : places) {
        if (const QDate date = dateFrom(place); date.isValid())
            return date;
    }
    return {};
}

} // namespace

void readPageMetadata(const xmlNode *page, ExtractedDocument &document, QString &body)
{
    PageFacts facts;
    facts.language = attribute(page, "lang");
    if (facts.language.isEmpty())
        facts.language = attribute(page, "xml:lang");
    for (const xmlNode *node = page; node; node = after(node, page)) {
        if (node->type == XML_ELEMENT_NODE)
            readElement(node, facts);
    }
    const QJsonObject &article = facts.article;
    document.source = firstOf({namesIn(article[QStringLiteral("publisher")]).value(0),
        metaOf(facts, {"og:site_name", "dc.publisher", "citation_journal_title", "application-name"})});
    const QString own = facts.headings == 1 ? facts.heading : QString();
    document.title =
        withoutSite(firstOf({article[QStringLiteral("headline")].toString(),
                        metaOf(facts, {"og:title", "twitter:title", "dc.title", "citation_title"}),
                        facts.marks.value(QStringLiteral("headline")).value(0), own, metaOf(facts, {"title"}),
                        facts.title, facts.heading}),
            document.source);
    document.author = firstOf({namesIn(article[QStringLiteral("author")]).join(QStringLiteral("; ")),
        metaOf(facts,
            {"author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author",
                "citation_author"}),
        facts.author, facts.marks.value(QStringLiteral("author")).join(QStringLiteral("; "))});
    const QStringList addresses = facts.meta.value(QStringLiteral("og:url"));
    for (const QString &address :
        {facts.canonical, addresses.value(0), article[QStringLiteral("url")].toString()}) {
        if (document.url.isEmpty() && address.startsWith(QStringLiteral("http")))
            document.url = address;
    }
    document.language =
        languageFrom(firstOf({facts.language, article[QStringLiteral("inLanguage")].toString(),
            metaOf(facts, {"og:locale", "content-language", "dc.language", "language"})}));
    document.published = publishedOf(facts);
    body = article[QStringLiteral("articleBody")].toString();
}

} // namespace standpoint
