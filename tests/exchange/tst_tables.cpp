// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables beside those of annotations: actors, descriptions of articles, progress. Which head line is
// which.
#include "model/exchange/csv_reader.h"
#include "model/exchange/csv_table.h"
#include "tests/exchange/import_fixture.h"

using namespace standpoint;

namespace {

const Actor *actorCalled(const Project &project, const QString &name)
{
    for (const Shared<Actor> &actor : project.actors()) {
        if (actor->name == name)
            return &*actor;
    }
    return nullptr;
}

const QByteArray actors("id,name,kind,affiliation,aliases\n"
                        "kerry,John Kerry,person,United States,Kerry|the secretary\n"
                        "us,United States,state,,Washington|US\n"
                        "un,United Nations,Organization,,\n");

} // namespace

class TestTables : public QObject
{
    Q_OBJECT

private slots:
    void splitsRowsAsRfc4180Says_data();
    void splitsRowsAsRfc4180Says();
    void whiteSpaceIsThatOfTheProject();
    void recognisesEachHeadLine_data();
    void recognisesEachHeadLine();
    void readsActors();
    void readingActorsAgainAddsNothing();
    void completesActorsThatAreThere();
    void twoActorsOfOneNameKeepTheirAliases();
    void saysWhatIsWrongWithAnActor_data();
    void saysWhatIsWrongWithAnActor();
    void annotationsMayNameActorsByTheirKey();
    void affiliationsInACircleApply();
    void readsDescriptionsOfArticles();
    void readsProgress();
    void saysWhatIsWrongWithOtherTables();
    void orderOfFilesDoesNotMatter();
};

void TestTables::splitsRowsAsRfc4180Says_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArrayList>>("rows");
    QTest::addColumn<QList<int>>("lines");
    using Rows = QList<QByteArrayList>;
    using Lines = QList<int>;
    QTest::newRow("nothing") << QByteArray() << Rows{} << Lines{};
    QTest::newRow("two rows") << QByteArray("a,b\nc,d") << Rows{{"a", "b"}, {"c", "d"}} << Lines{1, 2};
    QTest::newRow("empty cells") << QByteArray(",\n,,\n") << Rows{{"", ""}, {"", "", ""}} << Lines{1, 2};
    QTest::newRow("empty lines") << QByteArray("\na\n\r\n\nb\n\n") << Rows{{"a"}, {"b"}} << Lines{2, 5};
    QTest::newRow("an empty quoted cell is a row")
        << QByteArray("\"\"\na") << Rows{{""}, {"a"}} << Lines{1, 2};
    QTest::newRow("CR LF and CR") << QByteArray("a\r\nb\rc") << Rows{{"a"}, {"b"}, {"c"}} << Lines{1, 2, 3};
    QTest::newRow("separator in quotes") << QByteArray("\"a,b\",c") << Rows{{"a,b", "c"}} << Lines{1};
    // NOLINTNEXTLINE(modernize-raw-string-literal): escapes are the point
    QTest::newRow("doubled quotes") << QByteArray("\"a\"\"b\",\"\"\"\"") << Rows{{"a\"b", "\""}} << Lines{1};
    QTest::newRow("line ends in quotes")
        << QByteArray("\"a\nb\r\nc\",d\ne,f") << Rows{{"a\nb\r\nc", "d"}, {"e", "f"}} << Lines{1, 4};
    QTest::newRow("a quote within a cell") << QByteArray("a\"b\",c\n") << Rows{{"a\"b\"", "c"}} << Lines{1};
    QTest::newRow("text behind a closing quote") << QByteArray("\"a\"b,c\n") << Rows{{"ab", "c"}} << Lines{1};
}

void TestTables::splitsRowsAsRfc4180Says()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<QByteArrayList>, rows);
    QFETCH(const QList<int>, lines);
    CsvReader reader({bytes.constData(), static_cast<size_t>(bytes.size())}, ',');
    QList<QByteArrayList> found;
    QList<int> foundLines;
    while (reader.next()) {
        QByteArrayList row;
        for (const std::string_view cell : reader.cells())
            row.append(QByteArray(cell.data(), static_cast<qsizetype>(cell.size())));
        QVERIFY(!reader.isTorn());
        found.append(row);
        foundLines.append(static_cast<int>(reader.line()));
    }
    QCOMPARE(found, rows);
    QCOMPARE(foundLines, lines);
}

/// A name that is empty to the project must be empty to an import.
void TestTables::whiteSpaceIsThatOfTheProject()
{
    const QList<char32_t> ends{U' ', U'\t', U'\v', U'\x85', U'\xA0', U'\u2003', U'\u2028', U'\u3000',
        U'\u200B', U'\uFEFF', U'a', U'\u00E4', U'\u0301', U'\u0645', U'\U0001F469'};
    for (const char32_t first : ends) {
        for (const char32_t last : ends) {
            for (const QString &middle : {QString(), QStringLiteral("x"), QStringLiteral("x \u00A0y")}) {
                const QString text = QString::fromUcs4(&first, 1) + middle + QString::fromUcs4(&last, 1);
                const QByteArray bytes = text.toUtf8();
                const std::string_view found =
                    trimmed({bytes.constData(), static_cast<size_t>(bytes.size())});
                QCOMPARE(toQString(found), text.trimmed());
            }
        }
    }
    QVERIFY(trimmed("").empty());
    for (const std::string_view broken :
        {"\x85", "\xA0\xA0", "\xE2\x80", "\xC2", "a\xC2"}) // no UTF-8: it stays
        QVERIFY(trimmed(broken) == broken);
}

void TestTables::recognisesEachHeadLine_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("head");
    const auto csv = QStringLiteral("csv");
    QTest::newRow("annotations by offsets")
        << csv << QByteArray("document,start,end,actor,issue,stance,annotator");
    QTest::newRow("annotations of a made corpus")
        << csv << QByteArray("document,sentence,start,end,actor,issue,stance,annotator");
    QTest::newRow("annotations by sentence")
        << csv << QByteArray("document,sentence,text,actor,issue,stance,annotator,attribution,note");
    QTest::newRow("semicolons and a mark")
        << csv
        << QByteArray(
               "\xEF\xBB\xBF\"document\";\"start\";\"end\";\"actor\";\"issue\";\"stance\";\"annotator\"");
    QTest::newRow("actors") << QStringLiteral("actors") << QByteArray("id,name,kind,affiliation,aliases");
    QTest::newRow("actors, short") << QStringLiteral("actors") << QByteArray("name,kind");
    QTest::newRow("descriptions") << QStringLiteral("articles")
                                  << QByteArray("document,title,source,author,published,url,language,tags");
    QTest::newRow("progress") << QStringLiteral("states") << QByteArray("document,annotator,state");
    QTest::newRow("none of ours") << QString() << QByteArray("lorem,ipsum,dolor");
    QTest::newRow("sentences of a made corpus") << QString() << QByteArray("document,sentence,start,end");
}

void TestTables::recognisesEachHeadLine()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, head);
    const Folder folder;
    const QString path = folder.write(QStringLiteral("table.csv"), head + "\n");
    const Result<Import> alone = importFiles(emptyProject(), {path});
    QCOMPARE(alone.has_value(), !format.isEmpty());
    if (format.isEmpty())
        QVERIFY2(
            alone.error().what.contains(QStringLiteral("head line is none")), qPrintable(alone.error().what));
    // Every other format refuses it, or reads it as what it is not, when it is told to.
    if (!format.isEmpty()) {
        ImportOptions options;
        options.format = format;
        QVERIFY(importFiles(emptyProject(), {path}, options).has_value());
    }
}

void TestTables::readsActors()
{
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project, {folder.write(QStringLiteral("actors.csv"), actors)});
    QCOMPARE(linesOf(import.notices), QStringList());
    QCOMPARE(import.counts.actors, 3);
    const Actor *kerry = actorCalled(project, QStringLiteral("John Kerry"));
    QVERIFY(kerry);
    QCOMPARE(kerry->kind, Actor::Kind::Person);
    QCOMPARE(kerry->aliases, (QStringList{QStringLiteral("Kerry"), QStringLiteral("the secretary")}));
    QCOMPARE(kerry->affiliations.size(), 1);
    QCOMPARE(kerry->affiliations.first().with, actorCalled(project, QStringLiteral("United States"))->id);
    QCOMPARE(actorCalled(project, QStringLiteral("United States"))->kind, Actor::Kind::State);
    QCOMPARE(actorCalled(project, QStringLiteral("United Nations"))->kind, Actor::Kind::Organisation);
}

void TestTables::readingActorsAgainAddsNothing()
{
    const Folder folder;
    const QString path = folder.write(QStringLiteral("actors.csv"), actors);
    Project project = emptyProject();
    importInto(project, {path});
    const Import again = importInto(project, {path});
    QCOMPARE(again.change.edits.size(), size_t(0));
    QCOMPARE(linesOf(again.notices), QStringList());
}

void TestTables::completesActorsThatAreThere()
{
    const Folder folder;
    Project project = emptyProject();
    importInto(project, {folder.write(QStringLiteral("actors.csv"), actors)});
    const Import more = importInto(project,
        {folder.write(QStringLiteral("more.csv"),
            QByteArray("name,kind,affiliation,aliases\nUnited Nations,organisation,,UN|UNO\nUnited "
                       "States,group,,\n"))});
    QCOMPARE(more.counts.actors, 0);
    QCOMPARE(more.counts.changedActors, 1);
    QCOMPARE(actorCalled(project, QStringLiteral("United Nations"))->aliases,
        (QStringList{QStringLiteral("UN"), QStringLiteral("UNO")}));
    QCOMPARE(actorCalled(project, QStringLiteral("United States"))->kind, Actor::Kind::State);
    QVERIFY(anyHas(linesOf(more.notices), QStringLiteral("line 3"), QStringLiteral("another name or kind")));
}

void TestTables::twoActorsOfOneNameKeepTheirAliases()
{
    const Folder folder;
    const QString path = folder.write(QStringLiteral("actors.csv"),
        QByteArray("name,kind,aliases\nJohn Smith,person,the baker\nJohn Smith,person,the senator\n"));
    for (int i = 0; i < 20; ++i) { // ids are random, and so was which of them was taken for which
        Project project = emptyProject();
        importInto(project, {path});
        QCOMPARE(project.actors().size(), 2);
        QCOMPARE(importInto(project, {path}).change.edits.size(), size_t(0));
    }
}

void TestTables::saysWhatIsWrongWithAnActor_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("remark");
    QTest::addColumn<int>("added");
    QTest::newRow("no name") << QByteArray("x,,person,,") << QStringLiteral("without a name") << 0;
    QTest::newRow("unknown kind") << QByteArray("x,Ada,robot,,") << QStringLiteral("“robot” is no kind") << 1;
    QTest::newRow("unknown affiliation")
        << QByteArray("x,Ada,person,The Moon,") << QStringLiteral("“The Moon” is in no table") << 2;
    QTest::newRow("long name") << "x," + QByteArray(20'000, 'n') + ",person,,"
                               << QStringLiteral("name is longer") << 0;
    QTest::newRow("long alias") << "x,Ada,person,," + QByteArray(20'000, 'n')
                                << QStringLiteral("alias is longer") << 1;
    QTest::newRow("id used twice") << QByteArray("kerry,Ada,person,,")
                                   << QStringLiteral("“kerry” stands there twice") << 1;
    QTest::newRow("too many cells") << QByteArray("x,Ada,person,,,more") << QStringLiteral("more cells") << 0;
}

void TestTables::saysWhatIsWrongWithAnActor()
{
    QFETCH(const QByteArray, row);
    QFETCH(const QString, remark);
    QFETCH(const int, added);
    const Folder folder;
    Project project = emptyProject();
    const Import import =
        importInto(project, {folder.write(QStringLiteral("actors.csv"), actors + row + "\n")});
    QCOMPARE(import.notices.count(), 1);
    QVERIFY2(
        import.notices.list().first().what.contains(remark), qPrintable(import.notices.list().first().what));
    QVERIFY(import.notices.list().first().where.endsWith(QStringLiteral("actors.csv, line 5")));
    QCOMPARE(import.counts.actors, 3 + added);
}

void TestTables::annotationsMayNameActorsByTheirKey()
{
    const Folder folder;
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("vote.txt"), QByteArray("A vote was held.\nNothing came of it.")),
            folder.write(QStringLiteral("actors.csv"), actors),
            folder.write(QStringLiteral("t.csv"),
                QByteArray("document,start,end,actor,issue,stance,annotator\n"
                           "vote,0,5,kerry,negotiation,neutral,Bo\n"
                           "vote,0,5,Washington,negotiation,neutral,Bo\n"
                           "vote,0,5,united-nations,negotiation,neutral,Bo\n"))});
    QCOMPARE(project.actors().size(), 3);
    QSet<ActorId> used;
    for (const Annotation &annotation : onlyArticle(project).annotations)
        used.insert(annotation.actor);
    QCOMPARE(used.size(), 3);
}

void TestTables::affiliationsInACircleApply()
{
    const Folder folder;
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("actors.csv"),
            QByteArray("name,kind,affiliation\nA,group,B\nB,group,C\nC,group,A\nD,group,D\n"))});
    QCOMPARE(project.actors().size(), 4);
    QCOMPARE(actorCalled(project, QStringLiteral("A"))->affiliations.size(), 1);
    QCOMPARE(actorCalled(project, QStringLiteral("D"))->affiliations.size(), 0);
}

void TestTables::readsDescriptionsOfArticles()
{
    const Folder folder;
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("vote.txt"), QByteArray("A vote was held.\nNothing came of it.")),
            folder.write(QStringLiteral("articles.csv"),
                QByteArray("document,title,source,author,published,url,language,tags\n"
                           "vote,The vote,Courier,Nora,2013-08-30,https://example.org/1,de,a|b\n"))});
    const ArticleInfo &info = *onlyArticle(project).info;
    QCOMPARE(info.title, QStringLiteral("The vote"));
    QCOMPARE(info.source, QStringLiteral("Courier"));
    QCOMPARE(info.author, QStringLiteral("Nora"));
    QCOMPARE(info.published, QDate(2013, 8, 30));
    QCOMPARE(info.url, QStringLiteral("https://example.org/1"));
    QCOMPARE(info.language, QStringLiteral("de"));
    QCOMPARE(info.tags, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
}

void TestTables::readsProgress()
{
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(QStringLiteral("vote.txt"), QByteArray("A vote was held.\nNothing came of it.")),
            folder.write(QStringLiteral("states.csv"),
                QByteArray("document,annotator,state\nvote,Ada,done\nvote,Bo,started\nvote,Cy,todo\n"))});
    QCOMPARE(import.counts.further, 1); // whoever has begun is found by the annotations, too
    QMap<QString, int> states;
    for (const ArticleState &state : onlyArticle(project).states)
        states.insert(project.annotators().find(state.annotator)->name, static_cast<int>(state.state));
    QCOMPARE(states,
        (QMap<QString, int>{{QStringLiteral("Ada"), static_cast<int>(ArticleState::State::Done)},
            {QStringLiteral("Bo"), static_cast<int>(ArticleState::State::Started)}}));
    const Import taken = importInto(project,
        {folder.write(
            QStringLiteral("states.csv"), QByteArray("document,annotator,state\nvote,Ada,todo\n"))});
    QCOMPARE(taken.counts.further, 1);
    QCOMPARE(taken.change.label, QStringLiteral("Import 1 mark(s) of progress"));
    QCOMPARE(onlyArticle(project).states.size(), 1);
}

void TestTables::saysWhatIsWrongWithOtherTables()
{
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(QStringLiteral("vote.txt"), QByteArray("A vote was held.\nNothing came of it.")),
            folder.write(QStringLiteral("articles.csv"),
                QByteArray("document,title,published,mood\nvote,The vote,30 August,sad\nother,X,,\n")),
            folder.write(QStringLiteral("states.csv"),
                QByteArray("document,annotator,state\nvote,Ada,finished\nvote,,done\nother,Ada,done\n"))});
    const QStringList lines = linesOf(import.notices);
    QCOMPARE(lines.size(), 6);
    QVERIFY(anyHas(lines, QStringLiteral("articles.csv"), QStringLiteral("column “mood”")));
    QVERIFY(anyHas(lines, QStringLiteral("articles.csv, line 2"), QStringLiteral("“30 August” is no date")));
    QVERIFY(anyHas(lines, QStringLiteral("articles.csv, line 3"), QStringLiteral("no article “other”")));
    QVERIFY(anyHas(lines, QStringLiteral("states.csv, line 2"), QStringLiteral("todo, started or done")));
    QVERIFY(anyHas(lines, QStringLiteral("states.csv, line 3"), QStringLiteral("names no annotator")));
    QVERIFY(anyHas(lines, QStringLiteral("states.csv, line 4"), QStringLiteral("no article “other”")));
}

void TestTables::orderOfFilesDoesNotMatter()
{
    const QString sample = QStringLiteral(PROJECT_ROOT "/resources/sample/");
    QStringList paths{sample + QStringLiteral("annotations.csv"), sample + QStringLiteral("states.csv"),
        sample + QStringLiteral("articles.csv"), sample + QStringLiteral("actors.csv"),
        sample + QStringLiteral("articles")};
    QStringList outcomes;
    for (int i = 0; i < 2; ++i) {
        Project project = emptyProject();
        const Import import = importInto(project, paths);
        QCOMPARE(linesOf(import.notices), QStringList());
        QStringList all = annotationsOf(project).values();
        for (QString &one : all) // times of the import are none of the files
            one.truncate(one.indexOf(QStringLiteral(" | 1 | ")));
        std::sort(all.begin(), all.end());
        outcomes.append(all.join(QLatin1Char('\n')));
        QVERIFY(project.annotationCount() > 300);
        std::reverse(paths.begin(), paths.end());
    }
    QCOMPARE(outcomes.first(), outcomes.last());
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
