// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/export_format_box.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <array>

namespace standpoint {

namespace {

/// What people look for. A new format falls into one of them by what it says of itself.
enum class Group
{
    Rows,
    Tools,
    OneWay
};

Group groupOf(const Format &format)
{
    if (format.hasRows || format.readProject)
        return Group::Rows;
    return format.canRead() ? Group::Tools : Group::OneWay;
}

QString groupName(Group group)
{
    switch (group) {
    case Group::Rows:
        return ExportFormatBox::tr("For scripts and training");
    case Group::Tools:
        return ExportFormatBox::tr("For other tools, and back");
    case Group::OneWay:
        break;
    }
    return ExportFormatBox::tr("For other tools, one way");
}

const std::array<std::pair<Field, const char *>, 13> &fieldWords()
{
    static const std::array<std::pair<Field, const char *>, 13> all{{
        {Field::Text, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "texts")},
        {Field::Span, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "evidence")},
        {Field::Fragments, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "fragments")},
        {Field::Actor, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "actor")},
        {Field::Issue, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "issue")},
        {Field::Stance, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "stance")},
        {Field::Annotator, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "annotator")},
        {Field::Attributes, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "attributes")},
        {Field::Confidence, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "confidence")},
        {Field::Note, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "notes")},
        {Field::Times, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "times")},
        {Field::Ids, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "ids")},
        {Field::Metadata, QT_TRANSLATE_NOOP("standpoint::ExportFormatBox", "details of articles")},
    }};
    return all;
}

void addHeader(QComboBox *box, const QString &text)
{
    box->addItem(text);
    auto *model = qobject_cast<QStandardItemModel *>(box->model());
    QStandardItem *item = model->item(box->count() - 1);
    item->setFlags(Qt::NoItemFlags);
    QFont bold = box->font();
    bold.setBold(true);
    item->setFont(bold);
}

} // namespace

QString carriedWords(const Format &format)
{
    QStringList carried;
    QStringList missing;
    for (const auto &[field, word] : fieldWords())
        (format.keeps.testFlag(field) ? carried : missing).append(ExportFormatBox::tr(word));
    const QString comma = QStringLiteral(", ");
    QString words = ExportFormatBox::tr("Carries %1.").arg(carried.join(comma));
    if (!missing.isEmpty())
        words += QLatin1Char(' ') + ExportFormatBox::tr("Has no place for %1.").arg(missing.join(comma));
    return words;
}

ExportFormatBox::ExportFormatBox(QWidget *parent)
    : QWidget(parent)
    , m_formats(new QComboBox(this))
    , m_carries(theme::quietLabel({}, this))
    , m_choices(new QWidget(this))
    , m_choiceRows(new QFormLayout(m_choices))
{
    m_formats->setAccessibleName(tr("Format"));
    m_formats->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_formats->setMinimumContentsLength(20);
    m_formats->setMaxVisibleItems(24);
    theme::keepFromWheel(m_formats);
    m_choiceRows->setContentsMargins(0, theme::half, 0, 0);
    m_choiceRows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_choiceRows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::half);
    column->addWidget(m_formats);
    column->addWidget(m_carries);
    column->addWidget(m_choices);
    fillFormats();
    takeFormat();
    connect(m_formats, &QComboBox::currentIndexChanged, this, [this] {
        takeFormat();
        emit formatChanged();
    });
    connect(this, &ExportFormatBox::choicesChanged, this, &ExportFormatBox::sayWhatIsCarried);
}

void ExportFormatBox::fillFormats()
{
    for (const Group group : {Group::Rows, Group::Tools, Group::OneWay}) {
        bool isFirst = true;
        for (const Format *format : formats()) {
            if (!format->writer || groupOf(*format) != group)
                continue;
            if (std::exchange(isFirst, false))
                addHeader(m_formats, groupName(group));
            m_formats->addItem(formatName(*format), format->id);
            m_formats->setItemData(m_formats->count() - 1, carriedWords(*format), Qt::ToolTipRole);
        }
    }
    m_formats->setCurrentIndex(m_formats->findData(QStringLiteral("jsonl")));
}

const Format &ExportFormatBox::format() const
{
    const Format *format = formatById(m_formats->currentData().toString());
    Q_ASSERT(format); // headings cannot be chosen
    return *format;
}

void ExportFormatBox::takeFormat()
{
    m_choices->hide(); // what is put into one that is seen would only be shown later
    while (m_choiceRows->rowCount() > 0)
        m_choiceRows->removeRow(0);
    m_fields.clear();
    QWidget *before = m_formats;
    for (const FormatChoice &choice : format().choices) {
        const QString name = QCoreApplication::translate("standpoint::Format", choice.name);
        QWidget *field = makeField(choice);
        field->setAccessibleName(name);
        m_fields.insert(choice.id, field);
        QWidget::setTabOrder(before, field); // new ones would come last
        before = field;
        auto *label = new QLabel(name, m_choices);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setBuddy(field);
        m_choiceRows->addRow(label, field);
    }
    m_choices->setVisible(!m_fields.isEmpty());
    sayWhatIsCarried();
}

bool ExportFormatBox::isWholeProject() const
{
    return format().readProject
        && (!format().holdsProject
            || choices().value(QStringLiteral("contents")) == QStringLiteral("project"));
}

void ExportFormatBox::sayWhatIsCarried()
{
    m_carries->setText(isWholeProject()
            ? tr(
                "Carries the whole project: codebook, actors, articles, annotations, progress, decisions and "
                "work lists. Imported into a new project, it is the same again.")
            : carriedWords(format()));
}

QWidget *ExportFormatBox::makeField(const FormatChoice &choice)
{
    if (choice.values.isEmpty()) {
        auto *line = new QLineEdit(m_choices);
        if (choice.id == QStringLiteral("password"))
            line->setEchoMode(QLineEdit::Password);
        connect(line, &QLineEdit::textChanged, this, &ExportFormatBox::choicesChanged);
        return line;
    }
    auto *box = new QComboBox(m_choices);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    theme::keepFromWheel(box);
    for (const auto &[value, name] : choice.values)
        box->addItem(QCoreApplication::translate("standpoint::Format", name), value);
    connect(box, &QComboBox::currentIndexChanged, this, &ExportFormatBox::choicesChanged);
    return box;
}

QMap<QString, QString> ExportFormatBox::choices() const
{
    QMap<QString, QString> chosen;
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        if (const auto *box = qobject_cast<QComboBox *>(it.value()); box && box->currentIndex() > 0)
            chosen.insert(it.key(), box->currentData().toString());
        if (const auto *line = qobject_cast<QLineEdit *>(it.value()); line && !line->text().isEmpty())
            chosen.insert(it.key(), line->text());
    }
    return chosen;
}

void ExportFormatBox::set(const QString &id, const QMap<QString, QString> &choices)
{
    if (const int row = m_formats->findData(id); row >= 0 && !id.isEmpty())
        m_formats->setCurrentIndex(row);
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        if (auto *box = qobject_cast<QComboBox *>(it.value()))
            box->setCurrentIndex(std::max(0, box->findData(choices.value(it.key()))));
        else if (auto *line = qobject_cast<QLineEdit *>(it.value()))
            line->setText(choices.value(it.key()));
    }
}

} // namespace standpoint
