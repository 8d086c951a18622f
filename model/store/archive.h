// SPDX-License-Identifier: GPL-3.0-or-later
//
// The project's values as tokens of a Boost text archive. Nothing that a file says is believed before it is
// checked: a string's length against what it may be and what is left to read (by reading it piece by piece),
// a count by reading one thing after the other, an enumeration against its values, a reference against what
// it names, and all that is kept against the bytes that stood for it.
#pragma once

#include "model/project/change.h"
#include "model/project/check.h"

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
    int project = 6;  ///< 2: the parent generation follows the generation; 3: work lists; 4: reasons,
                      ///< decisions, and to whom a copy was handed out; 5: with which annotations;
                      ///< 6: presets
    int codebook = 2; ///< 2: retired, revised; of issues also group and keywords
    int actor = 1;
    int article = 2; ///< 2: the note
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

/// What a reader does with a token that is whole, so that the next one can be read, but whose value may not
/// be.
enum class OnFlaw
{
    Throw, ///< ArchiveError, as for every other damage
    Note   ///< keeps the sentence for takeFlaws() and gives the nearest value that may be, or none
};

/// Every function throws ArchiveError where the bytes are not what is asked for, or where what is kept would
/// cost far more memory than the bytes read so far; the constructor throws NewerArchive where a newer Boost
/// wrote them. (Boost's own reader is not used: it takes the memory that the first number of a file asks
/// for.)
class ArchiveReader
{
public:
    explicit ArchiveReader(std::istream &in, OnFlaw onFlaw = OnFlaw::Throw);

    qint64 number();
    /// A number from `least` to `most` without which nothing further can be read.
    qint64 numberIn(qint64 least, qint64 most);
    /// A number from `least` to `most`; a flaw where it is another, and then the nearer of the two.
    qint64 valueIn(qint64 least, qint64 most);
    int smallNumber()
    {
        return static_cast<int>(valueIn(std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    }
    /// A count of things: at least 0. Do not reserve more than a few thousand of it.
    qint64 count() { return numberIn(0, std::numeric_limits<qint64>::max()); }
    double real();
    /// A text of at most so many UTF-16 code units. With a flaw, bytes that are no UTF-8 are U+FFFD, and what
    /// is too long is cut.
    QString string(qsizetype longest = maximumNoteLength);
    QString name() { return string(maximumNameLength); }
    Bits128 bits();
    QDateTime time();
    QDate date();

    template <typename IdType> IdType id() { return IdType{bits()}; }
    template <typename Enum> Enum value(Enum last)
    {
        return static_cast<Enum>(valueIn(0, static_cast<qint64>(last)));
    }

    /// To be told of what is kept in memory, in bytes, but for texts that string() gave.
    void keep(qsizetype bytes)
    {
        m_kept += bytes;
        if (m_kept > m_mayKeep)
            weighKept();
    }
    /// Whether nothing but a line end follows.
    bool atEnd();
    /// What was wrong since the last call, with OnFlaw::Note.
    QStringList takeFlaws() { return std::exchange(m_flaws, {}); }
    /// For who finds one in a value that was read whole.
    void flaw(const QString &what);

    StoredVersions versions; ///< what the file said at its head

private:
    void readHead();
    int skipBlanks();
    int nextDigit();
    void passSpace();
    void weighKept();
    QString decoded();
    QString longString(qint64 size);
    void readBytes(char *to, qsizetype count, const char *ifCut);

    std::istream &m_in;
    OnFlaw m_onFlaw;
    QStringList m_flaws;
    QByteArray m_buffer;
    qsizetype m_kept = 0;
    qsizetype m_mayKeep = 0;

    struct Recent
    {
        QByteArray bytes;
        QString text;
    };
    int m_shortTexts = 0;
    std::vector<Recent> m_recent; ///< made when there are many; by hash of the bytes: short texts that may
                                  ///< come again share their memory
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
void write(ArchiveWriter &out, const WorkList &list);
void write(ArchiveWriter &out, const ReasonCode &reason);
void write(ArchiveWriter &out, const Decision &decision);

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
void read(ArchiveReader &in, WorkList &list);
void read(ArchiveReader &in, ReasonCode &reason);
void read(ArchiveReader &in, Decision &decision);

/// The part of an annotation, a decision or a work list that the project file and a Change write alike; the
/// references differ.
void writeBody(ArchiveWriter &out, const Annotation &annotation);
void readBody(ArchiveReader &in, Annotation &annotation);
void writeBody(ArchiveWriter &out, const WorkList &list);
void readBody(ArchiveReader &in, WorkList &list);
void writeBody(ArchiveWriter &out, const Decision &decision);
void readBody(ArchiveReader &in, Decision &decision);

/// What an article costs in a work list, in bytes; see ArchiveReader::keep().
inline constexpr qsizetype listedCost = 64;

} // namespace standpoint
