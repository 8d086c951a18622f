// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gives every file of the folders named to a fuzzer that was built without libFuzzer.
#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <cstdio>

int main(int argc, char **argv)
{
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        const QString path = QString::fromLocal8Bit(argv[i]);
        QStringList paths;
        for (QDirIterator all(path, QDir::Files); all.hasNext();)
            paths.append(all.next());
        if (QFileInfo(path).isFile())
            paths.append(path);
        for (const QString &one : std::as_const(paths)) {
            QFile file(one);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(one));
            const QByteArray bytes = file.readAll();
            std::fprintf(stderr, "%s\n", qPrintable(one)); // the last one named is the one that fails
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                static_cast<std::size_t>(bytes.size()));
            ++files;
        }
    }
    std::printf("%d inputs\n", files);
    return files > 0 ? 0 : 1;
}
