// SPDX-License-Identifier: GPL-3.0-or-later
//
// Acts on the open article: details, a typo, sentences split and joined; each is one step of undo.
#include "ui/library/article_actions.h"
#include "ui/library/article_dialog.h"
#include "ui/library/correct_text_dialog.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>

namespace standpoint {

class TestArticleActions : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void splitAndJoin();
    void splitWantsMarkedWords();
    void wantsAnArticle();
    void dialogGivesBackWhatItWasGiven();
    void dialogTakesWhatWasTyped();
    void dialogSaysWhatIsWrong();
    void detailsAreOneStep();
    void days_data();
    void days();
    void tags();
    void correctionIsPreviewed();
    void correctionThatLosesIsRefused();
    void lineBreaksAreSpaces();

private:
    QAction *action(int n) const { return m_actions->actions()[n]; } ///< details, correct, split, join
    const Article &article() const { return *m_bench->currentArticle(); }
    AnnotationId tag(TextSpan span);
    static QPushButton *ok(QDialog &dialog)
    {
        return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }

    std::unique_ptr<ArticleActions> m_actions;
};

void TestArticleActions::init()
{
    setUp();
    m_actions = std::make_unique<ArticleActions>(
        *m_bench, [this] { return m_articles; }, nullptr);
}

void TestArticleActions::cleanup()
{
    m_actions.reset();
    tearDown();
}

AnnotationId TestArticleActions::tag(TextSpan span)
{
    Annotation annotation;
    annotation.id = AnnotationId::random();
    annotation.article = m_bench->article();
    annotation.annotator = m_document->annotator();
    annotation.actor = m_actors[0];
    annotation.issue = m_issues[0];
    annotation.stance = m_stances[0];
    annotation.evidence = span;
    annotation.created = annotation.modified = QDateTime::currentDateTimeUtc();
    if (!m_document->push(QStringLiteral("Tag"), {adding(annotation)}))
        QTest::qFail("the annotation was refused", __FILE__, __LINE__);
    return annotation.id;
}

void TestArticleActions::splitAndJoin()
{
    const Shared<ArticleText> before = article().text;
    QCOMPARE(article().sentences().size(), 3);
    const int word = static_cast<int>(article().content().indexOf(QStringLiteral("of Syria")));
    m_bench->setPlace(0, TextSpan{word, word + 2}, true);
    action(2)->trigger();
    QCOMPARE(article().sentences().size(), 4);
    QCOMPARE(article().sentences()[1].begin, word);
    m_bench->setPlace(0, article().sentences()[0], false);
    action(3)->trigger();
    QVERIFY(article().text == before);
    m_document->undoStack().undo();
    QCOMPARE(article().sentences().size(), 4);
    m_document->undoStack().undo();
    QVERIFY(article().text == before);
}

void TestArticleActions::splitWantsMarkedWords()
{
    QSignalSpy said(m_bench.get(), &Workbench::said);
    action(2)->trigger();
    QCOMPARE(said.size(), 1);
    QCOMPARE(article().sentences().size(), 3);
    m_bench->setPlace(0, article().sentences()[0], false);
    action(3)->trigger(); // the next one begins a paragraph
    QCOMPARE(said.size(), 2);
    QCOMPARE(article().sentences().size(), 3);
    QCOMPARE(m_document->undoStack().count(), 0);
}

void TestArticleActions::wantsAnArticle()
{
    m_bench->setArticle({});
    for (QAction *one : m_actions->actions()) {
        QVERIFY(!one->isEnabled());
        QVERIFY(!one->toolTip().isEmpty());
    }
    goTo(0, 0);
    QVERIFY(action(0)->isEnabled());
}

void TestArticleActions::dialogGivesBackWhatItWasGiven()
{
    ArticleInfo info = *article().info;
    info.source = QStringLiteral("The Baltic Messenger");
    info.published = QDate(2013, 9, 2);
    info.language = QStringLiteral("tlh"); // one that Qt has no name for
    info.tags = {QStringLiteral("syria"), QStringLiteral("front page")};
    info.note = QStringLiteral("two\nlines");
    info.url = QStringLiteral("https://example.org/a?b=c");
    info.tags.append(QStringLiteral("Washington, D.C.")); // shown, it looks like two
    info.title = QStringLiteral("Two  spaces ");
    ArticleDialog dialog(info, {});
    dialog.accept();
    QVERIFY(dialog.info() == info);
}

void TestArticleActions::dialogTakesWhatWasTyped()
{
    ArticleDialog dialog(*article().info, {QStringLiteral("syria")});
    const auto fields = dialog.findChildren<QLineEdit *>();
    const auto field = [&](const char *name) {
        return *std::find_if(fields.begin(), fields.end(),
            [name](QLineEdit *one) { return one->accessibleName() == QLatin1String(name); });
    };
    const auto type = [&](const char *name, const char *text) {
        field(name)->selectAll();
        field(name)->insert(QString::fromLatin1(text)); // as a person does: setText() counts as not modified
    };
    type("Title", "  A  title ");
    type("Published", "2 Sep 2013");
    type("Tags", "b, a,, b ");
    auto *language = dialog.findChild<QComboBox *>();
    language->setCurrentIndex(language->findData(QStringLiteral("ar")));
    dialog.findChild<QPlainTextEdit *>()->insertPlainText(QStringLiteral("look again"));
    dialog.accept();
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    const ArticleInfo info = dialog.info();
    QCOMPARE(info.title, QStringLiteral("A title"));
    QCOMPARE(info.published, QDate(2013, 9, 2));
    QCOMPARE(info.tags, (QStringList{QStringLiteral("b"), QStringLiteral("a")}));
    QCOMPARE(info.language, QStringLiteral("ar"));
    QCOMPARE(info.note.orDefault(), QStringLiteral("look again"));
    QCOMPARE(info.document, article().info->document);
}

void TestArticleActions::dialogSaysWhatIsWrong()
{
    ArticleDialog dialog(*article().info, {});
    const auto fields = dialog.findChildren<QLineEdit *>();
    for (QLineEdit *field : fields) {
        if (field->accessibleName() == QStringLiteral("Published"))
            field->insert(QStringLiteral("last week"));
    }
    dialog.accept();
    QCOMPARE(dialog.result(), 0);
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [](QLabel *label) { return label->text().contains(QStringLiteral("last week")); }));
}

void TestArticleActions::detailsAreOneStep()
{
    QTimer::singleShot(0, this, [] {
        auto *dialog = qobject_cast<ArticleDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        QLineEdit *title = dialog->findChildren<QLineEdit *>().first();
        title->selectAll();
        title->insert(QStringLiteral("Another title"));
        dialog->accept();
    });
    action(0)->trigger();
    QCOMPARE(article().info->title, QStringLiteral("Another title"));
    QCOMPARE(m_document->undoStack().count(), 1);
    m_document->undoStack().undo();
    QCOMPARE(article().info->title, QStringLiteral("Article 1"));
}

void TestArticleActions::days_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("day");
    const QDate day(2013, 9, 2);
    for (const char *text : {"2013-09-02", "2013-9-2", "2.9.2013", "02.09.2013", "2 Sep 2013",
             "2 September 2013", "Sep 2, 2013", "September 2, 2013", " 2013-09-02 "})
        QTest::newRow(text) << QString::fromLatin1(text) << day;
    for (const char *text : {"", "soon", "2013", "2013-13-01", "31.2.2013"})
        QTest::newRow(qPrintable(QStringLiteral("none: ") + QString::fromLatin1(text)))
            << QString::fromLatin1(text) << QDate();
}

void TestArticleActions::days()
{
    QFETCH(QString, text);
    QTEST(dayFrom(text), "day");
}

void TestArticleActions::tags()
{
    QCOMPARE(tagsFrom(QStringLiteral(" a  b ,, c,a b,")),
        (QStringList{QStringLiteral("a b"), QStringLiteral("c")}));
    QVERIFY(tagsFrom(QString()).isEmpty());
}

void TestArticleActions::correctionIsPreviewed()
{
    const TextSpan sentence = article().sentences()[0];
    const AnnotationId id = tag({0, 3}); // "Ban"
    tag({4, 9});                         // "spoke"
    CorrectTextDialog dialog(m_document->project(), article(), sentence);
    QVERIFY(!ok(dialog)->isEnabled());
    dialog.findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("Bann spoke of Syria."));
    QVERIFY(ok(dialog)->isEnabled());
    QTRY_COMPARE(dialog.findChild<QListWidget *>()->count(), 1);
    dialog.accept();
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    QVERIFY(m_document->push(QStringLiteral("Correct"), dialog.edits()));
    QVERIFY(article().content().startsWith(QStringLiteral("Bann spoke of Syria.\nNobody")));
    QCOMPARE(article().evidenceText(article().annotation(id)->evidence), QStringLiteral("Bann"));
    m_document->undoStack().undo();
    QVERIFY(article().content().startsWith(QStringLiteral("Ban spoke")));
}

void TestArticleActions::correctionThatLosesIsRefused()
{
    tag({4, 9}); // "spoke"
    CorrectTextDialog dialog(m_document->project(), article(), article().sentences()[0]);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("Ban of Syria."));
    dialog.accept(); // at once, before the pause in which it looks by itself
    QCOMPARE(dialog.result(), 0);
    QVERIFY(!ok(dialog)->isEnabled());
    QVERIFY(dialog.edits().empty());
    QCOMPARE(dialog.findChild<QListWidget *>()->count(), 1);
}

void TestArticleActions::lineBreaksAreSpaces()
{
    CorrectTextDialog dialog(m_document->project(), article(), article().sentences()[0]);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("Ban spoke\nof\u00A0Syria."));
    dialog.accept();
    QVERIFY(m_document->push(QStringLiteral("Correct"), dialog.edits()));
    QVERIFY(article().content().startsWith(QStringLiteral("Ban spoke of\u00A0Syria.\nNobody")));
    QCOMPARE(article().sentences().size(), 3);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestArticleActions)
#include "tst_article_actions.moc"
