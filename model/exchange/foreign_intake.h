// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other tools' files hold, into an import: their texts first, and when these have their sentences, what
// is said about them.
#pragma once

#include "model/exchange/annotation_intake.h"
#include "model/exchange/foreign_corpus.h"
#include "model/exchange/label_mapping.h"

#include <array>
#include <deque>

namespace standpoint {

class ForeignIntake
{
public:
    explicit ForeignIntake(Intake &intake);
    ~ForeignIntake() = default;
    Q_DISABLE_COPY_MOVE(ForeignIntake)

    /// Reads files of one format, and adds their articles and what their codebooks list. Fails where one that
    /// the user named cannot be read.
    [[nodiscard]] Status readTexts(const Format &format, const QList<InputFile> &files);
    /// Says which new articles are one unit, and so one sentence. To be called when all articles are there
    /// and before they get their sentences.
    void markUnits();
    /// Adds the annotations of all files read. To be called when all articles have their sentences.
    [[nodiscard]] Status placeAnnotations();

private:
    struct Placed
    {
        IncomingArticle *article = nullptr;
        ForeignDocument document;     ///< without its text
        QList<qsizetype> lineEndsCut; ///< places of the carriage returns that normal form has not
        int size = 0;                 ///< of the text as it stood in the file, in UTF-16 code units
    };

    void take(ForeignCorpus &&corpus);
    void takeCodebook(const ForeignCorpus &corpus);
    void place(ForeignDocument &&document);
    /// The new article, or the one that is there.
    IncomingArticle *takeText(const ForeignDocument &document, ArticleInfo info, const QString &text,
        ArticleBook::Addition *addition);
    /// The article of a document that comes without its text, null where there is none; and its annotations'
    /// places in it.
    IncomingArticle *articleOf(const ForeignDocument &document);
    void findPlaces(Placed &placed);
    /// Looks which names of annotators only stand at annotations that the project has in layers of others.
    void findOthersLayers();
    void takeStates(const Placed &placed);
    /// The question that a field `attribute:NAME` answers; null for another field, and where that is no name.
    AttributeId attributeOf(const QString &target);
    /// What the views of a row are of.
    class Cells
    {
    public:
        std::string_view keep(const QString &text)
        {
            const QByteArray &there = m_bytes.emplace_back(text.toUtf8());
            return {there.constData(), static_cast<size_t>(there.size())};
        }

    private:
        std::deque<QByteArray> m_bytes;
    };

    static QList<TextSpan> inNormalForm(const Placed &placed, const QList<TextSpan> &spans);
    void fillRest(AnnotationRow &row, Cells &cells, const ForeignAnnotation &annotation,
        const QList<Attribute> &attributes);
    bool isSource(const QString &field) const;
    void takeAnnotation(AnnotationIntake &to, const Placed &placed, const ForeignAnnotation &annotation);
    void lacks(const ForeignAnnotation &annotation, const QStringList &what);
    void tellWhatLacks();
    void tellUnreadFields();

    Intake &m_intake;
    LabelMapping m_mapping;
    std::array<const LabelMapping::Source *, 4> m_sources; ///< in the order of MappedNames
    std::deque<Placed> m_documents;
    QStringList m_annotators;     ///< that the files list
    QSet<QString> m_othersLayers; ///< names that are to make no layer
    struct Lack
    {
        qsizetype count = 0;
        QString where; ///< of the first
    };
    QMap<QString, Lack> m_lacks;                           ///< by label and what it lacks, as a sentence part
    QMap<QString, Lack> m_unread;                          ///< by the field's name
    qsizetype m_leftOut = 0;                               ///< by the mapping's own will
    std::optional<QMultiHash<QString, ArticleId>> m_byUrl; ///< made when first needed
    qint64 m_searched = 0;     ///< characters of texts that words were looked for in
    QSet<QString> m_saidAgain; ///< fields that need no word where they are unread
    QString m_where;
};

} // namespace standpoint
