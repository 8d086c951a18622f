// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/change_archive.h"

#include "model/store/archive.h"

#include <QCoreApplication>

#include <sstream>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Archive)
};

Change readChange(ArchiveReader &in)
{
    Change change;
    readVersions(in);
    change.id = in.id<ChangeId>();
    change.author = in.id<AnnotatorId>();
    change.at = in.time();
    change.label = in.string();
    for (qint64 left = in.count(); left > 0; --left) {
        in.keep(sizeof(AnyEdit) + sizeof(Annotation)); // the largest of what an edit holds
        change.edits.push_back(readEdit(in));
    }
    return change;
}

} // namespace

QByteArray toBytes(const Change &change)
{
    std::ostringstream bytes;
    {
        ArchiveWriter out(bytes);
        writeVersions(out);
        out.id(change.id);
        out.id(change.author);
        out.time(change.at);
        out.string(change.label);
        out.number(static_cast<qint64>(change.edits.size()));
        for (const AnyEdit &edit : change.edits)
            writeEdit(out, edit);
    }
    return QByteArray::fromStdString(bytes.str());
}

Result<Change> changeFromBytes(const QByteArray &bytes)
{
    QString why;
    try {
        std::istringstream stream(bytes.toStdString());
        ArchiveReader in(stream);
        Change change = readChange(in);
        if (in.atEnd())
            return change;
        why = Words::tr("something follows its end");
    } catch (const NewerArchive &) {
        return fail(
            Error::Kind::Invalid, Words::tr("This record was written by a newer version of Standpoint."));
    } catch (const ArchiveError &error) {
        why = error.what;
    } catch (const std::exception &error) { // a lack of memory
        why = QString::fromLocal8Bit(error.what());
    }
    return fail(Error::Kind::Malformed, Words::tr("This record is damaged: %1.").arg(why));
}

} // namespace standpoint
