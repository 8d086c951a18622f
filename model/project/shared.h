// SPDX-License-Identifier: GPL-3.0-or-later
//
// A value that may be absent, costs one pointer, is shared between copies and copied only when one of them is
// written.
#pragma once

#include <QSharedData>
#include <QSharedDataPointer>

#include <utility>

namespace standpoint {

/// Like std::optional<T> in meaning, in cost one pointer: a Change of a million edits, the undo stack, the
/// journal and the project hold the same article text once. Equality compares what is held, not where.
template <typename T> class Shared
{
public:
    Shared() = default;
    Shared(T value) // NOLINT(google-explicit-constructor): reads like std::optional
        : m_holder(new Holder(std::move(value)))
    {
    }

    explicit operator bool() const { return m_holder.constData() != nullptr; }
    const T &operator*() const { return m_holder.constData()->value; }
    const T *operator->() const { return &m_holder.constData()->value; }
    /// The value, or a default one where nothing is held: for members that are rarely set.
    const T &orDefault() const
    {
        static const T none{};
        return m_holder.constData() ? m_holder.constData()->value : none;
    }
    /// Write access to a copy that nobody else sees. There must be a value.
    T &edit() { return m_holder->value; }
    void reset() { m_holder = {}; }
    bool sameObject(const Shared &other) const { return m_holder.constData() == other.m_holder.constData(); }

    bool operator==(const Shared &other) const
    {
        if (sameObject(other))
            return true;
        return *this && other && **this == *other;
    }

private:
    struct Holder : QSharedData
    {
        explicit Holder(T v)
            : value(std::move(v))
        {
        }
        T value;
    };
    QSharedDataPointer<Holder> m_holder;
};

} // namespace standpoint
