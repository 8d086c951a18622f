// SPDX-License-Identifier: GPL-3.0-or-later
//
// A codebook as a file of its own (JSON), and the project that begins with one.
//
//     codebook  := { "title"?: text, "guideline"?: text, "issues": [issue*], "stances": [stance*],
//                    "attributes"?: [attribute*], "reasons"?: [reason*] }
//     issue     := { thing, "group"?: text, "keywords"?: [keyword*] }
//     stance    := { thing, "polarity"?: -1…1, "color"?: "#rrggbb" }
//     attribute := { thing, "kind": "choice"|"flag"|"number"|"text", "choices"?: [{"id"?, "name"}] }
//     reason    := { "id"?: hex32, "name": text, "paragraph"?: text, "retired"?: bool }
//     thing     := "id"?: hex32, "name": text, "guideline"?: text, "retired"?: bool, "revised"?: ISO time in
//     UTC keyword   := text | { "expression": regular expression }
//
// Things without an id get a fresh one. Projects that begin with the same file share its ids, and so merge by
// id.
#pragma once

#include "model/project/project.h"

namespace standpoint {

struct Codebook
{
    QString title;
    QString guideline;
    QList<Issue> issues;
    QList<StanceValue> stances;
    QList<Attribute> attributes;
    QList<ReasonCode> reasons; ///< why a case of adjudication was decided as it was
};

/// Fails with Malformed where the text is not such a file, naming what is wrong.
Result<Codebook> readCodebook(const QByteArray &json);
QByteArray writeCodebook(const Project &project);

/// Issues intervention and negotiation; in favour, neutral, against; attribution and conditional; with
/// guidelines.
Codebook defaultCodebook();

/// A codebook to begin with: the default one's issues and attributes with a scale of its own.
struct CodebookTemplate
{
    QString id;   ///< stable: command line, settings
    QString name; ///< translated, as is what it says
    QString says;
};

/// Three values (which is defaultCodebook()), five values, three values and ambivalent.
QList<CodebookTemplate> codebookTemplates();
/// Fails with Invalid where there is no such template, naming those that there are.
Result<Codebook> templateCodebook(const QString &id);

/// A project without articles. Fails with Invalid where the codebook breaks a rule (two issues of one name).
Result<Project> newProject(const QString &title, const Codebook &codebook);

} // namespace standpoint
