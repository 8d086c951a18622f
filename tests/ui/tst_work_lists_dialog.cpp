// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles are handed out, and the lists looked after, in dialogs.
#include "ui/library/hand_out_dialog.h"
#include "ui/library/work_lists_dialog.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QTreeWidget>

namespace standpoint {

class TestWorkListsDialog : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void offersWhoSitsHere();
    void whatIsChosenIsHandedOut();
    void filtersAndDrawsNarrowIt();
    void saysWhyNothingCanBeHandedOut();
    void theListShowsHowFarTheWorkIs();
    void howChosen_data();
    void howChosen();

private:
    QStringList preview() const;
    QPushButton *button(const QWidget &in, const QString &text) const;
    template <typename Field> Field *field(const QString &name) const;
    bool mayHandOut() const { return button(*m_dialog, QStringLiteral("Hand out"))->isEnabled(); }

    std::unique_ptr<HandOutDialog> m_dialog;
};

void TestWorkListsDialog::init()
{
    setUp();
    const Article &second = *m_document->project().article(m_articles[1]);
    ArticleInfo after = *second.info;
    after.tags = {QStringLiteral("pilot")};
    after.published = QDate(2013, 9, 2);
    QVERIFY(m_document->push(QStringLiteral("Details"), {replacing(*second.info, after)}));
    const Annotator own{m_document->annotator(), m_document->annotatorName(), false};
    m_dialog = std::make_unique<HandOutDialog>(m_document->project(), QList<ArticleId>{m_articles[2]}, own);
}

QStringList TestWorkListsDialog::preview() const
{
    QStringList titles;
    const auto lists = m_dialog->findChildren<QListWidget *>();
    for (const QListWidget *list : lists) {
        for (int row = 0;
             list->accessibleName().startsWith(QStringLiteral("The articles")) && row < list->count(); ++row)
            titles.append(list->item(row)->text().section(QStringLiteral("  "), 1));
    }
    return titles;
}

QPushButton *TestWorkListsDialog::button(const QWidget &in, const QString &text) const
{
    for (QPushButton *one : in.findChildren<QPushButton *>()) {
        if (one->text().remove(QLatin1Char('&')).startsWith(text))
            return one;
    }
    qFatal("there is no button %s", qPrintable(text));
}

/// By the name that a screen reader says.
template <typename Field> Field *TestWorkListsDialog::field(const QString &name) const
{
    for (Field *one : m_dialog->findChildren<Field *>()) {
        if (one->accessibleName() == name)
            return one;
    }
    qFatal("there is no field %s", qPrintable(name));
}

void TestWorkListsDialog::offersWhoSitsHere()
{
    const auto *people = field<QListWidget>(QStringLiteral("For whom"));
    QCOMPARE(people->count(), 1);
    QCOMPARE(people->item(0)->text(), QStringLiteral("Ada"));
    QCOMPARE(people->item(0)->checkState(), Qt::Checked);
    QCOMPARE(preview().size(), 3);
    QVERIFY(mayHandOut());
}

void TestWorkListsDialog::whatIsChosenIsHandedOut()
{
    auto *added = field<QLineEdit>(QStringLiteral("Somebody who has not tagged here yet"));
    QTest::keyClicks(added, QStringLiteral("Eve"));
    QTRY_VERIFY(!mayHandOut()); // she would be forgotten
    button(*m_dialog, QStringLiteral("Add"))->click();
    QTRY_VERIFY(mayHandOut());
    HandingOut wanted = m_dialog->wanted();
    QCOMPARE(wanted.annotators.size(), 2);
    QCOMPARE(wanted.annotators[1].name, QStringLiteral("Eve"));
    QVERIFY(!wanted.shares && !wanted.draw);
    const auto edits = handingOut(m_document->project(), wanted);
    QVERIFY(edits && m_document->push(QStringLiteral("Hand out"), *edits));
    QCOMPARE(m_document->project().workLists().size(), 2);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve"))); // she finds hers
    QCOMPARE(workListsOf(m_document->project(), m_document->annotator()).size(), 1);
    m_document->undoStack().undo();
    QCOMPARE(m_document->project().workLists().size(), 0);
}

void TestWorkListsDialog::filtersAndDrawsNarrowIt()
{
    auto *which = m_dialog->findChildren<QComboBox *>()[0];
    which->setCurrentIndex(1); // what the panel lists
    QCOMPARE(preview(), QStringList{QStringLiteral("Article 3")});
    which->setCurrentIndex(0);
    auto *tag = m_dialog->findChildren<QComboBox *>()[1];
    tag->setCurrentText(QStringLiteral("pilot"));
    QCOMPARE(preview(), QStringList{QStringLiteral("Article 2")});
    tag->setCurrentIndex(0);
    auto *from = field<QLineEdit>(QStringLiteral("Published from"));
    from->setText(QStringLiteral("2013-09"));
    QTRY_COMPARE(preview(), QStringList{QStringLiteral("Article 2")});
    from->setText(QStringLiteral("2013-10"));
    QTRY_VERIFY(!mayHandOut());
    from->clear();
    QTRY_COMPARE(preview().size(), 3);
    auto *seed = field<QSpinBox>(QStringLiteral("Seed"));
    QVERIFY(!seed->isEnabled());
    field<QSpinBox>(QStringLiteral("How many articles are drawn"))->setValue(2);
    QTRY_COMPARE(preview().size(), 2);
    QVERIFY(seed->isEnabled());
    QSet<QString> drawn;
    for (int value = 0; value < 40 && drawn.size() < 3; ++value) {
        seed->setValue(value);
        QCOMPARE(m_dialog->wanted().seed, static_cast<quint32>(value));
        QTest::qWait(220);
        drawn.insert(preview().join(QLatin1Char(' ')));
    }
    QCOMPARE(drawn.size(), 3); // each pair, in the order of the list
}

void TestWorkListsDialog::saysWhyNothingCanBeHandedOut()
{
    const auto why = [this] { return button(*m_dialog, QStringLiteral("Hand out"))->toolTip(); };
    auto *name = m_dialog->findChildren<QLineEdit *>()[0];
    name->clear();
    QTRY_COMPARE(why(), QStringLiteral("The list needs a name."));
    name->setText(QStringLiteral("Week 1"));
    QTRY_VERIFY(mayHandOut());
    auto *to = field<QLineEdit>(QStringLiteral("Published to"));
    to->setText(QStringLiteral("soon"));
    QTRY_VERIFY(why().contains(QStringLiteral("no day")));
    to->clear();
    field<QListWidget>(QStringLiteral("For whom"))->item(0)->setCheckState(Qt::Unchecked);
    QTRY_COMPARE(why(), QStringLiteral("Say to whom the articles are handed out."));
}

void TestWorkListsDialog::theListShowsHowFarTheWorkIs()
{
    HandingOut wanted = m_dialog->wanted();
    wanted.name = QStringLiteral("Week 1");
    QVERIFY(m_document->push(QStringLiteral("Hand out"), *handingOut(m_document->project(), wanted)));
    QVERIFY(m_document->push(QStringLiteral("Done"),
        {adding(ArticleState{m_articles[1], m_document->annotator(), ArticleState::State::Done})}));
    WorkListsDialog dialog(*m_document, {});
    auto *table = dialog.findChild<QTreeWidget *>();
    QCOMPARE(table->topLevelItemCount(), 1);
    QStringList cells;
    for (int column = 0; column < table->columnCount(); ++column)
        cells.append(table->topLevelItem(0)->text(column));
    QCOMPARE(cells,
        (QStringList{QStringLiteral("Week 1"), QStringLiteral("Ada"), QStringLiteral("1 of 3"),
            QStringLiteral("as imported")}));
    QPushButton *remove = button(dialog, QStringLiteral("Remove"));
    QVERIFY(!remove->isEnabled() && !remove->toolTip().isEmpty());
    table->topLevelItem(0)->setSelected(true);
    QVERIFY(remove->isEnabled());
    remove->click();
    QCOMPARE(m_document->project().workLists().size(), 0);
    QVERIFY(m_document->project().article(m_articles[1])->stateOf(m_document->annotator()));
    m_document->undoStack().undo();
    QCOMPARE(table->topLevelItemCount(), 1);
}

void TestWorkListsDialog::howChosen_data()
{
    QTest::addColumn<WorkList::Order>("order");
    QTest::addColumn<int>("drawnFrom");
    QTest::addColumn<QString>("how");
    QTest::newRow("all as they are") << WorkList::Order::AsListed << 0 << "as imported";
    QTest::newRow("drawn") << WorkList::Order::ByDate << 120 << "by date; drawn from 120; seed 7";
    QTest::newRow("all at random") << WorkList::Order::Random << 0 << "in random order; seed 7";
    QTest::newRow("by title") << WorkList::Order::ByTitle << 0 << "by title";
}

void TestWorkListsDialog::howChosen()
{
    QFETCH(WorkList::Order, order);
    QFETCH(int, drawnFrom);
    WorkList list;
    list.sorted = order;
    list.drawnFrom = drawnFrom;
    list.seed = 7;
    QTEST(standpoint::howChosen(list), "how");
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestWorkListsDialog)
#include "tst_work_lists_dialog.moc"
