// SPDX-License-Identifier: GPL-3.0-or-later
//
// Issues, stances and annotators while an import runs: those of the project, and those that its files name
// anew.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Finds by name, and makes what is not there. Issues and stances of the project are found in other capitals
/// too; annotators are not, for two people's layers in one cannot be told apart any more.
class CodebookBook
{
public:
    explicit CodebookBook(const Project &project);

    IssueId issue(const QString &called);
    /// By name, or by a number that is a stance's polarity. A new one gets `polarity` or, if its name is a
    /// number from -1 to 1, that one.
    StanceId stance(const QString &called, std::optional<double> polarity);
    /// "gold" is the gold layer, whatever its name.
    AnnotatorId annotator(const QString &called);
    /// The annotator that this names or is the pseudonym of (pseudonyms.h); null where there is none.
    AnnotatorId knownAnnotator(const QString &called) const;
    bool isPseudonym(const QString &called) const { return m_byPseudonym.contains(called); }
    /// A new one asks for text.
    AttributeId attribute(const QString &called); ///< null where that is no name

    /// Names and polarities as they will be, to say what an annotation has.
    const QList<Issue> &issues() const { return m_issues; }
    const QList<StanceValue> &stances() const { return m_stances; }
    const QList<Annotator> &annotators() const { return m_annotators; }
    const QList<Attribute> &attributes() const { return m_attributes; }
    qsizetype addedIssues() const { return m_issues.size() - m_heldIssues; }
    qsizetype addedStances() const { return m_stances.size() - m_heldStances; }
    qsizetype addedAnnotators() const { return m_annotators.size() - m_heldAnnotators; }
    qsizetype addedAttributes() const { return m_attributes.size() - m_heldAttributes; }
    void appendEdits(std::vector<AnyEdit> &edits) const;

private:
    QList<Issue> m_issues; ///< those of the project, in order, then new ones
    QList<StanceValue> m_stances;
    QList<Annotator> m_annotators;
    QList<Attribute> m_attributes;
    QHash<QString, AnnotatorId> m_byPseudonym;
    qsizetype m_heldIssues;
    qsizetype m_heldStances;
    qsizetype m_heldAnnotators;
    qsizetype m_heldAttributes;
};

} // namespace standpoint
