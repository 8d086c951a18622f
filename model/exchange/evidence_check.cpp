// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/evidence_check.h"

#include <QCoreApplication>

namespace standpoint {

Status checkEvidenceText(const Article &article, const Annotation &annotation)
{
    const QString &text = article.content();
    int end = 0;
    for (int i = 0; i < annotation.evidence.count(); ++i) {
        const TextSpan span = annotation.evidence.at(i);
        const bool inside = span.begin >= end && !span.isEmpty() && span.end <= text.size();
        if (!inside || text[span.begin].isLowSurrogate() || text[span.end - 1].isHighSurrogate())
            return fail(Error::Kind::Invalid,
                QCoreApplication::translate(
                    "standpoint::Export", "An annotation does not fit its text at character %1")
                    .arg(span.begin),
                article.info->title);
        end = span.end;
    }
    return {};
}

QString readableAnswer(const Attribute &attribute, const QString &value)
{
    if (attribute.kind != Attribute::Kind::Choice)
        return value;
    for (const Choice &choice : attribute.choices) {
        if (choice.id.toString() == value)
            return choice.name;
    }
    return value;
}

} // namespace standpoint
