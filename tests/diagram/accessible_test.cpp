// SPDX-License-Identifier: Apache-2.0
#include "diagram/view/diagram_accessible.h"
#include "tests/diagram/editor.h"
#include "tests/support/test_program.h"

#include <QAccessible>
#include <QTest>

namespace diagram_accessible {

using namespace bulkhead;
using namespace bulkhead::diagram;

// What a screen reader finds on the diagram.
class AccessibleTest : public QObject
{
    Q_OBJECT

private slots:
    void elementsAndFlowsAreChildrenWithNames();
    void aPartSaysWhereItIsAndWhetherItIsSelected();
    void partsFollowTheModel();
};

namespace {

QStringList namesOf(QAccessibleInterface &diagram)
{
    QStringList names;
    for (int child = 0; child < diagram.childCount(); ++child) {
        QAccessibleInterface *part = diagram.child(child);
        if (part && part->role() == QAccessible::ListItem) {
            names << part->text(QAccessible::Name);
            if (diagram.indexOfChild(part) != child || part->parent() != &diagram)
                names << QStringLiteral("lost");
        }
    }
    return names;
}

} // namespace

void AccessibleTest::elementsAndFlowsAreChildrenWithNames()
{
    Editor editor(placedShop().model());
    editor.scene.setBadge("web", {3, 1, model::Rating::High}, "Escape to the host");
    QAccessibleInterface *diagram = QAccessible::queryAccessibleInterface(&editor.view);
    QVERIFY(diagram);
    QCOMPARE(namesOf(*diagram),
             (QStringList{"container app, in host", "container cache", "host host", "external entity user",
                          "container web, in host, 3 threat(s), the worst high", "flow from user to web",
                          "flow from web to app"}));
    QCOMPARE(accessiblePart(editor.view, "web")->text(QAccessible::Description),
             QStringLiteral("Escape to the host"));
    editor.scene.collapse(ids({"host"}));
    const QStringList collapsed = namesOf(*diagram);
    QCOMPARE(collapsed.size(), 4); // user, cache, the card and the line to it
    QVERIFY(collapsed.contains("host host, collapsed: 2 container(s), 3 threat(s), the worst high"));
    QCOMPARE(accessiblePart(editor.view, "web"), accessiblePart(editor.view, "host"));
}

void AccessibleTest::aPartSaysWhereItIsAndWhetherItIsSelected()
{
    Editor editor(placedShop().model());
    QAccessibleInterface *diagram = QAccessible::queryAccessibleInterface(&editor.view);
    QAccessibleInterface *cache = accessiblePart(editor.view, "cache");
    const QPoint middle = editor.view.viewport()->mapToGlobal(editor.at(editor.centre("cache")));
    QVERIFY(cache->rect().contains(middle));
    QCOMPARE(diagram->childAt(middle.x(), middle.y()), cache);
    QVERIFY(!cache->state().selected && !cache->state().offscreen);
    QAccessibleActionInterface *actions = cache->actionInterface();
    QVERIFY(actions);
    actions->doAction(actions->actionNames().first());
    QCOMPARE(editor.scene.selectedIds(), ids({"cache"}));
    QVERIFY(cache->state().selected);
    QVERIFY(cache->state().focused);
    QCOMPARE(diagram->focusChild(), cache);
}

void AccessibleTest::partsFollowTheModel()
{
    Editor editor(placedShop().model());
    QAccessibleInterface *diagram = QAccessible::queryAccessibleInterface(&editor.view);
    QAccessibleInterface *cache = accessiblePart(editor.view, "cache");
    const int before = diagram->childCount();
    editor.scene.select(ids({"cache"}));
    editor.scene.deleteSelection();
    QVERIFY(!cache->isValid());
    QCOMPARE(diagram->indexOfChild(cache), -1);
    QCOMPARE(diagram->childCount(), before - 1);
    editor.undoAll();
    QVERIFY(cache->isValid());
    QCOMPARE(accessiblePart(editor.view, "cache"), cache);
}

} // namespace diagram_accessible

BULKHEAD_TEST(diagram_accessible, AccessibleTest, Gui)
#include "accessible_test.moc"
