// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/webanno_tsv_cells.h"

namespace standpoint::tsv {

namespace {

/// "ROLE_ns.Type:feature_ns.LinkType"; names may have an underscore.
QString slotFeature(const QString &declaration)
{
    const qsizetype colon = declaration.indexOf(u':');
    const qsizetype dot = declaration.indexOf(u'.', colon);
    const qsizetype end = dot < 0 ? declaration.indexOf(u'_', colon) : declaration.lastIndexOf(u'_', dot);
    return declaration.mid(colon + 1, end > colon ? end - colon - 1 : -1);
}

Column columnOf(LayerKind layer, const QString &declaration, const QList<Column> &before)
{
    using Kind = Column::Kind;
    if (layer == LayerKind::Span && declaration.startsWith(QStringLiteral("ROLE_")))
        return {Kind::Role, slotFeature(declaration)};
    if (layer == LayerKind::Span && !before.isEmpty() && before.last().kind == Kind::Role)
        return {Kind::Target, before.last().feature, declaration};
    if (layer == LayerKind::Relation && declaration.startsWith(QStringLiteral("BT_")))
        return {Kind::Source, QStringLiteral("Governor"), declaration.sliced(3)};
    if (layer == LayerKind::Chain && declaration == QStringLiteral("referenceRelation"))
        return {Kind::ChainLink, declaration};
    return {Kind::Value, declaration};
}

bool isEscaped(QStringView text, qsizetype at)
{
    qsizetype begin = at;
    while (begin > 0 && text[begin - 1] == u'\\')
        --begin;
    return (at - begin) % 2 == 1;
}

} // namespace

std::optional<Layer> layerOf(const QString &line)
{
    Layer layer;
    if (line.startsWith(QStringLiteral("#T_SP=")))
        layer.kind = LayerKind::Span;
    else if (line.startsWith(QStringLiteral("#T_RL=")))
        layer.kind = LayerKind::Relation;
    else if (line.startsWith(QStringLiteral("#T_CH=")))
        layer.kind = LayerKind::Chain;
    else
        return std::nullopt;
    const QStringList parts = line.sliced(6).split(u'|');
    layer.type = parts.first();
    for (const QString &declaration : parts.sliced(1)) {
        if (!declaration.isEmpty())
            layer.columns.append(columnOf(layer.kind, declaration, layer.columns));
    }
    if (layer.columns.isEmpty())
        layer.columns.append({Column::Kind::Placeholder, {}});
    return layer;
}

QList<QStringView> parted(QStringView text, QChar separator)
{
    QList<QStringView> parts;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'\\') {
            ++at; // whatever comes is no separator
        } else if (text[at] == separator) {
            parts.append(text.sliced(begin, at - begin));
            begin = at + 1;
        }
    }
    parts.append(text.sliced(begin));
    return parts;
}

Entry entryOf(QStringView text)
{
    if (!text.endsWith(u']') || isEscaped(text, text.size() - 1))
        return {text, {}};
    const qsizetype open = text.lastIndexOf(u'[');
    if (open < 0 || isEscaped(text, open))
        return {text, {}};
    return {text.first(open), text.sliced(open + 1, text.size() - open - 2).toString()};
}

Entry chainEntryOf(QStringView text)
{
    const qsizetype arrow = text.lastIndexOf(QStringLiteral("->"));
    if (arrow < 0 || isEscaped(text, arrow))
        return {text, {}};
    return {text.first(arrow), text.sliced(arrow + 2).toString()};
}

QString unescapedValue(QStringView text)
{
    QString value;
    value.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != u'\\' || at + 1 == text.size()) {
            value += text[at];
            continue;
        }
        const QChar next = text[++at];
        if (next == u't')
            value += u'\t';
        else if (next == u'n')
            value += u'\n';
        else if (QStringView(u"\\[]|_;*-").contains(next))
            value += next;
        else
            (value += u'\\') += next;
    }
    return value;
}

QString unescapedText(QStringView text, bool javaEscapes)
{
    static const QString letters = QStringLiteral("tnfrb");
    static const QString meant = QStringLiteral("\t\n\f\r\b");
    QString plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != u'\\' || at + 1 == text.size()) {
            plain += text[at];
            continue;
        }
        const QChar next = text[++at];
        bool isCode = false;
        const ushort code = javaEscapes && next == u'u' && text.size() - at > 4
            ? text.sliced(at + 1, 4).toUShort(&isCode, 16)
            : ushort(0);
        if (const qsizetype letter = letters.indexOf(next); letter >= 0) {
            plain += meant[letter];
        } else if (isCode) {
            plain += QChar(code);
            at += 4;
        } else if (next == u'\\' || next.unicode() < 0x20
            || (javaEscapes && (next == u'"' || next == u'\'' || next == u'/'))) {
            plain += next;
        } else {
            (plain += u'\\') += next;
        }
    }
    return plain;
}

} // namespace standpoint::tsv
