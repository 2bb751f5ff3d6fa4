// SPDX-License-Identifier: Apache-2.0
#include "app/actions/commands.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/find_bar.h"
#include "app/gui/threats/threats_panel.h"
#include "changing_model.h"
#include "diagram/view/diagram_view.h"
#include "model/ids.h"
#include "tests/support/test_program.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

namespace gui_folding {

using namespace bulkhead;
using namespace bulkhead::app;

// Collapsed boxes in the window: by menu and key, in the file, for findings and for who looks for something.
class FoldingWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void menuAndKeysCollapseAndExpand();
    void itIsSavedAndUndone();
    void theFindingsOfACardAreThoseOfWhatItHolds();
    void whatIsLookedForIsFoundAtTheCard();
    void whatIsSelectedInsideStaysSelected();
    void theCommandsStandBehindThoseOfLines();
};

namespace {

diagram::DiagramScene &sceneOf(TestWindow &test)
{
    return test.window->diagramPage().scene();
}

} // namespace

void FoldingWindowTest::menuAndKeysCollapseAndExpand()
{
    TestWindow test;
    openAssessed(test);
    sceneOf(test).select(std::vector<model::Id>{"host"});
    QTimer::singleShot(10, qApp, [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        auto *entry = menu->findChild<QAction *>("diagram.collapse");
        QVERIFY(entry);
        entry->trigger();
        menu->close();
    });
    emit test.window->diagramPage().contextMenuRequested({100, 100});
    QVERIFY(sceneOf(test).isCollapsed("host"));
    QCOMPARE(test.window->actions().action("edit.undo")->text(), QStringLiteral("&Undo Collapse host"));
    test.window->diagramPage().view().setFocus();
    QTest::keyClick(&test.window->diagramPage().view(), Qt::Key_Plus);
    QVERIFY(!sceneOf(test).isCollapsed("host"));
    test.trigger("diagram.collapse"); // Ctrl+B
    QVERIFY(sceneOf(test).isCollapsed("host"));
    test.trigger("diagram.collapse");
    QVERIFY(!sceneOf(test).isCollapsed("host"));
    test.trigger("diagram.collapseAll");
    QVERIFY(sceneOf(test).isCollapsed("host"));
    test.trigger("diagram.expandAll");
    QVERIFY(!sceneOf(test).isCollapsed("host"));
}

void FoldingWindowTest::itIsSavedAndUndone()
{
    TestWindow test;
    openAssessed(test);
    const model::Model before = test.model();
    sceneOf(test).collapse(std::vector<model::Id>{"host"});
    test.dialogs->nextFile = test.file("folded.bulkhead");
    test.save("file.saveAs");
    test.trigger("edit.undo");
    QVERIFY(test.model() == before);
    QVERIFY(!sceneOf(test).isCollapsed("host"));
    test.trigger("edit.redo");
    TestWindow other;
    other.window->openAll({test.file("folded.bulkhead")});
    QTRY_VERIFY_WITH_TIMEOUT(other.model().element("host"), patience);
    QTRY_VERIFY(sceneOf(other).isCollapsed("host"));
}

void FoldingWindowTest::theFindingsOfACardAreThoseOfWhatItHolds()
{
    TestWindow test;
    openAssessed(test);
    ThreatsPanel &findings = test.window->findingsPanel();
    test.window->session().select({"host"});
    emit sceneOf(test).badgeActivated("host");
    findings.showOnly({}, true);
    const std::size_t own = findings.threats().shownCount();
    const auto all = test.window->session().analysis()->findings().size();
    QVERIFY(own < all);
    sceneOf(test).collapse(std::vector<model::Id>{"host"});
    QCOMPARE(test.window->session().selection(), (std::vector<model::Id>{"host"}));
    QTRY_VERIFY(findings.threats().shownCount() > own);
    sceneOf(test).expand(std::vector<model::Id>{"host"});
    QTRY_COMPARE(findings.threats().shownCount(), own);
    sceneOf(test).collapse(std::vector<model::Id>{"host"});
    // A finding of something inside is shown at the card, and its own element stays what is selected.
    test.window->diagramPage().reveal("web");
    QCOMPARE(sceneOf(test).selectedIds(), (std::vector<model::Id>{"host"}));
    QCOMPARE(test.window->session().selection(), (std::vector<model::Id>{"web"}));
}

void FoldingWindowTest::whatIsLookedForIsFoundAtTheCard()
{
    TestWindow test;
    openAssessed(test);
    sceneOf(test).collapse(std::vector<model::Id>{"host"});
    test.trigger("edit.find");
    auto *line = test.window->diagramPage().findChild<FindBar *>()->findChild<QLineEdit *>();
    QVERIFY(line);
    QTest::keyClicks(line, "web");
    QTRY_COMPARE(sceneOf(test).selectedIds(), (std::vector<model::Id>{"host"}));
}

// The panels are about what was selected, whatever happens around it; nothing that is not seen is deleted.
void FoldingWindowTest::whatIsSelectedInsideStaysSelected()
{
    TestWindow test;
    openAssessed(test);
    sceneOf(test).collapse(std::vector<model::Id>{"host"});
    test.window->diagramPage().reveal("web");
    const std::vector<model::Id> web{"web"};
    QVERIFY(test.window->document().perform(addElement("more", model::Kind::Container), "Add"));
    QCOMPARE(test.window->session().selection(), web);
    QApplication::clipboard()->setText("as before");
    for (const char *command : {"edit.delete", "edit.deleteFromModel", "edit.cut"})
        test.trigger(command);
    QVERIFY(test.model().element("host") && test.model().element("web"));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("as before"));
    test.trigger("diagram.expandAll");
    QCOMPARE(test.window->session().selection(), web);
    QCOMPARE(sceneOf(test).selectedIds(), web);
    test.trigger("edit.undo");
    QCOMPARE(test.window->session().selection(), web);
    QCOMPARE(sceneOf(test).selectedIds(), std::vector<model::Id>{"host"});
    emit test.window->session().revealRequested("web"); // a finding is shown
    QCOMPARE(test.window->session().selection(), web);
}

void FoldingWindowTest::theCommandsStandBehindThoseOfLines()
{
    QStringList order;
    for (const CommandSpec &command : commandTable())
        order << QLatin1String(command.id);
    const auto curved = order.indexOf("diagram.linesCurved");
    QVERIFY(curved > 0);
    QCOMPARE(order.mid(curved - 2, 6),
             (QStringList{"diagram.linesOrthogonal", "diagram.linesStraight", "diagram.linesCurved",
                          "diagram.collapse", "diagram.collapseAll", "diagram.expandAll"}));
    TestWindow test;
    openAssessed(test);
    sceneOf(test).select(std::vector<model::Id>{"host"});
    QStringList shown;
    QTimer::singleShot(10, qApp, [&shown] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (const QAction *action : menu->findChildren<QAction *>())
            shown << action->objectName();
        menu->close();
    });
    emit test.window->diagramPage().contextMenuRequested({100, 100});
    QVERIFY(shown.contains("diagram.collapse"));
    QVERIFY(shown.indexOf("diagram.wrapHost") < shown.indexOf("diagram.collapse"));
    QVERIFY(shown.indexOf("diagram.collapse") < shown.indexOf("diagram.takenOver"));
}

} // namespace gui_folding

BULKHEAD_TEST(gui_folding, FoldingWindowTest, Gui)
#include "test_folding.moc"
