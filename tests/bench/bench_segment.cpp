// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast sentences() is, beside ICU's plain sentence iterator on the same lines in the same run.
//
//     bench_segment [FOLDER [LANGUAGE]]     all .txt files of the folder; without one, text made here, in
//     English
#include "model/text/language.h"
#include "model/text/sentences.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <memory>
#include <unicode/ubrk.h>
#include <vector>

using namespace standpoint;

namespace {

struct Corpus
{
    std::vector<QString> texts;
    double megabytes = 0; // of UTF-8
};

Corpus readFolder(const QString &folder)
{
    Corpus corpus;
    QDirIterator files(folder, {QStringLiteral("*.txt")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        corpus.megabytes += static_cast<double>(bytes.size()) / 1e6;
        corpus.texts.push_back(QString::fromUtf8(bytes));
    }
    return corpus;
}

Corpus madeUp()
{
    const QString paragraph = QStringLiteral(
        "The foreign minister of Karanthe rejected any intervention on Monday, Gen. M. R. Lindqvist said. "
        "“We will not "
        "stop,” he told reporters in St. Aldric. Talks (the third round since May) resume on Sept. 4 at 9 "
        "a.m. in the "
        "capital. Some 3.5 percent of the U.S. troops have left. “Why now?” asked the opposition leader.\n");
    Corpus corpus;
    for (int article = 0; article < 3000; ++article) {
        corpus.texts.push_back(paragraph.repeated(10));
        corpus.megabytes += static_cast<double>(corpus.texts.back().toUtf8().size()) / 1e6;
    }
    return corpus;
}

qint64 withOurs(const Corpus &corpus, const QString &language)
{
    qint64 count = 0;
    for (const QString &text : corpus.texts)
        count += sentences(text, language).size();
    return count;
}

qint64 withIcu(const Corpus &corpus)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBreakIterator, decltype(&ubrk_close)> icu(
        ubrk_open(UBRK_SENTENCE, "", nullptr, 0, &status), &ubrk_close);
    qint64 count = 0;
    for (const QString &text : corpus.texts) {
        for (const QStringView line : QStringView(text).tokenize(u'\n')) {
            ubrk_setText(icu.get(), line.utf16(), static_cast<int32_t>(line.size()), &status);
            while (ubrk_next(icu.get()) != UBRK_DONE)
                ++count;
        }
    }
    return count;
}

template <typename Work> double seconds(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char *argv[])
{
    QTextStream out(stdout);
    const Corpus corpus = argc > 1 ? readFolder(QString::fromLocal8Bit(argv[1])) : madeUp();
    if (corpus.texts.empty()) {
        out << "no .txt file there\n";
        return 1;
    }
    const QString language = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QStringLiteral("en");
    constexpr int rounds = 9;
    constexpr double never = 1e9;
    qint64 ours = 0;
    qint64 plain = 0;
    double plainTime = never; // the best of all rounds: what else the machine does only adds
    double ourTime = never;
    double guessTime = never;
    for (int round = 0; round < rounds; ++round) { // in turn, so that a busy machine slows all three
        plainTime = std::min(plainTime, seconds([&] { plain = withIcu(corpus); }));
        ourTime = std::min(ourTime, seconds([&] { ours = withOurs(corpus, language); }));
        guessTime = std::min(guessTime, seconds([&] {
            for (const QString &text : corpus.texts)
                Q_UNUSED(guessLanguage(text))
        }));
    }
    out << corpus.texts.size() << " texts, " << corpus.megabytes << " MB of UTF-8\n";
    out << "plain ICU      " << corpus.megabytes / plainTime << " MB/s, " << plain << " sentences\n";
    out << "sentences()    " << corpus.megabytes / ourTime << " MB/s, " << ours << " sentences\n";
    out << "ratio of times " << ourTime / plainTime << "\n";
    out << "guessLanguage  " << guessTime / static_cast<double>(corpus.texts.size()) * 1e6 << " µs a text\n";
    return 0;
}
