// SPDX-License-Identifier: GPL-3.0-or-later
//
// What there is to know about an exchange format, and the list of all of them. A format is one file and one
// line in formats.def; file dialogs, command line and tests walk formats().
#pragma once

#include "model/project/project.h"

#include <QFlags>

#include <functional>
#include <memory>

namespace standpoint {

class ExportRun;
class FormatWriter;
class Intake;
class ProjectIntake;
struct ForeignCorpus;

/// A file that is to be imported.
struct InputFile
{
    QString path;
    QString shown;      ///< how notices call it: the path given, or the folder's path and what follows
    bool named = false; ///< the user named it, so that failing to read it fails the import
    qint64 size = 0;    ///< bytes
};

/// What a format is recognised by.
struct FileHead
{
    QString suffix;      ///< lower case
    QStringList columns; ///< of the head line where the file begins like a table, lower case
    QStringList keys;    ///< of the first line where that is a JSON object
    QByteArray begin;    ///< its first bytes, `headSize` of them or all; empty for plain text in a folder

    static constexpr qint64 headSize = 1 << 16;
};

/// What a format keeps of an annotation or an article; anything else is lost, and said so.
enum class Field
{
    Span = 1 << 0,
    Fragments = 1 << 1,
    Actor = 1 << 2,
    Issue = 1 << 3,
    Stance = 1 << 4,
    Annotator = 1 << 5,
    Attributes = 1 << 6,
    Confidence = 1 << 7,
    Note = 1 << 8,
    Times = 1 << 9,
    Ids = 1 << 10,
    Text = 1 << 11,
    Metadata = 1 << 12,
    States = 1 << 13,
    Actors = 1 << 14,   ///< their kinds, aliases and affiliations
    Codebook = 1 << 15, ///< its guidelines
    Decisions = 1 << 16
};
Q_DECLARE_FLAGS(Fields, Field)
Q_DECLARE_OPERATORS_FOR_FLAGS(Fields)

/// What files of a whole project keep besides what they say of annotations.
inline constexpr Fields wholeProject =
    Fields(Field::Metadata) | Field::States | Field::Actors | Field::Codebook | Field::Decisions;

/// A question that only one format has; the dialog and `export --choice ID=VALUE` ask it.
struct FormatChoice
{
    QString id;                 ///< stable
    const char *name = nullptr; ///< for people; in the context standpoint::Format
    /// Its values, stable, and how people read them; the first is the usual one. Empty: any text.
    QList<std::pair<QString, const char *>> values = {};
};

struct Format
{
    /// When its files are read, whatever the order given: what later stages name is then there.
    enum class Stage
    {
        Actors,
        Texts,
        Articles,
        Annotations,
        States
    };

    QString id;                 ///< stable: command line, settings
    const char *name = nullptr; ///< for people; translated by formatName()
    QStringList suffixes;
    Fields keeps;
    Stage stage = Stage::Annotations;
    bool (*recognises)(const FileHead &) = nullptr;
    /// Reads all of its files into the intake. Fails where one that the user named cannot be read. Null:
    /// cannot read.
    Status (*read)(const QList<InputFile> &, Intake &) = nullptr;
    /// In place of `read`, for the files of other tools, which bring texts and annotations: what one of them
    /// holds (foreign_corpus.h). Fails where it cannot be read; what of it is not right goes into the corpus'
    /// remarks.
    Result<ForeignCorpus> (*parse)(const InputFile &) = nullptr;
    /// Of those of its files that hold a whole project, record by record: reads one, before all files of any
    /// format. Fails as `read` does. Null: none does.
    Status (*readProject)(const InputFile &, ProjectIntake &) = nullptr;
    /// Which of its files that is; where `readProject` is there and this is not, each.
    bool (*holdsProject)(const FileHead &) = nullptr;
    /// Null: cannot write. One is made for each file or folder to be written.
    std::unique_ptr<FormatWriter> (*writer)(ExportRun &) = nullptr;
    /// Whether it writes a folder of files (or, where the path ends so, a zip of them), not one file.
    bool isFolder = false;
    /// Whether it divides train, validation and test within what it writes.
    bool splitsItself = false;
    /// Whether its rows are by the unit, with none and context, that the options ask for (export_rows.h).
    bool hasRows = false;

    QList<FormatChoice> choices = {};
    /// Files that are read with its own, and are none by themselves: whole names ("visual.conf"), and endings
    /// ("txt", "map.tsv") of files that lie beside one of its own with the same name.
    QStringList companions = {};
    /// Whether a file of that name, met in a folder where all files are said to have this format, only goes
    /// with them and so is left out without a word. Null: there are none.
    bool (*isCompanion)(const QString &fileName) = nullptr;

    bool canRead() const { return read || parse || readProject; }
};

/// All formats, in the order that file dialogs show.
const QList<const Format *> &formats();
/// Null where there is none of that id.
const Format *formatById(const QString &id);
/// "Annotations as a table (CSV)", translated.
QString formatName(const Format &format);

} // namespace standpoint
