// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entities out of JSON objects: the reading visitor of entity_fields.h. What is absent is empty; what cannot
// be read leaves a flaw, and the entity must not be used. Values of tables are all texts, so a number or a
// flag may be one.
#pragma once

#include "model/exchange/entity_fields.h"
#include "model/exchange/record_cells.h"
#include "model/text/offsets.h"

#include <QJsonArray>
#include <QJsonObject>

#include <limits>

namespace standpoint {

class ObjectFields
{
public:
    /// `offsets` is of the article's text where the entity has places in one. `own`: what `id` is called;
    /// tables say "issue_id".
    explicit ObjectFields(
        QJsonObject object, QLatin1String own = QLatin1String("id"), const OffsetMap *offsets = nullptr)
        : m_object(std::move(object))
        , m_own(own)
        , m_offsets(offsets)
    {
    }

    /// What is wrong, one sentence; empty: nothing.
    const QString &flaw() const { return m_flaw; }

    template <typename Entity> void ownId(Id<Entity> &id)
    {
        reference(m_own, id);
        if (id.isNull())
            lacks(m_own);
    }
    template <typename Entity> void reference(const char *name, Id<Entity> &id)
    {
        reference(QLatin1String(name), id);
    }
    template <typename Entity> void reference(QLatin1String name, Id<Entity> &id)
    {
        if (const QString written = textOf(name); !written.isEmpty())
            readId(name, written, id);
    }
    void text(const char *name, QString &text) { text = textOf(QLatin1String(name)); }
    void text(const char *name, Shared<QString> &text)
    {
        if (const QString written = textOf(QLatin1String(name)); !written.isEmpty())
            text = written;
    }
    template <std::integral Number> void number(const char *name, Number &number)
    {
        number = static_cast<Number>(wholeNumber(QLatin1String(name), std::numeric_limits<Number>::min(),
            static_cast<qint64>(std::numeric_limits<Number>::max())));
    }
    void flag(const char *name, bool &flag);
    void real(const char *name, std::optional<double> &real);
    void confidence(const char *name, float &confidence);
    template <typename Word, size_t n>
    void word(const char *name, Word &word, const std::array<const char *, n> &names)
    {
        const QString written = textOf(QLatin1String(name));
        if (written.isEmpty())
            return;
        for (size_t i = 0; i < n; ++i) {
            if (written == QLatin1String(names[i])) {
                word = static_cast<Word>(i);
                return;
            }
        }
        isNone(QLatin1String(name), written);
    }
    void time(const char *name, QDateTime &time);
    void date(const char *name, QDate &date);
    void colour(const char *name, quint32 &colour);
    void place(TextSpan &span);
    void evidence(Evidence &evidence);
    void sentences(const QString &text, QList<TextSpan> &sentences);
    void texts(const char *list, const char *name, QStringList &texts);
    template <typename Entity> void references(const char *list, const char *name, QList<Id<Entity>> &ids)
    {
        QStringList written;
        texts(list, name, written);
        for (const QString &one : std::as_const(written)) {
            Id<Entity> id;
            readId(QLatin1String(list), one, id);
            ids.append(id);
        }
    }
    template <typename Thing> void things(const char *list, QList<Thing> &things)
    {
        for (const QJsonValue value : listOf(QLatin1String(list))) {
            ObjectFields part(value.toObject(), m_own, m_offsets);
            Thing thing;
            fields(part, thing);
            if (m_flaw.isEmpty())
                m_flaw = value.isObject() ? part.m_flaw : noList(QLatin1String(list));
            things.append(thing);
        }
    }
    template <typename Thing> void things(const char *list, Shared<QList<Thing>> &things)
    {
        QList<Thing> found;
        this->things(list, found);
        if (!found.isEmpty())
            things = found;
    }

private:
    QString textOf(QLatin1String name);
    QJsonArray listOf(QLatin1String name);
    qint64 wholeNumber(QLatin1String name, qint64 least, qint64 most);
    std::optional<double> realNumber(QLatin1String name);
    /// In code units, as the offsets say; an empty span and a flaw where there is no such place.
    TextSpan spanAt(qint64 begin, qint64 end, const OffsetMap &offsets);
    QList<TextSpan> spans(QLatin1String name, const OffsetMap &offsets);
    template <typename Entity> void readId(QLatin1String name, const QString &written, Id<Entity> &id)
    {
        if (const auto read = Id<Entity>::fromString(written))
            id = *read;
        else
            isNone(name, written);
    }
    void lacks(QLatin1String name);
    void isNone(QLatin1String name, const QString &written);
    static QString noList(QLatin1String name);

    QJsonObject m_object;
    QLatin1String m_own;
    const OffsetMap *m_offsets;
    QString m_flaw;
};

} // namespace standpoint
