// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of panels share: a small project of three articles with an annotator, settings of their own,
// and hands for dialogs that would wait for a person.
#pragma once

#include "model/document/project_document.h"
#include "model/project/codebook.h"
#include "model/text/sentences.h"
#include "ui/keys/key_map.h"
#include "ui/tagging/tagging_actions.h"
#include "ui/workbench.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

namespace standpoint {

/// Presses one button of the next message box that is shown.
class BoxAnswer : public QObject
{
public:
    BoxAnswer(QMessageBox::StandardButton button, QObject *parent)
        : QObject(parent)
        , m_button(button)
    {
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *box = qobject_cast<QMessageBox *>(watched);
        if (box && event->type() == QEvent::Show && !std::exchange(m_answered, true)) {
            // Its own loop of events begins after this one.
            QTimer::singleShot(0, box, [box, button = m_button] { box->button(button)->click(); });
            deleteLater();
        }
        return false;
    }

private:
    QMessageBox::StandardButton m_button;
    bool m_answered = false;
};

class WindowFixture : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { setUp(); }
    void cleanup() { tearDown(); }

protected:
    void setUp();
    void tearDown();
    std::unique_ptr<ProjectDocument> makeDocument() const;
    /// Puts the bench on a sentence of an article, as the article view does.
    void goTo(int article, int sentence);
    QList<Annotation> annotations(int article = 0) const;
    Actor actor(int n) const { return *m_document->project().actors().find(m_actors[n]); }
    /// Answers the next message box as soon as it is there.
    static void answer(QMessageBox::StandardButton button);

    QTemporaryDir m_home;
    std::unique_ptr<ProjectDocument> m_document;
    std::unique_ptr<Workbench> m_bench;
    QList<ArticleId> m_articles;
    QList<ActorId> m_actors; ///< Arab League, Ban Ki-moon (alias Ban), Syria
    QList<IssueId> m_issues;
    QList<StanceId> m_stances;
};

inline void WindowFixture::initTestCase()
{
    QVERIFY(m_home.isValid());
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("StandpointTest"));
    QCoreApplication::setApplicationName(QStringLiteral("test"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
}

inline std::unique_ptr<ProjectDocument> WindowFixture::makeDocument() const
{
    Project project = newProject(QStringLiteral("Test"), defaultCodebook()).value();
    std::vector<AnyEdit> edits;
    const auto addActor = [&](int n, const QString &name, const QStringList &aliases, Actor::Kind kind) {
        edits.push_back(adding(Actor{m_actors[n], name, aliases, kind, {}}));
    };
    addActor(0, QStringLiteral("Arab League"), {}, Actor::Kind::Organisation);
    addActor(1, QStringLiteral("Ban Ki-moon"), {QStringLiteral("Ban")}, Actor::Kind::Person);
    addActor(2, QStringLiteral("Syria"), {}, Actor::Kind::State);
    for (int i = 0; i < m_articles.size(); ++i) {
        ArticleInfo info;
        info.id = m_articles[i];
        info.order = i;
        info.title = QStringLiteral("Article %1").arg(i + 1);
        info.document = QStringLiteral("file-%1").arg(i + 1);
        info.language = QStringLiteral("en");
        const QString text =
            QStringLiteral("Ban spoke of Syria.\nNobody answered him. The Arab League did later.");
        edits.push_back(adding(info));
        edits.push_back(adding(ArticleText{info.id, text, sentences(text, info.language)}));
    }
    if (!project.apply(makeChange({}, std::move(edits))))
        qFatal("the project of the tests is refused");
    return std::make_unique<ProjectDocument>(std::move(project));
}

inline void WindowFixture::setUp()
{
    QSettings().clear();
    KeyMap::instance().reload();
    m_articles = {ArticleId::random(), ArticleId::random(), ArticleId::random()};
    m_actors = {ActorId::random(), ActorId::random(), ActorId::random()};
    m_document = makeDocument();
    m_issues.clear();
    m_stances.clear();
    for (const Issue &issue : m_document->project().issues().inOrder())
        m_issues.append(issue.id);
    for (const StanceValue &stance : m_document->project().stances().inOrder())
        m_stances.append(stance.id);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Ada")));
    m_bench = std::make_unique<Workbench>(*m_document);
    goTo(0, 0);
}

inline void WindowFixture::tearDown()
{
    m_bench.reset();
    m_document.reset();
}

inline void WindowFixture::goTo(int article, int sentence)
{
    m_bench->setArticle(m_articles[article]);
    m_bench->setPlace(sentence, m_bench->currentArticle()->sentences().value(sentence), false);
}

inline QList<Annotation> WindowFixture::annotations(int article) const
{
    return m_document->project().article(m_articles[article])->annotations;
}

inline void WindowFixture::answer(QMessageBox::StandardButton button)
{
    qApp->installEventFilter(new BoxAnswer(button, qApp));
}

} // namespace standpoint
