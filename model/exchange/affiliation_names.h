// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a file calls whom actors belong to.
#pragma once

#include "model/project/project.h"

namespace standpoint {

class AffiliationNames
{
public:
    /// `encoded` makes a name what the file has for it. The project must outlive this.
    AffiliationNames(const Project &project, const std::function<QByteArray(const QString &)> &encoded);

    /// Whom the annotation's actor belongs to on the day of the article (affiliations.h); empty where there
    /// is nobody.
    QByteArray of(const Article &article, const Annotation &annotation) const;

private:
    const Project &m_project;
    QHash<ActorId, QByteArray> m_names; ///< of those to whom others belong
};

} // namespace standpoint
