// SPDX-License-Identifier: GPL-3.0-or-later
//
// The journal's file: what comes back from it, whole, cut and damaged, and which project file it belongs to.
// How records get there is in tst_journal_writer.
#include "model/store/journal.h"
#include "tests/project/random_project.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace standpoint {

using Act = JournalEntry::Act;
using End = JournalContent::End;

class TestJournal : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void bringsBackWhatWasWritten();
    void isEmptyWhereThereIsNone();
    void beginsWithALineForPeople();
    void cutAnywhereIsATornTail();
    void zerosBehindTheLastRecordAreATornTail();
    void flippedBitIsDamageOrATornTail();
    void flippedLengthBeforeOthersIsDamage();
    void refuses_data();
    void refuses();
    void hugeLengthNeedsNoMemory();
    void tellsWhatAFileLacks_data();
    void tellsWhatAFileLacks();

private:
    void write(const QByteArray &bytes) const;
    QByteArray whole() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    Bits128 m_base{1, 2};
    std::vector<JournalEntry> m_entries;
    std::vector<qsizetype> m_ends; ///< where each record ends in whole()
};

void TestJournal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = journalPath(m_folder->filePath(QStringLiteral("a.stance")));
    m_entries.clear();
    RandomProject random(7);
    Project project = random.project(2);
    while (m_entries.size() < 6) {
        const Change change = random.change(project).change;
        if (project.apply(change))
            m_entries.push_back({m_entries.size() % 3 == 2 ? Act::Undone : Act::Done, change, {}});
    }
    m_entries.insert(m_entries.begin() + 3, {Act::Snapshot, {}, Bits128::random()});
    QByteArray bytes = journalHead(m_base);
    m_ends.clear();
    for (const JournalEntry &entry : m_entries)
        m_ends.push_back((bytes += *journalRecord(entry)).size());
}

void TestJournal::write(const QByteArray &bytes) const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestJournal::whole() const
{
    QByteArray bytes = journalHead(m_base);
    for (const JournalEntry &entry : m_entries)
        bytes += *journalRecord(entry);
    return bytes;
}

void TestJournal::bringsBackWhatWasWritten()
{
    write(whole());
    const auto content = readJournal(m_path);
    QVERIFY(content);
    QVERIFY(content->base == m_base);
    QVERIFY(content->entries == m_entries);
    QVERIFY(content->end == End::Whole);
    QCOMPARE(content->soundBytes, whole().size());
}

void TestJournal::isEmptyWhereThereIsNone()
{
    const auto content = readJournal(m_path);
    QVERIFY(content);
    QVERIFY(content->entries.empty());
    QCOMPARE(content->soundBytes, 0);
    QVERIFY2(content->entriesSince({5, 6}, {}).has_value(), "it belongs to every file");
}

void TestJournal::beginsWithALineForPeople()
{
    QCOMPARE(whole().left(whole().indexOf('\n') + 1),
        QByteArray("standpoint-journal 1 00000000000000010000000000000002\n"));
    QByteArray record = *journalRecord({Act::Snapshot, {}, {0, 10}});
    QCOMPARE(record.left(4), QByteArray("\x21\0\0\0", 4));
    // Computed apart from this program, with a table of the polynomial 0x82F63B78.
    QCOMPARE(record.mid(4, 4).toHex(), QByteArray("023a2fdb"));
    QCOMPARE(record.mid(8), QByteArray("s0000000000000000000000000000000a"));
}

void TestJournal::cutAnywhereIsATornTail()
{
    const QByteArray bytes = whole();
    const auto isNearEdge = [&](qsizetype size) {
        return size < 100 || std::any_of(m_ends.begin(), m_ends.end(), [size](qsizetype end) {
            return qAbs(end - size) < 40;
        });
    };
    for (qsizetype size = 0; size < bytes.size(); size += isNearEdge(size) ? 1 : 13) {
        write(bytes.first(size));
        const auto content = readJournal(m_path);
        QVERIFY2(content, qPrintable(QString::number(size)));
        const auto kept =
            std::count_if(m_ends.begin(), m_ends.end(), [size](qsizetype end) { return end <= size; });
        QCOMPARE(static_cast<std::ptrdiff_t>(content->entries.size()), kept);
        QVERIFY(std::equal(content->entries.begin(), content->entries.end(), m_entries.begin()));
        const bool isEdge = size == 0 || size == journalHead(m_base).size()
            || std::find(m_ends.begin(), m_ends.end(), size) != m_ends.end();
        QVERIFY(content->end == (isEdge ? End::Whole : End::Torn));
    }
}

/// What some file systems leave after the power went.
void TestJournal::zerosBehindTheLastRecordAreATornTail()
{
    write(whole() + QByteArray(4096, '\0'));
    const auto content = readJournal(m_path);
    QVERIFY(content);
    QVERIFY(content->entries == m_entries);
    QVERIFY(content->end == End::Torn);
    QCOMPARE(content->soundBytes, whole().size());
}

void TestJournal::flippedBitIsDamageOrATornTail()
{
    const QByteArray bytes = whole();
    const qsizetype head = journalHead(m_base).size();
    // Every bit of what stands before a record's archive, some of those in it.
    const auto isPrefix = [&](qsizetype byte) {
        return byte < head + 10 || std::any_of(m_ends.begin(), m_ends.end(), [byte](qsizetype end) {
            return byte >= end && byte < end + 10;
        });
    };
    for (qsizetype bit = head * 8; bit < bytes.size() * 8; bit += isPrefix(bit / 8) ? 1 : 61) {
        QByteArray flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        write(flipped);
        const auto content = readJournal(m_path);
        QVERIFY2(content, qPrintable(QString::number(bit)));
        const auto before =
            std::count_if(m_ends.begin(), m_ends.end(), [bit](qsizetype end) { return end * 8 <= bit; });
        QCOMPARE(static_cast<std::ptrdiff_t>(content->entries.size()), before);
        QVERIFY(std::equal(content->entries.begin(), content->entries.end(), m_entries.begin()));
        const bool isLast = before + 1 == static_cast<std::ptrdiff_t>(m_entries.size());
        QVERIFY2(content->end == (isLast ? End::Torn : End::Damaged), qPrintable(QString::number(bit)));
        QCOMPARE(content->soundBytes, before == 0 ? head : m_ends[static_cast<size_t>(before - 1)]);
    }
}

/// A length that says more than there is looks like a record that was cut: what follows shows that it was
/// not.
void TestJournal::flippedLengthBeforeOthersIsDamage()
{
    QByteArray bytes = whole();
    bytes[m_ends[1] + 3] = 0x7f;
    write(bytes);
    const auto content = readJournal(m_path);
    QVERIFY(content);
    QVERIFY(content->end == End::Damaged);
    QCOMPARE(content->entries.size(), 2U);
    QCOMPARE(content->soundBytes, m_ends[1]);
}

void TestJournal::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QByteArray &bytes, Error::Kind kind) {
        QTest::newRow(name) << bytes << static_cast<int>(kind);
    };
    row("another kind of file", "once upon a time\nthere was\n", Error::Kind::Malformed);
    row("one long line", QByteArray(4000, 'x'), Error::Kind::Malformed);
    row("no generation", "standpoint-journal 1\nxxxxxxxxxxxxxxxx", Error::Kind::Malformed);
    row("a generation that is no number", "standpoint-journal 1 zz\n", Error::Kind::Malformed);
    row("version nought", "standpoint-journal 0 00000000000000010000000000000002\n", Error::Kind::Malformed);
    row("a newer version", "standpoint-journal 2 00000000000000010000000000000002\n", Error::Kind::Invalid);
}

void TestJournal::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    write(bytes);
    const auto content = readJournal(m_path);
    QVERIFY(!content);
    QCOMPARE(static_cast<int>(content.error().kind), kind);
    QCOMPARE(content.error().where, m_path);
}

void TestJournal::hugeLengthNeedsNoMemory()
{
    write(journalHead(m_base) + QByteArray("\xff\xff\xff\xff\0\0\0\0d", 9));
    const auto content = readJournal(m_path);
    QVERIFY(content);
    QVERIFY(content->end == End::Torn);
    QVERIFY(content->entries.empty());
}

void TestJournal::tellsWhatAFileLacks_data()
{
    QTest::addColumn<QString>("generation");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<int>("lacks"); ///< number of records; -1: it is another file's journal
    // The journal below builds on 1 and has the snapshots 2 and 3: 1 [a b] 2 [c] 3 [d e]
    QTest::newRow("the file that it builds on") << "1"
                                                << "0" << 5;
    QTest::newRow("the save that was done, not yet the new journal") << "2"
                                                                     << "1" << 3;
    QTest::newRow("the second save") << "3"
                                     << "2" << 2;
    QTest::newRow("a save whose snapshot did not reach the disk") << "4"
                                                                  << "3" << 0;
    QTest::newRow("another file") << "8"
                                  << "9" << -1;
    QTest::newRow("another first save") << "8"
                                        << "0" << -1;
}

void TestJournal::tellsWhatAFileLacks()
{
    QFETCH(QString, generation);
    QFETCH(QString, parent);
    QFETCH(int, lacks);
    JournalContent content;
    content.base = {0, 1};
    content.soundBytes = 1;
    const auto act = [&content](const char *label) {
        content.entries.push_back({Act::Done, makeChange(QString::fromUtf8(label), {}), {}});
    };
    act("a");
    act("b");
    content.entries.push_back({Act::Snapshot, {}, {0, 2}});
    act("c");
    content.entries.push_back({Act::Snapshot, {}, {0, 3}});
    act("d");
    act("e");
    const auto since = content.entriesSince({0, generation.toULongLong()}, {0, parent.toULongLong()});
    QCOMPARE(since ? static_cast<int>(since->size()) : -1, lacks);
    if (lacks > 0)
        QCOMPARE(since->back().change.label, QStringLiteral("e"));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestJournal)
#include "tst_journal.moc"
