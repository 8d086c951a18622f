// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of a project, one overload of check() for each entity: what may be in it, and what may go.
#pragma once

#include "model/project/project.h"

namespace standpoint {

class GraphemeBoundaries;

/// The most that a text may hold, in UTF-16 code units: 200 million, so that offsets fit into 32 bits with
/// room to spare.
inline constexpr qsizetype maximumTextLength = 200'000'000;
/// The most that a name or a title, and the most that a note, a guideline or any other text about something
/// may hold, in UTF-16 code units.
inline constexpr qsizetype maximumNameLength = 10'000;
inline constexpr qsizetype maximumNoteLength = 1'000'000;
/// The most issues, the most stances, the most attributes and the most choices of one attribute; and the most
/// annotators. Names among them are compared with one another.
inline constexpr qsizetype maximumCodebookSize = 2'000;
inline constexpr qsizetype maximumAnnotators = 5'000;
/// The most work lists of a project. (Of reasons there may be as many as of issues.)
inline constexpr qsizetype maximumWorkLists = 10'000;
/// The most keywords of one issue, the most of them that are regular expressions, the most of those in a
/// project (each costs time to compile, whoever wrote the file), and the most that a keyword may hold, in
/// UTF-16 code units.
inline constexpr qsizetype maximumKeywords = 500;
inline constexpr qsizetype maximumExpressions = 50;
inline constexpr qsizetype maximumExpressionsInAll = 500;
inline constexpr qsizetype maximumKeywordLength = 1'000;
/// The last moment and the last day that are stored: the end of the year 9999, in milliseconds since 1970
/// (times before 1970 go as far back) and as a Julian day (the first is 1).
inline constexpr qint64 latestTime = 253'402'300'799'999;
inline constexpr qint64 latestDay = 5'373'484;

/// May `entity` be in `project`, as an addition or in place of what has its id? Fails with Invalid, or with
/// Conflict where it names something that the project does not hold.
Status check(const Project &project, const ProjectInfo &info);
Status check(const Project &project, const Issue &issue);
Status check(const Project &project, const StanceValue &stance);
Status check(const Project &project, const Attribute &attribute);
Status check(const Project &project, const Actor &actor);
Status check(const Project &project, const Annotator &annotator);
Status check(const Project &project, const ArticleInfo &info);
Status check(const Project &project, const ArticleText &text);
Status check(const Project &project, const ArticleState &state);
Status check(const Project &project, const Annotation &annotation);
Status check(const Project &project, const WorkList &list);
Status check(const Project &project, const ReasonCode &reason);
Status check(const Project &project, const Decision &decision);

/// The same for one of many annotations of one text, whose boundaries are looked up once.
Status check(const Project &project, const Article &article, GraphemeBoundaries &boundaries,
    const Annotation &annotation);
/// Likewise, but without a look at the article's other decisions, of which none may be of the same unit.
Status check(
    const Project &project, const Article &article, GraphemeBoundaries &boundaries, const Decision &decision);
/// The part of check(ArticleText) that needs no project.
Status checkText(const ArticleText &text);
/// The part of it that looks at the characters, without the sentences.
Status checkCharacters(const QString &text);
/// Whether no text has this character; a space, or U+2060 for U+FEFF, may stand in its place.
bool isForbiddenCharacter(QChar character);
/// May this be the answer to `attribute`? Fails with Invalid.
Status checkAnswer(const Attribute &attribute, const QString &value);
/// May this be a keyword of an issue? Fails with Invalid. A regular expression is not compiled: what one
/// machine's library reads another's may refuse, and no project may become unreadable by that.
Status checkKeyword(const Keyword &keyword);
/// checkKeyword(), and whether a regular expression can be compiled: asked where one is typed or imported.
/// Fails with Invalid; says what it lacks.
Status checkExpression(const Keyword &keyword);
/// How many of the issue's keywords are regular expressions.
qsizetype expressionCount(const Issue &issue);

/// May `entity` leave `project`? Fails with Conflict, saying what still needs it.
Status checkRemoval(const Project &project, const ProjectInfo &info);
Status checkRemoval(const Project &project, const Issue &issue);
Status checkRemoval(const Project &project, const StanceValue &stance);
Status checkRemoval(const Project &project, const Attribute &attribute);
Status checkRemoval(const Project &project, const Actor &actor);
Status checkRemoval(const Project &project, const Annotator &annotator);
Status checkRemoval(const Project &project, const ArticleInfo &info);
Status checkRemoval(const Project &project, const ArticleText &text);
Status checkRemoval(const Project &project, const ArticleState &state);
Status checkRemoval(const Project &project, const Annotation &annotation);
Status checkRemoval(const Project &project, const WorkList &list);
Status checkRemoval(const Project &project, const ReasonCode &reason);
Status checkRemoval(const Project &project, const Decision &decision);

} // namespace standpoint
