// SPDX-License-Identifier: GPL-3.0-or-later
//
// The article as a page: what is laid out, painted and kept in place, and where the chips stand.
#include "article_fixture.h"

#include <QScreen>
#include <QScrollBar>
#include <QTest>

using namespace standpoint;

namespace {

/// Where two pictures of one size differ, for people.
QString difference(const QImage &a, const QImage &b)
{
    QRect where;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (a.pixel(x, y) != b.pixel(x, y))
                where |= QRect(x, y, 1, 1);
        }
    }
    return QStringLiteral("at %1, %2, %3 wide, %4 high")
        .arg(where.x())
        .arg(where.y())
        .arg(where.width())
        .arg(where.height());
}

} // namespace

class TestArticleView : public ArticleFixture
{
    Q_OBJECT

private slots:
    void showsAMessageWithoutArticle();
    void findsTheHeadlineInTheText();
    void neverLaysOutMoreThanIsInSight();
    void survivesHostileText_data();
    void survivesHostileText();
    void keepsTheCurrentSentenceInView();
    void keepsThePlaceWhileHeightsBecomeKnown();
    void keepsThePlaceWhenTheWidthChanges();
    void labelRepaintsOnlyItsSentence();
    void partsRepaintedEqualTheWhole();
    void nothingJumpsWhenLabelled();
    void chipsStandBesideTheirSentence();
    void collapsesChipsThatHaveNoRoom();
    void newChipComesBelowTheOthers();
    void showsOneLayerOrAll();
    void mirrorsRightToLeft();
    void findsCharactersInMixedText();
    void chipsBecomeDotsWhereItIsNarrow();
    void chipsNameTheirActorInASmallWindow();
    void coloursCanBeRead_data();
    void coloursCanBeRead();
    void keepsCursorWhenSentencesAreSplit();
};

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

void TestArticleView::partsRepaintedEqualTheWhole()
{
    show(articleOf(paragraphs(60), QStringLiteral("Title")));
    quint32 seed = 1;
    const auto below = [&seed](int limit) {
        seed = seed * 1664525 + 1013904223;
        return static_cast<int>((seed >> 8) % static_cast<quint32>(limit));
    };
    for (int step = 0; step < 200; ++step) {
        switch (below(8)) {
        case 0:
            m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() + below(400) - 150);
            break;
        case 1:
            m_view->updateAnnotations(m_article, add(m_view->evidence().value(), below(3)));
            break;
        case 2:
            m_view->focusNextAnnotation();
            break;
        case 4:
            if (!m_article.annotations.isEmpty()) {
                const Annotation gone =
                    m_article.annotations.takeAt(below(static_cast<int>(m_article.annotations.size())));
                m_view->updateAnnotations(m_article, gone.evidence.hull());
            }
            break;
        case 3:
            drag({60 + below(300), below(500)}, {60 + below(300), below(500)});
            break;
        default:
            m_view->setCurrentSentence(m_view->currentSentence() + below(4) - 1, below(3) == 0);
        }
        paint();
        const QImage shown = m_view->screen()->grabWindow(m_view->winId()).toImage();
        const QImage whole = m_view->grab().toImage().convertToFormat(shown.format());
        if (shown.isNull())
            QSKIP("This platform does not show its windows' pictures.");
        QVERIFY2(shown == whole,
            qPrintable(QStringLiteral("after step %1, %2").arg(step).arg(difference(shown, whole))));
    }
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
    QVERIFY(dot.width() < 60 && dot.right() < m_view->viewport()->width());
}

void TestArticleView::chipsNameTheirActorInASmallWindow()
{
    show(articleOf(news), {520, 600}); // the page's share of a window of 1024 pixels
    const PageMetrics &page = m_view->pageLayout().metrics();
    QVERIFY(!page.dots);
    QVERIFY(page.shortChips);
    for (int width = 420; width <= 1600; width += 7) {
        m_view->resize(width, 600);
        QCOMPARE(page.viewWidth, m_view->viewport()->width());
        QVERIFY(page.chips.right() <= page.viewWidth);
        QVERIFY(page.column.right() < page.chips.x);
        QVERIFY(page.numbers.x >= 0);
        if (page.dots)
            continue;
        // The column keeps 40 characters, and above 58 no chip is shortened.
        QVERIFY(page.column.width > 38 * page.characterWidth);
        if (page.column.width > 58 * page.characterWidth)
            QVERIFY(!page.shortChips);
    }
}

void TestArticleView::coloursCanBeRead_data()
{
    QTest::addColumn<QColor>("page");
    QTest::addColumn<QColor>("ink");
    QTest::newRow("light") << QColor(Qt::white) << QColor(0x1f2328);
    QTest::newRow("warm") << QColor(0xfbf6ea) << QColor(0x30281c);
    QTest::newRow("dark") << QColor(0x1d2125) << QColor(0xdfe3e6);
    QTest::newRow("black") << QColor(Qt::black) << QColor(Qt::white);
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
