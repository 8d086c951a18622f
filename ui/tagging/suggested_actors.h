// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom the digits 1 to 9 choose in a sentence.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// The names and aliases of a project's actors, by their first word, so that a sentence is looked through
/// once however many actors there are. Made again when actors change.
class ActorNames
{
public:
    ActorNames() = default;
    explicit ActorNames(const Project &project);

    /// Actors that the sentence names (by name or alias, whole words, as spelt), from left to right; then
    /// those of `recent` in its order; then the others by name. Each once.
    QList<ActorId> suggested(QStringView sentence, const QList<ActorId> &recent) const;

private:
    struct Name
    {
        QString text;
        ActorId actor;
    };
    struct Mention
    {
        qsizetype at = 0;
        qsizetype length = 0;
        ActorId actor;
    };
    QList<Mention> mentionsIn(QStringView sentence) const;

    QHash<QString, QList<Name>> m_byFirstWord;
    QList<Name> m_others; ///< names that do not begin with a letter or digit
    QList<ActorId> m_order;
};

} // namespace standpoint
