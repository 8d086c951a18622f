// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/field_by_field.h"

#include "model/project/check.h"

#include <tuple>

namespace standpoint {

namespace {

using Field = CodebookField;

/// Calls `visit` with each field and the members that it is, as references.
template <typename Visit> void visitFields(Issue &a, const Issue &b, Visit visit)
{
    visit(Field::Name, std::tie(a.name), std::tie(b.name));
    visit(Field::Group, std::tie(a.group), std::tie(b.group));
    visit(Field::Keywords, std::tie(a.keywords), std::tie(b.keywords));
    visit(Field::Guideline, std::tie(a.guideline), std::tie(b.guideline));
}

template <typename Visit> void visitFields(StanceValue &a, const StanceValue &b, Visit visit)
{
    visit(Field::Name, std::tie(a.name), std::tie(b.name));
    visit(Field::Polarity, std::tie(a.polarity), std::tie(b.polarity));
    visit(Field::Colour, std::tie(a.colour), std::tie(b.colour));
    visit(Field::Guideline, std::tie(a.guideline), std::tie(b.guideline));
}

template <typename Visit> void visitFields(Attribute &a, const Attribute &b, Visit visit)
{
    visit(Field::Name, std::tie(a.name), std::tie(b.name));
    visit(Field::Answers, std::tie(a.kind, a.choices), std::tie(b.kind, b.choices));
    visit(Field::Guideline, std::tie(a.guideline), std::tie(b.guideline));
}

template <typename Visit> void visitFields(Actor &a, const Actor &b, Visit visit)
{
    visit(Field::Name, std::tie(a.name), std::tie(b.name));
    visit(Field::Kind, std::tie(a.kind), std::tie(b.kind));
    visit(Field::Aliases, std::tie(a.aliases), std::tie(b.aliases));
    visit(Field::Affiliations, std::tie(a.affiliations), std::tie(b.affiliations));
}

/// Regular expressions are tried where they are typed: a project that is read keeps those that this version
/// of PCRE cannot compile.
Status checkTyped(const Issue &before, const Issue &after)
{
    for (const Keyword &keyword : after.keywords) {
        if (before.keywords.contains(keyword))
            continue;
        if (Status fits = checkExpression(keyword); !fits)
            return fits;
    }
    return {};
}
template <typename Entity> Status checkTyped(const Entity & /*before*/, const Entity & /*after*/)
{
    return {};
}

template <typename Entity> Status tried(const Project &project, const Entity &before, const Entity &after)
{
    if (Status fits = checkTyped(before, after); !fits)
        return fits;
    Project trial = project; // shares everything with it
    return trial.apply(makeChange({}, {replacing(before, after)}));
}

} // namespace

template <typename Entity> void copyField(Entity &to, const Entity &from, CodebookField field)
{
    visitFields(to, from, [field](Field one, auto target, const auto &source) {
        if (one == field)
            target = source;
    });
}

template <typename Entity> QList<CodebookField> differingFields(const Entity &a, const Entity &b)
{
    QList<CodebookField> fields;
    Entity copy = a;
    visitFields(copy, b, [&fields](Field field, const auto &mine, const auto &other) {
        if (mine != other)
            fields.append(field);
    });
    return fields;
}

template <typename Entity>
Fitting<Entity> fieldsThatFit(const Project &project, const Entity &before, const Entity &wanted)
{
    const QList<CodebookField> fields = differingFields(before, wanted);
    Fitting<Entity> fitting{before, {}};
    Entity all = before;
    for (const CodebookField field : fields)
        copyField(all, wanted, field);
    if (fields.isEmpty() || tried(project, before, all)) {
        fitting.fits = all;
        return fitting;
    }
    for (const CodebookField field : fields) {
        Entity one = fitting.fits;
        copyField(one, wanted, field);
        if (const Status done = tried(project, before, one); done)
            fitting.fits = one;
        else
            fitting.refused.insert(field, done.error().what);
    }
    return fitting;
}

template void copyField(Issue &, const Issue &, CodebookField);
template void copyField(StanceValue &, const StanceValue &, CodebookField);
template void copyField(Attribute &, const Attribute &, CodebookField);
template void copyField(Actor &, const Actor &, CodebookField);
template QList<CodebookField> differingFields(const Issue &, const Issue &);
template QList<CodebookField> differingFields(const StanceValue &, const StanceValue &);
template QList<CodebookField> differingFields(const Attribute &, const Attribute &);
template QList<CodebookField> differingFields(const Actor &, const Actor &);
template Fitting<Issue> fieldsThatFit(const Project &, const Issue &, const Issue &);
template Fitting<StanceValue> fieldsThatFit(const Project &, const StanceValue &, const StanceValue &);
template Fitting<Attribute> fieldsThatFit(const Project &, const Attribute &, const Attribute &);
template Fitting<Actor> fieldsThatFit(const Project &, const Actor &, const Actor &);

} // namespace standpoint
