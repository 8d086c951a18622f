// SPDX-License-Identifier: GPL-3.0-or-later
//
// The codebook of a project as REFI-QDA codes.
#pragma once

#include "model/exchange/refi_layout.h"
#include "model/project/project.h"

#include <QSet>

namespace standpoint::refi {

/// The element Codes: three folders, and in a project with combined codes a fourth one with those `combined`
/// (each a Code element).
/// Names of codes, and of sources, that are unlike each other in more than capitals: other programs keep one
/// of each name.
class UniqueNames
{
public:
    /// The name, with what is said in brackets (and a number) behind it where it is taken.
    QString take(const QString &name, const QString &inBrackets);

private:
    QSet<QString> m_taken; ///< in lower case
};

/// What every code is called, and those that are called otherwise than their things.
struct CodeNames
{
    explicit CodeNames(const Project &project);

    QHash<Bits128, QString> all;
    QHash<Bits128, QString> changed; ///< as in the project
    UniqueNames used;
};

QByteArray codes(const Project &project, const CodeNames &names, const QByteArray &combined);
/// One codable Code element.
QByteArray code(Bits128 id, const QString &name, const QString &description, std::optional<quint32> colour);

} // namespace standpoint::refi
