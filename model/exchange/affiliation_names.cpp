// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/affiliation_names.h"

#include "model/project/affiliations.h"

namespace standpoint {

AffiliationNames::AffiliationNames(
    const Project &project, const std::function<QByteArray(const QString &)> &encoded)
    : m_project(project)
{
    for (const Shared<Actor> &actor : project.actors()) {
        for (const Affiliation &affiliation : actor->affiliations) {
            if (!m_names.contains(affiliation.with))
                m_names.insert(affiliation.with, encoded(project.actors().find(affiliation.with)->name));
        }
    }
}

QByteArray AffiliationNames::of(const Article &article, const Annotation &annotation) const
{
    if (m_names.isEmpty())
        return {};
    return m_names.value(affiliationOn(*m_project.actors().find(annotation.actor), article.info->published));
}

} // namespace standpoint
