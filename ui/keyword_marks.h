// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the words and regular expressions of the issues' lists stand in the open article: found on another
// thread, piece by piece as they are looked at, so that an expression that takes long keeps nobody waiting.
#pragma once

#include "model/project/project.h"
#include "ui/reader/quiet_marks.h"

#include <QHash>
#include <QObject>
#include <QRegularExpression>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace standpoint {

class KeywordMarks : public QObject
{
    Q_OBJECT

public:
    explicit KeywordMarks(QObject *parent = nullptr);
    ~KeywordMarks() override;

    /// Takes the lists of all issues that are not retired, where they differ from those it has.
    void setIssues(const Table<Issue> &issues);
    /// Another text: what was found is forgotten.
    void setText(const Shared<ArticleText> &text);

    /// What is known to stand in a piece of the text. The first question about a piece begins the search;
    /// found() tells its end.
    const std::vector<QuietMark> &in(TextSpan piece) const;
    /// "intervention: keyword “air strike”"; empty for a mark that is none of these.
    QString about(const QuietMark &mark) const;
    bool isEmpty() const { return !m_lists || m_lists->empty(); }

signals:
    void found(standpoint::TextSpan piece);
    /// An expression was given up: it cannot be compiled, or took too long. Said once.
    void gaveUp(const QString &sentence);

private:
    struct Expression
    {
        QString issue;
        Keyword keyword;
        int style = 0;
        QRegularExpression expression;
    };
    using Lists = std::vector<Expression>;
    /// What a search shares with this object: it ends as soon as nobody wants it any more.
    struct Search
    {
        std::shared_ptr<const Lists> lists;
        std::shared_ptr<std::vector<std::atomic_bool>> slow; ///< by expression: not tried again
        std::atomic_bool isUnwanted = false;
    };
    struct Found
    {
        std::vector<QuietMark> marks;
        std::vector<int> which; ///< by mark: the expression
        QStringList slow;
    };

    static Found find(const Search &search, const QString &text, int offset);
    void beginAgain();
    void look(TextSpan piece) const;

    std::shared_ptr<const Lists> m_lists;
    QList<Issue> m_issues;
    Shared<ArticleText> m_text;
    std::shared_ptr<Search> m_search;
    QSet<QString> m_told;              ///< sentences of gaveUp()
    mutable QHash<int, Found> m_found; ///< by the piece's begin; empty ones while they are searched
    mutable QThreadPool m_threads;     ///< one: keys come first
};

} // namespace standpoint
