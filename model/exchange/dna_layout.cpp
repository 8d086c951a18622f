// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/dna_layout.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace standpoint::dna {

namespace {

/// A table as SQL, built column by column.
class TableText
{
public:
    explicit TableText(const char *name)
        : m_text(QByteArray("CREATE TABLE ") + name + '(')
    {
    }
    TableText &plain(const QByteArray &definition)
    {
        m_text += (m_text.endsWith('(') ? "" : ", ") + definition;
        return *this;
    }
    TableText &id() { return plain("ID INTEGER NOT NULL PRIMARY KEY"); }
    TableText &number(const QByteArray &name) { return plain(name + " INTEGER NOT NULL"); }
    /// A short text; `usual` is its default, or null.
    TableText &words(const QByteArray &name, const char *usual = nullptr)
    {
        return plain(name + " TEXT NOT NULL"
            + (usual ? QByteArray(" DEFAULT '") + usual + '\'' : QByteArray()) + " CHECK (LENGTH(" + name
            + ") < 191)");
    }
    TableText &within(const QByteArray &name, int least, int most, int usual)
    {
        return plain(name + " INTEGER NOT NULL DEFAULT " + QByteArray::number(usual) + " CHECK (" + name
            + " BETWEEN " + QByteArray::number(least) + " AND " + QByteArray::number(most) + ')');
    }
    TableText &colour()
    {
        for (const char *part : {"Red", "Green", "Blue"})
            within(part, 0, 255, 0);
        return *this;
    }
    TableText &refers(const QByteArray &name, const QByteArray &table)
    {
        m_last += ", FOREIGN KEY(" + name + ") REFERENCES " + table + "(ID) ON DELETE CASCADE";
        return *this;
    }
    TableText &unique(const QByteArray &names)
    {
        m_last += ", UNIQUE (" + names + ')';
        return *this;
    }
    QByteArray text() const { return m_text + m_last + ");\n"; }

private:
    QByteArray m_text;
    QByteArray m_last; ///< conditions of the whole table
};

/// Without the prefix, in DNA's order.
const std::array<const char *, 16> permissions{"AddDocuments", "EditDocuments", "DeleteDocuments",
    "ImportDocuments", "AddStatements", "EditStatements", "DeleteStatements", "EditAttributes", "EditRegex",
    "EditStatementTypes", "EditCoders", "EditCoderRelations", "ViewOthersDocuments", "EditOthersDocuments",
    "ViewOthersStatements", "EditOthersStatements"};

QByteArray peopleTables()
{
    TableText coders("CODERS");
    coders.id().words("Name").colour().within("Refresh", 0, 9999, 0).within("FontSize", 1, 99, 14);
    coders.words("Password")
        .plain("PopupWidth INTEGER DEFAULT 300 CHECK (PopupWidth BETWEEN 100 AND 9999)")
        .within("ColorByCoder", 0, 1, 0);
    coders.within("PopupDecoration", 0, 1, 0).within("PopupAutoComplete", 0, 1, 1);
    for (const char *permission : permissions)
        coders.within(QByteArray("Permission") + permission, 0, 1, 1);
    TableText relations("CODERRELATIONS");
    relations.id().plain("Coder INTEGER CHECK(Coder > 0)").plain("OtherCoder INTEGER CHECK(OtherCoder > 0)");
    for (const char *right : {"viewStatements", "editStatements", "viewDocuments", "editDocuments"})
        relations.within(right, 0, 1, 1);
    relations.plain("CHECK (Coder != OtherCoder)").refers("Coder", "CODERS").refers("OtherCoder", "CODERS");
    return TableText("SETTINGS").plain("Property TEXT PRIMARY KEY").plain("Value TEXT NOT NULL").text()
        + coders.text() + relations.text();
}

QByteArray codebookTables()
{
    TableText variables("VARIABLES");
    variables.id()
        .words("Variable")
        .plain("DataType TEXT NOT NULL CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text')) "
               "DEFAULT 'short text'");
    variables.plain("StatementTypeId INTEGER").refers("StatementTypeId", "STATEMENTTYPES");
    variables.unique("Variable, StatementTypeId");
    TableText links("VARIABLELINKS");
    links.id().plain("SourceVariableId INTEGER").plain("TargetVariableId INTEGER");
    links.plain("CHECK (TargetVariableId != SourceVariableId)").refers("SourceVariableId", "VARIABLES");
    links.refers("TargetVariableId", "VARIABLES");
    TableText regexes("REGEXES");
    regexes.plain("Label TEXT PRIMARY KEY CHECK (LENGTH(Label) < 191)").colour();
    TableText entities("ENTITIES");
    entities.id().number("VariableId").words("Value", "");
    for (const char *part : {"Red", "Green", "Blue"})
        entities.plain(QByteArray(part) + " INTEGER CHECK (" + part + " BETWEEN 0 AND 255)");
    entities.plain("ChildOf INTEGER CHECK(ChildOf > 0)").unique("VariableId, Value");
    entities.refers("ChildOf", "ENTITIES").refers("VariableId", "VARIABLES");
    TableText attributes("ATTRIBUTEVARIABLES");
    attributes.id().number("VariableId").words("AttributeVariable");
    attributes.unique("VariableId, AttributeVariable").refers("VariableId", "VARIABLES");
    TableText values("ATTRIBUTEVALUES");
    values.id().number("EntityId").number("AttributeVariableId").words("AttributeValue", "");
    values.unique("EntityId, AttributeVariableId").refers("EntityId", "ENTITIES");
    values.refers("AttributeVariableId", "ATTRIBUTEVARIABLES");
    return TableText("STATEMENTTYPES").id().words("Label").colour().text() + variables.text() + links.text()
        + regexes.text() + entities.text() + attributes.text() + values.text();
}

QByteArray statementTables()
{
    TableText documents("DOCUMENTS");
    documents.id().words("Title").plain("Text TEXT NOT NULL").plain("Coder INTEGER").words("Author", "");
    documents.words("Source", "").words("Section", "").plain("Notes TEXT NOT NULL DEFAULT ''");
    documents.words("Type", "").number("Date").refers("Coder", "CODERS");
    TableText statements("STATEMENTS");
    statements.id().plain("StatementTypeId INTEGER").plain("DocumentId INTEGER");
    statements.plain("Start INTEGER NOT NULL CHECK(Start >= 0)")
        .plain("Stop INTEGER NOT NULL CHECK(Stop >= 0)");
    statements.plain("Coder INTEGER").plain("CHECK (Start < Stop)").refers("DocumentId", "DOCUMENTS");
    statements.refers("StatementTypeId", "STATEMENTTYPES").refers("Coder", "CODERS");
    QByteArray all = documents.text() + statements.text();
    static constexpr std::array<std::pair<const char *, const char *>, 4> values{
        {{"DATABOOLEAN", "Value INTEGER NOT NULL DEFAULT 1"},
            {"DATAINTEGER", "Value INTEGER NOT NULL DEFAULT 0"}, {"DATASHORTTEXT", "Entity INTEGER NOT NULL"},
            {"DATALONGTEXT", "Value TEXT DEFAULT ''"}}};
    for (const auto &[name, value] : values) {
        TableText table(name);
        table.id().number("StatementId").number("VariableId").plain(value).unique("StatementId, VariableId");
        table.refers("StatementId", "STATEMENTS").refers("VariableId", "VARIABLES");
        if (qstrcmp(name, "DATASHORTTEXT") == 0)
            table.refers("Entity", "ENTITIES");
        all += table.text();
    }
    return all;
}

/// What DNA has no place for; rows go with what they are about.
QByteArray ownTables()
{
    TableText statements("STANDPOINT_STATEMENTS");
    statements.plain("StatementId INTEGER NOT NULL PRIMARY KEY").plain("Said TEXT").plain("NoteOf INTEGER");
    for (const char *text : {"Id", "ActorId", "Issue", "Stance", "Polarity", "Confidence", "Provenance",
             "Created", "Modified", "Fragments", "Attributes"})
        statements.plain(QByteArray(text) + " TEXT");
    TableText entities("STANDPOINT_ENTITIES");
    entities.plain("EntityId INTEGER NOT NULL PRIMARY KEY").plain("Value TEXT NOT NULL").plain("Actor TEXT");
    TableText documents("STANDPOINT_DOCUMENTS");
    documents.plain("DocumentId INTEGER NOT NULL PRIMARY KEY").plain("Article TEXT NOT NULL");
    TableText coders("STANDPOINT_CODERS");
    coders.plain("CoderId INTEGER NOT NULL PRIMARY KEY");
    return coders.refers("CoderId", "CODERS").text() + statements.refers("StatementId", "STATEMENTS").text()
        + entities.refers("EntityId", "ENTITIES").text() + documents.refers("DocumentId", "DOCUMENTS").text();
}

} // namespace

QByteArray tables()
{
    return peopleTables() + codebookTables() + statementTables() + ownTables();
}

QByteArray fixedRows(const QByteArray &date, bool withStanceType)
{
    QByteArray sql = "INSERT INTO SETTINGS VALUES ('version', '3.0.11'), ('date', '" + date + "');\n";
    sql +=
        "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 239, 208, 51), (2, 'NPF Story Element', 100, "
        "200, 190), (3, 'Annotation', 211, 211, 211);\n";
    sql +=
        "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), "
        "(3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'narrator', 'short text', 2), "
        "(6, 'victim', 'short text', 2), (7, 'villain', 'short text', 2), (8, 'plot', 'short text', 2), "
        "(9, 'hero', 'short text', 2), (10, 'policy solution', 'short text', 2), (11, 'note', 'long text', "
        "3);\n";
    sql += "INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 2, 'Type'), (3, 3, 'Type'), (4, 1, "
           "'Alias'), (5, 2, 'Alias'), (6, 3, 'Alias'), (7, 1, 'Notes'), (8, 2, 'Notes'), (9, 3, 'Notes');\n";
    if (!withStanceType)
        return sql;
    sql += "INSERT INTO STATEMENTTYPES VALUES (4, 'Stance Statement', 120, 170, 220);\n";
    sql +=
        "INSERT INTO VARIABLES VALUES (12, 'person', 'short text', 4), (13, 'organization', 'short text', "
        "4), "
        "(14, 'concept', 'short text', 4), (15, 'stance', 'integer', 4), (16, 'confidence', 'integer', 4), "
        "(17, 'comment', 'long text', 4);\n";
    sql += "INSERT INTO ATTRIBUTEVARIABLES VALUES (10, 12, 'Type'), (11, 13, 'Type'), (12, 14, 'Type'), (13, "
           "12, "
           "'Alias'), (14, 13, 'Alias'), (15, 14, 'Alias'), (16, 12, 'Notes'), (17, 13, 'Notes'), (18, 14, "
           "'Notes');\n";
    return sql;
}

static QByteArray digestOf(const QString &password, const QByteArray &salt)
{
    constexpr int rounds = 100'000;
    QByteArray digest = salt + password.toUtf8();
    for (int i = 0; i < rounds; ++i)
        digest = QCryptographicHash::hash(digest, QCryptographicHash::Sha256);
    return QByteArray(salt + digest).toBase64();
}

constexpr qsizetype saltSize = 16;

QByteArray passwordDigest(const QString &password, const QByteArray &seed)
{
    return digestOf(password, QCryptographicHash::hash(seed, QCryptographicHash::Sha256).first(saltSize));
}

bool passwordFits(const QString &password, const QByteArray &digest)
{
    const QByteArray bytes = QByteArray::fromBase64(digest);
    return bytes.size() > saltSize && digestOf(password, bytes.first(saltSize)) == digest;
}

QString shortened(const QString &value)
{
    if (value.size() <= longestValue)
        return value;
    qsizetype points = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (points == longestValue)
            return value.left(i);
        if (value[i].isHighSurrogate() && i + 1 < value.size())
            ++i;
        ++points;
    }
    return value;
}

QString remarkText(const Remark &remark)
{
    return QStringLiteral("[DNA note by %1, %2–%3] %4")
        .arg(remark.coder, QString::number(remark.begin), QString::number(remark.end),
            QString(remark.text).replace(u'\n', QStringLiteral("\n\t")));
}

QList<Remark> remarksIn(const QString &note, QString *rest)
{
    static const QRegularExpression head(
        QStringLiteral(R"(^\[DNA note by ([^\n]+), ([0-9]{1,9})–([0-9]{1,9})\] )"));
    QList<Remark> remarks;
    QStringList others;
    bool inRemark = false;
    for (const QString &line : note.split(u'\n')) {
        const QRegularExpressionMatch match = head.match(line);
        if (match.hasMatch())
            remarks.append({match.captured(1), match.captured(2).toLongLong(), match.captured(3).toLongLong(),
                line.sliced(match.capturedLength())});
        else if (inRemark && line.startsWith(u'\t'))
            remarks.last().text += u'\n' + line.sliced(1);
        else
            others.append(line);
        inRemark = match.hasMatch() || (inRemark && line.startsWith(u'\t'));
    }
    *rest = others.join(u'\n');
    return remarks;
}

} // namespace standpoint::dna
