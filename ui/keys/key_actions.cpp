// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/key_actions.h"

#include <QCoreApplication>
#include <QHash>

namespace standpoint {

namespace {

using Keys = QList<QKeySequence>;
using Actions = std::vector<KeyAction>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(KeyActions)
};

QKeySequence ctrl(Qt::Key key)
{
    return Qt::CTRL | key;
}

QKeySequence shift(Qt::Key key)
{
    return Qt::SHIFT | key;
}

QKeySequence ctrlShift(Qt::Key key)
{
    return Qt::CTRL | Qt::SHIFT | key;
}

/// The first nine mirror the keyboard. Larger codebooks have cells without a key, until somebody gives them
/// one.
Actions padActions()
{
    static constexpr Qt::Key keys[3][3] = {{Qt::Key_Q, Qt::Key_W, Qt::Key_E},
        {Qt::Key_A, Qt::Key_S, Qt::Key_D}, {Qt::Key_Z, Qt::Key_X, Qt::Key_C}};
    Actions actions;
    for (int row = 0; row < padRows; ++row) {
        for (int column = 0; column < padColumns; ++column) {
            actions.push_back({padKeyId(row, column), KeyGroup::Pad, KeyScope::Window,
                Words::tr("Issue %1, stance %2").arg(row + 1).arg(column + 1),
                row < 3 && column < 3 ? Keys{keys[row][column]} : Keys{}});
        }
    }
    return actions;
}

Actions taggingActions()
{
    const KeyGroup group = KeyGroup::Tagging;
    const KeyScope window = KeyScope::Window;
    const KeyScope article = KeyScope::Article;
    return {
        {QStringLiteral("tagging.chooseActor"), group, window, Words::tr("Choose an actor by name"),
            {Qt::Key_Slash}},
        {QStringLiteral("tagging.repeat"), group, window, Words::tr("Repeat the last label"),
            {Qt::Key_Period}},
        {QStringLiteral("tagging.note"), group, window, Words::tr("Note"), {Qt::Key_M}},
        {QStringLiteral("tagging.confidence"), group, window, Words::tr("Confidence"), {Qt::Key_F}},
        {QStringLiteral("tagging.details"), group, article, Words::tr("Details of the annotation"),
            {Qt::Key_Return, Qt::Key_Enter}},
        {QStringLiteral("tagging.delete"), group, window, Words::tr("Delete the annotation"),
            {Qt::Key_Backspace, Qt::Key_Delete}},
        {QStringLiteral("tagging.lastDecision"), group, article, Words::tr("Back to the last decision"),
            {Qt::Key_H}},
        {QStringLiteral("tagging.nextPlace"), group, window, Words::tr("Next place that needs a look"),
            {Qt::Key_G}},
        {QStringLiteral("tagging.why"), group, window, Words::tr("Why these actors"), {Qt::Key_I}},
        {QStringLiteral("tagging.teachName"), group, window, Words::tr("Marked words name the actor"),
            {Qt::Key_T}},
        {QStringLiteral("tagging.sameMentions"), group, window, Words::tr("Offer the same mentions"),
            {Qt::Key_L}},
        {QStringLiteral("tagging.accept"), group, article, Words::tr("Accept what is offered"),
            {Qt::Key_Space}},
    };
}

/// Marking words and moving borders: arrows with keys held, which are the article's only while it has the
/// keyboard.
Actions borderActions()
{
    const KeyGroup group = KeyGroup::Borders;
    const KeyScope article = KeyScope::Article;
    const auto alt = [](Qt::Key key) { return QKeySequence(Qt::ALT | key); };
    const auto altShift = [](Qt::Key key) { return QKeySequence(Qt::ALT | Qt::SHIFT | key); };
    return {
        {QStringLiteral("borders.markWordRight"), group, article, Words::tr("Mark to the right by a word"),
            {shift(Qt::Key_Right)}},
        {QStringLiteral("borders.markWordLeft"), group, article, Words::tr("Mark to the left by a word"),
            {shift(Qt::Key_Left)}},
        {QStringLiteral("borders.markCharacterRight"), group, article,
            Words::tr("Mark to the right by a character"), {ctrlShift(Qt::Key_Right)}},
        {QStringLiteral("borders.markCharacterLeft"), group, article,
            Words::tr("Mark to the left by a character"), {ctrlShift(Qt::Key_Left)}},
        {QStringLiteral("borders.beginRight"), group, article,
            Words::tr("Begin of the evidence to the right"), {alt(Qt::Key_Right)}},
        {QStringLiteral("borders.beginLeft"), group, article, Words::tr("Begin of the evidence to the left"),
            {alt(Qt::Key_Left)}},
        // Some desktops (Openbox) take Alt and Shift with an arrow for themselves.
        {QStringLiteral("borders.endRight"), group, article, Words::tr("End of the evidence to the right"),
            {altShift(Qt::Key_Right), ctrl(Qt::Key_Right)}},
        {QStringLiteral("borders.endLeft"), group, article, Words::tr("End of the evidence to the left"),
            {altShift(Qt::Key_Left), ctrl(Qt::Key_Left)}},
        {QStringLiteral("borders.nextPiece"), group, article, Words::tr("Next piece of the evidence"),
            {alt(Qt::Key_Down)}},
        {QStringLiteral("borders.previousPiece"), group, article, Words::tr("Previous piece of the evidence"),
            {alt(Qt::Key_Up)}},
    };
}

Actions readingActions()
{
    const KeyGroup group = KeyGroup::Reading;
    const KeyScope window = KeyScope::Window;
    return {
        {QStringLiteral("reading.next"), group, window, Words::tr("Next sentence"), {Qt::Key_J}},
        {QStringLiteral("reading.previous"), group, window, Words::tr("Previous sentence"), {Qt::Key_K}},
        {QStringLiteral("reading.takeInNext"), group, window, Words::tr("Take in the next sentence"),
            {shift(Qt::Key_J)}},
        {QStringLiteral("reading.takeInPrevious"), group, window, Words::tr("Take in the previous sentence"),
            {shift(Qt::Key_K)}},
    };
}

Actions articleActions()
{
    const KeyGroup group = KeyGroup::Articles;
    const KeyScope window = KeyScope::Window;
    const KeyScope article = KeyScope::Article;
    return {
        {QStringLiteral("articles.previous"), group, window, Words::tr("Previous article"), {Qt::Key_P}},
        {QStringLiteral("articles.next"), group, window, Words::tr("Next article"), {Qt::Key_N}},
        {QStringLiteral("articles.done"), group, window, Words::tr("Done, next article"),
            {ctrl(Qt::Key_Return)}},
        {QStringLiteral("articles.nextUntouched"), group, window, Words::tr("Next untouched article"),
            {Qt::Key_U}},
        {QStringLiteral("articles.reopen"), group, window, Words::tr("Not done after all"),
            {ctrlShift(Qt::Key_Return)}},
        {QStringLiteral("articles.workLists"), group, window, Words::tr("Work lists"), {ctrl(Qt::Key_L)}},
        {QStringLiteral("articles.remove"), group, window, Words::tr("Remove the article"), {}},
        {QStringLiteral("articles.details"), group, window, Words::tr("Details of the article"),
            {Qt::Key_F2}},
        {QStringLiteral("articles.correct"), group, window, Words::tr("Correct the text"),
            {shift(Qt::Key_F2)}},
        {QStringLiteral("articles.split"), group, article,
            Words::tr("Split the sentence before the marked words"), {Qt::Key_B}},
        {QStringLiteral("articles.join"), group, article, Words::tr("Join with the next sentence"),
            {shift(Qt::Key_B)}},
    };
}

Actions findActions()
{
    const KeyGroup group = KeyGroup::Find;
    const KeyScope window = KeyScope::Window;
    return {
        {QStringLiteral("find.inArticle"), group, window, Words::tr("Find in the article"),
            {ctrl(Qt::Key_F)}},
        {QStringLiteral("find.next"), group, window, Words::tr("Next match in the article"), {Qt::Key_F3}},
        {QStringLiteral("find.previous"), group, window, Words::tr("Previous match in the article"),
            {shift(Qt::Key_F3)}},
        {QStringLiteral("find.inProject"), group, window, Words::tr("Find in the project"),
            {ctrlShift(Qt::Key_F)}},
        {QStringLiteral("find.nextHit"), group, window, Words::tr("Next hit in the project"), {Qt::Key_F4}},
        {QStringLiteral("find.previousHit"), group, window, Words::tr("Previous hit in the project"),
            {shift(Qt::Key_F4)}},
        {QStringLiteral("find.annotations"), group, window, Words::tr("All annotations of the project"),
            {ctrlShift(Qt::Key_A)}},
    };
}

Actions fileActions()
{
    const KeyGroup group = KeyGroup::File;
    const KeyScope window = KeyScope::Window;
    const KeyScope everywhere = KeyScope::Everywhere;
    return {
        {QStringLiteral("file.new"), group, everywhere, Words::tr("New project"), {ctrl(Qt::Key_N)}},
        {QStringLiteral("file.open"), group, everywhere, Words::tr("Open a project"), {ctrl(Qt::Key_O)}},
        {QStringLiteral("file.sample"), group, KeyScope::StartPage,
            Words::tr("Open the sample, on the first page"), {ctrl(Qt::Key_1)}},
        {QStringLiteral("file.save"), group, window, Words::tr("Save"), {ctrl(Qt::Key_S)}},
        {QStringLiteral("file.saveAs"), group, window, Words::tr("Save under another name"),
            {ctrlShift(Qt::Key_S)}},
        {QStringLiteral("file.import"), group, everywhere, Words::tr("Import files"), {ctrl(Qt::Key_I)}},
        {QStringLiteral("file.importFolder"), group, window, Words::tr("Import a folder"),
            {ctrlShift(Qt::Key_I)}},
        {QStringLiteral("file.export"), group, window, Words::tr("Export"), {ctrl(Qt::Key_E)}},
        {QStringLiteral("file.handOut"), group, window, Words::tr("Hand out a copy to one annotator"), {}},
        {QStringLiteral("file.merge"), group, window, Words::tr("Merge projects"), {}},
        {QStringLiteral("file.close"), group, window, Words::tr("Close the project"), {ctrl(Qt::Key_W)}},
        {QStringLiteral("file.quit"), group, everywhere, Words::tr("Quit"), {ctrl(Qt::Key_Q)}},
    };
}

/// What decides a case. Arrows and 1 to 9 stay what they are.
Actions caseActions()
{
    const KeyGroup group = KeyGroup::Cases;
    const KeyScope cases = KeyScope::Cases;
    return {
        {QStringLiteral("cases.all"), group, cases, Words::tr("Take all cards together"), {Qt::Key_B}},
        {QStringLiteral("cases.none"), group, cases, Words::tr("Nothing holds here"), {Qt::Key_0}},
        {QStringLiteral("cases.likely"), group, cases, Words::tr("Take what is likely"), {Qt::Key_L}},
        {QStringLiteral("cases.own"), group, cases, Words::tr("Gold says something else"), {Qt::Key_O}},
        {QStringLiteral("cases.reason"), group, cases, Words::tr("Why it is decided so"), {Qt::Key_R}},
        {QStringLiteral("cases.undecide"), group, cases, Words::tr("Not decided after all"),
            {Qt::Key_Backspace, Qt::Key_Delete}},
        {QStringLiteral("cases.next"), group, cases, Words::tr("Next case, without a decision"),
            {Qt::Key_Space}},
        {QStringLiteral("cases.previous"), group, cases, Words::tr("Previous case"), {}},
    };
}

Actions otherActions()
{
    const KeyScope window = KeyScope::Window;
    return {
        {QStringLiteral("edit.undo"), KeyGroup::Edit, window, Words::tr("Undo"), {ctrl(Qt::Key_Z)}},
        {QStringLiteral("edit.redo"), KeyGroup::Edit, window, Words::tr("Redo"),
            {ctrlShift(Qt::Key_Z), ctrl(Qt::Key_Y)}},
        {QStringLiteral("codebook.actors"), KeyGroup::Codebook, window, Words::tr("Actors"),
            {ctrl(Qt::Key_T)}},
        {QStringLiteral("codebook.issues"), KeyGroup::Codebook, window,
            Words::tr("Issues, stances, attributes"), {ctrl(Qt::Key_B)}},
        {QStringLiteral("review.report"), KeyGroup::Review, window, Words::tr("Agreement report"),
            {ctrlShift(Qt::Key_R)}},
        {QStringLiteral("review.disagreements"), KeyGroup::Review, window, Words::tr("Disagreements"),
            {ctrl(Qt::Key_D)}},
        {QStringLiteral("review.unanimous"), KeyGroup::Review, window, Words::tr("Take unanimous cases"), {}},
        {QStringLiteral("review.majority"), KeyGroup::Review, window, Words::tr("Take the majority"), {}},
        {QStringLiteral("review.reasons"), KeyGroup::Review, window, Words::tr("Reasons of decisions"), {}},
    };
}

Actions viewActions()
{
    const KeyScope window = KeyScope::Window;
    return {
        {QStringLiteral("view.larger"), KeyGroup::View, window, Words::tr("Larger text"),
            {ctrl(Qt::Key_Plus), ctrl(Qt::Key_Equal)}},
        {QStringLiteral("view.smaller"), KeyGroup::View, window, Words::tr("Smaller text"),
            {ctrl(Qt::Key_Minus)}},
        {QStringLiteral("view.usual"), KeyGroup::View, window, Words::tr("Usual text size"),
            {ctrl(Qt::Key_0)}},
        {QStringLiteral("view.marks"), KeyGroup::View, window, Words::tr("Underline actors and keywords"),
            {}},
        {QStringLiteral("view.preferences"), KeyGroup::View, window, Words::tr("Preferences"),
            {ctrl(Qt::Key_Comma)}},
        {QStringLiteral("view.progress"), KeyGroup::View, window, Words::tr("Your progress"), {}},
        {QStringLiteral("help.start"), KeyGroup::Help, KeyScope::Everywhere, Words::tr("Getting started"),
            {Qt::Key_F1}},
        {QStringLiteral("help.tutorial"), KeyGroup::Help, KeyScope::Everywhere,
            Words::tr("Ten minutes with the sample"), {}},
        {QStringLiteral("help.command"), KeyGroup::Help, window, Words::tr("Find a command"),
            {ctrl(Qt::Key_K), ctrlShift(Qt::Key_P)}},
        {QStringLiteral("help.keys"), KeyGroup::Help, KeyScope::Everywhere, Words::tr("The keys"),
            {Qt::Key_Question}},
        {QStringLiteral("help.changeKeys"), KeyGroup::Help, KeyScope::Everywhere,
            Words::tr("Change the keys"), {}},
    };
}

} // namespace

QString groupName(KeyGroup group)
{
    switch (group) {
    case KeyGroup::Pad:
        return Words::tr("Stance pad");
    case KeyGroup::Tagging:
        return Words::tr("Tagging");
    case KeyGroup::Borders:
        return Words::tr("Words and borders");
    case KeyGroup::Reading:
        return Words::tr("Reading");
    case KeyGroup::Articles:
        return Words::tr("Articles");
    case KeyGroup::Find:
        return Words::tr("Find");
    case KeyGroup::File:
        return Words::tr("Project and files");
    case KeyGroup::Edit:
        return Words::tr("Undo");
    case KeyGroup::Codebook:
        return Words::tr("Codebook");
    case KeyGroup::Review:
        return Words::tr("Review");
    case KeyGroup::Cases:
        return Words::tr("Disagreements");
    case KeyGroup::View:
        return Words::tr("View");
    case KeyGroup::Help:
        return Words::tr("Help");
    }
    return {};
}

bool overlap(KeyScope a, KeyScope b)
{
    const auto inWindow = [](KeyScope scope) {
        return scope != KeyScope::StartPage && scope != KeyScope::Cases;
    };
    const auto onStartPage = [](KeyScope scope) {
        return scope == KeyScope::StartPage || scope == KeyScope::Everywhere;
    };
    const bool inCases = a == KeyScope::Cases && b == KeyScope::Cases;
    return inCases || (inWindow(a) && inWindow(b)) || (onStartPage(a) && onStartPage(b));
}

const std::vector<KeyAction> &keyActions()
{
    static const Actions all = [] {
        Actions actions;
        for (const auto &part :
            {padActions(), taggingActions(), borderActions(), readingActions(), articleActions(),
                findActions(), fileActions(), otherActions(), caseActions(), viewActions()})
            actions.insert(actions.end(), part.begin(), part.end());
        return actions;
    }();
    return all;
}

int keyActionAt(const QString &id)
{
    static const QHash<QString, int> places = [] {
        QHash<QString, int> found;
        for (const KeyAction &action : keyActions())
            found.insert(action.id, static_cast<int>(found.size()));
        return found;
    }();
    return places.value(id, -1);
}

QString padKeyId(int row, int column)
{
    if (row < 0 || row >= padRows || column < 0 || column >= padColumns)
        return {};
    return QStringLiteral("pad.%1.%2").arg(row + 1).arg(column + 1);
}

} // namespace standpoint
