// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/change.h"

namespace standpoint {

Change makeChange(const QString &label, std::vector<AnyEdit> edits, AnnotatorId author)
{
    return {ChangeId::random(), author, QDateTime::currentDateTimeUtc(), label, std::move(edits)};
}

Change inverse(const Change &change)
{
    Change back = makeChange(change.label, {}, change.author);
    back.edits.reserve(change.edits.size());
    for (auto edit = change.edits.rbegin(); edit != change.edits.rend(); ++edit) {
        back.edits.push_back(std::visit(
            [](const auto &e) -> AnyEdit {
                return std::decay_t<decltype(e)>{e.after, e.before};
            },
            *edit));
    }
    return back;
}

} // namespace standpoint
