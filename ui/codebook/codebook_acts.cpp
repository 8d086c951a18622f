// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a tab of the codebook editor does with a thing as a whole: each act shows first what it touches.
#include "model/codebook/merging.h"
#include "model/codebook/revising.h"
#include "ui/codebook/codebook_tab.h"
#include "ui/codebook/part_table.h"
#include "ui/codebook/split_dialog.h"
#include "ui/theme.h"

#include <QInputDialog>
#include <QMenu>

namespace standpoint {

void CodebookTab::fillMenu()
{
    m_more->clear();
    m_more->setToolTipsVisible(true);
    const auto id = chosenId();
    const auto act = [this, &id](const QString &text, const QString &tip, auto member) {
        QAction *action = m_more->addAction(text, this, member);
        action->setToolTip(tip);
        action->setEnabled(id.has_value());
    };
    bool retired = false;
    qsizetype choices = 0;
    visitPart(m_of, m_document.project(), [&]<typename Entity>(const Table<Entity> &table) {
        const Entity *entity = id ? table.find({*id}) : nullptr;
        retired = entity && entity->retired;
        if constexpr (std::is_same_v<Entity, Attribute>)
            choices = entity ? entity->choices.size() : 0;
    });
    act(tr("&Rename…"), tr("Another name, everywhere"), &CodebookTab::rename);
    act(tr("Meaning has &changed…"), tr("Lists the annotations so far, to be looked at again"),
        &CodebookTab::meaningChanged);
    act(tr("&Merge into…"), tr("It becomes one with another, and so do its annotations"),
        &CodebookTab::merge);
    if (m_of == Of::Issues) {
        act(tr("&Split…"), tr("Some of its annotations go to a new issue"), &CodebookTab::split);
        act(tr("&Flip the sign…"), tr("“Against intervention” becomes “for restraint”"), &CodebookTab::flip);
    }
    if (m_of == Of::Attributes && choices > 1)
        act(tr("Merge c&hoices…"), tr("One choice becomes another, in all annotations"),
            &CodebookTab::mergeChoices);
    act(retired ? tr("&Bring back") : tr("Re&tire…"),
        retired ? tr("On the stance pad again") : tr("Off the stance pad; annotations keep it"),
        &CodebookTab::retire);
    m_more->addSeparator();
    act(tr("Re&move"), tr("Only what no annotation has can be removed"), &CodebookTab::removeOne);
}

void CodebookTab::revise(const MakeRevision &make, RevisionDialog::Meaning meaning)
{
    store();
    standpoint::revise(m_document, make, meaning, this);
    fill();
    showChosen();
}

void CodebookTab::rename()
{
    const auto id = chosenId();
    bool agreed = false;
    const QString name = QInputDialog::getText(this, tr("Rename"), tr("New name of “%1”:").arg(chosenName()),
        QLineEdit::Normal, chosenName(), &agreed)
                             .simplified();
    if (!agreed || !id || name == chosenName())
        return;
    revise(
        [of = m_of, id, name](const Project &project, const QDateTime &revised) {
            return visitPart(of, project, [&]<typename Entity>(const Table<Entity> &table) {
                const Entity *before = table.find({*id});
                Entity after = before ? *before : Entity{};
                after.name = name;
                return revising(project, after, revised);
            });
        },
        RevisionDialog::Meaning::Ask);
}

void CodebookTab::meaningChanged()
{
    const auto id = chosenId();
    if (!id)
        return;
    revise(
        [of = m_of, id, now = QDateTime::currentDateTimeUtc()](const Project &project, const QDateTime &) {
            return visitPart(of, project, [&]<typename Entity>(const Table<Entity> &table) {
                const Entity *before = table.find({*id});
                return revising(project, before ? *before : Entity{}, now);
            });
        },
        RevisionDialog::Meaning::Stays);
}

std::optional<Bits128> CodebookTab::askForOther(const QString &title, const QString &label)
{
    QStringList names;
    QList<Bits128> ids;
    const auto chosen = chosenId();
    visitPart(m_of, m_document.project(), [&]<typename Entity>(const Table<Entity> &table) {
        for (const Entity &entity : table.inOrder()) {
            if (entity.id.bits == chosen)
                continue;
            names.append(entity.name);
            ids.append(entity.id.bits);
        }
    });
    if (!chosen || names.isEmpty()) {
        emit m_document.failed({Error::Kind::Invalid, tr("There is no other one to merge it with."), {}});
        return std::nullopt;
    }
    bool agreed = false;
    const QString name = QInputDialog::getItem(this, title, label, names, 0, false, &agreed);
    return agreed ? std::optional(ids.at(names.indexOf(name))) : std::nullopt;
}

void CodebookTab::merge()
{
    const auto id = chosenId();
    const auto kept = askForOther(tr("Merge"), tr("“%1” becomes one with:").arg(chosenName()));
    if (!id || !kept)
        return;
    revise(
        [of = m_of, id, kept](const Project &project, const QDateTime &revised) {
            return visitPart(of, project, [&]<typename Entity>(const Table<Entity> &) {
                if constexpr (std::is_same_v<Entity, Attribute>)
                    return merging(project, AttributeId{*kept}, AttributeId{*id}, revised);
                else
                    return merging(project, Id<Entity>{*kept}, QList<Id<Entity>>{{*id}}, revised);
            });
        },
        RevisionDialog::Meaning::Ask);
    choose(kept->toString());
}

void CodebookTab::mergeChoices()
{
    const auto id = chosenId();
    const Attribute *attribute = id ? m_document.project().attributes().find({*id}) : nullptr;
    if (!attribute)
        return;
    QStringList names;
    for (const Choice &choice : attribute->choices)
        names.append(choice.name);
    const QList<Choice> choices = attribute->choices;
    bool agreed = false;
    const QString from =
        QInputDialog::getItem(this, tr("Merge choices"), tr("This choice:"), names, 0, false, &agreed);
    if (!agreed)
        return;
    const ChoiceId other = choices.at(names.indexOf(from)).id;
    QStringList rest = names;
    rest.removeOne(from);
    const QString into = QInputDialog::getItem(
        this, tr("Merge choices"), tr("“%1” becomes one with:").arg(from), rest, 0, false, &agreed);
    if (!agreed)
        return;
    revise(
        [id, other, kept = choices.at(names.indexOf(into)).id](const Project &project,
            const QDateTime &revised) { return merging(project, AttributeId{*id}, kept, {other}, revised); },
        RevisionDialog::Meaning::Ask);
}

void CodebookTab::split()
{
    store();
    const auto id = chosenId();
    const Issue *issue = id ? m_document.project().issues().find({*id}) : nullptr;
    if (!issue)
        return;
    Issue fresh;
    fresh.id = IssueId::random();
    fresh.guideline = issue->guideline;
    SplitDialog dialog(m_document.project(), issue->name,
        annotationsWith(m_document.project(), [&](const Annotation &a) { return a.issue.bits == *id; }),
        this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    fresh.name = dialog.name();
    revise([id, fresh, chosen = dialog.chosen()](const Project &project,
               const QDateTime &) { return splitting(project, IssueId{*id}, fresh, chosen); },
        RevisionDialog::Meaning::Stays);
    choose(fresh.id.toString());
}

void CodebookTab::flip()
{
    const auto id = chosenId();
    bool agreed = false;
    const QString name = QInputDialog::getText(this, tr("Flip the sign"),
        tr("Every annotation of “%1” gets the opposite stance.\nWhat the issue is called then:")
            .arg(chosenName()),
        QLineEdit::Normal, chosenName(), &agreed)
                             .simplified();
    if (agreed && id)
        revise([id, name](const Project &project,
                   const QDateTime &) { return flipping(project, IssueId{*id}, name); },
            RevisionDialog::Meaning::Stays);
}

void CodebookTab::retire()
{
    const auto id = chosenId();
    if (!id)
        return;
    revise(
        [of = m_of, id](const Project &project, const QDateTime &) {
            return visitPart(of, project, [&]<typename Entity>(const Table<Entity> &table) {
                const Entity *entity = table.find({*id});
                return retiring(project, Id<Entity>{*id}, !(entity && entity->retired));
            });
        },
        RevisionDialog::Meaning::Stays);
}

} // namespace standpoint
