// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages under resources/help, in a window beside the work.
#pragma once

#include <QDialog>

class QListWidget;
class QPushButton;
class QTextBrowser;

namespace standpoint {

class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget *parent = nullptr);

    /// A page by its file's name without ending.
    void showPage(const QString &name);

signals:
    void keysToBeChanged();

private:
    void showCurrent();

    QListWidget *m_contents;
    QTextBrowser *m_page;
    QPushButton *m_change; ///< below the page of the keys
};

} // namespace standpoint
