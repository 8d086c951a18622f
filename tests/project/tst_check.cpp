// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row for each rule of a project: what it refuses, and as what. The last function looks that no sentence of
// check.cpp is left without a row.
#include "model/project/check.h"
#include "model/project/codebook.h"
#include "tests/project/refusal_sentences.h"

#include <QTest>

#include <cmath>
#include <functional>

namespace standpoint {

class TestCheck : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void allows_data();
    void allows();
    void hasARowForEverySentence();

private:
    void namesOfThings();
    void keywordsAndGroups();
    void theCodebook();
    void actorsAndAnnotators();
    void articlesAndTexts();
    void workLists();
    void adjudication();
    void annotations();
    void answers();
    void removals();

    SentencesSaid m_said{refusalSentences(QStringLiteral(PROJECT_ROOT "/model/project/check.cpp"))};
};

namespace {

using Kind = Error::Kind;

QString words(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

const QString halfACharacter = QString(QChar(0xD83D));
const QDateTime tooLate = QDateTime::fromMSecsSinceEpoch(latestTime + 1, Qt::UTC);

/// A small study in which everything is used once, and what a row changes of it.
struct Study
{
    Project project;
    Issue issue{{{1, 1}}, words("negotiation"), 0, {}};
    Issue unused{{{1, 2}}, words("sanctions"), 1, {}};
    StanceValue stance{{{2, 1}}, words("against"), 0, -1.0, 0x123456, {}};
    Attribute choice{
        {{3, 1}}, words("attribution"), 0, Attribute::Kind::Choice, {{{{3, 7}}, words("quote")}}, {}};
    Attribute flag{{{3, 2}}, words("conditional"), 1, Attribute::Kind::Flag, {}, {}};
    Attribute number{{{3, 3}}, words("strength"), 2, Attribute::Kind::Number, {}, {}};
    Attribute text{{{3, 4}}, words("remark"), 3, Attribute::Kind::Text, {}, {}};
    Actor state{{{4, 1}}, words("Russia"), {}, Actor::Kind::State, {}};
    Actor minister{{{4, 2}}, words("Minister"), {words("Lavrov")}, Actor::Kind::Person, {{{{4, 1}}, {}, {}}}};
    Annotator anna{{{5, 1}}, words("Anna"), false};
    Annotator boris{{{5, 2}}, words("Boris"), false};
    Annotator clara{{{5, 3}}, words("Clara"), false};
    ArticleInfo info;
    ArticleText content{{{6, 1}}, words("“Нет,” e\u0301 said 😀. Two."), {{0, 18}, {19, 23}}};
    ArticleState progress{{{6, 1}}, {{5, 2}}, ArticleState::State::Started};
    Annotation annotation;
    WorkList list{{{9, 1}}, words("Week 1"), 0, {{5, 3}}, {{{6, 1}}}}; ///< not in the project
    ReasonCode reason{{{10, 1}}, words("overlooked")};                 ///< nor these
    Decision decision{{{11, 1}}, {{6, 1}}, {0, 18}, {{4, 2}}, {{1, 2}}, Decision::Verdict::Rejected,
        {{10, 1}}, {{5, 3}}, {}};

    Study()
    {
        info.id = {{6, 1}};
        info.title = words("Talks");
        annotation.id = {{7, 1}};
        annotation.article = info.id;
        annotation.annotator = anna.id;
        annotation.actor = minister.id;
        annotation.issue = issue.id;
        annotation.stance = stance.id;
        annotation.evidence = TextSpan{0, 6};
        annotation.setAnswer(flag.id, words("true"));
        const ProjectInfo study{{{8, 1}}, words("Study"), {}, {}};
        const Status made = project.apply(makeChange({},
            {adding(study), adding(issue), adding(unused), adding(stance), adding(choice), adding(flag),
                adding(number), adding(text), adding(state), adding(minister), adding(anna), adding(boris),
                adding(clara), adding(info), adding(content), adding(progress), adding(annotation)}));
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
    }
};

using Test = std::function<Status(Study &)>;

/// check() of the study's own `member` after `damage`.
template <typename Entity, typename Damage> Test with(Entity Study::*member, Damage damage)
{
    return [=](Study &study) {
        Entity entity = study.*member;
        damage(entity);
        return check(study.project, entity);
    };
}

template <typename Entity> Test removalOf(Entity Study::*member)
{
    return [=](Study &study) { return checkRemoval(study.project, study.*member); };
}

/// With a reason and a decision that gives it, on what has no annotation.
bool decide(Study &study)
{
    return study.project.apply(makeChange({}, {adding(study.reason), adding(study.decision)})).has_value();
}

/// check() of that decision after `damage`, once its reason is there.
template <typename Damage> Test decided(Damage damage)
{
    return [=](Study &study) {
        if (!study.project.applyEdit(adding(study.reason)))
            return Status();
        damage(study.decision);
        return check(study.project, study.decision);
    };
}

/// checkRemoval() of the study's own `member` once that decision is there, and no annotation any more.
template <typename Entity> Test removalOfDecided(Entity Study::*member)
{
    return [=](Study &study) {
        const Status gone = study.project.applyEdit(removing(study.annotation));
        return gone && decide(study) ? checkRemoval(study.project, study.*member) : Status();
    };
}

void row(const char *name, Kind kind, const Test &test)
{
    QTest::newRow(name) << kind << test;
}

} // namespace

void TestCheck::namesOfThings()
{
    row("project without an id", Kind::Invalid, [](Study &s) {
        return check(s.project, ProjectInfo{{}, words("a"), {}, {}});
    });
    row("project without a title", Kind::Invalid, [](Study &s) {
        return check(s.project, ProjectInfo{{{1, 1}}, {}, {}, {}});
    });
    row("project made after the year 9999", Kind::Invalid, [](Study &s) {
        return check(s.project, ProjectInfo{{{1, 1}}, words("a"), {}, tooLate});
    });
    row("guideline with half a character", Kind::Invalid, [](Study &s) {
        return check(s.project, ProjectInfo{{{1, 1}}, words("a"), halfACharacter, {}});
    });
    row("issue without a name", Kind::Invalid, with(&Study::issue, [](Issue &i) { i.name.clear(); }));
    row("issue named by white space", Kind::Invalid,
        with(&Study::issue, [](Issue &i) { i.name = words(" \n\t"); }));
    row("name of 10,001 characters", Kind::Invalid,
        with(&Study::issue, [](Issue &i) { i.name = QString(maximumNameLength + 1, u'x'); }));
    row("name with half a character", Kind::Invalid,
        with(&Study::issue, [](Issue &i) { i.name = halfACharacter; }));
    row("stance without a name", Kind::Invalid, with(&Study::stance, [](StanceValue &s) { s.name.clear(); }));
    row("attribute without a name", Kind::Invalid, with(&Study::flag, [](Attribute &a) { a.name.clear(); }));
    row("choice without a name", Kind::Invalid,
        with(&Study::choice, [](Attribute &a) { a.choices[0].name.clear(); }));
    row("actor without a name", Kind::Invalid, with(&Study::state, [](Actor &a) { a.name.clear(); }));
    row("empty alias", Kind::Invalid, with(&Study::state, [](Actor &a) { a.aliases.append(QString()); }));
    row("annotator without a name", Kind::Invalid, with(&Study::anna, [](Annotator &a) { a.name.clear(); }));
    row("article without a title", Kind::Invalid,
        with(&Study::info, [](ArticleInfo &i) { i.title.clear(); }));
}

/// A table with one row too many; names of what is in it are "0", "1" and so on.
template <typename Entity> Test oneTooMany(Entity Study::*member, qsizetype most)
{
    return [=](Study &study) -> Status {
        Entity entity = study.*member;
        for (qsizetype i = 0; i < most; ++i) {
            entity.id = {{20, static_cast<quint64>(i + 1)}};
            entity.name = QString::number(i);
            if (Status added = study.project.applyEdit(adding(entity)); !added)
                return added;
        }
        return {};
    };
}

void TestCheck::keywordsAndGroups()
{
    const auto keyword = [](const char *name, const Keyword &bad) {
        row(name, Kind::Invalid, with(&Study::issue, [bad](Issue &i) { i.keywords.append(bad); }));
    };
    keyword("empty keyword", {});
    keyword("keyword of white space", {words(" \n")});
    keyword("keyword of 1,001 characters", {QString(maximumKeywordLength + 1, u'x')});
    keyword("keyword with half a character", {halfACharacter});
    row("expression with an open bracket", Kind::Invalid, [](Study &) {
        return checkExpression({words("(bomb"), true});
    });
    row("expression that runs backwards", Kind::Invalid, [](Study &) {
        return checkExpression({words("[z-a]"), true});
    });
    row("expression that is empty", Kind::Invalid, [](Study &) {
        return checkExpression({words(" "), true});
    });
    const auto many = [](qsizetype count, bool isRegularExpression) {
        return with(&Study::issue, [=](Issue &i) {
            i.keywords = QList<Keyword>(count, {words("talks"), isRegularExpression});
        });
    };
    row("501 keywords", Kind::Invalid, many(maximumKeywords + 1, false));
    row("51 expressions", Kind::Invalid, many(maximumExpressions + 1, true));
    row("501 expressions in all", Kind::Invalid, [](Study &s) -> Status {
        for (quint64 i = 0; i <= maximumExpressionsInAll / maximumExpressions; ++i) {
            Issue issue{{{21, i + 1}}, QString::number(i), 0, {}};
            issue.keywords = QList<Keyword>(maximumExpressions, {words("bomb"), true});
            if (Status added = s.project.applyEdit(adding(issue)); !added)
                return added;
        }
        return {};
    });
    row("group of white space", Kind::Invalid, with(&Study::issue, [](Issue &i) { i.group = words(" "); }));
    row("group with half a character", Kind::Invalid,
        with(&Study::issue, [](Issue &i) { i.group = halfACharacter; }));
    row("issue revised after the year 9999", Kind::Invalid,
        with(&Study::issue, [](Issue &i) { i.revised = tooLate; }));
    row("stance revised after the year 9999", Kind::Invalid,
        with(&Study::stance, [](StanceValue &s) { s.revised = tooLate; }));
    row("attribute revised after the year 9999", Kind::Invalid,
        with(&Study::flag, [](Attribute &a) { a.revised = tooLate; }));
    row("empty note of an article", Kind::Invalid,
        with(&Study::info, [](ArticleInfo &i) { i.note = QString(); }));
    row("note of an article with half a character", Kind::Invalid,
        with(&Study::info, [](ArticleInfo &i) { i.setNote(halfACharacter); }));
    row("note of an article of 1,000,001 characters", Kind::Invalid,
        with(&Study::info, [](ArticleInfo &i) { i.setNote(QString(maximumNoteLength + 1, u'x')); }));
}

void TestCheck::theCodebook()
{
    row("issues beyond all codebooks", Kind::Invalid, oneTooMany(&Study::issue, maximumCodebookSize));
    row("stances beyond all codebooks", Kind::Invalid, oneTooMany(&Study::stance, maximumCodebookSize));
    row("attributes beyond all codebooks", Kind::Invalid, oneTooMany(&Study::text, maximumCodebookSize));
    row("choices beyond all codebooks", Kind::Invalid, with(&Study::choice, [](Attribute &a) {
        a.choices = QList<Choice>(maximumCodebookSize + 1, a.choices.first());
    }));
    keywordsAndGroups();
    row("guideline of 1,000,001 characters", Kind::Invalid,
        with(&Study::issue, [](Issue &i) { i.guideline = QString(maximumNoteLength + 1, QChar(u'a')); }));
    row("second issue of one name", Kind::Invalid,
        with(&Study::unused, [](Issue &i) { i.name = words("negotiation"); }));
    row("second stance of one name", Kind::Invalid, with(&Study::stance, [](StanceValue &s) {
        s.id = {{2, 9}};
    }));
    row("second attribute of one name", Kind::Invalid, with(&Study::flag, [](Attribute &a) {
        a.id = {{3, 9}};
    }));
    row("issue's guideline with half a character", Kind::Invalid,
        with(&Study::issue, [](Issue &i) { i.guideline = halfACharacter; }));
    row("stance's guideline with half a character", Kind::Invalid,
        with(&Study::stance, [](StanceValue &s) { s.guideline = halfACharacter; }));
    row("attribute's guideline with half a character", Kind::Invalid,
        with(&Study::flag, [](Attribute &a) { a.guideline = halfACharacter; }));
    row("polarity above 1", Kind::Invalid, with(&Study::stance, [](StanceValue &s) { s.polarity = 1.0001; }));
    row("polarity below -1", Kind::Invalid, with(&Study::stance, [](StanceValue &s) { s.polarity = -2; }));
    row("polarity that is no number", Kind::Invalid,
        with(&Study::stance, [](StanceValue &s) { s.polarity = std::nan(""); }));
    row("colour of more than 24 bits", Kind::Invalid,
        with(&Study::stance, [](StanceValue &s) { s.colour = 0x1000000; }));
    row("flag with choices", Kind::Invalid, with(&Study::flag, [](Attribute &a) {
        a.choices.append({{{3, 8}}, words("x")});
    }));
    row("choice twice by id", Kind::Invalid, with(&Study::choice, [](Attribute &a) {
        a.choices.append({{{3, 7}}, words("other")});
    }));
    row("choice twice by name", Kind::Invalid, with(&Study::choice, [](Attribute &a) {
        a.choices.append({{{3, 8}}, words("quote")});
    }));
    row("kind that answers do not fit", Kind::Conflict,
        with(&Study::flag, [](Attribute &a) { a.kind = Attribute::Kind::Number; }));
}

void TestCheck::actorsAndAnnotators()
{
    row("annotators beyond all projects", Kind::Invalid, oneTooMany(&Study::anna, maximumAnnotators));
    const auto affiliated = [](const Affiliation &affiliation) {
        return with(&Study::minister, [=](Actor &a) { a.affiliations = {affiliation}; });
    };
    const QDate day(2013, 9, 1);
    row("affiliated with itself", Kind::Invalid, affiliated({{{4, 2}}, {}, {}}));
    row("affiliated with nobody", Kind::Conflict, affiliated({{{4, 9}}, {}, {}}));
    row("affiliation that ends before it begins", Kind::Invalid,
        affiliated({{{4, 1}}, day, day.addDays(-1)}));
    row("affiliation after the year 9999", Kind::Invalid, affiliated({{{4, 1}}, {}, QDate(10000, 1, 1)}));
    row("affiliation before all days that are counted", Kind::Invalid,
        affiliated({{{4, 1}}, QDate::fromJulianDay(0), {}}));
    row("second annotator of one name", Kind::Invalid, with(&Study::anna, [](Annotator &a) {
        a.id = {{5, 9}};
    }));
}

void TestCheck::articlesAndTexts()
{
    row("article's source with half a character", Kind::Invalid,
        with(&Study::info, [](ArticleInfo &i) { i.source = halfACharacter; }));
    row("article's tag with half a character", Kind::Invalid,
        with(&Study::info, [](ArticleInfo &i) { i.tags.append(halfACharacter); }));
    row("article published after the year 9999", Kind::Invalid,
        with(&Study::info, [](ArticleInfo &i) { i.published = QDate(10000, 1, 1); }));
    row("article of a project without description", Kind::Conflict,
        [](Study &s) { return check(Project(), s.info); });
    row("text of no article", Kind::Conflict, with(&Study::content, [](ArticleText &t) { t.id = {{6, 9}}; }));
    row("text of more than 200 million characters", Kind::Invalid,
        with(&Study::content, [](ArticleText &t) { t.text = QString(maximumTextLength + 1, u'x'); }));
    const auto text = [](const QString &content, const QList<TextSpan> &sentences = {}) {
        return [=](Study &) { return checkText({{{6, 1}}, content, sentences}); };
    };
    row("NUL", Kind::Invalid, text(QStringLiteral("a") + QChar(u'\0')));
    row("carriage return", Kind::Invalid, text(words("a\r\nb")));
    row("byte order mark", Kind::Invalid, text(QChar(0xFEFF) + words("a")));
    row("half a surrogate pair at the end", Kind::Invalid, text(words("a") + halfACharacter));
    row("half a surrogate pair at the beginning", Kind::Invalid, text(QChar(0xDE00) + words("a")));
    row("sentence beyond the text", Kind::Invalid, text(words("One."), {{0, 5}}));
    row("sentence before the text", Kind::Invalid, text(words("One."), {{-1, 3}}));
    row("empty sentence", Kind::Invalid, text(words("One."), {{2, 2}}));
    row("overlapping sentences", Kind::Invalid, text(words("One two."), {{0, 5}, {4, 8}}));
    row("sentences out of order", Kind::Invalid, text(words("One two."), {{4, 8}, {0, 3}}));
    row("sentence that cuts a surrogate pair", Kind::Invalid, text(words("a😀b"), {{0, 2}}));
    row("sentence that cuts a combining mark off", Kind::Invalid, text(words("ae\u0301"), {{0, 2}}));
    row("sentence that cuts a family apart", Kind::Invalid, text(words("👩‍👧"), {{0, 3}}));
    row("text that annotations would not fit", Kind::Conflict, with(&Study::content, [](ArticleText &t) {
        t = {t.id, words("Short"), {}};
    }));
    row("progress with no article", Kind::Conflict, with(&Study::progress, [](ArticleState &p) {
        p.article = {{6, 9}};
    }));
    row("progress of nobody", Kind::Conflict, with(&Study::progress, [](ArticleState &p) {
        p.annotator = {{5, 9}};
    }));
}

void TestCheck::workLists()
{
    const auto list = [](const char *name, Kind kind, auto damage) {
        row(name, kind, with(&Study::list, damage));
    };
    list("work list without a name", Kind::Invalid, [](WorkList &l) { l.name = words(" "); });
    list("work list of nobody", Kind::Conflict, [](WorkList &l) { l.annotator = {{5, 9}}; });
    list("work list with an article of another project", Kind::Conflict, [](WorkList &l) {
        l.articles.append(ArticleId{{6, 9}});
    });
    list("work list with an article twice", Kind::Invalid, [](WorkList &l) { l.articles += l.articles; });
    list("work list drawn from fewer than none", Kind::Invalid, [](WorkList &l) { l.drawnFrom = -1; });
    list("work list drawn from fewer than it has", Kind::Invalid, [](WorkList &l) {
        l.drawnFrom = 1;
        l.articles.append(ArticleId{{6, 2}});
    });
    row("10,001 work lists", Kind::Invalid, [](Study &s) -> Status {
        for (quint64 i = 0; i <= maximumWorkLists; ++i) {
            s.list.id = {{22, i + 1}};
            if (Status added = s.project.applyEdit(adding(s.list)); !added)
                return added;
        }
        return {};
    });
}

void TestCheck::adjudication()
{
    const auto reason = [](const char *name, auto damage) {
        row(name, Kind::Invalid, with(&Study::reason, damage));
    };
    reason("reason without a name", [](ReasonCode &r) { r.name = words("\t"); });
    reason("paragraph with half a character", [](ReasonCode &r) { r.paragraph = halfACharacter; });
    row("two reasons of one name", Kind::Invalid, [](Study &s) {
        const bool there = decide(s);
        s.reason.id = {{10, 2}};
        return there ? check(s.project, s.reason) : Status();
    });
    row("2,001 reasons", Kind::Invalid, [](Study &s) -> Status {
        for (int i = 0; i <= maximumCodebookSize; ++i) {
            s.reason.id = ReasonId::random();
            s.reason.name = QString::number(i);
            if (Status added = s.project.applyEdit(adding(s.reason)); !added)
                return added;
        }
        return {};
    });
    row("decision in another article", Kind::Conflict, decided([](Decision &d) { d.article = {{6, 9}}; }));
    row("decision on no actor", Kind::Conflict, decided([](Decision &d) { d.actor = {{4, 9}}; }));
    row("decision on no issue", Kind::Conflict, decided([](Decision &d) { d.issue = {{1, 9}}; }));
    row("decision by nobody", Kind::Conflict, decided([](Decision &d) { d.by = {{5, 9}}; }));
    row("decision for no reason", Kind::Conflict, decided([](Decision &d) { d.reason = {{10, 9}}; }));
    row("decision outside the text", Kind::Invalid, decided([](Decision &d) { d.place = {19, 99}; }));
    row("decision on nothing", Kind::Invalid, decided([](Decision &d) { d.place = {4, 4}; }));
    row("decision within a character", Kind::Invalid, decided([](Decision &d) { d.place = {8, 18}; }));
    row("decision after all time", Kind::Invalid, decided([](Decision &d) { d.at = tooLate; }));
    row("decided already", Kind::Conflict, [](Study &s) {
        const bool there = decide(s);
        s.decision.id = {{11, 2}};
        return there ? check(s.project, s.decision) : Status();
    });
    row("text without the place of a decision", Kind::Conflict, [](Study &s) {
        const Status gone = s.project.applyEdit(removing(s.annotation));
        return gone && decide(s) ? check(s.project, ArticleText{{{6, 1}}, words("Short."), {}}) : Status();
    });
    const auto presets = [](const QList<Preset> &kept) {
        return [kept](Study &s) {
            ProjectInfo info = s.project.info();
            info.presets = kept;
            return check(s.project, info);
        };
    };
    row("settings of no kind", Kind::Invalid, presets({{{}, words("a"), words("{}")}}));
    row("settings without a name", Kind::Invalid, presets({{words("export"), {}, words("{}")}}));
    row("settings out of order", Kind::Invalid,
        presets({{words("export"), words("b"), words("{}")}, {words("export"), words("a"), words("{}")}}));
    row("copy handed out to nobody", Kind::Invalid, [](Study &s) {
        ProjectInfo info = s.project.info();
        info.handedOut.at = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        return check(s.project, info);
    });
    row("layer handed out to nobody", Kind::Invalid, [](Study &s) {
        ProjectInfo info = s.project.info();
        info.handedOut.had = {s.annotation.id};
        return check(s.project, info);
    });
    row("copy handed out at no time", Kind::Invalid, [](Study &s) {
        ProjectInfo info = s.project.info();
        info.handedOut.to = s.anna.id;
        return check(s.project, info);
    });
}

void TestCheck::annotations()
{
    const auto damaged = [](auto damage) { return with(&Study::annotation, damage); };
    row("annotation of no article", Kind::Conflict, damaged([](Annotation &a) { a.article = {{6, 9}}; }));
    row("annotation by nobody", Kind::Conflict, damaged([](Annotation &a) { a.annotator = {{5, 9}}; }));
    row("annotation without its actor", Kind::Conflict, damaged([](Annotation &a) { a.actor = {{4, 9}}; }));
    row("annotation without its issue", Kind::Conflict, damaged([](Annotation &a) { a.issue = {{1, 9}}; }));
    row("annotation without its stance", Kind::Conflict, damaged([](Annotation &a) { a.stance = {{2, 9}}; }));
    const auto marked = [&](const QList<TextSpan> &fragments) {
        return damaged([=](Annotation &a) { a.evidence = Evidence(fragments); });
    };
    row("evidence before the text", Kind::Invalid, marked({{-1, 3}}));
    row("evidence beyond the text", Kind::Invalid, marked({{19, 24}}));
    row("evidence far beyond the text", Kind::Invalid, marked({{2'000'000'000, 2'000'000'001}}));
    row("empty evidence", Kind::Invalid, marked({{3, 3}}));
    row("evidence backwards", Kind::Invalid, marked({{5, 3}}));
    row("fragments out of order", Kind::Invalid, marked({{5, 6}, {0, 3}}));
    row("overlapping fragments", Kind::Invalid, marked({{0, 5}, {4, 6}}));
    row("empty second fragment", Kind::Invalid, marked({{0, 5}, {6, 6}}));
    row("evidence that cuts a combining mark off", Kind::Invalid, marked({{0, 8}}));
    row("evidence that begins with a combining mark", Kind::Invalid, marked({{8, 10}}));
    row("evidence that cuts a surrogate pair", Kind::Invalid, marked({{0, 16}}));
    row("confidence above 1", Kind::Invalid, damaged([](Annotation &a) { a.confidence = 1.5F; }));
    row("confidence below 0", Kind::Invalid, damaged([](Annotation &a) { a.confidence = -0.5F; }));
    row("confidence that is no number", Kind::Invalid,
        damaged([](Annotation &a) { a.confidence = std::nanf(""); }));
    row("empty note", Kind::Invalid, damaged([](Annotation &a) { a.note = QString(); }));
    row("note of more than a million characters", Kind::Invalid,
        damaged([](Annotation &a) { a.note = QString(maximumNoteLength + 1, u'x'); }));
    row("note with half a character", Kind::Invalid, damaged([](Annotation &a) { a.note = halfACharacter; }));
    row("made after the year 9999", Kind::Invalid, damaged([](Annotation &a) { a.created = tooLate; }));
    row("modified after the year 9999", Kind::Invalid, damaged([](Annotation &a) { a.modified = tooLate; }));
}

void TestCheck::answers()
{
    const auto answered = [](const QList<AttributeValue> &values) {
        return with(&Study::annotation, [=](Annotation &a) { a.attributes = values; });
    };
    row("empty list of answers", Kind::Invalid, answered({}));
    row("answer to no attribute", Kind::Conflict, answered({{{{3, 9}}, words("true")}}));
    row("attribute answered twice", Kind::Invalid,
        answered({{{{3, 2}}, words("true")}, {{{3, 2}}, words("true")}}));
    row("answers out of order", Kind::Invalid, answered({{{{3, 4}}, words("a")}, {{{3, 2}}, words("true")}}));
    row("empty answer", Kind::Invalid, answered({{{{3, 4}}, {}}}));
    row("answer with half a character", Kind::Invalid, answered({{{{3, 4}}, halfACharacter}}));
    row("choice by name instead of id", Kind::Invalid, answered({{{{3, 1}}, words("quote")}}));
    row("flag that is false", Kind::Invalid, answered({{{{3, 2}}, words("false")}}));
    row("number with a comma", Kind::Invalid, answered({{{{3, 3}}, words("1,5")}}));
    row("infinite number", Kind::Invalid, answered({{{{3, 3}}, words("inf")}}));
}

void TestCheck::removals()
{
    row("description of a project with articles", Kind::Conflict,
        [](Study &s) { return checkRemoval(s.project, s.project.info()); });
    row("issue in use", Kind::Conflict, removalOf(&Study::issue));
    row("stance in use", Kind::Conflict, removalOf(&Study::stance));
    row("attribute with answers", Kind::Conflict, removalOf(&Study::flag));
    row("actor that others belong to", Kind::Conflict, removalOf(&Study::state));
    row("actor in use", Kind::Conflict, removalOf(&Study::minister));
    row("annotator with annotations", Kind::Conflict, removalOf(&Study::anna));
    row("annotator with progress", Kind::Conflict, removalOf(&Study::boris));
    row("article with annotations", Kind::Conflict, removalOf(&Study::info));
    row("text with annotations", Kind::Conflict, removalOf(&Study::content));
    row("annotator with a work list", Kind::Conflict, [](Study &s) {
        const Status added = s.project.applyEdit(adding(s.list));
        return added ? checkRemoval(s.project, s.clara) : Status();
    });
    row("article on a work list", Kind::Conflict, [](Study &s) {
        const Status made = s.project.apply(makeChange({}, {removing(s.annotation), adding(s.list)}));
        return made ? checkRemoval(s.project, s.info) : Status();
    });
    row("article with its text", Kind::Conflict, [](Study &s) {
        const Status gone = s.project.apply(makeChange({}, {removing(s.annotation)}));
        return gone ? checkRemoval(s.project, s.info) : Status();
    });
    row("issue that was decided on", Kind::Conflict, removalOfDecided(&Study::unused));
    row("actor that was decided on", Kind::Conflict, removalOfDecided(&Study::minister));
    row("annotator who decided", Kind::Conflict, removalOfDecided(&Study::clara));
    row("reason that was given", Kind::Conflict, removalOfDecided(&Study::reason));
    row("article with decisions", Kind::Conflict, removalOfDecided(&Study::info));
    row("text with decisions", Kind::Conflict, removalOfDecided(&Study::content));
}

void TestCheck::refuses_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Test>("test");
    namesOfThings();
    theCodebook();
    actorsAndAnnotators();
    articlesAndTexts();
    workLists();
    adjudication();
    annotations();
    answers();
    removals();
}

void TestCheck::refuses()
{
    QFETCH(Kind, kind);
    QFETCH(Test, test);
    Study study;
    const Status status = test(study);
    QVERIFY2(!status, "it was allowed");
    QVERIFY2(status.error().kind == kind, qPrintable(status.error().what));
    m_said.note(status.error().what);
}

void TestCheck::allows_data()
{
    QTest::addColumn<Test>("test");
    const auto allowed = [](const char *name, const Test &test) { QTest::newRow(name) << test; };
    allowed("500 keywords, 50 of them expressions", with(&Study::issue, [](Issue &i) {
        i.keywords = QList<Keyword>(maximumKeywords - maximumExpressions, {words("( is a word here"), false});
        i.keywords += QList<Keyword>(maximumExpressions, {words("bomb(s|ing)?"), true});
    }));
    // What this machine's library cannot read, that of who wrote it can.
    allowed("expression that cannot be compiled", with(&Study::issue, [](Issue &i) {
        i.keywords = {{words("(bomb"), true}};
    }));
    allowed("expression that can be compiled", [](Study &) {
        return checkExpression({words("b(o)mb"), true});
    });
    allowed("words that are no expression", [](Study &) { return checkExpression({words("(bomb"), false}); });
    allowed("issue that is retired and in use", with(&Study::issue, [](Issue &i) { i.retired = true; }));
    allowed("issue under another name", with(&Study::issue, [](Issue &i) { i.name = words("talks"); }));
    allowed("stance off the scale", with(&Study::stance, [](StanceValue &s) { s.polarity.reset(); }));
    allowed("polarity of exactly 1", with(&Study::stance, [](StanceValue &s) { s.polarity = 1; }));
    allowed("new choice", with(&Study::choice, [](Attribute &a) {
        a.choices.append({{{3, 8}}, words("action")});
    }));
    allowed("kind that all answers fit",
        with(&Study::flag, [](Attribute &a) { a.kind = Attribute::Kind::Text; }));
    allowed("two actors of one name", with(&Study::minister, [](Actor &a) { a.name = words("Russia"); }));
    allowed("affiliation of one day", with(&Study::minister, [](Actor &a) {
        a.affiliations = {{{{4, 1}}, QDate(2013, 9, 1), QDate(2013, 9, 1)}};
    }));
    allowed("last day of the year 9999",
        with(&Study::info, [](ArticleInfo &i) { i.published = QDate(9999, 12, 31); }));
    allowed("empty text", [](Study &) { return checkText({{{6, 1}}, {}, {}}); });
    allowed("tab, line ends, U+2028", [](Study &) {
        return checkText({{{6, 1}}, words("a\tb\n\u2028c"), {{0, 1}}});
    });
    allowed("evidence that is the whole text", with(&Study::annotation, [](Annotation &a) {
        a.evidence = TextSpan{0, 23};
    }));
    allowed("fragments that touch", with(&Study::annotation, [](Annotation &a) {
        a.evidence = Evidence(QList<TextSpan>{{0, 2}, {2, 4}});
    }));
    allowed("number in C notation", with(&Study::annotation, [](Annotation &a) {
        a.setAnswer({{3, 3}}, words("-1.5e3"));
    }));
    allowed("confidence of 0", with(&Study::annotation, [](Annotation &a) { a.confidence = 0; }));
    allowed("removal of an unused issue", removalOf(&Study::unused));
    allowed("removal of an annotator without work", removalOf(&Study::clara));
    allowed("removal of an annotation", removalOf(&Study::annotation));
    allowed("work list drawn from all", with(&Study::list, [](WorkList &l) { l.drawnFrom = 1; }));
    allowed("empty work list", with(&Study::list, [](WorkList &l) { l.articles.clear(); }));
    allowed("removal of a work list", removalOf(&Study::list));
    allowed("removal of progress", removalOf(&Study::progress));
}

void TestCheck::allows()
{
    QFETCH(Test, test);
    Study study;
    const Status status = test(study);
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toString()));
}

void TestCheck::hasARowForEverySentence()
{
    const QStringList missing = m_said.missing();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("; "))));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestCheck)
#include "tst_check.moc"
