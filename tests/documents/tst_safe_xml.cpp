// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/safe_xml.h"

#include <QBuffer>
#include <QTest>

using namespace standpoint;

static QString refusal(const QByteArray &bytes, XmlOptions options = {})
{
    SafeXmlReader xml(bytes, QStringLiteral("a.xml"), options);
    while (xml.next()) { }
    const Status status = xml.status();
    return status ? QString() : status.error().toString();
}

class TestSafeXml : public QObject
{
    Q_OBJECT

private slots:
    void walks();
    void readsADevice();
    void refuses_data();
    void refuses();
    void limitsDepth();
    void refusesCrowdedTags();
};

void TestSafeXml::walks()
{
    SafeXmlReader xml(
        "<?xml version='1.0'?>\n<a xmlns:x='urn:x'><b x:id='7'>one<c>two</c>&amp;</b><skip><b/></skip>"
        "<x:b/></a>",
        QStringLiteral("a.xml"));
    QVERIFY(xml.nextChild());
    QVERIFY(xml.is(u"a"));
    QCOMPARE(xml.place(), QStringLiteral("a.xml, line 2"));
    QStringList seen;
    while (xml.nextChild()) {
        if (xml.is(u"urn:x", u"b")) {
            seen << QStringLiteral("x");
            xml.skip();
        } else if (xml.is(u"b")) {
            seen << xml.attribute(u"id") << xml.elementText();
            QCOMPARE(xml.attribute(u"none"), QString());
        } else {
            xml.skip();
        }
    }
    QCOMPARE(seen, QStringList({QStringLiteral("7"), QStringLiteral("onetwo&"), QStringLiteral("x")}));
    QVERIFY(!xml.nextChild());
    QVERIFY(xml.status());
}

void TestSafeXml::readsADevice()
{
    QBuffer buffer;
    buffer.setData("<a>" + QByteArray("<b>x</b>").repeated(50'000) + "</a>");
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    SafeXmlReader xml(buffer, QStringLiteral("a.xml"));
    int count = 0;
    QVERIFY(xml.nextChild());
    while (xml.nextChild())
        count += xml.elementText() == QStringLiteral("x");
    QVERIFY(xml.status());
    QCOMPARE(count, 50'000);
}

void TestSafeXml::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("allowsDoctype");
    QTest::addColumn<QString>("sentence"); // empty: is read
    QTest::newRow("sound") << QByteArray("<a/>") << false << QString();
    QTest::newRow("empty") << QByteArray() << false << QStringLiteral("cut off");
    QTest::newRow("cut off") << QByteArray("<a>\n<b>") << false
                             << QStringLiteral("cut off: it ends inside an element: a.xml, line 2");
    QTest::newRow("wrong end") << QByteArray("<a>\n\n</b>") << false << QStringLiteral("line 3");
    QTest::newRow("no XML") << QByteArray("Hello") << false << QStringLiteral("not valid XML");
    QTest::newRow("document type") << QByteArray("<!DOCTYPE a><a/>") << false
                                   << QStringLiteral("document type");
    QTest::newRow("allowed document type")
        << QByteArray("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://www.w3.org/x.dtd'><html/>")
        << true << QString();
    QTest::newRow("entity") << QByteArray("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>") << true
                            << QStringLiteral("entities");
    QTest::newRow("file entity") << QByteArray(
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>")
                                 << true << QStringLiteral("entities");
    QTest::newRow("parameter entity")
        << QByteArray("<!DOCTYPE a [<!ENTITY % e SYSTEM 'http://example.org/'>%e;]><a/>") << true
        << QStringLiteral("entities");
    QTest::newRow("unknown entity") << QByteArray("<a>&nbsp;</a>") << false
                                    << QStringLiteral("not valid XML");
    QByteArray laughs = "<!DOCTYPE a [<!ENTITY a0 'ha'>";
    for (int i = 1; i < 30; ++i) {
        const QByteArray before = "&a" + QByteArray::number(i - 1) + ';';
        laughs += "<!ENTITY a" + QByteArray::number(i) + " '" + before.repeated(10) + "'>";
    }
    QTest::newRow("a billion laughs") << laughs + "]><a>&a29;</a>" << true << QStringLiteral("entities");
}

void TestSafeXml::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, allowsDoctype);
    QFETCH(const QString, sentence);
    XmlOptions options;
    options.allowsDoctype = allowsDoctype;
    const QString said = refusal(bytes, options);
    if (sentence.isEmpty())
        QCOMPARE(said, QString());
    else
        QVERIFY2(said.contains(sentence), qPrintable(said));
}

void TestSafeXml::limitsDepth()
{
    const auto nested = [](int depth) -> QByteArray {
        return QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth);
    };
    QCOMPARE(refusal(nested(512)), QString());
    QVERIFY(refusal(nested(513)).contains(QStringLiteral("512")));
    QVERIFY(refusal(nested(1'000'000)).contains(QStringLiteral("512")));
}

void TestSafeXml::refusesCrowdedTags()
{
    QByteArray tag = "<a";
    for (int i = 0; i < 300'000; ++i)
        tag += " a" + QByteArray::number(i) + "=''";
    QVERIFY(refusal(tag + "/>").contains(QStringLiteral("attributes")));
    QCOMPARE(refusal("<a><![CDATA[" + QByteArray("a='b' ").repeated(10'000) + "]]>"
                 + QByteArray("\"'").repeated(10'000) + "</a>"),
        QString());
}

QTEST_GUILESS_MAIN(TestSafeXml)
#include "tst_safe_xml.moc"
