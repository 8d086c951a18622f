// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must hold for any projects that are merged.
#include "model/team/merge.h"
#include "tests/team/reborn.h"

#include <QTest>

namespace standpoint {

namespace {

const quint64 seeds = qEnvironmentVariableIntValue("MERGE_SEEDS") > 0
    ? static_cast<quint64>(qEnvironmentVariableIntValue("MERGE_SEEDS"))
    : 60;

Merge merged(const Project &ours, const QList<MergeInput> &inputs, const MergeOptions &options = {})
{
    Result<Merge> merge = mergeProjects(ours, inputs, options);
    if (!merge)
        qFatal("the merge fails: %s", qPrintable(merge.error().toString()));
    return std::move(*merge);
}

Project done(Project project, const Merge &merge)
{
    if (const Status applied = project.apply(merge.change); !applied)
        qFatal("what a merge says is refused: %s", qPrintable(applied.error().toString()));
    return project;
}

/// A project that somebody worked on for a while, in every way there is.
Project workedOn(Project project, quint64 seed, int acts = 25)
{
    RandomProject random(seed);
    for (int i = 0; i < acts; ++i)
        static_cast<void>(project.apply(random.change(project).change));
    return project;
}

/// "seed 12: Edit 3 of X": what was not expected.
QString told(quint64 seed, const Merge &merge)
{
    QString text = QStringLiteral("seed %1:").arg(seed);
    for (const AnyEdit &edit : merge.change.edits) {
        text += QStringLiteral(" edit of kind %1 %2")
                    .arg(edit.index())
                    .arg(std::visit(
                        [](const auto &one) {
                            const auto &any = one.after ? *one.after : *one.before;
                            if constexpr (requires { any.name; })
                                return any.name;
                            else if constexpr (requires { any.title; })
                                return any.title;
                            else
                                return QString();
                        },
                        edit));
    }
    return text;
}

bool hasNamesakes(const Project &project)
{
    QSet<QString> names;
    for (const Shared<Actor> &actor : project.actors())
        names.insert(actor->name);
    return names.size() < project.actors().size();
}

/// What gold says of one unit: stances whose evidence touches the sentence.
QSet<StanceId> goldOn(const Project &project, const Article &article, TextSpan sentence, const Decision &unit)
{
    QSet<StanceId> stances;
    for (const Annotation &one : article.annotations) {
        if (one.actor == unit.actor && one.issue == unit.issue && one.evidence.overlaps(sentence)
            && project.annotators().find(one.annotator)->gold)
            stances.insert(one.stance);
    }
    return stances;
}

bool hasDecision(const Article &article, const Decision &decision)
{
    const QList<Decision> &all = article.decisions.orDefault();
    return std::any_of(all.begin(), all.end(), [&](const Decision &one) {
        return one.at == decision.at && one.verdict == decision.verdict && one.place == decision.place
            && one.actor == decision.actor && one.issue == decision.issue;
    });
}

/// What an annotation says, without anything that a merge may call otherwise.
QString essence(const Article &article, const Annotation &annotation)
{
    return article.evidenceText(annotation.evidence) + QLatin1Char('\n') + annotation.note.orDefault()
        + QLatin1Char('\n') + QString::number(static_cast<double>(annotation.confidence));
}

} // namespace

class TestMergeLaws : public QObject
{
    Q_OBJECT

private slots:
    void mergingTwiceChangesNothing();
    void theOrderOfTheInputsDoesNotMatter();
    void noAnnotationIsLost();
    void theSameMadeSeparatelyIsTheSame();
    void oursMergedIntoItselfIsNothing();
    void undoGivesBackWhatWas();
    void takingTheirsAppliesToo();
    void goldGoesWithTheDecisionThatHolds();
};

void TestMergeLaws::mergingTwiceChangesNothing()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const Project ours = RandomProject(seed).project(4);
        const QList<MergeInput> inputs{{QStringLiteral("a"), workedOn(ours, seed + 1000)},
            {QStringLiteral("b"), Rebirth(seed).of(workedOn(ours, seed + 2000))},
            {QStringLiteral("c"), RandomProject(seed + 3000).project(2)}};
        const Merge first = merged(ours, inputs);
        const Project once = done(ours, first);
        const Merge second = merged(once, inputs);
        QVERIFY2(second.change.edits.empty(), qPrintable(told(seed, second)));
    }
}

void TestMergeLaws::theOrderOfTheInputsDoesNotMatter()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const Project ours = RandomProject(seed).project(4);
        QList<MergeInput> inputs{{QStringLiteral("a"), workedOn(ours, seed + 1000)},
            {QStringLiteral("b"), workedOn(ours, seed + 2000)},
            {QStringLiteral("c"), Rebirth(seed).of(workedOn(ours, seed + 3000))}};
        const Project first = done(ours, merged(ours, inputs));
        std::reverse(inputs.begin(), inputs.end());
        QVERIFY2(done(ours, merged(ours, inputs)) == first, qPrintable(QString::number(seed)));
        inputs.swapItemsAt(0, 1);
        QVERIFY2(done(ours, merged(ours, inputs)) == first, qPrintable(QString::number(seed)));
    }
}

/// Each is in the result, or a later version of it, or it is counted as left out.
void TestMergeLaws::noAnnotationIsLost()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const Project ours = RandomProject(seed).project(5);
        const QList<MergeInput> inputs{{QStringLiteral("a"), workedOn(ours, seed + 1000)},
            {QStringLiteral("b"), Rebirth(seed).of(workedOn(ours, seed + 2000))}};
        const Merge merge = merged(ours, inputs);
        const Project result = done(ours, merge);
        QHash<AnnotationId, Annotation> byId;
        QSet<QString> essences;
        for (const Shared<Article> &article : result.articles()) {
            for (const Annotation &annotation : article->annotations) {
                byId.insert(annotation.id, annotation);
                essences.insert(essence(*article, annotation));
            }
        }
        QList<MergeInput> all = inputs;
        all.append({QStringLiteral("ours"), ours});
        QSet<QString> missing;
        for (const MergeInput &input : std::as_const(all)) {
            for (const Shared<Article> &article : input.project.articles()) {
                for (const Annotation &annotation : article->annotations) {
                    const auto same = byId.constFind(annotation.id);
                    const bool later = same != byId.cend() && same->modified >= annotation.modified;
                    if (later || essences.contains(essence(*article, annotation)))
                        continue;
                    QVERIFY2(input.project.annotators().find(annotation.annotator)->gold,
                        qPrintable(QString::number(seed)));
                    missing.insert(essence(*article, annotation));
                }
            }
        }
        const qsizetype refused = merge.count(MergeKind::Annotation, &MergeCounts::refused)
            + merge.count(MergeKind::Annotation, &MergeCounts::deleted);
        // Only gold gives way, or a part of it, where the case was decided by somebody else.
        qsizetype named = 0;
        qsizetype gone = 0;
        for (const MergeConflict &one : merge.conflicts) {
            named += one.kind == MergeKind::Annotation ? 1 : 0;
            gone += (one.taken == MergeSide::Ours ? one.ours : one.theirs) == QStringLiteral("not in gold");
        }
        QVERIFY2(missing.size() <= named,
            qPrintable(QStringLiteral("seed %1: %2 are missing, %3 named")
                           .arg(seed)
                           .arg(missing.size())
                           .arg(named)));
        QCOMPARE(refused, gone);
    }
}

void TestMergeLaws::theSameMadeSeparatelyIsTheSame()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const Project ours = workedOn(RandomProject(seed).project(5), seed);
        if (hasNamesakes(ours)) // nobody can tell which is which
            continue;
        const Project theirs = Rebirth(seed + 7).of(ours);
        QVERIFY(!(theirs == ours));
        const Merge merge = merged(ours, {{QStringLiteral("b"), theirs}});
        QVERIFY2(merge.change.edits.empty(), qPrintable(told(seed, merge)));
        QCOMPARE(merge.count(MergeKind::Annotation, &MergeCounts::byOther), ours.annotationCount());
        QCOMPARE(merge.count(MergeKind::Article, &MergeCounts::byOther), ours.articles().size());
    }
}

void TestMergeLaws::oursMergedIntoItselfIsNothing()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const Project ours = workedOn(RandomProject(seed).project(5), seed);
        const Merge merge = merged(ours, {{QStringLiteral("a"), ours}});
        QVERIFY(merge.change.edits.empty());
        QVERIFY(merge.conflicts.isEmpty() && merge.remarks.isEmpty() && merge.matches.isEmpty());
        QCOMPARE(merge.count(MergeKind::Annotation, &MergeCounts::byId), ours.annotationCount());
    }
}

void TestMergeLaws::undoGivesBackWhatWas()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const Project ours = RandomProject(seed).project(4);
        const Merge merge = merged(ours,
            {{QStringLiteral("a"), workedOn(ours, seed + 1000)},
                {QStringLiteral("b"), RandomProject(seed + 1).project(3)}});
        QVERIFY(!merge.change.edits.empty());
        Project project = done(ours, merge);
        QVERIFY(!(project == ours));
        QVERIFY(project.apply(inverse(merge.change)));
        QVERIFY(project == ours);
    }
}

void TestMergeLaws::takingTheirsAppliesToo()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const Project ours = RandomProject(seed).project(4);
        const QList<MergeInput> inputs{{QStringLiteral("a"), workedOn(ours, seed + 1000)},
            {QStringLiteral("b"), workedOn(ours, seed + 2000)}};
        MergeOptions options;
        options.take = MergeSide::Theirs;
        const Project once = done(ours, merged(ours, {inputs[0]}, options));
        const Merge again = merged(once, {inputs[0]}, options);
        QVERIFY2(again.change.edits.empty(), qPrintable(told(seed, again)));
        const Project both = done(ours, merged(ours, inputs, options));
        QVERIFY(!(both == ours));
    }
}

/// On each unit that was decided gold says what it says in a project that has the decision, and all of it.
void TestMergeLaws::goldGoesWithTheDecisionThatHolds()
{
    qsizetype looked = 0;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const Project ours = RandomProject(seed).project(4);
        const QList<MergeInput> inputs{{QStringLiteral("a"), workedOn(ours, seed + 1000, 60)},
            {QStringLiteral("b"), workedOn(ours, seed + 2000, 60)}};
        const Project result = done(ours, merged(ours, inputs));
        for (const Shared<Article> &article : result.articles()) {
            const QList<Decision> decisions = article->decisions.orDefault();
            for (const Decision &decision : decisions) {
                const auto isOfOther = [&](const Decision &one) {
                    return one.id != decision.id && one.actor == decision.actor && one.issue == decision.issue
                        && one.place.overlaps(decision.place);
                };
                const TextSpan sentence =
                    article->sentences().value(article->sentenceAt(decision.place.begin));
                if (std::any_of(decisions.begin(), decisions.end(), isOfOther)
                    || !sentence.overlaps(decision.place))
                    continue;
                QList<QSet<StanceId>> where;
                bool sameText = true;
                for (const Project *source : {&ours, &inputs[0].project, &inputs[1].project}) {
                    const Article *there = source->article(article->info->id);
                    sameText = sameText && (!there || *there->text == *article->text);
                    if (there && hasDecision(*there, decision))
                        where.append(goldOn(*source, *there, sentence, decision));
                }
                if (!sameText || where.isEmpty())
                    continue;
                QSet<StanceId> all;
                for (const QSet<StanceId> &one : std::as_const(where))
                    all.unite(one);
                const QSet<StanceId> gold = goldOn(result, *article, sentence, decision);
                QVERIFY2(all.contains(gold), qPrintable(QString::number(seed)));
                QVERIFY2(where.size() > 1 || gold.contains(all), qPrintable(QString::number(seed)));
                ++looked;
            }
        }
    }
    QVERIFY2(looked > 10, qPrintable(QString::number(looked)));
}

} // namespace standpoint

QTEST_APPLESS_MAIN(standpoint::TestMergeLaws)
#include "tst_merge_laws.moc"
