// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/xmi_reader.h"

#include "model/documents/safe_xml.h"
#include "model/exchange/uima_reading.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Xmi)
};

/// Which features of a type refer to other structures.
class Types
{
public:
    explicit Types(const QByteArray &typeSystem)
    {
        SafeXmlReader xml(typeSystem, {});
        while (!typeSystem.isEmpty() && xml.next()) {
            if (xml.isStart() && xml.is(u"typeDescription"))
                readType(xml);
        }
        if (!xml.status())
            m_types.clear(); // half of it would say wrong things
    }

    /// Nothing: it is not known.
    std::optional<bool> isReference(const QString &type, const QString &feature) const
    {
        QString at = type;
        for (int steps = 0; steps < 100; ++steps) {
            const auto found = m_types.constFind(at);
            if (found == m_types.cend())
                return std::nullopt;
            if (const auto range = found->ranges.constFind(feature); range != found->ranges.cend())
                return !isPrimitive(*range);
            at = found->supertype;
        }
        return std::nullopt;
    }

private:
    struct Type
    {
        QString supertype;
        QHash<QString, QString> ranges;
    };

    static bool isPrimitive(const QString &range)
    {
        static const QStringList kinds =
            QStringLiteral("String Integer Float Double Boolean Long Short Byte").split(u' ');
        const QString prefix = QStringLiteral("uima.cas.");
        return range.startsWith(prefix) && std::any_of(kinds.begin(), kinds.end(), [&](const QString &kind) {
            const QString rest = range.sliced(prefix.size());
            return rest == kind || rest == kind + QStringLiteral("Array")
                || rest == kind + QStringLiteral("List");
        });
    }

    void readType(SafeXmlReader &xml)
    {
        QString name;
        Type type;
        while (xml.nextChild()) {
            if (xml.is(u"name")) {
                name = xml.elementText().trimmed();
            } else if (xml.is(u"supertypeName")) {
                type.supertype = xml.elementText().trimmed();
            } else if (xml.is(u"features")) {
                while (xml.nextChild())
                    readFeature(xml, type);
            } else {
                xml.skip();
            }
        }
        m_types.insert(name, type);
    }

    static void readFeature(SafeXmlReader &xml, Type &type)
    {
        QString name;
        QString range;
        while (xml.nextChild()) {
            if (xml.is(u"name"))
                name = xml.elementText().trimmed();
            else if (xml.is(u"rangeTypeName"))
                range = xml.elementText().trimmed();
            else
                xml.skip();
        }
        type.ranges.insert(name, range);
    }

    QHash<QString, Type> m_types;
};

struct Sofa
{
    qint64 id = 0;
    QString name;
    QString text;
};

QList<qint64> idsIn(const QString &value)
{
    QList<qint64> ids;
    const QStringList parts = value.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        bool ok = false;
        ids.append(part.toLongLong(&ok));
        if (!ok)
            return {};
    }
    return ids;
}

/// "http:///webanno/custom.ecore" and "Span": "webanno.custom.Span".
QString typeOf(QStringView nameSpace, QStringView name)
{
    QString package = nameSpace.toString();
    if (package.startsWith(QStringLiteral("http:///")))
        package.remove(0, 8);
    if (package.endsWith(QStringLiteral(".ecore")))
        package.chop(6);
    package.replace(u'/', u'.');
    return package == QStringLiteral("uima.noNamespace") || package.isEmpty()
        ? name.toString()
        : package + u'.' + name.toString();
}

class Reader
{
public:
    Reader(const QByteArray &xml, const QByteArray &typeSystem, const QString &path, ForeignCorpus &corpus)
        : m_xml(xml, path)
        , m_types(typeSystem)
        , m_path(path)
        , m_corpus(corpus)
    {
    }

    Status read();

private:
    struct Pending
    {
        UimaStructure structure;
        qint64 sofa = 0;
        QList<ForeignField> attributes{}; ///< of which it is not known yet what they are
    };

    Pending readElement(const QString &type);
    void readSofa();
    void sort(Pending &pending, const QSet<qint64> &ids) const;

    SafeXmlReader m_xml;
    Types m_types;
    QString m_path;
    ForeignCorpus &m_corpus;
    QList<Sofa> m_sofas;
    std::vector<Pending> m_found;
};

Status Reader::read()
{
    if (!m_xml.nextChild() || !m_xml.is(u"XMI"))
        return m_xml.status() ? fail(Error::Kind::Malformed, Words::tr("The file is no UIMA CAS XMI"), m_path)
                              : m_xml.status();
    while (m_xml.nextChild()) {
        const QString type = typeOf(m_xml.at().namespaceUri(), m_xml.at().name());
        if (type == QStringLiteral("uima.cas.Sofa"))
            readSofa();
        else if (type == QStringLiteral("uima.cas.NULL") || type == QStringLiteral("uima.cas.View"))
            m_xml.skip();
        else
            m_found.push_back(readElement(type));
    }
    if (Status whole = m_xml.status(); !whole)
        return whole;
    const Sofa *main = nullptr;
    for (const Sofa &sofa : std::as_const(m_sofas)) {
        if (!sofa.text.isEmpty() && (!main || sofa.name == QStringLiteral("_InitialView")))
            main = &sofa;
    }
    if (!main)
        return fail(Error::Kind::Malformed, Words::tr("The file has no text"), m_path);
    QSet<qint64> ids;
    for (const Pending &pending : m_found)
        ids.insert(pending.structure.id);
    UimaDocument document;
    document.text = main->text;
    document.name = uimaDocumentName(m_path);
    document.where = m_path;
    qsizetype elsewhere = 0;
    for (Pending &pending : m_found) {
        if (pending.sofa != 0 && pending.sofa != main->id) {
            ++elsewhere;
            continue;
        }
        sort(pending, ids);
        document.structures.push_back(std::move(pending.structure));
    }
    if (elsewhere > 0)
        m_corpus.remarks.add(Words::tr("%n annotation(s) belong to another view than “%1”, and were left out",
                                 nullptr, static_cast<int>(std::min<qsizetype>(elsewhere, 1'000'000'000)))
                                 .arg(main->name),
            m_path);
    takeUimaDocument(std::move(document), m_corpus);
    return {};
}

void Reader::readSofa()
{
    m_sofas.append(
        {m_xml.attribute(u"id").toLongLong(), m_xml.attribute(u"sofaID"), m_xml.attribute(u"sofaString")});
    m_xml.skip();
}

Reader::Pending Reader::readElement(const QString &type)
{
    Pending pending;
    UimaStructure &one = pending.structure;
    one.type = type;
    bool hasBegin = false;
    bool hasEnd = false;
    for (const QXmlStreamAttribute &attribute : m_xml.at().attributes()) {
        const QString name = attribute.name().toString();
        const QString value = attribute.value().toString();
        if (name == QStringLiteral("id") && !attribute.namespaceUri().isEmpty())
            one.id = value.toLongLong();
        else if (name == QStringLiteral("sofa"))
            pending.sofa = value.toLongLong();
        else if (name == QStringLiteral("begin"))
            one.begin = value.toLongLong(&hasBegin);
        else if (name == QStringLiteral("end"))
            one.end = value.toLongLong(&hasEnd);
        else if (!value.isEmpty())
            pending.attributes.append({name, value});
    }
    one.hasSpan = hasBegin && hasEnd;
    one.where = Words::tr("%1, xmi:id %2").arg(m_path).arg(one.id);
    while (m_xml.nextChild()) {
        const QString name = m_xml.at().name().toString();
        one.values.append({name, m_xml.elementText()});
    }
    return pending;
}

/// Parts what is said from what is referred to.
void Reader::sort(Pending &pending, const QSet<qint64> &ids) const
{
    static const QSet<QString> usual{QStringLiteral("target"), QStringLiteral("Governor"),
        QStringLiteral("Dependent"), QStringLiteral("elements"), QStringLiteral("fragments"),
        QStringLiteral("links"), QStringLiteral("first"), QStringLiteral("next"), QStringLiteral("pos"),
        QStringLiteral("lemma"), QStringLiteral("stem"), QStringLiteral("morph"), QStringLiteral("parent")};
    for (const ForeignField &attribute : std::as_const(pending.attributes)) {
        const std::optional<bool> known = m_types.isReference(pending.structure.type, attribute.name);
        const QList<qint64> named =
            known.value_or(usual.contains(attribute.name)) ? idsIn(attribute.value) : QList<qint64>();
        const bool areThere =
            std::any_of(named.begin(), named.end(), [&](qint64 id) { return ids.contains(id); });
        if (areThere || (known && !named.isEmpty()))
            pending.structure.references.append({attribute.name, named});
        else
            pending.structure.values.append(attribute);
    }
}

} // namespace

Status readXmi(
    const QByteArray &xml, const QByteArray &typeSystem, const QString &path, ForeignCorpus &corpus)
{
    return Reader(xml, typeSystem, path, corpus).read();
}

} // namespace standpoint
