// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which articles of a project are nearly the same.
#include "model/project/codebook.h"
#include "model/search/alike_articles.h"

#include <QtTest>

using namespace standpoint;

class TestAlikeArticles : public QObject
{
    Q_OBJECT

private slots:
    void findsTheEarlierOne();
    void stopsWhenAsked();

private:
    static Project project();
};

/// Four articles in order: one, another, the first with two words more, the first again.
Project TestAlikeArticles::project()
{
    Project project = *newProject(QStringLiteral("Study"), defaultCodebook());
    QString first;
    QString second;
    for (int i = 0; i < 100; ++i) {
        first += QStringLiteral("first%1 ").arg(i * 7 % 101);
        second += QStringLiteral("second%1 ").arg(i * 7 % 101);
    }
    int order = 0;
    for (const QString &text : QStringList{first, second, first + QStringLiteral("and more"), first}) {
        ArticleInfo info;
        info.id = {{1, static_cast<quint64>(order) + 1}};
        info.title = QStringLiteral("Article %1").arg(order);
        info.order = order++;
        if (!project.addArticle(Article{info, ArticleText{info.id, text, {}}, {}, {}}))
            qFatal("the article is refused");
    }
    return project;
}

void TestAlikeArticles::findsTheEarlierOne()
{
    const Project study = project();
    const QList<ArticleId> order = study.articleOrder();
    const QList<AlikeArticles> found = alikeArticles(study);
    const QList<AlikeArticles> expected{{order[0], order[2], 96.0 / 98.0}, {order[0], order[3], 1.0}};
    QVERIFY(found == expected);
}

void TestAlikeArticles::stopsWhenAsked()
{
    int asked = 0;
    QCOMPARE(alikeArticles(project(), [&] { return ++asked <= 3; }).size(), 1);
}

QTEST_GUILESS_MAIN(TestAlikeArticles)
#include "tst_alike_articles.moc"
