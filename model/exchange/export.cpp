// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/export.h"

#include "model/exchange/evidence_check.h"
#include "model/exchange/export_recipe.h"
#include "model/exchange/export_run.h"
#include "model/exchange/output_files.h"
#include "model/exchange/pseudonyms.h"
#include "model/exchange/read_file.h"
#include "model/exchange/splits.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>

#include <memory>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Export)
};

/// NAME.train.END beside NAME.END; where the name has no ending, it gets the format's. A folder has none.
QString splitPath(const QString &path, const QString &split, const Format &format)
{
    const qsizetype nameAt = path.lastIndexOf(u'/') + 1;
    const qsizetype dot = path.lastIndexOf(u'.');
    const bool hasEnding = dot > nameAt && dot + 1 < path.size()
        && (!format.isFolder || path.endsWith(QStringLiteral(".zip"), Qt::CaseInsensitive));
    QString name = path.left(hasEnding ? dot : path.size()) + QLatin1Char('.') + split;
    if (format.isFolder && !hasEnding)
        return name;
    return name + QLatin1Char('.') + (hasEnding ? path.mid(dot + 1) : format.suffixes.first());
}

Status checkChoices(const Format &format, const QMap<QString, QString> &choices)
{
    for (auto it = choices.begin(); it != choices.end(); ++it) {
        const auto known = std::find_if(format.choices.begin(), format.choices.end(),
            [&](const FormatChoice &choice) { return choice.id == it.key(); });
        QStringList names;
        if (known == format.choices.end()) {
            for (const FormatChoice &choice : format.choices)
                names.append(choice.id);
            return fail(Error::Kind::Invalid,
                Words::tr("The format “%1” has no choice “%2” (it has %3)")
                    .arg(format.id, it.key(),
                        names.isEmpty() ? Words::tr("none") : names.join(QStringLiteral(", "))));
        }
        for (const auto &[value, name] : known->values)
            names.append(value);
        if (!names.isEmpty() && !names.contains(it.value()))
            return fail(Error::Kind::Invalid,
                Words::tr("“%1” is none of the values of “%2” (%3)")
                    .arg(it.value(), it.key(), names.join(QStringLiteral(", "))));
    }
    return {};
}

/// What all outputs of one export share.
struct Task
{
    const Project &project;
    const ExportOptions options;
    const Format &format;
    ExportScope scope;
    std::function<bool()> mayGoOn;
    qsizetype limit = -1; ///< of articles that have something; -1: none
};

/// One file or folder.
class Output
{
public:
    Output(const Task &task, OutputKind kind, const QString &path)
        : m_task(task)
        , m_files(kind, path)
        , m_lossFiles(kind == OutputKind::Memory ? OutputKind::Memory : OutputKind::File,
              path + QStringLiteral(".losses.csv"))
        , m_run(task.project, task.options, task.format, m_files)
        , m_isFolder(kind == OutputKind::Folder)
    {
    }

    Status write(const QList<ArticleId> &articles, Exported &exported);
    void addProjectLosses(Exported &exported);
    Status commit(Exported &exported);
    const OutputFiles &files() const { return m_files; }

private:
    std::vector<const Annotation *> wanted(const Article &article) const;
    Article namesHidden(const Article &article) const;
    Status add(FormatWriter &writer, const Article &article, Exported &exported);
    Status writeLosses();
    /// Losses of a folder are a file in it.
    QByteArray &lossTable() { return m_isFolder ? m_files.buffer(lossName()) : m_lossFiles.buffer({}); }
    static QString lossName() { return QStringLiteral("losses.csv"); }

    const Task &m_task;
    OutputFiles m_files;
    OutputFiles m_lossFiles;
    ExportRun m_run;
    bool m_isFolder;
    bool m_hasLosses = false;
    qint64 m_annotations = 0;
    qsizetype m_articles = 0;
};

std::vector<const Annotation *> Output::wanted(const Article &article) const
{
    std::vector<const Annotation *> found;
    for (const Annotation &annotation : article.annotations) {
        if (m_task.scope.takes(article, annotation))
            found.push_back(&annotation);
    }
    return found;
}

Status Output::write(const QList<ArticleId> &articles, Exported &exported)
{
    if (Status opened = m_files.open(); !opened)
        return opened;
    const std::unique_ptr<FormatWriter> writer = m_task.format.writer(m_run);
    if (Status begun = writer->begin(); !begun)
        return begun;
    for (const ArticleId id : articles) {
        if (m_task.mayGoOn && !m_task.mayGoOn())
            return fail(Error::Kind::Invalid, Words::tr("The export was stopped; nothing was written"));
        if (m_task.limit >= 0 && m_articles >= m_task.limit)
            break;
        if (const Article *article = m_task.project.article(id)) {
            if (Status added = add(*writer, namesHidden(*article), exported); !added)
                return added;
        }
    }
    if (Status ended = writer->end(); !ended)
        return ended;
    if (m_isFolder) {
        ExportOptions said = m_task.options;
        said.layer = m_run.layerNames();
        m_files.setRecipe(exportRecipe(said, m_articles, m_annotations));
    }
    exported.annotations += m_annotations;
    exported.articles += m_articles;
    for (auto it = m_run.losses.counts().begin(); it != m_run.losses.counts().end(); ++it)
        exported.losses[it.key()] += it.value();
    if (Status written = writeLosses(); !written)
        return written;
    return m_files.close();
}

/// The article without the names of annotators that this program wrote into its note, where there are
/// pseudonyms; all else is shared.
Article Output::namesHidden(const Article &article) const
{
    Article hidden = article;
    if (m_task.options.pseudonyms && article.info->note) {
        ArticleInfo info = *article.info;
        info.setNote(withPseudonyms(m_task.project, info.note.orDefault()));
        hidden.info = std::move(info);
    }
    return hidden;
}

/// An article that fails is left out, and said so; only a full disk and the like end the export.
Status Output::add(FormatWriter &writer, const Article &article, Exported &exported)
{
    const std::vector<const Annotation *> annotations = wanted(article);
    const OffsetMap offsets(article.content());
    const ExportedArticle one{article, annotations, offsets};
    QByteArray lossRows;
    m_run.losses.setTable(&lossRows);
    const QMap<Loss, qint64> lossesBefore = m_run.losses.counts();
    m_files.mark();
    Status added;
    for (const Annotation *annotation : annotations) {
        if (added)
            added = checkEvidenceText(article, *annotation);
    }
    if (added) {
        m_run.addGeneralLosses(one);
        added = writer.add(one);
    }
    m_run.losses.setTable(nullptr);
    if (!added) {
        if (added.error().kind == Error::Kind::Io)
            return added;
        m_files.rollBack();
        m_run.losses.restore(lossesBefore);
        exported.leftOut.append(added.error().where.isEmpty()
                ? Error{added.error().kind, added.error().what, article.info->title}
                : added.error());
        return {};
    }
    if (!annotations.empty())
        ++m_articles;
    m_annotations += static_cast<qint64>(annotations.size());
    if (!lossRows.isEmpty()) {
        if (!std::exchange(m_hasLosses, true)) {
            if (!m_isFolder) {
                if (Status opened = m_lossFiles.open(); !opened)
                    return opened;
            }
            lossTable() += Losses::head();
        }
        lossTable() += lossRows;
        if (!m_isFolder) {
            if (Status flushed = m_lossFiles.flush(false); !flushed)
                return flushed;
        }
    }
    return m_files.flush(false);
}

void Output::addProjectLosses(Exported &exported)
{
    m_run.losses.restore({});
    m_run.addProjectLosses();
    for (auto it = m_run.losses.counts().begin(); it != m_run.losses.counts().end(); ++it)
        exported.losses[it.key()] += it.value();
}

Status Output::writeLosses()
{
    if (m_isFolder || !m_hasLosses)
        return {};
    return m_lossFiles.close();
}

Status Output::commit(Exported &exported)
{
    if (Status committed = m_files.commit(); !committed)
        return committed;
    exported.files.append(m_files.path());
    const QString stale = m_files.path() + QStringLiteral(".losses.csv");
    if (m_hasLosses && !m_isFolder) {
        if (Status committed = m_lossFiles.commit(); !committed)
            return committed;
        exported.files.append(m_lossFiles.path());
    } else if (const Result<QByteArray> head = readFileHead(stale, 64);
               !m_isFolder && head && head->startsWith(Losses::head())) {
        QFile::remove(stale); // of an earlier export of the same name: it would be wrong now
    }
    return {};
}

struct Plan
{
    QString path;
    QList<ArticleId> articles;
};

Result<Exported> run(const Task &task, OutputKind kind, const std::vector<Plan> &plans)
{
    Exported exported;
    std::vector<std::unique_ptr<Output>> outputs; // one that is not committed leaves nothing behind
    for (const Plan &plan : plans) {
        outputs.push_back(std::make_unique<Output>(task, kind, plan.path));
        if (Status written = outputs.back()->write(plan.articles, exported); !written)
            return tl::unexpected(written.error());
        if (outputs.size() == 1)
            outputs.front()->addProjectLosses(exported);
    }
    if (kind == OutputKind::Memory)
        return exported;
    for (const auto &output : outputs) {
        if (Status committed = output->commit(exported); !committed)
            return tl::unexpected(committed.error());
    }
    return exported;
}

Result<Task> taskFor(const Project &project, const ExportOptions &options, const ExportProgress &progress)
{
    if (Status known = checkExportFormat(options.format); !known)
        return tl::unexpected(known.error());
    const Format &format = *formatById(options.format);
    const Result<QList<AnnotatorId>> layers = exportLayers(project, options.layer);
    if (!layers)
        return tl::unexpected(layers.error());
    if (Status choices = checkChoices(format, options.choices); !choices)
        return tl::unexpected(choices.error());
    ExportOptions settled = options;
    if (format.splitsItself && !settled.split)
        settled.split = usualShares;
    Task task{project, settled, format, ExportScope(project, options, *layers), {}};
    if (progress) {
        const auto all = static_cast<double>(qMax<qsizetype>(1, project.articles().size()));
        task.mayGoOn = [&progress, all, done = std::make_shared<qsizetype>(0)] {
            return progress(std::min(1.0, static_cast<double>((*done)++) / all));
        };
    }
    return task;
}

QList<ArticleId> chosen(const Project &project, const ExportOptions &options)
{
    if (options.articles.isEmpty())
        return project.articleOrder();
    const QSet<ArticleId> wanted(options.articles.begin(), options.articles.end());
    QList<ArticleId> found;
    for (const ArticleId id : project.articleOrder()) {
        if (wanted.contains(id))
            found.append(id);
    }
    return found;
}

} // namespace

QString exportUnitName(ExportUnit unit)
{
    switch (unit) {
    case ExportUnit::Span:
        return QStringLiteral("span");
    case ExportUnit::Sentence:
        return QStringLiteral("sentence");
    case ExportUnit::Article:
        break;
    }
    return QStringLiteral("article");
}

std::optional<ExportUnit> exportUnitFrom(const QString &name)
{
    for (const ExportUnit unit : {ExportUnit::Span, ExportUnit::Sentence, ExportUnit::Article}) {
        if (exportUnitName(unit) == name)
            return unit;
    }
    return std::nullopt;
}

Result<QList<AnnotatorId>> exportLayers(const Project &project, const QString &layer)
{
    QList<AnnotatorId> layers;
    if (layer.isEmpty() || layer == QLatin1String("all"))
        return layers;
    const QHash<AnnotatorId, QString> codes = pseudonyms(project);
    const auto called = [&](const QString &name) {
        for (const Shared<Annotator> &annotator : project.annotators()) {
            if (annotator->name == name || (annotator->gold && name == QLatin1String("gold"))
                || annotator->id.toString() == name)
                return annotator->id;
        }
        return codes.key(name);
    };
    if (const AnnotatorId one = called(layer); !one.isNull())
        return QList<AnnotatorId>{one};
    for (const QString &name : layer.split(u'|')) {
        const AnnotatorId one = called(name.trimmed());
        if (one.isNull())
            return fail(Error::Kind::Invalid, Words::tr("The project has no such layer"), name.trimmed());
        layers.append(one);
    }
    return layers;
}

Status checkExportFormat(const QString &id)
{
    QStringList known;
    for (const Format *format : formats()) {
        if (format->writer && format->id == id)
            return {};
        if (format->writer)
            known.append(format->id);
    }
    return fail(Error::Kind::Invalid,
        Words::tr("There is no format “%1” that can be written (there are %2)")
            .arg(id, known.join(QStringLiteral(", "))));
}

Result<QStringList> exportPaths(const ExportOptions &options)
{
    if (Status known = checkExportFormat(options.format); !known)
        return tl::unexpected(known.error());
    const Format &format = *formatById(options.format);
    if (!options.split || format.splitsItself)
        return QStringList(options.path);
    QStringList paths;
    for (const char *name : {"train", "validation", "test"})
        paths.append(splitPath(options.path, QLatin1String(name), format));
    return paths;
}

Result<Exported> exportProject(
    const Project &project, const ExportOptions &options, const ExportProgress &progress)
{
    const Result<Task> task = taskFor(project, options, progress);
    if (!task)
        return tl::unexpected(task.error());
    const OutputKind kind = task->format.isFolder ? OutputKind::Folder : OutputKind::File;
    const Result<QStringList> paths = exportPaths(options);
    if (!paths)
        return tl::unexpected(paths.error());
    if (paths->size() == 1)
        return run(*task, kind, {{paths->first(), chosen(project, options)}});
    const auto splits = splitArticles(project, splitGroups(project, options.nearTogether),
        splitScope(task->scope), *options.split, options.seed);
    std::vector<Plan> plans;
    for (size_t i = 0; i < splits.size(); ++i)
        plans.push_back({paths->at(static_cast<qsizetype>(i)), splits[i]});
    return run(*task, kind, plans);
}

Result<Exported> exportOutlook(
    const Project &project, const ExportOptions &options, const ExportProgress &progress)
{
    const Result<Task> task = taskFor(project, options, progress);
    if (!task)
        return tl::unexpected(task.error());
    return run(*task, OutputKind::Memory, {{options.path, chosen(project, options)}});
}

Result<std::map<QString, QByteArray>> exportPreview(
    const Project &project, const ExportOptions &options, qsizetype articles, const ExportProgress &progress)
{
    ExportOptions first = options;
    const Format *const format = formatById(options.format);
    if (format && !format->splitsItself)
        first.nearTogether = false; // to look at all texts for that would take too long each time
    Result<Task> task = taskFor(project, first, progress);
    if (!task)
        return tl::unexpected(task.error());
    task->limit = articles;
    Exported exported;
    Output output(*task, OutputKind::Memory, options.path);
    if (Status written = output.write(chosen(project, options), exported); !written)
        return tl::unexpected(written.error());
    return output.files().memory();
}

} // namespace standpoint
