// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that is said of an annotation and of an article as names and values, the same in every format
// that has room for what its own terms do not say. The names are those of foreign_corpus.h, so that what is
// written so is read again by the rules that all formats share.
#pragma once

#include "model/exchange/export_run.h"
#include "model/exchange/foreign_corpus.h"

#include <QJsonObject>

namespace standpoint {

/// Makes once what is the same in a million annotations.
class ExportedFields
{
public:
    explicit ExportedFields(const ExportRun &run);

    /// actor, actor_id, affiliation, issue, stance, polarity, annotator, attribute:NAME, confidence, note,
    /// provenance, created, modified; those that it has.
    QList<ForeignField> of(const Annotation &annotation) const;

    const Actor &actor(const Annotation &annotation) const
    {
        return *m_project.actors().find(annotation.actor);
    }
    const QString &issue(const Annotation &annotation) const
    {
        return m_project.issues().find(annotation.issue)->name;
    }
    const QString &stance(const Annotation &annotation) const
    {
        return m_project.stances().find(annotation.stance)->name;
    }

private:
    const Project &m_project;
    const ExportRun &m_run;
    QHash<ActorId, QList<ForeignField>> m_actors;
    QHash<StanceId, QList<ForeignField>> m_stances;
};

/// What an edited value of a file takes back of what we wrote: the id of an actor that has another name now,
/// the polarity of another stance.
void setVisible(ForeignAnnotation &annotation, const QString &name, const QString &value);

/// article_id, document, title, source, author, published, url, language, tags, article_note; those that it
/// has. Tags are parted by U+001F, which no text holds.
QList<ForeignField> articleFields(const ArticleInfo &info);

/// For formats that write progress beside an annotator's annotations: lists that of those who found nothing
/// as lost.
void addStatesBesideNothing(ExportRun &run, const ExportedArticle &exported);
inline constexpr QChar tagSeparator = u'\x1F';
/// False where no member is called so, or the value is none that it can have.
bool setArticleField(ArticleInfo &info, const QString &name, const QString &value);

/// Appends `, "name": "value"` for each (without the comma after `{`); numbers where the value is one by
/// nature (polarity, confidence), tags as a list.
void appendJsonMembers(QByteArray &out, const QList<ForeignField> &fields);
/// Appends `, "states": {annotator: "done"}` of those that are written and have finished it. That somebody
/// has begun follows from the annotations.
void appendStates(QByteArray &out, const ExportRun &run, const Article &article);
/// Appends `, "name": ` (without the comma after `{`).
void appendJsonKey(QByteArray &out, QStringView name);

/// A text, number or flag as text; of a list these, parted by `separator`. Empty for anything else.
QString textOfJson(const QJsonValue &value, QChar separator = u'\n');

/// What `states` of a file says, and the article's description in `members`; false for a name that is
/// neither.
bool setArticleMember(ForeignDocument &document, const QString &name, const QJsonValue &value);

/// "in favour" → "in_favour": letters, digits, `_` and `-` of ASCII, never empty, at most 60.
QString asciiCode(const QString &name);

/// The spans in code points, "0-12;15-30", and back: nothing where it is no such list.
QString spansText(const OffsetMap &offsets, const QList<TextSpan> &spans);
std::optional<QList<TextSpan>> spansFromText(const OffsetMap &offsets, const QString &text);

/// A span without the white space at its ends; the span itself where it holds nothing else.
TextSpan trimmedSpan(QStringView text, TextSpan span);

} // namespace standpoint
