// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sentences with which a source file of ours refuses, read from that file: a rule that is added there and
// that no test reaches makes the tests fail that look for all of them.
#pragma once

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace standpoint {

/// The texts of all `Words::tr("…")` of the file, `%1` and so on as they stand.
inline QStringList refusalSentences(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString source = QString::fromUtf8(file.readAll());
    static const QRegularExpression call(
        QStringLiteral(R"re(Words::tr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\))re"));
    static const QRegularExpression joint(
        QStringLiteral(R"re("\s*"|^"|"\s*$)re")); // adjacent literals are one
    QStringList sentences;
    for (auto found = call.globalMatch(source); found.hasNext();)
        sentences.append(found.next().captured(1).remove(joint));
    return sentences;
}

/// Which sentences were said. Fast enough for every refusal of a random test.
class SentencesSaid
{
public:
    explicit SentencesSaid(const QStringList &sentences)
    {
        for (const QString &sentence : sentences) {
            static const QRegularExpression place(QStringLiteral(R"(%\d)"));
            QStringList parts = sentence.split(place);
            for (QString &part : parts)
                part = QRegularExpression::escape(part);
            m_left.append({sentence,
                QRegularExpression(
                    QRegularExpression::anchoredPattern(parts.join(QStringLiteral("(.|\\n)*"))))});
        }
    }

    void note(const QString &said)
    {
        if (m_noted.contains(said))
            return;
        m_noted.insert(said);
        m_left.removeIf([&](const auto &row) { return row.second.match(said).hasMatch(); });
    }

    /// Those that were never said, but for `except`.
    QStringList missing(const QStringList &except = {}) const
    {
        QStringList sentences;
        for (const auto &row : m_left) {
            if (!except.contains(row.first))
                sentences.append(row.first);
        }
        return sentences;
    }

private:
    QList<std::pair<QString, QRegularExpression>> m_left;
    QSet<QString> m_noted;
};

} // namespace standpoint
