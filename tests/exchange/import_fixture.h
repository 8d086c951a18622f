// SPDX-License-Identifier: GPL-3.0-or-later
//
// A folder of files, and a project to import them into: what all tests of this room begin with.
#pragma once

#include "model/exchange/export.h"
#include "model/exchange/import.h"
#include "model/project/codebook.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace standpoint {

inline Project emptyProject()
{
    return newProject(QStringLiteral("Test"), defaultCodebook()).value();
}

/// Files by name in a folder that goes with this object.
class Folder
{
public:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString path() const { return m_folder.path(); }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("The test cannot write %s", qPrintable(path(name)));
        return path(name);
    }
    QString write(const QString &name, const QString &text) const { return write(name, text.toUtf8()); }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

/// Imports and applies; the test fails where that does.
inline Import importInto(Project &project, const QStringList &paths, const ImportOptions &options = {})
{
    Result<Import> import = importFiles(project, paths, options);
    if (!import) {
        QTest::qFail(qPrintable(import.error().toString()), __FILE__, __LINE__);
        return {};
    }
    if (const Status applied = project.apply(import->change); !applied)
        QTest::qFail(qPrintable(applied.error().toString()), __FILE__, __LINE__);
    return std::move(*import);
}

/// The notices as lines "where: what".
inline QStringList linesOf(const Notices &notices)
{
    QStringList lines;
    for (const Notice &notice : notices.list())
        lines.append(notice.where + QStringLiteral(": ") + notice.what);
    return lines;
}

inline bool anyHas(const QStringList &lines, const QString &one, const QString &other = {})
{
    return std::any_of(lines.begin(), lines.end(),
        [&](const QString &line) { return line.contains(one) && line.contains(other); });
}

/// Article, evidence text, offsets, names, answers and all else of each annotation, by id.
inline QMap<QString, QString> annotationsOf(const Project &project)
{
    QMap<QString, QString> all;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &a : article->annotations) {
            QStringList fields{article->info->title, article->evidenceText(a.evidence),
                project.actors().find(a.actor)->name, project.issues().find(a.issue)->name,
                project.stances().find(a.stance)->name, project.annotators().find(a.annotator)->name,
                a.note.orDefault(), QString::number(a.confidence, 'g', 9),
                QString::number(static_cast<int>(a.provenance)), a.created.toString(Qt::ISODateWithMs),
                a.modified.toString(Qt::ISODateWithMs)};
            for (const TextSpan span : a.evidence.fragments())
                fields.append(QStringLiteral("%1-%2").arg(span.begin).arg(span.end));
            for (const AttributeValue &answer : a.attributes.orDefault())
                fields.append(answer.attribute.toString() + u'=' + answer.value);
            all.insert(a.id.toString(), fields.join(QStringLiteral(" | ")));
        }
    }
    return all;
}

/// The same as sorted lines, with no more than these fields: what a format keeps. Without Field::Fragments
/// the evidence is its hull.
inline QStringList annotationLines(const Project &project, Fields keeps)
{
    QStringList lines;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &a : article->annotations) {
            QStringList fields{article->content().left(20)};
            const auto add = [&](Field field, const QString &value) {
                fields.append(keeps.testFlag(field) ? value : QString());
            };
            const Evidence hull(TextSpan{a.evidence.begin(), a.evidence.end()});
            const Evidence &evidence = keeps.testFlag(Field::Fragments) ? a.evidence : hull;
            add(Field::Ids, a.id.toString());
            for (const TextSpan span : evidence.fragments())
                add(Field::Span, QStringLiteral("%1-%2").arg(span.begin).arg(span.end));
            add(Field::Span, article->evidenceText(evidence));
            add(Field::Actor, project.actors().find(a.actor)->name);
            add(Field::Issue, project.issues().find(a.issue)->name);
            add(Field::Stance, project.stances().find(a.stance)->name);
            add(Field::Annotator, project.annotators().find(a.annotator)->name);
            add(Field::Note, a.note.orDefault());
            add(Field::Confidence, QString::number(a.confidence, 'g', 9));
            add(Field::Times,
                a.created.toString(Qt::ISODateWithMs) + u'/' + a.modified.toString(Qt::ISODateWithMs));
            for (const AttributeValue &answer : a.attributes.orDefault())
                add(Field::Attributes, answer.attribute.toString() + u'=' + answer.value);
            lines.append(fields.join(QStringLiteral(" | ")));
        }
    }
    lines.sort();
    return lines;
}

/// The one article of a project that has one.
inline const Article &onlyArticle(const Project &project)
{
    if (project.articles().size() != 1)
        qFatal("The test expects one article, and there are %d", static_cast<int>(project.articles().size()));
    return **project.articles().begin();
}

} // namespace standpoint
