// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/codebook_actions.h"

#include "ui/codebook/actors_dialog.h"
#include "ui/codebook/codebook_dialog.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"
#include "ui/workbench.h"

namespace standpoint {

CodebookActions::CodebookActions(Workbench &bench, QWidget *window)
    : QObject(window)
{
    auto *actors = new QAction(tr("&Actors…"), this);
    actors->setIcon(theme::icon(QStringLiteral("actor")));
    KeyMap::instance().bind(actors, QStringLiteral("codebook.actors"));
    connect(actors, &QAction::triggered, this,
        [&bench, window] { ActorsDialog(bench.document(), window).exec(); });
    auto *codebook = new QAction(tr("&Issues, stances, attributes…"), this);
    codebook->setIcon(theme::icon(QStringLiteral("codebook")));
    KeyMap::instance().bind(codebook, QStringLiteral("codebook.issues"));
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
