// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much memory something took at its peak, as the kernel counts it.
#pragma once

#include <QByteArray>
#include <QFile>

#include <malloc.h>

namespace standpoint {

/// From its making on. Sanitizers keep memory that was given back, so there is nothing to measure under them.
class PeakMemory
{
public:
    PeakMemory()
    {
        ::malloc_trim(0);
        QFile reset(QStringLiteral("/proc/self/clear_refs"));
        if (reset.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            reset.write("5");
        m_before = inStatus("VmHWM:");
    }
    /// Bytes beyond what was there; -1 where they cannot be told.
    qint64 grown() const
    {
#if defined(STANDPOINT_SANITIZED)
        return -1;
#else
        return m_before < 0 ? -1 : inStatus("VmHWM:") - m_before;
#endif
    }

private:
    static qint64 inStatus(const char *key)
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray all = status.readAll();
        const qsizetype at = all.indexOf(key);
        return at < 0 ? -1 : all.mid(at + qstrlen(key)).trimmed().split(' ').first().toLongLong() * 1024;
    }

    qint64 m_before;
};

} // namespace standpoint
