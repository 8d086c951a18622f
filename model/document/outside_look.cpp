// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/outside_look.h"

#include "model/store/keeping_save.h"

namespace standpoint {

OutsideAnswer lookOutside(const OutsideQuestion &question)
{
    OutsideAnswer answer;
    answer.stamp = FileStamp::of(question.path);
    answer.isReplaced = !(answer.stamp == question.stamp)
        && !(answer.stamp.exists() && isGeneration(question.path, question.generation));
    answer.isTaken = question.lock && !question.lock->isStillOurs();
    return answer;
}

} // namespace standpoint
