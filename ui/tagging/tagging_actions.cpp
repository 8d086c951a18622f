// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/tagging_actions.h"

#include "model/project/in_use.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"
#include "ui/usable.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int digits = 9;

QString noActor(int n)
{
    return TaggingActions::tr("There is no actor %1 yet; type a name after %2.")
        .arg(QString::number(n + 1), KeyMap::instance().text(QStringLiteral("tagging.chooseActor")));
}

} // namespace

TaggingActions::TaggingActions(Workbench &bench, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
    , m_giveMenu(std::make_unique<QMenu>())
    , m_alikeMenu(std::make_unique<QMenu>())
{
    addPadKeys();
    addDigits();
    addMenu();
}

TaggingActions::~TaggingActions() = default;

void TaggingActions::addPadKeys()
{
    for (int row = 0; row < padRows; ++row) {
        for (int column = 0; column < padColumns; ++column) {
            connect(add({}, padKeyId(row, column)), &QAction::triggered, this, [this, row, column] {
                const QList<Issue> issues = inUse(m_bench.project().issues());
                const QList<StanceValue> stances = inUse(m_bench.project().stances());
                if (row < issues.size() && column < stances.size())
                    tag(issues[row].id, stances[column].id);
            });
        }
    }
}

void TaggingActions::addDigits()
{
    for (int n = 0; n < digits; ++n) {
        QAction *digit = add({}, {});
        digit->setShortcut(QKeySequence(Qt::Key_1 + n)); // by place, so nobody sets them otherwise
        connect(digit, &QAction::triggered, this, [this, n] {
            // A French keyboard types digits with Shift, so what reaches this is the key that gives.
            if (QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier))
                giveActor(n);
            else
                chooseActor(n);
        });
        QAction *alike = add({}, {});
        alike->setShortcut(QKeySequence(Qt::ALT | (Qt::Key_1 + n)));
        connect(alike, &QAction::triggered, this, [this, n] { labelAlike(n); });
    }
}

void TaggingActions::addMenu()
{
    const auto menu = [this](const QString &text, const QString &id, const QString &icon = {}) {
        m_menuActions.append(add(text, id, icon));
        return m_menuActions.last();
    };
    connect(menu(tr("Choose &actor…"), QStringLiteral("tagging.chooseActor"), QStringLiteral("actor")),
        &QAction::triggered, this, &TaggingActions::actorWanted);
    connect(menu(tr("&Repeat the last label"), QStringLiteral("tagging.repeat"), QStringLiteral("repeat")),
        &QAction::triggered, this, &TaggingActions::repeatLast);
    connect(menu(tr("&Note"), QStringLiteral("tagging.note"), QStringLiteral("note")), &QAction::triggered,
        this, &TaggingActions::noteWanted);
    connect(menu(tr("&Confidence"), QStringLiteral("tagging.confidence"), QStringLiteral("confidence")),
        &QAction::triggered, this, &TaggingActions::confidenceWanted);
    QAction *details = menu(tr("D&etails"), QStringLiteral("tagging.details"), QStringLiteral("more"));
    m_viewActions.append(details);
    connect(details, &QAction::triggered, this, &TaggingActions::detailsWanted);
    m_giveMenu->setTitle(tr("&Give to another actor"));
    connect(m_giveMenu.get(), &QMenu::aboutToShow, this, &TaggingActions::fillGiveMenu);
    m_menuActions.append(m_giveMenu->menuAction());
    m_alikeMenu->setTitle(tr("The &same for another actor"));
    connect(m_alikeMenu.get(), &QMenu::aboutToShow, this, &TaggingActions::fillAlikeMenu);
    m_menuActions.append(m_alikeMenu->menuAction());
    QAction *remove =
        menu(tr("De&lete annotation"), QStringLiteral("tagging.delete"), QStringLiteral("delete"));
    connect(remove, &QAction::triggered, this, &TaggingActions::deleteFocused);
}

/// The suggested actors. Their key stands behind the tab for people to read; takeDigitRowKey() takes it.
void TaggingActions::fillWithActors(
    QMenu &menu, const QString &key, const QString &whyNot, void (TaggingActions::*act)(int))
{
    menu.clear();
    const QList<ActorId> &suggested = m_bench.suggestedActors();
    for (int n = 0; n < digits && n < suggested.size(); ++n) {
        const Actor *actor = m_bench.project().actors().find(suggested[n]);
        if (!actor)
            continue;
        const QString name = QString(actor->name).replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action = menu.addAction(
            QStringLiteral("%1\t%2+%3").arg(name, key).arg(n + 1), this, [this, act, n] { (this->*act)(n); });
        setUsable(action, whyNot.isEmpty(), whyNot);
    }
    if (menu.isEmpty())
        setUsable(menu.addAction(tr("No actors yet")), false, tr("Press / and type a name first."));
}

void TaggingActions::fillGiveMenu()
{
    const Annotation *focused = m_bench.focusedAnnotation();
    const bool usable = focused && m_bench.isOwn(*focused) && m_bench.mayTagHere();
    fillWithActors(*m_giveMenu, tr("Shift"),
        usable ? QString() : tr("Choose one of your own annotations first: Tab goes from one to the next."),
        &TaggingActions::giveActor);
}

void TaggingActions::fillAlikeMenu()
{
    fillWithActors(*m_alikeMenu, tr("Alt"), m_last ? QString() : tr("There is no label to repeat yet."),
        &TaggingActions::labelAlike);
}

bool TaggingActions::takeDigitRowKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers held =
        event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier | Qt::ShiftModifier);
    const bool withAlt = held == Qt::KeyboardModifiers(Qt::AltModifier);
    if (held != Qt::NoModifier && !withAlt)
        return false;
    int n = -1;
    if (platformNumbersKeys() && isInDigitsRow(event.nativeScanCode()))
        n = digitOfRow(event.nativeScanCode());
    else if (event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9)
        n = event.key() - Qt::Key_1;
    if (n < 0)
        return false;
    if (withAlt)
        labelAlike(n);
    else if (event.modifiers().testFlag(Qt::ShiftModifier))
        giveActor(n);
    else
        chooseActor(n);
    return true;
}

QAction *TaggingActions::add(const QString &text, const QString &id, const QString &icon)
{
    auto *action = new QAction(text, this);
    if (!id.isEmpty())
        KeyMap::instance().bind(action, id);
    action->setAutoRepeat(false);
    if (!icon.isEmpty())
        action->setIcon(theme::icon(icon));
    m_actions.append(action);
    return action;
}

bool TaggingActions::mayTag()
{
    if (const auto &other = m_bench.document().otherHolder()) {
        m_bench.say(sentenceAbout(*other));
        return false;
    }
    if (m_bench.document().annotator().isNull()) {
        emit annotatorWanted();
        return !m_bench.document().annotator().isNull();
    }
    if (m_bench.isOwnLayer() || m_bench.showsEverybody())
        return true;
    const Annotator *other = m_bench.project().annotators().find(m_bench.layer());
    m_bench.say(
        tr("This is the layer of %1. Show your own layer to tag.").arg(other ? other->name : QString()));
    return false;
}

bool TaggingActions::mayChange(const Annotation &annotation)
{
    if (!mayTag())
        return false;
    if (m_bench.isOwn(annotation))
        return true;
    const Annotator *other = m_bench.project().annotators().find(annotation.annotator);
    m_bench.say(tr("This annotation is %1's; nobody else changes it.").arg(other ? other->name : QString()));
    return false;
}

QString TaggingActions::describe(const Annotation &annotation) const
{
    const Project &project = m_bench.project();
    const Actor *actor = project.actors().find(annotation.actor);
    const Issue *issue = project.issues().find(annotation.issue);
    const StanceValue *stance = project.stances().find(annotation.stance);
    if (!actor || !issue || !stance)
        return {};
    return tr("%1: %2 %3").arg(actor->name, stance->name, issue->name);
}

Tag TaggingActions::tagHere(ActorId actor, IssueId issue, StanceId stance) const
{
    return {m_bench.article(), m_bench.document().annotator(), m_bench.evidence(), m_bench.evidenceIsMarked(),
        actor, issue, stance, m_bench.focused(),
        m_bench.choice() == Workbench::Choice::Chosen ? Annotation::Provenance::Manual
                                                      : Annotation::Provenance::Accepted};
}

void TaggingActions::tag(IssueId issue, StanceId stance)
{
    if (!mayTag())
        return;
    if (m_bench.article().isNull() || m_bench.evidence().hull().isEmpty()) {
        m_bench.say(tr("Choose a sentence first."));
        return;
    }
    if (m_bench.actor().isNull()) {
        m_bench.say(tr("Whose stance is it? Press 1–9, or type a name and Enter; then the letter again."));
        emit actorWanted();
        return;
    }
    emit m_bench.storeWanted();
    const Tag tag = tagHere(m_bench.actor(), issue, stance);
    Annotation told;
    told.actor = tag.actor;
    told.issue = issue;
    told.stance = stance;
    const QString what = describe(told);
    Tagging made = tagging(m_bench.project(), tag);
    const bool takesBack = made.act == Tagging::Act::TakesBack;
    if (!m_bench.document().push(
            takesBack ? tr("Take back %1").arg(what) : tr("Tag %1").arg(what), std::move(made.edits)))
        return;
    m_last = Label{tag.actor, issue, stance};
    m_bench.noteUse(tag.actor);
    m_bench.acceptGuess();
    m_bench.setFocused(made.annotation);
    m_bench.say(takesBack ? tr("Taken back: %1").arg(what) : what);
}

void TaggingActions::repeatLast()
{
    repeatFor(m_last ? m_last->actor : ActorId{});
}

void TaggingActions::labelAlike(int n)
{
    const QList<ActorId> &suggested = m_bench.suggestedActors();
    if (n < suggested.size())
        repeatFor(suggested[n]);
    else
        m_bench.say(noActor(n));
}

void TaggingActions::repeatFor(ActorId actor)
{
    if (!m_last) {
        m_bench.say(tr("There is no label to repeat yet."));
        return;
    }
    if (!m_bench.project().actors().contains(actor) || !mayTag())
        return;
    const Label last = *m_last;
    if (saysAlready(m_bench.project(), tagHere(actor, last.issue, last.stance))) {
        m_bench.say(tr("This is tagged already. The letter itself takes it back."));
        return;
    }
    m_bench.setActor(actor);
    tag(last.issue, last.stance);
}

void TaggingActions::deleteFocused()
{
    const Annotation *focused = m_bench.focusedAnnotation();
    const QList<Annotation> here = m_bench.annotationsHere();
    if (!focused && here.size() == 1)
        focused = m_bench.currentArticle()->annotation(here.first().id);
    if (!focused) {
        m_bench.say(
            here.isEmpty() ? tr("Nothing is tagged here.") : tr("Choose an annotation with Tab first."));
        return;
    }
    const AnnotationId id = focused->id;
    if (!mayChange(Annotation(*focused)))
        return;
    emit m_bench.storeWanted(); // so that undo brings back what was typed as well
    focused = m_bench.currentArticle() ? m_bench.currentArticle()->annotation(id) : nullptr;
    if (!focused)
        return;
    const Annotation gone = *focused;
    if (m_bench.document().push(tr("Delete %1").arg(describe(gone)), {removing(gone)}))
        m_bench.say(tr("Deleted: %1").arg(describe(gone)));
}

void TaggingActions::chooseActor(int n)
{
    const QList<ActorId> &suggested = m_bench.suggestedActors();
    if (n < suggested.size())
        m_bench.setActor(suggested[n]);
    else
        m_bench.say(noActor(n));
}

void TaggingActions::giveActor(int n)
{
    const Annotation *focused = m_bench.focusedAnnotation();
    const QList<ActorId> &suggested = m_bench.suggestedActors();
    if (!focused) {
        m_bench.say(tr("Choose an annotation with Tab first."));
        return;
    }
    if (n >= suggested.size()) {
        m_bench.say(noActor(n));
        return;
    }
    const ActorId wanted = suggested[n];
    if (wanted == focused->actor || !mayChange(Annotation(*focused)))
        return;
    emit m_bench.storeWanted();
    focused = m_bench.focusedAnnotation();
    if (!focused)
        return;
    const Annotation before = *focused;
    const Actor *actor = m_bench.project().actors().find(wanted);
    const QList<Annotation> &all = m_bench.currentArticle()->annotations;
    const auto same = std::find_if(all.begin(), all.end(), [&](const Annotation &one) {
        return one.annotator == before.annotator && one.actor == wanted && one.issue == before.issue
            && one.evidence == before.evidence;
    });
    if (same != all.end()) {
        m_bench.say(tr("The same words are tagged for that actor already (%1).").arg(describe(*same)));
        return;
    }
    Annotation after = before;
    after.actor = wanted;
    if (after.provenance == Annotation::Provenance::Accepted)
        after.provenance = Annotation::Provenance::Manual; // the suggestion was not it
    revise(tr("Give %1 to %2").arg(describe(before), actor ? actor->name : QString()), before, after);
}

bool TaggingActions::revise(const QString &label, const Annotation &before, const Annotation &after)
{
    return before != after && mayChange(before) && m_bench.document().push(label, {revised(before, after)});
}

} // namespace standpoint
