// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/uima_writing.h"

namespace standpoint {

UimaArticle::UimaArticle(const Article &from)
    : article(from)
    , sentences(tokenizedStretches(from.content(), from.sentences()))
{
    for (const TextSpan sentence : sentences)
        tokens += tokensOf(from.content(), sentence);
}

namespace {

class Writing
{
public:
    explicit Writing(UimaSink &sink)
        : m_sink(sink)
    {
    }

    void metadata(const Article &article, const QString &fileName);
    void details(const Article &article, const LabelledArticle &part, const ExportRun &run);
    void spans(const char *type, const QList<TextSpan> &spans);
    void statement(const Annotation &annotation, const UimaStatements &statements);
    QList<qint64> members;

private:
    void begin(const char *type)
    {
        members.append(m_next);
        m_sink.begin(type, m_next++, true);
    }
    void text(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_sink.text(QByteArray::fromRawData(name, static_cast<qsizetype>(qstrlen(name))), value.toUtf8());
    }

    UimaSink &m_sink;
    qint64 m_next = 2; ///< 1 is the text
};

bool isWebAddress(const QString &url)
{
    return url.startsWith(QStringLiteral("http://")) || url.startsWith(QStringLiteral("https://"));
}

bool isFileName(const QString &document)
{
    return document.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive);
}

void Writing::metadata(const Article &article, const QString &fileName)
{
    const ArticleInfo &info = *article.info;
    begin(uima::metadata);
    m_sink.span({0, static_cast<int>(article.content().size())});
    text("language", info.language.isEmpty() ? QStringLiteral("x-unspecified") : info.language);
    text("documentTitle", info.title);
    text("documentId", info.document.isEmpty() ? fileName : info.document);
    text("documentUri", info.url);
    m_sink.end();
}

void Writing::details(const Article &article, const LabelledArticle &part, const ExportRun &run)
{
    const ArticleInfo &info = *article.info;
    begin(uima::articleDetails);
    QString state;
    if (!part.annotator.isNull()) {
        text("annotator", run.annotatorName(part.annotator));
        const std::optional<ArticleState::State> held = article.stateOf(part.annotator);
        if (held == ArticleState::State::Done)
            state = QStringLiteral("done");
        else if (held && part.annotations.empty()) // whoever has annotations has begun
            state = QStringLiteral("started");
    }
    text("articleId", info.id.toString());
    text("author", info.author);
    text("comment", info.note.orDefault());
    // What a reader of metadata takes otherwise than it is meant is here again.
    if (isFileName(info.document))
        text("document", info.document);
    text("published", info.published.isValid() ? info.published.toString(Qt::ISODate) : QString());
    text("source", info.source);
    text("state", state);
    if (info.title == info.document)
        text("title", info.title);
    if (!isWebAddress(info.url))
        text("url", info.url);
    QList<QByteArray> tags;
    for (const QString &tag : info.tags)
        tags.append(tag.toUtf8());
    if (!tags.isEmpty())
        m_sink.texts("tags", tags, m_next++);
    m_sink.end();
}

void Writing::spans(const char *type, const QList<TextSpan> &spans)
{
    for (const TextSpan span : spans) {
        begin(type);
        m_sink.span(span);
        m_sink.end();
    }
}

void Writing::statement(const Annotation &annotation, const UimaStatements &statements)
{
    const Evidence &evidence = annotation.evidence;
    begin(uima::statement);
    m_sink.span(evidence.at(0));
    for (const UimaFeature &feature : statements.of(annotation)) {
        if (feature.isNumber)
            m_sink.number(feature.name, feature.value);
        else
            m_sink.text(feature.name, feature.value);
    }
    const qint64 list = m_next;
    QList<qint64> links;
    for (int i = 1; i < evidence.count(); ++i)
        links.append(list + i);
    if (!links.isEmpty()) {
        m_sink.references("fragments", links, uima::fragmentLink, list);
        m_next += evidence.count(); // the list and the links
    }
    m_sink.end();
    for (int i = 1; i < evidence.count(); ++i) {
        const qint64 target = m_next;
        begin(uima::evidence);
        m_sink.span(evidence.at(i));
        m_sink.end();
        m_sink.begin(uima::fragmentLink, links[i - 1], false);
        m_sink.text("role", "fragment");
        m_sink.reference("target", target);
        m_sink.end();
    }
}

} // namespace

QList<qint64> writeUima(UimaSink &sink, const UimaArticle &article, const LabelledArticle &part,
    const ExportRun &run, const UimaStatements &statements, const QString &fileName)
{
    Writing writing(sink);
    writing.metadata(article.article, fileName);
    writing.details(article.article, part, run);
    writing.spans(uima::sentence, article.sentences);
    writing.spans(uima::token, article.tokens);
    for (const Annotation *annotation : part.annotations)
        writing.statement(*annotation, statements);
    return writing.members;
}

} // namespace standpoint
