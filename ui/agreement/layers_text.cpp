// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/layers_text.h"

#include "ui/reader/reader_colours.h"

#include <QCoreApplication>
#include <QLocale>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::LayersText)
};

QString escaped(QStringView text)
{
    return text.toString().toHtmlEscaped();
}

/// +, 0, − as on the page, or nothing for a stance off the scale.
QString signOf(const StanceValue &stance)
{
    if (!stance.polarity)
        return QStringLiteral("±");
    return *stance.polarity > 0 ? QStringLiteral("+")
        : *stance.polarity < 0  ? QStringLiteral("−")
                                : QStringLiteral("0");
}

QString said(const Project &project, const Annotation &annotation, const ReaderColours &colours)
{
    const StanceValue stance = project.stances().value(annotation.stance).orDefault();
    const QColor ink = colours.stanceInk(QColor::fromRgb(stance.colour));
    return QStringLiteral("<b style=\"color:%1\">%2</b>&nbsp;%3: %4, <span style=\"color:%1\">%5</span>")
        .arg(ink.name(), signOf(stance), escaped(project.actors().value(annotation.actor).orDefault().name),
            escaped(project.issues().value(annotation.issue).orDefault().name), escaped(stance.name));
}

/// The sentence, with the one before and the one behind it in the quiet colour.
QString sentenceHtml(const Article &article, int sentence, const ReaderColours &colours)
{
    const QList<TextSpan> &sentences = article.sentences();
    const auto textOf = [&](qsizetype i) {
        if (i < 0 || i >= sentences.size())
            return QString();
        return QStringView(article.content())
            .sliced(sentences[i].begin, sentences[i].length())
            .toString()
            .toHtmlEscaped();
    };
    const QString quiet = QStringLiteral("<span style=\"color:%1\">%2</span>");
    const bool isRightToLeft = QStringView(article.content()).left(1000).toString().isRightToLeft();
    return QStringLiteral("<p dir=\"%1\">%2 <b>%3</b> %4</p>")
        .arg(isRightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr"),
            quiet.arg(colours.quiet.name(), textOf(sentence - 1)), textOf(sentence),
            quiet.arg(colours.quiet.name(), textOf(sentence + 1)));
}

} // namespace

QString layersHtml(
    const Project &project, const Comparison &comparison, ArticleId id, int sentence, const QPalette &palette)
{
    const Article *article = project.article(id);
    if (!article)
        return Words::tr("This article is not there any more.").toHtmlEscaped();
    const ReaderColours colours = ReaderColours::from(palette);
    QString html =
        QStringLiteral("<p><b>%1</b> <span style=\"color:%2\">%3</span></p>")
            .arg(escaped(article->info->title), colours.quiet.name(),
                sentence >= 0 ? Words::tr("sentence %1").arg(sentence + 1).toHtmlEscaped() : QString());
    const bool isThere = sentence >= 0 && sentence < article->sentences().size();
    if (isThere)
        html += sentenceHtml(*article, sentence, colours);
    html += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\">");
    for (const AnnotatorId annotator : comparison.annotators) {
        QStringList lines;
        for (const Annotation &annotation : article->annotations) {
            if (annotation.annotator == annotator
                && (!comparison.issue || annotation.issue == *comparison.issue)
                && (!isThere || annotation.evidence.overlaps(article->sentences()[sentence]))) {
                const QString line = said(project, annotation, colours);
                if (!lines.contains(line))
                    lines.append(line);
            }
        }
        if (lines.isEmpty()) {
            const bool done = article->stateOf(annotator) == ArticleState::State::Done;
            lines.append(QStringLiteral("<span style=\"color:%1\">%2</span>")
                             .arg(colours.quiet.name(),
                                 (done ? Words::tr("none") : Words::tr("not done")).toHtmlEscaped()));
        }
        html += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                    .arg(escaped(project.annotators().value(annotator).orDefault().name),
                        lines.join(QStringLiteral("<br>")));
    }
    return html + QStringLiteral("</table>");
}

} // namespace standpoint
