// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the labels of another tool's file become actor, issue and stance.
#pragma once

#include "model/project/error.h"

#include <QMap>
#include <QStringList>

#include <array>
#include <functional>
#include <optional>

namespace standpoint {

struct LabelMapping
{
    /// Where one member of an annotation comes from.
    struct Source
    {
        QString field; ///< of the file; empty: `otherwise` alone
        /// What its values become; those not in it stay as they are. An empty one leaves the annotation out.
        QMap<QString, QString> values;
        QString otherwise; ///< where the file has no value

        bool operator==(const Source &) const = default;
    };

    Source actor{QStringLiteral("actor"), {}, {}};
    Source issue{QStringLiteral("issue"), {}, {}};
    Source stance{QStringLiteral("stance"), {}, {}};
    Source annotator{QStringLiteral("annotator"), {}, {}};
    /// Further fields: what each becomes, one of "note", "confidence", "affiliation", "attribute:NAME".
    /// Several that become the note are joined, each in a line of its own after its name.
    QMap<QString, QString> others;
    /// Takes only annotations whose field has one of these values; empty: all.
    QString onlyField;
    QStringList onlyValues;

    bool operator==(const LabelMapping &) const = default;
};

/// What a value of the source's field becomes, or (where it is empty) what stands in for it; nothing: the
/// annotation is left out.
std::optional<QString> mappedValue(const LabelMapping::Source &source, const QString &value);

/// Actor, issue, stance, annotator.
using MappedNames = std::array<QString, 4>;
/// What the fields of an annotation become; nothing: the mapping leaves it out. `fieldOf` gives the value of
/// a field, empty where there is none.
std::optional<MappedNames> mappedNames(
    const LabelMapping &mapping, const std::function<QString(const QString &field)> &fieldOf);

/// As a JSON object, for the command line and for keeping. Members that are as in a new mapping are left out:
///
///     {"actor": {"field": "person", "values": {"Min.": "Minister"}, "otherwise": "Author"},
///      "issue": {…}, "stance": {…}, "annotator": {…},
///      "others": {"comment": "note", "certain": "attribute:certainty"}, "only": {"field": "label", "values":
///      ["Quote"]}}
QByteArray mappingToJson(const LabelMapping &mapping);
/// Fails with Malformed: no JSON object, a member that is none of these, a value of the wrong kind.
Result<LabelMapping> mappingFromJson(const QByteArray &json);

} // namespace standpoint
