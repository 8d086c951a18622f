// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom a typed name chooses, and whom it makes.
#include "ui/tagging/actor_picker.h"
#include "window_fixture.h"

#include <QLineEdit>
#include <QListWidget>

namespace standpoint {

using namespace Qt::StringLiterals;

class TestActorPicker : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheDigitsOfTheSentence();
    void completes_data();
    void completes();
    void aPartWithACapitalMakesNoDouble();
    void shiftEnterMakesANewActor();
    void theChosenActorIsAlwaysListed();
    void everyDigitSaysWhy();
    void aGuessIsDrawnApartAndSaysSo();
    void aNewActorHasALikelyKind_data();
    void aNewActorHasALikelyKind();
    void enterTakesTheMarkedRow();
    void enterTakesAnActorByAlias();
    void enterMakesANewActor();
    void aNewActorIsOneUndoStep();
    void aNameThatIsThereMakesNoSecond();
    void arrowsGoRoundTheRows();
    void escapeChoosesNobody();
    void losingTheKeyboardForgetsWhatWasTyped();
    void aClickChooses();
    void digitsBelongToTheName();
    void digitsAreShownWhereTheyChoose();

private:
    QStringList rows() const;
    QString actorName() const { return m_document->project().actors().find(m_bench->actor())->name; }
    void press(Qt::Key key) { QTest::keyClick(m_field, key); }

    std::unique_ptr<ActorPicker> m_picker;
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
};

void TestActorPicker::init()
{
    setUp();
    m_picker = std::make_unique<ActorPicker>(*m_bench);
    m_field = m_picker->findChild<QLineEdit *>();
    m_list = m_picker->findChild<QListWidget *>();
    m_picker->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_picker.get()));
    m_picker->start();
}

void TestActorPicker::cleanup()
{
    m_picker.reset();
    tearDown();
}

QStringList TestActorPicker::rows() const
{
    QStringList texts;
    for (int row = 0; row < m_list->count(); ++row)
        texts.append(m_list->item(row)->text().simplified());
    return texts;
}

void TestActorPicker::showsTheDigitsOfTheSentence()
{
    m_field->clearFocus();
    QCOMPARE(rows(), (QStringList{u"1 Ban Ki-moon"_s, u"2 Syria"_s, u"3 Arab League"_s}));
    goTo(0, 2); // "The Arab League did later."
    QCOMPARE(rows().first(), QStringLiteral("1 Arab League"));
}

void TestActorPicker::completes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<int>("marked");
    const QString fresh = QStringLiteral("New actor “%1”");
    QTest::newRow("the whole name, in other letters") << "syria" << QStringList{u"Syria"_s} << 0;
    QTest::newRow("the beginning, in small letters")
        << "sy" << QStringList{u"Syria"_s, fresh.arg(u"sy"_s)} << 0;
    QTest::newRow("a later word") << "league" << QStringList{u"Arab League"_s, fresh.arg(u"league"_s)} << 0;
    QTest::newRow("the beginning before the middle of a word")
        << "a" << QStringList{u"Arab League"_s, u"Ban Ki-moon"_s, u"Syria"_s, fresh.arg(u"a"_s)} << 0;
    QTest::newRow("an alias, which is named") << "ban" << QStringList{u"Ban Ki-moon (Ban)"_s} << 0;
    QTest::newRow("the beginning, with a capital")
        << "Sy" << QStringList{u"Syria"_s, fresh.arg(u"Sy"_s)} << 0;
    QTest::newRow("a later word, with a capital")
        << "Leag" << QStringList{u"Arab League"_s, fresh.arg(u"Leag"_s)} << 0;
    QTest::newRow("the beginnings of several words")
        << "le ar" << QStringList{u"Arab League"_s, fresh.arg(u"le ar"_s)} << 0;
    QTest::newRow("with accents that the name has not")
        << "Sýr" << QStringList{u"Syria"_s, fresh.arg(u"Sýr"_s)} << 0;
    QTest::newRow("the middle of a word") << "yri" << QStringList{u"Syria"_s, fresh.arg(u"yri"_s)} << 0;
    QTest::newRow("nobody") << "zeno" << QStringList{fresh.arg(u"zeno"_s)} << 0;
}

void TestActorPicker::completes()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, shown);
    QFETCH(int, marked);
    m_field->setText(typed);
    QCOMPARE(rows(), shown);
    QCOMPARE(m_list->currentRow(), marked);
}

void TestActorPicker::aPartWithACapitalMakesNoDouble()
{
    const Actor miliband{ActorId::random(), QStringLiteral("Ed Miliband"), {}, Actor::Kind::Person, {}};
    QVERIFY(m_document->push(QStringLiteral("Add"), {adding(miliband)}));
    QTest::keyClicks(m_field, QStringLiteral("Mili"));
    press(Qt::Key_Return);
    QCOMPARE(m_bench->actor(), miliband.id);
    QCOMPARE(m_document->project().actors().size(), 4);
}

void TestActorPicker::shiftEnterMakesANewActor()
{
    QTest::keyClicks(m_field, QStringLiteral("Sy"));
    QTest::keyClick(m_field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_document->project().actors().size(), 4);
    QCOMPARE(m_document->project().actors().find(m_bench->actor())->name, QStringLiteral("Sy"));
    m_picker->start();
    QTest::keyClicks(m_field, QStringLiteral("Sy")); // is there now: there is no row for a second one
    QTest::keyClick(m_field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_document->project().actors().size(), 4);
}

void TestActorPicker::theChosenActorIsAlwaysListed()
{
    std::vector<AnyEdit> edits;
    QList<ActorId> all = m_actors;
    for (int i = 0; i < 30; ++i) {
        all.append(ActorId::random());
        edits.push_back(adding(
            Actor{all.last(), QStringLiteral("Actor %1").arg(i, 2, 10, QLatin1Char('0')), {}, {}, {}}));
    }
    QVERIFY(m_document->push(QStringLiteral("Add"), std::move(edits)));
    for (const ActorId id : std::as_const(all)) {
        for (int sentence = 0; sentence < 3; ++sentence) {
            goTo(0, sentence);
            m_bench->setActor(id);
            const QListWidgetItem *marked = m_list->currentItem();
            QVERIFY(marked);
            QVERIFY(marked->text().endsWith(m_document->project().actors().find(id)->name));
            QCOMPARE(m_list->count(), ActorPlaces::count);
        }
    }
}

void TestActorPicker::everyDigitSaysWhy()
{
    m_field->clearFocus();
    m_bench->noteUse(m_actors[0]);
    goTo(0, 0); // "Ban spoke of Syria."
    QCOMPARE(rows(), (QStringList{u"1 Ban Ki-moon"_s, u"2 Syria"_s, u"3 Arab League"_s}));
    const auto tip = [this](int row) { return m_list->item(row)->toolTip(); };
    QVERIFY2(tip(0).endsWith(QStringLiteral("1: named here as “Ban”")), qPrintable(tip(0)));
    QVERIFY2(tip(1).endsWith(QStringLiteral("2: named here as “Syria”")), qPrintable(tip(1)));
    QVERIFY2(tip(2).endsWith(QStringLiteral("3: you tagged it in this article")), qPrintable(tip(2)));
    goTo(1, 2); // "The Arab League did later.", in another article
    QVERIFY2(tip(2).endsWith(QStringLiteral("3: the place was free; by name")), qPrintable(tip(2)));
}

void TestActorPicker::aGuessIsDrawnApartAndSaysSo()
{
    m_field->clearFocus();
    QVERIFY(m_list->selectedItems().isEmpty()); // nobody is chosen yet
    const auto spoken = [this](
                            int row) { return m_list->item(row)->data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(spoken(0), QStringLiteral("1 Ban Ki-moon, guess: named here as “Ban”"));
    QCOMPARE(spoken(1), QStringLiteral("2 Syria, named here as “Syria”"));
    const QRect row = m_list->visualItemRect(m_list->item(0));
    const QImage guess = m_list->viewport()->grab(row).toImage();
    m_bench->setActor(m_actors[1]);
    QCOMPARE(m_list->currentRow(), 0);
    QCOMPARE(spoken(0), QStringLiteral("1 Ban Ki-moon, named here as “Ban”"));
    QVERIFY(m_list->viewport()->grab(row).toImage() != guess);
}

void TestActorPicker::aNewActorHasALikelyKind_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Actor::Kind>("kind");
    QTest::newRow("a person") << "Kofi Annan" << Actor::Kind::Person;
    QTest::newRow("a country") << "Russia" << Actor::Kind::State;
    QTest::newRow("a country in other letters") << "united states" << Actor::Kind::State;
    QTest::newRow("a word of an institution") << "Government of Syria" << Actor::Kind::Organisation;
    QTest::newRow("United Nations") << "United Nations" << Actor::Kind::Organisation;
    QTest::newRow("no country by far") << "Europe" << Actor::Kind::Person;
}

void TestActorPicker::aNewActorHasALikelyKind()
{
    QFETCH(QString, name);
    QFETCH(Actor::Kind, kind);
    QTest::keyClicks(m_field, name);
    press(Qt::Key_Return);
    const Actor *made = m_document->project().actors().find(m_bench->actor());
    QVERIFY(made);
    QCOMPARE(made->name, name);
    QCOMPARE(made->kind, kind);
}

void TestActorPicker::enterTakesTheMarkedRow()
{
    QSignalSpy finished(m_picker.get(), &ActorPicker::finished);
    QTest::keyClicks(m_field, QStringLiteral("leag"));
    press(Qt::Key_Return);
    QCOMPARE(m_bench->actor(), m_actors[0]);
    QCOMPARE(finished.size(), 1);
    QVERIFY(m_field->text().isEmpty());
    QCOMPARE(m_document->undoStack().count(), 0);
}

void TestActorPicker::enterTakesAnActorByAlias()
{
    QTest::keyClicks(m_field, QStringLiteral("Ban"));
    press(Qt::Key_Return);
    QCOMPARE(m_bench->actor(), m_actors[1]);
}

void TestActorPicker::enterMakesANewActor()
{
    QTest::keyClicks(m_field, QStringLiteral("  Kofi   Annan "));
    press(Qt::Key_Return);
    QCOMPARE(m_document->project().actors().size(), 4);
    const Actor *made = m_document->project().actors().find(m_bench->actor());
    QVERIFY(made);
    QCOMPARE(made->name, QStringLiteral("Kofi Annan"));
    QVERIFY(m_bench->suggestedActors().contains(made->id));
}

void TestActorPicker::aNewActorIsOneUndoStep()
{
    QTest::keyClicks(m_field, QStringLiteral("Zeno"));
    press(Qt::Key_Return);
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Add actor Zeno"));
    m_document->undoStack().undo();
    QCOMPARE(m_document->project().actors().size(), 3);
    QVERIFY(m_bench->actor().isNull()); // not another one, which nobody has chosen
}

void TestActorPicker::aNameThatIsThereMakesNoSecond()
{
    QTest::keyClicks(m_field, QStringLiteral("Syria"));
    press(Qt::Key_Return);
    QCOMPARE(m_document->project().actors().size(), 3);
    QCOMPARE(m_bench->actor(), m_actors[2]);
}

void TestActorPicker::arrowsGoRoundTheRows()
{
    QTest::keyClicks(m_field, QStringLiteral("a"));
    press(Qt::Key_Up);
    QCOMPARE(m_list->currentRow(), m_list->count() - 1);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_bench->actor(), m_actors[1]);
}

void TestActorPicker::escapeChoosesNobody()
{
    QSignalSpy finished(m_picker.get(), &ActorPicker::finished);
    QTest::keyClicks(m_field, QStringLiteral("Zeno"));
    press(Qt::Key_Escape);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(m_bench->actor(), m_actors[1]); // the guess from before, which stays one
    QCOMPARE(m_bench->choice(), Workbench::Choice::Guess);
    QCOMPARE(m_document->project().actors().size(), 3);
    QCOMPARE(rows().size(), 3);
}

void TestActorPicker::losingTheKeyboardForgetsWhatWasTyped()
{
    QTest::keyClicks(m_field, QStringLiteral("Zeno"));
    QFocusEvent out(QEvent::FocusOut, Qt::MouseFocusReason);
    QCoreApplication::sendEvent(m_field, &out);
    QVERIFY(m_field->text().isEmpty());
    QCOMPARE(rows().size(), 3);
    QTest::keyClicks(m_field, QStringLiteral("Zeno"));
    QFocusEvent away(QEvent::FocusOut, Qt::ActiveWindowFocusReason); // a look at another window
    QCoreApplication::sendEvent(m_field, &away);
    QCOMPARE(m_field->text(), QStringLiteral("Zeno"));
}

void TestActorPicker::aClickChooses()
{
    QSignalSpy finished(m_picker.get(), &ActorPicker::finished);
    QTest::mouseClick(
        m_list->viewport(), Qt::LeftButton, {}, m_list->visualItemRect(m_list->item(1)).center());
    QCOMPARE(m_bench->actor(), m_actors[2]);
    QCOMPARE(finished.size(), 1);
}

void TestActorPicker::digitsBelongToTheName()
{
    QTest::keyClicks(m_field, QStringLiteral("2 May"));
    press(Qt::Key_Return);
    QCOMPARE(m_document->project().actors().size(), 4);
    QCOMPARE(actorName(), QStringLiteral("2 May"));
    m_picker->start(); // without a word the rows are chosen by arrows
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QVERIFY(m_actors.contains(m_bench->actor()));
}

void TestActorPicker::digitsAreShownWhereTheyChoose()
{
    QVERIFY(QTest::qWaitForWindowActive(m_picker.get()));
    m_field->setFocus();
    QCOMPARE(rows(), (QStringList{u"Ban Ki-moon"_s, u"Syria"_s, u"Arab League"_s}));
    m_field->clearFocus();
    QCOMPARE(rows(), (QStringList{u"1 Ban Ki-moon"_s, u"2 Syria"_s, u"3 Arab League"_s}));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestActorPicker)
#include "tst_actor_picker.moc"
