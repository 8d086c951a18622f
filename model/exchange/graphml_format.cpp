// SPDX-License-Identifier: GPL-3.0-or-later
//
// The discourse network of what is exported, as a graph (network_files.h). Written only.
#include "model/exchange/export_run.h"
#include "model/exchange/network_files.h"

namespace standpoint {

namespace {

class GraphWriter : public FormatWriter
{
public:
    explicit GraphWriter(ExportRun &run)
        : m_run(run)
    {
    }

    Status begin() override
    {
        NetworkOptions options;
        const auto kind = networkKindFrom(m_run.choice(QStringLiteral("network")));
        const auto duplicates = duplicatesFrom(m_run.choice(QStringLiteral("duplicates")));
        const auto normalisation = normalisationFrom(m_run.choice(QStringLiteral("normalise")));
        if (kind && duplicates && normalisation)
            options = {*kind, *duplicates, *normalisation,
                m_run.choice(QStringLiteral("nodes")) == QStringLiteral("affiliations")};
        if (Status fits = checkNetwork(options); !fits)
            return fits;
        m_counter.emplace(m_run.project, options);
        return {};
    }

    Status add(const ExportedArticle &exported) override
    {
        for (const Annotation *annotation : exported.annotations) {
            m_counter->add(exported.article, *annotation);
            if (!m_run.project.stances().find(annotation->stance)->polarity)
                m_run.losses.add(Loss::StanceLeftOut, exported.article, *annotation);
        }
        return {};
    }

    Status end() override
    {
        const QString file = m_run.choice(QStringLiteral("file"));
        return writeNetwork(m_counter->network(),
            file == QStringLiteral("visone")    ? NetworkFile::Visone
                : file == QStringLiteral("csv") ? NetworkFile::EdgeTable
                                                : NetworkFile::GraphMl,
            m_run.file(), [&] { return m_run.flush(); });
    }

private:
    ExportRun &m_run;
    std::optional<NetworkCounter> m_counter;
};

std::unique_ptr<FormatWriter> graphWriter(ExportRun &run)
{
    return std::make_unique<GraphWriter>(run);
}

QList<FormatChoice> choices()
{
    return {
        {QStringLiteral("network"), QT_TRANSLATE_NOOP("standpoint::Format", "Network"),
            {{QStringLiteral("affiliation"), QT_TRANSLATE_NOOP("standpoint::Format", "Actors and issues")},
                {QStringLiteral("congruence"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "Actors by issues on which they agree")},
                {QStringLiteral("conflict"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "Actors by issues on which they are opposed")},
                {QStringLiteral("subtract"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "Actors by agreement minus opposition")}}},
        {QStringLiteral("duplicates"), QT_TRANSLATE_NOOP("standpoint::Format", "What is said again counts"),
            {{QStringLiteral("document"), QT_TRANSLATE_NOOP("standpoint::Format", "once in an article")},
                {QStringLiteral("all"), QT_TRANSLATE_NOOP("standpoint::Format", "each time")},
                {QStringLiteral("week"), QT_TRANSLATE_NOOP("standpoint::Format", "once in a week")},
                {QStringLiteral("month"), QT_TRANSLATE_NOOP("standpoint::Format", "once in a month")},
                {QStringLiteral("year"), QT_TRANSLATE_NOOP("standpoint::Format", "once in a year")},
                {QStringLiteral("ever"), QT_TRANSLATE_NOOP("standpoint::Format", "once in all")}}},
        {QStringLiteral("normalise"), QT_TRANSLATE_NOOP("standpoint::Format", "Weights are divided by"),
            {{QStringLiteral("none"), QT_TRANSLATE_NOOP("standpoint::Format", "nothing")},
                {QStringLiteral("activity"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "what the actor says (actors and issues)")},
                {QStringLiteral("prominence"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "what is said on the issue (actors and issues)")},
                {QStringLiteral("average"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "the mean of what both actors say (actors)")},
                {QStringLiteral("jaccard"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "the positions that one of both has (actors)")},
                {QStringLiteral("cosine"),
                    QT_TRANSLATE_NOOP(
                        "standpoint::Format", "the root of the product of what both say (actors)")}}},
        {QStringLiteral("nodes"), QT_TRANSLATE_NOOP("standpoint::Format", "Nodes"),
            {{QStringLiteral("actors"), QT_TRANSLATE_NOOP("standpoint::Format", "the actors themselves")},
                {QStringLiteral("affiliations"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "whom actors belong to, where that is known")}}},
        {QStringLiteral("file"), QT_TRANSLATE_NOOP("standpoint::Format", "File"),
            {{QStringLiteral("graphml"), QT_TRANSLATE_NOOP("standpoint::Format", "GraphML for any program")},
                {QStringLiteral("visone"), QT_TRANSLATE_NOOP("standpoint::Format", "GraphML for visone")},
                {QStringLiteral("csv"), QT_TRANSLATE_NOOP("standpoint::Format", "a table of edges (CSV)")}}}};
}

} // namespace

extern const Format graphMl;
const Format graphMl{
    .id = QStringLiteral("graphml"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Discourse network (GraphML or table of edges)"),
    .suffixes = {QStringLiteral("graphml"), QStringLiteral("csv")},
    .keeps = Field::Actor | Field::Issue | Field::Stance,
    .writer = graphWriter,
    .choices = choices(),
};

} // namespace standpoint
