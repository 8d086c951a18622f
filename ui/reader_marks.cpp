// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader_marks.h"

#include "ui/keys/key_map.h"
#include "ui/reader/article_view.h"
#include "ui/tagging/actor_search.h"

#include <QSettings>

#include <algorithm>

namespace standpoint {

namespace {

const QString switchKey = QStringLiteral("reader/marks");

} // namespace

ReaderMarks::ReaderMarks(Workbench &bench, const SuggestionActions &suggestions, ArticleView &view)
    : m_bench(bench)
    , m_suggestions(suggestions)
    , m_view(view)
    , m_switch(new QAction(tr("&Underline actors and keywords"), this))
{
    m_switch->setCheckable(true);
    m_switch->setChecked(QSettings().value(switchKey, true).toBool());
    KeyMap::instance().bind(m_switch, QStringLiteral("view.marks"));
    KeyMap::instance().setTip(
        m_switch, tr("Thin lines under names of actors, dotted ones under words of the issues' lists"));
    connect(m_switch, &QAction::toggled, this, [this](bool on) {
        QSettings().setValue(switchKey, on);
        m_view.viewport()->update();
    });
    const auto repaintAll = [this] { m_view.viewport()->update(); };
    connect(&bench, &Workbench::readingChanged, &view, repaintAll);
    connect(&suggestions, &SuggestionActions::roundChanged, &view, repaintAll);
    connect(&bench, &Workbench::actorChanged, this, &ReaderMarks::repaintSentence);
    connect(&bench, &Workbench::articleChanged, this, &ReaderMarks::showArticle);
    connect(&bench.document(), &ProjectDocument::changed, this, &ReaderMarks::follow);
    connect(&m_keywords, &KeywordMarks::found, &view, &ArticleView::updateQuietMarks);
    connect(&m_keywords, &KeywordMarks::gaveUp, &bench, &Workbench::say);
    m_keywords.setIssues(bench.project().issues());
    showArticle();
    view.setQuietMarks(this);
}

void ReaderMarks::showArticle()
{
    const Article *article = m_bench.currentArticle();
    m_keywords.setText(article ? article->text : Shared<ArticleText>());
}

void ReaderMarks::follow(const Change &change)
{
    bool issues = false;
    bool text = false;
    for (const AnyEdit &edit : change.edits) {
        issues = issues || std::holds_alternative<Edit<Issue>>(edit);
        text = text || std::holds_alternative<Edit<ArticleText>>(edit);
    }
    if (issues)
        m_keywords.setIssues(m_bench.project().issues());
    if (text)
        showArticle();
    if (issues || text)
        m_view.viewport()->update();
}

ReaderMarks::~ReaderMarks()
{
    m_view.setQuietMarks(nullptr);
}

/// The chosen actor stands out in the sentence that the cursor is on.
void ReaderMarks::repaintSentence()
{
    const Article *article = m_bench.currentArticle();
    if (article && m_bench.sentence() >= 0 && m_switch->isChecked() && m_view.article() == m_bench.article())
        m_view.updateQuietMarks(article->sentences().value(m_bench.sentence()));
}

std::vector<QuietMark> ReaderMarks::in(TextSpan piece) const
{
    std::vector<QuietMark> marks;
    if (m_view.article() != m_bench.article())
        return marks;
    if (m_switch->isChecked()) {
        addMentions(piece, marks);
        const std::vector<QuietMark> &keywords = m_keywords.in(piece);
        marks.insert(marks.end(), keywords.begin(), keywords.end());
    }
    addOffers(piece, marks);
    return marks;
}

void ReaderMarks::addMentions(TextSpan piece, std::vector<QuietMark> &to) const
{
    const ArticleReading *reading = m_bench.reading();
    const Article *article = m_bench.currentArticle();
    if (!reading || !article)
        return;
    const TextSpan here = article->sentences().value(m_bench.sentence());
    const std::vector<Mention> &all = reading->mentions();
    auto mention = std::lower_bound(all.begin(), all.end(), piece.begin,
        [](const Mention &one, int begin) { return one.span.end <= begin; });
    for (; mention != all.end() && mention->span.begin < piece.end; ++mention) {
        QuietMark mark;
        mark.span = mention->span;
        if (here.contains(mention->span)) {
            const std::span<const ActorId> named = reading->matcher().actorsNamed(mention->name);
            mark.isStrong = std::ranges::find(named, m_bench.actor()) != named.end();
        }
        to.push_back(mark);
    }
}

void ReaderMarks::addOffers(TextSpan piece, std::vector<QuietMark> &to) const
{
    const MentionRound &round = m_suggestions.round();
    const Article *article = m_bench.currentArticle();
    if (!round.isActive() || !article || round.article != m_bench.article())
        return;
    const int first = article->sentenceAt(piece.begin);
    for (auto open = std::lower_bound(round.open.begin(), round.open.end(), first); open != round.open.end();
         ++open) {
        const TextSpan sentence = article->sentences().value(*open);
        if (sentence.begin >= piece.end)
            break;
        if (sentence.overlaps(piece))
            to.push_back({sentence, QuietMark::Kind::Proposal, false, 0});
    }
}

QString ReaderMarks::about(const QuietMark &mark) const
{
    if (mark.kind == QuietMark::Kind::Keyword)
        return m_keywords.about(mark);
    const ArticleReading *reading = m_bench.reading();
    if (!reading)
        return {};
    const std::vector<Mention> &all = reading->mentions();
    const auto mention = std::lower_bound(all.begin(), all.end(), mark.span.begin,
        [](const Mention &one, int begin) { return one.span.begin < begin; });
    if (mention == all.end() || mention->span != mark.span)
        return {};
    QStringList actors;
    for (const ActorId id : reading->matcher().actorsNamed(mention->name)) {
        if (const Actor *actor = m_bench.project().actors().find(id))
            actors.append(tr("%1 (%2)").arg(actor->name, kindName(actor->kind)));
    }
    return actors.join(tr(" or "));
}

} // namespace standpoint
