// SPDX-License-Identifier: GPL-3.0-or-later
//
// On the start page: work that was not saved, each with what it holds. Not there where there is none.
#pragma once

#include "model/store/version_summary.h"

#include <QFutureWatcher>
#include <QWidget>

class QVBoxLayout;

namespace standpoint {

class KeptWorkBox : public QWidget
{
    Q_OBJECT

public:
    explicit KeptWorkBox(QWidget *parent = nullptr);

signals:
    void wanted(const QString &path);

private:
    void fill();

    QVBoxLayout *m_column;
    QFutureWatcher<QList<VersionSummary>> m_reading;
};

} // namespace standpoint
