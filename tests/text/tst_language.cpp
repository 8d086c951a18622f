// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/language.h"
#include "model/text/segmentation_data.h"

#include <QDir>
#include <QTest>

using namespace standpoint;

class TestLanguage : public QObject
{
    Q_OBJECT

private slots:
    void guesses_data();
    void guesses();
    void isUnsure_data();
    void isUnsure();
    void readsOnlyTheBeginning();
    void hasListsForTheLanguagesOfTheManual();
    void findsListsByTag_data();
    void findsListsByTag();
    void compilesInEveryList();
};

void TestLanguage::guesses_data() // NOLINT(readability-function-size): a table of rows
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    const auto row = [](const char *language, const char *text) {
        QTest::newRow(language) << QString::fromUtf8(text) << QString::fromLatin1(language);
    };
    row("en",
        "The ministers of the two countries said on Monday that they will meet again before the end of the "
        "month.");
    row("de",
        "Die Minister der beiden Länder sagten am Montag, dass sie sich vor dem Ende des Monats wieder "
        "treffen.");
    row("fr",
        "Les ministres des deux pays ont dit lundi qu’ils se reverront avant la fin du mois dans la "
        "capitale.");
    row("es",
        "Los ministros de los dos países dijeron el lunes que se reunirán otra vez antes del fin de mes en "
        "la capital.");
    row("it",
        "I ministri dei due paesi hanno detto lunedì che si incontreranno di nuovo prima della fine del mese "
        "nella capitale.");
    row("pt",
        "Os ministros dos dois países disseram na segunda-feira que não vão se reunir antes do fim do mês em "
        "uma capital.");
    row("nl",
        "De ministers van de twee landen zeiden maandag dat zij elkaar voor het einde van de maand weer "
        "zullen zien.");
    row("sv",
        "Ministrarna från de två länderna sade på måndagen att de ska mötas igen före slutet av månaden och "
        "inte efter.");
    row("da",
        "Ministrene fra de to lande sagde mandag, at de skal mødes igen inden udgangen af måneden, efter at "
        "det blev aftalt.");
    row("nb",
        "Statsrådene fra de to landene sa mandag at de skal møtes igjen før utgangen av måneden, etter at "
        "det ble avtalt nå.");
    row("pl",
        "Ministrowie obu krajów powiedzieli w poniedziałek, że nie spotkają się do końca miesiąca, ale jest "
        "to możliwe.");
    row("tr",
        "Bakanlar ve büyükelçiler bu toplantı için bir araya geldi, ancak daha sonra çok önemli olan "
        "kararlar ertelendi.");
    row("cs",
        "Ministři obou zemí v pondělí řekli, že se znovu sejdou ještě před koncem roku, ale není jasné, kde "
        "to bude.");
    row("ru",
        "Министры двух стран заявили в понедельник, что они встретятся до конца месяца, но не сказали, где "
        "это будет.");
    row("uk",
        "Міністри двох країн заявили у понеділок, що вони зустрінуться до кінця місяця, але не сказали, де "
        "це буде.");
    row("bg",
        "Министрите на двете страни казаха в понеделник, че ще се срещнат до края на месеца, но не е ясно "
        "къде.");
    row("ar",
        "قال وزيرا البلدين يوم الاثنين إن الاجتماع سوف يعقد في العاصمة قبل نهاية الشهر على الرغم من الخلاف "
        "بين الطرفين");
    row("fa",
        "وزیران دو کشور روز دوشنبه گفتند که پیش از پایان ماه در پایتخت دیدار می کنند و این برای آنها مهم "
        "است");
    row("el", "Οι υπουργοί των δύο χωρών δήλωσαν τη Δευτέρα ότι θα συναντηθούν ξανά.");
    row("zh", "两国部长星期一表示，他们将在月底之前再次会面。");
    row("ja", "両国の大臣は月曜日に、月末までに再び会談すると述べた。");
    row("ko", "양국 장관은 월요일에 이달 말 이전에 다시 만나겠다고 밝혔다.");
    row("hi", "दोनों देशों के मंत्रियों ने सोमवार को कहा कि वे महीने के अंत से पहले फिर मिलेंगे और यह है तय।");
    row("he", "שרי שתי המדינות אמרו ביום שני כי ייפגשו שוב לפני סוף החודש.");
}

void TestLanguage::guesses()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    QCOMPARE(guessLanguage(text), language);
}

void TestLanguage::isUnsure_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("numbers") << QStringLiteral("12 345 (67) 8.9");
    QTest::newRow("names") << QStringLiteral("Lavrov Kerry Muallem Washington Moscow");
    QTest::newRow("one word") << QStringLiteral("the");
    QTest::newRow("half Russian, half English")
        << QStringLiteral("The ministers will meet here again. Министры скоро встретятся там ещё.");
    QTest::newRow("no language") << QStringLiteral("lorem ipsum xyzzy plugh ").repeated(20);
    QTest::newRow("surrogates") << QString(100, QChar(0xD800));
}

void TestLanguage::isUnsure()
{
    QFETCH(QString, text);
    QCOMPARE(guessLanguage(text), QString());
}

void TestLanguage::readsOnlyTheBeginning()
{
    const QString english =
        QStringLiteral("The vote of the council was held on the last day of the year. ").repeated(100);
    const QString russian =
        QStringLiteral("Это было в прошлом году, и они не знали, что будет. ").repeated(10'000);
    QCOMPARE(guessLanguage(QString(english + russian)), QStringLiteral("en"));
}

void TestLanguage::hasListsForTheLanguagesOfTheManual()
{
    const QStringList languages = segmentationLanguages();
    for (const char *language :
        {"ar", "da", "de", "en", "es", "fa", "fr", "it", "nl", "pl", "pt", "ru", "sv", "tr", "uk"})
        QVERIFY2(languages.contains(QLatin1String(language)), language);
    QVERIFY(!languages.contains(QStringLiteral("hu"))); // only recognised
    QVERIFY(std::is_sorted(languages.begin(), languages.end()));
}

void TestLanguage::findsListsByTag_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("found");
    QTest::newRow("language") << QStringLiteral("de") << true;
    QTest::newRow("with a region") << QStringLiteral("pt-BR") << true;
    QTest::newRow("with script and region") << QStringLiteral("en-Latn-GB") << true;
    QTest::newRow("underscore, as in locales") << QStringLiteral("en_US") << true;
    QTest::newRow("capitals") << QStringLiteral("EN") << true;
    QTest::newRow("Norwegian by its old code") << QStringLiteral("no") << true;
    QTest::newRow("only recognised") << QStringLiteral("hu") << false;
    QTest::newRow("unknown") << QStringLiteral("tlh") << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("a path") << QStringLiteral("../en") << false;
    QTest::newRow("hyphens only") << QStringLiteral("---") << false;
}

void TestLanguage::findsListsByTag()
{
    QFETCH(QString, tag);
    QFETCH(bool, found);
    QCOMPARE(segmentationData(tag).hasLists(), found);
}

void TestLanguage::compilesInEveryList()
{
    const QStringList files = QDir(QStringLiteral(PROJECT_ROOT "/resources/segmentation"))
                                  .entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    QStringList languages = languagesWithData();
    languages.replaceInStrings(QRegularExpression(QStringLiteral("$")), QStringLiteral(".txt"));
    QCOMPARE(languages, files);
}

QTEST_APPLESS_MAIN(TestLanguage)
#include "tst_language.moc"
