// SPDX-License-Identifier: GPL-3.0-or-later
//
// The help and its keys: it names those that there are, and as they are set.
#include "key_names.h"
#include "ui/help/key_words.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace standpoint {

class TestKeyWords : public QObject
{
    Q_OBJECT

private slots:
    void theHelpNamesKeysThatThereAre();
    void theHelpNamesTheKeysOfNow();
    void casesHaveKeysOfTheirOwnInTheHelp();
    void enterOfAFieldStaysInTheHelp();
    void theHelpOfFormatsStaysAsItIs();
};

void TestKeyWords::theHelpNamesKeysThatThereAre()
{
    // A key in the help is that of an action or one that nobody sets.
    static const QRegularExpression marked(QStringLiteral("`([^`\n]+)`"));
    const QSet<QString> fixed{QStringLiteral("Down"), QStringLiteral("Up"), QStringLiteral("PgDown"),
        QStringLiteral("PgUp"), QStringLiteral("Home"), QStringLiteral("End"), QStringLiteral("Esc"),
        QStringLiteral("Tab"), QStringLiteral("Shift+Tab"), QStringLiteral("Shift+Return"),
        QStringLiteral("Alt+Up"), QStringLiteral("Alt+Down"), QStringLiteral("Right"), QStringLiteral("Left"),
        QStringLiteral("~"), QStringLiteral("Alt+1"), QStringLiteral("Alt+9"), QStringLiteral("Ctrl+A"),
        QStringLiteral("Shift+Down"), QStringLiteral("Shift+Up"), QStringLiteral("Ctrl+C")};
    const KeySet first;
    int keys = 0;
    for (const char *page : {"keys", "getting-started", "tutorial", "work-lists", "working-together",
             "suggestions", "finding", "codebook", "export"}) {
        QFile file(QStringLiteral(":/help/%1.md").arg(QLatin1String(page)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto found = marked.globalMatch(text); found.hasNext();) {
            const QKeySequence one = keyInHelp(found.next().captured(1));
            if (one.isEmpty() || fixed.contains(one.toString()))
                continue;
            ++keys;
            const bool digit = one[0].key() >= Qt::Key_1 && one[0].key() <= Qt::Key_9;
            const bool startPage = first.owner(one[0], KeyScope::StartPage) >= 0;
            QVERIFY2(
                digit || startPage || first.owner(one[0]) >= 0 || first.owner(one[0], KeyScope::Cases) >= 0,
                qPrintable(QLatin1String(page) + QStringLiteral(": ") + one.toString()));
        }
    }
    QVERIFY(keys > 80);
}

void TestKeyWords::theHelpNamesTheKeysOfNow()
{
    const QString page = QStringLiteral("keys");
    const QString text =
        QStringLiteral("`Q` or `.`, `Backspace` or `Delete`, `Ctrl+Enter`, `↓`, `Shift`, `M`");
    QCOMPARE(withKeysOfNow(page, text, KeySet()), text);
    KeySet set(KeyLayout::Azerty);
    set.give(actionOf("tagging.delete"), key("F9"));
    set.take(actionOf("tagging.delete"), key("Backspace"));
    set.take(actionOf("tagging.note"), key("M"));
    set.give(actionOf("articles.done"), key("|"));
    set.take(actionOf("articles.done"), key("Ctrl+Return"));
    const QString now = withKeysOfNow(page, text, set);
    QVERIFY2(now.startsWith(QStringLiteral("`A` or `.`, `F9` or `Delete`, `\\|`, `↓`, `Shift`, `(no key)`")),
        qPrintable(now));
    QVERIFY(now.contains(QStringLiteral("Set otherwise")));
    QVERIFY(now.contains(QStringLiteral("| `Del`, `F9` |")));
    QVERIFY(!withKeysOfNow(QStringLiteral("finding"), text, set).contains(QStringLiteral("Set otherwise")));
}

/// One letter tags in the article and decides among the cases.
void TestKeyWords::casesHaveKeysOfTheirOwnInTheHelp()
{
    KeySet set;
    set.give(actionOf("cases.all"), key("V"));
    set.take(actionOf("cases.all"), key("B"));
    const QString page =
        QStringLiteral("# Keys\n\n## Articles\n\n| `B` | split |\n\n## Disagreements\n\n| `B` | all "
                       "|\n\n## Project\n\n`B`\n");
    QString wanted = page;
    wanted.replace(QStringLiteral("`B` | all"), QStringLiteral("`V` | all"));
    QVERIFY(withKeysOfNow(QStringLiteral("keys"), page, set).startsWith(wanted));
    QCOMPARE(withKeysOfNow(QStringLiteral("agreement"), QStringLiteral("`B`, `O`, `Ctrl+D`"), set),
        QStringLiteral("`V`, `O`, `Ctrl+D`"));
}

void TestKeyWords::enterOfAFieldStaysInTheHelp()
{
    KeySet set;
    set.give(actionOf("tagging.details"), key("F9"));
    set.take(actionOf("tagging.details"), key("Return"));
    const QString text = QStringLiteral("`Enter` takes it\n| `Enter` | details |");
    QVERIFY(withKeysOfNow(QStringLiteral("keys"), text, set)
                .startsWith(QStringLiteral("`Enter` takes it\n| `F9` | details |")));
    QCOMPARE(withKeysOfNow(QStringLiteral("finding"), text, set), text);
}

void TestKeyWords::theHelpOfFormatsStaysAsItIs()
{
    const QString text = QStringLiteral("`Q` and `id`");
    QCOMPARE(withKeysOfNow(QStringLiteral("formats"), text, KeySet(KeyLayout::Azerty)), text);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestKeyWords)
#include "tst_key_words.moc"
