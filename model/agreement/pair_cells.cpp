// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/pair_cells.h"

#include "model/agreement/cell.h"

#include <algorithm>

namespace standpoint {

namespace {

/// Categories up to this number are counted in a full matrix.
constexpr int fullMatrix = 512;

std::vector<PairCell> cellsOf(const std::vector<qint64> &matrix, int side)
{
    std::vector<PairCell> cells;
    for (int k = 1; k < side; ++k) {
        for (int l = 1; l < side; ++l) {
            const qint64 count = matrix[cellAt(k, l, side)];
            if (count > 0)
                cells.push_back({k - 1, l - 1, count});
        }
    }
    return cells;
}

std::vector<PairCell> sortedCells(const LabelTable &table, int a, int b)
{
    std::vector<quint64> codes;
    for (qsizetype i = 0; i < table.items(); ++i) {
        const qint32 first = table.item(i)[static_cast<size_t>(a)];
        const qint32 second = table.item(i)[static_cast<size_t>(b)];
        if (first >= 0 && second >= 0)
            codes.push_back(static_cast<quint64>(first) << 32 | static_cast<quint64>(second));
    }
    std::ranges::sort(codes);
    std::vector<PairCell> cells;
    for (size_t i = 0; i < codes.size(); ++i) {
        if (i == 0 || codes[i] != codes[i - 1])
            cells.push_back(
                {static_cast<qint32>(codes[i] >> 32), static_cast<qint32>(codes[i] & 0xFFFFFFFF), 0});
        ++cells.back().count;
    }
    return cells;
}

/// Two annotators at a time: one count in a table over four annotators' labels serves four pairs. Labels are
/// shifted by one, so that 0 is missing; an annotator past the last one always has 0.
class BlockCounter
{
public:
    explicit BlockCounter(const LabelTable &table)
        : m_table(table)
        , m_side(table.categories + 1)
        , m_blocks((table.annotators + 1) / 2)
        , m_matrices(cellAt(table.annotators, 0, table.annotators))
    {
        const auto codes = cellAt(m_side, 0, m_side);
        std::vector<quint16> code(static_cast<size_t>(table.items() * m_blocks));
        fillCodes(code);
        std::vector<quint32> joint;
        for (int x = 0; x < m_blocks; ++x) {
            for (int y = x + (m_blocks > 1 ? 1 : 0); y < m_blocks; ++y) {
                joint.assign(codes * codes, 0);
                const quint16 *at = code.data();
                for (qsizetype i = 0; i < table.items(); ++i, at += m_blocks)
                    ++joint[at[x] * codes + at[y]];
                spread(joint, x, y);
            }
        }
    }
    std::vector<PairCell> cells(int a, int b) const { return cellsOf(m_matrices[index(a, b)], m_side); }

private:
    size_t index(int a, int b) const { return cellAt(a, b, m_table.annotators); }

    void fillCodes(std::vector<quint16> &code) const
    {
        quint16 *at = code.data();
        for (qsizetype i = 0; i < m_table.items(); ++i) {
            const std::span<const qint32> item = m_table.item(i);
            for (size_t g = 0; g < item.size(); g += 2) {
                const int second = g + 1 < item.size() ? item[g + 1] + 1 : 0;
                *at++ = static_cast<quint16>((item[g] + 1) * m_side + second);
            }
        }
    }

    /// Adds a table over two blocks to the matrices of the pairs in it; pairs inside of a block only once.
    void spread(const std::vector<quint32> &joint, int x, int y)
    {
        const int codes = m_side * m_side;
        const int annotator[4] = {2 * x, 2 * x + 1, 2 * y, 2 * y + 1};
        for (int p = 0; p < 4; ++p) {
            for (int q = p + 1; q < 4; ++q) {
                const int a = annotator[p];
                const int b = annotator[q];
                if (b >= m_table.annotators || a >= b || !m_matrices[index(a, b)].empty())
                    continue;
                std::vector<qint64> &matrix = m_matrices[index(a, b)];
                matrix.assign(static_cast<size_t>(codes), 0);
                for (int i = 0; i < codes * codes; ++i) {
                    const int left = i / codes;
                    const int right = i % codes;
                    const int labels[4] = {left / m_side, left % m_side, right / m_side, right % m_side};
                    matrix[cellAt(labels[p], labels[q], m_side)] += joint[static_cast<size_t>(i)];
                }
            }
        }
    }

    const LabelTable &m_table;
    int m_side;
    int m_blocks;
    std::vector<std::vector<qint64>> m_matrices;
};

} // namespace

std::vector<PairCell> pairCells(const LabelTable &table, int a, int b)
{
    const int side = table.categories + 1;
    if (table.categories > fullMatrix || static_cast<qsizetype>(side) * side > 16 * table.items())
        return sortedCells(table, a, b);
    std::vector<qint64> matrix(cellAt(side, 0, side));
    for (qsizetype i = 0; i < table.items(); ++i) {
        const std::span<const qint32> item = table.item(i);
        ++matrix[cellAt(item[static_cast<size_t>(a)] + 1, item[static_cast<size_t>(b)] + 1, side)];
    }
    return cellsOf(matrix, side);
}

void forEachPair(
    const LabelTable &table, const std::function<void(int, int, std::span<const PairCell>)> &visit)
{
    if (table.annotators > 2 && table.categories <= 7 && table.items() > 10'000) {
        const BlockCounter counter(table);
        for (int b = 1; b < table.annotators; ++b) {
            for (int a = 0; a < b; ++a)
                visit(a, b, counter.cells(a, b));
        }
        return;
    }
    for (int b = 1; b < table.annotators; ++b) {
        for (int a = 0; a < b; ++a)
            visit(a, b, pairCells(table, a, b));
    }
}

} // namespace standpoint
