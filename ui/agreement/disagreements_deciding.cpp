// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the keys of the panel do.
#include "model/project/in_use.h"
#include "model/text/graphemes.h"
#include "ui/agreement/bulk_decision_dialog.h"
#include "ui/agreement/case_queue_model.h"
#include "ui/agreement/case_words.h"
#include "ui/agreement/disagreements_panel.h"
#include "ui/agreement/lanes_view.h"
#include "ui/agreement/likely_gold.h"
#include "ui/agreement/own_label.h"
#include "ui/exchange/watched_work.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace standpoint {

bool DisagreementsPanel::mayDecide()
{
    if (m_isGathering) {
        m_bench.say(tr("Cases are being gathered; a moment."));
        return false;
    }
    if (!current())
        return false;
    if (m_bench.document().annotator().isNull()) {
        emit annotatorWanted();
        return false;
    }
    return true;
}

Deciding DisagreementsPanel::deciding() const
{
    return {m_bench.document().annotator(), m_reason};
}

/// And on to the next one that is to be decided.
void DisagreementsPanel::decide(const QString &label, const Result<std::vector<AnyEdit>> &edits)
{
    if (!edits) {
        m_bench.say(edits.error().what);
        return;
    }
    m_isDeciding = true;
    const bool done = m_bench.document().push(label, *edits);
    m_isDeciding = false;
    if (!done)
        return;
    m_reason = {};
    const int row = m_list->currentIndex().row();
    const auto shown = static_cast<Shown>(m_states->currentData().toInt());
    // In a list of cases that are decided there is nothing to decide, but much to look at.
    const bool isOfDecided = shown == Shown::Decided || shown == Shown::ChangedSince;
    const int next = !isOfDecided ? m_model->nextToDecide(row) : row + 1 < m_model->rowCount() ? row + 1 : -1;
    if (next >= 0) {
        goTo(next);
        showWhatFollows();
    } else {
        m_bench.say(isOfDecided ? tr("This is the last case of the list.")
                                : tr("Every case of this list is decided."));
        showCurrent();
    }
}

void DisagreementsPanel::takePlace(int place)
{
    if (!mayDecide())
        return;
    const QList<int> order = laneOrder(*current(), m_cases.comparison(), m_hideNames->isChecked());
    if (place >= 0 && place < order.size())
        decide(
            tr("Take a card"), takeLanes(m_bench.project(), m_cases, *current(), {order[place]}, deciding()));
}

void DisagreementsPanel::takeAll()
{
    if (!mayDecide())
        return;
    QList<int> lanes;
    for (size_t lane = 0; lane < current()->lanes.size(); ++lane) {
        if (current()->lanes[lane].isDone)
            lanes.append(static_cast<int>(lane));
    }
    decide(tr("Take all cards"), takeLanes(m_bench.project(), m_cases, *current(), lanes, deciding()));
}

void DisagreementsPanel::takeNothing()
{
    if (mayDecide())
        decide(tr("Nothing holds"), takeNone(m_bench.project(), m_cases, *current(), deciding()));
}

void DisagreementsPanel::takeLikely()
{
    if (!mayDecide())
        return;
    const std::optional<LikelyCase> likely = m_likely->of(*current(), m_hideNames->isChecked());
    if (!likely) {
        m_bench.say(m_likely->isEstimating() ? tr("The likely gold is being estimated; a moment.")
                                             : tr("There is no likely label for this case."));
        return;
    }
    decide(tr("Take the likely label"),
        takeFound(m_bench.project(), m_cases, *current(), likely->becomes, deciding()));
}

/// Words of the case that are selected in it or marked in the article: the evidence of an own label. Within
/// one sentence.
std::optional<TextSpan> DisagreementsPanel::markedWords() const
{
    const Article &article = *m_bench.project().article(current()->article);
    const TextSpan place{article.sentences().value(current()->firstSentence()).begin,
        article.sentences().value(current()->lastSentence()).end};
    std::optional<TextSpan> marked = m_lanes->selectedWords();
    const Evidence &there = m_bench.evidence();
    if (!marked && m_bench.evidenceIsMarked() && m_bench.article() == current()->article && there.count() == 1
        && place.contains(there.hull()) && !article.sentences().contains(there.hull()))
        marked = there.hull();
    if (!marked)
        return std::nullopt;
    const TextSpan words = snappedToWords(article.content(), *marked);
    const TextSpan sentence = article.sentences().value(article.sentenceAt(words.begin));
    const TextSpan inside{std::max(words.begin, sentence.begin), std::min(words.end, sentence.end)};
    return inside.isEmpty() ? std::nullopt : std::optional(inside);
}

void DisagreementsPanel::askOwn()
{
    if (!mayDecide())
        return;
    QList<ActorId> actors;
    for (const CaseUnit &unit : current()->units) {
        if (!actors.contains(unit.actor))
            actors.append(unit.actor);
    }
    m_marked = markedWords();
    const QString &text = m_bench.project().article(current()->article)->content();
    m_own->ask(actors, m_marked ? text.mid(m_marked->begin, m_marked->length()) : QString(), m_keys);
}

void DisagreementsPanel::takeOwnLabel(ActorId actor, IssueId issue, StanceId stance)
{
    const std::optional<TextSpan> marked = std::exchange(m_marked, std::nullopt);
    if (!mayDecide())
        return;
    QList<OwnLabel> labels(1);
    labels[0].actor = actor;
    labels[0].issue = issue;
    labels[0].stance = stance;
    if (marked) {
        labels[0].sentence = m_bench.project().article(current()->article)->sentenceAt(marked->begin);
        labels[0].evidence = Evidence(*marked);
    }
    decide(tr("Gold's own label"), takeOwn(m_bench.project(), m_cases, *current(), labels, deciding()));
}

/// A menu with a digit for each reason of the codebook.
void DisagreementsPanel::askReason()
{
    if (!mayDecide())
        return;
    QMenu menu(this);
    int n = 0;
    for (const ReasonCode &reason : inUse(m_bench.project().reasons())) {
        QString name = reason.name;
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        ++n;
        QAction *action = menu.addAction(n <= 9 ? tr("&%1  %2").arg(QString::number(n), name) : name);
        action->setToolTip(theme::plainTip(reason.paragraph));
        connect(action, &QAction::triggered, this, [this, id = reason.id] { noteReason(id); });
    }
    if (n == 0)
        menu.addAction(tr("The codebook has no reasons"))->setEnabled(false);
    menu.addSeparator();
    connect(menu.addAction(tr("&0  No reason")), &QAction::triggered, this, [this] { noteReason({}); });
    menu.setToolTipsVisible(true);
    const auto asks = std::ranges::find_if(
        m_keyButtons, [](const KeyButton &one) { return one.id == QLatin1String("cases.reason"); });
    const QSize size = menu.sizeHint(); // over the button that it belongs to
    const int left = isRightToLeft() ? asks->button->width() - size.width() : 0;
    menu.exec(asks->button->mapToGlobal(QPoint(left, -size.height())));
}

void DisagreementsPanel::noteReason(ReasonId reason)
{
    if (!current())
        return;
    if (current()->isDecided() && !current()->decisions.empty()) {
        m_isDeciding = true;
        m_bench.document().push(tr("Reason"), withReason(m_bench.project(), *current(), reason));
        m_isDeciding = false;
    } else {
        m_reason = reason;
        if (current()->isDecided() && !reason.isNull())
            m_bench.say(tr("Gold says this without a decision that could have a reason: it is noted when you "
                           "decide the case, for instance by taking the card that says the same."));
    }
    showCurrent();
}

void DisagreementsPanel::undecide()
{
    if (!mayDecide())
        return;
    const std::vector<AnyEdit> edits = takeBack(m_bench.project(), m_cases, *current());
    if (edits.empty()) {
        m_bench.say(tr("This case is not decided."));
        return;
    }
    m_isDeciding = true;
    m_bench.document().push(tr("Take a decision back"), edits);
    m_isDeciding = false;
    showCurrent();
}

void DisagreementsPanel::decideTogether(BulkRule rule)
{
    emit shown();
    if (m_isStale)
        gather();
    if (m_isGathering) {
        connect(
            this, &DisagreementsPanel::gathered, this, [this, rule] { decideTogether(rule); },
            Qt::SingleShotConnection);
        return;
    }
    if (m_bench.document().annotator().isNull()) {
        emit annotatorWanted();
        return;
    }
    CaseFilter wanted = filter();
    wanted.states.reset();
    wanted.changedSince = false;
    BulkDecisionDialog dialog(m_bench, m_cases, rule, wanted, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    std::vector<AnyEdit> edits;
    const Deciding as{m_bench.document().annotator(), {}};
    runWatched(tr("Deciding…"), this, [&, project = m_bench.project()](const WorkProgress &) {
        edits = decideAll(project, m_cases, dialog.preview(), as);
    });
    m_isDeciding = true;
    m_bench.document().push(
        rule == BulkRule::Unanimous ? tr("Take unanimous cases") : tr("Take the majority"), std::move(edits));
    m_isDeciding = false;
    if (!m_isGathering)
        list(); // else once they are gathered
}

bool DisagreementsPanel::isOurKey(const QKeyEvent &event) const
{
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const int key = event.key();
    // "?" shows the keys, from everywhere. Other signs and letters would tag in the article.
    return plain
        && ((key != Qt::Key_Question
                && (key < Qt::Key_Escape || key == Qt::Key_Backspace || key == Qt::Key_Delete))
            || ownerOf(event) >= 0);
}

/// Which action of the cases has this key; -1 for none.
int DisagreementsPanel::ownerOf(const QKeyEvent &event)
{
    const QKeySequence named = KeyMap::instance().named(event);
    return named.count() == 1 ? KeyMap::instance().set().owner(named[0], KeyScope::Cases) : -1;
}

bool DisagreementsPanel::takeArrow(int key)
{
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        takePlace(
            (key == Qt::Key_Left) != isRightToLeft() ? 0 : static_cast<int>(m_lanes->lanes().size()) - 1);
        return true;
    case Qt::Key_Up:
        back();
        return true;
    case Qt::Key_Down:
        next();
        return true;
    default:
        return false;
    }
}

bool DisagreementsPanel::takeKey(const QKeyEvent &event)
{
    const bool isArrow = event.key() >= Qt::Key_Left && event.key() <= Qt::Key_Down;
    if (!isArrow && !isOurKey(event))
        return false;
    const int owner = isArrow ? -1 : ownerOf(event);
    const bool goesOn = owner >= 0
        && (owner == keyActionAt(QStringLiteral("cases.next"))
            || owner == keyActionAt(QStringLiteral("cases.previous")));
    // A key that is held goes through the list, and decides one case.
    if (event.isAutoRepeat() && event.key() != Qt::Key_Up && event.key() != Qt::Key_Down && !goesOn)
        return true;
    if (isArrow)
        return takeArrow(event.key());
    const auto action = std::ranges::find_if(
        m_keyActions, [&](const QAction *one) { return keyActionAt(one->objectName()) == owner; });
    const QKeySequence named = KeyMap::instance().named(event);
    const int key = named.count() == 1 ? named[0].key() : event.key();
    if (owner >= 0 && action != m_keyActions.end())
        (*action)->trigger();
    else if (key >= Qt::Key_1 && key <= Qt::Key_9)
        takePlace(key - Qt::Key_1);
    return true;
}

bool DisagreementsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace standpoint
