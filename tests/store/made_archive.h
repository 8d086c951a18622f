// SPDX-License-Identifier: GPL-3.0-or-later
//
// Project files made token by token: for tests of what no program of ours would write.
#pragma once

#include "model/store/archive.h"
#include "model/store/zstd_stream.h"

#include <functional>
#include <sstream>

namespace standpoint::made {

using Archive = std::function<void(ArchiveWriter &)>;

inline const QByteArray head = "standpoint-project 1\n";

inline QByteArray packed(QByteArrayView plain)
{
    QByteArray bytes = head;
    ZstdWriter writer([&bytes](QByteArrayView more) {
        bytes.append(more);
        return Status();
    });
    writer.sputn(plain.data(), plain.size());
    if (!writer.finish())
        qFatal("zstd refuses");
    return bytes;
}

inline QByteArray plainOf(const Archive &archive)
{
    std::ostringstream plain;
    {
        ArchiveWriter out(plain);
        archive(out);
    }
    return QByteArray::fromStdString(plain.str());
}

inline QByteArray packedArchive(const Archive &archive)
{
    return packed(plainOf(archive));
}

inline const Issue talks{{{2, 1}}, QStringLiteral("talks"), 0, {}};
inline const StanceValue inFavour{{{3, 1}}, QStringLiteral("for"), 0, 1.0, 0, {}};
inline const Attribute remark{{{8, 1}}, QStringLiteral("remark"), 0, Attribute::Kind::Text, {}, {}};
inline const Actor minister{{{4, 1}}, QStringLiteral("Minister"), {}, Actor::Kind::Person, {}};
inline const Annotator anna{{{5, 1}}, QStringLiteral("Anna"), false};

template <typename Entity> void writeRows(ArchiveWriter &out, const QList<Entity> &rows)
{
    out.number(rows.size());
    for (const Entity &row : rows)
        write(out, row);
}

/// Everything before the articles.
struct Tables
{
    ProjectInfo info{{{1, 1}}, QStringLiteral("Study"), {}, {}};
    QList<Issue> issues{talks};
    QList<StanceValue> stances{inFavour};
    QList<Attribute> attributes{remark};
    QList<Actor> actors{minister};
    QList<Annotator> annotators{anna};
    QList<ReasonCode> reasons{};

    void write(ArchiveWriter &out) const
    {
        writeVersions(out);
        out.bits({1, 1}); // the generation
        out.bits({0, 0}); // and no parent
        standpoint::write(out, info);
        writeRows(out, issues);
        writeRows(out, stances);
        writeRows(out, attributes);
        writeRows(out, actors);
        writeRows(out, annotators);
        writeRows(out, reasons);
    }
};

inline ArticleInfo articleInfo(quint64 number)
{
    ArticleInfo info;
    info.id = {{6, number}};
    info.title = QStringLiteral("Talks %1").arg(number);
    return info;
}

/// "One two." as one sentence.
inline ArticleText articleText(quint64 number)
{
    return {{{6, number}}, QStringLiteral("One two."), {{0, 8}}};
}

/// An article up to its annotations, of which there are to be `annotations`; nobody has begun it, and
/// nothing is decided.
inline void writeArticle(ArchiveWriter &out, quint64 number, qint64 annotations)
{
    write(out, articleInfo(number));
    write(out, articleText(number));
    out.number(0); // states
    out.number(0); // decisions
    out.number(annotations);
}

inline Annotation annotation(quint64 number, TextSpan evidence = {0, 3})
{
    Annotation annotation;
    annotation.id = {{7, number}};
    annotation.evidence = evidence;
    return annotation;
}

/// With the rows of annotator and actor; issue and stance are the first.
inline void writeAnnotation(
    ArchiveWriter &out, const Annotation &annotation, qint64 annotator = 0, qint64 actor = 0)
{
    out.number(annotator);
    out.number(actor);
    out.number(0);
    out.number(0);
    writeBody(out, annotation);
}

/// With the rows of who decided and of the reason (-1: none); actor and issue are the first.
inline void writeDecision(ArchiveWriter &out, quint64 number, TextSpan place, qint64 by, qint64 reason)
{
    out.number(0);
    out.number(0);
    out.number(by);
    out.number(reason);
    Decision decision;
    decision.id = {{11, number}};
    decision.place = place;
    writeBody(out, decision);
}

/// One article, and a work list with the rows of an annotator and of articles; up to the end mark.
inline void oneWorkList(ArchiveWriter &out, qint64 annotator, const QList<qint64> &articles)
{
    out.number(1);
    writeArticle(out, 1, 0);
    out.number(1);
    WorkList list;
    list.id = {{9, 1}};
    list.name = QStringLiteral("Week 1");
    writeBody(out, list);
    out.number(annotator);
    out.number(articles.size());
    for (const qint64 article : articles)
        out.number(article);
    out.string(QStringLiteral("end"));
}

/// After the articles: no work lists, and nothing more.
inline void writeEnd(ArchiveWriter &out)
{
    out.number(0);
    out.string(QStringLiteral("end"));
}

} // namespace standpoint::made
