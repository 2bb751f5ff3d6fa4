// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "model/plans.h"
#include "table_bench.h"
#include "tests/support/test_program.h"

namespace gui_table_cells {

using namespace bulkhead;
using namespace bulkhead::app;

// Cells that are copied, filled, cleared and meant by commands.
class TableCellsTest : public QObject
{
    Q_OBJECT

private slots:
    void listsWithMarksComeBackTheSame();
    void elementsOfOneNameComeBackTheSame();
    void cellsStaySelectedWhereRowsComeAndGo();
    void commandsAreAboutCells();
    void commandsOfTheDiagramShowIt();
    void copiedCellsComeBackTheSame();
    void fillDownAndClear();
};

void TableCellsTest::listsWithMarksComeBackTheSame()
{
    TableBench bench;
    const QModelIndex mounts = bench.cell("a", "Host paths mounted");
    bench.select(mounts, mounts);
    bench.paste("\"/srv/a;b\n\"");
    bench.select(mounts, mounts);
    QTest::keyClick(&bench.view(), Qt::Key_C, Qt::ControlModifier);
    bench.select(bench.cell("b", "Host paths mounted"), bench.cell("b", "Host paths mounted"));
    QTest::keyClick(&bench.view(), Qt::Key_V, Qt::ControlModifier);
    bench.select(mounts, bench.cell("c", "Host paths mounted"));
    QTest::keyClick(&bench.view(), Qt::Key_D, Qt::ControlModifier);
    const auto key = *bench.test.model().vocabulary().key("host_mounts");
    for (const char *id : {"a", "b", "c"}) {
        const model::Value *value = bench.test.model().element(id)->properties.value(key);
        QVERIFY2(value && value->asList(), id);
        QCOMPARE(*value->asList(), model::Value::TextList{"/srv/a;b"});
    }
}

void TableCellsTest::elementsOfOneNameComeBackTheSame()
{
    TableBench bench;
    bench.test.window->document().perform(model::planRename(bench.test.model(), "back", "front"),
                                          "Rename"); // two networks of one name
    const QModelIndex networks = bench.cell("a", "Networks");
    bench.select(networks, networks);
    bench.paste("back"); // by its id
    QTest::keyClick(&bench.view(), Qt::Key_C, Qt::ControlModifier);
    bench.select(bench.cell("b", "Networks"), bench.cell("b", "Networks"));
    QTest::keyClick(&bench.view(), Qt::Key_V, Qt::ControlModifier);
    bench.select(bench.cell("b", "Networks"), bench.cell("c", "Networks"));
    QTest::keyClick(&bench.view(), Qt::Key_D, Qt::ControlModifier);
    const auto key = *bench.test.model().vocabulary().key("networks");
    for (const char *id : {"a", "b", "c"}) {
        const model::Value *value = bench.test.model().element(id)->properties.value(key);
        QVERIFY2(value && value->asList(), id);
        QCOMPARE(*value->asList(), model::Value::TextList{"back"});
    }
}

void TableCellsTest::cellsStaySelectedWhereRowsComeAndGo()
{
    TableBench bench;
    bench.select(bench.cell("a", "Privileged"), bench.cell("a", "Tenant"));
    bench.paste("no\tshop");
    bench.select(bench.cell("a", "Privileged"), bench.cell("d", "Tenant"));
    QTest::keyClick(&bench.view(), Qt::Key_D, Qt::ControlModifier);
    bench.select(bench.cell("b", "Tenant"), bench.cell("c", "Tenant"));
    QVERIFY(bench.test.window->document().perform(addElement("aa", model::Kind::Container), "Add"));
    bench.wait();
    QTest::keyClick(&bench.view(), Qt::Key_Delete);
    QCOMPARE(bench.undoText(), QString("Clear Tenant of 2 container(s)"));
    QCOMPARE(bench.text("b", "Privileged"), QString("no"));
    // A row between them: only the current cell is left.
    bench.select(bench.cell("c", "Tenant"), bench.cell("d", "Tenant"));
    QVERIFY(bench.test.window->document().perform(addElement("cc", model::Kind::Container), "Add"));
    bench.wait();
    QTest::keyClick(&bench.view(), Qt::Key_Delete);
    QCOMPARE(bench.text("d", "Tenant"), QString("shop"));
    for (const char *name : {"c", "d"})
        QCOMPARE(bench.text(name, "Privileged"), QString("no"));
    // What is selected elsewhere is shown by its name, which nothing clears.
    const int steps = bench.steps();
    bench.test.window->session().select({"d"});
    QTest::keyClick(&bench.view(), Qt::Key_Delete);
    QCOMPARE(bench.steps(), steps);
    QVERIFY2(bench.state().contains("need a value"), qPrintable(bench.state()));
}

void TableCellsTest::commandsAreAboutCells()
{
    TableBench bench;
    const std::size_t elements = bench.test.model().elements().size();
    bench.select(bench.cell("a", "Privileged"), bench.cell("a", "Tenant"));
    bench.paste("no\tshop");
    bench.select(bench.cell("a", "Tenant"), bench.cell("b", "Tenant"));
    bench.test.trigger("edit.duplicate");
    QCOMPARE(bench.text("b", "Tenant"), QString("shop"));
    bench.select(bench.cell("a", "Tenant"), bench.cell("a", "Tenant"));
    bench.test.trigger("edit.delete");
    QCOMPARE(bench.text("a", "Tenant"), QString());
    QCOMPARE(bench.text("a", "Privileged"), QString("no"));
    bench.test.trigger("edit.selectAll");
    QCOMPARE(bench.view().selectionModel()->selectedIndexes().size(),
             qsizetype(bench.table().rowCount()) * bench.table().columnCount());
    QCOMPARE(bench.test.model().elements().size(), elements);
}

void TableCellsTest::commandsOfTheDiagramShowIt()
{
    TableBench bench;
    bench.test.trigger("diagram.takenOver"); // shows in the table
    QVERIFY(bench.page().isVisible());
    bench.test.trigger("diagram.collapseAll");
    QVERIFY(!bench.page().isVisible());
    QVERIFY(bench.test.window->diagramPage().isVisible());
}

void TableCellsTest::copiedCellsComeBackTheSame()
{
    TableBench bench;
    bench.select(bench.cell("a", "Host paths mounted"), bench.cell("a", "Host paths mounted"));
    bench.paste("\"/etc\n/var/log, old\"");
    bench.select(bench.cell("a", "Networks"), bench.cell("a", "Networks"));
    bench.paste("front; back");
    bench.select(bench.cell("a", "Privileged"), bench.cell("a", "Networks"));
    QTest::keyClick(&bench.view(), Qt::Key_C, Qt::ControlModifier);
    bench.select(bench.cell("b", "Privileged"), bench.cell("b", "Privileged"));
    QTest::keyClick(&bench.view(), Qt::Key_V, Qt::ControlModifier);
    const model::Vocabulary &vocabulary = bench.test.model().vocabulary();
    for (const char *property : {"host_mounts", "networks"}) {
        const model::Value *copied =
            bench.test.model().element("b")->properties.value(*vocabulary.key(property));
        QVERIFY2(copied, property);
        QVERIFY2(*copied == *bench.test.model().element("a")->properties.value(*vocabulary.key(property)),
                 property);
        QCOMPARE(copied->asList()->size(), std::size_t(2));
    }
}

void TableCellsTest::fillDownAndClear()
{
    TableBench bench;
    bench.select(bench.cell("a", "Privileged"), bench.cell("a", "Tenant"));
    bench.paste("no\tshop");
    const int steps = bench.steps();
    bench.select(bench.cell("a", "Privileged"), bench.cell("d", "Tenant"));
    QTest::keyClick(&bench.view(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(bench.text("d", "Privileged"), QString("no"));
    QCOMPARE(bench.text("c", "Tenant"), QString("shop"));
    QCOMPARE(bench.steps(), steps + 1);
    QCOMPARE(bench.undoText(), QString("Fill down Privileged, Tenant of 3 container(s)"));
    QCOMPARE(bench.test.model().elements().size(), std::size_t(9)); // nothing was duplicated

    bench.select(bench.cell("b", "Tenant"), bench.cell("c", "Tenant"));
    QTest::keyClick(&bench.view(), Qt::Key_Delete);
    QCOMPARE(bench.text("b", "Tenant"), QString());
    QCOMPARE(bench.text("d", "Tenant"), QString("shop"));
    QCOMPARE(bench.undoText(), QString("Clear Tenant of 2 container(s)"));
    QCOMPARE(bench.test.model().elements().size(), std::size_t(9)); // nothing was deleted

    bench.select(bench.cell("c", "Privileged"), bench.cell("d", "Privileged"));
    bench.test.trigger("edit.cut"); // cells, not elements
    QCOMPARE(bench.text("c", "Privileged"), QString());
    QVERIFY(bench.test.model().element("c"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("no\nno\n"));
}

} // namespace gui_table_cells

BULKHEAD_TEST(gui_table_cells, TableCellsTest, Gui)
#include "test_table_cells.moc"
