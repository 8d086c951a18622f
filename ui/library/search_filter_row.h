// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search is restricted to: annotator, issue, stance, progress, dates, tag, source, language; as far as
// the project has them.
#pragma once

#include "model/search/search_filters.h"
#include "ui/workbench.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace standpoint {

class SearchFilterRow : public QWidget
{
    Q_OBJECT

public:
    explicit SearchFilterRow(Workbench &bench, QWidget *parent = nullptr);

    SearchFilters filters() const;
    /// Offers what the project has now; keeps what is chosen. Looks at every article's metadata: not for
    /// keys.
    void refresh();
    void clear();

signals:
    void changed();

private:
    QComboBox *addChoice(const QString &name, const QString &any);
    QLineEdit *addDay(const QString &name, const QString &tip);
    void place(const QString &name, QWidget *field);

    Workbench &m_bench;
    QGridLayout *m_grid;
    QComboBox *m_annotator;
    QComboBox *m_issue;
    QComboBox *m_stance;
    QComboBox *m_progress;
    QComboBox *m_source;
    QComboBox *m_tag;
    QComboBox *m_language;
    QLineEdit *m_from;
    QLineEdit *m_to;
};

/// A day as people type it: 2013-09-01, 2013-09 or 2013 (its first or last day), or as the desktop writes it.
QDate typedDay(const QString &typed, bool isLast);

} // namespace standpoint
