// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/exchange/format.h"

#include <QJsonArray>

namespace standpoint {

namespace {

/// By id its values; none where any text will do.
QJsonObject choicesOf(const Format &format)
{
    QJsonObject choices;
    for (const FormatChoice &choice : format.choices) {
        QJsonArray values;
        for (const auto &[value, name] : choice.values)
            values.append(value);
        choices.insert(choice.id, values);
    }
    return choices;
}

} // namespace

void addFormats(CLI::App &app, Run &run)
{
    const auto json = std::make_shared<bool>(false);
    CLI::App *command = app.add_subcommand("formats", "List the formats");
    command->add_flag("--json", *json, "Print one JSON document");
    command->callback([json, &run] {
        run = [json] {
            QJsonArray all;
            for (const Format *format : formats()) {
                const QStringList acts = QStringList()
                    + (format->canRead() ? QStringList(QStringLiteral("reads")) : QStringList())
                    + (format->writer ? QStringList(QStringLiteral("writes")) : QStringList());
                all.append(QJsonObject{{QStringLiteral("id"), format->id},
                    {QStringLiteral("name"), formatName(*format)},
                    {QStringLiteral("reads"), format->canRead()},
                    {QStringLiteral("writes"), format->writer != nullptr},
                    {QStringLiteral("endings"), QJsonArray::fromStringList(format->suffixes)},
                    {QStringLiteral("choices"), choicesOf(*format)}});
                if (!*json)
                    print(QStringLiteral("%1  %2  %3  %4")
                              .arg(format->id, -13)
                              .arg(acts.join(QStringLiteral(", ")), -14)
                              .arg(format->suffixes.join(QLatin1Char(' ')), -24)
                              .arg(formatName(*format)));
            }
            if (*json)
                printJson({{QStringLiteral("formats"), all}});
            return 0;
        };
    });
}

} // namespace standpoint
