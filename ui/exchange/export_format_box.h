// SPDX-License-Identifier: GPL-3.0-or-later
//
// Choosing a format to export to, by what it is for; what it carries; and the questions that it alone has.
#pragma once

#include "model/exchange/format.h"

#include <QMap>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;

namespace standpoint {

class ExportFormatBox : public QWidget
{
    Q_OBJECT

public:
    explicit ExportFormatBox(QWidget *parent = nullptr);

    /// For the label beside it.
    QComboBox *box() const { return m_formats; }
    const Format &format() const;
    /// Whether a project is written record by record, which has no rows.
    bool isWholeProject() const;
    /// By FormatChoice::id; those that stand as they usually do are left out.
    QMap<QString, QString> choices() const;
    /// Where there is no such format, or no such choice or value, the usual one stays.
    void set(const QString &id, const QMap<QString, QString> &choices);

signals:
    void formatChanged();
    void choicesChanged();

private:
    void fillFormats();
    void takeFormat();
    void sayWhatIsCarried();
    QWidget *makeField(const FormatChoice &choice);

    QComboBox *m_formats;
    QLabel *m_carries;
    QWidget *m_choices;
    QFormLayout *m_choiceRows;
    QMap<QString, QWidget *> m_fields; ///< by FormatChoice::id: a combo box, or a line edit
};

/// "Carries evidence, actor, …. Has no place for notes, ….", translated.
QString carriedWords(const Format &format);

} // namespace standpoint
