// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/team/two_projects.h"

#include <QTest>

namespace standpoint {

class TestMerge : public QObject
{
    Q_OBJECT

private slots:
    void textsAloneAreEnough();
    void whatOneLeftOutIsFilledIn();
    void bothSayingSomethingIsAConflict();
    void aConflictCanBeChosenAlone();
    void annotatorsOfOneNameCanBeKeptApart();
    void anActorIsFoundByAlias();
    void anAliasOfTwoFindsNobody();
    void namesakesAreToldApartByTheirKind();
    void aTakenNameIsMadeAnother();
    void answersFollowTheirChoice();
    void goldIsOneLayer();
    void theLaterVersionIsTaken_data();
    void theLaterVersionIsTaken();
    void versionsOfOneMomentAreChosen();
    void whatIsSaidTwiceStaysTwice();
    void doneGoesBeforeStarted();
    void nothingIsDeletedWithoutAStamp();
    void aCorrectedTextTakesItsAnnotationsAlong();
    void whatACorrectionCutKeepsItsText();
    void articlesOfOneTextAreToldApart();
    void aTextPrintedElsewhereIsAnotherArticle_data();
    void aTextPrintedElsewhereIsAnotherArticle();
    void articlesOfOneTextCanBeKeptApart();
    void theLaterDecisionHolds();
    void aWorkListLosesNoArticle();
    void itCanBeStopped();
};

namespace {

/// Two studies of the same texts that know nothing of each other.
struct Strangers
{
    Study ours;
    Study theirs;
    ArticleId ourArticle = ours.addArticle(QStringLiteral("Talks"), talks);
    ArticleId theirArticle = theirs.addArticle(QStringLiteral("Talks"), talks);
};

/// Two copies of one study in which Ann tagged Ban.
struct Copies
{
    Study ours;
    ArticleId article = ours.addArticle(QStringLiteral("Talks"), talks);
    ActorId ban = ours.addActor(QStringLiteral("Ban"));
    AnnotatorId ann = ours.addAnnotator(QStringLiteral("Ann"));
    Annotation label = ours.tag(article, ann, ban, {0, 19});
    Study theirs = ours;
};

const MergeConflict *conflictAbout(const Merge &merge, const QString &field)
{
    const auto found = std::find_if(merge.conflicts.begin(), merge.conflicts.end(),
        [&](const MergeConflict &conflict) { return conflict.field == field; });
    return found == merge.conflicts.end() ? nullptr : &*found;
}

} // namespace

void TestMerge::textsAloneAreEnough()
{
    Strangers s;
    const ArticleId more = s.theirs.addArticle(QStringLiteral("Vote"), vote);
    const AnnotatorId bo = s.theirs.addAnnotator(QStringLiteral("Bo"));
    const ActorId house = s.theirs.addActor(QStringLiteral("House"));
    s.theirs.tag(s.theirArticle, bo, house, {20, 40});
    s.theirs.tag(more, bo, house, {0, 16});
    const Merge merge = mergeOf(s.ours, s.theirs);
    QCOMPARE(merge.count(MergeKind::Article, &MergeCounts::byOther), 1);
    QCOMPARE(merge.count(MergeKind::Article, &MergeCounts::added), 1);
    QCOMPARE(merge.count(MergeKind::Annotation, &MergeCounts::added), 2);
    const Study merged = mergedInto(s.ours, s.theirs);
    QCOMPARE(merged.project.articles().size(), 2);
    QCOMPARE(merged.annotations(s.ourArticle).size(), 1);
    QVERIFY(merged.annotations(s.ourArticle)[0].evidence == Evidence(TextSpan{20, 40}));
    QVERIFY(merged.project.articleOrder() == (QList<ArticleId>{s.ourArticle, more}));
}

void TestMerge::whatOneLeftOutIsFilledIn()
{
    Strangers s;
    ArticleInfo info = s.ours.info(s.ourArticle);
    info.tags = {QStringLiteral("a"), QStringLiteral("b")};
    info.source = QStringLiteral("Agency");
    s.ours.replace(s.ours.info(s.ourArticle), info);
    info = s.theirs.info(s.theirArticle);
    info.tags = {QStringLiteral("b"), QStringLiteral("c")};
    info.published = QDate(2013, 9, 1);
    s.theirs.replace(s.theirs.info(s.theirArticle), info);
    QVERIFY(mergeOf(s.ours, s.theirs).conflicts.isEmpty());
    info = mergedInto(s.ours, s.theirs).info(s.ourArticle);
    QCOMPARE(info.tags, (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(info.source, QStringLiteral("Agency"));
    QCOMPARE(info.published, QDate(2013, 9, 1));
}

void TestMerge::bothSayingSomethingIsAConflict()
{
    Copies c;
    const Issue issue = c.ours.project.issues().inOrder()[0];
    Issue ours = issue;
    ours.guideline = QStringLiteral("Ours.");
    Issue theirs = issue;
    theirs.guideline = QStringLiteral("Theirs.");
    c.ours.replace(issue, ours);
    c.theirs.replace(issue, theirs);
    const Merge merge = mergeOf(c.ours, c.theirs);
    QVERIFY(merge.change.edits.empty());
    QCOMPARE(merge.conflicts.size(), 1);
    QCOMPARE(merge.conflicts[0].field, QStringLiteral("guideline"));
    QCOMPARE(merge.conflicts[0].thing, issue.name);
    QCOMPARE(merge.conflicts[0].ours, QStringLiteral("Ours."));
    QCOMPARE(merge.conflicts[0].theirs, QStringLiteral("Theirs."));
    QVERIFY(merge.conflicts[0].taken == MergeSide::Ours && merge.conflicts[0].canChoose);
    MergeOptions options;
    options.take = MergeSide::Theirs;
    QVERIFY(mergeOf(c.ours, c.theirs, options).conflicts[0].taken == MergeSide::Theirs);
    QCOMPARE(mergedInto(c.ours, c.theirs, options).project.issues().find(issue.id)->guideline,
        QStringLiteral("Theirs."));
}

void TestMerge::aConflictCanBeChosenAlone()
{
    Copies c;
    const QList<Issue> issues = c.ours.project.issues().inOrder();
    for (const Issue &issue : issues) {
        Issue other = issue;
        other.guideline = QStringLiteral("Theirs.");
        c.theirs.replace(issue, other);
    }
    const Merge before = mergeOf(c.ours, c.theirs);
    QCOMPARE(before.conflicts.size(), issues.size());
    MergeOptions options;
    options.chosen.insert(before.conflicts[1].key, MergeSide::Theirs);
    const Study merged = mergedInto(c.ours, c.theirs, options);
    QCOMPARE(merged.project.issues().find(issues[0].id)->guideline, issues[0].guideline);
    QCOMPARE(merged.project.issues().find(issues[1].id)->guideline, QStringLiteral("Theirs."));
}

void TestMerge::annotatorsOfOneNameCanBeKeptApart()
{
    Strangers s;
    s.ours.addAnnotator(QStringLiteral("Ann"));
    const AnnotatorId other = s.theirs.addAnnotator(QStringLiteral("Ann"));
    const Merge merge = mergeOf(s.ours, s.theirs);
    QVERIFY(merge.matches[0].kind == MergeKind::Annotator && merge.matches[0].by == MatchedBy::Name);
    QCOMPARE(mergedInto(s.ours, s.theirs).project.annotators().size(), 1);
    MergeOptions options;
    options.apart = {merge.matches[0].key};
    QVERIFY(mergeOf(s.ours, s.theirs, options).matches[0].apart);
    const Study merged = mergedInto(s.ours, s.theirs, options);
    QCOMPARE(merged.project.annotators().size(), 2);
    QCOMPARE(merged.project.annotators().find(other)->name, QStringLiteral("Ann (2)"));
}

void TestMerge::anActorIsFoundByAlias()
{
    Strangers s;
    const ActorId ours = s.ours.addActor(QStringLiteral("Ban Ki-moon"), {QStringLiteral("Ban")});
    const ActorId theirs = s.theirs.addActor(QStringLiteral("ban"), {QStringLiteral("Secretary-General")});
    const AnnotatorId bo = s.theirs.addAnnotator(QStringLiteral("Bo"));
    s.theirs.tag(s.theirArticle, bo, theirs, {0, 19});
    const Merge merge = mergeOf(s.ours, s.theirs);
    QVERIFY(std::any_of(merge.matches.begin(), merge.matches.end(), [](const MergeMatch &match) {
        return match.by == MatchedBy::Alias && match.ours == QStringLiteral("Ban Ki-moon")
            && match.theirs == QStringLiteral("ban");
    }));
    const Study merged = mergedInto(s.ours, s.theirs);
    QCOMPARE(merged.project.actors().size(), 1);
    QCOMPARE(merged.project.actors().find(ours)->aliases,
        (QStringList{QStringLiteral("Ban"), QStringLiteral("ban"), QStringLiteral("Secretary-General")}));
    QVERIFY(merged.annotations(s.ourArticle)[0].actor == ours);
}

void TestMerge::anAliasOfTwoFindsNobody()
{
    Strangers s;
    s.ours.addActor(QStringLiteral("Barack Obama"), {QStringLiteral("the President")});
    s.ours.addActor(QStringLiteral("Bashar al-Assad"), {QStringLiteral("the President")});
    const ActorId theirs = s.theirs.addActor(QStringLiteral("the President"));
    const Merge merge = mergeOf(s.ours, s.theirs);
    QCOMPARE(merge.remarks.size(), 1);
    QVERIFY(mergedInto(s.ours, s.theirs).project.actors().contains(theirs));
}

void TestMerge::namesakesAreToldApartByTheirKind()
{
    Strangers s;
    const QString georgia = QStringLiteral("Georgia");
    const ActorId state = s.ours.addActor(georgia, {}, Actor::Kind::State);
    const ActorId person = s.ours.addActor(georgia, {}, Actor::Kind::Person);
    const ActorId theirs = s.theirs.addActor(georgia, {}, Actor::Kind::State);
    const AnnotatorId bo = s.theirs.addAnnotator(QStringLiteral("Bo"));
    s.theirs.tag(s.theirArticle, bo, theirs, {0, 19});
    const Study merged = mergedInto(s.ours, s.theirs);
    QCOMPARE(merged.project.actors().size(), 2);
    QVERIFY(merged.annotations(s.ourArticle)[0].actor == state);
    QVERIFY(merged.project.actors().contains(person));
}

/// They call another issue so: both stay, and the annotations of each keep theirs.
void TestMerge::aTakenNameIsMadeAnother()
{
    Copies c;
    const Issue issue = c.ours.project.issues().inOrder()[0];
    Issue renamed = issue;
    renamed.name = QStringLiteral("war");
    c.theirs.replace(issue, renamed);
    Issue another = issue;
    another.id = IssueId::random();
    another.order = 9;
    c.theirs.apply(adding(another));
    const Merge merge = mergeOf(c.ours, c.theirs);
    QCOMPARE(conflictAbout(merge, QStringLiteral("name"))->theirs, QStringLiteral("war"));
    QCOMPARE(merge.remarks.size(), 1);
    const Study merged = mergedInto(c.ours, c.theirs);
    QCOMPARE(merged.project.issues().find(issue.id)->name, issue.name);
    QCOMPARE(merged.project.issues().find(another.id)->name, issue.name + QStringLiteral(" (2)"));
}

void TestMerge::answersFollowTheirChoice()
{
    Strangers s;
    const QString name = QStringLiteral("tone");
    const Choice ourCalm{ChoiceId::random(), QStringLiteral("calm")};
    const Choice theirCalm{ChoiceId::random(), QStringLiteral("calm")};
    const Choice theirLoud{ChoiceId::random(), QStringLiteral("loud")};
    const Attribute ours{AttributeId::random(), name, 7, Attribute::Kind::Choice, {ourCalm}, {}};
    const Attribute theirs{
        AttributeId::random(), name, 7, Attribute::Kind::Choice, {theirLoud, theirCalm}, {}};
    s.ours.apply(adding(ours));
    s.theirs.apply(adding(theirs));
    const AnnotatorId bo = s.theirs.addAnnotator(QStringLiteral("Bo"));
    const ActorId ban = s.theirs.addActor(QStringLiteral("Ban"));
    for (const Choice &choice : {theirCalm, theirLoud}) {
        Annotation label = s.theirs.label(
            s.theirArticle, bo, ban, choice.id == theirCalm.id ? TextSpan{0, 19} : TextSpan{20, 40});
        label.setAnswer(theirs.id, choice.id.toString());
        s.theirs.apply(adding(label));
    }
    const Study merged = mergedInto(s.ours, s.theirs);
    QCOMPARE(merged.project.attributes().find(ours.id)->choices, (QList<Choice>{ourCalm, theirLoud}));
    QCOMPARE(merged.annotations(s.ourArticle)[0].answer(ours.id), ourCalm.id.toString());
    QCOMPARE(merged.annotations(s.ourArticle)[1].answer(ours.id), theirLoud.id.toString());
}

void TestMerge::goldIsOneLayer()
{
    Strangers s;
    const AnnotatorId ours = s.ours.addAnnotator(QStringLiteral("Gold"), true);
    const AnnotatorId theirs = s.theirs.addAnnotator(QStringLiteral("Consensus"), true);
    s.theirs.tag(s.theirArticle, theirs, s.theirs.addActor(QStringLiteral("Ban")), {0, 19});
    const Study merged = mergedInto(s.ours, s.theirs);
    QCOMPARE(merged.project.annotators().size(), 1);
    QVERIFY(merged.annotations(s.ourArticle)[0].annotator == ours);
}

void TestMerge::theLaterVersionIsTaken_data()
{
    QTest::addColumn<int>("oursAt");
    QTest::addColumn<int>("theirsAt");
    QTest::addColumn<int>("taken");
    QTest::newRow("only they changed it") << 0 << 5 << 2;
    QTest::newRow("only we changed it") << 5 << 0 << 1;
    QTest::newRow("both, they later") << 5 << 6 << 2;
    QTest::newRow("both, we later") << 6 << 5 << 1;
}

void TestMerge::theLaterVersionIsTaken()
{
    QFETCH(int, oursAt);
    QFETCH(int, theirsAt);
    QFETCH(int, taken);
    Copies c;
    const QList<StanceValue> stances = c.ours.project.stances().inOrder();
    const auto change = [&](Study &study, int minute, int stance) {
        Annotation after = c.label;
        after.stance = stances[stance].id;
        after.modified = at(minute);
        if (minute > 0)
            study.replace(c.label, after);
    };
    change(c.ours, oursAt, 1);
    change(c.theirs, theirsAt, 2);
    const Merge merge = mergeOf(c.ours, c.theirs);
    QCOMPARE(merge.conflicts.size(), 1);
    QVERIFY(!merge.conflicts[0].canChoose && !merge.conflicts[0].why.isEmpty());
    QVERIFY(merge.conflicts[0].article == c.article);
    QVERIFY(merge.conflicts[0].place == (TextSpan{0, 19}));
    const Study merged = mergedInto(c.ours, c.theirs);
    QCOMPARE(merged.annotations(c.article).size(), 1);
    QVERIFY(merged.annotations(c.article)[0].stance == stances[taken].id);
}

void TestMerge::versionsOfOneMomentAreChosen()
{
    Copies c;
    Annotation other = c.label;
    other.setNote(QStringLiteral("Theirs."));
    c.theirs.replace(c.label, other);
    const Merge merge = mergeOf(c.ours, c.theirs);
    QVERIFY(merge.change.edits.empty() && merge.conflicts[0].canChoose);
    MergeOptions options;
    options.take = MergeSide::Theirs;
    QVERIFY(mergedInto(c.ours, c.theirs, options).annotations(c.article)[0] == other);
}

void TestMerge::whatIsSaidTwiceStaysTwice()
{
    Copies c;
    Annotation again = c.label;
    again.id = AnnotationId::random();
    c.theirs.apply(adding(again));
    QCOMPARE(mergedInto(c.ours, c.theirs).annotations(c.article).size(), 2);
    // Under other ids it is what we have, once for each.
    Annotation renamed = c.label;
    renamed.id = AnnotationId::random();
    c.theirs.apply(removing(c.label));
    c.theirs.apply(adding(renamed));
    const Merge merge = mergeOf(c.ours, c.theirs);
    QCOMPARE(merge.count(MergeKind::Annotation, &MergeCounts::byOther), 1);
    QCOMPARE(mergedInto(c.ours, c.theirs).annotations(c.article).size(), 2);
}

void TestMerge::doneGoesBeforeStarted()
{
    using State = ArticleState::State;
    Copies c;
    const AnnotatorId bo = c.ours.addAnnotator(QStringLiteral("Bo"));
    c.theirs = c.ours;
    c.ours.apply(adding(ArticleState{c.article, c.ann, State::Started}));
    c.theirs.apply(adding(ArticleState{c.article, c.ann, State::Done}));
    c.ours.apply(adding(ArticleState{c.article, bo, State::Done}));
    c.theirs.apply(adding(ArticleState{c.article, bo, State::Started}));
    const Study merged = mergedInto(c.ours, c.theirs);
    QVERIFY(merged.project.article(c.article)->stateOf(c.ann) == State::Done);
    QVERIFY(merged.project.article(c.article)->stateOf(bo) == State::Done);
}

void TestMerge::nothingIsDeletedWithoutAStamp()
{
    Copies c;
    c.theirs.apply(removing(c.label));
    QVERIFY(mergeOf(c.ours, c.theirs).change.edits.empty());
}

/// Ours corrected a slip; theirs was tagged with the slip in it.
void TestMerge::aCorrectedTextTakesItsAnnotationsAlong()
{
    Copies c;
    const AnnotatorId bo = c.theirs.addAnnotator(QStringLiteral("Bo"));
    const Annotation behind = c.theirs.tag(c.article, bo, c.ban, {41, 62});
    const Article &before = *c.ours.project.article(c.article);
    ArticleText after = *before.text;
    after.text.replace(QStringLiteral("Ban"), QStringLiteral("Ban Ki-moon"));
    after.sentences = sentences(after.text, QStringLiteral("en"));
    c.ours.replace(ArticleText(*before.text), after);
    const Merge merge = mergeOf(c.ours, c.theirs);
    QCOMPARE(merge.remarks.size(), 1);
    const Study merged = mergedInto(c.ours, c.theirs);
    QCOMPARE(merged.project.articles().size(), 1);
    const Annotation *carried = merged.project.article(c.article)->annotation(behind.id);
    QVERIFY(carried && carried->evidence == Evidence(TextSpan{49, 70}));
    QCOMPARE(merged.project.article(c.article)->evidenceText(carried->evidence),
        QStringLiteral("The League did later."));
}

/// Of what somebody took out of the text, nothing is lost.
void TestMerge::whatACorrectionCutKeepsItsText()
{
    Copies c;
    const AnnotatorId bo = c.theirs.addAnnotator(QStringLiteral("Bo"));
    const Annotation cut = c.theirs.tag(c.article, bo, c.ban, {20, 40});
    const Annotation stays = c.theirs.tag(c.article, bo, c.ban, {41, 62});
    ArticleText after = *c.ours.project.article(c.article)->text;
    after.text.remove(QStringLiteral("Nobody answered him. "));
    after.sentences = sentences(after.text, QStringLiteral("en"));
    c.ours.replace(ArticleText(*c.ours.project.article(c.article)->text), after);
    const Study merged = mergedInto(c.ours, c.theirs);
    QCOMPARE(merged.project.articles().size(), 2);
    QVERIFY(merged.project.article(c.article)->annotation(stays.id));
    QVERIFY(!merged.project.article(c.article)->annotation(cut.id));
    for (const Shared<Article> &article : merged.project.articles()) {
        if (article->info->id == c.article)
            continue;
        QCOMPARE(article->content(), talks);
        QCOMPARE(article->annotations.size(), 1);
        QCOMPARE(
            article->evidenceText(article->annotations[0].evidence), QStringLiteral("Nobody answered him."));
        QVERIFY(article->annotations[0].annotator == bo);
    }
}

void TestMerge::articlesOfOneTextAreToldApart()
{
    Study ours;
    Study theirs;
    const ArticleId first = ours.addArticle(QStringLiteral("Monday"), talks);
    const ArticleId second = ours.addArticle(QStringLiteral("Tuesday"), talks);
    const ArticleId tuesday = theirs.addArticle(QStringLiteral("Tuesday"), talks);
    const ArticleId monday = theirs.addArticle(QStringLiteral("Monday"), talks);
    const AnnotatorId bo = theirs.addAnnotator(QStringLiteral("Bo"));
    const ActorId ban = theirs.addActor(QStringLiteral("Ban"));
    theirs.tag(monday, bo, ban, {0, 19});
    theirs.tag(tuesday, bo, ban, {20, 40});
    QVERIFY(mergeOf(ours, theirs).remarks.isEmpty());
    const Study merged = mergedInto(ours, theirs);
    QCOMPARE(merged.project.articles().size(), 2);
    QVERIFY(merged.annotations(first)[0].evidence == Evidence(TextSpan{0, 19}));
    QVERIFY(merged.annotations(second)[0].evidence == Evidence(TextSpan{20, 40}));
}

void TestMerge::aTextPrintedElsewhereIsAnotherArticle_data()
{
    QTest::addColumn<QStringList>("ours"); // source, date, address
    QTest::addColumn<QStringList>("theirs");
    QTest::addColumn<bool>("isAnother");
    const auto row = [](const char *name, const QStringList &ours, const QStringList &theirs, bool another) {
        QTest::newRow(name) << ours << theirs << another;
    };
    const QString times = QStringLiteral("Times");
    const QString post = QStringLiteral("Post");
    const QString monday = QStringLiteral("2013-09-02");
    const QString tuesday = QStringLiteral("2013-09-03");
    row("nothing is said", {{}, {}, {}}, {times, monday, {}}, false);
    row("another address", {times, monday, QStringLiteral("http://a.example/1")},
        {times, monday, QStringLiteral("http://a.example/2")}, true);
    row("an address on one side", {times, monday, {}}, {times, monday, QStringLiteral("http://a.example/2")},
        false);
    row("another date and source", {times, monday, {}}, {post, tuesday, {}}, true);
    row("another date", {times, monday, {}}, {times, tuesday, {}}, false);
    row("another source", {times, monday, {}}, {post, monday, {}}, false);
    row("another source, and no date", {times, {}, {}}, {post, monday, {}}, false);
}

void TestMerge::aTextPrintedElsewhereIsAnotherArticle()
{
    QFETCH(QStringList, ours);
    QFETCH(QStringList, theirs);
    QFETCH(bool, isAnother);
    Strangers s;
    const auto describe = [](Study &study, ArticleId article, const QStringList &what) {
        ArticleInfo info = study.info(article);
        info.source = what[0];
        info.published = QDate::fromString(what[1], Qt::ISODate);
        info.url = what[2];
        study.replace(study.info(article), info);
    };
    describe(s.ours, s.ourArticle, ours);
    describe(s.theirs, s.theirArticle, theirs);
    const AnnotatorId bo = s.theirs.addAnnotator(QStringLiteral("Bo"));
    s.theirs.tag(s.theirArticle, bo, s.theirs.addActor(QStringLiteral("Ban")), {0, 19});
    const Study merged = mergedInto(s.ours, s.theirs);
    QCOMPARE(merged.project.articles().size(), isAnother ? 2 : 1);
    QCOMPARE(merged.annotations(isAnother ? s.theirArticle : s.ourArticle).size(), 1);
}

void TestMerge::articlesOfOneTextCanBeKeptApart()
{
    Strangers s;
    ArticleInfo info = s.theirs.info(s.theirArticle);
    info.source = QStringLiteral("Post");
    s.theirs.replace(s.theirs.info(s.theirArticle), info);
    const AnnotatorId bo = s.theirs.addAnnotator(QStringLiteral("Bo"));
    s.theirs.tag(s.theirArticle, bo, s.theirs.addActor(QStringLiteral("Ban")), {0, 19});
    const Merge merge = mergeOf(s.ours, s.theirs);
    QCOMPARE(merge.matches.size(),
        1 + merge.count(MergeKind::Issue, &MergeCounts::byOther)
            + merge.count(MergeKind::Stance, &MergeCounts::byOther)
            + merge.count(MergeKind::Attribute, &MergeCounts::byOther)
            + merge.count(MergeKind::Reason, &MergeCounts::byOther));
    const auto match = std::find_if(merge.matches.begin(), merge.matches.end(),
        [](const MergeMatch &one) { return one.kind == MergeKind::Article; });
    QVERIFY(match->by == MatchedBy::Text && match->theirs.contains(QStringLiteral("Post")));
    MergeOptions options;
    options.apart = {match->key};
    const Study merged = mergedInto(s.ours, s.theirs, options);
    QCOMPARE(merged.project.articles().size(), 2);
    QVERIFY(merged.annotations(s.ourArticle).isEmpty());
    QCOMPARE(merged.annotations(s.theirArticle).size(), 1);
    QCOMPARE(mergeOf(s.ours, s.theirs, options).count(MergeKind::Article, &MergeCounts::added), 1);
}

void TestMerge::theLaterDecisionHolds()
{
    Copies c;
    const auto decide = [&](Study &study, Decision::Verdict verdict, int minute) {
        Decision decision;
        decision.id = DecisionId::random();
        decision.article = c.article;
        decision.place = {0, 19};
        decision.actor = c.ban;
        decision.issue = study.project.issues().inOrder()[0].id;
        decision.verdict = verdict;
        decision.by = c.ann;
        decision.at = at(minute);
        study.apply(adding(decision));
    };
    decide(c.ours, Decision::Verdict::Accepted, 3);
    decide(c.theirs, Decision::Verdict::Rejected, 4);
    const Merge merge = mergeOf(c.ours, c.theirs);
    QCOMPARE(merge.conflicts.size(), 1);
    QVERIFY(merge.conflicts[0].kind == MergeKind::Decision);
    const Article merged = *mergedInto(c.ours, c.theirs).project.article(c.article);
    QCOMPARE(merged.decisions.orDefault().size(), 1);
    QVERIFY(merged.decisions.orDefault()[0].verdict == Decision::Verdict::Rejected);
    const Article other = *mergedInto(c.theirs, c.ours).project.article(c.article);
    QVERIFY(other.decisions.orDefault()[0].verdict == Decision::Verdict::Rejected);
}

void TestMerge::aWorkListLosesNoArticle()
{
    Copies c;
    const ArticleId more = c.ours.addArticle(QStringLiteral("Vote"), vote);
    WorkList list{WorkListId::random(), QStringLiteral("Week 1"), 0, c.ann, {more, c.article}};
    list.drawnFrom = 5;
    c.ours.apply(adding(list));
    WorkList part = list;
    part.articles = {c.article};
    c.theirs.apply(adding(part));
    QVERIFY(mergeOf(c.ours, c.theirs).change.edits.empty());
    const Study merged = mergedInto(c.theirs, c.ours);
    QCOMPARE(merged.project.workLists().find(list.id)->articles, (QList<ArticleId>{c.article, more}));
}

void TestMerge::itCanBeStopped()
{
    Copies c;
    int asked = 0;
    const Result<Merge> merge = mergeProjects(c.ours.project, {{QStringLiteral("theirs"), c.theirs.project}},
        {}, [&](double done) { return done >= 0 && done <= 1 && ++asked < 2; });
    QCOMPARE(asked, 2);
    QVERIFY(!merge && merge.error().kind == Error::Kind::Invalid);
}

} // namespace standpoint

QTEST_APPLESS_MAIN(standpoint::TestMerge)
#include "tst_merge.moc"
