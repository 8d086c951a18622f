// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader_binding.h"

#include "ui/keys/key_map.h"
#include "ui/reader/article_view.h"

#include <QApplication>

namespace standpoint {

namespace {

/// The stretch of this article that a Change's annotations lie in; empty where it touches none.
TextSpan touchedBy(const Change &change, ArticleId article)
{
    TextSpan touched{std::numeric_limits<int>::max(), 0};
    const auto widen = [&](const Shared<Annotation> &side) {
        if (!side || side->article != article)
            return;
        touched.begin = qMin(touched.begin, side->evidence.begin());
        touched.end = qMax(touched.end, side->evidence.end());
    };
    for (const AnyEdit &edit : change.edits) {
        if (const auto *annotation = std::get_if<Edit<Annotation>>(&edit)) {
            widen(annotation->before);
            widen(annotation->after);
        }
    }
    return touched;
}

} // namespace

ReaderBinding::ReaderBinding(Workbench &bench, ArticleView &view, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
    , m_view(view)
{
    setReading(ReadingPreferences::load());
    connect(&bench, &Workbench::articleChanged, this, &ReaderBinding::showArticle);
    connect(&bench, &Workbench::layerChanged, this, &ReaderBinding::showArticle);
    connect(&bench.document(), &ProjectDocument::changed, this, &ReaderBinding::follow);
    connect(
        &bench, &Workbench::focusChanged, this, [this] { m_view.setFocusedAnnotation(m_bench.focused()); });
    connect(&bench, &Workbench::reveal, this, [this](AnnotationId id) {
        const Article *article = m_bench.currentArticle();
        const Annotation *annotation = article ? article->annotation(id) : nullptr;
        if (!annotation)
            return;
        m_view.showSpan(annotation->evidence.hull());
        m_bench.setFocused(id);
    });
    connect(&bench, &Workbench::revealText, this, &ReaderBinding::showText);
    connect(&view, &ArticleView::currentSentenceChanged, this, [this] {
        if (m_shownText && m_view.found() == QList<TextSpan>{*m_shownText})
            m_view.setFound({});
        m_shownText.reset();
        takePlace();
    });
    connect(&view, &ArticleView::evidenceChanged, this, &ReaderBinding::takePlace);
    connect(&view, &ArticleView::focusedAnnotationChanged, &bench, &Workbench::setFocused);
    connect(&view, &ArticleView::zoomRequested, this,
        [this](int steps) { setSize(m_view.readingFont().pointSize() + steps); });
    makeActions();
    makeLook();
    showArticle();
    connect(&KeyMap::instance(), &KeyMap::changed, this, [this] {
        if (!m_bench.currentArticle())
            showArticle(); // it names a key
    });
}

QAction *ReaderBinding::add(QList<QAction *> &list, const QString &text, const QString &id)
{
    auto *action = new QAction(text, this);
    if (!id.isEmpty())
        KeyMap::instance().bind(action, id);
    list.append(action);
    return action;
}

void ReaderBinding::makeActions()
{
    const auto move = [this](const QString &id, const QString &text, bool forward, bool extend) {
        QAction *action = add(m_windowActions, text, id);
        if (!text.isEmpty())
            m_menuActions.append(action);
        connect(action, &QAction::triggered, this, [this, forward, extend] {
            forward ? m_view.nextSentence(extend) : m_view.previousSentence(extend);
        });
    };
    move(QStringLiteral("reading.next"), tr("Next &sentence"), true, false);
    move(QStringLiteral("reading.previous"), tr("Previous s&entence"), false, false);
    move(QStringLiteral("reading.takeInNext"), tr("Take in the next sentence"), true, true);
    move(QStringLiteral("reading.takeInPrevious"), tr("Take in the previous sentence"), false, true);
    // Without a key of its own: every field copies with Ctrl+C, and the view does so itself.
    connect(add(m_editActions, tr("&Copy the marked words or the sentence"), {}), &QAction::triggered,
        &m_view, &ArticleView::copy);
    connect(add(m_viewActions, tr("&Larger text"), QStringLiteral("view.larger")), &QAction::triggered, this,
        [this] { setSize(m_view.readingFont().pointSize() + 1); });
    connect(add(m_viewActions, tr("&Smaller text"), QStringLiteral("view.smaller")), &QAction::triggered,
        this, [this] { setSize(m_view.readingFont().pointSize() - 1); });
    connect(add(m_viewActions, tr("&Usual text size"), QStringLiteral("view.usual")), &QAction::triggered,
        this, [this] { setSize(0); });
}

void ReaderBinding::setReading(const ReadingPreferences &reading)
{
    m_view.setReadingFont(reading.font());
    m_view.setLineSpacing(reading.lineSpacing);
    m_view.setLineLength(reading.lineLength);
}

void ReaderBinding::setSize(int points)
{
    ReadingPreferences reading = ReadingPreferences::load();
    reading.pointSize =
        points == 0 ? 0 : qBound(ReadingPreferences::smallest, points, ReadingPreferences::largest);
    reading.store();
    m_view.setReadingFont(reading.font());
}

void ReaderBinding::makeLook()
{
    m_look = lookOf(m_bench.project(), m_bench.layer());
}

/// Takes over what a Change says of names and colours. Returns whether the view shows something else now.
bool ReaderBinding::takeLook(const Change &change)
{
    bool shows = false;
    bool all = false;
    for (const AnyEdit &edit : change.edits) {
        if (const auto *actor = std::get_if<Edit<Actor>>(&edit)) {
            const Actor &now = actor->after.orDefault();
            if (actor->before && actor->after && actor->before->name == now.name)
                continue; // one of 20,000 that got another alias
            shows = true;
            if (actor->after)
                m_look.actors.insert(now.id, now.name);
            else
                m_look.actors.remove(actor->before->id);
        } else if (!std::holds_alternative<Edit<Annotation>>(edit)
            && !std::holds_alternative<Edit<ArticleState>>(edit)
            && !std::holds_alternative<Edit<Decision>>(edit)
            && !std::holds_alternative<Edit<ReasonCode>>(edit)) {
            shows = true;
            all = all
                || !(std::holds_alternative<Edit<ArticleInfo>>(edit)
                    || std::holds_alternative<Edit<ArticleText>>(edit));
        }
    }
    if (all)
        makeLook();
    return shows;
}

void ReaderBinding::showArticle()
{
    m_look.layer = m_bench.layer();
    const Article *article = m_bench.currentArticle();
    if (article)
        m_view.setArticle(*article, m_look);
    else
        m_view.clearArticle(tr("Import articles with %1, or drop files here.")
                                .arg(KeyMap::instance().text(QStringLiteral("file.import"))));
    takePlace();
}

void ReaderBinding::follow(const Change &change)
{
    const bool changes = takeLook(change);
    const Article *article = m_bench.currentArticle();
    if (!article)
        return;
    if (changes) {
        m_view.setArticle(*article, m_look);
        takePlace();
        return;
    }
    const TextSpan touched = touchedBy(change, m_bench.article());
    if (!touched.isEmpty())
        m_view.updateAnnotations(*article, touched);
}

void ReaderBinding::showText(TextSpan span)
{
    if (!m_bench.currentArticle() || span.end > m_view.text().size())
        return;
    m_view.showSpan(span);
    m_view.setFound({span}, 0);
    m_shownText = span;
}

void ReaderBinding::takePlace()
{
    m_bench.setPlace(
        m_view.currentSentence(), m_view.evidence().value_or(Evidence()), m_view.evidenceIsMarked());
}

} // namespace standpoint
