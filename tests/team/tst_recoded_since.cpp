// SPDX-License-Identifier: GPL-3.0-or-later
//
// Copies that come back to a project whose codebook was changed since they were handed out.
#include "model/codebook/merging.h"
#include "model/codebook/revising.h"
#include "model/team/hand_out.h"
#include "tests/team/two_projects.h"

#include <QTest>

namespace standpoint {

class TestRecodedSince : public QObject
{
    Q_OBJECT

private slots:
    void aSplitStays();
    void aSplitStaysWhereTheNoteChanged();
    void whoChangedTheIssueThereCanBeHeard();
    void aJoinedIssueIsTheSurvivor();
    void aJoinedIssueIsFoundByItsGuideline();
    void aJoinedIssueCanBeSetApart();
    void anIssueNeverComesBackSilently();
    void aJoinedActorIsTheSurvivor();
    void aJoinedActorIsFoundByItsAlias();
    void aJoinedStanceIsTheSurvivor();
    void twoThatBecameOneStayOne();
    void aNewIssueOfTheCopyComesIn();
    void theClockOfTheCopyDoesNotUndoARecoding();
};

namespace {

const QDateTime handedOut = at(60);

struct Office
{
    Study study;
    ArticleId article = study.addArticle(QStringLiteral("Talks"), talks);
    ActorId ban = study.addActor(QStringLiteral("Ban"));
    AnnotatorId ann = study.addAnnotator(QStringLiteral("Ann"));
    IssueId first = study.project.issues().inOrder()[0].id;
    IssueId second = study.project.issues().inOrder()[1].id;

    Study copy() const
    {
        Study copy;
        copy.project = handedOutCopy(
            study.project, *study.project.annotators().find(ann), study.project.articleOrder(), handedOut)
                           .value();
        return copy;
    }
    void revise(const Result<Revision> &revision)
    {
        QVERIFY(revision);
        for (const AnyEdit &edit : revision->edits)
            study.apply(edit);
    }
    Annotation tag(Study &in, TextSpan evidence, IssueId issue, int minute = 0) const
    {
        Annotation label = in.label(article, ann, ban, evidence, minute);
        label.issue = issue;
        in.apply(adding(label));
        return label;
    }
    void note(Study &in, const Annotation &label, int minute = 70) const
    {
        Annotation after = label;
        after.setNote(QStringLiteral("Noted in the copy."));
        after.modified = at(minute);
        in.replace(label, after);
    }
    /// The first issue divided: `chosen` go to the new one, whose id is returned.
    IssueId split(const Annotation &chosen)
    {
        Issue fresh{IssueId::random(), QStringLiteral("Ceasefire"), 0, {}};
        revise(splitting(study.project, first, fresh, {chosen.id}));
        return fresh.id;
    }
    const Annotation &in(const Study &merged, const Annotation &label) const
    {
        return *merged.project.article(article)->annotation(label.id);
    }
};

bool isRemarked(const Merge &merge, const QString &words)
{
    return std::any_of(merge.remarks.begin(), merge.remarks.end(),
        [&](const MergeRemark &remark) { return remark.what.contains(words); });
}

const MergeMatch *joinedMatch(const Merge &merge)
{
    for (const MergeMatch &match : merge.matches) {
        if (match.by == MatchedBy::Joined)
            return &match;
    }
    return nullptr;
}

} // namespace

void TestRecodedSince::aSplitStays()
{
    Office o;
    const Annotation label = o.tag(o.study, {0, 19}, o.first);
    Study copy = o.copy();
    const IssueId fresh = o.split(label);
    MergeOptions options;
    for (const MergeSide take : {MergeSide::Ours, MergeSide::Theirs}) {
        options.take = take;
        const Merge merge = mergeOf(o.study, copy, options);
        QVERIFY(std::none_of(merge.conflicts.begin(), merge.conflicts.end(),
            [](const MergeConflict &one) { return one.kind == MergeKind::Annotation; }));
        QVERIFY(o.in(mergedInto(o.study, copy, options), label).issue == fresh);
    }
}

void TestRecodedSince::aSplitStaysWhereTheNoteChanged()
{
    Office o;
    const Annotation label = o.tag(o.study, {0, 19}, o.first);
    Study copy = o.copy();
    o.note(copy, label);
    const IssueId fresh = o.split(label);
    const Study merged = mergedInto(o.study, copy);
    QVERIFY(o.in(merged, label).issue == fresh);
    QCOMPARE(*o.in(merged, label).note, QStringLiteral("Noted in the copy."));
}

void TestRecodedSince::whoChangedTheIssueThereCanBeHeard()
{
    Office o;
    const Annotation label = o.tag(o.study, {0, 19}, o.first);
    Study copy = o.copy();
    Annotation after = label;
    after.issue = o.second;
    after.modified = at(70);
    copy.replace(label, after);
    o.split(label);
    const Merge merge = mergeOf(o.study, copy);
    const auto asked = std::find_if(merge.conflicts.begin(), merge.conflicts.end(),
        [](const MergeConflict &one) { return one.field == QStringLiteral("issue"); });
    QVERIFY(asked != merge.conflicts.end() && asked->canChoose);
    QCOMPARE(asked->ours, QStringLiteral("Ceasefire"));
    MergeOptions options;
    options.chosen.insert(asked->key, MergeSide::Theirs);
    const Merge chosen = mergeOf(o.study, copy, options);
    Study merged = o.study;
    QVERIFY(merged.project.apply(chosen.change));
    QVERIFY(o.in(merged, label).issue == o.second);
}

void TestRecodedSince::aJoinedIssueIsTheSurvivor()
{
    Office o;
    const Annotation label = o.tag(o.study, {0, 19}, o.second);
    const Annotation touched = o.tag(o.study, {20, 40}, o.second);
    Study copy = o.copy();
    o.note(copy, touched);
    const Annotation fresh = o.tag(copy, {41, 62}, o.second, 75);
    const QString name = o.study.project.issues().find(o.second)->name;
    o.revise(merging(o.study.project, o.first, QList<IssueId>{o.second}));
    const Merge merge = mergeOf(o.study, copy);
    QVERIFY(joinedMatch(merge) && joinedMatch(merge)->theirs == name);
    QVERIFY(isRemarked(merge, name));
    QCOMPARE(merge.count(MergeKind::Issue, &MergeCounts::added), 0);
    const Study merged = mergedInto(o.study, copy);
    QVERIFY(!merged.project.issues().contains(o.second));
    QVERIFY(merged.project.issues().find(o.first)->name == o.study.project.issues().find(o.first)->name);
    for (const Annotation &one : {label, touched, fresh})
        QVERIFY(o.in(merged, one).issue == o.first);
    QVERIFY(o.in(merged, touched).note);
}

/// No annotation shows where it went; its guideline does.
void TestRecodedSince::aJoinedIssueIsFoundByItsGuideline()
{
    Office o;
    const Issue issue = *o.study.project.issues().find(o.second);
    Issue worded = issue;
    worded.guideline = QStringLiteral("Whenever talks are meant.");
    o.study.replace(issue, worded);
    Study copy = o.copy();
    const Annotation fresh = o.tag(copy, {41, 62}, o.second, 75);
    o.revise(merging(o.study.project, o.first, QList<IssueId>{o.second}));
    QVERIFY(joinedMatch(mergeOf(o.study, copy)));
    const Study merged = mergedInto(o.study, copy);
    QVERIFY(!merged.project.issues().contains(o.second));
    QVERIFY(o.in(merged, fresh).issue == o.first);
}

void TestRecodedSince::aJoinedIssueCanBeSetApart()
{
    Office o;
    o.tag(o.study, {0, 19}, o.second);
    Study copy = o.copy();
    const Annotation fresh = o.tag(copy, {41, 62}, o.second, 75);
    o.revise(merging(o.study.project, o.first, QList<IssueId>{o.second}));
    MergeOptions options;
    options.apart.insert(joinedMatch(mergeOf(o.study, copy))->key);
    Study merged = o.study;
    QVERIFY(merged.project.apply(mergeOf(o.study, copy, options).change));
    QVERIFY(o.in(merged, fresh).issue == o.second);
}

/// Taken out of the codebook here, unused, or used in the copy only.
void TestRecodedSince::anIssueNeverComesBackSilently()
{
    Office o;
    Study copy = o.copy();
    const QString name = o.study.project.issues().find(o.second)->name;
    o.study.apply(removing(*o.study.project.issues().find(o.second)));
    const Merge merge = mergeOf(o.study, copy);
    const auto asked = std::find_if(merge.conflicts.begin(), merge.conflicts.end(),
        [&](const MergeConflict &one) { return one.kind == MergeKind::Issue && one.theirs == name; });
    QVERIFY(asked != merge.conflicts.end() && asked->canChoose);
    MergeOptions options;
    options.chosen.insert(asked->key, MergeSide::Ours);
    QVERIFY(mergeOf(o.study, copy, options).change.edits.empty());
    const Annotation fresh = o.tag(copy, {41, 62}, o.second, 75);
    QVERIFY(isRemarked(mergeOf(o.study, copy), QStringLiteral("handed out")));
    QVERIFY(o.in(mergedInto(o.study, copy), fresh).issue == o.second);
}

void TestRecodedSince::aJoinedActorIsTheSurvivor()
{
    Office o;
    const ActorId league = o.study.addActor(QStringLiteral("League"));
    const ActorId arabs = o.study.addActor(QStringLiteral("Arab League"), {QStringLiteral("Arabs")});
    const Annotation label = o.study.tag(o.article, o.ann, league, {0, 19});
    Study copy = o.copy();
    o.note(copy, label);
    const Annotation fresh = copy.tag(o.article, o.ann, league, {20, 40}, 75);
    o.revise(merging(o.study.project, arabs, QList<ActorId>{league}));
    const Study merged = mergedInto(o.study, copy);
    QVERIFY(!merged.project.actors().contains(league));
    QVERIFY(o.in(merged, label).actor == arabs && o.in(merged, label).note);
    QVERIFY(o.in(merged, fresh).actor == arabs);
    QVERIFY(*merged.project.actors().find(arabs) == *o.study.project.actors().find(arabs));
}

void TestRecodedSince::aJoinedActorIsFoundByItsAlias()
{
    Office o;
    const ActorId league = o.study.addActor(QStringLiteral("League"));
    const ActorId arabs = o.study.addActor(QStringLiteral("Arab League"));
    Study copy = o.copy();
    const Annotation fresh = copy.tag(o.article, o.ann, league, {20, 40}, 75);
    o.revise(merging(o.study.project, arabs, QList<ActorId>{league}));
    const Study merged = mergedInto(o.study, copy);
    QVERIFY(!merged.project.actors().contains(league));
    QVERIFY(o.in(merged, fresh).actor == arabs);
    // Two actors of which one was called like the other at that time are two.
    Office p;
    const ActorId two = p.study.addActor(QStringLiteral("League"));
    p.study.addActor(QStringLiteral("Arab League"), {QStringLiteral("League")});
    copy = p.copy();
    p.study.apply(removing(*p.study.project.actors().find(two)));
    QVERIFY(mergedInto(p.study, copy).project.actors().contains(two));
}

void TestRecodedSince::aJoinedStanceIsTheSurvivor()
{
    Office o;
    const QList<StanceValue> stances = o.study.project.stances().inOrder();
    const Annotation label = o.study.tag(o.article, o.ann, o.ban, {0, 19}, 0, 1);
    Study copy = o.copy();
    o.note(copy, label);
    const Annotation fresh = copy.tag(o.article, o.ann, o.ban, {20, 40}, 75, 1);
    o.revise(merging(o.study.project, stances[0].id, QList<StanceId>{stances[1].id}));
    const Study merged = mergedInto(o.study, copy);
    QVERIFY(!merged.project.stances().contains(stances[1].id));
    QVERIFY(o.in(merged, label).stance == stances[0].id && o.in(merged, label).note);
    QVERIFY(o.in(merged, fresh).stance == stances[0].id);
}

/// Two annotations that said the same once their issues were one became one here; the copy has both.
void TestRecodedSince::twoThatBecameOneStayOne()
{
    Office o;
    const Annotation kept = o.tag(o.study, {0, 19}, o.first);
    o.tag(o.study, {0, 19}, o.second);
    o.tag(o.study, {20, 40}, o.second);
    const Study copy = o.copy();
    o.revise(merging(o.study.project, o.first, QList<IssueId>{o.second}));
    QCOMPARE(o.study.annotations(o.article).size(), 2);
    QVERIFY(mergeOf(o.study, copy).change.edits.empty());
    QVERIFY(o.in(mergedInto(o.study, copy), kept).issue == o.first);
}

void TestRecodedSince::aNewIssueOfTheCopyComesIn()
{
    Office o;
    Study copy = o.copy();
    const Issue fresh{IssueId::random(), QStringLiteral("Refugees"), 9, {}};
    copy.apply(adding(fresh));
    const Annotation label = o.tag(copy, {0, 19}, fresh.id, 75);
    const Study merged = mergedInto(o.study, copy);
    QVERIFY(merged.project.issues().contains(fresh.id));
    QVERIFY(o.in(merged, label).issue == fresh.id);
}

/// Ours took its last change back, so the version of the copy is the later one, though nobody touched it.
void TestRecodedSince::theClockOfTheCopyDoesNotUndoARecoding()
{
    Office o;
    const Annotation label = o.tag(o.study, {0, 19}, o.first, 10);
    Annotation later = label;
    later.setNote(QStringLiteral("Taken back."));
    later.modified = at(20);
    o.study.replace(label, later);
    const Study copy = o.copy();
    o.study.replace(later, label);
    const Merge merge = mergeOf(o.study, copy);
    QVERIFY(merge.change.edits.empty());
    QCOMPARE(merge.conflicts.size(), 1);
    QVERIFY(merge.conflicts[0].canChoose && merge.conflicts[0].taken == MergeSide::Ours);
}

} // namespace standpoint

QTEST_APPLESS_MAIN(standpoint::TestRecodedSince)
#include "tst_recoded_since.moc"
