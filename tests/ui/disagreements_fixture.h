// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of adjudication share: two annotators who differ, and the panel that lists it.
#pragma once

#include "tests/ui/window_fixture.h"
#include "ui/agreement/case_queue_model.h"
#include "ui/agreement/disagreements_panel.h"
#include "ui/agreement/lanes_view.h"

#include <QComboBox>
#include <QListView>

namespace standpoint {

class DisagreementsFixture : public WindowFixture
{
    Q_OBJECT

private slots:
    void init() { setUpCases(); }
    void cleanup() { tearDownCases(); }

protected:
    void setUpCases();
    void tearDownCases();
    void label(AnnotatorId annotator, int article, int sentence, int actor, int stance);
    void done(AnnotatorId annotator, int article);
    void open();
    void press(Qt::Key key) { QTest::keyClick(m_list, key); }
    QString title(int row) const;
    /// "actor stance" of gold in a sentence, parted by commas.
    QStringList gold(int article, int sentence) const;
    QList<Decision> decisions(int article = 0) const
    {
        return m_document->project().article(m_articles[article])->decisions.orDefault();
    }
    QList<Annotation> layers() const;
    void show(int item);
    int row() const { return m_list->currentIndex().row(); }
    int rows() const { return m_list->model()->rowCount(); }

    AnnotatorId m_bo;
    AnnotatorId m_cy;
    std::unique_ptr<DisagreementsPanel> m_panel;
    QListView *m_list = nullptr;
};

/// Bo and Cy have done two articles. In the first they agree on sentence 1, take opposite sides in sentence
/// 2, and only Bo saw something in sentence 3. In the second they mean different actors.
inline void DisagreementsFixture::setUpCases()
{
    setUp();
    for (const auto &[id, name] : {std::pair(&m_bo, "Bo"), std::pair(&m_cy, "Cy")}) {
        *id = AnnotatorId::random();
        QVERIFY(m_document->push(
            QStringLiteral("Annotator"), {adding(Annotator{*id, QString::fromLatin1(name), false})}));
        done(*id, 0);
        done(*id, 1);
        label(*id, 0, 0, 1, 0);
    }
    label(m_bo, 0, 1, 1, 0);
    label(m_cy, 0, 1, 1, 2);
    label(m_bo, 0, 2, 0, 1);
    label(m_bo, 1, 0, 1, 0);
    label(m_cy, 1, 0, 2, 0);
    m_panel = std::make_unique<DisagreementsPanel>(*m_bench);
    m_list = m_panel->findChild<QListView *>(QStringLiteral("cases"));
}

inline void DisagreementsFixture::tearDownCases()
{
    m_panel.reset();
    tearDown();
}

inline void DisagreementsFixture::label(
    AnnotatorId annotator, int article, int sentence, int actor, int stance)
{
    const Article &in = *m_document->project().article(m_articles[article]);
    Annotation annotation;
    annotation.id = AnnotationId::random();
    annotation.article = in.info->id;
    annotation.annotator = annotator;
    annotation.actor = m_actors[actor];
    annotation.issue = m_issues[0];
    annotation.stance = m_stances[stance];
    annotation.evidence = in.sentences()[sentence];
    annotation.created = annotation.modified = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    QVERIFY(m_document->push(QStringLiteral("Label"), {adding(annotation)}));
}

inline void DisagreementsFixture::done(AnnotatorId annotator, int article)
{
    QVERIFY(m_document->push(QStringLiteral("Done"),
        {adding(ArticleState{m_articles[article], annotator, ArticleState::State::Done})}));
}

inline void DisagreementsFixture::open()
{
    m_panel->resize(800, 400);
    QSignalSpy ready(m_panel.get(), &DisagreementsPanel::gathered);
    m_panel->show();
    m_panel->open();
    QVERIFY(!ready.isEmpty() || ready.wait());
}

inline QString DisagreementsFixture::title(int row) const
{
    return m_list->model()->index(row, 0).data(CaseQueueModel::AboutRole).toString();
}

inline QStringList DisagreementsFixture::gold(int article, int sentence) const
{
    const Project &project = m_document->project();
    const Article &in = *project.article(m_articles[article]);
    QStringList said;
    for (const Annotation &annotation : in.annotations) {
        if (project.annotators().find(annotation.annotator)->gold
            && annotation.evidence.overlaps(in.sentences()[sentence]))
            said.append(QStringLiteral("%1 %2").arg(project.actors().find(annotation.actor)->name,
                project.stances().find(annotation.stance)->name));
    }
    said.sort();
    return said;
}

/// What Bo and Cy say, which adjudication must never change.
inline QList<Annotation> DisagreementsFixture::layers() const
{
    QList<Annotation> all = annotations(0) + annotations(1) + annotations(2);
    all.removeIf([this](const Annotation &one) {
        return m_document->project().annotators().find(one.annotator)->gold;
    });
    return all;
}

/// Of the choice at the top left.
inline void DisagreementsFixture::show(int item)
{
    auto *states = m_panel->findChild<QComboBox *>();
    states->setCurrentIndex(item);
    emit states->activated(item);
}

} // namespace standpoint
