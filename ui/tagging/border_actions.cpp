// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/border_actions.h"

#include "ui/usable.h"

#include <QMenu>

#include <algorithm>

namespace standpoint {

namespace {

using MarkStep = ArticleView::MarkStep;

constexpr int mostSaid = 40; // code units of a word in the status bar

} // namespace

BorderActions::BorderActions(Workbench &bench, TaggingActions &tagging, ArticleView &view, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
    , m_tagging(tagging)
    , m_view(view)
    , m_menu(std::make_unique<QMenu>(tr("Mark &words, move borders")))
{
    makeActions();
    connect(&view, &ArticleView::bordersMoved, this, &BorderActions::takeDrag);
    connect(&view, &ArticleView::bordersRefused, this, [this](AnnotationId id) {
        const Article *article = m_bench.currentArticle();
        if (const Annotation *annotation = article ? article->annotation(id) : nullptr)
            m_tagging.mayChange(Annotation(*annotation)); // says why not
    });
    connect(&bench, &Workbench::focusChanged, this, &BorderActions::follow);
    connect(&bench, &Workbench::layerChanged, this, &BorderActions::follow);
    follow();
}

BorderActions::~BorderActions() = default;

template <typename Act> void BorderActions::add(const Key &key, Act act)
{
    auto *action = new QAction(key.text, this);
    action->setObjectName(key.name);
    action->setShortcuts(key.keys);
    action->setShortcutContext(Qt::WidgetShortcut); // in lists and fields the arrows are theirs
    const auto tip = [action] {
        const QString wanted =
            tr("%1 (%2)").arg(plainName(action), action->shortcut().toString(QKeySequence::NativeText));
        if (action->toolTip() != wanted)
            action->setToolTip(wanted);
    };
    connect(action, &QAction::changed, action, tip);
    tip();
    connect(action, &QAction::triggered, this, act);
    m_actions.append(action);
    m_menu->addAction(action);
}

void BorderActions::makeActions()
{
    const auto marking = [this](const QString &name, const QString &text, QKeyCombination key, bool right,
                             MarkStep step) {
        add({name, text, {key}}, [this, right, step] { mark(right, step); });
    };
    const auto border = [this](const QString &name, const QString &text, const QList<QKeySequence> &keys,
                            WordSide side, bool right) {
        add({name, text, keys}, [this, side, right] { moveBorder(side, right); });
    };
    const Qt::Modifiers byCharacter = Qt::CTRL | Qt::SHIFT;
    const Qt::Modifiers end = Qt::ALT | Qt::SHIFT;
    marking(QStringLiteral("borders.markWordRight"), tr("Mark to the &right by a word"),
        Qt::SHIFT | Qt::Key_Right, true, MarkStep::Word);
    marking(QStringLiteral("borders.markWordLeft"), tr("Mark to the &left by a word"),
        Qt::SHIFT | Qt::Key_Left, false, MarkStep::Word);
    marking(QStringLiteral("borders.markCharacterRight"), tr("Mark to the right by a &character"),
        byCharacter | Qt::Key_Right, true, MarkStep::Character);
    marking(QStringLiteral("borders.markCharacterLeft"), tr("Mark to the left by a c&haracter"),
        byCharacter | Qt::Key_Left, false, MarkStep::Character);
    m_menu->addSeparator();
    border(QStringLiteral("borders.beginRight"), tr("&Begin of the evidence to the right"),
        {Qt::ALT | Qt::Key_Right}, WordSide::Begin, true);
    border(QStringLiteral("borders.beginLeft"), tr("Be&gin of the evidence to the left"),
        {Qt::ALT | Qt::Key_Left}, WordSide::Begin, false);
    // Some desktops (Openbox) take Alt and Shift with an arrow for themselves.
    border(QStringLiteral("borders.endRight"), tr("&End of the evidence to the right"),
        {end | Qt::Key_Right, Qt::CTRL | Qt::Key_Right}, WordSide::End, true);
    border(QStringLiteral("borders.endLeft"), tr("E&nd of the evidence to the left"),
        {end | Qt::Key_Left, Qt::CTRL | Qt::Key_Left}, WordSide::End, false);
    m_menu->addSeparator();
    add({QStringLiteral("borders.nextPiece"), tr("Next &piece of the evidence"), {Qt::ALT | Qt::Key_Down}},
        [this] { choosePiece(1); });
    add({QStringLiteral("borders.previousPiece"), tr("Previous p&iece of the evidence"),
            {Qt::ALT | Qt::Key_Up}},
        [this] { choosePiece(-1); });
}

/// Another focus, another layer: which handles there are.
void BorderActions::follow()
{
    const Annotation *focused = m_bench.focusedAnnotation();
    m_piece = -1;
    m_view.setChosenFragment(-1);
    m_view.setBordersMovable(focused && m_bench.isOwn(*focused) && m_bench.mayTagHere());
}

void BorderActions::mark(bool right, MarkStep step)
{
    if (!m_view.evidence()) {
        m_bench.say(tr("Choose a sentence first."));
        return;
    }
    m_view.markOn(right != m_view.runsLeftwardsAt(m_view.looseEnd()), step);
}

void BorderActions::moveBorder(WordSide side, bool right)
{
    if (m_bench.focusedAnnotation()) {
        moveFocused(side, right);
        return;
    }
    const std::optional<Evidence> marked = m_view.evidence();
    if (!marked) {
        m_bench.say(tr("Choose a sentence first."));
        return;
    }
    const int at = side == WordSide::Begin ? marked->begin() : marked->end() - 1;
    if (!m_view.moveMarkedBorder(side, right != m_view.runsLeftwardsAt(at)))
        m_bench.say(tr("The border can go no further there."));
}

EvidenceBorder BorderActions::borderOf(const Evidence &evidence, WordSide side) const
{
    const int outermost = side == WordSide::Begin ? 0 : evidence.count() - 1;
    return {m_piece < 0 ? outermost : std::min(m_piece, evidence.count() - 1), side};
}

void BorderActions::moveFocused(WordSide side, bool right)
{
    if (!m_tagging.mayChange(Annotation(*m_bench.focusedAnnotation())))
        return;
    emit m_bench.storeWanted(); // so that undo takes back the border alone
    const Annotation *focused = m_bench.focusedAnnotation();
    if (!focused)
        return;
    const QString &text = m_bench.currentArticle()->content();
    Evidence evidence = focused->evidence;
    EvidenceBorder border = borderOf(evidence, side);
    const int at = placeOf(evidence, border) - (side == WordSide::End ? 1 : 0);
    const bool forward = right != m_view.runsLeftwardsAt(at);
    do { // over a place where it would be a double of another label
        const std::optional<int> to = borderStep(text, evidence, border, forward);
        if (!to) {
            m_bench.say(tr("The border can go no further there."));
            return;
        }
        evidence = withBorder(evidence, border, *to);
        border.fragment = fragmentAt(evidence, *to);
    } while (isTaken(*focused, evidence));
    if (!give(focused->id, evidence, side))
        return;
    if (m_piece >= 0)
        m_piece = border.fragment; // pieces may have become one
    m_view.setChosenFragment(m_piece);
    const int place = placeOf(evidence, border);
    m_view.showPlace(side == WordSide::End ? place - 1 : place);
    sayWhere(evidence, border);
}

bool BorderActions::isTaken(const Annotation &annotation, const Evidence &evidence) const
{
    const Article *article = m_bench.currentArticle();
    const QList<int> there = article->annotationsTouching({evidence.begin(), evidence.begin() + 1});
    return std::ranges::any_of(there, [&](int index) {
        const Annotation &other = article->annotations[index];
        return other.id != annotation.id && other.annotator == annotation.annotator
            && other.actor == annotation.actor && other.issue == annotation.issue
            && other.evidence == evidence;
    });
}

/// One Change. Where the annotation leaves the sentence at hand, the article goes along.
bool BorderActions::give(AnnotationId id, const Evidence &evidence, WordSide side)
{
    const Annotation before = *m_bench.currentArticle()->annotation(id);
    Annotation after = before;
    after.evidence = evidence;
    const QString what = m_tagging.describe(before);
    if (!m_tagging.revise(side == WordSide::Begin ? tr("Move the begin of %1").arg(what)
                                                  : tr("Move the end of %1").arg(what),
            before, after))
        return false;
    if (!evidence.hull().overlaps(m_bench.currentArticle()->sentences().value(m_bench.sentence())))
        emit m_bench.reveal(id);
    return true;
}

void BorderActions::takeDrag(AnnotationId id, const Evidence &evidence)
{
    const Article *article = m_bench.currentArticle();
    const Annotation *annotation = article ? article->annotation(id) : nullptr;
    if (!annotation || !m_tagging.mayChange(Annotation(*annotation)))
        return;
    const Annotation before = *annotation;
    if (isTaken(before, evidence)) {
        m_bench.say(
            tr("The same words are tagged for that actor already (%1).").arg(m_tagging.describe(before)));
        return;
    }
    emit m_bench.storeWanted();
    article = m_bench.currentArticle();
    if (!article || !article->annotation(id))
        return;
    EvidenceBorder border{0, WordSide::Begin};
    for (const TextSpan span : evidence.fragments()) { // the border that is another now
        const QList<TextSpan> old = before.evidence.fragments();
        const bool hadBegin = std::ranges::find(old, span.begin, &TextSpan::begin) != old.end();
        const bool hadEnd = std::ranges::find(old, span.end, &TextSpan::end) != old.end();
        if (!hadBegin || !hadEnd)
            border = {fragmentAt(evidence, span.end), hadBegin ? WordSide::End : WordSide::Begin};
    }
    if (give(id, evidence, border.side))
        sayWhere(evidence, border);
}

void BorderActions::sayWhere(const Evidence &evidence, EvidenceBorder border)
{
    const QString &text = m_bench.currentArticle()->content();
    const int place = placeOf(evidence, border);
    const bool isEnd = border.side == WordSide::End;
    const TextSpan word =
        snappedToWords(text, isEnd ? TextSpan{place - 1, place} : TextSpan{place, place + 1});
    const QString shown = shortened(text.mid(word.begin, word.length()), mostSaid);
    m_bench.say(isEnd ? tr("The evidence ends with “%1”.").arg(shown)
                      : tr("The evidence begins with “%1”.").arg(shown));
}

void BorderActions::choosePiece(int by)
{
    const Annotation *focused = m_bench.focusedAnnotation();
    if (!focused) {
        m_bench.say(tr("Choose an annotation with Tab first."));
        return;
    }
    const int count = focused->evidence.count();
    if (count == 1) {
        m_bench.say(tr("The evidence of this annotation is one piece."));
        return;
    }
    m_piece = m_piece < 0 ? (by > 0 ? 0 : count - 1) : (m_piece + by + count) % count;
    m_view.setChosenFragment(m_piece);
    const TextSpan span = focused->evidence.at(m_piece);
    m_view.showPlace(span.begin);
    m_bench.say(
        tr("Piece %1 of %2: “%3”")
            .arg(m_piece + 1)
            .arg(count)
            .arg(shortened(m_view.text().mid(span.begin, std::min(span.length(), 2 * mostSaid)), mostSaid)));
}

} // namespace standpoint
