// SPDX-License-Identifier: GPL-3.0-or-later
//
// The last ten labels: newest first, gone when they are undone, a key away.
#include "ui/tagging/last_decisions.h"
#include "window_fixture.h"

namespace standpoint {

class TestLastDecisions : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void newestComesFirst();
    void revisionComesToTheTop();
    void undoneOnesLeave();
    void tenStay();
    void othersAreNotMine();
    void imports();
    void correctionsAreNoDecisions();
    void keyStepsBack();
    void clickGoesToTheArticle();
    void namesFollow();

private:
    QString row(int n) const { return m_list->item(n)->text(); }
    void tag(int article, int sentence, int actor, int stance = 0);

    std::unique_ptr<LastDecisions> m_list;
    std::unique_ptr<TaggingActions> m_tagging;
};

void TestLastDecisions::init()
{
    setUp();
    m_tagging = std::make_unique<TaggingActions>(*m_bench);
    m_list = std::make_unique<LastDecisions>(*m_bench);
}

void TestLastDecisions::cleanup()
{
    m_list.reset();
    m_tagging.reset();
    tearDown();
}

void TestLastDecisions::tag(int article, int sentence, int actor, int stance)
{
    goTo(article, sentence);
    m_bench->setFocused({});
    m_bench->setActor(m_actors[actor]);
    m_tagging->tag(m_issues[0], m_stances[stance]);
}

void TestLastDecisions::newestComesFirst()
{
    QCOMPARE(m_list->count(), 0);
    QVERIFY(!m_list->back()->isEnabled());
    tag(0, 0, 0);
    tag(1, 1, 1, 2);
    QCOMPARE(m_list->count(), 2);
    QVERIFY2(row(0).contains(QStringLiteral("Ban Ki-moon")), qPrintable(row(0)));
    QVERIFY(row(0).startsWith(QStringLiteral("−")));
    QVERIFY(row(1).startsWith(QLatin1Char('+')));
    QVERIFY(m_list->item(0)->toolTip().contains(QStringLiteral("Article 2")));
    QVERIFY(m_list->back()->isEnabled());
}

void TestLastDecisions::revisionComesToTheTop()
{
    tag(0, 0, 0);
    tag(0, 1, 1);
    tag(0, 0, 0, 2);
    QCOMPARE(m_list->count(), 2);
    QVERIFY2(row(0).startsWith(QStringLiteral("−")), qPrintable(row(0)));
}

void TestLastDecisions::undoneOnesLeave()
{
    tag(0, 0, 0);
    tag(0, 1, 1);
    m_document->undoStack().undo();
    QCOMPARE(m_list->count(), 1);
    m_document->undoStack().redo();
    QCOMPARE(m_list->count(), 2);
    tag(0, 1, 1); // the same letter again
    QCOMPARE(m_list->count(), 1);
}

void TestLastDecisions::tenStay()
{
    for (int article = 0; article < 3; ++article) {
        for (int actor = 0; actor < 3; ++actor) {
            for (int sentence = 0; sentence < 3; ++sentence)
                tag(article, sentence, actor);
        }
    }
    QCOMPARE(m_list->count(), 10);
    QVERIFY(row(0).contains(QStringLiteral("Syria")));
}

void TestLastDecisions::othersAreNotMine()
{
    tag(0, 0, 0);
    const Annotator other{AnnotatorId::random(), QStringLiteral("Bea"), false};
    Annotation theirs = annotations().first();
    theirs.id = AnnotationId::random();
    theirs.annotator = other.id;
    QVERIFY(m_document->push(QStringLiteral("Theirs"), {adding(other), adding(theirs)}));
    QCOMPARE(m_list->count(), 1);
}

void TestLastDecisions::imports()
{
    tag(0, 0, 0);
    std::vector<AnyEdit> edits;
    for (int n = 0; n < 30; ++n) {
        Annotation one = annotations().first();
        one.id = AnnotationId::random();
        edits.push_back(adding(one));
    }
    QVERIFY(m_document->push(QStringLiteral("Import"), std::move(edits)));
    QCOMPARE(m_list->count(), 1); // no decisions
    edits.clear();
    for (const Annotation &one : annotations())
        edits.push_back(removing(one));
    QVERIFY(m_document->push(QStringLiteral("Remove all"), std::move(edits)));
    QCOMPARE(m_list->count(), 0);
}

/// They take annotations away and add them again where their words are now.
void TestLastDecisions::correctionsAreNoDecisions()
{
    tag(0, 1, 0);
    tag(0, 2, 1);
    tag(1, 0, 2);
    const QString newest = row(0);
    std::vector<AnyEdit> edits;
    for (const Annotation &one : annotations(0))
        edits.push_back(removing(one));
    for (Annotation one : annotations(0)) {
        one.evidence = TextSpan{one.evidence.begin(), one.evidence.end() - 1};
        edits.push_back(adding(one));
    }
    m_bench->setArticle(m_articles[0]);
    m_bench->setFocused(annotations(0).first().id);
    QVERIFY(m_document->push(QStringLiteral("Correct"), std::move(edits)));
    QCOMPARE(m_list->count(), 3);
    QCOMPARE(row(0), newest);
    QVERIFY2(m_bench->focusedAnnotation(), "it is still there, and in focus");
}

void TestLastDecisions::keyStepsBack()
{
    tag(0, 0, 0);
    tag(1, 1, 1);
    tag(1, 2, 2);
    // What the article view does when it is asked to show an annotation.
    connect(m_bench.get(), &Workbench::reveal, m_bench.get(), &Workbench::setFocused);
    m_bench->setFocused({});
    const AnnotationId first = annotations(0).first().id;
    m_list->back()->trigger();
    QCOMPARE(m_bench->focusedAnnotation()->actor, m_actors[2]);
    m_list->back()->trigger();
    QCOMPARE(m_bench->focusedAnnotation()->actor, m_actors[1]);
    m_list->back()->trigger();
    QCOMPARE(m_bench->article(), m_articles[0]);
    QCOMPARE(m_bench->focused(), first);
    QSignalSpy said(m_bench.get(), &Workbench::said);
    m_list->back()->trigger();
    QCOMPARE(said.size(), 1);
    QCOMPARE(m_bench->focused(), first);
}

void TestLastDecisions::clickGoesToTheArticle()
{
    tag(0, 0, 0);
    goTo(2, 0);
    QSignalSpy revealed(m_bench.get(), &Workbench::reveal);
    m_list->resize(200, 200);
    m_list->show();
    QTest::mouseClick(
        m_list->viewport(), Qt::LeftButton, {}, m_list->visualItemRect(m_list->item(0)).center());
    QCOMPARE(m_bench->article(), m_articles[0]);
    QVERIFY(revealed.size() >= 1);
}

void TestLastDecisions::namesFollow()
{
    tag(0, 0, 0);
    Actor renamed = actor(0);
    renamed.name = QStringLiteral("The League");
    QVERIFY(m_document->push(QStringLiteral("Rename"), {replacing(actor(0), renamed)}));
    QVERIFY2(row(0).contains(QStringLiteral("The League")), qPrintable(row(0)));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestLastDecisions)
#include "tst_last_decisions.moc"
