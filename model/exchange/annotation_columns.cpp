// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/annotation_columns.h"

namespace standpoint {

const QStringList &columnsBeforeAttributes()
{
    static const QStringList names =
        QStringLiteral("document start end actor issue stance annotator sentence text affiliation polarity")
            .split(u' ');
    return names;
}

const QStringList &columnsAfterAttributes()
{
    static const QStringList names =
        QStringLiteral("confidence note provenance created modified fragments id article_id actor_id title")
            .split(u' ');
    return names;
}

QString attributeColumn(const Attribute &attribute)
{
    const QString name = attribute.name.trimmed().toLower();
    const bool isTaken = columnsBeforeAttributes().contains(name) || columnsAfterAttributes().contains(name)
        || name.startsWith(QStringLiteral("attribute:"));
    return isTaken ? QStringLiteral("attribute:") + attribute.name : attribute.name;
}

static const QStringList &provenanceNames()
{
    static const QStringList names{QStringLiteral("manual"), QStringLiteral("imported"),
        QStringLiteral("accepted"), QStringLiteral("adjudicated")};
    return names;
}

QString provenanceName(Annotation::Provenance provenance)
{
    return provenanceNames().at(static_cast<int>(provenance));
}

std::optional<Annotation::Provenance> provenanceFrom(const QString &name)
{
    const qsizetype index = provenanceNames().indexOf(name.toLower());
    return index < 0 ? std::nullopt : std::optional(static_cast<Annotation::Provenance>(index));
}

} // namespace standpoint
