// SPDX-License-Identifier: GPL-3.0-or-later
#include "actors.h"
#include "model/suggest/suggestions.h"

using namespace standpoint;

class TestSuggestions : public QObject
{
    Q_OBJECT

private slots:
    void comeInTheOrderOfTheKeys();
    void leaveOutAffiliationsOfAnotherTime();
    void endAtTheMost();
    void areNoneForWhatIsNotThere();
    void followTheProject();
    void nameEveryActorOfASharedName();
};

namespace {

using Reason = Suggestion::Reason;

struct Study
{
    Project project;
    ArticleId article;
};

/// Anna belongs to Karanthe, and did to Tarn before 2000.
Study study()
{
    Study made;
    addTo(made.project, actorFrom(QStringLiteral("Karanthe"), Actor::Kind::State));
    addTo(made.project, actorFrom(QStringLiteral("Tarn"), Actor::Kind::State));
    Actor anna = actorFrom(QStringLiteral("Anna Solvik"));
    anna.affiliations = {{actorNamed(made.project, QStringLiteral("Karanthe")), {}, {}},
        {actorNamed(made.project, QStringLiteral("Tarn")), {}, QDate(1999, 12, 31)}};
    addTo(made.project, anna);
    for (const char *name : {"Boris Ebrecht", "Clara Varga", "Dora Ashworth"})
        addTo(made.project, actorFrom(QString::fromLatin1(name)));
    ArticleInfo info;
    info.id = made.article = ArticleId::random();
    info.title = QStringLiteral("Article");
    info.language = QStringLiteral("en");
    info.published = QDate(2013, 9, 9);
    describe(made.project);
    Change change;
    change.edits.emplace_back(Edit<ArticleInfo>{{}, info});
    change.edits.emplace_back(
        Edit<ArticleText>{{}, ArticleText{info.id, QStringLiteral("Nothing."), {{0, 8}}}});
    if (const Status done = made.project.apply(change); !done)
        qFatal("The test's own article is refused: %s", qUtf8Printable(done.error().toString()));
    return made;
}

void setText(Project &project, ArticleId id, const QString &text)
{
    ArticleText after{id, text, sentences(text, QStringLiteral("en"))};
    Change change;
    const Article *article = project.article(id);
    change.edits.emplace_back(Edit<ArticleText>{article->text, after});
    if (const Status done = project.apply(change); !done)
        qFatal("The test's own text is refused: %s", qUtf8Printable(done.error().toString()));
}

QStringList said(const Project &project, const QList<Suggestion> &suggestions)
{
    static const QHash<Reason, QString> names{{Reason::Speaker, QStringLiteral("speaker")},
        {Reason::Mention, QStringLiteral("mention")}, {Reason::Recent, QStringLiteral("recent")},
        {Reason::Affiliation, QStringLiteral("affiliation")}};
    QStringList lines;
    for (const Suggestion &one : suggestions)
        lines.append(project.actors().find(one.actor)->name + QLatin1String(": ") + names.value(one.reason));
    return lines;
}

const QString story =
    QStringLiteral("Boris Ebrecht said no. Clara Varga said yes. Anna Solvik told Dora Ashworth and "
                   "Clara Varga that Ashworth was late.");

} // namespace

void TestSuggestions::comeInTheOrderOfTheKeys()
{
    Study made = study();
    setText(made.project, made.article, story);
    Suggester suggester;
    const QList<Suggestion> third = suggester.suggestions(made.project, made.article, 2);
    QCOMPARE(said(made.project, third),
        (QStringList{QStringLiteral("Anna Solvik: speaker"), QStringLiteral("Dora Ashworth: mention"),
            QStringLiteral("Clara Varga: mention"), QStringLiteral("Boris Ebrecht: recent"),
            QStringLiteral("Karanthe: affiliation")}));
    QCOMPARE(story.mid(third[1].span.begin, third[1].span.length()), QStringLiteral("Dora Ashworth"));
    QCOMPARE(story.mid(third[0].cue.begin, third[0].cue.length()), QStringLiteral("told"));
    QCOMPARE(third[3].sentence, 0);
    QVERIFY(third[3].span.isEmpty());
    QCOMPARE(third[4].through, third[0].actor);
    QCOMPARE(said(made.project, suggester.suggestions(made.project, made.article, 0)),
        (QStringList{QStringLiteral("Boris Ebrecht: speaker")}));
}

void TestSuggestions::leaveOutAffiliationsOfAnotherTime()
{
    Study made = study();
    setText(made.project, made.article, QStringLiteral("Anna Solvik said no."));
    ArticleInfo info = *made.project.article(made.article)->info;
    const ArticleInfo before = info;
    info.published = QDate(1999, 5, 5);
    Change change;
    change.edits.emplace_back(Edit<ArticleInfo>{before, info});
    Suggester suggester;
    QCOMPARE(suggester.suggestions(made.project, made.article, 0).size(), 2);
    QVERIFY(made.project.apply(change));
    QCOMPARE(said(made.project, suggester.suggestions(made.project, made.article, 0)),
        (QStringList{QStringLiteral("Anna Solvik: speaker"), QStringLiteral("Karanthe: affiliation"),
            QStringLiteral("Tarn: affiliation")}));
}

void TestSuggestions::endAtTheMost()
{
    Study made = study();
    setText(made.project, made.article, story);
    Suggester suggester;
    QCOMPARE(suggester.suggestions(made.project, made.article, 2, 2).size(), 2);
    QCOMPARE(suggester.suggestions(made.project, made.article, 2, 0).size(), 0);
}

void TestSuggestions::areNoneForWhatIsNotThere()
{
    Study made = study();
    setText(made.project, made.article, story);
    Suggester suggester;
    QVERIFY(suggester.suggestions(made.project, made.article, -1).isEmpty());
    QVERIFY(suggester.suggestions(made.project, made.article, 3).isEmpty());
    QVERIFY(suggester.suggestions(made.project, ArticleId::random(), 0).isEmpty());
    QVERIFY(!suggester.reading(Project(), made.article));
}

void TestSuggestions::followTheProject()
{
    Study made = study();
    setText(made.project, made.article, story);
    Suggester suggester;
    const ArticleReading *first = suggester.reading(made.project, made.article);
    QCOMPARE(suggester.reading(made.project, made.article), first);
    const Project copy = made.project;
    QCOMPARE(suggester.reading(copy, made.article), first);

    setText(made.project, made.article, QStringLiteral("Dora Ashworth said no."));
    QCOMPARE(said(made.project, suggester.suggestions(made.project, made.article, 0)),
        QStringList{QStringLiteral("Dora Ashworth: speaker")});

    const Actor before =
        *made.project.actors().find(actorNamed(made.project, QStringLiteral("Dora Ashworth")));
    Actor after = before;
    after.name = QStringLiteral("Somebody Else");
    Change change;
    change.edits.emplace_back(Edit<Actor>{before, after});
    QVERIFY(made.project.apply(change));
    QVERIFY(suggester.suggestions(made.project, made.article, 0).isEmpty());
    QCOMPARE(suggester.suggestions(copy, made.article, 2).size(), 5);
}

void TestSuggestions::nameEveryActorOfASharedName()
{
    Study made = study();
    addTo(made.project, actorFrom(QStringLiteral("Erik Solvik")));
    setText(made.project, made.article, QStringLiteral("Erik Solvik left. Then Solvik said no."));
    Suggester suggester;
    QCOMPARE(said(made.project, suggester.suggestions(made.project, made.article, 1)).first(2),
        (QStringList{QStringLiteral("Erik Solvik: speaker"), QStringLiteral("Anna Solvik: mention")}));
}

QTEST_APPLESS_MAIN(TestSuggestions)
#include "tst_suggestions.moc"
