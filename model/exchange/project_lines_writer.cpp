// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/annotation_json.h"
#include "model/exchange/project_intake.h"
#include "model/exchange/project_lines.h"
#include "model/exchange/project_writer.h"
#include "model/exchange/record_lines.h"

namespace standpoint {

namespace {

class LineSink
{
public:
    explicit LineSink(ExportRun &run)
        : m_run(run)
        , m_json(
              run.project, [&run](AnnotatorId id) { return run.annotatorName(id); },
              AnnotationJson::Extent::Record, [&run](AnnotatorId id) { return run.annotatorId(id); })
    {
    }

    void putProject(const ProjectInfo &info)
    {
        QByteArray &out = m_run.file();
        out += R"({"record": "project", "version": )" + QByteArray::number(projectFilesVersion);
        JsonFields visitor(out);
        fields(visitor, info);
        out += "}\n";
    }
    template <typename Entity> void put(const Entity &entity, const OffsetMap *offsets)
    {
        appendRecord(m_run.file(), entity, offsets);
    }
    void putArticle(const Article &article, const OffsetMap &offsets)
    {
        QByteArray &out = m_run.file();
        out += R"({"record": "article")";
        JsonFields visitor(out, &offsets);
        fields(visitor, *article.info, *article.text);
        out += "}\n";
    }
    void putAnnotation(const ExportedArticle &exported, const Annotation &annotation)
    {
        QByteArray &out = m_run.file();
        m_json.append(out, exported.article, exported.offsets, annotation);
        out += '\n';
    }
    static Status status() { return {}; }

private:
    ExportRun &m_run;
    AnnotationJson m_json;
};

} // namespace

std::unique_ptr<FormatWriter> projectLinesWriter(ExportRun &run)
{
    return std::make_unique<ProjectWriter<LineSink>>(run);
}

} // namespace standpoint
