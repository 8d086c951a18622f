// SPDX-License-Identifier: GPL-3.0-or-later
//
// One case to look at: the sentence, what each annotator says, and gold below.
#pragma once

#include "model/text/span.h"
#include "ui/agreement/lane_card.h"

#include <QScrollArea>

#include <optional>

class QLabel;

namespace standpoint {

/// A case in words.
struct ShownCase
{
    QString title; ///< of the article
    QString about; ///< "sentence 12 · opposite stance"
    QString text;  ///< the sentence, rich text
    QList<ShownLane> lanes;
    ShownLane gold; ///< its key takes what is likely
    /// Where what is shown of the text stands in the article, and from which character of what is shown.
    struct Piece
    {
        int shownAt = 0;
        TextSpan span;
    };
    QList<Piece> pieces;
};

class LanesView : public QScrollArea
{
    Q_OBJECT

public:
    explicit LanesView(QWidget *parent = nullptr);

    void show(const ShownCase &shown);
    /// One sentence where there is no case.
    void showNothing(const QString &why);
    const QList<ShownLane> &lanes() const { return m_lanes; }
    QList<LaneCard *> cards() const { return m_row->cards(); }
    const LaneCard *gold() const { return m_gold; }

    /// Where the sentence is; as high as the window lets it, whatever it says: so that the cards stay where
    /// they are.
    const QScrollArea *sentence() const { return m_sentence; }

    QLabel *text() const { return m_text; }
    /// What is selected in the sentence, as a place in the article.
    std::optional<TextSpan> selectedWords() const;

signals:
    void likelyTaken();   ///< the line of what is likely was clicked
    void taken(int lane); ///< its card was clicked

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitTitle();
    void fitSentence();

    QWidget *m_page;
    QLabel *m_title;
    QLabel *m_about;
    QScrollArea *m_sentence;
    QLabel *m_text;
    LaneRow *m_row;
    LaneCard *m_gold;
    QLabel *m_empty;
    QList<ShownLane> m_lanes;
    QList<ShownCase::Piece> m_pieces;
    QString m_wholeTitle;
};

} // namespace standpoint
