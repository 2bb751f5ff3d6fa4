// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/outline/outline_panel.h"
#include "app/gui/properties/properties_panel.h"
#include "app/gui/threats/threats_panel.h"
#include "changing_model.h"
#include "diagram/view/diagram_view.h"
#include "tests/support/test_program.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QFrame>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

namespace gui_finding_places {

using namespace bulkhead;
using namespace bulkhead::app;

// Getting from a name or a finding to its place on the diagram, and back; and the room that the diagram has.
class FindingPlacesTest : public QObject
{
    Q_OBJECT

private slots:
    void findingGoesFromMatchToMatch();
    void aFindingLightsItsPlace();
    void aPlaceBringsItsFinding();
    void headingsOfThreatsHaveTheWholeRow();
    void filtersGoWithTheirModel();
    void panelsWithNothingToSayGiveWay();
};

void FindingPlacesTest::findingGoesFromMatchToMatch()
{
    TestWindow test;
    test.window->resize(1400, 900);
    test.window->show();
    openShop(test);
    QCoreApplication::processEvents(); // it is fitted into the window
    auto *bar = test.window->findChild<QFrame *>("findBar");
    QVERIFY(!bar->isVisible());
    test.trigger("edit.find");
    QVERIFY(bar->isVisible());
    auto *typed = bar->findChild<QLineEdit *>();
    diagram::DiagramView &view = test.window->diagramPage().view();
    view.setZoom(0.3);
    QTest::keyClicks(typed, "db");
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"db"});
    QVERIFY(view.zoom() >= 0.75); // its name can be read, and is in sight
    const auto inSight = [&](const QPointF &point) {
        return view.viewport()->rect().contains(view.mapFromScene(point));
    };
    QVERIFY(inSight(test.window->diagramPage().scene().boundsOf("db").center()));
    view.setZoom(1.5);
    QTest::keyClick(typed, Qt::Key_Return); // a flow is found, too
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"web->db"});
    QCOMPARE(view.zoom(), 1.5);
    QTest::keyClick(typed, Qt::Key_Return); // and round again
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"db"});
    QTest::keyClick(typed, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"web->db"});
    view.setZoom(4); // a box larger than the window: there where its name stands
    typed->setText("host");
    QVERIFY(inSight(test.window->diagramPage().scene().boundsOf("host").topLeft() + QPointF(10, 10)));
    // What another view shows can be read as well.
    model::View part;
    part.id = part.name = "part";
    part.wholeModel = false;
    part.members = {"web"};
    QVERIFY(test.window->document().perform(
        model::batch(
            {model::adding(part), model::adding(model::Placement{"part", "web", {0, 0, 120, 60}, {}})}),
        "Add"));
    test.window->diagramPage().showView("part");
    QVERIFY(test.window->document().perform(
        model::batch({addElement("far", model::Kind::Container),
                      model::adding(model::Placement{"diagram", "far", {20'000, 9'000, 120, 60}, {}})}),
        "Add"));
    typed->setText("far");
    QCOMPARE(test.window->diagramPage().viewId(), model::Id("diagram"));
    QCoreApplication::processEvents();
    QVERIFY(view.zoom() >= 0.75);
    QVERIFY(inSight(test.window->diagramPage().scene().boundsOf("far").center()));
    QTest::keyClick(typed, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
}

void FindingPlacesTest::aFindingLightsItsPlace()
{
    TestWindow test;
    openAssessed(test);
    ThreatsPanel &panel = test.window->findingsPanel();
    QTRY_VERIFY(panel.isVisible());
    panel.showThreat("E1.1@web");
    QVERIFY(test.window->diagramPage().scene().pointedAt().empty()); // nobody chose it
    const QRect row = panel.view()->visualRect(panel.view()->currentIndex());
    QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(test.window->diagramPage().scene().pointedAt(), model::Id("web"));
    QVERIFY(test.window->session().selection().empty());
}

void FindingPlacesTest::aPlaceBringsItsFinding()
{
    TestWindow test;
    openAssessed(test);
    ThreatsPanel &panel = test.window->findingsPanel();
    QTRY_VERIFY(panel.isVisible());
    panel.showThreat("E1.1@web");
    panel.resetFilters(); // all are listed
    test.window->session().select({"web->db"});
    const auto threat = panel.threats().threatAt(panel.view()->currentIndex());
    QVERIFY(threat);
    QCOMPARE(std::string(panel.threats().list().subject(*threat)), std::string("web->db"));
}

void FindingPlacesTest::headingsOfThreatsHaveTheWholeRow()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.threatsTab");
    ThreatsPanel &panel = test.window->threatsPage();
    QTRY_VERIFY(panel.isVisible());
    panel.findChildren<QComboBox *>().front()->setCurrentIndex(1); // by element
    QApplication::processEvents();
    QTreeView *view = panel.view();
    view->setColumnWidth(0, 40);
    const QModelIndex heading = view->model()->index(0, 0);
    QVERIFY(view->model()->hasChildren(heading));
    // What the name needs reaches over the first column, and is drawn there.
    const QString text = heading.data().toString();
    QFont bold = view->font();
    bold.setBold(true);
    const int reach = QFontMetrics(bold).horizontalAdvance(text);
    QVERIFY2(reach > view->columnWidth(0) + 6, qPrintable(text));
    const QRect cell = view->visualRect(heading);
    const QImage row = view->viewport()
                           ->grab(QRect(0, cell.top() + 2, view->viewport()->width(), cell.height() - 4))
                           .toImage();
    int inked = 0;
    const QColor ground = row.pixelColor(row.width() - 4, row.height() / 2);
    for (int x = view->columnWidth(0) + 2; x < reach; ++x)
        for (int y = 0; y < row.height(); ++y)
            inked += row.pixelColor(x, y) != ground ? 1 : 0;
    QVERIFY2(inked > 0, qPrintable(text));
}

void FindingPlacesTest::filtersGoWithTheirModel()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    auto *outline = test.window->findChild<OutlinePanel *>();
    auto *inOutline = outline->findChild<QLineEdit *>();
    auto *inProperties = test.window->propertiesPanel().findChild<QLineEdit *>();
    inOutline->setText("web");
    test.window->session().select({"web"});
    inProperties->setText("priv");
    openShop(test); // another one
    QVERIFY(inOutline->text().isEmpty());
    QVERIFY(inProperties->text().isEmpty());
    QVERIFY(outline->view()->model()->rowCount() > 0);
}

void FindingPlacesTest::panelsWithNothingToSayGiveWay()
{
    TestWindow test;
    test.window->resize(1280, 720);
    test.window->show();
    openShop(test);
    auto *properties = test.window->findChild<QDockWidget *>("propertiesDock");
    QTRY_VERIFY(!properties->isVisible());
    const auto &view = test.window->diagramPage().view();
    QTRY_VERIFY(view.width() * 3 >= test.window->width() * 2);
    QTRY_VERIFY(view.height() * 2 >= test.window->height());
    test.window->session().select({"web"});
    QTRY_VERIFY(properties->isVisible());
    test.window->session().select({});
    QTRY_VERIFY(!properties->isVisible());
    test.trigger("view.threatsTab");
    test.trigger("view.diagramTab");
    QVERIFY(!properties->isVisible());
    test.window->session().select({"web"});
    QTRY_VERIFY(properties->isVisible());
}

} // namespace gui_finding_places

BULKHEAD_TEST(gui_finding_places, FindingPlacesTest, Gui)
#include "test_finding_places.moc"
