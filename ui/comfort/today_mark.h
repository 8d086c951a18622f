// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many labels the annotator made today, in the status bar; a press tells more.
#pragma once

#include <QDate>
#include <QToolButton>

namespace standpoint {

struct Change;
class ProjectDocument;

class TodayMark : public QToolButton
{
    Q_OBJECT

public:
    explicit TodayMark(const ProjectDocument &document, QWidget *parent = nullptr);

    int labels() const { return m_labels; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void count();
    void follow(const Change &change);
    void refresh();

    const ProjectDocument &m_document;
    QDate m_day; ///< that the count is for; null before the first
    int m_labels = 0;
};

} // namespace standpoint
