// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/foreign_look.h"

#include "model/exchange/source_files.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ForeignLook)
};

constexpr qsizetype mostOfOneLabel = ForeignLook::mostSamples / 10;

const QString labelField = QStringLiteral("label");
const QString actorIdField = QStringLiteral("actor_id");

QString shortened(const QString &words)
{
    QString simple = words.left(2 * ForeignLook::longestWords).simplified();
    if (simple.size() <= ForeignLook::longestWords)
        return simple;
    qsizetype end = ForeignLook::longestWords;
    if (simple[end - 1].isHighSurrogate())
        --end;
    return simple.left(end) + QChar(0x2026);
}

class Looker
{
public:
    Looker(const Project &project, ForeignLook &look)
        : m_project(project)
        , m_look(look)
    {
    }

    void take(const ForeignCorpus &corpus);
    /// Lists the values of each field, and puts the samples together.
    void finish();

private:
    struct Known
    {
        QHash<QString, qint32> index;
        std::vector<qint64> counts;
        qint64 others = 0;
    };
    struct Numbered
    {
        qint64 number;
        ForeignLook::Sample sample;
    };

    void take(const ForeignDocument &document, const ForeignAnnotation &annotation);
    quint32 fieldOf(const QString &name);
    qint32 valueOf(quint32 field, const QString &value);
    void keepSample(const ForeignDocument &document, const ForeignAnnotation &annotation);
    QString wordsOf(const ForeignDocument &document, const ForeignAnnotation &annotation) const;

    const Project &m_project;
    ForeignLook &m_look;
    QHash<QString, quint32> m_fields;
    std::vector<Known> m_known;
    QHash<QString, qsizetype> m_ofLabel;
    std::vector<Numbered> m_varied;
    std::vector<Numbered> m_others;
};

void Looker::take(const ForeignCorpus &corpus)
{
    m_look.documents += static_cast<qsizetype>(corpus.documents.size());
    for (const ForeignDocument &document : corpus.documents) {
        for (const ForeignAnnotation &annotation : document.annotations)
            take(document, annotation);
    }
}

void Looker::take(const ForeignDocument &document, const ForeignAnnotation &annotation)
{
    for (const ForeignField &field : annotation.fields) {
        const quint32 number = fieldOf(field.name);
        const auto begin =
            m_look.cells.begin() + static_cast<qsizetype>(m_look.ends.empty() ? 0 : m_look.ends.back());
        const bool isThere = std::any_of(
            begin, m_look.cells.end(), [&](const ForeignLook::Cell &cell) { return cell.field == number; });
        if (isThere) // the first one counts
            continue;
        m_look.cells.push_back({number, valueOf(number, field.value)});
        ++m_look.fields[number].annotations;
    }
    m_look.ends.push_back(m_look.cells.size());
    keepSample(document, annotation);
    ++m_look.annotations;
}

quint32 Looker::fieldOf(const QString &name)
{
    const auto there = m_fields.constFind(name);
    if (there != m_fields.cend())
        return *there;
    const auto number = static_cast<quint32>(m_look.fields.size());
    m_fields.insert(name, number);
    m_look.fields.append({name, 0, {}, 0});
    m_known.emplace_back();
    m_look.known.emplace_back();
    return number;
}

qint32 Looker::valueOf(quint32 field, const QString &value)
{
    Known &known = m_known[field];
    const auto there = known.index.constFind(value);
    if (there != known.index.cend()) {
        ++known.counts[static_cast<size_t>(*there)];
        return *there;
    }
    if (value.size() > ForeignLook::longestKnown || known.index.size() >= ForeignLook::mostKnown) {
        ++known.others;
        return -1;
    }
    const auto number = static_cast<qint32>(known.counts.size());
    known.index.insert(value, number);
    known.counts.push_back(1);
    m_look.known[field].append(value);
    return number;
}

void Looker::keepSample(const ForeignDocument &document, const ForeignAnnotation &annotation)
{
    const bool isVaried = m_varied.size() < ForeignLook::mostSamples
        && m_ofLabel[annotation.field(labelField)]++ < mostOfOneLabel;
    auto &to = isVaried ? m_varied : m_others;
    if (to.size() >= ForeignLook::mostSamples)
        return;
    const QString title = document.info.title.isEmpty() ? document.info.document : document.info.title;
    to.push_back({m_look.annotations,
        {wordsOf(document, annotation), title, annotation.fields,
            annotation.where.isEmpty() ? document.where : annotation.where}});
}

QString Looker::wordsOf(const ForeignDocument &document, const ForeignAnnotation &annotation) const
{
    if (!annotation.covered.isEmpty())
        return shortened(annotation.covered);
    const Article *article = document.hasText ? nullptr : m_project.article(document.info.id);
    const QString &text = article ? article->content() : document.text;
    if (text.isEmpty()) // another file of the import has them
        return shortened(document.info.document);
    if (annotation.spans.isEmpty())
        return shortened(text.left(2 * ForeignLook::longestWords));
    QStringList parts;
    for (const TextSpan span : annotation.spans) {
        if (span.begin >= 0 && span.begin <= span.end && span.end <= text.size())
            parts.append(text.mid(span.begin, span.end - span.begin));
    }
    return shortened(parts.join(QStringLiteral(" … ")));
}

void Looker::finish()
{
    for (qsizetype field = 0; field < m_look.fields.size(); ++field) {
        const Known &known = m_known[static_cast<size_t>(field)];
        QList<ForeignLook::Value> &values = m_look.fields[field].values;
        for (auto it = known.index.begin(); it != known.index.end(); ++it)
            values.append({it.key(), known.counts[static_cast<size_t>(it.value())]});
        std::sort(values.begin(), values.end(), [](const ForeignLook::Value &a, const ForeignLook::Value &b) {
            return a.count != b.count ? a.count > b.count : a.value < b.value;
        });
        qint64 further = known.others;
        for (qsizetype i = ForeignLook::mostValues; i < values.size(); ++i)
            further += values[i].count;
        values.resize(std::min(values.size(), ForeignLook::mostValues));
        m_look.fields[field].further = further;
    }
    const size_t room = ForeignLook::mostSamples - m_varied.size();
    m_others.resize(std::min(m_others.size(), room));
    std::move(m_others.begin(), m_others.end(), std::back_inserter(m_varied));
    std::sort(m_varied.begin(), m_varied.end(),
        [](const Numbered &a, const Numbered &b) { return a.number < b.number; });
    for (Numbered &one : m_varied)
        m_look.samples.append(std::move(one.sample));
}

/// What becomes of one value of a source.
enum class Fate : qint8
{
    Has,
    Blank,
    LeftOut
};

Fate fateOf(const std::optional<QString> &mapped)
{
    if (!mapped)
        return Fate::LeftOut;
    return mapped->trimmed().isEmpty() ? Fate::Blank : Fate::Has;
}

/// A source of a mapping, answered for each known value beforehand.
struct Fates
{
    Fates(const ForeignLook &look, const LabelMapping::Source &source)
        : missing(fateOf(mappedValue(source, {})))
    {
        for (qsizetype i = 0; i < look.fields.size() && field < 0; ++i) {
            if (!source.field.isEmpty() && look.fields[i].name == source.field)
                field = i;
        }
        if (field < 0)
            return;
        for (const QString &value : look.known[static_cast<size_t>(field)])
            known.push_back(fateOf(mappedValue(source, value)));
    }

    Fate of(qint32 value) const { return value < 0 ? Fate::Has : known[static_cast<size_t>(value)]; }

    qsizetype field = -1;
    Fate missing;
    std::vector<Fate> known;
};

/// Whether annotations of that value are wanted, by number; the last is for those without one.
std::vector<bool> wantedValues(const ForeignLook &look, qsizetype field, const LabelMapping &mapping)
{
    std::vector<bool> wanted;
    const QSet<QString> values(mapping.onlyValues.begin(), mapping.onlyValues.end());
    if (field >= 0) {
        for (const QString &value : look.known[static_cast<size_t>(field)])
            wanted.push_back(values.contains(value));
    }
    wanted.push_back(values.contains(QString()));
    return wanted;
}

} // namespace

QString ForeignLook::Sample::field(const QString &name) const
{
    for (const ForeignField &field : fields) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

const ForeignLook::Field *ForeignLook::field(const QString &name) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field &field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

Result<ForeignLook> lookInto(
    const Project &project, const QStringList &paths, const QString &format, const ImportProgress &progress)
{
    if (Status known = checkImportFormat(format); !known)
        return tl::unexpected(known.error());
    ForeignLook look;
    const Result<SourceFiles> found = findSourceFiles(paths, formatById(format), look.notices);
    if (!found)
        return tl::unexpected(found.error());
    qint64 all = 1;
    for (const SourceFile &source : found->files)
        all += source.format->parse ? source.file.size : 0;
    Looker looker(project, look);
    qint64 done = 0;
    for (const SourceFile &source : found->files) {
        if (!source.format->parse)
            continue;
        if (progress && !progress(static_cast<double>(done) / static_cast<double>(all)))
            return fail(Error::Kind::Invalid, Words::tr("Looking into the files was stopped"));
        const Result<ForeignCorpus> corpus = source.format->parse(source.file);
        if (!corpus && source.file.named)
            return tl::unexpected(corpus.error());
        if (corpus)
            looker.take(*corpus);
        else
            look.notices.add(corpus.error().what, source.file.shown);
        done += source.file.size;
    }
    looker.finish();
    return look;
}

MappingOutlook mappingOutlook(const ForeignLook &look, const LabelMapping &mapping)
{
    const std::array<Fates, 4> sources{Fates(look, mapping.actor), Fates(look, mapping.issue),
        Fates(look, mapping.stance), Fates(look, mapping.annotator)};
    const auto numberOf = [&](const QString &name) {
        const ForeignLook::Field *field = look.field(name);
        return field ? static_cast<qsizetype>(field - look.fields.constData()) : -1;
    };
    const qsizetype only = mapping.onlyField.isEmpty() ? -1 : numberOf(mapping.onlyField);
    const std::vector<bool> wanted = wantedValues(look, only, mapping);
    const qsizetype actorId = numberOf(actorIdField);
    MappingOutlook outlook;
    size_t begin = 0;
    for (const size_t end : look.ends) {
        std::array<Fate, 4> fates{
            sources[0].missing, sources[1].missing, sources[2].missing, sources[3].missing};
        bool isWanted = mapping.onlyField.isEmpty() || wanted.back();
        bool hasActorId = false;
        for (size_t at = begin; at < end; ++at) {
            const ForeignLook::Cell cell = look.cells[at];
            for (size_t i = 0; i < sources.size(); ++i) {
                if (sources[i].field == cell.field)
                    fates[i] = sources[i].of(cell.value);
            }
            if (only == cell.field)
                isWanted = cell.value >= 0 && wanted[static_cast<size_t>(cell.value)];
            hasActorId = hasActorId || actorId == cell.field;
        }
        begin = end;
        if (!isWanted || std::find(fates.begin(), fates.end(), Fate::LeftOut) != fates.end()) {
            ++outlook.leftOut;
            continue;
        }
        const bool noActor = fates[0] == Fate::Blank && !hasActorId;
        const bool noIssue = fates[1] == Fate::Blank;
        const bool noStance = fates[2] == Fate::Blank;
        outlook.noActor += noActor ? 1 : 0;
        outlook.noIssue += noIssue ? 1 : 0;
        outlook.noStance += noStance ? 1 : 0;
        ++(noActor || noIssue || noStance ? outlook.lacking : outlook.taken);
    }
    return outlook;
}

bool needsMapping(const ForeignLook &look)
{
    return mappingOutlook(look, LabelMapping()).lacking > 0;
}

} // namespace standpoint
