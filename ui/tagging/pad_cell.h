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
    /// Checked: tagged so for the chosen actor. Dotted: tagged so here for another actor.
    void setTaggedByOthers(bool tagged);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_sign;
    QString m_key;
    QColor m_colour;
    bool m_others = false;
};

} // namespace standpoint
