// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a format of another tool has no place for, as a small JSON object in a place that it leaves free.
#pragma once

#include "model/exchange/foreign_corpus.h"

#include <QJsonObject>

namespace standpoint {

/// "person", "organisation", "state", "group".
QString actorKindName(Actor::Kind kind);
/// Of these names; also "organization". Nothing for others.
std::optional<Actor::Kind> actorKindFrom(const QString &name);

/// An article's description without its note; what is empty is left out.
QJsonObject articleToJson(const ArticleInfo &info);
/// Fields that are no text, or no date, are as if they were absent.
ArticleInfo articleFromJson(const QJsonObject &object);

/// An actor; affiliations are ids.
QJsonObject actorToJson(const Actor &actor);
/// The actor, once for each affiliation; empty where it has no name.
QList<ForeignActor> actorFromJson(const QJsonObject &object);

/// Answers to attributes by the attributes' names, choices by theirs.
QJsonObject answersToJson(const Annotation &annotation, const Table<Attribute> &attributes);
/// Sets them as fields `attribute:NAME`.
void setAnswers(ForeignAnnotation &annotation, const QJsonObject &answers);

QByteArray compactJson(const QJsonObject &object);
/// Empty for what is no JSON object.
QJsonObject jsonObjectIn(const QString &text);

} // namespace standpoint
