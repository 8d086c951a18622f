// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user's preferences. Everything is seen at once in the window behind; Cancel takes all of it back.
#pragma once

#include "ui/comfort/preferences.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace standpoint {

class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(const QString &annotator, QWidget *window);

    /// The annotator's name as it stands in its field.
    QString annotator() const;

    void accept() override;
    void reject() override;

signals:
    /// How articles are to be set from now on.
    void readingChanged(const standpoint::ReadingPreferences &reading);

private:
    void addReading(QFormLayout *form);
    void addInterface(QFormLayout *form);
    void show(const ReadingPreferences &reading, const InterfacePreferences &look);
    void take();
    ReadingPreferences reading() const;
    InterfacePreferences interfaceLook() const;

    ReadingPreferences m_readingBefore = ReadingPreferences::load();
    InterfacePreferences m_lookBefore = InterfacePreferences::load();
    ReadingPreferences m_readingNow = m_readingBefore;
    InterfacePreferences m_lookNow = m_lookBefore;
    QLineEdit *m_name;
    QComboBox *m_family;
    QSpinBox *m_size;
    QDoubleSpinBox *m_spacing;
    QSpinBox *m_length;
    QComboBox *m_look;
    QComboBox *m_direction;
    QSpinBox *m_interfaceSize;
};

} // namespace standpoint
