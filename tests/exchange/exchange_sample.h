// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small project that has one of everything an exchange format may keep, with the same ids every time.
#pragma once

#include "tests/exchange/import_fixture.h"

namespace standpoint {

inline const Fields sampleFields = Field::Span | Field::Fragments | Field::Actor | Field::Issue
    | Field::Stance | Field::Annotator | Field::Attributes | Field::Confidence | Field::Note | Field::Times
    | Field::Ids;

/// An emoji before everything, a quotation that is interrupted, and an empty line.
inline QString sampleText()
{
    return QStringLiteral("🔥 “No war,” said she.\n\nTalks, Zöe hoped, may help.");
}

/// Two articles. In "talks" (id 4-1) Bo has an annotation (id 6-1) of two fragments with everything, and Zöe
/// one (id 6-2) of a sentence; nobody has begun "open".
inline Project sampleProject()
{
    Project project = emptyProject();
    std::vector<AnyEdit> edits;
    edits.push_back(adding(Actor{ActorId{{5, 1}}, QStringLiteral("Ada; 100%"), {}, Actor::Kind::Person, {}}));
    edits.push_back(adding(Actor{ActorId{{5, 2}}, QStringLiteral("Zöe"), {}, Actor::Kind::Group, {}}));
    edits.push_back(adding(Annotator{AnnotatorId{{3, 1}}, QStringLiteral("Bo"), false}));
    edits.push_back(adding(Annotator{AnnotatorId{{3, 2}}, QStringLiteral("Zöe"), false}));
    ArticleInfo info;
    info.id = ArticleId{{4, 1}};
    info.title = QStringLiteral("🕊 Talks");
    info.document = QStringLiteral("talks");
    info.source = QStringLiteral("Herald");
    info.published = QDate(2013, 8, 30);
    info.language = QStringLiteral("en");
    info.tags = {QStringLiteral("a"), QStringLiteral("b")};
    edits.push_back(adding(info));
    const QString text = sampleText();
    edits.push_back(adding(ArticleText{info.id, text, {{0, 22}, {24, static_cast<int>(text.size())}}}));
    info.id = ArticleId{{4, 2}};
    info.title = info.document = QStringLiteral("open");
    info.order = 1;
    edits.push_back(adding(info));
    edits.push_back(adding(ArticleText{info.id, QStringLiteral("Nothing yet."), {{0, 12}}}));

    const auto at = [&](const QString &words) {
        const int begin = static_cast<int>(text.indexOf(words));
        return TextSpan{begin, begin + static_cast<int>(words.size())};
    };
    Annotation annotation;
    annotation.id = AnnotationId{{6, 1}};
    annotation.article = ArticleId{{4, 1}};
    annotation.annotator = AnnotatorId{{3, 1}};
    annotation.actor = ActorId{{5, 1}};
    annotation.issue = project.issues().inOrder()[0].id;
    annotation.stance = project.stances().inOrder()[2].id;
    annotation.evidence =
        Evidence(QList<TextSpan>{at(QStringLiteral("“No war,”")), at(QStringLiteral("she."))});
    annotation.setNote(QStringLiteral("two\nlines"));
    annotation.confidence = 0.8F;
    annotation.created = QDateTime(QDate(2013, 8, 30), QTime(12, 0), Qt::UTC);
    annotation.modified = annotation.created.addMSecs(500);
    for (const Attribute &attribute : project.attributes().inOrder()) {
        annotation.setAnswer(attribute.id,
            attribute.kind == Attribute::Kind::Choice ? attribute.choices.first().id.toString()
                                                      : QStringLiteral("true"));
    }
    edits.push_back(adding(annotation));
    Annotation second;
    second.id = AnnotationId{{6, 2}};
    second.article = annotation.article;
    second.annotator = AnnotatorId{{3, 2}};
    second.actor = ActorId{{5, 2}};
    second.issue = project.issues().inOrder()[1].id;
    second.stance = project.stances().inOrder()[0].id;
    second.evidence = Evidence(TextSpan{24, static_cast<int>(text.size())});
    second.created = annotation.created;
    second.modified = annotation.created;
    edits.push_back(adding(second));
    if (const Status applied = project.apply(makeChange({}, std::move(edits))); !applied)
        qFatal("%s", qPrintable(applied.error().toString()));
    return project;
}

/// Compares line by line, so that a failure shows the line.
inline void compareLines(const QString &actual, const QString &expected)
{
    const QStringList found = actual.split(u'\n');
    const QStringList wanted = expected.split(u'\n');
    for (qsizetype i = 0; i < std::max(found.size(), wanted.size()); ++i) {
        if (found.value(i) != wanted.value(i))
            QTest::qFail(qPrintable(QStringLiteral("line %1 is\n%2\nand not\n%3")
                                        .arg(i + 1)
                                        .arg(found.value(i), wanted.value(i))),
                __FILE__, __LINE__);
    }
    QCOMPARE(found.size(), wanted.size());
}

inline const Article &onlyArticleNamed(const Project &project, const QString &document)
{
    for (const Shared<Article> &article : project.articles()) {
        if (article->info->document == document)
            return *article;
    }
    qFatal("The test has no article %s", qPrintable(document));
}

} // namespace standpoint
