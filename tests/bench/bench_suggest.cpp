// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast the automaton over names and aliases is made and reads, and what suggestions cost.
//
//     bench_suggest [FOLDER]     all .txt files of the folder; without one, text made here
#include "model/suggest/suggestions.h"
#include "model/text/sentences.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>
#include <ctime>

using namespace standpoint;

namespace {

constexpr int rounds = 7;

/// Time of the processor, not of the clock: what else the machine does counts less.
double now()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template <typename Work> double bestSeconds(Work work)
{
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        const double begin = now();
        work();
        best = std::min(best, now() - begin);
    }
    return best;
}

/// A word of two to four syllables with a capital, as names are.
QString madeName(QRandomGenerator &random)
{
    static const QStringList syllables =
        QStringLiteral("ma ren sol vik to mas eb recht var ga le na ash worth ka ran the tar "
                       "no via il ya bo ris cla ra do ra be lin da kov ski ev al dric")
            .split(QLatin1Char(' '));
    QString word;
    for (int i = 2 + random.bounded(3); i > 0; --i)
        word += syllables[random.bounded(static_cast<int>(syllables.size()))];
    word[0] = word[0].toUpper();
    return word;
}

/// 4,000 actors with five names each: full name, family name, a role with each of two states, an
/// abbreviation.
Project projectWithActors()
{
    QRandomGenerator random(1);
    Project project;
    for (int i = 0; i < 4000; ++i) {
        Actor actor;
        actor.id = ActorId::random();
        const QString family = madeName(random);
        actor.name = madeName(random) + QLatin1Char(' ') + family;
        actor.kind = i % 3 == 0 ? Actor::Kind::Person : Actor::Kind::Organisation;
        actor.aliases = {family + QString::number(i), madeName(random) + QStringLiteral(" foreign minister"),
            QStringLiteral("minister of ") + madeName(random),
            madeName(random).left(3).toUpper() + QString::number(i)};
        if (!project.applyEdit(Edit<Actor>{{}, actor}))
            qFatal("an actor is refused");
    }
    return project;
}

QStringList namesOf(const Project &project)
{
    QStringList names;
    for (const Shared<Actor> &actor : project.actors())
        names << actor->name << actor->aliases;
    return names;
}

/// News as it might be, one word in forty a name, of six that the article is about.
QString madeText(const QStringList &names, QRandomGenerator &random)
{
    static const QStringList words = QStringLiteral(
        "the minister said that any attack on our country would be answered and we reject it as before while "
        "talks in the capital go on without a result for now but nobody wants this war again")
                                         .split(QLatin1Char(' '));
    QStringList here;
    for (int i = 0; i < 6; ++i)
        here.append(names[random.bounded(static_cast<int>(names.size()))]);
    QString text;
    for (int i = 0; i < 600; ++i) {
        text += i % 40 == 7 ? here[random.bounded(static_cast<int>(here.size()))]
                            : words[random.bounded(static_cast<int>(words.size()))];
        text += i % 20 == 19 ? (i % 100 == 99 ? QStringLiteral(".\n") : QStringLiteral(". "))
                             : QStringLiteral(" ");
    }
    return text;
}

QStringList texts(const QString &folder, const QStringList &names)
{
    QStringList all;
    QRandomGenerator random(2);
    if (folder.isEmpty()) {
        for (int i = 0; i < 5000; ++i)
            all.append(madeText(names, random));
    }
    QDirIterator files(folder, {QStringLiteral("*.txt")}, QDir::Files, QDirIterator::Subdirectories);
    while (!folder.isEmpty() && files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all.append(QString::fromUtf8(file.readAll()));
    }
    return all;
}

} // namespace

int main(int argc, char *argv[])
{
    QTextStream out(stdout);
    const Project project = projectWithActors();
    const QStringList names = namesOf(project);
    const QStringList all = texts(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString(), names);
    double megabytes = 0;
    for (const QString &text : all)
        megabytes += static_cast<double>(text.toUtf8().size()) / 1e6;
    const double making = bestSeconds([&] { ActorMatcher matcher(project.actors()); });
    const auto matcher = std::make_shared<const ActorMatcher>(project.actors());
    std::size_t found = 0;
    const double scanning = bestSeconds([&] {
        found = 0;
        for (const QString &text : all)
            found += matcher->mentions(text).size();
    });
    qsizetype lowered = 0;
    const double lowering = bestSeconds([&] {
        for (const QString &text : all)
            lowered += text.toLower().size();
    });
    out << names.size() << " names and aliases; automaton made in " << making * 1e3 << " ms\n";
    out << all.size() << " texts, " << megabytes << " MB of UTF-8, " << found << " mentions\n";
    out << "mentions       " << megabytes / scanning << " MB/s (budget: 100), in " << scanning / lowering
        << " of the time in which Qt lowers the case of " << lowered / rounds << " code units\n";

    std::vector<Article> articles;
    for (qsizetype i = 0; i < std::min<qsizetype>(all.size(), 1000); ++i) {
        Article article;
        const ArticleId id = ArticleId::random();
        ArticleInfo info;
        info.id = id;
        info.language = QStringLiteral("en");
        article.info = info;
        article.text = ArticleText{id, all[i], sentences(all[i], QStringLiteral("en"))};
        articles.push_back(article);
    }
    double read = 0;
    qint64 asked = 0;
    double asking = 0;
    for (const Article &article : articles) {
        double begin = now();
        const ArticleReading reading(article, matcher, project.actors());
        read += now() - begin;
        begin = now();
        for (int i = 0; i < article.sentences().size(); ++i)
            asked += reading.suggestions(i).size() >= 0 ? 1 : 0;
        asking += now() - begin;
    }
    double readMegabytes = 0;
    for (const Article &article : articles)
        readMegabytes += static_cast<double>(article.content().toUtf8().size()) / 1e6;
    out << "an article     " << read / static_cast<double>(articles.size()) * 1e6 << " µs to read, "
        << readMegabytes / read << " MB/s\n";
    out << "a sentence     " << asking / static_cast<double>(asked) * 1e6 << " µs to suggest for\n";
    return 0;
}
