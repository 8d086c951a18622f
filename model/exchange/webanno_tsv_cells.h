// SPDX-License-Identifier: GPL-3.0-or-later
//
// The head and the cells of WebAnno TSV: what columns there are, and what a cell says.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace standpoint::tsv {

enum class LayerKind
{
    Span,
    Relation,
    Chain
};

struct Column
{
    enum class Kind
    {
        Value,
        Placeholder, ///< of a layer without features
        Role,        ///< of a slot feature
        Target,      ///< of the same slot feature
        Source,      ///< where a relation comes from
        ChainLink
    };
    Kind kind = Kind::Value;
    QString feature;
    QString type = {}; ///< of what is referred to; may be empty
};

struct Layer
{
    LayerKind kind = LayerKind::Span;
    QString type;
    qsizetype firstColumn = 0; ///< among those of all layers
    QList<Column> columns;
};

/// "#T_SP=webanno.custom.Span|value"; nothing for other lines.
std::optional<Layer> layerOf(const QString &line);

/// Parts at a separator that no backslash stands before.
QList<QStringView> parted(QStringView text, QChar separator);

/// A value and the number behind it: "PERSON[3]".
struct Entry
{
    QStringView value; ///< still with escapes
    QString number;    ///< as it stands there: "3", "0_2", "1-2" of a chain; empty: none
};
Entry entryOf(QStringView text);
/// "coref->1-2"
Entry chainEntryOf(QStringView text);

/// Undoes the escapes of a value, and of a sentence's text. `javaEscapes`: as versions 3.0 and 3.1 have them.
QString unescapedValue(QStringView text);
QString unescapedText(QStringView text, bool javaEscapes);

} // namespace standpoint::tsv
