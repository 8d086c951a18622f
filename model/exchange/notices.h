// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an import did not take over, or took over otherwise than it stands in the file.
#pragma once

#include <QList>
#include <QString>

namespace standpoint {

struct Notice
{
    QString what;  ///< one sentence, translated
    QString where; ///< "annotations.csv, line 12"

    bool operator==(const Notice &) const = default;
};

/// A list that a bad file of a million rows does not make grow without end.
class Notices
{
public:
    static constexpr qsizetype maximum = 1000;

    void add(const QString &what, const QString &where)
    {
        if (m_list.size() < maximum)
            m_list.append({what, where});
        else
            ++m_further;
    }
    const QList<Notice> &list() const { return m_list; }
    /// How many are not in the list.
    qsizetype further() const { return m_further; }
    qsizetype count() const { return m_list.size() + m_further; }

private:
    QList<Notice> m_list;
    qsizetype m_further = 0;
};

} // namespace standpoint
