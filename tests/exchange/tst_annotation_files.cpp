// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables and JSON lines of annotations as people and other programs write them: nothing is dropped without a
// line and a reason.
#include "tests/exchange/import_fixture.h"

using namespace standpoint;

namespace {

const QString text = QStringLiteral("🔥 Vote in Geneva\nThe minister said no. “No war,” he added, “is just.”\n"
                                    "A family 👩‍👩‍👧 came.");
const QByteArray head("document,start,end,actor,issue,stance,annotator\n");

/// One article called "vote", and rows to import beside it.
struct Case
{
    Case() { folder.write(QStringLiteral("vote.txt"), text); }
    Import import(const QByteArray &table, const QString &name = QStringLiteral("t.csv"))
    {
        return importInto(project, {folder.path(QStringLiteral("vote.txt")), folder.write(name, table)});
    }
    QStringList evidence() const
    {
        QStringList all;
        for (const Annotation &annotation : onlyArticle(project).annotations)
            all.append(onlyArticle(project).evidenceText(annotation.evidence));
        return all;
    }

    Folder folder;
    Project project = emptyProject();
};

} // namespace

class TestAnnotationFiles : public QObject
{
    Q_OBJECT

private slots:
    void takesRowsInManyShapes_data();
    void takesRowsInManyShapes();
    void saysWhichRowWasLeftOutAndWhy_data();
    void saysWhichRowWasLeftOutAndWhy();
    void saysWhatWasTakenOverOtherwise_data();
    void saysWhatWasTakenOverOtherwise();
    void longTablesAreRecognisedInEveryEncoding_data();
    void longTablesAreRecognisedInEveryEncoding();
    void refusesATableThatIsBroken_data();
    void refusesATableThatIsBroken();
    void findsTheArticleByIdTitleOrFile_data();
    void findsTheArticleByIdTitleOrFile();
    void sayThatATitleIsAmbiguous();
    void hugeFieldsRefuseTheirRowOnly();
    void aRowThatIsThereTwiceIsImportedOnce();
    void aRowThatIsHeldWithOtherDetailsIsLeft();
    void manyRowsOfOneArticleAreReadInReasonableTime();
    void twoActorsOfOneNameStayTwo();
    void aNameOfBlanksOnlyIsNone_data();
    void aNameOfBlanksOnlyIsNone();
    void aNumberBehindAControlCharacterIsThatStance();
    void namesThatDifferInCapitalsOnlyStayTwo();
    void saysWhichActorsAndAnnotatorsAreNew();
    void theArticlesOwnEllipsisPartsNothing();
    void readsLinesOfJson();
    void saysWhatIsWrongWithALineOfJson();
    void attributesThatDifferInCapitalsHaveTwoColumns();
    void wholeNumbersMayHaveZerosBehindThePoint();
    void numbersAreValidJson();
};

void TestAnnotationFiles::takesRowsInManyShapes_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QStringList>("evidence");
    const QStringList said{QStringLiteral("The minister said no.")};
    const QByteArray row("vote,17,38,Ada,negotiation,neutral,Bo\n");
    QTest::newRow("plain") << head + row << said;
    QTest::newRow("no line end at the end") << head + row.chopped(1) << said;
    QTest::newRow("CRLF") << QByteArray(head + row).replace("\n", "\r\n") << said;
    QTest::newRow("old Macintosh") << QByteArray(head + row).replace("\n", "\r") << said;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + head + row << said;
    QTest::newRow("semicolons, as Excel writes them") << QByteArray(head + row).replace(",", ";") << said;
    QTest::newRow("tabs") << QByteArray(head + row).replace(",", "\t") << said;
    QTest::newRow("all quoted") << QByteArray(
        // NOLINTNEXTLINE(modernize-raw-string-literal): escapes are the point
        head + "\"vote\",\"17\",\"38\",\"Ada\",\"negotiation\",\"neutral\",\"Bo\"")
                                << said;
    QTest::newRow("empty lines") << "\n" + head + "\n\n" + row + "\n" << said;
    QTest::newRow("white space around cells")
        << head + " vote , 17 , 38 , Ada , negotiation , neutral , Bo \n"
        << said;
    QTest::newRow("capitals in the head and the names") << head.toUpper()
            + "vote,17,38,Ada,NEGOTIATION,Neutral,Bo\n" << said;
    QTest::newRow("columns in another order") << QByteArray(
        "annotator,stance,issue,actor,end,start,document\nBo,neutral,negotiation,Ada,38,17,vote\n")
                                              << said;
    QTest::newRow("stance as a number") << head + "vote,17,38,Ada,negotiation,-1,Bo\n" << said;
    QTest::newRow("UTF-16") << QByteArray() << said; // written below
    QTest::newRow("sentence in place of offsets")
        << QByteArray("document,sentence,actor,issue,stance,annotator\nvote,1,Ada,negotiation,neutral,Bo\n")
        << said;
    QTest::newRow("sentence and words") << QByteArray(
        "document,sentence,text,actor,issue,stance,annotator\nvote,1,said no,Ada,negotiation,neutral,Bo\n")
                                        << QStringList{QStringLiteral("said no")};
    QTest::newRow("fragments") << QByteArray("document,start,end,fragments,actor,issue,stance,annotator\n"
                                             "vote,40,67,40-46;59-67,Ada,negotiation,neutral,Bo\n")
                               << QStringList{QStringLiteral("No war … “is just")};
    QTest::newRow("offsets and the right words")
        << QByteArray("document,start,end,text,actor,issue,stance,annotator\n"
                      "vote,2,38,Vote in Geneva The minister said no.,Ada,negotiation,neutral,Bo\n")
        << QStringList{QStringLiteral("Vote in Geneva\nThe minister said no.")};
}

void TestAnnotationFiles::takesRowsInManyShapes()
{
    QFETCH(QByteArray, table);
    QFETCH(const QStringList, evidence);
    if (table.isEmpty()) {
        table = "\xFF\xFE";
        for (const char c : QByteArray(head + "vote,17,38,Ada,negotiation,neutral,Bo\n")) {
            table += c;
            table += '\0';
        }
    }
    Case one;
    const Import import = one.import(table);
    QCOMPARE(linesOf(import.notices), QStringList());
    QCOMPARE(one.evidence(), evidence);
    const Annotation annotation = onlyArticle(one.project).annotations.first();
    QCOMPARE(one.project.actors().find(annotation.actor)->name, QStringLiteral("Ada"));
    QCOMPARE(one.project.issues().size(), 2);
    QCOMPARE(one.project.stances().size(), 3);
    QCOMPARE(annotation.provenance, Annotation::Provenance::Imported);
}

void TestAnnotationFiles::saysWhichRowWasLeftOutAndWhy_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    const auto outside = QStringLiteral("lie outside the article, which has 90 characters");
    const auto none = QStringLiteral("are no offsets");
    QTest::newRow("unknown document")
        << QByteArray("other,1,5,Ada,negotiation,neutral,Bo") << QStringLiteral("no article “other”");
    QTest::newRow("no document") << QByteArray(",1,5,Ada,negotiation,neutral,Bo")
                                 << QStringLiteral("no article “”");
    QTest::newRow("end outside the text") << QByteArray("vote,1,91,Ada,negotiation,neutral,Bo") << outside;
    QTest::newRow("huge offsets") << QByteArray("vote,1,9999999999999,Ada,negotiation,neutral,Bo") << outside;
    QTest::newRow("negative") << QByteArray("vote,-1,5,Ada,negotiation,neutral,Bo") << none;
    QTest::newRow("backwards") << QByteArray("vote,5,1,Ada,negotiation,neutral,Bo") << none;
    QTest::newRow("nothing between") << QByteArray("vote,5,5,Ada,negotiation,neutral,Bo") << none;
    QTest::newRow("no number") << QByteArray("vote,a,5,Ada,negotiation,neutral,Bo") << none;
    QTest::newRow("number with more behind it") << QByteArray("vote,1,5x,Ada,negotiation,neutral,Bo") << none;
    QTest::newRow("no end") << QByteArray("vote,1,,Ada,negotiation,neutral,Bo") << none;
    QTest::newRow("too large for a number")
        << QByteArray("vote,1,99999999999999999999,Ada,negotiation,neutral,Bo") << none;
    QTest::newRow("no place") << QByteArray("vote,,,Ada,negotiation,neutral,Bo")
                              << QStringLiteral("neither offsets nor a sentence");
    QTest::newRow("no actor") << QByteArray("vote,1,5,,negotiation,neutral,Bo") << QStringLiteral("no actor");
    QTest::newRow("no issue") << QByteArray("vote,1,5,Ada,,neutral,Bo") << QStringLiteral("no issue");
    QTest::newRow("no stance") << QByteArray("vote,1,5,Ada,negotiation,,Bo") << QStringLiteral("no stance");
    QTest::newRow("no annotator") << QByteArray("vote,1,5,Ada,negotiation,neutral,")
                                  << QStringLiteral("no annotator");
    QTest::newRow("row cut short") << QByteArray("vote,1,5,Ada") << QStringLiteral("no issue");
    QTest::newRow("one cell too many") << QByteArray("vote,1,5,Ada,negotiation,neutral,Bo,more")
                                       << QStringLiteral("more cells than the head line");
}

void TestAnnotationFiles::saysWhichRowWasLeftOutAndWhy()
{
    QFETCH(const QByteArray, row);
    QFETCH(const QString, reason);
    Case one;
    const QByteArray good("vote,17,38,Ada,negotiation,neutral,Bo\n");
    const Import import = one.import(head + good + "\"vote\",2,16,\"A\nda\",negotiation,neutral,Bo\n" + row
        + "\n" + "vote,17,38,Ada,intervention,neutral,Bo\n");
    QCOMPARE(import.counts.annotations, 3);
    QCOMPARE(import.counts.skipped, 1);
    QCOMPARE(import.notices.count(), 1);
    const Notice notice = import.notices.list().first();
    QVERIFY2(notice.what.contains(reason), qPrintable(notice.what));
    QVERIFY2(notice.where.endsWith(QStringLiteral("t.csv, line 5")), qPrintable(notice.where));
}

void TestAnnotationFiles::saysWhatWasTakenOverOtherwise_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("remark");
    QTest::addColumn<QString>("evidence");
    const QByteArray wordy("document,start,end,text,actor,issue,stance,annotator\n");
    const auto said = QStringLiteral("said no");
    QTest::newRow("offsets count UTF-16") << wordy + "vote,31,38,said no,Ada,negotiation,neutral,Bo\n"
                                          << QStringLiteral("UTF-16") << said;
    QTest::newRow("start and end are not the fragments'")
        << QByteArray("document,start,end,fragments,text,actor,issue,stance,annotator\n"
                      "vote,2,67,40-46;59-67,No war … “is just,Ada,negotiation,neutral,Bo\n")
        << QStringLiteral("do not go from “2” to “67”; the fragments were taken")
        << QStringLiteral("No war … “is just");
    QTest::newRow("words stand elsewhere") << wordy + "vote,50,57,said no,Ada,negotiation,neutral,Bo\n"
                                           << QStringLiteral("stand 20 character(s) from") << said;
    QTest::newRow("span cuts a family")
        << head + "vote,79,80,Ada,negotiation,neutral,Bo\n"
        << QStringLiteral("cut a character") << QStringLiteral("👩‍👩‍👧");
    QTest::newRow("unknown stance") << head + "vote,30,37,Ada,negotiation,ambivalent,Bo\n"
                                    << QStringLiteral("no stance “ambivalent”; it was added") << said;
    QTest::newRow("unknown issue") << head + "vote,30,37,Ada,sanctions,neutral,Bo\n"
                                   << QStringLiteral("no issue “sanctions”; it was added") << said;
    const auto with = [&](const QByteArray &column, const QByteArray &cell) -> QByteArray {
        return head.chopped(1) + "," + column + "\nvote,30,37,Ada,negotiation,neutral,Bo," + cell + "\n";
    };
    QTest::newRow("extra column") << with("mood", "sad")
                                  << QStringLiteral("column “mood” is none that is read") << said;
    QTest::newRow("confidence above 1")
        << with("confidence", "80") << QStringLiteral("“80” is no confidence") << said;
    QTest::newRow("confidence nan") << with("confidence", "nan") << QStringLiteral("no confidence") << said;
    QTest::newRow("unknown answer") << with("attribution", "shouted")
                                    << QStringLiteral("“shouted” is no answer to “attribution”") << said;
    QTest::newRow("unknown provenance")
        << with("provenance", "dreamt") << QStringLiteral("no provenance") << said;
    QTest::newRow("no time") << with("created", "yesterday") << QStringLiteral("“yesterday” is no time")
                             << said;
}

void TestAnnotationFiles::saysWhatWasTakenOverOtherwise()
{
    QFETCH(const QByteArray, table);
    QFETCH(const QString, remark);
    QFETCH(const QString, evidence);
    Case one;
    const Import import = one.import(table);
    QCOMPARE(import.notices.count(), 1);
    QVERIFY2(
        import.notices.list().first().what.contains(remark), qPrintable(import.notices.list().first().what));
    QVERIFY(import.notices.list().first().where.contains(QStringLiteral("t.csv")));
    QCOMPARE(one.evidence(), QStringList{evidence});
}

/// Formats are recognised by the first 65,536 bytes: wherever they end, no character is taken for damage.
void TestAnnotationFiles::longTablesAreRecognisedInEveryEncoding_data()
{
    QTest::addColumn<int>("shift");
    QTest::addColumn<int>("encoding"); // 8: UTF-8; 16: UTF-16 without a byte order mark; 1252: the code page
    for (const int encoding : {8, 16, 1252}) {
        for (int shift = 0; shift < 8; ++shift)
            QTest::addRow("encoding %d, shifted by %d", encoding, shift) << shift << encoding;
    }
}

void TestAnnotationFiles::longTablesAreRecognisedInEveryEncoding()
{
    QFETCH(const int, shift);
    QFETCH(const int, encoding);
    const QString smile = encoding == 1252 ? QStringLiteral("é") : QStringLiteral("👍");
    const QString table = QString::fromLatin1(head).chopped(1) + QStringLiteral(",note\n")
        + QStringLiteral("vote,17,38,Ada,negotiation,neutral,Bo,") + QString(shift, u'x')
        + smile.repeated(40'000);
    QByteArray bytes = encoding == 8 ? table.toUtf8() : table.toLatin1();
    if (encoding == 16) {
        bytes.clear();
        for (const QChar c : table) {
            bytes += static_cast<char>(c.unicode() & 0xFF);
            bytes += static_cast<char>(c.unicode() >> 8);
        }
    }
    Case one;
    const Import import = one.import(bytes);
    QCOMPARE(linesOf(import.notices), QStringList());
    QCOMPARE(onlyArticle(one.project).annotations.first().note->size(), shift + 40'000 * smile.size());
}

void TestAnnotationFiles::refusesATableThatIsBroken_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
    QTest::newRow("a quote that nothing closes")
        << head + "vote,17,38,\"Ada,negotiation,neutral,Bo\nvote,17,38,Ada,negotiation,neutral,Bo\n"
        << QStringLiteral("quotation mark that nothing closes");
    QTest::newRow("no stance column")
        << QByteArray("document,start,end,actor,issue,annotator\n") << QStringLiteral("head line is none");
    QTest::newRow("a column twice") << QByteArray("document,start,end,actor,issue,stance,annotator,actor\n")
                                    << QStringLiteral("two columns “actor”");
    QTest::newRow("zero bytes") << head + QByteArray("vote,17,38,A\0da,negotiation,neutral,Bo\n", 39)
                                << QStringLiteral("zero bytes");
}

void TestAnnotationFiles::refusesATableThatIsBroken()
{
    QFETCH(const QByteArray, table);
    QFETCH(const QString, sentence);
    const Case one;
    const QString path = one.folder.write(QStringLiteral("t.csv"), table);
    const Result<Import> import =
        importFiles(one.project, {one.folder.path(QStringLiteral("vote.txt")), path});
    QVERIFY(!import);
    QVERIFY2(import.error().what.contains(sentence), qPrintable(import.error().what));
    QVERIFY2(import.error().where.startsWith(path), qPrintable(import.error().where));
}

void TestAnnotationFiles::findsTheArticleByIdTitleOrFile_data()
{
    QTest::addColumn<QString>("called");
    QTest::newRow("file") << QStringLiteral("vote");
    QTest::newRow("file with its ending") << QStringLiteral("vote.txt");
    QTest::newRow("title") << QStringLiteral("🔥 Vote in Geneva");
    QTest::newRow("id") << QString();
}

void TestAnnotationFiles::findsTheArticleByIdTitleOrFile()
{
    QFETCH(QString, called);
    Case one;
    importInto(one.project, {one.folder.path(QStringLiteral("vote.txt"))});
    if (called.isEmpty())
        called = onlyArticle(one.project).info->id.toString();
    const Import import = one.import(head + called.toUtf8() + ",17,38,Ada,negotiation,neutral,Bo\n");
    QCOMPARE(import.counts.annotations, 1);
    QCOMPARE(one.evidence(), QStringList{QStringLiteral("The minister said no.")});
}

void TestAnnotationFiles::sayThatATitleIsAmbiguous()
{
    Case one;
    one.folder.write(QStringLiteral("other.txt"), QStringLiteral("🔥 Vote in Geneva\nAnother text."));
    const Import import = importInto(one.project,
        {one.folder.path(QStringLiteral("vote.txt")), one.folder.path(QStringLiteral("other.txt")),
            one.folder.write(
                QStringLiteral("t.csv"), head + "🔥 Vote in Geneva,1,5,Ada,negotiation,neutral,Bo\n")});
    QCOMPARE(import.counts.annotations, 0);
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("Several articles"), QStringLiteral("line 2")));
}

void TestAnnotationFiles::hugeFieldsRefuseTheirRowOnly()
{
    Case one;
    const QByteArray huge(2'000'000, 'x');
    const Import import = one.import(head.chopped(1) + ",note\n" + "vote,17,38," + huge
        + ",negotiation,neutral,Bo,\n" + "vote,17,38,Ada,negotiation,neutral,Bo," + huge
        + "\nvote,17,38,Ada,intervention,neutral,Bo,short\n");
    QCOMPARE(import.counts.annotations, 2);
    const QStringList lines = linesOf(import.notices);
    QVERIFY(anyHas(lines, QStringLiteral("line 2"), QStringLiteral("actor is longer than")));
    QVERIFY(anyHas(lines, QStringLiteral("line 3"), QStringLiteral("note is longer than")));
}

void TestAnnotationFiles::aRowThatIsThereTwiceIsImportedOnce()
{
    Case one;
    const QByteArray row("vote,17,38,Ada,negotiation,neutral,Bo\n");
    const Import first = one.import(head + row + row);
    QCOMPARE(first.counts.annotations, 1);
    QVERIFY(anyHas(linesOf(first.notices), QStringLiteral("line 3"), QStringLiteral("twice")));
    const Import again = one.import(head + row + "vote,17,38,Ada,negotiation,against,Bo\n");
    QCOMPARE(again.counts.annotations, 1);
    QCOMPARE(again.counts.alreadyThere, 2); // the row and the article
}

void TestAnnotationFiles::aRowThatIsHeldWithOtherDetailsIsLeft()
{
    Case one;
    const QByteArray start = head.chopped(1) + ",note\nvote,17,38,Ada,negotiation,neutral,Bo,";
    one.import(start + "first\n");
    const Import again = one.import(start + "second\n");
    QCOMPARE(again.counts.annotations, 0);
    QVERIFY(anyHas(linesOf(again.notices), QStringLiteral("line 2"), QStringLiteral("other details")));
    QCOMPARE(*onlyArticle(one.project).annotations.first().note, QStringLiteral("first"));
}

/// 40,000 rows of one article, imported twice: comparing each with each would be 800 million comparisons.
void TestAnnotationFiles::manyRowsOfOneArticleAreReadInReasonableTime()
{
    QByteArray table = head;
    for (int i = 0; i < 40'000; ++i)
        table += "vote,17,38,Actor " + QByteArray::number(i) + ",negotiation,neutral,Bo\n";
    Case one;
    const QStringList paths{
        one.folder.path(QStringLiteral("vote.txt")), one.folder.write(QStringLiteral("t.csv"), table)};
    const Result<Import> first = importFiles(one.project, paths);
    QVERIFY(first.has_value());
    QCOMPARE(first->counts.annotations, 40'000);
    const Result<Import> twice = importFiles(
        one.project, {paths.first(), paths.last(), one.folder.write(QStringLiteral("u.csv"), table)});
    QVERIFY(twice.has_value());
    QCOMPARE(twice->counts.annotations, 40'000);
    QCOMPARE(twice->counts.skipped, 40'000);
    QCOMPARE(twice->notices.count(), 40'000);
    QCOMPARE(twice->notices.list().size(), Notices::maximum);
}

void TestAnnotationFiles::twoActorsOfOneNameStayTwo()
{
    Case one;
    const ActorId first = ActorId::random();
    const ActorId second = ActorId::random();
    const QByteArray start("document,start,end,actor,actor_id,issue,stance,annotator\n");
    const auto row = [](ActorId id) -> QByteArray {
        return "vote,17,38,John Smith," + id.toString().toLatin1() + ",negotiation,neutral,Bo\n";
    };
    one.import(start + row(first) + row(second));
    QCOMPARE(one.project.actors().size(), 2);
    QVERIFY(one.project.actors().contains(first) && one.project.actors().contains(second));
    // Another project knows one John Smith under an id of its own: the first of the file is he, the second is
    // not.
    Case other;
    other.import(head + "vote,2,16,John Smith,negotiation,neutral,Bo\n");
    other.import(start + row(first) + row(second));
    QCOMPARE(other.project.actors().size(), 2);
    // A table that says no id cannot tell them apart, and the import says so.
    const Import named = one.import(head + "vote,2,16,John Smith,negotiation,neutral,Bo\n");
    QVERIFY(anyHas(linesOf(named.notices), QStringLiteral("Several actors are called “John Smith”")));
}

void TestAnnotationFiles::aNameOfBlanksOnlyIsNone_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("spaces") << QByteArray("  ");
    QTest::newRow("no-break spaces") << QByteArray("\xC2\xA0\xC2\xA0");
    QTest::newRow("control characters") << QByteArray("\x03\x1B \x03");
}

/// Found by a fuzzer, twice.
void TestAnnotationFiles::aNameOfBlanksOnlyIsNone()
{
    QFETCH(QByteArray, name);
    Case one;
    const Import imported = one.import(head + "vote,2,16,Ada," + name
        + ",neutral,Bo\n"
          "vote,2,16,Ada,negotiation,neutral,Bo\n"
          "vote,2,16,"
        + name
        + ",negotiation,neutral,Bo\n"
          "vote,2,16,Ada,negotiation,"
        + name + ",Bo\n");
    for (const auto &[line, what] : {std::pair("2", "issue"), {"4", "actor"}, {"5", "stance"}})
        QVERIFY(anyHas(linesOf(imported.notices), QStringLiteral("t.csv, line %1").arg(QLatin1String(line)),
            QStringLiteral("says no %1").arg(QLatin1String(what))));
    QCOMPARE(onlyArticle(one.project).annotations.size(), 1);
}

/// Found by a fuzzer: what a name loses when it is cleaned does not make another stance of a number.
void TestAnnotationFiles::aNumberBehindAControlCharacterIsThatStance()
{
    Case one;
    const qsizetype stances = one.project.stances().size();
    one.import(head
        + "vote,2,16,Ada,negotiation,\x05"
          "1,Bo\n");
    const StanceValue *stance = one.project.stances().find(onlyArticle(one.project).annotations[0].stance);
    QCOMPARE(stance->name, QStringLiteral("in favour"));
    QCOMPARE(one.project.stances().size(), stances);
}

void TestAnnotationFiles::namesThatDifferInCapitalsOnlyStayTwo()
{
    Case one;
    const QByteArray table =
        head + "vote,17,38,Ada,Sanctions,neutral,Bo\nvote,17,38,Ada,sanctions,neutral,bo\n";
    one.import(table);
    QCOMPARE(one.project.annotators().size(), 2);
    QCOMPARE(one.project.issues().size(), 4);
    QCOMPARE(onlyArticle(one.project).annotations.size(), 2);
    QCOMPARE(one.import(table).counts.alreadyThere, 2 + 1); // the article too
    QCOMPARE(one.project.annotators().size(), 2);
}

void TestAnnotationFiles::saysWhichActorsAndAnnotatorsAreNew()
{
    Case one;
    const Import first = one.import(head + "vote,17,38,Ada,negotiation,neutral,Bo\n");
    QCOMPARE(linesOf(first.notices), QStringList()); // all are new in a new project
    const QStringList lines = linesOf(one.import(head + "vote,2,16,Ava,negotiation,neutral,B0\n").notices);
    QVERIFY(anyHas(lines, QStringLiteral("t.csv, line 2"), QStringLiteral("no actor “Ava”; it was added")));
    QVERIFY(anyHas(
        lines, QStringLiteral("t.csv, line 2"), QStringLiteral("no annotator “B0”; a layer was added")));
    QByteArray many = head;
    for (int n = 0; n < 30; ++n)
        many += "vote,2,16,New " + QByteArray::number(n) + ",negotiation,neutral,Bo\n";
    const Import summed = one.import(many);
    QVERIFY(anyHas(linesOf(summed.notices), QStringLiteral("30 actor(s)"), QStringLiteral("“New 0”")));
    QVERIFY(summed.notices.count() < 5);
}

void TestAnnotationFiles::theArticlesOwnEllipsisPartsNothing()
{
    Folder folder;
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("vote.txt"), QStringLiteral("Title\nWe said yes … but we meant no.")),
            folder.write(QStringLiteral("t.csv"),
                QStringLiteral("document,sentence,text,actor,issue,stance,annotator\n"
                               "vote,1,yes … but we,Ada,negotiation,neutral,Bo\n"))});
    const Annotation annotation = onlyArticle(project).annotations.first();
    QCOMPARE(annotation.evidence.fragments().size(), 1);
    QCOMPARE(onlyArticle(project).evidenceText(annotation.evidence), QStringLiteral("yes … but we"));
}

void TestAnnotationFiles::readsLinesOfJson()
{
    Case one;
    const Import import = one.import(
        R"({"document": "vote", "start": 17, "end": 38, "actor": "Ada", "issue": "negotiation", "stance": "neutral", "annotator": "Bo", "confidence": 0.5, "attributes": {"attribution": "action", "conditional": true}}

{"article": "\ud83d\udd25 Vote in Geneva", "start": 40, "end": 67, "fragments": [[40, 46], [59, 67]], "text": "No war … “is just", "actor": "Ada", "issue": "negotiation", "stance": -1, "annotator": "Bo"}
{"document": "vote", "sentence": 1, "actor": "Ada", "issue": "intervention", "stance": "neutral", "annotator": "Bo"})",
        QStringLiteral("t.jsonl"));
    QCOMPARE(linesOf(import.notices), QStringList());
    QCOMPARE(one.evidence().size(), 3);
    QCOMPARE(one.evidence().count(QStringLiteral("The minister said no.")), 2);
    QVERIFY(one.evidence().contains(QStringLiteral("No war … “is just")));
    const QList<Annotation> all = onlyArticle(one.project).annotations;
    QVERIFY(std::any_of(all.begin(), all.end(), [](const Annotation &a) {
        return a.confidence == 0.5F && a.attributes && a.attributes->size() == 2;
    }));
}

void TestAnnotationFiles::saysWhatIsWrongWithALineOfJson()
{
    Case one;
    const QByteArray good(
        R"({"document": "vote", "start": 17, "end": 38, "actor": "Ada", "issue": "negotiation", "stance": "neutral", "annotator": "Bo"})");
    const Import import = one.import(good + "\n{broken\n[1, 2]\n" + QByteArray(good).replace("17", "17.5")
            + '\n' + QByteArray(good).replace("38", "{}") + '\n'
            + QByteArray(good).replace("\"start\"", "\"begin\"") + '\n',
        QStringLiteral("t.jsonl"));
    QCOMPARE(import.counts.annotations, 1);
    QCOMPARE(import.counts.skipped, 5);
    const QStringList lines = linesOf(import.notices);
    QVERIFY(anyHas(lines, QStringLiteral("line 2"), QStringLiteral("is no JSON (")));
    QVERIFY(anyHas(lines, QStringLiteral("line 3"), QStringLiteral("no JSON object")));
    QVERIFY(anyHas(lines, QStringLiteral("line 4"), QStringLiteral("no offsets")));
    QVERIFY(anyHas(lines, QStringLiteral("line 5"), QStringLiteral("no offsets")));
    QVERIFY(anyHas(lines, QStringLiteral("line 6"), QStringLiteral("no offsets")));
    QVERIFY(anyHas(lines, QStringLiteral("line 6"), QStringLiteral("field “begin”")));

    const Result<Import> other = importFiles(one.project,
        {one.folder.write(QStringLiteral("articles.jsonl"), QByteArray(R"({"id": "1", "stand": "x"})"))});
    QVERIFY(!other);
    QVERIFY2(other.error().what.contains(QStringLiteral("cannot be told: say it under")),
        qPrintable(other.error().what));
}

void TestAnnotationFiles::attributesThatDifferInCapitalsHaveTwoColumns()
{
    Case one;
    one.import(head + "vote,17,38,Ada,negotiation,neutral,Bo\n");
    std::vector<AnyEdit> edits;
    Annotation before = onlyArticle(one.project).annotations.first();
    Annotation after = before;
    int order = 10;
    for (const char *name : {"Tone", "tone", "note", " start "}) {
        const Attribute attribute{
            AttributeId::random(), QLatin1String(name), order++, Attribute::Kind::Text, {}, {}};
        edits.push_back(adding(attribute));
        after.setAnswer(attribute.id, QLatin1String(name) + QStringLiteral(" answer"));
    }
    edits.push_back(replacing(before, after));
    QVERIFY(one.project.apply(makeChange({}, std::move(edits))).has_value());
    const QString path = one.folder.path(QStringLiteral("out.csv"));
    QVERIFY(exportProject(one.project, {QStringLiteral("csv"), path, {}, {}, 0}).has_value());
    const auto expected = annotationsOf(one.project);
    QVERIFY(one.project.apply(makeChange({}, {removing(after)})).has_value());
    importInto(one.project, {path});
    QCOMPARE(annotationsOf(one.project), expected);
    // The names alone say which is which, for in another project the ids are others.
    const QByteArray columns = one.folder.read(QStringLiteral("out.csv")).split('\n').first();
    for (const Shared<Attribute> &attribute : one.project.attributes())
        QVERIFY(!columns.contains(attribute->id.toString().toLatin1()));
}

/// As data frames write numbers once a column had a gap.
void TestAnnotationFiles::wholeNumbersMayHaveZerosBehindThePoint()
{
    Case one;
    const Import import = one.import(head
        + "vote,17.0,38.00,Ada,negotiation,neutral,Bo\nvote,17.,38.0,Ada,negotiation,against,Bo\n"
          "vote,17.5,38.0,Ada,negotiation,against,Bo\nvote,17.0.0,38,Ada,negotiation,against,Bo\n");
    QCOMPARE(import.counts.annotations, 1);
    QCOMPARE(import.counts.skipped, 3);
    QCOMPARE(onlyArticle(one.project).annotations.first().evidence.begin(), 18); // behind an emoji
}

void TestAnnotationFiles::numbersAreValidJson()
{
    Case one;
    one.import(head.chopped(1) + ",confidence\nvote,17,38,Ada,negotiation,neutral,Bo,0.1234567\n");
    Annotation before = onlyArticle(one.project).annotations.first();
    Annotation after = before;
    std::vector<AnyEdit> edits;
    int order = 10;
    for (const char *number : {"+5", ".5", "5.", "007", "-0", "1e3", "12.50"}) {
        const Attribute attribute{
            AttributeId::random(), QStringLiteral("n%1").arg(order), order, Attribute::Kind::Number, {}, {}};
        ++order;
        edits.push_back(adding(attribute));
        after.setAnswer(attribute.id, QLatin1String(number));
    }
    edits.push_back(replacing(before, after));
    const Status applied = one.project.apply(makeChange({}, std::move(edits)));
    QVERIFY2(applied.has_value(), applied ? "" : qPrintable(applied.error().toString()));
    const QString path = one.folder.path(QStringLiteral("out.jsonl"));
    QVERIFY(exportProject(one.project, {QStringLiteral("jsonl"), path, {}, {}, 0}).has_value());
    const QByteArray line = one.folder.read(QStringLiteral("out.jsonl"));
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    const QJsonObject answers = object[QStringLiteral("attributes")].toObject();
    const QList<double> values{5, 0.5, 5, 7, 0, 1000, 12.5};
    for (int i = 0; i < values.size(); ++i)
        QCOMPARE(answers[QStringLiteral("n%1").arg(10 + i)].toDouble(-99), values[i]);
    QVERIFY2(line.contains("\"confidence\": 0.1234567,"), line.constData());
    QVERIFY2(line.contains("12.50"), line.constData());
    QVERIFY2(!line.contains("null"), line.constData());
}

QTEST_GUILESS_MAIN(TestAnnotationFiles)
#include "tst_annotation_files.moc"
