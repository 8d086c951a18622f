// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys and drags that mark words and move the borders of an annotation, down to the project and back.
#include "ui/keys/key_map.h"
#include "ui/reader/article_view.h"
#include "ui/reader_binding.h"
#include "ui/tagging/border_actions.h"
#include "window_fixture.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenu>

namespace standpoint {

class TestBorderActions : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void wordsAreMarkedAndTagged();
    void bordersAreCutAndTagged();
    void theEndMovesByKeys();
    void theBeginMovesByKeys();
    void eachMoveIsAStepOfUndo();
    void neverPastTheArticle();
    void theKeysOfPieces();
    void aDoubleIsSteppedOver();
    void anAnnotationThatLeavesTheSentenceIsFollowed();
    void aDragIsOneChange();
    void aDragToADoubleIsRefused();
    void othersLabelsStay();
    void aReadOnlyWindowSaysWhy();
    void rightToLeftFollowsTheArrows();
    void keysBelongToTheArticle();
    void noKeyCostsWhatTheArticleIsLong();
    void everyActionSaysItsKey();

private:
    void makeView();
    AnnotationId tagged(const QStringList &pieces, int actor = 2, AnnotatorId by = {});
    TextSpan spanOf(const QString &words) const;
    QString evidence(AnnotationId id) const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(m_view.get(), key, modifiers); }
    void dragBorder(WordSide side, const QString &words);
    QString said() { return m_said->isEmpty() ? QString() : m_said->takeLast().first().toString(); }

    std::unique_ptr<TaggingActions> m_tagging;
    std::unique_ptr<ArticleView> m_view;
    std::unique_ptr<ReaderBinding> m_reader;
    std::unique_ptr<BorderActions> m_borders;
    std::unique_ptr<QSignalSpy> m_said;
};

void TestBorderActions::init()
{
    setUp();
    makeView();
}

void TestBorderActions::makeView()
{
    m_tagging = std::make_unique<TaggingActions>(*m_bench);
    m_view = std::make_unique<ArticleView>();
    m_reader = std::make_unique<ReaderBinding>(*m_bench, *m_view);
    m_borders = std::make_unique<BorderActions>(*m_bench, *m_tagging, *m_view);
    m_view->addActions(m_borders->actions());
    m_view->addActions(m_tagging->actions());
    m_view->resize(760, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
    m_said = std::make_unique<QSignalSpy>(m_bench.get(), &Workbench::said);
}

void TestBorderActions::cleanup()
{
    m_said.reset();
    m_borders.reset();
    m_reader.reset();
    m_view.reset();
    m_tagging.reset();
    tearDown();
}

TextSpan TestBorderActions::spanOf(const QString &words) const
{
    const auto begin = static_cast<int>(m_bench->currentArticle()->content().indexOf(words));
    return {begin, begin + static_cast<int>(words.size())};
}

/// An annotation on these words of the open article, in focus.
AnnotationId TestBorderActions::tagged(const QStringList &pieces, int actor, AnnotatorId by)
{
    QList<TextSpan> spans;
    for (const QString &piece : pieces)
        spans.append(spanOf(piece));
    Annotation made;
    made.id = AnnotationId::random();
    made.article = m_bench->article();
    made.annotator = by.isNull() ? m_document->annotator() : by;
    made.actor = m_actors[actor];
    made.issue = m_issues[0];
    made.stance = m_stances[0];
    made.evidence = Evidence(spans);
    made.created = made.modified = QDateTime::currentDateTimeUtc();
    if (!m_document->push(QStringLiteral("Tag"), {adding(made)}))
        qFatal("the annotation is refused");
    emit m_bench->reveal(made.id);
    return made.id;
}

QString TestBorderActions::evidence(AnnotationId id) const
{
    const Annotation *annotation = m_bench->currentArticle()->annotation(id);
    return annotation ? m_bench->currentArticle()->evidenceText(annotation->evidence) : QString();
}

void TestBorderActions::wordsAreMarkedAndTagged()
{
    goTo(0, 2);
    m_view->setCurrentSentence(2);
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_bench->evidenceIsMarked());
    m_bench->setActor(m_actors[0]);
    key(Qt::Key_Q, Qt::NoModifier);
    QCOMPARE(evidence(annotations().first().id), QStringLiteral("The Arab Leagu"));
    QCOMPARE(annotations().size(), 1);
}

void TestBorderActions::bordersAreCutAndTagged()
{
    m_view->setCurrentSentence(1);
    key(Qt::Key_Right, Qt::AltModifier);
    key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    m_bench->setActor(m_actors[0]);
    key(Qt::Key_Q, Qt::NoModifier);
    QCOMPARE(evidence(annotations().first().id), QStringLiteral("answered him"));
    QVERIFY(!m_bench->focused().isNull());
    key(Qt::Key_Right, Qt::ShiftModifier); // marks anew: the annotation is left alone
    QVERIFY(m_bench->focused().isNull());
    QCOMPARE(evidence(annotations().first().id), QStringLiteral("answered him"));
}

void TestBorderActions::theEndMovesByKeys()
{
    const AnnotationId id = tagged({QStringLiteral("answered")});
    key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QStringLiteral("answered him"));
    QCOMPARE(said(), QStringLiteral("The evidence ends with “him”."));
    key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    key(Qt::Key_Right, Qt::ControlModifier); // where the desktop keeps the others
    QCOMPARE(evidence(id), QStringLiteral("answered him. The"));
    for (int i = 0; i < 3; ++i)
        key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QStringLiteral("answered"));
    key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QStringLiteral("answered"));
    QVERIFY(said().contains(QStringLiteral("no further")));
    QCOMPARE(m_bench->focused(), id);
}

void TestBorderActions::theBeginMovesByKeys()
{
    const AnnotationId id = tagged({QStringLiteral("answered him")});
    key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(evidence(id), QStringLiteral("Nobody answered him"));
    key(Qt::Key_Right, Qt::AltModifier);
    key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(evidence(id), QStringLiteral("him"));
    QCOMPARE(said(), QStringLiteral("The evidence begins with “him”."));
    key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(evidence(id), QStringLiteral("him"));
}

void TestBorderActions::eachMoveIsAStepOfUndo()
{
    const AnnotationId id = tagged({QStringLiteral("answered")});
    const Project before = m_document->project();
    key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    key(Qt::Key_Left, Qt::AltModifier);
    const Project after = m_document->project();
    QCOMPARE(m_document->undoStack().count(), 3);
    QVERIFY(m_document->undoStack().undoText().contains(QStringLiteral("Move the begin of Syria")));
    m_document->undoStack().undo();
    QCOMPARE(evidence(id), QStringLiteral("answered him"));
    QCOMPARE(m_view->handles().size(), 2U);
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
    m_document->undoStack().redo();
    m_document->undoStack().redo();
    QVERIFY(m_document->project() == after);
    QCOMPARE(m_bench->focused(), id);
}

void TestBorderActions::neverPastTheArticle()
{
    const AnnotationId id = tagged({QStringLiteral("spoke")});
    for (int i = 0; i < 4; ++i)
        key(Qt::Key_Left, Qt::AltModifier);
    for (int i = 0; i < 30; ++i)
        key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(m_bench->currentArticle()->annotation(id)->evidence,
        Evidence(TextSpan{0, static_cast<int>(m_bench->currentArticle()->content().size())}));
    QVERIFY(said().contains(QStringLiteral("no further")));
}

void TestBorderActions::theKeysOfPieces()
{
    const AnnotationId id = tagged({QStringLiteral("Nobody answered"), QStringLiteral("Arab League")});
    key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier); // the end of all of it
    QCOMPARE(evidence(id), QStringLiteral("Nobody answered … Arab"));
    key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(said(), QStringLiteral("Piece 1 of 2: “Nobody answered”"));
    key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QStringLiteral("Nobody … Arab"));
    key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(said(), QStringLiteral("Piece 2 of 2: “Arab”"));
    key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(evidence(id), QStringLiteral("Nobody … The Arab"));
    for (int i = 0; i < 3; ++i)
        key(Qt::Key_Left, Qt::AltModifier); // up to the other piece
    QCOMPARE(evidence(id), QStringLiteral("Nobody … answered him. The Arab"));
    key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(evidence(id), QStringLiteral("Nobody answered him. The Arab"));
    m_document->undoStack().undo();
    QCOMPARE(m_bench->currentArticle()->annotation(id)->evidence.count(), 2);
    tagged({QStringLiteral("Ban")});
    key(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(said().contains(QStringLiteral("one piece")));
}

void TestBorderActions::aDoubleIsSteppedOver()
{
    tagged({QStringLiteral("answered him")});
    const AnnotationId id = tagged({QStringLiteral("answered")});
    key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QStringLiteral("answered him."));
    key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QStringLiteral("answered"));
}

void TestBorderActions::anAnnotationThatLeavesTheSentenceIsFollowed()
{
    const AnnotationId id = tagged({QStringLiteral("him. The")});
    m_view->setCurrentSentence(2);
    m_view->setFocusedAnnotation(id);
    QCOMPARE(m_bench->focused(), id);
    key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QStringLiteral("him."));
    QCOMPARE(m_bench->sentence(), 1);
    QCOMPARE(m_bench->focused(), id);
    key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QStringLiteral("him"));
}

/// Drags the outermost border to the middle of these words.
void TestBorderActions::dragBorder(WordSide side, const QString &words)
{
    const PageLayout &layout = m_view->pageLayout();
    const TextSpan span = spanOf(words);
    const QPoint to = layout.parts(layout.pieceAt(span.begin), span, 0, layout.totalHeight())
                          .front()
                          .box.center()
                          .toPoint();
    const std::vector<BorderHandle> handles = m_view->handles();
    QVERIFY(!handles.empty());
    const BorderHandle &handle = side == WordSide::Begin ? handles.front() : handles.back();
    QWidget *page = m_view->viewport();
    QTest::mousePress(page, Qt::LeftButton, {}, handle.bar.center().toPoint());
    for (const QPoint at : {(handle.bar.center().toPoint() + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at, page->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(page, &move);
    }
    QTest::mouseRelease(page, Qt::LeftButton, {}, to);
}

void TestBorderActions::aDragIsOneChange()
{
    const AnnotationId id = tagged({QStringLiteral("answered")});
    const Project before = m_document->project();
    dragBorder(WordSide::End, QStringLiteral("League"));
    QVERIFY(evidence(id).startsWith(QStringLiteral("answered him. The Arab")));
    QCOMPARE(m_document->undoStack().count(), 2);
    QVERIFY(m_document->undoStack().undoText().contains(QStringLiteral("Move the end of Syria")));
    QCOMPARE(m_bench->focused(), id);
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
    m_document->undoStack().redo();
    dragBorder(WordSide::Begin, QStringLiteral("spoke"));
    QVERIFY(evidence(id).startsWith(QStringLiteral("spoke")));
    QVERIFY(said().startsWith(QStringLiteral("The evidence begins with “spoke”")));
    QVERIFY(!m_bench->evidenceIsMarked());
}

void TestBorderActions::aDragToADoubleIsRefused()
{
    tagged({QStringLiteral("Nobody answered him.")});
    const AnnotationId id = tagged({QStringLiteral("answered him.")});
    const int steps = m_document->undoStack().count();
    dragBorder(WordSide::Begin, QStringLiteral("Nob"));
    QCOMPARE(m_document->undoStack().count(), steps);
    QVERIFY(said().contains(QStringLiteral("tagged for that actor already")));
    QCOMPARE(evidence(id), QStringLiteral("answered him."));
    QCOMPARE(m_view->handles().size(), 2U);
}

void TestBorderActions::othersLabelsStay()
{
    const Annotator bert{AnnotatorId::random(), QStringLiteral("Bert"), false};
    QVERIFY(m_document->push(QStringLiteral("Bert"), {adding(bert)}));
    m_bench->setLayer({});
    const AnnotationId own = tagged({QStringLiteral("answered")});
    QCOMPARE(m_view->handles().size(), 2U);
    const AnnotationId id = tagged({QStringLiteral("answered")}, 2, bert.id);
    QCOMPARE(m_bench->focused(), id);
    QVERIFY(m_view->handles().empty());
    const int steps = m_document->undoStack().count();
    key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(said().contains(QStringLiteral("This annotation is Bert's")));
    m_bench->setLayer(bert.id);
    emit m_bench->reveal(id);
    QVERIFY(m_view->handles().empty());
    emit m_view->bordersRefused(id); // as a drag does
    QVERIFY(said().contains(QStringLiteral("layer of Bert")));
    QCOMPARE(m_document->undoStack().count(), steps);
    m_bench->setLayer(m_document->annotator());
    emit m_bench->reveal(own);
    QCOMPARE(m_view->handles().size(), 2U);
}

void TestBorderActions::aReadOnlyWindowSaysWhy()
{
    const AnnotationId id = tagged({QStringLiteral("answered")});
    const QString path = m_home.filePath(QStringLiteral("other.stance"));
    m_document->save(path);
    QVERIFY(m_document->finishSaving());
    const auto holder = std::move(m_document);
    const ArticleId article = m_bench->article();
    m_said.reset();
    m_borders.reset();
    m_reader.reset();
    m_view.reset();
    m_tagging.reset();
    m_bench.reset();
    auto reading = ProjectDocument::open(path);
    QVERIFY(reading && (*reading)->isReadOnly());
    m_document = std::move(*reading);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Ada")));
    m_bench = std::make_unique<Workbench>(*m_document);
    m_bench->setArticle(article);
    makeView();
    emit m_bench->reveal(id);
    QCOMPARE(m_bench->focused(), id);
    QVERIFY(m_view->handles().empty());
    key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(!said().isEmpty());
    emit m_view->bordersRefused(id);
    QVERIFY(!said().isEmpty());
    QCOMPARE(evidence(id), QStringLiteral("answered"));
    m_view->setFocusedAnnotation({});
    key(Qt::Key_Right, Qt::ShiftModifier); // to copy them, say
    QVERIFY(m_bench->evidenceIsMarked());
}

void TestBorderActions::rightToLeftFollowsTheArrows()
{
    const QString text = QString::fromUtf8("رفض الوزير أي تدخل عسكري في سوريا. وقال إن الحل سلمي.");
    ArticleInfo info;
    info.id = ArticleId::random();
    info.title = QStringLiteral("Arabic");
    info.language = QStringLiteral("ar");
    QVERIFY(m_document->push(QStringLiteral("Import"),
        {adding(info), adding(ArticleText{info.id, text, sentences(text, info.language)})}));
    m_bench->setArticle(info.id);
    const AnnotationId id = tagged({QString::fromUtf8("تدخل عسكري")});
    key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier); // on
    QCOMPARE(evidence(id), QString::fromUtf8("تدخل عسكري في"));
    key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QString::fromUtf8("تدخل عسكري"));
    key(Qt::Key_Right, Qt::AltModifier); // back
    QCOMPARE(evidence(id), QString::fromUtf8("أي تدخل عسكري"));
    m_view->setFocusedAnnotation({});
    m_view->setCurrentSentence(1);
    key(Qt::Key_Left, Qt::ShiftModifier);
    key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(m_bench->currentArticle()->evidenceText(m_bench->evidence()), QString::fromUtf8("وقال إن"));
    key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_bench->currentArticle()->evidenceText(m_bench->evidence()), QString::fromUtf8("وقال"));
}

void TestBorderActions::keysBelongToTheArticle()
{
    const AnnotationId id = tagged({QStringLiteral("answered")});
    QLineEdit field;
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(evidence(id), QStringLiteral("answered"));
}

/// What a key costs in 1,000,000 characters with 20,000 annotations is printed.
void TestBorderActions::noKeyCostsWhatTheArticleIsLong()
{
    const QString text =
        QStringLiteral("The minister rejected any foreign military intervention there.\n").repeated(16'000);
    ArticleInfo info;
    info.id = ArticleId::random();
    info.title = QStringLiteral("Long");
    info.language = QStringLiteral("en");
    ArticleText content{info.id, text, {}};
    for (int i = 0; i < 16'000; ++i)
        content.sentences.append({i * 63, i * 63 + 62});
    std::vector<AnyEdit> edits{adding(info), adding(content)};
    Annotation made;
    for (int i = 0; i < 20'000; ++i) {
        made.id = AnnotationId::random();
        made.article = info.id;
        made.annotator = m_document->annotator();
        made.actor = m_actors[i % 2];
        made.issue = m_issues[i / 16'000];
        made.stance = m_stances[0];
        made.evidence = content.sentences[i % 16'000];
        made.created = made.modified = QDateTime::currentDateTimeUtc();
        edits.push_back(adding(made));
    }
    QVERIFY(m_document->push(QStringLiteral("Import"), std::move(edits)));
    m_bench->setArticle(info.id);
    m_view->setCurrentSentence(8'000);
    m_view->focusNextAnnotation();
    const AnnotationId id = m_bench->focused();
    QVERIFY(!id.isNull());
    QElapsedTimer timer;
    timer.start();
    constexpr int keys = 20;
    for (int i = 0; i < keys; ++i)
        key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    qInfo("%.2f ms to move a border", static_cast<double>(timer.nsecsElapsed()) / 1e6 / keys);
    QCOMPARE(evidence(id), QStringLiteral("The"));
    m_view->setFocusedAnnotation({});
    timer.restart();
    constexpr int marks = 1'000;
    for (int i = 0; i < marks; ++i)
        key(Qt::Key_Right, Qt::ShiftModifier);
    qInfo("%.3f ms to mark on", static_cast<double>(timer.nsecsElapsed()) / 1e6 / marks);
    QVERIFY(m_bench->evidence().hull().length() > marks);
}

void TestBorderActions::everyActionSaysItsKey()
{
    QStringList names;
    QStringList keys;
    for (const QAction *action : m_borders->actions()) {
        QVERIFY(!action->objectName().isEmpty() && !action->text().isEmpty());
        QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
        QCOMPARE(action->shortcutContext(), Qt::WidgetShortcut);
        QVERIFY(m_borders->menu()->actions().contains(action));
        names.append(action->objectName());
        keys.append(action->shortcut().toString());
    }
    names.removeDuplicates();
    keys.removeDuplicates();
    QCOMPARE(names.size(), m_borders->actions().size());
    QCOMPARE(keys.size(), m_borders->actions().size());
    QAction *first = m_borders->actions().first();
    KeySet set;
    set.take(keyActionAt(first->objectName()), first->shortcut());
    set.give(keyActionAt(first->objectName()), QKeySequence(Qt::Key_F9));
    KeyMap::instance().setKeys(set, false);
    QVERIFY(first->toolTip().contains(QStringLiteral("F9")));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestBorderActions)
#include "tst_border_actions.moc"
