// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/annotation_index.h"

#include "model/project/sentences_touched.h"
#include "model/text/graphemes.h"
#include "model/text/text_pattern.h"
#include "ui/reader/article_look.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace standpoint {

namespace {

using Column = AnnotationColumn;
using Row = AnnotationIndex::Row;

constexpr size_t askedEvery = 4096; // rows between two looks whether somebody waits no longer

auto placeOf(const Row &row)
{
    return std::tuple(row.article, row.begin, row.id);
}

template <typename Entity> QHash<Id<Entity>, int> ranks(const Table<Entity> &table)
{
    QHash<Id<Entity>, int> ranked;
    int rank = 0;
    for (const Entity &one : table.inOrder())
        ranked.insert(one.id, rank++);
    return ranked;
}

QString answers(const Project &project, const Annotation &annotation)
{
    QStringList told;
    for (const AttributeValue &value : annotation.attributes.orDefault()) {
        const Attribute *attribute = project.attributes().find(value.attribute);
        if (!attribute)
            continue;
        QString answer = value.value;
        for (const Choice &choice : attribute->choices) {
            if (choice.id.toString() == value.value)
                answer = choice.name;
        }
        told.append(attribute->kind == Attribute::Kind::Flag
                ? attribute->name
                : QStringLiteral("%1: %2").arg(attribute->name, answer));
    }
    return told.join(QStringLiteral("; "));
}

QString shortText(QString text, int most)
{
    if (most > 0)
        text = shortened(text, most);
    return text.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

int percent(float confidence)
{
    return static_cast<int>(std::lround(confidence * 100));
}

/// "<50", ">= 3" or "70": a comparison of whole numbers.
struct Comparison
{
    int least = std::numeric_limits<int>::min();
    int most = std::numeric_limits<int>::max();

    static std::optional<Comparison> read(QString typed)
    {
        typed = typed.simplified().remove(QLatin1Char(' ')).remove(QLatin1Char('%'));
        const auto digits = std::ranges::find_if(typed, [](QChar c) { return c.isDigit(); });
        const auto length = digits - typed.begin();
        bool good = false;
        const int number = typed.mid(length).toInt(&good);
        const QString sign = typed.left(length);
        if (!good)
            return std::nullopt;
        if (sign == QLatin1String("<"))
            return Comparison{std::numeric_limits<int>::min(), number - 1};
        if (sign == QLatin1String("<=") || sign == QStringLiteral("≤"))
            return Comparison{std::numeric_limits<int>::min(), number};
        if (sign == QLatin1String(">"))
            return Comparison{number + 1, std::numeric_limits<int>::max()};
        if (sign == QLatin1String(">=") || sign == QStringLiteral("≥"))
            return Comparison{number, std::numeric_limits<int>::max()};
        return sign.isEmpty() || sign == QLatin1String("=") ? std::optional(Comparison{number, number})
                                                            : std::nullopt;
    }
    bool holds(int number) const { return least <= number && number <= most; }
};

} // namespace

/// One wish made ready. What is named is compared once a name, not once a row.
class RowChooser
{
public:
    RowChooser(const AnnotationIndex &index, const Project &project, const RowWish &wish)
        : m_index(index)
        , m_project(project)
    {
        for (int i = 0; i < annotationColumns; ++i) {
            const QString &typed = wish.filters[static_cast<size_t>(i)];
            if (!typed.trimmed().isEmpty())
                prepare(static_cast<Column>(i), typed);
        }
    }

    bool fits(const Row &row) const
    {
        return !row.id.isNull() && std::ranges::all_of(m_tests, [&](const auto &test) { return test(row); });
    }

private:
    template <typename Entity, typename Name>
    std::vector<bool> named(const QHash<Id<Entity>, int> &ranked, const TextPattern &pattern, Name name) const
    {
        std::vector<bool> fitting(static_cast<size_t>(ranked.size()));
        for (auto one = ranked.cbegin(); one != ranked.cend(); ++one)
            fitting[static_cast<size_t>(one.value())] = pattern.next(name(one.key())).has_value();
        return fitting;
    }
    void prepareNamed(qint32 Row::*rank, std::vector<bool> fitting)
    {
        m_tests.emplace_back([rank, fitting = std::move(fitting)](
                                 const Row &row) { return bool(fitting[static_cast<size_t>(row.*rank)]); });
    }
    void prepareNumber(Column column, const QString &typed)
    {
        const std::optional<Comparison> wanted = Comparison::read(typed);
        m_tests.emplace_back([column, wanted](const Row &row) {
            if (column == Column::Sentence)
                return wanted && wanted->holds(row.sentence + 1);
            return wanted && row.confidence >= 0 && wanted->holds(percent(row.confidence));
        });
    }
    void prepare(Column column, const QString &typed)
    {
        const TextPattern pattern(typed);
        const auto nameIn = [](const auto &table) {
            return [&table](auto id) { return table.find(id) ? table.find(id)->name : QString(); };
        };
        switch (column) {
        case Column::Article:
            prepareNamed(&Row::article, named(m_index.m_articleRanks, pattern, [this](ArticleId id) {
                const Article *article = m_project.article(id);
                return article ? article->info.orDefault().title : QString();
            }));
            return;
        case Column::Actor:
            prepareNamed(&Row::actor, named(m_index.m_actors, pattern, nameIn(m_project.actors())));
            return;
        case Column::Issue:
            prepareNamed(&Row::issue, named(m_index.m_issues, pattern, nameIn(m_project.issues())));
            return;
        case Column::Stance:
            prepareNamed(&Row::stance, named(m_index.m_stances, pattern, nameIn(m_project.stances())));
            return;
        case Column::Annotator:
            prepareNamed(
                &Row::annotator, named(m_index.m_annotators, pattern, nameIn(m_project.annotators())));
            return;
        case Column::Sentence:
        case Column::Confidence:
            prepareNumber(column, typed);
            return;
        default:
            m_tests.emplace_back([this, column, pattern](const Row &row) {
                const auto slot = static_cast<size_t>(&row - m_index.m_rows.data());
                return pattern.next(m_index.cell(m_project, slot, column)).has_value();
            });
        }
    }

    const AnnotationIndex &m_index;
    const Project &m_project;
    std::vector<std::function<bool(const Row &)>> m_tests;
};

bool RowWish::isFiltered() const
{
    return std::ranges::any_of(filters, [](const QString &typed) { return !typed.trimmed().isEmpty(); });
}

const Annotation *annotationAt(const Article &article, int begin, AnnotationId id)
{
    const auto &all = article.annotations;
    auto one = std::ranges::lower_bound(
        all, begin, {}, [](const Annotation &annotation) { return annotation.evidence.begin(); });
    for (; one != all.end() && one->evidence.begin() == begin; ++one) {
        if (one->id == id)
            return &*one;
    }
    return nullptr;
}

AnnotationIndex::AnnotationIndex(const Project &project)
    : m_articles(project.articleOrder())
    , m_actors(ranks(project.actors()))
    , m_issues(ranks(project.issues()))
    , m_stances(ranks(project.stances()))
    , m_annotators(ranks(project.annotators()))
{
    m_articleRanks.reserve(m_articles.size());
    for (int rank = 0; rank < m_articles.size(); ++rank)
        m_articleRanks.insert(m_articles[rank], rank);
    constexpr size_t roomForLabels = 1 << 16; // so that one does not copy all rows
    m_rows.reserve(static_cast<size_t>(project.annotationCount()) + roomForLabels);
    for (const ArticleId id : std::as_const(m_articles)) {
        const size_t first = m_rows.size();
        for (const Annotation &annotation : project.article(id)->annotations) {
            Row row;
            if (fill(row, project, annotation))
                m_rows.push_back(row);
        }
        std::sort(m_rows.begin() + static_cast<std::ptrdiff_t>(first), m_rows.end(),
            [](const Row &a, const Row &b) { return placeOf(a) < placeOf(b); });
    }
    m_sorted = m_rows.size();
}

bool AnnotationIndex::fill(Row &row, const Project &project, const Annotation &annotation) const
{
    const Article *article = project.article(annotation.article);
    row.id = annotation.id;
    row.article = m_articleRanks.value(annotation.article, -1);
    row.begin = annotation.evidence.begin();
    row.sentence = article ? article->sentenceAt(row.begin) : -1;
    row.actor = m_actors.value(annotation.actor, -1);
    row.issue = m_issues.value(annotation.issue, -1);
    row.stance = m_stances.value(annotation.stance, -1);
    row.annotator = m_annotators.value(annotation.annotator, -1);
    row.confidence = annotation.confidence;
    return article && row.article >= 0 && row.actor >= 0 && row.issue >= 0 && row.stance >= 0
        && row.annotator >= 0;
}

AnnotationPlace AnnotationIndex::place(size_t slot) const
{
    return {m_articles[m_rows[slot].article], m_rows[slot].id};
}

std::optional<size_t> AnnotationIndex::slotOf(const Annotation &annotation) const
{
    if (const auto later = m_later.constFind(annotation.id); later != m_later.cend())
        return *later;
    Row wanted;
    wanted.id = annotation.id;
    wanted.article = m_articleRanks.value(annotation.article, -1);
    wanted.begin = annotation.evidence.begin();
    const auto end = m_rows.begin() + static_cast<std::ptrdiff_t>(m_sorted);
    // Rows that are gone, or whose evidence has moved since, keep their place but not their id.
    auto row = std::lower_bound(m_rows.begin(), end, std::tuple(wanted.article, wanted.begin),
        [](const Row &a, const auto &b) { return std::tuple(a.article, a.begin) < b; });
    for (; row != end && row->article == wanted.article && row->begin == wanted.begin; ++row) {
        if (row->id == wanted.id)
            return static_cast<size_t>(row - m_rows.begin());
    }
    return std::nullopt;
}

std::optional<size_t> AnnotationIndex::follow(
    const Project &project, const Shared<Annotation> &before, const Shared<Annotation> &after)
{
    std::optional<size_t> slot;
    if (before) {
        slot = slotOf(*before);
        if (!slot)
            return std::nullopt;
    }
    if (!after) {
        m_rows[*slot].id = {};
        m_later.remove(before->id);
        return slot;
    }
    Row row;
    if (!fill(row, project, *after))
        return std::nullopt;
    const bool stays = slot && (*slot >= m_sorted || row.begin == m_rows[*slot].begin);
    if (stays) {
        m_rows[*slot] = row;
        return slot;
    }
    if (slot)
        return std::nullopt; // its evidence begins elsewhere: rare
    m_rows.push_back(row);
    m_later.insert(row.id, static_cast<quint32>(m_rows.size() - 1));
    return m_rows.size() - 1;
}

bool AnnotationIndex::fits(const Project &project, const RowWish &wish, size_t slot) const
{
    return RowChooser(*this, project, wish).fits(m_rows[slot]);
}

/// What text columns sort by: the beginning, without case. The first letters come first as a number, which
/// tells most texts apart without a look at them.
struct AnnotationIndex::SortText
{
    quint64 head = 0;
    QString text;
    quint32 slot = 0;

    explicit SortText(QString of, quint32 at)
        : text(std::move(of))
        , slot(at)
    {
        constexpr qsizetype units = 4;
        for (qsizetype i = 0; i < units; ++i)
            head = head << 16 | (i < text.size() ? text[i].unicode() : 0U);
    }
    bool operator<(const SortText &other) const
    {
        return head != other.head ? head < other.head : text < other.text;
    }
};

void AnnotationIndex::sortByText(const Project &project, const RowWish &wish,
    const std::atomic<bool> &cancelled, std::vector<quint32> &chosen) const
{
    constexpr int compared = 60;
    std::vector<SortText> texts;
    texts.reserve(chosen.size());
    for (const quint32 slot : chosen) {
        if (texts.size() % askedEvery == 0 && cancelled)
            return;
        const Annotation *one = annotation(project, slot);
        const bool evidence = one && wish.sortedBy == Column::Evidence;
        texts.emplace_back(
            (evidence ? project.article(one->article)
                            ->content()
                            .mid(one->evidence.begin(), std::min(compared, one->evidence.at(0).length()))
                      : cell(project, slot, wish.sortedBy).left(compared))
                .toCaseFolded(),
            slot);
    }
    std::ranges::stable_sort(
        texts, [&](const SortText &a, const SortText &b) { return wish.descending ? b < a : a < b; });
    std::ranges::transform(texts, chosen.begin(), &SortText::slot);
}

std::vector<quint32> AnnotationIndex::rows(
    const Project &project, const RowWish &wish, const std::atomic<bool> &cancelled) const
{
    const RowChooser chooser(*this, project, wish);
    std::vector<quint32> chosen;
    for (size_t slot = 0; slot < m_rows.size(); ++slot) {
        if (slot % askedEvery == 0 && cancelled)
            return {};
        if (chooser.fits(m_rows[slot]))
            chosen.push_back(static_cast<quint32>(slot));
    }
    const auto sortBy = [&](auto key) {
        std::ranges::stable_sort(chosen, [&](quint32 a, quint32 b) {
            return wish.descending ? key(m_rows[b]) < key(m_rows[a]) : key(m_rows[a]) < key(m_rows[b]);
        });
    };
    switch (wish.sortedBy) {
    case Column::Article:
        sortBy([](const Row &row) { return placeOf(row); });
        break;
    case Column::Sentence:
        sortBy([](const Row &row) { return row.sentence; });
        break;
    case Column::Actor:
        sortBy([](const Row &row) { return row.actor; });
        break;
    case Column::Stance:
        sortBy([](const Row &row) { return row.stance; });
        break;
    case Column::Issue:
        sortBy([](const Row &row) { return row.issue; });
        break;
    case Column::Annotator:
        sortBy([](const Row &row) { return row.annotator; });
        break;
    case Column::Confidence:
        sortBy([](const Row &row) { return row.confidence; });
        break;
    default:
        sortByText(project, wish, cancelled, chosen);
    }
    return cancelled ? std::vector<quint32>() : chosen;
}

const Annotation *AnnotationIndex::annotation(const Project &project, size_t slot) const
{
    const Row &row = m_rows[slot];
    const Article *article = row.article < 0 ? nullptr : project.article(m_articles[row.article]);
    return article ? annotationAt(*article, row.begin, row.id) : nullptr;
}

QString AnnotationIndex::cell(
    const Project &project, size_t slot, AnnotationColumn column, int mostText) const
{
    const Annotation *annotation = this->annotation(project, slot);
    if (!annotation)
        return {};
    const Article *article = project.article(annotation->article);
    const auto name = [](const auto *entity) { return entity ? entity->name : QString(); };
    switch (column) {
    case Column::Article:
        return article->info.orDefault().title.simplified();
    case Column::Sentence:
        return QString::number(firstSentenceOf(*article, annotation->evidence) + 1);
    case Column::Actor:
        return name(project.actors().find(annotation->actor));
    case Column::Stance: {
        const StanceValue *stance = project.stances().find(annotation->stance);
        return stance ? signOf(stance->polarity) + QLatin1Char(' ') + stance->name : QString();
    }
    case Column::Issue:
        return name(project.issues().find(annotation->issue));
    case Column::Evidence:
        return shortText(article->evidenceText(annotation->evidence), mostText);
    case Column::Note:
        return shortText(annotation->note.orDefault(), mostText);
    case Column::Confidence:
        return annotation->hasConfidence() ? QStringLiteral("%1 %").arg(percent(annotation->confidence))
                                           : QString();
    case Column::Attributes:
        return answers(project, *annotation);
    case Column::Annotator:
        return name(project.annotators().find(annotation->annotator));
    default:
        return {};
    }
}

} // namespace standpoint
