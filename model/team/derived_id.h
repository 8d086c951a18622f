// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ids for what a merge has to make anew: the same inputs give the same id, so that merging again finds it.
#pragma once

#include "model/project/id.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <cstring>

namespace standpoint {

/// As good as random, but the same for the same `from` and `why`.
template <typename Entity> Id<Entity> derivedId(Bits128 from, QByteArrayView why)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(from.toString().toLatin1());
    hash.addData(why);
    const QByteArray bytes = hash.result();
    Id<Entity> id;
    std::memcpy(&id.bits.high, bytes.constData(), sizeof id.bits.high);
    std::memcpy(&id.bits.low, bytes.constData() + sizeof id.bits.high, sizeof id.bits.low);
    return id;
}

} // namespace standpoint
