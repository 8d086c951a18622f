// SPDX-License-Identifier: GPL-3.0-or-later
//
// How commands speak: results on standard output, one line for what failed on standard error.
#pragma once

#include "model/project/project.h"

#include <QJsonObject>

#include <string>

namespace standpoint {

inline QString fromArgument(const std::string &argument)
{
    return QString::fromLocal8Bit(argument.data(), static_cast<qsizetype>(argument.size()));
}

void print(const QString &line);
void printRaw(const QByteArray &bytes);
void printJson(const QJsonObject &object);
/// "WHAT: WHERE" in one line, without a full stop.
QString lineOf(const Error &error);
/// "standpoint: WHAT: WHERE". Returns the exit status 1.
int complain(const Error &error);
/// The exit status of a command that ended with `status`: 1 after complaining where what it printed did not
/// reach its reader (a full disk).
int finished(int status);
/// The project at that path, or nothing after complaining.
std::optional<Project> openProject(const std::string &path);
bool terminalOnError();
/// For an option's check(): what is wrong with its value, as the parser wants it; empty if nothing is.
std::string asUsage(const Status &status);

} // namespace standpoint
