// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project as somebody else would have made it from the same material: everything has another id.
#pragma once

#include "tests/project/random_project.h"

namespace standpoint {

class Rebirth
{
public:
    explicit Rebirth(quint64 seed)
        : m_random(seed)
    {
    }

    Project of(const Project &project)
    {
        Project other;
        for (const AnyEdit &edit : contentsOf(project)) {
            const AnyEdit renamed = std::visit([this](const auto &one) { return this->renamed(one); }, edit);
            if (const Status done = other.applyEdit(renamed); !done)
                qFatal("a project with other ids is refused: %s", qPrintable(done.error().toString()));
        }
        return other;
    }

private:
    template <typename Entity> AnyEdit renamed(const Edit<Entity> &edit)
    {
        Edit<Entity> other = edit;
        for (Shared<Entity> *side : {&other.before, &other.after}) {
            if (*side)
                rename(side->edit());
        }
        return other;
    }
    template <typename Key> void swap(Key &id)
    {
        if (id.isNull())
            return;
        const auto known = m_bits.constFind(id.bits);
        if (known == m_bits.cend())
            m_bits.insert(id.bits, {m_random.bits(), m_random.bits() | 1});
        id.bits = m_bits.value(id.bits);
    }
    void rename(ProjectInfo &info) { swap(info.id); }
    void rename(Issue &issue) { swap(issue.id); }
    void rename(StanceValue &stance) { swap(stance.id); }
    void rename(Annotator &annotator) { swap(annotator.id); }
    void rename(ArticleInfo &info) { swap(info.id); }
    void rename(ArticleText &text) { swap(text.id); }
    void rename(Attribute &attribute)
    {
        swap(attribute.id);
        for (Choice &choice : attribute.choices) {
            m_choices.insert(choice.id.bits);
            swap(choice.id);
        }
    }
    void rename(Actor &actor)
    {
        swap(actor.id);
        for (Affiliation &affiliation : actor.affiliations)
            swap(affiliation.with);
    }
    void rename(ReasonCode &reason) { swap(reason.id); }
    void rename(Decision &decision)
    {
        swap(decision.id);
        swap(decision.article);
        swap(decision.actor);
        swap(decision.issue);
        swap(decision.reason);
        swap(decision.by);
    }
    void rename(ArticleState &state)
    {
        swap(state.article);
        swap(state.annotator);
    }
    void rename(WorkList &list)
    {
        swap(list.id);
        swap(list.annotator);
        for (ArticleId &article : list.articles)
            swap(article);
    }
    void rename(Annotation &annotation)
    {
        swap(annotation.id);
        swap(annotation.article);
        swap(annotation.annotator);
        swap(annotation.actor);
        swap(annotation.issue);
        swap(annotation.stance);
        const QList<AttributeValue> answers = annotation.attributes.orDefault();
        annotation.attributes.reset();
        for (AttributeValue answer : answers) {
            swap(answer.attribute);
            if (const auto choice = Bits128::fromString(answer.value); choice && m_choices.contains(*choice))
                answer.value = m_bits.value(*choice).toString();
            annotation.setAnswer(answer.attribute, answer.value);
        }
    }

    RandomProject m_random;
    QHash<Bits128, Bits128> m_bits;
    QSet<Bits128> m_choices;
};

} // namespace standpoint
