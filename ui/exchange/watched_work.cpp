// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/watched_work.h"

#include <QApplication>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QProgressDialog>
#include <QTimer>
#include <QWindow>
#include <QtConcurrentRun>

#include <atomic>

namespace standpoint {

namespace {

constexpr int shownAfter = 400;   // milliseconds; most work is done by then
constexpr int lookedAtEvery = 50; // milliseconds
constexpr int all = 1000;         // permille

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::WatchedWork)
};

/// Keeps from all windows but one dialog what a person does. A modal dialog does so only once it is shown.
class OnlyThisDialog : public QObject
{
public:
    explicit OnlyThisDialog(const QWidget &dialog)
        : m_dialog(dialog)
    {
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (!isByHand(event->type()) || belongsToDialog(watched))
            return false;
        event->ignore(); // a window that is asked to close stays
        return true;
    }

private:
    static bool isByHand(QEvent::Type type)
    {
        switch (type) {
        case QEvent::KeyPress:
        case QEvent::KeyRelease:
        case QEvent::ShortcutOverride:
        case QEvent::Shortcut:
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::Wheel:
        case QEvent::TouchBegin:
        case QEvent::TabletPress:
        case QEvent::ContextMenu:
        case QEvent::InputMethod:
        case QEvent::DragEnter:
        case QEvent::Drop:
        case QEvent::Close:
            return true;
        default:
            return false;
        }
    }

    bool belongsToDialog(const QObject *object) const
    {
        for (const QObject *one = object; one; one = one->parent()) {
            if (one == &m_dialog || one == m_dialog.windowHandle())
                return true;
        }
        return false;
    }

    const QWidget &m_dialog;
};

} // namespace

void runWatched(
    const QString &label, QWidget *parent, const std::function<void(const WorkProgress &progress)> &work)
{
    std::atomic<int> permille = 0;
    std::atomic<bool> stopped = false;
    QProgressDialog dialog(label, Words::tr("Stop"), 0, all, parent);
    dialog.setWindowModality(Qt::WindowModal);
    dialog.setMinimumDuration(shownAfter);
    const OnlyThisDialog only(dialog);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &dialog, [&] {
        dialog.setValue(qMin(permille.load(), all - 1));
        stopped = stopped || dialog.wasCanceled();
    });
    QEventLoop loop;
    QFutureWatcher<void> watcher;
    QObject::connect(&watcher, &QFutureWatcher<void>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(QtConcurrent::run([&] {
        work([&](double done) {
            permille = static_cast<int>(done * all);
            return !stopped;
        });
    }));
    timer.start(lookedAtEvery);
    loop.exec();
}

} // namespace standpoint
