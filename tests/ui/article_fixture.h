// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of the article view share: articles, and a view to show and label them in.
#pragma once

#include "model/project/codebook.h"
#include "model/text/sentences.h"
#include "ui/reader/article_view.h"

#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <memory>

namespace standpoint {

inline const QString news =
    QStringLiteral("Minister rejects strikes\n"
                   "The minister rejected any foreign military intervention in Syria, stressing the peaceful "
                   "settlement of the crisis. "
                   "“No alternative to a peaceful resolution exists,” he added. No one answered.\n"
                   "Elsewhere in his remarks, he said that the opposition must attend the conference without "
                   "preconditions.\n");

inline Article articleOf(
    const QString &text, const QString &title = {}, const QString &language = QStringLiteral("en"))
{
    ArticleInfo info;
    info.id = ArticleId::random();
    info.title = title;
    info.source = QStringLiteral("The Paper");
    info.published = QDate(2013, 9, 9);
    info.language = language;
    Article article;
    article.info = info;
    article.text = ArticleText{info.id, text, sentences(text, language)};
    return article;
}

inline QString paragraphs(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QStringLiteral(
            "This is sentence one of paragraph %1, and it says something. Here is another one, which "
            "goes on for a little longer than a line of the page is wide, I should think.\n")
                    .arg(i);
    return text;
}

/// Where a word is in the text.
inline TextSpan spanOf(const QString &text, const QString &words)
{
    const auto begin = static_cast<int>(text.indexOf(words));
    return {begin, begin + static_cast<int>(words.size())};
}

class ArticleFixture : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

protected:
    Annotation annotation(const Evidence &evidence, int stance = 0, AnnotatorId by = {});
    TextSpan add(const Evidence &evidence, int stance = 0, AnnotatorId by = {});
    void show(const Article &article, QSize size = {760, 600});
    QPoint middleOf(TextSpan span) const;
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});
    void paint() { QTest::qWait(1); }

    ArticleLook m_look;
    ActorId m_actor = ActorId::random();
    QList<IssueId> m_issues;
    QList<StanceId> m_stances;
    Article m_article;
    std::unique_ptr<ArticleView> m_view;
    qint64 m_time = 0;
};

inline void ArticleFixture::initTestCase()
{
    const Project project = newProject(QStringLiteral("Test"), defaultCodebook()).value();
    m_look = lookOf(project, {});
    m_look.actors.insert(m_actor, QStringLiteral("Minister"));
    for (const Issue &issue : project.issues().inOrder())
        m_issues.append(issue.id);
    for (const StanceValue &stance : project.stances().inOrder())
        m_stances.append(stance.id);
}

inline void ArticleFixture::init()
{
    m_look.layer = {};
    m_view = std::make_unique<ArticleView>();
}

inline Annotation ArticleFixture::annotation(const Evidence &evidence, int stance, AnnotatorId by)
{
    Annotation made;
    made.id = AnnotationId::random();
    made.article = m_article.info->id;
    made.annotator = by;
    made.actor = m_actor;
    made.issue = m_issues.first();
    made.stance = m_stances[stance];
    made.evidence = evidence;
    made.created = QDateTime::fromMSecsSinceEpoch(++m_time);
    return made;
}

inline TextSpan ArticleFixture::add(const Evidence &evidence, int stance, AnnotatorId by)
{
    m_article.annotations.append(annotation(evidence, stance, by));
    std::ranges::sort(m_article.annotations, comesBefore);
    return evidence.hull();
}

inline void ArticleFixture::show(const Article &article, QSize size)
{
    m_article = article;
    m_view->resize(size);
    m_view->setArticle(m_article, m_look);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    paint();
}

inline QPoint ArticleFixture::middleOf(TextSpan span) const
{
    const PageLayout &layout = m_view->pageLayout();
    const int piece = layout.pieceAt(span.begin);
    const auto parts = layout.parts(piece, span, 0, layout.totalHeight());
    return parts.empty()
        ? QPoint()
        : parts.front().box.center().toPoint() - QPoint(0, m_view->verticalScrollBar()->value());
}

inline void ArticleFixture::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
{
    QWidget *page = m_view->viewport();
    QTest::mousePress(page, Qt::LeftButton, modifiers, from);
    QMouseEvent move(QEvent::MouseMove, to, page->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(page, &move);
    QTest::mouseRelease(page, Qt::LeftButton, modifiers, to);
}

} // namespace standpoint
