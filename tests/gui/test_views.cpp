// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/view_tabs.h"
#include "app/gui/outline/outline_panel.h"
#include "app/gui/threats/threats_panel.h"
#include "changing_model.h"
#include "diagram/view/diagram_view.h"
#include "model/plans.h"
#include "model/view_plans.h"
#include "tests/support/test_program.h"

#include <QActionGroup>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

namespace gui_views {

using namespace bulkhead;
using namespace bulkhead::app;

// The model's views as tabs below the diagram.
class ViewsWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void tabsAreTheViewsInTheirOrder();
    void keysGoFromViewToView();
    void aNewViewIsNamedInItsTab();
    void renamingKeepsNamesApart();
    void viewsAreMadeOfWhatOneChooses();
    void viewsOfPathsAndFindingsShowWhereTheyAre();
    void whatHasNoOwner();
    void draggedTabsChangeTheOrder();
    void viewsMoveAndAreDuplicatedByCommands();
    void theLastViewStays();
    void deletingAViewKeepsItsElements();
    void theKeyboardReachesTheTabs();
    void oneElementStandsOnSeveralViews();
    void theContextMenuTellsOnWhichViewsItIs();
    void showInViewOutlivesChanges();
    void undoGoesBackToTheViewBefore();
    void aViewIsShownAsItWasLeft();
    void aViewThatComesLateTakesNoKeys();
    void thousandsOfElements();
};

namespace {

ViewTabs &tabs(TestWindow &test)
{
    return test.window->diagramPage().viewTabs();
}

QStringList names(TestWindow &test)
{
    QStringList texts;
    for (int tab = 0; tab < tabs(test).bar()->count(); ++tab)
        texts << tabs(test).bar()->tabText(tab);
    return texts;
}

QString shownName(TestWindow &test)
{
    const model::View *view = test.model().views().find(test.window->diagramPage().viewId());
    return view ? toQString(model::viewName(*view)) : QString();
}

const model::View &viewNamed(const TestWindow &test, const std::string &name)
{
    for (const model::View &view : test.model().views())
        if (view.name == name)
            return view;
    qFatal("no view is called %s", name.c_str());
}

QString undoText(TestWindow &test)
{
    return test.window->document().undoStack().undoText();
}

QString told(TestWindow &test)
{
    return test.window->statusBar()->currentMessage();
}

QLineEdit *editor(TestWindow &test)
{
    return tabs(test).findChild<QLineEdit *>("viewNameEditor");
}

void typeName(TestWindow &test, const char *name)
{
    QTRY_VERIFY(editor(test)->isVisible());
    QTest::keyClicks(editor(test), name);
    QTest::keyClick(editor(test), Qt::Key_Return);
    QVERIFY(!editor(test)->isVisible());
}

void add(TestWindow &test, const char *command, const char *name)
{
    test.trigger(command);
    typeName(test, name);
}

// The shop's diagram with two more views.
void openViews(TestWindow &test)
{
    test.window->resize(1280, 800);
    test.window->show();
    openShop(test);
    test.trigger("diagram.layout"); // a view without places is laid out when it is shown
    QTRY_VERIFY(!test.model().placements().empty());
    add(test, "view.newEmpty", "Second");
    add(test, "view.newEmpty", "Third");
    test.window->diagramPage().showView("diagram");
}

} // namespace

void ViewsWindowTest::tabsAreTheViewsInTheirOrder()
{
    TestWindow test;
    openViews(test);
    QCOMPARE(names(test), QStringList({"Diagram", "Second", "Third"})); // each behind the one shown
    QCOMPARE(tabs(test).bar()->currentIndex(), 0);
    QTRY_VERIFY(tabs(test).bar()->rect().contains(tabs(test).bar()->tabRect(2))); // they have room
    QTest::mouseClick(tabs(test).bar(), Qt::LeftButton, {}, tabs(test).bar()->tabRect(2).center());
    QCOMPARE(shownName(test), QString("Third"));
    QCOMPARE(test.window->diagramPage().scene().contentBounds(), QRectF());
    const QMenu *menu = test.window->actions().action("view.views")->menu();
    QTRY_COMPARE(menu->findChildren<QActionGroup *>().size(), qsizetype(1)); // however often it was filled
}

void ViewsWindowTest::keysGoFromViewToView()
{
    TestWindow test;
    openViews(test);
    diagram::DiagramView &view = test.window->diagramPage().view();
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(shownName(test), QString("Second"));
    QTest::keyClick(&view, Qt::Key_PageDown, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(shownName(test), QString("Third"));
    QTest::keyClick(&view, Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(shownName(test), QString("Second"));
    test.trigger("view.threatsTab");
    test.trigger("view.previous"); // and to the diagram
    QCOMPARE(shownName(test), QString("Diagram"));
    QVERIFY(test.window->diagramPage().isVisible());
}

void ViewsWindowTest::aNewViewIsNamedInItsTab()
{
    TestWindow test;
    openViews(test);
    auto *button = tabs(test).findChild<QToolButton *>("newViewButton");
    QVERIFY(button->menu()->actions().contains(test.window->actions().action("view.newEmpty")));
    test.trigger("view.newEmpty");
    QTRY_VERIFY(editor(test)->isVisible());
    QCOMPARE(editor(test)->text(), QString("View"));
    const QTabBar *bar = tabs(test).bar();
    QCOMPARE(editor(test)->geometry().topLeft(), bar->tabRect(bar->currentIndex()).topLeft() + bar->pos());
    QTest::keyClick(editor(test), Qt::Key_Escape); // keeps the name
    QVERIFY(!editor(test)->isVisible());
    QCOMPARE(shownName(test), QString("View"));
    QCOMPARE(undoText(test), QString("Add view View"));
    test.trigger("edit.undo");
    QCOMPARE(names(test), QStringList({"Diagram", "Second", "Third"}));
}

void ViewsWindowTest::renamingKeepsNamesApart()
{
    TestWindow test;
    openViews(test);
    QTest::mouseDClick(tabs(test).bar(), Qt::LeftButton, {}, tabs(test).bar()->tabRect(0).center());
    typeName(test, "Production & <b>more</b>");
    QCOMPARE(undoText(test), QString("Rename view Diagram to Production & <b>more</b>"));
    QCOMPARE(viewNamed(test, "Production & <b>more</b>").id, model::Id("diagram"));
    QCOMPARE(names(test).front(), QString("Production && <b>more</b>")); // no mnemonic
    test.trigger("view.rename");
    typeName(test, "Second");
    QVERIFY2(told(test).contains("Second"), qPrintable(told(test)));
    QCOMPARE(viewNamed(test, "Production & <b>more</b>").id, model::Id("diagram"));
    test.trigger("edit.undo");
    QCOMPARE(names(test).front(), QString("Diagram"));
    // A click elsewhere takes the name over; a view that goes meanwhile takes its editor along.
    test.trigger("view.rename");
    QTest::keyClicks(editor(test), "Elsewhere");
    test.window->diagramPage().view().setFocus();
    QCOMPARE(names(test).front(), QString("Elsewhere"));
    test.window->diagramPage().showView(viewNamed(test, "Second").id);
    test.trigger("view.rename");
    QVERIFY(editor(test)->isVisible());
    test.window->document().perform(model::planRemoveView(test.model(), viewNamed(test, "Second").id),
                                    "Drop");
    QVERIFY(!editor(test)->isVisible());
    QCOMPARE(undoText(test), QString("Drop"));
}

void ViewsWindowTest::viewsAreMadeOfWhatOneChooses()
{
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"host"});
    add(test, "view.newFromSelection", "Host alone");
    QCOMPARE(viewNamed(test, "Host alone").members, (std::vector<model::Id>{"host", "web"}));
    test.window->session().select({"host"});
    add(test, "view.newOfBox", "Host");
    QCOMPARE(viewNamed(test, "Host").members, (std::vector<model::Id>{"db", "host", "web"})); // db: a partner
    const model::Id ofBox = viewNamed(test, "Host").id;
    QVERIFY(test.model().placements().find({ofBox, "db"}));
    test.trigger("edit.undo"); // the name
    QCOMPARE(undoText(test), QString("Add view host"));
    test.trigger("edit.undo"); // with its layout
    for (const model::Placement &placement : test.model().placements())
        QVERIFY(placement.view != ofBox);
    test.window->session().select({});
    inNextDialog([](QDialog &dialog) {
        if (dialog.findChild<QListWidget *>()->count() != 1)
            return false;
        dialog.accept();
        return true;
    });
    add(test, "view.newOfBox", "Chosen");
    QCOMPARE(viewNamed(test, "Chosen").members, (std::vector<model::Id>{"db", "host", "web"}));
}

void ViewsWindowTest::viewsOfPathsAndFindingsShowWhereTheyAre()
{
    TestWindow test;
    openAssessed(test);
    test.window->findingsPanel().showThreat("E1.1@web");
    add(test, "view.newOfFinding", "Escape");
    const std::vector<model::Id> members = viewNamed(test, "Escape").members;
    QVERIFY(std::find(members.begin(), members.end(), "web") != members.end());
    QVERIFY(std::find(members.begin(), members.end(), "host") != members.end()); // the box round it
    model::Element start = *test.model().element("web");
    start.takenOver = true;
    model::Element goal = *test.model().element("host");
    goal.worthHaving = true;
    test.window->document().perform(
        model::batch({model::editing(test.model().elements().shared("web"), start),
                      model::editing(test.model().elements().shared("host"), goal)}),
        "Mark");
    assessed(test);
    QVERIFY(!test.window->session().assessment()->paths->paths().empty());
    // With an analysis in flight, and what the path was of changed meanwhile.
    inNextDialog([&test](QDialog &dialog) {
        test.window->document().perform(addElement("late", model::Kind::Process), "Add");
        dialog.accept();
        return true;
    });
    add(test, "view.newOfPath", "Way");
    const std::vector<model::Id> way = viewNamed(test, "Way").members;
    QVERIFY(std::find(way.begin(), way.end(), "web") != way.end());
    QVERIFY(std::find(way.begin(), way.end(), "host") != way.end());
    QVERIFY(std::find(way.begin(), way.end(), "late") == way.end());
}

void ViewsWindowTest::whatHasNoOwner()
{
    TestWindow test;
    openAssessed(test);
    model::Element host = *test.model().element("host");
    host.properties.set(*test.model().vocabulary().key("tenant"), model::Value("shop"));
    test.window->document().perform(model::editing(test.model().elements().shared("host"), host), "Own");
    add(test, "view.newWithoutOwner", "Orphans");
    QCOMPARE(viewNamed(test, "Orphans").members, (std::vector<model::Id>{"db"})); // the host owns web
    model::Element db = *test.model().element("db");
    db.properties.set(*test.model().vocabulary().key("tenant"), model::Value("shop"));
    test.window->document().perform(model::editing(test.model().elements().shared("db"), db), "Own");
    const std::size_t before = test.model().views().size();
    test.trigger("view.newWithoutOwner");
    QTRY_VERIFY2(told(test).contains("owner"), qPrintable(told(test)));
    QCOMPARE(test.model().views().size(), before);
}

void ViewsWindowTest::draggedTabsChangeTheOrder()
{
    TestWindow test;
    openViews(test);
    QTabBar *bar = tabs(test).bar();
    const auto drag = [bar](int from, int to) {
        const QPoint start = bar->tabRect(from).center();
        const QPoint end =
            to > from ? bar->tabRect(to).center() + QPoint(20, 0) : bar->tabRect(to).center() - QPoint(20, 0);
        QTest::mousePress(bar, Qt::LeftButton, {}, start);
        for (int step = 1; step <= 10; ++step)
            QTest::mouseMove(bar, start + (end - start) * step / 10);
        QTest::mouseRelease(bar, Qt::LeftButton, {}, end);
    };
    drag(0, 1);
    QTRY_COMPARE(undoText(test), QString("Move view Diagram"));
    QCOMPARE(names(test), QStringList({"Second", "Diagram", "Third"}));
    QCOMPARE(model::viewsInOrder(test.model()).front()->name, std::string("Second"));
    drag(2, 0);
    QTRY_COMPARE(undoText(test), QString("Move view Third"));
    QCOMPARE(names(test), QStringList({"Third", "Second", "Diagram"}));
    test.trigger("edit.undo");
    test.trigger("edit.undo");
    QCOMPARE(names(test), QStringList({"Diagram", "Second", "Third"}));
}

void ViewsWindowTest::viewsMoveAndAreDuplicatedByCommands()
{
    TestWindow test;
    openViews(test);
    test.trigger("view.moveRight");
    QCOMPARE(names(test), QStringList({"Second", "Diagram", "Third"}));
    test.trigger("view.moveLeft");
    test.trigger("view.moveLeft"); // it is the first one
    QCOMPARE(names(test), QStringList({"Diagram", "Second", "Third"}));
    test.trigger("view.duplicate");
    QCOMPARE(names(test), QStringList({"Diagram", "Diagram 2", "Second", "Third"}));
    QCOMPARE(undoText(test), QString("Duplicate view Diagram"));
    QCOMPARE(shownName(test), QString("Diagram 2"));
    QVERIFY(viewNamed(test, "Diagram 2").wholeModel);
    // The tab's own menu is about that tab.
    QTimer::singleShot(50, qApp, [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *entry : menu->actions())
            if (entry->objectName() == "view.delete")
                entry->trigger();
        menu->close();
    });
    emit tabs(test).menuRequested(viewNamed(test, "Third").id, QPoint(10, 10));
    QCOMPARE(undoText(test), QString("Delete view Third"));
    QCOMPARE(shownName(test), QString("Diagram 2"));
}

void ViewsWindowTest::theLastViewStays()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    test.trigger("view.delete");
    QCOMPARE(test.model().views().size(), std::size_t{1});
    QVERIFY2(told(test).contains("only view"), qPrintable(told(test)));
}

void ViewsWindowTest::deletingAViewKeepsItsElements()
{
    TestWindow test;
    openViews(test);
    test.trigger("view.delete"); // the one of the whole model
    QCOMPARE(shownName(test), QString("Second"));
    QVERIFY(test.model().element("web"));
    QVERIFY2(told(test).startsWith("3 element(s) of “Diagram” are on no view"), qPrintable(told(test)));
    test.trigger("edit.undo");
    QCOMPARE(names(test), QStringList({"Diagram", "Second", "Third"}));
}

void ViewsWindowTest::theKeyboardReachesTheTabs()
{
    TestWindow test;
    openViews(test);
    test.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(test.window.get()));
    test.window->diagramPage().view().setFocus();
    test.trigger("focus.next");
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(tabs(test).bar()));
    QTest::keyClick(tabs(test).bar(), Qt::Key_Right);
    QCOMPARE(shownName(test), QString("Second"));
    test.window->session().select({"web"}); // F2 and Delete are about the view all the same
    QTest::keyClick(tabs(test).bar(), Qt::Key_F2);
    typeName(test, "Keys");
    QCOMPARE(shownName(test), QString("Keys"));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(tabs(test).bar()));
    QTest::keyClick(tabs(test).bar(), Qt::Key_Delete);
    QCOMPARE(undoText(test), QString("Delete view Keys"));
    QVERIFY(test.model().element("web"));
}

void ViewsWindowTest::oneElementStandsOnSeveralViews()
{
    TestWindow test;
    openViews(test);
    test.window->session().select({"host"});
    inNextDialog([](QDialog &dialog) {
        auto *list = dialog.findChild<QListWidget *>();
        if (list->count() != 2) // not the one that shows it already
            return false;
        list->setCurrentRow(0);
        dialog.accept();
        return true;
    });
    test.trigger("diagram.showInView");
    QCOMPARE(undoText(test), QString("Show host on Second"));
    QCOMPARE(viewNamed(test, "Second").members, (std::vector<model::Id>{"host", "web"}));
    QCOMPARE(test.model().elements().size(), std::size_t{3});
    test.window->diagramPage().showView(viewNamed(test, "Second").id);
    QCOMPARE(undoText(test), QString("Show host on Second")); // looking at it changes nothing
    QVERIFY(!test.window->diagramPage().scene().boundsOf("web").isNull());
    QVERIFY(test.window->diagramPage().scene().boundsOf("db").isNull());
    test.window->session().select({"web"});
    test.trigger("edit.delete");
    QCOMPARE(viewNamed(test, "Second").members, (std::vector<model::Id>{"host"}));
    QVERIFY(test.model().element("web"));
}

void ViewsWindowTest::theContextMenuTellsOnWhichViewsItIs()
{
    TestWindow test;
    openViews(test);
    test.window->session().select({"db"});
    QStringList offered;
    QString deletion;
    const auto open = [&](const QString &chosen) {
        offered.clear();
        QTimer::singleShot(50, qApp, [&, chosen] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (const QAction *entry : menu->actions()) {
                if (entry->objectName() == "edit.deleteFromModel")
                    deletion = entry->text();
                if (!entry->menu() || entry->text() != "Show &in view")
                    continue;
                emit entry->menu()->aboutToShow();
                for (QAction *view : entry->menu()->actions()) {
                    offered << (view->isEnabled() ? view->text() : view->text() + " (already)");
                    if (view->text() == chosen)
                        view->trigger();
                }
            }
            menu->close();
        });
        emit test.window->diagramPage().contextMenuRequested(QPoint(10, 10));
    };
    open("Third");
    QCOMPARE(offered, QStringList({"Second", "Third"}));
    QCOMPARE(deletion, QString("Delete from the &model"));
    QCOMPARE(undoText(test), QString("Show db on Third"));
    open({});
    QCOMPARE(offered, QStringList({"Second", "Third (already)"}));
    QCOMPARE(deletion, QString("Delete from the &model, and so from 2 view(s)"));
}

void ViewsWindowTest::showInViewOutlivesChanges()
{
    TestWindow test;
    openViews(test);
    test.window->session().select({"web"});
    inNextDialog([&test](QDialog &dialog) {
        const model::Id gone = "web";
        test.window->document().perform(model::planRemove(test.model(), std::span(&gone, 1)), "Remove");
        dialog.accept();
        return true;
    });
    test.trigger("diagram.showInView");
    QCOMPARE(undoText(test), QString("Remove"));
    QVERIFY(!test.dialogs->problems.isEmpty());
}

void ViewsWindowTest::undoGoesBackToTheViewBefore()
{
    TestWindow test;
    openViews(test);
    test.window->diagramPage().showView(viewNamed(test, "Second").id);
    test.trigger("view.duplicate");
    QCOMPARE(shownName(test), QString("Second 2"));
    test.trigger("edit.undo");
    QCOMPARE(shownName(test), QString("Second"));
}

void ViewsWindowTest::aViewIsShownAsItWasLeft()
{
    TestWindow test;
    openViews(test);
    diagram::DiagramView &view = test.window->diagramPage().view();
    QTest::qWait(50);
    view.setZoom(2);
    test.trigger("view.next");
    QTest::qWait(50);
    view.setZoom(0.5);
    test.trigger("view.previous");
    QTRY_COMPARE(view.zoom(), 2.0);
}

void ViewsWindowTest::aViewThatComesLateTakesNoKeys()
{
    TestWindow test;
    openViews(test);
    QVERIFY(QTest::qWaitForWindowActive(test.window.get()));
    test.trigger("view.newEmpty");
    test.trigger("view.newEmpty");
    QCOMPARE(told(test), QString("Another view is still being made."));
    auto *line = test.window->findChild<OutlinePanel *>()->findChild<QLineEdit *>();
    line->setFocus();
    QTest::keyClicks(line, "we");
    QTRY_COMPARE(names(test).size(), 4);
    QTest::keyClicks(QApplication::focusWidget(), "b");
    QCOMPARE(line->text(), QString("web"));
    QVERIFY(!editor(test)->isVisible());
    QCOMPARE(shownName(test), QString("Diagram"));
}

void ViewsWindowTest::thousandsOfElements()
{
    TestWindow test;
    test.window->resize(1280, 800);
    test.window->show();
    test.loadCatalogs();
    test.trigger("file.new");
    std::vector<model::Change> changes{addElement("host", model::Kind::Host)};
    for (int i = 0; i < 10'000; ++i) {
        const std::string id = "c" + std::to_string(i);
        changes.push_back(addElement(id, model::Kind::Container, i < 50 ? "host" : ""));
        changes.push_back(
            model::adding(model::Placement{"diagram", id, {10.0 * (i % 100), 8.0 * i, 100, 60}, {}}));
    }
    QVERIFY(test.window->document().perform(model::batch(std::move(changes)), "Build"));
    QVERIFY(test.window->session().isAnalysing());
    test.window->session().select({"host"});
    add(test, "view.newOfBox", "Host");
    QCOMPARE(viewNamed(test, "Host").members.size(), std::size_t{51});
    QCOMPARE(test.window->diagramPage().scene().items().isEmpty(), false);
    // The names and the order of views rebuild nothing.
    const QList<QGraphicsItem *> items = test.window->diagramPage().scene().items();
    test.trigger("view.moveLeft");
    QCOMPARE(test.window->diagramPage().scene().items(), items);
    test.trigger("view.delete");
    QCOMPARE(names(test), QStringList("Diagram"));
    QCOMPARE(test.model().elements().size(), std::size_t{10'001});
}

} // namespace gui_views

BULKHEAD_TEST(gui_views, ViewsWindowTest, Gui)
#include "test_views.moc"
