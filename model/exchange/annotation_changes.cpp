// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/annotation_changes.h"

#include "model/exchange/exported_fields.h"

#include <cmath>

namespace standpoint {

namespace {

/// Whether a format that has one span, or cuts white space, may have made the one out of the other.
bool saysTheSame(const Evidence &held, const Evidence &said, const QString &text)
{
    if (held == said)
        return true;
    if (said.count() == 1 && trimmedSpan(text, held.hull()) == trimmedSpan(text, said.hull()))
        return true;
    if (held.count() != said.count())
        return false;
    for (int i = 0; i < held.count(); ++i) {
        if (trimmedSpan(text, held.at(i)) != trimmedSpan(text, said.at(i)))
            return false;
    }
    return true;
}

} // namespace

Annotation asTheFileSays(const Annotation &held, const Annotation &said, const QString &text)
{
    constexpr float rounding = 0.0051F; // formats that count in per cent
    Annotation result = held;
    if (!saysTheSame(held.evidence, said.evidence, text))
        result.evidence = said.evidence;
    result.actor = said.actor;
    result.issue = said.issue;
    result.stance = said.stance;
    if (said.note)
        result.note = said.note;
    if (said.hasConfidence()
        && (!held.hasConfidence() || std::abs(said.confidence - held.confidence) > rounding))
        result.confidence = said.confidence;
    for (const AttributeValue &answer : said.attributes.orDefault())
        result.setAnswer(answer.attribute, answer.value);
    return result;
}

} // namespace standpoint
