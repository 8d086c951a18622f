// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a filled-in form the project takes, where it does not take all of it.
#pragma once

#include "model/project/project.h"

#include <QMap>

namespace standpoint {

/// What a form asks of an issue, stance, attribute or actor; each stands or falls on its own.
enum class CodebookField
{
    Name,
    Group,
    Keywords,
    Polarity,
    Colour,
    Answers, ///< how an attribute is answered, and with which choices
    Kind,    ///< of an actor
    Aliases,
    Affiliations,
    Guideline
};

/// The fields that were not taken, each with the sentence that says why.
using Refusals = QMap<CodebookField, QString>;

/// Entity is Issue, StanceValue, Attribute or Actor.
template <typename Entity> struct Fitting
{
    Entity fits; ///< what was there before, with the fields that the project takes
    Refusals refused;
};

/// Tries the fields in which `wanted` differs from `before`, which is in the project: all at once, and where
/// that is refused one after the other. Nothing is changed. A field that only fits together with a refused
/// one is refused too.
template <typename Entity>
Fitting<Entity> fieldsThatFit(const Project &project, const Entity &before, const Entity &wanted);

/// The fields in which two differ.
template <typename Entity> QList<CodebookField> differingFields(const Entity &a, const Entity &b);

/// Makes one field of `to` that of `from`; a field that an Entity has not is left out.
template <typename Entity> void copyField(Entity &to, const Entity &from, CodebookField field);

} // namespace standpoint
