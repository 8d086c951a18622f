// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report on agreement: how far annotators agree, where agreement is lost, and the sentences behind every
// number.
#pragma once

#include "model/agreement/cases.h"
#include "model/agreement/report_tables.h"

#include <QDialog>

#include <functional>
#include <memory>

class QComboBox;
class QLabel;
class QListWidget;
class QMenu;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace standpoint {

class ReportTableView;
class UnitsPane;
class Workbench;

class ReportWindow : public QDialog
{
    Q_OBJECT

public:
    explicit ReportWindow(Workbench &bench, QWidget *parent);
    ~ReportWindow() override;

    /// Counts anew, with the annotators and the issue chosen.
    void refresh();
    const AgreementReport *report() const { return m_report.get(); }

signals:
    /// Asks for the case of a unit in the window of the project.
    void decide(const standpoint::CaseKey &unit);

protected:
    void reject() override; ///< the list of units first, then the window
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using CountTable = std::function<ReportTable(const AgreementReport &)>;
    enum Page
    {
        Overview,
        Confusion,
        ByIssue,
        ByActor,
        ByAnnotator,
        OverTime,
        ByArticle,
        ByLabel,
        AllMeasures,
        Spans,
        LeftOutPage,
        DefinitionsPage,
        PageCount
    };

    QWidget *makeHead();
    QWidget *makeEmpty();
    void restoreSize();
    void makeExports(QMenu *menu);
    void fillAnnotators();
    void fillIssues();
    void showReport();
    void showCurrentPage();
    QWidget *pageFor(Page page);
    void addCounted(
        QVBoxLayout *column, ReportTableView *view, const CountTable &count, const QString &about);
    QWidget *countedPage(const CountTable &count, bool sortable = false);
    QWidget *overviewPage();
    QWidget *confusionPage();
    QWidget *timePage();
    QWidget *definitionsPage();
    QWidget *tablePage(const ReportTable &table);
    ReportTableView *viewOf(const ReportTable &table, QWidget *parent, bool whole);
    void openUnits(const UnitFilter &filter, const QString &what);
    void goTo(ArticleId article, int sentence);
    void closeUnits();
    void choose(const QList<AnnotatorId> &annotators);
    void copyPage();
    void exportAs(const QString &ending);
    void noteChange();

    Workbench &m_bench;
    QList<AnnotatorId> m_chosen;                     ///< empty: all who can be compared
    std::shared_ptr<const AgreementReport> m_report; ///< shared with what counts its tables
    QLabel *m_basis;
    QPushButton *m_annotators;
    QComboBox *m_issue;
    QLabel *m_said; ///< what was done last: copied, written
    QWidget *m_stale;
    QListWidget *m_contents;
    QStackedWidget *m_pages;
    QList<QWidget *> m_built; ///< by Page; null: not yet
    UnitsPane *m_units;
    QSplitter *m_split;
    QLabel *m_empty;
    QWidget *m_nothing = nullptr; ///< instead of the report: why there is none
    QList<QWidget *> m_needReport;
    bool m_wasShown = false;
};

} // namespace standpoint
