// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/breach_list.h"
#include "app/gui/attack/find_path_panel.h"
#include "app/gui/attack/path_banner.h"
#include "app/gui/attack/paths_page.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/properties/properties_panel.h"
#include "diagram/labels.h"
#include "diagram/view/diagram_view.h"
#include "diagram/view/overview_map.h"
#include "model/plans.h"
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

namespace gui_attack_paths {

using namespace bulkhead;
using namespace bulkhead::app;

// Attack paths in the window: what a person says of elements, and what they ask for.
class AttackPathsTest : public QObject
{
    Q_OBJECT

private slots:
    void marksAreSetAndTakenBack();
    void marksAreOfElementsThatCanBearThem();
    void propertiesShowTheMarks();
    void takenOverIsWhereThePathsStart();
    void nothingFromOutsideTellsOfBreaches();
    void pathIsFoundAndLit();
    void controlsArePutInPlace();
    void aControlCanBeTakenBackWhenItCutsNothing();
    void startsThatLeadSomewhereComeFirst();
    void breachesStayChosenAndOpen();
    void namesThatMatchNothingAreTold();

private:
    static PathsPage &page(TestWindow &test) { return *test.window->findChild<PathsPage *>(); }
    static void openAssessed(TestWindow &test)
    {
        test.window->resize(1280, 800);
        test.window->show();
        test.loadCatalogs();
        openShop(test);
        QTRY_VERIFY_WITH_TIMEOUT(!test.window->session().isAnalysing() && test.window->session().analysis(),
                                 patience);
    }
    static void waitForWays(TestWindow &test)
    {
        QTRY_VERIFY_WITH_TIMEOUT(page(test).finder().wayList()->topLevelItemCount() > 0, patience);
    }
};

void AttackPathsTest::marksAreSetAndTakenBack()
{
    TestWindow test;
    openAssessed(test);
    QAction *taken = test.window->actions().action("diagram.takenOver");
    QVERIFY(!taken->isEnabled());
    test.window->session().select({"db", "web"});
    QVERIFY(taken->isEnabled() && !taken->isChecked());
    taken->trigger();
    QVERIFY(test.model().element("web")->takenOver == true);
    QVERIFY(test.model().element("db")->takenOver == true);
    QVERIFY(taken->isChecked());
    QCOMPARE(diagram::kindLine(*test.model().element("web"), test.model().vocabulary()),
             QStringLiteral("Taken over"));
    test.window->session().select({"host"});
    QVERIFY(!taken->isChecked());
    QVERIFY(!test.model().element("host")->takenOver);
    test.trigger("edit.undo"); // both at once
    QVERIFY(!test.model().element("web")->takenOver && !test.model().element("db")->takenOver);
    test.window->session().select({"web"});
    test.trigger("diagram.worthHaving");
    QVERIFY(test.model().element("web")->worthHaving == true);
    test.trigger("diagram.worthHaving"); // it is for kind and data to say again
    QVERIFY(!test.model().element("web")->worthHaving);
}

void AttackPathsTest::marksAreOfElementsThatCanBearThem()
{
    TestWindow test;
    openAssessed(test);
    QVERIFY(test.window->document().perform(addElement("net", model::Kind::Network), "Add"));
    const auto isEnabled = [&](const char *id) { return test.window->actions().action(id)->isEnabled(); };
    test.window->session().select({"net"});
    QVERIFY(isEnabled("diagram.takenOver") && !isEnabled("diagram.worthHaving"));
    test.window->session().select({"web->db"});
    QVERIFY(!isEnabled("diagram.takenOver") && !isEnabled("threats.pathFrom"));
}

void AttackPathsTest::propertiesShowTheMarks()
{
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"web"});
    auto *panel = test.window->findChild<PropertiesPanel *>();
    const QModelIndex row = panel->properties().find(PropertyRow::Field::TakenOver, {});
    QVERIFY(row.isValid());
    panel->answer(row, model::Value(false)); // said, and not only left out
    QVERIFY(test.model().element("web")->takenOver == false);
    panel->answer(panel->properties().find(PropertyRow::Field::TakenOver, {}), {});
    QVERIFY(!test.model().element("web")->takenOver);
}

void AttackPathsTest::takenOverIsWhereThePathsStart()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.pathsTab");
    QCOMPARE(page(test).pathList()->model()->rowCount(), 0);
    test.window->session().select({"web"});
    test.trigger("diagram.takenOver");
    QTRY_VERIFY_WITH_TIMEOUT(page(test).pathList()->model()->rowCount() > 0, patience);
    QCOMPARE(page(test).pathList()->model()->index(0, 1).data().toString(), QStringLiteral("web"));
}

void AttackPathsTest::nothingFromOutsideTellsOfBreaches()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.pathsTab");
    BreachList &breaches = page(test).breaches();
    QTRY_VERIFY_WITH_TIMEOUT(breaches.topLevelItemCount() > 0, patience);
    QCOMPARE(breaches.topLevelItem(0)->text(1), QStringLiteral("web"));
    const QString told = page(test).detail().toPlainText();
    QVERIFY2(told.contains("Nothing leads in from outside"), qPrintable(told));
    QVERIFY2(told.contains("web"), qPrintable(told));
}

void AttackPathsTest::pathIsFoundAndLit()
{
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"web"});
    test.trigger("threats.pathFrom");
    QVERIFY(page(test).isVisible());
    waitForWays(test);
    test.window->session().select({"host"});
    test.trigger("threats.pathTo");
    FindPathPanel &finder = page(test).finder();
    QTRY_VERIFY_WITH_TIMEOUT(finder.current() && finder.current()->to == "host", patience);
    QCOMPARE(finder.current()->from, model::IdView("web"));
    QVERIFY(page(test).detail().toPlainText().contains("host"));
    diagram::DiagramScene &scene = test.window->diagramPage().scene();
    diagram::DiagramView &view = test.window->diagramPage().view();
    view.setZoom(4);
    view.centerOn(scene.contentBounds().bottomRight() + QPointF(2000, 2000));
    page(test).showOnDiagram();
    QVERIFY(test.window->findChild<PathBanner *>()->isVisible());
    const auto isInSight = [&](const model::Id &id) {
        return view.mapToScene(view.viewport()->rect()).boundingRect().contains(scene.boundsOf(id));
    };
    QTRY_VERIFY(isInSight("web") && isInSight("host"));
    const auto &lit = scene.overlay().highlighted;
    QVERIFY(lit && lit->contains("web") && lit->contains("host"));
    const auto &map = *test.window->findChild<diagram::OverviewMap *>();
    view.setZoom(4);
    QVERIFY(!map.isVisible()); // it would cover what is lit
    test.window->diagramPage().highlight({});
    QVERIFY(map.isVisible());
    QVERIFY(map.width() <= view.viewport()->width() / 4 && map.height() <= view.viewport()->height() / 3);
    finder.swap(); // from the host, to the web container that it runs
    QTRY_VERIFY_WITH_TIMEOUT(finder.current() && finder.current()->from == "host", patience);
    QCOMPARE(finder.current()->to, model::IdView("web"));
}

void AttackPathsTest::controlsArePutInPlace()
{
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"web"});
    test.trigger("diagram.takenOver"); // so that there are paths, and what would cut them
    test.trigger("threats.pathFrom");
    FindPathPanel &finder = page(test).finder();
    finder.setTo(QStringLiteral("host"));
    QTRY_VERIFY_WITH_TIMEOUT(!finder.controlMenu()->isEmpty(), patience);
    finder.find();
    QTRY_VERIFY_WITH_TIMEOUT(finder.current() && finder.current()->to == "host", patience);
    const double before = finder.current()->likelihood;
    const model::Model model = test.model();
    const catalog::Analysis *asItIs = finder.analysis();
    finder.controlMenu()->actions().front()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(finder.analysis() != asItIs, patience);
    QVERIFY2(finder.analysis(), qPrintable(finder.message()));
    QVERIFY(!finder.current() || finder.current()->likelihood < before);
    QVERIFY(test.model() == model); // only tried
}

void AttackPathsTest::aControlCanBeTakenBackWhenItCutsNothing()
{
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"web"});
    test.trigger("diagram.takenOver");
    test.trigger("view.pathsTab");
    FindPathPanel &finder = page(test).finder();
    QTRY_VERIFY_WITH_TIMEOUT(!finder.controlMenu()->isEmpty(), patience);
    QToolButton *button = nullptr;
    for (auto *one : finder.findChildren<QToolButton *>())
        button = one->menu() == finder.controlMenu() ? one : button;
    QVERIFY(button);
    QCOMPARE(button->text(), QStringLiteral("With the controls there are"));
    finder.controlMenu()->actions().front()->trigger();
    QCOMPARE(button->text(), QStringLiteral("Without what 1 control(s) would close"));
    test.trigger("diagram.takenOver"); // no paths, and nothing that cuts them
    QTRY_VERIFY_WITH_TIMEOUT(finder.controlMenu()->actions().size() == 1, patience);
    QVERIFY(button->isEnabled());
    QVERIFY(finder.controlMenu()->actions().front()->isChecked());
    finder.controlMenu()->actions().front()->trigger();
    QCOMPARE(button->text(), QStringLiteral("With the controls there are"));
}

void AttackPathsTest::startsThatLeadSomewhereComeFirst()
{
    TestWindow test;
    openAssessed(test);
    QVERIFY(test.window->document().perform(addElement("attic", model::Kind::Network), "Add"));
    test.trigger("view.pathsTab");
    QLineEdit *from = nullptr;
    for (auto *one : page(test).finder().findChildren<QLineEdit *>())
        from = one->accessibleName() == "From" ? one : from;
    QVERIFY(from && from->completer());
    const QAbstractItemModel *starts = from->completer()->model();
    QTRY_COMPARE_WITH_TIMEOUT(starts->rowCount(), 4, patience);
    QCOMPARE(starts->index(0, 0).data().toString(), QStringLiteral("web"));
    const QModelIndex attic = starts->match(starts->index(0, 0), Qt::EditRole, "attic").value(0);
    QCOMPARE(attic.data().toString(), QStringLiteral("attic – leads nowhere"));
    QCOMPARE(from->completer()->completionRole(), static_cast<int>(Qt::EditRole));
    QCOMPARE(attic.data(Qt::EditRole).toString(), QStringLiteral("attic")); // what is taken over
}

void AttackPathsTest::breachesStayChosenAndOpen()
{
    TestWindow test;
    openAssessed(test);
    model::Element app = *test.model().element("web");
    app.id = app.name = "app";
    app.parent = "other";
    QVERIFY(test.window->document().perform(
        model::batch({addElement("other", model::Kind::Host), model::adding(std::move(app))}), "Add"));
    test.trigger("view.pathsTab");
    BreachList &breaches = page(test).breaches();
    QTRY_VERIFY_WITH_TIMEOUT(breaches.topLevelItemCount() > 1, patience);
    const QString last = breaches.topLevelItem(1)->text(1);
    breaches.setCurrentItem(breaches.topLevelItem(1));
    breaches.topLevelItem(1)->setExpanded(true);
    const bool isOpen = breaches.topLevelItem(1)->isExpanded();
    QVERIFY(test.window->document().perform(model::planRename(test.model(), "db", "store"), "Rename"));
    const auto isOfTheEdit = [&] {
        const PathsOverview *now = breaches.overview();
        return now && now->base->analysis->model().element("db")->name == "store";
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOfTheEdit(), patience);
    QVERIFY(breaches.currentItem());
    QCOMPARE(breaches.currentItem()->text(1), last);
    QCOMPARE(breaches.currentItem()->isExpanded(), isOpen);
}

void AttackPathsTest::namesThatMatchNothingAreTold()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.pathsTab");
    FindPathPanel &finder = page(test).finder();
    finder.setTo(QStringLiteral("hots"));
    finder.find();
    QTRY_VERIFY_WITH_TIMEOUT(finder.message().contains("hots"), patience);
    QVERIFY2(finder.message().contains("host"), qPrintable(finder.message()));
    QVERIFY(!finder.current());
}

} // namespace gui_attack_paths

BULKHEAD_TEST(gui_attack_paths, AttackPathsTest, Gui)
#include "test_attack_paths.moc"
