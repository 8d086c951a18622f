// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/refi_codes.h"

#include "model/exchange/xml_text.h"

namespace standpoint::refi {

namespace {

/// The same in every project; random otherwise.
constexpr Bits128 folders{0x5f1e1d2a90c34b70ULL, 0x9b7c4be1d0a8f300ULL};

QByteArray folder(quint64 number, const QString &name, const QByteArray &children)
{
    return "<Code guid=\"" + guid({folders.high, folders.low + number}) + "\" name=\"" + xmlText(name)
        + "\" isCodable=\"false\">\n" + children + "</Code>\n";
}

} // namespace

QByteArray code(Bits128 id, const QString &name, const QString &description, std::optional<quint32> colour)
{
    QByteArray element = "<Code guid=\"" + guid(id) + "\" name=\"" + xmlText(name) + R"(" isCodable="true")";
    if (colour)
        element +=
            " color=\"#" + QByteArray::number(*colour & 0xFFFFFF, 16).rightJustified(6, '0').toUpper() + '"';
    if (description.isEmpty()) // an empty Description stops some importers
        return element + "/>\n";
    return element + "><Description>" + xmlText(description) + "</Description></Code>\n";
}

QString UniqueNames::take(const QString &name, const QString &inBrackets)
{
    QString unique = name;
    for (int number = 1; m_taken.contains(unique.trimmed().toLower()); ++number)
        unique = QStringLiteral("%1 (%2)").arg(
            name, number == 1 ? inBrackets : QStringLiteral("%1 %2").arg(inBrackets).arg(number));
    m_taken.insert(unique.trimmed().toLower());
    return unique;
}

CodeNames::CodeNames(const Project &project)
{
    for (const QString &name : {actorFolder, issueFolder, stanceFolder, positionFolder})
        (void)used.take(name, {});
    const auto take = [&](const auto &things, const QString &kind) {
        for (const auto &thing : things) {
            const QString name = used.take(thing.name, kind);
            all.insert(thing.id.bits, name);
            if (name != thing.name)
                changed.insert(thing.id.bits, thing.name);
        }
    };
    take(project.actors().inOrder(), QStringLiteral("actor"));
    take(project.issues().inOrder(), QStringLiteral("issue"));
    take(project.stances().inOrder(), QStringLiteral("stance"));
}

QByteArray codes(const Project &project, const CodeNames &names, const QByteArray &combined)
{
    QByteArray actors;
    for (const Actor &actor : project.actors().inOrder())
        actors +=
            code(actor.id.bits, names.all.value(actor.id.bits), actor.aliases.join(QStringLiteral("; ")), {});
    QByteArray issues;
    for (const Issue &issue : project.issues().inOrder())
        issues += code(issue.id.bits, names.all.value(issue.id.bits), issue.guideline, {});
    QByteArray stances;
    for (const StanceValue &stance : project.stances().inOrder())
        stances += code(stance.id.bits, names.all.value(stance.id.bits), stance.guideline, stance.colour);
    QByteArray all = "<Codes>\n" + folder(1, actorFolder, actors) + folder(2, issueFolder, issues)
        + folder(3, stanceFolder, stances);
    if (!combined.isEmpty())
        all += folder(4, positionFolder, combined);
    return all + "</Codes>\n";
}

} // namespace standpoint::refi
