// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report's tables: their numbers add up, and what opens behind a number is as many units as it says.
#include "model/agreement/findings.h"
#include "model/agreement/report_json.h"
#include "model/agreement/report_writing.h"
#include "study.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace standpoint {

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void accountsForEveryFinding();
    void waterfallAddsUp();
    void numbersOpenAsManyUnits_data();
    void numbersOpenAsManyUnits();
    void confusionCountsEveryPairedUnitOnce();
    void unitsSayWhatAnnotatorsSaid();
    void breaksDownByWeek();
    void tellsWhyAFigureIsMissing();
    void csvHasEveryTable();
    void intervalsAreThoseOfMeasures();
    void htmlEscapesNames();
    void imagesHaveNames();
    void jsonCountsWhatIsAlike();
    void filesKeepApartWhatHasOneName();
    void canBeStopped();
};

namespace {

/// The study by hand, with labels strewn over it so that all kinds of disagreement occur.
Study strewn()
{
    Study study;
    QRandomGenerator random(5);
    for (int i = 0; i < 60; ++i)
        study.tag(static_cast<int>(random.bounded(2)), static_cast<int>(random.bounded(3)),
            static_cast<int>(random.bounded(3)), 2, random.bounded(2) == 0 ? study.us : study.un,
            random.bounded(2) == 0 ? study.war : study.talks, static_cast<double>(random.bounded(3)) - 1);
    return study;
}

AgreementReport reportOf(const Study &study)
{
    return agreementReport(study.project, study.comparison(), {{50, 1}, false, {}}).value();
}

std::vector<ReportTable> tablesWithPairs(const AgreementReport &report)
{
    std::vector<ReportTable> tables = allTables(report);
    for (int q = 0; q < questionCount; ++q) {
        for (const auto &pair : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)})
            tables.push_back(confusionTable(report, static_cast<Question>(q), pair));
    }
    return tables;
}

} // namespace

/// What two annotators found is twice what both found, and the sides of their disagreements.
void TestReport::accountsForEveryFinding()
{
    const Study study = strewn();
    const AgreementReport report = reportOf(study);
    std::map<std::pair<int, int>, qint64> found;
    for (const ComparedArticle &one : report.compared.articles) {
        qint64 outside = 0;
        for (const Finding &finding :
            findingsIn(*study.project.article(one.id), report.comparison, one, outside)) {
            for (int other = 0; other < 3; ++other) {
                if (other != finding.annotator && one.done[static_cast<size_t>(other)])
                    ++found[std::minmax(other, finding.annotator)];
            }
        }
    }
    for (const auto &[pair, all] : found) {
        qint64 sides = 2 * report.alike[pairIndex(pair.first, pair.second, 3)];
        for (const Disagreement &one : report.disagreements) {
            if (one.first == pair.first && one.second == pair.second)
                sides += (one.ofFirst ? 1 : 0) + (one.ofSecond ? 1 : 0);
        }
        QCOMPARE(sides, all);
    }
    QCOMPARE(found.size(), size_t{3});
}

void TestReport::waterfallAddsUp()
{
    const Study study = strewn();
    const ReportTable table = waterfallTable(reportOf(study));
    double counts = 0;
    double shares = 0;
    double ofDisagreements = 0;
    double top = 1;
    for (const std::vector<ReportCell> &row : table.rows) {
        counts += *row[1].value;
        shares += *row[2].value;
        ofDisagreements += row[3].value.value_or(0);
        QVERIFY(qAbs(row[2].bar->high - top) < 1e-12); // each bar begins where the one above ends
        top = row[2].bar->low;
    }
    QVERIFY(qAbs(shares - 1) < 1e-12);
    QVERIFY(qAbs(ofDisagreements - 1) < 1e-12);
    QVERIFY(qAbs(top) < 1e-12);
    QVERIFY(counts > 20);
}

void TestReport::numbersOpenAsManyUnits_data()
{
    QTest::addColumn<bool>("isStrewn");
    QTest::newRow("by hand") << false;
    QTest::newRow("strewn") << true;
}

void TestReport::numbersOpenAsManyUnits()
{
    QFETCH(bool, isStrewn);
    const AgreementReport report = reportOf(isStrewn ? strewn() : Study());
    int opened = 0;
    for (const ReportTable &table : tablesWithPairs(report)) {
        const bool isConfusion = table.id.startsWith(QLatin1String("confusion"));
        for (const std::vector<ReportCell> &row : table.rows) {
            QCOMPARE(std::ssize(row), table.columns.size());
            for (size_t i = 0; i < row.size(); ++i) {
                const bool isCount =
                    table.columns[static_cast<qsizetype>(i)].kind == ReportColumn::Kind::Count || isConfusion;
                if (!isCount || !row[i].opens
                    || table.columns[static_cast<qsizetype>(i)].id == QLatin1String("units_paired"))
                    continue;
                const OpenedUnits units = unitsBehind(report, *row[i].opens);
                QVERIFY2(units.all == static_cast<qint64>(*row[i].value),
                    qPrintable(
                        QStringLiteral("%1, %2, %3: %4 open, it says %5")
                            .arg(table.id, row.front().text, table.columns[static_cast<qsizetype>(i)].id)
                            .arg(units.all)
                            .arg(*row[i].value)));
                QCOMPARE(std::ssize(units.units), units.all);
                QCOMPARE(std::ssize(unitsBehind(report, *row[i].opens, 1).units), qMin<qint64>(1, units.all));
                ++opened;
            }
        }
    }
    QVERIFY2(opened > 60, qPrintable(QString::number(opened)));
}

void TestReport::confusionCountsEveryPairedUnitOnce()
{
    const AgreementReport report = reportOf(strewn());
    for (int q = 0; q < questionCount; ++q) {
        const auto question = static_cast<Question>(q);
        const ReportTable table = confusionTable(report, question, std::pair(0, 1));
        double sum = 0;
        for (const std::vector<ReportCell> &row : table.rows) {
            for (size_t i = 1; i < row.size(); ++i)
                sum += *row[i].value;
        }
        QCOMPARE(static_cast<qint64>(sum), report.of(question).agreement.pairs.front().items);
    }
}

void TestReport::unitsSayWhatAnnotatorsSaid()
{
    const Study study;
    const AgreementReport report = reportOf(study);
    UnitFilter opposite;
    opposite.kind = Disagreement::Kind::OppositeStance;
    opposite.annotators = {0, 2};
    const OpenedUnits units = unitsBehind(report, opposite);
    QCOMPARE(units.all, 1);
    QCOMPARE(units.units[0].article, study.articles[0]);
    QCOMPARE(units.units[0].sentence, 0);
    QCOMPARE(units.units[0].said,
        (QStringList{QStringLiteral("US: intervention, in favour"), QString(),
            QStringLiteral("US: intervention, against")}));
    UnitFilter everything;
    everything.question = Question::Everything;
    const OpenedUnits all = unitsBehind(report, everything);
    QCOMPARE(all.units[0].said,
        (QStringList{QStringLiteral("in favour"), QStringLiteral("in favour"), QStringLiteral("against")}));
}

void TestReport::breaksDownByWeek()
{
    QCOMPARE(weekOf(QDate(2026, 11, 28)), QDate(2026, 11, 23));
    QCOMPARE(weekOf(QDate(2026, 11, 23)), QDate(2026, 11, 23));
    QVERIFY(!weekOf(QDate()).isValid());
    Study study;
    ArticleInfo before = *study.project.article(study.articles[0])->info;
    ArticleInfo after = before;
    after.published = QDate(2013, 8, 30);
    QVERIFY(study.project.applyEdit(Edit<ArticleInfo>{before, after}));
    const ReportTable table = lossTable(reportOf(study), By::WeekOfPublication);
    QCOMPARE(std::ssize(table.rows), 2);
    QCOMPARE(table.rows[0][0].text, QStringLiteral("unknown"));
    QCOMPARE(table.rows[1][0].text, QStringLiteral("2013-08-26"));
    // All labels of the study are of the epoch's first day, a Thursday.
    QCOMPARE(lossTable(reportOf(study), By::WeekOfWork).rows[0][0].text, QStringLiteral("1969-12-29"));
}

void TestReport::tellsWhyAFigureIsMissing()
{
    Study study;
    const Comparison onlyTalks{{study.people[0], study.people[1]}, study.talks};
    const AgreementReport report = agreementReport(study.project, onlyTalks).value();
    int undefined = 0;
    for (const ReportTable &table : allTables(report)) {
        for (const std::vector<ReportCell> &row : table.rows) {
            for (const ReportCell &cell : row) {
                undefined += cell.why ? 1 : 0;
                QVERIFY(!cell.why || (!cell.value && !cell.interval));
                QVERIFY(cell.text.compare(QLatin1String("nan"), Qt::CaseInsensitive) != 0);
            }
        }
    }
    QVERIFY(undefined > 0);
    QVERIFY(basisOf(report).contains(QLatin1String("negotiation")));
}

void TestReport::csvHasEveryTable()
{
    const AgreementReport report = reportOf(strewn());
    const QString csv = QString::fromUtf8(reportCsv(report));
    for (const ReportTable &table : allTables(report)) {
        if (!table.rows.empty())
            QVERIFY2(csv.contains(u'\n' + table.id + u','), qPrintable(table.id));
    }
    const double alpha =
        *report.of(Question::Detection).agreement.measures[Measure::KrippendorffAlphaNominal]->value;
    QVERIFY(csv.contains(QStringLiteral(",krippendorff_alpha,%1,")
                             .arg(QString::number(alpha, 'g', QLocale::FloatingPointShortest))));
}

/// A bar is no interval: each one in the tables is that of its measure.
void TestReport::intervalsAreThoseOfMeasures()
{
    const AgreementReport report = reportOf(strewn());
    const ReportTable table = headlineTable(report);
    for (int q = 0; q < questionCount; ++q) {
        const QuestionReport &question = report.of(static_cast<Question>(q));
        const auto row = static_cast<size_t>(q > static_cast<int>(Question::Stance) ? q + 1 : q);
        QCOMPARE(table.rows[row][4].interval, question.interval(Measure::PercentAgreement));
        QCOMPARE(table.rows[row][5].interval, question.interval(Measure::KrippendorffAlphaNominal));
    }
    for (const ReportTable &one : allTables(report)) {
        for (qsizetype i = 0; i < one.columns.size(); ++i) {
            const bool isShare = one.columns[i].kind == ReportColumn::Kind::Share;
            for (const std::vector<ReportCell> &cells : one.rows) {
                const ReportCell &cell = cells[static_cast<size_t>(i)];
                QVERIFY(!cell.bar || isShare);
                QVERIFY(!cell.interval || !isShare);
            }
        }
    }
}

void TestReport::htmlEscapesNames()
{
    Study study;
    Actor before = *study.project.actors().find(study.us);
    Actor after = before;
    after.name = QStringLiteral("<script>&\"US\"");
    QVERIFY(study.project.applyEdit(Edit<Actor>{before, after}));
    const AgreementReport report = reportOf(study);
    for (const Drawing drawing : {Drawing::Inline, Drawing::Images}) {
        const QString html = reportHtml(report, drawing);
        QVERIFY(!html.contains(QLatin1String("<script>")));
        QVERIFY(html.contains(QLatin1String("&lt;script&gt;&amp;")));
        QVERIFY(html.contains(QLatin1String("Krippendorff, K. (2018)")));
        QVERIFY(!html.contains(QRegularExpression(QStringLiteral("(src|href)=\"https?:"))));
    }
}

void TestReport::imagesHaveNames()
{
    const DrawnCell cell{ReportColumn::Kind::Measure, 0.25, 0.75, 0.5};
    const std::optional<DrawnCell> back = imageOf(imageName(cell));
    QVERIFY(back);
    QVERIFY(back->kind == cell.kind);
    QCOMPARE(back->low, 0.25);
    QCOMPARE(back->high, 0.75);
    QCOMPARE(back->value, std::optional(0.5));
    QVERIFY(!imageOf(QStringLiteral("logo.png")));
    QVERIFY(!imageOf(QStringLiteral("standpoint:1/2")));
}

void TestReport::jsonCountsWhatIsAlike()
{
    const AgreementReport report = reportOf(Study());
    const QJsonObject losses =
        reportJson(report, QStringLiteral("stance"))[QLatin1String("losses")].toObject();
    // Ann and Bo: US and UN in sentences 1 and 2 of article 1, US in 1 of article 2.
    QCOMPARE(losses[QLatin1String("alike")].toInt(), 3);
    QCOMPARE(losses[QLatin1String("disagreements")].toInt(), 9);
    QCOMPARE(losses[QLatin1String("by_pair")].toArray().size(), 3);
}

/// An issue and an actor of the same name as others: nothing of theirs is added up.
void TestReport::filesKeepApartWhatHasOneName()
{
    Study study;
    const ActorId other{{1, 7}};
    study.add(Actor{other, QStringLiteral("us"), {}, Actor::Kind::Organisation, {}});
    Actor named = *study.project.actors().find(other);
    const Actor before = named;
    named.name = study.project.actors().find(study.us)->name;
    QVERIFY(study.project.applyEdit(Edit<Actor>{before, named}));
    study.tag(0, 0, 2, 2, other, study.war, 1);
    const AgreementReport report = reportOf(study);
    const QJsonObject losses =
        reportJson(report, QStringLiteral("stance"))[QLatin1String("losses")].toObject();
    const QJsonObject byActor = losses[QLatin1String("by_actor")].toObject();
    qint64 sum = 0;
    for (const ActorId actor : {study.us, study.un, other}) {
        const QJsonObject one = byActor[actor.toString()].toObject();
        QCOMPARE(one[QLatin1String("name")].toString(), study.project.actors().find(actor)->name);
        qint64 count = 0;
        for (int kind = 0; kind < Disagreement::kindCount; ++kind)
            count += one[nameOf(static_cast<Disagreement::Kind>(kind))].toInt();
        const auto isOf = [&](const Disagreement &disagreement) {
            return (disagreement.ofFirst ? *disagreement.ofFirst : *disagreement.ofSecond).actor == actor;
        };
        QCOMPARE(count, std::ranges::count_if(report.disagreements, isOf));
        sum += count;
    }
    QCOMPARE(sum, std::ssize(report.disagreements));
    QVERIFY(losses[QLatin1String("by_issue")].toObject().contains(study.war.toString()));
    // The table has the id of each row that stands for something with one.
    const QStringList lines = QString::fromUtf8(reportCsv(report)).split(u'\n');
    QCOMPARE(lines[0],
        QStringLiteral("table,row,column,value,ci95_low,ci95_high,undefined,text,row_id,column_id"));
    const auto count = [&](const QString &table, const QString &column, const QString &id) {
        return std::ranges::count_if(lines, [&](const QString &line) {
            return line.startsWith(table) && line.contains(u',' + column + u',')
                && line.endsWith(u',' + id + u',');
        });
    };
    for (const QString &id : {study.us.toString(), study.un.toString(), other.toString()})
        QCOMPARE(count(QStringLiteral("by_actor,"), QStringLiteral("units"), id), 1);
    QCOMPARE(count(QStringLiteral("by_issue,"), QStringLiteral("units"), study.war.toString()), 1);
    QCOMPARE(count(QStringLiteral("by_article,"), QStringLiteral("units"), study.articles[0].toString()), 1);
    QCOMPARE(count(QStringLiteral("annotators,"), QStringLiteral("missed"), study.people[1].toString()), 1);
    QVERIFY(std::ranges::any_of(lines, [&](const QString &line) {
        return line.startsWith(QLatin1String("pairs_"))
            && line.endsWith(
                QStringLiteral(",%1,%2").arg(study.people[0].toString(), study.people[2].toString()));
    }));
}

void TestReport::canBeStopped()
{
    const Study study;
    int asked = 0;
    const auto stopped =
        agreementReport(study.project, study.comparison(), {}, [&](double) { return ++asked < 3; });
    QVERIFY(!stopped);
    QCOMPARE(asked, 3);
    double last = -1;
    const auto whole = agreementReport(study.project, study.comparison(), {}, [&](double done) {
        const bool grows = done > last && done <= 1;
        last = done;
        return grows;
    });
    QVERIFY(whole);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestReport)
#include "tst_report.moc"
