// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_project.h"

#include "model/project/codebook.h"
#include "model/store/zstd_stream.h"

#include <QFile>

#include <random>

namespace standpoint::bench {

namespace {

constexpr int annotatorCount = 3;
constexpr int actorCount = 60;

struct Numbers
{
    std::mt19937_64 source{2013};

    template <typename Entity> Id<Entity> id()
    {
        const quint64 high = source();
        return {{high, source()}};
    }
    int below(int limit) { return static_cast<int>(source() % static_cast<quint64>(limit)); }
};

ArticleText articleText(Numbers &numbers, ArticleId id)
{
    static const QStringList words =
        QStringLiteral("the minister rejected any military intervention and called for talks between "
                       "government opposition in Geneva "
                       "said on Monday that no solution exists without Moscow while Paris “warned” of a "
                       "strike café after report by "
                       "inspectors about chemical weapons near capital")
            .split(QLatin1Char(' '));
    ArticleText text{id, {}, {}};
    text.text.reserve(3600);
    for (int sentence = 0; sentence < 30; ++sentence) {
        const int begin = static_cast<int>(text.text.size());
        for (int word = 0; word < 17; ++word)
            text.text += words.at(numbers.below(static_cast<int>(words.size()))) + QLatin1Char(' ');
        text.text.back() = QLatin1Char('.');
        text.sentences.append({begin, static_cast<int>(text.text.size())});
        text.text += QLatin1Char(' ');
    }
    text.text.squeeze();
    return text;
}

struct Codes
{
    QList<Issue> issues;
    QList<StanceValue> stances;
    QList<Attribute> attributes;
    QList<Actor> actors;
    QList<Annotator> annotators;
};

Annotation annotation(Numbers &numbers, const Codes &codes, const ArticleText &text)
{
    Annotation made;
    made.id = numbers.id<Annotation>();
    made.article = text.id;
    made.annotator = codes.annotators.at(numbers.below(annotatorCount)).id;
    made.actor = codes.actors.at(numbers.below(actorCount)).id;
    made.issue = codes.issues.at(numbers.below(2)).id;
    made.stance = codes.stances.at(numbers.below(3)).id;
    const TextSpan sentence = text.sentences.at(numbers.below(30));
    made.evidence = numbers.below(20) == 0
        ? Evidence(QList<TextSpan>{{sentence.begin, sentence.begin + 3}, {sentence.end - 3, sentence.end}})
        : Evidence(sentence);
    if (numbers.below(10) == 0)
        made.setAnswer(codes.attributes.at(1).id, QStringLiteral("true"));
    if (numbers.below(20) == 0)
        made.setNote(QStringLiteral("Compare the headline."));
    if (numbers.below(10) == 0)
        made.confidence = static_cast<float>(numbers.below(11)) / 10;
    made.created = QDateTime::fromMSecsSinceEpoch(1'385'000'000'000 + numbers.below(1'000'000'000), Qt::UTC);
    made.modified = made.created;
    return made;
}

} // namespace

Project largeProject(int articles, int annotations)
{
    Numbers numbers;
    Project project = *newProject(QStringLiteral("Benchmark"), defaultCodebook());
    std::vector<AnyEdit> people;
    people.reserve(actorCount + annotatorCount);
    for (int i = 0; i < actorCount; ++i)
        people.push_back(adding(
            Actor{numbers.id<Actor>(), QStringLiteral("Actor %1").arg(i), {}, Actor::Kind::Person, {}}));
    for (int i = 0; i < annotatorCount; ++i)
        people.push_back(
            adding(Annotator{numbers.id<Annotator>(), QStringLiteral("Annotator %1").arg(i), false}));
    Status made = project.apply(makeChange({}, people));
    const Codes codes{project.issues().inOrder(), project.stances().inOrder(), project.attributes().inOrder(),
        project.actors().inOrder(), project.annotators().inOrder()};
    for (int i = 0; i < articles && made; ++i) {
        ArticleInfo info;
        info.id = numbers.id<ArticleInfo>();
        info.order = i;
        info.title = QStringLiteral("Article %1").arg(i);
        info.source = QStringLiteral("Agency");
        info.language = QStringLiteral("en");
        info.published = QDate(2013, 1, 1).addDays(i % 365);
        Article article{info, articleText(numbers, info.id), {}, {}};
        const qint64 upTo = static_cast<qint64>(annotations) * (i + 1) / articles;
        const qint64 from = static_cast<qint64>(annotations) * i / articles;
        for (qint64 left = upTo - from; left > 0; --left)
            article.annotations.append(annotation(numbers, codes, *article.text));
        made = project.addArticle(std::move(article));
    }
    if (!made)
        qFatal("%s", qPrintable(made.error().toString()));
    return project;
}

qint64 contentSize(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    file.readLine();
    ZstdReader unpacked(file);
    qint64 size = 0;
    while (unpacked.sbumpc() != ZstdReader::traits_type::eof())
        ++size;
    return size;
}

qint64 ownMemory(const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(field.size() + 1).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

} // namespace standpoint::bench
