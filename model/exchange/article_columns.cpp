// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/article_columns.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ArticleColumns)
};

constexpr const char *stableNames[articleFieldCount] = {
    "text", "title", "source", "author", "published", "url", "language", "tags", "document", "id"};

struct UsualName
{
    const char *name;
    ArticleField field;
};

/// Lower case, without spaces, hyphens and underscores. The earlier of two names of one field counts more.
constexpr UsualName usualNames[] = {{"text", ArticleField::Text}, {"fulltext", ArticleField::Text},
    {"body", ArticleField::Text}, {"content", ArticleField::Text}, {"articletext", ArticleField::Text},
    {"articlebody", ArticleField::Text}, {"bodytext", ArticleField::Text}, {"maintext", ArticleField::Text},
    {"article", ArticleField::Text}, {"story", ArticleField::Text}, {"volltext", ArticleField::Text},
    {"inhalt", ArticleField::Text}, {"artikeltext", ArticleField::Text}, {"artikel", ArticleField::Text},
    {"texte", ArticleField::Text}, {"corps", ArticleField::Text}, {"contenu", ArticleField::Text},
    {"textecomplet", ArticleField::Text}, {"texto", ArticleField::Text}, {"contenido", ArticleField::Text},
    {"cuerpo", ArticleField::Text}, {"testo", ArticleField::Text}, {"contenuto", ArticleField::Text},
    {"conteúdo", ArticleField::Text}, {"conteudo", ArticleField::Text}, {"tekst", ArticleField::Text},
    {"inhoud", ArticleField::Text}, {"текст", ArticleField::Text}, {"النص", ArticleField::Text},
    {"title", ArticleField::Title}, {"headline", ArticleField::Title}, {"heading", ArticleField::Title},
    {"titel", ArticleField::Title}, {"überschrift", ArticleField::Title},
    {"schlagzeile", ArticleField::Title}, {"titre", ArticleField::Title}, {"título", ArticleField::Title},
    {"titulo", ArticleField::Title}, {"titular", ArticleField::Title}, {"titolo", ArticleField::Title},
    {"manchete", ArticleField::Title}, {"kop", ArticleField::Title}, {"заголовок", ArticleField::Title},
    {"العنوان", ArticleField::Title}, {"source", ArticleField::Source}, {"newspaper", ArticleField::Source},
    {"publication", ArticleField::Source}, {"publisher", ArticleField::Source},
    {"outlet", ArticleField::Source}, {"medium", ArticleField::Source}, {"journal", ArticleField::Source},
    {"quelle", ArticleField::Source}, {"zeitung", ArticleField::Source}, {"fuente", ArticleField::Source},
    {"periódico", ArticleField::Source}, {"medio", ArticleField::Source}, {"fonte", ArticleField::Source},
    {"giornale", ArticleField::Source}, {"testata", ArticleField::Source}, {"jornal", ArticleField::Source},
    {"bron", ArticleField::Source}, {"krant", ArticleField::Source}, {"источник", ArticleField::Source},
    {"المصدر", ArticleField::Source}, {"author", ArticleField::Author}, {"authors", ArticleField::Author},
    {"byline", ArticleField::Author}, {"journalist", ArticleField::Author}, {"writer", ArticleField::Author},
    {"autor", ArticleField::Author}, {"autorin", ArticleField::Author}, {"verfasser", ArticleField::Author},
    {"auteur", ArticleField::Author}, {"autore", ArticleField::Author}, {"автор", ArticleField::Author},
    {"الكاتب", ArticleField::Author}, {"published", ArticleField::Published},
    {"date", ArticleField::Published}, {"publicationdate", ArticleField::Published},
    {"publishedat", ArticleField::Published}, {"datepublished", ArticleField::Published},
    {"publisheddate", ArticleField::Published}, {"publishdate", ArticleField::Published},
    {"pubdate", ArticleField::Published}, {"datum", ArticleField::Published},
    {"veröffentlicht", ArticleField::Published}, {"erscheinungsdatum", ArticleField::Published},
    {"fecha", ArticleField::Published}, {"data", ArticleField::Published},
    {"datepublication", ArticleField::Published}, {"datedepublication", ArticleField::Published},
    {"дата", ArticleField::Published}, {"التاريخ", ArticleField::Published}, {"url", ArticleField::Url},
    {"link", ArticleField::Url}, {"weblink", ArticleField::Url}, {"permalink", ArticleField::Url},
    {"uri", ArticleField::Url}, {"web", ArticleField::Url}, {"language", ArticleField::Language},
    {"lang", ArticleField::Language}, {"sprache", ArticleField::Language}, {"langue", ArticleField::Language},
    {"idioma", ArticleField::Language}, {"lingua", ArticleField::Language}, {"taal", ArticleField::Language},
    {"язык", ArticleField::Language}, {"tags", ArticleField::Tags}, {"keywords", ArticleField::Tags},
    {"section", ArticleField::Tags}, {"category", ArticleField::Tags}, {"categories", ArticleField::Tags},
    {"schlagwörter", ArticleField::Tags}, {"ressort", ArticleField::Tags}, {"rubrik", ArticleField::Tags},
    {"rubrique", ArticleField::Tags}, {"motsclés", ArticleField::Tags}, {"sección", ArticleField::Tags},
    {"etiquetas", ArticleField::Tags}, {"sezione", ArticleField::Tags}, {"document", ArticleField::Document},
    {"unit", ArticleField::Document}, {"unitid", ArticleField::Document}, {"item", ArticleField::Document},
    {"itemid", ArticleField::Document}, {"textid", ArticleField::Document},
    {"sentenceid", ArticleField::Document}, {"doc", ArticleField::Document},
    {"documentid", ArticleField::Document}, {"docid", ArticleField::Document},
    {"docname", ArticleField::Document}, {"filename", ArticleField::Document},
    {"file", ArticleField::Document}, {"dokument", ArticleField::Document}, {"datei", ArticleField::Document},
    {"dateiname", ArticleField::Document}, {"fichier", ArticleField::Document},
    {"accessionnumber", ArticleField::Document}, {"id", ArticleField::Id}, {"articleid", ArticleField::Id},
    {"uuid", ArticleField::Id}, {"guid", ArticleField::Id}};

/// "Publication Date", "publication_date" and "publicationDate" are the same.
QString bare(const QString &name)
{
    QString letters;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            letters += c.toLower();
    }
    return letters;
}

struct Usual
{
    ArticleField field;
    int rank;
};

const QHash<QString, Usual> &usual()
{
    static const QHash<QString, Usual> all = [] {
        QHash<QString, Usual> names;
        int rank = 0;
        for (const UsualName &one : usualNames)
            names.insert(QString::fromUtf8(one.name), {one.field, rank++});
        return names;
    }();
    return all;
}

/// Of "doc.meta.title" also "title", where the whole name tells nothing.
std::optional<Usual> usualNamed(const QString &name)
{
    const auto whole = usual().constFind(bare(name));
    if (whole != usual().cend())
        return *whole;
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot < 0)
        return std::nullopt;
    const auto part = usual().constFind(bare(name.sliced(dot + 1)));
    constexpr int below = 1000; // a nested name counts less than any other
    return part == usual().cend() ? std::nullopt : std::optional(Usual{part->field, part->rank + below});
}

QString escaped(QString name)
{
    return name.replace(u'\\', QStringLiteral("\\\\")).replace(u',', QStringLiteral("\\,"));
}

/// Parts between commas that no backslash stands before.
QStringList parts(const QString &text)
{
    QStringList all{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size())
            all.last() += text[++i];
        else if (text[i] == u',')
            all.append(QString());
        else
            all.last() += text[i];
    }
    return all;
}

tl::unexpected<Error> noSuchField(const QString &field)
{
    QStringList known;
    for (const char *name : stableNames)
        known.append(QLatin1String(name));
    return fail(Error::Kind::Invalid,
        Words::tr("Columns are given as text=Body,title=Headline and so on; “%1” is none of %2, dates")
            .arg(field, known.join(QStringLiteral(", "))));
}

/// The column whose cells are the longest on average; -1: none is long enough.
int longestColumn(qsizetype columns, const QList<QStringList> &rows, const QList<int> &taken)
{
    int longest = -1;
    qsizetype most = leastMeanText * std::max<qsizetype>(1, rows.size()) - 1;
    for (int column = 0; column < static_cast<int>(columns); ++column) {
        qsizetype characters = 0;
        for (const QStringList &row : rows)
            characters += row.value(column).size();
        if (characters > most && !taken.contains(column)) {
            most = characters;
            longest = column;
        }
    }
    return longest;
}

} // namespace

QString fieldName(ArticleField field)
{
    return QLatin1String(stableNames[static_cast<size_t>(field)]);
}

QString fieldTitle(ArticleField field)
{
    switch (field) {
    case ArticleField::Text:
        return Words::tr("Text");
    case ArticleField::Title:
        return Words::tr("Title");
    case ArticleField::Source:
        return Words::tr("Source");
    case ArticleField::Author:
        return Words::tr("Author");
    case ArticleField::Published:
        return Words::tr("Published");
    case ArticleField::Url:
        return Words::tr("Web address");
    case ArticleField::Language:
        return Words::tr("Language");
    case ArticleField::Tags:
        return Words::tr("Tags");
    case ArticleField::Document:
        return Words::tr("Document");
    case ArticleField::Id:
        return Words::tr("Id");
    }
    return {};
}

std::optional<ArticleField> fieldNamed(const QString &name)
{
    for (int i = 0; i < articleFieldCount; ++i) {
        if (name == QLatin1String(stableNames[i]))
            return static_cast<ArticleField>(i);
    }
    return std::nullopt;
}

std::optional<ArticleField> fieldCalled(const QString &name)
{
    const std::optional<Usual> found = usualNamed(name);
    return found ? std::optional(found->field) : std::nullopt;
}

QString ArticleColumns::toText() const
{
    QStringList all;
    for (int i = 0; i < articleFieldCount; ++i) {
        const auto field = static_cast<ArticleField>(i);
        if (!(*this)[field].isEmpty())
            all.append(fieldName(field) + u'=' + escaped((*this)[field]));
    }
    if (dates != DateOrder::Unknown)
        all.append(dates == DateOrder::DayFirst ? QStringLiteral("dates=dmy") : QStringLiteral("dates=mdy"));
    return all.join(u',');
}

Result<ArticleColumns> ArticleColumns::fromText(const QString &text)
{
    ArticleColumns columns;
    for (const QString &part : parts(text)) {
        const qsizetype equals = part.indexOf(u'=');
        const QString name = part.left(std::max<qsizetype>(0, equals)).trimmed().toLower();
        const QString value = part.sliced(equals + 1).trimmed();
        if (name == QLatin1String("dates")) {
            if (value != QLatin1String("dmy") && value != QLatin1String("mdy"))
                return fail(Error::Kind::Invalid,
                    Words::tr("dates is dmy (day first) or mdy (month first), not “%1”").arg(value));
            columns.dates = value == QLatin1String("dmy") ? DateOrder::DayFirst : DateOrder::MonthFirst;
            continue;
        }
        const std::optional<ArticleField> field = fieldNamed(name);
        if (!field || value.isEmpty())
            return noSuchField(part.trimmed());
        if (!columns[*field].isEmpty())
            return fail(Error::Kind::Invalid, Words::tr("“%1” is given twice").arg(name));
        columns[*field] = value;
    }
    if (columns[ArticleField::Text].isEmpty())
        return fail(Error::Kind::Invalid,
            Words::tr("Say which column is the text, for example text=Body,title=Headline"));
    return columns;
}

ArticleColumns guessColumns(const QStringList &columns, const QList<QStringList> &rows)
{
    ArticleColumns guess;
    std::array<int, articleFieldCount> ranks{};
    QList<int> taken;
    for (const QString &column : columns) {
        const std::optional<Usual> found = usualNamed(column);
        if (!found)
            continue;
        const auto at = static_cast<size_t>(found->field);
        if (!guess[found->field].isEmpty() && ranks[at] <= found->rank)
            continue;
        guess[found->field] = column;
        ranks[at] = found->rank;
    }
    for (const QString &name : guess.names) {
        if (!name.isEmpty())
            taken.append(static_cast<int>(columns.indexOf(name)));
    }
    if (guess[ArticleField::Text].isEmpty()) {
        if (const int longest = longestColumn(columns.size(), rows, taken); longest >= 0)
            guess[ArticleField::Text] = columns[longest];
    }
    return guess;
}

QString columnsKey(const QStringList &columns)
{
    QStringList names;
    for (const QString &name : columns)
        names.append(name.trimmed().toLower());
    names.sort();
    return names.join(u'\x1f');
}

} // namespace standpoint
