// SPDX-License-Identifier: Apache-2.0
#include "diagram/cards.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/view/diagram_accessible.h"
#include "tests/diagram/editor.h"
#include "tests/support/test_program.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace diagram_card_selection {

using namespace bulkhead;
using namespace bulkhead::diagram;

// What stands inside a card, or is one of several flows of a line, and is selected from elsewhere.
class CardSelectionTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNotSeenIsNotDeleted();
    void aClickTakesTheCard();
    void theMenuIsAboutTheCard();
    void expandingShowsWhatWasSelected();
    void undoShowsWhatWasSelected();
    void oneFlowOfALineIsNotDeleted();
    void theHandleActsWhereItIsPainted();
    void badgesOfALineAreSummedOnce();
    void screenReadersFindNothingHidden();
};

namespace {

const auto userToWeb = model::flowId("user", "web");
const auto userToApp = model::flowId("user", "app");

// The host collapsed, with two flows of the user to it as one line.
struct Collapsed : Editor
{
    Collapsed() : Editor(placedShop().flow("user", "app", "https", "tls").model())
    {
        scene.collapse(ids({"host"}));
        scene.select({});
    }

    const ElementItem &card() const
    {
        return *scene.state().elements[static_cast<std::size_t>(scene.state().graph.node("host"))];
    }
    const FlowItem &line() const
    {
        return *scene.state().flows[static_cast<std::size_t>(scene.state().graph.flowShowing(userToApp))];
    }
};

} // namespace

void CardSelectionTest::whatIsNotSeenIsNotDeleted()
{
    Collapsed editor;
    editor.scene.select(ids({"web"}));
    QCOMPARE(editor.scene.selectedIds(), ids({"host"}));
    QCOMPARE(editor.scene.selectionSubjects(), ids({"web"}));
    QVERIFY(editor.card().isSelectedForInside());
    QVERIFY(editor.scene.accessibleText("host").contains("web selected in it"));
    const QSignalSpy told(&editor.scene, &DiagramScene::problemOccurred);
    for (const Qt::KeyboardModifiers modifiers : {Qt::NoModifier, Qt::ShiftModifier})
        QTest::keyClick(&editor.view, Qt::Key_Delete, modifiers);
    editor.scene.duplicateSelection();
    editor.scene.reverseSelection();
    QTest::keyClick(&editor.view, Qt::Key_F2);
    QVERIFY(!editor.view.findChild<QLineEdit *>("inlineEditor"));
    QVERIFY(editor.model.element("host") && editor.model.element("web"));
    QCOMPARE(editor.texts, QStringList{"Collapse host"});
    QCOMPARE(told.size(), 5);
    QVERIFY(told.first().first().toString().startsWith("web stands inside host, which is collapsed."));
}

void CardSelectionTest::aClickTakesTheCard()
{
    Collapsed editor;
    editor.scene.select(ids({"web"}));
    const QSignalSpy selected(&editor.scene, &DiagramScene::selectionChanged);
    editor.click(editor.centre("host"));
    QVERIFY(!selected.isEmpty());
    QCOMPARE(editor.scene.selectionSubjects(), ids({"host"}));
    QVERIFY(!editor.card().isSelectedForInside());
    QTest::keyClick(&editor.view, Qt::Key_Delete);
    QVERIFY(!editor.model.element("host"));
}

void CardSelectionTest::theMenuIsAboutTheCard()
{
    Collapsed editor;
    editor.scene.select(ids({"web"}));
    QTest::mouseClick(editor.view.viewport(), Qt::RightButton, {}, editor.at(editor.centre("host")));
    QCOMPARE(editor.scene.selectionSubjects(), ids({"host"}));
}

void CardSelectionTest::expandingShowsWhatWasSelected()
{
    Collapsed editor;
    editor.scene.select(ids({"web"}));
    QTest::keyClick(&editor.view, Qt::Key_Plus);
    QVERIFY(!editor.scene.isCollapsed("host"));
    QCOMPARE(editor.scene.selectedIds(), ids({"web"}));
    QVERIFY(!editor.scene.isSelectedForInside());
    QTest::keyClick(&editor.view, Qt::Key_Delete);
    QVERIFY(!editor.model.element("web"));
}

void CardSelectionTest::undoShowsWhatWasSelected()
{
    Collapsed editor;
    editor.scene.select(ids({"app"}));
    editor.undoAll();
    QCOMPARE(editor.scene.selectedIds(), ids({"app"}));
}

void CardSelectionTest::oneFlowOfALineIsNotDeleted()
{
    Collapsed editor;
    for (const model::Id &id : {userToWeb, userToApp}) {
        editor.scene.select(std::vector{id});
        QCOMPARE(editor.scene.selectedIds(), (std::vector{userToApp, userToWeb}));
        QCOMPARE(editor.scene.selectionSubjects(), std::vector{id});
        QTest::keyClick(&editor.view, Qt::Key_Delete);
        QVERIFY(editor.model.flow(id));
    }
    // The line itself is all of its flows: by click, by key, and where all of them are meant.
    const std::vector<model::Id> both{userToApp, userToWeb};
    editor.scene.select(both);
    QCOMPARE(editor.scene.selectionSubjects(), both);
    editor.scene.select(ids({"user"}));
    QTest::keyClick(&editor.view, Qt::Key_F);
    QCOMPARE(editor.scene.selectionSubjects(), both);
    editor.scene.select(std::vector{userToWeb});
    editor.click(editor.line().labelRect().center());
    QCOMPARE(editor.scene.selectionSubjects(), both);
    editor.scene.selectAll();
    QVERIFY(!editor.scene.isSelectedForInside());
}

void CardSelectionTest::theHandleActsWhereItIsPainted()
{
    Collapsed editor;
    editor.view.setZoom(detailLimit * 0.9);
    editor.click(editor.card().foldHandle().center());
    QVERIFY(editor.scene.isCollapsed("host"));
    QCOMPARE(editor.scene.selectedIds(), ids({"host"})); // the card, as anywhere on it
    editor.view.setZoom(detailLimit * 1.1);
    editor.click(editor.card().foldHandle().center());
    QVERIFY(!editor.scene.isCollapsed("host"));
}

// However many badges of a line or card change at a time, it is looked at once.
void CardSelectionTest::badgesOfALineAreSummedOnce()
{
    Collapsed editor;
    editor.scene.setBadge(userToWeb, {1, 1, model::Rating::Low}, {});
    editor.scene.setBadge(userToApp, {2, 0, model::Rating::High}, {});
    editor.scene.setBadge("web", {3, 3, model::Rating::Low}, {});
    editor.scene.setBadge("app", {4, 3, model::Rating::Medium}, {});
    QCOMPARE(editor.scene.state().staleSums.size(), std::size_t(2)); // the line and the card
    QCOMPARE(editor.line().look().badge, Badge());
    QTRY_COMPARE(editor.line().look().badge, (Badge{3, 1, model::Rating::High}));
    QCOMPARE(editor.card().look().badge, (Badge{7, 6, model::Rating::Medium}));
    QVERIFY(editor.scene.state().staleSums.empty());
    // What is alone is shown at once.
    editor.scene.setBadge("user", {1, 1, model::Rating::Low}, {});
    QVERIFY(editor.scene.state().staleSums.empty());
}

void CardSelectionTest::screenReadersFindNothingHidden()
{
    Editor editor(placedShop().flow("user", "app", "https", "tls").model());
    QAccessibleInterface *web = accessiblePart(editor.view, "web");
    QAccessibleInterface *flow = accessiblePart(editor.view, userToWeb);
    QAccessibleInterface *host = accessiblePart(editor.view, "host");
    QVERIFY(web->isValid() && flow->isValid() && host->isValid());
    editor.scene.collapse(ids({"host"}));
    QAccessibleInterface *diagram = QAccessible::queryAccessibleInterface(&editor.view);
    for (QAccessibleInterface *hidden : {web, flow}) {
        QVERIFY(!hidden->isValid());
        QVERIFY(hidden->state().invalid && !hidden->state().selectable);
        QVERIFY(hidden->rect().isEmpty());
        QCOMPARE(hidden->text(QAccessible::Name), QString());
        QCOMPARE(diagram->indexOfChild(hidden), -1);
    }
    QVERIFY(host->isValid());
    for (int child = 0; child < diagram->childCount(); ++child)
        if (QAccessibleInterface *part = diagram->child(child); part && part->role() == QAccessible::ListItem)
            QVERIFY(part->isValid());
    QAccessibleActionInterface *actions = accessiblePart(editor.view, userToApp)->actionInterface();
    actions->doAction(actions->actionNames().first());
    QVERIFY(!editor.scene.isSelectedForInside());
    editor.undoAll();
    QVERIFY(web->isValid() && flow->isValid());
}

} // namespace diagram_card_selection

BULKHEAD_TEST(diagram_card_selection, CardSelectionTest, Gui)
#include "card_selection_test.moc"
