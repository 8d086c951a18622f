// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/codebook_actions.h"

#include "ui/codebook/actors_dialog.h"
#include "ui/codebook/codebook_dialog.h"
#include "ui/theme.h"

namespace standpoint {

CodebookActions::CodebookActions(ProjectDocument &document, QWidget *window)
    : QObject(window)
{
    auto *actors = new QAction(tr("&Actors…"), this);
    actors->setIcon(theme::icon(QStringLiteral("actor")));
    actors->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    connect(
        actors, &QAction::triggered, this, [&document, window] { ActorsDialog(document, window).exec(); });
    auto *codebook = new QAction(tr("&Issues and stances…"), this);
    codebook->setIcon(theme::icon(QStringLiteral("codebook")));
    codebook->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
    connect(codebook, &QAction::triggered, this,
        [&document, window] { CodebookDialog(document, window).exec(); });
    m_actions = {actors, codebook};
}

} // namespace standpoint
