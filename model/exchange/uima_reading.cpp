// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/uima_reading.h"

#include "model/exchange/uima_types.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <unordered_map>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Uima)
};

constexpr qsizetype longestQuote = 200; ///< of the words that a reference stands for, in UTF-16 code units
constexpr qsizetype mostTargets = 100;  ///< of one feature
constexpr qsizetype mostFields = 200;   ///< of one structure
constexpr qsizetype longestField = 10'000;
constexpr qsizetype mostElements = 10'000'000; ///< of all lists of a document, where features refer to them

bool isType(const UimaStructure &one, const char *name)
{
    return one.type == QLatin1String(name);
}

/// What every tool writes beside annotations, and what says nothing about stances.
bool isInternal(const QString &type)
{
    static const QSet<QString> known{QLatin1String(uima::sentence), QLatin1String(uima::token),
        QStringLiteral("uima.cas.Sofa"), QStringLiteral("uima.cas.NULL"),
        QStringLiteral("de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata"),
        QStringLiteral("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.TagsetDescription"),
        QStringLiteral("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.TagDescription")};
    return known.contains(type);
}

QString valueOf(const UimaStructure &one, const QString &name)
{
    for (const ForeignField &field : one.values) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

const QList<qint64> *referencesOf(const UimaStructure &one, const QString &name)
{
    for (const auto &[feature, targets] : one.references) {
        if (feature == name)
            return &targets;
    }
    return nullptr;
}

/// "0-5;7-9", in order and inside a text; nothing where it is anything else.
QList<TextSpan> spansFrom(const QString &text, qsizetype size)
{
    QList<TextSpan> spans;
    int end = 0;
    for (const QString &part : text.split(u';')) {
        const qsizetype dash = part.indexOf(u'-');
        bool ok = false;
        bool alsoOk = false;
        const TextSpan span{part.left(dash).toInt(&ok), part.mid(dash + 1).toInt(&alsoOk)};
        if (dash < 0 || !ok || !alsoOk || span.begin < end || span.isEmpty() || span.end > size)
            return {};
        spans.append(span);
        end = span.end;
    }
    return spans;
}

class Builder
{
public:
    Builder(UimaDocument &&document, ForeignCorpus &corpus)
        : m_source(std::move(document))
        , m_corpus(corpus)
    {
        expandArrays();
        m_document.text = std::move(m_source.text);
        m_document.where = m_source.where;
        for (const UimaStructure &one : m_source.structures) {
            if (one.id != 0)
                m_byId.insert(one.id, &one);
        }
    }

    void build();

private:
    void expandArrays();
    void guessUnit();
    void readMetadata(const UimaStructure &one);
    void readDetails(const UimaStructure &one);
    void collectFragments();
    void add(const UimaStructure &one);
    std::optional<TextSpan> spanOf(const UimaStructure &one) const;
    QList<TextSpan> spansOfStatement(const UimaStructure &one);
    void setFieldsOfStatement(ForeignAnnotation &annotation, const UimaStructure &one);
    void setStatementField(ForeignAnnotation &annotation, const QString &name, const QString &value);
    void setFields(ForeignAnnotation &annotation, const UimaStructure &one);
    void setReference(
        ForeignAnnotation &annotation, const QString &feature, const UimaStructure &target) const;
    QList<TextSpan> exactSpans(const QString &exact, const QList<TextSpan> &shown) const;

    UimaDocument m_source;
    ForeignCorpus &m_corpus;
    ForeignDocument m_document;
    QHash<qint64, const UimaStructure *> m_byId;
    QSet<const UimaStructure *> m_fragments; ///< of statements
    QSet<const UimaStructure *> m_meant;     ///< what some other structure refers to
    std::optional<ForeignOffsets> m_offsets;
    bool m_isOurs = false;
};

/// A list that is a structure of its own becomes part of what refers to it.
void Builder::expandArrays()
{
    const QString elements = QStringLiteral("elements");
    std::unordered_map<qint64, UimaStructure> arrays;
    const auto isArray = [](const UimaStructure &one) {
        return one.type.endsWith(QStringLiteral("[]"))
            || (one.type.startsWith(QStringLiteral("uima.cas."))
                && one.type.endsWith(QStringLiteral("Array")));
    };
    for (UimaStructure &one : m_source.structures) {
        if (isArray(one) && one.id != 0)
            arrays.emplace(one.id, std::move(one));
    }
    if (arrays.empty())
        return;
    std::erase_if(m_source.structures, isArray);
    qsizetype left = mostElements; // a list that a thousand features share is not copied a thousand times
    for (UimaStructure &one : m_source.structures) {
        QList<std::pair<QString, QList<qint64>>> expanded;
        for (const auto &[feature, targets] : std::as_const(one.references)) {
            QList<qint64> all;
            for (const qint64 target : targets) {
                const auto found = arrays.find(target);
                if (found == arrays.end()) {
                    all.append(target);
                    continue;
                }
                for (const ForeignField &value : found->second.values) {
                    if (left-- > 0)
                        one.values.append({feature, value.value});
                }
                const QList<qint64> *further = referencesOf(found->second, elements);
                for (const qint64 id : further ? *further : QList<qint64>()) {
                    if (left-- > 0)
                        all.append(id);
                }
            }
            if (!all.isEmpty())
                expanded.append({feature, all});
        }
        one.references = std::move(expanded);
    }
}

void Builder::build()
{
    m_offsets.emplace(m_document.text);
    for (const UimaStructure &one : m_source.structures) {
        if (isType(one, uima::metadata) || isType(one, "uima.tcas.DocumentAnnotation"))
            readMetadata(one);
        else if (isType(one, uima::articleDetails))
            readDetails(one);
        for (const auto &[feature, targets] : one.references) {
            for (const qint64 id : targets.first(std::min(targets.size(), mostTargets)))
                m_meant.insert(m_byId.value(id));
        }
    }
    guessUnit();
    collectFragments();
    for (const UimaStructure &one : m_source.structures)
        add(one);
    if (m_document.info.document.isEmpty() && !m_isOurs)
        m_document.info.document = m_source.name;
    m_corpus.documents.push_back(std::move(m_document));
}

/// Some tools counted code points: then what is said of the whole text ends where that has its last one.
void Builder::guessUnit()
{
    const qint64 codePoints = m_offsets->map().codePoints();
    if (codePoints == m_document.text.size() || m_source.unit != OffsetUnit::Utf16)
        return;
    bool isSaid = false;
    for (const UimaStructure &one : m_source.structures) {
        if (one.hasSpan && one.end > codePoints)
            return;
        isSaid = isSaid
            || (one.hasSpan && one.begin == 0 && one.end == codePoints
                && (isType(one, uima::metadata) || isType(one, "uima.tcas.DocumentAnnotation")));
    }
    if (!isSaid)
        return;
    m_source.unit = OffsetUnit::CodePoint;
    m_corpus.remarks.add(
        Words::tr("The offsets count code points and not UTF-16 code units; they were converted"),
        m_source.where);
}

void Builder::readMetadata(const UimaStructure &one)
{
    ArticleInfo &info = m_document.info;
    const QString id = valueOf(one, QStringLiteral("documentId"));
    const QString title = valueOf(one, QStringLiteral("documentTitle"));
    const QString uri = valueOf(one, QStringLiteral("documentUri"));
    const QString language = valueOf(one, QStringLiteral("language"));
    if (!id.isEmpty())
        info.document = id.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive) ? id.chopped(4) : id;
    if (title != id)
        info.title = title;
    if (uri.startsWith(QStringLiteral("http://")) || uri.startsWith(QStringLiteral("https://")))
        info.url = uri;
    if (language != QStringLiteral("x-unspecified"))
        info.language = language;
}

void Builder::readDetails(const UimaStructure &one)
{
    m_isOurs = true;
    ArticleInfo &info = m_document.info;
    info.id = ArticleId::fromString(valueOf(one, QStringLiteral("articleId"))).value_or(ArticleId());
    info.author = valueOf(one, QStringLiteral("author"));
    info.source = valueOf(one, QStringLiteral("source"));
    info.published = QDate::fromString(valueOf(one, QStringLiteral("published")), Qt::ISODate);
    if (const QString note = valueOf(one, QStringLiteral("comment")); !note.isEmpty())
        info.setNote(note);
    for (const ForeignField &field : one.values) {
        if (field.name == QStringLiteral("tags"))
            info.tags.append(field.value);
        // Whatever a name in metadata looks like, ours is as it was.
        else if (field.name == QStringLiteral("document"))
            info.document = field.value;
        else if (field.name == QStringLiteral("title"))
            info.title = field.value;
        else if (field.name == QStringLiteral("url"))
            info.url = field.value;
    }
    const QString annotator = valueOf(one, QStringLiteral("annotator"));
    const QString state = valueOf(one, QStringLiteral("state"));
    if (!annotator.isEmpty() && !state.isEmpty())
        m_document.states.insert(annotator, state);
}

void Builder::collectFragments()
{
    for (const UimaStructure &one : m_source.structures) {
        const QList<qint64> *links =
            isType(one, uima::statement) ? referencesOf(one, QStringLiteral("fragments")) : nullptr;
        if (!links)
            continue;
        for (const qint64 link : *links) {
            const UimaStructure *target = m_byId.value(link);
            const QList<qint64> *further =
                target && !target->hasSpan ? referencesOf(*target, QStringLiteral("target")) : nullptr;
            if (further && !further->isEmpty())
                target = m_byId.value(further->first());
            if (target && target->hasSpan)
                m_fragments.insert(target);
        }
    }
}

std::optional<TextSpan> Builder::spanOf(const UimaStructure &one) const
{
    return m_offsets->span(one.begin, one.end, m_source.unit);
}

void Builder::add(const UimaStructure &one)
{
    const bool isAboutDocument = isType(one, uima::metadata) || isType(one, uima::articleDetails)
        || isType(one, "uima.tcas.DocumentAnnotation");
    if (isAboutDocument || isInternal(one.type) || m_fragments.contains(&one))
        return;
    const QString label = one.type.section(u'.', -1);
    if (!one.hasSpan) {
        if (!m_meant.contains(&one) && !one.values.isEmpty())
            m_corpus.remarks.add(
                Words::tr("“%1” says something of the whole document, and was left out").arg(label),
                one.where);
        return;
    }
    ForeignAnnotation annotation;
    annotation.where = one.where;
    annotation.set(QStringLiteral("label"), label);
    if (isType(one, uima::statement)) {
        annotation.spans = spansOfStatement(one);
        setFieldsOfStatement(annotation, one);
    } else {
        if (const std::optional<TextSpan> span = spanOf(one))
            annotation.spans.append(*span);
        setFields(annotation, one);
    }
    if (annotation.spans.isEmpty()) {
        m_corpus.skipped.add(spanOf(one)
                ? Words::tr("A fragment of “%1” is not in the file, so it was not imported").arg(label)
                : one.begin == one.end
                ? Words::tr("“%1” marks no words, so it was not imported").arg(label)
                : Words::tr("“%1” from %2 to %3 lies outside the text, so it was not imported")
                      .arg(label)
                      .arg(one.begin)
                      .arg(one.end),
            one.where);
        return;
    }
    m_document.annotations.push_back(std::move(annotation));
}

QList<TextSpan> Builder::spansOfStatement(const UimaStructure &one)
{
    QList<TextSpan> spans;
    const auto append = [&](const UimaStructure &fragment) {
        const std::optional<TextSpan> span = spanOf(fragment);
        if (span)
            spans.append(*span);
        return span.has_value();
    };
    if (!append(one))
        return {};
    const QList<qint64> *links = referencesOf(one, QStringLiteral("fragments"));
    for (const qint64 link : links ? *links : QList<qint64>()) {
        const UimaStructure *target = m_byId.value(link);
        if (target && !target->hasSpan) {
            const QList<qint64> *further = referencesOf(*target, QStringLiteral("target"));
            target = further && !further->isEmpty() ? m_byId.value(further->first()) : nullptr;
        }
        if (!target || !target->hasSpan || !append(*target))
            return {};
    }
    std::sort(spans.begin(), spans.end());
    return spans;
}

/// The spans that a statement had before white space at their ends was cut; as shown where it was moved
/// since.
QList<TextSpan> Builder::exactSpans(const QString &exact, const QList<TextSpan> &shown) const
{
    const QList<TextSpan> spans = spansFrom(exact, m_document.text.size());
    QList<TextSpan> cut;
    for (TextSpan span : spans) {
        while (span.begin < span.end && m_document.text[span.begin].isSpace())
            ++span.begin;
        while (span.begin < span.end && m_document.text[span.end - 1].isSpace())
            --span.end;
        if (!span.isEmpty())
            cut.append(span);
    }
    return !spans.isEmpty() && (cut == shown || cut.isEmpty()) ? spans : shown;
}

void Builder::setFieldsOfStatement(ForeignAnnotation &annotation, const UimaStructure &one)
{
    for (const ForeignField &field : one.values.first(std::min(one.values.size(), mostFields))) {
        if (field.name != QStringLiteral("meta")) {
            setStatementField(annotation, field.name, field.value);
            continue;
        }
        const QJsonObject object = QJsonDocument::fromJson(field.value.toUtf8()).object();
        for (auto it = object.begin(); it != object.end(); ++it)
            setStatementField(annotation, it.key(), it.value().toString());
    }
}

void Builder::setStatementField(ForeignAnnotation &annotation, const QString &name, const QString &value)
{
    static const QHash<QString, QString> renamed{{QStringLiteral("actorId"), QStringLiteral("actor_id")},
        {QStringLiteral("comment"), QStringLiteral("note")}};
    static const QString attributePrefix = QStringLiteral("attr_");
    if (name == QStringLiteral("sid")) {
        annotation.id = value;
    } else if (name == QStringLiteral("exact")) {
        annotation.spans = exactSpans(value, annotation.spans);
    } else if (name == QStringLiteral("article")) {
        if (const auto id = ArticleId::fromString(value); id && m_document.info.id.isNull())
            m_document.info.id = *id;
    } else if (name == QStringLiteral("document")) {
        m_document.info.document = value;
    } else if (name == QStringLiteral("attributes")) {
        const QJsonObject object = QJsonDocument::fromJson(value.toUtf8()).object();
        if (object.isEmpty())
            annotation.set(QStringLiteral("attributes"), value);
        for (auto it = object.begin(); it != object.end(); ++it)
            annotation.set(QStringLiteral("attribute:") + it.key(), it.value().toString());
    } else if (name.startsWith(attributePrefix)) {
        annotation.set(QStringLiteral("attribute:") + name.sliced(attributePrefix.size()), value);
    } else if (name != QStringLiteral("label")) {
        annotation.set(renamed.value(name, name), value);
    }
}

/// Adds to what a field of that name has already.
static void join(ForeignAnnotation &annotation, const QString &name, const QString &value)
{
    const QString before = annotation.field(name);
    if (before.size() < longestField)
        annotation.set(name, before.isEmpty() ? value : before + QStringLiteral("; ") + value);
}

void Builder::setFields(ForeignAnnotation &annotation, const UimaStructure &one)
{
    const auto named = [](const QString &feature) { // the label is the type's
        return feature == QStringLiteral("label") ? QStringLiteral("feature label") : feature;
    };
    if (std::max(one.values.size(), one.references.size()) > mostFields)
        m_corpus.remarks.add(
            Words::tr("The annotation has thousands of fields; most were left out"), one.where);
    for (const ForeignField &field : one.values.first(std::min(one.values.size(), mostFields)))
        join(annotation, named(field.name), field.value);
    for (const auto &[feature, targets] : one.references.first(std::min(one.references.size(), mostFields))) {
        for (const qint64 id : targets.first(std::min(targets.size(), mostTargets))) {
            if (const UimaStructure *target = m_byId.value(id))
                setReference(annotation, named(feature), *target);
        }
    }
}

/// The words that a structure refers to, under the feature's name or the role of a link; and their features.
void Builder::setReference(
    ForeignAnnotation &annotation, const QString &feature, const UimaStructure &target) const
{
    const UimaStructure *words = &target;
    QString name = feature;
    if (!target.hasSpan) {
        const QList<qint64> *further = referencesOf(target, QStringLiteral("target"));
        const QString role = valueOf(target, QStringLiteral("role"));
        if (!role.isEmpty())
            name = role == QStringLiteral("label") ? QStringLiteral("feature label") : role;
        if (further && !further->isEmpty())
            words = m_byId.value(further->first());
    }
    const std::optional<TextSpan> span = words && words->hasSpan ? spanOf(*words) : std::nullopt;
    if (span)
        join(annotation, name,
            m_document.text.mid(span->begin, std::min<qsizetype>(span->length(), longestQuote)).simplified());
    if (!words)
        return;
    for (const ForeignField &field : words->values.first(std::min(words->values.size(), mostFields))) {
        if ((words != &target || field.name != QStringLiteral("role"))
            && annotation.fields.size() < mostFields)
            join(annotation, name + u'.' + field.name, field.value);
    }
}

} // namespace

void takeUimaDocument(UimaDocument &&document, ForeignCorpus &corpus)
{
    Builder(std::move(document), corpus).build();
}

QString uimaDocumentName(const QString &path)
{
    const QString name = QFileInfo(path).completeBaseName();
    return name.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive) ? name.chopped(4) : name;
}

} // namespace standpoint
