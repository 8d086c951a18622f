// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "ui/window.h"

#include <QFileInfo>

#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace standpoint {

namespace {

/// Whether something listens at this address: "/tmp/.X11-unix/X0", or the same with a zero byte in front (the
/// abstract address that Linux has beside it).
bool listens(const QByteArray &address)
{
    sockaddr_un target = {};
    target.sun_family = AF_UNIX;
    if (static_cast<size_t>(address.size()) >= sizeof target.sun_path)
        return false;
    std::copy(address.begin(), address.end(), target.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto size =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<size_t>(address.size()));
    const bool connected = ::connect(socket, reinterpret_cast<const sockaddr *>(&target), size) == 0;
    ::close(socket);
    return connected;
}

/// Qt ends the program without a sentence where the display that DISPLAY names does not answer. One of
/// another machine is left to Qt.
bool hasDisplay()
{
    if (!qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return true;
    QByteArray display = qgetenv("DISPLAY");
    if (display.startsWith("unix:"))
        display.remove(0, 4);
    if (!display.startsWith(':'))
        return !display.isEmpty();
    const QByteArray address = "/tmp/.X11-unix/X" + display.sliced(1).split('.').first();
    return listens(address) || listens('\0' + address);
}

} // namespace

void addWindow(CLI::App &app, Run &run, int &argc, char **argv)
{
    struct Arguments
    {
        std::string project;
        std::string article;
        std::string annotator;
        bool sample = false;
    };
    const auto given = std::make_shared<Arguments>();
    app.add_option("project", given->project, "Project to open in the window (NAME.stance)")
        ->type_name("PROJECT");
    app.add_option("--article", given->article, "Article to go to: its id, file name or title");
    app.add_option("--annotator", given->annotator, "Who tags");
    app.add_flag("--sample", given->sample, "Open the sample study");
    run = [given, &argc, argv] {
        if (!given->project.empty() && !QFileInfo::exists(fromArgument(given->project)))
            return complain({Error::Kind::Io,
                QStringLiteral("There is neither a project file nor a command of this name"),
                fromArgument(given->project)});
        if (!hasDisplay())
            return complain({Error::Kind::Io,
                QStringLiteral(
                    "There is no display for the window; these commands need none: new, import, export, "
                    "formats, info, check, articles, annotations, segment, suggest, agree, network, gold, "
                    "merge, "
                    "hand-out"),
                {}});
        return runWindow(argc, argv,
            {fromArgument(given->project), fromArgument(given->article), fromArgument(given->annotator),
                given->sample});
    };
}

} // namespace standpoint
