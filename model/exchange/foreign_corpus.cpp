// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/foreign_corpus.h"

namespace standpoint {

QString ForeignAnnotation::field(const QString &name) const
{
    for (const ForeignField &field : fields) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

void ForeignAnnotation::set(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    for (ForeignField &field : fields) {
        if (field.name == name) {
            field.value = value;
            return;
        }
    }
    fields.append({name, value});
}

bool ForeignAnnotation::add(const QString &name, const QString &value)
{
    constexpr qsizetype mostFields = 200;
    constexpr qsizetype longestValue = 20'000;
    if (value.isEmpty())
        return true;
    const QString there = field(name);
    if (there.size() + value.size() > longestValue || (there.isEmpty() && fields.size() >= mostFields))
        return false;
    set(name, there.isEmpty() ? value : there + QStringLiteral("; ") + value);
    return true;
}

} // namespace standpoint
