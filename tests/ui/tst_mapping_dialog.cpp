// SPDX-License-Identifier: GPL-3.0-or-later
//
// What foreign labels mean is chosen with what comes of it in sight, and an import does just that.
#include "model/exchange/export_preset.h"
#include "model/exchange/guess_mapping.h"
#include "model/exchange/import.h"
#include "ui/exchange/mapping_dialog.h"
#include "ui/exchange/mapping_pages.h"
#include "ui/exchange/preset_row.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QTabWidget>
#include <QTableView>

namespace standpoint {

class TestMappingDialog : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void beginsWithAGuess();
    void valuesBecomeOthers();
    void markedValuesAreLeftOut();
    void anotherFieldAndBack();
    void furtherFieldsBecomeNotesAndAttributes();
    void everyMappingCanBeShown_data();
    void everyMappingCanBeShown();
    void mappingsAreKeptInTheProject();
    void filesAreThoseOfTheCommandLine();
    void aFileThatIsNoneChangesNothing();
    void theImportIsWhatWasShown();
    void givingUpIsNothing();
    void tabGoesFromLeftToRight();
    void filesWithoutAnnotationsAreSaid();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    ForeignLook look() const { return lookInto(m_document->project(), {path(QStringLiteral("in"))}).value(); }
    std::unique_ptr<MappingDialog> makeDialog() const;
    static bool waitFor(MappingDialog &dialog)
    {
        return QTest::qWaitFor([&dialog] { return dialog.outlook().has_value(); }, 20'000);
    }
    static MappingSourcePage *page(MappingDialog &dialog, int n)
    {
        return qobject_cast<MappingSourcePage *>(dialog.findChild<QTabWidget *>()->widget(n));
    }
    static QModelIndex becomes(MappingSourcePage *page, const QString &value);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMappingDialog::init()
{
    setUp();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("in")));
    write(QStringLiteral("in/a.txt"),
        "The minister backs the plan.\nThe union opposes it.\nNobody asked her.\n");
    write(QStringLiteral("in/a.ann"),
        "T1\tQuote 0 28\tThe minister backs the plan.\n"
        "T2\tPerson 4 12\tminister\n"
        "T3\tQuote 29 50\tThe union opposes it.\n"
        "T4\tQuote 51 68\tNobody asked her.\n"
        "T6\tPerson 33 38\tunion\n"
        "A1\tPolarity T1 pro\n"
        "A2\tPolarity T3 contra\n"
        "A4\tTopic T1 plan\n"
        "A5\tTopic T3 plan\n"
        "A6\tTopic T4 plan\n"
        "A7\tMood T1 calm\n"
        "R1\tSpeaker Arg1:T1 Arg2:T2\n"
        "R2\tSpeaker Arg1:T3 Arg2:T6\n"
        "R3\tSpeaker Arg1:T4 Arg2:T6\n");
}

void TestMappingDialog::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

std::unique_ptr<MappingDialog> TestMappingDialog::makeDialog() const
{
    const ForeignLook seen = look();
    return std::make_unique<MappingDialog>(*m_document, seen, guessMapping(seen, m_document->project()));
}

QModelIndex TestMappingDialog::becomes(MappingSourcePage *page, const QString &value)
{
    const MappingValuesModel &model = *page->values();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, MappingValuesModel::ValueColumn).data().toString() == value)
            return model.index(row, MappingValuesModel::BecomesColumn);
    }
    qFatal("no value %s", qPrintable(value));
}

void TestMappingDialog::beginsWithAGuess()
{
    const auto dialog = makeDialog();
    const LabelMapping mapping = dialog->mapping();
    QCOMPARE(mapping.actor.field, QStringLiteral("Speaker"));
    QCOMPARE(mapping.issue.field, QStringLiteral("Topic"));
    QCOMPARE(mapping.stance.field, QStringLiteral("Polarity"));
    QVERIFY(waitFor(*dialog));
    QCOMPARE(dialog->outlook()->taken, 2);
    QCOMPARE(dialog->outlook()->noStance, 1);
    // What the project does not know yet is said to be new.
    QCOMPARE(becomes(page(*dialog, 2), QStringLiteral("pro")).data().toString(), QStringLiteral("in favour"));
    QCOMPARE(
        becomes(page(*dialog, 1), QStringLiteral("plan")).data().toString(), QStringLiteral("plan (new)"));
}

void TestMappingDialog::valuesBecomeOthers()
{
    const auto dialog = makeDialog();
    MappingSourcePage *actor = page(*dialog, 0);
    const QModelIndex union_ = becomes(actor, QStringLiteral("union"));
    QVERIFY(actor->values()->setData(union_, QStringLiteral("Arab League"), Qt::EditRole));
    QCOMPARE(union_.data().toString(), QStringLiteral("Arab League"));
    QCOMPARE(dialog->mapping().actor.values.value(QStringLiteral("union")), QStringLiteral("Arab League"));
    QVERIFY(waitFor(*dialog));
    auto *samples = dialog->findChild<MappingSamplesModel *>();
    QStringList actors;
    for (int row = 0; row < samples->rowCount(); ++row)
        actors.append(samples->index(row, MappingSamplesModel::ActorColumn).data().toString());
    QVERIFY(actors.contains(QStringLiteral("Arab League")));
    QVERIFY(actors.contains(QStringLiteral("minister")));
    QVERIFY(!actors.contains(QStringLiteral("union")));
    // Its own name, typed, is as it is.
    QVERIFY(actor->values()->setData(union_, QStringLiteral("union"), Qt::EditRole));
    QVERIFY(dialog->mapping().actor.values.isEmpty());
}

void TestMappingDialog::markedValuesAreLeftOut()
{
    const auto dialog = makeDialog();
    dialog->show();
    MappingSourcePage *actor = page(*dialog, 0);
    QList<QPushButton *> buttons = actor->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(!buttons[0]->isEnabled());
    actor->findChild<QTableView *>()->selectRow(becomes(actor, QStringLiteral("union")).row());
    buttons[0]->click();
    QVERIFY(waitFor(*dialog));
    QCOMPARE(dialog->outlook()->taken, 1);
    QCOMPARE(dialog->mapping().actor.values.value(QStringLiteral("union"), QStringLiteral("?")), QString());
    buttons[1]->click();
    QVERIFY(waitFor(*dialog));
    QCOMPARE(dialog->outlook()->taken, 2);
}

/// What was said of the values of a field is there again when one comes back to it.
void TestMappingDialog::anotherFieldAndBack()
{
    const auto dialog = makeDialog();
    MappingSourcePage *stance = page(*dialog, 2);
    const LabelMapping before = dialog->mapping();
    auto *fields = stance->findChild<FieldBox *>();
    QVERIFY(!before.stance.values.isEmpty());
    fields->setField(QStringLiteral("Mood"));
    QVERIFY(dialog->mapping().stance.values.isEmpty());
    fields->setField(QStringLiteral("Polarity"));
    QCOMPARE(dialog->mapping(), before);
}

void TestMappingDialog::furtherFieldsBecomeNotesAndAttributes()
{
    const auto dialog = makeDialog();
    auto *model = dialog->findChild<MappingFieldsModel *>();
    QModelIndex mood;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, MappingFieldsModel::NameColumn).data().toString() == QStringLiteral("Mood"))
            mood = model->index(row, MappingFieldsModel::BecomesColumn);
    }
    QVERIFY(mood.isValid());
    const QString usual = mood.data().toString();
    const auto targetOf = [&](const QString &text) {
        model->setData(mood, text, Qt::EditRole);
        return dialog->mapping().others.value(QStringLiteral("Mood"));
    };
    QCOMPARE(targetOf(QStringLiteral("note")), QStringLiteral("note"));
    const QString own = m_document->project().attributes().inOrder().first().name;
    QCOMPARE(targetOf(own), QStringLiteral("attribute:") + own);
    QCOMPARE(targetOf(QStringLiteral("Temper")), QStringLiteral("attribute:Temper"));
    QCOMPARE(mood.data().toString(), QStringLiteral("new attribute “Temper”"));
    // Each choice that is offered gives itself back.
    const QStringList choices = mood.data(Qt::UserRole + 20).toStringList();
    QVERIFY(choices.size() > 3);
    for (const QString &choice : choices) {
        targetOf(choice);
        QCOMPARE(mood.data().toString(), choice);
    }
    QCOMPARE(targetOf(usual), QString());
    QVERIFY(dialog->mapping().others.isEmpty());
}

void TestMappingDialog::everyMappingCanBeShown_data()
{
    QTest::addColumn<LabelMapping>("mapping");
    QTest::newRow("what a new one is") << LabelMapping();
    LabelMapping fixed;
    fixed.actor = {{}, {}, QStringLiteral("Author")};
    fixed.annotator = {{}, {}, QStringLiteral("Bo")};
    QTest::newRow("always the same") << fixed;
    LabelMapping other;
    other.actor = {
        QStringLiteral("nowhere"), {{QStringLiteral("x"), QStringLiteral("y")}}, QStringLiteral("z")};
    other.stance = {QStringLiteral("Polarity"),
        {{QStringLiteral("pro"), QString()}, {QStringLiteral("not there"), QStringLiteral("in favour")}}, {}};
    other.onlyField = QStringLiteral("label");
    other.onlyValues = {QStringLiteral("Elsewhere"), QStringLiteral("Quote")};
    other.others = {{QStringLiteral("Mood"), QStringLiteral("note")},
        {QStringLiteral("gone"), QStringLiteral("attribute:Gone")}};
    QTest::newRow("of other files") << other;
}

void TestMappingDialog::everyMappingCanBeShown()
{
    QFETCH(LabelMapping, mapping);
    const auto dialog = makeDialog();
    dialog->setMapping(mapping);
    QCOMPARE(mappingToJson(dialog->mapping()), mappingToJson(mapping));
    QCOMPARE(dialog->mapping(), mapping);
}

void TestMappingDialog::mappingsAreKeptInTheProject()
{
    const auto dialog = makeDialog();
    const LabelMapping mapping = dialog->mapping();
    QVERIFY(dialog->presets()->keep(QStringLiteral("Quotations")));
    const Preset *preset =
        m_document->project().info().preset(mappingPresetKind(), QStringLiteral("Quotations"));
    QVERIFY(preset);
    QCOMPARE(mappingFromJson(preset->content.toUtf8()).value(), mapping);
    dialog->setMapping(LabelMapping());
    emit dialog->presets()->box()->activated(0);
    QCOMPARE(dialog->mapping(), mapping);
    m_document->undoStack().undo();
    QVERIFY(m_document->project().info().presets.isEmpty());
}

void TestMappingDialog::filesAreThoseOfTheCommandLine()
{
    const auto dialog = makeDialog();
    const LabelMapping mapping = dialog->mapping();
    QVERIFY(dialog->writeFile(path(QStringLiteral("m.json"))));
    QFile file(path(QStringLiteral("m.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(mappingFromJson(file.readAll()).value(), mapping);
    dialog->setMapping(LabelMapping());
    QVERIFY(dialog->readFile(path(QStringLiteral("m.json"))));
    QCOMPARE(dialog->mapping(), mapping);
}

void TestMappingDialog::aFileThatIsNoneChangesNothing()
{
    const auto dialog = makeDialog();
    const LabelMapping mapping = dialog->mapping();
    write(QStringLiteral("bad.json"), "[1, 2");
    for (const QString &name : {QStringLiteral("bad.json"), QStringLiteral("nowhere.json")}) {
        answer(QMessageBox::Ok);
        QVERIFY(!dialog->readFile(path(name)));
        QCOMPARE(dialog->mapping(), mapping);
    }
    answer(QMessageBox::Ok);
    QVERIFY(!dialog->writeFile(path(QStringLiteral("no/such/folder.json"))));
}

void TestMappingDialog::theImportIsWhatWasShown()
{
    QTimer look;
    qint64 taken = -1;
    connect(&look, &QTimer::timeout, this, [&taken] {
        auto *dialog = qobject_cast<MappingDialog *>(QApplication::activeModalWidget());
        if (dialog && dialog->outlook()) {
            taken = dialog->outlook()->taken;
            dialog->accept();
        }
    });
    look.start(5);
    QWidget window;
    window.show();
    const std::optional<LabelMapping> mapping =
        askForMapping(*m_document, {path(QStringLiteral("in"))}, &window);
    QVERIFY(mapping);
    ImportOptions options;
    options.mapping = mapping;
    options.author = m_document->annotator();
    options.annotator = QStringLiteral("Ada");
    const Result<Import> import = importFiles(m_document->project(), {path(QStringLiteral("in"))}, options);
    QVERIFY(import);
    QCOMPARE(import->counts.annotations, taken);
    QCOMPARE(taken, 2);
}

void TestMappingDialog::tabGoesFromLeftToRight()
{
    const auto dialog = makeDialog();
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    QStringList met;
    QWidget *first = dialog->presets()->box();
    QWidget *one = first;
    do {
        one = one->nextInFocusChain();
        const bool takesKeys = one->isVisibleTo(dialog.get()) && (one->focusPolicy() & Qt::TabFocus) != 0;
        if (takesKeys && !one->accessibleName().isEmpty())
            met.append(one->accessibleName());
    } while (one != first);
    const qsizetype from = met.indexOf(QStringLiteral("Field for the actor"));
    const qsizetype values = met.indexOf(QStringLiteral("What values become: actor"));
    const qsizetype samples = met.indexOf(QStringLiteral("Annotations as they would be imported"));
    QVERIFY2(from >= 0 && from < values && values < samples, qPrintable(met.join(u'\n')));
}

void TestMappingDialog::givingUpIsNothing()
{
    QTimer look;
    connect(&look, &QTimer::timeout, this, [] {
        if (auto *dialog = qobject_cast<MappingDialog *>(QApplication::activeModalWidget()))
            dialog->reject();
    });
    look.start(5);
    QVERIFY(!askForMapping(*m_document, {path(QStringLiteral("in"))}, nullptr));
}

void TestMappingDialog::filesWithoutAnnotationsAreSaid()
{
    write(QStringLiteral("plain.txt"), "Nothing is marked in it.");
    answer(QMessageBox::Ok);
    QVERIFY(!askForMapping(*m_document, {path(QStringLiteral("plain.txt"))}, nullptr));
    answer(QMessageBox::Ok);
    QVERIFY(!askForMapping(*m_document, {path(QStringLiteral("nowhere.txt"))}, nullptr));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestMappingDialog)
#include "tst_mapping_dialog.moc"
