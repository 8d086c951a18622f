// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/shown_annotations.h"

#include <algorithm>

namespace standpoint {

void ShownAnnotations::reset(const Article &article, AnnotatorId layer)
{
    m_layer = layer;
    m_longest = 0;
    m_all.clear();
    m_all.reserve(static_cast<size_t>(article.annotations.size()));
    for (const Annotation &annotation : article.annotations) {
        if (!shows(annotation))
            continue;
        m_all.push_back(annotation);
        m_longest = std::max(m_longest, annotation.evidence.hull().length());
    }
}

bool ShownAnnotations::update(const Article &article, TextSpan touched)
{
    std::vector<Annotation> fresh;
    size_t wanted = 0;
    for (const Annotation &annotation : article.annotations) {
        if (!shows(annotation))
            continue;
        ++wanted;
        if (annotation.evidence.hull().overlaps(touched)) {
            fresh.push_back(annotation);
            m_longest = std::max(m_longest, annotation.evidence.hull().length());
        }
    }
    // Those that touch the span lie together but for shorter ones between them that end before it: only the
    // stretch where they can lie is rewritten, the rest is moved once.
    const auto from = m_all.begin() + firstAtOrAfter(touched.begin - m_longest);
    const auto to = m_all.begin() + firstAtOrAfter(touched.end);
    std::vector<Annotation> stretch;
    std::copy_if(from, to, std::back_inserter(stretch),
        [&](const Annotation &old) { return !old.evidence.hull().overlaps(touched); });
    std::vector<Annotation> merged;
    merged.reserve(stretch.size() + fresh.size());
    std::ranges::merge(stretch, fresh, std::back_inserter(merged), comesBefore);
    const auto common = std::min(merged.size(), static_cast<size_t>(to - from));
    const auto written = std::move(merged.begin(), merged.begin() + static_cast<qsizetype>(common), from);
    if (common < merged.size())
        m_all.insert(written, merged.begin() + static_cast<qsizetype>(common), merged.end());
    else
        m_all.erase(written, to);
    if (m_all.size() == wanted)
        return true;
    reset(article, m_layer);
    return false;
}

const Annotation *ShownAnnotations::find(AnnotationId id) const
{
    if (id.isNull())
        return nullptr;
    const auto found = std::ranges::find(m_all, id, &Annotation::id);
    return found == m_all.end() ? nullptr : &*found;
}

std::vector<int> ShownAnnotations::touching(TextSpan span) const
{
    std::vector<int> found;
    for (int i = firstAtOrAfter(span.begin - m_longest); i < size(); ++i) {
        const Annotation &annotation = (*this)[i];
        if (annotation.evidence.begin() >= span.end)
            break;
        if (annotation.evidence.overlaps(span))
            found.push_back(i);
    }
    return found;
}

std::pair<int, int> ShownAnnotations::beginningIn(TextSpan span) const
{
    return {firstAtOrAfter(span.begin), firstAtOrAfter(span.end)};
}

int ShownAnnotations::firstAtOrAfter(int position) const
{
    const auto found =
        std::ranges::lower_bound(m_all, position, {}, [](const Annotation &a) { return a.evidence.begin(); });
    return static_cast<int>(found - m_all.begin());
}

} // namespace standpoint
