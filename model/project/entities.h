// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a project holds: codebook, actors, annotators, articles, and the stances marked in them. Plain values
// that are named by id; they know no file, no window and no undo. What may not be is said by check() in
// check.h.
#pragma once

#include "model/project/id.h"
#include "model/project/shared.h"
#include "model/text/span.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>

namespace standpoint {

struct ProjectInfo;
struct Issue;
struct StanceValue;
struct Attribute;
struct Choice;
struct Actor;
struct Annotator;
struct ArticleInfo;
struct Annotation;
struct WorkList;
struct ReasonCode;
struct Decision;
struct Change;

using ProjectId = Id<ProjectInfo>;
using IssueId = Id<Issue>;
using StanceId = Id<StanceValue>;
using AttributeId = Id<Attribute>;
using ChoiceId = Id<Choice>;
using ActorId = Id<Actor>;
using AnnotatorId = Id<Annotator>;
using ArticleId = Id<ArticleInfo>;
using AnnotationId = Id<Annotation>;
using WorkListId = Id<WorkList>;
using ReasonId = Id<ReasonCode>;
using DecisionId = Id<Decision>;
using ChangeId = Id<Change>;

/// That a project is a copy for one annotator's blind work, which holds only that annotator's layer.
struct HandOut
{
    AnnotatorId to; ///< null: it is no such copy
    QDateTime at;   ///< UTC; invalid where `to` is null
    /// The layer as it was handed out: what of it is gone when the copy comes back was deleted there. Empty
    /// where `to` is null.
    QList<AnnotationId> had = {};

    bool operator==(const HandOut &) const = default;
};

/// Settings that people gave a name and keep with the project: what foreign labels mean, how to export.
struct Preset
{
    QString kind;    ///< who reads it: "mapping", "export"; stable
    QString name;    ///< for people; one of a kind and name
    QString content; ///< JSON, as its kind says

    bool operator==(const Preset &) const = default;
};

/// The study as a whole.
struct ProjectInfo
{
    ProjectId id;
    QString title;
    QString guideline;          ///< the general part of the codebook, Markdown
    QDateTime created;          ///< UTC
    HandOut handedOut = {};     ///< whom it names may have left the project since
    QList<Preset> presets = {}; ///< by kind and name, ascending; setPreset() keeps them so

    bool isBlindCopy() const { return !handedOut.to.isNull(); }
    /// Null where there is none.
    const Preset *preset(const QString &kind, const QString &name) const;
    QStringList presetNames(const QString &kind) const;
    /// Adds, replaces, or with an empty content removes.
    void setPreset(const QString &kind, const QString &name, const QString &content);
    bool operator==(const ProjectInfo &) const = default;
};

/// Words that hint at an issue: they are highlighted in articles, and never become an annotation by
/// themselves.
struct Keyword
{
    QString text;                     ///< never empty
    bool isRegularExpression = false; ///< else whole words, whatever their capitals; see keywords.h

    bool operator==(const Keyword &) const = default;
};

/// What a stance is about.
struct Issue
{
    IssueId id;
    QString name;       ///< unique in the project
    int order = 0;      ///< place in the codebook and on the stance pad, ascending
    QString guideline;  ///< when to code it, Markdown
    QString group = {}; ///< the heading under which it is shown; may be empty
    QList<Keyword> keywords = {};
    bool retired = false;   ///< not on the stance pad any more; stays on what has it
    QDateTime revised = {}; ///< UTC; when its name or guideline last changed meaning; invalid: never

    bool operator==(const Issue &) const = default;
};

/// One value of the stance scale.
struct StanceValue
{
    StanceId id;
    QString name; ///< unique in the project
    int order = 0;
    std::optional<double>
        polarity;       ///< from -1 (against) to +1 (in favour); none for a value off the scale (ambivalent)
    quint32 colour = 0; ///< 0xRRGGBB
    QString guideline;
    bool retired = false;   ///< as of an issue
    QDateTime revised = {}; ///< as of an issue

    bool operator==(const StanceValue &) const = default;
};

/// An answer that an attribute of kind Choice offers.
struct Choice
{
    ChoiceId id;
    QString name;

    bool operator==(const Choice &) const = default;
};

/// A further question of the codebook, asked of every annotation.
struct Attribute
{
    enum class Kind
    {
        Choice,
        Flag,
        Number,
        Text
    };

    AttributeId id;
    QString name; ///< unique in the project
    int order = 0;
    Kind kind = Kind::Text;
    QList<Choice> choices; ///< for Kind::Choice, in the order shown
    QString guideline;
    bool retired = false;   ///< not asked any more; stays on what has an answer
    QDateTime revised = {}; ///< as of an issue

    bool operator==(const Attribute &) const = default;
};

/// Why a case was decided as it was, as the codebook puts it; what is counted leads back to a paragraph.
struct ReasonCode
{
    ReasonId id;
    QString name; ///< unique in the project
    int order = 0;
    QString paragraph = {}; ///< which heading of the guidelines it points to: "Intervention › What counts as
                            ///< against"; may be empty
    bool retired = false; ///< not offered any more; stays on what has it

    bool operator==(const ReasonCode &) const = default;
};

/// An actor belongs to another (a minister to a state), for a time or always.
struct Affiliation
{
    ActorId with;
    QDate from; ///< first day; invalid: since ever
    QDate to;   ///< last day; invalid: for ever

    bool operator==(const Affiliation &) const = default;
};

/// Whose stance it is.
struct Actor
{
    enum class Kind
    {
        Person,
        Organisation,
        State,
        Group
    };

    ActorId id;
    QString name; ///< two actors may share a name: people do
    QStringList aliases;
    Kind kind = Kind::Person;
    QList<Affiliation> affiliations;

    bool operator==(const Actor &) const = default;
};

/// A person who labels, or the layer that adjudication writes.
struct Annotator
{
    AnnotatorId id;
    QString name; ///< unique in the project
    bool gold = false;

    bool operator==(const Annotator &) const = default;
};

/// An article's metadata.
struct ArticleInfo
{
    ArticleId id;
    int order = 0; ///< place in the list of articles, ascending
    QString title;
    QString source;
    QString author;
    QDate published; ///< invalid: unknown
    QString url;
    QString language; ///< BCP 47; empty: unknown
    QStringList tags;
    QString document;          ///< the name of its file without ending: what tables of annotations call it
    QString original;          ///< encoding and line ends of the file, for people: "UTF-16LE, CRLF"
    Shared<QString> note = {}; ///< absent rather than empty, so that articles without one stay small

    void setNote(const QString &text);
    bool operator==(const ArticleInfo &) const = default;
};

/// An article's text and its sentences, fixed at import so that agreement units never move.
struct ArticleText
{
    ArticleId id;
    QString text; ///< normal form: LF only, no BOM, no control characters but LF and tab (see FORMATS in the
                  ///< help)
    QList<TextSpan> sentences; ///< in order, without overlap, without white space at the ends

    bool operator==(const ArticleText &) const = default;
};

/// How far one annotator is with one article. An article that nobody began has no such value.
struct ArticleState
{
    enum class State
    {
        Started,
        Done
    };

    ArticleId article;
    AnnotatorId annotator;
    State state = State::Started;

    bool operator==(const ArticleState &) const = default;
};

/// Articles handed out to one annotator. How far the work is stands in each article's ArticleState.
struct WorkList
{
    /// How the articles came into their order.
    enum class Order
    {
        AsListed, ///< as the project lists them
        ByDate,
        ByTitle,
        Random
    };

    WorkListId id;
    QString name;
    int order = 0; ///< place among the work lists, ascending
    AnnotatorId annotator;
    QList<ArticleId> articles; ///< in the order of work, each once
    Order sorted = Order::AsListed;
    int drawnFrom = 0; ///< of so many articles they are a random draw; 0: nothing was drawn
    quint32 seed = 0;  ///< of drawing and of a random order

    bool isRandom() const { return drawnFrom > 0 || sorted == Order::Random; }
    bool operator==(const WorkList &) const = default;
};

/// The text that shows a stance: one span, or several fragments in order where a quotation is interrupted.
class Evidence
{
public:
    Evidence() = default;
    Evidence(TextSpan only) // NOLINT(google-explicit-constructor): the usual evidence is one span
        : m_first(only)
    {
    }
    /// Fragments in the order given; check() refuses those that are out of order, overlap or are empty.
    explicit Evidence(const QList<TextSpan> &fragments);

    int count() const { return 1 + static_cast<int>(m_further.orDefault().size()); }
    TextSpan at(int i) const { return i == 0 ? m_first : m_further->at(i - 1); }
    QList<TextSpan> fragments() const;
    int begin() const { return m_first.begin; }
    int end() const { return at(count() - 1).end; }
    TextSpan hull() const { return {begin(), end()}; }
    bool overlaps(TextSpan span) const;

    bool operator==(const Evidence &) const = default;

private:
    TextSpan m_first;
    Shared<QList<TextSpan>>
        m_further; ///< absent where there is one fragment, so that a million annotations stay small
};

/// An answer to an attribute: a choice's id, "true", a number in C notation, or text, by the attribute's
/// kind.
struct AttributeValue
{
    AttributeId attribute;
    QString value;

    bool operator==(const AttributeValue &) const = default;
};

/// annotator × evidence × actor × issue × stance.
struct Annotation
{
    enum class Provenance : qint8
    {
        Manual,
        Imported,
        Accepted,
        Adjudicated
    };

    AnnotationId id;
    ArticleId article;
    AnnotatorId annotator;
    ActorId actor;
    IssueId issue;
    StanceId stance;
    Evidence evidence;
    Shared<QList<AttributeValue>>
        attributes;        ///< absent rather than empty; at most one value for each attribute
    Shared<QString> note;  ///< absent rather than empty
    float confidence = -1; ///< 0 to 1; -1: not stated
    Provenance provenance = Provenance::Manual;
    QDateTime created;  ///< UTC, milliseconds
    QDateTime modified; ///< UTC, milliseconds

    bool operator==(const Annotation &) const = default;

    bool hasConfidence() const { return confidence >= 0; }
    /// The answer to an attribute; empty where none is given.
    QString answer(AttributeId attribute) const;
    /// Sets or, with an empty text, removes the answer to an attribute.
    void setAnswer(AttributeId attribute, const QString &value);
    void setNote(const QString &text);
};

/// What adjudication said of one unit (sentence × actor × issue). Gold's annotations say what holds there;
/// this says that it was decided, by whom and why, and that gold is silent on purpose where it was rejected.
struct Decision
{
    enum class Verdict
    {
        Accepted, ///< gold says something there
        Rejected  ///< nothing holds there
    };

    DecisionId id;
    ArticleId article;
    /// The sentence when it was decided. It follows a correction of the text; after a sentence was divided or
    /// joined with the next one it stands for every sentence that it touches.
    TextSpan place;
    ActorId actor;
    IssueId issue;
    Verdict verdict = Verdict::Accepted;
    ReasonId reason; ///< null: none was given
    AnnotatorId by;  ///< who decided, a person rather than gold
    QDateTime at;    ///< UTC, milliseconds
    /// A fingerprint of what annotators said there, by which a later change of that shows; 0: not known.
    quint32 said = 0;

    bool operator==(const Decision &) const = default;
};

/// The place behind this one, for `order`; a file may hold the largest number there is.
constexpr int orderAfter(int order)
{
    return order < std::numeric_limits<int>::max() ? order + 1 : order;
}

/// The order in which an article keeps its annotations: by place in the text, then by id.
bool comesBefore(const Annotation &a, const Annotation &b);
/// The order in which an article keeps its decisions: by place, actor and issue, of which it has one each.
bool isOfEarlierUnit(const Decision &a, const Decision &b);

} // namespace standpoint
