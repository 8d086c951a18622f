// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/importing.h"

#include <QTest>

namespace standpoint {

class TestCodebookImport : public QObject
{
    Q_OBJECT

private slots:
    void exportAndImportLeaveTheProjectEqual();
    void aProjectTakesOverTheWholeFile();
    void thingsAreFoundByName();
    void namesMayChangePlaces();
    void whatOnlyTheProjectHasStays();
    void choicesInUseStay();
    void twoThatWouldBeOneAreRefused();
    void anotherScaleTakesTheOldOneAway();
    void aScaleInUseIsRetired();
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Project made(const QString &scale)
{
    Result<Project> project = newProject(text("Study"), *templateCodebook(scale));
    if (!project)
        qFatal("%s", qPrintable(project.error().what));
    return *project;
}

Revision imported(Project &project, const Codebook &book)
{
    const Result<Revision> revision = importing(project, book);
    if (!revision)
        qFatal("%s", qPrintable(revision.error().what));
    const Project before = project;
    const Change change = makeChange(revision->label, revision->edits);
    if (const Status done = project.apply(change); !done)
        qFatal("%s", qPrintable(done.error().toString()));
    Project back = project;
    if (!back.apply(inverse(change)) || !(back == before))
        qFatal("it cannot be undone");
    return *revision;
}

} // namespace

void TestCodebookImport::exportAndImportLeaveTheProjectEqual()
{
    Project project = made(text("five-values"));
    Issue issue = project.issues().inOrder().first();
    Issue rich = issue;
    rich.group = text("force");
    rich.keywords = {{text("air strike"), false}, {text("bomb(s|ing)?"), true}};
    rich.revised = QDateTime(QDate(2024, 2, 29), QTime(23, 59, 59, 7), Qt::UTC);
    QVERIFY(project.apply(makeChange({}, {replacing(issue, rich)})));
    const Project before = project;
    const Result<Codebook> book = readCodebook(writeCodebook(project));
    QVERIFY(book);
    QVERIFY(imported(project, *book).edits.empty());
    QVERIFY(project == before);
}

void TestCodebookImport::aProjectTakesOverTheWholeFile()
{
    Project project = made(text("three-values"));
    const Result<Codebook> book = readCodebook(writeCodebook(made(text("five-values"))));
    imported(project, *book);
    const Result<Codebook> after = readCodebook(writeCodebook(project));
    for (const StanceValue &stance : book->stances)
        QVERIFY2(std::any_of(after->stances.begin(), after->stances.end(),
                     [&](const StanceValue &s) {
                         return s.name == stance.name && s.polarity == stance.polarity
                             && s.order == stance.order;
                     }),
            qPrintable(stance.name));
}

void TestCodebookImport::thingsAreFoundByName()
{
    Project project = made(text("three-values"));
    const Issue before = project.issues().inOrder().first();
    const Result<Codebook> book = readCodebook(
        R"({"issues": [{"name": "intervention", "guideline": "New words."}], "stances": [{"name": "neutral", "polarity": 0}]})");
    imported(project, *book);
    QCOMPARE(project.issues().find(before.id)->guideline, text("New words."));
    QCOMPARE(project.issues().size(), 2);
}

void TestCodebookImport::namesMayChangePlaces()
{
    Project project = made(text("three-values"));
    Codebook book = *readCodebook(writeCodebook(project));
    std::swap(book.issues[0].name, book.issues[1].name);
    imported(project, book);
    QCOMPARE(project.issues().inOrder()[0].name, text("negotiation"));
    QVERIFY(project.issues().inOrder()[0].id == book.issues[0].id);
}

void TestCodebookImport::whatOnlyTheProjectHasStays()
{
    Project project = made(text("ambivalent"));
    Codebook book = defaultCodebook();
    book.issues.removeFirst();
    imported(project, book);
    QStringList names;
    for (const Issue &issue : project.issues().inOrder())
        names.append(issue.name);
    QCOMPARE(names, (QStringList{text("negotiation"), text("intervention")}));
    QCOMPARE(project.stances().inOrder().last().name, text("ambivalent"));
}

void TestCodebookImport::choicesInUseStay()
{
    Project project = made(text("three-values"));
    const Attribute before = project.attributes().inOrder().first();
    const Result<Codebook> book = readCodebook(
        R"({"issues": [{"name": "a"}], "stances": [{"name": "b"}], "attributes": [{"name": "attribution", "kind": "choice", "choices": [{"name": "action"}, {"name": "photo"}]}]})");
    imported(project, *book);
    const Attribute after = *project.attributes().find(before.id);
    QCOMPARE(after.choices.size(), 5);
    QCOMPARE(after.choices[0].name, text("action"));
    for (const Choice &choice : before.choices)
        QVERIFY2(after.choices.contains(choice), qPrintable(choice.name));
}

void TestCodebookImport::twoThatWouldBeOneAreRefused()
{
    const Project project = made(text("three-values"));
    Codebook book = defaultCodebook();
    Issue twin = book.issues[0];
    twin.id = IssueId::random();
    book.issues.append(twin); // by id the first one, by name this one
    const Result<Revision> revision = importing(project, book);
    QVERIFY(!revision);
    QVERIFY(revision.error().what.contains(twin.name));
}

void TestCodebookImport::anotherScaleTakesTheOldOneAway()
{
    Project project = made(text("three-values"));
    const QList<StanceValue> scale = templateCodebook(text("five-values"))->stances;
    const Result<Revision> revision = rescaling(project, scale);
    QVERIFY(revision && project.apply(makeChange({}, revision->edits)));
    QCOMPARE(project.stances().size(), 5);
    QStringList names;
    for (const StanceValue &stance : project.stances().inOrder())
        names.append(stance.name);
    QCOMPARE(names.first(), text("strongly in favour"));
    QVERIFY2(rescaling(project, scale)->edits.empty(), "it has that scale already");
}

void TestCodebookImport::aScaleInUseIsRetired()
{
    Project project = made(text("ambivalent"));
    const StanceValue ambivalent = project.stances().inOrder().last();
    ArticleInfo info;
    info.id = ArticleId::random();
    info.title = text("Talks");
    Annotation annotation;
    annotation.id = AnnotationId::random();
    annotation.article = info.id;
    const Annotator anna{AnnotatorId::random(), text("Anna"), false};
    const Actor actor{ActorId::random(), text("Envoy"), {}, {}, {}};
    annotation.annotator = anna.id;
    annotation.actor = actor.id;
    annotation.issue = project.issues().inOrder().first().id;
    annotation.stance = ambivalent.id;
    annotation.evidence = TextSpan{0, 2};
    QVERIFY(project.apply(makeChange({},
        {adding(anna), adding(actor), adding(info), adding(ArticleText{info.id, text("No."), {{0, 3}}}),
            adding(annotation)})));
    const Result<Revision> revision = rescaling(project, defaultCodebook().stances);
    QVERIFY(revision && project.apply(makeChange({}, revision->edits)));
    QCOMPARE(revision->touched.size(), 1);
    QVERIFY(project.stances().find(ambivalent.id)->retired);
    QCOMPARE(project.stances().size(), 4);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestCodebookImport)
#include "tst_codebook_import.moc"
