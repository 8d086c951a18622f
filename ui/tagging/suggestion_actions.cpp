// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/suggestion_actions.h"

#include "ui/keys/key_map.h"
#include "ui/tagging/suggestion_words.h"

#include <QMenu>
#include <QTimer>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int longestName = 200; // characters of marked words

QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

/// The key of an action, which chooses the line of a menu where it is one sign.
QString menuKey(const QString &id)
{
    const QString key = menuText(KeyMap::instance().text(id));
    return key.size() == 1 ? QLatin1Char('&') + key : key;
}

} // namespace

SuggestionActions::SuggestionActions(Workbench &bench, TaggingActions &tagging, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
    , m_tagging(tagging)
    , m_why(std::make_unique<QMenu>())
    , m_whom(std::make_unique<QMenu>())
{
    m_next = add(tr("Next place that needs a loo&k"),
        tr("The next sentence where somebody speaks and nothing is labelled"),
        QStringLiteral("tagging.nextPlace"));
    connect(m_next, &QAction::triggered, this, &SuggestionActions::goToNext);
    QAction *why = add(tr("&Why these actors"), tr("Why each of the actors 1 to 9 is suggested"),
        QStringLiteral("tagging.why"));
    connect(why, &QAction::triggered, this, [this] {
        fillWhy();
        emit asked(m_why.get());
    });
    QAction *teach = add(tr("Marked words name &the actor"),
        tr("Adds the marked words to the names of the chosen actor"), QStringLiteral("tagging.teachName"));
    connect(teach, &QAction::triggered, this, &SuggestionActions::teachName);
    m_same = add(tr("Offer the &same mentions"),
        tr("The other sentences that mention the same actor, one after the other; once more ends that"),
        QStringLiteral("tagging.sameMentions"));
    connect(m_same, &QAction::triggered, this, &SuggestionActions::toggleRound);
    m_accept = add(tr("Acce&pt what is offered"), tr("Labels this sentence as it is offered, and goes on"),
        QStringLiteral("tagging.accept"));
    connect(m_accept, &QAction::triggered, this, &SuggestionActions::accept);
    connect(&bench.document(), &ProjectDocument::changed, this, &SuggestionActions::follow);
    connect(&bench, &Workbench::articleChanged, this, &SuggestionActions::endRound);
    connect(&bench, &Workbench::layerChanged, this, &SuggestionActions::endRound);
}

SuggestionActions::~SuggestionActions() = default;

QAction *SuggestionActions::add(const QString &text, const QString &tip, const QString &id)
{
    auto *action = new QAction(text, this);
    KeyMap::instance().bind(action, id);
    KeyMap::instance().setTip(action, tip);
    action->setAutoRepeat(false);
    action->setStatusTip(tip);
    m_actions.append(action);
    return action;
}

void SuggestionActions::fillWhy()
{
    m_why->clear();
    const QList<ActorId> &suggested = m_bench.suggestedActors();
    for (int n = 0; n < suggested.size(); ++n) {
        const Actor *actor = m_bench.project().actors().find(suggested[n]);
        if (!actor)
            continue;
        const bool guess = actor->id == m_bench.actor() && m_bench.choice() == Workbench::Choice::Guess;
        const QString why = longReason(m_bench, actor->id);
        const QString text =
            guess ? tr("%1: guess, %2").arg(actor->name, why) : tr("%1: %2").arg(actor->name, why);
        m_why->addAction(QStringLiteral("&%1   %2").arg(n + 1).arg(menuText(text)), this,
            [this, n] { m_tagging.chooseActor(n); });
    }
    if (m_why->isEmpty())
        m_why
            ->addAction(tr("No actors yet: press %1 and type a name")
                            .arg(menuText(KeyMap::instance().text(QStringLiteral("tagging.chooseActor")))))
            ->setEnabled(false);
}

void SuggestionActions::show(int sentence)
{
    emit sentenceWanted(sentence);
    // Who is offered is who is meant, whoever speaks.
    if (m_round.offers(m_bench.article(), sentence))
        m_bench.suggest(m_round.actor);
}

void SuggestionActions::goToNext()
{
    if (m_round.isActive()) {
        const int here = m_bench.sentence();
        m_round.close(here); // seen and passed over
        const int next = m_round.next(here);
        endIfSeen();
        if (next >= 0)
            show(next);
        return;
    }
    if (!m_bench.reading() && m_bench.currentArticle()) {
        m_bench.say(tr("The article is still being read for names; try again."));
        return;
    }
    const int next = nextWithoutLabel(m_bench);
    if (next < 0)
        m_bench.say(tr("Every sentence with a speaker has a label here. %1 goes to the next article.")
                        .arg(KeyMap::instance().text(QStringLiteral("articles.next"))));
    else
        emit sentenceWanted(next);
}

void SuggestionActions::toggleRound()
{
    if (m_round.isActive()) {
        endRound();
        m_bench.say(tr("The same mentions are offered no more."));
        return;
    }
    Result<MentionRound> begun = beginRound(m_bench);
    if (!begun) {
        m_bench.say(begun.error().what);
        return;
    }
    m_round = std::move(*begun);
    const int here = m_bench.sentence();
    const int first = m_round.offers(m_bench.article(), here) ? here : m_round.next(here);
    emit roundChanged();
    show(first);
}

void SuggestionActions::endRound()
{
    if (!m_round.isActive())
        return;
    m_round = {};
    emit roundChanged();
}

void SuggestionActions::endIfSeen()
{
    if (!m_round.isActive()) {
        // After what the label itself has to say.
        QTimer::singleShot(0, this, [this, total = m_round.total, accepted = m_round.accepted] {
            m_bench.say(tr("All %1 places are seen, %2 of them labelled.").arg(total).arg(accepted));
        });
        m_round = {};
    }
    emit roundChanged();
}

void SuggestionActions::accept()
{
    const int here = m_bench.sentence();
    if (!m_round.offers(m_bench.article(), here)) {
        m_bench.say(m_round.isActive()
                ? tr("Nothing is offered here. %1 goes to the next place.")
                      .arg(KeyMap::instance().text(QStringLiteral("tagging.nextPlace")))
                : tr("Nothing is offered here. %1 offers the same mentions.")
                      .arg(KeyMap::instance().text(QStringLiteral("tagging.sameMentions"))));
        return;
    }
    if (!m_round.hasLabel()) {
        m_bench.say(tr("Which label? Press its letter, or %1 to pass over this place.")
                        .arg(KeyMap::instance().text(QStringLiteral("tagging.nextPlace"))));
        return;
    }
    const MentionRound round = m_round;
    m_bench.setFocused({});
    m_bench.suggest(round.actor);
    m_tagging.tag(round.issue, round.stance); // follow() notes that it was accepted
    if (m_round.isActive() && m_round.accepted > round.accepted)
        show(m_round.next(here));
}

/// A label made where one was offered, by whichever key.
void SuggestionActions::follow(const Change &change)
{
    if (!m_round.isActive())
        return;
    const Article *article = m_bench.currentArticle();
    const Project &project = m_bench.project();
    const bool moved = std::any_of(change.edits.begin(), change.edits.end(), [this](const AnyEdit &edit) {
        const auto *text = std::get_if<Edit<ArticleText>>(&edit);
        return text && (text->after ? text->after->id : text->before->id) == m_round.article;
    });
    // Numbers of sentences that are others now, or a label that is no more: what was offered cannot be.
    if (moved || !project.actors().contains(m_round.actor)
        || (m_round.hasLabel()
            && !(project.issues().contains(m_round.issue) && project.stances().contains(m_round.stance)))) {
        endRound();
        return;
    }
    for (const AnyEdit &edit : change.edits) {
        const auto *annotation = std::get_if<Edit<Annotation>>(&edit);
        if (!annotation || annotation->before || !annotation->after || !article
            || annotation->after->article != m_round.article || annotation->after->actor != m_round.actor
            || !m_bench.isOwn(*annotation->after))
            continue;
        const int sentence = article->sentenceAt(annotation->after->evidence.begin());
        if (!m_round.offers(m_round.article, sentence))
            continue;
        m_round.close(sentence);
        ++m_round.accepted;
        endIfSeen();
    }
}

QString SuggestionActions::markedWords() const
{
    const Article *article = m_bench.currentArticle();
    if (!article || !m_bench.evidenceIsMarked() || m_bench.evidence().count() != 1)
        return {};
    const TextSpan span = m_bench.evidence().hull();
    return article->content().mid(span.begin, span.length()).simplified();
}

void SuggestionActions::teachName()
{
    const QString words = markedWords();
    if (const auto &other = m_bench.document().otherHolder())
        m_bench.say(sentenceAbout(*other));
    else if (words.isEmpty())
        m_bench.say(tr("Mark the words that name an actor first, in one piece."));
    else if (words.size() > longestName)
        m_bench.say(tr("These are too many words for a name."));
    else if (m_bench.actor().isNull() || m_bench.choice() == Workbench::Choice::Guess)
        askWhomWordsName(words);
    else
        giveName(m_bench.actor(), words);
}

void SuggestionActions::askWhomWordsName(const QString &words)
{
    m_whom->clear();
    m_whom->addSection(tr("“%1” names").arg(menuText(words)));
    const QList<ActorId> &suggested = m_bench.suggestedActors();
    for (int n = 0; n < suggested.size(); ++n) {
        const Actor *actor = m_bench.project().actors().find(suggested[n]);
        if (!actor)
            continue;
        QAction *one = m_whom->addAction(QStringLiteral("&%1   %2").arg(n + 1).arg(menuText(actor->name)),
            this, [this, id = actor->id, words] { giveName(id, words); });
        if (actor->id == m_bench.actor())
            m_whom->setActiveAction(one);
    }
    m_whom->addAction(
        tr("%1   Choose another actor first").arg(menuKey(QStringLiteral("tagging.chooseActor"))), &m_tagging,
        &TaggingActions::actorWanted);
    emit asked(m_whom.get());
}

void SuggestionActions::giveName(ActorId id, const QString &words)
{
    const Actor *before = m_bench.project().actors().find(id);
    if (!before)
        return;
    if (before->name == words || before->aliases.contains(words)) {
        m_bench.say(tr("“%1” is a name of %2 already.").arg(words, before->name));
        return;
    }
    emit m_bench.storeWanted();
    before = m_bench.project().actors().find(id);
    if (!before)
        return;
    Actor after = *before;
    after.aliases.append(words);
    const QString name = before->name;
    if (m_bench.document().push(tr("Call %1 “%2” too").arg(name, words), {replacing(*before, after)}))
        m_bench.say(tr("“%1” names %2 from now on.").arg(words, name));
}

} // namespace standpoint
