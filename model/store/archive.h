// SPDX-License-Identifier: GPL-3.0-or-later
//
// The project's values as tokens of a Boost text archive. Nothing that a file says is believed before it is
// checked: a string's length against what is left to read (by reading it piece by piece), a count by reading
// one thing after the other, an enumeration against its values, a reference against what it names.
#pragma once

#include "model/project/change.h"

#include <iosfwd>
#include <memory>

namespace standpoint {

/// Thrown by ArchiveReader, and caught in the one function of this room that made it.
struct ArchiveError
{
    QString what;
};

/// Thrown likewise where a newer program wrote the bytes: they are not damaged.
struct NewerArchive
{
};

/// The version of each stored struct that this program writes. A file says its own at its head; one that is
/// larger than ours was written by a newer program.
struct StoredVersions
{
    int project = 2; ///< 2: the parent generation follows the generation
    int codebook = 1;
    int actor = 1;
    int article = 1;
    int annotation = 1;
    int change = 1;
};

class ArchiveWriter
{
public:
    explicit ArchiveWriter(std::ostream &out);
    ~ArchiveWriter();

    void number(qint64 value);
    void real(double value);
    void string(const QString &text);
    void bits(const Bits128 &value);
    void time(const QDateTime &value);
    void date(const QDate &value);
    void newLine(); ///< for people who look into the file; means nothing

    template <typename Entity> void id(const Id<Entity> &value) { bits(value.bits); }

private:
    struct Archive;
    std::ostream &m_out;
    std::unique_ptr<Archive> m_archive;
};

/// Every function throws ArchiveError, or what Boost throws, where the bytes are not what is asked for; the
/// constructor throws NewerArchive where a newer Boost wrote them.
class ArchiveReader
{
public:
    explicit ArchiveReader(std::istream &in);
    ~ArchiveReader();

    qint64 number();
    /// A number from `least` to `most`.
    qint64 numberIn(qint64 least, qint64 most);
    int smallNumber()
    {
        return static_cast<int>(numberIn(std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    }
    /// A count of things: at least 0. Do not reserve more than a few thousand of it.
    qint64 count() { return numberIn(0, std::numeric_limits<qint64>::max()); }
    double real();
    QString string();
    Bits128 bits();
    QDateTime time();
    QDate date();

    template <typename IdType> IdType id() { return IdType{bits()}; }
    template <typename Enum> Enum value(Enum last)
    {
        return static_cast<Enum>(numberIn(0, static_cast<qint64>(last)));
    }

    StoredVersions versions; ///< what the file said at its head

private:
    int nextDigit();
    QString decoded() const;
    void readBytes(char *to, qsizetype count, const char *ifCut);

    struct Archive;
    std::istream &m_in;
    std::unique_ptr<Archive> m_archive;
    QByteArray m_buffer;

    struct Recent
    {
        QByteArray bytes;
        QString text;
    };
    std::vector<Recent>
        m_recent; ///< by hash of the bytes: short texts that may come again share their memory
};

void writeVersions(ArchiveWriter &out);
void readVersions(ArchiveReader &in); ///< throws NewerArchive where the file is newer than the program

/// One edit: its entity's stable name, then the two sides, each behind a flag.
void writeEdit(ArchiveWriter &out, const AnyEdit &edit);
AnyEdit readEdit(ArchiveReader &in);

void write(ArchiveWriter &out, const ProjectInfo &info);
void write(ArchiveWriter &out, const Issue &issue);
void write(ArchiveWriter &out, const StanceValue &stance);
void write(ArchiveWriter &out, const Attribute &attribute);
void write(ArchiveWriter &out, const Actor &actor);
void write(ArchiveWriter &out, const Annotator &annotator);
void write(ArchiveWriter &out, const ArticleInfo &info);
void write(ArchiveWriter &out, const ArticleText &text);
void write(ArchiveWriter &out, const ArticleState &state);
void write(ArchiveWriter &out, const Annotation &annotation);

void read(ArchiveReader &in, ProjectInfo &info);
void read(ArchiveReader &in, Issue &issue);
void read(ArchiveReader &in, StanceValue &stance);
void read(ArchiveReader &in, Attribute &attribute);
void read(ArchiveReader &in, Actor &actor);
void read(ArchiveReader &in, Annotator &annotator);
void read(ArchiveReader &in, ArticleInfo &info);
void read(ArchiveReader &in, ArticleText &text);
void read(ArchiveReader &in, ArticleState &state);
void read(ArchiveReader &in, Annotation &annotation);

/// The part of an annotation that the project file and a Change write alike; the references differ.
void writeBody(ArchiveWriter &out, const Annotation &annotation);
void readBody(ArchiveReader &in, Annotation &annotation);

} // namespace standpoint
