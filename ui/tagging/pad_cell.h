// SPDX-License-Identifier: GPL-3.0-or-later
//
// One cell of the stance pad: the key that presses it, the stance's sign and colour, and whether it is tagged
// here.
#pragma once

#include <QAbstractButton>

namespace standpoint {

class PadCell : public QAbstractButton
{
    Q_OBJECT

public:
    explicit PadCell(QWidget *parent = nullptr);

    void setStance(const QString &sign, const QColor &colour);
    void setKey(const QString &key);
    void setTip(const QString &tip);
    /// Checked: tagged so for the chosen actor. With a dotted line, which the tool tip explains: tagged so
    /// here for these other actors.
    void setTaggedFor(const QStringList &others);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_sign;
    QString m_key;
    QColor m_colour;
    QString m_tip;
    QStringList m_others;
};

} // namespace standpoint
