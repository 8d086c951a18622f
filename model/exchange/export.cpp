// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/export.h"

#include "model/exchange/read_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSaveFile>

#include <map>
#include <memory>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Export)
};

Result<std::optional<AnnotatorId>> layerCalled(const Project &project, const QString &name)
{
    if (name.isEmpty() || name == QLatin1String("all"))
        return std::optional<AnnotatorId>();
    for (const Shared<Annotator> &annotator : project.annotators()) {
        if (annotator->name == name || (annotator->gold && name == QLatin1String("gold")))
            return std::optional(annotator->id);
    }
    return fail(Error::Kind::Invalid, Words::tr("The project has no such layer"), name);
}

/// NAME.train.END beside NAME.END; where the name has no ending, it gets the format's.
QString splitPath(const QString &path, const QString &split, const Format &format)
{
    const qsizetype nameAt = path.lastIndexOf(u'/') + 1;
    const qsizetype dot = path.lastIndexOf(u'.');
    const bool hasEnding = dot > nameAt && dot + 1 < path.size();
    return path.left(hasEnding ? dot : path.size()) + QLatin1Char('.') + split + QLatin1Char('.')
        + (hasEnding ? path.mid(dot + 1) : format.suffixes.first());
}

tl::unexpected<Error> notWritten(const QSaveFile &file)
{
    return fail(Error::Kind::Io, Words::tr("The file could not be written (%1)").arg(file.errorString()),
        file.fileName());
}

/// A project, or one of the files that are kept beside it: what is called so would be taken for one.
bool isOurs(const QString &path)
{
    for (const char *ending : {".stance-journal", ".stance-lock", ".stance~"}) {
        if (path.endsWith(QLatin1String(ending)))
            return true;
    }
    const Result<QByteArray> head = readFileHead(path, 32);
    return head && (head->startsWith("standpoint-project ") || head->startsWith("standpoint-journal "));
}

struct Output
{
    ExportPart part;
    QString path;
};

/// All files whole, or none of them changed: none takes its place before all are written.
Result<QStringList> writeFiles(const Format &format, const std::vector<Output> &outputs)
{
    QStringList paths;
    std::vector<std::unique_ptr<QSaveFile>> files; // one that is not committed leaves nothing behind
    for (const Output &output : outputs) {
        if (isOurs(output.path))
            return fail(Error::Kind::Conflict,
                Words::tr("An export does not replace a Standpoint project, nor the files beside it that "
                          "keep its work"),
                output.path);
        QSaveFile &file = *files.emplace_back(std::make_unique<QSaveFile>(output.path));
        if (!file.open(QIODevice::WriteOnly))
            return notWritten(file);
        if (Status written = format.write(output.part, file); !written) {
            if (written.error().kind == Error::Kind::Io)
                return notWritten(file);
            return tl::unexpected(written.error());
        }
        if (!file.flush()) // commit() would not say so: a full disk
            return notWritten(file);
        paths.append(output.path);
    }
    for (const auto &file : files) {
        if (!file->commit())
            return notWritten(*file);
    }
    return paths;
}

qint64 labels(const Article &article, std::optional<AnnotatorId> layer)
{
    return std::count_if(article.annotations.begin(), article.annotations.end(),
        [&](const Annotation &a) { return !layer || a.annotator == *layer; });
}

} // namespace

tl::unexpected<Error> exportStopped()
{
    return fail(Error::Kind::Invalid, Words::tr("The export was stopped; nothing was written"));
}

Status checkExportFormat(const QString &id)
{
    QStringList known;
    for (const Format *format : formats()) {
        if (format->write && format->id == id)
            return {};
        if (format->write)
            known.append(format->id);
    }
    return fail(Error::Kind::Invalid,
        Words::tr("There is no format “%1” that can be written (there are %2)")
            .arg(id, known.join(QStringLiteral(", "))));
}

Result<std::array<int, 3>> readSplit(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(':'));
    std::array<int, 3> shares{};
    bool ok = parts.size() == 3;
    for (qsizetype i = 0; ok && i < 3; ++i) {
        static const QRegularExpression digits(QStringLiteral("^[0-9]+\\z"));
        shares[static_cast<size_t>(i)] = parts[i].toInt(&ok);
        ok = ok && digits.match(parts[i]).hasMatch() && shares[static_cast<size_t>(i)] >= 0
            && shares[static_cast<size_t>(i)] <= 1'000'000;
    }
    if (!ok || shares[0] + shares[1] + shares[2] == 0)
        return fail(
            Error::Kind::Invalid, Words::tr("A split is three shares like 80:10:10, not “%1”").arg(text));
    return shares;
}

std::array<QList<ArticleId>, 3> splitArticles(
    const Project &project, std::optional<AnnotatorId> layer, const std::array<int, 3> &shares, quint64 seed)
{
    // A group is all articles of one text; its key depends on text and seed alone, not on this project's ids.
    std::map<QByteArray, QList<ArticleId>> groups;
    qint64 all = 0;
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QByteArray::number(seed).append('\n'));
        hash.addData(article.content().simplified().toUtf8());
        groups[hash.result()].append(id);
        all += labels(article, layer);
    }
    const bool byLabels = all > 0;
    if (!byLabels)
        all = project.articles().size();
    const double sum = shares[0] + shares[1] + shares[2];
    std::array<double, 3> wanted{};
    for (size_t i = 0; i < 3; ++i)
        wanted[i] = static_cast<double>(all) * shares[i] / sum;
    std::array<QList<ArticleId>, 3> splits;
    std::array<double, 3> filled{};
    for (const auto &[key, articles] : groups) {
        // To the split that is furthest from its share.
        size_t best = 0;
        double lack = -1e300;
        for (size_t i = 0; i < 3; ++i) {
            const double missing = wanted[i] > 0 ? (wanted[i] - filled[i]) / wanted[i] : -1e301;
            if (missing > lack) {
                lack = missing;
                best = i;
            }
        }
        for (const ArticleId id : articles) {
            splits[best].append(id);
            filled[best] += byLabels ? static_cast<double>(labels(*project.article(id), layer)) : 1;
        }
    }
    return splits;
}

Result<QStringList> exportPaths(const ExportOptions &options)
{
    if (Status known = checkExportFormat(options.format); !known)
        return tl::unexpected(known.error());
    if (!options.split)
        return QStringList(options.path);
    QStringList paths;
    for (const char *name : {"train", "validation", "test"})
        paths.append(splitPath(options.path, QLatin1String(name), *formatById(options.format)));
    return paths;
}

Result<QStringList> exportProject(
    const Project &project, const ExportOptions &options, const ExportProgress &progress)
{
    const Result<QStringList> paths = exportPaths(options);
    if (!paths)
        return tl::unexpected(paths.error());
    const auto layer = layerCalled(project, options.layer);
    if (!layer)
        return tl::unexpected(layer.error());
    std::function<bool()> mayGoOn;
    if (progress) {
        const auto all = static_cast<double>(qMax<qsizetype>(1, project.articles().size()));
        mayGoOn = [&progress, all, done = std::make_shared<qsizetype>(0)] {
            return progress(static_cast<double>((*done)++) / all);
        };
    }
    std::vector<Output> outputs;
    if (options.split) {
        const auto splits = splitArticles(project, *layer, *options.split, options.seed);
        for (size_t i = 0; i < splits.size(); ++i)
            outputs.push_back({{project, splits[i], *layer, mayGoOn}, paths->at(static_cast<qsizetype>(i))});
    } else {
        outputs.push_back({{project, project.articleOrder(), *layer, mayGoOn}, paths->first()});
    }
    return writeFiles(*formatById(options.format), outputs);
}

} // namespace standpoint
