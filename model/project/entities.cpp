// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/entities.h"

#include <algorithm>
#include <tuple>

namespace standpoint {

namespace {

bool isBefore(const Preset &preset, const std::pair<QString, QString> &kindAndName)
{
    return std::pair(preset.kind, preset.name) < kindAndName;
}

} // namespace

const Preset *ProjectInfo::preset(const QString &kind, const QString &name) const
{
    const auto at = std::lower_bound(presets.begin(), presets.end(), std::pair(kind, name), isBefore);
    return at != presets.end() && at->kind == kind && at->name == name ? &*at : nullptr;
}

QStringList ProjectInfo::presetNames(const QString &kind) const
{
    QStringList names;
    for (const Preset &preset : presets) {
        if (preset.kind == kind)
            names.append(preset.name);
    }
    return names;
}

void ProjectInfo::setPreset(const QString &kind, const QString &name, const QString &content)
{
    const auto at = std::lower_bound(presets.begin(), presets.end(), std::pair(kind, name), isBefore);
    const bool isThere = at != presets.end() && at->kind == kind && at->name == name;
    if (content.isEmpty()) {
        if (isThere)
            presets.erase(at);
    } else if (isThere) {
        at->content = content;
    } else {
        presets.insert(at, {kind, name, content});
    }
}

Evidence::Evidence(const QList<TextSpan> &fragments)
    : m_first(fragments.isEmpty() ? TextSpan{} : fragments.first())
{
    if (fragments.size() > 1)
        m_further = fragments.sliced(1);
}

QList<TextSpan> Evidence::fragments() const
{
    QList<TextSpan> all{m_first};
    all += m_further.orDefault();
    return all;
}

bool Evidence::overlaps(TextSpan span) const
{
    const QList<TextSpan> &further = m_further.orDefault();
    return m_first.overlaps(span)
        || std::any_of(further.begin(), further.end(), [&](TextSpan f) { return f.overlaps(span); });
}

QString Annotation::answer(AttributeId attribute) const
{
    for (const AttributeValue &value : attributes.orDefault()) {
        if (value.attribute == attribute)
            return value.value;
    }
    return {};
}

void Annotation::setAnswer(AttributeId attribute, const QString &value)
{
    QList<AttributeValue> values = attributes.orDefault();
    values.removeIf([&](const AttributeValue &v) { return v.attribute == attribute; });
    if (!value.isEmpty())
        values.append({attribute, value});
    std::sort(
        values.begin(), values.end(), [](const auto &a, const auto &b) { return a.attribute < b.attribute; });
    if (values.isEmpty())
        attributes.reset();
    else
        attributes = values;
}

void Annotation::setNote(const QString &text)
{
    note = text.isEmpty() ? Shared<QString>() : Shared<QString>(text);
}

void ArticleInfo::setNote(const QString &text)
{
    note = text.isEmpty() ? Shared<QString>() : Shared<QString>(text);
}

bool comesBefore(const Annotation &a, const Annotation &b)
{
    return std::tuple(a.evidence.begin(), a.evidence.end(), a.id)
        < std::tuple(b.evidence.begin(), b.evidence.end(), b.id);
}

bool isOfEarlierUnit(const Decision &a, const Decision &b)
{
    return std::tuple(a.place.begin, a.place.end, a.actor, a.issue)
        < std::tuple(b.place.begin, b.place.end, b.actor, b.issue);
}

} // namespace standpoint
