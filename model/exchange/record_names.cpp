// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/entity_fields.h"
#include "model/exchange/project_intake.h"

namespace standpoint {

namespace {

template <typename... Entities> struct Names
{
    static constexpr std::array record{RecordName<Entities>::record...};
    static constexpr std::array table{RecordName<Entities>::table...};
};
/// In the order of RecordKind.
using AllNames = Names<ProjectInfo, Issue, StanceValue, Attribute, ReasonCode, Annotator, Actor, ArticleInfo,
    ArticleState, Annotation, Decision, WorkList>;
static_assert(AllNames::record.size() == recordKinds);

} // namespace

QLatin1String recordName(RecordKind kind)
{
    return QLatin1String(AllNames::record[static_cast<size_t>(kind)]);
}

QLatin1String recordTable(RecordKind kind)
{
    return QLatin1String(AllNames::table[static_cast<size_t>(kind)]);
}

} // namespace standpoint
