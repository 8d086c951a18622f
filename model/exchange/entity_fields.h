// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which fields each entity is, and how files of whole projects call them: said once for writing and reading,
// JSON lines and tables. fields(visitor, entity) shows the visitor every member. Each begins by taking the
// entity apart: one that gains a member does not compile until the member is here. (Evidence, which has no
// such parts, is compared by the round trip of tst_project_files.)
//
// A visitor has
//     ownId(id)                              what the thing itself is known by
//     reference(name, id)                    another thing; null: none
//     text(name, QString | Shared<QString>)  empty: none
//     number(name, integer)   flag(name, bool)   real(name, optional)   confidence(name, float)
//     word(name, enumerator, names)          one of some words
//     time(name, QDateTime)   date(name, QDate)   colour(name, 0xRRGGBB)
//     place(TextSpan)   evidence(Evidence)   sentences(text, spans)      offsets are code points
//     texts(list, name, QStringList)         several texts, each called `name` where it needs a name
//     references(list, name, QList<Id>)
//     things(list, QList<T> | Shared<QList<T>>)    of parts that have fields() themselves
#pragma once

#include "model/project/entities.h"

#include <array>
#include <concepts>

namespace standpoint {

/// How records of an entity are called: `record` in JSON lines and in front of ids, `table` as a file.
template <typename Entity> struct RecordName;
#define STANDPOINT_RECORD(entity, recordName, tableName)                                                     \
    template <> struct RecordName<entity>                                                                    \
    {                                                                                                        \
        static constexpr const char *record = recordName;                                                    \
        static constexpr const char *table = tableName;                                                      \
    };
STANDPOINT_RECORD(ProjectInfo, "project", "project")
STANDPOINT_RECORD(Issue, "issue", "issues")
STANDPOINT_RECORD(StanceValue, "stance", "stances")
STANDPOINT_RECORD(Attribute, "attribute", "attributes")
STANDPOINT_RECORD(ReasonCode, "reason", "reasons")
STANDPOINT_RECORD(Annotator, "annotator", "annotators")
STANDPOINT_RECORD(Actor, "actor", "actors")
STANDPOINT_RECORD(ArticleInfo, "article", "articles")
STANDPOINT_RECORD(ArticleState, "state", "states")
STANDPOINT_RECORD(Annotation, "annotation", "annotations")
STANDPOINT_RECORD(Decision, "decision", "decisions")
STANDPOINT_RECORD(WorkList, "work_list", "work_lists")
#undef STANDPOINT_RECORD

/// `Given` is the entity, const or not: writers and readers share one description.
template <typename Given, typename Entity>
concept Either = std::same_as<std::remove_const_t<Given>, Entity>;

namespace words {

inline constexpr std::array attributeKind{"choice", "flag", "number", "text"};
inline constexpr std::array actorKind{"person", "organisation", "state", "group"};
inline constexpr std::array progress{"started", "done"};
inline constexpr std::array provenance{"manual", "imported", "accepted", "adjudicated"};
inline constexpr std::array verdict{"accepted", "rejected"};
inline constexpr std::array listOrder{"as_listed", "by_date", "by_title", "random"};

} // namespace words

template <typename Visitor, Either<Preset> E> void fields(Visitor &v, E &preset)
{
    auto &[kind, name, content] = preset;
    v.text("kind", kind);
    v.text("name", name);
    v.text("content", content);
}

template <typename Visitor, Either<ProjectInfo> E> void fields(Visitor &v, E &info)
{
    auto &[id, title, guideline, created, handedOut, presets] = info;
    auto &[to, at, had] = handedOut;
    v.ownId(id);
    v.text("title", title);
    v.text("guideline", guideline);
    v.time("created", created);
    v.reference("handed_out_to", to);
    v.time("handed_out_at", at);
    v.references("handed_out", "annotation_id", had);
    v.things("presets", presets);
}

template <typename Visitor, Either<Keyword> E> void fields(Visitor &v, E &keyword)
{
    auto &[text, isRegularExpression] = keyword;
    v.text("text", text);
    v.flag("regular_expression", isRegularExpression);
}

template <typename Visitor, Either<Issue> E> void fields(Visitor &v, E &issue)
{
    auto &[id, name, order, guideline, group, keywords, retired, revised] = issue;
    v.ownId(id);
    v.text("name", name);
    v.number("order", order);
    v.text("group", group);
    v.text("guideline", guideline);
    v.flag("retired", retired);
    v.time("revised", revised);
    v.things("keywords", keywords);
}

template <typename Visitor, Either<StanceValue> E> void fields(Visitor &v, E &stance)
{
    auto &[id, name, order, polarity, colour, guideline, retired, revised] = stance;
    v.ownId(id);
    v.text("name", name);
    v.number("order", order);
    v.real("polarity", polarity);
    v.colour("color", colour);
    v.text("guideline", guideline);
    v.flag("retired", retired);
    v.time("revised", revised);
}

template <typename Visitor, Either<Choice> E> void fields(Visitor &v, E &choice)
{
    auto &[id, name] = choice;
    v.reference("choice_id", id);
    v.text("name", name);
}

template <typename Visitor, Either<Attribute> E> void fields(Visitor &v, E &attribute)
{
    auto &[id, name, order, kind, choices, guideline, retired, revised] = attribute;
    v.ownId(id);
    v.text("name", name);
    v.number("order", order);
    v.word("kind", kind, words::attributeKind);
    v.text("guideline", guideline);
    v.flag("retired", retired);
    v.time("revised", revised);
    v.things("choices", choices);
}

template <typename Visitor, Either<ReasonCode> E> void fields(Visitor &v, E &reason)
{
    auto &[id, name, order, paragraph, retired] = reason;
    v.ownId(id);
    v.text("name", name);
    v.number("order", order);
    v.text("paragraph", paragraph);
    v.flag("retired", retired);
}

template <typename Visitor, Either<Annotator> E> void fields(Visitor &v, E &annotator)
{
    auto &[id, name, gold] = annotator;
    v.ownId(id);
    v.text("name", name);
    v.flag("gold", gold);
}

template <typename Visitor, Either<Affiliation> E> void fields(Visitor &v, E &affiliation)
{
    auto &[with, from, to] = affiliation;
    v.reference("with_id", with);
    v.date("from", from);
    v.date("to", to);
}

template <typename Visitor, Either<Actor> E> void fields(Visitor &v, E &actor)
{
    auto &[id, name, aliases, kind, affiliations] = actor;
    v.ownId(id);
    v.text("name", name);
    v.word("kind", kind, words::actorKind);
    v.texts("aliases", "alias", aliases);
    v.things("affiliations", affiliations);
}

/// An article is one record: its metadata, its text and its sentences.
template <typename Visitor, Either<ArticleInfo> E, Either<ArticleText> T>
void fields(Visitor &v, E &info, T &articleText)
{
    auto &[id, order, title, source, author, published, url, language, tags, document, original, note] = info;
    auto &[textOf, text, sentences] = articleText;
    v.ownId(id);
    if constexpr (!std::is_const_v<T>)
        textOf = id; // said once
    v.text("document", document);
    v.number("order", order);
    v.text("title", title);
    v.text("source", source);
    v.text("author", author);
    v.date("published", published);
    v.text("url", url);
    v.text("language", language);
    v.text("original", original);
    v.text("note", note);
    v.texts("tags", "tag", tags);
    v.text("text", text);
    v.sentences(text, sentences);
}

template <typename Visitor, Either<ArticleState> E> void fields(Visitor &v, E &one)
{
    auto &[article, annotator, state] = one;
    v.reference("article_id", article);
    v.reference("annotator_id", annotator);
    v.word("state", state, words::progress);
}

template <typename Visitor, Either<AttributeValue> E> void fields(Visitor &v, E &answer)
{
    auto &[attribute, value] = answer;
    v.reference("attribute_id", attribute);
    v.text("value", value);
}

template <typename Visitor, Either<Annotation> E> void fields(Visitor &v, E &annotation)
{
    auto &[id, article, annotator, actor, issue, stance, evidence, attributes, note, confidence, provenance,
        created, modified] = annotation;
    v.ownId(id);
    v.reference("article_id", article);
    v.reference("annotator_id", annotator);
    v.reference("actor_id", actor);
    v.reference("issue_id", issue);
    v.reference("stance_id", stance);
    v.evidence(evidence);
    v.things("answers", attributes);
    v.confidence("confidence", confidence);
    v.text("note", note);
    v.word("provenance", provenance, words::provenance);
    v.time("created", created);
    v.time("modified", modified);
}

template <typename Visitor, Either<Decision> E> void fields(Visitor &v, E &decision)
{
    auto &[id, article, place, actor, issue, verdict, reason, by, at, said] = decision;
    v.ownId(id);
    v.reference("article_id", article);
    v.place(place);
    v.reference("actor_id", actor);
    v.reference("issue_id", issue);
    v.word("verdict", verdict, words::verdict);
    v.reference("reason_id", reason);
    v.reference("annotator_id", by);
    v.time("decided", at);
    v.number("said", said);
}

template <typename Visitor, Either<WorkList> E> void fields(Visitor &v, E &list)
{
    auto &[id, name, order, annotator, articles, sorted, drawnFrom, seed] = list;
    v.ownId(id);
    v.text("name", name);
    v.number("order", order);
    v.reference("annotator_id", annotator);
    v.word("sorted", sorted, words::listOrder);
    v.number("drawn_from", drawnFrom);
    v.number("seed", seed);
    v.references("articles", "article_id", articles);
}

} // namespace standpoint
