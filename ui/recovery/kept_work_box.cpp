// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/kept_work_box.h"

#include "ui/recovery/kept_work.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace standpoint {

namespace {

constexpr qsizetype mostShown = 12;

} // namespace

KeptWorkBox::KeptWorkBox(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, theme::grid, 0, 0);
    m_column->setSpacing(0);
    hide();
    connect(&m_reading, &QFutureWatcherBase::finished, this, &KeptWorkBox::fill);
    m_reading.setFuture(QtConcurrent::run([] { return keptWork(); }));
}

void KeptWorkBox::fill()
{
    const QList<VersionSummary> all = m_reading.result();
    if (all.isEmpty())
        return;
    m_column->addWidget(theme::heading(tr("Work that was not saved"), this));
    for (const VersionSummary &version : all.mid(0, mostShown)) {
        auto *link =
            new QPushButton(QStringLiteral("%1   %2").arg(version.title, sentenceAbout(version)), this);
        link->setObjectName(QStringLiteral("link"));
        link->setToolTip(theme::plainTip(version.path));
        link->setCursor(Qt::PointingHandCursor);
        link->setAutoDefault(true);
        connect(link, &QPushButton::clicked, this, [this, path = version.path] { emit wanted(path); });
        m_column->addWidget(link);
    }
    show();
}

} // namespace standpoint
