// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/units.h"

#include "model/agreement/findings.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::UnitTable)
};

/// The stances as categories: on the scale by polarity, the others after them.
struct Scale
{
    QHash<StanceId, int> category;
    QStringList names;
    std::vector<double> positions;

    explicit Scale(const Project &project)
    {
        QList<StanceValue> stances = project.stances().inOrder();
        std::ranges::stable_sort(
            stances, {}, [](const StanceValue &stance) { return stance.polarity.value_or(2); });
        for (const StanceValue &stance : stances) {
            category[stance.id] = static_cast<int>(names.size());
            names.append(stance.name);
            if (stance.polarity)
                positions.push_back(*stance.polarity);
        }
    }
};

/// Builds the table of one question, article by article.
class UnitBuilder
{
public:
    UnitBuilder(const Project &project, const Comparison &comparison, const ComparedArticles &compared,
        Question question)
        : m_project(project)
        , m_comparison(comparison)
        , m_compared(compared)
        , m_scale(project)
    {
        m_result.question = question;
        m_result.table.annotators = static_cast<int>(comparison.annotators.size());
        if (question == Question::Detection)
            m_result.labels = {Words::tr("no stance"), Words::tr("a stance")};
        if (question == Question::Stance)
            m_result.labels = m_scale.names;
        if (question == Question::Everything || question == Question::Article)
            m_result.labels = QStringList{Words::tr("none")} + m_scale.names;
    }

    UnitTable build()
    {
        for (const ComparedArticle &one : m_compared.articles) {
            m_one = &one;
            m_article = m_project.article(one.id);
            m_result.articles.push_back(one.id);
            m_findings = findingsIn(*m_article, m_comparison, one, m_outside);
            switch (m_result.question) {
            case Question::Detection:
                addDetection();
                break;
            case Question::Actor:
                addSets([](const Finding &finding) { return finding.actor.bits; });
                break;
            case Question::Issue:
                addSets([](const Finding &finding) { return finding.issue.bits; });
                break;
            case Question::Stance:
            case Question::Everything:
                addStances();
                break;
            case Question::Article:
                for (Finding &finding : m_findings)
                    finding.sentence = -1;
                std::ranges::sort(m_findings);
                m_findings.erase(std::unique(m_findings.begin(), m_findings.end()), m_findings.end());
                addStances();
                break;
            }
        }
        finish();
        return std::move(m_result);
    }

private:
    size_t annotators() const { return static_cast<size_t>(m_result.table.annotators); }
    qint32 article() const { return static_cast<qint32>(m_result.articles.size()) - 1; }

    /// Adds a unit and returns the labels of its annotators: all missing.
    qint32 *add(const Unit &unit)
    {
        m_result.units.push_back(unit);
        std::vector<qint32> &labels = m_result.table.labels;
        labels.resize(labels.size() + annotators(), LabelTable::missing);
        return &labels[labels.size() - annotators()];
    }
    void takeBack()
    {
        m_result.units.pop_back();
        m_result.table.labels.resize(m_result.table.labels.size() - annotators());
    }

    void addDetection()
    {
        auto finding = m_findings.cbegin();
        for (qint32 s = 0; s < m_article->sentences().size(); ++s) {
            qint32 *labels = add({article(), s, {}, {}});
            for (size_t g = 0; g < annotators(); ++g)
                labels[g] = m_one->done[g] ? 0 : LabelTable::missing;
            for (; finding != m_findings.cend() && finding->sentence == s; ++finding)
                labels[finding->annotator] = 1;
        }
    }

    template <typename Of> void addSets(const Of &of)
    {
        auto finding = m_findings.cbegin();
        for (qint32 s = 0; s < m_article->sentences().size(); ++s) {
            std::map<int, std::set<Bits128>> found;
            for (; finding != m_findings.cend() && finding->sentence == s; ++finding)
                found[finding->annotator].insert(of(*finding));
            m_seenByNone += found.empty() ? 1 : 0;
            m_seenByOne += found.size() == 1 ? 1 : 0;
            if (found.size() < 2)
                continue;
            qint32 *labels = add({article(), s, {}, {}});
            for (const auto &[g, things] : found)
                labels[g] = m_sets.try_emplace(things, static_cast<qint32>(m_sets.size())).first->second;
        }
    }

    void addStances()
    {
        const bool onlyStance = m_result.question == Question::Stance;
        const qint32 mixed = static_cast<qint32>(m_scale.names.size()) + 1;
        for (auto finding = m_findings.cbegin(); finding != m_findings.cend();) {
            const Unit unit{article(), finding->sentence, finding->actor, finding->issue};
            qint32 *labels = add(unit);
            int found = 0;
            int several = 0;
            if (!onlyStance) {
                for (size_t g = 0; g < annotators(); ++g)
                    labels[g] = m_one->done[g] ? 0 : LabelTable::missing;
            }
            while (finding != m_findings.cend() && finding->sentence == unit.sentence
                && finding->actor == unit.actor && finding->issue == unit.issue) {
                const int g = finding->annotator;
                const qint32 stance = m_scale.category.value(finding->stance);
                int stances = 0;
                for (; finding != m_findings.cend() && finding->sentence == unit.sentence
                     && finding->actor == unit.actor && finding->issue == unit.issue
                     && finding->annotator == g;
                     ++finding)
                    ++stances;
                ++found;
                if (onlyStance) {
                    several += stances > 1 ? 1 : 0;
                    labels[g] = stances > 1 ? LabelTable::missing : stance;
                } else {
                    labels[g] = stances > 1 ? mixed : stance + 1;
                    m_anyMixed = m_anyMixed || stances > 1;
                }
            }
            if (!onlyStance)
                continue;
            m_several += several;
            m_usedByOne += found < 2 ? 1 : 0;
            if (found - several < 2)
                takeBack();
        }
    }

    QString nameOf(const std::set<Bits128> &things) const
    {
        QStringList names;
        for (const Bits128 &thing : things) {
            if (m_result.question == Question::Actor)
                names.append(m_project.actors().value({thing}).orDefault().name);
            else
                names.append(m_project.issues().value({thing}).orDefault().name);
        }
        names.sort();
        return names.join(QStringLiteral(" + "));
    }

    /// Numbers sets by their names: their ids differ from project to project.
    void nameSets()
    {
        std::vector<std::pair<QString, qint32>> byName;
        for (const auto &[things, number] : m_sets)
            byName.emplace_back(nameOf(things), number);
        std::ranges::sort(byName);
        std::vector<qint32> renumbered(byName.size());
        for (const auto &[name, number] : byName) {
            renumbered[static_cast<size_t>(number)] = static_cast<qint32>(m_result.labels.size());
            m_result.labels.append(name);
        }
        for (qint32 &label : m_result.table.labels)
            label = label < 0 ? label : renumbered[static_cast<size_t>(label)];
    }

    void leaveOut(LeftOut::Reason reason, qint64 count)
    {
        if (count > 0)
            m_result.leftOut.append({reason, count});
    }

    void finish()
    {
        if (m_result.question == Question::Actor || m_result.question == Question::Issue)
            nameSets();
        if (m_anyMixed)
            m_result.labels.append(Words::tr("mixed"));
        m_result.table.categories = static_cast<int>(m_result.labels.size());
        if (m_result.question == Question::Stance) {
            m_result.table.ordered = static_cast<int>(m_scale.positions.size());
            m_result.table.positions = m_scale.positions;
        }
        leaveOut(LeftOut::Reason::OutsideSentences, m_outside);
        leaveOut(LeftOut::Reason::SeenByNone, m_seenByNone);
        leaveOut(LeftOut::Reason::SeenByOne, m_seenByOne);
        leaveOut(LeftOut::Reason::UsedByOne, m_usedByOne);
        leaveOut(LeftOut::Reason::SeveralStances, m_several);
    }

    const Project &m_project;
    const Comparison &m_comparison;
    const ComparedArticles &m_compared;
    Scale m_scale;
    UnitTable m_result;
    const ComparedArticle *m_one = nullptr;
    const Article *m_article = nullptr;
    std::vector<Finding> m_findings; ///< of the article
    std::map<std::set<Bits128>, qint32> m_sets;
    bool m_anyMixed = false;
    qint64 m_outside = 0;
    qint64 m_seenByNone = 0;
    qint64 m_seenByOne = 0;
    qint64 m_usedByOne = 0;
    qint64 m_several = 0;
};

} // namespace

QString nameOf(Question question)
{
    switch (question) {
    case Question::Detection:
        return QStringLiteral("detection");
    case Question::Actor:
        return QStringLiteral("actor");
    case Question::Issue:
        return QStringLiteral("issue");
    case Question::Stance:
        return QStringLiteral("stance");
    case Question::Everything:
        return QStringLiteral("everything");
    case Question::Article:
        return QStringLiteral("article");
    }
    Q_UNREACHABLE();
}

QString titleOf(Question question)
{
    switch (question) {
    case Question::Detection:
        return Words::tr("Is there a stance in the sentence?");
    case Question::Actor:
        return Words::tr("Whose is it, where both saw one?");
    case Question::Issue:
        return Words::tr("On what is it, where both saw one?");
    case Question::Stance:
        return Words::tr("Which stance, where both found it?");
    case Question::Everything:
        return Words::tr("All at once");
    case Question::Article:
        return Words::tr("All at once, by article");
    }
    Q_UNREACHABLE();
}

QString unitOf(Question question)
{
    switch (question) {
    case Question::Detection:
    case Question::Actor:
    case Question::Issue:
        return QStringLiteral("sentence");
    case Question::Stance:
    case Question::Everything:
        return QStringLiteral("sentence, actor, issue");
    case Question::Article:
        return QStringLiteral("article, actor, issue");
    }
    Q_UNREACHABLE();
}

std::vector<qint32> UnitTable::articleOf() const
{
    std::vector<qint32> article;
    article.reserve(units.size());
    for (const Unit &unit : units)
        article.push_back(unit.article);
    return article;
}

UnitTable unitsOf(
    const Project &project, const Comparison &comparison, const ComparedArticles &compared, Question question)
{
    return UnitBuilder(project, comparison, compared, question).build();
}

} // namespace standpoint
