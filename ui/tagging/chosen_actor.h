// SPDX-License-Identifier: GPL-3.0-or-later
//
// The name of the actor that the next letter labels for; with dashes round it and a question mark where it is
// only a guess.
#pragma once

#include <QLabel>

namespace standpoint {

class ChosenActor : public QLabel
{
    Q_OBJECT

public:
    explicit ChosenActor(QWidget *parent = nullptr);

    void setActor(const QString &name, bool isGuess);
    bool isGuess() const { return m_isGuess; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isGuess = false;
};

} // namespace standpoint
