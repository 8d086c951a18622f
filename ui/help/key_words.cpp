// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/key_words.h"

#include "ui/keys/key_rules.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(KeyWords)
};

/// Which action has the key at first; -1 for none. Among the cases keys do something else.
int actionAtFirst(const QKeySequence &key, bool amongCases)
{
    static const KeySet first;
    if (const int decides = first.owner(key[0], KeyScope::Cases); amongCases && decides >= 0)
        return decides;
    const int action = first.owner(key[0]);
    return action >= 0 ? action : first.owner(key[0], KeyScope::StartPage);
}

/// Whether a place of the page is about the keys of the cases.
bool isAmongCases(const QString &page, const QString &markdown, qsizetype at)
{
    if (page == QLatin1String("agreement"))
        return true;
    const qsizetype heading = at > 0 ? markdown.lastIndexOf(QLatin1String("\n## "), at - 1) : -1;
    return page == QLatin1String("keys") && heading >= 0
        && QStringView(markdown).sliced(heading).startsWith(QLatin1String("\n## Disagreements"));
}

/// Enter also confirms what is typed in fields, and with Ctrl it changes rows of a table: then it is no key
/// of an action, and stays. Only the first cell of the sheet names it as one.
bool isFieldsOwn(const QString &page, const QKeySequence &key, bool beginsRow)
{
    if (key[0].key() != Qt::Key_Return)
        return false;
    return page == QLatin1String("finding")
        || (key[0].keyboardModifiers() == Qt::NoModifier && !(page == QLatin1String("keys") && beginsRow));
}

/// What stands for this key now: itself where the action still has it.
QString keyOfNow(const QKeySequence &key, const QString &words, const KeySet &set, bool amongCases)
{
    const int action = actionAtFirst(key, amongCases);
    if (action < 0 || set.keys(action).contains(key))
        return words;
    const QList<QKeySequence> &now = set.keys(action);
    const QList<QKeySequence> &atFirst = keyActions()[static_cast<std::size_t>(action)].keys;
    for (const QKeySequence &one : now) {
        if (!atFirst.contains(one))
            return keyText(one);
    }
    return firstKeyText(now);
}

/// As the text of a table's cell.
QString inCell(const QString &text)
{
    return QString(text).replace(QLatin1Char('|'), QStringLiteral("\\|"));
}

QString otherKeys(const KeySet &set)
{
    QString rows;
    for (int action = 0; action < static_cast<int>(keyActions().size()); ++action) {
        const KeyAction &one = keyActions()[static_cast<std::size_t>(action)];
        if (set.keys(action) == one.keys)
            continue;
        QStringList keys;
        for (const QKeySequence &key : set.keys(action))
            keys.append(QLatin1Char('`') + inCell(keyText(key)) + QLatin1Char('`'));
        rows += QStringLiteral("| %1 | %2: %3 |\n")
                    .arg(keys.isEmpty() ? QStringLiteral("–") : keys.join(QStringLiteral(", ")),
                        groupName(one.group), inCell(one.name));
    }
    if (rows.isEmpty())
        return {};
    return Words::tr(
        "\n## Set otherwise\n\nThese differ from the keys of a QWERTY keyboard. The tables above "
        "name them as they are now.\n\n| key | does |\n| --- | --- |\n%1")
        .arg(rows);
}

} // namespace

QKeySequence keyInHelp(const QString &words)
{
    QString name = words;
    for (const auto &[written, meant] : {std::pair("Page Down", "PgDown"), {"Page Up", "PgUp"}, {"↓", "Down"},
             {"↑", "Up"}, {"→", "Right"}, {"←", "Left"}, {"Enter", "Return"}, {"Escape", "Esc"}})
        name.replace(QString::fromUtf8(written), QLatin1String(meant));
    const QKeySequence key = QKeySequence::fromString(name, QKeySequence::PortableText);
    static const QStringList modifiers{
        QStringLiteral("Shift"), QStringLiteral("Ctrl"), QStringLiteral("Alt"), QStringLiteral("Meta")};
    const bool isKey = key.count() == 1 && key[0].key() != Qt::Key_unknown && !modifiers.contains(name)
        && key.toString(QKeySequence::PortableText) == name;
    return isKey ? key : QKeySequence();
}

QString withKeysOfNow(const QString &page, const QString &markdown, const KeySet &set)
{
    static const QStringList pages{QStringLiteral("getting-started"), QStringLiteral("tutorial"),
        QStringLiteral("work-lists"), QStringLiteral("working-together"), QStringLiteral("keys"),
        QStringLiteral("suggestions"), QStringLiteral("finding"), QStringLiteral("codebook"),
        QStringLiteral("agreement"), QStringLiteral("articles-in"), QStringLiteral("export")};
    if (!pages.contains(page))
        return markdown;
    static const QRegularExpression marked(QStringLiteral("`([^`\n]+)`"));
    QString shown;
    qsizetype done = 0;
    for (auto found = marked.globalMatch(markdown); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString words = match.captured(1);
        const QKeySequence key = keyInHelp(words);
        shown += markdown.mid(done, match.capturedStart(1) - done);
        const bool beginsRow = markdown.mid(match.capturedStart() - 3, 3) == QLatin1String("\n| ");
        const bool stays = key.isEmpty() || isFieldsOwn(page, key, beginsRow);
        shown += stays
            ? words
            : inCell(keyOfNow(key, words, set, isAmongCases(page, markdown, match.capturedStart())));
        done = match.capturedEnd(1);
    }
    shown += markdown.mid(done);
    return page == QLatin1String("keys") ? shown + otherKeys(set) : shown;
}

} // namespace standpoint
