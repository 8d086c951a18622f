// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/label_mapping.h"

#include <QtTest>

using namespace standpoint;

class TestLabelMapping : public QObject
{
    Q_OBJECT

private slots:
    void comesBack();
    void refuses_data();
    void refuses();
};

void TestLabelMapping::comesBack()
{
    LabelMapping mapping;
    QCOMPARE(mappingFromJson(mappingToJson(mapping)).value(), mapping);
    mapping.actor = {QStringLiteral("person"), {{QStringLiteral("Min."), QStringLiteral("Minister")}},
        QStringLiteral("Author")};
    mapping.issue = {{}, {}, QStringLiteral("tolls")};
    mapping.stance = {QStringLiteral("agreement"),
        {{QStringLiteral("1"), QStringLiteral("in favour")}, {QStringLiteral("?"), QString()}}, {}};
    mapping.others = {{QStringLiteral("comment"), QStringLiteral("note")},
        {QStringLiteral("sure"), QStringLiteral("attribute:certainty")}};
    mapping.onlyField = QStringLiteral("label");
    mapping.onlyValues = {QStringLiteral("Quote"), QStringLiteral("“Other”\n")};
    QCOMPARE(mappingFromJson(mappingToJson(mapping)).value(), mapping);
}

void TestLabelMapping::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *wrong :
        {"", "[]", "{", "{\"actor\": 1}", "{\"actor\": {\"field\": 1}}", "{\"actor\": {\"values\": []}}",
            "{\"actor\": {\"values\": {\"a\": 1}}}", "{\"actor\": {\"fields\": \"x\"}}", "{\"stances\": {}}",
            "{\"others\": {\"a\": null}}", "{\"only\": {\"field\": \"\", \"values\": []}}",
            "{\"only\": {\"field\": \"a\"}}", "{\"only\": {\"field\": \"a\", \"values\": [1]}}"})
        QTest::newRow(*wrong ? wrong : "nothing") << QByteArray(wrong);
}

void TestLabelMapping::refuses()
{
    QFETCH(const QByteArray, json);
    const auto mapping = mappingFromJson(json);
    QVERIFY(!mapping);
    QCOMPARE(mapping.error().kind, Error::Kind::Malformed);
}

QTEST_GUILESS_MAIN(TestLabelMapping)
#include "tst_label_mapping.moc"
