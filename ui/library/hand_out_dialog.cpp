// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/hand_out_dialog.h"

#include "model/search/search_filters.h"
#include "ui/library/search_filter_row.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QTimer>

namespace standpoint {

namespace {

constexpr int mostShown = 200;       // articles in the preview
constexpr int pause = 200;           // milliseconds after a key
constexpr int largestSeed = 99'999;  // short enough to be written down
constexpr int leastNumberWidth = 96; // pixels: five digits and the arrows
constexpr qsizetype mostNames = 3;   // told one by one

QString counted(qsizetype articles)
{
    return articles == 1 ? HandOutDialog::tr("1 article")
                         : HandOutDialog::tr("%1 articles").arg(QLocale().toString(articles));
}

QString named(const QList<Annotator> &annotators)
{
    if (annotators.size() > mostNames)
        return HandOutDialog::tr("%1 annotators").arg(annotators.size());
    QStringList names;
    for (const Annotator &annotator : annotators)
        names.append(annotator.name);
    return names.join(HandOutDialog::tr(", "));
}

/// Whether something is typed that is no day.
bool isNoDay(const QLineEdit *field)
{
    return !field->text().trimmed().isEmpty() && !typedDay(field->text(), false).isValid();
}

} // namespace

HandOutDialog::HandOutDialog(
    const Project &project, const QList<ArticleId> &listed, const Annotator &own, QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_listed(listed)
    , m_name(new QLineEdit(tr("List %1").arg(project.workLists().size() + 1), this))
    , m_annotators(new QListWidget(this))
    , m_newAnnotator(new QLineEdit(this))
    , m_which(new QComboBox(this))
    , m_tag(new QComboBox(this))
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_unlisted(new QCheckBox(tr("&Leave out what is on somebody's list already"), this))
    , m_draw(new QCheckBox(tr("At &random, only"), this))
    , m_count(new QSpinBox(this))
    , m_order(new QComboBox(this))
    , m_shares(new QComboBox(this))
    , m_seed(new QSpinBox(this))
    , m_newSeed(new QPushButton(tr("Draw &anew"), this))
    , m_outcome(theme::quietLabel({}, this))
    , m_preview(new QListWidget(this))
    , m_pause(new QTimer(this))
{
    setWindowTitle(tr("Hand out articles"));
    theme::resizeWithinScreen(this, {1080, 620});
    fillChoices();
    m_preview->setAccessibleName(tr("The articles in the order of work"));
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);
    m_preview->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_preview->setTextElideMode(Qt::ElideRight);
    auto *outcome = new QVBoxLayout;
    outcome->setSpacing(theme::half);
    outcome->addWidget(m_outcome);
    outcome->addWidget(m_preview, 1);
    auto *body = new QHBoxLayout;
    body->setSpacing(2 * theme::grid);
    body->addWidget(theme::scrolled(makeForm(own), this), 3);
    body->addLayout(outcome, 2);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addLayout(body, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_handOut = buttons->addButton(tr("&Hand out"), QDialogButtonBox::AcceptRole);
    m_handOut->setDefault(true);
    column->addWidget(buttons);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &HandOutDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_name->selectAll();
    m_name->setFocus();
    refresh();
}

QWidget *HandOutDialog::makeForm(const Annotator &own)
{
    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, theme::grid, 0);
    form->setVerticalSpacing(theme::grid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *days = new QHBoxLayout;
    days->setSpacing(theme::grid);
    days->addWidget(m_from);
    days->addWidget(new QLabel(tr("to"), this));
    days->addWidget(m_to);
    auto *published = new QLabel(tr("&Published from"), this);
    published->setBuddy(m_from);
    form->addRow(tr("&Name of the list"), m_name);
    form->addRow(tr("For"), makeAnnotators(own));
    form->addRow(tr("Arti&cles"), m_which);
    form->addRow(tr("&Tag"), m_tag);
    form->addRow(published, days);
    form->addRow(QString(), m_unlisted);
    form->addRow(QString(), makeDraw());
    form->addRow(tr("&Order of work"), m_order);
    form->addRow(tr("&Everybody gets"), m_shares);
    form->addRow(tr("Seed"), makeSeed());
    return fields;
}

QWidget *HandOutDialog::makeAnnotators(const Annotator &own)
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::half);
    m_annotators->setAccessibleName(tr("For whom"));
    for (const Annotator &annotator : m_project.annotators().inOrder()) {
        if (!annotator.gold)
            addAnnotator(annotator, annotator.id == own.id);
    }
    if (!own.id.isNull() && !m_project.annotators().contains(own.id))
        addAnnotator(own, true);
    m_annotators->setMinimumHeight(4 * fontMetrics().lineSpacing() + 3 * theme::grid);
    column->addWidget(m_annotators, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::grid);
    m_newAnnotator->setPlaceholderText(tr("Somebody who has not tagged here yet"));
    m_newAnnotator->setAccessibleName(m_newAnnotator->placeholderText());
    auto *add = new QPushButton(tr("A&dd"), box);
    add->setAutoDefault(false);
    row->addWidget(m_newAnnotator, 1);
    row->addWidget(add);
    column->addLayout(row);
    connect(add, &QPushButton::clicked, this, &HandOutDialog::addTyped);
    connect(m_annotators, &QListWidget::itemChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_newAnnotator, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    return box;
}

void HandOutDialog::addAnnotator(const Annotator &annotator, bool checked)
{
    m_people.insert(annotator.id, annotator);
    auto *item = new QListWidgetItem(annotator.name, m_annotators);
    item->setData(Qt::UserRole, annotator.id.toString());
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
}

/// Whoever is called so already is only checked.
void HandOutDialog::addTyped()
{
    const QString name = m_newAnnotator->text().simplified();
    m_newAnnotator->clear();
    if (name.isEmpty())
        return;
    const QList<QListWidgetItem *> known =
        m_annotators->findItems(name, Qt::MatchFixedString | Qt::MatchCaseSensitive);
    if (known.isEmpty())
        addAnnotator({AnnotatorId::random(), name, false}, true);
    else
        known.first()->setCheckState(Qt::Checked);
    m_annotators->scrollToBottom();
}

void HandOutDialog::fillChoices()
{
    m_which->addItem(tr("All %1").arg(QLocale().toString(m_project.articles().size())));
    if (m_listed.size() != m_project.articles().size()) // what a search or a title picked out
        m_which->addItem(
            tr("The %1 that are listed at the left now").arg(QLocale().toString(m_listed.size())));
    m_which->setEnabled(m_which->count() > 1);
    m_which->setToolTip(
        tr("Search the project and check “List only articles with hits”, or type a part of the "
           "titles, to hand out what is listed then."));
    QSet<QString> tags;
    for (const Shared<Article> &article : m_project.articles()) {
        for (const QString &tag : article->info.orDefault().tags)
            tags.insert(tag);
    }
    QStringList sorted(tags.begin(), tags.end());
    sorted.sort(Qt::CaseInsensitive);
    m_tag->addItem(tr("Any"));
    m_tag->addItems(sorted);
    m_tag->setEnabled(!sorted.isEmpty());
    m_tag->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (QLineEdit *day : {m_from, m_to}) {
        day->setPlaceholderText(tr("yyyy-mm-dd"));
        day->setToolTip(tr("A day, a month or a year: 2013-09-01, 2013-09 or 2013"));
    }
    m_from->setAccessibleName(tr("Published from"));
    m_to->setAccessibleName(tr("Published to"));
    m_order->addItem(tr("as they were imported"), static_cast<int>(WorkList::Order::AsListed));
    m_order->addItem(tr("by date, the oldest first"), static_cast<int>(WorkList::Order::ByDate));
    m_order->addItem(tr("by title"), static_cast<int>(WorkList::Order::ByTitle));
    m_order->addItem(tr("at random"), static_cast<int>(WorkList::Order::Random));
    m_shares->addItem(tr("all of these articles"));
    m_shares->addItem(tr("a share of their own"));
    for (QComboBox *box : {m_which, m_tag, m_order, m_shares}) {
        theme::keepFromWheel(box);
        connect(box, &QComboBox::currentIndexChanged, this, &HandOutDialog::refresh);
    }
    for (QLineEdit *field : {m_name, m_from, m_to})
        connect(field, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_unlisted, &QCheckBox::toggled, this, &HandOutDialog::refresh);
}

QWidget *HandOutDialog::makeDraw()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::grid);
    m_count->setMinimumWidth(leastNumberWidth);
    m_count->setRange(1, std::max(1, static_cast<int>(m_project.articles().size())));
    m_count->setValue(std::min(50, m_count->maximum()));
    m_count->setAccessibleName(tr("How many articles are drawn"));
    row->addWidget(m_draw);
    row->addWidget(m_count);
    row->addWidget(new QLabel(tr("of them"), box));
    row->addStretch();
    theme::keepFromWheel(m_count);
    connect(m_draw, &QCheckBox::toggled, this, &HandOutDialog::refresh);
    connect(m_count, &QSpinBox::valueChanged, this, [this] {
        m_draw->setChecked(true);
        m_pause->start();
    });
    return box;
}

QWidget *HandOutDialog::makeSeed()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::grid);
    m_seed->setMinimumWidth(leastNumberWidth);
    m_seed->setRange(0, largestSeed);
    m_seed->setAccessibleName(tr("Seed"));
    theme::keepFromWheel(m_seed);
    m_newSeed->setAutoDefault(false);
    row->addWidget(m_seed);
    row->addWidget(m_newSeed);
    row->addStretch();
    connect(m_newSeed, &QPushButton::clicked, this, &HandOutDialog::drawAnew);
    connect(m_seed, &QSpinBox::valueChanged, m_pause, qOverload<>(&QTimer::start));
    drawAnew();
    return box;
}

void HandOutDialog::drawAnew()
{
    m_seed->setValue(static_cast<int>(QRandomGenerator::global()->bounded(largestSeed + 1)));
}

HandingOut HandOutDialog::wanted() const
{
    HandingOut wanted;
    wanted.name = m_name->text().simplified();
    for (int row = 0; row < m_annotators->count(); ++row) {
        const QListWidgetItem *item = m_annotators->item(row);
        const auto id = AnnotatorId::fromString(item->data(Qt::UserRole).toString());
        if (id && item->checkState() == Qt::Checked)
            wanted.annotators.append(m_people.value(*id));
    }
    SearchFilters filters;
    if (m_tag->currentIndex() > 0)
        filters.tags = {m_tag->currentText()};
    filters.from = typedDay(m_from->text(), false);
    filters.to = typedDay(m_to->text(), true);
    for (const ArticleId id : m_which->currentIndex() > 0 ? m_listed : m_project.articles().keys()) {
        const Article *article = m_project.article(id);
        if (article && filters.fits(*article))
            wanted.from.append(id);
    }
    wanted.leaveOutListed = m_unlisted->isChecked();
    if (m_draw->isChecked())
        wanted.draw = m_count->value();
    wanted.sorted = static_cast<WorkList::Order>(m_order->currentData().toInt());
    wanted.seed = static_cast<quint32>(m_seed->value());
    wanted.shares = m_shares->currentIndex() == 1;
    return wanted;
}

/// What would be handed out now, or why nothing can be.
void HandOutDialog::refresh()
{
    m_pause->stop();
    const HandingOut now = wanted();
    const bool isRandom = m_draw->isChecked() || now.sorted == WorkList::Order::Random;
    m_seed->setEnabled(isRandom);
    m_newSeed->setEnabled(isRandom);
    const QString why = isRandom
        ? tr("Who draws from the same articles with the same seed gets the same list")
        : tr("Nothing is drawn at random");
    m_seed->setToolTip(why);
    m_newSeed->setToolTip(why);
    const QList<ArticleId> articles = chosenArticles(m_project, now);
    m_preview->clear();
    for (const ArticleId id : articles.first(std::min<qsizetype>(articles.size(), mostShown))) {
        auto *item = new QListWidgetItem(QStringLiteral("%1  %2")
                                             .arg(m_preview->count() + 1)
                                             .arg(m_project.article(id)->info->title.simplified()),
            m_preview);
        item->setFlags(Qt::ItemIsEnabled);
    }
    if (articles.size() > mostShown)
        m_preview->addItem(tr("… and %1 more").arg(QLocale().toString(articles.size() - mostShown)));
    const Result<std::vector<AnyEdit>> edits = handingOut(m_project, now);
    const bool isNamed = !now.name.isEmpty();
    const bool isTyped = !m_newAnnotator->text().trimmed().isEmpty();
    const bool isDated = !isNoDay(m_from) && !isNoDay(m_to);
    QString outcome;
    if (!isNamed)
        outcome = tr("The list needs a name.");
    else if (!isDated)
        outcome = tr("What is typed there is no day like 2013-09-01, 2013-09 or 2013.");
    else if (isTyped)
        outcome = tr("Add the name that you typed, or take it away.");
    else if (!edits)
        outcome = edits.error().what;
    else if (now.shares && now.annotators.size() > 1)
        outcome = tr("%1, parted among %2.").arg(counted(articles.size()), named(now.annotators));
    else
        outcome = tr("%1 for %2.").arg(counted(articles.size()), named(now.annotators));
    m_outcome->setText(outcome);
    m_handOut->setEnabled(isNamed && isDated && !isTyped && edits);
    m_handOut->setToolTip(m_handOut->isEnabled() ? QString() : outcome);
}

} // namespace standpoint
