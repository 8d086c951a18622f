// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_filter_row.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int columns = 5;    // of fields beside each other
constexpr int leastWidth = 9; // characters of a list

/// Fills a list anew and keeps what was chosen, if it is still there.
void fill(QComboBox *box, const QList<std::pair<QString, QString>> &named)
{
    const QSignalBlocker blocker(box);
    const QVariant chosen = box->currentData();
    while (box->count() > 1)
        box->removeItem(1);
    for (const auto &[name, value] : named)
        box->addItem(name, value);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    box->setEnabled(box->count() > 1);
}

template <typename Entity> QList<std::pair<QString, QString>> namesOf(const Table<Entity> &table)
{
    QList<std::pair<QString, QString>> names;
    for (const Entity &one : table.inOrder())
        names.append({one.name, one.id.toString()});
    return names;
}

QList<std::pair<QString, QString>> sorted(const QSet<QString> &words)
{
    QStringList list(words.begin(), words.end());
    std::ranges::sort(list);
    QList<std::pair<QString, QString>> named;
    for (const QString &word : std::as_const(list))
        named.append({word, word});
    return named;
}

template <typename Entity> Id<Entity> chosen(const QComboBox *box)
{
    return Id<Entity>::fromString(box->currentData().toString()).value_or(Id<Entity>{});
}

} // namespace

QDate typedDay(const QString &typed, bool isLast)
{
    const QString text = typed.trimmed();
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid())
        return day;
    if (const QDate month = QDate::fromString(text, QStringLiteral("yyyy-MM")); month.isValid())
        return isLast ? month.addMonths(1).addDays(-1) : month;
    if (const QDate year = QDate::fromString(text, QStringLiteral("yyyy")); year.isValid())
        return isLast ? year.addYears(1).addDays(-1) : year;
    return QLocale().toDate(text, QLocale::ShortFormat);
}

SearchFilterRow::SearchFilterRow(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_grid(new QGridLayout(this))
    , m_annotator(addChoice(tr("Annotator"), tr("Anybody")))
    , m_issue(addChoice(tr("Issue"), tr("Any")))
    , m_stance(addChoice(tr("Stance"), tr("Any")))
    , m_progress(addChoice(tr("Status"), tr("Any")))
    , m_source(addChoice(tr("Source"), tr("Any")))
    , m_tag(addChoice(tr("Tag"), tr("Any")))
    , m_language(addChoice(tr("Language"), tr("Any")))
    , m_from(addDay(tr("Published from"), tr("The first day: 2013-09-01, 2013-09 or 2013")))
    , m_to(addDay(tr("to"), tr("The last day: 2013-09-30, 2013-09 or 2013")))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::grid);
    m_grid->setVerticalSpacing(theme::half);
    const QString about =
        tr("A hit in the text counts where it touches evidence of an annotation that fits.");
    for (QComboBox *box : {m_annotator, m_issue, m_stance})
        box->setToolTip(about);
    m_progress->setToolTip(tr("How far the annotator chosen here, or else anybody, is with the article"));
    const auto offer = [this](const QString &name, Progress value) {
        m_progress->addItem(name, static_cast<int>(value));
    };
    offer(tr("Not begun"), Progress::Todo);
    offer(tr("Started"), Progress::Started);
    offer(tr("Done"), Progress::Done);
}

void SearchFilterRow::place(const QString &name, QWidget *field)
{
    const int n = m_grid->count() / 2;
    auto *label = theme::quietLabel(name, this);
    label->setWordWrap(false);
    auto *spoken = qobject_cast<QLabel *>(label);
    spoken->setBuddy(field);
    field->setAccessibleName(name);
    m_grid->addWidget(label, n / columns * 2, n % columns);
    m_grid->addWidget(field, n / columns * 2 + 1, n % columns);
}

QComboBox *SearchFilterRow::addChoice(const QString &name, const QString &any)
{
    auto *box = new QComboBox(this);
    box->addItem(any);
    box->setMinimumContentsLength(leastWidth);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    theme::keepFromWheel(box);
    theme::keepKeys(box);
    connect(box, &QComboBox::currentIndexChanged, this, &SearchFilterRow::changed);
    place(name, box);
    return box;
}

QLineEdit *SearchFilterRow::addDay(const QString &name, const QString &tip)
{
    auto *field = new QLineEdit(this);
    field->setPlaceholderText(tr("yyyy-mm-dd"));
    field->setToolTip(tip);
    connect(field, &QLineEdit::textChanged, this, &SearchFilterRow::changed);
    place(name, field);
    return field;
}

SearchFilters SearchFilterRow::filters() const
{
    SearchFilters filters;
    filters.annotator = chosen<Annotator>(m_annotator);
    filters.issue = chosen<Issue>(m_issue);
    filters.stance = chosen<StanceValue>(m_stance);
    if (m_progress->currentIndex() > 0) {
        filters.progress = static_cast<Progress>(m_progress->currentData().toInt());
        // Whose progress is asked with the annotator; that one need not have tagged what is found then.
        filters.progressOf = std::exchange(filters.annotator, {});
        if (!filters.issue.isNull() || !filters.stance.isNull())
            filters.annotator = filters.progressOf;
    }
    filters.source = m_source->currentData().toString();
    filters.language = m_language->currentData().toString();
    if (m_tag->currentIndex() > 0)
        filters.tags = {m_tag->currentData().toString()};
    filters.from = typedDay(m_from->text(), false);
    filters.to = typedDay(m_to->text(), true);
    return filters;
}

void SearchFilterRow::refresh()
{
    const Project &project = m_bench.project();
    fill(m_annotator, namesOf(project.annotators()));
    fill(m_issue, namesOf(project.issues()));
    fill(m_stance, namesOf(project.stances()));
    QSet<QString> sources;
    QSet<QString> tags;
    QSet<QString> languages;
    for (const Shared<Article> &article : project.articles()) {
        const ArticleInfo &info = article->info.orDefault();
        if (!info.source.isEmpty())
            sources.insert(info.source);
        if (!info.language.isEmpty())
            languages.insert(info.language);
        for (const QString &tag : info.tags)
            tags.insert(tag);
    }
    fill(m_source, sorted(sources));
    fill(m_tag, sorted(tags));
    fill(m_language, sorted(languages));
}

void SearchFilterRow::clear()
{
    for (QComboBox *box : findChildren<QComboBox *>())
        box->setCurrentIndex(0);
    m_from->clear();
    m_to->clear();
}

} // namespace standpoint
