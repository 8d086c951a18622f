// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/case_filter_row.h"

#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int leastWidth = 8;         // characters of a list
constexpr qsizetype mostActors = 500; // of those with the most cases

void fill(QComboBox *box, const QList<std::pair<QString, QString>> &named)
{
    const QSignalBlocker blocker(box);
    const QVariant chosen = box->currentData();
    while (box->count() > 1)
        box->removeItem(1);
    for (const auto &[name, value] : named)
        box->addItem(name, value);
    box->setCurrentIndex(chosen.isValid() ? std::max(0, box->findData(chosen)) : 0);
}

template <typename Entity> std::optional<Id<Entity>> chosen(const QComboBox *box)
{
    return Id<Entity>::fromString(box->currentData().toString());
}

} // namespace

CaseFilterRow::CaseFilterRow(const Workbench &bench, const Cases &cases, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_cases(cases)
    , m_article(new QCheckBox(tr("This article"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::half);
    m_kind = add(tr("Kind of disagreement"), tr("Any kind"));
    m_issue = add(tr("Issue"), tr("Any issue"));
    m_actor = add(tr("Actor"), tr("Any actor"));
    m_annotator = add(tr("Annotator who differs"), tr("Anybody differs"));
    for (int kind = 0; kind < Disagreement::kindCount; ++kind)
        m_kind->addItem(titleOf(static_cast<Disagreement::Kind>(kind)), kind);
    m_article->setToolTip(tr("Only cases of the article that is open"));
    connect(m_article, &QCheckBox::toggled, this, &CaseFilterRow::changed);
    row->addWidget(m_article);
}

QComboBox *CaseFilterRow::add(const QString &name, const QString &any)
{
    auto *box = new QComboBox(this);
    box->addItem(any);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(leastWidth);
    theme::keepFromWheel(box);
    theme::keepKeys(box);
    connect(box, &QComboBox::activated, this, &CaseFilterRow::changed);
    static_cast<QHBoxLayout *>(layout())->addWidget(box, 1);
    return box;
}

/// Those with the most cases first.
QList<std::pair<QString, QString>> CaseFilterRow::actors() const
{
    QHash<ActorId, int> counts;
    for (const ArticleId article : m_cases.articles()) {
        for (const Case &one : m_cases.in(article)) {
            ActorId last;
            for (const CaseUnit &unit : one.units) {
                if (unit.actor != last)
                    ++counts[unit.actor];
                last = unit.actor;
            }
        }
    }
    QList<std::pair<int, ActorId>> order;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        order.append({-it.value(), it.key()});
    std::ranges::sort(order);
    QList<std::pair<QString, QString>> named;
    for (const auto &[count, actor] : order.first(std::min(order.size(), mostActors)))
        named.append({tr("%1 (%2)").arg(m_bench.project().actors().value(actor).orDefault().name,
                          QLocale().toString(-count)),
            actor.toString()});
    return named;
}

void CaseFilterRow::refresh()
{
    QList<std::pair<QString, QString>> issues;
    for (const Issue &issue : m_bench.project().issues().inOrder())
        issues.append({issue.name, issue.id.toString()});
    fill(m_issue, issues);
    fill(m_actor, actors());
    QList<std::pair<QString, QString>> annotators;
    for (const AnnotatorId annotator : m_cases.comparison().annotators)
        annotators.append(
            {tr("%1 differs").arg(m_bench.project().annotators().value(annotator).orDefault().name),
                annotator.toString()});
    fill(m_annotator, annotators);
}

CaseFilter CaseFilterRow::filter() const
{
    CaseFilter filter;
    if (m_kind->currentIndex() > 0)
        filter.kind = static_cast<Disagreement::Kind>(m_kind->currentData().toInt());
    filter.issue = chosen<Issue>(m_issue);
    filter.actor = chosen<Actor>(m_actor);
    filter.annotator = chosen<Annotator>(m_annotator);
    if (m_article->isChecked())
        filter.article = m_bench.article();
    return filter;
}

int CaseFilterRow::count() const
{
    const CaseFilter now = filter();
    return int(now.kind.has_value()) + int(now.issue.has_value()) + int(now.actor.has_value())
        + int(now.annotator.has_value()) + int(now.article.has_value());
}

void CaseFilterRow::clear()
{
    for (QComboBox *box : {m_kind, m_issue, m_actor, m_annotator})
        box->setCurrentIndex(0);
    const QSignalBlocker blocker(m_article);
    m_article->setChecked(false);
    emit changed();
}

} // namespace standpoint
