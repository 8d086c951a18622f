// SPDX-License-Identifier: GPL-3.0-or-later
//
// The checked cases under tests/data/agreement.
#pragma once

#include "model/agreement/label_table.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace standpoint {

/// The cases of a file, one a line; empty where it cannot be read.
inline std::vector<QJsonObject> goldenCases(const QString &file)
{
    std::vector<QJsonObject> cases;
    QFile lines(QStringLiteral(TEST_DATA "/agreement/") + file);
    if (!lines.open(QIODevice::ReadOnly))
        return cases;
    while (!lines.atEnd()) {
        const QByteArray line = lines.readLine();
        if (!line.trimmed().isEmpty())
            cases.push_back(QJsonDocument::fromJson(line).object());
    }
    return cases;
}

/// One row a case, with the case in column "golden".
inline void addGoldenRows(const QStringList &files)
{
    QTest::addColumn<QJsonObject>("golden");
    for (const QString &file : files) {
        for (const QJsonObject &golden : goldenCases(file))
            QTest::newRow(qPrintable(golden[QLatin1String("name")].toString())) << golden;
    }
}

inline LabelTable tableOf(const QJsonObject &golden)
{
    LabelTable table;
    table.annotators = golden[QLatin1String("annotators")].toInt();
    table.categories = static_cast<int>(golden[QLatin1String("categories")].toArray().size());
    table.ordered = table.categories;
    for (const auto &row : golden[QLatin1String("ratings")].toArray()) {
        for (const auto &label : row.toArray())
            table.labels.push_back(label.isNull() ? LabelTable::missing : label.toInt());
    }
    return table;
}

/// Whether a value is what the case says: the same number within the tolerance, or both absent.
inline bool agrees(const std::optional<double> &value, const QJsonValue &expected, double tolerance = 1e-9)
{
    if (!expected.isDouble())
        return !value;
    return value && std::abs(*value - expected.toDouble()) <= tolerance;
}

} // namespace standpoint
