// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/export.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QSaveFile>

#include <map>

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

QString splitPath(const QString &path, const QString &split)
{
    const QFileInfo file(path);
    const QString suffix = file.suffix().isEmpty() ? QString() : QLatin1Char('.') + file.suffix();
    return file.path() + QLatin1Char('/') + file.completeBaseName() + QLatin1Char('.') + split + suffix;
}

Status writeFile(const Format &format, const ExportPart &part, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(
            Error::Kind::Io, Words::tr("The file could not be written (%1)").arg(file.errorString()), path);
    Status written = format.write(part, file);
    if (!written) {
        file.cancelWriting();
        return written;
    }
    if (!file.commit())
        return fail(
            Error::Kind::Io, Words::tr("The file could not be written (%1)").arg(file.errorString()), path);
    return {};
}

qint64 labels(const Article &article, std::optional<AnnotatorId> layer)
{
    return std::count_if(article.annotations.begin(), article.annotations.end(),
        [&](const Annotation &a) { return !layer || a.annotator == *layer; });
}

} // namespace

Result<std::array<int, 3>> readSplit(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(':'));
    std::array<int, 3> shares{};
    bool ok = parts.size() == 3;
    for (qsizetype i = 0; ok && i < 3; ++i) {
        shares[static_cast<size_t>(i)] = parts[i].toInt(&ok);
        ok = ok && shares[static_cast<size_t>(i)] >= 0 && shares[static_cast<size_t>(i)] <= 1'000'000;
    }
    if (!ok || shares[0] + shares[1] + shares[2] == 0)
        return fail(Error::Kind::Invalid, Words::tr("A split is three shares like 80:10:10"), text);
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

Result<QStringList> exportProject(const Project &project, const ExportOptions &options)
{
    const Format *format = formatById(options.format);
    if (!format || !format->write)
        return fail(Error::Kind::Invalid, Words::tr("There is no format of that name that can be written"),
            options.format);
    const auto layer = layerCalled(project, options.layer);
    if (!layer)
        return tl::unexpected(layer.error());
    if (!options.split) {
        const ExportPart part{project, project.articleOrder(), *layer};
        if (Status written = writeFile(*format, part, options.path); !written)
            return tl::unexpected(written.error());
        return QStringList{options.path};
    }
    const auto splits = splitArticles(project, *layer, *options.split, options.seed);
    const QStringList names{QStringLiteral("train"), QStringLiteral("validation"), QStringLiteral("test")};
    QStringList paths;
    for (int i = 0; i < 3; ++i) {
        const ExportPart part{project, splits[static_cast<size_t>(i)], *layer};
        paths.append(splitPath(options.path, names[i]));
        if (Status written = writeFile(*format, part, paths.last()); !written)
            return tl::unexpected(written.error());
    }
    return paths;
}

} // namespace standpoint
