// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dates as people write them, in seven languages.
#include "model/exchange/written_dates.h"

#include <QtTest>

using namespace standpoint;

class TestWrittenDates : public QObject
{
    Q_OBJECT

private slots:
    void readsADate_data();
    void readsADate();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void everyMonthOfEveryLanguage_data();
    void everyMonthOfEveryLanguage();
    void theOrderComesFromTheWholeColumn_data();
    void theOrderComesFromTheWholeColumn();
    void findsADateInALine_data();
    void findsADateInALine();
};

void TestWrittenDates::readsADate_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("date");
    const QDate day(2013, 8, 30);
    for (const char *text : {"2013-08-30", "2013-08-30T22:15:00Z", "2013-08-30T22:15:00.123+02:00",
             "2013-08-30 22:15:00", "2013-08-30 22:15:00+00:00", "2013/08/30", "20130830", "30.08.2013",
             "30. 8. 2013", "30.8.2013, 22:15 Uhr", "Freitag, 30. August 2013",
             "Freitag, den 30. August 2013", "August 30, 2013", "August 30, 2013 Friday",
             "Friday, August 30th, 2013", "Aug. 30, 2013 10:15 AM GMT", "30 August 2013", "30 Aug 2013",
             "30-Aug-2013", "30th of August 2013", "vendredi 30 août 2013", "30 août 2013 à 22h15",
             "30 de agosto de 2013", "viernes, 30 de agosto de 2013", "30 agosto 2013",
             "venerdì 30 agosto 2013", "sexta-feira, 30 de agosto de 2013", "vrijdag 30 augustus 2013",
             "08/30/2013", "30/08/2013", "30-08-2013", "  30 August  2013 "})
        QTest::newRow(text) << QString::fromUtf8(text) << day;
    QTest::newRow("first in French") << QStringLiteral("1er août 2013") << QDate(2013, 8, 1);
    QTest::newRow("the same either way") << QStringLiteral("08/08/2013") << QDate(2013, 8, 8);
}

void TestWrittenDates::readsADate()
{
    QFETCH(const QString, text);
    QFETCH(const QDate, date);
    QCOMPARE(dateOf(text), date);
}

void TestWrittenDates::refusesWhatIsNone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "yesterday", "2013", "August 2013", "31 June 2013", "2013-02-30",
             "08/03/2013", "30.08.13", "30/31/2013", "30 August 2013 was a Friday", "May 30 people",
             "12345678", "1377864000", "30 Augur 2013", "the 2013-08-30 edition"})
        QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
}

void TestWrittenDates::refusesWhatIsNone()
{
    QFETCH(const QString, text);
    QVERIFY2(!dateOf(text).isValid(), qPrintable(dateOf(text).toString(Qt::ISODate)));
}

void TestWrittenDates::everyMonthOfEveryLanguage_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char *language, const char *form, const char *names) {
        QTest::newRow(language) << QString::fromUtf8(form) << QString::fromUtf8(names).split(u' ');
    };
    row("English", "%1 7, 2014",
        "January February March April May June July August September October November December");
    row("German", "7. %1 2014",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember");
    row("French", "7 %1 2014",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre");
    row("Spanish", "7 de %1 de 2014",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre");
    row("Italian", "7 %1 2014",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre");
    row("Portuguese", "7 de %1 de 2014",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro");
    row("Dutch", "7 %1 2014",
        "januari februari maart april mei juni juli augustus september oktober november december");
}

void TestWrittenDates::everyMonthOfEveryLanguage()
{
    QFETCH(const QString, form);
    QFETCH(const QStringList, names);
    QCOMPARE(names.size(), 12);
    for (int month = 1; month <= 12; ++month) {
        QCOMPARE(dateOf(form.arg(names[month - 1])), QDate(2014, month, 7));
        QCOMPARE(dateOf(form.arg(names[month - 1].toUpper())), QDate(2014, month, 7));
    }
}

void TestWrittenDates::theOrderComesFromTheWholeColumn_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<int>("order");
    const auto row = [](const char *name, const QStringList &values, ColumnOrder order) {
        QTest::newRow(name) << values << static_cast<int>(order);
    };
    const QString unclear = QStringLiteral("08/03/2013");
    row("nothing", {}, ColumnOrder::NotAsked);
    row("other forms", {QStringLiteral("2013-08-30"), QStringLiteral("03.08.2013")}, ColumnOrder::NotAsked);
    row("the same either way", {QStringLiteral("08/08/2013")}, ColumnOrder::NotAsked);
    row("could be either", {unclear}, ColumnOrder::Unclear);
    row("one that has the day first", {unclear, QStringLiteral("30/08/2013")}, ColumnOrder::DayFirst);
    row("one that has the month first", {unclear, QStringLiteral("08/30/2013")}, ColumnOrder::MonthFirst);
    row("both", {QStringLiteral("30/08/2013"), QStringLiteral("08/30/2013")}, ColumnOrder::Mixed);
}

void TestWrittenDates::theOrderComesFromTheWholeColumn()
{
    QFETCH(const QStringList, values);
    QFETCH(const int, order);
    QCOMPARE(static_cast<int>(orderOfColumn(values)), order);
    QCOMPARE(dateOf(QStringLiteral("08/03/2013"), DateOrder::DayFirst), QDate(2013, 3, 8));
    QCOMPARE(dateOf(QStringLiteral("08/03/2013"), DateOrder::MonthFirst), QDate(2013, 8, 3));
}

void TestWrittenDates::findsADateInALine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("behind");
    QTest::newRow("between section and page")
        << QStringLiteral("International, vendredi 30 août 2013, p. 3") << QStringLiteral("International, ")
        << QStringLiteral(", p. 3");
    QTest::newRow("before an edition") << QStringLiteral("August 30, 2013 Friday  Late Edition") << QString()
                                       << QStringLiteral("  Late Edition");
    QTest::newRow("with a time") << QStringLiteral("August 30, 2013 Friday 10:15 PM GMT") << QString()
                                 << QString();
}

void TestWrittenDates::findsADateInALine()
{
    QFETCH(const QString, line);
    QFETCH(const QString, before);
    QFETCH(const QString, behind);
    const std::optional<FoundDate> found = findDate(line);
    QVERIFY(found);
    QCOMPARE(found->date, QDate(2013, 8, 30));
    QCOMPARE(line.first(found->begin), before);
    QCOMPARE(line.sliced(found->end), behind);
}

QTEST_GUILESS_MAIN(TestWrittenDates)
#include "tst_written_dates.moc"
