// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/annotation_columns.h"

#include <QSet>

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

QStringList attributeColumns(const QList<Attribute> &attributes)
{
    const QString prefix = QStringLiteral("attribute:");
    QSet<QString> used;
    QStringList names;
    for (const Attribute &attribute : attributes) {
        const QString folded = attribute.name.trimmed().toLower();
        const bool isTaken = columnsBeforeAttributes().contains(folded)
            || columnsAfterAttributes().contains(folded) || folded.startsWith(prefix);
        QString name = isTaken ? prefix + attribute.name : attribute.name;
        const auto isUsed = [&] { return used.contains(name.trimmed().toLower()); };
        if (isUsed())
            name = prefix + attribute.name;
        for (int i = 2; isUsed(); ++i)
            name = prefix + QStringLiteral("%1 (%2)").arg(attribute.name).arg(i);
        used.insert(name.trimmed().toLower());
        names.append(name);
    }
    return names;
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
