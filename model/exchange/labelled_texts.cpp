// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/labelled_texts.h"

#include <array>

namespace standpoint {

QString spanLabel(const ExportRun &run, const ExportedFields &fields, const Annotation &annotation)
{
    const QString &stance = fields.stance(annotation);
    if (run.choice(QStringLiteral("label")) == QStringLiteral("issue-stance"))
        return fields.issue(annotation) + QStringLiteral(": ") + stance;
    return stance;
}

FormatChoice spanLabelChoice()
{
    return {QStringLiteral("label"), QT_TRANSLATE_NOOP("standpoint::Format", "Label of a place"),
        {{QStringLiteral("stance"), QT_TRANSLATE_NOOP("standpoint::Format", "the stance")},
            {QStringLiteral("issue-stance"),
                QT_TRANSLATE_NOOP("standpoint::Format", "the issue and the stance")}}};
}

QString textKeyOf(const QJsonObject &object)
{
    for (const QString &name : {QStringLiteral("text"), QStringLiteral("data")}) {
        if (object.value(name).isString())
            return name;
    }
    QString best;
    qsizetype longest = 0;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.value().isString() && member.value().toString().size() > longest) {
            best = member.key();
            longest = member.value().toString().size();
        }
    }
    return best;
}

void setOnAll(ForeignDocument &document, const ForeignAnnotation &ofText)
{
    for (ForeignAnnotation &annotation : document.annotations) {
        for (const ForeignField &field : ofText.fields) {
            if (annotation.field(field.name).isEmpty())
                annotation.set(field.name, field.value);
        }
    }
}

std::optional<ForeignRange> rangeIn(const QJsonObject &object, QStringList *names)
{
    static const std::array<std::pair<QString, QString>, 4> known{
        {{QStringLiteral("start"), QStringLiteral("end")}, {QStringLiteral("begin"), QStringLiteral("end")},
            {QStringLiteral("start_offset"), QStringLiteral("end_offset")},
            {QStringLiteral("from"), QStringLiteral("to")}}};
    for (const auto &[begin, end] : known) {
        if (!object.contains(begin) || !object.contains(end))
            continue;
        if (names)
            *names = {begin, end};
        ForeignRange range{offsetIn(object.value(begin)), offsetIn(object.value(end)), {}};
        if (range.end <= range.begin)
            range.begin = -1;
        for (const QString &words : {QStringLiteral("text"), QStringLiteral("mention")}) {
            if (range.covered.isEmpty())
                range.covered = object.value(words).toString();
        }
        return range;
    }
    return std::nullopt;
}

void nameDocument(ForeignDocument &document, const QString &file, const QString &number)
{
    if (document.info.document.isEmpty())
        document.info.document = file + u'-' + number;
}

} // namespace standpoint
