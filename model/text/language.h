// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which language a text is in, as far as segmentation and search need to know.
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace standpoint {

/// The language of a text as a BCP 47 code such as "en", from its first 4,000 characters: by script, and
/// where several languages share a script by their commonest words and letters. Empty when unsure: too little
/// text, a mixture, or a language that neither its script nor a list in resources/segmentation/ tells.
QString guessLanguage(QStringView text);

/// The languages that sentences() has word lists for, sorted.
QStringList segmentationLanguages();

} // namespace standpoint
