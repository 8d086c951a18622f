// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/pseudonyms.h"

#include "model/exchange/dna_layout.h"

#include <QCryptographicHash>
#include <QSet>
#include <QtEndian>

namespace standpoint {

namespace {

QByteArray digestOf(const Project &project, const QByteArray &what)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(
        QByteArray("standpoint pseudonym\n" + project.info().id.toString().toLatin1() + "\n" + what));
    return hash.result();
}

/// No vowels, so that no code is a word, and nothing that is read for something else. Files are called by it:
/// no two differ in capitals only.
QString codeFrom(const QByteArray &digest)
{
    static constexpr char signs[] = "23456789BCDFGHJKMNPQRSTVWXZ";
    constexpr int length = 6;
    auto number = qFromBigEndian<quint64>(digest.constData());
    QString code(1, u'A');
    for (int i = 0; i < length; ++i) {
        code += QLatin1Char(signs[number % (sizeof signs - 1)]);
        number /= sizeof signs - 1;
    }
    return code;
}

} // namespace

QHash<AnnotatorId, QString> pseudonyms(const Project &project)
{
    QList<AnnotatorId> ids;
    for (const Shared<Annotator> &annotator : project.annotators()) {
        if (!annotator->gold)
            ids.append(annotator->id);
    }
    std::sort(ids.begin(), ids.end()); // decides who of two with one code (of 387,420,489) gets another
    QHash<AnnotatorId, QString> all;
    QSet<QString> used;
    for (const AnnotatorId id : std::as_const(ids)) {
        const QByteArray own = id.toString().toLatin1();
        QString code = codeFrom(digestOf(project, own));
        for (int again = 1; used.contains(code); ++again)
            code = codeFrom(digestOf(project, own + ' ' + QByteArray::number(again)));
        used.insert(code);
        all.insert(id, code);
    }
    return all;
}

QString pseudonymOf(const Project &project, const QString &name)
{
    return codeFrom(digestOf(project, "name " + name.toUtf8()));
}

AnnotatorId pseudonymousId(const Project &project, AnnotatorId annotator)
{
    const QByteArray digest = digestOf(project, "id " + annotator.toString().toLatin1());
    return AnnotatorId{
        {qFromBigEndian<quint64>(digest.constData()), qFromBigEndian<quint64>(digest.constData() + 8)}};
}

QString withPseudonyms(const Project &project, const QString &note)
{
    QString rest;
    QList<dna::Remark> remarks = dna::remarksIn(note, &rest);
    if (remarks.isEmpty())
        return note;
    const QHash<AnnotatorId, QString> codes = pseudonyms(project);
    QHash<QString, QString> byName;
    for (const Shared<Annotator> &annotator : project.annotators())
        byName.insert(annotator->name, annotator->gold ? annotator->name : codes.value(annotator->id));
    QStringList parts;
    if (!rest.isEmpty())
        parts.append(rest);
    for (dna::Remark &remark : remarks) {
        const auto known = byName.constFind(remark.coder);
        remark.coder = known != byName.cend() ? *known : pseudonymOf(project, remark.coder);
        parts.append(dna::remarkText(remark));
    }
    return parts.join(u'\n');
}

} // namespace standpoint
