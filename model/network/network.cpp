// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/network.h"

#include <QCoreApplication>

#include <cmath>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Network)
};

template <typename Value> struct Named
{
    Value value;
    const char *name;
};

constexpr std::array<Named<NetworkKind>, 4> kinds{
    {{NetworkKind::Affiliation, "affiliation"}, {NetworkKind::Congruence, "congruence"},
        {NetworkKind::Conflict, "conflict"}, {NetworkKind::Subtract, "subtract"}}};
constexpr std::array<Named<Duplicates>, 6> duplicateRules{
    {{Duplicates::Document, "document"}, {Duplicates::All, "all"}, {Duplicates::Week, "week"},
        {Duplicates::Month, "month"}, {Duplicates::Year, "year"}, {Duplicates::Ever, "ever"}}};
constexpr std::array<Named<Normalisation>, 6> normalisations{
    {{Normalisation::None, "none"}, {Normalisation::Activity, "activity"},
        {Normalisation::Prominence, "prominence"}, {Normalisation::Average, "average"},
        {Normalisation::Jaccard, "jaccard"}, {Normalisation::Cosine, "cosine"}}};

template <typename Names, typename Value> QString nameIn(const Names &names, Value value)
{
    for (const auto &one : names) {
        if (one.value == value)
            return QLatin1String(one.name);
    }
    return {};
}

template <typename Value, size_t count>
Result<Value> valueIn(const std::array<Named<Value>, count> &names, const QString &name)
{
    QStringList known;
    for (const auto &one : names) {
        if (name == QLatin1String(one.name))
            return one.value;
        known.append(QLatin1String(one.name));
    }
    return fail(Error::Kind::Invalid,
        Words::tr("“%1” is none of %2").arg(name.left(60), known.join(QStringLiteral(", "))));
}

} // namespace

QString networkKindName(NetworkKind kind)
{
    return nameIn(kinds, kind);
}

QString duplicatesName(Duplicates duplicates)
{
    return nameIn(duplicateRules, duplicates);
}

QString normalisationName(Normalisation normalisation)
{
    return nameIn(normalisations, normalisation);
}

Result<NetworkKind> networkKindFrom(const QString &name)
{
    return valueIn(kinds, name);
}

Result<Duplicates> duplicatesFrom(const QString &name)
{
    return valueIn(duplicateRules, name);
}

Result<Normalisation> normalisationFrom(const QString &name)
{
    return valueIn(normalisations, name);
}

Status checkNetwork(const NetworkOptions &options)
{
    const bool isOfIssues = options.normalisation == Normalisation::Activity
        || options.normalisation == Normalisation::Prominence;
    const bool isAffiliation = options.kind == NetworkKind::Affiliation;
    if (options.normalisation == Normalisation::None || isOfIssues == isAffiliation)
        return {};
    return fail(Error::Kind::Invalid,
        isAffiliation ? Words::tr("A network of actors and issues is normalised by activity or prominence")
                      : Words::tr("A network between actors is normalised by average, jaccard or cosine"));
}

void Network::eachEdge(const std::function<bool(const NetworkEdge &)> &see) const
{
    if (m_options.kind == NetworkKind::Affiliation)
        eachAffiliation(see);
    else
        eachPair(see);
}

void Network::eachAffiliation(const std::function<bool(const NetworkEdge &)> &see) const
{
    const int firstIssue = static_cast<int>(m_issuesOf.size());
    for (size_t actor = 0; actor < m_issuesOf.size(); ++actor) {
        for (const Cell &cell : m_issuesOf[actor]) {
            auto weight = static_cast<double>(cell.counts[2] - cell.counts[0]);
            if (m_options.normalisation == Normalisation::Activity)
                weight /= static_cast<double>(m_ofActor[actor]);
            else if (m_options.normalisation == Normalisation::Prominence)
                weight /= static_cast<double>(m_onIssue[static_cast<size_t>(cell.other)]);
            if (!see({static_cast<int>(actor), firstIssue + cell.other, weight, cell.counts}))
                return;
        }
    }
}

void Network::eachPair(const std::function<bool(const NetworkEdge &)> &see) const
{
    // One actor against all that follow, so that memory is for the actors, not for their pairs.
    std::vector<double> weights(m_issuesOf.size());
    std::vector<double> shared(m_issuesOf.size()); // pairs of issue and sign that both have
    for (size_t actor = 0; actor < m_issuesOf.size(); ++actor) {
        std::fill(weights.begin(), weights.end(), 0.0);
        std::fill(shared.begin(), shared.end(), 0.0);
        for (const Cell &own : m_issuesOf[actor]) {
            const std::vector<Cell> &all = m_actorsOf[static_cast<size_t>(own.other)];
            const auto first = std::upper_bound(all.begin(), all.end(), static_cast<int>(actor),
                [](int one, const Cell &cell) { return one < cell.other; });
            for (auto other = first; other != all.end(); ++other) {
                double congruence = 0;
                for (size_t sign = 0; sign < 3; ++sign) {
                    const qint64 both = own.counts[sign] * other->counts[sign];
                    congruence += static_cast<double>(both);
                    shared[static_cast<size_t>(other->other)] += both > 0 ? 1 : 0;
                }
                const auto conflict =
                    static_cast<double>(own.counts[0] * other->counts[2] + own.counts[2] * other->counts[0]);
                weights[static_cast<size_t>(other->other)] += m_options.kind == NetworkKind::Congruence
                    ? congruence
                    : m_options.kind == NetworkKind::Conflict ? conflict
                                                              : congruence - conflict;
            }
        }
        for (size_t other = actor + 1; other < weights.size(); ++other) {
            if (weights[other] == 0)
                continue;
            const int one = static_cast<int>(actor);
            const int two = static_cast<int>(other);
            if (!see({one, two, weights[other] / divisor(one, two, shared[other]), {}}))
                return;
        }
    }
}

double Network::divisor(int one, int other, double shared) const
{
    const auto count = [&](int actor) { return static_cast<double>(m_ofActor[static_cast<size_t>(actor)]); };
    const auto pairs = [&](int actor) {
        double found = 0;
        for (const Cell &cell : m_issuesOf[static_cast<size_t>(actor)]) {
            for (const qint64 number : cell.counts)
                found += number > 0 ? 1 : 0;
        }
        return found;
    };
    switch (m_options.normalisation) {
    case Normalisation::Average:
        return (count(one) + count(other)) / 2;
    case Normalisation::Jaccard:
        return pairs(one) + pairs(other) - shared;
    case Normalisation::Cosine:
        return std::sqrt(count(one) * count(other));
    default:
        return 1;
    }
}

} // namespace standpoint
