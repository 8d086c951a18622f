// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/conll_writer.h"

#include "model/exchange/uima_types.h"
#include "model/text/tokens.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Conll)
};

struct Token
{
    TextSpan span;
    int sentence = 0;
};

/// Whether a token is nothing but marks of direction and the like, which readers take for no token at all.
bool isInvisible(QStringView token)
{
    return std::all_of(
        token.begin(), token.end(), [](QChar c) { return c.category() == QChar::Other_Format; });
}

std::vector<Token> tokensIn(const Article &article)
{
    std::vector<Token> tokens;
    const QString &text = article.content();
    int sentence = 0;
    for (const TextSpan stretch : tokenizedStretches(text, article.sentences())) {
        const size_t before = tokens.size();
        for (const TextSpan span : tokensOf(text, stretch)) {
            if (!isInvisible(QStringView(text).mid(span.begin, span.length())))
                tokens.push_back({span, sentence});
        }
        if (tokens.size() > before)
            ++sentence;
    }
    return tokens;
}

/// A name as a tag has it: no white space.
QByteArray tagName(const QString &name)
{
    QString tag;
    for (const QChar c : name.simplified())
        tag += c.isSpace() || c.category() == QChar::Other_Format ? QChar(u'_') : c;
    return tag.isEmpty() ? QByteArray("_") : tag.toUtf8();
}

struct Tag
{
    QByteArray name;
    bool isNumbered = false; ///< because another name is written alike
};

/// In the codebook's order, so that one is called the same in every file. In front of a stance an issue has
/// no colon, for that parts them.
template <typename Entity> QHash<Id<Entity>, Tag> tagsOf(const QList<Entity> &entities, bool isInFront)
{
    QHash<Id<Entity>, Tag> tags;
    QSet<QByteArray> used;
    for (const Entity &entity : entities) {
        QByteArray base = tagName(entity.name);
        if (isInFront)
            base.replace(':', '_');
        Tag tag{base, false};
        for (int number = 2; used.contains(tag.name); ++number)
            tag = {base + '-' + QByteArray::number(number), true};
        used.insert(tag.name);
        tags.insert(entity.id, tag);
    }
    return tags;
}

/// Tokens from first to last.
struct Stretch
{
    size_t first = 0;
    size_t last = 0;
};

struct Placed
{
    QList<Stretch> stretches;
    bool isWidened = false;
    bool isTrimmed = false;
};

class ConllWriter : public FormatWriter
{
public:
    explicit ConllWriter(ExportRun &run)
        : m_run(run)
        , m_folders(run)
        , m_labels(run.choice(QStringLiteral("labels")))
        , m_isWide(run.choice(QStringLiteral("columns")) != QStringLiteral("2"))
        , m_stances(tagsOf(run.project.stances().inOrder(), false))
        , m_issues(tagsOf(run.project.issues().inOrder(), true))
    {
        run.alsoKeeps |= Field::Fragments; // said by itself: each becomes a label of its own
        if (m_labels != QStringLiteral("stance"))
            run.alsoKeeps |= Field::Issue;
    }

    Status add(const ExportedArticle &exported) override
    {
        const std::vector<Token> tokens = tokensIn(exported.article);
        if (tokens.empty() && exported.annotations.empty())
            return {}; // nothing that could be written
        if (tokens.empty())
            return fail(Error::Kind::Invalid,
                Words::tr("The article has no word, and CoNLL can say nothing of anything else"),
                exported.article.info->title);
        for (const LabelledArticle &part : m_folders.of(exported)) {
            const std::vector<QByteArray> tags = tagged(exported.article, tokens, part.annotations);
            write(m_run.file(part.folder + QStringLiteral(".conll")), exported.article, tokens, tags);
            writeMap(m_run.file(part.folder + QStringLiteral(".map.tsv")), exported, tokens);
        }
        return {};
    }

private:
    Tag labelOf(const Annotation &annotation) const;
    static Placed placed(const std::vector<Token> &tokens, const Annotation &annotation);
    std::vector<QByteArray> tagged(const Article &article, const std::vector<Token> &tokens,
        const std::vector<const Annotation *> &annotations);
    void write(QByteArray &out, const Article &article, const std::vector<Token> &tokens,
        const std::vector<QByteArray> &tags) const;
    static void writeMap(QByteArray &out, const ExportedArticle &exported, const std::vector<Token> &tokens);

    ExportRun &m_run;
    AnnotatorFolders m_folders;
    QString m_labels;
    bool m_isWide;
    QHash<StanceId, Tag> m_stances;
    QHash<IssueId, Tag> m_issues;
};

Tag ConllWriter::labelOf(const Annotation &annotation) const
{
    Tag stance = m_stances.value(annotation.stance);
    if (m_labels == QStringLiteral("stance"))
        return stance;
    const Tag issue = m_issues.value(annotation.issue);
    return {issue.name + ':' + stance.name, issue.isNumbered || stance.isNumbered};
}

/// The tokens that each fragment touches; where it touches none, the nearest one.
Placed ConllWriter::placed(const std::vector<Token> &tokens, const Annotation &annotation)
{
    Placed placed;
    for (int i = 0; i < annotation.evidence.count(); ++i) {
        const TextSpan span = annotation.evidence.at(i);
        const auto first =
            static_cast<size_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token &token) {
                return token.span.end <= span.begin;
            }) - tokens.begin());
        size_t behind = first;
        while (behind < tokens.size() && tokens[behind].span.begin < span.end)
            ++behind;
        if (behind == first) {
            placed.isWidened = true;
            const size_t nearest = std::min(first, tokens.size() - 1);
            placed.stretches.append({nearest, nearest});
            continue;
        }
        const TextSpan shown{tokens[first].span.begin, tokens[behind - 1].span.end};
        placed.isWidened = placed.isWidened || shown.begin < span.begin || shown.end > span.end;
        placed.isTrimmed = placed.isTrimmed || shown.begin > span.begin || shown.end < span.end;
        placed.stretches.append({first, behind - 1});
    }
    return placed;
}

/// Longest first, then earliest; what overlaps one of these is left out.
std::vector<QByteArray> ConllWriter::tagged(const Article &article, const std::vector<Token> &tokens,
    const std::vector<const Annotation *> &annotations)
{
    std::vector<QByteArray> tags(tokens.size());
    std::vector<const Annotation *> order = annotations;
    const auto length = [](const Annotation *annotation) {
        int sum = 0;
        for (int i = 0; i < annotation->evidence.count(); ++i)
            sum += annotation->evidence.at(i).length();
        return sum;
    };
    std::stable_sort(order.begin(), order.end(),
        [&](const Annotation *a, const Annotation *b) { return length(a) > length(b); });
    for (const Annotation *annotation : order) {
        const Placed at = placed(tokens, *annotation);
        const QList<Stretch> &stretches = at.stretches;
        const bool isFree = std::all_of(stretches.begin(), stretches.end(), [&](const Stretch &stretch) {
            return std::all_of(tags.begin() + static_cast<std::ptrdiff_t>(stretch.first),
                tags.begin() + static_cast<std::ptrdiff_t>(stretch.last) + 1,
                [](const QByteArray &tag) { return tag.isEmpty(); });
        });
        if (!isFree) {
            m_run.losses.add(Loss::Overlap, article, *annotation);
            continue;
        }
        const Tag label = labelOf(*annotation);
        if (label.isNumbered)
            m_run.losses.add(Loss::NameChanged, article, *annotation, QString::fromUtf8(label.name));
        int begun = 0;
        for (const Stretch &stretch : stretches) {
            for (size_t i = stretch.first; i <= stretch.last; ++i) {
                const bool begins = i == stretch.first || tokens[i].sentence != tokens[i - 1].sentence;
                begun += begins ? 1 : 0;
                tags[i] = (begins ? "B-" : "I-") + label.name;
            }
        }
        if (at.isWidened)
            m_run.losses.add(Loss::Widened, article, *annotation);
        if (at.isTrimmed)
            m_run.losses.add(Loss::Trimmed, article, *annotation);
        if (begun > 1)
            m_run.losses.add(Loss::Parted, article, *annotation);
    }
    return tags;
}

void ConllWriter::write(QByteArray &out, const Article &article, const std::vector<Token> &tokens,
    const std::vector<QByteArray> &tags) const
{
    const QByteArray between = m_isWide ? " -X- -X- " : "\t";
    out += "-DOCSTART-" + between + "O\n";
    int sentence = -1;
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].sentence != sentence)
            out += '\n';
        sentence = tokens[i].sentence;
        out += QStringView(article.content()).mid(tokens[i].span.begin, tokens[i].span.length()).toUtf8();
        out += between + (tags[i].isEmpty() ? QByteArray("O") : tags[i]) + '\n';
    }
    out += '\n';
}

void ConllWriter::writeMap(QByteArray &out, const ExportedArticle &exported, const std::vector<Token> &tokens)
{
    if (out.isEmpty())
        out += "doc_id\tsentence\ttoken\tstart\tend\n";
    const QByteArray id = exported.article.info->id.toString().toLatin1();
    int sentence = -1;
    int number = 0;
    for (const Token &token : tokens) {
        number = token.sentence == sentence ? number + 1 : 0;
        sentence = token.sentence;
        out += id + '\t' + QByteArray::number(sentence) + '\t' + QByteArray::number(number) + '\t'
            + QByteArray::number(exported.offsets.codePointFromUtf16(token.span.begin)) + '\t'
            + QByteArray::number(exported.offsets.codePointFromUtf16(token.span.end)) + '\n';
    }
}

} // namespace

std::unique_ptr<FormatWriter> conllWriter(ExportRun &run)
{
    return std::make_unique<ConllWriter>(run);
}

} // namespace standpoint
