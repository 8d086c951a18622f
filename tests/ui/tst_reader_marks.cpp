// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is underlined in the article, what it says when asked, and that one switch hides it.
#include "ui/reader/article_view.h"
#include "ui/reader_binding.h"
#include "ui/reader_marks.h"
#include "ui/theme.h"
#include "window_fixture.h"

#include <QHelpEvent>
#include <QToolTip>

namespace standpoint {

class TestReaderMarks : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void mentionsAreUnderlined();
    void theChosenActorStandsOutInTheCurrentSentence();
    void pointingAtANameSaysWhoThatIs();
    void wordsOfAListSayTheirIssue();
    void oneSwitchHidesThem();
    void whatIsOfferedIsMarkedAllTheSame();
    void aRightToLeftArticleHasThemToo();
    void colours_data();
    void colours();

private:
    QList<QuietMark> marks(QuietMark::Kind kind) const;
    QStringList words(QuietMark::Kind kind) const;
    QImage picture() const { return m_view->viewport()->grab().toImage(); }
    QString tipAt(TextSpan span) const;
    void setText(const QString &text, const QString &language);

    std::unique_ptr<TaggingActions> m_tagging;
    std::unique_ptr<SuggestionActions> m_suggestions;
    std::unique_ptr<ArticleView> m_view;
    std::unique_ptr<ReaderBinding> m_binding;
    std::unique_ptr<ReaderMarks> m_marks;
};

void TestReaderMarks::init()
{
    setUp();
    m_tagging = std::make_unique<TaggingActions>(*m_bench);
    m_suggestions = std::make_unique<SuggestionActions>(*m_bench, *m_tagging);
    m_view = std::make_unique<ArticleView>();
    m_binding = std::make_unique<ReaderBinding>(*m_bench, *m_view);
    m_marks = std::make_unique<ReaderMarks>(*m_bench, *m_suggestions, *m_view);
    connect(m_suggestions.get(), &SuggestionActions::sentenceWanted, m_view.get(),
        [this](int sentence) { m_view->setCurrentSentence(sentence); });
    m_view->resize(900, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestReaderMarks::cleanup()
{
    m_marks.reset();
    m_binding.reset();
    m_view.reset();
    m_suggestions.reset();
    m_tagging.reset();
    tearDown();
}

QList<QuietMark> TestReaderMarks::marks(QuietMark::Kind kind) const
{
    QList<QuietMark> found;
    for (int i = 0; i < m_view->pageLayout().pieceCount(); ++i) {
        for (const QuietMark &mark : m_marks->in(m_view->pageLayout().piece(i).span)) {
            if (mark.kind == kind)
                found.append(mark);
        }
    }
    return found;
}

QStringList TestReaderMarks::words(QuietMark::Kind kind) const
{
    QStringList found;
    for (const QuietMark &mark : marks(kind))
        found.append(m_view->text().mid(mark.span.begin, mark.span.length()));
    return found;
}

/// The tool tip over the words.
QString TestReaderMarks::tipAt(TextSpan span) const
{
    QToolTip::hideText();
    const PageLayout &layout = m_view->pageLayout();
    const std::vector<SpanPart> parts = layout.parts(layout.pieceAt(span.begin), span, 0, 100'000);
    const QPoint at = parts.at(0).box.center().toPoint();
    QHelpEvent help(QEvent::ToolTip, at, m_view->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(m_view->viewport(), &help);
    return QToolTip::isVisible() ? QToolTip::text() : QString();
}

void TestReaderMarks::setText(const QString &text, const QString &language)
{
    const ArticleText before = *m_document->project().article(m_articles[0])->text;
    QVERIFY(m_document->push(QStringLiteral("Text"),
        {replacing(before, ArticleText{before.id, text, sentences(text, language)})}));
}

void TestReaderMarks::mentionsAreUnderlined()
{
    QCOMPARE(words(QuietMark::Kind::Actor),
        (QStringList{QStringLiteral("Ban"), QStringLiteral("Syria"), QStringLiteral("Arab League")}));
    const QImage with = picture();
    m_view->setQuietMarks(nullptr);
    QVERIFY(picture() != with);
}

void TestReaderMarks::theChosenActorStandsOutInTheCurrentSentence()
{
    const auto strong = [this] {
        QStringList found;
        for (const QuietMark &mark : marks(QuietMark::Kind::Actor)) {
            if (mark.isStrong)
                found.append(m_view->text().mid(mark.span.begin, mark.span.length()));
        }
        return found;
    };
    QCOMPARE(strong(), QStringList{QStringLiteral("Ban")}); // the guess
    const QImage before = picture();
    m_bench->setActor(m_actors[2]);
    QCOMPARE(strong(), QStringList{QStringLiteral("Syria")});
    QCoreApplication::processEvents();
    QVERIFY(!m_view->lastPainted().isEmpty());
    QVERIFY(m_view->lastPainted().boundingRect().height() < 200); // that sentence only
    QVERIFY(picture() != before);
    m_view->setCurrentSentence(2);
    QCOMPARE(strong(), QStringList{QStringLiteral("Arab League")});
}

void TestReaderMarks::pointingAtANameSaysWhoThatIs()
{
    QVERIFY(tipAt(marks(QuietMark::Kind::Actor)[0].span).contains(QStringLiteral("Ban Ki-moon (person)")));
    QVERIFY(tipAt(marks(QuietMark::Kind::Actor)[1].span).contains(QStringLiteral("Syria (state)")));
    const int nobody = static_cast<int>(m_view->text().indexOf(QStringLiteral("Nobody")));
    QTRY_VERIFY(tipAt({nobody, nobody + 6}).isEmpty()); // the one before goes by and by
}

void TestReaderMarks::wordsOfAListSayTheirIssue()
{
    const Issue before = m_document->project().issues().inOrder()[1];
    Issue after = before;
    after.keywords = {{QStringLiteral("answered"), false}, {QStringLiteral("sp[aeo]k\\w*"), true}};
    QVERIFY(m_document->push(QStringLiteral("Words"), {replacing(before, after)}));
    const QImage without = picture(); // painting asks for them
    QTRY_COMPARE(
        words(QuietMark::Kind::Keyword), (QStringList{QStringLiteral("spoke"), QStringLiteral("answered")}));
    QVERIFY(picture() != without);
    const QList<QuietMark> found = marks(QuietMark::Kind::Keyword);
    QVERIFY(tipAt(found[0].span).contains(after.name));
    QVERIFY(tipAt(found[1].span).contains(after.name));
    m_document->undoStack().undo();
    QVERIFY(words(QuietMark::Kind::Keyword).isEmpty());
}

void TestReaderMarks::oneSwitchHidesThem()
{
    QVERIFY(m_marks->switchAction()->isChecked());
    m_marks->switchAction()->trigger();
    QVERIFY(words(QuietMark::Kind::Actor).isEmpty());
    QVERIFY(tipAt(TextSpan{0, 3}).isEmpty());
    m_marks.reset();
    m_marks = std::make_unique<ReaderMarks>(*m_bench, *m_suggestions, *m_view);
    QVERIFY(!m_marks->switchAction()->isChecked()); // remembered
    m_marks->switchAction()->trigger();
    QCOMPARE(words(QuietMark::Kind::Actor).size(), 3);
}

void TestReaderMarks::whatIsOfferedIsMarkedAllTheSame()
{
    setText(QStringLiteral("Ban said no. Nobody answered. Ban left. Ban came."), QStringLiteral("en"));
    m_tagging->tag(m_issues[0], m_stances[0]);
    m_marks->switchAction()->trigger();
    QVERIFY(marks(QuietMark::Kind::Proposal).isEmpty());
    m_suggestions->toggleRound();
    QCOMPARE(words(QuietMark::Kind::Proposal),
        (QStringList{QStringLiteral("Ban left."), QStringLiteral("Ban came.")}));
    QCOMPARE(m_view->currentSentence(), 2);
    m_suggestions->goToNext();
    QCOMPARE(words(QuietMark::Kind::Proposal), QStringList{QStringLiteral("Ban came.")});
    QCOMPARE(annotations().size(), 1);
}

void TestReaderMarks::aRightToLeftArticleHasThemToo()
{
    const Actor league{ActorId::random(), QString::fromUtf8("الجامعة العربية"), {}, Actor::Kind::Group, {}};
    QVERIFY(m_document->push(QStringLiteral("Add"), {adding(league)}));
    setText(QString::fromUtf8("رفضت الجامعة العربية التدخل العسكري."), QStringLiteral("ar"));
    QCOMPARE(words(QuietMark::Kind::Actor), QStringList{league.name});
    const QImage with = picture();
    QVERIFY(tipAt(marks(QuietMark::Kind::Actor)[0].span).contains(league.name));
    m_view->setQuietMarks(nullptr);
    QVERIFY(picture() != with);
}

void TestReaderMarks::colours_data()
{
    QTest::addColumn<theme::Look>("look");
    QTest::newRow("light") << theme::Look::Light;
    QTest::newRow("dark") << theme::Look::Dark;
    QTest::newRow("high contrast") << theme::Look::HighContrast;
}

void TestReaderMarks::colours()
{
    QFETCH(theme::Look, look);
    const ReaderColours colours = ReaderColours::from(theme::paletteOf(look));
    QVERIFY(contrast(colours.mention, colours.page) >= 3);
    QVERIFY(contrast(colours.mention, colours.band) >= 3);
    for (int style = 0; style < 4; ++style) {
        QVERIFY(contrast(colours.keyword(style), colours.page) >= 4.5);
        for (const StanceValue &stance : m_document->project().stances().inOrder()) {
            const QColor other = colours.stanceInk(QColor::fromRgb(stance.colour));
            const QColor own = colours.keyword(style);
            const int distance = std::abs(other.red() - own.red()) + std::abs(other.green() - own.green())
                + std::abs(other.blue() - own.blue());
            QVERIFY2(distance > 60, qPrintable(own.name() + QLatin1Char(' ') + other.name()));
        }
    }
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestReaderMarks)
#include "tst_reader_marks.moc"
