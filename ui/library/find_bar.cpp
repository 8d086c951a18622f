// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/find_bar.h"

#include "ui/reader/article_view.h"
#include "ui/theme.h"

#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QtConcurrentRun>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int longestMarked = 200; ///< code units; more is not meant to be looked for

} // namespace

struct FindBar::Answer
{
    Matcher::Spans spans;
    bool gaveUp = false;
};

FindBar::FindBar(Workbench &bench, ArticleView &view, QWidget *parent)
    : QFrame(parent)
    , m_bench(bench)
    , m_view(view)
    , m_field(new QLineEdit(this))
    , m_count(theme::quietLabel({}, this))
{
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Search in the article"));
    m_field->setPlaceholderText(tr("Find in this article"));
    theme::makeSearchField(m_field, tr("Find in this article"));
    m_field->setMinimumWidth(120);
    m_count->setWordWrap(false);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setAccessibleName(tr("Matches"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, theme::half, theme::grid, theme::half);
    row->setSpacing(theme::half);
    row->addWidget(m_field, 2);
    QAction *find = add(tr("&Find in the article…"), {QKeySequence::Find}, QStringLiteral("search"));
    QAction *next = add(tr("Find &next"), {Qt::Key_F3}, QStringLiteral("down"));
    QAction *previous =
        add(tr("Find pre&vious"), {QKeySequence(Qt::SHIFT | Qt::Key_F3)}, QStringLiteral("up"));
    next->setToolTip(tr("Next match (Enter, or F3 from anywhere)"));
    previous->setToolTip(tr("Previous match (Shift+Enter, or Shift+F3 from anywhere)"));
    row->addWidget(addButton(previous));
    row->addWidget(addButton(next));
    row->addWidget(m_count, 1);
    m_whole = addOption(tr("Whole words"), tr("Only from the beginning of a word to the end of one"));
    m_expression = addOption(tr("Expression"), tr("What is typed is a regular expression"));
    row->addWidget(m_whole);
    row->addWidget(m_expression);
    auto *leave = new QAction(theme::icon(QStringLiteral("close")), tr("Close"), this);
    leave->setToolTip(tr("Close the search (Escape)"));
    row->addWidget(addButton(leave));
    hide();

    connect(find, &QAction::triggered, this, &FindBar::open);
    connect(next, &QAction::triggered, this, &FindBar::goToNext);
    connect(previous, &QAction::triggered, this, &FindBar::goToPrevious);
    connect(leave, &QAction::triggered, this, &FindBar::close);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::search);
    connect(&bench, &Workbench::articleChanged, this, &FindBar::search);
    connect(&bench.document(), &ProjectDocument::changed, this, &FindBar::followProject);
}

FindBar::~FindBar()
{
    giveUpRunning();
}

QAction *FindBar::add(const QString &text, const QList<QKeySequence> &keys, const QString &icon)
{
    auto *action = new QAction(theme::icon(icon), text, this);
    action->setShortcuts(keys);
    m_actions.append(action);
    return action;
}

QToolButton *FindBar::addButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
    return button;
}

QToolButton *FindBar::addOption(const QString &text, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::toggled, this, &FindBar::search);
    return button;
}

void FindBar::open()
{
    const Article *article = m_bench.currentArticle();
    if (article && m_bench.evidenceIsMarked() && !m_field->hasFocus()) {
        const QString marked = article->evidenceText(m_bench.evidence());
        if (m_bench.evidence().count() == 1 && marked.size() <= longestMarked)
            m_field->setText(QString(marked).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    }
    const bool wasHidden = isHidden();
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (wasHidden)
        search();
}

void FindBar::close()
{
    if (isHidden())
        return;
    giveUpRunning();
    m_view.setFound({});
    m_found.clear();
    m_current = -1;
    hide();
    emit finished();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

/// Labels change nothing here; only another text does.
void FindBar::followProject(const Change &change)
{
    const bool text = std::ranges::any_of(change.edits, [this](const AnyEdit &edit) {
        const auto *one = std::get_if<Edit<ArticleText>>(&edit);
        return one && (one->after ? one->after : one->before)->id == m_bench.article();
    });
    if (text)
        search();
}

void FindBar::giveUpRunning()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
    m_goWhenDone = 0;
}

void FindBar::search()
{
    giveUpRunning();
    if (isHidden())
        return;
    const Article *article = m_bench.currentArticle();
    const bool expression = m_expression->isChecked();
    m_whole->setEnabled(!expression);
    m_whole->setToolTip(expression ? tr("An expression says itself where words begin: \\b")
                                   : tr("Only from the beginning of a word to the end of one"));
    const Wording wording = expression ? Wording::Expression
        : m_whole->isChecked()         ? Wording::WholePhrase
                                       : Wording::Phrase;
    const Result<Matcher> matcher = Matcher::make(m_field->text(), wording);
    if (!matcher || !article || matcher->isEmpty()) {
        take({}, false);
        if (!matcher)
            say(matcher.error().what, matcher.error().what);
        return;
    }
    if (!expression) {
        Matching matching;
        take(matcher->findIn(article->content(), matching), false);
        return;
    }
    // Some expressions take long: they are looked for elsewhere, so that no key waits.
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    auto *watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, mine = m_cancelled] {
        watcher->deleteLater();
        if (*mine)
            return;
        m_cancelled.reset();
        const int direction = std::exchange(m_goWhenDone, 0);
        const Answer answer = watcher->result();
        take(answer.spans, answer.gaveUp);
        if (direction != 0)
            go(direction);
    });
    watcher->setFuture(QtConcurrent::run([matcher = *matcher, text = article->text, cancelled = m_cancelled] {
        Matching matching{cancelled.get()};
        Answer answer{matcher.findIn(text.orDefault().text, matching), false};
        answer.gaveUp = matching.gaveUp;
        return answer;
    }));
}

void FindBar::take(const Matcher::Spans &spans, bool gaveUp)
{
    m_found = QList<TextSpan>(spans.begin(), spans.end());
    m_current = -1;
    m_gaveUp = gaveUp;
    m_view.setFound(m_found);
    showCount();
}

void FindBar::showCount()
{
    const QLocale here;
    const QString all = here.toString(m_found.size());
    const bool typed = !m_field->text().trimmed().isEmpty();
    QString text = !typed   ? QString()
        : m_found.isEmpty() ? tr("Not in this article")
        : m_current >= 0    ? tr("%1 of %2").arg(here.toString(m_current + 1), all)
                            : tr("%n found", nullptr, static_cast<int>(m_found.size()));
    if (m_gaveUp)
        text = tr("%1, perhaps more").arg(m_found.isEmpty() ? tr("None found") : text);
    say(text,
        m_gaveUp ? tr("The expression needs too many steps in some paragraphs: say more exactly what it "
                      "is to find.")
                 : QString());
}

void FindBar::say(const QString &sentence, const QString &tip)
{
    m_count->setText(sentence);
    m_count->setToolTip(theme::plainTip(tip));
}

void FindBar::go(int direction)
{
    if (isHidden())
        open();
    if (m_cancelled) {
        m_goWhenDone = direction;
        return;
    }
    const qsizetype count = m_found.size();
    if (count == 0)
        return;
    if (m_current >= 0) {
        m_current = (m_current + direction + count) % count;
    } else {
        const int sentence = m_view.currentSentence();
        const int from = sentence < 0 ? 0 : m_view.sentences()[sentence].begin;
        const auto first = std::ranges::lower_bound(m_found, from, {}, &TextSpan::begin);
        const qsizetype at = first - m_found.begin();
        m_current = direction > 0 ? at % count : (at - 1 + count) % count;
    }
    m_view.setFound(m_found, m_current);
    m_view.showSpan(m_found[m_current]);
    showCount();
}

} // namespace standpoint
