// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/report_export.h"

#include "model/agreement/report_json.h"
#include "model/agreement/report_writing.h"
#include "ui/agreement/drawn_cell.h"
#include "ui/agreement/report_table_view.h"
#include "ui/exchange/watched_work.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QScreen>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>

#include <cmath>
#include <memory>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ReportExport)
};

constexpr double margin = 20;             ///< of a page, in millimetres
constexpr double leastBelowHeading = 0.3; ///< of a page: the heading, its remark, some rows, the margin
constexpr double mostKeptTogether = 0.5;  ///< of a page; larger tables go on over the page
constexpr int imageScale = 4;             ///< of drawings in print, so that they are sharp

/// A document whose drawings are painted when it asks for them.
class ReportDocument : public QTextDocument
{
protected:
    QVariant loadResource(int type, const QUrl &name) override
    {
        const std::optional<DrawnCell> cell = imageOf(name.toString());
        if (type != QTextDocument::ImageResource || !cell)
            return QTextDocument::loadResource(type, name);
        QImage image(90 * imageScale, 12 * imageScale, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.scale(imageScale, imageScale);
        draw(painter, QRectF(0, 0, 90, 12), *cell,
            {QColor(0x21, 0x66, 0xAC), QColor(0xEE, 0xF1, 0xF4), QColor(0xB6, 0xBE, 0xC7)});
        return image;
    }
};

/// A copy of the document, laid out in pages of the writer: a layout that was changed afterwards draws badly.
std::unique_ptr<QTextDocument> laidOut(QTextDocument &document, QPdfWriter &writer)
{
    std::unique_ptr<QTextDocument> pages(document.clone(&document));
    pages->documentLayout()->setPaintDevice(&writer);
    QTextFrameFormat frame = pages->rootFrame()->frameFormat();
    frame.setMargin(margin / 25.4 * QGuiApplication::primaryScreen()->logicalDotsPerInchY());
    pages->rootFrame()->setFrameFormat(frame);
    pages->setPageSize(QSizeF(writer.width(), writer.height()));
    return pages;
}

QList<QTextBlock> headingsOf(const QTextDocument &document)
{
    QList<QTextBlock> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 2)
            headings.append(block);
    }
    return headings;
}

/// Whether the heading's table is cut by the end of a page, though it is small or hardly begins before.
bool isBadlyCut(const QTextDocument &pages, const QTextBlock &heading, const QTextBlock *next)
{
    const QAbstractTextDocumentLayout *layout = pages.documentLayout();
    const double page = pages.pageSize().height();
    const double top = layout->blockBoundingRect(heading).top();
    const double end = next ? layout->blockBoundingRect(*next).top() : layout->documentSize().height();
    const bool isCut = std::floor(top / page) < std::floor((end + 1) / page);
    const bool isAtTheFoot = std::fmod(top, page) > (1 - leastBelowHeading) * page;
    return isCut && (isAtTheFoot || end - top < mostKeptTogether * page);
}

/// Tables that would be badly cut begin a page. Each break moves what follows, so it is looked at anew.
void keepTablesTogether(QTextDocument &document, QPdfWriter &writer)
{
    const QList<QTextBlock> headings = headingsOf(document);
    qsizetype decided = 0;
    while (decided < headings.size()) {
        const std::unique_ptr<QTextDocument> pages = laidOut(document, writer);
        const QList<QTextBlock> there = headingsOf(*pages);
        while (decided < there.size()
            && !isBadlyCut(
                *pages, there[decided], decided + 1 < there.size() ? &there[decided + 1] : nullptr))
            ++decided;
        if (decided >= there.size())
            return;
        QTextBlockFormat begins;
        begins.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(headings[decided++]).mergeBlockFormat(begins);
    }
}

/// Page by page, with their numbers.
void print(QTextDocument &document, QPdfWriter &writer)
{
    keepTablesTogether(document, writer);
    const std::unique_ptr<QTextDocument> pages = laidOut(document, writer);
    const QSizeF page = pages->pageSize();
    const double edge = margin / 25.4 * writer.logicalDpiY();
    const QRectF foot(edge, page.height() - edge, page.width() - 2 * edge, edge / 2);
    QPainter painter(&writer);
    for (int number = 0; number < pages->pageCount(); ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -number * page.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(QPointF(0, number * page.height()), page);
        context.palette.setColor(QPalette::Text, Qt::black);
        painter.setClipRect(context.clip);
        pages->documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(document.defaultFont());
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, QString::number(number + 1));
    }
}

QByteArray pdfOf(const AgreementReport &report)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(Words::tr("Agreement: %1").arg(report.project.info().title));
    writer.setCreator(QStringLiteral("Standpoint"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins(QMarginsF()); // the document has its own
    writer.setResolution(300);
    ReportDocument document;
    document.setDefaultFont(QFont(QGuiApplication::font().family(), 7));
    document.setDefaultStyleSheet(
        QStringLiteral("p{color:#333}h1{font-size:18pt}h2{font-size:12pt;margin-top:14px}"
                       "th{color:#333}small{color:#555}"));
    document.setHtml(reportHtml(report, Drawing::Images));
    print(document, writer);
    return bytes;
}

} // namespace

Status writeReport(const AgreementReport &report, const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("csv"))
        bytes = reportCsv(report);
    else if (ending == QLatin1String("json"))
        bytes = QJsonDocument(reportJson(report, nameOf(Question::Everything))).toJson();
    else if (ending == QLatin1String("pdf"))
        bytes = pdfOf(report);
    else
        bytes = reportHtml(report).toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(
            Error::Kind::Io, Words::tr("The report could not be written (%1)").arg(file.errorString()), path);
    return {};
}

QString exportReport(
    const AgreementReport &report, const QString &project, const QString &ending, QWidget *parent)
{
    const QFileInfo file(project);
    const QString name = Words::tr("%1 agreement")
                             .arg(project.isEmpty() ? report.project.info().title : file.completeBaseName());
    QString path = QFileDialog::getSaveFileName(parent, Words::tr("Export the report"),
        QStringLiteral("%1/%2.%3").arg(project.isEmpty() ? QDir::homePath() : file.path(), name, ending),
        QStringLiteral("*.%1").arg(ending));
    if (path.isEmpty())
        return {};
    if (QFileInfo(path).suffix().toLower() != ending)
        path += u'.' + ending;
    Status written;
    runWatched(Words::tr("Writing the report…"), parent,
        [&](const WorkProgress &) { written = writeReport(report, path); });
    if (!written)
        showError(parent, written.error());
    return written ? path : QString();
}

void copyTables(const QList<ReportTableView *> &views)
{
    QString text;
    QString html;
    for (const ReportTableView *view : views) {
        if (view->table().columns.isEmpty())
            continue; // still being counted
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + view->table().title + u'\n'
            + tableText(view->table());
        html += tableHtml(view->table());
    }
    auto *data = new QMimeData;
    data->setText(text);
    data->setHtml(html);
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace standpoint
