// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/joining.h"
#include "model/codebook/merging.h"
#include "model/codebook/recoding.h"

namespace standpoint {

namespace {

/// The kept attribute with the other's choices; and which answer of the other is which of the kept one.
struct JoinedChoices
{
    Attribute attribute;
    QHash<QString, QString> answers;
};

/// One id is one choice, whatever it is called by now; only a choice whose id the other attribute has not is
/// found by its name. Two choices of the other never become one.
JoinedChoices joinedChoices(const Attribute &kept, const Attribute &other)
{
    JoinedChoices joined{kept, {}};
    QSet<ChoiceId> others;
    for (const Choice &choice : other.choices)
        others.insert(choice.id);
    QHash<QString, ChoiceId> byName;
    QSet<ChoiceId> ids;
    QSet<QString> names;
    for (const Choice &own : kept.choices) {
        ids.insert(own.id);
        names.insert(own.name);
        if (!others.contains(own.id))
            byName.insert(own.name, own.id);
    }
    for (Choice choice : other.choices) {
        if (ids.contains(choice.id))
            continue;
        if (const auto same = byName.constFind(choice.name); same != byName.cend()) {
            joined.answers.insert(choice.id.toString(), same->toString());
            continue;
        }
        choice.name = freeName(choice.name, names);
        names.insert(choice.name);
        joined.attribute.choices.append(choice);
    }
    return joined;
}

} // namespace

Result<Revision> merging(
    const Project &project, AttributeId kept, AttributeId other, const QDateTime &revised)
{
    const Attribute *first = project.attributes().find(kept);
    const Attribute *second = project.attributes().find(other);
    if (!first || !second || kept == other)
        return fail(Error::Kind::Conflict, CodebookWords::tr("One of them is no longer in the project."));
    if (first->kind != second->kind)
        return fail(Error::Kind::Invalid,
            CodebookWords::tr(
                "“%1” and “%2” are answered in different ways: change the kind of one of them first.")
                .arg(first->name, second->name));
    const JoinedChoices joined = joinedChoices(*first, *second);
    if (joined.attribute.choices.size() > maximumCodebookSize)
        return fail(Error::Kind::Invalid,
            CodebookWords::tr("An attribute has at most %1 choices.").arg(maximumCodebookSize));
    const Result<QString> guideline = joinedGuidelines(QList<Attribute>{*first, *second});
    if (!guideline)
        return tl::unexpected(guideline.error());
    Attribute after = joined.attribute;
    after.guideline = *guideline;
    after.revised = laterOf(after.revised, revised);
    Revision revision{CodebookWords::tr("Merge %1 into %2").arg(second->name, first->name), {}, {}};
    if (!(after == *first)) // first: its new choices are answers of what follows
        revision.edits.push_back(replacing(*first, after));
    bool left = false;
    recode(
        project,
        [&](Annotation &annotation) {
            const QString answer = annotation.answer(other);
            if (answer.isEmpty())
                return false;
            const QString becomes = joined.answers.value(answer, answer);
            const QString held = annotation.answer(kept);
            if (!held.isEmpty() && held != becomes) {
                left = true;
                return false;
            }
            annotation.setAnswer(other, {});
            annotation.setAnswer(kept, becomes);
            return true;
        },
        revision);
    if (!left) {
        revision.edits.push_back(removing(*second));
        return revision;
    }
    for (TouchedAnnotation &both : annotationsWith(project, [&](const Annotation &a) {
             const QString answer = a.answer(other);
             const QString held = a.answer(kept);
             return !answer.isEmpty() && !held.isEmpty() && held != joined.answers.value(answer, answer);
         })) {
        both.how = TouchedAnnotation::How::Beside;
        both.with = both.id;
        revision.touched.append(both);
    }
    Attribute retired = *second;
    retired.retired = true;
    if (!(retired == *second))
        revision.edits.push_back(replacing(*second, retired));
    return revision;
}

Result<Revision> merging(const Project &project, AttributeId attribute, ChoiceId kept,
    const QList<ChoiceId> &others, const QDateTime &revised)
{
    const Attribute *before = project.attributes().find(attribute);
    const auto nameOf = [before](ChoiceId id) {
        for (const Choice &choice : before->choices) {
            if (choice.id == id)
                return choice.name;
        }
        return QString();
    };
    if (!before || nameOf(kept).isEmpty())
        return fail(Error::Kind::Conflict, CodebookWords::tr("One of them is no longer in the project."));
    QStringList answers;
    for (const ChoiceId other : others) {
        if (other == kept || nameOf(other).isEmpty())
            return fail(Error::Kind::Conflict, CodebookWords::tr("One of them is no longer in the project."));
        answers.append(other.toString());
    }
    if (others.isEmpty())
        return fail(Error::Kind::Invalid,
            CodebookWords::tr("Choose another one to merge with “%1”.").arg(nameOf(kept)));
    Revision revision{
        CodebookWords::tr("Merge choices of %1 into %2").arg(before->name, nameOf(kept)), {}, {}};
    recode(
        project,
        [&](Annotation &annotation) {
            if (!answers.contains(annotation.answer(attribute)))
                return false;
            annotation.setAnswer(attribute, kept.toString());
            return true;
        },
        revision);
    Attribute after = *before;
    after.choices.removeIf([&](const Choice &choice) { return others.contains(choice.id); });
    after.revised = laterOf(after.revised, revised);
    revision.edits.push_back(replacing(*before, after));
    return revision;
}

} // namespace standpoint
