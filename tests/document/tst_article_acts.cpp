// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sentences split and joined, texts corrected, with the annotations carried along.
#include "model/document/article_acts.h"
#include "model/document/tagging.h"
#include "model/project/codebook.h"
#include "tests/project/random_project.h"

#include <QTest>

namespace standpoint {

class TestArticleActs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sentenceIsSplitWhereItIsSaid();
    void sentenceIsNotSplit_data();
    void sentenceIsNotSplit();
    void splitSentencesAreJoinedAgain();
    void paragraphsAreNotJoined();
    void correctionCarriesAnnotations_data();
    void correctionCarriesAnnotations();
    void sentencesKeepTheirWords_data();
    void sentencesKeepTheirWords();
    void oneOfTwoEqualWords_data();
    void oneOfTwoEqualWords();
    void nextSentenceKeepsItsBeginning();
    void whatWouldBeLostIsNamed();
    void correctionCarriesDecisions_data();
    void correctionCarriesDecisions();
    void aDecisionStaysInItsSentences_data();
    void aDecisionStaysInItsSentences();
    void ofTwoDecisionsThatMeetTheLaterStays();
    void ofTwoDecisionsOfOneTimeTheAcceptedStays();
    void articleGoesWithItsDecisions();
    void badTextIsRefused();
    void anyCorrectionCanBeUndone();

private:
    const Article &article() const { return *m_project.article(m_article); }
    QStringList sentences() const;
    AnnotationId mark(const Evidence &evidence);
    Decision decision(TextSpan place, quint64 number = 1) const;
    void apply(const std::vector<AnyEdit> &edits);

    Project m_project;
    ArticleId m_article;
    Annotation m_model;
};

const QString text = QStringLiteral("No war, he said. Talks then, in Geneva.\nTeh end.");

void TestArticleActs::init()
{
    m_project = *newProject(QStringLiteral("Study"), defaultCodebook());
    const Actor actor{{{1, 1}}, QStringLiteral("Minister"), {}, Actor::Kind::Person, {}};
    const Annotator annotator{{{2, 1}}, QStringLiteral("Anna"), false};
    ArticleInfo info;
    info.id = m_article = {{3, 1}};
    info.title = QStringLiteral("Talks");
    apply({adding(actor), adding(annotator), adding(info),
        adding(ArticleText{info.id, text, {{0, 16}, {17, 39}, {40, 48}}})});
    m_model = {};
    m_model.article = m_article;
    m_model.annotator = annotator.id;
    m_model.actor = actor.id;
    m_model.issue = m_project.issues().inOrder().first().id;
    m_model.stance = m_project.stances().inOrder().first().id;
    m_model.created = m_model.modified = QDateTime(QDate(2026, 1, 2), QTime(3, 4), Qt::UTC);
}

QStringList TestArticleActs::sentences() const
{
    QStringList words;
    for (const TextSpan sentence : article().sentences())
        words.append(article().content().mid(sentence.begin, sentence.length()));
    return words;
}

AnnotationId TestArticleActs::mark(const Evidence &evidence)
{
    Annotation annotation = m_model;
    annotation.id = AnnotationId::random();
    annotation.evidence = evidence;
    apply({adding(annotation)});
    return annotation.id;
}

void TestArticleActs::apply(const std::vector<AnyEdit> &edits)
{
    const Status done = m_project.apply(makeChange(QStringLiteral("Act"), edits));
    QVERIFY2(done, done ? "" : qPrintable(done.error().what));
}

void TestArticleActs::sentenceIsSplitWhereItIsSaid()
{
    const AnnotationId id = mark(TextSpan{0, 16});
    const auto edits = splitSentence(article(), 8);
    QVERIFY(edits);
    apply(*edits);
    QCOMPARE(sentences().mid(0, 2), (QStringList{QStringLiteral("No war,"), QStringLiteral("he said.")}));
    QCOMPARE(article().evidenceText(article().annotation(id)->evidence), QStringLiteral("No war, he said."));
}

void TestArticleActs::sentenceIsNotSplit_data()
{
    QTest::addColumn<int>("position");
    QTest::newRow("at its beginning") << 17;
    QTest::newRow("between two") << 16;
    QTest::newRow("outside") << 100;
    QTest::newRow("before all") << -1;
}

void TestArticleActs::sentenceIsNotSplit()
{
    QFETCH(int, position);
    const auto edits = splitSentence(article(), position);
    QVERIFY(!edits);
    QVERIFY(!edits.error().what.isEmpty());
}

void TestArticleActs::splitSentencesAreJoinedAgain()
{
    const Project before = m_project;
    apply(*splitSentence(article(), 23));
    QCOMPARE(article().sentences().size(), 4);
    apply(*joinSentences(article(), 1));
    QVERIFY(m_project == before);
}

void TestArticleActs::paragraphsAreNotJoined()
{
    QVERIFY(!joinSentences(article(), 1));
    QVERIFY(!joinSentences(article(), 2));
    QVERIFY(!joinSentences(article(), -1));
    QVERIFY(joinSentences(article(), 0));
}

void TestArticleActs::correctionCarriesAnnotations_data()
{
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("corrected");
    QTest::addColumn<QString>("evidence");
    QTest::addColumn<QString>("remark");
    const QString typo = QString(text).replace(QStringLiteral("Teh"), QStringLiteral("The"));
    const QString longer = QString(text).replace(QStringLiteral("war,"), QStringLiteral("more wars,"));
    QTest::newRow("before it") << 0 << 6 << typo << "No war"
                               << "";
    QTest::newRow("behind it") << 17 << 22 << longer << "Talks"
                               << "";
    QTest::newRow("within it") << 40 << 47 << typo << "The end"
                               << "reworded";
    QTest::newRow("the word itself") << 3 << 6 << longer << "more wars"
                                     << "reworded";
    QTest::newRow("a part of the word") << 41 << 43 << typo << "The"
                                        << "widened";
    QTest::newRow("added at the end of a sentence")
        << 17 << 39 << QString(text).replace(QStringLiteral("Geneva."), QStringLiteral("Geneva. Soon."))
        << "Talks then, in Geneva. Soon."
        << "reworded";
    QTest::newRow("added behind marked words")
        << 17 << 27 << QString(text).replace(QStringLiteral("then,"), QStringLiteral("then and there,"))
        << "Talks then"
        << "";
    QTest::newRow("nothing") << 0 << 6 << text << "No war"
                             << "";
}

void TestArticleActs::correctionCarriesAnnotations()
{
    QFETCH(int, begin);
    QFETCH(int, end);
    QFETCH(QString, corrected);
    QFETCH(QString, remark);
    const AnnotationId id = mark(TextSpan{begin, end});
    const Project before = m_project;
    const auto correction = standpoint::corrected(article(), corrected);
    QVERIFY(correction);
    const Change change = makeChange(QStringLiteral("Correct"), correction->edits);
    QVERIFY(m_project.apply(change));
    QCOMPARE(article().content(), corrected);
    const QString evidence = article().evidenceText(article().annotation(id)->evidence);
    QTEST(evidence, "evidence");
    QCOMPARE(article().annotation(id)->modified, m_model.modified);
    QCOMPARE(correction->reworded.contains(id), remark == QStringLiteral("reworded"));
    QCOMPARE(correction->widened.contains(id), remark == QStringLiteral("widened"));
    QVERIFY(correction->lost.isEmpty());
    QVERIFY(m_project.apply(inverse(change)));
    QVERIFY(m_project == before);
}

void TestArticleActs::sentencesKeepTheirWords_data()
{
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("fresh");
    QTest::addColumn<QStringList>("sentences");
    const QString first = QStringLiteral("No war, he said.");
    const QString second = QStringLiteral("Talks then, in Geneva.");
    const QString third = QStringLiteral("Teh end.");
    QTest::newRow("a word") << "Teh"
                            << "The" << QStringList{first, second, QStringLiteral("The end.")};
    QTest::newRow("at the end") << "end."
                                << "end. Or not."
                                << QStringList{first, second, QStringLiteral("Teh end. Or not.")};
    QTest::newRow("at the beginning")
        << "No war"
        << "Again no war" << QStringList{QStringLiteral("Again no war, he said."), second, third};
    QTest::newRow("a sentence less") << " Talks then, in Geneva."
                                     << "" << QStringList{first, third};
    QTest::newRow("white space") << "said. Talks"
                                 << "said.   Talks" << QStringList{first, second, third};
}

void TestArticleActs::sentencesKeepTheirWords()
{
    QFETCH(QString, old);
    QFETCH(QString, fresh);
    const auto correction = corrected(article(),
        {static_cast<int>(text.indexOf(old)), static_cast<int>(text.indexOf(old) + old.size())}, fresh);
    QVERIFY(correction);
    apply(correction->edits);
    QTEST(sentences(), "sentences");
}

void TestArticleActs::oneOfTwoEqualWords_data()
{
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("fresh");
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("evidence");
    const QString doubled = QStringLiteral("It is a very very big risk.");
    const QString single = QStringLiteral("It is a very big risk.");
    QTest::newRow("taken away before the evidence") << doubled << single << 13 << 21 << "very big";
    QTest::newRow("taken away, the second marked") << doubled << single << 13 << 17 << "very";
    QTest::newRow("taken away, the first marked") << doubled << single << 8 << 12 << "very";
    QTest::newRow("put before the evidence") << single << doubled << 8 << 16 << "very big";
}

void TestArticleActs::oneOfTwoEqualWords()
{
    QFETCH(QString, old);
    QFETCH(QString, fresh);
    QFETCH(int, begin);
    QFETCH(int, end);
    const auto replaced = corrected(article(), {0, 16}, old);
    QVERIFY(replaced);
    apply(replaced->edits);
    const AnnotationId id = mark(TextSpan{begin, end});
    const auto correction = corrected(article(), {0, static_cast<int>(old.size())}, fresh);
    QVERIFY(correction && correction->lost.isEmpty());
    apply(correction->edits);
    QTEST(article().evidenceText(article().annotation(id)->evidence), "evidence");
}

/// Where no space stands between sentences, what is added to one is no part of the next.
void TestArticleActs::nextSentenceKeepsItsBeginning()
{
    const QString chinese = QString::fromUtf8("他说。她走。");
    const ArticleText touching{m_article, chinese, {{0, 3}, {3, 6}}};
    apply({Edit<ArticleText>{article().text, Shared<ArticleText>(touching)}});
    const AnnotationId id = mark(TextSpan{3, 6});
    const auto correction = corrected(article(), {0, 3}, QString::fromUtf8("他说。」"));
    QVERIFY(correction);
    apply(correction->edits);
    QCOMPARE(article().evidenceText(article().annotation(id)->evidence), QString::fromUtf8("她走。"));
    QCOMPARE(sentences(), (QStringList{QString::fromUtf8("他说。」"), QString::fromUtf8("她走。")}));
}

void TestArticleActs::whatWouldBeLostIsNamed()
{
    const AnnotationId lost = mark(TextSpan{17, 22});
    mark(TextSpan{0, 6});
    const auto correction = corrected(article(), {16, 39}, QString());
    QVERIFY(correction);
    QCOMPARE(correction->lost, QList<AnnotationId>{lost});
    QVERIFY(correction->edits.empty());
}

Decision TestArticleActs::decision(TextSpan place, quint64 number) const
{
    return {{{5, number}}, m_article, place, m_model.actor, m_model.issue, Decision::Verdict::Rejected, {},
        m_model.annotator, m_model.created.addSecs(static_cast<qint64>(number))};
}

void TestArticleActs::correctionCarriesDecisions_data()
{
    QTest::addColumn<QString>("corrected");
    QTest::addColumn<QString>("place"); // of the decision on the second sentence; empty: it went
    QTest::newRow("before it") << QString(text).replace(QStringLiteral("war"), QStringLiteral("more wars"))
                               << "Talks then, in Geneva.";
    QTest::newRow("within it") << QString(text).replace(QStringLiteral("Geneva"), QStringLiteral("Berne"))
                               << "Talks then, in Berne.";
    QTest::newRow("at its end") << QString(text).replace(
        QStringLiteral("Geneva."), QStringLiteral("Geneva. Soon."))
                                << "Talks then, in Geneva. Soon.";
    QTest::newRow("behind it") << QString(text).replace(QStringLiteral("Teh"), QStringLiteral("The"))
                               << "Talks then, in Geneva.";
    QTest::newRow("the sentence is gone")
        << QString(text).remove(QStringLiteral(" Talks then, in Geneva.")) << "";
}

void TestArticleActs::correctionCarriesDecisions()
{
    QFETCH(QString, corrected);
    QFETCH(QString, place);
    apply({adding(decision({17, 39}))});
    const Project before = m_project;
    const auto correction = standpoint::corrected(article(), corrected);
    QVERIFY(correction);
    QCOMPARE(correction->undecided, place.isEmpty() ? 1 : 0);
    const Change change = makeChange(QStringLiteral("Correct"), correction->edits);
    QVERIFY(m_project.apply(change));
    QCOMPARE(article().content(), corrected);
    QCOMPARE(article().decisions.orDefault().size(), place.isEmpty() ? 0 : 1);
    for (const Decision &kept : article().decisions.orDefault())
        QCOMPARE(corrected.mid(kept.place.begin, kept.place.length()), place);
    QVERIFY(m_project.apply(inverse(change)));
    QVERIFY(m_project == before);
}

void TestArticleActs::aDecisionStaysInItsSentences_data()
{
    QTest::addColumn<int>("decided"); // of "他说。", "她走。" and "我看。"
    QTest::addColumn<TextSpan>("span");
    QTest::addColumn<QString>("replacement");
    QTest::addColumn<QStringList>("places"); // of decisions; nothing: it went
    const auto utf = [](const char *utf8) { return QString::fromUtf8(utf8); };
    QTest::newRow("put in at the border") << 1 << TextSpan{3, 3} << utf("」") << QStringList{utf("她走。")};
    QTest::newRow("put in at the border, the first decided")
        << 0 << TextSpan{3, 3} << utf("」") << QStringList{utf("他说。」")};
    QTest::newRow("at the other border") << 1 << TextSpan{6, 6} << utf("」") << QStringList{utf("她走。」")};
    QTest::newRow("at the other border, the third decided")
        << 2 << TextSpan{6, 6} << utf("」") << QStringList{utf("我看。")};
    QTest::newRow("replaced over the border, the second decided")
        << 1 << TextSpan{2, 4} << utf("，你") << QStringList{utf("走。")};
    QTest::newRow("replaced over the border, the first decided")
        << 0 << TextSpan{2, 4} << utf("，你") << QStringList{utf("他说，你")};
    QTest::newRow("two become one word, the second decided")
        << 1 << TextSpan{0, 6} << utf("abc") << QStringList{};
    QTest::newRow("two become one word, the third decided")
        << 2 << TextSpan{0, 6} << utf("abc") << QStringList{utf("我看。")};
}

/// Sentences that touch, without a space between them.
void TestArticleActs::aDecisionStaysInItsSentences()
{
    QFETCH(int, decided);
    QFETCH(TextSpan, span);
    QFETCH(QString, replacement);
    QFETCH(QStringList, places);
    const ArticleText touching{m_article, QString::fromUtf8("他说。她走。我看。"), {{0, 3}, {3, 6}, {6, 9}}};
    apply({Edit<ArticleText>{article().text, Shared<ArticleText>(touching)}});
    apply({adding(decision(touching.sentences[decided]))});
    const auto correction = corrected(article(), span, replacement);
    QVERIFY(correction);
    apply(correction->edits);
    QStringList found;
    for (const Decision &one : article().decisions.orDefault()) {
        found.append(article().content().mid(one.place.begin, one.place.length()));
        qsizetype touched = 0;
        for (const TextSpan sentence : article().sentences())
            touched += one.place.overlaps(sentence) ? 1 : 0;
        QCOMPARE(touched, 1);
    }
    QCOMPARE(found, places);
    QCOMPARE(correction->undecided, places.isEmpty() ? 1 : 0);
}

/// Decided once as one sentence and once as its second half, of which the first half is taken away.
void TestArticleActs::ofTwoDecisionsThatMeetTheLaterStays()
{
    apply({adding(decision({17, 39}, 1)), adding(decision({29, 39}, 2))});
    const auto correction = corrected(article(), TextSpan{17, 29}, QString());
    QVERIFY(correction);
    apply(correction->edits);
    QCOMPARE(article().content(), QStringLiteral("No war, he said. in Geneva.\nTeh end."));
    QCOMPARE(correction->undecided, 1);
    QCOMPARE(article().decisions->size(), 1);
    QCOMPARE(article().decisions->first().id, (DecisionId{{5, 2}}));
    QCOMPARE(article().decisions->first().place, (TextSpan{17, 27}));
}

void TestArticleActs::ofTwoDecisionsOfOneTimeTheAcceptedStays()
{
    for (const bool first : {true, false}) {
        init();
        Decision one = decision({17, 39}, 1);
        Decision other = decision({29, 39}, 2);
        other.at = one.at;
        (first ? one : other).verdict = Decision::Verdict::Accepted;
        apply({adding(one), adding(other)});
        const auto correction = corrected(article(), TextSpan{17, 29}, QString());
        QVERIFY(correction);
        apply(correction->edits);
        QCOMPARE(article().decisions->size(), 1);
        QCOMPARE(article().decisions->first().id, first ? one.id : other.id);
    }
}

void TestArticleActs::articleGoesWithItsDecisions()
{
    mark(TextSpan{0, 6});
    apply({adding(decision({17, 39}))});
    const Project before = m_project;
    const Change change = makeChange(QStringLiteral("Remove"), removalOf(m_project, article()));
    QVERIFY(m_project.apply(change));
    QVERIFY(m_project.articles().isEmpty());
    QVERIFY(m_project.apply(inverse(change)));
    QVERIFY(m_project == before);
}

void TestArticleActs::badTextIsRefused()
{
    QVERIFY(!corrected(article(), QStringLiteral("No\u0001war")));
    QVERIFY(!corrected(article(), QString(QChar(0xD83D))));
}

/// Any text in any place, with evidence anywhere: what applies can be taken back, and what was not touched
/// marks the same words.
void TestArticleActs::anyCorrectionCanBeUndone()
{
    RandomProject random(11);
    const QStringList pieces{QStringLiteral("war"), QStringLiteral("e\u0301"), QStringLiteral("\u0301"),
        QStringLiteral(" "), QStringLiteral("\n"), QStringLiteral("\U0001F468\u200D\U0001F469"),
        QStringLiteral("\u200D"), QStringLiteral("\u0646\u0639\u0645"), QStringLiteral(". Then"), QString()};
    int applied = 0;
    for (int run = 0; run < 2000; ++run) {
        init();
        const auto length = static_cast<int>(article().content().size());
        QHash<AnnotationId, QString> words;
        for (int n = random.below(5); n > 0; --n) {
            const int begin = random.below(length - 1);
            const AnnotationId id = mark(TextSpan{begin, begin + 1 + random.below(length - begin)});
            words[id] = article().evidenceText(article().annotation(id)->evidence);
        }
        const int begin = random.below(length);
        const TextSpan span{begin, begin + random.below(std::min(12, length - begin) + 1)};
        const QString piece = pieces[random.below(static_cast<int>(pieces.size()))]
            + pieces[random.below(static_cast<int>(pieces.size()))];
        const auto correction = corrected(article(), span, piece);
        QVERIFY(correction);
        if (!correction->lost.isEmpty())
            continue;
        const Project before = m_project;
        const Change change = makeChange(QStringLiteral("Correct"), correction->edits);
        const Status done = m_project.apply(change);
        QVERIFY2(done, done ? "" : qPrintable(done.error().what));
        applied += correction->edits.empty() ? 0 : 1;
        for (auto it = words.begin(); it != words.end(); ++it) {
            if (correction->reworded.contains(it.key()) || correction->widened.contains(it.key()))
                continue;
            QCOMPARE(article().evidenceText(article().annotation(it.key())->evidence).trimmed(),
                it.value().trimmed());
        }
        QVERIFY(m_project.apply(inverse(change)));
        QVERIFY(m_project == before);
    }
    QVERIFY2(applied > 1000, qPrintable(QString::number(applied)));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestArticleActs)
#include "tst_article_acts.moc"
