// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which cases the queue lists, beside the state that is always in sight: kind, issue, actor, annotator,
// article.
#pragma once

#include "model/agreement/cases.h"
#include "ui/workbench.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace standpoint {

class CaseFilterRow : public QWidget
{
    Q_OBJECT

public:
    CaseFilterRow(const Workbench &bench, const Cases &cases, QWidget *parent = nullptr);

    /// Names what there is now; what was chosen stays if it is still there.
    void refresh();
    /// Without states.
    CaseFilter filter() const;
    /// How many of them restrict the list.
    int count() const;
    void clear();

signals:
    void changed();

private:
    QComboBox *add(const QString &name, const QString &any);
    QList<std::pair<QString, QString>> actors() const;

    const Workbench &m_bench;
    const Cases &m_cases;
    QComboBox *m_kind = nullptr;
    QComboBox *m_issue = nullptr;
    QComboBox *m_actor = nullptr;
    QComboBox *m_annotator = nullptr;
    QCheckBox *m_article;
};

} // namespace standpoint
