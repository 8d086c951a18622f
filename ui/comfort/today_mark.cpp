// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comfort/today_mark.h"

#include "model/document/project_document.h"
#include "model/document/work_statistics.h"

#include <QTimer>

namespace standpoint {

TodayMark::TodayMark(const ProjectDocument &document, QWidget *parent)
    : QToolButton(parent)
    , m_document(document)
{
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setToolTip(tr("Your progress: labels per day and hour"));
    connect(&document, &ProjectDocument::changed, this, &TodayMark::follow);
    connect(&document, &ProjectDocument::annotatorChanged, this, &TodayMark::count);
    refresh();
}

/// After the window is on the screen: nothing that opening a project would have to wait for.
void TodayMark::showEvent(QShowEvent *event)
{
    QToolButton::showEvent(event);
    if (m_day.isNull())
        QTimer::singleShot(0, this, &TodayMark::count);
}

void TodayMark::count()
{
    m_day = QDate::currentDate();
    m_labels = workStatistics(
        m_document.project(), m_document.annotator(), QTimeZone::systemTimeZone(), m_day.startOfDay())
                   .labels;
    refresh();
}

void TodayMark::follow(const Change &change)
{
    if (m_day.isNull())
        return; // it will count all of them
    if (m_day != QDate::currentDate()) {
        count();
        return;
    }
    const auto counts = [this](const Shared<Annotation> &annotation) {
        return annotation && isWorkOf(m_document.annotator(), *annotation)
            && annotation->created.toLocalTime().date() == m_day;
    };
    int labels = m_labels;
    for (const AnyEdit &edit : change.edits) {
        if (const auto *annotation = std::get_if<Edit<Annotation>>(&edit))
            labels +=
                static_cast<int>(counts(annotation->after)) - static_cast<int>(counts(annotation->before));
    }
    if (std::exchange(m_labels, labels) != labels)
        refresh();
}

void TodayMark::refresh()
{
    setText(m_labels == 1 ? tr("1 label today") : tr("%1 labels today").arg(QLocale().toString(m_labels)));
}

} // namespace standpoint
