// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/export_settings.h"

#include "model/exchange/splits.h"
#include "ui/exchange/export_format_box.h"
#include "ui/isolated.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr int whichRole = Qt::UserRole;
constexpr int nameRole = Qt::UserRole + 1; ///< the tag, or the list's id
constexpr int mostAnnotatorRows = 5;
constexpr int mostShare = 1'000'000;

enum LayerRow
{
    AllLayers,
    GoldLayer,
    ChosenLayers
};

QComboBox *makeBox(const QString &name, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    theme::keepFromWheel(box);
    return box;
}

} // namespace

ExportSettings::ExportSettings(const Project &project, ShownArticles shown, QWidget *parent)
    : QWidget(parent)
    , m_project(project)
    , m_shown(std::move(shown))
    , m_format(new ExportFormatBox(this))
    , m_layers(makeBox(tr("Layers"), this))
    , m_annotators(new QListWidget(this))
    , m_pseudonyms(new QCheckBox(tr("&Pseudonyms in place of names"), this))
    , m_articles(makeBox(tr("Articles"), this))
    , m_doneOnly(new QCheckBox(tr("Only what is &marked as done"), this))
    , m_unit(makeBox(tr("Unit"), this))
    , m_none(new QCheckBox(tr("Also sentences &without a label"), this))
    , m_context(new QSpinBox(this))
    , m_split(new QCheckBox(tr("&Split for training"), this))
    , m_nearTogether(new QCheckBox(tr("Nearly e&qual articles in one part"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, theme::grid, 0);
    auto *form = new QFormLayout;
    column->addLayout(form);
    column->addStretch(); // rows stay close where there is room
    form->setVerticalSpacing(theme::grid);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *name = new QLabel(tr("&Format"), this);
    name->setBuddy(m_format->box());
    form->addRow(name, m_format);
    makeLayers(*form);
    makeArticles(*form);
    makeRows(*form);
    makeSplit(*form);
    connect(m_format, &ExportFormatBox::formatChanged, this, [this] {
        emit formatChanged();
        change();
    });
    connect(m_format, &ExportFormatBox::choicesChanged, this, &ExportSettings::change);
    for (QComboBox *box : {m_layers, m_unit})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportSettings::change);
    connect(m_split, &QCheckBox::toggled, this, [this](bool on) { m_wantsSplit = on; });
    for (QCheckBox *box : {m_pseudonyms, m_doneOnly, m_none, m_split, m_nearTogether})
        connect(box, &QCheckBox::toggled, this, &ExportSettings::change);
    connect(m_annotators, &QListWidget::itemChanged, this, &ExportSettings::change);
    connect(m_context, &QSpinBox::valueChanged, this, &ExportSettings::change);
    refresh();
}

void ExportSettings::makeLayers(QFormLayout &form)
{
    m_layers->addItems({tr("All annotators and gold"), tr("Gold"), tr("Chosen ones")});
    m_annotators->setAccessibleName(tr("Annotators"));
    m_annotators->setObjectName(QStringLiteral("roomy"));
    m_annotators->setItemDelegate(new DataDelegate(m_annotators));
    for (const Annotator &annotator : m_project.annotators().inOrder()) {
        auto *item = new QListWidgetItem(annotator.gold ? tr("Gold") : annotator.name, m_annotators);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(annotator.gold ? Qt::Unchecked : Qt::Checked);
        item->setData(Qt::UserRole, annotator.id.toString());
        item->setData(nameRole, annotator.gold ? QStringLiteral("gold") : annotator.name);
    }
    m_annotators->setCurrentRow(0);
    m_annotators->ensurePolished();
    const int rows = std::min(mostAnnotatorRows, m_annotators->count());
    m_annotators->setFixedHeight(
        rows * std::max(m_annotators->sizeHintForRow(0), fontMetrics().height()) + 3 * theme::grid);
    auto *column = new QVBoxLayout;
    column->setSpacing(theme::half);
    column->addWidget(m_layers);
    column->addWidget(m_annotators);
    column->addWidget(m_pseudonyms);
    auto *label = new QLabel(tr("&Layers"), this);
    label->setBuddy(m_layers);
    form.addRow(label, column);
    m_pseudonyms->setToolTip(
        tr("Each annotator is called by a short code, the same one in every export of the project."));
}

void ExportSettings::makeArticles(QFormLayout &form)
{
    fillArticles();
    auto *column = new QVBoxLayout;
    column->setSpacing(theme::half);
    column->addWidget(m_articles);
    column->addWidget(m_doneOnly);
    auto *label = new QLabel(tr("&Articles"), this);
    label->setBuddy(m_articles);
    form.addRow(label, column);
    m_doneOnly->setToolTip(
        tr("Of each annotator only the articles that they marked as done; gold is taken whole."));
    connect(m_articles, &QComboBox::currentIndexChanged, this, [this] {
        m_takesAll = m_articles->currentData(whichRole).toInt() == static_cast<int>(Which::All);
        m_chosen = chosenArticles();
        change();
    });
}

void ExportSettings::makeRows(QFormLayout &form)
{
    for (const auto &[unit, name] : {std::pair(ExportUnit::Span, tr("A row for each annotation")),
             std::pair(ExportUnit::Sentence, tr("A row for each sentence and label")),
             std::pair(ExportUnit::Article, tr("A row for each article, actor and issue"))})
        m_unit->addItem(name, exportUnitName(unit));
    m_none->setToolTip(
        tr("As stance “none”, where an annotator is done with the article and saw none in it."));
    m_context->setRange(0, maximumContext);
    m_context->setAccessibleName(tr("Sentences of context"));
    m_context->setToolTip(tr("So many sentences before and after each row's own."));
    theme::keepFromWheel(m_context);
    auto *column = new QVBoxLayout;
    column->setSpacing(theme::half);
    column->addWidget(m_unit);
    column->addWidget(m_none);
    auto *label = new QLabel(tr("&Unit"), this);
    label->setBuddy(m_unit);
    form.addRow(label, column);
    auto *context = new QLabel(tr("&Context"), this);
    context->setBuddy(m_context);
    auto *row = new QHBoxLayout;
    row->addWidget(m_context);
    row->addWidget(theme::quietLabel(tr("sentences"), this), 1);
    form.addRow(context, row);
}

void ExportSettings::makeSplit(QFormLayout &form)
{
    const std::array<QString, 3> names{tr("Train"), tr("Validation"), tr("Test")};
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme::grid);
    grid->setVerticalSpacing(theme::half);
    grid->addWidget(m_split, 0, 0, 1, 3);
    m_split->setToolTip(
        tr("Into train, validation and test: whole articles, with the labels' shares alike."));
    for (size_t i = 0; i < m_shares.size(); ++i) {
        m_shares.at(i) = new QSpinBox(this);
        m_shares.at(i)->setRange(0, mostShare);
        m_shares.at(i)->setValue(usualShares.at(i));
        m_shares.at(i)->setAccessibleName(tr("Share of %1").arg(names.at(i)));
        theme::keepFromWheel(m_shares.at(i));
        grid->addWidget(theme::quietLabel(names.at(i), this), 1, static_cast<int>(i));
        grid->addWidget(m_shares.at(i), 2, static_cast<int>(i));
        connect(m_shares.at(i), &QSpinBox::valueChanged, this, &ExportSettings::change);
    }
    m_nearTogether->setChecked(true);
    m_nearTogether->setToolTip(
        theme::plainTip(tr("An agency's report in two papers is never in two parts: a model would "
                           "be tested on what it has learnt.")));
    grid->addWidget(m_nearTogether, 3, 0, 1, 3);
    form.addRow(tr("Split"), grid);
    m_seed = new QLineEdit(QStringLiteral("0"), this); // after the shares, for Tab
    m_seed->setAccessibleName(tr("Seed of the split"));
    m_seed->setToolTip(tr("The same seed gives the same parts again."));
    m_seed->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,20}")), m_seed));
    auto *label = new QLabel(tr("S&eed"), this);
    label->setBuddy(m_seed);
    form.addRow(label, m_seed);
    connect(m_seed, &QLineEdit::textChanged, this, &ExportSettings::change);
}

void ExportSettings::addArticles(Which which, const QString &text, const QString &name)
{
    m_articles->addItem(text);
    m_articles->setItemData(m_articles->count() - 1, static_cast<int>(which), whichRole);
    m_articles->setItemData(m_articles->count() - 1, name, nameRole);
}

void ExportSettings::fillArticles()
{
    const QLocale locale;
    addArticles(Which::All, tr("All %1").arg(locale.toString(m_project.articles().size())), {});
    if (!m_shown.listed.isEmpty() && m_shown.listed.size() < m_project.articles().size())
        addArticles(Which::Listed,
            tr("The %1 in the list of articles").arg(locale.toString(m_shown.listed.size())), {});
    if (const Article *open = m_project.article(m_shown.open))
        addArticles(Which::Open, tr("The open one: %1").arg(open->info->title), {});
    for (const WorkList &list : m_project.workLists().inOrder()) {
        const Annotator *annotator = m_project.annotators().find(list.annotator);
        addArticles(Which::WorkList,
            tr("Work list “%1” of %2").arg(list.name, annotator ? annotator->name : QString()),
            list.id.toString());
    }
    QSet<QString> tags;
    for (const Shared<Article> &article : m_project.articles())
        tags.unite(QSet<QString>(article->info->tags.begin(), article->info->tags.end()));
    QStringList sorted(tags.begin(), tags.end());
    sorted.sort(Qt::CaseInsensitive);
    for (const QString &tag : std::as_const(sorted))
        addArticles(Which::Tag, tr("Tagged “%1”").arg(tag), tag);
}

QList<ArticleId> ExportSettings::chosenArticles() const
{
    const QString name = m_articles->currentData(nameRole).toString();
    switch (static_cast<Which>(m_articles->currentData(whichRole).toInt())) {
    case Which::All:
        break;
    case Which::Listed:
        return m_shown.listed;
    case Which::Open:
        return {m_shown.open};
    case Which::WorkList:
        if (const auto id = WorkListId::fromString(name)) {
            const WorkList *list = m_project.workLists().find(*id);
            return list ? list->articles : QList<ArticleId>();
        }
        break;
    case Which::Tag: {
        QList<ArticleId> tagged = m_project.articleOrder();
        tagged.removeIf([&](ArticleId id) { return !m_project.article(id)->info->tags.contains(name); });
        return tagged;
    }
    }
    return {};
}

QString ExportSettings::layer() const
{
    if (m_layers->currentIndex() == AllLayers)
        return QStringLiteral("all");
    if (m_layers->currentIndex() == GoldLayer)
        return QStringLiteral("gold");
    QStringList names;
    for (int i = 0; i < m_annotators->count(); ++i) {
        const QListWidgetItem *item = m_annotators->item(i);
        const QString name = item->data(nameRole).toString();
        if (item->checkState() == Qt::Checked) // a bar parts names
            names.append(name.contains(u'|') ? item->data(Qt::UserRole).toString() : name);
    }
    return names.join(u'|');
}

void ExportSettings::setLayer(const QString &layer)
{
    const Result<QList<AnnotatorId>> layers = exportLayers(m_project, layer);
    if (layer.isEmpty() || layer == QStringLiteral("all") || !layers) {
        m_layers->setCurrentIndex(AllLayers);
        return;
    }
    m_layers->setCurrentIndex(layer == QStringLiteral("gold") ? GoldLayer : ChosenLayers);
    for (int i = 0; i < m_annotators->count(); ++i) {
        QListWidgetItem *item = m_annotators->item(i);
        const auto id = AnnotatorId::fromString(item->data(Qt::UserRole).toString());
        item->setCheckState(id && layers->contains(*id) ? Qt::Checked : Qt::Unchecked);
    }
}

const Format &ExportSettings::format() const
{
    return m_format->format();
}

ExportOptions ExportSettings::options() const
{
    ExportOptions options;
    const Format &chosen = format();
    options.format = chosen.id;
    options.layer = layer();
    if (m_split->isChecked())
        options.split = std::array<int, 3>{m_shares[0]->value(), m_shares[1]->value(), m_shares[2]->value()};
    options.seed = m_seed->text().toULongLong();
    options.nearTogether = m_nearTogether->isChecked();
    if (chosen.hasRows && !m_format->isWholeProject()) {
        options.unit = exportUnitFrom(m_unit->currentData().toString()).value_or(ExportUnit::Span);
        options.none = m_none->isChecked() && options.unit == ExportUnit::Sentence;
        options.context = m_context->value();
    }
    options.pseudonyms = m_pseudonyms->isChecked();
    options.doneOnly = m_doneOnly->isChecked();
    options.articles = m_takesAll ? QList<ArticleId>() : m_chosen;
    options.choices = m_format->choices();
    return options;
}

void ExportSettings::setOptions(const ExportOptions &options)
{
    {
        const QSignalBlocker blocker(this);
        m_format->set(options.format, options.choices);
        setLayer(options.layer);
        if (const Format *format = formatById(options.format); !format || !format->splitsItself)
            m_wantsSplit = options.split.has_value(); // one that always splits says nothing of others
        const std::array<int, 3> shares = options.split.value_or(usualShares);
        for (size_t i = 0; i < shares.size(); ++i)
            m_shares.at(i)->setValue(shares.at(i));
        m_seed->setText(QString::number(options.seed));
        m_nearTogether->setChecked(options.nearTogether);
        m_unit->setCurrentIndex(std::max(0, m_unit->findData(exportUnitName(options.unit))));
        m_none->setChecked(options.none);
        m_context->setValue(options.context);
        m_pseudonyms->setChecked(options.pseudonyms);
        m_doneOnly->setChecked(options.doneOnly);
    }
    emit formatChanged();
    change();
}

QString ExportSettings::problem() const
{
    if (m_layers->currentIndex() == ChosenLayers && layer().isEmpty())
        return tr("Check at least one annotator.");
    if (m_layers->currentIndex() == GoldLayer && !exportLayers(m_project, QStringLiteral("gold")))
        return tr("Nothing was adjudicated yet, so there is no gold layer.");
    if (!m_takesAll && m_chosen.isEmpty())
        return tr("There is no article among those chosen.");
    const auto sum = qint64(m_shares[0]->value()) + m_shares[1]->value() + m_shares[2]->value();
    if (m_split->isChecked() && sum == 0)
        return tr("At least one share of the split has to be more than 0.");
    bool isNumber = false;
    m_seed->text().toULongLong(&isNumber);
    if (m_split->isChecked() && !isNumber)
        return tr("The seed is a whole number.");
    return {};
}

/// Fields that mean nothing with what else is chosen are off, and say why.
void ExportSettings::refresh()
{
    const Format &chosen = format();
    const QString noRows = tr("This format writes annotations, not rows.");
    const bool hasRows = chosen.hasRows && !m_format->isWholeProject();
    m_unit->setEnabled(hasRows);
    m_unit->setToolTip(hasRows ? tr("What a row is") : noRows);
    const bool bySentence = exportUnitFrom(m_unit->currentData().toString()) == ExportUnit::Sentence;
    m_none->setEnabled(hasRows && bySentence);
    m_context->setEnabled(hasRows);
    m_annotators->setVisible(m_layers->currentIndex() == ChosenLayers);
    {
        const QSignalBlocker blocker(m_split);
        m_split->setChecked(m_wantsSplit || chosen.splitsItself);
    }
    m_split->setEnabled(!chosen.splitsItself);
    for (QSpinBox *share : m_shares)
        share->setEnabled(m_split->isChecked());
    m_seed->setEnabled(m_split->isChecked());
    m_nearTogether->setEnabled(m_split->isChecked());
}

void ExportSettings::change()
{
    refresh();
    emit changed();
}

} // namespace standpoint
