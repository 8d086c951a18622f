// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/gold_estimate.h"
#include "model/agreement/repeated.h"
#include "model/agreement/report.h"
#include "study.h"

namespace standpoint {

class TestGoldEstimate : public QObject
{
    Q_OBJECT

private slots:
    void standsOnTheUnitsOfEverything();
    void takesWhatIsLikelyEnough();
    void leavesWhatNobodyFound();
    void tellsTheLikelyLabelOfACase();
    void ordersByDoubt();
    void anAnnotatorIsComparedWithThemselves();
    void whoDidNoTextTwiceIsNot();
};

namespace {

/// Article 3 as often as `times`, each done by Ann with these polarities of the US on war in its sentences.
void repeat(Study &study, const QList<QList<int>> &times)
{
    for (qsizetype i = 0; i < times.size(); ++i) {
        const ArticleId id{{4, static_cast<quint64>(100 + i)}};
        ArticleInfo info;
        info.id = id;
        info.order = static_cast<int>(100 + i);
        info.title = QStringLiteral("Again %1").arg(i);
        study.add(info);
        study.add(ArticleText{id, QStringLiteral("One. Two. Three"), {{0, 4}, {5, 9}, {10, 15}}});
        study.articles.append(id);
        const int article = static_cast<int>(study.articles.size()) - 1;
        study.setDone(article, {0});
        for (int s = 0; s < times[i].size(); ++s)
            study.tag(article, 0, s, s, study.us, study.war, times[i][s]);
    }
}

} // namespace

void TestGoldEstimate::standsOnTheUnitsOfEverything()
{
    const Study study;
    const GoldEstimate estimate = estimateGold(study.project, study.comparison()).value();
    QCOMPARE(estimate.units.units.size(), size_t{6});
    QCOMPARE(estimate.stances.size(), size_t{5}); // none, three stances, mixed
    QVERIFY(estimate.stances.front().isNull());
    QVERIFY(estimate.stances.back().isNull());
    QVERIFY(estimate.stances[1] == study.stance(-1) && estimate.stances[3] == study.stance(1));
    for (qsizetype i = 0; i < 6; ++i) {
        const Unit &unit = estimate.units.units[static_cast<size_t>(i)];
        const ArticleId article = estimate.units.articles[static_cast<size_t>(unit.article)];
        QCOMPARE(estimate.indexOf(article, {unit.sentence, unit.actor, unit.issue}), i);
    }
    QCOMPARE(estimate.indexOf(study.articles[0], {2, study.us, study.war}), -1);
    QCOMPARE(estimate.indexOf(study.articles[2], {0, study.us, study.war}), -1);
    QVERIFY(!estimateGold(study.project, {{study.people[0]}, {}}));
}

void TestGoldEstimate::takesWhatIsLikelyEnough()
{
    Study study;
    repeat(study, {{}}); // done by Ann, who found nothing yet
    const int article = static_cast<int>(study.articles.size()) - 1;
    study.setDone(article, {1, 2});
    for (const int person : {0, 1})
        study.tag(article, person, 0, 0, study.us, study.war, 1);
    study.tag(article, 2, 0, 0, study.us, study.war, -1);
    const GoldEstimate estimate = estimateGold(study.project, study.comparison()).value();
    const Cases cases = Cases::of(study.project, study.comparison()).value();
    const BulkPreview sure = previewOf(cases, likelyAtLeast(estimate, 1));
    const BulkPreview any = previewOf(cases, likelyAtLeast(estimate, 0));
    QVERIFY(any.items.size() >= sure.items.size());
    QVERIFY(!any.items.empty());
    QCOMPARE(any.accepted + any.rejected + any.undecided + any.incomplete, cases.size());
    for (const BulkItem &item : any.items) {
        const Case &one = *cases.find(item.key);
        QVERIFY(doubtOn(estimate, one) >= 0);
        for (const CaseUnit &unit : one.units) {
            const LikelyLabel likely = likelyLabel(estimate.model, estimate.indexOf(one.article, unit));
            const StanceId stance = estimate.stances[static_cast<size_t>(likely.category)];
            const Found found{unit.sentence, unit.actor, unit.issue, stance};
            QCOMPARE(std::ranges::count(item.becomes, found), stance.isNull() ? 0 : 1);
        }
    }
}

void TestGoldEstimate::leavesWhatNobodyFound()
{
    const Study study;
    GoldEstimate estimate = estimateGold(study.project, study.comparison()).value();
    const Cases cases = Cases::of(study.project, study.comparison()).value();
    // As if "neutral", which nobody said, were certain.
    for (size_t i = 0; i < estimate.model.posterior.size(); ++i)
        estimate.model.posterior[i] = i % 5 == 2 ? 1 : 0;
    QVERIFY(previewOf(cases, likelyAtLeast(estimate, 0.5)).items.empty());
    // None is a decision; a tie is none.
    for (size_t i = 0; i < estimate.model.posterior.size(); ++i)
        estimate.model.posterior[i] = i % 5 == 0 ? 1 : 0;
    QCOMPARE(previewOf(cases, likelyAtLeast(estimate, 0.5)).rejected, 3);
    for (size_t i = 0; i < estimate.model.posterior.size(); ++i)
        estimate.model.posterior[i] = i % 5 == 0 || i % 5 == 1 ? 0.5 : 0;
    QVERIFY(previewOf(cases, likelyAtLeast(estimate, 0.5)).items.empty());
}

void TestGoldEstimate::tellsTheLikelyLabelOfACase()
{
    const Study study;
    GoldEstimate estimate = estimateGold(study.project, study.comparison()).value();
    const Cases cases = Cases::of(study.project, study.comparison()).value();
    const CaseUnit unit{0, study.us, study.war};
    const Case &one = *cases.find({study.articles[0], unit});
    const auto set = [&](double none, double against, double neutral, double favour) {
        const auto at = static_cast<size_t>(estimate.indexOf(study.articles[0], unit)) * 5;
        const double chances[] = {none, against, neutral, favour, 0};
        std::ranges::copy(chances, estimate.model.posterior.begin() + static_cast<std::ptrdiff_t>(at));
    };
    set(0.02, 0.93, 0, 0.05);
    const LikelyCase against{{{0, study.us, study.war, study.stance(-1)}}, 0.93};
    QCOMPARE(likelyCase(estimate, one), std::optional(against));
    set(0.9, 0, 0, 0.1);
    QCOMPARE(likelyCase(estimate, one), std::optional(LikelyCase{{}, 0.9}));
    set(0, 0.5, 0, 0.5); // as likely the one as the other
    QVERIFY(!likelyCase(estimate, one));
    set(0, 0, 0.8, 0.2); // which nobody found
    QVERIFY(!likelyCase(estimate, one));
    // Taken, it is what gold says, with the evidence of somebody who found it.
    set(0.02, 0.93, 0, 0.05);
    Project project = study.project;
    QVERIFY(project.apply(
        makeChange({}, takeFound(project, cases, one, against.becomes, {study.people[0], {}}))));
    const Cases now = Cases::of(project, study.comparison()).value();
    QCOMPARE(now.find({study.articles[0], unit})->gold, against.becomes);
    QCOMPARE(now.find({study.articles[0], unit})->state, Case::State::Accepted);
}

void TestGoldEstimate::ordersByDoubt()
{
    Study study;
    study.setDone(2, {1});
    study.tag(2, 0, 0, 0, study.un, study.war, 1);
    auto estimate = std::make_shared<GoldEstimate>(estimateGold(study.project, study.comparison()).value());
    study.tag(2, 1, 2, 2, study.us, study.talks, 1); // since then
    const Cases cases = Cases::of(study.project, study.comparison()).value();
    // The last of the units is in the most doubt, the first in none.
    const auto units = static_cast<double>(estimate->units.units.size());
    for (size_t i = 0; i < estimate->units.units.size(); ++i) {
        const double second = 0.5 * static_cast<double>(i) / units;
        const auto item = estimate->model.posterior.begin() + static_cast<std::ptrdiff_t>(5 * i);
        std::fill(item, item + 5, 0.0);
        item[0] = 1 - second;
        item[1] = second;
    }
    const std::vector<CaseKey> queue = cases.queue({}, mostDoubtful(estimate));
    QCOMPARE(queue.size(), static_cast<size_t>(cases.size()));
    for (size_t i = 1; i + 1 < queue.size(); ++i)
        QVERIFY(doubtOn(*estimate, *cases.find(queue[i - 1])) >= doubtOn(*estimate, *cases.find(queue[i])));
    QVERIFY(doubtOn(*estimate, *cases.find(queue[0])) > 0);
    QCOMPARE(queue.back(), (CaseKey{study.articles[2], {2, study.us, study.talks}})); // not estimated
}

void TestGoldEstimate::anAnnotatorIsComparedWithThemselves()
{
    Study study;
    repeat(study, {{1, 1, 0}, {1, -1}, {1}});
    QCOMPARE(annotatorsWithRepeats(study.project), (QList<AnnotatorId>{study.people[0], study.people[1]}));
    const RepeatedWork work = repeatedWork(study.project, study.people[0]).value();
    // Articles 1 and 2 have one text as well, and the third one of it is left over; so is the third of ours.
    QCOMPARE(work.pairs, 2);
    QCOMPARE(work.leftOver, 2);
    ReportOptions options;
    options.bootstrap.resamples = 0;
    const AgreementReport report = agreementReport(work.project, work.comparison, options).value();
    QCOMPARE(report.annotators,
        (QStringList{QStringLiteral("Ann, first time"), QStringLiteral("Ann, second time")}));
    const UnitTable &units = report.of(Question::Everything).units;
    // Ours: alike in sentence 0, opposite in 1, seen once in 2. Articles 1 and 2: + and mixed in 0; in 1 the
    // US once and the UN both times, in 2 the UN once.
    QCOMPARE(units.units.size(), size_t{7});
    QCOMPARE(units.table.item(4)[0], units.table.item(4)[1]);
    const KindCounts counts = countKinds(report.disagreements);
    QCOMPARE(counts[static_cast<size_t>(Disagreement::Kind::OppositeStance)], 1);
    QCOMPARE(counts[static_cast<size_t>(Disagreement::Kind::NotSeen)], 4);
}

void TestGoldEstimate::whoDidNoTextTwiceIsNot()
{
    const Study study;
    const auto refused = repeatedWork(study.project, study.people[2]);
    QVERIFY(!refused);
    QVERIFY(refused.error().what.contains(QLatin1String("Cy")));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestGoldEstimate)
#include "tst_gold_estimate.moc"
