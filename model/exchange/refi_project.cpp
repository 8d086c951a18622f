// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/refi_project.h"

#include "model/documents/safe_xml.h"

#include <QBuffer>
#include <QCoreApplication>

namespace standpoint::refi {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Refi)
};

class QdeReader
{
public:
    QdeReader(QIODevice &device, const QString &where)
        : m_xml(device, where, {.deepest = 200})
    {
    }
    Result<QdeProject> read();

private:
    void readProject();
    void readUsers();
    void readCodeBook();
    void readCode(const QString &path, const QString &root);
    void readVariables();
    void readCases();
    void readCase();
    void readSources();
    void readTextSource(Source &source);
    void readSelection(Source &source);
    void readNotes();
    Coding readCoding();
    void readValue(VariableValues &values);
    Bits128 target() { return bitsOf(m_xml.attribute(u"targetGUID")).value_or(Bits128{}); }
    Bits128 id(QStringView name) { return bitsOf(m_xml.attribute(name)).value_or(Bits128{}); }

    SafeXmlReader m_xml;
    QdeProject m_project;
};

Result<QdeProject> QdeReader::read()
{
    if (!m_xml.nextChild() || !(m_xml.is(u"Project") || m_xml.is(u"CodeBook"))) {
        if (!m_xml.status())
            return tl::unexpected(m_xml.status().error());
        return fail(Error::Kind::Malformed, Words::tr("The file is no project or codebook of REFI-QDA"),
            m_xml.place());
    }
    m_project.isCodebook = m_xml.is(u"CodeBook");
    if (m_project.isCodebook)
        readCodeBook();
    else
        readProject();
    m_project.damage = m_xml.status();
    return std::move(m_project);
}

void QdeReader::readProject()
{
    m_project.user = id(u"creatingUserGUID");
    while (m_xml.nextChild()) {
        if (m_xml.is(u"Users"))
            readUsers();
        else if (m_xml.is(u"CodeBook"))
            readCodeBook();
        else if (m_xml.is(u"Variables"))
            readVariables();
        else if (m_xml.is(u"Cases"))
            readCases();
        else if (m_xml.is(u"Sources"))
            readSources();
        else if (m_xml.is(u"Notes"))
            readNotes();
        else
            m_xml.skip();
    }
}

void QdeReader::readUsers()
{
    while (m_xml.nextChild()) {
        QString name = m_xml.attribute(u"name");
        if (name.isEmpty())
            name = m_xml.attribute(u"id");
        if (!name.trimmed().isEmpty()) {
            m_project.users.insert(id(u"guid"), name);
            m_project.userNames.append(name);
        }
        m_xml.skip();
    }
}

void QdeReader::readCodeBook()
{
    while (m_xml.nextChild()) {
        if (!m_xml.is(u"Codes")) {
            m_xml.skip();
            continue;
        }
        while (m_xml.nextChild()) {
            if (m_xml.is(u"Code"))
                readCode({}, {});
            else
                m_xml.skip();
        }
    }
}

void QdeReader::readCode(const QString &path, const QString &root)
{
    Code code;
    code.name = m_xml.attribute(u"name");
    constexpr qsizetype longest = 2000; // of a path, which grows with each folder
    code.path = path.isEmpty() ? code.name : QString(path + QStringLiteral(" > ") + code.name).right(longest);
    code.root = root;
    const QString codable = m_xml.attribute(u"isCodable");
    code.isCodable = codable != QStringLiteral("false") && codable != QStringLiteral("0");
    const Bits128 own = id(u"guid");
    m_project.codes.insert(own, code);
    m_project.codeOrder.append(own);
    const QString &outermost = root.isEmpty() ? code.name : root;
    while (m_xml.nextChild()) {
        if (m_xml.is(u"Code"))
            readCode(code.path, outermost);
        else
            m_xml.skip();
    }
}

void QdeReader::readVariables()
{
    while (m_xml.nextChild()) {
        m_project.variables.insert(id(u"guid"), m_xml.attribute(u"name"));
        m_xml.skip();
    }
}

void QdeReader::readCases()
{
    while (m_xml.nextChild()) {
        if (m_xml.is(u"Case"))
            readCase();
        else
            m_xml.skip();
    }
}

void QdeReader::readCase()
{
    Case &one = m_project.cases.emplace_back();
    one.id = id(u"guid");
    one.name = m_xml.attribute(u"name");
    while (m_xml.nextChild()) {
        if (m_xml.is(u"VariableValue")) {
            readValue(one.values);
            continue;
        }
        if (m_xml.is(u"CodeRef"))
            one.codes.append(target());
        else if (m_xml.is(u"SelectionRef"))
            one.selections.append(target());
        m_xml.skip();
    }
}

void QdeReader::readValue(VariableValues &values)
{
    Bits128 variable;
    QString value;
    while (m_xml.nextChild()) {
        if (m_xml.is(u"VariableRef")) {
            variable = target();
            m_xml.skip();
        } else {
            value = m_xml.elementText();
        }
    }
    if (!value.isEmpty())
        values.append({variable, value});
}

void QdeReader::readSources()
{
    while (m_xml.nextChild()) {
        Source &source = m_project.sources.emplace_back();
        source.where = m_xml.place();
        source.isText = m_xml.is(u"TextSource");
        source.id = id(u"guid");
        source.name = m_xml.attribute(u"name");
        if (source.isText) {
            readTextSource(source);
            continue;
        }
        const QString name = source.name;
        bool taken = false;
        while (m_xml.nextChild()) { // a PDF or picture may come with its text
            const bool isTextOf =
                m_xml.is(u"Representation") || m_xml.is(u"TextDescription") || m_xml.is(u"Transcript");
            if (isTextOf && !std::exchange(taken, true)) {
                m_project.sources.back().isText = true;
                readTextSource(m_project.sources.back());
            } else {
                m_xml.skip();
            }
        }
    }
}

void QdeReader::readTextSource(Source &source)
{
    source.path = m_xml.attribute(u"plainTextPath");
    while (m_xml.nextChild()) {
        if (m_xml.is(u"PlainTextSelection"))
            readSelection(source);
        else if (m_xml.is(u"PlainTextContent"))
            source.content = m_xml.elementText();
        else if (m_xml.is(u"Description"))
            source.description = m_xml.elementText();
        else if (m_xml.is(u"Coding"))
            source.codings.append(readCoding());
        else if (m_xml.is(u"VariableValue"))
            readValue(source.values);
        else
            m_xml.skip();
    }
}

void QdeReader::readSelection(Source &source)
{
    Selection selection;
    selection.where = m_xml.place();
    selection.id = id(u"guid");
    selection.name = m_xml.attribute(u"name");
    bool hasBegin = false;
    bool hasEnd = false;
    selection.begin = m_xml.attribute(u"startPosition").toLongLong(&hasBegin);
    selection.end = m_xml.attribute(u"endPosition").toLongLong(&hasEnd);
    if (!hasBegin || !hasEnd)
        selection.begin = selection.end = -1;
    selection.user = id(u"creatingUser");
    selection.created = m_xml.attribute(u"creationDateTime");
    selection.modified = m_xml.attribute(u"modifiedDateTime");
    while (m_xml.nextChild()) {
        if (m_xml.is(u"Description")) {
            selection.description = m_xml.elementText();
        } else if (m_xml.is(u"Coding")) {
            selection.codings.append(readCoding());
        } else {
            if (m_xml.is(u"NoteRef"))
                selection.notes.append(target());
            m_xml.skip();
        }
    }
    source.selections.push_back(std::move(selection));
}

Coding QdeReader::readCoding()
{
    Coding coding{id(u"creatingUser"), {}};
    while (m_xml.nextChild()) {
        if (m_xml.is(u"CodeRef"))
            coding.code = target();
        m_xml.skip();
    }
    return coding;
}

void QdeReader::readNotes()
{
    while (m_xml.nextChild()) {
        const Bits128 own = id(u"guid");
        const bool isOurs = m_xml.attribute(u"name") == refi::ownNote;
        Source note;
        readTextSource(note);
        const QString text = note.content.isEmpty() ? note.description : note.content;
        m_project.notes.insert(own, text);
        if (isOurs)
            m_project.ownNote = text;
    }
}

} // namespace

Result<QdeProject> readQde(const QByteArray &xml, const QString &where)
{
    if (hasCrowdedTag(xml, false)) // which a device's reader cannot look for
        return fail(Error::Kind::Malformed, Words::tr("An element has thousands of attributes"), where);
    QBuffer device; // piece by piece: the whole in UTF-16 would be twice as large
    device.setData(xml);
    device.open(QIODevice::ReadOnly);
    return QdeReader(device, where).read();
}

} // namespace standpoint::refi
