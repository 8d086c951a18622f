// SPDX-License-Identifier: GPL-3.0-or-later
#include "actors.h"
#include "model/suggest/actor_matcher.h"
#include "model/text/graphemes.h"

#include <QRandomGenerator>

using namespace standpoint;

class TestActorMatcher : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void findsFamilyNames_data();
    void findsFamilyNames();
    void tellsWhoseNameItIs();
    void findsWhatALookAtEachPlaceFinds();
};

namespace {

/// The text with [] around its mentions.
QString marked(const ActorMatcher &matcher, const QString &text)
{
    QString result = text;
    const std::vector<Mention> mentions = matcher.mentions(text);
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
        result.insert(mention->span.end, QLatin1Char(']'));
        result.insert(mention->span.begin, QLatin1Char('['));
    }
    return result;
}

ActorMatcher matcherFor(const QStringList &names, Actor::Kind kind)
{
    Project project;
    for (const QString &name : names)
        addTo(project, actorFrom(name, kind));
    return ActorMatcher(project.actors());
}

} // namespace

// NOLINTNEXTLINE(readability-function-size): a table of rows, each of them short
void TestActorMatcher::finds_data()
{
    QTest::addColumn<QString>("names");  ///< parted by semicolons
    QTest::addColumn<QString>("marked"); ///< the text, with [] around what is to be found
    const auto row = [](const char *name, const char *names, const char *marked) {
        QTest::newRow(name) << QString::fromUtf8(names) << QString::fromUtf8(marked);
    };
    row("no actors", "", "Nobody is there.");
    row("whole text", "Karanthe", "[Karanthe]");
    row("begin and end", "Karanthe", "[Karanthe] met [Karanthe]");
    row("inside a word", "Rus", "Russia, Cyprus and Belarus");
    row("word goes on with a digit", "G2", "G20 and [G2]");
    row("word goes on with an underscore", "G2", "G2_x");
    row("longest of those that begin together", "Foreign Minister;Foreign Minister Solvik",
        "[Foreign Minister Solvik] and the [Foreign Minister]");
    row("longest does not fit, shorter does", "New York;New York Times Online", "[New York] Times Offline");
    row("first of those that overlap", "a b c;b c d e", "[a b c] d e");
    row("name inside a longer one that fails", "Bank of Karanthe and;Karanthe", "Bank of [Karanthe] or");
    row("end of one begins another", "the old king;king of Tarn", "an old [king of Tarn]");
    row("failure to a beginning inside a word is none", "xabc;abd", "xabd");
    row("small and capital letters", "Solvik", "[SOLVIK] and [solvik]");
    row("capitals only: a common word", "US", "Tell us, Us, the [US]");
    row("capitals only with digits", "G20", "the g20, the [G20]");
    row("capitals only with dots", "U.S.", "u.s. and [U.S.] forces");
    row("capitals only within a compound", "US", "a [US]-backed plan");
    row("capitals before any case", "US;us", "[us] and [US]");
    row("straight and curly apostrophes", "O'Brien", "[O’Brien], [O'Brien], [OʼBrien]");
    row("possessive", "Karanthe", "[Karanthe]'s and [Karanthe]’s");
    row("possessive of a name on s", "Tarns", "the [Tarns]' king");
    row("name with its own s", "McDonald's", "[McDonald’s] is open");
    row("contraction", "Don", "Don't, but [Don]'s");
    row("elision", "Iran", "l’[Iran] et d'[Iran]");
    row("diacritics that the text lacks", "François Müller", "[Francois Muller]");
    row("diacritics that the name lacks", "Francois Muller", "[François Müller]");
    row("combining accents", "Muller", "[Mu\xCC\x88ller] came");
    row("combining accent at the end", "Rene", "[Rene\xCC\x81] came");
    row("letters that are spelled out", "Weiß;Søren", "[Weiss], [WEISS], [Weiß], [Soren]");
    row("half of a letter that is spelled out", "Weis", "Weiß");
    row("ligature", "Office",
        "[O\xEF\xAC\x83"
        "ce]");
    row("several spaces", "John  Kerr", "[John Kerr], [John   Kerr], [John\xC2\xA0Kerr]");
    row("not over the end of a paragraph", "John Kerr", "John\nKerr");
    row("soft hyphen", "Karanthe", "[Karan\xC2\xADthe]");
    row("soft hyphen before the rest of a word", "Karan", "Karan\xC2\xADthe");
    row("marks of writing direction", "Karanthe", "\xE2\x80\x8F[Karanthe]\xE2\x80\x8F.");
    row("hyphens of all kinds", "Ban Ki-moon", "[Ban Ki-moon], [Ban Ki\xE2\x80\x91moon]");
    row("punctuation in a name", "AT&T", "[AT&T] and ATT");
    row("name that ends with a mark", "Yahoo!", "[Yahoo!] left, [yahoo!]");
    row("name of marks only", "?!", "What?!");
    row("Cyrillic", "Лавров", "[ЛАВРОВ] и [Лавров], но Лаврова");
    row("Cyrillic yo", "Королёв", "[Королев]");
    row("Greek final sigma", "Τσίπρας", "[ΤΣΙΠΡΑΣ]");
    row("Turkish dotted I", "İzmir", "[Izmir] and [İzmir]");
    row("Arabic with vowels and hamza", "أحمد", "[احمد] و [أَحْمَد]");
    row("Han needs no space", "中国", "他说[中国]反对");
    row("Hangul syllables", "한국", "[한국] 정부");
    row("Devanagari sign after the name", "रूस", "[रूस] और रूसी");
    row("beyond the first plane", "𝒳𝒴", "a [𝒳𝒴] b");
    row("emoji beside a name", "Solvik", "👍[Solvik]👍");
    row("emoji in a name", "Team 👍", "[Team 👍] but not Team 👍🏽");
}

void TestActorMatcher::finds()
{
    QFETCH(QString, names);
    QFETCH(QString, marked);
    const ActorMatcher matcher =
        matcherFor(names.split(QLatin1Char(';'), Qt::SkipEmptyParts), Actor::Kind::Organisation);
    QString text = marked;
    text.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    QCOMPARE(::marked(matcher, text), marked);
}

void TestActorMatcher::findsFamilyNames_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const char *names, const char *marked) {
        QTest::newRow(name) << QString::fromUtf8(names) << QString::fromUtf8(marked);
    };
    row("surname that is a word, beside a capital", "Ban Ki-moon|Ban",
        "[Ban Ki-moon] spoke of a ban. [Ban] left.");
    row("surname that is a word, without one", "Solvik", "[solvik] left");
    row("surname that two share", "Wade|Tarn;Tarn", "tarn and [Tarn]");
    row("last word", "Maren Solvik", "[Maren Solvik] came. [Solvik] left. [Solvik]'s car.");
    row("not in small letters", "Wade Brook", "a brook, and [Brook]");
    row("particle", "Ludwig van Daal", "[Daal] and [Ludwig van Daal]");
    row("after the Arabic article", "Bashar al-Hakim", "[Bashar al-Hakim], al-[Hakim]");
    row("an alias of somebody else", "Anna Tarn;Tarn", "[Tarn]");
    row("one word", "Solvik", "[Solvik]");
    row("role", "Foreign Minister", "The Minister and the [Foreign Minister]");
    row("with a small word", "Secretary of State", "the State, the [Secretary of State]");
    row("abbreviation", "John K.", "K. is there");
}

void TestActorMatcher::findsFamilyNames()
{
    QFETCH(QString, names);
    QFETCH(QString, marked);
    const ActorMatcher matcher = matcherFor(names.split(QLatin1Char(';')), Actor::Kind::Person);
    QString text = marked;
    text.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    QCOMPARE(::marked(matcher, text), marked);
}

void TestActorMatcher::tellsWhoseNameItIs()
{
    Project project;
    addTo(project, actorFrom(QStringLiteral("Anna Tarn | the minister")));
    addTo(project, actorFrom(QStringLiteral("Boris Tarn | the minister | THE MINISTER")));
    const ActorId anna = actorNamed(project, QStringLiteral("Anna Tarn"));
    const ActorId boris = actorNamed(project, QStringLiteral("Boris Tarn"));
    const ActorMatcher matcher(project.actors());
    const auto named = [&](const char *text) {
        const std::vector<Mention> mentions = matcher.mentions(QString::fromUtf8(text));
        const std::span<const ActorId> actors =
            mentions.size() == 1 ? matcher.actorsNamed(mentions[0].name) : std::span<const ActorId>();
        return QList<ActorId>(actors.begin(), actors.end());
    };
    QCOMPARE(named("Anna Tarn"), QList<ActorId>{anna});
    QCOMPARE(named("boris tarn"), QList<ActorId>{boris});
    QCOMPARE(named("Tarn"), (QList<ActorId>{anna, boris}));
    QCOMPARE(named("the minister"), (QList<ActorId>{anna, boris}));
    QCOMPARE(named("THE MINISTER"), QList<ActorId>{boris});
}

/// Against the plainest way to look: every name at every border of words, on texts of few letters so that
/// names overlap, begin and end within each other all the time.
void TestActorMatcher::findsWhatALookAtEachPlaceFinds()
{
    QRandomGenerator random(20130906);
    const QString letters = QStringLiteral("ab  -");
    const auto made = [&](int longest) {
        QString text;
        for (int i = 1 + random.bounded(longest); i > 0; --i)
            text += letters[random.bounded(static_cast<int>(letters.size()))];
        return text;
    };
    qsizetype found = 0;
    for (int round = 0; round < 2000; ++round) {
        QSet<QString> names;
        for (int i = 0; i < 6; ++i) {
            const QString name = made(6).simplified();
            if (name.contains(QLatin1Char('a')) || name.contains(QLatin1Char('b')))
                names.insert(name);
        }
        const ActorMatcher matcher = matcherFor(names.values(), Actor::Kind::Group);
        const QString text = made(40).simplified();
        std::vector<TextSpan> expected;
        const auto isBorder = [&](qsizetype at) {
            return at == 0 || at == text.size() || !text[at - 1].isLetter() || !text[at].isLetter();
        };
        for (qsizetype at = 0; at < text.size(); ++at) {
            qsizetype longest = 0;
            for (const QString &name : std::as_const(names)) {
                if (text.mid(at, name.size()) == name && isBorder(at) && isBorder(at + name.size()))
                    longest = std::max(longest, name.size());
            }
            if (longest > 0) {
                expected.push_back({static_cast<int>(at), static_cast<int>(at + longest)});
                at += longest - 1;
            }
        }
        std::vector<TextSpan> spans;
        for (const Mention &mention : matcher.mentions(text))
            spans.push_back(mention.span);
        QVERIFY2(spans == expected,
            qPrintable(QStringList(names.values()).join(QLatin1Char('|')) + QLatin1String(" in ") + text));
        found += static_cast<qsizetype>(spans.size());
    }
    QVERIFY(found > 2000);
}

QTEST_APPLESS_MAIN(TestActorMatcher)
#include "tst_actor_matcher.moc"
