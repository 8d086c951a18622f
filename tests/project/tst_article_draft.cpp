// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many edits of one article at once do and refuse what they do and refuse one by one.
#include "model/project/article_draft.h"
#include "model/project/codebook.h"

#include <QTest>

#include <random>

namespace standpoint {

class TestArticleDraft : public QObject
{
    Q_OBJECT

private slots:
    void runsAreOfOneArticle();
    void doesWhatIsDoneOneByOne();
    void needsAText();
};

namespace {

constexpr int sentences = 60;

class Dice
{
public:
    explicit Dice(unsigned seed)
        : m_random(seed)
    {
    }
    int operator()(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

private:
    std::mt19937 m_random;
};

class Desk
{
public:
    Project project = *newProject(QStringLiteral("Study"), defaultCodebook());
    ArticleId articles[2] = {{{3, 1}}, {{3, 2}}};
    AnnotatorId annotator{{2, 1}};
    quint64 ids = 0;

    Desk()
    {
        std::vector<AnyEdit> edits{adding(Annotator{annotator, QStringLiteral("Anna"), false})};
        for (quint64 n = 1; n <= 3; ++n)
            edits.push_back(
                adding(Actor{{{1, n}}, QStringLiteral("Actor %1").arg(n), {}, Actor::Kind::Person, {}}));
        for (const ArticleId id : articles) {
            ArticleInfo info;
            info.id = id;
            info.title = QStringLiteral("Article");
            ArticleText text{id, {}, {}};
            for (int s = 0; s < sentences; ++s) {
                text.sentences.append({s * 5, s * 5 + 4});
                text.text += QStringLiteral("One. ");
            }
            edits.push_back(adding(info));
            edits.push_back(adding(text));
        }
        if (!project.apply(makeChange({}, edits)))
            qFatal("the project is refused");
    }

    Annotation annotation(Dice &draw, int article = 0)
    {
        Annotation one;
        one.id = {{8, ++ids}};
        one.article = articles[article];
        one.annotator = annotator;
        one.actor = {{1, static_cast<quint64>(1 + draw(3))}};
        one.issue = project.issues().inOrder()[draw(2)].id;
        one.stance = project.stances().inOrder()[draw(3)].id;
        const int s = draw(sentences);
        one.evidence = TextSpan{s * 5, s * 5 + 4};
        one.created = one.modified = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        return one;
    }

    Decision decision(Dice &draw, int article = 0)
    {
        const Annotation like = annotation(draw, article);
        return {{{9, ++ids}}, like.article, like.evidence.hull(), like.actor, like.issue,
            draw(2) == 0 ? Decision::Verdict::Accepted : Decision::Verdict::Rejected, {}, annotator,
            like.created};
    }
};

/// An edit of what the project holds, or at times of what it does not.
AnyEdit anyEdit(Desk &desk, const Project &now, Dice &draw, bool mayMisfit)
{
    const Article &article = *now.article(desk.articles[0]);
    const QList<Decision> decisions = article.decisions.orDefault();
    if (mayMisfit && draw(40) == 0) {
        Annotation one = desk.annotation(draw);
        switch (draw(5)) {
        case 0:
            return removing(one); // was never there
        case 1:
            one.actor = {{1, 99}};
            return adding(one);
        case 2:
            one.evidence = TextSpan{0, 100'000};
            return adding(one);
        case 3:
            return article.annotations.isEmpty() ? adding(one) : adding(article.annotations.first());
        default: {
            Decision again = decisions.isEmpty() ? desk.decision(draw) : decisions.first();
            again.id = {{9, ++desk.ids}};
            return adding(again); // decided already
        }
        }
    }
    switch (draw(6)) {
    case 0:
    case 1:
        return adding(desk.annotation(draw));
    case 2:
        if (!article.annotations.isEmpty()) {
            const Annotation before = article.annotations[draw(static_cast<int>(article.annotations.size()))];
            Annotation after = desk.annotation(draw);
            after.id = before.id;
            return draw(2) == 0 ? AnyEdit(removing(before)) : AnyEdit(replacing(before, after));
        }
        break;
    case 3:
        if (!decisions.isEmpty()) {
            const Decision before = decisions[draw(static_cast<int>(decisions.size()))];
            Decision after = desk.decision(draw);
            after.id = before.id;
            if (draw(2) == 0)
                return removing(before);
            Project tried = now;
            if (mayMisfit || tried.applyEdit(replacing(before, after)))
                return replacing(before, after);
        }
        break;
    default:
        break;
    }
    const Decision fresh = desk.decision(draw);
    Project tried = now;
    if (mayMisfit || tried.applyEdit(adding(fresh)))
        return adding(fresh);
    return adding(desk.annotation(draw));
}

} // namespace

void TestArticleDraft::runsAreOfOneArticle()
{
    Dice draw(1);
    Desk desk;
    std::vector<AnyEdit> edits{adding(desk.annotation(draw)), adding(desk.decision(draw))};
    QCOMPARE(runOf(edits).length, size_t{2});
    QCOMPARE(runOf(edits).article, desk.articles[0]);
    edits.push_back(adding(desk.annotation(draw, 1)));
    QCOMPARE(runOf(edits).length, size_t{2});
    Annotation moved = desk.annotation(draw);
    Annotation elsewhere = moved;
    elsewhere.article = desk.articles[1];
    edits[1] = Edit<Annotation>{moved, elsewhere};
    QCOMPARE(runOf(edits).length, size_t{1});
    edits[0] = Edit<Annotation>{};
    QCOMPARE(runOf(edits).length, size_t{0});
    QCOMPARE(runOf({}).length, size_t{0});
}

void TestArticleDraft::doesWhatIsDoneOneByOne()
{
    int refused = 0;
    int applied = 0;
    QSet<QString> sentencesSaid;
    for (unsigned round = 0; round < 300; ++round) {
        Dice draw(round);
        Desk desk;
        const bool mayMisfit = round % 2 == 0;
        // With something there already, in a project that shares it.
        Project before = desk.project;
        for (int i = draw(40); i > 0; --i)
            (void)before.applyEdit(anyEdit(desk, before, draw, false));
        Project oneByOne = before;
        Project all = before;
        std::vector<AnyEdit> edits;
        Status done;
        for (int i = 40 + draw(80); i > 0 && done; --i) {
            edits.push_back(anyEdit(desk, oneByOne, draw, mayMisfit));
            done = oneByOne.applyEdit(edits.back());
        }
        while (edits.size() < 40) // behind what is refused
            edits.push_back(adding(desk.annotation(draw)));
        const Change change = makeChange({}, edits);
        const Status atOnce = all.apply(change);
        QCOMPARE(atOnce.has_value(), done.has_value());
        if (!done) {
            QCOMPARE(atOnce.error().what, done.error().what);
            QCOMPARE(atOnce.error().where, done.error().where);
            QVERIFY(all == before);
            sentencesSaid.insert(done.error().what);
            ++refused;
            continue;
        }
        QVERIFY(all == oneByOne);
        QVERIFY(all.apply(inverse(change)));
        QVERIFY(all == before);
        ++applied;
    }
    QVERIFY(refused > 50);
    QVERIFY(applied > 100);
    QVERIFY(sentencesSaid.size() >= 4);
}

/// While an article has no text nothing can be said about it, however much of it at once.
void TestArticleDraft::needsAText()
{
    Dice draw(1);
    Desk desk;
    const Article &article = *desk.project.article(desk.articles[0]);
    std::vector<AnyEdit> edits{Edit<ArticleText>{article.text, {}}};
    for (int i = 0; i < 50; ++i)
        edits.push_back(adding(desk.annotation(draw)));
    edits.push_back(Edit<ArticleText>{{}, article.text});
    const Project before = desk.project;
    QVERIFY(!desk.project.apply(makeChange({}, edits)));
    QVERIFY(desk.project == before);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestArticleDraft)
#include "tst_article_draft.moc"
