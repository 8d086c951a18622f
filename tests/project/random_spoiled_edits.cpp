// SPDX-License-Identifier: GPL-3.0-or-later
//
// The edits of RandomProject that must be refused. tst_change_laws looks that each sentence of a refusal is
// reached.
#include "model/project/check.h"
#include "tests/project/random_project.h"

#include <cmath>
#include <limits>

namespace standpoint {

namespace {

const QString halfACharacter = QStringLiteral("half ") + QChar(0xD83D);

QString tooLong(qsizetype most)
{
    return QString(most + 1, QLatin1Char('x'));
}

/// Names that nothing may have.
const QStringList &badNames()
{
    static const QStringList names{
        QString(), QStringLiteral(" \n"), tooLong(maximumNameLength), halfACharacter};
    return names;
}

QDateTime afterAllTime()
{
    return QDateTime::fromMSecsSinceEpoch(latestTime + 1, Qt::UTC);
}

template <typename Entity>
void addBadNames(std::vector<AnyEdit> &edits, Entity entity, QString Entity::*member)
{
    for (const QString &name : badNames()) {
        entity.*member = name;
        edits.push_back(adding(entity));
    }
}

template <typename Entity, typename Spoil> AnyEdit spoiled(Entity entity, Spoil spoil)
{
    spoil(entity);
    return adding(std::move(entity));
}

void addSpoiledKeywords(std::vector<AnyEdit> &edits, const Issue &issue)
{
    for (const Keyword &keyword : {Keyword{QString()}, Keyword{QStringLiteral(" ")},
             Keyword{tooLong(maximumKeywordLength)}, Keyword{halfACharacter}})
        edits.push_back(spoiled(issue, [&](Issue &i) { i.keywords.append(keyword); }));
    const auto many = [&](qsizetype count, bool isRegularExpression) {
        edits.push_back(spoiled(issue, [&](Issue &i) {
            i.keywords = QList<Keyword>(count, {QStringLiteral("talks"), isRegularExpression});
        }));
    };
    many(maximumKeywords + 1, false);
    many(maximumExpressions + 1, true);
    edits.push_back(spoiled(issue, [](Issue &i) { i.group = QStringLiteral(" "); }));
    edits.push_back(spoiled(issue, [](Issue &i) { i.group = halfACharacter; }));
    edits.push_back(spoiled(issue, [](Issue &i) { i.revised = afterAllTime(); }));
}

} // namespace

AnyEdit RandomProject::spoiledEdit(const Project &project)
{
    using Group = std::vector<AnyEdit> (RandomProject::*)(const Project &);
    static constexpr Group groups[] = {&RandomProject::spoiledCodebook, &RandomProject::spoiledActors,
        &RandomProject::spoiledArticles, &RandomProject::spoiledTexts, &RandomProject::spoiledAnnotations,
        &RandomProject::spoiledReferences, &RandomProject::spoiledAnswers, &RandomProject::spoiledWorkLists,
        &RandomProject::spoiledReasons, &RandomProject::spoiledDecisions,
        &RandomProject::removalsOfWhatIsUsed, &RandomProject::misfits};
    for (;;) {
        std::vector<AnyEdit> edits = (this->*groups[below(std::size(groups))])(project);
        if (!edits.empty())
            return std::move(edits[static_cast<size_t>(below(static_cast<int>(edits.size())))]);
    }
}

std::vector<AnyEdit> RandomProject::spoiledCodebook(const Project &project)
{
    std::vector<AnyEdit> edits;
    if (oneIn(3)) {
        addBadNames(edits, issue(), &Issue::name);
        addBadNames(edits, stance(), &StanceValue::name);
        addBadNames(edits, attribute(), &Attribute::name);
    }
    const auto takeName = [&](auto fresh, const auto &table) {
        if (const auto other = anyOf(table)) {
            fresh.name = other->name;
            edits.push_back(adding(fresh));
        }
        fresh.name = name();
        fresh.guideline = halfACharacter;
        edits.push_back(adding(fresh));
    };
    takeName(issue(), project.issues());
    takeName(stance(), project.stances());
    takeName(attribute(), project.attributes());
    for (const double polarity : {1.5, -1.01, std::nan(""), std::numeric_limits<double>::infinity()})
        edits.push_back(spoiled(stance(), [=](StanceValue &s) { s.polarity = polarity; }));
    edits.push_back(spoiled(stance(), [](StanceValue &s) { s.colour = 0x1000000; }));
    edits.push_back(spoiled(stance(), [](StanceValue &s) { s.revised = afterAllTime(); }));
    edits.push_back(spoiled(attribute(), [](Attribute &a) { a.revised = afterAllTime(); }));
    addSpoiledKeywords(edits, issue());
    Attribute asked = attribute();
    asked.kind = Attribute::Kind::Number;
    asked.choices = {{id<Choice>(), name()}};
    edits.push_back(adding(asked));
    asked.kind = Attribute::Kind::Choice;
    edits.push_back(spoiled(asked, [](Attribute &a) { a.choices[0].name.clear(); }));
    edits.push_back(spoiled(asked, [](Attribute &a) { a.choices.append(a.choices[0]); }));
    edits.push_back(spoiled(asked, [this](Attribute &a) {
        a.choices.append({id<Choice>(), a.choices[0].name});
    }));
    if (project.info().id.isNull()) {
        const ProjectInfo info{id<ProjectInfo>(), name(), {}, {}};
        addBadNames(edits, info, &ProjectInfo::title);
        edits.push_back(spoiled(info, [](ProjectInfo &i) { i.guideline = halfACharacter; }));
        edits.push_back(spoiled(info, [](ProjectInfo &i) { i.created = afterAllTime(); }));
        const Preset preset{QStringLiteral("export"), QStringLiteral("a"), QStringLiteral("{}")};
        const Preset nameless{QStringLiteral("export"), {}, QStringLiteral("{}")};
        const Preset empty{QStringLiteral("export"), QStringLiteral("a"), {}};
        for (const QList<Preset> &presets :
            {QList<Preset>{preset, preset}, QList<Preset>{nameless}, QList<Preset>{empty},
                QList<Preset>{preset, {QStringLiteral("a"), QStringLiteral("a"), preset.content}}})
            edits.push_back(spoiled(info, [&presets](ProjectInfo &i) { i.presets = presets; }));
        edits.push_back(spoiled(info, [this](ProjectInfo &i) { i.handedOut.to = id<Annotator>(); }));
        return edits;
    }
    ProjectInfo info = project.info();
    info.title = badNames().at(below(static_cast<int>(badNames().size())));
    edits.push_back(replacing(project.info(), info));
    return edits;
}

std::vector<AnyEdit> RandomProject::spoiledActors(const Project &project)
{
    std::vector<AnyEdit> edits;
    if (oneIn(3)) {
        addBadNames(edits, actor(project), &Actor::name);
        addBadNames(edits, Annotator{id<Annotator>(), {}, false}, &Annotator::name);
    }
    if (const std::optional<Annotator> other = anyOf(project.annotators()))
        edits.push_back(adding(Annotator{id<Annotator>(), other->name, false}));
    for (const QString &alias : badNames())
        edits.push_back(spoiled(actor(project), [&](Actor &a) { a.aliases.append(alias); }));
    edits.push_back(spoiled(actor(project), [](Actor &a) { a.affiliations.append({a.id, {}, {}}); }));
    edits.push_back(spoiled(actor(project), [this](Actor &a) {
        a.affiliations.append({id<Actor>(), {}, {}});
    }));
    if (const std::optional<Actor> other = anyOf(project.actors())) {
        const QDate day(2013, 9, 1);
        for (const Affiliation &bad : {Affiliation{other->id, day, day.addDays(-1)},
                 {other->id, QDate(-5000, 1, 1), {}}, {other->id, {}, QDate(10000, 1, 1)}})
            edits.push_back(spoiled(actor(project), [&](Actor &a) { a.affiliations.append(bad); }));
    }
    return edits;
}

std::vector<AnyEdit> RandomProject::spoiledArticles(const Project &project)
{
    std::vector<AnyEdit> edits;
    if (project.info().id.isNull())
        return {adding(articleInfo())};
    addBadNames(edits, articleInfo(), &ArticleInfo::title);
    for (QString ArticleInfo::*member : {&ArticleInfo::source, &ArticleInfo::author, &ArticleInfo::url,
             &ArticleInfo::language, &ArticleInfo::document, &ArticleInfo::original})
        edits.push_back(spoiled(articleInfo(), [=](ArticleInfo &info) { info.*member = halfACharacter; }));
    edits.push_back(spoiled(articleInfo(), [](ArticleInfo &info) { info.tags.append(halfACharacter); }));
    edits.push_back(spoiled(articleInfo(), [](ArticleInfo &info) { info.published = QDate(10000, 1, 1); }));
    edits.push_back(spoiled(articleInfo(), [](ArticleInfo &info) { info.note = QString(); }));
    edits.push_back(spoiled(articleInfo(), [](ArticleInfo &info) { info.note = halfACharacter; }));
    edits.push_back(adding(ArticleState{anyArticle(project), id<Annotator>(), ArticleState::State::Done}));
    if (const std::optional<Annotator> annotator = anyOf(project.annotators()))
        edits.push_back(adding(ArticleState{id<ArticleInfo>(), annotator->id, ArticleState::State::Done}));
    return edits;
}

std::vector<AnyEdit> RandomProject::spoiledTexts(const Project &project)
{
    const Article *article = project.article(anyArticle(project));
    if (!article || !article->text)
        return {};
    std::vector<AnyEdit> edits;
    const auto become = [&](const QString &text, const QList<TextSpan> &sentences) {
        edits.push_back(replacing(*article->text, ArticleText{article->info->id, text, sentences}));
    };
    for (const char16_t control : {u'\0', u'\r', u'\x1b', u'\xfeff'})
        become(words(5) + QChar(control), {});
    become(words(5) + halfACharacter, {});
    become(QChar(0xDE00) + words(5), {});
    const QString text = QStringLiteral("ae\u0301i 😀");
    for (const QList<TextSpan> &bad : {QList<TextSpan>{{0, 2}}, {{2, 4}}, {{1, 6}}, {{0, 8}},
             {{0, 1}, {0, 1}}, {{3, 4}, {0, 1}}, {{1, 1}}, {{3, 1}}, {{-1, 1}}, {{0, 1}, {1, 200}}})
        become(text, bad);
    if (!article->annotations.isEmpty() || article->decisions)
        become(QString(), {});
    return edits;
}

std::vector<AnyEdit> RandomProject::spoiledAnnotations(const Project &project)
{
    const std::optional<Annotation> fresh = annotation(project);
    if (!fresh)
        return {};
    std::vector<AnyEdit> edits;
    const auto spoil = [&](auto function) { edits.push_back(spoiled(*fresh, function)); };
    const QString &text = project.article(fresh->article)->content();
    const int size = static_cast<int>(text.size());
    for (const QList<TextSpan> &bad : {QList<TextSpan>{{-1, 1}}, {{0, size + 1}}, {{0, 0}},
             {{size, size - 1}}, {{size - 1, size}, {0, 1}}, {{0, size}, {0, size}}, {{size, size + 3}}})
        spoil([&](Annotation &a) { a.evidence = Evidence(bad); });
    for (int i = 1; i < size; ++i) {
        if (text[i].isLowSurrogate() || text[i].isMark()) {
            spoil([=](Annotation &a) { a.evidence = TextSpan{i, size}; });
            spoil([=](Annotation &a) { a.evidence = TextSpan{0, i}; });
            break;
        }
    }
    for (const float confidence : {-0.5F, 1.01F, std::nanf("")})
        spoil([=](Annotation &a) { a.confidence = confidence; });
    spoil([](Annotation &a) { a.note = QString(); });
    if (oneIn(20))
        spoil([](Annotation &a) { a.note = tooLong(maximumNoteLength); });
    spoil([](Annotation &a) { a.note = halfACharacter; });
    spoil([](Annotation &a) { a.created = afterAllTime(); });
    spoil([](Annotation &a) { a.modified = afterAllTime(); });
    spoil([](Annotation &a) { a.attributes = QList<AttributeValue>(); });
    return edits;
}

std::vector<AnyEdit> RandomProject::spoiledReferences(const Project &project)
{
    const std::optional<Annotation> fresh = annotation(project);
    if (!fresh)
        return {};
    std::vector<AnyEdit> edits;
    const auto spoil = [&](auto function) { edits.push_back(spoiled(*fresh, function)); };
    spoil([this](Annotation &a) { a.article = id<ArticleInfo>(); });
    spoil([this](Annotation &a) { a.annotator = id<Annotator>(); });
    spoil([this](Annotation &a) { a.actor = id<Actor>(); });
    spoil([this](Annotation &a) { a.issue = id<Issue>(); });
    spoil([this](Annotation &a) { a.stance = id<StanceValue>(); });
    if (const std::optional<Annotation> present = anyAnnotation(project)) {
        Annotation elsewhere = *present;
        elsewhere.article = id<ArticleInfo>();
        edits.push_back(replacing(*present, elsewhere));
    }
    for (const ArticleId id : project.articleOrder()) {
        if (!project.article(id)->text)
            spoil([=](Annotation &a) { a.article = id; });
    }
    return edits;
}

std::vector<AnyEdit> RandomProject::spoiledAnswers(const Project &project)
{
    const std::optional<Annotation> fresh = annotation(project);
    if (!fresh)
        return {};
    std::vector<AnyEdit> edits;
    const auto answer = [&](const QList<AttributeValue> &values) {
        edits.push_back(spoiled(*fresh, [&](Annotation &a) { a.attributes = values; }));
    };
    answer({{id<Attribute>(), QStringLiteral("true")}});
    for (const Attribute &attribute : project.attributes().inOrder()) {
        const QString good = answerTo(attribute);
        answer({{attribute.id, good}, {attribute.id, good}});
        answer({{attribute.id, QString()}});
        answer({{attribute.id, halfACharacter}});
        if (attribute.kind == Attribute::Kind::Number)
            answer({{attribute.id, QStringLiteral("inf")}});
        if (attribute.kind != Attribute::Kind::Text)
            answer({{attribute.id, QStringLiteral("1,5")}});
    }
    const std::optional<Annotation> present = anyAnnotation(project);
    if (!present || !present->attributes)
        return edits;
    const AttributeValue value = present->attributes->first();
    Attribute other = *project.attributes().find(value.attribute);
    other.kind = value.value == QStringLiteral("true") ? Attribute::Kind::Number : Attribute::Kind::Flag;
    other.choices.clear();
    edits.push_back(replacing(*project.attributes().find(value.attribute), other));
    edits.push_back(removing(*project.attributes().find(value.attribute)));
    return edits;
}

std::vector<AnyEdit> RandomProject::spoiledWorkLists(const Project &project)
{
    const std::optional<Annotator> annotator = anyOf(project.annotators());
    if (!annotator)
        return {adding(workList(project, id<Annotator>()))};
    const WorkList fresh = workList(project, annotator->id);
    std::vector<AnyEdit> edits;
    const auto spoil = [&](auto function) { edits.push_back(spoiled(fresh, function)); };
    addBadNames(edits, fresh, &WorkList::name);
    spoil([this](WorkList &list) { list.annotator = id<Annotator>(); });
    spoil([this](WorkList &list) { list.articles.append(id<ArticleInfo>()); });
    spoil([](WorkList &list) { list.drawnFrom = -1; });
    if (!fresh.articles.isEmpty())
        spoil([](WorkList &list) { list.articles.append(list.articles.first()); });
    if (fresh.articles.size() > 1)
        spoil([](WorkList &list) { list.drawnFrom = static_cast<int>(list.articles.size()) - 1; });
    if (const std::optional<WorkList> there = anyOf(project.workLists())) {
        edits.push_back(removing(*project.annotators().find(there->annotator)));
        if (!there->articles.isEmpty())
            edits.push_back(removing(*project.article(there->articles.first())->info));
    }
    return edits;
}

std::vector<AnyEdit> RandomProject::spoiledReasons(const Project &project)
{
    std::vector<AnyEdit> edits;
    addBadNames(edits, reason(), &ReasonCode::name);
    edits.push_back(spoiled(reason(), [](ReasonCode &r) { r.paragraph = halfACharacter; }));
    if (const std::optional<ReasonCode> there = anyOf(project.reasons()))
        edits.push_back(spoiled(reason(), [&](ReasonCode &r) { r.name = there->name; }));
    if (const std::optional<Decision> used = anyDecision(project); used && !used->reason.isNull())
        edits.push_back(removing(*project.reasons().find(used->reason)));
    return edits;
}

std::vector<AnyEdit> RandomProject::spoiledDecisions(const Project &project)
{
    std::vector<AnyEdit> edits;
    if (const std::optional<Decision> there = anyDecision(project)) {
        edits.push_back(spoiled(*there, [this](Decision &d) { d.id = id<Decision>(); }));
        edits.push_back(removing(*project.actors().find(there->actor)));
        edits.push_back(removing(*project.issues().find(there->issue)));
        edits.push_back(removing(*project.annotators().find(there->by)));
        edits.push_back(removing(*project.article(there->article)->info));
        if (project.article(there->article)->text)
            edits.push_back(removing(*project.article(there->article)->text));
        const Article &article = *project.article(there->article);
        if (article.text && article.annotations.isEmpty()) // annotations are what is looked at first
            return {replacing(*article.text, ArticleText{article.info->id, {}, {}}), removing(*article.text)};
        Decision elsewhere = *there;
        elsewhere.article = id<ArticleInfo>();
        edits.push_back(replacing(*there, elsewhere));
    }
    const std::optional<Decision> fresh = decision(project);
    if (!fresh || !check(project, *fresh)) // decided already
        return edits;
    const auto spoil = [&](auto function) { edits.push_back(spoiled(*fresh, function)); };
    const QString &text = project.article(fresh->article)->content();
    const int size = static_cast<int>(text.size());
    for (const TextSpan bad : {TextSpan{-1, 1}, {0, size + 1}, {0, 0}, {size, size - 1}, {size, size + 3}})
        spoil([=](Decision &d) { d.place = bad; });
    for (int i = 1; i < size; ++i) {
        if (text[i].isLowSurrogate() || text[i].isMark()) {
            spoil([=](Decision &d) { d.place = {i, size}; });
            break;
        }
    }
    spoil([this](Decision &d) { d.actor = id<Actor>(); });
    spoil([this](Decision &d) { d.issue = id<Issue>(); });
    spoil([this](Decision &d) { d.by = id<Annotator>(); });
    spoil([this](Decision &d) { d.reason = id<ReasonCode>(); });
    spoil([](Decision &d) { d.at = afterAllTime(); });
    return edits;
}

std::vector<AnyEdit> RandomProject::removalsOfWhatIsUsed(const Project &project)
{
    std::vector<AnyEdit> edits;
    if (!project.articles().isEmpty() && !project.info().id.isNull())
        edits.push_back(removing(project.info()));
    for (const Actor &actor : project.actors().inOrder()) {
        if (!actor.affiliations.isEmpty())
            edits.push_back(removing(*project.actors().find(actor.affiliations.first().with)));
    }
    if (const std::optional<ArticleState> state = anyState(project))
        edits.push_back(removing(*project.annotators().find(state->annotator)));
    if (const Article *article = project.article(anyArticle(project)); article && article->text)
        edits.push_back(removing(*article->info));
    const std::optional<Annotation> used = anyAnnotation(project);
    if (!used)
        return edits;
    edits.push_back(removing(*project.issues().find(used->issue)));
    edits.push_back(removing(*project.stances().find(used->stance)));
    edits.push_back(removing(*project.actors().find(used->actor)));
    edits.push_back(removing(*project.annotators().find(used->annotator)));
    edits.push_back(removing(*project.article(used->article)->info));
    edits.push_back(removing(*project.article(used->article)->text));
    return edits;
}

std::vector<AnyEdit> RandomProject::misfits(const Project &project)
{
    std::vector<AnyEdit> edits{AnyEdit(Edit<Issue>{}), AnyEdit(Edit<ArticleState>{}),
        AnyEdit(Edit<Annotation>{}), AnyEdit(Edit<Decision>{}), replacing(issue(), issue()),
        adding(Issue{{}, name(), 0, {}})};
    const auto rename = [this](auto &entity) { entity.name = name(); };
    const auto misfit = [&](const auto &present, auto revise) {
        if (!present)
            return;
        auto stale = *present;
        revise(stale);
        edits.push_back(replacing(stale, *present));
        edits.push_back(removing(stale));
        edits.push_back(adding(*present)); // is there already
    };
    misfit(anyOf(project.issues()), rename);
    misfit(anyOf(project.stances()), rename);
    misfit(anyOf(project.attributes()), rename);
    misfit(anyOf(project.actors()), rename);
    misfit(anyOf(project.annotators()), rename);
    misfit(anyOf(project.workLists()), rename);
    misfit(anyOf(project.reasons()), rename);
    misfit(anyDecision(project), [](Decision &d) { d.at = d.at.addMSecs(1); });
    misfit(anyAnnotation(project), [](Annotation &a) { a.setNote(a.note.orDefault() + QLatin1Char('!')); });
    misfit(anyAnnotation(project), [](Annotation &a) {
        a.evidence = TextSpan{a.evidence.begin(), a.evidence.end() + 1};
    });
    misfit(anyState(project), [](ArticleState &s) {
        s.state =
            s.state == ArticleState::State::Done ? ArticleState::State::Started : ArticleState::State::Done;
    });
    if (const std::optional<ArticleState> state = anyState(project)) {
        ArticleState other = *state;
        other.annotator = id<Annotator>();
        edits.push_back(replacing(*state, other));
    }
    edits.push_back(removing(issue()));
    edits.push_back(removing(articleInfo()));
    if (const Article *article = project.article(anyArticle(project)); article && article->text) {
        misfit(article->info, [this](ArticleInfo &info) { info.title = name(); });
        misfit(article->text, [](ArticleText &text) { text.text += QLatin1Char('!'); });
    }
    return edits;
}

} // namespace standpoint
