// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of the codebook: issues with their keywords, stances, attributes and reasons.
#include "model/project/check_rules.h"
#include "model/project/keywords.h"

#include <QSet>

#include <cmath>

namespace standpoint {

using namespace rules;
using Kind = Error::Kind;

Status checkAnswer(const Attribute &attribute, const QString &value)
{
    bool fits = !value.isEmpty() && value.size() <= maximumNoteLength;
    switch (attribute.kind) {
    case Attribute::Kind::Choice: {
        const std::optional<ChoiceId> id = ChoiceId::fromString(value);
        fits = id
            && std::any_of(attribute.choices.begin(), attribute.choices.end(),
                [&](const Choice &choice) { return choice.id == *id; });
        break;
    }
    case Attribute::Kind::Flag:
        fits = value == QStringLiteral("true");
        break;
    case Attribute::Kind::Number: {
        bool ok = false;
        fits = fits && std::isfinite(value.toDouble(&ok)) && ok;
        break;
    }
    case Attribute::Kind::Text:
        break;
    }
    if (!fits || !value.isValidUtf16())
        return fail(Kind::Invalid,
            Words::tr("“%1” is no answer to the attribute “%2”.").arg(value.left(40), attribute.name));
    return {};
}

Status checkKeyword(const Keyword &keyword)
{
    if (keyword.text.trimmed().isEmpty())
        return fail(Kind::Invalid, Words::tr("A keyword must not be empty."));
    if (keyword.text.size() > maximumKeywordLength)
        return fail(Kind::Invalid,
            Words::tr("A keyword is longer than %1 characters.").arg(maximumKeywordLength),
            keyword.text.left(40));
    if (!keyword.text.isValidUtf16())
        return fail(Kind::Invalid, Words::tr("A keyword has half a character."));
    return {};
}

Status checkExpression(const Keyword &keyword)
{
    if (Status fits = checkKeyword(keyword); !fits || !keyword.isRegularExpression)
        return fits;
    const QRegularExpression expression = expressionOf(keyword);
    if (!expression.isValid())
        return fail(Kind::Invalid,
            Words::tr("“%1” is not a regular expression: %2 at character %3.")
                .arg(keyword.text.left(40), expression.errorString())
                .arg(expression.patternErrorOffset() + 1));
    return {};
}

qsizetype expressionCount(const Issue &issue)
{
    return std::count_if(
        issue.keywords.begin(), issue.keywords.end(), [](const Keyword &k) { return k.isRegularExpression; });
}

namespace {

Status checkKeywords(const Project &project, const Issue &issue)
{
    const qsizetype expressions = expressionCount(issue);
    if (issue.keywords.size() > maximumKeywords || expressions > maximumExpressions)
        return fail(Kind::Invalid,
            Words::tr("An issue has at most %1 keywords, %2 of them regular expressions.")
                .arg(maximumKeywords)
                .arg(maximumExpressions),
            issue.name);
    qsizetype all = expressions;
    if (expressions > 0) {
        for (const Shared<Issue> &other : project.issues())
            all += other->id == issue.id ? 0 : expressionCount(*other);
    }
    if (all > maximumExpressionsInAll)
        return fail(Kind::Invalid,
            Words::tr("A codebook has at most %1 regular expressions as keywords.")
                .arg(maximumExpressionsInAll),
            issue.name);
    for (const Keyword &keyword : issue.keywords) {
        if (Status fits = checkKeyword(keyword); !fits)
            return fits;
    }
    return {};
}

} // namespace

Status check(const Project &project, const Issue &issue)
{
    if (Status name = checkName(issue.name, Words::tr("An issue needs a name.")); !name)
        return name;
    if (Status room = checkRoom(
            project.issues(), issue.id, maximumCodebookSize, Words::tr("A codebook has at most %1 issues."));
        !room)
        return room;
    if (nameIsTaken(project.issues(), issue))
        return fail(Kind::Invalid, Words::tr("The codebook already has an issue “%1”.").arg(issue.name));
    if (Status guideline = checkWords({issue.guideline}); !guideline)
        return guideline;
    if (!issue.group.isEmpty()) {
        if (Status group = checkName(issue.group, Words::tr("A group of issues needs a name.")); !group)
            return group;
    }
    if (Status revised = checkTime(issue.revised); !revised)
        return revised;
    return checkKeywords(project, issue);
}

Status check(const Project &project, const StanceValue &stance)
{
    if (Status name = checkName(stance.name, Words::tr("A stance needs a name.")); !name)
        return name;
    if (Status room = checkRoom(project.stances(), stance.id, maximumCodebookSize,
            Words::tr("A codebook has at most %1 stances."));
        !room)
        return room;
    if (nameIsTaken(project.stances(), stance))
        return fail(Kind::Invalid, Words::tr("The codebook already has a stance “%1”.").arg(stance.name));
    if (Status guideline = checkWords({stance.guideline}); !guideline)
        return guideline;
    if (Status revised = checkTime(stance.revised); !revised)
        return revised;
    if (stance.polarity && !(*stance.polarity >= -1 && *stance.polarity <= 1))
        return fail(Kind::Invalid, Words::tr("A stance's polarity lies between −1 and 1."), stance.name);
    if (stance.colour > 0xFFFFFF)
        return fail(Kind::Invalid, Words::tr("A stance's colour is not a colour."), stance.name);
    return {};
}

Status check(const Project &project, const Attribute &attribute)
{
    if (Status name = checkName(attribute.name, Words::tr("An attribute needs a name.")); !name)
        return name;
    if (Status room = checkRoom(project.attributes(), attribute.id, maximumCodebookSize,
            Words::tr("A codebook has at most %1 attributes."));
        !room)
        return room;
    if (nameIsTaken(project.attributes(), attribute))
        return fail(
            Kind::Invalid, Words::tr("The codebook already has an attribute “%1”.").arg(attribute.name));
    if (Status guideline = checkWords({attribute.guideline}); !guideline)
        return guideline;
    if (Status revised = checkTime(attribute.revised); !revised)
        return revised;
    if (attribute.kind != Attribute::Kind::Choice && !attribute.choices.isEmpty())
        return fail(Kind::Invalid, Words::tr("Only an attribute with choices can have any."), attribute.name);
    if (attribute.choices.size() > maximumCodebookSize)
        return fail(Kind::Invalid, Words::tr("An attribute has at most %1 choices.").arg(maximumCodebookSize),
            attribute.name);
    QSet<ChoiceId> ids;
    QSet<QString> names;
    for (const Choice &choice : attribute.choices) {
        if (Status name = checkName(choice.name, Words::tr("A choice needs a name.")); !name)
            return name;
        ids.insert(choice.id);
        names.insert(choice.name);
    }
    if (ids.size() != attribute.choices.size() || names.size() != attribute.choices.size())
        return fail(
            Kind::Invalid, Words::tr("Two choices of the attribute “%1” are the same.").arg(attribute.name));
    const Attribute *before = project.attributes().find(attribute.id);
    if (!before || (before->kind == attribute.kind && before->choices == attribute.choices))
        return {};
    const qsizetype misfits = countAnnotations(project, [&](const Annotation &a) {
        const QString answer = a.answer(attribute.id);
        return !answer.isEmpty() && !checkAnswer(attribute, answer);
    });
    return refuseWhileUsed(misfits,
        Words::tr("The attribute “%1” is answered in %2 annotations in a way that would no longer fit."),
        attribute.name);
}

Status check(const Project &project, const ReasonCode &reason)
{
    if (Status name = checkName(reason.name, Words::tr("A reason needs a name.")); !name)
        return name;
    if (Status room = checkRoom(project.reasons(), reason.id, maximumCodebookSize,
            Words::tr("A codebook has at most %1 reasons."));
        !room)
        return room;
    if (nameIsTaken(project.reasons(), reason))
        return fail(Kind::Invalid, Words::tr("The codebook already has a reason “%1”.").arg(reason.name));
    return checkWords({reason.paragraph});
}

} // namespace standpoint
