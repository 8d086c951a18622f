// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start_page.h"

#include "ui/dropped_files.h"
#include "ui/recovery/kept_work_box.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QVBoxLayout>

#include <pwd.h>
#include <unistd.h>

namespace standpoint {

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
{
    setWindowTitle(QApplication::applicationDisplayName());
    setAcceptDrops(true);
    auto *page = new QWidget(this);
    page->setMaximumWidth(760);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(theme::grid);
    column->addStretch(2);
    auto *top = new QHBoxLayout;
    auto *picture = new QLabel(page);
    picture->setPixmap(QIcon(QStringLiteral(":/icons/standpoint.svg")).pixmap(72, 72));
    top->addWidget(picture);
    top->addSpacing(theme::grid);
    auto *words = new QVBoxLayout;
    auto *title = new QLabel(QApplication::applicationDisplayName(), page);
    QFont big = title->font();
    big.setPointSizeF(big.pointSizeF() * 2);
    big.setWeight(QFont::DemiBold);
    title->setFont(big);
    words->addWidget(title);
    words->addWidget(theme::quietLabel(tr("Who stands where on what: tag it sentence by sentence."), page));
    top->addLayout(words, 1);
    column->addLayout(top);
    column->addSpacing(2 * theme::grid);
    column->addWidget(theme::heading(tr("Your name"), page));
    m_name->setText(m_shell.annotatorName().isEmpty() ? suggestedAnnotatorName() : m_shell.annotatorName());
    m_name->setPlaceholderText(tr("It stands with every label that you make"));
    m_name->setAccessibleName(tr("Your name"));
    column->addWidget(m_name);
    column->addSpacing(2 * theme::grid);
    column->addWidget(makeChoices());
    auto *kept = new KeptWorkBox(page);
    connect(kept, &KeptWorkBox::wanted, this, [this](const QString &path) {
        if (takeName())
            m_shell.recover(path);
    });
    column->addWidget(kept);
    column->addWidget(makeRecent());
    column->addStretch(3);
    auto *outer = new QWidget(this);
    auto *centre = new QHBoxLayout(outer);
    centre->addStretch(1);
    centre->addWidget(page, 100);
    centre->addStretch(1);
    setCentralWidget(outer);
    auto *quit = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), this);
    connect(quit, &QShortcut::activated, this, &QWidget::close);
    if (m_name->text().isEmpty())
        m_name->setFocus();
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
    row->addWidget(passive(theme::quietLabel(QKeySequence(key).toString(QKeySequence::NativeText))));
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
        tr("Texts, or a table of annotations; or drop files and folders here."), QStringLiteral("Ctrl+N"));
    QPushButton *open = card(QStringLiteral("open"), tr("Open a project"), tr("Go on where you stopped."),
        QStringLiteral("Ctrl+O"));
    for (QPushButton *button : {sample, files, open})
        column->addWidget(button);
    connect(sample, &QPushButton::clicked, this, [this] {
        if (takeName())
            m_shell.openSample();
    });
    connect(files, &QPushButton::clicked, this, [this] {
        if (takeName())
            m_shell.chooseFilesForNew();
    });
    connect(open, &QPushButton::clicked, this, [this] {
        if (takeName())
            m_shell.chooseProject();
    });
    return box;
}

QWidget *StartPage::makeRecent()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme::grid, 0, 0);
    column->setSpacing(0);
    const QStringList recent = Shell::recentProjects().mid(0, 4);
    if (!recent.isEmpty())
        column->addWidget(theme::heading(tr("Recent projects"), box));
    for (const QString &path : recent) {
        const QFileInfo file(path);
        auto *link =
            new QPushButton(QStringLiteral("%1   %2").arg(file.completeBaseName(), file.path()), box);
        link->setObjectName(QStringLiteral("link"));
        link->setToolTip(path);
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QPushButton::clicked, this, [this, path] {
            if (takeName())
                m_shell.openProject(path);
        });
        column->addWidget(link);
    }
    return box;
}

bool StartPage::takeName()
{
    if (m_name->text().simplified().isEmpty()) {
        m_name->setFocus();
        m_name->setPlaceholderText(tr("Please type your name first"));
        return false;
    }
    if (m_name->text().simplified() != m_shell.annotatorName())
        m_shell.setAnnotatorName(m_name->text());
    return true;
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
    if (!takeName())
        return;
    if (paths.size() == 1 && isProjectFile(paths.first()))
        m_shell.openProject(paths.first());
    else
        m_shell.newFromFiles(paths);
}

void StartPage::closeEvent(QCloseEvent *event)
{
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace standpoint
