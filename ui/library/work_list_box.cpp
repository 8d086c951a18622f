// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/work_list_box.h"

#include "model/document/work_lists.h"
#include "ui/theme.h"

#include <algorithm>

namespace standpoint {

WorkListBox::WorkListBox(Workbench &bench, QWidget *parent)
    : QComboBox(parent)
    , m_bench(bench)
{
    setObjectName(QStringLiteral("workList"));
    setAccessibleName(tr("Articles to go through"));
    setToolTip(tr("All articles, or those of a work list"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    theme::keepFromWheel(this);
    theme::keepKeys(this);
    connect(this, &QComboBox::currentIndexChanged, this, &WorkListBox::settle);
    connect(&bench.document(), &ProjectDocument::changed, this, &WorkListBox::follow);
    connect(&bench, &Workbench::layerChanged, this, &WorkListBox::refresh);
    refresh();
}

WorkListId WorkListBox::list() const
{
    return WorkListId::fromString(currentData().toString()).value_or(WorkListId{});
}

void WorkListBox::choose(WorkListId list)
{
    setCurrentIndex(std::max(0, findData(list.isNull() ? QVariant() : QVariant(list.toString()))));
}

void WorkListBox::chooseUnfinished()
{
    for (const WorkList &list : workListsOf(m_bench.project(), m_bench.progressLayer())) {
        if (progressWith(m_bench.project(), list.articles, list.annotator).isDone())
            continue;
        choose(list.id);
        return;
    }
    choose({});
}

void WorkListBox::follow(const Change &change)
{
    const bool lists = std::ranges::any_of(
        change.edits, [](const AnyEdit &edit) { return std::holds_alternative<Edit<WorkList>>(edit); });
    if (lists)
        refresh();
}

/// Keeps what is chosen, if it is still there. Who comes new to their lists begins with the first unfinished.
void WorkListBox::refresh()
{
    const WorkListId before = list();
    const bool sameAnnotator = std::exchange(m_whose, m_bench.progressLayer()) == m_bench.progressLayer();
    const bool hadNone = count() <= 1;
    {
        const QSignalBlocker blocker(this);
        clear();
        addItem(tr("All articles"));
        for (const WorkList &list : workListsOf(m_bench.project(), m_whose))
            addItem(list.name.simplified(), list.id.toString());
        choose(before);
    }
    setVisible(count() > 1);
    if (!sameAnnotator || hadNone)
        chooseUnfinished();
    settle();
}

void WorkListBox::settle()
{
    if (std::exchange(m_told, list()) != list())
        emit chosen(list());
}

} // namespace standpoint
