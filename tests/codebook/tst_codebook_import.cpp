// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/importing.h"
#include "model/codebook/wording.h"

#include <QTest>

namespace standpoint {

class TestCodebookImport : public QObject
{
    Q_OBJECT

private slots:
    void exportAndImportLeaveTheProjectEqual();
    void aProjectTakesOverTheWholeFile();
    void thingsAreFoundByName();
    void init();
    void namesMayChangePlaces();
    void whatOnlyTheProjectHasStays();
    void choicesInUseStay();
    void aRenamedChoiceIsNotTheOneOfItsOldName();
    void theLaterWordingCounts();
    void twoThatWouldBeOneAreRefused();
    void anotherScaleTakesTheOldOneAway();
    void aScaleInUseIsRetired();
    void whatAScaleChangesIsLookedAtAgain_data();
    void whatAScaleChangesIsLookedAtAgain();
    void anotherPolarityIsLookedAtAgain();
    void ordersFarOutAreNumberedAnew();
    void reasonsAreTakenOver();
};

namespace {

QDateTime now; ///< of the revisions of a test

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

/// An article with an annotation of each of these.
void annotate(Project &project, const QList<StanceId> &stances)
{
    ArticleInfo info;
    info.id = ArticleId::random();
    info.title = text("Talks");
    const Annotator anna{AnnotatorId::random(), text("Anna %1").arg(project.annotators().size()), false};
    const Actor actor{ActorId::random(), text("Envoy"), {}, {}, {}};
    std::vector<AnyEdit> edits{
        adding(anna), adding(actor), adding(info), adding(ArticleText{info.id, text("No."), {{0, 3}}})};
    for (const StanceId stance : stances) {
        Annotation annotation;
        annotation.id = AnnotationId::random();
        annotation.article = info.id;
        annotation.annotator = anna.id;
        annotation.actor = actor.id;
        annotation.issue = project.issues().inOrder().first().id;
        annotation.stance = stance;
        annotation.evidence = TextSpan{0, 2};
        annotation.created = annotation.modified = now.addSecs(-30);
        edits.push_back(adding(annotation));
    }
    if (const Status done = project.apply(makeChange({}, edits)); !done)
        qFatal("%s", qPrintable(done.error().toString()));
}

/// Where on the scale the annotations' stances are.
QHash<AnnotationId, std::optional<double>> polarities(const Project &project)
{
    QHash<AnnotationId, std::optional<double>> all;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations)
            all.insert(annotation.id, project.stances().find(annotation.stance)->polarity);
    }
    return all;
}

QSet<AnnotationId> toLookAt(const Project &project)
{
    QSet<AnnotationId> ids;
    for (const OlderWording &older : underOlderWording(project))
        ids.insert(older.annotation);
    return ids;
}

void rescale(Project &project, const QList<StanceValue> &scale)
{
    const Result<Revision> revision = rescaling(project, scale, now);
    QVERIFY2(revision, qPrintable(revision ? QString() : revision.error().toString()));
    const Project before = project;
    const Change change = makeChange(revision->label, revision->edits);
    const Status done = project.apply(change);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().toString()));
    Project back = project;
    QVERIFY(back.apply(inverse(change)));
    QVERIFY(back == before);
    QStringList wanted;
    for (const StanceValue &stance : scale)
        wanted.append(text("%1 %2").arg(stance.name).arg(stance.polarity.value_or(9)));
    QStringList inUse;
    for (const StanceValue &stance : project.stances().inOrder()) {
        if (!stance.retired)
            inUse.append(text("%1 %2").arg(stance.name).arg(stance.polarity.value_or(9)));
    }
    QCOMPARE(inUse, wanted);
    QVERIFY2(rescaling(project, scale, now)->edits.empty(), "it has that scale already");
}

Revision imported(Project &project, const Codebook &book)
{
    const Result<Revision> revision = importing(project, book, now);
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

void TestCodebookImport::init()
{
    now = QDateTime(QDate(2024, 5, 1), QTime(12, 0), Qt::UTC);
}

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

void TestCodebookImport::aRenamedChoiceIsNotTheOneOfItsOldName()
{
    Project project = made(text("three-values"));
    Codebook book = *readCodebook(writeCodebook(project));
    Attribute &attribute = book.attributes[0];
    const Choice old = attribute.choices[0];
    attribute.choices[0].name = text("something else");
    attribute.choices.append({ChoiceId::random(), old.name});
    const QList<Choice> wanted = attribute.choices;
    imported(project, book);
    QCOMPARE(project.attributes().find(attribute.id)->choices, wanted);
}

/// What waits under an older wording must not vanish because a file does not know of it.
void TestCodebookImport::theLaterWordingCounts()
{
    const auto on = [](int day) { return QDateTime(QDate(2024, 5, day), QTime(12, 0), Qt::UTC); };
    Project project = made(text("three-values"));
    const Codebook older = *readCodebook(writeCodebook(project));
    Issue issue = project.issues().inOrder().first();
    StanceValue stance = project.stances().inOrder().first();
    Attribute attribute = project.attributes().inOrder().first();
    issue.revised = stance.revised = attribute.revised = on(2);
    QVERIFY(project.apply(makeChange({},
        {replacing(project.issues().inOrder().first(), issue),
            replacing(project.stances().inOrder().first(), stance),
            replacing(project.attributes().inOrder().first(), attribute)})));
    const auto revised = [&] {
        return QList<QDateTime>{project.issues().find(issue.id)->revised,
            project.stances().find(stance.id)->revised, project.attributes().find(attribute.id)->revised};
    };
    const Project before = project;
    QVERIFY2(imported(project, older).edits.empty(), "nothing in it is newer");
    QVERIFY(project == before);
    Codebook other = older;
    other.issues[0].revised = on(1);
    other.issues[0].guideline = text("New words.");
    other.stances[0].revised = on(3);
    imported(project, other);
    QCOMPARE(revised(), (QList<QDateTime>{on(2), on(3), on(2)}));
    QCOMPARE(project.issues().find(issue.id)->guideline, text("New words."));
    const Result<Revision> scale = rescaling(project, templateCodebook(text("ambivalent"))->stances, now);
    QVERIFY(scale && project.apply(makeChange({}, scale->edits)));
    QCOMPARE(revised(), (QList<QDateTime>{on(2), on(3), on(2)}));
}

void TestCodebookImport::twoThatWouldBeOneAreRefused()
{
    const Project project = made(text("three-values"));
    Codebook book = defaultCodebook();
    Issue twin = book.issues[0];
    twin.id = IssueId::random();
    book.issues.append(twin); // by id the first one, by name this one
    const Result<Revision> revision = importing(project, book, now);
    QVERIFY(!revision);
    QVERIFY(revision.error().what.contains(twin.name));
}

void TestCodebookImport::anotherScaleTakesTheOldOneAway()
{
    Project project = made(text("three-values"));
    const QList<StanceValue> scale = templateCodebook(text("five-values"))->stances;
    const Result<Revision> revision = rescaling(project, scale, now);
    QVERIFY(revision && project.apply(makeChange({}, revision->edits)));
    QCOMPARE(project.stances().size(), 5);
    QStringList names;
    for (const StanceValue &stance : project.stances().inOrder())
        names.append(stance.name);
    QCOMPARE(names.first(), text("strongly in favour"));
    QVERIFY2(rescaling(project, scale, now)->edits.empty(), "it has that scale already");
}

void TestCodebookImport::aScaleInUseIsRetired()
{
    Project project = made(text("ambivalent"));
    const StanceValue ambivalent = project.stances().inOrder().last();
    annotate(project, {ambivalent.id});
    const Result<Revision> revision = rescaling(project, defaultCodebook().stances, now);
    QVERIFY(revision && project.apply(makeChange({}, revision->edits)));
    QCOMPARE(revision->touched.size(), 1);
    QVERIFY(project.stances().find(ambivalent.id)->retired);
    QCOMPARE(project.stances().size(), 4);
}

void TestCodebookImport::whatAScaleChangesIsLookedAtAgain_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const QStringList scales{text("three-values"), text("five-values"), text("ambivalent")};
    for (const QString &from : scales) {
        for (const QString &to : scales)
            QTest::newRow(qPrintable(from + text(" to ") + to)) << from << to;
    }
}

/// There and back twice, with annotations made in either scale.
void TestCodebookImport::whatAScaleChangesIsLookedAtAgain()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    Project project = made(from);
    for (const QString &scale : {from, to, from, to, from}) {
        const auto said = polarities(project);
        QSet<AnnotationId> wanted = toLookAt(project);
        rescale(project, templateCodebook(scale)->stances);
        const auto says = polarities(project);
        for (auto one = said.cbegin(); one != said.cend(); ++one) {
            if (says.value(one.key()) != one.value())
                wanted.insert(one.key());
        }
        QCOMPARE(toLookAt(project), wanted);
        QList<StanceId> inUse;
        for (const StanceValue &stance : project.stances().inOrder()) {
            if (!stance.retired)
                inUse.append(stance.id);
        }
        annotate(project, inUse);
        now = now.addSecs(60);
    }
}

void TestCodebookImport::anotherPolarityIsLookedAtAgain()
{
    Project project = made(text("three-values"));
    const QList<StanceValue> before = project.stances().inOrder();
    annotate(project, {before[0].id, before[1].id});
    QVERIFY(toLookAt(project).isEmpty());
    const Codebook as = *readCodebook(writeCodebook(project));
    QList<StanceValue> scale = before;
    scale[0].polarity = 0.25;
    scale[1].name = text("undecided"); // another name says by itself nothing else
    rescale(project, scale);
    QCOMPARE(toLookAt(project).size(), 1);
    QCOMPARE(project.stances().find(before[0].id)->revised, now);
    now = now.addSecs(60);
    imported(project, as);
    QCOMPARE(project.stances().find(before[0].id)->revised, now);
    QVERIFY(!project.stances().find(before[1].id)->revised.isValid());
}

void TestCodebookImport::ordersFarOutAreNumberedAnew()
{
    Project project = made(text("ambivalent"));
    const StanceValue before = project.stances().inOrder().last();
    StanceValue last = before;
    last.order = std::numeric_limits<int>::max();
    QVERIFY(project.apply(makeChange({}, {replacing(before, last)})));
    annotate(project, {last.id});
    rescale(project, defaultCodebook().stances);
    QCOMPARE(project.stances().find(last.id)->order, 3);
    QCOMPARE(project.stances().inOrder().last().id.toString(), last.id.toString());
}

/// By id or name; those that only the project has stay behind the file's, and so do all where the file has
/// none.
void TestCodebookImport::reasonsAreTakenOver()
{
    Codebook book = defaultCodebook();
    Project project = *newProject(text("Study"), book);
    book.reasons = {ReasonCode{ReasonId::random(), text("codebook unclear"), 0, text("Stance › Neutral")},
        ReasonCode{book.reasons[0].id, text("not seen"), 0, {}},
        ReasonCode{{{77, 1}}, text("a joke"), 0, {}}};
    imported(project, book);
    QStringList names;
    for (const ReasonCode &reason : project.reasons().inOrder())
        names.append(reason.name);
    QCOMPARE(names,
        (QStringList{text("codebook unclear"), text("not seen"), text("a joke"), text("slip of the key"),
            text("another actor is meant"), text("no position shown"), text("text ambiguous")}));
    QCOMPARE(project.reasons().inOrder().first().paragraph, text("Stance › Neutral"));
    QCOMPARE(project.reasons().inOrder().first().id, defaultCodebook().reasons[4].id);
    const QList<ReasonCode> before = project.reasons().inOrder();
    book.reasons.clear();
    imported(project, book);
    QCOMPARE(project.reasons().inOrder(), before);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestCodebookImport)
#include "tst_codebook_import.moc"
