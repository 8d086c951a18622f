// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/splits.h"

#include "model/exchange/export_run.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Export)
};

using Parts = std::array<double, 3>;

/// Articles that stay together.
struct Group
{
    QList<ArticleId> articles;
    std::map<int, int> labels; ///< how many annotations of each label
    qint64 annotations = 0;
    std::optional<size_t> part; ///< where it is placed
};

/// Issue × stance by their names, so that the numbers are the same in any project.
class Labels
{
public:
    explicit Labels(const Project &project)
        : m_project(project)
    {
    }

    int numberOf(const Annotation &annotation)
    {
        const auto key = std::pair(annotation.issue, annotation.stance);
        const auto known = m_byIds.find(key);
        if (known != m_byIds.end())
            return *known;
        const Issue *issue = m_project.issues().find(annotation.issue);
        const StanceValue *stance = m_project.stances().find(annotation.stance);
        const auto names = std::pair(issue ? issue->name : QString(), stance ? stance->name : QString());
        const auto number = m_byNames.emplace(names, static_cast<int>(m_byNames.size())).first->second;
        m_byIds.insert(key, number);
        return number;
    }
    size_t count() const { return m_byNames.size(); }
    /// For each number its place in the order of names.
    std::vector<int> places() const
    {
        std::vector<int> places(m_byNames.size());
        int place = 0;
        for (const auto &[names, number] : m_byNames)
            places[static_cast<size_t>(number)] = place++;
        return places;
    }

private:
    const Project &m_project;
    QHash<std::pair<IssueId, StanceId>, int> m_byIds;
    std::map<std::pair<QString, QString>, int> m_byNames;
};

class Splitter
{
public:
    Splitter(
        std::vector<Group> groups, size_t labels, std::vector<int> places, const std::array<int, 3> &shares)
        : m_groups(std::move(groups))
        , m_places(std::move(places))
        , m_groupsOf(labels)
        , m_wanted(labels)
    {
        const double sum = shares[0] + shares[1] + shares[2];
        for (size_t part = 0; part < 3; ++part)
            m_shares[part] = shares[part] / sum;
        std::vector<double> totals(labels);
        double all = 0;
        for (size_t g = 0; g < m_groups.size(); ++g) {
            for (const auto &[label, count] : m_groups[g].labels) {
                m_groupsOf[static_cast<size_t>(label)].push_back(g);
                totals[static_cast<size_t>(label)] += count;
            }
            all += static_cast<double>(m_groups[g].annotations);
        }
        for (size_t part = 0; part < 3; ++part) {
            for (size_t label = 0; label < labels; ++label)
                m_wanted[label][part] = totals[label] * m_shares[part];
            m_wantedInAll[part] = all * m_shares[part];
        }
    }

    std::array<QList<ArticleId>, 3> split()
    {
        // By how many groups have it, the rarest first, and by name: a number that only falls.
        std::set<std::tuple<size_t, int, size_t>> queue;
        std::vector<size_t> left(m_groupsOf.size());
        for (size_t label = 0; label < m_groupsOf.size(); ++label) {
            left[label] = m_groupsOf[label].size();
            queue.emplace(left[label], m_places[label], label);
        }
        while (!queue.empty()) {
            const size_t label = std::get<2>(*queue.begin());
            queue.erase(queue.begin());
            for (const size_t g : m_groupsOf[label]) {
                Group &group = m_groups[g];
                if (group.part)
                    continue;
                place(group, m_wanted[label]);
                for (const auto &[other, count] : group.labels) {
                    const auto o = static_cast<size_t>(other);
                    if (queue.erase({left[o], m_places[o], o}) > 0)
                        queue.emplace(--left[o], m_places[o], o);
                }
            }
        }
        fillEmptyParts();
        placeUnlabelled();
        std::array<QList<ArticleId>, 3> parts;
        for (const Group &group : m_groups)
            parts[*group.part].append(group.articles);
        return parts;
    }

private:
    /// To the part that lacks most of the label; of equals, to the one that lacks most in all.
    size_t place(Group &group, const Parts &wanted)
    {
        size_t best = 3;
        for (size_t part = 0; part < 3; ++part) {
            if (m_shares[part] <= 0)
                continue;
            if (best == 3
                || std::pair(wanted[part], m_wantedInAll[part])
                    > std::pair(wanted[best], m_wantedInAll[best]))
                best = part;
        }
        group.part = best;
        for (const auto &[label, count] : group.labels)
            m_wanted[static_cast<size_t>(label)][best] -= count;
        m_wantedInAll[best] -= static_cast<double>(group.annotations);
        return best;
    }

    /// With few articles the rarest labels may all go to one part: each other part takes over a group of the
    /// part that has most, the one with the fewest annotations.
    void fillEmptyParts()
    {
        const auto isLabelledIn = [](size_t part) {
            return [part](const Group &group) { return group.annotations > 0 && group.part == part; };
        };
        for (size_t part = 0; part < 3; ++part) {
            if (m_shares[part] <= 0 || std::ranges::any_of(m_groups, isLabelledIn(part)))
                continue;
            std::array<qsizetype, 3> counts{};
            for (size_t other = 0; other < 3; ++other)
                counts[other] = std::ranges::count_if(m_groups, isLabelledIn(other));
            const auto donor = static_cast<size_t>(std::ranges::max_element(counts) - counts.begin());
            if (counts[donor] < 2)
                return;
            Group *least = nullptr;
            for (Group &group : m_groups) {
                if (isLabelledIn(donor)(group) && (!least || group.annotations < least->annotations))
                    least = &group;
            }
            if (least)
                least->part = part;
        }
    }

    void placeUnlabelled()
    {
        double count = 0;
        for (const Group &group : m_groups)
            count += group.part ? 0 : static_cast<double>(group.articles.size());
        Parts wanted{};
        for (size_t part = 0; part < 3; ++part)
            wanted[part] = count * m_shares[part];
        for (Group &group : m_groups) {
            if (group.part)
                continue;
            wanted[place(group, wanted)] -= static_cast<double>(group.articles.size());
        }
    }

    std::vector<Group> m_groups; ///< in the order of their hash
    std::vector<int> m_places;
    std::vector<std::vector<size_t>> m_groupsOf; ///< by label
    std::vector<Parts> m_wanted;                 ///< annotations that each part still lacks, by label
    Parts m_wantedInAll{};
    Parts m_shares{};
};

} // namespace

Result<std::array<int, 3>> readSplit(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(':'));
    std::array<int, 3> shares{};
    bool ok = parts.size() == 3;
    for (qsizetype i = 0; ok && i < 3; ++i) {
        static const QRegularExpression digits(QStringLiteral("^[0-9]+\\z"));
        shares[static_cast<size_t>(i)] = parts[i].toInt(&ok);
        ok = ok && digits.match(parts[i]).hasMatch() && shares[static_cast<size_t>(i)] >= 0
            && shares[static_cast<size_t>(i)] <= 1'000'000;
    }
    if (!ok || shares[0] + shares[1] + shares[2] == 0)
        return fail(
            Error::Kind::Invalid, Words::tr("A split is three shares like 80:10:10, not “%1”").arg(text));
    return shares;
}

SplitScope splitScope(const ExportScope &scope)
{
    return {[&scope](const Article &article) { return scope.takes(article); },
        [&scope](const Article &article, const Annotation &annotation) {
            return scope.takes(article, annotation);
        }};
}

std::array<QList<ArticleId>, 3> splitArticles(const Project &project, const SplitGroups &together,
    const SplitScope &scope, const std::array<int, 3> &shares, quint64 seed)
{
    // A group's key depends on text and seed alone, not on this project's ids.
    std::vector<QByteArray> keys;
    for (const ArticleId id : together.first) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QByteArray::number(seed).append('\n'));
        hash.addData(project.article(id)->content().simplified().toUtf8());
        keys.push_back(hash.result());
    }
    std::map<QByteArray, Group> byHash;
    Labels labels(project);
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        if (scope.takes && !scope.takes(article))
            continue;
        Group &group = byHash[keys[static_cast<size_t>(together.groupOf.value(id))]];
        group.articles.append(id);
        for (const Annotation &annotation : article.annotations) {
            if (scope.counts && !scope.counts(article, annotation))
                continue;
            ++group.labels[labels.numberOf(annotation)];
            ++group.annotations;
        }
    }
    std::vector<Group> groups;
    groups.reserve(byHash.size());
    for (auto &[key, group] : byHash)
        groups.push_back(std::move(group));
    auto parts = Splitter(std::move(groups), labels.count(), labels.places(), shares).split();
    QHash<ArticleId, qsizetype> places;
    const QList<ArticleId> order = project.articleOrder();
    for (qsizetype i = 0; i < order.size(); ++i)
        places.insert(order[i], i);
    for (QList<ArticleId> &part : parts)
        std::sort(part.begin(), part.end(), [&](ArticleId a, ArticleId b) { return places[a] < places[b]; });
    return parts;
}

} // namespace standpoint
