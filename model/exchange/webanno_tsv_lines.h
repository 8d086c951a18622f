// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of WebAnno TSV: layers, sentences and rows, and the text that they make.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/webanno_tsv_cells.h"

#include <vector>

namespace standpoint::tsv {

/// A token or a part of one, and what its columns say.
struct Row
{
    QString unit; ///< "1-3" or "1-3.2"
    qint64 begin = 0;
    qint64 end = 0;
    QList<QStringView> cells; ///< of the columns; the words are the first
    qint64 line = 0;
};

struct Sentence
{
    QString text;
    std::vector<Row> rows;
    qint64 begin = -1; ///< of its first token
    qint64 line = 0;
};

/// One file, read line by line. Stays where it is, for cells point into it.
class Lines
{
public:
    Lines(const QString &path, ForeignCorpus &corpus)
        : m_path(path)
        , m_corpus(corpus)
    {
    }
    Q_DISABLE_COPY_MOVE(Lines)

    /// Fails with Malformed where it is no such file or no sentence can be read; what else is not right goes
    /// into the corpus.
    Status read(const QString &file, const QString &textBeside);

    const QList<Layer> &layers() const { return m_layers; }
    /// Those that are part of the text, in order.
    const std::vector<const Sentence *> &sentences() const { return m_placed; }
    const QString &text() const { return m_text; }
    OffsetUnit unit() const { return m_unit; }
    /// Whether the file ends before its text does, and the line of the last row.
    bool isCut() const { return m_isCut; }
    qint64 lastRow() const;
    /// Whether the words of a row stand at its place in the sentence.
    bool fits(const Sentence &sentence, const OffsetMap &map, const Row &row) const
    {
        return wordsAt(sentence, map, row, m_unit) == row.cells.first();
    }
    /// "a.tsv, line 12".
    QString at(qint64 line) const;

private:
    Status readLines();
    bool readHeadLine(const QString &line);
    void readRow(QStringView line, bool isLast);
    void lookForCut();
    void chooseUnit();
    qint64 fitting(OffsetUnit unit) const;
    qint64 lengthOf(const QString &text) const;
    QStringView wordsAt(
        const Sentence &sentence, const OffsetMap &map, const Row &row, OffsetUnit unit) const;
    bool place(const Sentence &sentence);
    void assemble(const QString &textBeside);
    bool isBeside(const QString &text) const;

    QString m_path;
    ForeignCorpus &m_corpus;
    QString m_file;
    bool m_javaEscapes = false;
    QList<Layer> m_layers;
    qsizetype m_columns = 0;
    std::vector<Sentence> m_sentences;
    std::vector<const Sentence *> m_placed;
    qint64 m_line = 0;
    bool m_hasTabsAtEnd = false;
    bool m_isCut = false;
    OffsetUnit m_unit = OffsetUnit::Utf16;
    QString m_text;
    qint64 m_length = 0; ///< of the text, in that unit
};

} // namespace standpoint::tsv
