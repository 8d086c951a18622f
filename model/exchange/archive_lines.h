// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of an archive's export, and what the readers of all archives ask of them.
#pragma once

#include "model/exchange/news_archive.h"

#include <QStringList>

#include <vector>

namespace standpoint {

/// Some lines of a file, by their indexes from 0; `end` is behind the last.
struct LineRange
{
    qsizetype begin = 0;
    qsizetype end = 0;

    bool isEmpty() const { return begin >= end; }
    bool operator==(const LineRange &) const = default;
};

class ArchiveLines
{
public:
    /// `text` must outlive it.
    explicit ArchiveLines(const QString &text);

    qsizetype count() const { return static_cast<qsizetype>(m_lines.size()); }
    /// As it stands.
    QStringView raw(qsizetype i) const { return m_lines[static_cast<size_t>(i)]; }
    /// Without white space around it.
    QString text(qsizetype i) const { return raw(i).trimmed().toString(); }
    bool isBlank(qsizetype i) const { return raw(i).trimmed().isEmpty(); }
    qsizetype indent(qsizetype i) const;

    /// Without blank lines at both ends.
    LineRange trimmed(LineRange range) const;
    /// Runs of lines without a blank line between them.
    QList<LineRange> paragraphs(LineRange range) const;
    /// One paragraph as one line.
    QString joined(LineRange range) const;
    /// A text with one paragraph a line. Lines of a paragraph are put together where they were broken to fit
    /// a width, and stay apart otherwise.
    QString body(LineRange range) const;

private:
    bool isWrapped(const QList<LineRange> &paragraphs) const;

    std::vector<QStringView> m_lines;
};

/// A note out of lines that the description has no place for.
class NoteLines
{
public:
    void add(const QString &label, const QString &value)
    {
        if (!value.isEmpty())
            m_lines.append(label.isEmpty() ? value : label + QStringLiteral(": ") + value);
    }
    QString text() const { return m_lines.join(u'\n'); }

private:
    QStringList m_lines;
};

/// Whether a line says who owns the rights.
bool isCopyright(const QString &line);
/// "1,234 words" in the seven languages of written_dates.h.
bool isWordCount(const QString &line);
/// "By Nora Whitfield" without what is in front of the name; the line itself where nothing is. What may be
/// part of a name ("de Vries", "Von der Heide") stays.
QString withoutBy(const QString &line);
bool beginsWithBy(const QString &line);
/// BCP 47 of a language's name in English or in itself ("GERMAN; DEUTSCH"); empty if unknown.
QString languageCalled(const QString &name);
/// The headline in front of the body, unless the body begins with it.
QString withHeadline(const QString &title, const QString &body);
/// Something that follows from the article alone, for archives that give no number: the same article has the
/// same name in every export.
QString derivedDocumentName(const QString &archive, const ArchivedArticle &article);
/// Sets the title (cut where it is longer than names may be) and the text; a remark where either has to be
/// guessed or is missing.
void setHeadlineAndBody(
    ArchivedArticle &article, const QString &title, const QString &body, QList<ArchiveRemark> &remarks);
/// The remark about lines that belong to no article; nothing where all are blank.
void remarkLeftOut(const ArchiveLines &lines, LineRange range, const QString &what, ArchiveContent &content);

} // namespace standpoint
