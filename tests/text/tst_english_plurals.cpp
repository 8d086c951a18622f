// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that count say one thing and several things as people do.
#include "model/text/english_plurals.h"

#include <QCoreApplication>
#include <QTest>

namespace standpoint {

class TestEnglishPlurals : public QObject
{
    Q_OBJECT

private slots:
    void countsAsPeopleDo_data();
    void countsAsPeopleDo();
};

void TestEnglishPlurals::countsAsPeopleDo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("n");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *text, int n, const char *said) {
        QTest::addRow("%s %d", text, n) << QByteArray(text) << n << QString::fromUtf8(said);
    };
    row("Merge %n project(s)", 1, "Merge 1 project");
    row("Merge %n project(s)", 2, "Merge 2 projects");
    row("%n new annotation(s)", 0, "0 new annotations");
    row("%n footnote(s) or endnote(s) were left out", 1, "1 footnote or endnote was left out");
    row("%n footnote(s) or endnote(s) were left out", 3, "3 footnotes or endnotes were left out");
    row("%n table(s) of contents or index(es) were left out", 2,
        "2 tables of contents or indexes were left out");
    row("%n more article(s) are nearly the same; all are kept", 1,
        "1 more article is nearly the same; all are kept");
    row("Nothing to count (says nobody)", -1, "Nothing to count (says nobody)");
    row("Word(s) that nobody counts", -1, "Word(s) that nobody counts");
}

void TestEnglishPlurals::countsAsPeopleDo()
{
    QFETCH(QByteArray, text);
    QFETCH(int, n);
    EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    const QString said = QCoreApplication::translate("test", text.constData(), nullptr, n);
    QCoreApplication::removeTranslator(&plurals);
    QTEST(said, "said");
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestEnglishPlurals)
#include "tst_english_plurals.moc"
