// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/codebook_dialog.h"

#include "model/codebook/importing.h"
#include "model/project/check.h"
#include "ui/codebook/guideline.h"
#include "ui/codebook/wording_page.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr qint64 mostBytes = 100'000'000;

} // namespace

CodebookDialog::CodebookDialog(ProjectDocument &document, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_tabs(new QTabWidget(this))
{
    setWindowTitle(tr("Codebook"));
    theme::resizeWithinScreen(this, {920, 680});
    m_tabs->setAccessibleName(tr("Parts of the codebook"));
    m_tabs->tabBar()->setAccessibleName(m_tabs->accessibleName());
    for (const auto &[part, title] : {std::pair(CodebookPart::Issues, tr("Issues")),
             {CodebookPart::Stances, tr("Stances")}, {CodebookPart::Attributes, tr("Attributes")}}) {
        m_parts.append(new CodebookTab(document, part, this));
        m_tabs->addTab(m_parts.last(), title);
    }
    m_tabs->addTab(makeGeneral(), tr("General"));
    auto *wording = new WordingPage(document, this);
    const int page = m_tabs->addTab(wording, {});
    const auto count = [this, wording, page] {
        const int known = wording->count().value_or(0);
        m_tabs->setTabText(page, known == 0 ? tr("Older wording") : tr("Older wording (%1)").arg(known));
    };
    connect(wording, &WordingPage::countChanged, this, count);
    count();
    connect(wording, &WordingPage::wanted, this, [this](ArticleId article, AnnotationId annotation) {
        accept();
        if (!isVisible())
            emit wanted(article, annotation);
    });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    makeButtons(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
}

QWidget *CodebookDialog::makeGeneral()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 2 * theme::grid, 0, 0);
    m_general = new GuidelineEditor(page);
    m_general->setText(m_document.project().info().guideline);
    column->addWidget(theme::quietLabel(tr("What holds for all issues and stances: how to work."), page));
    column->addWidget(m_general, 1);
    m_generalNote = refusalNote(page);
    column->addWidget(m_generalNote);
    connect(m_general, &GuidelineEditor::editingFinished, this, &CodebookDialog::storeAll);
    connect(&m_document, &ProjectDocument::changed, this, [this] {
        if (!m_general->isModified())
            m_general->setText(m_document.project().info().guideline);
    });
    return page;
}

void CodebookDialog::makeButtons(QDialogButtonBox *buttons)
{
    const auto add = [&](const QString &icon, const QString &text, const QString &tip, auto act) {
        auto *button = new QPushButton(theme::icon(icon), text, this);
        button->setToolTip(tip);
        buttons->addButton(button, QDialogButtonBox::ActionRole);
        connect(button, &QPushButton::clicked, this, act);
    };
    add(QStringLiteral("import"), tr("&Import…"), tr("Take over a codebook from a file"),
        &CodebookDialog::importFile);
    add(QStringLiteral("export"), tr("&Export…"), tr("The codebook as a file of its own"),
        &CodebookDialog::exportFile);
    add(QStringLiteral("codebook"), tr("Scale…"), tr("Three values, five values, or with ambivalent"),
        &CodebookDialog::chooseTemplate);
    for (QAbstractButton *button : buttons->buttons()) {
        if (auto *push = qobject_cast<QPushButton *>(button))
            push->setAutoDefault(false); // Enter in a field is no button
    }
}

void CodebookDialog::storeAll()
{
    for (CodebookTab *part : std::as_const(m_parts))
        part->store();
    storeGeneral();
}

/// Returns why the general guideline cannot be stored as it was typed; empty where it is.
QString CodebookDialog::storeGeneral()
{
    const ProjectInfo before = m_document.project().info();
    ProjectInfo after = before;
    after.guideline = m_general->text();
    QString why;
    if (m_general->isModified() && !(after == before)) {
        why = whyNothingIsStored(m_document);
        const Status fits = check(m_document.project(), after);
        if (why.isEmpty() && !fits)
            why = fits.error().what;
        if (why.isEmpty() && m_document.push(tr("Change the general guideline"), {replacing(before, after)}))
            m_general->setText(after.guideline);
    }
    showRefusal(*m_generalNote, m_general, why);
    return why;
}

void CodebookDialog::done(int result)
{
    QStringList unstored;
    int page = -1;
    for (CodebookTab *part : std::as_const(m_parts)) {
        unstored += part->unstored();
        if (page < 0 && !unstored.isEmpty())
            page = m_tabs->indexOf(part);
    }
    if (const QString why = storeGeneral(); !why.isEmpty())
        unstored.append(tr("General guideline: %1").arg(why));
    if (!mayCloseWithout(unstored, this)) {
        m_tabs->setCurrentIndex(page < 0 ? m_tabs->indexOf(m_general->parentWidget()) : page);
        if (page >= 0)
            m_parts[page]->showUnstored();
        return;
    }
    QDialog::done(result);
}

void CodebookDialog::importFile()
{
    storeAll();
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import a codebook"), {}, tr("Codebook (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes) {
        emit m_document.failed({Error::Kind::Io,
            file.isOpen() ? tr("This file is too large for a codebook.") : tr("The file cannot be read."),
            path});
        return;
    }
    const Result<Codebook> book = readCodebook(file.readAll());
    if (!book) {
        emit m_document.failed({book.error().kind, book.error().what, path});
        return;
    }
    revise(
        m_document,
        [&book, now = QDateTime::currentDateTimeUtc()](
            const Project &project, const QDateTime &) { return importing(project, *book, now); },
        RevisionDialog::Meaning::Stays, this);
}

void CodebookDialog::exportFile()
{
    storeAll();
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the codebook"), tr("codebook.json"), tr("Codebook (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray bytes = writeCodebook(m_document.project());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        emit m_document.failed({Error::Kind::Io, tr("The file cannot be written."), path});
}

void CodebookDialog::chooseTemplate()
{
    storeAll();
    const QList<CodebookTemplate> templates = codebookTemplates();
    QStringList lines;
    for (const CodebookTemplate &one : templates)
        lines.append(tr("%1: %2").arg(one.name, one.says));
    bool agreed = false;
    const QString chosen = QInputDialog::getItem(this, tr("Stance scale"),
        tr("Stances that annotations have and that are not in the scale are retired, others removed:"), lines,
        0, false, &agreed);
    if (!agreed)
        return;
    const Result<Codebook> book = templateCodebook(templates.at(lines.indexOf(chosen)).id);
    if (!book)
        return;
    revise(
        m_document,
        [&book, now = QDateTime::currentDateTimeUtc()](
            const Project &project, const QDateTime &) { return rescaling(project, book->stances, now); },
        RevisionDialog::Meaning::Stays, this);
}

} // namespace standpoint
