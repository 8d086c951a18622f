// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/project/random_project.h"

#include "model/project/check.h"
#include "model/text/graphemes.h"

namespace standpoint {

std::vector<AnyEdit> contentsOf(const Project &project)
{
    std::vector<AnyEdit> edits;
    if (!project.info().id.isNull())
        edits.push_back(adding(project.info()));
    const auto addAll = [&edits](const auto &table) {
        for (const auto &row : table.inOrder())
            edits.push_back(adding(row));
    };
    addAll(project.issues());
    addAll(project.stances());
    addAll(project.attributes());
    addAll(project.annotators());
    addAll(project.reasons());
    const QList<Actor> actors = project.actors().inOrder();
    for (Actor actor : actors) {
        actor.affiliations.clear();
        edits.push_back(adding(actor));
    }
    for (const Actor &actor : actors) {
        Actor bare = actor;
        bare.affiliations.clear();
        edits.push_back(replacing(bare, actor));
    }
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        edits.push_back(adding(*article.info));
        edits.push_back(adding(*article.text));
        for (const ArticleState &state : article.states)
            edits.push_back(adding(state));
        for (const Annotation &annotation : article.annotations)
            edits.push_back(adding(annotation));
        for (const Decision &decision : article.decisions.orDefault())
            edits.push_back(adding(decision));
    }
    addAll(project.workLists());
    return edits;
}

QString RandomProject::words(int most)
{
    // Emoji with joiners and skin tones, flags, combining marks, right-to-left, Indic clusters, astral
    // letters.
    static const QStringList pool{QStringLiteral("minister"), QStringLiteral("“No”"),
        QStringLiteral("Россия"), QStringLiteral("مِصْر"), QStringLiteral("👩‍👩‍👧"),
        QStringLiteral("e\u0301le\u0300ve"), QStringLiteral("🇸🇾🇫🇷"), QStringLiteral("नीति"),
        QStringLiteral("👍🏽"), QStringLiteral("外交部"), QStringLiteral("𝔄𝔅"),
        QStringLiteral("g\u0308\u0323"), QStringLiteral("peace"), QStringLiteral("각하"),
        QStringLiteral("a&b<c>\"\\"), QStringLiteral("12.5 %1")};
    QString text;
    for (int left = 1 + below(most); left > 0; --left) {
        if (!text.isEmpty())
            text += QLatin1Char(oneIn(12) ? '\n' : ' ');
        text += pool.at(below(static_cast<int>(pool.size())));
    }
    return text;
}

QDate RandomProject::date()
{
    return oneIn(3) ? QDate() : QDate(1, 1, 1).addDays(below(3'652'000)); // the years 1 to 9999
}

QDateTime RandomProject::time()
{
    return QDateTime::fromMSecsSinceEpoch(
        static_cast<qint64>(bits() % 4'000'000'000'000) - 500'000'000'000, Qt::UTC);
}

Issue RandomProject::issue()
{
    Issue issue{id<Issue>(), name(), below(100) - 50, words(8)};
    if (oneIn(2))
        issue.group = words(2);
    for (int left = oneIn(2) ? below(4) : 0; left > 0; --left)
        issue.keywords.append(
            oneIn(3) ? Keyword{QStringLiteral("bomb(s|ing)?|Ö.e"), true} : Keyword{words(2)});
    age(issue);
    return issue;
}

template <typename Entity> void RandomProject::age(Entity &entity)
{
    entity.retired = oneIn(4);
    if (oneIn(3))
        entity.revised = time();
}

StanceValue RandomProject::stance()
{
    StanceValue stance{id<StanceValue>(), name(), below(9), {}, static_cast<quint32>(below(0x1000000)), {}};
    if (!oneIn(4))
        stance.polarity = static_cast<double>(below(2'000'001)) / 1e6 - 1;
    age(stance);
    return stance;
}

Attribute RandomProject::attribute()
{
    Attribute attribute{
        id<Attribute>(), name(), below(9), static_cast<Attribute::Kind>(below(4)), {}, words(4)};
    if (attribute.kind == Attribute::Kind::Choice) {
        for (int left = below(4); left >= 0; --left)
            attribute.choices.append({id<Choice>(), name()});
    }
    age(attribute);
    return attribute;
}

Actor RandomProject::actor(const Project &project)
{
    Actor actor{id<Actor>(), name(), {}, static_cast<Actor::Kind>(below(4)), {}};
    for (int left = below(3); left > 0; --left)
        actor.aliases.append(words(2));
    for (int left = below(3); left > 0; --left) {
        const std::optional<Actor> other = anyOf(project.actors());
        if (!other)
            break;
        Affiliation affiliation{other->id, date(), date()};
        if (affiliation.from.isValid() && affiliation.to.isValid() && affiliation.from > affiliation.to)
            std::swap(affiliation.from, affiliation.to);
        actor.affiliations.append(affiliation);
    }
    return actor;
}

ArticleInfo RandomProject::articleInfo()
{
    ArticleInfo info;
    info.id = id<ArticleInfo>();
    info.order = below(1000);
    info.title = name();
    info.source = words(2);
    info.author = oneIn(2) ? words(2) : QString();
    info.published = date();
    info.url = QStringLiteral("https://example.org/%1?a=b&c").arg(below(1000));
    info.language = oneIn(2) ? QStringLiteral("pt-BR") : QString();
    for (int left = below(3); left > 0; --left)
        info.tags.append(words(1));
    info.document = words(1);
    info.original = QStringLiteral("UTF-16LE, CRLF");
    if (oneIn(3))
        info.setNote(words(6));
    return info;
}

ArticleText RandomProject::articleText(ArticleId article)
{
    ArticleText text{article, oneIn(20) ? QString() : words(30), {}};
    GraphemeBoundaries boundaries(text.text);
    int end = 0;
    while (end < text.text.size() && !oneIn(10)) {
        const int begin = boundaries.boundaryAfter(end + below(3));
        end = boundaries.boundaryAfter(begin + 1 + below(40));
        if (begin < end)
            text.sentences.append({begin, end});
    }
    return text;
}

std::optional<Evidence> RandomProject::evidence(const QString &text)
{
    GraphemeBoundaries boundaries(text);
    QList<TextSpan> fragments;
    int end = 0;
    for (int left = oneIn(4) ? 3 : 1; left > 0 && end < text.size(); --left) {
        int begin = end + below(static_cast<int>(text.size()) - end);
        while (!boundaries.isBoundary(begin))
            --begin;
        end = boundaries.boundaryAfter(begin + 1 + below(20));
        fragments.append({begin, end});
    }
    return fragments.isEmpty() ? std::nullopt : std::optional(Evidence(fragments));
}

WorkList RandomProject::workList(const Project &project, AnnotatorId annotator)
{
    WorkList list{id<WorkList>(), name(), below(9), annotator, project.articleOrder(),
        static_cast<WorkList::Order>(below(4)), 0, static_cast<quint32>(bits())};
    list.articles.removeIf([this](ArticleId) { return oneIn(3); });
    if (oneIn(2))
        list.drawnFrom = static_cast<int>(list.articles.size()) + below(3);
    if (oneIn(2))
        std::reverse(list.articles.begin(), list.articles.end());
    return list;
}

ReasonCode RandomProject::reason()
{
    return {id<ReasonCode>(), name(), below(9), oneIn(2) ? words(3) : QString(), oneIn(4)};
}

std::optional<Decision> RandomProject::decision(const Project &project)
{
    const Article *article = project.article(anyArticle(project));
    const std::optional<Annotator> annotator = anyOf(project.annotators());
    const std::optional<Actor> actor = anyOf(project.actors());
    const std::optional<Issue> issue = anyOf(project.issues());
    const std::optional<Evidence> words = article ? evidence(article->content()) : std::nullopt;
    if (!article || !annotator || !actor || !issue || !words)
        return std::nullopt;
    Decision fresh;
    fresh.id = id<Decision>();
    fresh.article = article->info->id;
    fresh.place = words->hull();
    if (!article->sentences().isEmpty() && !oneIn(5))
        fresh.place = article->sentences().at(below(static_cast<int>(article->sentences().size())));
    fresh.actor = actor->id;
    fresh.issue = issue->id;
    fresh.verdict = static_cast<Decision::Verdict>(below(2));
    if (const std::optional<ReasonCode> why = anyOf(project.reasons()); why && oneIn(2))
        fresh.reason = why->id;
    fresh.by = annotator->id;
    fresh.at = time();
    fresh.said = oneIn(2) ? 0 : static_cast<quint32>(bits());
    return fresh;
}

QString RandomProject::answerTo(const Attribute &attribute)
{
    switch (attribute.kind) {
    case Attribute::Kind::Choice:
        return attribute.choices.at(below(static_cast<int>(attribute.choices.size()))).id.toString();
    case Attribute::Kind::Flag:
        return QStringLiteral("true");
    case Attribute::Kind::Number:
        return QString::number(below(1000) / 7.0 - 50, 'g', 17);
    case Attribute::Kind::Text:
        break;
    }
    return words(3);
}

std::optional<Annotation> RandomProject::annotation(const Project &project)
{
    const Article *article = project.article(anyArticle(project));
    const std::optional<Annotator> annotator = anyOf(project.annotators());
    const std::optional<Actor> actor = anyOf(project.actors());
    const std::optional<Issue> issue = anyOf(project.issues());
    const std::optional<StanceValue> stance = anyOf(project.stances());
    if (!article || !annotator || !actor || !issue || !stance)
        return std::nullopt;
    const std::optional<Evidence> words = evidence(article->content());
    if (!words)
        return std::nullopt;
    Annotation fresh;
    fresh.id = id<Annotation>();
    fresh.article = article->info->id;
    fresh.annotator = annotator->id;
    fresh.actor = actor->id;
    fresh.issue = issue->id;
    fresh.stance = stance->id;
    fresh.evidence = *words;
    for (int left = below(3); left > 0; --left) {
        if (const std::optional<Attribute> attribute = anyOf(project.attributes()))
            fresh.setAnswer(attribute->id, answerTo(*attribute));
    }
    if (oneIn(3))
        fresh.setNote(this->words(12));
    if (oneIn(3))
        fresh.confidence = static_cast<float>(below(1001)) / 1000;
    fresh.provenance = static_cast<Annotation::Provenance>(below(4));
    fresh.created = time();
    fresh.modified = time();
    return fresh;
}

template <typename Entity> std::optional<Entity> RandomProject::anyOf(const Table<Entity> &table)
{
    const QList<Entity> all = table.inOrder(); // a hash's own order differs from run to run
    return all.isEmpty() ? std::nullopt : std::optional(all.at(below(static_cast<int>(all.size()))));
}

template std::optional<Issue> RandomProject::anyOf(const Table<Issue> &);
template std::optional<StanceValue> RandomProject::anyOf(const Table<StanceValue> &);
template std::optional<Attribute> RandomProject::anyOf(const Table<Attribute> &);
template std::optional<Actor> RandomProject::anyOf(const Table<Actor> &);
template std::optional<Annotator> RandomProject::anyOf(const Table<Annotator> &);
template std::optional<WorkList> RandomProject::anyOf(const Table<WorkList> &);
template std::optional<ReasonCode> RandomProject::anyOf(const Table<ReasonCode> &);

ArticleId RandomProject::anyArticle(const Project &project)
{
    const QList<ArticleId> all = project.articleOrder();
    return all.isEmpty() ? ArticleId() : all.at(below(static_cast<int>(all.size())));
}

std::optional<Annotation> RandomProject::anyAnnotation(const Project &project)
{
    const Article *article = project.article(anyArticle(project));
    if (!article || article->annotations.isEmpty())
        return std::nullopt;
    return article->annotations.at(below(static_cast<int>(article->annotations.size())));
}

std::optional<ArticleState> RandomProject::anyState(const Project &project)
{
    const Article *article = project.article(anyArticle(project));
    if (!article || article->states.isEmpty())
        return std::nullopt;
    return article->states.at(below(static_cast<int>(article->states.size())));
}

std::optional<Decision> RandomProject::anyDecision(const Project &project)
{
    const Article *article = project.article(anyArticle(project));
    if (!article || !article->decisions)
        return std::nullopt;
    return article->decisions->at(below(static_cast<int>(article->decisions->size())));
}

Project RandomProject::project(int articles)
{
    Project project;
    const auto add = [&project](const AnyEdit &edit) {
        const Status added = project.applyEdit(edit);
        if (!added)
            qFatal("the generator made what is refused: %s", qPrintable(added.error().toString()));
    };
    add(adding(ProjectInfo{id<ProjectInfo>(), name(), words(10), time()}));
    for (int left = 1 + below(3); left > 0; --left)
        add(adding(issue()));
    for (int left = 1 + below(3); left > 0; --left)
        add(adding(stance()));
    for (int left = below(4); left > 0; --left)
        add(adding(attribute()));
    for (int left = 1 + below(4); left > 0; --left)
        add(adding(actor(project)));
    for (int left = 1 + below(3); left > 0; --left)
        add(adding(Annotator{id<Annotator>(), name(), oneIn(4)}));
    for (int left = articles; left > 0; --left) {
        const ArticleInfo info = articleInfo();
        add(adding(info));
        add(adding(articleText(info.id)));
        if (oneIn(2))
            add(adding(ArticleState{info.id, anyOf(project.annotators())->id, ArticleState::State::Started}));
    }
    for (int left = articles * 3; left > 0; --left) {
        if (const std::optional<Annotation> fresh = annotation(project))
            add(adding(*fresh));
    }
    for (int left = below(3); left > 0; --left)
        add(adding(workList(project, anyOf(project.annotators())->id)));
    for (int left = below(4); left > 0; --left)
        add(adding(reason()));
    for (int left = articles * 2; left > 0; --left) {
        if (const std::optional<Decision> fresh = decision(project); fresh && check(project, *fresh))
            add(adding(*fresh)); // else the unit was decided already
    }
    if (oneIn(4)) {
        ProjectInfo info = project.info();
        info.handedOut = {anyOf(project.annotators())->id, time(), {id<Annotation>(), id<Annotation>()}};
        info.setPreset(QStringLiteral("mapping"), name(), words(3) + u'x');
        info.setPreset(QStringLiteral("export"), name(), words(3) + u'x');
        add(replacing(ProjectInfo(project.info()), info));
    }
    return project;
}

} // namespace standpoint
