// SPDX-License-Identifier: GPL-3.0-or-later
//
// "1 article", "2 articles": what is written as "%n article(s)" in the program's texts.
#pragma once

#include <QTranslator>

namespace standpoint {

/// Texts that count, for QCoreApplication::installTranslator(); a translation into another language that is
/// installed later goes before it. Texts without a number, or without "(s)" and "(es)", stay as they are.
class EnglishPlurals : public QTranslator
{
public:
    using QTranslator::QTranslator;

    QString translate(
        const char *context, const char *text, const char *disambiguation, int n) const override;
    bool isEmpty() const override { return false; }
};

} // namespace standpoint
