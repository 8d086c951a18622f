// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comfort/preferences_dialog.h"

#include "ui/reader/article_view.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace standpoint {

namespace {

constexpr double spacingStep = 0.1;
constexpr int lengthStep = 5;

/// Faces that people read in: those that can be scaled and have Latin letters, or any other writing.
QStringList readingFamilies()
{
    QStringList families;
    for (const QString &family : QFontDatabase::families()) {
        if (QFontDatabase::isSmoothlyScalable(family) && !QFontDatabase::isPrivateFamily(family)
            && !QFontDatabase::writingSystems(family).contains(QFontDatabase::Symbol))
            families.append(family);
    }
    return families;
}

/// With some air above what is not the first.
void addHeading(QFormLayout *form, const QString &text)
{
    QLabel *heading = theme::heading(text);
    heading->setContentsMargins(0, form->rowCount() == 0 ? 0 : 2 * theme::grid, 0, 0);
    form->addRow(heading);
}

} // namespace

PreferencesDialog::PreferencesDialog(const QString &annotator, QWidget *window)
    : QDialog(window)
    , m_name(new QLineEdit(annotator, this))
    , m_family(new QComboBox(this))
    , m_size(new QSpinBox(this))
    , m_spacing(new QDoubleSpinBox(this))
    , m_length(new QSpinBox(this))
    , m_look(new QComboBox(this))
    , m_direction(new QComboBox(this))
    , m_interfaceSize(new QSpinBox(this))
{
    setWindowTitle(tr("Preferences"));
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setVerticalSpacing(theme::grid);
    form->setHorizontalSpacing(2 * theme::grid);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    addHeading(form, tr("You"));
    m_name->setToolTip(tr("It stands with every label that you make"));
    form->addRow(tr("&Name"), m_name);
    addReading(form);
    addInterface(form);
    auto *buttons = new QDialogButtonBox(
        QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("&As at first"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PreferencesDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
        show({}, {});
        take();
    });
    auto *column = new QVBoxLayout(this);
    column->addWidget(theme::scrolled(page, this), 1);
    column->addWidget(buttons);
    show(m_readingBefore, m_lookBefore);
    for (QComboBox *box : {m_family, m_look, m_direction}) {
        theme::keepFromWheel(box);
        connect(box, &QComboBox::currentIndexChanged, this, &PreferencesDialog::take);
    }
    for (QSpinBox *box : {m_size, m_length, m_interfaceSize}) {
        theme::keepFromWheel(box);
        connect(box, &QSpinBox::valueChanged, this, &PreferencesDialog::take);
    }
    theme::keepFromWheel(m_spacing);
    connect(m_spacing, &QDoubleSpinBox::valueChanged, this, &PreferencesDialog::take);
    theme::resizeWithinScreen(this, {480, page->sizeHint().height() + 112});
}

void PreferencesDialog::addReading(QFormLayout *form)
{
    m_family->addItem(tr("The usual serif face"), QString());
    for (const QString &family : readingFamilies())
        m_family->addItem(family, family);
    m_family->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_family->setMinimumContentsLength(20);
    m_size->setRange(ReadingPreferences::smallest, ReadingPreferences::largest);
    m_size->setSuffix(tr(" pt"));
    m_spacing->setRange(ReadingPreferences::leastSpacing, ReadingPreferences::mostSpacing);
    m_spacing->setDecimals(1);
    m_spacing->setSingleStep(spacingStep);
    m_length->setRange(ReadingPreferences::shortestLine, ReadingPreferences::longestLine);
    m_length->setSingleStep(lengthStep);
    m_length->setSuffix(tr(" characters"));
    m_length->setToolTip(tr("How wide the column of text is where the window has room. 60 to 75 read best."));
    addHeading(form, tr("Articles"));
    form->addRow(tr("&Face"), m_family);
    form->addRow(tr("Text &size"), m_size);
    form->addRow(tr("Line s&pacing"), m_spacing);
    form->addRow(tr("Line &length"), m_length);
}

void PreferencesDialog::addInterface(QFormLayout *form)
{
    const QList<std::pair<theme::Look, QString>> looks{{theme::Look::System, tr("As the desktop")},
        {theme::Look::Light, tr("Light")}, {theme::Look::Dark, tr("Dark")},
        {theme::Look::HighContrast, tr("High contrast")}};
    for (const auto &[look, name] : looks)
        m_look->addItem(name, static_cast<int>(look));
    using Direction = InterfacePreferences::Direction;
    const QList<std::pair<Direction, QString>> directions{
        {Direction::Language, tr("As the interface's language")},
        {Direction::LeftToRight, tr("From left to right")},
        {Direction::RightToLeft, tr("From right to left")}};
    for (const auto &[direction, name] : directions)
        m_direction->addItem(name, static_cast<int>(direction));
    m_direction->setToolTip(
        tr("On which side panels and menus begin. Each article follows its own language in any case."));
    m_interfaceSize->setRange(InterfacePreferences::smallest, InterfacePreferences::largest);
    m_interfaceSize->setSuffix(tr(" pt"));
    addHeading(form, tr("Menus, panels, buttons"));
    form->addRow(tr("L&ook"), m_look);
    form->addRow(tr("Te&xt size"), m_interfaceSize);
    m_interfaceSize->setAccessibleName(tr("Text size of menus, panels, buttons"));
    m_size->setAccessibleName(tr("Text size of articles"));
    form->addRow(tr("&Direction"), m_direction);
}

QString PreferencesDialog::annotator() const
{
    return m_name->text().simplified();
}

void PreferencesDialog::show(const ReadingPreferences &reading, const InterfacePreferences &look)
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_family), QSignalBlocker(m_size),
        QSignalBlocker(m_spacing), QSignalBlocker(m_length), QSignalBlocker(m_look),
        QSignalBlocker(m_direction), QSignalBlocker(m_interfaceSize)};
    m_family->setCurrentIndex(qMax(0, m_family->findData(reading.family)));
    m_size->setValue(reading.font().pointSize());
    m_spacing->setValue(reading.lineSpacing);
    m_length->setValue(reading.lineLength);
    m_look->setCurrentIndex(m_look->findData(static_cast<int>(look.look)));
    m_direction->setCurrentIndex(m_direction->findData(static_cast<int>(look.direction)));
    m_interfaceSize->setValue(look.pointSize == 0 ? desktopPointSize() : look.pointSize);
}

ReadingPreferences PreferencesDialog::reading() const
{
    ReadingPreferences reading;
    reading.family = m_family->currentData().toString();
    // The usual size stays that, and so goes on following the interface's.
    const int usual = defaultReadingFont(QApplication::font()).pointSize();
    reading.pointSize = m_size->value() == usual ? 0 : m_size->value();
    reading.lineSpacing = m_spacing->value();
    reading.lineLength = m_length->value();
    return reading;
}

InterfacePreferences PreferencesDialog::interfaceLook() const
{
    InterfacePreferences look;
    look.look = static_cast<theme::Look>(m_look->currentData().toInt());
    look.direction = static_cast<InterfacePreferences::Direction>(m_direction->currentData().toInt());
    look.pointSize = m_interfaceSize->value() == desktopPointSize() ? 0 : m_interfaceSize->value();
    return look;
}

/// Shows what the fields say, in the window behind.
void PreferencesDialog::take()
{
    const ReadingPreferences wanted = reading();
    if (const InterfacePreferences look = interfaceLook(); std::exchange(m_lookNow, look) != look)
        look.apply();
    if (std::exchange(m_readingNow, wanted) != wanted)
        emit readingChanged(wanted);
}

void PreferencesDialog::accept()
{
    m_readingNow.store();
    m_lookNow.store();
    QDialog::accept();
}

void PreferencesDialog::reject()
{
    if (m_lookNow != m_lookBefore)
        m_lookBefore.apply();
    if (m_readingNow != m_readingBefore)
        emit readingChanged(m_readingBefore);
    QDialog::reject();
}

} // namespace standpoint
