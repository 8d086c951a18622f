// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start_page.h"

#include "ui/dropped_files.h"
#include "ui/help/help_actions.h"
#include "ui/recovery/kept_work_box.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QVBoxLayout>

#include <pwd.h>
#include <unistd.h>

namespace standpoint {

namespace {

constexpr int pageWidth = 720;
constexpr int recentWidth = pageWidth - 40;

} // namespace

QString suggestedAnnotatorName()
{
    const passwd *user = ::getpwuid(::getuid());
    if (!user || user->pw_uid == 0)
        return {};
    const QString full = QString::fromLocal8Bit(user->pw_gecos).section(QLatin1Char(','), 0, 0).trimmed();
    return full.isEmpty() ? QString::fromLocal8Bit(user->pw_name) : full;
}

StartPage::StartPage(Shell &shell, QWidget *parent)
    : QMainWindow(parent)
    , m_shell(shell)
    , m_name(new QLineEdit(this))
    , m_hint(theme::quietLabel(tr("It stands with every label that you make."), this))
{
    setWindowTitle(QApplication::applicationDisplayName());
    setAcceptDrops(true);
    auto *page = new QWidget(this);
    page->setMaximumWidth(pageWidth);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(theme::grid);
    column->addStretch(2);
    column->addLayout(makeTitle());
    column->addSpacing(2 * theme::grid);
    column->addLayout(makeName());
    column->addSpacing(theme::grid);
    column->addWidget(makeChoices());
    auto *kept = new KeptWorkBox(page);
    connect(kept, &KeptWorkBox::wanted, this, [this](const QString &path) {
        takeName();
        m_shell.recover(path);
    });
    column->addWidget(kept);
    column->addWidget(makeRecent());
    column->addStretch(3);
    putInTheMiddle(page);
    auto *quit = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), this);
    connect(quit, &QShortcut::activated, this, &QWidget::close);
    if (m_name->text().isEmpty())
        m_name->setFocus();
    else
        m_first->setFocus();
}

QLayout *StartPage::makeTitle()
{
    auto *top = new QHBoxLayout;
    auto *picture = new QLabel(this);
    picture->setPixmap(QIcon(QStringLiteral(":/icons/standpoint.svg")).pixmap(72, 72));
    top->addWidget(picture);
    top->addSpacing(theme::grid);
    auto *words = new QVBoxLayout;
    auto *title = new QLabel(QApplication::applicationDisplayName(), this);
    QFont big = title->font();
    big.setPointSizeF(big.pointSizeF() * 2);
    big.setWeight(QFont::DemiBold);
    title->setFont(big);
    words->addWidget(title);
    words->addWidget(theme::quietLabel(tr("Who stands where on what: tag it sentence by sentence."), this));
    top->addLayout(words, 1);
    return top;
}

QLayout *StartPage::makeName()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(theme::grid);
    column->addWidget(theme::heading(tr("Your name"), this));
    m_name->setText(m_shell.annotatorName().isEmpty() ? suggestedAnnotatorName() : m_shell.annotatorName());
    m_name->setAccessibleName(tr("Your name"));
    connect(m_name, &QLineEdit::returnPressed, this, &StartPage::takeName);
    column->addWidget(m_name);
    column->addWidget(m_hint);
    return column;
}

/// With a scroll bar in small windows and for large text.
void StartPage::putInTheMiddle(QWidget *page)
{
    auto *outer = new QWidget(this);
    auto *centre = new QHBoxLayout(outer);
    centre->addStretch(1);
    centre->addWidget(page, 100);
    centre->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(outer);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    setCentralWidget(scroll);
}

QPushButton *StartPage::card(
    const QString &icon, const QString &title, const QString &text, const QString &key)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QStringLiteral("card"));
    button->setShortcut(QKeySequence(key));
    button->setAccessibleName(title);
    button->setAccessibleDescription(text);
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(true); // Enter presses what has the focus
    auto *row = new QHBoxLayout(button);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(16);
    const auto passive = [button](QLabel *label) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setParent(button);
        return label;
    };
    auto *picture = passive(new QLabel);
    picture->setPixmap(theme::icon(icon).pixmap(32, 32));
    row->addWidget(picture);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *head = passive(new QLabel(title));
    QFont bold = head->font();
    bold.setWeight(QFont::DemiBold);
    head->setFont(bold);
    words->addWidget(head);
    words->addWidget(passive(theme::quietLabel(text)));
    row->addLayout(words, 1);
    row->addWidget(passive(theme::keyCap(QKeySequence(key).toString(QKeySequence::NativeText))));
    button->setMinimumHeight(qMax(72, 2 * fontMetrics().lineSpacing() + 36));
    return button;
}

QWidget *StartPage::makeChoices()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid);
    QPushButton *sample = card(QStringLiteral("article"), tr("Open the sample"),
        tr("Six articles about Syria in 2013, tagged by three people. Try everything in it."),
        QStringLiteral("Ctrl+1"));
    QPushButton *files = card(QStringLiteral("import"), tr("New project from files"),
        tr("Texts, or a table of annotations; or drop files and folders here."), QStringLiteral("Ctrl+I"));
    QPushButton *open = card(QStringLiteral("open"), tr("Open a project"), tr("Go on where you stopped."),
        QStringLiteral("Ctrl+O"));
    m_first = sample;
    for (QPushButton *button : {sample, files, open})
        column->addWidget(button);
    auto *empty = new QPushButton(tr("Or begin with an empty project"), box);
    empty->setObjectName(QStringLiteral("link"));
    empty->setShortcut(QKeySequence::New);
    empty->setCursor(Qt::PointingHandCursor);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 16, 0);
    row->addWidget(empty, 1);
    row->addWidget(theme::keyCap(QKeySequence(QKeySequence::New).toString(QKeySequence::NativeText), box));
    column->addLayout(row);
    auto *help = new HelpActions(this);
    auto *tutorial = new QPushButton(tr("New here? Ten minutes with the sample, step by step"), box);
    tutorial->setObjectName(QStringLiteral("link"));
    tutorial->setCursor(Qt::PointingHandCursor);
    connect(tutorial, &QPushButton::clicked, help, [help] { help->showPage(QStringLiteral("tutorial")); });
    column->addWidget(tutorial);
    connect(empty, &QPushButton::clicked, this, [this] { whenNamed([this] { m_shell.newEmpty(); }); });
    connect(sample, &QPushButton::clicked, this, [this] { whenNamed([this] { m_shell.openSample(); }); });
    connect(
        files, &QPushButton::clicked, this, [this] { whenNamed([this] { m_shell.chooseFilesForNew(); }); });
    connect(open, &QPushButton::clicked, this, [this] { whenNamed([this] { m_shell.chooseProject(); }); });
    return box;
}

QWidget *StartPage::makeRecent()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 2 * theme::grid, 0, 0);
    column->setSpacing(0);
    const QStringList recent = Shell::recentProjects().mid(0, 4);
    if (!recent.isEmpty())
        column->addWidget(theme::heading(tr("Recent projects"), box));
    for (const QString &path : recent) {
        const QFileInfo file(path);
        auto *link = new QPushButton(box);
        QString words = QStringLiteral("%1   %2").arg(file.completeBaseName(), file.path());
        words = link->fontMetrics().elidedText(words, Qt::ElideMiddle, recentWidth);
        link->setText(words.replace(QLatin1Char('&'), QStringLiteral("&&")));
        link->setAccessibleName(file.completeBaseName());
        link->setObjectName(QStringLiteral("link"));
        link->setToolTip(theme::plainTip(path));
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QPushButton::clicked, this,
            [this, path] { whenNamed([this, path] { m_shell.openProject(path); }); });
        column->addWidget(link);
    }
    return box;
}

void StartPage::whenNamed(const std::function<void()> &act)
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty()) {
        m_wanted = act;
        m_hint->setText(tr("Type your name first, then press Enter."));
        m_name->setFocus();
        return;
    }
    if (name != m_shell.annotatorName())
        m_shell.setAnnotatorName(name);
    act();
}

void StartPage::takeName()
{
    if (m_name->text().simplified().isEmpty())
        return;
    if (const auto wanted = std::exchange(m_wanted, {}))
        whenNamed(wanted);
    else
        m_first->setFocus();
}

void StartPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent *event)
{
    const QStringList paths = droppedFiles(event->mimeData());
    event->acceptProposedAction();
    whenNamed([this, paths] {
        if (paths.size() == 1 && isProjectFile(paths.first()))
            m_shell.openProject(paths.first());
        else
            m_shell.newFromFiles(paths);
    });
}

void StartPage::closeEvent(QCloseEvent *event)
{
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace standpoint
