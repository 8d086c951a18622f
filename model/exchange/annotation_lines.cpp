// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON lines: one annotation a line, the object of annotation_json.h. UTF-8, LF, no byte order mark.
#include "model/exchange/annotation_json.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/format.h"

#include <QIODevice>

namespace standpoint {

namespace {

constexpr qsizetype flushAt = 1 << 20;

Status write(const ExportPart &part, QIODevice &device)
{
    const AnnotationJson json(part.project);
    QByteArray out;
    out.reserve(flushAt + (1 << 16));
    const auto flush = [&] {
        const bool written = device.write(out) == out.size();
        out.resize(0);
        return written;
    };
    for (const ArticleId id : part.articles) {
        const Article *article = part.project.article(id);
        if (!article || article->annotations.isEmpty())
            continue;
        const OffsetMap offsets(article->content());
        for (const Annotation &annotation : article->annotations) {
            if (part.layer && annotation.annotator != *part.layer)
                continue;
            if (Status fits = checkEvidenceText(*article, annotation); !fits)
                return fits;
            json.append(out, *article, offsets, annotation);
            out += '\n';
            if (out.size() > flushAt && !flush())
                return fail(Error::Kind::Io, device.errorString());
        }
    }
    if (!flush())
        return fail(Error::Kind::Io, device.errorString());
    return {};
}

} // namespace

extern const Format annotationLines;
const Format annotationLines{
    .id = QStringLiteral("jsonl"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Annotations as JSON lines"),
    .suffixes = {QStringLiteral("jsonl")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids,
    .write = write,
};

} // namespace standpoint
