// SPDX-License-Identifier: GPL-3.0-or-later
//
// Labels per day and hour are the annotator's own, counted on their own calendar.
#include "model/document/tagging.h"
#include "model/document/work_statistics.h"
#include "model/project/codebook.h"

#include <QTest>

namespace standpoint {

class TestWorkStatistics : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void countsOwnWorkOnly();
    void daysAreTheZones();
    void pausesAreNoWork();
    void tooLittleTimeHasNoSpeed();
    void onlySince();
    void doneArticles();

private:
    void label(int article, const QDateTime &when, AnnotatorId by,
        Annotation::Provenance provenance = Annotation::Provenance::Manual);
    WorkStatistics statistics(const QTimeZone &zone = QTimeZone::utc(), const QDateTime &since = {}) const
    {
        return workStatistics(m_project, m_own, zone, since);
    }

    Project m_project;
    QList<ArticleId> m_articles;
    AnnotatorId m_own;
    AnnotatorId m_other;
};

namespace {

const QDateTime morning(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
constexpr qint64 minute = 60; // seconds
constexpr qint64 hour = 60 * minute;

} // namespace

void TestWorkStatistics::init()
{
    m_project = newProject(u"Test"_qs, defaultCodebook()).value();
    m_articles = {ArticleId::random(), ArticleId::random()};
    m_own = AnnotatorId::random();
    m_other = AnnotatorId::random();
    std::vector<AnyEdit> edits{
        adding(Annotator{m_own, u"Ada"_qs, false}), adding(Annotator{m_other, u"Bo"_qs, false})};
    for (int i = 0; i < 2; ++i) {
        ArticleInfo info;
        info.id = m_articles[i];
        info.order = i;
        info.title = u"Article"_qs;
        edits.push_back(adding(info));
        edits.push_back(adding(ArticleText{info.id, QString(2000, u'x'), {{0, 2000}}}));
    }
    edits.push_back(adding(Actor{ActorId::random(), u"Chad"_qs, {}, Actor::Kind::State, {}}));
    QVERIFY(m_project.apply(makeChange({}, std::move(edits))));
}

void TestWorkStatistics::label(
    int article, const QDateTime &when, AnnotatorId by, Annotation::Provenance provenance)
{
    Annotation annotation;
    annotation.id = AnnotationId::random();
    annotation.article = m_articles[article];
    annotation.annotator = by;
    annotation.actor = m_project.actors().inOrder().first().id;
    annotation.issue = m_project.issues().inOrder().first().id;
    annotation.stance = m_project.stances().inOrder().first().id;
    const int place = static_cast<int>(m_project.article(m_articles[article])->annotations.size());
    annotation.evidence = TextSpan{place, place + 1}; // two of the same on the same words are refused
    annotation.provenance = provenance;
    annotation.created = annotation.modified = when;
    QVERIFY(m_project.apply(makeChange({}, {adding(annotation)})));
}

void TestWorkStatistics::countsOwnWorkOnly()
{
    label(0, morning, m_own);
    label(0, morning.addSecs(minute), m_own, Annotation::Provenance::Accepted);
    label(0, morning.addSecs(minute), m_own, Annotation::Provenance::Imported);
    label(0, morning.addSecs(minute), m_own, Annotation::Provenance::Adjudicated);
    label(1, morning, m_other);
    const WorkStatistics found = statistics();
    QCOMPARE(found.labels, 2);
    QCOMPARE(found.days, (QList<DayOfWork>{{morning.date(), 2, 1, minute * 1000}}));
    QCOMPARE(found.articles, 2);
}

/// 23:30 in London is the next day in Moscow, and a day without labels is not listed.
void TestWorkStatistics::daysAreTheZones()
{
    const QDateTime late(QDate(2026, 3, 2), QTime(23, 30), Qt::UTC);
    label(0, late, m_own);
    label(1, late.addSecs(20 * minute), m_own);
    label(1, late.addDays(3), m_own);
    const WorkStatistics london = statistics();
    QCOMPARE(london.days.size(), 2);
    QCOMPARE(london.days[0].day, QDate(2026, 3, 2));
    QCOMPARE(london.days[0].labels, 2);
    QCOMPARE(london.days[0].articles, 2);
    QCOMPARE(london.on(QDate(2026, 3, 5)).labels, 1);
    QCOMPARE(london.on(QDate(2026, 3, 4)).labels, 0);
    const WorkStatistics moscow = statistics(QTimeZone(static_cast<int>(3 * hour)));
    QCOMPARE(moscow.days[0].day, QDate(2026, 3, 3));
    QCOMPARE(moscow.days[0].labels, 2);
    // Midnight lies between these two.
    label(0, QDateTime(QDate(2026, 3, 2), QTime(23, 59), Qt::UTC), m_own);
    label(0, QDateTime(QDate(2026, 3, 3), QTime(0, 1), Qt::UTC), m_own);
    const WorkStatistics again = statistics();
    QCOMPARE(again.days.size(), 3);
    QCOMPARE(again.days[1], (DayOfWork{QDate(2026, 3, 3), 1, 1, 0}));
}

void TestWorkStatistics::pausesAreNoWork()
{
    for (int n = 0; n < 7; ++n)
        label(0, morning.addSecs(n * minute), m_own);         // 6 minutes
    label(0, morning.addSecs(4 * hour), m_own);               // after lunch
    label(0, morning.addSecs(4 * hour + 10 * minute), m_own); // just no pause
    label(0, morning.addSecs(4 * hour + 20 * minute).addMSecs(1), m_own);
    const DayOfWork day = statistics().on(morning.date());
    QCOMPARE(day.labels, 10);
    QCOMPARE(day.milliseconds, 16 * minute * 1000);
    QVERIFY(day.perHour());
    QCOMPARE(*day.perHour(), 37.5);
}

void TestWorkStatistics::tooLittleTimeHasNoSpeed()
{
    label(0, morning, m_own);
    QVERIFY(!statistics().on(morning.date()).perHour());
    label(0, morning.addSecs(5 * minute - 1), m_own);
    QVERIFY(!statistics().on(morning.date()).perHour());
    label(0, morning.addSecs(5 * minute), m_own);
    QCOMPARE(statistics().on(morning.date()).perHour().value(), 36.0);
}

void TestWorkStatistics::onlySince()
{
    label(0, morning, m_own);
    label(0, morning.addSecs(2 * minute), m_own);
    label(0, morning.addSecs(3 * minute), m_own);
    const WorkStatistics since = statistics(QTimeZone::utc(), morning.addSecs(2 * minute));
    QCOMPARE(since.labels, 2);
    QCOMPARE(since.on(morning.date()).milliseconds, minute * 1000);
}

void TestWorkStatistics::doneArticles()
{
    QVERIFY(m_project.apply(makeChange({},
        {adding(ArticleState{m_articles[0], m_own, ArticleState::State::Done}),
            adding(ArticleState{m_articles[1], m_own, ArticleState::State::Started}),
            adding(ArticleState{m_articles[1], m_other, ArticleState::State::Done})})));
    QCOMPARE(statistics().articlesDone, 1);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestWorkStatistics)
#include "tst_work_statistics.moc"
