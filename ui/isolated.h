// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names, titles and evidence in lists: each is set by its own direction, wherever the interface begins.
#pragma once

#include <QStyledItemDelegate>

namespace standpoint {

/// `text` between marks (FSI and PDI of Unicode's bidirectional algorithm, UAX #9) that part its direction
/// from what stands around it. For showing only: never stored, copied or exported.
inline QString isolated(const QString &text)
{
    return text.isEmpty() ? text : QChar(0x2068) + text + QChar(0x2069);
}

/// Rows of lists and tables that show people's data.
class DataDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QString displayText(const QVariant &value, const QLocale &locale) const override
    {
        return isolated(QStyledItemDelegate::displayText(value, locale));
    }
};

} // namespace standpoint
