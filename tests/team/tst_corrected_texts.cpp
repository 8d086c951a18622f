// SPDX-License-Identifier: GPL-3.0-or-later
//
// Copies of one article of which somebody corrected the text in one.
#include "model/document/article_acts.h"
#include "tests/team/two_projects.h"

#include <QTest>

namespace standpoint {

class TestCorrectedTexts : public QObject
{
    Q_OBJECT

private slots:
    void whatWeHaveIsNotThereTwice();
    void whatTheyChangedLaterComesToOurPlace();
    void ourPlaceHoldsAgainstAnotherReading();
    void aHomeThatWasCorrectedKeepsItsOffsets();
    void oneHomeIsEnough();
    void aDecisionNeverSpreadsToTheNextSentence();
    void aDecisionThatWeCarriedStays();
    void eachRewordedAnnotationIsNamed();
};

namespace {

struct Copies
{
    Study ours;
    ArticleId article = ours.addArticle(QStringLiteral("Talks"), talks);
    ActorId ban = ours.addActor(QStringLiteral("Ban"));
    AnnotatorId ann = ours.addAnnotator(QStringLiteral("Ann"));
};

/// As the correction of a text does it.
void correct(Study &study, ArticleId article, const QString &from, const QString &to)
{
    QString text = study.project.article(article)->content();
    QVERIFY(text.contains(from));
    text.replace(from, to);
    const Result<Correction> correction = corrected(*study.project.article(article), text);
    QVERIFY(correction && correction->lost.isEmpty());
    for (const AnyEdit &edit : correction->edits)
        study.apply(edit);
}

Decision decided(const Copies &c, TextSpan place, int minute = 3)
{
    Decision decision;
    decision.id = DecisionId::random();
    decision.article = c.article;
    decision.place = place;
    decision.actor = c.ban;
    decision.issue = c.ours.project.issues().inOrder()[0].id;
    decision.verdict = Decision::Verdict::Rejected;
    decision.by = c.ann;
    decision.at = at(minute);
    return decision;
}

const Article *otherArticle(const Study &study, ArticleId than)
{
    for (const Shared<Article> &article : study.project.articles()) {
        if (article->info->id != than)
            return &*article;
    }
    return nullptr;
}

qsizetype remarksWith(const Merge &merge, const QString &words)
{
    return std::count_if(merge.remarks.begin(), merge.remarks.end(),
        [&](const MergeRemark &remark) { return remark.what.contains(words); });
}

} // namespace

/// A part of a word that we replaced: here it marks the whole new word.
void TestCorrectedTexts::whatWeHaveIsNotThereTwice()
{
    Copies c;
    c.ours.tag(c.article, c.ann, c.ban, {20, 23});
    const Study theirs = c.ours;
    correct(c.ours, c.article, QStringLiteral("Nobody"), QStringLiteral("Everyone"));
    QVERIFY(mergeOf(c.ours, theirs).change.edits.empty());
    QVERIFY(mergeOf(c.ours, theirs).conflicts.isEmpty());
    // The other way round: theirs has the correction, and ours the text.
    QCOMPARE(mergedInto(theirs, c.ours).project.articles().size(), 1);
}

void TestCorrectedTexts::whatTheyChangedLaterComesToOurPlace()
{
    Copies c;
    const Annotation label = c.ours.tag(c.article, c.ann, c.ban, {20, 23});
    Study theirs = c.ours;
    Annotation after = label;
    after.setNote(QStringLiteral("Later."));
    after.modified = at(9);
    theirs.replace(label, after);
    correct(c.ours, c.article, QStringLiteral("Nobody"), QStringLiteral("Everyone"));
    const Study merged = mergedInto(c.ours, theirs);
    QCOMPARE(merged.project.articles().size(), 1);
    QCOMPARE(merged.annotations(c.article).size(), 1);
    const Annotation &held = merged.annotations(c.article)[0];
    QCOMPARE(*held.note, QStringLiteral("Later."));
    QCOMPARE(merged.project.article(c.article)->evidenceText(held.evidence), QStringLiteral("Everyone"));
}

/// Where a correction says itself which of two equal words it put in, ours has the evidence elsewhere than a
/// comparison of the whole texts would put it.
void TestCorrectedTexts::ourPlaceHoldsAgainstAnotherReading()
{
    Copies c;
    const Annotation label = c.ours.tag(c.article, c.ann, c.ban, {41, 51});
    const Study theirs = c.ours;
    Annotation moved = label;
    correct(c.ours, c.article, QStringLiteral("The League"), QStringLiteral("Then the League"));
    moved = c.ours.annotations(c.article)[0];
    Annotation narrower = moved;
    narrower.evidence = TextSpan{moved.evidence.end() - 6, moved.evidence.end()};
    c.ours.replace(moved, narrower); // the same moment: as another reading of the correction gives it
    const Merge merge = mergeOf(c.ours, theirs);
    QVERIFY(merge.change.edits.empty());
    QVERIFY(merge.conflicts.isEmpty());
}

/// What has no place in our text is in an article of its own, of which somebody corrects the text too.
void TestCorrectedTexts::aHomeThatWasCorrectedKeepsItsOffsets()
{
    Copies c;
    Study theirs = c.ours;
    const AnnotatorId bo = theirs.addAnnotator(QStringLiteral("Bo"));
    theirs.tag(c.article, bo, c.ban, {20, 40});
    correct(c.ours, c.article, QStringLiteral("Nobody answered him. "), QString());
    Study merged = mergedInto(c.ours, theirs);
    const ArticleId home = otherArticle(merged, c.article)->info->id;
    correct(merged, home, QStringLiteral("Ban spoke"), QStringLiteral("Ban Ki-moon spoke"));
    QVERIFY(mergeOf(merged, theirs).change.edits.empty());
    // What they tag later goes to the text that it was tagged in.
    theirs.tag(c.article, bo, c.ban, {20, 26}, 5);
    const Study again = mergedInto(merged, theirs);
    QStringList words;
    for (const Shared<Article> &article : again.project.articles()) {
        for (const Annotation &annotation : article->annotations)
            words.append(article->evidenceText(annotation.evidence));
    }
    words.sort();
    QCOMPARE(words, (QStringList{QStringLiteral("Nobody"), QStringLiteral("Nobody answered him.")}));
}

/// They corrected their text too since it was merged.
void TestCorrectedTexts::oneHomeIsEnough()
{
    Copies c;
    Study theirs = c.ours;
    theirs.tag(c.article, c.ann, c.ban, {20, 40});
    correct(c.ours, c.article, QStringLiteral("Nobody answered him. "), QString());
    Study merged = mergedInto(c.ours, theirs);
    correct(theirs, c.article, QStringLiteral("answered"), QStringLiteral("replied to"));
    merged = mergedInto(merged, theirs);
    QSet<AnnotationId> ids;
    for (const Shared<Article> &article : merged.project.articles()) {
        for (const Annotation &annotation : article->annotations) {
            QVERIFY(!ids.contains(annotation.id));
            ids.insert(annotation.id);
            QVERIFY(article->evidenceText(annotation.evidence).startsWith(QStringLiteral("Nobody")));
        }
    }
    QCOMPARE(ids.size(), 1);
}

/// The end of its sentence is within what was replaced.
void TestCorrectedTexts::aDecisionNeverSpreadsToTheNextSentence()
{
    Copies c;
    Study theirs = c.ours;
    const Decision decision = decided(c, {20, 40});
    theirs.apply(adding(decision));
    correct(c.ours, c.article, QStringLiteral("him. The"), QStringLiteral("and"));
    const Merge merge = mergeOf(c.ours, theirs);
    QCOMPARE(merge.count(MergeKind::Decision, &MergeCounts::refused), 1);
    QCOMPARE(merge.count(MergeKind::Decision, &MergeCounts::added), 0);
    QVERIFY(!mergedInto(c.ours, theirs).project.article(c.article)->decisions);
    // A word of its own sentence does not matter.
    Copies d;
    theirs = d.ours;
    theirs.apply(adding(decided(d, {20, 40})));
    correct(d.ours, d.article, QStringLiteral("answered"), QStringLiteral("replied to"));
    QCOMPARE(
        mergedInto(d.ours, theirs).project.article(d.article)->decisions->first().place, (TextSpan{20, 42}));
}

void TestCorrectedTexts::aDecisionThatWeCarriedStays()
{
    Copies c;
    c.ours.apply(adding(decided(c, {20, 40})));
    const Study theirs = c.ours;
    correct(c.ours, c.article, QStringLiteral("him. The"), QStringLiteral("and"));
    QVERIFY(c.ours.project.article(c.article)->decisions);
    const Merge merge = mergeOf(c.ours, theirs);
    QVERIFY(merge.change.edits.empty());
    QCOMPARE(merge.count(MergeKind::Decision, &MergeCounts::refused), 0);
}

void TestCorrectedTexts::eachRewordedAnnotationIsNamed()
{
    Copies c;
    Study theirs = c.ours;
    theirs.tag(c.article, c.ann, c.ban, {20, 40});
    theirs.tag(c.article, c.ann, c.ban, {27, 35});
    theirs.tag(c.article, c.ann, c.ban, {0, 3});
    correct(c.ours, c.article, QStringLiteral("answered"), QStringLiteral("replied to"));
    const Merge merge = mergeOf(c.ours, theirs);
    QCOMPARE(remarksWith(merge, QStringLiteral("“Nobody answered him.”")), 1);
    QCOMPARE(remarksWith(merge, QStringLiteral("“replied to”")), 1);
    QCOMPARE(merge.remarks.size(), 3); // the article itself too
    // Once they are here they are not news any more.
    QCOMPARE(mergeOf(mergedInto(c.ours, theirs), theirs).remarks.size(), 1);
}

} // namespace standpoint

QTEST_APPLESS_MAIN(standpoint::TestCorrectedTexts)
#include "tst_corrected_texts.moc"
