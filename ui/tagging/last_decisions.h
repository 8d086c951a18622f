// SPDX-License-Identifier: GPL-3.0-or-later
//
// The annotator's last ten labels, newest first, in whatever article: a click, or a key that steps back
// through them, goes to one, and the keys of the pad correct it there.
#pragma once

#include "ui/workbench.h"

#include <QListWidget>

class QAction;

namespace standpoint {

class LastDecisions : public QListWidget
{
    Q_OBJECT

public:
    explicit LastDecisions(Workbench &bench, QWidget *parent = nullptr);

    /// Steps back through the decisions; its key works while the article has the keyboard.
    QAction *back() const { return m_back; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow(const Change &change);
    bool take(const Edit<Annotation> &edit);
    bool keepUp(const Edit<Annotation> &edit);
    void refresh();
    void showBack();
    void goTo(int row);
    void stepBack();

    Workbench &m_bench;
    QList<Annotation> m_decisions; ///< newest first
    QAction *m_back;
};

} // namespace standpoint
