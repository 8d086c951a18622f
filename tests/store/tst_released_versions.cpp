// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every released version of the project file stays readable. The files in tests/data/projects were written by
// write_released_project of their time; what they hold is said here once more, value by value.
#include "model/store/project_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace standpoint {

class TestReleasedVersions : public QObject
{
    Q_OBJECT

private slots:
    void haveAFileEach();
    void holdTheSame_data();
    void holdTheSame();
    void initTestCase();
    void codebookIsRead();
    void peopleAreRead();
    void articlesAreRead();
    void annotationsAreRead();
    void isSavedAndReadAgain();

private:
    Project m_project;
};

namespace {

QString words(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QString dataFile(int version)
{
    return QStringLiteral(TEST_DATA "/projects/v%1.stance").arg(version);
}

} // namespace

void TestReleasedVersions::haveAFileEach()
{
    for (int version = 1; version <= projectFileVersion; ++version)
        QVERIFY2(loadProject(dataFile(version)), qPrintable(dataFile(version)));
}

/// Files whose name goes on with the numbers of their StoredVersions: written by the same program, so what is
/// said below of the oldest holds for each.
void TestReleasedVersions::holdTheSame_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(TEST_DATA "/projects"));
    const QStringList names = folder.entryList({QStringLiteral("v*-stored-*.stance")}, QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestReleasedVersions::holdTheSame()
{
    QFETCH(QString, path);
    const Result<Project> project = loadProject(path);
    QVERIFY2(project, qPrintable(project ? QString() : project.error().toString()));
    QVERIFY(*project == m_project);
}

void TestReleasedVersions::initTestCase()
{
    const Result<Project> project = loadProject(dataFile(1));
    QVERIFY2(project, qPrintable(project ? QString() : project.error().toString()));
    m_project = *project;
}

void TestReleasedVersions::codebookIsRead()
{
    const ProjectInfo &info = m_project.info();
    QCOMPARE(info.id.toString(), QStringLiteral("00000000000000100000000000000001"));
    QCOMPARE(info.title, words("Syria 2013 “α”"));
    QCOMPARE(info.guideline, words("Work **sentence** by sentence."));
    QCOMPARE(info.created, QDateTime(QDate(2013, 11, 24), QTime(8, 30, 0, 123), Qt::UTC));

    const QList<Issue> issues = m_project.issues().inOrder();
    QCOMPARE(issues.size(), 2);
    QVERIFY(issues[0] == (Issue{{{0x11, 1}}, words("intervention"), 0, words("Force from outside.")}));
    QVERIFY(issues[1] == (Issue{{{0x11, 2}}, words("negotiation"), 1, {}}));

    const QList<StanceValue> stances = m_project.stances().inOrder();
    QCOMPARE(stances.size(), 3);
    QVERIFY(
        stances[0] == (StanceValue{{{0x20, 1}}, words("in favour"), 0, 1.0, 0x2166AC, words("Wants it.")}));
    QVERIFY(stances[1] == (StanceValue{{{0x20, 2}}, words("leaning against"), 1, -0.3, 0xB35806, {}}));
    QVERIFY(stances[2] == (StanceValue{{{0x20, 3}}, words("ambivalent"), 2, std::nullopt, 0, {}}));

    const QList<Attribute> attributes = m_project.attributes().inOrder();
    QCOMPARE(attributes.size(), 4);
    QVERIFY(attributes[0].kind == Attribute::Kind::Choice);
    QCOMPARE(attributes[0].guideline, words("Who says so?"));
    QVERIFY(attributes[0].choices
        == (QList<Choice>{{{{0x31, 1}}, words("direct quote")}, {{{0x31, 2}}, words("action")}}));
    QVERIFY(attributes[1].kind == Attribute::Kind::Flag);
    QVERIFY(attributes[2].kind == Attribute::Kind::Number);
    QVERIFY(attributes[3].kind == Attribute::Kind::Text);
}

void TestReleasedVersions::peopleAreRead()
{
    QCOMPARE(m_project.actors().size(), 4);
    QVERIFY(*m_project.actors().find({{0x40, 1}})
        == (Actor{{{0x40, 1}}, words("Россия"), {words("Russia"), words("Moscow")}, Actor::Kind::State, {}}));
    QVERIFY(*m_project.actors().find({{0x40, 2}})
        == (Actor{{{0x40, 2}}, words("Foreign minister"), {}, Actor::Kind::Person,
            {{{{0x40, 1}}, QDate(2004, 3, 9), {}}, {{{0x40, 3}}, {}, QDate(2012, 12, 31)}}}));
    QVERIFY(m_project.actors().find({{0x40, 3}})->kind == Actor::Kind::Organisation);
    QVERIFY(m_project.actors().find({{0x40, 4}})->kind == Actor::Kind::Group);
    QCOMPARE(m_project.annotators().size(), 2);
    QVERIFY(*m_project.annotators().find({{0x50, 1}}) == (Annotator{{{0x50, 1}}, words("Anna"), false}));
    QVERIFY(*m_project.annotators().find({{0x50, 2}}) == (Annotator{{{0x50, 2}}, words("Gold"), true}));
}

void TestReleasedVersions::articlesAreRead()
{
    QVERIFY(m_project.articleOrder() == (QList<ArticleId>{{{0x60, 1}}, {{0x60, 2}}}));
    const Article &article = *m_project.article({{0x60, 1}});
    const ArticleInfo expected{{{0x60, 1}}, 0, words("No military solution"), words("Agency"),
        words("A. Writer"), QDate(2013, 11, 24), words("https://example.org/1"), words("en"),
        {words("syria"), words("talks")}, words("article-1"), words("UTF-16LE, CRLF")};
    QVERIFY(*article.info == expected);
    QCOMPARE(article.content(), words("“No solution,” he said 😀, “exists.”\nThe e\u0301lite agreed."));
    QVERIFY(article.sentences() == (QList<TextSpan>{{0, 35}, {36, 54}}));
    QVERIFY(article.stateOf({{0x50, 1}}) == ArticleState::State::Done);
    QVERIFY(article.stateOf({{0x50, 2}}) == ArticleState::State::Started);
    const Article &empty = *m_project.article({{0x60, 2}});
    QVERIFY(empty.text && empty.content().isEmpty() && empty.states.isEmpty() && empty.annotations.isEmpty());
    QVERIFY(!empty.info->published.isValid());
}

void TestReleasedVersions::annotationsAreRead()
{
    const QList<Annotation> &annotations = m_project.article({{0x60, 1}})->annotations;
    QCOMPARE(annotations.size(), 2);
    const Annotation &full = annotations[0];
    QCOMPARE(full.id.toString(), QStringLiteral("00000000000000700000000000000001"));
    QVERIFY(full.annotator == (AnnotatorId{{0x50, 1}}));
    QVERIFY(full.actor == (ActorId{{0x40, 2}}));
    QVERIFY(full.issue == (IssueId{{0x11, 1}}));
    QVERIFY(full.stance == (StanceId{{0x20, 2}}));
    QVERIFY(full.evidence == Evidence(QList<TextSpan>{{0, 14}, {27, 35}}));
    QCOMPARE(m_project.article({{0x60, 1}})->evidenceText(full.evidence), words("“No solution,” … “exists."));
    QCOMPARE(full.attributes->size(), 4);
    QCOMPARE(full.answer({{0x30, 1}}), QStringLiteral("00000000000000310000000000000002"));
    QCOMPARE(full.answer({{0x30, 2}}), QStringLiteral("true"));
    QCOMPARE(full.answer({{0x30, 3}}), QStringLiteral("-1.5e3"));
    QCOMPARE(full.answer({{0x30, 4}}), words("“quoted”\n"));
    QCOMPARE(*full.note, words("see the headline 👩‍👧"));
    QVERIFY(full.confidence == 0.7F);
    QVERIFY(full.provenance == Annotation::Provenance::Imported);
    QCOMPARE(full.created, QDateTime(QDate(2013, 11, 24), QTime(9, 0, 0, 1), Qt::UTC));
    QCOMPARE(full.modified, QDateTime(QDate(2013, 11, 25), QTime(10, 0, 0, 999), Qt::UTC));

    const Annotation &plain = annotations[1];
    QVERIFY(plain.evidence == Evidence(TextSpan{36, 54}));
    QVERIFY(plain.provenance == Annotation::Provenance::Adjudicated);
    QVERIFY(!plain.hasConfidence() && !plain.note && !plain.attributes);
    QVERIFY(!plain.created.isValid() && !plain.modified.isValid());
}

void TestReleasedVersions::isSavedAndReadAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("again.stance"));
    QVERIFY(saveProject(m_project, path));
    const Result<Project> again = loadProject(path);
    QVERIFY(again && *again == m_project);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestReleasedVersions)
#include "tst_released_versions.moc"
