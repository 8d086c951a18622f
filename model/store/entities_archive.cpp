// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which tokens each entity is, in which order. A struct that gains a member gets a new version in
// StoredVersions; its reader then asks for the member only where the file's version has it.
#include "model/store/archive.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Archive)
};

void write(ArchiveWriter &out, const QStringList &texts)
{
    out.number(texts.size());
    for (const QString &text : texts)
        out.string(text);
}

void readNames(ArchiveReader &in, QStringList &texts, qsizetype longest)
{
    for (qint64 left = in.count(); left > 0; --left) {
        in.keep(sizeof(QString));
        texts.append(in.string(longest));
    }
    texts.squeeze();
}

template <typename Entity> void writeAge(ArchiveWriter &out, const Entity &entity)
{
    out.number(entity.retired ? 1 : 0);
    out.time(entity.revised);
}

template <typename Entity> void readAge(ArchiveReader &in, Entity &entity)
{
    if (in.versions.codebook < 2)
        return;
    entity.retired = in.valueIn(0, 1) == 1;
    entity.revised = in.time();
}

/// What an annotation has besides the usual, as bits of one number; the provenance stands above them.
enum Extra
{
    HasFragments = 1,
    HasAnswers = 2,
    HasNote = 4,
    HasConfidence = 8,
    ProvenanceShift = 16
};

} // namespace

void writeVersions(ArchiveWriter &out)
{
    const StoredVersions ours;
    for (const int version :
        {ours.project, ours.codebook, ours.actor, ours.article, ours.annotation, ours.change})
        out.number(version);
}

void readVersions(ArchiveReader &in)
{
    const StoredVersions ours;
    const auto next = [&in](int known) {
        const qint64 version = in.number();
        if (version < 1)
            throw ArchiveError{Words::tr("the number %1 makes no sense there").arg(version)};
        if (version > known)
            throw NewerArchive{};
        return static_cast<int>(version);
    };
    in.versions.project = next(ours.project);
    in.versions.codebook = next(ours.codebook);
    in.versions.actor = next(ours.actor);
    in.versions.article = next(ours.article);
    in.versions.annotation = next(ours.annotation);
    in.versions.change = next(ours.change);
}

void write(ArchiveWriter &out, const ProjectInfo &info)
{
    out.id(info.id);
    out.string(info.title);
    out.string(info.guideline);
    out.time(info.created);
    out.id(info.handedOut.to);
    out.time(info.handedOut.at);
    out.number(info.handedOut.had.size());
    for (const AnnotationId id : info.handedOut.had)
        out.id(id);
    out.number(info.presets.size());
    for (const Preset &preset : info.presets) {
        out.string(preset.kind);
        out.string(preset.name);
        out.string(preset.content);
    }
}

void read(ArchiveReader &in, ProjectInfo &info)
{
    info.id = in.id<ProjectId>();
    info.title = in.name();
    info.guideline = in.string();
    info.created = in.time();
    if (in.versions.project < 4)
        return;
    info.handedOut.to = in.id<AnnotatorId>();
    info.handedOut.at = in.time();
    if (in.versions.project < 5)
        return;
    for (qint64 left = in.count(); left > 0; --left) {
        in.keep(listedCost);
        info.handedOut.had.append(in.id<AnnotationId>());
    }
    if (in.versions.project < 6)
        return;
    for (qint64 left = in.count(); left > 0; --left) {
        in.keep(sizeof(Preset) + 2 * listedCost);
        Preset preset;
        preset.kind = in.name();
        preset.name = in.name();
        preset.content = in.string();
        info.presets.append(preset);
    }
}

void write(ArchiveWriter &out, const Issue &issue)
{
    out.id(issue.id);
    out.string(issue.name);
    out.number(issue.order);
    out.string(issue.guideline);
    writeAge(out, issue);
    out.string(issue.group);
    out.number(issue.keywords.size());
    for (const Keyword &keyword : issue.keywords) {
        out.number(keyword.isRegularExpression ? 1 : 0);
        out.string(keyword.text);
    }
}

void read(ArchiveReader &in, Issue &issue)
{
    issue.id = in.id<IssueId>();
    issue.name = in.name();
    issue.order = in.smallNumber();
    issue.guideline = in.string();
    readAge(in, issue);
    if (in.versions.codebook < 2)
        return;
    issue.group = in.name();
    for (qint64 left = in.count(); left > 0; --left) {
        in.keep(sizeof(Keyword));
        const bool isRegularExpression = in.valueIn(0, 1) == 1;
        issue.keywords.append({in.string(maximumKeywordLength), isRegularExpression});
    }
    issue.keywords.squeeze();
}

void write(ArchiveWriter &out, const StanceValue &stance)
{
    out.id(stance.id);
    out.string(stance.name);
    out.number(stance.order);
    out.number(stance.polarity ? 1 : 0);
    if (stance.polarity)
        out.real(*stance.polarity);
    out.number(stance.colour);
    out.string(stance.guideline);
    writeAge(out, stance);
}

void read(ArchiveReader &in, StanceValue &stance)
{
    stance.id = in.id<StanceId>();
    stance.name = in.name();
    stance.order = in.smallNumber();
    if (in.numberIn(0, 1) == 1) // a number follows or it does not
        stance.polarity = in.real();
    stance.colour = static_cast<quint32>(in.valueIn(0, 0xFFFFFF));
    stance.guideline = in.string();
    readAge(in, stance);
}

void write(ArchiveWriter &out, const Attribute &attribute)
{
    out.id(attribute.id);
    out.string(attribute.name);
    out.number(attribute.order);
    out.number(static_cast<int>(attribute.kind));
    out.number(attribute.choices.size());
    for (const Choice &choice : attribute.choices) {
        out.id(choice.id);
        out.string(choice.name);
    }
    out.string(attribute.guideline);
    writeAge(out, attribute);
}

void read(ArchiveReader &in, Attribute &attribute)
{
    attribute.id = in.id<AttributeId>();
    attribute.name = in.name();
    attribute.order = in.smallNumber();
    attribute.kind = in.value(Attribute::Kind::Text);
    for (qint64 left = in.count(); left > 0; --left) {
        in.keep(sizeof(Choice));
        const auto id = in.id<ChoiceId>();
        attribute.choices.append({id, in.name()});
    }
    attribute.choices.squeeze();
    attribute.guideline = in.string();
    readAge(in, attribute);
}

void write(ArchiveWriter &out, const Actor &actor)
{
    out.id(actor.id);
    out.string(actor.name);
    write(out, actor.aliases);
    out.number(static_cast<int>(actor.kind));
    out.number(actor.affiliations.size());
    for (const Affiliation &affiliation : actor.affiliations) {
        out.id(affiliation.with);
        out.date(affiliation.from);
        out.date(affiliation.to);
    }
}

void read(ArchiveReader &in, Actor &actor)
{
    actor.id = in.id<ActorId>();
    actor.name = in.name();
    readNames(in, actor.aliases, maximumNameLength);
    actor.kind = in.value(Actor::Kind::Group);
    for (qint64 left = in.count(); left > 0; --left) {
        in.keep(sizeof(Affiliation));
        Affiliation affiliation;
        affiliation.with = in.id<ActorId>();
        affiliation.from = in.date();
        affiliation.to = in.date();
        actor.affiliations.append(affiliation);
    }
    actor.affiliations.squeeze();
}

void write(ArchiveWriter &out, const Annotator &annotator)
{
    out.id(annotator.id);
    out.string(annotator.name);
    out.number(annotator.gold ? 1 : 0);
}

void read(ArchiveReader &in, Annotator &annotator)
{
    annotator.id = in.id<AnnotatorId>();
    annotator.name = in.name();
    annotator.gold = in.valueIn(0, 1) == 1;
}

void write(ArchiveWriter &out, const ArticleInfo &info)
{
    out.id(info.id);
    out.number(info.order);
    for (const QString &text :
        {info.title, info.source, info.author, info.url, info.language, info.document, info.original})
        out.string(text);
    out.date(info.published);
    write(out, info.tags);
    out.string(info.note.orDefault());
}

void read(ArchiveReader &in, ArticleInfo &info)
{
    info.id = in.id<ArticleId>();
    info.order = in.smallNumber();
    info.title = in.name();
    for (QString *text :
        {&info.source, &info.author, &info.url, &info.language, &info.document, &info.original})
        *text = in.string();
    info.published = in.date();
    readNames(in, info.tags, maximumNoteLength);
    if (in.versions.article < 2)
        return;
    if (const QString note = in.string(); !note.isEmpty()) {
        in.keep(2 * sizeof(QString)); // the value that is shared
        info.setNote(note);
    }
}

void write(ArchiveWriter &out, const ArticleText &text)
{
    out.id(text.id);
    out.string(text.text);
    out.newLine();
    out.number(text.sentences.size());
    int end = 0;
    for (const TextSpan sentence : text.sentences) { // as the gap before it and its length: half the digits
        out.number(sentence.begin - end);
        out.number(sentence.length());
        end = sentence.end;
    }
}

void read(ArchiveReader &in, ArticleText &text)
{
    text.id = in.id<ArticleId>();
    text.text = in.string(maximumTextLength);
    qint64 end = 0;
    for (qint64 left = in.numberIn(0, maximumTextLength); left > 0; --left) {
        in.keep(sizeof(TextSpan));
        // Whether it lies inside the text is for check() to say; here it only must be a number.
        const qint64 begin = qMin<qint64>(end + in.numberIn(0, maximumTextLength), maximumTextLength + 1);
        end = qMin<qint64>(begin + in.numberIn(0, maximumTextLength), maximumTextLength + 1);
        text.sentences.append({static_cast<int>(begin), static_cast<int>(end)});
    }
    text.sentences.squeeze();
}

void write(ArchiveWriter &out, const ArticleState &state)
{
    out.id(state.article);
    out.id(state.annotator);
    out.number(static_cast<int>(state.state));
}

void read(ArchiveReader &in, ArticleState &state)
{
    state.article = in.id<ArticleId>();
    state.annotator = in.id<AnnotatorId>();
    state.state = in.value(ArticleState::State::Done);
}

void write(ArchiveWriter &out, const Annotation &annotation)
{
    out.id(annotation.article);
    out.id(annotation.annotator);
    out.id(annotation.actor);
    out.id(annotation.issue);
    out.id(annotation.stance);
    writeBody(out, annotation);
}

void read(ArchiveReader &in, Annotation &annotation)
{
    annotation.article = in.id<ArticleId>();
    annotation.annotator = in.id<AnnotatorId>();
    annotation.actor = in.id<ActorId>();
    annotation.issue = in.id<IssueId>();
    annotation.stance = in.id<StanceId>();
    readBody(in, annotation);
}

void write(ArchiveWriter &out, const WorkList &list)
{
    writeBody(out, list);
    out.id(list.annotator);
    out.number(list.articles.size());
    for (const ArticleId article : list.articles)
        out.id(article);
}

void read(ArchiveReader &in, WorkList &list)
{
    readBody(in, list);
    list.annotator = in.id<AnnotatorId>();
    for (qint64 left = in.count(); left > 0; --left) {
        in.keep(listedCost);
        list.articles.append(in.id<ArticleId>());
    }
    list.articles.squeeze();
}

void write(ArchiveWriter &out, const ReasonCode &reason)
{
    out.id(reason.id);
    out.string(reason.name);
    out.number(reason.order);
    out.string(reason.paragraph);
    out.number(reason.retired ? 1 : 0);
}

void read(ArchiveReader &in, ReasonCode &reason)
{
    reason.id = in.id<ReasonId>();
    reason.name = in.name();
    reason.order = in.smallNumber();
    reason.paragraph = in.string();
    reason.retired = in.valueIn(0, 1) == 1;
}

void write(ArchiveWriter &out, const Decision &decision)
{
    out.id(decision.article);
    out.id(decision.actor);
    out.id(decision.issue);
    out.id(decision.by);
    out.id(decision.reason);
    writeBody(out, decision);
}

void read(ArchiveReader &in, Decision &decision)
{
    decision.article = in.id<ArticleId>();
    decision.actor = in.id<ActorId>();
    decision.issue = in.id<IssueId>();
    decision.by = in.id<AnnotatorId>();
    decision.reason = in.id<ReasonId>();
    readBody(in, decision);
}

void writeBody(ArchiveWriter &out, const Decision &decision)
{
    out.id(decision.id);
    out.number(decision.place.begin);
    out.number(decision.place.end);
    out.number(static_cast<int>(decision.verdict));
    out.time(decision.at);
    out.number(decision.said);
}

void readBody(ArchiveReader &in, Decision &decision)
{
    decision.id = in.id<DecisionId>();
    decision.place.begin = in.smallNumber();
    decision.place.end = in.smallNumber();
    decision.verdict = in.value(Decision::Verdict::Rejected);
    decision.at = in.time();
    decision.said = static_cast<quint32>(in.valueIn(0, std::numeric_limits<quint32>::max()));
}

void writeBody(ArchiveWriter &out, const WorkList &list)
{
    out.id(list.id);
    out.string(list.name);
    out.number(list.order);
    out.number(static_cast<int>(list.sorted));
    out.number(list.drawnFrom);
    out.number(list.seed);
}

void readBody(ArchiveReader &in, WorkList &list)
{
    list.id = in.id<WorkListId>();
    list.name = in.name();
    list.order = in.smallNumber();
    list.sorted = in.value(WorkList::Order::Random);
    list.drawnFrom = static_cast<int>(in.valueIn(0, std::numeric_limits<int>::max()));
    list.seed = static_cast<quint32>(in.valueIn(0, std::numeric_limits<quint32>::max()));
}

void writeBody(ArchiveWriter &out, const Annotation &annotation)
{
    const int fragments = annotation.evidence.count();
    out.id(annotation.id);
    out.number((fragments > 1 ? HasFragments : 0) | (annotation.attributes ? HasAnswers : 0)
        | (annotation.note ? HasNote : 0) | (annotation.hasConfidence() ? HasConfidence : 0)
        | static_cast<int>(annotation.provenance) * ProvenanceShift);
    if (fragments > 1)
        out.number(fragments);
    for (int i = 0; i < fragments; ++i) {
        out.number(annotation.evidence.at(i).begin);
        out.number(annotation.evidence.at(i).end);
    }
    if (annotation.attributes) {
        out.number(annotation.attributes->size());
        for (const AttributeValue &value : *annotation.attributes) {
            out.id(value.attribute);
            out.string(value.value);
        }
    }
    if (annotation.note)
        out.string(*annotation.note);
    if (annotation.hasConfidence())
        out.real(static_cast<double>(annotation.confidence));
    out.time(annotation.created);
    out.time(annotation.modified);
}

void readBody(ArchiveReader &in, Annotation &annotation)
{
    annotation.id = in.id<AnnotationId>();
    const qint64 extras = in.numberIn(0, 4 * ProvenanceShift - 1);
    annotation.provenance = static_cast<Annotation::Provenance>(extras / ProvenanceShift);
    const qint64 fragments = extras & HasFragments ? in.numberIn(2, maximumTextLength) : 1;
    if (fragments == 1) {
        const int begin = in.smallNumber();
        annotation.evidence = TextSpan{begin, in.smallNumber()};
    } else {
        QList<TextSpan> spans;
        for (qint64 i = 0; i < fragments; ++i) {
            in.keep(2 * sizeof(TextSpan));
            const int begin = in.smallNumber();
            spans.append({begin, in.smallNumber()});
        }
        annotation.evidence = Evidence(spans);
    }
    if (extras & HasAnswers) {
        QList<AttributeValue> values;
        for (qint64 left = in.count(); left > 0; --left) {
            in.keep(sizeof(AttributeValue));
            const auto attribute = in.id<AttributeId>();
            values.append({attribute, in.string()});
        }
        values.squeeze();
        annotation.attributes = values;
    }
    if (extras & HasNote)
        annotation.note = in.string();
    if (extras & HasConfidence) {
        // One below 0 would be written as none, one beyond a float's range as no number.
        if (const double confidence = in.real(); confidence >= 0 && confidence <= 1)
            annotation.confidence = static_cast<float>(confidence);
        else
            in.flaw(Words::tr("the confidence %1 does not lie between 0 and 1").arg(confidence));
    }
    annotation.created = in.time();
    annotation.modified = in.time();
}

} // namespace standpoint
