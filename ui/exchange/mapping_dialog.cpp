// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/mapping_dialog.h"

#include "model/exchange/export_preset.h"
#include "model/exchange/guess_mapping.h"
#include "model/exchange/read_file.h"
#include "ui/exchange/becomes_delegate.h"
#include "ui/exchange/mapping_pages.h"
#include "ui/exchange/preset_row.h"
#include "ui/exchange/watched_work.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr QSize wanted{1220, 760};
constexpr int pause = 120;                     // milliseconds
constexpr qint64 largestMappingFile = 1 << 24; // bytes

template <typename Entity> QStringList namesOf(const QList<Entity> &list)
{
    QStringList names;
    for (const Entity &one : list)
        names.append(one.name);
    return names;
}

QString amount(qint64 annotations)
{
    return annotations == 1 ? MappingDialog::tr("1 annotation")
                            : MappingDialog::tr("%1 annotations").arg(QLocale().toString(annotations));
}

QString mappingFilter()
{
    return MappingDialog::tr("Mappings (*.json);;All files (*)");
}

} // namespace

MappingDialog::MappingDialog(
    ProjectDocument &document, ForeignLook look, const LabelMapping &mapping, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_look(std::make_shared<const ForeignLook>(std::move(look)))
    , m_presets(new PresetRow(
          document, mappingPresetKind(), [this] { return mappingToJson(this->mapping()); }, this))
    , m_fields(new MappingFieldsModel(*m_look, namesOf(document.project().attributes().inOrder()), this))
    , m_samples(new MappingSamplesModel(*m_look, this))
    , m_counts(new QLabel(this))
    , m_pause(new QTimer(this))
{
    setWindowTitle(tr("What the labels mean"));
    theme::resizeWithinScreen(this, wanted);
    QWidget *head = makeHead(); // parts are made in the order in which Tab goes through them
    auto *halves = new QSplitter(this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(makePages());
    halves->addWidget(makePreview());
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 4);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("&Use it"), QDialogButtonBox::AcceptRole);
    m_use->setToolTip(tr("Import with what is said here"));
    m_use->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(head);
    column->addWidget(halves, 1);
    column->addWidget(buttons);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &MappingDialog::count);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_presets, &PresetRow::chosen, this, &MappingDialog::takePreset);
    for (MappingSourcePage *page : m_sources)
        connect(page, &MappingSourcePage::changed, this, &MappingDialog::change);
    connect(m_only, &MappingOnlyPage::changed, this, &MappingDialog::change);
    connect(m_fields, &MappingFieldsModel::changed, this, &MappingDialog::change);
    setMapping(mapping);
    m_tabs->setFocus();
}

MappingDialog::~MappingDialog() = default;

QWidget *MappingDialog::makeHead()
{
    auto *head = new QWidget(this);
    const QString texts =
        m_look->documents == 1 ? tr("1 text") : tr("%1 texts").arg(QLocale().toString(m_look->documents));
    auto *what =
        new QLabel(tr("%1 in %2 from another tool. Which of their fields is the actor, which the issue "
                      "and which the stance?")
                       .arg(amount(m_look->annotations), texts),
            head);
    what->setWordWrap(true);
    auto *kept = new QLabel(tr("&Kept"), head);
    kept->setBuddy(m_presets->box());
    auto *read = new QPushButton(tr("&Read file…"), head);
    auto *write = new QPushButton(tr("&Write file…"), head);
    read->setToolTip(tr("A mapping as JSON, as the command line reads it"));
    write->setToolTip(tr("The present mapping as JSON, for “standpoint import --mapping”"));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::grid);
    row->addWidget(kept);
    row->addWidget(m_presets, 1);
    for (QPushButton *button : {read, write}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid);
    column->addWidget(what);
    column->addLayout(row);
    connect(read, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Read a mapping"), {}, mappingFilter());
        if (!path.isEmpty())
            readFile(path);
    });
    connect(write, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Write the mapping"), QStringLiteral("mapping.json"), mappingFilter());
        if (!path.isEmpty())
            writeFile(path);
    });
    return head;
}

QWidget *MappingDialog::makePages()
{
    m_tabs = new QTabWidget(this);
    const Project &project = m_document.project();
    const std::array<std::pair<QString, QStringList>, SourceCount> members{
        {{tr("actor"), namesOf(project.actors().inOrder())},
            {tr("issue"), namesOf(project.issues().inOrder())},
            {tr("stance"), namesOf(project.stances().inOrder())},
            {tr("annotator"), namesOf(project.annotators().inOrder())}}};
    for (size_t i = 0; i < members.size(); ++i) {
        m_sources.at(i) = new MappingSourcePage(*m_look, members.at(i).first, members.at(i).second, this);
        m_tabs->addTab(m_sources.at(i), QString());
    }
    m_only = new MappingOnlyPage(*m_look, this);
    m_tabs->addTab(m_only, tr("&Only…"));
    m_tabs->addTab(makeFields(), tr("&Further fields"));
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setMinimumWidth(46 * fontMetrics().averageCharWidth());
    return m_tabs;
}

QWidget *MappingDialog::makeFields()
{
    auto *page = new QWidget(this);
    auto *table = new QTableView(page);
    table->setModel(m_fields);
    makeBecomesTable(table, tr("Further fields"), MappingFieldsModel::BecomesColumn);
    table->horizontalHeader()->setSectionResizeMode(
        MappingFieldsModel::CountColumn, QHeaderView::ResizeToContents);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, theme::grid, 0, 0);
    column->setSpacing(theme::grid);
    column->addWidget(theme::quietLabel(
        tr("What else the file says can become a note, the confidence, or the answer to an attribute. A name "
           "that you type becomes a new attribute."),
        page));
    column->addWidget(table, 1);
    return page;
}

QWidget *MappingDialog::makePreview()
{
    auto *page = new QWidget(this);
    m_counts->setWordWrap(true);
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setMinimumHeight(2 * fontMetrics().lineSpacing()); // nothing jumps when there is more to say
    m_counts->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    auto *table = new QTableView(page);
    table->setModel(m_samples);
    table->setAccessibleName(tr("Annotations as they would be imported"));
    table->setItemDelegate(new DataDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::grid);
    QHeaderView *header = table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setHighlightSections(false);
    const int letter = fontMetrics().averageCharWidth();
    const std::array<int, MappingSamplesModel::ColumnCount> letters{16, 34, 16, 15, 12, 12};
    for (size_t i = 0; i < letters.size(); ++i)
        header->resizeSection(static_cast<int>(i), letters.at(i) * letter);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(theme::grid, 0, 0, 0);
    column->setSpacing(theme::half);
    column->addWidget(theme::heading(tr("As it would be imported"), page));
    column->addWidget(m_counts);
    column->addWidget(table, 1);
    return page;
}

LabelMapping MappingDialog::mapping() const
{
    LabelMapping mapping;
    mapping.actor = m_sources[ActorPage]->source();
    mapping.issue = m_sources[IssuePage]->source();
    mapping.stance = m_sources[StancePage]->source();
    mapping.annotator = m_sources[AnnotatorPage]->source();
    mapping.others = m_fields->others();
    mapping.onlyField = m_only->field();
    mapping.onlyValues = m_only->values();
    return mapping;
}

void MappingDialog::setMapping(const LabelMapping &mapping)
{
    m_sources[ActorPage]->setSource(mapping.actor);
    m_sources[IssuePage]->setSource(mapping.issue);
    m_sources[StancePage]->setSource(mapping.stance);
    m_sources[AnnotatorPage]->setSource(mapping.annotator);
    m_only->set(mapping.onlyField, mapping.onlyValues);
    m_fields->setOthers(mapping.others);
    change();
}

void MappingDialog::takePreset(const QByteArray &json)
{
    take(mappingFromJson(json));
}

bool MappingDialog::take(const Result<LabelMapping> &mapping)
{
    if (mapping)
        setMapping(*mapping);
    else
        showError(this, mapping.error());
    return mapping.has_value();
}

bool MappingDialog::readFile(const QString &path)
{
    const Result<QByteArray> bytes = readWholeFile(path, largestMappingFile);
    return take(bytes ? mappingFromJson(*bytes) : tl::unexpected(bytes.error()));
}

bool MappingDialog::writeFile(const QString &path)
{
    QSaveFile file(path);
    const QByteArray json = mappingToJson(mapping());
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        return true;
    showError(
        this, {Error::Kind::Io, tr("The mapping could not be written (%1)").arg(file.errorString()), path});
    return false;
}

void MappingDialog::change()
{
    const LabelMapping now = mapping();
    nameTabs(now);
    m_work.cancel();
    m_outlook.reset();
    m_pause->start();
}

/// Tabs say what was chosen, so that all of it is in sight.
void MappingDialog::nameTabs(const LabelMapping &mapping)
{
    const std::array<std::pair<QString, const LabelMapping::Source *>, SourceCount> members{
        {{tr("&Actor"), &mapping.actor}, {tr("&Issue"), &mapping.issue}, {tr("&Stance"), &mapping.stance},
            {tr("A&nnotator"), &mapping.annotator}}};
    QHash<QString, QString> used;
    const std::array<QString, SourceCount> words{
        tr("(actor)"), tr("(issue)"), tr("(stance)"), tr("(annotator)")};
    for (size_t i = 0; i < members.size(); ++i) {
        const auto &[name, source] = members.at(i);
        const bool isOpen = source->field.isEmpty() && source->otherwise.isEmpty();
        // The annotator may stay open: then it is who imports.
        m_tabs->setTabText(
            static_cast<int>(i), isOpen && i != AnnotatorPage ? name + QStringLiteral(" ?") : name);
        m_tabs->setTabToolTip(static_cast<int>(i),
            source->field.isEmpty()
                ? (isOpen ? tr("Nothing is chosen yet") : tr("Always “%1”").arg(source->otherwise))
                : tr("From “%1”").arg(source->field));
        if (!source->field.isEmpty())
            used.insert(source->field, words.at(i));
    }
    m_fields->setUsed(used);
}

void MappingDialog::count()
{
    const LabelMapping now = mapping();
    m_samples->show(now);
    m_work.start([this, look = m_look, now](const LatestWork::MayGoOn &) -> LatestWork::Deliver {
        return [this, outlook = mappingOutlook(*look, now)] { showOutlook(outlook); };
    });
}

void MappingDialog::showOutlook(const MappingOutlook &outlook)
{
    m_outlook = outlook;
    QStringList sentences{outlook.taken == 1
            ? tr("1 would be taken.")
            : tr("%1 would be taken.").arg(QLocale().toString(outlook.taken))};
    if (outlook.lacking > 0) {
        QStringList what;
        for (const auto &[count, name] :
            {std::pair(outlook.noActor, tr("%1 no actor")), std::pair(outlook.noIssue, tr("%1 no issue")),
                std::pair(outlook.noStance, tr("%1 no stance"))}) {
            if (count > 0)
                what.append(name.arg(QLocale().toString(count)));
        }
        sentences.append(tr("%1 would not, for something is lacking: %2.")
                             .arg(QLocale().toString(outlook.lacking), what.join(QStringLiteral(", "))));
    }
    if (outlook.leftOut > 0)
        sentences.append(tr("%1 would be left out, as you say.").arg(QLocale().toString(outlook.leftOut)));
    m_counts->setText(sentences.join(u' '));
    emit counted();
}

std::optional<LabelMapping> askForMapping(
    ProjectDocument &document, const QStringList &paths, QWidget *parent, const QString &format)
{
    Result<ForeignLook> look = ForeignLook{};
    LabelMapping first;
    runWatched(MappingDialog::tr("Looking into the files…"), parent,
        [&, project = document.project()](const WorkProgress &progress) {
            look = lookInto(project, paths, format, progress);
            if (look && needsMapping(*look))
                first = guessMapping(*look, project);
        });
    if (!look) {
        showError(parent, look.error());
        return std::nullopt;
    }
    if (look->annotations == 0) {
        showError(parent,
            {Error::Kind::Invalid, MappingDialog::tr("These files hold no annotations of other tools"),
                paths.value(0)});
        return std::nullopt;
    }
    MappingDialog dialog(document, std::move(*look), first, parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return dialog.mapping();
}

} // namespace standpoint
