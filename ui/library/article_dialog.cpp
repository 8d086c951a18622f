// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/article_dialog.h"

#include "ui/codebook/guideline.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

namespace standpoint {

namespace {

/// Languages that have names, by name in this computer's language; the first is "not known".
void fillLanguages(QComboBox *box)
{
    QMap<QString, QString> codes;
    for (int language = QLocale::C + 1; language <= QLocale::LastLanguage; ++language) {
        const QString code = QLocale::languageToCode(static_cast<QLocale::Language>(language));
        if (code.size() == 2)
            codes.insert(QLocale::languageToString(static_cast<QLocale::Language>(language)), code);
    }
    box->addItem(ArticleDialog::tr("not known"), QString());
    for (auto it = codes.cbegin(); it != codes.cend(); ++it)
        box->addItem(it.key(), it.value());
}

/// Completes the tag that is being typed, after the last comma.
class TagCompleter : public QCompleter
{
public:
    using QCompleter::QCompleter;

    QStringList splitPath(const QString &path) const override
    {
        return {path.section(QLatin1Char(','), -1).trimmed()};
    }

    QString pathFromIndex(const QModelIndex &index) const override
    {
        const auto *field = qobject_cast<QLineEdit *>(widget());
        const QString typed = field ? field->text() : QString();
        const auto comma = typed.lastIndexOf(QLatin1Char(','));
        return (comma < 0 ? QString() : typed.left(comma) + QStringLiteral(", "))
            + QCompleter::pathFromIndex(index);
    }
};

} // namespace

QDate dayFrom(const QString &text)
{
    const QString day = text.trimmed();
    for (const char *format :
        {"yyyy-M-d", "d.M.yyyy", "yyyy/M/d", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy"}) {
        const QString pattern = QString::fromLatin1(format);
        for (const QLocale &locale : {QLocale::c(), QLocale()}) {
            if (const QDate date = locale.toDate(day, pattern); date.isValid())
                return date;
        }
    }
    return QLocale().toDate(day, QLocale::ShortFormat);
}

QStringList tagsFrom(const QString &text)
{
    QStringList tags;
    for (const QString &part : text.split(QLatin1Char(','))) {
        const QString tag = part.simplified();
        if (!tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

ArticleDialog::ArticleDialog(const ArticleInfo &info, const QStringList &tags, QWidget *parent)
    : QDialog(parent)
    , m_before(info)
    , m_title(new QLineEdit(info.title, this))
    , m_source(new QLineEdit(info.source, this))
    , m_author(new QLineEdit(info.author, this))
    , m_published(new QLineEdit(info.published.toString(Qt::ISODate), this))
    , m_url(new QLineEdit(info.url, this))
    , m_language(new QComboBox(this))
    , m_tags(new QLineEdit(info.tags.join(QStringLiteral(", ")), this))
    , m_note(new QPlainTextEdit(info.note.orDefault(), this))
    , m_complaint(theme::quietLabel(QString(), this))
{
    setWindowTitle(tr("Details of the article"));
    resize(560, 480);
    fillLanguages(m_language);
    if (m_language->findData(info.language) < 0)
        m_language->addItem(info.language, info.language);
    m_language->setCurrentIndex(m_language->findData(info.language));
    theme::keepFromWheel(m_language);
    m_published->setPlaceholderText(tr("not known; 2013-09-02 or 2 Sep 2013"));
    m_tags->setPlaceholderText(tr("parted by commas"));
    auto *completer = new TagCompleter(tags, m_tags);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_tags->setCompleter(completer);
    m_note->setTabChangesFocus(true);
    m_note->setPlaceholderText(tr("for you and your colleagues; it is no part of any annotation"));
    m_complaint->setVisible(false);

    auto *form = new QFormLayout(this);
    form->setVerticalSpacing(theme::grid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const QList<std::pair<QString, QWidget *>> fields{{tr("&Title"), m_title}, {tr("&Source"), m_source},
        {tr("&Author"), m_author}, {tr("&Published"), m_published}, {tr("&Web address"), m_url},
        {tr("&Language"), m_language}, {tr("Ta&gs"), m_tags}, {tr("&Note"), m_note}};
    for (const auto &[name, field] : fields) {
        form->addRow(name, field);
        field->setAccessibleName(QString(name).remove(QLatin1Char('&')));
    }
    if (!info.document.isEmpty())
        form->addRow(tr("File"),
            theme::quietLabel(
                info.original.isEmpty() ? info.document : tr("%1 (%2)").arg(info.document, info.original)));
    form->addRow(m_complaint);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ArticleDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ArticleDialog::reject);
}

ArticleInfo ArticleDialog::info() const
{
    ArticleInfo info = m_before; // what nobody typed in stays as it is, also where a field shows it otherwise
    const auto take = [](const QLineEdit *field, QString &into) {
        if (field->isModified())
            into = field->text().simplified();
    };
    take(m_title, info.title);
    take(m_source, info.source);
    take(m_author, info.author);
    take(m_url, info.url);
    if (m_published->isModified())
        info.published = dayFrom(m_published->text());
    info.language = m_language->currentData().toString();
    if (m_tags->isModified())
        info.tags = tagsFrom(m_tags->text());
    if (m_note->document()->isModified()) {
        const QString note = textOf(*m_note).trimmed();
        info.note = note.isEmpty() ? Shared<QString>() : Shared<QString>(note);
    }
    return info;
}

void ArticleDialog::accept()
{
    if (m_title->isModified() && m_title->text().simplified().isEmpty())
        complain(tr("An article needs a title."), m_title);
    else if (!m_published->text().trimmed().isEmpty() && !dayFrom(m_published->text()).isValid())
        complain(
            tr("“%1” is no day; write it as 2013-09-02.").arg(m_published->text().trimmed()), m_published);
    else
        QDialog::accept();
}

void ArticleDialog::complain(const QString &sentence, QWidget *field)
{
    m_complaint->setText(sentence);
    m_complaint->setVisible(true);
    field->setFocus();
}

} // namespace standpoint
