// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/cas_json_reader.h"

#include "model/exchange/number_text.h"
#include "model/exchange/uima_reading.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::CasJson)
};

/// A whole number; -1 for anything else.
qint64 wholeIn(const QJsonValue &value)
{
    return value.toInteger(-1);
}

QString textIn(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (!value.isDouble())
        return value.toString();
    const qint64 whole = value.toInteger(std::numeric_limits<qint64>::min());
    return whole == std::numeric_limits<qint64>::min() ? QString::fromLatin1(numberText(value.toDouble()))
                                                       : QString::number(whole);
}

/// Whether the elements of a list of this type are numbers of other structures.
bool isListOfStructures(const QString &type)
{
    return !type.startsWith(QStringLiteral("uima.cas.")) || type.contains(QStringLiteral("FSArray"))
        || type.contains(QStringLiteral("TOP")) || type.contains(QStringLiteral("AnnotationBase"));
}

struct Sofa
{
    qint64 id = 0;
    QString name;
    QString text;
};

class Reader
{
public:
    Reader(const QString &path, ForeignCorpus &corpus)
        : m_path(path)
        , m_corpus(corpus)
    {
    }

    Status read(const QJsonObject &cas);

private:
    void readStructure(const QJsonObject &object, qsizetype number);
    static void readElements(UimaStructure &one, const QJsonArray &elements);

    QString m_path;
    ForeignCorpus &m_corpus;
    QList<Sofa> m_sofas;
    struct Found
    {
        UimaStructure structure;
        qint64 sofa = 0;
    };
    std::vector<Found> m_found;
};

Status Reader::read(const QJsonObject &cas)
{
    const QJsonValue structures = cas.value(QLatin1String("%FEATURE_STRUCTURES"));
    if (structures.isArray()) {
        qsizetype number = 0;
        for (const auto &one : structures.toArray())
            readStructure(one.toObject(), ++number);
    } else { // as the first versions had it: by id
        const QJsonObject byId = structures.toObject();
        qsizetype number = 0;
        for (auto it = byId.begin(); it != byId.end(); ++it) {
            QJsonObject object = it.value().toObject();
            if (!object.contains(QLatin1String("%ID")))
                object.insert(QLatin1String("%ID"), it.key().toLongLong());
            readStructure(object, ++number);
        }
    }
    const Sofa *main = nullptr;
    for (const Sofa &sofa : std::as_const(m_sofas)) {
        if (!sofa.text.isEmpty() && (!main || sofa.name == QStringLiteral("_InitialView")))
            main = &sofa;
    }
    if (!main)
        return fail(Error::Kind::Malformed, Words::tr("The file has no text"), m_path);
    UimaDocument document;
    document.text = main->text;
    document.name = uimaDocumentName(m_path);
    document.where = m_path;
    qsizetype elsewhere = 0;
    for (Found &found : m_found) {
        if (found.sofa != 0 && found.sofa != main->id)
            ++elsewhere;
        else
            document.structures.push_back(std::move(found.structure));
    }
    if (elsewhere > 0)
        m_corpus.remarks.add(Words::tr("%n annotation(s) belong to another view than “%1”, and were left out",
                                 nullptr, static_cast<int>(std::min<qsizetype>(elsewhere, 1'000'000'000)))
                                 .arg(main->name),
            m_path);
    takeUimaDocument(std::move(document), m_corpus);
    return {};
}

void Reader::readStructure(const QJsonObject &object, qsizetype number)
{
    Found found;
    UimaStructure &one = found.structure;
    one.id = std::max<qint64>(0, wholeIn(object.value(QLatin1String("%ID"))));
    one.type = object.value(QLatin1String("%TYPE")).toString();
    one.where = one.id > 0 ? Words::tr("%1, %ID %2").arg(m_path).arg(one.id)
                           : Words::tr("%1, structure %2").arg(m_path).arg(number);
    if (one.type.isEmpty()) {
        m_corpus.skipped.add(Words::tr("The structure has no type, so it was left out"), one.where);
        return;
    }
    if (one.type == QStringLiteral("uima.cas.Sofa")) {
        m_sofas.append({one.id, object.value(QLatin1String("sofaID")).toString(),
            object.value(QLatin1String("sofaString")).toString()});
        return;
    }
    bool hasBegin = false;
    bool hasEnd = false;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = it.key();
        const QJsonValue value = it.value();
        if (key == QStringLiteral("%ELEMENTS")) {
            readElements(one, value.toArray());
        } else if (key == QStringLiteral("@sofa")) {
            found.sofa = wholeIn(value);
        } else if (key == QStringLiteral("begin") || key == QStringLiteral("^begin")) {
            one.begin = wholeIn(value);
            hasBegin = true;
        } else if (key == QStringLiteral("end") || key == QStringLiteral("^end")) {
            one.end = wholeIn(value);
            hasEnd = true;
        } else if (key.startsWith(u'@')) {
            one.references.append({key.sliced(1), {wholeIn(value)}});
        } else if (!key.startsWith(u'%')) {
            const QString text = textIn(value);
            if (!text.isEmpty())
                one.values.append({key.startsWith(u'#') || key.startsWith(u'^') ? key.sliced(1) : key, text});
            else if (value.isArray() || value.isObject())
                m_corpus.remarks.add(
                    Words::tr("“%1” is neither text nor number, and was left out").arg(key.left(60)),
                    one.where);
        }
    }
    one.hasSpan = hasBegin && hasEnd;
    m_found.push_back(std::move(found));
}

void Reader::readElements(UimaStructure &one, const QJsonArray &elements)
{
    QList<qint64> ids;
    for (const auto &element : elements) {
        if (isListOfStructures(one.type))
            ids.append(wholeIn(element));
        else
            one.values.append({QStringLiteral("elements"), textIn(element)});
    }
    if (!ids.isEmpty())
        one.references.append({QStringLiteral("elements"), ids});
}

} // namespace

Status readCasJson(const QByteArray &json, const QString &path, ForeignCorpus &corpus)
{
    QJsonParseError error;
    const QJsonDocument document =
        QJsonDocument::fromJson(json.startsWith("\xEF\xBB\xBF") ? json.sliced(3) : json, &error);
    if (document.isNull())
        return fail(
            Error::Kind::Malformed, Words::tr("The file is no JSON (%1)").arg(error.errorString()), path);
    if (!document.object().contains(QLatin1String("%FEATURE_STRUCTURES")))
        return fail(Error::Kind::Malformed, Words::tr("The file is no UIMA CAS JSON"), path);
    return Reader(path, corpus).read(document.object());
}

} // namespace standpoint
