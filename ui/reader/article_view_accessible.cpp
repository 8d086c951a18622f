// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/article_view_accessible.h"

#include "ui/reader/article_view.h"

#include <QAccessibleWidget>

#include <algorithm>

namespace standpoint {

class AccessibleArticle : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit AccessibleArticle(ArticleView *view)
        : QAccessibleWidget(view, QAccessible::Document)
        , m_view(*view)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_view.text();
        if (kind == QAccessible::Description)
            return description();
        return QAccessibleWidget::text(kind);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    int characterCount() const override { return static_cast<int>(m_view.text().size()); }
    QString text(int begin, int end) const override { return m_view.text().mid(begin, end - begin); }
    int cursorPosition() const override { return m_view.looseEnd(); }
    void setCursorPosition(int position) override { m_view.showSpan({position, position}); }
    int selectionCount() const override
    {
        const std::optional<Evidence> evidence = m_view.evidence();
        return evidence ? evidence->count() : 0;
    }
    void selection(int index, int *begin, int *end) const override
    {
        const std::optional<Evidence> evidence = m_view.evidence();
        const bool known = evidence && index >= 0 && index < evidence->count();
        const TextSpan span = known ? evidence->at(index) : TextSpan{};
        *begin = span.begin;
        *end = span.end;
    }
    void addSelection(int begin, int end) override
    {
        m_view.setMarking(m_view.m_marked + QList{bounded(begin, end)});
    }
    void setSelection(int index, int begin, int end) override
    {
        QList<TextSpan> marked = m_view.m_marked;
        if (index >= 0 && index < marked.size())
            marked[index] = bounded(begin, end);
        else
            marked.append(bounded(begin, end));
        m_view.setMarking(marked);
    }
    void removeSelection(int index) override
    {
        QList<TextSpan> marked = m_view.m_marked;
        if (index >= 0 && index < marked.size())
            marked.removeAt(index);
        m_view.setMarking(marked);
    }

    QRect characterRect(int position) const override
    {
        if (position < 0 || position >= characterCount() || m_view.m_layout.pieceCount() == 0)
            return {};
        const int piece = m_view.m_layout.pieceAt(position);
        const QRect lines = m_view.m_layout.linesOf(piece, {position, position + 1});
        const auto parts =
            m_view.m_layout.parts(piece, {position, position + 1}, lines.top(), lines.bottom() + 1);
        if (parts.empty())
            return {};
        const QRect rect = m_view.toView(parts.front().box.toAlignedRect());
        return {m_view.viewport()->mapToGlobal(rect.topLeft()), rect.size()};
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        const QPoint local = m_view.viewport()->mapFromGlobal(point);
        return m_view.isOverText(local) ? m_view.positionNear(local, QTextLine::CursorOnCharacter) : -1;
    }
    void scrollToSubstring(int begin, int /*end*/) override { m_view.showSpan({begin, begin}); }
    QString attributes(int offset, int *begin, int *end) const override
    {
        // A run is a sentence: what a reader moves by.
        const int sentence = sentenceAt(m_view.sentences(), offset);
        const TextSpan span = sentence < 0 ? TextSpan{0, characterCount()} : m_view.sentences()[sentence];
        *begin = span.begin;
        *end = std::max(span.end, offset + 1);
        return {};
    }

private:
    TextSpan bounded(int begin, int end) const
    {
        const TextSpan inside{std::clamp(begin, 0, characterCount()), std::clamp(end, 0, characterCount())};
        return inside.isEmpty() || m_view.m_layout.pieceCount() == 0 ? TextSpan{}
                                                                     : m_view.wholeGraphemes(inside);
    }
    QString description() const
    {
        const int sentence = m_view.currentSentence();
        if (sentence < 0)
            return m_view.m_message;
        QStringList parts{ArticleView::tr("Sentence %1 of %2")
                              .arg(sentence + 1)
                              .arg(static_cast<int>(m_view.sentences().size()))};
        for (const AnnotationId id : m_view.annotationsHere()) {
            const Annotation *annotation = m_view.m_annotations.find(id);
            parts.append(ArticleView::tr("%1 on %2: %3")
                             .arg(m_view.m_look.actors.value(annotation->actor),
                                 m_view.m_look.issues.value(annotation->issue),
                                 m_view.m_look.stances.value(annotation->stance).name));
        }
        return parts.join(QStringLiteral("; "));
    }

    ArticleView &m_view;
};

void installArticleAccessibility()
{
    static bool installed = false;
    if (std::exchange(installed, true))
        return;
    QAccessible::installFactory([](const QString &, QObject *object) -> QAccessibleInterface * {
        auto *view = qobject_cast<ArticleView *>(object);
        return view ? new AccessibleArticle(view) : nullptr;
    });
}

void ArticleView::announceCursor()
{
    emit currentSentenceChanged(m_currentSentence);
    emit evidenceChanged();
    if (!QAccessible::isActive())
        return;
    const int loose = looseEnd();
    TextSpan span = m_marked.isEmpty() ? currentSpan() : m_marked.last();
    for (const TextSpan marked : m_marked) { // the one that was changed last
        if (marked.begin == loose || marked.end == loose)
            span = marked;
    }
    QAccessibleTextSelectionEvent event(this, span.begin, span.end);
    event.setCursorPosition(loose);
    QAccessible::updateAccessibility(&event);
}

} // namespace standpoint
