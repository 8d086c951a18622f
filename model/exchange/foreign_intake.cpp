// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/foreign_intake.h"

#include "model/documents/decode.h"
#include "model/exchange/plain_text.h"
#include "model/exchange/table_files.h"

#include <QCoreApplication>

#include <array>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ForeignIntake)
};

const QString attributePrefix = QStringLiteral("attribute:");

/// A member of a row that a field of that name fills, whatever the mapping says of actor, issue and stance.
struct PlainMember
{
    QString field;
    AnnotationMember member;
};

const std::array<PlainMember, 9> &plainMembers()
{
    static const std::array<PlainMember, 9> all{{
        {QStringLiteral("actor_id"), &AnnotationRow::actorId},
        {QStringLiteral("affiliation"), &AnnotationRow::affiliation},
        {QStringLiteral("polarity"), &AnnotationRow::polarity},
        {QStringLiteral("confidence"), &AnnotationRow::confidence},
        {QStringLiteral("note"), &AnnotationRow::note},
        {QStringLiteral("provenance"), &AnnotationRow::provenance},
        {QStringLiteral("created"), &AnnotationRow::created},
        {QStringLiteral("modified"), &AnnotationRow::modified},
        {QStringLiteral("label"), nullptr}, // shown where a mapping lacks, and read by mappings
    }};
    return all;
}

QList<qsizetype> carriageReturnsBeforeLineFeeds(const QString &text)
{
    QList<qsizetype> places;
    for (qsizetype at = text.indexOf(QStringLiteral("\r\n")); at >= 0;
         at = text.indexOf(QStringLiteral("\r\n"), at + 2))
        places.append(at);
    return places;
}

} // namespace

ForeignIntake::ForeignIntake(Intake &intake)
    : m_intake(intake)
    , m_mapping(intake.options.mapping.value_or(LabelMapping()))
    , m_sources{&m_mapping.actor, &m_mapping.issue, &m_mapping.stance, &m_mapping.annotator}
{
}

Status ForeignIntake::readTexts(const Format &format, const QList<InputFile> &files)
{
    for (const InputFile &file : files) {
        Result<ForeignCorpus> corpus = format.parse(file);
        if (!corpus) {
            if (Status refused = m_intake.refuse(file, corpus.error()); !refused)
                return refused;
        } else {
            take(std::move(*corpus));
            ++m_intake.filesRead;
        }
        if (Status going = m_intake.didWork(file.size); !going)
            return going;
    }
    return {};
}

void ForeignIntake::take(ForeignCorpus &&corpus)
{
    for (const Notice &notice : corpus.skipped.list())
        m_intake.skip(notice.what, notice.where);
    if (corpus.skipped.further() > 0)
        m_intake.skip(Words::tr("Further places of this file were not imported"),
            corpus.skipped.list().last().where, corpus.skipped.further());
    for (const Notice &notice : corpus.remarks.list())
        m_intake.notice(notice.what, notice.where);
    takeCodebook(corpus);
    m_saidAgain += corpus.saidAgain;
    for (ForeignDocument &document : corpus.documents)
        place(std::move(document));
}

void ForeignIntake::takeCodebook(const ForeignCorpus &corpus)
{
    for (const ForeignActor &actor : corpus.actors)
        m_intake.actors.take({actor.key, cleanName(actor.name), actor.kind, actor.aliases});
    for (const ForeignActor &actor : corpus.actors) {
        const ActorId with =
            actor.affiliation.isEmpty() ? ActorId() : m_intake.actors.find(actor.affiliation);
        const ActorId own = m_intake.actors.find(actor.key.isEmpty() ? actor.name : actor.key);
        if (!with.isNull() && !own.isNull())
            m_intake.actors.affiliate(own, with);
    }
    for (const QString &issue : corpus.issues)
        m_intake.codebook.issue(issue);
    for (const ForeignStance &stance : corpus.stances)
        m_intake.codebook.stance(stance.name, stance.polarity);
    m_annotators.append(corpus.annotators);
}

void ForeignIntake::place(ForeignDocument &&document)
{
    Placed placed;
    if (!document.hasText) { // other files of this import may bring the article
        placed.document = std::move(document);
        m_documents.push_back(std::move(placed));
        return;
    }
    placed.size = static_cast<int>(document.text.size());
    placed.lineEndsCut = carriageReturnsBeforeLineFeeds(document.text);
    if (!placed.lineEndsCut.isEmpty())
        m_intake.notice(
            Words::tr(
                "The text has line ends of Windows; they became line feeds, and offsets were converted"),
            document.where);
    QString text = std::move(document.text);
    normalise(text);
    qsizetype end = text.size(); // as plain text is read: what is at the beginning stays, for offsets
    while (end > 0 && text[end - 1].isSpace())
        --end;
    text.truncate(end);
    if (text.isEmpty()) {
        m_intake.skip(Words::tr("The article has no text, so it was not imported"), document.where,
            1 + static_cast<qsizetype>(document.annotations.size()));
        return;
    }
    ArticleInfo info = document.info;
    if (info.title.isEmpty())
        info.title = titleOf(text);
    if (info.language.isEmpty())
        info.language = m_intake.options.language;
    ArticleBook::Addition addition{};
    placed.article = takeText(document, std::move(info), text, &addition);
    if (addition == ArticleBook::Addition::AlreadyThere) {
        if (placed.article->held)
            ++m_intake.alreadyThere;
        if (document.info.note && document.info.note != placed.article->info.note)
            m_intake.notice(
                Words::tr("The article is there with another note; it was left as it is"), document.where);
    } else if (addition == ArticleBook::Addition::NewWithUsedName) {
        m_intake.notice(Words::tr("Another article “%1” with another text was there already; both are kept")
                            .arg(document.info.document),
            document.where);
    }
    placed.document = std::move(document);
    m_documents.push_back(std::move(placed));
}

IncomingArticle *ForeignIntake::takeText(
    const ForeignDocument &document, ArticleInfo info, const QString &text, ArticleBook::Addition *addition)
{
    if (!document.isOneUnit)
        return m_intake.articles.take(std::move(info), text, addition);
    *addition = m_intake.articles.add(std::move(info), text); // by its name, for units may have equal texts
    return m_intake.articles.called(document.info.document, text);
}

void ForeignIntake::markUnits()
{
    qsizetype parted = 0;
    QString where;
    for (const Placed &placed : m_documents) {
        if (!placed.document.isOneUnit)
            continue;
        IncomingArticle *article = placed.article;
        if (!article) {
            const QByteArray called = placed.document.info.document.toUtf8();
            bool several = false;
            article =
                m_intake.articles.find({called.constData(), static_cast<size_t>(called.size())}, &several);
        }
        if (!article)
            continue; // said when its annotations are placed
        if (!article->held)
            article->isOneSentence = true;
        else if (article->sentences().size() > 1 && parted++ == 0)
            where = placed.document.where;
    }
    if (parted > 0)
        m_intake.notice(
            Words::tr("%n unit(s) have several sentences in the project, and figures of agreement "
                      "count each of them; import texts and codes together to avoid that",
                nullptr, static_cast<int>(parted)),
            where);
}

IncomingArticle *ForeignIntake::articleOf(const ForeignDocument &document)
{
    const ArticleInfo &info = document.info;
    if (IncomingArticle *article = info.id.isNull() ? nullptr : m_intake.articles.find(info.id))
        return article;
    bool ambiguous = false;
    for (const QString &called : {info.document, info.title}) {
        const QByteArray bytes = called.toUtf8();
        bool several = false;
        IncomingArticle *article =
            m_intake.articles.find({bytes.constData(), static_cast<size_t>(bytes.size())}, &several);
        if (article)
            return article;
        ambiguous = ambiguous || several;
    }
    if (!m_byUrl) {
        m_byUrl.emplace();
        for (const Shared<Article> &article : m_intake.project.articles())
            m_byUrl->insert(article->info->url, article->info->id);
        for (const IncomingArticle &article : m_intake.articles.all()) {
            if (!article.held && !article.leftOut)
                m_byUrl->insert(article.info.url, article.info.id);
        }
    }
    const QList<ArticleId> withUrl = info.url.isEmpty() ? QList<ArticleId>() : m_byUrl->values(info.url);
    if (withUrl.size() == 1)
        return m_intake.articles.find(withUrl.first());
    const QByteArray called =
        (info.document.isEmpty() ? info.title.isEmpty() ? info.url : info.title : info.document).toUtf8();
    const QString why = noSuchArticle(
        {called.constData(), static_cast<size_t>(called.size())}, ambiguous || withUrl.size() > 1);
    m_intake.skip(
        why, document.where, std::max<qsizetype>(1, static_cast<qsizetype>(document.annotations.size())));
    return nullptr;
}

void ForeignIntake::findPlaces(Placed &placed)
{
    const QString &text = placed.article->content();
    placed.size = static_cast<int>(text.size());
    const ForeignOffsets offsets(text);
    QList<ForeignRange> all;
    for (const ForeignAnnotation &annotation : placed.document.annotations)
        all.append(annotation.ranges);
    const OffsetUnit unit = offsets.unitOf(all, OffsetUnit::CodePoint);
    constexpr qint64 mostSearched = 20'000'000'000; // some ten seconds, for a hostile file
    std::erase_if(placed.document.annotations, [&](ForeignAnnotation &annotation) {
        QStringList words; // compared once more when the evidence is made
        for (const ForeignRange &range : std::as_const(annotation.ranges)) {
            const bool mayLook = (m_searched += text.size()) < mostSearched;
            const std::optional<TextSpan> span =
                mayLook ? offsets.placeOf(range, unit) : offsets.span(range.begin, range.end, unit);
            if (!span) {
                m_intake.skip(range.begin < 0
                        ? Words::tr("“%1” does not stand at just one place of the article, so it was not "
                                    "imported")
                              .arg(range.covered.left(60))
                        : Words::tr("The places %1 to %2 lie outside the article, so they were not imported")
                              .arg(range.begin)
                              .arg(range.end),
                    annotation.where.isEmpty() ? placed.document.where : annotation.where);
                return true;
            }
            annotation.spans.append(*span);
            words.append(range.covered);
        }
        if (!words.contains(QString()))
            annotation.covered = words.join(QStringLiteral(" … "));
        return false;
    });
}

AttributeId ForeignIntake::attributeOf(const QString &target)
{
    return target.startsWith(attributePrefix)
        ? m_intake.codebook.attribute(target.sliced(attributePrefix.size()))
        : AttributeId();
}

Status ForeignIntake::placeAnnotations()
{
    // Questions that the codebook lacks come first, for an answer is read by the codebook's questions.
    for (const Placed &placed : m_documents) {
        for (const ForeignAnnotation &annotation : placed.document.annotations) {
            for (const ForeignField &field : annotation.fields) {
                attributeOf(m_mapping.others.value(field.name, field.name));
            }
        }
    }
    for (Placed &placed : m_documents) {
        if (placed.document.hasText)
            continue;
        placed.article = articleOf(placed.document);
        if (placed.article)
            findPlaces(placed);
    }
    findOthersLayers();
    for (const QString &annotator : std::as_const(m_annotators)) {
        if (!m_othersLayers.contains(annotator))
            m_intake.codebook.annotator(annotator);
    }
    AnnotationIntake to(m_intake, [this] { return m_where; });
    for (Placed &placed : m_documents) {
        if (!placed.article)
            continue;
        takeStates(placed);
        m_intake.foreignAnnotations += static_cast<qint64>(placed.document.annotations.size());
        for (const ForeignAnnotation &annotation : placed.document.annotations)
            takeAnnotation(to, placed, annotation);
        placed.document.annotations = {};
        if (Status going = m_intake.didWork(0); !going)
            return going;
    }
    tellWhatLacks();
    tellUnreadFields();
    return {};
}

/// Under a name that only stands there nobody has worked: a file with pseudonyms, say, that another project
/// wrote. A layer of that name, done with its articles, would count as somebody who saw nothing.
void ForeignIntake::findOthersLayers()
{
    if (std::none_of(m_documents.begin(), m_documents.end(),
            [](const Placed &placed) { return placed.article && placed.article->held; }))
        return;
    QHash<QString, bool> onlyThere;
    for (const Placed &placed : m_documents) {
        if (!placed.article)
            continue;
        for (const ForeignAnnotation &annotation : placed.document.annotations) {
            const std::optional<MappedNames> names =
                mappedNames(m_mapping, [&](const QString &field) { return annotation.field(field); });
            if (!names)
                continue;
            const auto known = onlyThere.constFind(names->at(3));
            if (known != onlyThere.cend() && !*known)
                continue;
            const auto id = AnnotationId::fromString(annotation.id.trimmed());
            const bool there = id && placed.article->held && placed.article->annotation(*id);
            onlyThere.insert(names->at(3), there && m_intake.codebook.knownAnnotator(names->at(3)).isNull());
        }
    }
    for (auto it = onlyThere.begin(); it != onlyThere.end(); ++it) {
        if (*it)
            m_othersLayers.insert(it.key());
    }
}

void ForeignIntake::takeStates(const Placed &placed)
{
    for (auto it = placed.document.states.begin(); it != placed.document.states.end(); ++it) {
        if (m_othersLayers.contains(it.key()))
            continue;
        const AnnotatorId annotator = m_intake.codebook.annotator(it.key());
        const bool done = it.value() == QStringLiteral("done");
        placed.article->states.insert(
            annotator, done ? ArticleState::State::Done : ArticleState::State::Started);
    }
}

void ForeignIntake::takeAnnotation(
    AnnotationIntake &to, const Placed &placed, const ForeignAnnotation &annotation)
{
    m_where = annotation.where.isEmpty() ? placed.document.where : annotation.where;
    const std::optional<MappedNames> names =
        mappedNames(m_mapping, [&](const QString &field) { return annotation.field(field); });
    if (!names) {
        ++m_leftOut;
        return;
    }
    const QString actorId = QStringLiteral("actor_id");
    QStringList lacking;
    if (names->at(0).trimmed().isEmpty() && annotation.field(actorId).isEmpty())
        lacking.append(Words::tr("actor"));
    if (names->at(1).trimmed().isEmpty())
        lacking.append(Words::tr("issue"));
    if (names->at(2).trimmed().isEmpty())
        lacking.append(Words::tr("stance"));
    if (!lacking.isEmpty()) {
        lacks(annotation, lacking);
        return;
    }
    Cells cells;
    AnnotationRow row;
    row.article = placed.article;
    row.actor = cells.keep(names->at(0));
    row.issue = cells.keep(names->at(1));
    row.stance = cells.keep(names->at(2));
    row.annotator = cells.keep(names->at(3));
    row.id = cells.keep(annotation.id);
    row.text = cells.keep(annotation.covered);
    const QList<TextSpan> spans = inNormalForm(placed, annotation.spans);
    if (annotation.sentence.isEmpty())
        row.spans = &spans;
    else
        row.sentence = cells.keep(annotation.sentence);
    fillRest(row, cells, annotation, to.attributes());
    to.take(row);
}

QList<TextSpan> ForeignIntake::inNormalForm(const Placed &placed, const QList<TextSpan> &spans)
{
    const auto cut = [&](int position) {
        const auto &places = placed.lineEndsCut;
        return position
            - static_cast<int>(std::lower_bound(places.begin(), places.end(), position) - places.begin());
    };
    if (spans.isEmpty())
        return {{0, cut(placed.size)}};
    QList<TextSpan> moved;
    for (const TextSpan span : spans)
        moved.append({cut(span.begin), cut(span.end)});
    return moved;
}

/// Fields that are neither actor, issue, stance nor annotator.
void ForeignIntake::fillRest(
    AnnotationRow &row, Cells &cells, const ForeignAnnotation &annotation, const QList<Attribute> &attributes)
{
    QString note = annotation.field(QStringLiteral("note"));
    row.answers.resize(static_cast<size_t>(attributes.size()));
    for (const ForeignField &field : annotation.fields) {
        const QString target = m_mapping.others.value(field.name, field.name);
        const auto plain = std::find_if(plainMembers().begin(), plainMembers().end(),
            [&](const PlainMember &member) { return member.field == target; });
        if (target == QStringLiteral("note")) {
            if (field.name != target)
                note += (note.isEmpty() ? QString() : QStringLiteral("\n")) + field.name
                    + QStringLiteral(": ") + field.value;
        } else if (const AttributeId asked = attributeOf(target); !asked.isNull()) {
            for (qsizetype i = 0; i < attributes.size(); ++i) {
                if (attributes[i].id == asked)
                    row.answers[static_cast<size_t>(i)] = cells.keep(field.value);
            }
        } else if (plain != plainMembers().end()) {
            if (plain->member)
                row.*(plain->member) = cells.keep(field.value);
        } else if (!isSource(field.name) && !m_saidAgain.contains(field.name)) {
            Lack &unread = m_unread[field.name];
            if (unread.count++ == 0)
                unread.where = m_where;
        }
    }
    row.note = cells.keep(note);
}

bool ForeignIntake::isSource(const QString &field) const
{
    return field == m_mapping.onlyField
        || std::any_of(m_sources.begin(), m_sources.end(),
            [&](const LabelMapping::Source *source) { return source->field == field; });
}

void ForeignIntake::lacks(const ForeignAnnotation &annotation, const QStringList &what)
{
    const QString label = annotation.field(QStringLiteral("label"));
    const QString sentence = label.isEmpty()
        ? Words::tr("say no %1").arg(what.join(QStringLiteral(", ")))
        : Words::tr("labelled “%1” say no %2").arg(label.left(60), what.join(QStringLiteral(", ")));
    Lack &lack = m_lacks[sentence];
    if (lack.count++ == 0)
        lack.where = m_where;
}

void ForeignIntake::tellWhatLacks()
{
    for (const Lack &lack : std::as_const(m_lacks))
        m_intake.lackingAnnotations += lack.count;
    for (auto it = m_lacks.begin(); it != m_lacks.end(); ++it)
        m_intake.skip(
            Words::tr("%1 annotation(s) %2, so they were not imported; a mapping of labels can say it")
                .arg(it->count)
                .arg(it.key()),
            it->where, it->count);
    if (m_leftOut > 0)
        m_intake.notice(Words::tr("%n annotation(s) were left out, as the mapping says", nullptr,
                            static_cast<int>(m_leftOut)),
            {});
}

void ForeignIntake::tellUnreadFields()
{
    for (auto it = m_unread.begin(); it != m_unread.end(); ++it)
        m_intake.notice(Words::tr("The field “%1” of %2 annotation(s) was left out; a mapping can make it a "
                                  "note or an attribute")
                            .arg(it.key().left(60))
                            .arg(it->count),
            it->where);
}

} // namespace standpoint
