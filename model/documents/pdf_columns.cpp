// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order in which columns are read. A gutter is an upright strip that hardly any line crosses and that has
// several lines on both sides of it at the same height. Lines that cross it part the page into bands; in each
// band one column is read after the other, and may have gutters of its own.
#include "model/documents/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace standpoint {

namespace {

using Lines = std::vector<PageLine>;

constexpr int fewest = 3;         ///< lines that make a column
constexpr int deepest = 6;        ///< columns in columns
constexpr double crossing = 0.15; ///< the share of lines that may cross a gutter
constexpr double narrowest = 0.4; ///< width of a gutter, in heights of a line

struct Gutter
{
    double left = 0;
    double right = 0;
    double middle() const { return (left + right) / 2; }
};

double typicalHeight(const Lines &lines)
{
    std::vector<double> heights;
    heights.reserve(lines.size());
    for (const PageLine &line : lines)
        heights.push_back(line.box.height());
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

/// Whether lines stand on both sides, next to each other.
bool parts(const Lines &lines, const Gutter &gutter)
{
    struct Side
    {
        int count = 0;
        double top = 1e9;
        double bottom = -1e9;
        void add(const QRectF &box)
        {
            ++count;
            top = std::min(top, box.top());
            bottom = std::max(bottom, box.bottom());
        }
    };
    Side left;
    Side right;
    for (const PageLine &line : lines) {
        if (line.box.right() <= gutter.middle())
            left.add(line.box);
        else if (line.box.left() >= gutter.middle())
            right.add(line.box);
    }
    const double beside = std::min(left.bottom, right.bottom) - std::max(left.top, right.top);
    return left.count >= fewest && right.count >= fewest && beside > (fewest - 1) * typicalHeight(lines);
}

std::optional<Gutter> findGutter(const Lines &lines)
{
    if (lines.size() < std::size_t{2} * fewest)
        return std::nullopt;
    double left = lines[0].box.left();
    double right = lines[0].box.right();
    for (const PageLine &line : lines) {
        left = std::min(left, line.box.left());
        right = std::max(right, line.box.right());
    }
    constexpr int steps = 1000;
    const double step = (right - left) / steps;
    if (!(step > 0) || !std::isfinite(step))
        return std::nullopt;
    std::vector<int> change(steps + 2, 0);
    for (const PageLine &line : lines) {
        const auto place = [&](double x) {
            return std::clamp(static_cast<int>((x - left) / step), 0, steps);
        };
        ++change[static_cast<size_t>(place(line.box.left()))];
        --change[static_cast<size_t>(place(line.box.right())) + 1];
    }
    const auto most = static_cast<int>(crossing * static_cast<double>(lines.size()));
    const double width = narrowest * typicalHeight(lines);
    std::optional<Gutter> best;
    int covered = 0;
    int begin = -1;
    for (int i = 0; i <= steps; ++i) {
        covered += change[static_cast<size_t>(i)];
        const bool isFree = covered <= most && i < steps;
        if (isFree && begin < 0)
            begin = i;
        if (isFree || begin < 0)
            continue;
        const Gutter gutter{left + begin * step, left + i * step};
        begin = -1;
        const bool wider = !best || gutter.right - gutter.left > best->right - best->left;
        if (gutter.right - gutter.left >= width && wider && parts(lines, gutter))
            best = gutter;
    }
    return best;
}

void addInOrder(Lines lines, int depth, Lines &ordered);

void addBand(Lines &left, Lines &right, bool rightToLeft, int depth, Lines &ordered)
{
    addInOrder(std::exchange(rightToLeft ? right : left, {}), depth + 1, ordered);
    addInOrder(std::exchange(rightToLeft ? left : right, {}), depth + 1, ordered);
}

void addInOrder(Lines lines, int depth, Lines &ordered)
{
    const std::optional<Gutter> gutter = depth < deepest ? findGutter(lines) : std::nullopt;
    if (!gutter) {
        std::move(lines.begin(), lines.end(), std::back_inserter(ordered));
        return;
    }
    const auto backward =
        std::count_if(lines.begin(), lines.end(), [](const PageLine &line) { return line.rightToLeft; });
    const bool rightToLeft = 2 * static_cast<size_t>(backward) > lines.size();
    const double middle = gutter->middle();
    const auto crosses = [middle](const PageLine &line) {
        return line.box.left() < middle && line.box.right() > middle;
    };
    Lines across;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(across), crosses);
    std::stable_sort(across.begin(), across.end(),
        [](const PageLine &a, const PageLine &b) { return a.box.center().y() < b.box.center().y(); });
    // Each line that crosses ends a band; the last band has none.
    std::vector<Lines> left(across.size() + 1);
    std::vector<Lines> right(across.size() + 1);
    for (PageLine &line : lines) {
        if (crosses(line))
            continue;
        const auto band = static_cast<size_t>(
            std::partition_point(across.begin(), across.end(),
                [&](const PageLine &other) { return other.box.center().y() < line.box.center().y(); })
            - across.begin());
        (line.box.right() <= middle ? left : right)[band].push_back(std::move(line));
    }
    for (size_t band = 0; band <= across.size(); ++band) {
        addBand(left[band], right[band], rightToLeft, depth, ordered);
        if (band < across.size())
            ordered.push_back(across[band]);
    }
}

} // namespace

void orderByColumns(std::vector<PageLine> &lines)
{
    Lines ordered;
    ordered.reserve(lines.size());
    size_t begin = 0;
    for (size_t i = 1; i <= lines.size(); ++i) {
        if (i < lines.size() && lines[i].page == lines[begin].page)
            continue;
        Lines page(std::make_move_iterator(lines.begin() + static_cast<std::ptrdiff_t>(begin)),
            std::make_move_iterator(lines.begin() + static_cast<std::ptrdiff_t>(i)));
        addInOrder(std::move(page), 0, ordered);
        begin = i;
    }
    lines = std::move(ordered);
}

} // namespace standpoint
