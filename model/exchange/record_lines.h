// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entities as JSON objects, a line each: the writing visitor of entity_fields.h. What is empty is left out.
#pragma once

#include "model/exchange/entity_fields.h"
#include "model/exchange/record_cells.h"
#include "model/text/offsets.h"

namespace standpoint {

/// As appendJsonString(), but a text that begins with U+FEFF keeps it: readers take that for a byte order
/// mark.
void appendRecordString(QByteArray &out, const QString &text);

class JsonFields
{
public:
    /// `offsets` is of the article's text where the entity has places in one.
    explicit JsonFields(QByteArray &out, const OffsetMap *offsets = nullptr)
        : m_out(out)
        , m_offsets(offsets)
    {
    }

    template <typename Entity> void ownId(const Id<Entity> &id) { reference("id", id); }
    template <typename Entity> void reference(const char *name, const Id<Entity> &id)
    {
        if (!id.isNull())
            putId(key(name), id.bits);
    }
    void text(const char *name, const QString &text)
    {
        if (!text.isEmpty())
            appendRecordString(key(name), text);
    }
    void text(const char *name, const Shared<QString> &text) { this->text(name, text.orDefault()); }
    template <std::integral Number> void number(const char *name, Number number)
    {
        key(name) += QByteArray::number(number);
    }
    void flag(const char *name, bool flag)
    {
        if (flag)
            key(name) += "true";
    }
    void real(const char *name, const std::optional<double> &real);
    void confidence(const char *name, float confidence);
    template <typename Word, size_t n>
    void word(const char *name, Word word, const std::array<const char *, n> &names)
    {
        key(name) += '"';
        m_out += names[static_cast<size_t>(word)];
        m_out += '"';
    }
    void time(const char *name, const QDateTime &time);
    void date(const char *name, QDate date);
    void colour(const char *name, quint32 colour);
    void place(TextSpan span);
    void evidence(const Evidence &evidence);
    void sentences(const QString &text, const QList<TextSpan> &sentences);
    void texts(const char *list, const char *name, const QStringList &texts);
    template <typename Entity> void references(const char *list, const char *, const QList<Id<Entity>> &ids)
    {
        if (ids.isEmpty())
            return;
        key(list) += '[';
        for (const Id<Entity> &id : ids)
            putId(item(), id.bits);
        m_out += ']';
    }
    template <typename Thing> void things(const char *list, const QList<Thing> &things)
    {
        if (things.isEmpty())
            return;
        key(list) += '[';
        for (const Thing &thing : things) {
            item() += '{';
            fields(*this, thing);
            m_out += '}';
        }
        m_out += ']';
    }
    template <typename Thing> void things(const char *list, const Shared<QList<Thing>> &things)
    {
        this->things(list, things.orDefault());
    }

private:
    QByteArray &key(const char *name);
    QByteArray &item()
    {
        if (!m_out.endsWith('['))
            m_out += ", ";
        return m_out;
    }
    void pair(TextSpan span);
    static void putId(QByteArray &out, const Bits128 &id);

    QByteArray &m_out;
    const OffsetMap *m_offsets;
};

/// A line {"record": …}.
template <typename Entity>
void appendRecord(QByteArray &out, const Entity &entity, const OffsetMap *offsets = nullptr)
{
    out += R"({"record": ")";
    out += RecordName<Entity>::record;
    out += '"';
    JsonFields visitor(out, offsets);
    fields(visitor, entity);
    out += "}\n";
}

} // namespace standpoint
