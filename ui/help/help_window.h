// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages under resources/help, in a window beside the work.
#pragma once

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace standpoint {

class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget *parent = nullptr);

    /// A page by its file's name without ending.
    void showPage(const QString &name);

private:
    QListWidget *m_contents;
    QTextBrowser *m_page;
};

} // namespace standpoint
