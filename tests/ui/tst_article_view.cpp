// SPDX-License-Identifier: GPL-3.0-or-later
//
// The article view, driven by keys and mouse as a person would.
#include "model/project/codebook.h"
#include "model/text/sentences.h"
#include "ui/reader/article_view.h"

#include <QAccessible>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace standpoint;

namespace {

const QString news =
    QStringLiteral("Minister rejects strikes\n"
                   "The minister rejected any foreign military intervention in Syria, stressing the peaceful "
                   "settlement of the crisis. "
                   "“No alternative to a peaceful resolution exists,” he added. No one answered.\n"
                   "Elsewhere in his remarks, he said that the opposition must attend the conference without "
                   "preconditions.\n");

Article articleOf(
    const QString &text, const QString &title = {}, const QString &language = QStringLiteral("en"))
{
    ArticleInfo info;
    info.id = ArticleId::random();
    info.title = title;
    info.source = QStringLiteral("The Paper");
    info.published = QDate(2013, 9, 9);
    info.language = language;
    Article article;
    article.info = info;
    article.text = ArticleText{info.id, text, sentences(text, language)};
    return article;
}

QString paragraphs(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QStringLiteral(
            "This is sentence one of paragraph %1, and it says something. Here is another one, which "
            "goes on for a little longer than a line of the page is wide, I should think.\n")
                    .arg(i);
    return text;
}

/// Where a word is in the text.
TextSpan spanOf(const QString &text, const QString &words)
{
    const auto begin = static_cast<int>(text.indexOf(words));
    return {begin, begin + static_cast<int>(words.size())};
}

} // namespace

class TestArticleView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void showsAMessageWithoutArticle();
    void findsTheHeadlineInTheText();
    void neverLaysOutMoreThanIsInSight();
    void survivesHostileText_data();
    void survivesHostileText();
    void movesTheCursorByKeys();
    void leavesOtherKeysToThePad();
    void keepsTheCurrentSentenceInView();
    void keepsThePlaceWhileHeightsBecomeKnown();
    void keepsThePlaceWhenTheWidthChanges();
    void labelRepaintsOnlyItsSentence();
    void nothingJumpsWhenLabelled();
    void chipsStandBesideTheirSentence();
    void collapsesChipsThatHaveNoRoom();
    void newChipComesBelowTheOthers();
    void showsOneLayerOrAll();
    void tabGoesThroughTheChipsAndOn();
    void focusFollowsWhatIsDeleted();
    void clickOnAChipFocusesIt();
    void clickMakesASentenceCurrent();
    void dragMarksWholeWords();
    void altDragMarksWholeGraphemes();
    void controlDragAddsAFragment();
    void doubleClickMarksAWord();
    void shiftExtendsTheEvidence();
    void copiesWhatIsMarked();
    void mirrorsRightToLeft();
    void findsCharactersInMixedText();
    void chipsBecomeDotsWhereItIsNarrow();
    void coloursCanBeRead_data();
    void coloursCanBeRead();
    void tellsScreenReaders();
    void keepsCursorWhenSentencesAreSplit();

private:
    Annotation annotation(const Evidence &evidence, int stance = 0, AnnotatorId by = {});
    TextSpan add(const Evidence &evidence, int stance = 0, AnnotatorId by = {});
    void show(const Article &article, QSize size = {760, 600});
    QPoint middleOf(TextSpan span) const;
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});
    void paint() { QTest::qWait(1); }

    ArticleLook m_look;
    ActorId m_actor = ActorId::random();
    QList<IssueId> m_issues;
    QList<StanceId> m_stances;
    Article m_article;
    std::unique_ptr<ArticleView> m_view;
    qint64 m_time = 0;
};

void TestArticleView::initTestCase()
{
    const Project project = newProject(QStringLiteral("Test"), defaultCodebook()).value();
    m_look = lookOf(project, {});
    m_look.actors.insert(m_actor, QStringLiteral("Minister"));
    for (const Issue &issue : project.issues().inOrder())
        m_issues.append(issue.id);
    for (const StanceValue &stance : project.stances().inOrder())
        m_stances.append(stance.id);
}

void TestArticleView::init()
{
    m_look.layer = {};
    m_view = std::make_unique<ArticleView>();
}

Annotation TestArticleView::annotation(const Evidence &evidence, int stance, AnnotatorId by)
{
    Annotation made;
    made.id = AnnotationId::random();
    made.article = m_article.info->id;
    made.annotator = by;
    made.actor = m_actor;
    made.issue = m_issues.first();
    made.stance = m_stances[stance];
    made.evidence = evidence;
    made.created = QDateTime::fromMSecsSinceEpoch(++m_time);
    return made;
}

TextSpan TestArticleView::add(const Evidence &evidence, int stance, AnnotatorId by)
{
    m_article.annotations.append(annotation(evidence, stance, by));
    std::ranges::sort(m_article.annotations, comesBefore);
    return evidence.hull();
}

void TestArticleView::show(const Article &article, QSize size)
{
    m_article = article;
    m_view->resize(size);
    m_view->setArticle(m_article, m_look);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    paint();
}

QPoint TestArticleView::middleOf(TextSpan span) const
{
    const PageLayout &layout = m_view->pageLayout();
    const int piece = layout.pieceAt(span.begin);
    const auto parts = layout.parts(piece, span, 0, layout.totalHeight());
    return parts.empty()
        ? QPoint()
        : parts.front().box.center().toPoint() - QPoint(0, m_view->verticalScrollBar()->value());
}

void TestArticleView::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
{
    QWidget *page = m_view->viewport();
    QTest::mousePress(page, Qt::LeftButton, modifiers, from);
    QMouseEvent move(QEvent::MouseMove, to, page->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(page, &move);
    QTest::mouseRelease(page, Qt::LeftButton, modifiers, to);
}

void TestArticleView::showsAMessageWithoutArticle()
{
    m_view->resize(400, 300);
    m_view->show();
    paint();
    QCOMPARE(m_view->currentSentence(), -1);
    QVERIFY(!m_view->evidence());
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {100, 100});
    QCOMPARE(m_view->currentSentence(), -1);
}

void TestArticleView::findsTheHeadlineInTheText()
{
    show(articleOf(news, QStringLiteral("Minister rejects strikes")));
    QVERIFY(m_view->pageLayout().hasHeadline());
    QVERIFY(m_view->pageLayout().title().text.isEmpty());
    const int withByline = m_view->pageLayout().height(0);
    show(articleOf(news, QStringLiteral("Another title")));
    QVERIFY(!m_view->pageLayout().hasHeadline());
    QCOMPARE(m_view->pageLayout().title().text, QStringLiteral("Another title"));
    QVERIFY(m_view->pageLayout().height(0) < withByline);
    QVERIFY(m_view->pageLayout().byline().text.startsWith(QStringLiteral("The Paper · ")));
}

void TestArticleView::neverLaysOutMoreThanIsInSight()
{
    show(articleOf(paragraphs(5000)));
    QVERIFY(m_view->pageLayout().laidCount() < 40);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    for (int i = 0; i < 300; ++i)
        m_view->nextSentence();
    QVERIFY(m_view->pageLayout().laidCount() < 160);
}

void TestArticleView::survivesHostileText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("only newlines") << QString(5000, QLatin1Char('\n'));
    QTest::newRow("only spaces") << QString(5000, QLatin1Char(' '));
    QTest::newRow("10,000 paragraphs of one letter") << QStringLiteral("a\n").repeated(10'000);
    QTest::newRow("1,000,000 characters without a space") << QString(1'000'000, QLatin1Char('x'));
    QTest::newRow("100,000 combining marks") << QLatin1Char('e') + QString(100'000, QChar(0x301));
    QTest::newRow("lone surrogates") << QString(9000, QChar(0xD83D)) + QString(9000, QChar(0xDE00));
    QTest::newRow("emoji without a space") << QString::fromUtf8("👩‍👩‍👧‍👦").repeated(2000);
    QTest::newRow("right-to-left without a space") << QString(20'000, QChar(0x0627));
    QTest::newRow("nested directions")
        << QString(QChar(0x202E)).repeated(500) + QStringLiteral("abc אבג 123 ").repeated(500);
    QTest::newRow("tabs and line separators") << QStringLiteral("a\t\tb\u2028c\u2029d ").repeated(500);
}

void TestArticleView::survivesHostileText()
{
    QFETCH(QString, text);
    show(articleOf(text, QStringLiteral("Title")));
    const TextSpan all{0, static_cast<int>(text.size())};
    if (!m_view->sentences().isEmpty()) {
        add(all);
        m_view->updateAnnotations(m_article, all);
        paint();
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QTest::keyClick(m_view.get(), Qt::Key_PageUp);
        QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ShiftModifier);
        drag({200, 200}, {400, 300}, Qt::AltModifier);
        QVERIFY(m_view->evidence());
        m_view->setFocusedAnnotation(m_article.annotations.first().id);
    }
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    paint();
    m_view->resize(300, 400);
    paint();
    m_view->resize(20, 20);
    paint();
    QVERIFY(m_view->pageLayout().laidCount() < 200);
}

void TestArticleView::movesTheCursorByKeys()
{
    show(articleOf(news));
    QSignalSpy moved(m_view.get(), &ArticleView::currentSentenceChanged);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_J);
    QCOMPARE(m_view->currentSentence(), 2);
    QTest::keyClick(m_view.get(), Qt::Key_K);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->currentSentence(), 0);
    QCOMPARE(moved.count(), 4);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentSentence(), m_view->sentences().size() - 1);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentSentence(), 0);
    show(articleOf(paragraphs(100)));
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    const int page = m_view->currentSentence();
    QVERIFY(page > 3);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QVERIFY(m_view->currentSentence() > page);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(m_view->currentSentence(), 0);
}

void TestArticleView::leavesOtherKeysToThePad()
{
    show(articleOf(news));
    for (const Qt::Key key :
        {Qt::Key_Q, Qt::Key_1, Qt::Key_Backspace, Qt::Key_Return, Qt::Key_Slash, Qt::Key_Escape}) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view.get(), &event);
        QVERIFY(!event.isAccepted());
    }
    QKeyEvent withControl(QEvent::KeyPress, Qt::Key_K, Qt::ControlModifier);
    QCoreApplication::sendEvent(m_view.get(), &withControl);
    QVERIFY(!withControl.isAccepted());
}

void TestArticleView::keepsTheCurrentSentenceInView()
{
    show(articleOf(paragraphs(400)));
    for (int i = 0; i < 200; ++i) {
        const int before = m_view->verticalScrollBar()->value();
        const QRect next = m_view->sentenceRect(i + 1);
        const bool comfortable = next.top() > 80 && next.bottom() < m_view->viewport()->height() - 80;
        m_view->nextSentence();
        const QRect current = m_view->sentenceRect(m_view->currentSentence());
        QVERIFY(current.top() >= 0 && current.bottom() < m_view->viewport()->height());
        if (comfortable)
            QCOMPARE(m_view->verticalScrollBar()->value(), before);
    }
    m_view->setCurrentSentence(700);
    const QRect far = m_view->sentenceRect(700);
    QVERIFY(far.top() >= 0 && far.bottom() < m_view->viewport()->height());
}

void TestArticleView::keepsThePlaceWhileHeightsBecomeKnown()
{
    // Wide and narrow letters: every estimate is wrong.
    QString text;
    for (int i = 0; i < 400; ++i)
        text += QString(300 + 37 * (i % 11), i % 2 ? QLatin1Char('i') : QLatin1Char('W')) + QLatin1Char('\n');
    show(articleOf(text));
    QScrollBar &bar = *m_view->verticalScrollBar();
    bar.setValue(bar.maximum() / 2);
    for (int i = 0; i < 200; ++i) {
        const int middle = m_view->pageLayout().pieceAtY(bar.value() + 300);
        const int before = m_view->sentenceRect(middle).top();
        bar.setValue(bar.value() - 40);
        if (bar.value() == 0)
            break;
        QCOMPARE(m_view->sentenceRect(middle).top(), before + 40);
    }
}

void TestArticleView::keepsThePlaceWhenTheWidthChanges()
{
    show(articleOf(paragraphs(400)));
    m_view->setCurrentSentence(300);
    const int before = m_view->sentenceRect(300).top();
    m_view->resize(520, 600);
    QCOMPARE(m_view->sentenceRect(300).top(), before);
    QFont larger = m_view->readingFont();
    larger.setPointSize(larger.pointSize() + 4);
    m_view->setReadingFont(larger);
    QCOMPARE(m_view->sentenceRect(300).top(), before);
}

void TestArticleView::labelRepaintsOnlyItsSentence()
{
    show(articleOf(paragraphs(400)));
    m_view->setCurrentSentence(12);
    paint();
    const TextSpan touched = add(m_view->evidence().value(), 2);
    m_view->updateAnnotations(m_article, touched);
    paint();
    const QRect sentence = m_view->sentenceRect(12);
    const QRect chip = m_view->chipRect(m_article.annotations.first().id);
    QVERIFY(!chip.isEmpty());
    const QRegion painted = m_view->lastPainted();
    QVERIFY(painted.contains(sentence) && painted.contains(chip));
    QVERIFY(painted.boundingRect().height() < sentence.height() + 60);
    // What touches nothing in sight paints nothing.
    const TextSpan far = add(m_view->sentences()[600], 2);
    m_view->updateAnnotations(m_article, far);
    paint();
    QCOMPARE(m_view->lastPainted(), painted);
}

void TestArticleView::nothingJumpsWhenLabelled()
{
    show(articleOf(paragraphs(100)));
    m_view->setCurrentSentence(40);
    const int scrolled = m_view->verticalScrollBar()->value();
    const QRect before = m_view->sentenceRect(40);
    const QRect next = m_view->sentenceRect(41);
    for (int i = 0; i < 12; ++i) {
        m_view->updateAnnotations(m_article, add(m_view->evidence().value(), i % 3));
        QCOMPARE(m_view->verticalScrollBar()->value(), scrolled);
        QCOMPARE(m_view->sentenceRect(40), before);
        QCOMPARE(m_view->sentenceRect(41), next);
        QCOMPARE(m_view->currentSentence(), 40);
    }
    QCOMPARE(m_view->annotationsHere().size(), 12);
    for (const AnnotationId id : m_view->annotationsHere())
        QVERIFY(!m_view->chipRect(id).isEmpty()); // the current sentence's are all shown
}

void TestArticleView::chipsStandBesideTheirSentence()
{
    show(articleOf(news));
    for (int i = 0; i < 4; ++i)
        add(m_view->sentences()[i], i % 3);
    m_view->updateAnnotations(m_article, {0, static_cast<int>(news.size())});
    for (const Annotation &made : m_article.annotations) {
        const int sentence = m_article.sentenceAt(made.evidence.begin());
        const QRect chip = m_view->chipRect(made.id);
        const QRect lines = m_view->sentenceRect(sentence);
        QVERIFY(chip.left() > lines.right() && chip.right() < m_view->viewport()->width());
        const int line = m_view->pageLayout().metrics().lineHeight();
        QVERIFY2(chip.center().y() > lines.top() && chip.center().y() < lines.top() + 2 * line,
            qPrintable(QStringLiteral("sentence %1").arg(sentence)));
        QCOMPARE(m_view->chipAt(chip.center()), made.id);
    }
    QVERIFY(m_view->chipAt({5, 5}).isNull());
}

void TestArticleView::collapsesChipsThatHaveNoRoom()
{
    show(articleOf(paragraphs(10)));
    for (int i = 0; i < 9; ++i)
        add(m_view->sentences()[4], i % 3);
    add(m_view->sentences()[5]);
    m_view->updateAnnotations(m_article, {0, static_cast<int>(m_view->text().size())});
    const auto shown = [this] { return std::ranges::count(m_view->chips(), 4, &Chip::sentence); };
    QVERIFY(shown() >= 1 && shown() < 9);
    const auto last = std::ranges::find_if(m_view->chips(), [](const Chip &chip) { return chip.more > 0; });
    QVERIFY(last != m_view->chips().end());
    QCOMPARE(last->more, 9 - static_cast<int>(shown()));
    const auto neighbour = [this] { return *std::ranges::find(m_view->chips(), 5, &Chip::sentence); };
    const QRect before = neighbour().rect;
    for (const Chip &chip : m_view->chips())
        QVERIFY(chip.sentence == 5 || !chip.rect.intersects(before));
    m_view->setCurrentSentence(4);
    QCOMPARE(shown(), 9);
    QCOMPARE(neighbour().rect, before);
}

void TestArticleView::newChipComesBelowTheOthers()
{
    show(articleOf(news));
    m_view->setCurrentSentence(1);
    QList<AnnotationId> added;
    for (int i = 0; i < 6; ++i) {
        const Annotation made = annotation(m_view->evidence().value(), i % 3);
        added.append(made.id);
        m_article.annotations.append(made);
        std::ranges::sort(m_article.annotations, comesBefore);
        m_view->updateAnnotations(m_article, made.evidence.hull());
        QCOMPARE(m_view->annotationsHere(), added);
    }
}

void TestArticleView::showsOneLayerOrAll()
{
    const AnnotatorId ann = AnnotatorId::random();
    const AnnotatorId bob = AnnotatorId::random();
    show(articleOf(news));
    add(m_view->sentences()[1], 0, ann);
    add(m_view->sentences()[1], 1, bob);
    m_view->updateAnnotations(m_article, m_view->sentences()[1]);
    m_view->setCurrentSentence(1);
    QCOMPARE(m_view->annotationsHere().size(), 2);
    m_look.layer = bob;
    m_view->setArticle(m_article, m_look);
    QCOMPARE(m_view->currentSentence(), 1);
    QCOMPARE(m_view->annotationsHere().size(), 1);
    add(m_view->sentences()[1], 1, ann);
    m_view->updateAnnotations(m_article, m_view->sentences()[1]);
    QCOMPARE(m_view->annotationsHere().size(), 1);
}

void TestArticleView::tabGoesThroughTheChipsAndOn()
{
    show(articleOf(news));
    m_view->setCurrentSentence(1);
    add(m_view->evidence().value(), 0);
    add(m_view->evidence().value(), 2);
    m_view->updateAnnotations(m_article, m_view->evidence()->hull());
    const QList<AnnotationId> here = m_view->annotationsHere();
    QSignalSpy focused(m_view.get(), &ArticleView::focusedAnnotationChanged);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_view->focusedAnnotation(), here[0]);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_view->focusedAnnotation(), here[1]);
    QTest::keyClick(m_view.get(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_view->focusedAnnotation(), here[0]);
    QTest::keyClick(m_view.get(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(m_view->focusedAnnotation().isNull());
    QCOMPARE(focused.count(), 4);
    m_view->focusNextAnnotation();
    m_view->focusNextAnnotation();
    m_view->focusNextAnnotation();
    QCOMPARE(m_view->focusedAnnotation(), here[0]);
    m_view->focusNextAnnotation(true);
    QCOMPARE(m_view->focusedAnnotation(), here[1]);
    m_view->nextSentence();
    QVERIFY(m_view->focusedAnnotation().isNull());
}

void TestArticleView::focusFollowsWhatIsDeleted()
{
    show(articleOf(news));
    const TextSpan span = add(m_view->evidence().value());
    m_view->updateAnnotations(m_article, span);
    m_view->focusNextAnnotation();
    QVERIFY(!m_view->focusedAnnotation().isNull());
    m_article.annotations.clear();
    m_view->updateAnnotations(m_article, span);
    QVERIFY(m_view->focusedAnnotation().isNull());
    QVERIFY(m_view->chips().empty());
}

void TestArticleView::clickOnAChipFocusesIt()
{
    show(articleOf(news));
    const TextSpan span = add(m_view->sentences()[2], 1);
    m_view->updateAnnotations(m_article, span);
    const AnnotationId id = m_article.annotations.first().id;
    QSignalSpy activated(m_view.get(), &ArticleView::annotationActivated);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->chipRect(id).center());
    QCOMPARE(m_view->focusedAnnotation(), id);
    QCOMPARE(m_view->currentSentence(), 2);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, m_view->chipRect(id).center());
    QCOMPARE(activated.count(), 1);
}

void TestArticleView::clickMakesASentenceCurrent()
{
    show(articleOf(news));
    QTest::mouseClick(
        m_view->viewport(), Qt::LeftButton, {}, middleOf(spanOf(news, QStringLiteral("alternative"))));
    QCOMPARE(m_view->currentSentence(), 2);
    QVERIFY(!m_view->evidenceIsMarked());
    QTest::mouseClick(
        m_view->viewport(), Qt::LeftButton, {}, middleOf(spanOf(news, QStringLiteral("opposition"))));
    QCOMPARE(m_view->currentSentence(), 4);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier,
        middleOf(spanOf(news, QStringLiteral("alternative"))));
    QCOMPARE(
        m_view->evidence()->hull(), (TextSpan{m_view->sentences()[2].begin, m_view->sentences()[4].end}));
}

void TestArticleView::dragMarksWholeWords()
{
    show(articleOf(news));
    QSignalSpy changed(m_view.get(), &ArticleView::evidenceChanged);
    drag(middleOf(spanOf(news, QStringLiteral("alternative"))),
        middleOf(spanOf(news, QStringLiteral("resolution"))));
    QVERIFY(m_view->evidenceIsMarked());
    QCOMPARE(
        *m_view->evidence(), Evidence(spanOf(news, QStringLiteral("alternative to a peaceful resolution"))));
    QCOMPARE(m_view->currentSentence(), 2);
    QVERIFY(changed.count() > 0);
    drag(middleOf(spanOf(news, QStringLiteral("opposition"))),
        middleOf(spanOf(news, QStringLiteral("resolution"))));
    QCOMPARE(m_view->currentSentence(), 2); // dragged backwards: the marking begins here
    QVERIFY(m_view->evidenceIsMarked());
    m_view->nextSentence();
    QVERIFY(!m_view->evidenceIsMarked());
}

void TestArticleView::altDragMarksWholeGraphemes()
{
    const QString text =
        QString::fromUtf8("He said 👩‍👩‍👧‍👦👩‍👩‍👧‍👦 and left.");
    show(articleOf(text));
    const TextSpan family = spanOf(text, QString::fromUtf8("👩‍👩‍👧‍👦"));
    const TextSpan second{family.end, family.end + family.length()};
    drag(middleOf(spanOf(text, QStringLiteral("d "))), middleOf(family), Qt::AltModifier);
    const TextSpan marked = m_view->evidence()->hull();
    QVERIFY(marked.end == family.begin || marked.end == family.end || marked.end == second.end);
    QVERIFY(m_view->evidenceIsMarked());
}

void TestArticleView::controlDragAddsAFragment()
{
    show(articleOf(news));
    drag(middleOf(spanOf(news, QStringLiteral("No alternative"))),
        middleOf(spanOf(news, QStringLiteral("exists"))));
    const TextSpan first = m_view->evidence()->hull();
    const QPoint middle = middleOf(spanOf(news, QStringLiteral("answered")));
    drag(middle, middle + QPoint(12, 0), Qt::ControlModifier);
    QCOMPARE(
        m_view->evidence()->fragments(), (QList<TextSpan>{first, spanOf(news, QStringLiteral("answered"))}));
    drag(middleOf(spanOf(news, QStringLiteral("peaceful resolution"))), middle, Qt::ControlModifier);
    QCOMPARE(m_view->evidence()->count(), 1); // overlapping fragments are one
    m_view->clearMarking();
    QCOMPARE(*m_view->evidence(), Evidence(m_view->sentences()[m_view->currentSentence()]));
}

void TestArticleView::doubleClickMarksAWord()
{
    show(articleOf(news));
    const TextSpan word = spanOf(news, QStringLiteral("intervention"));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, middleOf(word));
    QCOMPARE(*m_view->evidence(), Evidence(word));
    QCOMPARE(m_view->currentSentence(), 1);
}

void TestArticleView::shiftExtendsTheEvidence()
{
    show(articleOf(news));
    m_view->setCurrentSentence(2);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(
        *m_view->evidence(), Evidence(TextSpan{m_view->sentences()[2].begin, m_view->sentences()[3].end}));
    QTest::keyClick(m_view.get(), Qt::Key_K, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_K, Qt::ShiftModifier);
    QCOMPARE(
        *m_view->evidence(), Evidence(TextSpan{m_view->sentences()[1].begin, m_view->sentences()[2].end}));
    QVERIFY(!m_view->evidenceIsMarked());
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(*m_view->evidence(), Evidence(m_view->sentences()[2]));
}

void TestArticleView::copiesWhatIsMarked()
{
    show(articleOf(news));
    m_view->setMarking(
        {spanOf(news, QStringLiteral("No alternative")), spanOf(news, QStringLiteral("answered"))});
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("No alternative … answered"));
    m_view->setCurrentSentence(3);
    m_view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("No one answered."));
}

void TestArticleView::mirrorsRightToLeft()
{
    const QString text =
        QString::fromUtf8("قال الوزير إن بلاده ترفض أي تدخل عسكري. وأكد الحل السلمي (Geneva-2) للأزمة.\n");
    show(articleOf(text, {}, QStringLiteral("ar")));
    const PageMetrics &page = m_view->pageLayout().metrics();
    QVERIFY(page.mirrored);
    QVERIFY(page.numbers.x >= page.column.right());
    QVERIFY(page.chips.right() <= page.column.x);
    add(m_view->sentences()[0], 2);
    m_view->updateAnnotations(m_article, m_view->sentences()[0]);
    QVERIFY(m_view->chipRect(m_article.annotations.first().id).right() < page.column.x);
    // The first word stands at the right edge.
    const QPoint first = middleOf({0, 3});
    QVERIFY(first.x() > page.column.right() - 60);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(m_view->evidence()->hull(), (TextSpan{0, 3}));
    m_view->setArticle(articleOf(news), m_look);
    QVERIFY(!m_view->pageLayout().metrics().mirrored);
}

void TestArticleView::findsCharactersInMixedText()
{
    const QString text = QString::fromUtf8("قال الوزير Lavrov إن 2012 سنة Geneva-2 صعبة جدا.");
    show(articleOf(text, {}, QStringLiteral("ar")));
    const PageLayout &layout = m_view->pageLayout();
    double width = 0;
    for (const SpanPart &part : layout.parts(0, {0, static_cast<int>(text.size())}, 0, 10'000))
        width += part.box.width();
    double single = 0;
    for (int i = 0; i < text.size(); ++i) {
        for (const SpanPart &part : layout.parts(0, {i, i + 1}, 0, 10'000))
            single += part.box.width();
    }
    QVERIFY2(std::abs(width - single) < 0.35 * width, "every character is covered");
    for (const QString &word : {QStringLiteral("Lavrov"), QStringLiteral("2012")}) {
        const TextSpan span = spanOf(text, word);
        const auto parts = layout.parts(0, span, 0, 10'000);
        QCOMPARE(parts.size(), 1U);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, middleOf(span));
        QCOMPARE(m_view->evidence()->hull(), span);
    }
}

void TestArticleView::chipsBecomeDotsWhereItIsNarrow()
{
    show(articleOf(news), {1500, 600});
    QVERIFY(!m_view->pageLayout().metrics().dots);
    const Strip column = m_view->pageLayout().metrics().column;
    QVERIFY(std::abs(column.x + column.width / 2 - m_view->viewport()->width() / 2) < 3);
    const int wide = column.width;
    m_view->resize(2560, 600);
    QCOMPARE(m_view->pageLayout().metrics().column.width, wide);
    m_view->resize(420, 600);
    QVERIFY(m_view->pageLayout().metrics().dots);
    add(m_view->sentences()[1], 2);
    m_view->updateAnnotations(m_article, m_view->sentences()[1]);
    const QRect dot = m_view->chipRect(m_article.annotations.first().id);
    QVERIFY(dot.width() < 40 && dot.right() < m_view->viewport()->width());
}

void TestArticleView::coloursCanBeRead_data()
{
    QTest::addColumn<QColor>("page");
    QTest::addColumn<QColor>("ink");
    QTest::newRow("light") << QColor(0xffffff) << QColor(0x1f2328);
    QTest::newRow("warm") << QColor(0xfbf6ea) << QColor(0x30281c);
    QTest::newRow("dark") << QColor(0x1d2125) << QColor(0xdfe3e6);
    QTest::newRow("black") << QColor(0x000000) << QColor(0xffffff);
}

void TestArticleView::coloursCanBeRead()
{
    QFETCH(QColor, page);
    QFETCH(QColor, ink);
    QPalette palette;
    palette.setColor(QPalette::Base, page);
    palette.setColor(QPalette::Text, ink);
    const ReaderColours colours = ReaderColours::from(palette);
    QVERIFY(contrast(colours.quiet, page) >= 4.5);
    QVERIFY(contrast(ink, colours.marked) >= 4.5);
    QVERIFY(contrast(ink, colours.band) >= 4.5);
    for (const QRgb rgb :
        {0x1f6fb5U, 0xd2691eU, 0x808080U, 0xffff00U, 0x000000U, 0xffffffU, 0xff0000U, 0x00ff00U}) {
        const QColor stance(rgb);
        const QColor made = colours.stanceInk(stance);
        QVERIFY(contrast(made, page) >= 4.5);
        QVERIFY(contrast(made, colours.tint(stance)) >= 4.5);
        QVERIFY(contrast(ink, mixed(page, stance, colours.wash(stance).alphaF())) >= 4.5);
    }
}

void TestArticleView::tellsScreenReaders()
{
    show(articleOf(news));
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Article"));
    QAccessibleTextInterface *text = interface->textInterface();
    QVERIFY(text);
    QCOMPARE(text->characterCount(), news.size());
    m_view->setCurrentSentence(3);
    int begin = 0;
    int end = 0;
    text->selection(0, &begin, &end);
    QCOMPARE(text->text(begin, end), QStringLiteral("No one answered."));
    QCOMPARE(text->cursorPosition(), begin);
    add(m_view->sentences()[3], 2);
    m_view->updateAnnotations(m_article, m_view->sentences()[3]);
    QVERIFY(interface->text(QAccessible::Description).contains(QStringLiteral("Minister")));
    const QRect rect = text->characterRect(begin);
    QCOMPARE(text->offsetAtPoint(rect.center()), begin);
    text->setCursorPosition(0);
    QCOMPARE(m_view->currentSentence(), 0);
}

void TestArticleView::keepsCursorWhenSentencesAreSplit()
{
    show(articleOf(paragraphs(100)));
    m_view->setCurrentSentence(80);
    const QRect before = m_view->sentenceRect(80);
    const int position = m_view->sentences()[80].begin;
    Article split = m_article;
    ArticleText text = *split.text;
    const TextSpan whole = text.sentences[10];
    text.sentences[10].end = whole.begin + 4;
    text.sentences.insert(11, {whole.begin + 5, whole.end});
    split.text = text;
    m_view->setArticle(split, m_look);
    QCOMPARE(m_view->currentSentence(), 81);
    QCOMPARE(m_view->sentences()[81].begin, position);
    QCOMPARE(m_view->sentenceRect(81), before);
}

QTEST_MAIN(TestArticleView)
#include "tst_article_view.moc"
