// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output.h"

#include "model/store/stored_project.h"

#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

namespace standpoint {

void printRaw(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
}

void print(const QString &line)
{
    printRaw(line.toUtf8() + '\n');
}

void printJson(const QJsonObject &object)
{
    printRaw(QJsonDocument(object).toJson());
}

int complain(const Error &error)
{
    QString what = error.what;
    while (what.endsWith(QLatin1Char('.')))
        what.chop(1);
    QString line = QStringLiteral("standpoint: ") + what;
    if (!error.where.isEmpty())
        line += QStringLiteral(": ") + error.where;
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    std::fputs(line.toUtf8().append('\n').constData(), stderr);
    return 1;
}

std::optional<Project> openProject(const std::string &path)
{
    Result<Project> project = loadWithJournal(fromArgument(path));
    if (project)
        return std::move(*project);
    complain(project.error());
    return std::nullopt;
}

bool terminalOnError()
{
    return ::isatty(STDERR_FILENO) != 0;
}

} // namespace standpoint
