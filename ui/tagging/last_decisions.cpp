// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/last_decisions.h"

#include "ui/isolated.h"
#include "ui/keys/key_map.h"
#include "ui/reader/article_look.h"
#include "ui/theme.h"
#include "ui/usable.h"

#include <QAction>
#include <QPainter>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int most = 10;

} // namespace

LastDecisions::LastDecisions(Workbench &bench, QWidget *parent)
    : QListWidget(parent)
    , m_bench(bench)
    , m_back(new QAction(tr("&Back to the last decision"), this))
{
    setAccessibleName(tr("Last decisions"));
    setItemDelegate(new DataDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setUniformItemSizes(true);
    setViewportMargins(5, 0, 0, 0); // in line with the title
    theme::keepKeys(this);
    KeyMap::instance().bind(m_back, QStringLiteral("tagging.lastDecision"));
    showBack();
    connect(m_back, &QAction::triggered, this, &LastDecisions::stepBack);
    connect(&KeyMap::instance(), &KeyMap::changed, this, [this] {
        refresh();
        viewport()->update();
    });
    connect(this, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { goTo(row(item)); });
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { goTo(row(item)); });
    connect(&bench.document(), &ProjectDocument::changed, this, &LastDecisions::follow);
    connect(&bench.document(), &ProjectDocument::annotatorChanged, this, [this] {
        m_decisions.clear();
        refresh();
    });
}

void LastDecisions::showBack()
{
    setUsable(m_back, !m_decisions.isEmpty(),
        tr("You have labelled nothing yet since the project was opened."),
        tr("Goes to your last label, then to the ones before it"));
}

void LastDecisions::follow(const Change &change)
{
    QHash<AnnotationId, int>
        edits; // how often each is named: what is taken away and added again is no decision
    bool anew = false;
    for (const AnyEdit &edit : change.edits) {
        if (const auto *one = std::get_if<Edit<Annotation>>(&edit))
            ++edits[one->after ? one->after->id : one->before->id];
        else if (!std::holds_alternative<Edit<ArticleState>>(edit)
            && !std::holds_alternative<Edit<Decision>>(edit))
            anew = true; // names
    }
    const bool many = edits.size() > most; // an import, say
    for (const AnyEdit &edit : change.edits) {
        const auto *one = std::get_if<Edit<Annotation>>(&edit);
        if (one && (many || edits.value(one->after ? one->after->id : one->before->id) > 1))
            anew |= keepUp(*one);
        else if (one)
            anew |= take(*one);
    }
    if (anew)
        refresh();
}

/// What many edits do at once is no decision; but decisions that they change or remove are other ones then.
bool LastDecisions::keepUp(const Edit<Annotation> &edit)
{
    const AnnotationId id = edit.after ? edit.after->id : edit.before->id;
    const auto at = std::find_if(m_decisions.begin(), m_decisions.end(),
        [id](const Annotation &decision) { return decision.id == id; });
    if (at == m_decisions.end())
        return false;
    const Article *article = m_bench.project().article(at->article);
    const Annotation *now = article ? article->annotation(id) : nullptr;
    if (now)
        *at = *now;
    else
        m_decisions.erase(at);
    return true;
}

bool LastDecisions::take(const Edit<Annotation> &edit)
{
    const Annotation &any = edit.after ? *edit.after : *edit.before;
    const auto removed =
        m_decisions.removeIf([&any](const Annotation &decision) { return decision.id == any.id; });
    if (!edit.after || !m_bench.isOwn(any))
        return removed > 0;
    m_decisions.prepend(any);
    if (m_decisions.size() > most)
        m_decisions.removeLast();
    return true;
}

void LastDecisions::refresh()
{
    const Project &project = m_bench.project();
    clear();
    for (const Annotation &decision : std::as_const(m_decisions)) {
        const StanceValue &stance = project.stances().value(decision.stance).orDefault();
        const QString actor = project.actors().value(decision.actor).orDefault().name;
        const QString issue = project.issues().value(decision.issue).orDefault().name;
        auto *item = new QListWidgetItem(
            QStringLiteral("%1 %2 · %3").arg(signOf(stance.polarity), actor, issue), this);
        const Article *article = project.article(decision.article);
        const QString title = article ? article->info.orDefault().title : QString();
        const QString words = tr("%1: %2 %3, in “%4”").arg(actor, stance.name, issue, title);
        item->setToolTip(theme::plainTip(words));
        item->setData(Qt::AccessibleTextRole, words);
    }
    showBack();
}

void LastDecisions::goTo(int row)
{
    if (row < 0 || row >= m_decisions.size())
        return;
    const Annotation decision = m_decisions[row];
    emit m_bench.storeWanted();
    m_bench.setArticle(decision.article);
    if (m_bench.layer() != m_bench.document().annotator() && !m_bench.showsEverybody())
        m_bench.setLayer(m_bench.document().annotator());
    emit m_bench.reveal(decision.id);
    setCurrentRow(row);
}

/// From the newest on; where one of them has the focus, to the one before that.
void LastDecisions::stepBack()
{
    const auto focused = std::find_if(m_decisions.begin(), m_decisions.end(),
        [this](const Annotation &decision) { return decision.id == m_bench.focused(); });
    const auto row = focused == m_decisions.end() ? 0 : focused - m_decisions.begin() + 1;
    if (row == m_decisions.size())
        m_bench.say(tr("This is the oldest of the last decisions."));
    else
        goTo(static_cast<int>(row));
}

void LastDecisions::paintEvent(QPaintEvent *event)
{
    QListWidget::paintEvent(event);
    if (count() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(12, 4, -12, -4),
        Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap,
        tr("Your labels are listed here, the newest first. %1 goes back to them.")
            .arg(KeyMap::instance().text(m_back->objectName())));
}

QSize LastDecisions::sizeHint() const
{
    return {168, most * (fontMetrics().height() + 4) + theme::grid};
}

} // namespace standpoint
