// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/export.h"
#include "model/team/hand_out.h"
#include "tests/project/random_project.h"
#include "tests/team/two_projects.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace standpoint {

class TestHandOut : public QObject
{
    Q_OBJECT

private slots:
    void theCopyHoldsOneLayerOnly();
    void notesOnArticlesStayHere();
    void someArticlesAreEnough();
    void nobodyGetsGold();
    void aNewNameIsTheSameEachTime();
    void copiesTaggedApartAreOneProject();
    void whatTheCopyDeletedIsDeleted();
    void whatCameInMeanwhileStays();
    void whatWasDeletedHereIsAsked();
    void aCopyOfAnotherProjectIsNotAsked();
    void whatTheCopyDeletedAfterAMergeIsSaid();
};

namespace {

const QDateTime handedOut(QDate(2100, 1, 1), QTime(0, 0), Qt::UTC); // after all of a random project

struct Office
{
    Study study;
    ArticleId first = study.addArticle(QStringLiteral("Talks"), talks);
    ArticleId second = study.addArticle(QStringLiteral("Vote"), vote);
    ActorId ban = study.addActor(QStringLiteral("Ban"));
    Annotator ann{study.addAnnotator(QStringLiteral("Ann")), QStringLiteral("Ann"), false};
    AnnotatorId bo = study.addAnnotator(QStringLiteral("Bo"));
    AnnotatorId gold = study.addAnnotator(QStringLiteral("Gold"), true);

    Study copyFor(const Annotator &annotator) const
    {
        Study copy;
        copy.project =
            handedOutCopy(study.project, annotator, study.project.articleOrder(), handedOut).value();
        return copy;
    }
};

/// Whose work an edit is; null where it is none of an annotator's layer.
AnnotatorId authorOf(const AnyEdit &edit)
{
    AnnotatorId author;
    const auto note = [&](const auto *one) {
        if (!one)
            return;
        const auto &any = one->after ? *one->after : *one->before;
        author = one->before && one->after && one->before->annotator != one->after->annotator ? AnnotatorId()
                                                                                              : any.annotator;
    };
    note(std::get_if<Edit<Annotation>>(&edit));
    note(std::get_if<Edit<ArticleState>>(&edit));
    return author;
}

bool goesOn(const AnyEdit &edit)
{
    const auto *state = std::get_if<Edit<ArticleState>>(&edit);
    return !state || (state->after && (!state->before || state->before->state <= state->after->state));
}

/// One annotator's day in a copy, done in the whole project too.
void work(Project &copy, Project &whole, AnnotatorId annotator, quint64 seed)
{
    RandomProject random(seed);
    for (int done = 0, tried = 0; done < 12 && tried < 2000; ++tried) {
        AnyEdit edit = random.validEdit(copy);
        if (authorOf(edit) != annotator || !goesOn(edit))
            continue;
        if (auto *one = std::get_if<Edit<Annotation>>(&edit); one && one->after)
            one->after.edit().modified = handedOut.addSecs(tried + 1);
        QVERIFY(copy.applyEdit(edit));
        QVERIFY(whole.applyEdit(edit));
        ++done;
    }
}

QByteArray exported(const Project &project, const QTemporaryDir &folder)
{
    ExportOptions options;
    options.format = QStringLiteral("jsonl");
    options.path = folder.filePath(QStringLiteral("all.jsonl"));
    if (!exportProject(project, options))
        qFatal("the export fails");
    QFile file(options.path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestHandOut::theCopyHoldsOneLayerOnly()
{
    Office o;
    const Annotation own = o.study.tag(o.first, o.ann.id, o.ban, {0, 19});
    o.study.tag(o.first, o.bo, o.ban, {0, 19});
    o.study.tag(o.first, o.gold, o.ban, {0, 19});
    o.study.apply(adding(ArticleState{o.first, o.bo, ArticleState::State::Done}));
    o.study.apply(adding(ArticleState{o.first, o.ann.id, ArticleState::State::Started}));
    o.study.apply(adding(WorkList{WorkListId::random(), QStringLiteral("Bo's"), 0, o.bo, {o.first}}));
    o.study.apply(adding(WorkList{WorkListId::random(), QStringLiteral("Ann's"), 0, o.ann.id, {o.second}}));
    ProjectInfo info = o.study.project.info();
    info.setPreset(
        QStringLiteral("export"), QStringLiteral("Ours"), QStringLiteral(R"({"layer": "Bo|Ann"})"));
    o.study.apply(replacing(ProjectInfo(o.study.project.info()), info));
    const Project copy = o.copyFor(o.ann).project;
    QVERIFY(copy.info().presets.isEmpty()); // they may name others
    QCOMPARE(copy.annotators().size(), 1);
    QVERIFY(copy.annotators().contains(o.ann.id));
    QCOMPARE(copy.article(o.first)->annotations, (QList<Annotation>{own}));
    QCOMPARE(copy.article(o.first)->states.size(), 1);
    QCOMPARE(copy.workLists().size(), 1);
    QCOMPARE(copy.articles().size(), 2);
    QVERIFY(copy.actors() == o.study.project.actors() && copy.issues() == o.study.project.issues());
    QVERIFY(copy.info().isBlindCopy() && copy.info().id == o.study.project.info().id);
    QVERIFY(copy.info().handedOut.to == o.ann.id && copy.info().handedOut.at == handedOut);
    QCOMPARE(copy.info().handedOut.had, (QList<AnnotationId>{own.id}));
    QVERIFY(!withoutHandOut(copy).info().isBlindCopy());
}

/// A note on an article may say what others think. It is still here when the copy comes back.
void TestHandOut::notesOnArticlesStayHere()
{
    Office o;
    const ArticleInfo before = *o.study.project.article(o.first)->info;
    ArticleInfo after = before;
    after.setNote(QStringLiteral("Bo: clearly against"));
    o.study.apply(replacing(before, after));
    Study copy;
    copy.project = o.copyFor(o.ann).project;
    QVERIFY(!copy.project.article(o.first)->info->note);
    QVERIFY(mergeOf(o.study, copy).change.edits.empty());
    QCOMPARE(*o.study.project.article(o.first)->info->note, QStringLiteral("Bo: clearly against"));
}

void TestHandOut::someArticlesAreEnough()
{
    Office o;
    o.study.apply(
        adding(WorkList{WorkListId::random(), QStringLiteral("Week 1"), 0, o.ann.id, {o.second, o.first}}));
    const Result<Project> copy = handedOutCopy(o.study.project, o.ann, {o.second, o.second}, handedOut);
    QVERIFY(copy);
    QCOMPARE(copy->articleOrder(), (QList<ArticleId>{o.second}));
    QCOMPARE((*copy->workLists().begin())->articles, (QList<ArticleId>{o.second}));
    QVERIFY(!handedOutCopy(o.study.project, o.ann, {}, handedOut));
    Study back;
    back.project = *copy;
    QVERIFY(mergeOf(o.study, back).change.edits.empty());
}

void TestHandOut::nobodyGetsGold()
{
    Office o;
    QVERIFY(!annotatorForHandOut(o.study.project, QStringLiteral("Gold")));
    QVERIFY(!annotatorForHandOut(o.study.project, QStringLiteral("  ")));
    QVERIFY(annotatorForHandOut(o.study.project, QStringLiteral(" Ann "))->id == o.ann.id);
}

void TestHandOut::aNewNameIsTheSameEachTime()
{
    Office o;
    const Annotator once = annotatorForHandOut(o.study.project, QStringLiteral("Cy")).value();
    QVERIFY(annotatorForHandOut(o.study.project, QStringLiteral("Cy")).value() == once);
    QVERIFY(annotatorForHandOut(o.study.project, QStringLiteral("Di"))->id != once.id);
    QVERIFY(!once.id.isNull() && !o.study.project.annotators().contains(once.id));
}

/// The law that blind work rests on: three copies tagged apart and merged are the three layers made in one
/// project, to the last byte of an export.
void TestHandOut::copiesTaggedApartAreOneProject()
{
    QTemporaryDir folder;
    for (quint64 seed = 0; seed < 40; ++seed) {
        Project start = RandomProject(seed).project(6);
        QList<Annotator> people;
        for (const char *name : {"One", "Two", "Three"}) {
            people.append({AnnotatorId::random(), QLatin1String(name), false});
            QVERIFY(start.applyEdit(adding(people.last())));
        }
        RandomProject random(seed + 100); // a layer of each to begin with
        for (int i = 0; i < 30; ++i) {
            std::optional<Annotation> label = random.annotation(start);
            if (!label)
                continue;
            label->annotator = people[i % 3].id;
            QVERIFY(start.applyEdit(adding(*label)));
        }
        Project whole = start;
        QList<MergeInput> copies;
        for (const Annotator &person : people) {
            Project copy = handedOutCopy(start, person, start.articleOrder(), handedOut).value();
            work(copy, whole, person.id, seed * 3 + static_cast<quint64>(copies.size()));
            copies.append({person.name, copy});
        }
        const Merge merge = mergeProjects(start, copies, {}).value();
        QVERIFY(start.apply(merge.change));
        QVERIFY2(start == whole, qPrintable(QString::number(seed)));
        QCOMPARE(exported(start, folder), exported(whole, folder));
        QVERIFY(mergeProjects(start, copies, {})->change.edits.empty());
    }
}

void TestHandOut::whatTheCopyDeletedIsDeleted()
{
    Office o;
    const Annotation goes = o.study.tag(o.first, o.ann.id, o.ban, {0, 19});
    const Annotation changed = o.study.tag(o.first, o.ann.id, o.ban, {20, 40});
    const Annotation others = o.study.tag(o.first, o.bo, o.ban, {0, 19});
    Study copy = o.copyFor(o.ann);
    copy.apply(removing(goes));
    copy.apply(removing(changed));
    Annotation later = changed; // ours changed it after the copy was made
    later.setNote(QStringLiteral("Keep."));
    later.modified = handedOut.addSecs(1);
    o.study.replace(changed, later);
    const Merge merge = mergeOf(o.study, copy);
    QCOMPARE(merge.count(MergeKind::Annotation, &MergeCounts::deleted), 1);
    QCOMPARE(merge.conflicts.size(), 2);
    QCOMPARE(std::count_if(merge.conflicts.begin(), merge.conflicts.end(),
                 [](const MergeConflict &one) { return one.canChoose && one.taken == MergeSide::Ours; }),
        1); // that it stays is said too
    QCOMPARE(merge.sources[0].copyFor, QStringLiteral("Ann"));
    QCOMPARE(mergedInto(o.study, copy).annotations(o.first).size(), 2);
    QVERIFY(mergedInto(o.study, copy).project.article(o.first)->annotation(others.id));
    // Deleted and said again: it is there.
    Annotation again = goes;
    again.id = AnnotationId::random();
    copy.apply(adding(again));
    QCOMPARE(mergeOf(o.study, copy).count(MergeKind::Annotation, &MergeCounts::deleted), 0);
}

/// Ann got two copies, one after the other. What she tagged in the first one was never in the second one.
void TestHandOut::whatCameInMeanwhileStays()
{
    Office o;
    Study earlier = o.copyFor(o.ann);
    const Study later = o.copyFor(o.ann);
    const Annotation fresh = earlier.tag(o.first, o.ann.id, o.ban, {0, 19});
    const Study once = mergedInto(o.study, earlier);
    QVERIFY(once.project.article(o.first)->annotation(fresh.id));
    QVERIFY(mergeOf(once, later).change.edits.empty());
}

/// Ours deleted what was handed out; the copy still has it. It comes in, but not silently.
void TestHandOut::whatWasDeletedHereIsAsked()
{
    Office o;
    const Annotation goes = o.study.tag(o.first, o.ann.id, o.ban, {0, 19});
    o.study.tag(o.first, o.ann.id, o.ban, {20, 40});
    const Study copy = o.copyFor(o.ann);
    o.study.apply(removing(goes));
    const Merge merge = mergeOf(o.study, copy);
    QCOMPARE(merge.conflicts.size(), 1);
    QVERIFY(merge.conflicts[0].canChoose && merge.conflicts[0].taken == MergeSide::Theirs);
    QVERIFY(mergedInto(o.study, copy).project.article(o.first)->annotation(goes.id));
    MergeOptions options;
    options.chosen.insert(merge.conflicts[0].key, MergeSide::Ours);
    QVERIFY(mergeOf(o.study, copy, options).change.edits.empty());
    QCOMPARE(mergeOf(o.study, copy, options).count(MergeKind::Annotation, &MergeCounts::refused), 1);
}

/// A project made of one copy, into which another annotator's comes: nothing was ever deleted there.
void TestHandOut::aCopyOfAnotherProjectIsNotAsked()
{
    Office o;
    o.study.tag(o.first, o.ann.id, o.ban, {0, 19});
    o.study.tag(o.first, o.bo, o.ban, {20, 40});
    Study made;
    made.project = withoutHandOut(o.copyFor(o.ann).project);
    const Study other = o.copyFor({o.bo, QStringLiteral("Bo"), false});
    QVERIFY(mergeOf(made, other).conflicts.isEmpty());
    QCOMPARE(mergedInto(made, other).annotations(o.first).size(), 2);
}

/// Tagged in the copy, merged, and deleted in the copy then: the stamp does not know it.
void TestHandOut::whatTheCopyDeletedAfterAMergeIsSaid()
{
    Office o;
    Study copy = o.copyFor(o.ann);
    const Annotation fresh = copy.tag(o.first, o.ann.id, o.ban, {0, 19});
    const Study once = mergedInto(o.study, copy);
    QVERIFY(mergeOf(once, copy).remarks.isEmpty());
    copy.apply(removing(fresh));
    const Merge again = mergeOf(once, copy);
    QVERIFY(again.change.edits.empty());
    QCOMPARE(again.remarks.size(), 1);
    QVERIFY(again.remarks[0].what.contains(QStringLiteral("not in the copy")));
}

} // namespace standpoint

QTEST_APPLESS_MAIN(standpoint::TestHandOut)
#include "tst_hand_out.moc"
