// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a key costs in the list of disagreements, in the whole window, until everything is painted.
//
//     bench_decide PROJECT     with articles that two or more annotators have done
#include "ui/agreement/disagreements_panel.h"
#include "ui/main_window.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QElapsedTimer>
#include <QListView>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace standpoint;

namespace {

constexpr int presses = 200;

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Until nothing is left to do but what waits for a time; the article follows a moment after the last key.
void measure(const char *what, const std::function<void(int)> &act)
{
    std::vector<double> costs;
    for (int i = 0; i < presses; ++i) {
        QElapsedTimer timer;
        timer.start();
        act(i);
        QCoreApplication::processEvents();
        costs.push_back(milliseconds(timer));
        QTest::qWait(60);
    }
    std::ranges::sort(costs);
    std::printf("%-36s median %6.2f ms, 99 %% %6.2f ms, worst %6.2f ms\n", what, costs[presses / 2],
        costs[presses * 99 / 100], costs.back());
}

/// The longest time for which the window could not answer.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_since.start();
        startTimer(2, Qt::PreciseTimer);
    }
    double worst() const { return std::max(m_worst, milliseconds(m_since)); }

protected:
    void timerEvent(QTimerEvent *) override
    {
        m_worst = std::max(m_worst, milliseconds(m_since));
        m_since.start();
    }

private:
    QElapsedTimer m_since;
    double m_worst = 0;
};

/// All that has a majority, in one act; its dialog is accepted at once.
void decideTogether(DisagreementsPanel &panel)
{
    const qint64 before = panel.cases().decided();
    QTimer::singleShot(0, &panel, [] {
        if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
            dialog->accept();
    });
    QElapsedTimer timer;
    timer.start();
    const Heartbeat heart;
    panel.actions()[2]->trigger();
    while (panel.isGathering())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents();
    std::printf("%lld decided at once in %.0f ms, of which the window did not answer for %.0f ms\n",
        static_cast<long long>(panel.cases().decided() - before), milliseconds(timer), heart.worst());
}

void undoTogether(MainWindow &window, DisagreementsPanel &panel)
{
    QElapsedTimer timer;
    timer.start();
    const Heartbeat heart;
    window.document().undoStack().undo();
    while (panel.isGathering())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents();
    std::printf("undone in %.0f ms, of which the window did not answer for %.0f ms\n", milliseconds(timer),
        heart.worst());
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_decide PROJECT\n");
        return 2;
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    theme::apply(theme::Look::Light);
    auto opened = ProjectDocument::open(QFile::decodeName(argv[1]));
    if (!opened || !(*opened)->setAnnotator(QStringLiteral("Referee")))
        qFatal("the project cannot be opened");
    Shell shell;
    MainWindow window(shell, std::move(*opened));
    window.resize(1360, 860);
    window.show();
    window.openArticle({});
    window.setClosing();
    QTest::qWait(500);
    auto *panel = window.findChild<DisagreementsPanel *>();
    auto *list = panel->findChild<QListView *>(QStringLiteral("cases"));
    QElapsedTimer timer;
    timer.start();
    panel->open();
    const double shown = milliseconds(timer);
    while (panel->isGathering())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    std::printf("%lld cases, %d listed: the tab is there in %.0f ms, the cases in %.0f ms\n",
        static_cast<long long>(panel->cases().size()), list->model()->rowCount(), shown, milliseconds(timer));
    QTest::qWait(500);
    measure("next case (Space)", [&](int) { QTest::keyClick(list, Qt::Key_Space); });
    measure("decide (1, 2)", [&](int i) { QTest::keyClick(list, i % 2 == 0 ? Qt::Key_1 : Qt::Key_2); });
    measure("none (0)", [&](int) { QTest::keyClick(list, Qt::Key_0); });
    measure("undo", [&](int) { window.document().undoStack().undo(); });
    auto *states = panel->findChild<QComboBox *>();
    timer.restart();
    states->setCurrentIndex(states->count() - 1);
    emit states->activated(states->currentIndex());
    QCoreApplication::processEvents();
    std::printf("another list, of %d cases: %.0f ms\n", list->model()->rowCount(), milliseconds(timer));
    decideTogether(*panel);
    undoTogether(window, *panel);
    return 0;
}
