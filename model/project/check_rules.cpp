// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/check_rules.h"

namespace standpoint::rules {

using Kind = Error::Kind;

Status checkWords(std::initializer_list<QStringView> texts)
{
    for (const QStringView text : texts) {
        if (text.size() > maximumNoteLength)
            return fail(Kind::Invalid,
                Words::tr("A note, a guideline or a description is longer than %1 characters.")
                    .arg(maximumNoteLength),
                text.left(40).toString());
        if (!text.isValidUtf16())
            return fail(Kind::Invalid, Words::tr("A name or a note has half a character."));
    }
    return {};
}

Status checkTime(const QDateTime &time)
{
    if (!time.isValid() || qAbs(time.toMSecsSinceEpoch()) <= latestTime)
        return {};
    return fail(Kind::Invalid, Words::tr("A time lies outside the years that can be stored."));
}

Status checkDay(QDate day)
{
    if (!day.isValid() || (day.toJulianDay() > 0 && day.toJulianDay() <= latestDay))
        return {};
    return fail(Kind::Invalid, Words::tr("A date lies outside the years that can be stored."));
}

Status checkName(const QString &name, const QString &ifEmpty)
{
    if (name.trimmed().isEmpty())
        return fail(Kind::Invalid, ifEmpty);
    if (name.size() > maximumNameLength)
        return fail(Kind::Invalid,
            Words::tr("This name is longer than %1 characters.").arg(maximumNameLength), name.left(40));
    return checkWords({name});
}

Status refuseWhileUsed(qsizetype annotations, const QString &sentence, const QString &name)
{
    if (annotations == 0)
        return {};
    return fail(Kind::Conflict, sentence.arg(name).arg(annotations), name);
}

} // namespace standpoint::rules
