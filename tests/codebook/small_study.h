// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project of two issues, three stances, two attributes, three actors and one article, to which tests add
// annotations.
#pragma once

#include "model/codebook/revision.h"

#include <QTest>

namespace standpoint {

struct SmallStudy
{
    Project project;
    Issue talks{{{1, 1}}, QStringLiteral("talks"), 0, QStringLiteral("Words, not bombs.")};
    Issue peace{{{1, 2}}, QStringLiteral("peace"), 1, QStringLiteral("No war.")};
    StanceValue inFavour{{{2, 1}}, QStringLiteral("in favour"), 0, 1.0, 0x2166AC, {}};
    StanceValue neutral{{{2, 2}}, QStringLiteral("neutral"), 1, 0.0, 0x6B7280, {}};
    StanceValue against{{{2, 3}}, QStringLiteral("against"), 2, -1.0, 0xC2590A, {}};
    Attribute how{{{3, 1}}, QStringLiteral("how"), 0, Attribute::Kind::Choice,
        {{{{4, 1}}, QStringLiteral("quote")}, {{{4, 2}}, QStringLiteral("act")}}, {}};
    Attribute way{{{3, 2}}, QStringLiteral("way"), 1, Attribute::Kind::Choice,
        {{{{4, 3}}, QStringLiteral("quote")}, {{{4, 4}}, QStringLiteral("guess")}}, {}};
    Actor state{{{5, 1}}, QStringLiteral("Russia"), {QStringLiteral("Moscow")}, Actor::Kind::State, {}};
    Actor minister{{{5, 2}}, QStringLiteral("Lavrov"), {QStringLiteral("the minister")}, Actor::Kind::Person,
        {{{{5, 1}}, QDate(2004, 3, 9), {}}}};
    Actor envoy{{{5, 3}}, QStringLiteral("Envoy"), {}, Actor::Kind::Person, {{{{5, 2}}, {}, {}}}};
    Annotator anna{{{6, 1}}, QStringLiteral("Anna"), false};
    Annotator boris{{{6, 2}}, QStringLiteral("Boris"), false};
    ArticleInfo info;
    ArticleText text{{{7, 1}}, QStringLiteral("One says yes. Two says no. Three is silent."),
        {{0, 13}, {14, 26}, {27, 43}}};

    SmallStudy()
    {
        info.id = text.id;
        info.title = QStringLiteral("Talks");
        apply({adding(ProjectInfo{{{9, 1}}, QStringLiteral("Study"), {}, {}}), adding(talks), adding(peace),
            adding(inFavour), adding(neutral), adding(against), adding(how), adding(way), adding(state),
            adding(minister), adding(envoy), adding(anna), adding(boris), adding(info), adding(text)});
    }

    void apply(const std::vector<AnyEdit> &edits)
    {
        const Status done = project.apply(makeChange({}, edits));
        if (!done)
            qFatal("%s", qPrintable(done.error().toString()));
    }

    /// On the sentence of that number; by Anna, of the minister.
    Annotation annotation(quint64 number, int sentence, const Issue &issue, const StanceValue &stance) const
    {
        Annotation a;
        a.id = {{8, number}};
        a.article = text.id;
        a.annotator = anna.id;
        a.actor = minister.id;
        a.issue = issue.id;
        a.stance = stance.id;
        a.evidence = text.sentences[sentence];
        a.created = a.modified = QDateTime(QDate(2024, 1, 1), QTime(12, 0), Qt::UTC);
        return a;
    }

    /// On the sentence of that number and the minister, by Anna; of higher numbers it is later.
    Decision decision(quint64 number, int sentence, const Issue &issue) const
    {
        return {{{12, number}}, text.id, text.sentences[sentence], minister.id, issue.id,
            Decision::Verdict::Accepted, {}, anna.id,
            QDateTime(QDate(2024, 1, static_cast<int>(number)), QTime(12, 0), Qt::UTC)};
    }
    QList<Decision> decisions() const { return project.article(text.id)->decisions.orDefault(); }

    void add(const Annotation &annotation) { apply({adding(annotation)}); }
    const Annotation *find(quint64 number) const
    {
        return project.article(text.id)->annotation({{8, number}});
    }

    /// Applies the revision; undone and done again it must be the same.
    void apply(const Result<Revision> &revision)
    {
        QVERIFY2(revision, qPrintable(revision ? QString() : revision.error().toString()));
        const Project before = project;
        const Change change = makeChange(revision->label, revision->edits);
        const Status done = project.apply(change);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().toString()));
        Project back = project;
        QVERIFY(back.apply(inverse(change)));
        QVERIFY(back == before);
    }
};

/// "8=Joined with 7": for messages and comparison.
inline QStringList told(const Revision &revision)
{
    static const QStringList names{QStringLiteral("Named"), QStringLiteral("Recoded"),
        QStringLiteral("Joined"), QStringLiteral("Beside")};
    QStringList all;
    for (const TouchedAnnotation &touched : revision.touched) {
        QString line =
            QString::number(touched.id.bits.low) + QLatin1Char('=') + names.at(static_cast<int>(touched.how));
        if (!touched.with.isNull())
            line += QStringLiteral(" with ") + QString::number(touched.with.bits.low);
        all.append(line);
    }
    return all;
}

} // namespace standpoint
