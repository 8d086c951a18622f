// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a project goes into a file of the whole project, in which order: the same for JSON lines and
// tables. A sink has put(entity, offsets), putProject(info), putArticle(article, offsets),
// putAnnotation(exported, annotation), and status().
#pragma once

#include "model/exchange/export_run.h"
#include "model/exchange/row_writer.h"

#include <QCoreApplication>
#include <QSet>

namespace standpoint {

template <typename Sink> class ProjectWriter final : public FormatWriter
{
public:
    explicit ProjectWriter(ExportRun &run)
        : m_run(run)
        , m_sink(run)
        , m_annotators(run.annotators().begin(), run.annotators().end())
    {
    }

    Status begin() override
    {
        if (asksForRows(m_run.options))
            return fail(Error::Kind::Invalid,
                QCoreApplication::translate("standpoint::ProjectFiles",
                    "A whole project has no rows by sentence or article, and no sentences of context; choose "
                    "the annotation as the unit"));
        const Project &project = m_run.project;
        ProjectInfo info = project.info();
        if (m_run.options.pseudonyms)
            info.presets.clear(); // they may name annotators
        info.handedOut.to = m_run.annotatorId(info.handedOut.to);
        m_sink.putProject(info);
        putAll(project.issues());
        putAll(project.stances());
        putAll(project.attributes());
        putAll(project.reasons());
        for (const AnnotatorId id : m_run.annotators()) {
            Annotator annotator = *project.annotators().find(id);
            annotator.id = m_run.annotatorId(id);
            annotator.name = m_run.annotatorName(id);
            m_sink.put(annotator, nullptr);
        }
        putAll(project.actors());
        return m_sink.status();
    }

    Status add(const ExportedArticle &exported) override
    {
        const Article &article = exported.article;
        m_sink.putArticle(article, exported.offsets);
        for (ArticleState state : article.states) {
            if (!m_annotators.contains(state.annotator))
                continue;
            state.annotator = m_run.annotatorId(state.annotator);
            m_sink.put(state, nullptr);
        }
        for (const Annotation *annotation : exported.annotations)
            m_sink.putAnnotation(exported, *annotation);
        for (Decision decision : article.decisions.orDefault()) {
            if (!m_annotators.contains(decision.by))
                continue;
            decision.by = m_run.annotatorId(decision.by);
            m_sink.put(decision, &exported.offsets);
        }
        Status status = m_sink.status();
        if (status)
            m_articles.insert(article.info->id);
        return status;
    }

    Status end() override
    {
        int number = 0;
        for (WorkList list : m_run.project.workLists().inOrder()) {
            ++number;
            if (!m_annotators.contains(list.annotator))
                continue;
            list.articles.removeIf([this](ArticleId id) { return !m_articles.contains(id); });
            if (m_run.options.pseudonyms) // names of lists are often those of annotators
                list.name = QCoreApplication::translate("standpoint::ProjectFiles", "List %1").arg(number);
            list.annotator = m_run.annotatorId(list.annotator);
            m_sink.put(list, nullptr);
        }
        return m_sink.status();
    }

private:
    template <typename Entity> void putAll(const Table<Entity> &table)
    {
        for (const Entity &entity : table.inOrder())
            m_sink.put(entity, nullptr);
    }

    ExportRun &m_run;
    Sink m_sink;
    QSet<AnnotatorId> m_annotators;
    QSet<ArticleId> m_articles; ///< that were written
};

} // namespace standpoint
