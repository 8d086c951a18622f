// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/codebook_actions.h"

#include "ui/codebook/actors_dialog.h"
#include "ui/codebook/codebook_dialog.h"
#include "ui/theme.h"
#include "ui/workbench.h"

namespace standpoint {

CodebookActions::CodebookActions(Workbench &bench, QWidget *window)
    : QObject(window)
{
    auto *actors = new QAction(tr("&Actors…"), this);
    actors->setIcon(theme::icon(QStringLiteral("actor")));
    actors->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    connect(actors, &QAction::triggered, this,
        [&bench, window] { ActorsDialog(bench.document(), window).exec(); });
    auto *codebook = new QAction(tr("&Issues, stances, attributes…"), this);
    codebook->setIcon(theme::icon(QStringLiteral("codebook")));
    codebook->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
    connect(codebook, &QAction::triggered, this, [&bench, window] {
        CodebookDialog dialog(bench.document(), window);
        connect(
            &dialog, &CodebookDialog::wanted, &bench, [&bench](ArticleId article, AnnotationId annotation) {
                bench.setArticle(article);
                emit bench.reveal(annotation);
            });
        dialog.exec();
    });
    m_actions = {actors, codebook};
}

} // namespace standpoint
