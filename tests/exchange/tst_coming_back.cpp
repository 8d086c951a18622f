// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that a project wrote, back in that project: under other names, and changed in another tool.
#include "model/text/offsets.h"
#include "tests/exchange/exchange_sample.h"

using namespace standpoint;

namespace {

QString outputName(const Format &format)
{
    return format.isFolder ? QStringLiteral("out") : QStringLiteral("out.") + format.suffixes.first();
}

QString written(const Project &project, const Format &format, const Folder &folder, bool pseudonyms = false)
{
    ExportOptions options;
    options.format = format.id;
    options.path = folder.path(outputName(format));
    options.pseudonyms = pseudonyms;
    const auto done = exportProject(project, options);
    if (!done)
        qFatal("%s", qPrintable(done.error().toString()));
    return options.path;
}

ImportOptions optionsFor(const QString &format, ChangedAnnotations changed = ChangedAnnotations::Keep)
{
    ImportOptions options;
    options.format = format;
    options.changed = changed;
    return options;
}

Annotation annotation(const Project &project, quint64 number)
{
    return *onlyArticleNamed(project, QStringLiteral("talks")).annotation(AnnotationId{{6, number}});
}

void apply(Project &project, std::vector<AnyEdit> edits)
{
    if (const Status done = project.apply(makeChange({}, std::move(edits))); !done)
        qFatal("%s", qPrintable(done.error().toString()));
}

void change(Project &project, quint64 number, const std::function<void(Annotation &)> &how)
{
    Annotation after = annotation(project, number);
    how(after);
    apply(project, {replacing(annotation(project, number), after)});
}

/// The sample, in which both annotators are done with the article.
Project doneSample()
{
    Project project = sampleProject();
    std::vector<AnyEdit> edits;
    for (const quint64 who : {1U, 2U})
        edits.push_back(
            adding(ArticleState{ArticleId{{4, 1}}, AnnotatorId{{3, who}}, ArticleState::State::Done}));
    apply(project, std::move(edits));
    return project;
}

/// As somebody changed it elsewhere: another stance, issue, actor, place, note, confidence and answers.
Project changedSample(Project project)
{
    change(project, 1, [&](Annotation &one) {
        one.stance = project.stances().inOrder()[1].id;
        one.actor = ActorId{{5, 2}};
        one.setNote(QStringLiteral("another note"));
        one.confidence = 0.4F;
        for (const Attribute &attribute : project.attributes().inOrder()) {
            if (attribute.kind == Attribute::Kind::Choice)
                one.setAnswer(attribute.id, attribute.choices.last().id.toString());
        }
    });
    change(project, 2, [&](Annotation &one) {
        one.issue = project.issues().inOrder()[0].id;
        one.evidence = Evidence(TextSpan{24, 29});
    });
    return project;
}

} // namespace

class TestComingBack : public QObject
{
    Q_OBJECT

private slots:
    void pseudonymsAreKnownHere_data();
    void pseudonymsAreKnownHere();
    void otherNamesMakeNoLayer_data() { pseudonymsAreKnownHere_data(); }
    void otherNamesMakeNoLayer();
    void whoHasWorkOfTheirOwnGetsALayer();
    void changesAreLeftUnlessWanted_data() { pseudonymsAreKnownHere_data(); }
    void changesAreLeftUnlessWanted();
    void changesAreTaken_data() { pseudonymsAreKnownHere_data(); }
    void changesAreTaken();
    void whatTheFileIsSilentOfStays();
    void othersAnnotationsAreNotTouched();
    void whatChangedHereTooIsSaid();
    void withoutAnIdNothingIsTouched();
    void signsThatXmlLacksMakeNoSecondArticle();
    void whatOfArticlesIsLostIsListed_data() { pseudonymsAreKnownHere_data(); }
    void whatOfArticlesIsLostIsListed();
    void whatOfTheProjectIsLostIsListed_data() { pseudonymsAreKnownHere_data(); }
    void whatOfTheProjectIsLostIsListed();
};

void TestComingBack::pseudonymsAreKnownHere_data()
{
    QTest::addColumn<QString>("format");
    const Fields whole = Field::Span | Field::Actor | Field::Issue | Field::Stance | Field::Ids;
    for (const Format *format : formats()) {
        // Files of whole projects never change what is there: tst_project_files.
        if (format->writer && (format->read || format->parse) && (format->keeps & whole) == whole)
            QTest::newRow(qPrintable(format->id)) << format->id;
    }
}

void TestComingBack::pseudonymsAreKnownHere()
{
    QFETCH(const QString, format);
    const Folder folder;
    Project project = doneSample();
    const Project before = project;
    const QString path = written(project, *formatById(format), folder, true);
    const Import import = importInto(project, {path}, optionsFor(format));
    QVERIFY2(import.change.edits.empty(), qPrintable(linesOf(import.notices).join(u'\n')));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("is Bo here")));
    QVERIFY(project == before);
}

/// In the project they have been renamed since.
void TestComingBack::otherNamesMakeNoLayer()
{
    QFETCH(const QString, format);
    const Folder folder;
    Project project = doneSample();
    const QString path = written(project, *formatById(format), folder);
    std::vector<AnyEdit> edits;
    for (const Annotator &annotator : project.annotators().inOrder())
        edits.push_back(replacing(
            annotator, Annotator{annotator.id, QStringLiteral("Renamed ") + annotator.name, false}));
    apply(project, std::move(edits));
    const Project before = project;
    const Import import = importInto(project, {path}, optionsFor(format));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("“Bo” is Renamed Bo here")));
    QCOMPARE(import.change.edits.size(), size_t(0));
    QVERIFY(project == before);
}

void TestComingBack::whoHasWorkOfTheirOwnGetsALayer()
{
    const Folder folder;
    Project project = sampleProject();
    const QByteArray lines =
        R"({"id": "00000000000000060000000000000002", "document": "talks", "start": 23, "end": 50, "actor": "Zöe", "issue": "negotiation", "stance": "in favour", "annotator": "Cy"}
{"document": "talks", "start": 23, "end": 28, "actor": "Zöe", "issue": "negotiation", "stance": "in favour", "annotator": "Cy"}
)";
    const Import import = importInto(project, {folder.write(QStringLiteral("a.jsonl"), lines)});
    QCOMPARE(import.counts.annotations, 1);
    QCOMPARE(import.counts.annotators, 1);
    QCOMPARE(project.annotationCount(), 3);
}

void TestComingBack::changesAreLeftUnlessWanted()
{
    QFETCH(const QString, format);
    const Folder folder;
    Project project = doneSample();
    const Project before = project;
    const QString path = written(changedSample(project), *formatById(format), folder);
    const Import import = importInto(project, {path}, optionsFor(format));
    QCOMPARE(import.counts.differing, 2);
    QCOMPARE(import.counts.changedAnnotations, 0);
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("--changed take")));
    QVERIFY(project == before);
}

void TestComingBack::changesAreTaken()
{
    QFETCH(const QString, format);
    const Folder folder;
    const Format &used = *formatById(format);
    Project project = doneSample();
    const Project before = project;
    const QString path = written(changedSample(project), used, folder);
    const Import import = importInto(project, {path}, optionsFor(format, ChangedAnnotations::Take));
    QCOMPARE(import.counts.differing, 2);
    QCOMPARE(import.counts.changedAnnotations, 2);
    QCOMPARE(import.counts.changedSince, 0);
    Fields compared = used.keeps | Field::Ids;
    compared.setFlag(Field::Times, false);
    QCOMPARE(annotationLines(project, compared).join(u'\n'),
        annotationLines(changedSample(before), compared).join(u'\n'));
    for (const quint64 number : {1U, 2U}) {
        const Annotation old = annotation(before, number);
        const Annotation after = annotation(project, number);
        QVERIFY(after.modified > old.modified);
        QVERIFY(after.created == old.created && after.provenance == old.provenance);
    }
    const Import again = importInto(project, {path}, optionsFor(format, ChangedAnnotations::Take));
    QCOMPARE(again.counts.differing, 0);
    QCOMPARE(again.change.edits.size(), size_t(0));
    QVERIFY(project.apply(inverse(import.change)));
    QVERIFY(project == before);
}

void TestComingBack::whatTheFileIsSilentOfStays()
{
    const Folder folder;
    Project project = sampleProject();
    const QString stance = project.stances().inOrder()[1].name;
    const QString issue = project.issues().inOrder()[0].name;
    // The hull of two fragments, without note, confidence, answers.
    const QString table = QStringLiteral("id,document,start,end,actor,issue,stance,annotator\n"
                                         "00000000000000060000000000000001,talks,2,20,Ada; 100%,%1,%2,Bo\n");
    const Annotation before = annotation(project, 1);
    const OffsetMap offsets(sampleText());
    const auto point = [&](int at) { return QString::number(offsets.codePointFromUtf16(at)); };
    const QString made = QString(table)
                             .replace(QStringLiteral("2,20,"),
                                 point(before.evidence.begin()) + u',' + point(before.evidence.end()) + u',')
                             .arg(issue, stance);
    const Import import = importInto(
        project, {folder.write(QStringLiteral("a.csv"), made)}, optionsFor({}, ChangedAnnotations::Take));
    QCOMPARE(import.counts.changedAnnotations, 1);
    Annotation expected = before;
    expected.stance = project.stances().inOrder()[1].id;
    expected.modified = annotation(project, 1).modified;
    QVERIFY(annotation(project, 1) == expected);
}

void TestComingBack::othersAnnotationsAreNotTouched()
{
    const Folder folder;
    Project project = sampleProject();
    const Project before = project;
    const QByteArray line =
        R"({"id": "00000000000000060000000000000002", "document": "talks", "start": 23, "end": 50, "actor": "Zöe", "issue": "negotiation", "stance": "neutral", "annotator": "Bo"}
)";
    const Import import = importInto(
        project, {folder.write(QStringLiteral("a.jsonl"), line)}, optionsFor({}, ChangedAnnotations::Take));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("another annotator's here")));
    QVERIFY(project == before);
}

void TestComingBack::whatChangedHereTooIsSaid()
{
    const Folder folder;
    Project project = doneSample();
    const QString path = written(changedSample(project), *formatById(QStringLiteral("brat")), folder);
    change(project, 2, [](Annotation &one) {
        one.setNote(QStringLiteral("mine"));
        one.modified = one.modified.addDays(1);
    });
    Import import = importInto(project, {path}, optionsFor(QStringLiteral("brat"), ChangedAnnotations::Take));
    QCOMPARE(import.counts.changedSince, 1);
    QCOMPARE(import.counts.changedAnnotations, 2);
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("was changed here too")));
    QCOMPARE(annotation(project, 2).note.orDefault(), QStringLiteral("mine"));
}

void TestComingBack::withoutAnIdNothingIsTouched()
{
    const Folder folder;
    Project project = sampleProject();
    const Project before = project;
    const QString table = QStringLiteral("document,start,end,actor,issue,stance,annotator,note\n"
                                         "talks,23,50,Zöe,%1,%2,Zöe,other\n")
                              .arg(project.issues().inOrder()[1].name, project.stances().inOrder()[0].name);
    const Import import = importInto(
        project, {folder.write(QStringLiteral("a.csv"), table)}, optionsFor({}, ChangedAnnotations::Take));
    QCOMPARE(import.counts.differing, 0);
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("it was left as it is")));
    QVERIFY(project == before);
}

void TestComingBack::signsThatXmlLacksMakeNoSecondArticle()
{
    const Folder folder;
    Project project = sampleProject();
    ArticleInfo info;
    info.id = ArticleId{{4, 3}};
    info.title = info.document = QStringLiteral("odd");
    info.order = 2;
    const QString text = QStringLiteral("Odd \uFFFE sign.\uFFFF");
    Annotation one = annotation(project, 2);
    one.id = AnnotationId{{6, 3}};
    one.article = info.id;
    one.evidence = Evidence(TextSpan{0, 10});
    apply(project,
        {adding(info), adding(ArticleText{info.id, text, {{0, static_cast<int>(text.size())}}}),
            adding(one)});
    const Project before = project;
    const auto done =
        exportProject(project, {QStringLiteral("xmi"), folder.path(QStringLiteral("out")), {}, {}, 0});
    QCOMPARE(done->losses.value(Loss::SignReplaced), 2);
    QCOMPARE(done->losses.value(Loss::TextChanged), 0);
    const Import import =
        importInto(project, {folder.path(QStringLiteral("out"))}, optionsFor(QStringLiteral("xmi")));
    QVERIFY2(import.change.edits.empty(), qPrintable(linesOf(import.notices).join(u'\n')));
    QVERIFY(project == before);
}

/// Progress and descriptions come back, or the table says that they do not.
void TestComingBack::whatOfArticlesIsLostIsListed()
{
    QFETCH(const QString, format);
    const Folder folder;
    const Format &used = *formatById(format);
    Project project = doneSample();
    apply(project, {adding(ArticleState{ArticleId{{4, 2}}, AnnotatorId{{3, 1}}, ArticleState::State::Done})});
    const auto done = exportProject(project, {format, folder.path(outputName(used)), {}, {}, 0});
    QVERIFY(done.has_value());
    Project fresh = emptyProject();
    if (!used.keeps.testFlag(Field::Text))
        importInto(fresh,
            {folder.write(QStringLiteral("talks.txt"), sampleText()),
                folder.write(QStringLiteral("open.txt"), QByteArray("Nothing yet."))});
    importInto(fresh, {folder.path(outputName(used))}, optionsFor(format));
    qint64 states = 0;
    qint64 descriptions = 0;
    for (const Shared<Article> &article : project.articles()) {
        const Article *there = nullptr;
        for (const Shared<Article> &other : fresh.articles()) {
            if (other->content() == article->content())
                there = &*other;
        }
        QVERIFY(there);
        for (const ArticleState &state : article->states) {
            const QString name = project.annotators().find(state.annotator)->name;
            const auto same =
                std::any_of(there->states.begin(), there->states.end(), [&](const ArticleState &s) {
                    return s.state == state.state && fresh.annotators().find(s.annotator)->name == name;
                });
            states += same ? 0 : 1;
        }
        ArticleInfo one = *article->info;
        const ArticleInfo &two = *there->info;
        one.id = two.id;
        one.order = two.order;
        one.title = two.title;
        one.document = two.document;
        one.language = two.language;
        descriptions += one == two ? 0 : 1;
    }
    QCOMPARE(done->losses.value(Loss::States), states);
    QCOMPARE(done->losses.value(Loss::Metadata), descriptions);
}

void TestComingBack::whatOfTheProjectIsLostIsListed()
{
    QFETCH(const QString, format);
    const Folder folder;
    const Format &used = *formatById(format);
    Project project = sampleProject();
    const AnnotatorId gold{{3, 9}};
    Decision decision;
    decision.id = DecisionId{{7, 1}};
    decision.article = ArticleId{{4, 2}};
    decision.place = {0, 12};
    decision.actor = ActorId{{5, 1}};
    decision.issue = project.issues().inOrder()[0].id;
    decision.verdict = Decision::Verdict::Rejected;
    decision.by = AnnotatorId{{3, 1}};
    decision.at = QDateTime(QDate(2013, 8, 30), QTime(12, 0), Qt::UTC);
    apply(project, {adding(Annotator{gold, QStringLiteral("Gold"), true}), adding(decision)});
    ExportOptions options{format, folder.path(outputName(used)), {}, {}, 0};
    const auto all = exportProject(project, options);
    QVERIFY2(all, qPrintable(all ? QString() : all.error().toString()));
    QCOMPARE(all->losses.value(Loss::Decisions), 1);
    QCOMPARE(
        all->losses.value(Loss::ActorDetails), used.keeps.testFlag(Field::Actors) ? 0 : 1); // Zöe, a group
    QVERIFY(all->losses.value(Loss::Codebook) > 0);
    options.layer = QStringLiteral("Bo");
    QCOMPARE(exportProject(project, options)->losses.value(Loss::Decisions), 0);
    options.split = std::array<int, 3>{80, 10, 10};
    QCOMPARE(
        exportProject(project, options)->losses.value(Loss::Codebook), all->losses.value(Loss::Codebook));
}

QTEST_GUILESS_MAIN(TestComingBack)
#include "tst_coming_back.moc"
