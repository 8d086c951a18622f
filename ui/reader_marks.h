// SPDX-License-Identifier: GPL-3.0-or-later
//
// The quiet marks of the open article: mentions of actors, words of the issues' lists, and what is offered
// for a label.
#pragma once

#include "ui/keyword_marks.h"
#include "ui/reader/quiet_marks.h"
#include "ui/tagging/suggestion_actions.h"

namespace standpoint {

class ArticleView;

class ReaderMarks : public QObject, public QuietMarks
{
    Q_OBJECT

public:
    ReaderMarks(Workbench &bench, const SuggestionActions &suggestions, ArticleView &view);
    ~ReaderMarks() override;

    std::vector<QuietMark> in(TextSpan piece) const override;
    QString about(const QuietMark &mark) const override;

    /// Shows and hides all but what is offered; remembered.
    QAction *switchAction() const { return m_switch; }

private:
    void addMentions(TextSpan piece, std::vector<QuietMark> &to) const;
    void addOffers(TextSpan piece, std::vector<QuietMark> &to) const;
    void repaintSentence();
    void showArticle();
    void follow(const Change &change);

    Workbench &m_bench;
    const SuggestionActions &m_suggestions;
    ArticleView &m_view;
    KeywordMarks m_keywords;
    QAction *m_switch;
};

} // namespace standpoint
