// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole projects as JSON lines and as tables: what comes back is equal.
#include "model/exchange/entity_fields.h"
#include "model/exchange/project_tables.h"
#include "tests/exchange/exchange_sample.h"
#include "tests/project/random_project.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace standpoint;

namespace {

const QString lines = QStringLiteral("jsonl");
const QString tables = QStringLiteral("tables");

/// The names that an export may be given; all formats that hold a whole project.
const QList<std::pair<QString, QString>> &wholeFormats()
{
    static const QList<std::pair<QString, QString>> all{{lines, QStringLiteral("whole.jsonl")},
        {tables, QStringLiteral("whole")}, {tables, QStringLiteral("whole.zip")}};
    return all;
}

ExportOptions wholeOptions(const QString &format, const QString &path)
{
    ExportOptions options;
    options.format = format;
    options.path = path;
    if (format == lines)
        options.choices.insert(QStringLiteral("contents"), QStringLiteral("project"));
    return options;
}

Exported exportWhole(const Project &project, const ExportOptions &options)
{
    const Result<Exported> written = exportProject(project, options);
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
    if (!written->leftOut.isEmpty())
        qFatal("%s", qPrintable(written->leftOut.first().toString()));
    return *written;
}

QString exportWhole(const Project &project, const Folder &folder, const std::pair<QString, QString> &format)
{
    QString path = folder.path(format.second);
    exportWhole(project, wholeOptions(format.first, path));
    return path;
}

/// As the wizard leaves it: with somebody who is going to work in it.
Project newStudy(const QString &scale = QStringLiteral("three-values"))
{
    Project project = *newProject(QStringLiteral("Mine"), *templateCodebook(scale));
    if (!project.applyEdit(adding(Annotator{AnnotatorId{{77, 1}}, QStringLiteral("Me"), false})))
        qFatal("no annotator");
    return project;
}

/// A random project with what the generator leaves out.
Project randomWhole(quint64 seed)
{
    RandomProject random(seed);
    Project project = random.project(1 + static_cast<int>(seed % 6));
    const auto add = [&](const AnyEdit &edit) {
        if (const Status added = project.applyEdit(edit); !added)
            qFatal("%s", qPrintable(added.error().toString()));
    };
    const QList<ArticleId> articles = project.articleOrder();
    for (const Annotator &annotator : project.annotators().inOrder()) {
        if (const Article *article = project.article(articles.first()); !article->stateOf(annotator.id))
            add(adding(ArticleState{articles.first(), annotator.id, ArticleState::State::Done}));
    }
    for (const Issue &before : project.issues().inOrder()) {
        Issue after = before;
        after.revised = QDateTime(QDate(-17, 3, 1), QTime(3, 4, 5, 6), Qt::UTC);
        add(replacing(before, after));
    }
    for (const StanceValue &before : project.stances().inOrder()) {
        StanceValue after = before;
        after.guideline = random.words(4);
        add(replacing(before, after));
    }
    return project;
}

/// Sees which fields are other than empty.
class SetFields
{
public:
    QString of;
    QSet<QString> all, set;

    template <typename T> void ownId(const Id<T> &) { }
    template <typename T> void reference(const char *name, const Id<T> &id) { see(name, !id.isNull()); }
    void text(const char *name, const QString &text) { see(name, !text.isEmpty()); }
    void text(const char *name, const Shared<QString> &text) { see(name, !text.orDefault().isEmpty()); }
    template <typename T> void number(const char *name, T number) { see(name, number != 0); }
    void flag(const char *name, bool flag) { see(name, flag); }
    void real(const char *name, const std::optional<double> &real) { see(name, real.has_value()); }
    void confidence(const char *name, float confidence) { see(name, confidence > 0); }
    template <typename W, size_t n>
    void word(const char *name, W word, const std::array<const char *, n> &words)
    {
        for (size_t i = 0; i < n; ++i) // every word of it
            see(QByteArray(name) + '=' + words[i], static_cast<size_t>(word) == i);
    }
    void time(const char *name, const QDateTime &time) { see(name, time.isValid()); }
    void date(const char *name, QDate date) { see(name, date.isValid()); }
    void colour(const char *name, quint32 colour) { see(name, colour != 0); }
    void place(TextSpan span) { see("place", !span.isEmpty()); }
    void evidence(const Evidence &evidence) { see("fragments", evidence.count() > 1); }
    void sentences(const QString &, const QList<TextSpan> &spans) { see("sentences", !spans.isEmpty()); }
    void texts(const char *list, const char *, const QStringList &texts) { see(list, !texts.isEmpty()); }
    template <typename T> void references(const char *list, const char *, const QList<Id<T>> &ids)
    {
        see(list, !ids.isEmpty());
    }
    template <typename T> void things(const char *list, const QList<T> &things)
    {
        see(list, !things.isEmpty());
        for (const T &thing : things)
            fields(*this, thing);
    }
    template <typename T> void things(const char *list, const Shared<QList<T>> &shared)
    {
        things(list, shared.orDefault());
    }
    template <typename Entity> void look(const Entity &entity)
    {
        of = QLatin1String(RecordName<Entity>::record);
        fields(*this, entity);
    }

private:
    void see(const QByteArray &name, bool isSet)
    {
        all.insert(of + u'.' + QString::fromLatin1(name));
        if (isSet)
            set.insert(of + u'.' + QString::fromLatin1(name));
    }
};

void lookAt(SetFields &seen, const Project &project)
{
    const auto lookAll = [&](const auto &table) {
        for (const auto &row : table)
            seen.look(*row);
    };
    seen.look(project.info());
    lookAll(project.issues());
    lookAll(project.stances());
    lookAll(project.attributes());
    lookAll(project.reasons());
    lookAll(project.annotators());
    lookAll(project.actors());
    lookAll(project.workLists());
    for (const Shared<Article> &article : project.articles()) {
        seen.of = QStringLiteral("article");
        fields(seen, *article->info, *article->text);
        for (const ArticleState &state : article->states)
            seen.look(state);
        for (const Annotation &annotation : article->annotations)
            seen.look(annotation);
        for (const Decision &decision : article->decisions.orDefault())
            seen.look(decision);
    }
}

/// The sample with one of everything: decided cases, reasons, work lists, progress.
Project study()
{
    Project project = sampleProject();
    const auto add = [&](const AnyEdit &edit) {
        if (const Status added = project.applyEdit(edit); !added)
            qFatal("%s", qPrintable(added.error().toString()));
    };
    ProjectInfo info = project.info();
    info.id = ProjectId{{1, 1}};
    info.created = QDateTime(QDate(2013, 8, 1), QTime(0, 0), Qt::UTC);
    info.guideline = QStringLiteral("# Rules\n\nRead first.");
    info.presets = {{QStringLiteral("export"), QStringLiteral("mine"), QStringLiteral("{}")}};
    Project fresh;
    for (const AnyEdit &edit : contentsOf(project)) {
        const bool isInfo = std::holds_alternative<Edit<ProjectInfo>>(edit);
        if (const Status added = fresh.applyEdit(isInfo ? adding(info) : edit); !added)
            qFatal("%s", qPrintable(added.error().toString()));
    }
    project = fresh;
    const IssueId issue = project.issues().inOrder()[0].id;
    add(adding(ReasonCode{ReasonId{{8, 1}}, QStringLiteral("unclear"), 6, QStringLiteral("Rules"), false}));
    add(adding(ArticleState{ArticleId{{4, 1}}, AnnotatorId{{3, 1}}, ArticleState::State::Done}));
    add(adding(Decision{DecisionId{{9, 1}}, ArticleId{{4, 1}}, {0, 22}, ActorId{{5, 1}}, issue,
        Decision::Verdict::Accepted, ReasonId{{8, 1}}, AnnotatorId{{3, 1}},
        QDateTime(QDate(2013, 9, 1), QTime(1, 2, 3), Qt::UTC), 7}));
    add(adding(WorkList{WorkListId{{10, 1}}, QStringLiteral("Bo's"), 0, AnnotatorId{{3, 1}},
        {ArticleId{{4, 2}}, ArticleId{{4, 1}}}, WorkList::Order::Random, 2, 4'000'000'000U}));
    return project;
}

QByteArrayList linesOfFile(const Folder &folder, const QString &name)
{
    QByteArrayList all = folder.read(name).split('\n');
    all.removeLast();
    return all;
}

} // namespace

class TestProjectFiles : public QObject
{
    Q_OBJECT

private slots:
    void comesBackEqual_data();
    void comesBackEqual();
    void randomProjectsSetEveryField();
    void whatNobodyTouchedGivesWay_data();
    void whatNobodyTouchedGivesWay();
    void oddValuesComeBack_data();
    void oddValuesComeBack();
    void longFilesComeBack();
    void recordsMayStandInAnyOrder();
    void rowsMayStandInAnyOrder();
    void linesAreAsTheHelpSays();
    void tablesAreAsTheHelpSays();
    void defaultIsAsBefore();
    void loosesNothing();
    void partsAreWholeProjects();
    void pseudonymsHideNames();
    void unitsAreRefused();
    void ownThingsStay();
    void otherTextKeepsItsOffsets();
    void sameNamesAreTheSame();
    void sameCodebooksAreTheSame();
    void sameTextIsTheSameArticle();
    void damagedLinesAreNamed_data();
    void damagedLinesAreNamed();
    void cutFilesGiveWhatIsRight();
    void damagedTablesAreNamed();
    void laterVersionsAreRefused();
    void otherFilesFindWhatTheProjectBrought();
    void pandasAndPythonReadThem();
};

void TestProjectFiles::comesBackEqual_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("name");
    QTest::addColumn<quint64>("seed");
    for (const auto &[format, name] : wholeFormats()) {
        for (quint64 seed = 1; seed <= 30; ++seed)
            QTest::addRow("%s, project %d", qPrintable(name), static_cast<int>(seed))
                << format << name << seed;
    }
}

void TestProjectFiles::comesBackEqual()
{
    QFETCH(const QString, format);
    QFETCH(const QString, name);
    QFETCH(const quint64, seed);
    const Project project = randomWhole(seed);
    const Folder folder;
    const QString path = exportWhole(project, folder, {format, name});
    Project again = newStudy();
    const Project before = again;
    const Result<Import> import = importFiles(again, {path});
    QVERIFY2(import, qPrintable(import ? QString() : import.error().toString()));
    QCOMPARE(import->counts.skipped, 0);
    QVERIFY(again.apply(import->change));
    QCOMPARE(again.info(), project.info());
    QCOMPARE(again.issues(), project.issues());
    QCOMPARE(again.actors(), project.actors());
    for (const ArticleId id : project.articleOrder()) {
        QVERIFY(again.article(id));
        QCOMPARE(*again.article(id)->info, *project.article(id)->info);
        QCOMPARE(*again.article(id)->text, *project.article(id)->text);
        QCOMPARE(again.article(id)->annotations, project.article(id)->annotations);
    }
    QVERIFY(again == project);

    const Result<Import> twice = importFiles(again, {path});
    QVERIFY(twice);
    QCOMPARE(twice->change.edits.size(), size_t(0));
    QCOMPARE(linesOf(twice->notices), QStringList());
    QVERIFY(again.apply(inverse(import->change)));
    QVERIFY(again == before);
}

/// Else the comparison above would say nothing of those that are always empty.
void TestProjectFiles::randomProjectsSetEveryField()
{
    SetFields seen;
    for (quint64 seed = 1; seed <= 30; ++seed)
        lookAt(seen, randomWhole(seed));
    QStringList missing = (seen.all - seen.set).values();
    missing.sort();
    QCOMPARE(missing.join(u' '), QString());
    QVERIFY(seen.all.size() > 80);
}

void TestProjectFiles::whatNobodyTouchedGivesWay_data()
{
    QTest::addColumn<Project>("into");
    for (const CodebookTemplate &scale : codebookTemplates())
        QTest::newRow(qPrintable(scale.id)) << newStudy(scale.id);
    QTest::newRow("nothing at all") << Project();
    Codebook none;
    none.issues = {};
    QTest::newRow("no codebook") << *newProject(QStringLiteral("x"), none);
    QTest::newRow("the codebook of the file")
        << *newProject(QStringLiteral("x"), *readCodebook(writeCodebook(study())));
}

void TestProjectFiles::whatNobodyTouchedGivesWay()
{
    QFETCH(const Project, into);
    const Folder folder;
    for (const auto &format : wholeFormats()) {
        for (const Project &project : {study(), randomWhole(3)}) {
            if (into.reasons().contains(ReasonId{{8, 1}}) && !(project == study()))
                continue; // that is the codebook of another file
            Project again = into;
            const Import import = importInto(again, {exportWhole(project, folder, format)});
            QVERIFY2(again == project, qPrintable(linesOf(import.notices).join(u'\n')));
        }
    }
}

void TestProjectFiles::oddValuesComeBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes, commas, semicolons") << QStringLiteral("\"a\",b;c\\n");
    QTest::newRow("line breaks") << QStringLiteral("a\r\nb\rc\n");
    QTest::newRow("white space around") << QStringLiteral("  a\t");
    QTest::newRow("a byte order mark") << QStringLiteral("\uFEFFa");
    QTest::newRow("a formula") << QStringLiteral("=1+1");
    QTest::newRow("separators") << QStringLiteral("a\u2028b\u0085c\u00A0");
    QTest::newRow("control characters") << QStringLiteral("a\u0001b\u001Fc\u007F");
    QTest::newRow("a number") << QStringLiteral("007");
    QTest::newRow("null") << QStringLiteral("null");
    QTest::newRow("an emoji of several") << QStringLiteral("👩‍👩‍👧e\u0301");
}

void TestProjectFiles::oddValuesComeBack()
{
    QFETCH(const QString, text);
    Project project = study();
    std::vector<AnyEdit> edits;
    Issue issue{IssueId{{20, 1}}, text, -7, text, QStringLiteral("g") + text, {{text, false}}, true, {}};
    edits.push_back(adding(issue));
    Attribute attribute{AttributeId{{21, 1}}, text, 9, Attribute::Kind::Text, {}, text, false, {}};
    edits.push_back(adding(attribute));
    edits.push_back(adding(Actor{ActorId{{22, 1}}, text, {text, text}, Actor::Kind::State,
        {{ActorId{{5, 1}}, QDate(-4000, 1, 2), QDate(9999, 12, 31)}}}));
    ArticleInfo info = *project.article(ArticleId{{4, 1}})->info;
    const ArticleInfo infoBefore = info;
    info.title = info.source = info.author = info.url = info.language = info.document = info.original = text;
    info.tags = {QString(), text, QStringLiteral("x|y")};
    info.setNote(text);
    info.order = std::numeric_limits<int>::min();
    edits.push_back(replacing(infoBefore, info));
    const Annotation before = *project.article(info.id)->annotation(AnnotationId{{6, 1}});
    Annotation after = before;
    after.setNote(text);
    after.setAnswer(attribute.id, text);
    after.created = QDateTime::fromMSecsSinceEpoch(-100'000'000'000'123, Qt::UTC);
    after.modified = {};
    after.confidence = 1.0F / 3;
    edits.push_back(replacing(before, after));
    ProjectInfo presets = project.info();
    presets.setPreset(text, text, text);
    edits.push_back(replacing(ProjectInfo(project.info()), presets));
    const Status applied = project.apply(makeChange({}, std::move(edits)));
    QVERIFY2(applied, qPrintable(applied ? QString() : applied.error().toString()));
    const Folder folder;
    for (const auto &format : wholeFormats()) {
        Project again = newStudy();
        importInto(again, {exportWhole(project, folder, format)});
        QVERIFY(again == project);
    }
}

/// Longer than what waits in memory to be written.
void TestProjectFiles::longFilesComeBack()
{
    Project project = study();
    const Annotation example = *project.article(ArticleId{{4, 1}})->annotation(AnnotationId{{6, 1}});
    std::vector<AnyEdit> edits;
    for (quint64 i = 1; i <= 9; ++i) {
        ArticleInfo info;
        info.id = ArticleId{{30, i}};
        info.title = QStringLiteral("t");
        edits.push_back(adding(info));
        edits.push_back(adding(ArticleText{info.id, sampleText(), {{0, 22}}}));
        for (quint64 j = 0; j < 300; ++j) {
            Annotation annotation = example;
            annotation.id = AnnotationId{{30 + i, j + 1}};
            annotation.article = info.id;
            annotation.setNote(QString(1000, QChar(u'a' + static_cast<char16_t>(j % 20))));
            edits.push_back(adding(annotation));
        }
    }
    QVERIFY(project.apply(makeChange({}, std::move(edits))));
    const Folder folder;
    for (const auto &format : wholeFormats()) {
        Project again = newStudy();
        const Import import = importInto(again, {exportWhole(project, folder, format)});
        QCOMPARE(linesOf(import.notices).mid(1).join(u'\n'), QString());
        QVERIFY(again == project);
    }
}

void TestProjectFiles::recordsMayStandInAnyOrder()
{
    const Project project = randomWhole(4);
    const Folder folder;
    exportWhole(project, folder, wholeFormats().first());
    QByteArrayList all = linesOfFile(folder, QStringLiteral("whole.jsonl"));
    std::reverse(all.begin() + 1, all.end());
    all[3].replace("{\"record\"", "{  \"record\""); // as another program would write it
    Project again = newStudy();
    importInto(again, {folder.write(QStringLiteral("turned.jsonl"), all.join("\r\n"))});
    QVERIFY(again == project);
}

void TestProjectFiles::rowsMayStandInAnyOrder()
{
    const Project project = study();
    const Folder folder;
    exportWhole(project, folder, wholeFormats().at(1));
    for (const ProjectTable &table : projectTables()) {
        const QString name = QStringLiteral("whole/") + table.file;
        QByteArrayList rows = linesOfFile(folder, name);
        if (folder.read(name).contains("\"")) // a row may have several lines
            continue;
        std::reverse(rows.begin() + 1, rows.end());
        folder.write(name, rows.join('\n') + '\n');
    }
    Project again = newStudy();
    importInto(again, {folder.path(QStringLiteral("whole"))});
    QVERIFY(again == project);
}

void TestProjectFiles::linesAreAsTheHelpSays()
{
    const Folder folder;
    exportWhole(study(), folder, wholeFormats().first());
    const QByteArrayList all = linesOfFile(folder, QStringLiteral("whole.jsonl"));
    const QString text = QString::fromUtf8(all.join('\n'));
    QVERIFY(all.first().startsWith(
        R"({"record": "project", "version": 1, "id": "00000000000000010000000000000001", "title": "Test", )"
        R"("guideline": "# Rules\n\nRead first.", "created": "2013-08-01T00:00:00.000Z", "presets": )"
        R"([{"kind": "export", "name": "mine", "content": "{}"}]})"));
    const auto has = [&](const char *line) { QVERIFY2(all.contains(QByteArray(line)), qPrintable(text)); };
    has(R"({"record": "reason", "id": "00000000000000080000000000000001", "name": "unclear", "order": 6, )"
        R"("paragraph": "Rules"})");
    has(R"({"record": "annotator", "id": "00000000000000030000000000000001", "name": "Bo"})");
    has(R"({"record": "actor", "id": "00000000000000050000000000000001", "name": "Ada; 100%", "kind": "person"})");
    has(R"({"record": "article", "id": "00000000000000040000000000000001", "document": "talks", "order": 0, )"
        R"("title": "🕊 Talks", "source": "Herald", "published": "2013-08-30", "language": "en", )"
        R"("tags": ["a", "b"], "text": "🔥 “No war,” said she.\n\nTalks, Zöe hoped, may help.", )"
        R"("sentences": [[0, 21], [23, 50]]})");
    has(R"({"record": "state", "article_id": "00000000000000040000000000000001", )"
        R"("annotator_id": "00000000000000030000000000000001", "state": "done"})");
    has(R"({"record": "decision", "id": "00000000000000090000000000000001", )"
        R"("article_id": "00000000000000040000000000000001", "start": 0, "end": 21, )"
        R"("actor_id": "00000000000000050000000000000001", "issue_id": "0af63da76f766d4e65b7e2455e5ce420", )"
        R"("verdict": "accepted", "reason_id": "00000000000000080000000000000001", )"
        R"("annotator_id": "00000000000000030000000000000001", "decided": "2013-09-01T01:02:03.000Z", "said": 7})");
    has(R"({"record": "work_list", "id": "000000000000000a0000000000000001", "name": "Bo's", "order": 0, )"
        R"("annotator_id": "00000000000000030000000000000001", "sorted": "random", "drawn_from": 2, )"
        R"("seed": 4000000000, "articles": ["00000000000000040000000000000002", )"
        R"("00000000000000040000000000000001"]})");

    // An annotation is the object of the usual export, and more.
    const QString plain = folder.path(QStringLiteral("plain.jsonl"));
    QVERIFY(exportProject(study(), {lines, plain, {}, {}, 0}));
    for (const QByteArray &line : linesOfFile(folder, QStringLiteral("plain.jsonl"))) {
        const QJsonObject wanted = QJsonDocument::fromJson(line).object();
        int found = 0;
        for (const QByteArray &record : all) {
            QJsonObject object = QJsonDocument::fromJson(record).object();
            if (object.value(QStringLiteral("id")) != wanted.value(QStringLiteral("id")))
                continue;
            ++found;
            QCOMPARE(object.take(QStringLiteral("record")).toString(), QStringLiteral("annotation"));
            for (const char *more : {"issue_id", "stance_id", "annotator_id"})
                QCOMPARE(object.take(QLatin1String(more)).toString().size(), 32);
            object.remove(QStringLiteral("answers"));
            QCOMPARE(object, wanted);
        }
        QCOMPARE(found, 1);
    }
}

void TestProjectFiles::tablesAreAsTheHelpSays()
{
    const Folder folder;
    exportWhole(study(), folder, wholeFormats().at(1));
    QStringList names = QDir(folder.path(QStringLiteral("whole"))).entryList(QDir::Files, QDir::Name);
    compareLines(names.join(u'\n'),
        QStringLiteral("actor_affiliations.csv actor_aliases.csv actors.csv annotation_answers.csv "
                       "annotations.csv annotators.csv article_sentences.csv article_tags.csv articles.csv "
                       "attribute_choices.csv attributes.csv decisions.csv issue_keywords.csv issues.csv "
                       "project.csv project_handed_out.csv project_presets.csv reasons.csv "
                       "stances.csv standpoint-export.json states.csv work_list_articles.csv work_lists.csv")
            .replace(u' ', u'\n'));
    const auto read = [&](const char *name) {
        return QString::fromUtf8(folder.read(QStringLiteral("whole/") + QLatin1String(name)));
    };
    compareLines(read("project.csv"),
        QStringLiteral("version,project_id,title,guideline,created,handed_out_to,handed_out_at\n"
                       "1,00000000000000010000000000000001,Test,\"# Rules\n\nRead first.\","
                       "2013-08-01T00:00:00.000Z,,\n"));
    compareLines(read("annotators.csv"),
        QStringLiteral("annotator_id,name,gold\n00000000000000030000000000000001,Bo,false\n"
                       "00000000000000030000000000000002,Zöe,false\n"));
    compareLines(read("article_sentences.csv"),
        QStringLiteral(
            "article_id,position,start,end\n00000000000000040000000000000001,0,0,21\n"
            "00000000000000040000000000000001,1,23,50\n00000000000000040000000000000002,0,0,12\n"));
    compareLines(read("work_list_articles.csv"),
        QStringLiteral("work_list_id,position,article_id\n"
                       "000000000000000a0000000000000001,0,00000000000000040000000000000002\n"
                       "000000000000000a0000000000000001,1,00000000000000040000000000000001\n"));
    QCOMPARE(read("annotations.csv").section(u'\n', 0, 0),
        QStringLiteral(
            "annotation_id,article_id,annotator_id,actor_id,issue_id,stance_id,start,end,fragments,"
            "confidence,note,provenance,created,modified,sentence,text,actor,issue,stance,polarity,"
            "annotator"));
}

void TestProjectFiles::defaultIsAsBefore()
{
    const Folder folder;
    ExportOptions options{lines, folder.path(QStringLiteral("a.jsonl")), {}, {}, 0};
    QVERIFY(exportProject(study(), options));
    options.path = folder.path(QStringLiteral("b.jsonl"));
    options.choices.insert(QStringLiteral("contents"), QStringLiteral("annotations"));
    QVERIFY(exportProject(study(), options));
    QCOMPARE(folder.read(QStringLiteral("a.jsonl")), folder.read(QStringLiteral("b.jsonl")));
    QVERIFY(folder.read(QStringLiteral("a.jsonl")).startsWith(R"({"id": "000)"));
}

void TestProjectFiles::loosesNothing()
{
    const Folder folder;
    for (const auto &[format, name] : wholeFormats()) {
        const Exported written = exportWhole(randomWhole(5), wholeOptions(format, folder.path(name)));
        QCOMPARE(written.losses.size(), 0);
        QCOMPARE(written.files.size(), 1);
    }
}

/// An export of some articles, or of one layer, is a project of these.
void TestProjectFiles::partsAreWholeProjects()
{
    const Project project = study();
    const Folder folder;
    for (const auto &[format, name] : wholeFormats()) {
        ExportOptions options = wholeOptions(format, folder.path(name));
        options.layer = QStringLiteral("Zöe");
        exportWhole(project, options);
        Project again = newStudy();
        Import import = importInto(again, {options.path});
        QCOMPARE(import.counts.skipped, 0);
        QCOMPARE(again.annotationCount(), 1);
        QCOMPARE(again.annotators().size(), 1);
        QCOMPARE(again.workLists().size(), 0);
        QCOMPARE(again.decisionCount(), 0);

        options = wholeOptions(format, folder.path(name));
        options.articles = {ArticleId{{4, 2}}};
        exportWhole(project, options);
        again = newStudy();
        import = importInto(again, {options.path});
        QCOMPARE(import.counts.skipped, 0);
        QCOMPARE(again.articles().size(), 1);
        QCOMPARE(again.workLists().inOrder().first().articles, QList<ArticleId>{(ArticleId{{4, 2}})});
    }
}

void TestProjectFiles::pseudonymsHideNames()
{
    Project project = study();
    ProjectInfo info = project.info();
    info.setPreset(
        QStringLiteral("export"), QStringLiteral("of Zöe"), QStringLiteral("{\"layer\": \"Zöe\"}"));
    QVERIFY(project.applyEdit(replacing(ProjectInfo(project.info()), info)));
    Actor other = *project.actors().find(ActorId{{5, 2}});
    const Actor before = other;
    other.name = QStringLiteral("Zoë");
    QVERIFY(project.applyEdit(replacing(before, other)));
    const Folder folder;
    for (const auto &[format, name] : wholeFormats().first(2)) {
        ExportOptions options = wholeOptions(format, folder.path(name));
        options.pseudonyms = true;
        exportWhole(project, options);
        QByteArray bytes = folder.read(name);
        for (const ProjectTable &table : projectTables())
            bytes += folder.read(name + u'/' + table.file);
        bytes.replace("Talks, Zöe hoped, may help.", ""); // the article says so
        bytes.replace("Talks, Zöe hoped", "");
        QVERIFY(!bytes.contains("Zöe"));
        QVERIFY(!QString::fromUtf8(bytes).contains(QRegularExpression(QStringLiteral("\\bBo\\b"))));
        Project again = newStudy();
        importInto(again, {options.path});
        for (const Shared<Annotator> &annotator : project.annotators()) {
            QVERIFY2(
                annotator->gold || !bytes.contains(annotator->id.toString().toLatin1()), qPrintable(format));
            QCOMPARE(again.annotators().contains(annotator->id), annotator->gold);
        }
        QCOMPARE(again.annotators().size(), project.annotators().size());
        Project same = project; // there they are known
        const Import import = importInto(same, {options.path});
        QVERIFY2(import.change.edits.empty(), qPrintable(linesOf(import.notices).join(u'\n')));
        QVERIFY(linesOf(import.notices).filter(QStringLiteral("is Bo here")).size() == 1);
        QCOMPARE(again.annotationCount(), project.annotationCount());
    }
}

void TestProjectFiles::unitsAreRefused()
{
    const Folder folder;
    ExportOptions options = wholeOptions(lines, folder.path(QStringLiteral("a.jsonl")));
    options.unit = ExportUnit::Sentence;
    const Result<Exported> written = exportProject(study(), options);
    QVERIFY(!written);
    QVERIFY(written.error().what.contains(QStringLiteral("rows")));
    QVERIFY(!QFile::exists(options.path));
}

/// Nothing that the project has is changed, and each thing that is otherwise is named.
void TestProjectFiles::ownThingsStay()
{
    const Project theirs = study();
    Project ours = theirs;
    std::vector<AnyEdit> edits;
    ProjectInfo info = ours.info();
    info.title = QStringLiteral("Ours");
    edits.push_back(replacing(ProjectInfo(ours.info()), info));
    Issue issue = ours.issues().inOrder()[0];
    const Issue issueBefore = issue;
    issue.guideline = QStringLiteral("ours");
    edits.push_back(replacing(issueBefore, issue));
    Annotation annotation = *ours.article(ArticleId{{4, 1}})->annotation(AnnotationId{{6, 1}});
    const Annotation annotationBefore = annotation;
    annotation.setNote(QStringLiteral("ours"));
    edits.push_back(replacing(annotationBefore, annotation));
    edits.push_back(removing(*ours.article(ArticleId{{4, 1}})->annotation(AnnotationId{{6, 2}})));
    edits.push_back(replacing(ArticleState{ArticleId{{4, 1}}, AnnotatorId{{3, 1}}, ArticleState::State::Done},
        ArticleState{ArticleId{{4, 1}}, AnnotatorId{{3, 1}}, ArticleState::State::Started}));
    QVERIFY(ours.apply(makeChange({}, std::move(edits))));
    const Folder folder;
    for (const auto &format : wholeFormats()) {
        const QString path = exportWhole(theirs, folder, format);
        Project again = ours;
        const Import import = importInto(again, {path});
        QCOMPARE(import.counts.annotations, 1);
        QCOMPARE(import.change.edits.size(), size_t(1));
        QCOMPARE(again.info(), ours.info());
        QCOMPARE(again.issues(), ours.issues());
        QCOMPARE(*again.article(ArticleId{{4, 1}})->annotation(AnnotationId{{6, 1}}), annotation);
        const QStringList said = linesOf(import.notices);
        QCOMPARE(said.size(), 4);
        QVERIFY(anyHas(said, QStringLiteral("line "), QStringLiteral("keeps its own title")));
        QVERIFY(anyHas(
            said, QStringLiteral("line 2"), QStringLiteral("The issue “%1” is otherwise").arg(issue.name)));
        QVERIFY(anyHas(said, QStringLiteral("The annotation is otherwise")));
        QVERIFY(anyHas(said, QStringLiteral("Progress in “🕊 Talks” is otherwise")));
        const Result<Import> twice = importFiles(again, {path});
        QVERIFY(twice && twice->change.edits.empty());
    }
}

/// Offsets of another text would be wrong ones.
void TestProjectFiles::otherTextKeepsItsOffsets()
{
    Project ours = newStudy();
    ArticleInfo info = *study().article(ArticleId{{4, 1}})->info;
    QVERIFY(ours.applyEdit(adding(info)));
    QVERIFY(ours.applyEdit(
        adding(ArticleText{info.id, QString(sampleText()).replace(u'T', u'S') + u'!', {{0, 22}}})));
    const Folder folder;
    for (const auto &format : wholeFormats()) {
        Project again = ours;
        const Import import = importInto(again, {exportWhole(study(), folder, format)});
        QCOMPARE(again.annotationCount(), 0);
        QCOMPARE(again.articles().size(), 2);
        QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("has another text in the project")));
        QVERIFY(import.counts.skipped >= 3);
    }
}

void TestProjectFiles::sameNamesAreTheSame()
{
    Project ours = newStudy();
    QVERIFY(ours.applyEdit(adding(Actor{ActorId{{50, 1}}, QStringLiteral("x"), {}, {}, {}})));
    QVERIFY(ours.applyEdit(adding(Annotator{AnnotatorId{{50, 2}}, QStringLiteral("Bo"), false})));
    const Folder folder;
    Project again = ours;
    const QString path = exportWhole(study(), folder, wholeFormats().first());
    const Import import = importInto(again, {path});
    QVERIFY(anyHas(
        linesOf(import.notices), QStringLiteral("The annotator “Bo” is in the project under another id")));
    QCOMPARE(again.article(ArticleId{{4, 1}})->annotation(AnnotationId{{6, 1}})->annotator,
        (AnnotatorId{{50, 2}}));
    QCOMPARE(again.annotationCount(), 2);
    const Result<Import> twice = importFiles(again, {path});
    QVERIFY(twice && twice->change.edits.empty());
}

/// Two codebooks out of one file without ids.
void TestProjectFiles::sameCodebooksAreTheSame()
{
    const QByteArray json = R"({"issues": [{"name": "war"}], "stances": [{"name": "for", "polarity": 1}],
        "attributes": [{"name": "how", "kind": "choice", "choices": [{"name": "quote"}, {"name": "act"}]}]})";
    const auto made = [&](quint64 number) {
        Project project = *newProject(QStringLiteral("x"), *readCodebook(json));
        const Attribute how = project.attributes().inOrder().first();
        Annotation annotation;
        annotation.id = AnnotationId{{number, 1}};
        annotation.article = ArticleId{{number, 2}};
        annotation.annotator = AnnotatorId{{number, 3}};
        annotation.actor = ActorId{{number, 4}};
        annotation.issue = project.issues().inOrder().first().id;
        annotation.stance = project.stances().inOrder().first().id;
        annotation.evidence = Evidence(TextSpan{0, 2});
        annotation.setAnswer(how.id, how.choices.last().id.toString());
        ArticleInfo info;
        info.id = annotation.article;
        info.title = QStringLiteral("t");
        const Status applied = project.apply(makeChange({},
            {adding(info), adding(ArticleText{info.id, QStringLiteral("No %1.").arg(number), {}}),
                adding(Annotator{annotation.annotator, QStringLiteral("n%1").arg(number), false}),
                adding(Actor{annotation.actor, QStringLiteral("a"), {}, {}, {}}), adding(annotation)}));
        if (!applied)
            qFatal("%s", qPrintable(applied.error().toString()));
        return project;
    };
    const Folder folder;
    for (const auto &format : wholeFormats()) {
        Project ours = made(1);
        const QString path = exportWhole(made(2), folder, format);
        const Import import = importInto(ours, {path});
        QCOMPARE(import.counts.skipped, 0);
        QCOMPARE(ours.annotationCount(), 2);
        QCOMPARE(ours.attributes().size(), 1);
        const Attribute how = ours.attributes().inOrder().first();
        QCOMPARE(ours.article(ArticleId{{2, 2}})->annotations.first().answer(how.id),
            how.choices.last().id.toString());
        const Result<Import> twice = importFiles(ours, {path});
        QVERIFY(twice && twice->change.edits.empty());
    }
}

void TestProjectFiles::sameTextIsTheSameArticle()
{
    Project ours = newStudy();
    ArticleInfo info = *study().article(ArticleId{{4, 1}})->info;
    info.id = ArticleId{{60, 1}};
    QVERIFY(ours.applyEdit(adding(info)));
    QVERIFY(ours.applyEdit(adding(ArticleText{info.id, sampleText(), {{0, 22}}})));
    const Folder folder;
    for (const auto &format : wholeFormats()) {
        Project again = ours;
        importInto(again, {exportWhole(study(), folder, format)});
        QCOMPARE(again.articles().size(), 2);
        QCOMPARE(again.article(info.id)->annotations.size(), 2);
        QCOMPARE(again.article(info.id)->annotations.first().article, info.id);
        QCOMPARE(again.workLists().inOrder().first().articles.last(), info.id);
    }
}

void TestProjectFiles::damagedLinesAreNamed_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *from, const char *to, const char *sentence) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(sentence);
    };
    row("no JSON", R"("state": "done"})", R"("state": "done")", "The line is no JSON");
    row("no object", R"({"record": "state")", R"(["record", "state")", "The line is no JSON");
    row("an unknown record", R"({"record": "state")", R"({"record": "mood")", "“mood” is no record");
    row("no record", R"({"record": "state")", R"({"rec": "state")", "does not say which record");
    row("no such word", R"("state": "done"})", R"("state": "soon"})", "“soon” is no value of “state”");
    row("an offset beyond", R"("start": 0, "end": 21, "actor_id")", R"("start": 0, "end": 99, "actor_id")",
        "no place from 0 to 99");
    row("turned offsets", R"("start": 0, "end": 21, "actor_id")", R"("start": 21, "end": 0, "actor_id")",
        "no place from 21 to 0");
    row("no offsets", R"("start": 0, "end": 21, "actor_id")", R"("actor_id")", "“start” is missing");
    row("half an offset", R"("start": 0, "end": 21, "actor_id")", R"("start": 0.5, "end": 21, "actor_id")",
        "“0.5” is no value of “start”");
    row("a huge number", R"("seed": 4000000000)", R"("seed": 4000000000000000000000)",
        "is no value of “seed”");
    row("a number below", R"("seed": 4000000000)", R"("seed": -1)", "“-1” is no value of “seed”");
    row("no id", R"({"record": "work_list", "id": "000000000000000a0000000000000001", )",
        R"({"record": "work_list", )", "“id” is missing");
    row("an id that is none", R"("id": "000000000000000a0000000000000001")", R"("id": "a")",
        "“a” is no value of “id”");
    row("other words", R"("text": "“No war,” … she.")", R"("text": "“No war,” … he.")",
        "Other words than ““No war,” … he.” stand there");
    row("other fragments", R"("fragments": [[2, 11])", R"("fragments": [[3, 11])",
        "start and end are not those of the fragments");
    row("a confidence beyond", R"("confidence": 0.8)", R"("confidence": 8)",
        "“8” is no value of “confidence”");
    row("a list that is none", R"("articles": ["00000000000000040000000000000002", )",
        R"("articles": [[1], )", "“articles” is not a list");
    row("nobody", R"("annotator_id": "00000000000000030000000000000001", "sorted")",
        R"("annotator_id": "00000000000000030000000000000009", "sorted")", "annotator of this work list");
    row("no such article", R"("article_id": "00000000000000040000000000000001", "start": 0)",
        R"("article_id": "00000000000000040000000000000007", "start": 0)", "There is no article with the id");
}

void TestProjectFiles::damagedLinesAreNamed()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, sentence);
    const Project project = study();
    const Folder folder;
    exportWhole(project, folder, wholeFormats().first());
    QByteArrayList all = linesOfFile(folder, QStringLiteral("whole.jsonl"));
    qsizetype damaged = -1;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (damaged < 0 && all[i].contains(from)) {
            all[i].replace(from, to);
            damaged = i;
        }
    }
    QVERIFY2(damaged >= 0, all.join('\n').constData());
    Project again = newStudy();
    const Import import = importInto(again, {folder.write(QStringLiteral("bad.jsonl"), all.join('\n'))});
    const QStringList said = linesOf(import.notices);
    QVERIFY2(anyHas(said, QStringLiteral("bad.jsonl, line %1: ").arg(damaged + 1), sentence),
        qPrintable(said.join(u'\n')));
    QCOMPARE(import.counts.skipped, 1);
    QVERIFY(!(again == project));
    const auto lacking = [](const Project &one) {
        qsizetype things = one.annotationCount() + one.decisionCount() + one.workLists().size();
        for (const Shared<Article> &article : one.articles())
            things += article->states.size();
        return things;
    };
    QCOMPARE(lacking(again), lacking(project) - 1);
}

void TestProjectFiles::cutFilesGiveWhatIsRight()
{
    const Project project = study();
    const Folder folder;
    exportWhole(project, folder, wholeFormats().first());
    const QByteArray whole = folder.read(QStringLiteral("whole.jsonl"));
    const qsizetype head = whole.indexOf('\n');
    for (qsizetype size = 0; size < whole.size(); size += size < head + 2000 ? 7 : 23) {
        Project again = newStudy();
        const QString path = folder.write(QStringLiteral("cut.jsonl"), whole.first(size));
        const Result<Import> import = importFiles(again, {path});
        if (size < head) {
            QVERIFY(!import || import->counts.skipped > 0);
            continue;
        }
        QVERIFY2(import, qPrintable(import ? QString() : import.error().toString()));
        QVERIFY(again.apply(import->change));
        QCOMPARE(again.info(), project.info());
        const bool isTorn = whole[size] != '\n' && size > 0 && whole[size - 1] != '\n';
        QCOMPARE(import->counts.skipped > 0, isTorn);
        for (const Shared<Article> &article : again.articles()) {
            QCOMPARE(*article->text, *project.article(article->info->id)->text);
            for (const Annotation &annotation : article->annotations)
                QCOMPARE(annotation, *project.article(article->info->id)->annotation(annotation.id));
        }
    }
}

void TestProjectFiles::damagedTablesAreNamed()
{
    const Project project = study();
    const auto imported = [&](const QString &file, const QByteArray &from, const QByteArray &to) {
        const Folder folder;
        exportWhole(project, folder, wholeFormats().at(1));
        const QString name = QStringLiteral("whole/") + file;
        QByteArray bytes = folder.read(name);
        if (from.isEmpty()) {
            QFile::remove(folder.path(name));
        } else {
            if (!bytes.contains(from))
                qFatal("%s", bytes.constData());
            bytes.replace(from, to);
            folder.write(name, bytes);
        }
        Project again = newStudy();
        const Import import = importInto(again, {folder.path(QStringLiteral("whole"))});
        return std::pair(again, linesOf(import.notices));
    };
    auto [again, said] = imported(QStringLiteral("states.csv"), "done", "soon");
    QVERIFY(
        anyHas(said, QStringLiteral("states.csv, line 2"), QStringLiteral("“soon” is no value of “state”")));
    QCOMPARE(again.annotationCount(), 2);
    std::tie(again, said) = imported(QStringLiteral("states.csv"), {}, {});
    QVERIFY(anyHas(said, QStringLiteral("states.csv"), QStringLiteral("is missing")));
    QCOMPARE(again.annotationCount(), 2);
    std::tie(again, said) = imported(QStringLiteral("project.csv"), {}, {});
    QVERIFY(anyHas(said, QStringLiteral("project.csv"), QStringLiteral("is missing")));
    QCOMPARE(again.annotationCount(), 2);
    std::tie(again, said) =
        imported(QStringLiteral("article_sentences.csv"), "00000000000000040000000000000002", "nothing");
    QVERIFY(anyHas(said, QStringLiteral("article_sentences.csv, line 4"),
        QStringLiteral("“nothing”, which articles.csv does not have")));
    std::tie(again, said) = imported(QStringLiteral("states.csv"), "done", "\"done");
    QVERIFY(anyHas(said, QStringLiteral("states.csv"), QStringLiteral("quotation mark")));
    QCOMPARE(again.articles().size(), 2);
    std::tie(again, said) = imported(QStringLiteral("annotations.csv"), ",0.8,", ",0.8,x,x,x,x,x,x,x,x,x,");
    QVERIFY(anyHas(said, QStringLiteral("annotations.csv, line"), QStringLiteral("more cells")));
    QCOMPARE(again.annotationCount(), 1);
}

void TestProjectFiles::laterVersionsAreRefused()
{
    const Folder folder;
    exportWhole(study(), folder, wholeFormats().first());
    QByteArray bytes = folder.read(QStringLiteral("whole.jsonl"));
    bytes.replace("\"version\": 1,", "\"version\": 2,");
    const Result<Import> import =
        importFiles(newStudy(), {folder.write(QStringLiteral("later.jsonl"), bytes)});
    QVERIFY(!import && import.error().what.contains(QStringLiteral("later version")));
    exportWhole(study(), folder, wholeFormats().at(1));
    bytes = folder.read(QStringLiteral("whole/project.csv"));
    bytes.replace("\n1,", "\n2,");
    folder.write(QStringLiteral("whole/project.csv"), bytes);
    const Result<Import> other = importFiles(newStudy(), {folder.path(QStringLiteral("whole"))});
    QVERIFY(!other && other.error().what.contains(QStringLiteral("later version")));
}

void TestProjectFiles::otherFilesFindWhatTheProjectBrought()
{
    const Folder folder;
    exportWhole(study(), folder, wholeFormats().first());
    folder.write(QStringLiteral("more.csv"),
        QByteArray("document,start,end,actor,issue,stance,annotator\nopen,0,7,Zöe,negotiation,neutral,Bo\n"));
    folder.write(QStringLiteral("new.txt"), QByteArray("A new one.\nIt says so."));
    Project again = newStudy();
    const Import import = importInto(again, {folder.path()});
    QCOMPARE(import.counts.annotations, 3);
    QCOMPARE(import.counts.articles, 3);
    QCOMPARE(again.article(ArticleId{{4, 2}})->annotations.size(), 1);
    QCOMPARE(again.info(), study().info());
}

void TestProjectFiles::pandasAndPythonReadThem()
{
    const Folder folder;
    exportWhole(study(), folder, wholeFormats().at(0));
    exportWhole(study(), folder, wholeFormats().at(1));
    const QString script = folder.write(QStringLiteral("read.py"), QByteArray(R"(
import csv, json, os, sys
folder = sys.argv[1]
records = [json.loads(line) for line in open(os.path.join(folder, 'whole.jsonl'), encoding='utf-8')]
texts = {r['id']: r['text'] for r in records if r['record'] == 'article'}
for r in records:
    if r['record'] == 'annotation':
        pieces = r.get('fragments') or [[r['start'], r['end']]]
        assert ' … '.join(texts[r['article_id']][a:b] for a, b in pieces) == r['text'], r
def rows(name):
    return list(csv.DictReader(open(os.path.join(folder, 'whole', name), encoding='utf-8', newline='')))
texts = {r['article_id']: r['text'] for r in rows('articles.csv')}
for r in rows('annotations.csv'):
    if not r['fragments']:
        assert texts[r['article_id']][int(r['start']):int(r['end'])].replace('\n', ' ') == r['text'], r
for r in rows('article_sentences.csv'):
    assert texts[r['article_id']][int(r['start']):int(r['end'])].strip(), r
for name in os.listdir(os.path.join(folder, 'whole')):
    if name.endswith('.csv'):
        for r in rows(name):
            assert None not in r and None not in r.values(), (name, r)
try:
    import pandas
except ImportError:
    sys.exit(0)
a = pandas.read_csv(os.path.join(folder, 'whole', 'annotations.csv'), dtype=str)
j = a.merge(pandas.read_csv(os.path.join(folder, 'whole', 'issues.csv'), dtype=str), on='issue_id')
assert len(j) == 2 and (j['issue'] == j['name']).all(), j
)"));
    QProcess python;
    python.start(QStringLiteral("python3"), {script, folder.path()});
    if (!python.waitForStarted())
        QSKIP("python3 is not installed");
    QVERIFY(python.waitForFinished(60'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
}

QTEST_GUILESS_MAIN(TestProjectFiles)
#include "tst_project_files.moc"
