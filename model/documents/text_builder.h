// SPDX-License-Identifier: GPL-3.0-or-later
//
// Collects the paragraphs of a document in the form that ExtractedDocument::text has.
#pragma once

#include <QString>
#include <QStringView>

namespace standpoint {

class TextBuilder
{
public:
    /// Adds to the current paragraph. White space counts as HTML has it: a run of it is one space.
    void addFlowing(QStringView text);
    /// Adds to the current paragraph with tabs and all spaces; LF and U+2028 break the line, U+2029 the
    /// paragraph.
    void addVerbatim(QStringView text);
    /// Goes to the next line of the paragraph. Two in a row end the paragraph where `twoEndIt`.
    void breakLine(bool twoEndIt = false);
    void endParagraph();

    /// Whether the current paragraph has any text yet.
    bool inParagraph() const { return !m_paragraph.isEmpty(); }
    /// The length so far, in code units.
    qsizetype size() const { return m_text.size() + m_paragraph.size(); }
    /// Ends the last paragraph and gives the whole, in normal form.
    QString take();

private:
    void endLine();

    QString m_text;
    QString m_paragraph;
};

} // namespace standpoint
