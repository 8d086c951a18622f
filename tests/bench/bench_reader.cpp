// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the article view costs with an article of 1,000,000 characters and 20,000 annotations: opening, one
// label, one step of the cursor, one frame of scrolling; opening also as a ratio to QTextEdit's in the same
// run.
#include "model/project/codebook.h"
#include "ui/reader/article_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextEdit>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace standpoint;

namespace {

constexpr int characters = 1'000'000;
constexpr int annotations = 20'000;
constexpr int labels = 500;

std::mt19937 generator(7);

int below(int limit)
{
    return static_cast<int>(generator() % static_cast<unsigned>(limit));
}

ArticleText makeText(ArticleId id)
{
    const QStringList words =
        QStringLiteral("the minister said that no military solution exists and negotiations in "
                       "Geneva must go on without any preconditions of the government opposition "
                       "rejected foreign intervention stressing a peaceful settlement")
            .split(QLatin1Char(' '));
    ArticleText text;
    text.id = id;
    while (text.text.size() < characters) {
        for (int sentence = 2 + below(4); sentence > 0; --sentence) {
            const int begin = static_cast<int>(text.text.size());
            while (text.text.size() - begin < 60 + below(100))
                text.text += words[below(static_cast<int>(words.size()))] + QLatin1Char(' ');
            text.text.chop(1);
            text.text += QLatin1Char('.');
            text.sentences.append({begin, static_cast<int>(text.text.size())});
            text.text += sentence > 1 ? QLatin1Char(' ') : QLatin1Char('\n');
        }
    }
    return text;
}

/// A project with the one big article.
struct Study
{
    Project project = newProject(QStringLiteral("Bench"), defaultCodebook()).value();
    ArticleId article = ArticleId::random();
    AnnotatorId annotator = AnnotatorId::random();
    QList<Issue> issues = project.issues().inOrder();
    QList<StanceValue> stances = project.stances().inOrder();
    QList<ActorId> actors;

    Annotation annotation(TextSpan evidence)
    {
        Annotation made;
        made.id = AnnotationId::random();
        made.article = article;
        made.annotator = annotator;
        made.actor = actors[below(static_cast<int>(actors.size()))];
        made.issue = issues[below(static_cast<int>(issues.size()))].id;
        made.stance = stances[below(static_cast<int>(stances.size()))].id;
        made.evidence = evidence;
        made.created = made.modified = QDateTime::currentDateTimeUtc();
        return made;
    }

    Study()
    {
        std::vector<AnyEdit> edits{adding(Annotator{annotator, QStringLiteral("Ann"), false})};
        for (int i = 0; i < 30; ++i) {
            Actor actor;
            actor.id = ActorId::random();
            actor.name = QStringLiteral("Spokesperson %1 of the ministry").arg(i);
            actors.append(actor.id);
            edits.push_back(adding(actor));
        }
        ArticleInfo info;
        info.id = article;
        info.title = QStringLiteral("A long article");
        const ArticleText text = makeText(article);
        edits.push_back(adding(info));
        edits.push_back(adding(text));
        for (int i = 0; i < annotations; ++i) {
            TextSpan span = text.sentences[below(static_cast<int>(text.sentences.size()))];
            if (i % 3 == 0)
                span.end = span.begin + span.length() / 2;
            edits.push_back(adding(annotation(span)));
        }
        if (const Status done = project.apply(makeChange({}, std::move(edits))); !done)
            qFatal("%s", qPrintable(done.error().what));
    }
    const Article &value() const { return *project.article(article); }
};

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void paintNow()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

void print(const char *what, std::vector<double> times)
{
    std::ranges::sort(times);
    std::printf("%-34s p50 %7.3f ms   p99 %7.3f ms   max %7.3f ms\n", what, times[times.size() / 2],
        times[times.size() * 99 / 100], times.back());
}

double openTextEdit(const QString &text)
{
    QTextEdit edit;
    edit.resize(760, 800);
    edit.show();
    paintNow();
    QElapsedTimer timer;
    timer.start();
    edit.setPlainText(text);
    paintNow();
    return milliseconds(timer);
}

void measureLabels(Study &study, ArticleView &view)
{
    std::vector<double> labelTimes;
    std::vector<double> applyTimes;
    std::vector<double> moveTimes;
    double area = 0;
    view.setCurrentSentence(static_cast<int>(view.sentences().size() / 2));
    paintNow();
    for (int i = 0; i < labels; ++i) {
        QElapsedTimer timer;
        timer.start();
        QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
        QCoreApplication::sendEvent(&view, &down);
        paintNow();
        moveTimes.push_back(milliseconds(timer));

        const TextSpan span = view.evidence()->hull();
        const Change change = makeChange({}, {adding(study.annotation(span))}, study.annotator);
        timer.restart();
        if (!study.project.apply(change))
            qFatal("refused");
        applyTimes.push_back(milliseconds(timer));
        view.updateAnnotations(study.value(), span);
        paintNow();
        labelTimes.push_back(milliseconds(timer));
        for (const QRect &rect : view.lastPainted())
            area += rect.width() * rect.height();
    }
    print("label: key to painted", labelTimes);
    print("  of it, applying the change", applyTimes);
    print("next sentence: key to painted", moveTimes);
    std::printf("%-34s %.1f %% of the view\n", "a label repaints",
        100 * area / labels / (view.viewport()->width() * view.viewport()->height()));
}

void measureScrolling(ArticleView &view)
{
    QScrollBar &bar = *view.verticalScrollBar();
    for (const auto &[name, step] : {std::pair{"scrolling down by 40 pixels", 40},
             {"scrolling up by 40 pixels", -40}, {"scrolling by pages", 720}, {"jumping", 7919 * 3}}) {
        bar.setValue(step < 0 ? bar.maximum() / 2 : 0);
        paintNow();
        std::vector<double> times;
        for (int i = 0; i < 600; ++i) {
            QElapsedTimer timer;
            timer.start();
            bar.setValue(step > 1000 ? (i * step) % bar.maximum() : bar.value() + step);
            paintNow();
            times.push_back(milliseconds(timer));
        }
        print(name, times);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    Study study;
    const ArticleLook look = lookOf(study.project, study.annotator);
    openTextEdit(QStringLiteral("A first window, so that nobody pays for loading fonts."));
    ArticleView view;
    view.resize(760, 800);
    view.show();
    paintNow();
    std::vector<double> ratios;
    std::vector<double> opened;
    for (int i = 0; i < 5; ++i) {
        view.clearArticle();
        paintNow();
        QElapsedTimer timer;
        timer.start();
        view.setArticle(study.value(), look);
        paintNow();
        opened.push_back(milliseconds(timer));
        ratios.push_back(opened.back() / openTextEdit(study.value().content()));
    }
    std::ranges::sort(ratios);
    std::printf("%d characters, %d sentences, %d annotations\n",
        static_cast<int>(study.value().content().size()), static_cast<int>(study.value().sentences().size()),
        static_cast<int>(study.value().annotations.size()));
    print("open to painted", opened);
    std::printf("%-34s %.3f of QTextEdit's plain text\n", "open, median", ratios[ratios.size() / 2]);
    measureLabels(study, view);
    measureScrolling(view);
    return 0;
}
