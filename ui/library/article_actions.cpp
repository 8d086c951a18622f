// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/article_actions.h"

#include "model/document/article_acts.h"
#include "ui/library/article_dialog.h"
#include "ui/library/correct_text_dialog.h"
#include "ui/library/work_lists_dialog.h"
#include "ui/theme.h"
#include "ui/usable.h"

namespace standpoint {

namespace {

/// Every tag that some article has, in order.
QStringList tagsOf(const Project &project)
{
    QStringList tags;
    for (const Shared<Article> &article : project.articles())
        tags += article->info.orDefault().tags;
    tags.removeDuplicates();
    tags.sort(Qt::CaseInsensitive);
    return tags;
}

} // namespace

ArticleActions::ArticleActions(Workbench &bench, std::function<QList<ArticleId>()> listed, QWidget *window)
    : QObject(window)
    , m_bench(bench)
    , m_listed(std::move(listed))
    , m_window(window)
{
    QAction *details =
        add(tr("&Details of the article…"), QKeySequence(Qt::Key_F2), &ArticleActions::editDetails);
    details->setIcon(theme::icon(QStringLiteral("edit")));
    add(tr("&Correct the text…"), QKeySequence(Qt::SHIFT | Qt::Key_F2), &ArticleActions::correctText);
    m_viewActions = {add(tr("&Split the sentence before the marked words"), QKeySequence(Qt::Key_B),
                         &ArticleActions::split),
        add(tr("&Join with the next sentence"), QKeySequence(Qt::SHIFT | Qt::Key_B), &ArticleActions::join)};
    for (QAction *action : std::as_const(m_viewActions))
        action->setShortcutContext(Qt::WidgetShortcut); // letters that are typed elsewhere stay letters
    QAction *lists =
        add(tr("&Work lists…"), QKeySequence(Qt::CTRL | Qt::Key_L), &ArticleActions::showWorkLists);
    lists->setObjectName(QStringLiteral("articles.workLists"));
    lists->setIcon(theme::icon(QStringLiteral("list")));
    connect(&bench, &Workbench::articleChanged, this, &ArticleActions::refresh);
    connect(&bench, &Workbench::placeChanged, this, &ArticleActions::refresh);
    refresh();
}

QAction *ArticleActions::add(const QString &text, const QKeySequence &key, void (ArticleActions::*act)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, act);
    m_actions.append(action);
    return action;
}

/// Disabled where there is nothing to act on; why stands in the tool tip.
void ArticleActions::refresh()
{
    const bool open = m_bench.currentArticle() != nullptr;
    for (QAction *action : std::as_const(m_actions))
        setUsable(action, open, tr("There is no article yet: import some."));
}

bool ArticleActions::mayChange()
{
    if (const auto &other = m_bench.document().otherHolder()) {
        m_bench.say(sentenceAbout(*other));
        return false;
    }
    emit m_bench.storeWanted();
    return m_bench.currentArticle() != nullptr;
}

void ArticleActions::editDetails()
{
    if (!mayChange())
        return;
    const Shared<ArticleInfo> before = m_bench.currentArticle()->info;
    ArticleDialog dialog(*before, tagsOf(m_bench.project()), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Shared<ArticleInfo> after(dialog.info());
    if (!(after == before))
        m_bench.document().push(tr("Details of “%1”").arg(after->title), {Edit<ArticleInfo>{before, after}});
}

void ArticleActions::correctText()
{
    if (!mayChange())
        return;
    const Article &article = *m_bench.currentArticle();
    const TextSpan sentence = article.sentences().value(m_bench.sentence());
    if (sentence.isEmpty()) {
        m_bench.say(tr("Go to the sentence that is to be corrected first."));
        return;
    }
    CorrectTextDialog dialog(m_bench.project(), article, sentence, m_window);
    if (dialog.exec() == QDialog::Accepted && !dialog.edits().empty())
        m_bench.document().push(tr("Correct the text"), dialog.edits());
}

void ArticleActions::showWorkLists()
{
    if (!mayChange())
        return;
    WorkListsDialog dialog(m_bench.document(), m_listed(), m_window);
    dialog.exec();
}

void ArticleActions::split()
{
    if (!mayChange())
        return;
    if (!m_bench.evidenceIsMarked()) {
        m_bench.say(tr("Mark the words that the second sentence begins with, then split."));
        return;
    }
    apply(tr("Split a sentence"), splitSentence(*m_bench.currentArticle(), m_bench.evidence().begin()));
}

void ArticleActions::join()
{
    if (mayChange())
        apply(tr("Join two sentences"), joinSentences(*m_bench.currentArticle(), m_bench.sentence()));
}

void ArticleActions::apply(const QString &label, Result<std::vector<AnyEdit>> edits)
{
    if (!edits)
        m_bench.say(edits.error().what);
    else if (m_bench.document().push(label, std::move(*edits)))
        m_bench.say(label);
}

} // namespace standpoint
