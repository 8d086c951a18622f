// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actors as a table: id,name,kind,affiliation,aliases. Only name is required. Aliases are parted by a bar;
// kind is person, organisation, state or group; affiliation is the id or name of another actor, perhaps of a
// later row. The ids mean something within one import: annotations that come with the actors may name them
// so.
#include "model/exchange/own_json.h"
#include "model/exchange/table_files.h"
#include "model/project/check.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ActorTable)
};

std::optional<Actor::Kind> kindFrom(const QString &cell)
{
    return cell.isEmpty() ? std::optional(Actor::Kind::Person) : actorKindFrom(cell.toLower());
}

struct Belonging
{
    ActorId actor;
    QString with;
    QString where;
};

// NOLINTNEXTLINE(readability-function-size): one row after the other
Status readActors(CsvTable &table, Intake &intake)
{
    const int name = table.column(QStringLiteral("name"));
    if (name < 0)
        return tl::unexpected(missingColumn(table, QStringLiteral("name")));
    const int key = table.column(QStringLiteral("id"));
    const int kind = table.column(QStringLiteral("kind"));
    const int affiliation = table.column(QStringLiteral("affiliation"));
    const int aliases = table.column(QStringLiteral("aliases"));
    noticeUnknownColumns(table, intake, {name, key, kind, affiliation, aliases});
    QList<Belonging> belongings;
    QHash<QString, bool> seen;
    Status read = readRows(table, intake, [&]() {
        ActorBook::Row row{table.text(key).trimmed(), table.text(name).trimmed(), Actor::Kind::Person,
            listIn(table.text(aliases))};
        if (row.name.isEmpty()) {
            intake.skip(Words::tr("An actor without a name was not imported"), table.where());
            return;
        }
        if (row.name.size() > maximumNameLength) {
            intake.skip(Words::tr("An actor's name is longer than %1 characters; it was not imported")
                            .arg(maximumNameLength),
                table.where());
            return;
        }
        if (row.aliases.removeIf([](const QString &alias) { return alias.size() > maximumNameLength; }) > 0)
            intake.notice(
                Words::tr("An alias is longer than %1 characters, so it was left out").arg(maximumNameLength),
                table.where());
        const QString kindName = table.text(kind).trimmed();
        const std::optional<Actor::Kind> known = kindFrom(kindName);
        if (known)
            row.kind = *known;
        else
            intake.notice(
                Words::tr("“%1” is no kind of actor; taken for a person").arg(kindName), table.where());
        if (!row.key.isEmpty() && std::exchange(seen[row.key], true))
            intake.notice(Words::tr("The id “%1” stands there twice; names of it mean the last").arg(row.key),
                table.where());
        const ActorId id = intake.actors.take(row);
        const Actor &actor = intake.actors.actor(id);
        if (actor.name != row.name || (known && !kindName.isEmpty() && actor.kind != *known))
            intake.notice(
                Words::tr("The actor “%1” is there with another name or kind; those were left as they are")
                    .arg(row.name),
                table.where());
        for (const QString &one : listIn(table.text(affiliation))) {
            if (one.size() <= maximumNameLength)
                belongings.append({id, one, table.where()});
        }
    });
    for (const Belonging &belonging : belongings) {
        ActorId with = intake.actors.find(belonging.with);
        if (with.isNull()) {
            with = intake.actors.add(belonging.with, Actor::Kind::Organisation);
            intake.notice(
                Words::tr("The actor “%1” is in no table; added as an organisation").arg(belonging.with),
                belonging.where);
        }
        intake.actors.affiliate(belonging.actor, with);
    }
    return read;
}

Status read(const QList<InputFile> &files, Intake &intake)
{
    return readTables(files, intake, [&](CsvTable &table) { return readActors(table, intake); });
}

bool recognises(const FileHead &head)
{
    const QStringList &columns = head.columns;
    return columns.contains(QStringLiteral("name")) && !columns.contains(QStringLiteral("document"))
        && (columns.contains(QStringLiteral("kind")) || columns.contains(QStringLiteral("aliases"))
            || columns.contains(QStringLiteral("affiliation")));
}

} // namespace

extern const Format actorTable;
const Format actorTable{
    .id = QStringLiteral("actors"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Actors as a table (CSV)"),
    .suffixes = {QStringLiteral("csv"), QStringLiteral("tsv")},
    .keeps = Field::Actor,
    .stage = Format::Stage::Actors,
    .recognises = recognises,
    .read = read,
};

} // namespace standpoint
