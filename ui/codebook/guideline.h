// SPDX-License-Identifier: GPL-3.0-or-later
//
// A guideline is Markdown. People read it rendered, everywhere; who edits it sees both.
#pragma once

#include <QTextBrowser>
#include <QTimer>

class QPlainTextEdit;
class QSplitter;
class QToolButton;

namespace standpoint {

/// For tool tips: rendered, at most `characters` of it.
QString guidelineHtml(const QString &markdown, int characters = 900);

/// `widget` shows it where the pointer rests, and a screen reader reads it as plain text.
void setGuidelineTip(QWidget *widget, const QString &markdown);

/// What stands in a field, with the no-break spaces that QPlainTextEdit::toPlainText() takes for spaces.
QString textOf(const QPlainTextEdit &field);

/// Shows Markdown. Line breaks stay, HTML in it is text, and no link or picture is followed.
class GuidelineView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit GuidelineView(QWidget *parent = nullptr);

    void setGuideline(const QString &markdown);
    /// Nothing: a picture in a project file reads no other file.
    QVariant loadResource(int type, const QUrl &name) override;
};

/// The rendered guideline and, with its second button, the Markdown to edit beside it.
class GuidelineEditor : public QWidget
{
    Q_OBJECT

public:
    explicit GuidelineEditor(QWidget *parent = nullptr);

    QString text() const;
    /// Whether somebody typed in it since setText().
    bool isModified() const;
    /// Rendered at first; one that is still empty is there to be written.
    void setText(const QString &markdown);
    /// What somebody has typed before, as if they had just done so.
    void putBack(const QString &markdown);

signals:
    void editingFinished(); ///< from editing to reading, or the keyboard left the field

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(bool editing);

    QToolButton *m_read;
    QToolButton *m_edit;
    QSplitter *m_pages;
    GuidelineView *m_view;
    QPlainTextEdit *m_field;
    QTimer m_soon; ///< rendering takes longer than a key may
};

} // namespace standpoint
