// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small projects and Changes for the corpora of the fuzzers: write_fuzz_seeds FOLDER, which is
// tests/fuzz/corpus.
#include "model/store/change_archive.h"
#include "model/store/journal.h"
#include "tests/fuzz/fuzz.h"
#include "tests/project/random_project.h"

#include <QDir>
#include <QFile>

using namespace standpoint;

static void keep(const QDir &folder, const QString &name, const QByteArray &bytes)
{
    if (!folder.mkpath(QFileInfo(name).path()))
        qFatal("cannot make a folder");
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

/// Some acts with a snapshot in between, as a window writes them.
static QByteArray journalOf(RandomProject &random, const Project &project)
{
    using Act = JournalEntry::Act;
    QByteArray bytes = journalHead({1, 2});
    for (const Act act : {Act::Done, Act::Undone, Act::Snapshot, Act::DoneAgain, Act::Done}) {
        JournalEntry entry{act, {}, {}};
        if (act == Act::Snapshot)
            entry.generation = {3, 4};
        else
            entry.change = random.change(project).change;
        const Result<QByteArray> record = journalRecord(entry);
        if (!record)
            qFatal("a record is refused");
        bytes += *record;
    }
    return bytes;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        qFatal("write_fuzz_seeds FOLDER");
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    for (int seed = 1; seed <= 4; ++seed) {
        RandomProject random(static_cast<quint64>(seed));
        const Project project = random.project(seed - 1);
        const QByteArray archive = made::archiveOf(project);
        keep(folder, QStringLiteral("project_archive/random_%1").arg(seed), archive);
        keep(folder, QStringLiteral("project_file/random_%1.stance").arg(seed), made::packed(archive));
        keep(folder, QStringLiteral("change/whole_%1").arg(seed),
            toBytes(makeChange(QStringLiteral("Import"), contentsOf(project))));
        keep(folder, QStringLiteral("change/random_%1").arg(seed), toBytes(random.change(project).change));
        keep(folder, QStringLiteral("journal/random_%1").arg(seed), journalOf(random, project));
    }
    return 0;
}
