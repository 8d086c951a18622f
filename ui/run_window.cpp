// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/english_plurals.h"
#include "ui/comfort/preferences.h"
#include "ui/shell.h"
#include "ui/window.h"

#include <QApplication>
#include <QIcon>

namespace standpoint {

int runWindow(int &argc, char **argv, const WindowOptions &options)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Standpoint"));
    QApplication::setApplicationName(QStringLiteral("standpoint"));
    QApplication::setApplicationDisplayName(QStringLiteral("Standpoint"));
    QApplication::setApplicationVersion(QStringLiteral(STANDPOINT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("standpoint"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/standpoint.svg")));
    QApplication::installTranslator(new EnglishPlurals(&application));
    InterfacePreferences::load().apply();

    Shell shell;
    if (!options.annotator.isEmpty())
        shell.overrideAnnotator(options.annotator);
    if (options.sample)
        shell.openSample();
    else if (!options.project.isEmpty())
        shell.openProject(options.project, options.article);
    if (!shell.window())
        shell.showStart();
    return QApplication::exec();
}

} // namespace standpoint
