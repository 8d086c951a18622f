// SPDX-License-Identifier: GPL-3.0-or-later
//
// The annotations of one article that the view shows: those of one layer, or all. A copy of their own,
// because sharing the article's list would make the project copy it at every label; kept up to date by
// replacing what a Change touched.
#pragma once

#include "model/project/project.h"

#include <vector>

namespace standpoint {

class ShownAnnotations
{
public:
    /// Takes what the article has; a null layer takes everybody's.
    void reset(const Article &article, AnnotatorId layer);
    /// Takes anew those that touch, or touched, this span. Returns false where the article turned out to
    /// differ elsewhere too: then all were taken anew.
    bool update(const Article &article, TextSpan touched);

    const Annotation &operator[](int index) const { return m_all[static_cast<size_t>(index)]; }
    int size() const { return static_cast<int>(m_all.size()); }
    /// Null where it is not shown; valid until the next change.
    const Annotation *find(AnnotationId id) const;
    /// Indexes of those whose fragments touch the span, by place in the text.
    std::vector<int> touching(TextSpan span) const;
    /// Indexes [first, second) of those whose evidence begins in the span.
    std::pair<int, int> beginningIn(TextSpan span) const;

private:
    bool shows(const Annotation &annotation) const
    {
        return m_layer.isNull() || annotation.annotator == m_layer;
    }
    int firstAtOrAfter(int position) const;

    std::vector<Annotation> m_all; ///< in the order of comesBefore()
    AnnotatorId m_layer;
    int m_longest = 0; ///< no evidence reaches further than this from its begin
};

} // namespace standpoint
