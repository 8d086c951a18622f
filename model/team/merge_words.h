// SPDX-License-Identifier: GPL-3.0-or-later
//
// How this room calls things.
#pragma once

#include "model/team/merge.h"

#include <QCoreApplication>

namespace standpoint {

struct MergeWords
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Merge)
};

/// "actor", "article"; for tables and sentences.
QString nameOf(MergeKind kind);
/// "Actors", "Articles": what a row counts.
QString namesOf(MergeKind kind);
/// "name", "alias": by what something was matched.
QString nameOf(MatchedBy by);
/// The kind's name in machine-readable output; never translated.
QString stableName(MergeKind kind);
QString stableName(MatchedBy by);

/// A value of a field for people.
QString said(const QString &text);
QString said(bool yes);
QString said(const std::optional<double> &polarity);
QString said(quint32 colour);
QString said(QDate day);
QString said(Actor::Kind kind);
QString said(const Shared<QString> &text);
QString said(WorkList::Order order);
/// "Ban Ki-moon, in favour of negotiation: “a peaceful …”".
QString said(const Project &project, const Article &article, const Annotation &annotation);
/// "Ban Ki-moon, negotiation: rejected, by Ann (too vague)".
QString said(const Project &project, const Decision &decision);

/// Whether a field says nothing, so that the other's is taken without a question.
inline bool saysNothing(const QString &text)
{
    return text.isEmpty();
}
inline bool saysNothing(QDate day)
{
    return !day.isValid();
}
inline bool saysNothing(const Shared<QString> &text)
{
    return !text;
}
template <typename Value> bool saysNothing(const Value & /*value*/)
{
    return false;
}

} // namespace standpoint
