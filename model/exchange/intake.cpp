// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/intake.h"

#include "model/exchange/parallel.h"
#include "model/project/check.h"
#include "model/text/graphemes.h"
#include "model/text/language.h"
#include "model/text/sentences.h"

#include <QCoreApplication>

#include <atomic>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Import)
};

constexpr qsizetype few = 10; // so many are listed each by name

tl::unexpected<Error> stopped()
{
    return fail(Error::Kind::Invalid, Words::tr("The import was stopped; nothing was imported"));
}

/// A mark of progress that somebody made: whoever has annotations has begun in any case.
bool isProgress(const AnyEdit &edit)
{
    const auto *state = std::get_if<Edit<ArticleState>>(&edit);
    return state && (state->before || state->after->state != ArticleState::State::Started);
}

QString labelFor(const ImportCounts &counts)
{
    if (counts.articles > 0 && counts.annotations > 0)
        return Words::tr("Import %n article(s)", nullptr, static_cast<int>(counts.articles))
            + QStringLiteral(", ")
            + Words::tr("%n annotation(s)", nullptr, static_cast<int>(counts.annotations));
    if (counts.annotations > 0)
        return Words::tr("Import %n annotation(s)", nullptr, static_cast<int>(counts.annotations));
    if (counts.changedAnnotations > 0 && counts.articles == 0)
        return Words::tr(
            "Take %n changed annotation(s)", nullptr, static_cast<int>(counts.changedAnnotations));
    if (counts.further > 0 && counts.articles == 0)
        return Words::tr("Import %n mark(s) of progress", nullptr, static_cast<int>(counts.further));
    return Words::tr("Import %n article(s)", nullptr, static_cast<int>(counts.articles));
}

} // namespace

Intake::Intake(const Project &heldProject, const ImportOptions &givenOptions, ImportProgress progress)
    : project(heldProject)
    , options(givenOptions)
    , actors(heldProject)
    , codebook(heldProject)
    , articles(heldProject)
    , m_progress(std::move(progress))
{
}

void Intake::skip(const QString &what, const QString &where, qsizetype count)
{
    m_skipped += count;
    m_notices.add(what, where);
}

void Intake::take(ArticleInfo info, const QString &text, const QString &where)
{
    if (text.size() > maximumTextLength) {
        skip(
            Words::tr("The text is longer than %1 characters, so it was not imported").arg(maximumTextLength),
            where);
        return;
    }
    const QString document = info.document;
    switch (articles.add(std::move(info), text)) {
    case ArticleBook::Addition::New:
        break;
    case ArticleBook::Addition::NewWithUsedName:
        notice(Words::tr("Another article “%1” with another text was there already; both are kept")
                   .arg(document),
            where);
        break;
    case ArticleBook::Addition::AlreadyThere:
        ++alreadyThere;
        textsAlreadyThere.append(where);
        break;
    }
}

Status Intake::refuse(const InputFile &file, const Error &error)
{
    if (file.named || m_stopped)
        return tl::unexpected(error);
    skip(error.what, error.where.isEmpty() ? file.shown : error.where);
    return {};
}

Status Intake::didWork(qint64 bytes)
{
    m_done += bytes;
    if (m_progress
        && !m_progress(
            m_work > 0 ? std::min(1.0, static_cast<double>(m_done) / static_cast<double>(m_work)) : 0)) {
        m_stopped = true;
        return stopped();
    }
    return {};
}

Status Intake::segment()
{
    std::vector<IncomingArticle *> fresh;
    for (IncomingArticle &article : articles.all()) {
        if (!article.held && !article.leftOut)
            fresh.push_back(&article);
    }
    std::atomic<qint64> done = 0;
    const auto work = [&](qsizetype i) {
        IncomingArticle &article = *fresh[static_cast<size_t>(i)];
        if (article.info.language.isEmpty())
            article.info.language = guessLanguage(article.text.text);
        article.text.sentences = article.isOneSentence
            ? QList<TextSpan>{{0, static_cast<int>(article.text.text.size())}}
            : sentences(article.text.text, article.info.language);
        done += article.text.text.size();
    };
    const auto keepGoing = [&]() { return didWork(done.exchange(0)).has_value(); };
    articles.forgetTitles();
    if (!inParallel(static_cast<qsizetype>(fresh.size()), work, keepGoing))
        return stopped();
    return {};
}

/// Each by name while they are few: thousands would push what was skipped out of the list.
void Intake::noticeActorsMet()
{
    const auto sentence = actorsMet.size() > few
        ? Words::tr("%n actor(s) that the project did not have were added, the first is “%1”", nullptr,
            static_cast<int>(actorsMet.size()))
        : Words::tr("The project has no actor “%1”; it was added");
    for (const Notice &met : actorsMet.first(actorsMet.size() > few ? 1 : actorsMet.size()))
        m_notices.add(sentence.arg(shortened(met.what, 60)), met.where);
}

void Intake::noticeTextsAlreadyThere()
{
    if (textsAlreadyThere.size() > few) {
        m_notices.add(Words::tr("%n article(s) were in the project already", nullptr,
                          static_cast<int>(textsAlreadyThere.size())),
            textsAlreadyThere.first() + QStringLiteral(" …"));
        return;
    }
    for (const QString &file : std::as_const(textsAlreadyThere))
        m_notices.add(Words::tr("The article is in the project already"), file);
}

Result<Import> Intake::finish()
{
    noticeTextsAlreadyThere();
    noticeActorsMet();
    noticeNearDuplicates();
    Import result;
    ImportCounts &counts = result.counts;
    counts.articles = articles.addedCount();
    counts.changedArticles = articles.changedCount();
    counts.annotations = articles.annotationCount();
    counts.actors = actors.addedCount();
    counts.changedActors = actors.changedCount();
    counts.issues = codebook.addedIssues();
    counts.stances = codebook.addedStances();
    counts.annotators = codebook.addedAnnotators();
    counts.attributes = codebook.addedAttributes();
    counts.differing = differing;
    counts.changedAnnotations = articles.changedAnnotationCount();
    counts.changedSince = changedSince;
    counts.alreadyThere = alreadyThere;
    counts.skipped = m_skipped;
    std::vector<AnyEdit> edits;
    edits.reserve(static_cast<size_t>(counts.annotations + 3 * counts.articles + counts.actors) + 16);
    actors.appendEdits(edits);
    codebook.appendEdits(edits);
    articles.appendEdits(edits);
    counts.further += std::count_if(edits.begin(), edits.end(), isProgress);
    result.change = makeChange(labelFor(counts), std::move(edits), options.author);
    result.notices = std::move(m_notices);
    result.tables = tables;
    result.nearDuplicates = m_nearDuplicates;
    result.foreign = foreignAnnotations;
    result.lacking = lackingAnnotations;
    return result;
}

} // namespace standpoint
