// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entities as rows of tables that are joined by their columns of ids: the writing visitor of entity_fields.h.
// A list is a table of its own, RECORD_LIST.csv with columns RECORD_id and position.
#pragma once

#include "model/exchange/csv_cell.h"
#include "model/exchange/entity_fields.h"
#include "model/exchange/record_cells.h"
#include "model/text/offsets.h"

#include <functional>

namespace standpoint {

/// Where rows go: the bytes of a table by its name without ending. They stay where they are.
using TableSheets = std::function<QByteArray &(const QByteArray &table)>;

class CellFields
{
public:
    enum class Mode
    {
        Head, ///< writes the names of the columns
        Row
    };

    /// `record`: "issue".
    CellFields(QByteArray &row, Mode mode, const char *record, const TableSheets &sheets,
        const OffsetMap *offsets = nullptr)
        : m_row(row)
        , m_mode(mode)
        , m_record(record)
        , m_sheets(sheets)
        , m_offsets(offsets)
    {
    }

    /// Whether a text has a character that no table holds (U+0000).
    bool hasUnwritable() const { return m_hasUnwritable; }

    template <typename Entity> void ownId(const Id<Entity> &id)
    {
        m_own.clear();
        appendId(m_own, id.bits);
        cell(m_record + "_id", m_own);
    }
    template <typename Entity> void reference(const char *name, const Id<Entity> &id)
    {
        cell(name, {});
        if (m_mode == Mode::Row && !id.isNull())
            appendId(m_row, id.bits);
    }
    void text(const char *name, const QString &text);
    void text(const char *name, const Shared<QString> &text) { this->text(name, text.orDefault()); }
    template <std::integral Number> void number(const char *name, Number number)
    {
        cell(name, QByteArray::number(number));
    }
    void flag(const char *name, bool flag) { cell(name, flag ? "true" : "false"); }
    void real(const char *name, const std::optional<double> &real);
    void confidence(const char *name, float confidence);
    template <typename Word, size_t n>
    void word(const char *name, Word word, const std::array<const char *, n> &names)
    {
        cell(name, names[static_cast<size_t>(word)]);
    }
    void time(const char *name, const QDateTime &time)
    {
        cell(name, time.isValid() ? timeCell(time) : QByteArray());
    }
    void date(const char *name, QDate date) { cell(name, date.isValid() ? dateCell(date) : QByteArray()); }
    void colour(const char *name, quint32 colour) { cell(name, colourCell(colour)); }
    void place(TextSpan span);
    void evidence(const Evidence &evidence);
    void sentences(const QString &text, const QList<TextSpan> &sentences);
    void texts(const char *list, const char *name, const QStringList &texts)
    {
        rows(list, texts, [name](CellFields &row, const QString &text) { row.text(name, text); });
    }
    template <typename Entity>
    void references(const char *list, const char *name, const QList<Id<Entity>> &ids)
    {
        rows(list, ids, [name](CellFields &row, const Id<Entity> &id) { row.reference(name, id); });
    }
    template <typename Thing> void things(const char *list, const QList<Thing> &things)
    {
        rows(list, things, [](CellFields &row, const Thing &thing) { fields(row, thing); });
    }
    template <typename Thing> void things(const char *list, const Shared<QList<Thing>> &things)
    {
        this->things(list, things.orDefault());
    }
    /// One more column.
    void cell(const QByteArray &name, const QByteArray &bytes)
    {
        if (!m_isFirst)
            m_row += ',';
        m_isFirst = false;
        m_row += m_mode == Mode::Head ? name : bytes;
    }

private:
    template <typename One, typename Put> void rows(const char *list, const QList<One> &all, Put put)
    {
        if (m_mode == Mode::Row && all.isEmpty())
            return;
        QByteArray &sheet = m_sheets(m_record + '_' + list);
        const QList<One> example(1);
        int position = 0;
        for (const One &one : m_mode == Mode::Head ? example : all) {
            CellFields row(sheet, m_mode, m_record, m_sheets, m_offsets);
            row.cell(m_record + "_id", m_own);
            row.number("position", position++);
            put(row, one);
            sheet += '\n';
            m_hasUnwritable = m_hasUnwritable || row.m_hasUnwritable;
        }
    }

    QByteArray &m_row;
    Mode m_mode;
    QByteArray m_record;
    const TableSheets &m_sheets;
    const OffsetMap *m_offsets;
    QByteArray m_own;
    bool m_isFirst = true;
    bool m_hasUnwritable = false;
};

} // namespace standpoint
