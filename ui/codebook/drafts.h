// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody typed in a form and the project does not take: it is kept until it fits or is given up.
#pragma once

#include "model/codebook/field_by_field.h"
#include "model/codebook/revising.h"
#include "model/document/project_document.h"
#include "model/project/table_of.h"

class QLabel;
class QWidget;

namespace standpoint {

/// What stands in fields of text, to the letter.
using TypedFields = QMap<CodebookField, QString>;

template <typename Entity> struct Draft
{
    Entity wanted; ///< with the fields as they were taken from the form
    TypedFields typed;
    Refusals refused;

    bool operator==(const Draft &) const = default;
};

/// Of the things of one kind.
template <typename Entity> class Drafts
{
public:
    using Key = Id<Entity>;

    /// Null where all is stored.
    const Draft<Entity> *of(Key id) const
    {
        const auto draft = m_drafts.constFind(id);
        return draft == m_drafts.cend() ? nullptr : &*draft;
    }
    bool isEmpty() const { return m_drafts.isEmpty(); }
    void clear() { m_drafts.clear(); }

    /// Stores what of draft.wanted fits, as one act called `label`(before, after), and keeps the rest; the
    /// refusals that the draft brings along stay. Nobody is told: the form shows what was refused. Returns
    /// whether anything is another now, in the project or here.
    template <typename Label>
    bool store(ProjectDocument &document, const Entity &before, Draft<Entity> draft, Label label);
    /// Stores what fits by now. Those that are not in the project are left alone.
    template <typename Label> void storeAgain(ProjectDocument &document, Label label);
    /// A sentence for each field that is not stored.
    QStringList sentences(const Table<Entity> &table) const;
    /// One that is in the project and not all stored.
    std::optional<Key> first(const Table<Entity> &table) const;

private:
    QHash<Key, Draft<Entity>> m_drafts;
};

/// Why nothing can be stored, whatever it is; empty where it can.
QString whyNothingIsStored(const ProjectDocument &document);
/// "Name of “talks”: …"
QString refusalSentence(CodebookField field, const QString &name, const QString &why);
/// A line that says beside a field why it was refused; hidden while empty.
QLabel *refusalNote(QWidget *parent);
/// Shows it, also to a screen reader at the field.
void showRefusal(QLabel &note, QWidget *field, const QString &why);
/// Asks whether a dialog closes without what these sentences say. True where there is nothing to ask.
bool mayCloseWithout(const QStringList &sentences, QWidget *dialog);

template <typename Entity>
template <typename Label>
bool Drafts<Entity>::store(ProjectDocument &document, const Entity &before, Draft<Entity> draft, Label label)
{
    Fitting<Entity> fitting{before, {}};
    const QList<CodebookField> differing = differingFields(before, draft.wanted);
    QString nothing = whyNothingIsStored(document);
    if (nothing.isEmpty()) {
        fitting = fieldsThatFit(document.project(), before, draft.wanted);
        if constexpr (std::is_same_v<Entity, StanceValue>)
            notePolarity(before, fitting.fits, QDateTime::currentDateTimeUtc());
        if (!(fitting.fits == before)
            && !document.push(label(before, fitting.fits), {replacing(before, fitting.fits)}))
            nothing = ProjectDocument::tr("This could not be stored.");
    }
    if (!nothing.isEmpty()) {
        fitting = {before, {}};
        for (const CodebookField field : differing)
            fitting.refused.insert(field, nothing);
    }
    draft.refused.insert(fitting.refused);
    const Draft<Entity> *known = of(before.id);
    const bool same = known ? *known == draft : draft.refused.isEmpty();
    if (draft.refused.isEmpty())
        m_drafts.remove(before.id);
    else
        m_drafts.insert(before.id, draft);
    return !same || !(fitting.fits == before);
}

template <typename Entity>
template <typename Label>
void Drafts<Entity>::storeAgain(ProjectDocument &document, Label label)
{
    for (const Key id : m_drafts.keys()) {
        const Entity *there = tableOf<Entity>(document.project()).find(id);
        if (!there)
            continue;
        const Entity before = *there;
        Draft<Entity> draft = m_drafts.value(id);
        Entity wanted = before;
        for (const CodebookField field : draft.refused.keys())
            copyField(wanted, draft.wanted, field);
        draft.wanted = wanted;
        const Refusals refused = std::exchange(draft.refused, {});
        const QList<CodebookField> differing = differingFields(before, wanted);
        for (const auto &[field, why] : refused.asKeyValueRange()) {
            if (!differing.contains(field))
                draft.refused.insert(field, why); // refused as it was typed
        }
        store(document, before, draft, label);
    }
}

template <typename Entity> QStringList Drafts<Entity>::sentences(const Table<Entity> &table) const
{
    QStringList all;
    for (const Draft<Entity> &draft : m_drafts) {
        const Entity *there = table.find(draft.wanted.id);
        for (auto field = draft.refused.begin(); there && field != draft.refused.end(); ++field)
            all.append(refusalSentence(field.key(), there->name, field.value()));
    }
    return all;
}

template <typename Entity> std::optional<Id<Entity>> Drafts<Entity>::first(const Table<Entity> &table) const
{
    for (const Draft<Entity> &draft : m_drafts) {
        if (table.contains(draft.wanted.id))
            return draft.wanted.id;
    }
    return std::nullopt;
}

} // namespace standpoint
