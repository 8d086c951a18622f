// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of a thing's annotations go to a new one, and what that is called.
#pragma once

#include "model/codebook/revision.h"

#include <QDialog>
#include <QSet>

class QLineEdit;

namespace standpoint {

class TouchedModel;

class SplitDialog : public QDialog
{
    Q_OBJECT

public:
    SplitDialog(const Project &project, const QString &from, const QList<TouchedAnnotation> &annotations,
        QWidget *parent = nullptr);

    QString name() const;
    QSet<AnnotationId> chosen() const;

private:
    QLineEdit *m_name;
    TouchedModel *m_model;
};

} // namespace standpoint
