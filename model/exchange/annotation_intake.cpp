// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/annotation_intake.h"

#include "model/documents/decode.h"
#include "model/exchange/annotation_changes.h"
#include "model/exchange/annotation_columns.h"
#include "model/exchange/csv_table.h"
#include "model/exchange/instants.h"
#include "model/exchange/table_files.h"
#include "model/project/check.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::AnnotationIntake)
};

/// How far from its offsets a quotation is looked for, in UTF-16 code units.
constexpr int searchReach = 200;

QString brief(const QString &text)
{
    return shortened(text, 60);
}

QString textOf(std::string_view cell)
{
    QString text = toQString(cell);
    normalise(text);
    return text;
}

/// What an evidence says, for comparing: a line break counts as a space.
QString wordsOf(const QString &content, const QList<TextSpan> &spans)
{
    QString words;
    for (const TextSpan span : spans) {
        if (!words.isEmpty())
            words += QStringLiteral(" … ");
        words += QStringView(content).mid(span.begin, span.length());
    }
    return words;
}

bool sameWords(const QString &one, const QString &other)
{
    return one == other || one.simplified() == other.simplified();
}

template <typename IdType, typename Look>
IdType cached(CellCache<IdType> &cache, std::string_view name, Look look)
{
    const auto found = cache.find(name);
    if (found != cache.end())
        return found->second;
    const IdType id = look(toQString(name));
    cache.emplace(std::string(name), id);
    return id;
}

} // namespace

AnnotationMembers withCommonMembers(AnnotationMembers own)
{
    own.insert({
        {QStringLiteral("id"), &AnnotationRow::id},
        {QStringLiteral("article_id"), &AnnotationRow::articleId},
        {QStringLiteral("document"), &AnnotationRow::document},
        {QStringLiteral("start"), &AnnotationRow::start},
        {QStringLiteral("end"), &AnnotationRow::end},
        {QStringLiteral("sentence"), &AnnotationRow::sentence},
        {QStringLiteral("text"), &AnnotationRow::text},
        {QStringLiteral("actor"), &AnnotationRow::actor},
        {QStringLiteral("actor_id"), &AnnotationRow::actorId},
        {QStringLiteral("affiliation"), &AnnotationRow::affiliation},
        {QStringLiteral("issue"), &AnnotationRow::issue},
        {QStringLiteral("stance"), &AnnotationRow::stance},
        {QStringLiteral("polarity"), &AnnotationRow::polarity},
        {QStringLiteral("annotator"), &AnnotationRow::annotator},
        {QStringLiteral("confidence"), &AnnotationRow::confidence},
        {QStringLiteral("note"), &AnnotationRow::note},
        {QStringLiteral("provenance"), &AnnotationRow::provenance},
        {QStringLiteral("created"), &AnnotationRow::created},
        {QStringLiteral("modified"), &AnnotationRow::modified},
    });
    return own;
}

AnnotationIntake::AnnotationIntake(Intake &intake, std::function<QString()> where)
    : m_intake(intake)
    , m_where(std::move(where))
    , m_attributes(intake.codebook.attributes())
    , m_annotator(intake.options.annotator.toUtf8())
{
}

void AnnotationIntake::take(const AnnotationRow &row)
{
    IncomingArticle *article = articleOf(row);
    if (!article)
        return;
    const std::optional<Evidence> evidence = evidenceOf(row, *article);
    if (!evidence)
        return;
    Annotation annotation;
    annotation.article = article->info.id;
    annotation.evidence = *evidence;
    if (const std::string_view id = trimmed(row.id); !id.empty())
        annotation.id = AnnotationId::fromString(toQString(id)).value_or(AnnotationId{});
    if (!readNames(row, annotation, annotation.id.isNull() ? nullptr : article->annotation(annotation.id)))
        return;
    readRest(row, annotation);
    if (!isThere(*article, annotation))
        article->add(std::move(annotation));
}

IncomingArticle *AnnotationIntake::articleOf(const AnnotationRow &row)
{
    if (row.article)
        return row.article;
    bool ambiguous = false;
    for (const std::string_view called :
        {trimmed(row.articleId), trimmed(row.document), trimmed(row.title)}) {
        bool several = false;
        IncomingArticle *article = called.empty() ? nullptr : m_intake.articles.find(called, &several);
        if (article)
            return article;
        ambiguous = ambiguous || several;
    }
    const std::string_view called = trimmed(row.document);
    skip(noSuchArticle(called.empty() ? trimmed(row.title) : called, ambiguous));
    return nullptr;
}

std::optional<Evidence> AnnotationIntake::evidenceOf(const AnnotationRow &row, IncomingArticle &article)
{
    if (row.spans)
        return evidenceAt(row, article);
    if (!trimmed(row.start).empty() || !trimmed(row.end).empty() || !trimmed(row.fragments).empty())
        return evidenceByOffsets(row, article);
    if (!trimmed(row.sentence).empty())
        return evidenceBySentence(row, article);
    skip(Words::tr("The row has neither offsets nor a sentence, so it was not imported"));
    return std::nullopt;
}

std::optional<Evidence> AnnotationIntake::evidenceAt(const AnnotationRow &row, IncomingArticle &article)
{
    const QString &content = article.content();
    Spans spans = *row.spans;
    std::sort(spans.begin(), spans.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
    int end = 0;
    for (TextSpan &span : spans) {
        span.end = std::min(span.end, static_cast<int>(content.size())); // white space at the end was cut
        if (span.begin < end || span.begin >= span.end) {
            skip(Words::tr("The evidence from %1 to %2 does not fit its article, so it was not imported")
                     .arg(span.begin)
                     .arg(span.end));
            return std::nullopt;
        }
        end = span.end;
    }
    const QString words = textOf(row.text);
    if (words.trimmed().isEmpty() || sameWords(wordsOf(content, spans), words))
        return snapped(article, spans);
    if (spans.size() == 1) {
        if (std::optional<Evidence> near = foundNear(spans.first().begin, words, article))
            return near;
    }
    skipOtherWords(content, spans, words);
    return std::nullopt;
}

std::optional<Evidence> AnnotationIntake::evidenceByOffsets(
    const AnnotationRow &row, IncomingArticle &article)
{
    QList<Range> ranges;
    const auto append = [&](std::string_view begin, std::string_view end) {
        const auto from = wholeNumber(trimmed(begin));
        const auto to = wholeNumber(trimmed(end));
        if (!from || !to || *from < 0 || *from >= *to)
            return false;
        ranges.append({*from, *to});
        return true;
    };
    bool valid = true;
    std::string_view left = trimmed(row.fragments);
    if (left.empty())
        valid = append(row.start, row.end);
    while (valid && !left.empty()) {
        const size_t part = std::min(left.find(';'), left.size());
        const size_t dash = std::min(left.find('-'), part);
        valid = dash < part && append(left.substr(0, dash), left.substr(dash + 1, part - dash - 1));
        left.remove_prefix(std::min(part + 1, left.size()));
    }
    if (!valid) {
        skip(Words::tr("“%1” to “%2” are no offsets, so the row was not imported")
                 .arg(brief(toQString(trimmed(row.start))), brief(toQString(trimmed(row.end)))));
        return std::nullopt;
    }
    for (qsizetype i = 1; i < ranges.size(); ++i) {
        if (ranges[i].begin < ranges[i - 1].end) {
            skip(Words::tr("The fragments overlap or are out of order, so the row was not imported"));
            return std::nullopt;
        }
    }
    if (!coversFragments(row, ranges))
        return std::nullopt;
    const std::optional<Spans> found = spansAt(ranges, article, Unit::CodePoint);
    if (trimmed(row.text).empty()) {
        if (found)
            return snapped(article, *found);
        skip(
            Words::tr("The offsets %1 to %2 lie outside the article, which has %3 characters, so the row was "
                      "not imported")
                .arg(ranges.first().begin)
                .arg(ranges.last().end)
                .arg(article.offsets().codePoints()));
        return std::nullopt;
    }
    const QString words = textOf(row.text);
    if (found && sameWords(wordsOf(article.content(), *found), words))
        return snapped(article, *found);
    return repaired(ranges, found, words, article);
}

/// Where a row has fragments, start and end say the same once more. Where they do not, only the words can
/// tell.
bool AnnotationIntake::coversFragments(const AnnotationRow &row, const QList<Range> &ranges)
{
    const auto differs = [](std::string_view cell, qint64 offset) {
        return !trimmed(cell).empty() && wholeNumber(trimmed(cell)) != offset;
    };
    if (!differs(row.start, ranges.first().begin) && !differs(row.end, ranges.last().end))
        return true;
    if (trimmed(row.text).empty()) {
        skip(Words::tr("The fragments do not go from “%1” to “%2”, so the row was not imported")
                 .arg(brief(toQString(trimmed(row.start))), brief(toQString(trimmed(row.end)))));
        return false;
    }
    notice(Words::tr("The fragments do not go from “%1” to “%2”; the fragments were taken")
               .arg(brief(toQString(trimmed(row.start))), brief(toQString(trimmed(row.end)))));
    return true;
}

std::optional<AnnotationIntake::Spans> AnnotationIntake::spansAt(
    const QList<Range> &ranges, IncomingArticle &article, Unit unit) const
{
    const auto position = [&](qint64 offset) {
        if (unit == Unit::Utf16)
            return offset <= article.content().size() ? static_cast<int>(offset) : -1;
        return article.offsets().utf16FromCodePoint(offset).value_or(-1);
    };
    Spans spans;
    for (const Range &range : ranges) {
        const TextSpan span{position(range.begin), position(range.end)};
        if (span.begin < 0 || span.end < 0)
            return std::nullopt;
        spans.append(span);
    }
    return spans;
}

/// The file says which words it means, and they are not at the offsets: perhaps it counts UTF-16, or the
/// words stand near.
std::optional<Evidence> AnnotationIntake::repaired(const QList<Range> &ranges,
    const std::optional<Spans> &found, const QString &words, IncomingArticle &article)
{
    const QString &content = article.content();
    const std::optional<Spans> utf16 = spansAt(ranges, article, Unit::Utf16);
    if (utf16 && sameWords(wordsOf(content, *utf16), words)) {
        notice(Words::tr("The offsets count UTF-16 code units and not code points; they were converted"));
        return snapped(article, *utf16);
    }
    if (ranges.size() == 1) {
        const int around = article.offsets()
                               .utf16FromCodePoint(ranges.first().begin)
                               .value_or(static_cast<int>(content.size()));
        if (std::optional<Evidence> near = foundNear(around, words, article))
            return near;
    }
    skipOtherWords(content, found, words);
    return std::nullopt;
}

/// Where the words stand near a place, and only once.
std::optional<Evidence> AnnotationIntake::foundNear(
    int around, const QString &words, IncomingArticle &article)
{
    const QString &content = article.content();
    const auto begin = std::max<qsizetype>(0, around - searchReach);
    const QStringView near = QStringView(content).sliced(
        begin, std::min<qsizetype>(content.size() - begin, searchReach + searchReach + words.size()));
    const qsizetype at = near.indexOf(words);
    if (at < 0 || near.indexOf(words, at + 1) >= 0)
        return std::nullopt;
    const int from = static_cast<int>(begin + at);
    notice(Words::tr("The words stand %n character(s) from their offsets; the words were taken", nullptr,
        std::abs(from - around)));
    return snapped(article, {{from, from + static_cast<int>(words.size())}});
}

void AnnotationIntake::skipOtherWords(
    const QString &content, const std::optional<Spans> &found, const QString &words)
{
    if (found)
        skip(Words::tr("At these offsets the article says “%1” and not “%2”, so the row was not imported")
                 .arg(brief(wordsOf(content, *found).simplified()), brief(words.simplified())));
    else
        skip(Words::tr(
            "The offsets lie outside the article, and “%1” is not near, so the row was not imported")
                 .arg(brief(words.simplified())));
}

std::optional<Evidence> AnnotationIntake::evidenceBySentence(
    const AnnotationRow &row, IncomingArticle &article)
{
    const auto index = wholeNumber(trimmed(row.sentence));
    if (!index || *index < 0 || *index >= article.sentences().size()) {
        skip(Words::tr("There is no sentence “%1” (the article has %2, counted from 0), so the row was not "
                       "imported")
                 .arg(brief(toQString(trimmed(row.sentence))))
                 .arg(article.sentences().size()));
        return std::nullopt;
    }
    const TextSpan sentence = article.sentences()[*index];
    const QString words = textOf(trimmed(row.text));
    if (words.isEmpty())
        return Evidence(sentence);
    Spans spans;
    const QStringView inside = QStringView(article.content()).mid(0, sentence.end);
    if (const qsizetype at = inside.indexOf(words, sentence.begin);
        at >= 0) // the article may have a " … " itself
        return snapped(article, {{static_cast<int>(at), static_cast<int>(at + words.size())}});
    int from = sentence.begin;
    for (const QString &part : words.split(QStringLiteral(" … "))) {
        const qsizetype at = inside.indexOf(part, from);
        if (part.isEmpty() || at < 0) {
            skip(Words::tr("The words “%1” are not in that sentence, so the row was not imported")
                     .arg(brief(part)));
            return std::nullopt;
        }
        spans.append({static_cast<int>(at), static_cast<int>(at + part.size())});
        from = spans.last().end;
    }
    return snapped(article, spans);
}

/// Widens to whole characters, and says so where that changes something.
std::optional<Evidence> AnnotationIntake::snapped(IncomingArticle &article, Spans spans)
{
    if (&article != m_boundariesOf) {
        m_boundaries.emplace(article.content());
        m_boundariesOf = &article;
    }
    bool widened = false;
    for (qsizetype i = 0; i < spans.size(); ++i) {
        const TextSpan whole = m_boundaries->snapped(spans[i]);
        widened = widened || whole != spans[i];
        spans[i] = whole;
        if (i > 0 && whole.begin < spans[i - 1].end) {
            skip(Words::tr("The fragments meet within one character, so the row was not imported"));
            return std::nullopt;
        }
    }
    if (widened)
        notice(Words::tr("The offsets cut a character; the evidence was widened to whole ones"));
    return Evidence(spans);
}

bool AnnotationIntake::knowsActor(std::string_view id) const
{
    return !id.empty() && !m_intake.actors.find(toQString(id)).isNull();
}

bool AnnotationIntake::namesFit(const AnnotationRow &row, std::string_view annotator)
{
    const std::array<std::pair<std::string_view, const char *>, 4> names{
        {{row.actor, QT_TR_NOOP("actor")}, {row.issue, QT_TR_NOOP("issue")},
            {row.stance, QT_TR_NOOP("stance")}, {annotator, QT_TR_NOOP("annotator")}}};
    for (const auto &[name, what] : names) {
        if (trimmed(name).empty() && !(what == names.front().second && knowsActor(trimmed(row.actorId)))) {
            skip(Words::tr("The row says no %1, so it was not imported").arg(Words::tr(what)));
            return false;
        }
        if (name.size() > maximumNameLength) { // bytes: no fewer than code units
            skip(Words::tr("The %1 is longer than %2 characters, so the row was not imported")
                     .arg(Words::tr(what))
                     .arg(maximumNameLength));
            return false;
        }
    }
    return true;
}

bool AnnotationIntake::readNames(const AnnotationRow &row, Annotation &annotation, const Annotation *there)
{
    std::string_view annotator = row.annotator;
    if (trimmed(annotator).empty())
        annotator = std::string_view(m_annotator.constData(), static_cast<size_t>(m_annotator.size()));
    if (!namesFit(row, annotator))
        return false;
    annotation.actor = actorOf(row);
    annotation.issue = cached(m_issues, row.issue, [&](const QString &name) {
        const qsizetype before = m_intake.codebook.addedIssues();
        const IssueId id = m_intake.codebook.issue(name);
        if (m_intake.codebook.addedIssues() != before)
            notice(Words::tr("The codebook has no issue “%1”; it was added").arg(brief(name.trimmed())));
        return id;
    });
    annotation.stance = cached(m_stances, row.stance, [&](const QString &name) {
        bool ok = false;
        const double polarity = toQString(trimmed(row.polarity)).toDouble(&ok);
        const qsizetype before = m_intake.codebook.addedStances();
        const StanceId id = m_intake.codebook.stance(
            name, ok && polarity >= -1 && polarity <= 1 ? std::optional(polarity) : std::nullopt);
        if (m_intake.codebook.addedStances() != before)
            notice(Words::tr("The codebook has no stance “%1”; it was added").arg(brief(name.trimmed())));
        return id;
    });
    annotation.annotator = annotatorOf(annotator, there);
    return true;
}

/// A name that is none of the project's makes a layer, but not for an annotation that is there: that is
/// another one's, whatever the file calls them.
AnnotatorId AnnotationIntake::annotatorOf(std::string_view name, const Annotation *there)
{
    const auto isHere = [&](const QString &called, AnnotatorId id) {
        for (const Annotator &annotator : m_intake.codebook.annotators()) {
            if (annotator.id == id && annotator.name != called)
                notice(Words::tr("“%1” is %2 here").arg(brief(called), brief(annotator.name)));
        }
    };
    if (there && m_annotators.find(name) == m_annotators.end()) {
        const QString called = toQString(name).trimmed();
        if (m_elsewhere.find(name) != m_elsewhere.end())
            return there->annotator;
        if (m_intake.codebook.knownAnnotator(called).isNull()) {
            m_elsewhere.emplace(std::string(name), there->annotator);
            isHere(called, there->annotator);
            return there->annotator;
        }
    }
    return cached(m_annotators, name, [&](const QString &called) {
        const qsizetype before = m_intake.codebook.addedAnnotators();
        const AnnotatorId id = m_intake.codebook.annotator(called);
        if (m_intake.codebook.addedAnnotators() == before) {
            if (m_intake.codebook.isPseudonym(called.trimmed()))
                isHere(called.trimmed(), id);
        } else if (m_intake.project.annotators().size() > 0) {
            notice(Words::tr("The project has no annotator “%1”; a layer was added")
                       .arg(brief(called.trimmed())));
        }
        return id;
    });
}

ActorId AnnotationIntake::actorOf(const AnnotationRow &row)
{
    return trimmed(row.actorId).empty() ? actorByName(row) : actorById(row);
}

/// An id that this project knows decides. One of another project means the actor of that name, but two of its
/// ids never mean the same actor: people share names.
ActorId AnnotationIntake::actorById(const AnnotationRow &row)
{
    return cached(m_actorIds, trimmed(row.actorId), [&](const QString &id) {
        ActorId actor = m_intake.actors.find(id);
        if (actor.isNull())
            actor = m_intake.actors.findNamed(toQString(row.actor), m_claimed);
        if (actor.isNull())
            actor = addActor(row, ActorId::fromString(id).value_or(ActorId()));
        m_claimed.insert(actor);
        return actor;
    });
}

ActorId AnnotationIntake::actorByName(const AnnotationRow &row)
{
    return cached(m_actors, row.actor, [&](const QString &name) {
        const ActorId known = m_intake.actors.find(name);
        if (known.isNull())
            return addActor(row, {});
        if (m_intake.actors.isAmbiguous(name))
            notice(Words::tr("Several actors are called “%1”; the rows of this file go to one of them")
                       .arg(brief(name)));
        return known;
    });
}

ActorId AnnotationIntake::addActor(const AnnotationRow &row, ActorId id)
{
    const QString name = cleanName(toQString(row.actor));
    const ActorId fresh = m_intake.actors.add(name, Actor::Kind::Person, id);
    if (m_intake.project.actors().size() > 0)
        m_intake.actorsMet.append({name, m_where()});
    const QString with = cleanName(toQString(row.affiliation));
    if (!with.isEmpty() && with != name && with.size() <= maximumNameLength) {
        ActorId other = m_intake.actors.find(with);
        if (other.isNull())
            other = m_intake.actors.add(with, Actor::Kind::Organisation);
        m_intake.actors.affiliate(fresh, other);
    }
    return fresh;
}

void AnnotationIntake::readRest(const AnnotationRow &row, Annotation &annotation)
{
    if (!trimmed(row.note).empty()) {
        const QString note = textOf(row.note);
        if (note.size() <= maximumNoteLength)
            annotation.setNote(note);
        else
            notice(Words::tr("The note is longer than %1 characters, so it was left out")
                       .arg(maximumNoteLength));
    }
    if (const std::string_view confidence = trimmed(row.confidence); !confidence.empty()) {
        bool ok = false;
        const float value = toQString(confidence).toFloat(&ok);
        if (ok && value >= 0 && value <= 1)
            annotation.confidence = value;
        else
            notice(Words::tr("“%1” is no confidence between 0 and 1, so it was left out")
                       .arg(brief(toQString(confidence))));
    }
    annotation.provenance = Annotation::Provenance::Imported;
    if (const std::string_view provenance = trimmed(row.provenance); !provenance.empty()) {
        if (const auto known = provenanceFrom(toQString(provenance)))
            annotation.provenance = *known;
        else
            notice(Words::tr("“%1” is no provenance; taken for imported").arg(brief(toQString(provenance))));
    }
    annotation.created = timeIn(row.created);
    if (!annotation.created.isValid())
        annotation.created = m_now;
    annotation.modified = timeIn(row.modified);
    m_saysModified = annotation.modified.isValid();
    if (!m_saysModified)
        annotation.modified = annotation.created;
    for (size_t i = 0; i < row.answers.size(); ++i)
        readAnswer(annotation, m_attributes[static_cast<qsizetype>(i)], row.answers[i]);
}

QDateTime AnnotationIntake::timeIn(std::string_view cell)
{
    const std::string_view text = trimmed(cell);
    QDateTime time = text.empty() ? QDateTime() : instantFromText(text);
    if (!text.empty() && !time.isValid())
        notice(Words::tr("“%1” is no time like 2013-08-30T12:00:00Z, so it was left out")
                   .arg(brief(toQString(text))));
    return time;
}

void AnnotationIntake::readAnswer(Annotation &annotation, const Attribute &attribute, std::string_view cell)
{
    if (trimmed(cell).empty())
        return;
    QString value = textOf(cell);
    const QString word = value.trimmed().toLower();
    bool fits = value.size() <= maximumNoteLength;
    if (attribute.kind == Attribute::Kind::Choice) {
        const auto choice = std::find_if(attribute.choices.begin(), attribute.choices.end(),
            [&](const Choice &c) { return c.name == value; });
        const auto similar = std::find_if(attribute.choices.begin(), attribute.choices.end(),
            [&](const Choice &c) { return c.name.trimmed().toLower() == word; });
        fits = similar != attribute.choices.end();
        value = choice != attribute.choices.end() ? choice->id.toString()
            : fits                                ? similar->id.toString()
                                                  : value;
    } else if (attribute.kind == Attribute::Kind::Flag) {
        static const QStringList yes{QStringLiteral("yes"), QStringLiteral("true"), QStringLiteral("1")};
        static const QStringList no{QStringLiteral("no"), QStringLiteral("false"), QStringLiteral("0")};
        if (no.contains(word))
            return;
        fits = yes.contains(word);
        if (fits)
            value = QStringLiteral("true");
    } else if (attribute.kind == Attribute::Kind::Number) {
        bool isNumber = false;
        fits = std::isfinite(word.toDouble(&isNumber)) && isNumber;
        value = value.trimmed();
    }
    if (fits)
        annotation.setAnswer(attribute.id, value);
    else
        notice(Words::tr("“%1” is no answer to “%2”, so it was left out").arg(brief(value), attribute.name));
}

bool AnnotationIntake::isThere(IncomingArticle &article, Annotation &annotation)
{
    const bool hasId = !annotation.id.isNull();
    const Annotation *other = hasId ? article.annotation(annotation.id) : article.annotationLike(annotation);
    if (!other) {
        if (!hasId)
            annotation.id = AnnotationId::random();
        return false;
    }
    if (article.isHeld(*other))
        ++m_intake.alreadyThere;
    else
        skip(Words::tr("The row is in these files twice; it was imported once"));
    compare(article, annotation, *other, hasId);
    return true;
}

/// What a row says beyond what it was recognised by may have changed since.
void AnnotationIntake::compare(
    IncomingArticle &article, const Annotation &annotation, const Annotation &held, bool sameId)
{
    const Annotation after = asTheFileSays(held, annotation, article.content());
    if (after == held && annotation.annotator == held.annotator)
        return;
    if (!sameId || !article.isHeld(held))
        notice(Words::tr("The annotation is there with other details; it was left as it is"));
    else if (annotation.annotator != held.annotator)
        notice(Words::tr("The annotation is another annotator's here; it was left as it is"));
    else
        takeChanges(article, after, annotation, held);
}

void AnnotationIntake::takeChanges(
    IncomingArticle &article, Annotation after, const Annotation &annotation, const Annotation &held)
{
    if (article.changed.contains(held.id)) {
        skip(Words::tr("The row is in these files twice; it was imported once"));
        return;
    }
    if (m_told.contains(held.id))
        return;
    m_told.insert(held.id);
    ++m_intake.differing;
    const bool since = m_saysModified && annotation.modified.msecsTo(held.modified) >= 1000;
    if (since)
        ++m_intake.changedSince;
    if (m_intake.options.changed == ChangedAnnotations::Take) {
        after.modified = std::max(m_now, held.modified);
        article.changed.insert(held.id, after);
        notice(since
                ? Words::tr("The annotation was changed here too after the file was written; what the file "
                            "says is taken")
                : Words::tr("The annotation becomes what the file says"));
    } else {
        notice(Words::tr("The annotation says something else in the file; it was left as it is. To take what "
                         "the file says, choose that for changed annotations (--changed take)"));
    }
}

} // namespace standpoint
