// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/codebook.h"

#include <QTest>

namespace standpoint {

class TestCodebook : public QObject
{
    Q_OBJECT

private slots:
    void defaultOneIsWhatTheManualSays();
    void defaultOneAlwaysHasTheSameIds();
    void templatesAreWholeCodebooks_data();
    void templatesAreWholeCodebooks();
    void saysWhichTemplatesThereAre();
    void readsWhatItWrites();
    void fillsInWhatIsLeftOut();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void limitsComeBeforeExpressions_data();
    void limitsComeBeforeExpressions();
    void refusesAProjectThatBreaksARule_data();
    void refusesAProjectThatBreaksARule();
};

namespace {

template <typename Entity> QStringList namesOf(const QList<Entity> &entities)
{
    QStringList names;
    for (const Entity &entity : entities)
        names.append(entity.name);
    return names;
}

} // namespace

void TestCodebook::defaultOneIsWhatTheManualSays()
{
    const Codebook book = defaultCodebook();
    QVERIFY(!book.guideline.isEmpty());
    QCOMPARE(
        namesOf(book.issues), (QStringList{QStringLiteral("intervention"), QStringLiteral("negotiation")}));
    QCOMPARE(namesOf(book.stances),
        (QStringList{QStringLiteral("in favour"), QStringLiteral("neutral"), QStringLiteral("against")}));
    QList<double> polarities;
    for (const StanceValue &stance : book.stances)
        polarities.append(stance.polarity.value_or(99));
    QCOMPARE(polarities, (QList<double>{1, 0, -1}));
    QCOMPARE(namesOf(book.attributes),
        (QStringList{QStringLiteral("attribution"), QStringLiteral("conditional")}));
    QVERIFY(book.attributes[0].kind == Attribute::Kind::Choice);
    QCOMPARE(
        book.attributes[0].choices.size(), 4); // direct quote, reported speech, action, author's inference
    QVERIFY(book.attributes[1].kind == Attribute::Kind::Flag);
    QCOMPARE(namesOf(book.reasons),
        (QStringList{QStringLiteral("overlooked"), QStringLiteral("slip of the key"),
            QStringLiteral("another actor is meant"), QStringLiteral("no position shown"),
            QStringLiteral("codebook unclear"), QStringLiteral("text ambiguous")}));
    for (const ReasonCode &reason : book.reasons) // a heading or words of the guideline that it points to
        QVERIFY2(book.guideline.contains(reason.paragraph), qPrintable(reason.paragraph));
    QSet<quint32> colours;
    for (const StanceValue &stance : book.stances)
        colours.insert(stance.colour);
    QCOMPARE(colours.size(), 3);
    for (const Issue &issue : book.issues)
        QVERIFY2(issue.guideline.size() > 200, qPrintable(issue.name));
    for (const StanceValue &stance : book.stances)
        QVERIFY2(stance.guideline.size() > 50, qPrintable(stance.name));
    for (const Attribute &attribute : book.attributes)
        QVERIFY2(attribute.guideline.size() > 50, qPrintable(attribute.name));
}

/// Two people who begin with it merge by id.
void TestCodebook::defaultOneAlwaysHasTheSameIds()
{
    const Codebook one = defaultCodebook();
    const Codebook other = defaultCodebook();
    QVERIFY(one.issues == other.issues);
    QVERIFY(one.stances == other.stances);
    QVERIFY(one.attributes == other.attributes);
    QVERIFY(one.reasons == other.reasons);
}

void TestCodebook::templatesAreWholeCodebooks_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QList<double>>("polarities"); // 99: none
    QTest::newRow("three") << QStringLiteral("three-values") << QList<double>{1, 0, -1};
    QTest::newRow("five") << QStringLiteral("five-values") << QList<double>{1, 0.5, 0, -0.5, -1};
    QTest::newRow("ambivalent") << QStringLiteral("ambivalent") << QList<double>{1, 0, -1, 99};
    QCOMPARE(codebookTemplates().size(), 3);
}

void TestCodebook::templatesAreWholeCodebooks()
{
    QFETCH(QString, id);
    const Result<Codebook> book = templateCodebook(id);
    QVERIFY2(book, qPrintable(book ? QString() : book.error().what));
    QList<double> polarities;
    QSet<quint32> colours;
    for (const StanceValue &stance : book->stances) {
        polarities.append(stance.polarity.value_or(99));
        colours.insert(stance.colour);
        QVERIFY2(stance.guideline.size() > 50, qPrintable(stance.name));
    }
    QTEST(polarities, "polarities");
    QCOMPARE(colours.size(), book->stances.size());
    QVERIFY(book->issues == defaultCodebook().issues);
    const Result<Project> project = newProject(QStringLiteral("Study"), *book);
    QVERIFY2(project, qPrintable(project ? QString() : project.error().what));
    QVERIFY2(templateCodebook(id)->stances == book->stances, "ids are always the same");
}

void TestCodebook::saysWhichTemplatesThereAre()
{
    const Result<Codebook> none = templateCodebook(QStringLiteral("seven-values"));
    QVERIFY(!none);
    for (const CodebookTemplate &one : codebookTemplates())
        QVERIFY2(none.error().what.contains(one.id), qPrintable(none.error().what));
}

void TestCodebook::readsWhatItWrites()
{
    Codebook book = defaultCodebook();
    book.stances.append({StanceId::random(), QStringLiteral("ambivalent “😀”"), 3, {}, 0x00000A, {}});
    book.stances.append(
        {StanceId::random(), QStringLiteral("leaning"), 4, 0.1, 0xFFFFFF, QStringLiteral("half\nway")});
    book.attributes.append(
        {AttributeId::random(), QStringLiteral("certainty"), 2, Attribute::Kind::Number, {}, {}});
    book.attributes.append(
        {AttributeId::random(), QStringLiteral("remark"), 3, Attribute::Kind::Text, {}, {}});
    Issue &issue = book.issues[0];
    issue.group = QStringLiteral("force");
    issue.keywords = {{QStringLiteral("air strike"), false}, {QStringLiteral("bomb(s|ing)?"), true}};
    issue.retired = true;
    issue.revised = QDateTime(QDate(2024, 2, 29), QTime(23, 59, 59, 7), Qt::UTC);
    book.stances[0].revised = issue.revised.addYears(-60);
    book.stances[1].retired = true;
    book.attributes[0].retired = true;
    book.attributes[1].revised = issue.revised;
    book.reasons[0].retired = true;
    book.reasons[1].paragraph = QStringLiteral("Force › “What counts”");
    const Result<Project> project = newProject(QStringLiteral("Study"), book);
    QVERIFY(project);
    const Result<Codebook> back = readCodebook(writeCodebook(*project));
    QVERIFY(back);
    QCOMPARE(back->title, QStringLiteral("Study"));
    QCOMPARE(back->guideline, book.guideline);
    QVERIFY(back->issues == book.issues);
    QVERIFY(back->stances == book.stances);
    QVERIFY(back->attributes == book.attributes);
    QVERIFY(back->reasons == book.reasons);
}

void TestCodebook::fillsInWhatIsLeftOut()
{
    const Result<Codebook> book = readCodebook(
        R"({"issues": [{"name": " sanctions "}], "stances": [{"name": "for"}, {"name": "unclear", "polarity": null}]})");
    QVERIFY(book);
    QCOMPARE(book->issues[0].name, QStringLiteral("sanctions"));
    QVERIFY(!book->issues[0].id.isNull());
    QVERIFY2(!book->stances[0].polarity && !book->stances[1].polarity, "no polarity is off the scale, not 0");
    QVERIFY(book->stances[0].id != book->stances[1].id);
    QCOMPARE(book->stances[1].order, 1);
}

void TestCodebook::refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("issues: intervention");
    QTest::newRow("cut short") << QByteArray(R"({"issues": [{"name": "a"}], "stances": [{"na)");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("no stances") << QByteArray(R"({"issues": [{"name": "a"}], "stances": []})");
    QTest::newRow("no issues") << QByteArray(R"({"stances": [{"name": "a"}]})");
    QTest::newRow("a colour by name")
        << QByteArray(R"({"issues": [{"name": "a"}], "stances": [{"name": "b", "color": "red"}]})");
    QTest::newRow("a colour of four digits")
        << QByteArray(R"({"issues": [{"name": "a"}], "stances": [{"name": "b", "color": "#abcd"}]})");
    QTest::newRow("a signed colour") << QByteArray(
        R"({"issues": [{"name": "a"}], "stances": [{"name": "b", "color": "#+12345"}]})");
    QTest::newRow("a polarity in words")
        << QByteArray(R"({"issues": [{"name": "a"}], "stances": [{"name": "b", "polarity": "high"}]})");
    QTest::newRow("an id that is none")
        << QByteArray(R"({"issues": [{"name": "a", "id": "1"}], "stances": [{"name": "b"}]})");
    QTest::newRow("an issue that is a word")
        << QByteArray(R"({"issues": ["a"], "stances": [{"name": "b"}]})");
    QTest::newRow("a keyword that is no regular expression") << QByteArray(
        R"({"issues": [{"name": "a", "keywords": [{"expression": "(b"}]}], "stances": [{"name": "b"}]})");
    QTest::newRow("a keyword that is a number")
        << QByteArray(R"({"issues": [{"name": "a", "keywords": [7]}], "stances": [{"name": "b"}]})");
    QTest::newRow("revised at no time")
        << QByteArray(R"({"issues": [{"name": "a", "revised": "soon"}], "stances": [{"name": "b"}]})");
    QTest::newRow("an attribute of no known kind") << QByteArray(
        R"({"issues": [{"name": "a"}], "stances": [{"name": "b"}], "attributes": [{"name": "c", "kind": "date"}]})");
}

void TestCodebook::refusesWhatIsNone()
{
    QFETCH(QByteArray, json);
    const Result<Codebook> book = readCodebook(json);
    QVERIFY(!book);
    QVERIFY(book.error().kind == Error::Kind::Malformed);
    QVERIFY(!book.error().what.isEmpty());
}

/// Compiling takes time, so nothing is compiled where the file is refused anyway. The first expression of
/// each file is none, which nobody gets to know.
void TestCodebook::limitsComeBeforeExpressions_data()
{
    QTest::addColumn<QByteArray>("issues");
    QTest::addColumn<QString>("sentence");
    const auto expressions = [](int count) -> QByteArray {
        return QByteArray(R"({"expression": "(a"})")
            + QByteArray(R"(, {"expression": "b"})").repeated(count - 1);
    };
    const auto issue = [](const QByteArray &keywords) -> QByteArray {
        return R"({"name": "a", "keywords": [)" + keywords + "]}";
    };
    const QString tooMany =
        QStringLiteral("A codebook has at most 500 regular expressions as keywords, and 50 for an issue.");
    QTest::newRow("51 of an issue") << issue(expressions(51)) << tooMany;
    QTest::newRow("501 in all") << issue(expressions(50))
            + QByteArray(", " + issue(expressions(50))).repeated(9) + ", " + issue(expressions(1))
                                << tooMany;
    QTest::newRow("501 keywords") << issue(R"({"expression": "(a"})" + QByteArray(R"(, "b")").repeated(500))
                                  << QStringLiteral("“a” has more than 500 keywords.");
    QTest::newRow("a keyword of 1,001 characters")
        << issue(R"({"expression": "(a"}, ")" + QByteArray(1'001, 'b') + '"')
        << QStringLiteral("A keyword of “a” cannot be used. A keyword is longer than 1000 characters.");
    QTest::newRow("2,001 issues")
        << issue(expressions(1)) + QByteArray(R"(, {"name": "b"})").repeated(2'000)
        << QStringLiteral("A codebook has at most 2000 issues, stances, attributes or reasons.");
}

void TestCodebook::limitsComeBeforeExpressions()
{
    QFETCH(QByteArray, issues);
    QFETCH(QString, sentence);
    const Result<Codebook> book =
        readCodebook(R"({"issues": [)" + issues + R"(], "stances": [{"name": "b"}]})");
    QVERIFY(!book);
    QVERIFY(book.error().kind == Error::Kind::Malformed);
    QCOMPARE(book.error().what, sentence);
}

void TestCodebook::refusesAProjectThatBreaksARule_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("title");
    const QString title = QStringLiteral("Study");
    QTest::newRow("two issues of one name")
        << QByteArray(R"({"issues": [{"name": "a"}, {"name": "a"}], "stances": [{"name": "b"}]})") << title;
    QTest::newRow("polarity off the scale")
        << QByteArray(R"({"issues": [{"name": "a"}], "stances": [{"name": "b", "polarity": 2}]})") << title;
    QTest::newRow("two things of one id")
        << QByteArray(R"({"issues": [{"name": "a", "id": "00000000000000000000000000000001"},
                          {"name": "b", "id": "00000000000000000000000000000001"}], "stances": [{"name": "b"}]})")
        << title;
    QTest::newRow("no title") << QByteArray(R"({"issues": [{"name": "a"}], "stances": [{"name": "b"}]})")
                              << QString();
}

void TestCodebook::refusesAProjectThatBreaksARule()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, title);
    const Result<Codebook> book = readCodebook(json);
    QVERIFY(book);
    QVERIFY(!newProject(title, *book));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestCodebook)
#include "tst_codebook.moc"
