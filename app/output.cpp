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

QString lineOf(const Error &error)
{
    QString line = error.what;
    while (line.endsWith(QLatin1Char('.')))
        line.chop(1);
    if (!error.where.isEmpty())
        line += QStringLiteral(": ") + error.where;
    for (QChar &c : line) { // a file's name may hold anything
        if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            c = QLatin1Char(' ');
    }
    return line;
}

int complain(const Error &error)
{
    std::fputs(QByteArray("standpoint: " + lineOf(error).toUtf8() + '\n').constData(), stderr);
    return 1;
}

int finished(int status)
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return status;
    if (status != 0)
        return status; // it has said why
    return complain({Error::Kind::Io, QStringLiteral("The output could not be written"), {}});
}

std::string asUsage(const Status &status)
{
    return status ? std::string() : status.error().toString().toStdString();
}

std::optional<Project> openProject(const std::string &path)
{
    QStringList notices;
    Result<Project> project = loadWithJournal(fromArgument(path), &notices);
    for (const QString &notice : std::as_const(notices))
        complain({Error::Kind::Conflict, notice, fromArgument(path)});
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
