// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stance file of SemEval-2016 task 6: lines of ID, Target, Tweet and Stance, parted by tabs. Nothing is
// quoted: a quotation mark is a character like any other, and a tab or line break in a text becomes a space.
// Stances are FAVOR, AGAINST and NONE. Written in UTF-8 with line feeds, as a folder of two files:
//
//     stance.txt        the rows; a target is an issue, a text is an evidence
//     stance.meta.tsv   ID, doc_id, document, statement_id, actor, actor_id, annotator, stance, polarity
#include "model/exchange/export_run.h"
#include "model/exchange/foreign_file.h"
#include "model/exchange/number_text.h"
#include "model/exchange/read_file.h"
#include "model/exchange/semeval_head.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::SemEval)
};

constexpr qsizetype metaColumns = 9;

/// What is no letter with marks, in ASCII.
const QHash<char16_t, QString> &asciiSigns()
{
    static const QHash<char16_t, QString> signs{{u'“', QStringLiteral("\"")}, {u'”', QStringLiteral("\"")},
        {u'„', QStringLiteral("\"")}, {u'«', QStringLiteral("\"")}, {u'»', QStringLiteral("\"")},
        {u'‘', QStringLiteral("'")}, {u'’', QStringLiteral("'")}, {u'‚', QStringLiteral("'")},
        {u'–', QStringLiteral("-")}, {u'—', QStringLiteral("-")}, {u'−', QStringLiteral("-")},
        {u'…', QStringLiteral("...")}, {u'ß', QStringLiteral("ss")}, {u'æ', QStringLiteral("ae")},
        {u'Æ', QStringLiteral("Ae")}, {u'œ', QStringLiteral("oe")}, {u'Œ', QStringLiteral("Oe")},
        {u'ø', QStringLiteral("o")}, {u'Ø', QStringLiteral("O")}, {u'ł', QStringLiteral("l")},
        {u'Ł', QStringLiteral("L")}, {u'đ', QStringLiteral("d")}, {u'Đ', QStringLiteral("D")},
        {u'ı', QStringLiteral("i")}, {u'þ', QStringLiteral("th")}, {u'Þ', QStringLiteral("Th")}};
    return signs;
}

/// Letters without their marks, and what has no such letter as a question mark.
QString inAscii(const QString &text)
{
    QString plain;
    for (const QChar c : text)
        plain += asciiSigns().value(c.unicode(), QString(c));
    QString ascii;
    for (const QChar c : plain.normalized(QString::NormalizationForm_KD)) {
        const bool isMark = c.category() == QChar::Mark_NonSpacing || c.category() == QChar::Other_Format
            || c.isLowSurrogate();
        if (c.unicode() < 0x80)
            ascii += c;
        else if (!isMark)
            ascii += u'?';
    }
    return ascii;
}

class SemEvalWriter : public FormatWriter
{
public:
    explicit SemEvalWriter(ExportRun &run)
        : m_run(run)
        , m_isAscii(run.choice(QStringLiteral("letters")) == QStringLiteral("ascii"))
    {
    }

    Status begin() override
    {
        m_run.file(rows()) += "ID\tTarget\tTweet\tStance\n";
        m_run.file(meta()) +=
            "ID\tdoc_id\tdocument\tstatement_id\tactor\tactor_id\tannotator\tstance\tpolarity\n";
        return {};
    }

    Status add(const ExportedArticle &exported) override
    {
        for (const Annotation *annotation : exported.annotations)
            addRow(exported.article, *annotation);
        return {};
    }

private:
    static QString rows() { return QStringLiteral("stance.txt"); }
    static QString meta() { return QStringLiteral("stance.meta.tsv"); }

    /// One field of one line.
    static QString field(QString text)
    {
        for (QChar &c : text) {
            const char16_t unit = c.unicode();
            const bool endsLine = unit == u'\u2028' || unit == u'\u2029' || unit == u'\u0085';
            if (unit < 0x20 || endsLine)
                c = u' ';
        }
        return text;
    }

    void addRow(const Article &article, const Annotation &annotation)
    {
        const Project &project = m_run.project;
        const Actor &actor = *project.actors().find(annotation.actor);
        const StanceValue &stance = *project.stances().find(annotation.stance);
        const QString name = project.issues().find(annotation.issue)->name;
        const QString words = article.evidenceText(annotation.evidence);
        const double polarity = stance.polarity.value_or(0);
        QString target = field(name);
        QString text = field(words);
        if (m_isAscii) {
            target = inAscii(target);
            text = inAscii(text);
        }
        const QByteArray id = QByteArray::number(++m_id);
        m_run.file(rows()) += id + '\t' + target.toUtf8() + '\t' + text.toUtf8() + '\t'
            + (polarity > 0        ? "FAVOR"
                    : polarity < 0 ? "AGAINST"
                                   : "NONE")
            + '\n';
        m_run.file(meta()) += id + '\t' + article.info->id.toString().toLatin1() + '\t'
            + field(article.info->document).toUtf8() + '\t' + annotation.id.toString().toLatin1() + '\t'
            + field(actor.name).toUtf8() + '\t' + actor.id.toString().toLatin1() + '\t'
            + field(m_run.annotatorName(annotation.annotator)).toUtf8() + '\t' + field(stance.name).toUtf8()
            + '\t' + (stance.polarity ? numberText(polarity) : QByteArray()) + '\n';
        if (text != words)
            m_run.losses.add(Loss::TextChanged, article, annotation);
        if (target != name)
            m_run.losses.add(Loss::NameChanged, article, annotation, name);
        if (!stance.polarity || (polarity != 0 && std::abs(polarity) != 1))
            m_run.losses.add(Loss::StanceCollapsed, article, annotation, stance.name);
    }

    ExportRun &m_run;
    bool m_isAscii;
    qint64 m_id = 0;
};

bool recognises(const FileHead &head)
{
    return head.suffix == QStringLiteral("txt") && isSemEvalHead(head.begin);
}

/// What our own second file says of each row, by its ID; empty where there is none.
QHash<QString, QStringList> metaBeside(const InputFile &file)
{
    QHash<QString, QStringList> rows;
    const QFileInfo info(file.path);
    const QString path = info.dir().filePath(info.completeBaseName() + QStringLiteral(".meta.tsv"));
    const QByteArray bytes =
        QFileInfo(path).isFile() ? readWholeFile(path, maximumTextFile).value_or(QByteArray()) : QByteArray();
    for (const QByteArray &line : bytes.split('\n')) {
        const QStringList cells = QString::fromUtf8(line).split(u'\t');
        if (cells.size() == metaColumns)
            rows.insert(cells.first(), cells);
    }
    return rows;
}

/// Each row is a text with one label. Files of others say no actor, and may lack the stances (test data).
Result<ForeignCorpus> parse(const InputFile &file)
{
    ForeignCorpus corpus;
    Result<QByteArray> bytes = readForeignText(file, corpus.remarks);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const QString name = QFileInfo(file.path).completeBaseName();
    const QHash<QString, QStringList> meta = metaBeside(file);
    qint64 number = 0;
    for (const QByteArray &line : bytes->split('\n')) {
        const QStringList cells = QString::fromUtf8(line).remove(u'\r').split(u'\t');
        if (++number == 1 || line.trimmed().isEmpty())
            continue;
        const QString where = Words::tr("%1, line %2").arg(file.shown).arg(number);
        if (cells.size() < 3 || cells[2].trimmed().isEmpty()) {
            corpus.skipped.add(
                Words::tr("The line has no text in its third column, so it was not imported"), where);
            continue;
        }
        ForeignDocument document;
        document.where = where;
        document.isOneUnit = true;
        document.info.document = name + u'-' + cells[0].trimmed();
        document.text = cells[2].trimmed();
        ForeignAnnotation annotation;
        annotation.where = where;
        annotation.set(QStringLiteral("issue"), cells[1].trimmed());
        annotation.set(QStringLiteral("stance"), cells.value(3).trimmed());
        if (const QStringList more = meta.value(cells[0]); !more.isEmpty()) {
            annotation.fields.removeIf([](const ForeignField &field) { return field.name == u"stance"; });
            annotation.set(QStringLiteral("actor"), more[4]);
            annotation.set(QStringLiteral("annotator"), more[6]);
            annotation.set(QStringLiteral("stance"), more[7]);
            annotation.set(QStringLiteral("polarity"), more[8]);
        }
        if (!annotation.field(QStringLiteral("stance")).isEmpty())
            document.annotations.push_back(std::move(annotation));
        corpus.documents.push_back(std::move(document));
    }
    return corpus;
}

std::unique_ptr<FormatWriter> semEvalWriter(ExportRun &run)
{
    return std::make_unique<SemEvalWriter>(run);
}

} // namespace

bool isSemEvalHead(const QByteArray &begin)
{
    const QByteArray mark("\xEF\xBB\xBF");
    const QByteArray head = begin.left(200).toUpper();
    return (head.startsWith(mark) ? head.sliced(mark.size()) : head).startsWith("ID\tTARGET\tTWEET");
}

extern const Format semEval;
const Format semEval{
    .id = QStringLiteral("semeval"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Stance file of SemEval-2016 (folder)"),
    .suffixes = {QStringLiteral("txt")},
    .keeps = Field::Issue | Field::Stance | Field::Actor | Field::Annotator | Field::Ids,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .parse = parse,
    .writer = semEvalWriter,
    .isFolder = true,
    .choices = {{QStringLiteral("letters"), QT_TRANSLATE_NOOP("standpoint::Format", "Letters"),
        {{QStringLiteral("all"), QT_TRANSLATE_NOOP("standpoint::Format", "As they are (UTF-8)")},
            {QStringLiteral("ascii"),
                QT_TRANSLATE_NOOP("standpoint::Format", "ASCII only, for old programs that score")}}}},
    .companions = {QStringLiteral("meta.tsv")},
};

} // namespace standpoint
