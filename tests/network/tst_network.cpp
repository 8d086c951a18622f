// SPDX-License-Identifier: GPL-3.0-or-later
//
// Networks against values worked out by hand, and against the definition written as three loops.
#include "model/network/network.h"
#include "tests/project/random_project.h"

#include <QtTest>

#include <cmath>

using namespace standpoint;

namespace {

/// Ada, Bo and Cy on tolls and rail, in three articles of two months; support is +, opposition -.
///
///     article 1 (30 January):  Ada tolls +, Ada tolls +, Bo tolls -, Cy rail 0
///     article 2 (1 February):  Ada tolls +, Ada rail -, Bo rail -, Cy tolls +
///     article 3 (no date):     Bo tolls -, Cy tolls ambivalent
class Study
{
public:
    Study()
    {
        Project &p = project;
        ids = {ActorId{{1, 1}}, ActorId{{1, 2}}, ActorId{{1, 3}}, ActorId{{1, 4}}};
        add(adding(ProjectInfo{ProjectId{{9, 9}}, QStringLiteral("Study"), {}, {}}));
        add(adding(Actor{ids[3], QStringLiteral("Zeta"), {}, Actor::Kind::Organisation, {}}));
        add(adding(Actor{
            ids[0], QStringLiteral("Ada"), {}, Actor::Kind::Person, {{ids[3], {}, QDate(2024, 1, 31)}}}));
        add(adding(Actor{ids[1], QStringLiteral("Bo"), {}, Actor::Kind::Person, {}}));
        add(adding(Actor{ids[2], QStringLiteral("Cy"), {}, Actor::Kind::Person, {{ids[3], {}, {}}}}));
        add(adding(Issue{tolls, QStringLiteral("tolls"), 0, {}}));
        add(adding(Issue{rail, QStringLiteral("rail"), 1, {}}));
        const auto stance = [&](StanceId id, const QString &name, std::optional<double> polarity) {
            add(adding(StanceValue{id, name, 0, polarity, 0, {}}));
        };
        stance(stances[0], QStringLiteral("against"), -1);
        stance(stances[1], QStringLiteral("neutral"), 0);
        stance(stances[2], QStringLiteral("for"), 0.5);
        stance(stances[3], QStringLiteral("ambivalent"), {});
        add(adding(Annotator{annotator, QStringLiteral("Ann"), false}));
        article(1, QDate(2024, 1, 30), {{0, 0, 2}, {0, 0, 2}, {1, 0, 0}, {2, 1, 1}});
        article(2, QDate(2024, 2, 1), {{0, 0, 2}, {0, 1, 0}, {1, 1, 0}, {2, 0, 2}});
        article(3, {}, {{1, 0, 0}, {2, 0, 3}});
        QVERIFY(p.annotationCount() == 10);
    }

    /// "Ada-Bo 2", by edge.
    QStringList edges(const NetworkOptions &options) const
    {
        const Network network = of(options);
        QStringList found;
        network.eachEdge([&](const NetworkEdge &edge) {
            const auto name = [&](int node) { return network.nodes()[static_cast<size_t>(node)].name; };
            found.append(
                QStringLiteral("%1-%2 %3").arg(name(edge.source), name(edge.target)).arg(edge.weight));
            return true;
        });
        return found;
    }
    Network of(const NetworkOptions &options) const
    {
        NetworkCounter counter(project, options);
        for (const ArticleId id : project.articleOrder()) {
            for (const Annotation &annotation : project.article(id)->annotations)
                counter.add(*project.article(id), annotation);
        }
        return counter.network();
    }

    Project project;

private:
    void add(const AnyEdit &edit)
    {
        if (const Status added = project.applyEdit(edit); !added)
            qFatal("%s", qPrintable(added.error().toString()));
    }
    void article(int number, const QDate &day, const QList<std::array<int, 3>> &statements)
    {
        ArticleInfo info;
        info.id = ArticleId{{2, static_cast<quint64>(number)}};
        info.order = number;
        info.title = QString::number(number);
        info.published = day;
        add(adding(info));
        add(adding(ArticleText{info.id, QStringLiteral("One sentence here."), {{0, 18}}}));
        for (const auto &[actor, issue, stance] : statements) {
            Annotation annotation;
            annotation.id = AnnotationId::random();
            annotation.article = info.id;
            annotation.annotator = annotator;
            annotation.actor = ids[static_cast<size_t>(actor)];
            annotation.issue = issue == 0 ? tolls : rail;
            annotation.stance = stances[static_cast<size_t>(stance)];
            annotation.evidence = Evidence(TextSpan{0, 3});
            annotation.created = annotation.modified = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
            add(adding(annotation));
        }
    }

    std::array<ActorId, 4> ids;
    IssueId tolls{{3, 1}};
    IssueId rail{{3, 2}};
    std::array<StanceId, 4> stances{StanceId{{4, 1}}, StanceId{{4, 2}}, StanceId{{4, 3}}, StanceId{{4, 4}}};
    AnnotatorId annotator{{5, 1}};
};

NetworkOptions with(
    NetworkKind kind, Duplicates duplicates, Normalisation normalisation = Normalisation::None)
{
    return {kind, duplicates, normalisation, false};
}

} // namespace

class TestNetwork : public QObject
{
    Q_OBJECT

private slots:
    void valuesByHand_data();
    void valuesByHand();
    void actorsStandForThoseTheyBelongTo();
    void whatIsLeftOutIsCounted();
    void randomProjectsFitTheDefinition();
    void optionsAreChecked();
};

void TestNetwork::valuesByHand_data()
{
    QTest::addColumn<NetworkOptions>("options");
    QTest::addColumn<QStringList>("edges");
    const auto row = [](const char *name, const NetworkOptions &options, const char *edges) {
        QTest::newRow(name) << options
                            << QString::fromLatin1(edges).split(QStringLiteral(", "), Qt::SkipEmptyParts);
    };
    using K = NetworkKind;
    using D = Duplicates;
    using N = Normalisation;
    // Ada: tolls 3+ rail 1-; Bo: tolls 2- rail 1-; Cy: tolls 1+ rail one neutral.
    row("affiliation, all", with(K::Affiliation, D::All),
        "Ada-tolls 3, Ada-rail -1, Bo-tolls -2, Bo-rail -1, Cy-tolls 1, Cy-rail 0");
    row("affiliation, once a document", with(K::Affiliation, D::Document),
        "Ada-tolls 2, Ada-rail -1, Bo-tolls -2, Bo-rail -1, Cy-tolls 1, Cy-rail 0");
    // 30 January and 1 February 2024 are in one week, of two months, of one year; no date is a period.
    row("affiliation, once a week", with(K::Affiliation, D::Week),
        "Ada-tolls 1, Ada-rail -1, Bo-tolls -2, Bo-rail -1, Cy-tolls 1, Cy-rail 0");
    row("affiliation, once a month", with(K::Affiliation, D::Month),
        "Ada-tolls 2, Ada-rail -1, Bo-tolls -2, Bo-rail -1, Cy-tolls 1, Cy-rail 0");
    row("affiliation, once a year", with(K::Affiliation, D::Year),
        "Ada-tolls 1, Ada-rail -1, Bo-tolls -2, Bo-rail -1, Cy-tolls 1, Cy-rail 0");
    row("affiliation, once", with(K::Affiliation, D::Ever),
        "Ada-tolls 1, Ada-rail -1, Bo-tolls -1, Bo-rail -1, Cy-tolls 1, Cy-rail 0");
    row("by activity", with(K::Affiliation, D::All, N::Activity),
        "Ada-tolls 0.75, Ada-rail -0.25, Bo-tolls -0.666667, Bo-rail -0.333333, Cy-tolls 0.5, Cy-rail 0");
    row("by prominence", with(K::Affiliation, D::All, N::Prominence),
        "Ada-tolls 0.5, Ada-rail -0.333333, Bo-tolls -0.333333, Bo-rail -0.333333, Cy-tolls 0.166667, "
        "Cy-rail 0");
    row("congruence, all", with(K::Congruence, D::All), "Ada-Bo 1, Ada-Cy 3");
    row("congruence, issues with the same stance", with(K::Congruence, D::Ever), "Ada-Bo 1, Ada-Cy 1");
    row("conflict, all", with(K::Conflict, D::All), "Ada-Bo 6, Bo-Cy 2");
    row("conflict, opposed issues", with(K::Conflict, D::Ever), "Ada-Bo 1, Bo-Cy 1");
    row("subtract, all", with(K::Subtract, D::All), "Ada-Bo -5, Ada-Cy 3, Bo-Cy -2");
    row("subtract, once", with(K::Subtract, D::Ever), "Ada-Cy 1, Bo-Cy -1");
    // N: Ada 4, Bo 3, Cy 2. Pairs of issue and sign: each two; one is shared by Ada and Bo, one by Ada and
    // Cy.
    row("average", with(K::Subtract, D::All, N::Average), "Ada-Bo -1.42857, Ada-Cy 1, Bo-Cy -0.8");
    row("jaccard", with(K::Subtract, D::All, N::Jaccard), "Ada-Bo -1.66667, Ada-Cy 1, Bo-Cy -0.5");
    row("cosine", with(K::Subtract, D::All, N::Cosine), "Ada-Bo -1.44338, Ada-Cy 1.06066, Bo-Cy -0.816497");
}

void TestNetwork::valuesByHand()
{
    QFETCH(const NetworkOptions, options);
    QFETCH(const QStringList, edges);
    QCOMPARE(Study().edges(options), edges);
}

/// Ada left Zeta at the end of January; Cy never did.
void TestNetwork::actorsStandForThoseTheyBelongTo()
{
    NetworkOptions options = with(NetworkKind::Affiliation, Duplicates::All);
    options.byAffiliation = true;
    QCOMPARE(Study().edges(options),
        (QStringList{QStringLiteral("Ada-tolls 1"), QStringLiteral("Ada-rail -1"),
            QStringLiteral("Bo-tolls -2"), QStringLiteral("Bo-rail -1"), QStringLiteral("Zeta-tolls 3"),
            QStringLiteral("Zeta-rail 0")}));
}

void TestNetwork::whatIsLeftOutIsCounted()
{
    const Network network = Study().of(with(NetworkKind::Affiliation, Duplicates::Document));
    QCOMPARE(network.statements(), 8);
    QCOMPARE(network.duplicates(), 1);
    QCOMPARE(network.withoutPolarity(), 1);
    QCOMPARE(network.nodes().size(), size_t(5));
    QCOMPARE(network.nodes()[0].frequency, 3);
    QCOMPARE(network.nodes()[3].frequency, 5);
    QVERIFY(network.nodes()[3].isIssue);
    QCOMPARE(Study().of(with(NetworkKind::Conflict, Duplicates::All)).nodes().size(), size_t(3));
    int seen = 0;
    network.eachEdge([&](const NetworkEdge &) { return ++seen < 2; });
    QCOMPARE(seen, 2);
}

void TestNetwork::randomProjectsFitTheDefinition()
{
    for (quint64 seed = 1; seed <= 40; ++seed) {
        RandomProject random(seed);
        const Project project = random.project(6);
        for (const NetworkKind kind :
            {NetworkKind::Congruence, NetworkKind::Conflict, NetworkKind::Subtract}) {
            NetworkCounter counter(project, {kind, Duplicates::All, Normalisation::None, false});
            QMap<QString, QMap<QString, std::array<double, 3>>> n;
            for (const Shared<Article> &article : project.articles()) {
                for (const Annotation &a : article->annotations) {
                    counter.add(*article, a);
                    const auto polarity = project.stances().find(a.stance)->polarity;
                    if (polarity)
                        n[a.actor.toString()][a.issue.toString()][*polarity < 0 ? 0
                                : *polarity > 0                                 ? 2
                                                                                : 1] += 1;
                }
            }
            QMap<QString, double> expected;
            for (auto i = n.begin(); i != n.end(); ++i) {
                for (auto j = n.begin(); j != n.end(); ++j) {
                    if (i.key() >= j.key())
                        continue;
                    double weight = 0;
                    for (const QString &k : i->keys()) {
                        const auto a = i->value(k);
                        const auto b = j->value(k);
                        const double same = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
                        const double opposed = a[0] * b[2] + a[2] * b[0];
                        weight += kind == NetworkKind::Congruence ? same
                            : kind == NetworkKind::Conflict       ? opposed
                                                                  : same - opposed;
                    }
                    if (weight != 0)
                        expected.insert(i.key() + j.key(), weight);
                }
            }
            QMap<QString, double> found;
            const Network network = counter.network();
            network.eachEdge([&](const NetworkEdge &edge) {
                QString one = network.nodes()[static_cast<size_t>(edge.source)].entity;
                QString other = network.nodes()[static_cast<size_t>(edge.target)].entity;
                found.insert(std::min(one, other) + std::max(one, other), edge.weight);
                return true;
            });
            QCOMPARE(found, expected);
        }
    }
}

void TestNetwork::optionsAreChecked()
{
    QVERIFY(checkNetwork(with(NetworkKind::Affiliation, Duplicates::All, Normalisation::Activity)));
    QVERIFY(!checkNetwork(with(NetworkKind::Affiliation, Duplicates::All, Normalisation::Jaccard)));
    QVERIFY(checkNetwork(with(NetworkKind::Subtract, Duplicates::All, Normalisation::Cosine)));
    QVERIFY(!checkNetwork(with(NetworkKind::Subtract, Duplicates::All, Normalisation::Prominence)));
    for (const QString &name : {QStringLiteral("affiliation"), QStringLiteral("congruence"),
             QStringLiteral("conflict"), QStringLiteral("subtract")})
        QCOMPARE(networkKindName(*networkKindFrom(name)), name);
    QCOMPARE(duplicatesName(*duplicatesFrom(QStringLiteral("week"))), QStringLiteral("week"));
    QCOMPARE(normalisationName(*normalisationFrom(QStringLiteral("cosine"))), QStringLiteral("cosine"));
    QVERIFY(
        duplicatesFrom(QStringLiteral("never")).error().what.contains(QStringLiteral("document, all, week")));
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
