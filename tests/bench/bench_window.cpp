// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a key costs in the whole window, until everything is painted: an article of 1,000,000 characters with
// 20,000 annotations, 20,000 actors with aliases, 100,000 further articles.
#include "model/document/work_lists.h"
#include "model/project/codebook.h"
#include "ui/main_window.h"
#include "ui/reader/article_view.h"
#include "ui/shell.h"
#include "ui/tagging/chosen_actor.h"
#include "ui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

using namespace standpoint;

namespace {

constexpr int characters = 1'000'000;
constexpr int annotations = 20'000;
constexpr int actors = 20'000;
constexpr int furtherArticles = 100'000;
constexpr int presses = 300;

std::mt19937 generator(7); // NOLINT: the same study every time

int below(int limit)
{
    return static_cast<int>(generator() % static_cast<unsigned>(limit));
}

QString actorName(int n)
{
    return QStringLiteral("Speaker%1 of Ministry%2").arg(n).arg(n % 40);
}

ArticleText bigText(ArticleId id)
{
    ArticleText text;
    text.id = id;
    while (text.text.size() < characters) {
        const int begin = static_cast<int>(text.text.size());
        text.text += actorName(below(actors))
            + QStringLiteral(" said that no military solution exists, and that the Alias%1 must come to "
                             "Geneva without any "
                             "preconditions.")
                  .arg(below(actors));
        text.sentences.append({begin, static_cast<int>(text.text.size())});
        text.text += text.sentences.size() % 4 == 0 ? QLatin1Char('\n') : QLatin1Char(' ');
    }
    return text;
}

std::unique_ptr<ProjectDocument> makeStudy()
{
    Project project = newProject(QStringLiteral("Bench"), defaultCodebook()).value();
    const QList<Issue> issues = project.issues().inOrder();
    const QList<StanceValue> stances = project.stances().inOrder();
    const Annotator annotator{AnnotatorId::random(), QStringLiteral("Ada"), false};
    std::vector<AnyEdit> edits{adding(annotator)};
    QList<ActorId> ids;
    for (int n = 0; n < actors; ++n) {
        ids.append(ActorId::random());
        edits.push_back(adding(
            Actor{ids.last(), actorName(n), {QStringLiteral("Alias%1").arg(n)}, Actor::Kind::Person, {}}));
    }
    ArticleInfo info;
    info.id = ArticleId::random();
    info.title = QStringLiteral("A long article");
    const ArticleText text = bigText(info.id);
    edits.push_back(adding(info));
    edits.push_back(adding(text));
    for (int n = 0; n < annotations; ++n) {
        Annotation made;
        made.id = AnnotationId::random();
        made.article = info.id;
        made.annotator = annotator.id;
        made.actor = ids[below(actors)];
        made.issue = issues[below(2)].id;
        made.stance = stances[below(3)].id;
        // None in the first sentence: there somebody is guessed at.
        made.evidence = text.sentences[1 + below(static_cast<int>(text.sentences.size()) - 1)];
        edits.push_back(adding(made));
    }
    for (int n = 0; n < furtherArticles; ++n) {
        ArticleInfo further;
        further.id = ArticleId::random();
        further.order = n + 1;
        further.title = QStringLiteral("Article number %1").arg(n);
        edits.push_back(adding(further));
        edits.push_back(adding(ArticleText{further.id, QStringLiteral("One sentence."), {{0, 13}}}));
    }
    if (const Status done = project.apply(makeChange({}, std::move(edits))); !done)
        qFatal("%s", qPrintable(done.error().what));
    auto document = std::make_unique<ProjectDocument>(std::move(project));
    document->setAnnotator(annotator.name);
    return document;
}

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

struct Cost
{
    std::vector<double> passed; ///< by the clock
    std::vector<double> busy;   ///< of the processor, in this thread: a busy machine does not lengthen it
};

/// Of the processor, in this thread, in milliseconds.
double busyTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double at(std::vector<double> times, size_t percent)
{
    std::ranges::sort(times);
    return times[(times.size() - 1) * percent / 100];
}

template <typename Press>
void measure(const char *what, Press press, int count = presses, const std::function<void()> &prepare = {})
{
    Cost cost;
    for (int i = 0; i < count; ++i) {
        if (prepare) {
            prepare();
            QCoreApplication::processEvents();
        }
        QElapsedTimer timer;
        timer.start();
        const double before = busyTime();
        press(i);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        cost.busy.push_back(busyTime() - before);
        cost.passed.push_back(milliseconds(timer));
    }
    std::printf("%-36s median %6.2f ms, 99 %% %6.2f ms; of the processor %6.2f and %6.2f ms\n", what,
        at(cost.passed, 50), at(cost.passed, 99), at(cost.busy, 50), at(cost.busy, 99));
}

/// Names taught by marked words, and the same mentions.
void measureNames(ArticleView &view)
{
    const auto press = [&view](Qt::Key key) { QTest::keyClick(&view, key); };
    // Before each, words are marked for a chosen actor, and the article is read.
    const auto markWord = [&] {
        press(Qt::Key_J);
        const TextSpan sentence = view.sentences()[view.currentSentence()];
        const int end = static_cast<int>(view.text().indexOf(QLatin1Char(' '), sentence.begin));
        press(Qt::Key_1);
        view.setMarking({{sentence.begin, end}});
    };
    measure(
        "a name by marked words (T)", [&](int) { press(Qt::Key_T); }, 30, markWord);
    measure(
        "next sentence meanwhile (J)", [&](int) { press(Qt::Key_J); }, 30,
        [&] {
            markWord();
            press(Qt::Key_T);
        });
    measure(
        "same mentions, and their end (L L)",
        [&](int) {
            press(Qt::Key_L);
            press(Qt::Key_L);
        },
        30);
}

/// A list of all articles in random order, handed out and gone through.
void measureWorkList(MainWindow &window, ArticleView &view)
{
    measure("next untouched article (U)", [&](int) { QTest::keyClick(&view, Qt::Key_U); });
    ProjectDocument &document = window.document();
    HandingOut wanted;
    wanted.name = QStringLiteral("All");
    wanted.annotators = {{document.annotator(), document.annotatorName(), false}};
    wanted.from = document.project().articles().keys();
    wanted.sorted = WorkList::Order::Random;
    QElapsedTimer timer;
    timer.start();
    const auto edits = handingOut(document.project(), wanted);
    std::printf("a list of %lld articles: chosen in %.0f ms", static_cast<long long>(wanted.from.size()),
        milliseconds(timer));
    timer.restart();
    if (!edits || !document.push(QStringLiteral("Hand out"), *edits))
        qFatal("the list is refused");
    QCoreApplication::processEvents();
    std::printf(", handed out in %.0f ms\n", milliseconds(timer));
    view.setFocus();
    measure("next untouched of the list (U)", [&](int) { QTest::keyClick(&view, Qt::Key_U); });
    measure("done, next of the list (Ctrl+Enter)",
        [&](int) { QTest::keyClick(&view, Qt::Key_Return, Qt::ControlModifier); });
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    theme::apply(theme::Look::Light);
    QElapsedTimer timer;
    std::unique_ptr<ProjectDocument> document = makeStudy();
    Shell shell;
    timer.start();
    MainWindow window(shell, std::move(document));
    window.resize(1360, 860);
    window.show();
    window.openArticle(QStringLiteral("A long article"));
    QCoreApplication::processEvents();
    std::printf("the window, until it is painted: %.0f ms\n", milliseconds(timer));
    auto *chosen = window.findChild<ChosenActor *>();
    while (!chosen->isGuess() && milliseconds(timer) < 60'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    std::printf("and until it says who speaks: %.0f ms\n", milliseconds(timer));
    window.setClosing();
    auto *view = window.findChild<ArticleView *>();
    const auto press = [view](Qt::Key key, Qt::KeyboardModifiers with = {}) {
        QTest::keyClick(view, key, with);
    };
    view->setFocus();
    measure("next sentence (J)", [&](int) { press(Qt::Key_J); });
    measure("next place that needs a look (G)", [&](int) { press(Qt::Key_G); });
    measure("actor (1 to 9)", [&](int i) { press(static_cast<Qt::Key>(Qt::Key_1 + i % 9)); });
    measure("label (Q, A)", [&](int i) { press(i % 2 == 0 ? Qt::Key_Q : Qt::Key_A); });
    measure("sentence and label (J Q)", [&](int) {
        press(Qt::Key_J);
        press(Qt::Key_Q);
    });
    measure("another stance (W, E)", [&](int i) { press(i % 2 == 0 ? Qt::Key_W : Qt::Key_E); });
    press(Qt::Key_A); // so that there is more than one to go to
    measure("next annotation (Tab)", [&](int) { view->focusNextAnnotation(); });
    measureNames(*view);
    measure("undo (Ctrl+Z)", [&](int) { press(Qt::Key_Z, Qt::ControlModifier); });
    measure("previous sentence (K)", [&](int) { press(Qt::Key_K); });
    measure("next article (N)", [&](int) { press(Qt::Key_N); });
    measure("first label in an article (N Q)", [&](int) {
        press(Qt::Key_N);
        press(Qt::Key_Q);
    });
    measure("done, next article (Ctrl+Enter)", [&](int) { press(Qt::Key_Return, Qt::ControlModifier); });
    measureWorkList(window, *view);
    press(Qt::Key_Slash);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    if (field)
        measure(
            "a letter of an actor's name",
            [&](int i) { QTest::keyClick(field, i % 2 == 0 ? Qt::Key_S : Qt::Key_Backspace); }, 60);
    return 0;
}
