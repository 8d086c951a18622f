// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/losses.h"

#include "model/exchange/csv_cell.h"

#include <QCoreApplication>

#include <array>
#include <numeric>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Losses)
};

struct Wording
{
    Loss loss;
    const char *field;
    const char *what;
};

constexpr const char *leftOut = QT_TRANSLATE_NOOP("standpoint::Losses", "left out");

constexpr std::array<Wording, 29> wordings{{
    {Loss::Actor, QT_TRANSLATE_NOOP("standpoint::Losses", "actor"), leftOut},
    {Loss::Affiliation, QT_TRANSLATE_NOOP("standpoint::Losses", "affiliation"), leftOut},
    {Loss::Issue, QT_TRANSLATE_NOOP("standpoint::Losses", "issue"), leftOut},
    {Loss::Annotator, QT_TRANSLATE_NOOP("standpoint::Losses", "annotator"), leftOut},
    {Loss::Attributes, QT_TRANSLATE_NOOP("standpoint::Losses", "attributes"), leftOut},
    {Loss::Confidence, QT_TRANSLATE_NOOP("standpoint::Losses", "confidence"), leftOut},
    {Loss::Note, QT_TRANSLATE_NOOP("standpoint::Losses", "note"), leftOut},
    {Loss::Provenance, QT_TRANSLATE_NOOP("standpoint::Losses", "provenance"), leftOut},
    {Loss::Times, QT_TRANSLATE_NOOP("standpoint::Losses", "times"), leftOut},
    {Loss::Ids, QT_TRANSLATE_NOOP("standpoint::Losses", "id"), leftOut},
    {Loss::Metadata, QT_TRANSLATE_NOOP("standpoint::Losses", "description of the article"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "left out, or not all of it is carried")},
    {Loss::States, QT_TRANSLATE_NOOP("standpoint::Losses", "progress"), leftOut},
    {Loss::Fragments, QT_TRANSLATE_NOOP("standpoint::Losses", "evidence"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "fragments joined to one span from the first to the last")},
    {Loss::Widened, QT_TRANSLATE_NOOP("standpoint::Losses", "evidence"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "widened to whole tokens or sentences")},
    {Loss::Trimmed, QT_TRANSLATE_NOOP("standpoint::Losses", "evidence"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "white space at its ends cut")},
    {Loss::Overlap, QT_TRANSLATE_NOOP("standpoint::Losses", "annotation"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "left out, because it overlaps another one")},
    {Loss::StanceCollapsed, QT_TRANSLATE_NOOP("standpoint::Losses", "stance"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "became one of the few values that the format has")},
    {Loss::NameChanged, QT_TRANSLATE_NOOP("standpoint::Losses", "name"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "shortened, or written in other characters")},
    {Loss::TextChanged, QT_TRANSLATE_NOOP("standpoint::Losses", "text"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "white space written otherwise")},
    {Loss::Rounded, QT_TRANSLATE_NOOP("standpoint::Losses", "number"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "rounded")},
    {Loss::DateInvented, QT_TRANSLATE_NOOP("standpoint::Losses", "date"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "the format needs one; the article has none")},
    {Loss::Duplicate, QT_TRANSLATE_NOOP("standpoint::Losses", "annotation"),
        QT_TRANSLATE_NOOP(
            "standpoint::Losses", "left out, because another one says the same in this format")},
    {Loss::StanceLeftOut, QT_TRANSLATE_NOOP("standpoint::Losses", "annotation"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "left out, because the format cannot say its stance")},
    {Loss::Parted, QT_TRANSLATE_NOOP("standpoint::Losses", "evidence"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "parted into one for each fragment and sentence")},
    {Loss::Annotations, QT_TRANSLATE_NOOP("standpoint::Losses", "annotation"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "left out, because the file holds a codebook alone")},
    {Loss::ActorDetails, QT_TRANSLATE_NOOP("standpoint::Losses", "actor of the project"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "kind, aliases and dated affiliations are not all carried")},
    {Loss::Codebook, QT_TRANSLATE_NOOP("standpoint::Losses", "entry of the codebook"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "guideline, keywords and group are not all carried")},
    {Loss::Decisions, QT_TRANSLATE_NOOP("standpoint::Losses", "decision of adjudication"), leftOut},
    {Loss::SignReplaced, QT_TRANSLATE_NOOP("standpoint::Losses", "text"),
        QT_TRANSLATE_NOOP("standpoint::Losses", "a sign that the format cannot hold became U+FFFD")},
}};

const Wording &wordingOf(Loss loss)
{
    const Wording &wording = wordings.at(static_cast<size_t>(loss));
    Q_ASSERT(wording.loss == loss);
    return wording;
}

} // namespace

QString lossField(Loss loss)
{
    return Words::tr(wordingOf(loss).field);
}

QString lossSentence(Loss loss)
{
    return Words::tr(wordingOf(loss).what);
}

QByteArray Losses::head()
{
    return "annotation,article,title,field,what,detail\n";
}

void Losses::add(Loss loss, const Article &article, const Annotation &annotation, const QString &detail)
{
    ++m_counts[loss];
    if (m_table)
        append(loss, annotation.id.toString().toLatin1(), article, detail);
}

void Losses::add(Loss loss, const Article &article, qint64 count)
{
    if (count <= 0)
        return;
    m_counts[loss] += count;
    if (m_table)
        append(loss, {}, article, QString::number(count));
}

void Losses::add(Loss loss, qint64 count)
{
    if (count > 0)
        m_counts[loss] += count;
}

void Losses::append(Loss loss, const QByteArray &annotation, const Article &article, const QString &detail)
{
    *m_table += annotation + ',' + article.info->id.toString().toLatin1() + ',' + csvCell(article.info->title)
        + ',' + csvCell(lossField(loss)) + ',' + csvCell(lossSentence(loss)) + ',' + csvCell(detail) + '\n';
}

qint64 Losses::count() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), qint64(0));
}

} // namespace standpoint
