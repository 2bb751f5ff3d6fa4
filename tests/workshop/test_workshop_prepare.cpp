// SPDX-License-Identifier: Apache-2.0
#include "app/document/journal_lock.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "tests/workshop/shop_workshop.h"

#include "app/papers/workshop_folder.h"
#include "app/workshop/prepare/prepare_dialog.h"
#include "app/workshop/prepare/scope_model.h"
#include "catalog/workshop/workshop_files.h"
#include "tests/catalog/support.h"
#include "tests/support/places.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHashFunctions>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace workshop_prepare {

using namespace bulkhead;
using namespace bulkhead::app;
namespace ws = bulkhead::catalog::workshop;

namespace {

// A facilitator at the page, with the web shop open.
struct Desk
{
    Desk()
    {
        PrepareDialog::Setup setup;
        auto scripted = std::make_unique<ScriptedDialogs>();
        dialogs = scripted.get();
        setup.dialogs = std::move(scripted);
        setup.asOf = catalog::test::asOf;
        page = std::make_unique<PrepareDialog>(
            Teaching::OpenModel{ws::test::exampleModel("examples/web-shop.bulkhead"), "web-shop",
                                folder.filePath("web-shop.bulkhead"), catalog::test::builtIn()},
            std::move(setup));
        page->show();
        if (!isReadySoon())
            qFatal("never ready");
    }

    bool isReadySoon() const
    {
        return QTest::qWaitFor([this] { return !page->isWorking(); }, patience);
    }
    template <typename Widget>
    Widget &get(const char *name) const
    {
        auto *found = page->findChild<Widget *>(name);
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    QString text(const char *label) const { return get<QLabel>(label).text(); }
    QString written() const { return get<QLineEdit>("workshopFolder").text(); }
    bool write() const
    {
        get<QPushButton>("writeFolder").click();
        return isReadySoon();
    }
    QByteArray bytesOf(const QString &name) const
    {
        QFile file(written() + '/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    ws::Workshop readBack() const
    {
        auto read = ws::parseWorkshop(bytesOf("web-shop.bulkhead-workshop").toStdString(), "web-shop",
                                      catalog::test::vocabulary());
        if (!read)
            qFatal("%s", read.error().text().c_str());
        return *std::move(read);
    }
    // Goes to the letter of an element, as a click does.
    void choose(const model::Id &element, int letter) const
    {
        auto &table = get<QTableView>("scopeTable");
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            if (page->scope().cellAt(page->scope().index(row, ScopeModel::FirstLetter))->element == element)
                table.setCurrentIndex(table.model()->index(row, ScopeModel::FirstLetter + letter));
        }
    }

    QTemporaryDir folder;
    ScriptedDialogs *dialogs = nullptr;
    std::unique_ptr<PrepareDialog> page;
};

} // namespace

// The page on which a workshop is prepared.
class PrepareTest : public QObject
{
    Q_OBJECT

public:
    // Qt numbers the fonts of a PDF in the order of a hash table.
    static void initMain() { QHashSeed::setDeterministicGlobalSeed(); }

private slots:
    void suggestsAScopeAndCountsIt();
    void writesWhatTheCommandLineWrites();
    void choicesStandInTheTask();
    void theEngineIsOverruledWithAReason();
    void aWorkshopThatIsThereIsAskedAbout();
    void aWorkshopWithAnswersIsKept();
    void papersOfAnotherWorkshopAreAskedAbout();
    void aWorkshopInUseIsLeftAlone();
    void failuresAreTold();
    void namesOfFilesAreNoPaths();
    void genericSheetsAreOffered_data();
    void genericSheetsAreOffered();
};

void PrepareTest::suggestsAScopeAndCountsIt()
{
    const Desk desk;
    const ws::Workshop usual = ws::test::shopWorkshop();
    QCOMPARE(desk.page->scope().scope(), usual.task.scope);
    const ws::KeyCount count = ws::countOf(usual.key);
    const QString line =
        QString("%1 cells, %2 true, about %3 minutes").arg(count.cells).arg(count.threats).arg(count.minutes);
    QVERIFY2(desk.text("summary").startsWith(line), qPrintable(desk.text("summary")));
    QVERIFY(desk.text("summary").contains("90 minutes"));

    // One element less is six cells less; without any nothing can be written.
    auto &table = desk.get<QTableView>("scopeTable");
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        const QModelIndex index = table.model()->index(row, ScopeModel::Element);
        if (index.data(Qt::CheckStateRole).toInt() != Qt::Checked)
            continue;
        table.model()->setData(index, Qt::Unchecked, Qt::CheckStateRole);
        if (desk.page->scope().scope().size() == usual.task.scope.size() - 1)
            QVERIFY(desk.text("summary").startsWith(QString::number(count.cells - 6) + " cells"));
    }
    QVERIFY(desk.text("summary").startsWith("0 cells"));
    QVERIFY(!desk.get<QPushButton>("writeFolder").isEnabled());
    QCOMPARE(desk.text("prepareTold"), QString("Select the elements to ask about."));
}

void PrepareTest::writesWhatTheCommandLineWrites()
{
    const Desk desk;
    QVERIFY(desk.write());
    QVERIFY2(desk.text("prepareTold").startsWith("Written to"), qPrintable(desk.text("prepareTold")));

    const QString model = desk.folder.filePath("web-shop.bulkhead");
    QVERIFY(QFile::copy(QString::fromStdString(tests::sourceDir() + "/resources/examples/web-shop.bulkhead"),
                        model));
    const QString others = desk.folder.filePath("cli");
    QProcess program;
    program.start(QString::fromStdString(tests::binaryDir() + "/bulkhead-cli"),
                  {"workshop", "new", model, "-o", others, "--as-of",
                   QString::fromStdString(catalog::test::asOf.toString())});
    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitCode(), 0);
    const QStringList names = QDir(others).entryList(QDir::Files);
    QCOMPARE(QDir(desk.written()).entryList(QDir::Files), names);
    QCOMPARE(names.size(), 6);
    for (const QString &name : names) {
        QFile file(others + '/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(desk.bytesOf(name) == file.readAll(), qPrintable(name));
    }
}

void PrepareTest::choicesStandInTheTask()
{
    const Desk desk;
    desk.get<QComboBox>("level").setCurrentIndex(0);
    desk.get<QCheckBox>("round-path").setChecked(false);
    desk.get<QCheckBox>("round-cards").setChecked(true);
    QVERIFY(desk.write());
    const ws::Workshop workshop = desk.readBack();
    QCOMPARE(workshop.task.level, ws::Level::Guided);
    QCOMPARE(workshop.task.rounds, (std::vector<ws::Round>{{ws::RoundKind::Silent, 15},
                                                           {ws::RoundKind::Group, 10},
                                                           {ws::RoundKind::Cards, 15},
                                                           {ws::RoundKind::Fix, 10}}));
    const auto task = ws::parseTask(desk.bytesOf("web-shop.bulkhead-task").toStdString(), "web-shop",
                                    catalog::test::vocabulary());
    QVERIFY(task && *task == workshop.task);
}

void PrepareTest::theEngineIsOverruledWithAReason()
{
    const Desk desk;
    const auto none = std::find_if(
        desk.page->scope().key().cells.begin(), desk.page->scope().key().cells.end(), [&](const auto &cell) {
            const std::vector<model::Id> scope = desk.page->scope().scope();
            return cell.second.verdict == ws::Verdict::None &&
                   std::find(scope.begin(), scope.end(), cell.first.element) != scope.end();
        });
    const ws::StrideCell cell = none->first;
    const std::size_t before = desk.page->scope().count().threats;
    desk.choose(cell.element, static_cast<int>(cell.category));
    QVERIFY2(desk.text("engineSays").endsWith("The engine: No threat."), qPrintable(desk.text("engineSays")));
    auto &verdict = desk.get<QComboBox>("overrideVerdict");
    verdict.setCurrentIndex(verdict.findText("Threat"));
    emit verdict.activated(verdict.currentIndex());
    QCOMPARE(desk.page->scope().count().threats, before + 1);
    QVERIFY(!desk.get<QPushButton>("writeFolder").isEnabled()); // a reason is needed
    QTest::keyClicks(&desk.get<QLineEdit>("overrideReason"), "we saw it last year");
    QVERIFY(desk.get<QPushButton>("writeFolder").isEnabled());
    QTest::keyClick(&desk.get<QLineEdit>("overrideReason"), Qt::Key_Return);
    QVERIFY(!desk.page->isWorking()); // Enter writes nothing
    QVERIFY(desk.write());
    const ws::Workshop workshop = desk.readBack();
    QCOMPARE(workshop.overrides, (ws::Overrides{{cell, {ws::Verdict::Threat, "we saw it last year"}}}));
    QCOMPARE(workshop.key.cells.at(cell).verdict, ws::Verdict::None); // the engine's own stays
    QVERIFY(!desk.bytesOf("web-shop.bulkhead-task").contains("last year"));
}

void PrepareTest::aWorkshopThatIsThereIsAskedAbout()
{
    const Desk desk;
    QVERIFY(desk.write());
    const QByteArray before = desk.bytesOf("web-shop.bulkhead-workshop");
    desk.get<QComboBox>("level").setCurrentIndex(0);
    desk.dialogs->confirmed = false;
    QVERIFY(desk.write());
    QCOMPARE(desk.bytesOf("web-shop.bulkhead-workshop"), before);
    QCOMPARE(desk.dialogs->asked.size(), 1);
    QCOMPARE(desk.dialogs->losses, 1); // Enter alone replaces nothing
    desk.dialogs->confirmed = true;
    QVERIFY(desk.write());
    QCOMPARE(desk.readBack().task.level, ws::Level::Guided);
}

// Whatever is answered to the question, what a room said is not written over.
void PrepareTest::aWorkshopWithAnswersIsKept()
{
    const Desk desk;
    QVERIFY(desk.write());
    ws::Workshop room = desk.readBack();
    room.votes.sheets[ws::RoundKind::Silent].emplace("anna",
                                                     ws::test::sheetOf(room.task, "anna", ws::Mark::Threat));
    const QString file = desk.written() + "/web-shop.bulkhead-workshop";
    for (const QByteArray &there :
         {QByteArray::fromStdString(ws::serializeWorkshop(room)), QByteArray("votes of Monday")}) {
        writeText(file, there);
        writeText(desk.written() + "/key.pdf", "Tuesday's");
        QVERIFY(desk.write());
        QVERIFY2(desk.text("prepareTold").contains("choose another folder"),
                 qPrintable(desk.text("prepareTold")));
        QCOMPARE(desk.bytesOf("web-shop.bulkhead-workshop"), there);
        QCOMPARE(desk.bytesOf("key.pdf"), QByteArray("Tuesday's"));
    }
}

void PrepareTest::papersOfAnotherWorkshopAreAskedAbout()
{
    const Desk desk;
    QVERIFY(QDir().mkpath(desk.written()));
    writeText(desk.written() + "/key.pdf", "Tuesday's");
    desk.dialogs->confirmed = false;
    QVERIFY(desk.write());
    QCOMPARE(desk.dialogs->asked.size(), 1);
    QCOMPARE(desk.bytesOf("key.pdf"), QByteArray("Tuesday's"));
}

void PrepareTest::aWorkshopInUseIsLeftAlone()
{
    const Desk desk;
    QVERIFY(desk.write());
    const QByteArray before = desk.bytesOf("web-shop.bulkhead-workshop");
    JournalLock lock(toPath(desk.written() + "/web-shop.bulkhead-workshop"));
    QCOMPARE(lock.take(), JournalLock::State::Taken);
    writeText(desk.written() + "/key.pdf", "Tuesday's");
    desk.dialogs->confirmed = true;
    QVERIFY(desk.write());
    QVERIFY2(desk.text("prepareTold").contains("open in another window"),
             qPrintable(desk.text("prepareTold")));
    QCOMPARE(desk.bytesOf("key.pdf"), QByteArray("Tuesday's"));
    QCOMPARE(desk.bytesOf("web-shop.bulkhead-workshop"), before);
}

void PrepareTest::failuresAreTold()
{
    const Desk desk;
    writeText(desk.folder.filePath("file"), "no folder");
    desk.get<QLineEdit>("workshopFolder").setText(desk.folder.filePath("file") + "/below");
    QVERIFY(desk.write());
    QVERIFY2(desk.text("prepareTold").startsWith("The folder could not be written"),
             qPrintable(desk.text("prepareTold")));
    QVERIFY(desk.get<QPushButton>("writeFolder").isEnabled());
}

void PrepareTest::namesOfFilesAreNoPaths()
{
    QCOMPARE(workshopFileName("web-shop"), std::string("web-shop"));
    QCOMPARE(workshopFileName("../a\\b:c"), std::string("workshop.._a_b_c"));
    QCOMPARE(workshopFileName(""), std::string("workshop"));
    QCOMPARE(workshopFileName("a\nb"), std::string("a_b"));
    QCOMPARE(workshopFileName(std::string(99, 'x') + "éé"), std::string(99, 'x'));
}

void PrepareTest::genericSheetsAreOffered_data()
{
    QTest::addColumn<int>("sheet");
    QTest::newRow("per element") << static_cast<int>(ws::SheetKind::Generic);
    QTest::newRow("per interaction") << static_cast<int>(ws::SheetKind::Interaction);
}

void PrepareTest::genericSheetsAreOffered()
{
    QFETCH(int, sheet);
    const Desk desk;
    auto &sheets = desk.get<QComboBox>("sheet");
    sheets.setCurrentIndex(sheets.findData(sheet));
    QVERIFY(desk.isReadySoon());
    QVERIFY(!desk.get<QCheckBox>("round-path").isEnabled());
    QVERIFY(!desk.get<QCheckBox>("round-fix").isChecked());
    const auto &rows = *desk.get<QTableView>("scopeTable").model();
    QSet<QString> kinds;
    for (int row = 0; row < rows.rowCount(); ++row)
        kinds.insert(rows.index(row, ScopeModel::Kind).data().toString());
    QVERIFY2(kinds.contains("Data flow") && !kinds.contains("Host"),
             qPrintable(QStringList(kinds.values()).join(' ')));
    QVERIFY(desk.write());
    const ws::Workshop written = desk.readBack();
    QCOMPARE(static_cast<int>(written.task.sheet), sheet);
    QCOMPARE(written.task.scope.size(), std::size_t(8));
    QCOMPARE(written.rubric.cells, 100.0);
    QVERIFY(!desk.bytesOf("handout.pdf").isEmpty());
    // Back again, the engine's verdicts are there.
    sheets.setCurrentIndex(0);
    QVERIFY(desk.isReadySoon());
    QCOMPARE(desk.page->scope().scope(), ws::test::shopWorkshop().task.scope);
    QVERIFY(desk.get<QCheckBox>("round-path").isChecked());
}

} // namespace workshop_prepare

BULKHEAD_TEST(workshop_prepare, PrepareTest, Gui)
#include "test_workshop_prepare.moc"
