// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many keys a list of 24 annotations takes in the whole window, from a fresh project with the actors
// registered; moving on included. The hand in this test sees what a person sees: the pad.
#include "model/project/codebook.h"
#include "model/suggest/suggestions.h"
#include "model/text/sentences.h"
#include "ui/main_window.h"
#include "ui/reader/article_view.h"
#include "ui/shell.h"
#include "ui/tagging/chosen_actor.h"

#include <QFile>
#include <QListWidget>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <tuple>

namespace standpoint {

class TestKeysPerLabel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void areFew_data();
    void areFew();

private:
    struct Label
    {
        int sentence; ///< from 0
        QString actor;
        int issue;  ///< row of the pad
        int stance; ///< column
        bool operator==(const Label &) const = default;
    };
    static QList<Label> labels(const QString &list);
    QString chosen() const;
    int digitOf(const QString &actor) const;
    void press(Qt::Key key, Qt::KeyboardModifiers held = Qt::NoModifier);
    void labelAll(QList<Label> wanted);
    int nextSpeaker() const;
    QList<Label> made() const;

    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;
    ArticleView *m_view = nullptr;
    int m_presses = 0;
    std::vector<bool> m_speaks; ///< by sentence
};

void TestKeysPerLabel::initTestCase()
{
    QVERIFY(m_home.isValid());
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
}

/// "sentence actor issue stance", one a line: i and n for the default codebook's issues, + and -.
QList<TestKeysPerLabel::Label> TestKeysPerLabel::labels(const QString &list)
{
    QList<Label> all;
    for (const QString &line : list.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QStringList words = line.simplified().split(QLatin1Char(' '));
        for (const QString &what : words.mid(2)) {
            QString actor = words[1];
            all.append({words[0].toInt(), actor.replace(QLatin1Char('_'), QLatin1Char(' ')),
                what.startsWith(QLatin1Char('i')) ? 0 : 1, what.endsWith(QLatin1Char('+')) ? 0 : 2});
        }
    }
    return all;
}

QString TestKeysPerLabel::chosen() const
{
    QString name = m_window->findChild<ChosenActor *>()->text();
    if (name.endsWith(QStringLiteral(" ?")))
        name.chop(2);
    return name;
}

/// The actor's digit on the pad; 0 where it has none.
int TestKeysPerLabel::digitOf(const QString &actor) const
{
    for (const QListWidget *list : m_window->findChildren<QListWidget *>()) {
        for (int row = 0; row < list->count(); ++row) {
            const QString text = list->item(row)->text().simplified();
            if (text.size() > 2 && text[0].isDigit() && text.mid(2) == actor)
                return text[0].digitValue();
        }
    }
    return 0;
}

void TestKeysPerLabel::press(Qt::Key key, Qt::KeyboardModifiers held)
{
    QTest::keyClick(m_view, key, held);
    ++m_presses;
}

void TestKeysPerLabel::labelAll(QList<Label> wanted)
{
    static constexpr Qt::Key letters[2][3] = {
        {Qt::Key_Q, Qt::Key_W, Qt::Key_E}, {Qt::Key_A, Qt::Key_S, Qt::Key_D}};
    while (!wanted.isEmpty()) {
        const int sentence = wanted.first().sentence;
        while (m_view->currentSentence() < sentence)
            press(nextSpeaker() <= sentence ? Qt::Key_G : Qt::Key_Down);
        QList<Label> here;
        while (!wanted.isEmpty() && wanted.first().sentence == sentence)
            here.append(wanted.takeFirst());
        // Whoever is preselected comes first.
        std::stable_partition(
            here.begin(), here.end(), [this](const Label &label) { return label.actor == chosen(); });
        const Label *last = nullptr; // that was made here
        for (const Label &label : std::as_const(here)) {
            const bool alike = last && last->issue == label.issue && last->stance == label.stance;
            last = &label;
            if (label.actor != chosen()) {
                const int digit = digitOf(label.actor);
                QVERIFY2(digit > 0, qPrintable(label.actor));
                if (alike) { // the same for another one
                    press(static_cast<Qt::Key>(Qt::Key_0 + digit), Qt::AltModifier);
                    QCOMPARE(chosen(), label.actor);
                    continue;
                }
                press(static_cast<Qt::Key>(Qt::Key_0 + digit));
            }
            QCOMPARE(chosen(), label.actor);
            press(letters[label.issue][label.stance]);
        }
    }
}

/// Where G goes: people see who speaks there.
int TestKeysPerLabel::nextSpeaker() const
{
    int next = m_view->currentSentence() + 1;
    while (next < static_cast<int>(m_speaks.size()) && !m_speaks[static_cast<size_t>(next)])
        ++next;
    return next;
}

QList<TestKeysPerLabel::Label> TestKeysPerLabel::made() const
{
    QList<Label> all;
    const Project &project = m_window->document().project();
    const QList<Issue> issues = project.issues().inOrder();
    const QList<StanceValue> stances = project.stances().inOrder();
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &one : article->annotations) {
            Label label{
                article->sentenceAt(one.evidence.begin()), project.actors().find(one.actor)->name, 0, 0};
            while (issues[label.issue].id != one.issue)
                ++label.issue;
            while (stances[label.stance].id != one.stance)
                ++label.stance;
            all.append(label);
        }
    }
    return all;
}

void TestKeysPerLabel::areFew_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("actors"); ///< name, alias, …; next actor
    QTest::addColumn<QString>("list");
    QTest::addColumn<double>("most"); ///< keys for an annotation
    QTest::newRow("an article of our own")
        << QStringLiteral(TEST_DATA "/keys/harbour.txt")
        << QStringLiteral(
               "Anna Solvik;Boris Ebrecht,Defence minister;Tarn government;Clara Varga;Harbour "
               "League;Dorin Ashworth;Union of Coastal States;Karanthe;Abel Moor;Bea Lund;Carl Holt;"
               "Dina Frey;Emil Stark;Fay Rowe;Gus Lind")
        << QStringLiteral(
               "0 Anna_Solvik i-;1 Anna_Solvik i- n+;2 Anna_Solvik n+;3 Boris_Ebrecht i+;4 Boris_Ebrecht n-;"
               "5 Tarn_government n+ i-;6 Clara_Varga n+;7 Clara_Varga n+;8 Harbour_League i+ n-;"
               "9 Dorin_Ashworth i+;10 Anna_Solvik i- n+;11 Union_of_Coastal_States n+ i-;"
               "12 Boris_Ebrecht i+ n-;13 Clara_Varga i- n+;15 Anna_Solvik n+;15 Clara_Varga n+;"
               "16 Harbour_League i+")
        << 2.0;
    const QString seed = QStringLiteral(SHARED_DATA "/seed/000_3b385688689f654e.txt");
    const QString people = QStringLiteral(
        "Sergei Lavrov,Lavrov,Russian foreign minister,Russian official;Walid Muallem,Muallem,Syrian Foreign "
        "Minister,Syrian official;Vladimir Putin,Putin,Russian President;John Kerry,Kerry,US Secretary of "
        "State;Bashar al-Assad,Assad,Syrian President;Russia,Moscow;Syria;United States,US,Washington;Iran;"
        "China;UN");
    QTest::newRow("a reading of the seed article")
        << seed << people
        << QStringLiteral(
               "2 Sergei_Lavrov i- n+;3 Sergei_Lavrov i- n+;4 Sergei_Lavrov n+;5 Sergei_Lavrov n+;"
               "5 John_Kerry n+;6 Sergei_Lavrov n+;7 Sergei_Lavrov n+;8 Sergei_Lavrov n+ i-;"
               "9 United_States i+;10 United_States i+;14 Walid_Muallem n+;15 Walid_Muallem n+;"
               "16 Walid_Muallem i-;20 Vladimir_Putin i-;20 Russia i-;21 Vladimir_Putin i-;22 UN i-;22 Iran "
               "i-;22 Russia i-;"
               "22 China i-;22 United_States i+")
        << 2.0; // seven of its sentences tell no stance, and one names five actors
    // The list of tst_seed_by_keys.sh, where the labels have nothing to do with what the sentences say.
    const QStringList six{QStringLiteral("John_Kerry"), QStringLiteral("Sergei_Lavrov"),
        QStringLiteral("Government_of_Syria"), QStringLiteral("Syrian_opposition"),
        QStringLiteral("United_Nations"), QStringLiteral("Bashar_al-Assad")};
    QString list;
    for (int i = 0; i < 12; ++i)
        list += QStringLiteral("%1 %2 i%3 n%4;")
                    .arg(QString::number(i), six[i % 6], QString::fromLatin1(i % 2 == 0 ? "+" : "-"),
                        QString::fromLatin1(i % 3 == 0 ? "+" : "-"));
    QTest::newRow("two labels in each of twelve sentences, whoever speaks")
        << seed << six.join(QLatin1Char(';')).replace(QLatin1Char('_'), QLatin1Char(' ')) << list << 2.0;
}

void TestKeysPerLabel::areFew()
{
    QFETCH(QString, file);
    QFETCH(QString, actors);
    QFETCH(QString, list);
    QFETCH(double, most);
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly))
        QSKIP("The article is not beside this checkout.");
    const QString text = QString::fromUtf8(opened.readAll()).trimmed();
    Project project = newProject(QStringLiteral("Test"), defaultCodebook()).value();
    std::vector<AnyEdit> edits;
    for (const QString &line : actors.split(QLatin1Char(';'))) {
        const QStringList names = line.split(QLatin1Char(','));
        edits.push_back(adding(Actor{ActorId::random(), names[0], names.mid(1), Actor::Kind::Person, {}}));
    }
    ArticleInfo info;
    info.id = ArticleId::random();
    info.title = QStringLiteral("Article");
    info.language = QStringLiteral("en");
    edits.push_back(adding(info));
    edits.push_back(adding(ArticleText{info.id, text, sentences(text, info.language)}));
    QVERIFY(project.apply(makeChange({}, std::move(edits))));
    m_speaks.clear();
    const ArticleReading reading(
        *project.article(info.id), std::make_shared<const ActorMatcher>(project.actors()), project.actors());
    for (const std::optional<Speaker> &speaker : reading.speakers())
        m_speaks.push_back(speaker.has_value());
    QSettings().clear();
    auto document = std::make_unique<ProjectDocument>(std::move(project));
    QVERIFY(document->setAnnotator(QStringLiteral("Ada")));
    Shell shell;
    m_window = std::make_unique<MainWindow>(shell, std::move(document));
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->openArticle({});
    m_view = m_window->findChild<ArticleView *>();
    m_view->setFocus();
    m_presses = 0;
    QList<Label> wanted = labels(list);
    QCOMPARE(wanted.size(), 24);
    labelAll(wanted);
    QList<Label> now = made();
    const auto order = [](const Label &one) {
        return std::tuple(one.sentence, one.actor, one.issue, one.stance);
    };
    std::ranges::sort(now, {}, order);
    std::ranges::sort(wanted, {}, order);
    QCOMPARE(now.size(), wanted.size());
    for (qsizetype i = 0; i < now.size(); ++i)
        QVERIFY2(now[i] == wanted[i], qPrintable(QString::number(i)));
    const double each = m_presses / static_cast<double>(wanted.size());
    qInfo("%d keys for %d annotations: %.2f each", m_presses, static_cast<int>(wanted.size()), each);
    QVERIFY2(each <= most, qPrintable(QString::number(each)));
    m_window->setClosing();
    m_window.reset();
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestKeysPerLabel)
#include "tst_keys_per_label.moc"
