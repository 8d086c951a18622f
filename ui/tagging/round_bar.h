// SPDX-License-Identifier: GPL-3.0-or-later
//
// Above the page while the same mentions are offered: what is offered, how many are left, and the keys.
#pragma once

#include "ui/tagging/suggestion_actions.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace standpoint {

class RoundBar : public QFrame
{
    Q_OBJECT

public:
    RoundBar(Workbench &bench, SuggestionActions &suggestions, QWidget *parent = nullptr);

private:
    void refresh();

    Workbench &m_bench;
    SuggestionActions &m_suggestions;
    QLabel *m_text;
    QPushButton *m_accept;
};

} // namespace standpoint
