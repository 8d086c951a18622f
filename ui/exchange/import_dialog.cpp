// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/import_dialog.h"

#include "model/exchange/article_rows.h"
#include "model/exchange/file_kind.h"
#include "model/exchange/name_pattern.h"
#include "model/text/language.h"
#include "ui/exchange/column_page.h"
#include "ui/exchange/import_tables.h"
#include "ui/exchange/mapping_dialog.h"
#include "ui/exchange/watched_work.h"
#include "ui/isolated.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace standpoint {

namespace {

enum Tab
{
    OverviewTab,
    ArticlesTab,
    ColumnsTab,
    AlikeTab,
    RemarksTab
    // The labels of other tools' files get a tab of their own here.
};

Result<Import> plannedImport(
    const Project &project, const QStringList &paths, const ImportOptions &options, QWidget *parent)
{
    std::optional<Result<Import>> import;
    runWatched(ImportDialog::tr("Reading…"), parent, [&, snapshot = project](const WorkProgress &progress) {
        import = importFiles(snapshot, paths, options, progress);
    });
    return std::move(*import);
}

/// A list that is read, not chosen from.
QTreeWidget *makeTree(const QString &name, const QStringList &heads, QWidget *parent)
{
    auto *tree = new QTreeWidget(parent);
    tree->setAccessibleName(name);
    tree->setHeaderLabels(heads);
    tree->setItemDelegate(new DataDelegate(tree));
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->setUniformRowHeights(true);
    return tree;
}

QString counted(const QString &name, qsizetype count)
{
    return count == 0 ? name : QStringLiteral("%1 (%2)").arg(name, QLocale().toString(count));
}

QString headOf(const Import &import)
{
    const ImportCounts &counts = import.counts;
    QStringList parts;
    const auto add = [&](qsizetype count, const QString &one, const QString &several) {
        if (count > 0)
            parts.append(count == 1 ? one : several.arg(QLocale().toString(count)));
    };
    add(counts.articles, ImportDialog::tr("1 new article"), ImportDialog::tr("%1 new articles"));
    add(counts.annotations, ImportDialog::tr("1 new annotation"), ImportDialog::tr("%1 new annotations"));
    add(counts.actors, ImportDialog::tr("1 new actor"), ImportDialog::tr("%1 new actors"));
    add(counts.changedArticles, ImportDialog::tr("1 completed"), ImportDialog::tr("%1 completed"));
    add(counts.alreadyThere, ImportDialog::tr("1 there already"), ImportDialog::tr("%1 there already"));
    add(counts.changedAnnotations, ImportDialog::tr("1 annotation to change"),
        ImportDialog::tr("%1 annotations to change"));
    add(counts.differing - counts.changedAnnotations,
        ImportDialog::tr("1 annotation that the files have otherwise"),
        ImportDialog::tr("%1 annotations that the files have otherwise"));
    add(counts.skipped, ImportDialog::tr("1 left out"), ImportDialog::tr("%1 left out"));
    if (import.lacking > 0) {
        const QString lacking = import.lacking == 1
            ? ImportDialog::tr("1 annotation says no actor, issue or stance")
            : ImportDialog::tr("%1 annotations say no actor, issue or stance")
                  .arg(QLocale().toString(import.lacking));
        return ImportDialog::tr("%1: press “What the labels mean…” to say it. Now: %2.")
            .arg(lacking,
                parts.isEmpty() ? ImportDialog::tr("nothing new") : parts.join(QStringLiteral(", ")));
    }
    if (import.change.edits.empty())
        return ImportDialog::tr("There is nothing new in these files: %1.")
            .arg(parts.isEmpty() ? ImportDialog::tr("they hold nothing that can be imported")
                                 : parts.join(QStringLiteral(", ")));
    return ImportDialog::tr("%1. Nothing is changed before you press Import.")
        .arg(parts.join(QStringLiteral(", ")));
}

/// Long lists of one reason are closed at first.
constexpr int openUpTo = 20;

} // namespace

ImportDialog::ImportDialog(const Project &project, const QStringList &paths, const ImportOptions &options,
    Result<Import> import, const std::optional<TableUse> &table, QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_paths(paths)
    , m_options(options)
    , m_import(std::move(import))
    , m_table(table)
    , m_head(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_articles(new IncomingArticleModel(this))
    , m_columns(new ColumnPage(this))
    , m_alike(new AlikeModel(this))
    , m_remarks(makeTree(tr("Remarks"), {tr("What"), tr("Where")}, this))
{
    setWindowTitle(tr("Import"));
    theme::resizeWithinScreen(this, {1000, 640});
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    m_remarks->header()->setStretchLastSection(true);
    m_remarks->header()->resizeSection(0, 90 * fontMetrics().averageCharWidth());
    m_tabs->addTab(makeOverview(), tr("&Overview"));
    m_tabs->addTab(
        makeImportTable(m_articles, tr("New articles"), {52, 14, 26, 22, 10, 12}, this), QString());
    m_tabs->addTab(m_columns, tr("&Columns"));
    m_tabs->addTab(
        makeImportTable(m_alike, tr("Articles that are nearly the same"), {46, 9, 46, 24}, this), QString());
    m_tabs->addTab(m_remarks, QString());
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(m_head);
    column->addWidget(m_tabs, 1);
    column->addWidget(theme::quietLabel(tr("One step of undo takes all of it back."), this));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_labels = buttons->addButton(tr("What the labels m&ean…"), QDialogButtonBox::ActionRole);
    m_labels->setToolTip(theme::plainTip(
        tr("Says which field of the other tool's files is the actor, the issue and the stance.")));
    m_labels->setVisible(false);
    connect(m_labels, &QPushButton::clicked, this, &ImportDialog::mapLabels);
    m_done = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    m_done->setDefault(true);
    column->addWidget(buttons);
    connect(m_columns, &ColumnPage::columnsChosen, this, &ImportDialog::planAnew, Qt::QueuedConnection);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    show();
    if (!m_import && m_table)
        m_tabs->setCurrentIndex(ColumnsTab);
    else
        m_done->setFocus();
}

QWidget *ImportDialog::makeOverview()
{
    auto *page = new QWidget(this);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(theme::grid, theme::grid, theme::grid, theme::grid);
    row->setSpacing(3 * theme::grid);
    m_counts = makeTree(tr("What comes in"), {tr("What comes in"), tr("Number")}, page);
    m_counts->setRootIsDecorated(false);
    m_counts->header()->setStretchLastSection(false);
    m_counts->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_counts->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_counts->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_counts, 1);
    row->addWidget(theme::scrolled(makeOptions(page), page), 1);
    return page;
}

QWidget *ImportDialog::makeOptions(QWidget *parent)
{
    auto *options = new QWidget(parent);
    auto *form = new QFormLayout(options);
    form->setContentsMargins(0, 0, theme::grid, 0);
    form->setVerticalSpacing(theme::grid);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_readAs = new QComboBox(options);
    m_readAs->addItem(tr("what each looks like"), QString());
    for (const Format *format : formatsThatMayRead(m_paths))
        m_readAs->addItem(formatName(*format), format->id);
    m_readAs->setCurrentIndex(std::max(0, m_readAs->findData(m_options.format)));
    m_readAs->setToolTip(theme::plainTip(
        tr("Says what all of these files are, where their content does not tell, or tells something else.")));
    m_language = new QComboBox(options);
    m_language->addItem(tr("as the files say, else guessed"), QString());
    for (const QString &code : segmentationLanguages())
        m_language->addItem(QStringLiteral("%1 (%2)").arg(QLocale(code).nativeLanguageName(), code), code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_options.language)));
    m_annotator = new QComboBox(options);
    m_annotator->addItem(tr("nobody: they are left out"), QString());
    for (const Annotator &annotator : m_project.annotators().inOrder())
        m_annotator->addItem(isolated(annotator.name), annotator.name);
    if (!m_options.annotator.isEmpty()
        && m_annotator->findData(m_options.annotator) < 0) // who has no label yet
        m_annotator->addItem(isolated(m_options.annotator), m_options.annotator);
    m_annotator->setCurrentIndex(std::max(0, m_annotator->findData(m_options.annotator)));
    m_alikeChoice = new QComboBox(options);
    m_alikeChoice->addItem(tr("import them all"), static_cast<int>(NearDuplicates::Keep));
    m_alikeChoice->addItem(tr("leave the later one out"), static_cast<int>(NearDuplicates::Skip));
    m_alikeChoice->setCurrentIndex(m_alikeChoice->findData(static_cast<int>(m_options.nearDuplicates)));
    m_changedChoice = new QComboBox(options);
    m_changedChoice->addItem(tr("leave them as they are here"), static_cast<int>(ChangedAnnotations::Keep));
    m_changedChoice->addItem(tr("take what the files say"), static_cast<int>(ChangedAnnotations::Take));
    m_changedChoice->setCurrentIndex(m_changedChoice->findData(static_cast<int>(m_options.changed)));
    m_changedChoice->setToolTip(theme::plainTip(
        tr("For files that this project wrote and another tool changed. What a file is silent of stays.")));
    m_pattern = new QLineEdit(m_options.namePattern, options);
    m_pattern->setPlaceholderText(QStringLiteral("{published}_{source}_{title}"));
    m_headLines = new QCheckBox(tr("“Title: …”, “Date: …” in front of a text &describe it"), options);
    m_headLines->setChecked(m_options.headLines);
    form->addRow(tr("&Read the files as"), m_readAs);
    form->addRow(tr("&Language of the articles"), m_language);
    form->addRow(tr("Annotations without an annotator are &by"), m_annotator);
    form->addRow(tr("Articles that are &nearly the same"), m_alikeChoice);
    form->addRow(tr("Annotations that were changed in the &files"), m_changedChoice);
    form->addRow(tr("Names of &text files say"), m_pattern);
    form->addRow(m_headLines);
    for (QComboBox *choice : {m_readAs, m_language, m_annotator, m_alikeChoice, m_changedChoice}) {
        theme::keepFromWheel(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, &ImportDialog::planAnew, Qt::QueuedConnection);
    }
    connect(m_headLines, &QCheckBox::toggled, this, &ImportDialog::planAnew, Qt::QueuedConnection);
    connect(
        m_pattern, &QLineEdit::editingFinished, this,
        [this] {
            if (m_pattern->text().trimmed() != m_options.namePattern)
                planAnew();
        },
        Qt::QueuedConnection);
    return options;
}

void ImportDialog::readOptions()
{
    m_options.format = m_readAs->currentData().toString();
    m_options.language = m_language->currentData().toString();
    m_options.annotator = m_annotator->currentData().toString();
    m_options.nearDuplicates = static_cast<NearDuplicates>(m_alikeChoice->currentData().toInt());
    m_options.changed = static_cast<ChangedAnnotations>(m_changedChoice->currentData().toInt());
    m_options.namePattern = m_pattern->text().trimmed();
    m_options.headLines = m_headLines->isChecked();
    const QHash<QString, ArticleColumns> &chosen = m_columns->chosen();
    for (auto one = chosen.cbegin(); one != chosen.cend(); ++one)
        m_options.columnsFor.insert(one.key(), one.value());
    if (!m_import && m_table && m_options.format.isEmpty() && chosen.contains(columnsKey(m_table->columns))) {
        m_options.format = QStringLiteral("article-table"); // nothing else recognised it
        const QSignalBlocker quiet(m_readAs);
        m_readAs->setCurrentIndex(m_readAs->findData(m_options.format));
    }
}

void ImportDialog::planAnew()
{
    readOptions();
    m_import = plannedImport(m_project, m_paths, m_options, this);
    show();
}

void ImportDialog::offerMapping(AskForMapping ask)
{
    m_askForMapping = std::move(ask);
    show();
}

void ImportDialog::mapLabels()
{
    const std::optional<LabelMapping> mapping = m_askForMapping();
    if (!mapping)
        return;
    m_options.mapping = mapping;
    planAnew();
}

void ImportDialog::show()
{
    const bool hasLabels = m_askForMapping && m_import && m_import->foreign > 0;
    m_labels->setVisible(hasLabels);
    m_done->setEnabled(m_import && !m_import->change.edits.empty());
    m_done->setToolTip(m_done->isEnabled() ? QString() : tr("There is nothing to import."));
    if (!m_import) {
        m_head->setText(
            m_table && m_table->used[ArticleField::Text].isEmpty() && m_columns->chosen().isEmpty()
                ? tr("Which column of “%1” is the articles’ text cannot be told: choose it below. (%2)")
                      .arg(QFileInfo(m_table->path).fileName(), m_import.error().what)
                : m_import.error().toString());
        const Import none;
        showCounts(none);
        setTabs(none);
        return;
    }
    m_head->setText(headOf(*m_import));
    showCounts(*m_import);
    setTabs(*m_import);
}

void ImportDialog::showCounts(const Import &import)
{
    m_counts->clear();
    const ImportCounts &counts = import.counts;
    const QList<std::pair<QString, qsizetype>> rows{{tr("New articles"), counts.articles},
        {tr("Articles whose description is completed"), counts.changedArticles},
        {tr("New annotations"), counts.annotations}, {tr("New actors"), counts.actors},
        {tr("Actors that are completed"), counts.changedActors}, {tr("New issues"), counts.issues},
        {tr("New stances"), counts.stances}, {tr("New annotators"), counts.annotators},
        {tr("Progress, decisions, work lists"), counts.further}, {tr("There already"), counts.alreadyThere},
        {tr("Annotations that the files have otherwise"), counts.differing},
        {tr("of these: changed here since"), counts.changedSince},
        {tr("of these: become what the files say"), counts.changedAnnotations},
        {tr("Left out (see Remarks)"), counts.skipped}};
    for (const auto &[name, count] : rows) {
        auto *row = new QTreeWidgetItem(
            m_counts, {name, count == 0 ? QStringLiteral("–") : QLocale().toString(count)});
        row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
}

/// By reason; under each reason the places.
void ImportDialog::showRemarks(const Notices &notices)
{
    m_remarks->clear();
    QHash<QString, QList<const Notice *>> places;
    QStringList reasons;
    for (const Notice &notice : notices.list()) {
        QList<const Notice *> &same = places[notice.what];
        if (same.isEmpty())
            reasons.append(notice.what);
        same.append(&notice);
    }
    for (const QString &reason : std::as_const(reasons)) {
        const QList<const Notice *> &same = places[reason];
        auto *row = new QTreeWidgetItem(m_remarks,
            {reason,
                same.size() == 1 ? same.first()->where
                                 : tr("%1 places").arg(QLocale().toString(same.size()))});
        row->setToolTip(0, theme::plainTip(reason));
        row->setToolTip(1, theme::plainTip(same.first()->where));
        if (same.size() == 1)
            continue;
        for (const Notice *notice : same)
            (new QTreeWidgetItem(row, {QString(), notice->where}))
                ->setToolTip(1, theme::plainTip(notice->where));
        row->setExpanded(same.size() <= openUpTo);
    }
    if (notices.further() > 0)
        new QTreeWidgetItem(m_remarks, {tr("… and %1 more").arg(QLocale().toString(notices.further())), {}});
}

void ImportDialog::setTabs(const Import &import)
{
    m_articles->show(import);
    m_alike->show(import.nearDuplicates);
    showRemarks(import.notices);
    QList<TableUse> tables = import.tables;
    if (tables.isEmpty() && m_table)
        tables.append(*m_table);
    m_columns->show(tables);
    m_tabs->setTabText(ArticlesTab, counted(tr("&Articles"), m_articles->rowCount()));
    m_tabs->setTabText(AlikeTab, counted(tr("Nearly the &same"), import.nearDuplicates.size()));
    m_tabs->setTabText(RemarksTab, counted(tr("&Remarks"), import.notices.count()));
    m_tabs->setTabEnabled(ArticlesTab, m_articles->rowCount() > 0);
    m_tabs->setTabVisible(ColumnsTab, !tables.isEmpty());
    m_tabs->setTabEnabled(AlikeTab, !import.nearDuplicates.isEmpty());
    m_tabs->setTabEnabled(RemarksTab, import.notices.count() > 0);
}

Change ImportDialog::takeChange()
{
    return m_import ? std::move(m_import->change) : Change();
}

namespace {

const QString columnsSetting = QStringLiteral("import/columns");
const QString readAsSetting = QStringLiteral("import/readAs");
constexpr int mostRemembered = 100;

/// A list of keys and values, the newest first; an empty value is not kept.
void rememberPair(const QString &setting, const QString &key, const QString &value)
{
    QStringList stored = QSettings().value(setting).toStringList();
    for (qsizetype i = 0; i + 1 < stored.size();) {
        if (stored[i] == key)
            stored.remove(i, 2);
        else
            i += 2;
    }
    if (!value.isEmpty())
        stored = QStringList{key, value} + stored;
    QSettings().setValue(setting, QStringList(stored.mid(0, qsizetype(2) * mostRemembered)));
}

/// What one file is to be read as, as long as nothing else is said.
QString formatOfKind(const QStringList &paths)
{
    return paths.size() == 1 ? rememberedFormat(fileKindKey(paths.first())) : QString();
}

} // namespace

QHash<QString, ArticleColumns> rememberedColumns()
{
    QHash<QString, ArticleColumns> all;
    const QStringList stored = QSettings().value(columnsSetting).toStringList();
    for (qsizetype i = 0; i + 1 < stored.size(); i += 2) {
        if (const Result<ArticleColumns> columns = ArticleColumns::fromText(stored[i + 1]))
            all.insert(stored[i], *columns);
    }
    return all;
}

void rememberColumns(const QString &key, const ArticleColumns &columns)
{
    rememberPair(columnsSetting, key, columns.toText());
}

QString rememberedFormat(const QString &kind)
{
    const QStringList stored = QSettings().value(readAsSetting).toStringList();
    for (qsizetype i = 0; i + 1 < stored.size() && !kind.isEmpty(); i += 2) {
        const Format *format = stored[i] == kind ? formatById(stored[i + 1]) : nullptr;
        if (format && format->canRead())
            return format->id;
    }
    return {};
}

void rememberFormat(const QString &kind, const QString &format)
{
    if (!kind.isEmpty())
        rememberPair(readAsSetting, kind, format);
}

bool importByDialog(ProjectDocument &document, const QStringList &paths, QWidget *parent, bool onlyIfAsked)
{
    ImportOptions options;
    options.author = document.annotator();
    options.annotator = document.annotatorName();
    options.format = formatOfKind(paths);
    options.columnsFor = rememberedColumns();
    std::optional<TableUse> table;
    Result<Import> import = plannedImport(document.project(), paths, options, parent);
    if (!import) {
        // A table whose columns say nothing: it is asked what they are. Another file: what it is.
        const bool mayBeAsked = import.error().kind == Error::Kind::Invalid
            && std::all_of(
                paths.begin(), paths.end(), [](const QString &path) { return QFile::exists(path); });
        if (const Result<TableUse> read = mayBeAsked && paths.size() == 1 && isTableName(paths.first())
                ? lookAtTable(paths.first(), options.columnsFor)
                : Result<TableUse>(tl::unexpected(import.error())))
            table = *read;
        if (!mayBeAsked) {
            showError(parent, import.error());
            return false;
        }
    }
    if (onlyIfAsked && import && import->tables.isEmpty() && import->notices.count() == 0
        && import->lacking == 0)
        return document.push(import->change);
    ImportDialog dialog(document.project(), paths, options, std::move(import), table, parent);
    dialog.offerMapping([&] { return askForMapping(document, paths, &dialog, dialog.options().format); });
    if (dialog.exec() != QDialog::Accepted)
        return false;
    const QHash<QString, ArticleColumns> before = rememberedColumns();
    for (auto one = dialog.options().columnsFor.cbegin(); one != dialog.options().columnsFor.cend(); ++one) {
        if (const auto old = before.constFind(one.key()); old == before.cend() || *old != one.value())
            rememberColumns(one.key(), one.value());
    }
    if (paths.size() == 1)
        rememberFormat(fileKindKey(paths.first()), dialog.options().format);
    return document.push(dialog.takeChange());
}

} // namespace standpoint
