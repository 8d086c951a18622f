// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/brat_writer.h"

#include "model/exchange/ascii_codes.h"
#include "model/exchange/brat_words.h"
#include "model/exchange/evidence_check.h"

#include <map>

namespace standpoint {

namespace {

/// Codes of everything that brat shows.
struct Codes
{
    AsciiCodes stances;
    AsciiCodes issues;
    AsciiCodes attributes{
        {QStringLiteral("Stance"), QStringLiteral("Issue"), QStringLiteral("Confidence"), brat::statement}};
    QHash<AttributeId, AsciiCodes> choices;
};

class BratWriter : public FormatWriter
{
public:
    explicit BratWriter(ExportRun &run)
        : m_run(run)
        , m_fields(run)
    {
    }

    Status begin() override;
    Status add(const ExportedArticle &exported) override;

private:
    using Layer = std::vector<const Annotation *>;
    class Ann;

    QString label(const QString &code, const QString &name) const;
    void writeConfiguration();
    void writeLayer(const ExportedArticle &exported, const QString &folder, const Layer &layer);
    void writeStatement(Ann &ann, const ExportedArticle &exported, const Annotation &annotation);
    QList<TextSpan> shownSpans(const ExportedArticle &exported, const Annotation &annotation);
    void writeAttributes(
        Ann &ann, const QString &target, const Annotation &annotation, QList<ForeignField> &meta);

    ExportRun &m_run;
    ExportedFields m_fields;
    Codes m_codes;
    QHash<AnnotatorId, QString> m_folders; ///< with a slash, or empty where one annotator is written
};

/// One .ann file, and the numbers of its lines.
class BratWriter::Ann
{
public:
    explicit Ann(QByteArray &file)
        : m_file(file)
    {
    }

    /// Returns the line's id.
    QString line(QChar kind, const QString &rest)
    {
        QString id = kind + QString::number(++m_numbers[kind]);
        m_file += (id + u'\t' + rest + u'\n').toUtf8();
        return id;
    }

private:
    QByteArray &m_file;
    std::map<QChar, int> m_numbers;
};

Status BratWriter::begin()
{
    AsciiCodes folders({QStringLiteral("unassigned")});
    for (const AnnotatorId annotator : m_run.annotators())
        m_folders.insert(annotator,
            m_run.annotators().size() > 1 ? folders.of(m_run.annotatorName(annotator)) + u'/' : QString());
    writeConfiguration();
    return {};
}

QString BratWriter::label(const QString &code, const QString &name) const
{
    return code + QStringLiteral(" | ") + brat::flattened(name).replace(u'|', u'/') + u'\n';
}

void BratWriter::writeConfiguration()
{
    const Project &project = m_run.project;
    QString labels = QStringLiteral("[labels]\n") + label(brat::statement, brat::statement);
    QStringList stances;
    QStringList signs;
    for (const StanceValue &stance : project.stances().inOrder()) {
        stances.append(m_codes.stances.of(stance.name));
        labels += label(stances.last(), stance.name);
        const double polarity = stance.polarity.value_or(0);
        signs.append(!stance.polarity ? QStringLiteral("~")
                : polarity > 0        ? QStringLiteral("+")
                : polarity < 0        ? QStringLiteral("-")
                                      : QStringLiteral("0"));
    }
    QStringList issues;
    for (const Issue &issue : project.issues().inOrder()) {
        issues.append(m_codes.issues.of(issue.name));
        labels += label(issues.last(), issue.name);
    }
    const auto attributeLine = [](const QString &code, const QStringList &values) -> QString {
        return code + QStringLiteral("\tArg:Statement")
            + (values.isEmpty() ? QString() : QStringLiteral(", Value:") + values.join(u'|')) + u'\n';
    };
    QString attributes = attributeLine(QStringLiteral("Stance"), stances)
        + attributeLine(QStringLiteral("Issue"), issues)
        + attributeLine(QStringLiteral("Confidence"), QStringLiteral("1 2 3 4 5").split(u' '));
    for (const Attribute &attribute : project.attributes().inOrder()) {
        QStringList values;
        for (const Choice &choice : attribute.choices) {
            values.append(m_codes.choices[attribute.id].of(choice.name));
            labels += label(values.last(), choice.name);
        }
        const QString code = m_codes.attributes.of(attribute.name);
        labels += label(code, attribute.name);
        if (attribute.kind == Attribute::Kind::Flag || attribute.kind == Attribute::Kind::Choice)
            attributes += attributeLine(code, values);
    }
    m_run.file(QStringLiteral("annotation.conf")) +=
        (QStringLiteral("[entities]\nStatement\n\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, "
                        "<OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n")
            + attributes)
            .toUtf8();
    m_run.file(QStringLiteral("visual.conf")) += (labels
        + QStringLiteral("\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, "
                         "borderColor:darken\nARC_DEFAULT\tcolor:black, dashArray:-, "
                         "arrowHead:triangle-5\nStatement\tbgColor:#ffccaa\n")
        + (signs.isEmpty() ? QString() : QStringLiteral("Stance\tglyph:%1\n").arg(signs.join(u'|'))))
                                                     .toUtf8();
}

Status BratWriter::add(const ExportedArticle &exported)
{
    const Article &article = exported.article;
    if (article.content().trimmed().isEmpty()) {
        m_run.losses.add(Loss::Metadata, article, 1);
        return {};
    }
    QHash<AnnotatorId, Layer> layers;
    for (const Annotation *annotation : exported.annotations)
        layers[annotation->annotator].push_back(annotation);
    addStatesBesideNothing(m_run, exported);
    if (layers.isEmpty()) { // to be annotated in brat
        const bool severalFolders = m_run.annotators().size() > 1;
        writeLayer(exported, severalFolders ? QStringLiteral("unassigned/") : QString(), {});
        m_run.losses.add(Loss::Metadata, article, 1);
        return {};
    }
    for (const AnnotatorId annotator : m_run.annotators()) {
        if (layers.contains(annotator))
            writeLayer(exported, m_folders.value(annotator), layers[annotator]);
    }
    return {};
}

void BratWriter::writeLayer(const ExportedArticle &exported, const QString &folder, const Layer &layer)
{
    const Article &article = exported.article;
    const QString name = folder + m_run.fileName(article);
    m_run.file(name + QStringLiteral(".txt")) += article.content().toUtf8();
    Ann ann(m_run.file(name + QStringLiteral(".ann")));
    for (const Annotation *annotation : layer)
        writeStatement(ann, exported, *annotation);
    if (layer.empty())
        return;
    QList<ForeignField> meta = articleFields(*article.info);
    if (article.stateOf(layer.front()->annotator) == ArticleState::State::Done)
        meta.append({QStringLiteral("state"), QStringLiteral("done")});
    ann.line(u'#', brat::articleMeta + QStringLiteral(" T1\t") + brat::packed(meta));
}

/// As brat can show them: see brat::fragmentsIn(). An evidence that is nothing but a line break is shown at
/// the nearest character.
QList<TextSpan> BratWriter::shownSpans(const ExportedArticle &exported, const Annotation &annotation)
{
    const QString &text = exported.article.content();
    QList<TextSpan> shown;
    for (const TextSpan span : annotation.evidence.fragments())
        shown.append(brat::fragmentsIn(text, span));
    if (!shown.isEmpty())
        return shown;
    m_run.losses.add(Loss::Widened, exported.article, annotation);
    int at = annotation.evidence.begin();
    while (at > 0 && text[at].isSpace())
        --at;
    while (text[at].isSpace()) // the article has something else: add() looked
        ++at;
    if (text[at].isLowSurrogate())
        return {{at - 1, at + 1}};
    return {{at, at + (text[at].isHighSurrogate() ? 2 : 1)}};
}

void BratWriter::writeStatement(Ann &ann, const ExportedArticle &exported, const Annotation &annotation)
{
    const QString &text = exported.article.content();
    const QList<TextSpan> shown = shownSpans(exported, annotation);
    QString places;
    QString covered;
    for (const TextSpan span : shown) {
        places += (places.isEmpty() ? QString() : QStringLiteral(";"))
            + QString::number(exported.offsets.codePointFromUtf16(span.begin)) + u' '
            + QString::number(exported.offsets.codePointFromUtf16(span.end));
        covered +=
            (covered.isEmpty() ? QString() : QStringLiteral(" ")) + text.mid(span.begin, span.length());
    }
    const QString target = ann.line(u'T', brat::statement + u' ' + places + u'\t' + covered);
    QList<ForeignField> meta{{QStringLiteral("id"), annotation.id.toString()}};
    meta.append(m_fields.of(annotation));
    if (shown != annotation.evidence.fragments())
        meta.append({QStringLiteral("spans"), spansText(exported.offsets, annotation.evidence.fragments())});
    writeAttributes(ann, target, annotation, meta);
    const auto reference = [&](const QString &database, const QString &key, const QString &name) {
        ann.line(u'N',
            QStringLiteral("Reference ") + target + u' ' + database + u':' + key + u'\t'
                + brat::flattened(name));
    };
    reference(QStringLiteral("actor"), annotation.actor.toString(), m_fields.actor(annotation).name);
    reference(QStringLiteral("issue"), annotation.issue.toString(), m_fields.issue(annotation));
    if (annotation.note)
        ann.line(u'#', brat::annotatorNotes + u' ' + target + u'\t' + brat::flattened(*annotation.note));
    ann.line(u'#', brat::statementMeta + u' ' + target + u'\t' + brat::packed(meta));
}

void BratWriter::writeAttributes(
    Ann &ann, const QString &target, const Annotation &annotation, QList<ForeignField> &meta)
{
    const auto write = [&](const QString &name, const QString &value, const QString &field) {
        const QString rest = value.isEmpty() ? QString() : u' ' + value;
        ann.line(u'A', name + u' ' + target + rest);
        meta.append({brat::codePrefix + field, name + rest});
    };
    write(
        QStringLiteral("Stance"), m_codes.stances.of(m_fields.stance(annotation)), QStringLiteral("stance"));
    write(QStringLiteral("Issue"), m_codes.issues.of(m_fields.issue(annotation)), QStringLiteral("issue"));
    if (annotation.hasConfidence())
        write(QStringLiteral("Confidence"), brat::confidenceCode(static_cast<double>(annotation.confidence)),
            QStringLiteral("confidence"));
    for (const AttributeValue &answer : annotation.attributes.orDefault()) {
        const Attribute &attribute = *m_run.project.attributes().find(answer.attribute);
        const QString field = brat::attributePrefix + attribute.name;
        if (attribute.kind == Attribute::Kind::Flag)
            write(m_codes.attributes.of(attribute.name), {}, field);
        else if (attribute.kind == Attribute::Kind::Choice)
            write(m_codes.attributes.of(attribute.name),
                m_codes.choices[attribute.id].of(readableAnswer(attribute, answer.value)), field);
    }
}

} // namespace

std::unique_ptr<FormatWriter> bratWriter(ExportRun &run)
{
    return std::make_unique<BratWriter>(run);
}

} // namespace standpoint
