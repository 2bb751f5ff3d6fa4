// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/columns_dialog.h"
#include "table_bench.h"
#include "tests/support/test_program.h"

#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

namespace gui_table {

using namespace bulkhead;
using namespace bulkhead::app;

// The table of elements and properties, as a spreadsheet.
class ElementTableTest : public QObject
{
    Q_OBJECT

private slots:
    void blocksAreThoseOfSpreadsheets();
    void elementsAndTheirProperties();
    void cellsAreEditedInPlace();
    void namesAreEditedToo();
    void aBlockIsPastedAsOneStep();
    void oneCellFillsTheSelection();
    void whatIsNoValueIsToldAndTheRestTaken();
    void keysOfTheDiagramAreNotTaken();
    void theSelectionIsThatOfTheWindow();
    void rowsComeAndGo();
    void columnsAreChosenAndKept();
    void aClickOnATitleSelectsNothing();
    void aNewModelIsDrawn();
    void rowsAreFilteredAndSorted();
    void thousandsOfElements();
};

void ElementTableTest::blocksAreThoseOfSpreadsheets()
{
    const TextBlock block{{"a", "two\nlines"}, {"say \"no\"", ""}, {"", "tab\there"}};
    QCOMPARE(blockOfText(blockText(block)), block);
    // As LibreOffice and Excel write it.
    QCOMPARE(blockOfText("yes\t10\r\n\"a\r\nb\"\t\r\n"), (TextBlock{{"yes", "10"}, {"a\nb", ""}}));
    QCOMPARE(blockOfText("alone"), (TextBlock{{"alone"}}));
    QVERIFY(blockOfText("").empty());
    QCOMPARE(blockOfText("\"open"), (TextBlock{{"open"}}));
    QCOMPARE(blockOfText("a\t"), (TextBlock{{"a", ""}}));
}

void ElementTableTest::elementsAndTheirProperties()
{
    TableBench bench;
    QCOMPARE(bench.names(), QStringList({"a", "b", "c", "d", "web"}));
    QCOMPARE(bench.titles(), QStringList({"Name", "Kind", "Privileged", "Tenant", "Numeric user id",
                                          "Host paths mounted", "Networks"}));
    // A title that is not very long stands whole above its column, and all of them in their tooltips.
    const QHeaderView &head = *bench.view().horizontalHeader();
    for (int column = 0; column < bench.table().columnCount(); ++column) {
        QVERIFY(head.sectionSize(column) >= std::min(head.sectionSizeHint(column), 200));
        QCOMPARE(bench.table().headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 bench.titles()[column]);
    }
    QCOMPARE(bench.text("web", "Privileged"), QString("yes"));
    QCOMPARE(bench.text("a", "Privileged"), QString());
    QCOMPARE(bench.text("a", "Kind"), QString("Container"));
    // Of all elements it shows what most of them state; a network is not privileged.
    auto *kind = bench.page().findChild<QComboBox *>();
    kind->setCurrentIndex(0);
    bench.wait();
    QCOMPARE(bench.names().size(), 9);
    QVERIFY(bench.titles().contains("Privileged"));
    QCOMPARE(bench.text("front", "Privileged"), QString("–"));
    QVERIFY(!(bench.table().flags(bench.cell("front", "Privileged")) & Qt::ItemIsEditable));
    QVERIFY(!(bench.table().flags(bench.cell("web", "Kind")) & Qt::ItemIsEditable));
    kind->setCurrentIndex(kind->findData(static_cast<int>(model::Kind::DataFlow)));
    bench.wait();
    QCOMPARE(bench.table().rowCount(), 1);
    QVERIFY(bench.titles().contains("Protocol"));
}

void ElementTableTest::cellsAreEditedInPlace()
{
    TableBench bench;
    const int before = bench.steps();
    const QModelIndex index = bench.cell("web", "Privileged");
    bench.select(index, index);
    QTest::keyClick(&bench.view(), Qt::Key_F2);
    auto *box = bench.view().findChild<QComboBox *>();
    QVERIFY(box);
    box->setCurrentIndex(box->findText("no"));
    emit box->activated(box->currentIndex());
    QCOMPARE(bench.text("web", "Privileged"), QString("no"));
    QCOMPARE(bench.steps(), before + 1);
    QCOMPARE(bench.undoText(), QString("Set Privileged of web: no"));

    const QModelIndex number = bench.cell("web", "Numeric user id");
    bench.select(number, number);
    QTest::keyClick(&bench.view(), '1');
    auto *line = bench.view().findChild<QLineEdit *>();
    QVERIFY(line);
    line->setText("many");
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY2(bench.state().contains("“many” is no value"), qPrintable(bench.state()));
    QCOMPARE(bench.text("web", "Numeric user id"), QString());
}

void ElementTableTest::namesAreEditedToo()
{
    TableBench bench;
    const auto rename = [&bench](const char *from, const char *to) {
        const QModelIndex index = bench.cell(from, "Name");
        bench.select(index, index);
        QTest::keyClick(&bench.view(), Qt::Key_F2);
        auto *line = bench.view().findChild<QLineEdit *>();
        QVERIFY(line);
        line->setText(to);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!bench.view().findChild<QLineEdit *>());
    };
    rename("a", "front end");
    QCOMPARE(bench.test.model().element("a")->name, std::string("front end"));
    rename("b", "");
    QCOMPARE(bench.test.model().element("b")->name, std::string("b"));
    QVERIFY(bench.state().contains("needs a name"));
}

void ElementTableTest::aBlockIsPastedAsOneStep()
{
    TableBench bench;
    const model::Model before = bench.test.model();
    const int steps = bench.steps();
    const QModelIndex from = bench.cell("a", "Privileged");
    bench.select(from, from);
    bench.paste("yes\tshop\t1000\r\nNO\t\"two words\"\t0\r\n");
    QCOMPARE(bench.steps(), steps + 1);
    QCOMPARE(bench.undoText(), QString("Paste Privileged, Tenant, Numeric user id of 2 container(s)"));
    QCOMPARE(bench.text("a", "Privileged"), QString("yes"));
    QCOMPARE(bench.text("a", "Numeric user id"), QString("1000"));
    QCOMPARE(bench.text("b", "Privileged"), QString("no"));
    QCOMPARE(bench.text("b", "Tenant"), QString("two words"));
    bench.test.trigger("edit.undo");
    QVERIFY(bench.test.model() == before);
}

void ElementTableTest::oneCellFillsTheSelection()
{
    TableBench bench;
    bench.select(bench.cell("a", "Privileged"), bench.cell("d", "Privileged"));
    bench.paste("no");
    for (const char *name : {"a", "b", "c", "d"})
        QCOMPARE(bench.text(name, "Privileged"), QString("no"));
    QCOMPARE(bench.text("web", "Privileged"), QString("yes"));
    bench.select(bench.cell("a", "Tenant"), bench.cell("d", "Tenant"));
    bench.paste("x\ny\n"); // goes into four rows twice
    QCOMPARE(bench.text("a", "Tenant") + bench.text("b", "Tenant") + bench.text("c", "Tenant") +
                 bench.text("d", "Tenant"),
             QString("xyxy"));
    const QModelIndex last = bench.cell("web", "Tenant");
    bench.select(last, last);
    bench.paste("p\nq\nr\n"); // beyond the end
    QCOMPARE(bench.text("web", "Tenant"), QString("p"));
}

void ElementTableTest::whatIsNoValueIsToldAndTheRestTaken()
{
    TableBench bench;
    const QModelIndex from = bench.cell("a", "Privileged");
    bench.select(from, from);
    bench.paste("perhaps\tshop\t-5\t/etc\tnowhere\n");
    QCOMPARE(bench.text("a", "Privileged"), QString());
    QCOMPARE(bench.text("a", "Tenant"), QString("shop"));
    QCOMPARE(bench.text("a", "Numeric user id"), QString());
    QCOMPARE(bench.text("a", "Host paths mounted"), QString("/etc"));
    QVERIFY2(bench.state().startsWith("3 cell(s)") && bench.state().contains("perhaps"),
             qPrintable(bench.state()));
    const int steps = bench.steps();
    bench.select(from, from);
    bench.paste("perhaps");
    QCOMPARE(bench.steps(), steps);
}

void ElementTableTest::keysOfTheDiagramAreNotTaken()
{
    TableBench bench;
    const QModelIndex index = bench.cell("a", "Tenant");
    bench.select(index, index);
    QTest::keyClick(&bench.view(), 'a'); // "Add a note" elsewhere
    auto *line = bench.view().findChild<QLineEdit *>();
    QVERIFY(line);
    QTest::keyClicks(line, "cme");
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(bench.text("a", "Tenant"), QString("acme"));
    QVERIFY(bench.view().isVisible()); // still on its page
}

void ElementTableTest::theSelectionIsThatOfTheWindow()
{
    TableBench bench;
    bench.select(bench.cell("b", "Privileged"), bench.cell("c", "Tenant"));
    QCOMPARE(bench.test.window->session().selection(), (std::vector<model::Id>{"b", "c"}));
    bench.test.window->session().select({"web"});
    QCOMPARE(bench.view().currentIndex().row(), bench.cell("web", "Name").row());
    QCOMPARE(bench.test.window->session().selection(), (std::vector<model::Id>{"web"}));
}

void ElementTableTest::rowsComeAndGo()
{
    TableBench bench;
    QVERIFY(bench.test.window->document().perform(addElement("aa", model::Kind::Container), "Add"));
    bench.wait();
    QCOMPARE(bench.names(), QStringList({"a", "aa", "b", "c", "d", "web"}));
    removeElement(bench.test, "a");
    bench.wait();
    QCOMPARE(bench.names(), QStringList({"aa", "b", "c", "d", "web"}));
    bench.test.trigger("view.diagramTab"); // what happens meanwhile is made up for
    removeElement(bench.test, "b");
    bench.test.trigger("view.tableTab");
    bench.wait();
    QCOMPARE(bench.names(), QStringList({"aa", "c", "d", "web"}));
    bench.test.trigger("file.new");
    bench.wait();
    QCOMPARE(bench.table().rowCount(), 0);
}

void ElementTableTest::columnsAreChosenAndKept()
{
    TableBench bench;
    inNextDialog([](QDialog &dialog) {
        auto *list = dialog.findChild<QListWidget *>();
        if (!list)
            return false;
        list->findItems("Tenant", Qt::MatchExactly).front()->setCheckState(Qt::Unchecked);
        list->findItems("Memory limit", Qt::MatchExactly).front()->setCheckState(Qt::Checked);
        list->findItems("Notes", Qt::MatchExactly).front()->setCheckState(Qt::Checked);
        dialog.accept();
        return true;
    });
    bench.page().findChild<QPushButton *>("columns")->click();
    bench.wait();
    QVERIFY(!bench.titles().contains("Tenant"));
    QVERIFY(bench.titles().contains("Memory limit") && bench.titles().contains("Notes"));
    const QModelIndex from = bench.cell("a", "Memory limit");
    bench.select(from, from);
    bench.paste("512 MiB");
    QCOMPARE(bench.text("a", "Memory limit"), QString("512 MiB"));
    const QModelIndex notes = bench.cell("a", "Notes");
    bench.select(notes, notes);
    bench.paste("remember");
    QCOMPARE(bench.test.model().element("a")->notes, std::string("remember"));
    const QSettings settings(bench.test.folder.filePath("settings.ini"), QSettings::IniFormat);
    QVERIFY(settings.value("table/columns/container").toStringList().contains("memory_limit_mb"));
}

// Delete clears what is selected: a click that sorts selects nothing.
void ElementTableTest::aClickOnATitleSelectsNothing()
{
    TableBench bench;
    bench.select(bench.cell("b", "Tenant"), bench.cell("b", "Tenant"));
    auto *header = bench.view().horizontalHeader();
    const int tenant = static_cast<int>(bench.titles().indexOf("Tenant"));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(tenant) + 10, header->height() / 2});
    bench.wait();
    QVERIFY(bench.view().selectionModel()->selectedIndexes().size() <= 1);
}

void ElementTableTest::aNewModelIsDrawn()
{
    TableBench bench;
    bench.test.trigger("file.new");
    QVERIFY(!bench.page().isVisible());
}

void ElementTableTest::rowsAreFilteredAndSorted()
{
    TableBench bench;
    bench.select(bench.cell("a", "Tenant"), bench.cell("a", "Tenant"));
    bench.paste("z10\nz9\n");
    auto *header = bench.view().horizontalHeader();
    emit header->sectionClicked(static_cast<int>(bench.titles().indexOf("Tenant")));
    bench.wait();
    QCOMPARE(bench.names(), QStringList({"c", "d", "web", "b", "a"})); // z9 before z10
    bench.page().findChild<QLineEdit *>()->setText("W");
    bench.wait();
    QCOMPARE(bench.names(), QStringList({"web"}));
}

void ElementTableTest::thousandsOfElements()
{
    TableBench bench;
    constexpr int many = 10'000;
    std::vector<model::Change> changes;
    for (int i = 0; i < many; ++i)
        changes.push_back(addElement("many" + std::to_string(i), model::Kind::Container));
    QVERIFY(bench.test.window->document().perform(model::batch(std::move(changes)), "Add"));
    bench.wait();
    QCOMPARE(bench.table().rowCount(), many + 5);
    const QSignalSpy anew(&bench.table(), &QAbstractItemModel::modelReset);
    bench.select(bench.table().index(0, 2), bench.table().index(many, 2));
    bench.paste("no");
    QCOMPARE(bench.table().index(many, 2).data().toString(), QString("no"));
    const QModelIndex one = bench.cell("web", "Privileged");
    bench.select(one, one);
    bench.paste("no");
    QVERIFY(anew.isEmpty()); // edits repaint, and lay out nothing
}

} // namespace gui_table

BULKHEAD_TEST(gui_table, ElementTableTest, Gui)
#include "test_element_table.moc"
