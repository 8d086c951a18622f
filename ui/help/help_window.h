// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages under resources/help, in a window beside the work; a field finds words in all of them.
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;
class QUrl;

namespace standpoint {

class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget *parent = nullptr);

    /// A page by its file's name without ending.
    void showPage(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillContents();
    void setPage(const QString &text);
    void follow(const QUrl &link);
    void search();
    void frameFound();
    void goToFound(int step);

    QLineEdit *m_search;
    QListWidget *m_contents;
    QLabel *m_nothing;
    QTextBrowser *m_page;
};

} // namespace standpoint
