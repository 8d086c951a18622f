// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a newcomer sees first: a name, and three ways to begin.
#pragma once

#include <QMainWindow>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace standpoint {

class Shell;

/// The name of the computer's user, as a proposal.
QString suggestedAnnotatorName();

class StartPage : public QMainWindow
{
    Q_OBJECT

public:
    explicit StartPage(Shell &shell, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QLayout *makeTitle();
    QLayout *makeName();
    void putInTheMiddle(QWidget *page);
    QWidget *makeChoices();
    QWidget *makeRecent();
    QPushButton *card(const QString &icon, const QString &title, const QString &text, const QString &id);
    void giveKeys(QPushButton *button, const QString &id);
    QAction *addKey(const QString &id);
    /// Does it with the name that stands there; where there is none, once it is typed.
    void whenNamed(const std::function<void()> &act);
    void takeName();

    Shell &m_shell;
    QLineEdit *m_name;
    QLabel *m_hint;
    QPushButton *m_first = nullptr;
    std::function<void()> m_wanted; ///< waits for the name
};

} // namespace standpoint
