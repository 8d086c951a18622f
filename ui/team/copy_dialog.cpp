// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/copy_dialog.h"

#include "model/store/project_file.h"
#include "model/store/stored_project.h"
#include "model/team/hand_out.h"
#include "ui/exchange/watched_work.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace standpoint {

namespace {

/// What an entry of the list of articles means.
enum class Which
{
    All,
    Tag,
    WorkList
};
constexpr int whichRole = Qt::UserRole;
constexpr int nameRole = Qt::UserRole + 1; ///< the tag, or the list's id

/// NAME-ANNOTATOR.stance beside the project.
QString proposedPath(const ProjectDocument &document, const QString &annotator)
{
    QString name = document.displayName() + QLatin1Char('-') + annotator;
    for (QChar &c : name) {
        if (QStringLiteral("/\\:*?\"<>|").contains(c) || c.unicode() < 0x20)
            c = QLatin1Char('-');
    }
    return QFileInfo(document.path()).path() + QLatin1Char('/') + name + QStringLiteral(".stance");
}

/// Empty: the user gave up. A copy that was handed out already is never replaced: somebody may have tagged in
/// it.
QString askPath(const ProjectDocument &document, const QString &annotator, QWidget *parent)
{
    const QString proposed = proposedPath(document, annotator);
    QFileDialog dialog(parent, CopyDialog::tr("Hand out as"), QFileInfo(proposed).path(),
        CopyDialog::tr("Standpoint projects (*.stance)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite);
    dialog.setDefaultSuffix(QStringLiteral("stance"));
    dialog.selectFile(proposed);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

Status writeCopy(
    const Project &project, const Annotator &to, const QList<ArticleId> &articles, const QString &path)
{
    if (Status free = checkNewPlace(path); !free)
        return free;
    const Result<Project> copy = handedOutCopy(project, to, articles, QDateTime::currentDateTimeUtc());
    return copy ? saveProject(*copy, path) : tl::unexpected(copy.error());
}

} // namespace

CopyDialog::CopyDialog(const Project &project, QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_who(new QComboBox(this))
    , m_which(new QComboBox(this))
    , m_outcome(theme::quietLabel({}, this))
{
    setWindowTitle(tr("Hand out a copy"));
    theme::resizeWithinScreen(this, {560, 280});
    m_who->setEditable(true);
    m_who->setInsertPolicy(QComboBox::NoInsert);
    m_who->lineEdit()->setAccessibleName(tr("For"));
    for (const Annotator &annotator : project.annotators().inOrder()) {
        if (!annotator.gold)
            m_who->addItem(annotator.name);
    }
    m_who->clearEditText();
    m_who->lineEdit()->setPlaceholderText(tr("The annotator's name"));
    fillArticles();
    auto *what = new QLabel(tr("The copy is for one annotator who is not to see what others tag. It holds "
                               "the articles, the codebook, "
                               "the actors, and this annotator's own layer. Merge it when it comes back."),
        this);
    what->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(theme::grid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&For"), m_who);
    form->addRow(tr("&Articles"), m_which);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(what);
    column->addSpacing(theme::grid);
    column->addLayout(form);
    column->addWidget(m_outcome);
    column->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_choose = buttons->addButton(tr("&Choose file…"), QDialogButtonBox::AcceptRole);
    m_choose->setDefault(true);
    column->addWidget(buttons);
    connect(m_who, &QComboBox::editTextChanged, this, &CopyDialog::refresh);
    connect(m_which, &QComboBox::currentIndexChanged, this, &CopyDialog::count);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_who->setFocus();
    count();
}

void CopyDialog::fillArticles()
{
    const auto add = [this](const QString &text, Which which, const QString &name) {
        m_which->addItem(text);
        m_which->setItemData(m_which->count() - 1, static_cast<int>(which), whichRole);
        m_which->setItemData(m_which->count() - 1, name, nameRole);
    };
    add(tr("All %1").arg(QLocale().toString(m_project.articles().size())), Which::All, {});
    for (const WorkList &list : m_project.workLists().inOrder())
        add(tr("Work list “%1” of %2").arg(list.name, m_project.annotators().find(list.annotator)->name),
            Which::WorkList, list.id.toString());
    QSet<QString> tags;
    for (const Shared<Article> &article : m_project.articles()) {
        for (const QString &tag : article->info->tags)
            tags.insert(tag);
    }
    QStringList sorted(tags.begin(), tags.end());
    sorted.sort(Qt::CaseInsensitive);
    for (const QString &tag : std::as_const(sorted))
        add(tr("Tagged “%1”").arg(tag), Which::Tag, tag);
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

Result<Annotator> CopyDialog::annotator() const
{
    return annotatorForHandOut(m_project, m_who->currentText());
}

QList<ArticleId> CopyDialog::chosenArticles() const
{
    QList<ArticleId> ids = m_project.articleOrder();
    const QString name = m_which->currentData(nameRole).toString();
    const auto which = static_cast<Which>(m_which->currentData(whichRole).toInt());
    if (which == Which::Tag) {
        ids.removeIf([&](ArticleId id) { return !m_project.article(id)->info->tags.contains(name); });
    } else if (which == Which::WorkList) {
        const auto list = WorkListId::fromString(name);
        const QList<ArticleId> listed =
            list ? m_project.workLists().find(*list)->articles : QList<ArticleId>();
        const QSet<ArticleId> wanted(listed.begin(), listed.end());
        ids.removeIf([&](ArticleId id) { return !wanted.contains(id); });
    }
    return ids;
}

/// Once for each choice of articles, not for each letter of a name.
void CopyDialog::count()
{
    m_articles = chosenArticles();
    m_layers.clear();
    for (const ArticleId id : std::as_const(m_articles)) {
        for (const Annotation &annotation : m_project.article(id)->annotations)
            ++m_layers[annotation.annotator];
    }
    refresh();
}

/// What the copy would hold now, or why there can be none.
void CopyDialog::refresh()
{
    const Result<Annotator> who = annotator();
    m_choose->setEnabled(who.has_value());
    if (!who) {
        m_outcome->setText(who.error().what);
        m_choose->setToolTip(who.error().what);
        return;
    }
    m_choose->setToolTip({});
    const qsizetype annotations = m_layers.value(who->id);
    const QString layer = annotations == 0
        ? tr("an empty layer")
        : (annotations == 1 ? tr("1 annotation of this layer")
                            : tr("%1 annotations of this layer").arg(QLocale().toString(annotations)));
    m_outcome->setText(
        (m_articles.size() == 1 ? tr("1 article, %1.").arg(layer)
                                : tr("%1 articles, %2.").arg(QLocale().toString(m_articles.size()), layer))
        + (m_project.annotators().contains(who->id)
                ? QString()
                : QLatin1Char(' ') + tr("Nobody of this name has tagged here yet.")));
}

void handOutByDialog(ProjectDocument &document, QWidget *parent)
{
    CopyDialog dialog(document.project(), parent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Annotator to = dialog.annotator().value();
    const QString path = askPath(document, to.name, parent);
    if (path.isEmpty())
        return;
    Status written;
    runWatched(CopyDialog::tr("Writing…"), parent,
        [&, snapshot = document.project(), articles = dialog.articles()](
            const WorkProgress &) { written = writeCopy(snapshot, to, articles, path); });
    if (!written) {
        showError(parent, written.error());
        return;
    }
    QMessageBox box(QMessageBox::Information, CopyDialog::tr("Handed out"),
        CopyDialog::tr("The copy for %1 is written: %2").arg(to.name, path), QMessageBox::Ok, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(
        CopyDialog::tr("It opens as %1. When it comes back, File › Merge… brings its layer in.")
            .arg(to.name));
    box.exec();
}

} // namespace standpoint
