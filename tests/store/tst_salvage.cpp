// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tolerant reader gets out of damaged projects: all that is sound, with a word on everything that is
// not.
#include "tests/project/random_project.h"
#include "tests/store/both_readers.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

namespace standpoint {

using namespace made;

class TestSalvage : public QObject
{
    Q_OBJECT

private slots:
    void findsNothingInASoundProject();
    void keepsWhatIsSound_data();
    void keepsWhatIsSound();
    void mendsRowsThatOthersName();
    void saysEverythingThatIsWrong();
    void mendsWorkLists();
    void mendsDecisions();
    void keepsAllBeforeACut();
    void keepsAllBlocksBeforeADamagedOne();
    void findsTheStreamBehindADamagedFirstLine();
    void refusesWhatIsNoProject();
    void agreesWithTheStrictReaderOnEveryFlippedBit();
    void agreesWithTheStrictReaderOnEveryReplacedByte();
    void countsProblemsBeyondTheFirst();
};

namespace {

/// Whether a salvaged project can be saved and is then sound and the same.
bool savesAndLoads(const Project &project)
{
    const QByteArray bytes = packed(archiveOf(project));
    const Result<Project> again = strictly(bytes);
    const Result<Salvage> salvage = tolerantly(bytes);
    return again && *again == project && salvage && salvage->findings.isEmpty();
}

QString listed(const Findings &findings)
{
    QString all;
    for (const Problem &problem : findings.problems)
        all += problem.what + QStringLiteral(": ") + problem.where + QStringLiteral(" (") + problem.remedy
            + QStringLiteral(")\n");
    return all;
}

/// The same verdict from both readers, and a salvage that can be saved.
QString disagreement(const QByteArray &bytes)
{
    const Result<Project> strict = strictly(bytes);
    const Result<Salvage> salvage = tolerantly(bytes);
    if (!salvage)
        return strict ? QStringLiteral("salvage fails: ") + salvage.error().toString() : QString();
    if (strict.has_value() != salvage->findings.isEmpty())
        return strict ? QStringLiteral("only the tolerant reader finds:\n") + listed(salvage->findings)
                      : QStringLiteral("only the strict reader finds: ") + strict.error().toString();
    if (strict && !(*strict == salvage->project))
        return QStringLiteral("two different projects");
    if (!strict && !salvage->project.info().id.isNull() && !savesAndLoads(salvage->project))
        return QStringLiteral("what was salvaged does not save and load:\n") + listed(salvage->findings);
    return {};
}

/// Two articles of two annotations each, and what `change` makes of the archive.
struct Made
{
    Tables tables;
    std::function<void(ArchiveWriter &)> first = [](ArchiveWriter &out) { twoAnnotations(out, 1); };

    static void twoAnnotations(ArchiveWriter &out, quint64 article)
    {
        writeArticle(out, article, 2);
        writeAnnotation(out, annotation(10 * article + 1));
        writeAnnotation(out, annotation(10 * article + 2, {4, 8}));
    }
    QByteArray bytes() const
    {
        return packedArchive([this](ArchiveWriter &out) {
            tables.write(out);
            out.number(2);
            first(out);
            twoAnnotations(out, 2);
            writeEnd(out);
        });
    }
};

Made withFirstArticle(const std::function<void(ArchiveWriter &)> &first)
{
    Made made;
    made.first = first;
    return made;
}

/// The first article with another first annotation.
Made withAnnotation(const std::function<void(Annotation &)> &change, qint64 annotator = 0, qint64 actor = 0)
{
    return withFirstArticle([=](ArchiveWriter &out) {
        writeArticle(out, 1, 2);
        Annotation changed = annotation(11);
        change(changed);
        writeAnnotation(out, changed, annotator, actor);
        writeAnnotation(out, annotation(12, {4, 8}));
    });
}

Made withText(const ArticleText &text)
{
    return withFirstArticle([=](ArchiveWriter &out) {
        write(out, articleInfo(1));
        write(out, text);
        out.number(0);
        out.number(0);
        out.number(2);
        writeAnnotation(out, annotation(11));
        writeAnnotation(out, annotation(12, {4, 8}));
    });
}

} // namespace

void TestSalvage::findsNothingInASoundProject()
{
    for (quint64 seed = 1; seed <= 5; ++seed) {
        const Project project = RandomProject(seed).project(5);
        const Result<Salvage> salvage = tolerantly(packed(archiveOf(project)));
        QVERIFY(salvage);
        QVERIFY2(salvage->findings.isEmpty(), qPrintable(listed(salvage->findings)));
        QVERIFY(salvage->project == project);
        QVERIFY(salvage->findings.leftOut == Findings::LeftOut());
    }
}

void TestSalvage::keepsWhatIsSound_data() // NOLINT(readability-function-size): a table of rows
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("articles");
    QTest::addColumn<int>("annotations");
    QTest::addColumn<int>("problems");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const QByteArray &bytes, int articles, int annotations,
                         int problems, const char *what) {
        QTest::newRow(name) << bytes << articles << annotations << problems << QString::fromUtf8(what);
    };
    const auto annotationRow = [&](const char *name, int kept, const char *what,
                                   const std::function<void(Annotation &)> &change) {
        row(name, withAnnotation(change).bytes(), 2, kept, 1, what);
    };
    annotationRow("evidence beyond the text", 3, "outside the article", [](Annotation &a) {
        a.evidence = TextSpan{0, 9};
    });
    annotationRow("evidence before the text", 3, "outside the article", [](Annotation &a) {
        a.evidence = TextSpan{-1, 3};
    });
    annotationRow("evidence that ends before it begins", 3, "outside the article", [](Annotation &a) {
        a.evidence = TextSpan{3, 1};
    });
    annotationRow("fragments that overlap", 3, "out of order", [](Annotation &a) {
        a.evidence = Evidence(QList<TextSpan>{{0, 3}, {2, 5}});
    });
    annotationRow("an annotation's id twice", 4, "id is that of another", [](Annotation &a) {
        a.id = {{7, 12}};
    });
    annotationRow("no id of an annotation", 4, "no id", [](Annotation &a) { a.id = {}; });
    annotationRow("a confidence beyond all", 4, "confidence", [](Annotation &a) { a.confidence = 2; });
    annotationRow("an empty note", 4, "note is empty", [](Annotation &a) { a.note = QString(); });
    annotationRow("an empty list of answers", 4, "empty list",
        [](Annotation &a) { a.attributes = QList<AttributeValue>(); });
    annotationRow("an answer to nothing asked", 4, "does not have", [](Annotation &a) {
        a.attributes = QList<AttributeValue>{{{{9, 9}}, QStringLiteral("yes")}};
    });
    annotationRow("an answer twice", 4, "there twice", [](Annotation &a) {
        a.attributes =
            QList<AttributeValue>{{remark.id, QStringLiteral("yes")}, {remark.id, QStringLiteral("no")}};
    });
    annotationRow("an answer that is none", 4, "no answer", [](Annotation &a) {
        a.attributes = QList<AttributeValue>{{remark.id, QString()}};
    });
    annotationRow("a time after all times", 4, "out of range",
        [](Annotation &a) { a.created = QDateTime::fromMSecsSinceEpoch(latestTime + 1, Qt::UTC); });
    row("an annotator beyond the table", withAnnotation([](Annotation &) {}, 1, 0).bytes(), 2, 3, 1,
        "not there");
    row("an actor before the table", withAnnotation([](Annotation &) {}, 0, -1).bytes(), 2, 3, 1,
        "not there");

    row("a sentence that overlaps none but is empty",
        withText({{{6, 1}}, QStringLiteral("One two."), {{0, 3}, {4, 4}}}).bytes(), 2, 4, 1, "sentences");
    row("a sentence beyond the text", withText({{{6, 1}}, QStringLiteral("One two."), {{0, 9}}}).bytes(), 2,
        4, 1, "sentences");
    row("a text of another article", withText({{{6, 9}}, QStringLiteral("One two."), {{0, 8}}}).bytes(), 2, 4,
        1, "id of another");
    row("control characters in a text",
        withText({{{6, 1}}, QStringLiteral("One\u0007two."), {{0, 8}}}).bytes(), 2, 4, 1,
        "control characters");
    row("evidence that cuts a character",
        withText({{{6, 1}}, QStringLiteral("On\u00e9\u0301two."), {{0, 8}}}).bytes(), 2, 3, 1,
        "inside a character");
    row("an article's id twice",
        withFirstArticle([](ArchiveWriter &out) { Made::twoAnnotations(out, 2); }).bytes(), 2, 4, 1,
        "id is that of another");
    row("progress twice", withFirstArticle([](ArchiveWriter &out) {
        write(out, articleInfo(1));
        write(out, articleText(1));
        out.number(1);
        out.number(7);
        out.number(0);
        out.number(0);
        out.number(0);
    }).bytes(),
        2, 2, 2, "not there");
    row("annotations fewer than announced", packedArchive([](ArchiveWriter &out) {
        Tables().write(out);
        out.number(2);
        writeArticle(out, 1, 3);
        writeAnnotation(out, annotation(11));
        writeAnnotation(out, annotation(12));
    }),
        1, 2, 1, "number is missing");
    row("articles fewer than announced", packedArchive([](ArchiveWriter &out) {
        Tables().write(out);
        out.number(3);
        Made::twoAnnotations(out, 1);
        Made::twoAnnotations(out, 2);
    }),
        2, 4, 1, "number is missing");
    row("something behind the end", Made().bytes() + packed("more").sliced(head.size()), 2, 4, 1,
        "follows its end");
    row("no zstd behind the end", Made().bytes() + "more", 2, 4, 1, "compressed data is damaged");
}

void TestSalvage::keepsWhatIsSound()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, what);
    const Result<Salvage> salvage = tolerantly(bytes);
    QVERIFY(salvage);
    const QByteArray all = listed(salvage->findings).toUtf8();
    QTEST(static_cast<int>(salvage->project.articles().size()), "articles");
    QTEST(static_cast<int>(salvage->project.annotationCount()), "annotations");
    QVERIFY2(all.contains(what.toUtf8()), all.constData());
    QFETCH(int, problems);
    QVERIFY2(salvage->findings.problems.size() == problems, all.constData());
    for (const Problem &problem : salvage->findings.problems)
        QVERIFY(!problem.what.isEmpty() && !problem.where.isEmpty() && !problem.remedy.isEmpty());
    const QString differ = disagreement(bytes);
    QVERIFY2(differ.isEmpty(), qPrintable(differ));
}

/// A row that breaks a rule is mended rather than left out: a thousand annotations may name it.
void TestSalvage::mendsRowsThatOthersName()
{
    Made made;
    made.tables.info.title.clear();
    made.tables.issues = {Issue{talks.id, QString(), 0, {}}, Issue{talks.id, QStringLiteral("war"), 1, {}}};
    made.tables.issues[0].group = QStringLiteral(" ");
    made.tables.issues[0].keywords = {{QStringLiteral("(a"), true}, {QStringLiteral("talks")}, {}};
    made.tables.stances[0].polarity = 7;
    made.tables.actors = {minister,
        Actor{{{4, 2}}, QStringLiteral("State"), {QString()}, Actor::Kind::State,
            {{{{4, 2}}, {}, {}}, {{{4, 9}}, {}, {}}, {minister.id, QDate(2014, 1, 1), QDate(2013, 1, 1)}}}};
    made.tables.annotators = {anna, Annotator{{{5, 2}}, QStringLiteral("Anna"), true}};
    made.tables.attributes.append(Attribute{
        {{8, 2}}, QStringLiteral("who"), 0, Attribute::Kind::Flag, {{{{8, 3}}, QStringLiteral("a")}}, {}});
    const Result<Salvage> salvage = tolerantly(made.bytes());
    QVERIFY(salvage);
    const Project &project = salvage->project;
    QCOMPARE(project.annotationCount(), 4);
    QCOMPARE(project.issues().size(), 2);
    QCOMPARE(project.issues().find(talks.id)->name, QStringLiteral("issue 1"));
    QVERIFY(project.issues().find(talks.id)->group.isEmpty());
    QCOMPARE(project.issues().find(talks.id)->keywords,
        (QList<Keyword>{
            {QStringLiteral("(a"), true}, {QStringLiteral("talks")}})); // elsewhere "(a" may be one
    QVERIFY(!project.stances().find(inFavour.id)->polarity);
    QCOMPARE(project.annotators().size(), 2);
    QVERIFY(project.annotators().find({{5, 2}})->name.startsWith(QStringLiteral("Anna (")));
    QCOMPARE(project.actors().find({{4, 2}})->affiliations, (QList<Affiliation>{{minister.id, {}, {}}}));
    QVERIFY(project.actors().find({{4, 2}})->aliases.isEmpty());
    QVERIFY(project.attributes().find({{8, 2}})->choices.isEmpty());
    QVERIFY(!project.info().title.isEmpty());
    QVERIFY2(salvage->findings.problems.size() == 11, qPrintable(listed(salvage->findings)));
    QVERIFY(salvage->findings.leftOut == Findings::LeftOut());
    QVERIFY(savesAndLoads(project));
}

void TestSalvage::saysEverythingThatIsWrong()
{
    const QByteArray bytes = packedArchive([](ArchiveWriter &out) {
        Tables().write(out);
        out.number(2);
        for (const quint64 article : {1, 2}) {
            writeArticle(out, article, 3);
            writeAnnotation(out, annotation(10 * article + 1, {0, 99}));
            Annotation twice = annotation(10 * article + 2);
            twice.confidence = 3;
            twice.note = QString();
            writeAnnotation(out, twice);
            writeAnnotation(out, annotation(10 * article + 3), 5);
        }
        writeEnd(out);
    });
    const Result<Salvage> salvage = tolerantly(bytes);
    QVERIFY(salvage);
    const QString all = listed(salvage->findings);
    QVERIFY2(salvage->findings.problems.size() == 8, qPrintable(all));
    for (const char *place : {"article 1 “Talks 1”, annotation 1", "article 1 “Talks 1”, annotation 2",
             "article 1 “Talks 1”, annotation 3", "article 2 “Talks 2”, annotation 1",
             "article 2 “Talks 2”, annotation 2", "article 2 “Talks 2”, annotation 3"})
        QVERIFY2(all.contains(QString::fromUtf8(place)), qPrintable(all));
    QCOMPARE(salvage->project.annotationCount(), 2);
    QCOMPARE(salvage->findings.leftOut.annotations, 4);
    QVERIFY(savesAndLoads(salvage->project));
}

/// A list of nobody is left out; one that names articles that are gone keeps the others.
void TestSalvage::mendsWorkLists()
{
    WorkList list;
    list.id = {{9, 1}};
    list.drawnFrom = 1;
    const QByteArray bytes = packedArchive([&list](ArchiveWriter &out) {
        Tables().write(out);
        out.number(3);
        writeArticle(out, 1, 0);
        write(out, articleInfo(2)); // left out: its sentence lies outside its text
        write(out, ArticleText{{{6, 2}}, QStringLiteral("One."), {{0, 9}}});
        out.number(0);
        out.number(0);
        out.number(0);
        writeArticle(out, 3, 0);
        out.number(3);
        for (const qint64 annotator : {0, 0, 7}) {
            writeBody(out, list);
            out.number(annotator);
            out.number(5);
            for (const qint64 article : {2, 1, 0, 2, 9})
                out.number(article);
        }
        out.string(QStringLiteral("end"));
    });
    const Result<Salvage> salvage = tolerantly(bytes);
    QVERIFY(salvage && !strictly(bytes));
    const Project &project = salvage->project;
    const QString all = listed(salvage->findings);
    QCOMPARE(project.articles().size(), 3); // the text is whole: only its sentence goes
    QCOMPARE(project.workLists().size(), 2);
    for (const WorkList &kept : project.workLists().inOrder()) {
        QVERIFY2(kept.name.startsWith(QStringLiteral("work list ")), qPrintable(kept.name));
        QCOMPARE(kept.annotator, anna.id);
        QCOMPARE(kept.articles, (QList<ArticleId>{{{6, 3}}, {{6, 2}}, {{6, 1}}}));
        QCOMPARE(kept.drawnFrom, 0);
    }
    QVERIFY(project.isOnWorkList({{6, 1}}));
    QVERIFY2(all.contains(QStringLiteral("work list 3")), qPrintable(all));
    QCOMPARE(salvage->findings.leftOut.rows, 1);
    QVERIFY(savesAndLoads(project));
}

/// What is wrong about a decision costs that one; a reason that is not there costs the reason.
void TestSalvage::mendsDecisions()
{
    Tables tables;
    tables.info.handedOut.to = anna.id;
    tables.reasons = {ReasonCode{{{10, 1}}, QStringLiteral("overlooked")}, ReasonCode{{{10, 1}}, QString()}};
    const QByteArray bytes = packedArchive([&](ArchiveWriter &out) {
        tables.write(out);
        out.number(1);
        write(out, articleInfo(1));
        write(out, articleText(1));
        out.number(0);
        out.number(6);
        writeDecision(out, 1, {0, 8}, 0, 0);
        writeDecision(out, 2, {0, 8}, 0, 0);  // decided already
        writeDecision(out, 3, {4, 9}, 0, 0);  // outside the text
        writeDecision(out, 4, {4, 8}, 0, -1); // without a reason, which may be
        writeDecision(out, 5, {0, 3}, 0, 7);  // a reason that is not there
        writeDecision(out, 6, {4, 7}, 5, 0);  // nobody's
        out.number(1);
        writeAnnotation(out, annotation(11));
        writeEnd(out);
    });
    const Result<Salvage> salvage = tolerantly(bytes);
    QVERIFY(salvage && !strictly(bytes));
    const Project &project = salvage->project;
    const QString all = listed(salvage->findings);
    QVERIFY(!project.info().isBlindCopy());
    QCOMPARE(project.reasons().size(), 2);
    QCOMPARE(project.annotationCount(), 1);
    const QList<Decision> &kept = project.article({{6, 1}})->decisions.orDefault();
    QCOMPARE(kept.size(), 3);
    QCOMPARE(kept[0].id, (DecisionId{{11, 5}}));
    QVERIFY(kept[0].reason.isNull() && kept[2].reason.isNull());
    QCOMPARE(kept[1].reason, (ReasonId{{10, 1}}));
    QVERIFY2(all.contains(QStringLiteral("3 decisions of adjudication")), qPrintable(all));
    QCOMPARE(salvage->findings.leftOut.decisions, 3);
    QVERIFY(savesAndLoads(project));
}

void TestSalvage::keepsAllBeforeACut()
{
    const QByteArray plain = archiveOf(RandomProject(4).project(4));
    qsizetype articles = 0;
    qsizetype annotations = 0;
    for (qsizetype size = 0; size < plain.size() - 4; ++size) { // "\n3 end" may lose its line end
        const Result<Salvage> salvage = tolerantly(packed(plain.first(size)));
        QVERIFY(salvage);
        QVERIFY2(!salvage->findings.isEmpty(), qPrintable(QString::number(size)));
        // Never less of it for more bytes.
        QVERIFY(salvage->project.articles().size() >= articles);
        QVERIFY2(salvage->project.annotationCount() >= annotations, qPrintable(QString::number(size)));
        articles = salvage->project.articles().size();
        annotations = salvage->project.annotationCount();
        if (size % 16 == 0 && !salvage->project.info().id.isNull())
            QVERIFY(savesAndLoads(salvage->project));
    }
    QCOMPARE(articles, 4);
}

/// Of a file of many blocks, a flipped byte in the middle costs what stands behind it, and nothing before.
void TestSalvage::keepsAllBlocksBeforeADamagedOne()
{
    RandomProject random(9);
    const QByteArray plain = packedArchive([&](ArchiveWriter &out) {
        Tables().write(out);
        out.number(20'000);
        for (quint64 i = 1; i <= 20'000; ++i) {
            ArticleInfo info = articleInfo(i);
            info.source = QString::number(random.bits(), 36);
            write(out, info);
            write(out, articleText(i));
            out.number(0);
            out.number(0);
            out.number(0);
        }
        writeEnd(out);
    });
    QVERIFY(plain.size() > 300'000);
    for (const qsizetype tenth : {2, 5, 8}) {
        QByteArray damaged = plain;
        const qsizetype at = damaged.size() / 10 * tenth;
        for (qsizetype i = at; i < at + 8; ++i)
            damaged[i] = static_cast<char>(~damaged[i]);
        const Result<Salvage> salvage = tolerantly(damaged);
        QVERIFY(salvage && !salvage->findings.isEmpty());
        const qsizetype kept = salvage->project.articles().size();
        // More may be there: flipped bytes may unpack to other values of the same tokens.
        QVERIFY2(kept > 20'000 / 10 * (tenth - 1), qPrintable(QString::number(kept)));
        QByteArray cut = plain.first(at);
        const Result<Salvage> ofCut = tolerantly(cut);
        QVERIFY(ofCut && ofCut->project.articles().size() > 20'000 / 10 * (tenth - 1));
    }
}

void TestSalvage::findsTheStreamBehindADamagedFirstLine()
{
    QByteArray bytes = Made().bytes();
    bytes[3] = 'x';
    const Result<Salvage> salvage = tolerantly(bytes);
    QVERIFY(salvage);
    QCOMPARE(salvage->findings.problems.size(), 1);
    QCOMPARE(salvage->project.annotationCount(), 4);
}

void TestSalvage::refusesWhatIsNoProject()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("Once upon a time\n"),
             QByteArray("standpoint-project 2\n"), packedArchive([](ArchiveWriter &out) {
                 for (const int version : {1, 1, 1, 1, 2, 1})
                     out.number(version);
             })}) {
        const Result<Salvage> salvage = tolerantly(bytes);
        QVERIFY(!salvage && !salvage.error().what.isEmpty());
    }
    const Result<Salvage> nothing = tolerantly(packed("Once upon a time"));
    QVERIFY(nothing && nothing->findings.problems.size() == 1 && nothing->project.info().id.isNull());
}

void TestSalvage::agreesWithTheStrictReaderOnEveryFlippedBit()
{
    const QByteArray whole = packed(archiveOf(RandomProject(11).project(1)));
    QElapsedTimer timer;
    qint64 worst = 0;
    for (qsizetype i = 0; i < whole.size() * 8; ++i) {
        QByteArray damaged = whole;
        damaged[i / 8] = static_cast<char>(damaged[i / 8] ^ (1 << i % 8));
        timer.start();
        const QString differ = disagreement(damaged);
        worst = qMax(worst, timer.nsecsElapsed());
        QVERIFY2(differ.isEmpty(), qPrintable(QStringLiteral("bit %1: %2").arg(i).arg(differ)));
    }
    qInfo("the slowest of %lld took %.1f ms", static_cast<long long>(whole.size() * 8),
        static_cast<double>(worst) / 1e6);
}

void TestSalvage::agreesWithTheStrictReaderOnEveryReplacedByte()
{
    const QByteArray plain = archiveOf(RandomProject(12).project(2));
    qint64 kept = 0;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        for (const char replacement : {'9', '0', ' ', '-', '\xff'}) {
            QByteArray damaged = plain;
            damaged[i] = replacement;
            const QString differ = disagreement(packed(damaged));
            QVERIFY2(differ.isEmpty(), qPrintable(QStringLiteral("byte %1: %2").arg(i).arg(differ)));
            ++kept;
        }
    }
    QVERIFY(kept > 1000);
}

void TestSalvage::countsProblemsBeyondTheFirst()
{
    constexpr qint64 wrong = 150'000;
    const Result<Salvage> salvage = tolerantly(packedArchive([](ArchiveWriter &out) {
        Tables().write(out);
        out.number(1);
        writeArticle(out, 1, wrong);
        for (qint64 i = 1; i <= wrong; ++i)
            writeAnnotation(out, annotation(static_cast<quint64>(i), {5, 4}));
        writeEnd(out);
    }));
    QVERIFY(salvage);
    QCOMPARE(salvage->findings.problems.size() + salvage->findings.further, wrong);
    QVERIFY(salvage->findings.further > 0);
    QCOMPARE(salvage->findings.leftOut.annotations, wrong);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestSalvage)
#include "tst_salvage.moc"
