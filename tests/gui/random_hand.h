// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/diagram/diagram_page.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/view/diagram_view.h"
#include "window_fixture.h"

#include <QLineEdit>
#include <QMouseEvent>

#include <algorithm>
#include <array>
#include <random>
#include <utility>

// A hand that makes any gesture on the diagram of a window; what it does follows from its seed.
namespace bulkhead::app {

struct Hand
{
    Hand(TestWindow &window, unsigned seed)
        : test(window), page(window.window->diagramPage()), view(page.view()), scene(page.scene()),
          random(seed)
    {}

    int upTo(int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); }
    bool oneIn(int count) { return upTo(count) == 0; }
    QPointF anyStep(int reach) { return {upTo(2 * reach) - reach * 1.0, upTo(2 * reach) - reach * 1.0}; }

    template <typename List>
    auto anyOf(const List &list)
    {
        return *(std::begin(list) + upTo(static_cast<int>(std::size(list))));
    }

    const diagram::SceneState &state() const { return std::as_const(scene).state(); }
    bool isEmpty() const { return state().elements.empty(); }
    model::Id anyElement() { return anyOf(state().elements)->id(); }

    QPoint at(const QPointF &point) const { return view.mapFromScene(point); }

    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view, which, modifiers);
    }

    void moveTo(QPoint to, Qt::KeyboardModifiers modifiers)
    {
        QMouseEvent move(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, modifiers);
        QApplication::sendEvent(view.viewport(), &move);
    }

    // Gives up, or undoes, on the way now and then.
    void drag(const QPointF &from, const QPointF &to, Qt::KeyboardModifiers modifiers)
    {
        QTest::mouseMove(view.viewport(), at(from));
        QTest::mousePress(view.viewport(), Qt::LeftButton, modifiers, at(from));
        moveTo(at((from + to) / 2), modifiers);
        if (oneIn(20))
            key(Qt::Key_Escape);
        else if (oneIn(20))
            test.trigger("edit.undo");
        moveTo(at(to), modifiers);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, modifiers, at(to));
    }

    Qt::KeyboardModifiers anyModifiers()
    {
        return anyOf(std::array<Qt::KeyboardModifiers, 4>{Qt::NoModifier, Qt::NoModifier, Qt::AltModifier,
                                                          Qt::ShiftModifier});
    }

    // The place where a box is taken hold of, or the middle of what is none.
    QPointF grip(const model::Id &id)
    {
        const QRectF rect = scene.boundsOf(id);
        return oneIn(2) ? rect.center() : rect.topLeft() + QPointF(14, 10);
    }

    void closeEditor()
    {
        if (auto *line = view.findChild<QLineEdit *>("inlineEditor"); line && line->isVisible()) {
            if (oneIn(2))
                QTest::keyClicks(line, QString(1 + upTo(60), QChar('a' + upTo(26))));
            QTest::keyClick(line, oneIn(8) ? Qt::Key_Escape : Qt::Key_Return);
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    TestWindow &test;
    DiagramPage &page;
    diagram::DiagramView &view;
    diagram::DiagramScene &scene;
    std::mt19937 random;
};

struct Gesture
{
    const char *name;
    int weight;
    void (*make)(Hand &);
};

inline constexpr Qt::Key arrows[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};

inline void selectSome(Hand &hand)
{
    std::vector<model::Id> ids;
    for (int count = 1 + hand.upTo(3); count > 0; --count)
        ids.push_back(hand.anyElement());
    if (hand.oneIn(4) && !hand.state().flows.empty())
        ids.push_back(hand.anyOf(hand.state().flows)->id());
    hand.scene.select(ids);
}

inline void click(Hand &hand)
{
    QTest::mouseClick(hand.view.viewport(), Qt::LeftButton, hand.anyModifiers(),
                      hand.at(hand.grip(hand.anyElement())));
}

inline void dragElement(Hand &hand)
{
    const QPointF from = hand.grip(hand.anyElement());
    const QPointF to =
        hand.oneIn(2) ? hand.scene.boundsOf(hand.anyElement()).center() : from + hand.anyStep(300);
    hand.drag(from, to, hand.anyModifiers());
}

inline void dragCorner(Hand &hand)
{
    const model::Id id = hand.anyElement();
    hand.scene.select(std::span(&id, 1));
    const QRectF rect = hand.scene.boundsOf(id);
    const QPointF corner =
        hand.anyOf(std::array{rect.topLeft() + QPointF(-4, -4), rect.topRight() + QPointF(4, -4),
                              rect.bottomRight() + QPointF(4, 4), rect.bottomLeft() + QPointF(-4, 4)});
    hand.drag(corner, corner + hand.anyStep(250), hand.anyModifiers());
}

inline void dragFlow(Hand &hand)
{
    if (hand.state().flows.empty())
        return;
    const diagram::FlowItem *item = hand.anyOf(hand.state().flows);
    const model::Id id = item->id();
    hand.scene.select(std::span(&id, 1));
    if (item->course().size() < 2)
        return;
    const auto part = static_cast<std::size_t>(hand.upTo(static_cast<int>(item->course().size()) - 1));
    const QPointF from =
        hand.oneIn(3) ? item->course().back() : (item->course()[part] + item->course()[part + 1]) / 2;
    const QPointF to =
        hand.oneIn(2) ? hand.scene.boundsOf(hand.anyElement()).center() : from + hand.anyStep(120);
    hand.drag(from, to, hand.anyModifiers());
}

inline void place(Hand &hand)
{
    hand.key(hand.anyOf(std::array{Qt::Key_U, Qt::Key_H, Qt::Key_K, Qt::Key_B, Qt::Key_R, Qt::Key_O,
                                   Qt::Key_N, Qt::Key_D, Qt::Key_I}));
    const QPointF point = hand.grip(hand.anyElement()) + hand.anyStep(100);
    if (hand.oneIn(3))
        hand.key(Qt::Key_Return);
    else if (hand.oneIn(2))
        hand.drag(point, point + hand.anyStep(400), {});
    else
        QTest::mouseClick(hand.view.viewport(), Qt::LeftButton, {}, hand.at(point));
    if (hand.oneIn(10))
        hand.key(Qt::Key_Escape);
}

inline void connectByKeys(Hand &hand)
{
    const model::Id id = hand.anyElement();
    hand.scene.select(std::span(&id, 1));
    hand.key(Qt::Key_C);
    for (int steps = hand.upTo(3); steps >= 0; --steps)
        hand.key(hand.anyOf(std::array{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp,
                                       Qt::Key_PageDown}));
    hand.key(hand.oneIn(6) ? Qt::Key_Escape : Qt::Key_Return);
}

inline void reattachByKeys(Hand &hand)
{
    if (hand.state().flows.empty())
        return;
    const model::Id id = hand.anyOf(hand.state().flows)->id();
    hand.scene.select(std::span(&id, 1));
    hand.key(Qt::Key_T, hand.oneIn(2) ? Qt::ShiftModifier : Qt::NoModifier);
    for (int steps = hand.upTo(3); steps >= 0; --steps)
        hand.key(hand.anyOf(arrows));
    hand.key(hand.oneIn(6) ? Qt::Key_Escape : Qt::Key_Return);
}

inline void bendByKeys(Hand &hand)
{
    if (hand.state().flows.empty())
        return;
    const model::Id id = hand.anyOf(hand.state().flows)->id();
    hand.scene.select(std::span(&id, 1));
    for (int steps = hand.upTo(4); steps >= 0; --steps)
        hand.key(hand.anyOf(arrows));
    if (hand.oneIn(2))
        hand.key(Qt::Key_Insert);
    if (hand.oneIn(3))
        hand.key(Qt::Key_Backspace, Qt::ShiftModifier);
}

inline void nudge(Hand &hand)
{
    selectSome(hand);
    const Qt::Key arrow = hand.anyOf(arrows);
    const bool fine = hand.oneIn(4);
    for (int steps = hand.upTo(12); steps >= 0; --steps)
        hand.key(arrow, fine ? Qt::ShiftModifier : Qt::NoModifier);
}

inline void resizeByKeys(Hand &hand)
{
    selectSome(hand);
    const Qt::Key arrow = hand.anyOf(arrows);
    for (int steps = hand.upTo(12); steps >= 0; --steps)
        hand.key(arrow, Qt::AltModifier | Qt::ShiftModifier);
}

inline void rubberBand(Hand &hand)
{
    const QPointF from = hand.grip(hand.anyElement()) - QPointF(60, 60);
    hand.drag(from, from + hand.anyStep(300), Qt::ShiftModifier);
}

inline void remove(Hand &hand)
{
    selectSome(hand);
    hand.key(Qt::Key_Delete, hand.oneIn(2) ? Qt::ShiftModifier : Qt::NoModifier);
}

inline void putInto(Hand &hand)
{
    selectSome(hand);
    hand.scene.putInto(hand.scene.selectedIds(), hand.anyElement());
}

inline void command(Hand &hand)
{
    selectSome(hand);
    hand.test.trigger(hand.anyOf(std::array{"diagram.takeOut", "diagram.wrapBoundary", "diagram.wrapHost",
                                            "diagram.alignLeft", "diagram.alignCenter", "diagram.alignBottom",
                                            "diagram.distributeHorizontally", "diagram.distributeVertically",
                                            "diagram.reverse", "diagram.straighten", "edit.duplicate"}));
}

inline void copyAndPaste(Hand &hand)
{
    selectSome(hand);
    hand.test.trigger(hand.oneIn(3) ? "edit.cut" : "edit.copy");
    if (hand.isEmpty())
        return;
    selectSome(hand);
    hand.test.trigger("edit.paste");
}

inline void rename(Hand &hand)
{
    selectSome(hand);
    hand.key(Qt::Key_F2);
}

inline void walk(Hand &hand)
{
    for (int steps = hand.upTo(4); steps >= 0; --steps)
        hand.key(hand.anyOf(std::array{Qt::Key_Tab, Qt::Key_F, Qt::Key_PageUp}));
    hand.key(hand.anyOf(arrows), Qt::AltModifier);
}

// By handle, key, command or from the outline, where something in a card may be selected.
inline void fold(Hand &hand)
{
    selectSome(hand);
    if (hand.oneIn(3)) {
        const auto *item = hand.anyOf(hand.state().elements);
        const QPointF middle = item->foldHandle().center();
        if (!item->foldHandle().isNull())
            QTest::mouseClick(hand.view.viewport(), Qt::LeftButton, {}, hand.at(middle));
    } else if (hand.oneIn(2)) {
        hand.key(hand.oneIn(2) ? Qt::Key_Minus : Qt::Key_Plus);
    } else if (hand.oneIn(3)) {
        hand.test.trigger(hand.anyOf(std::array{"diagram.collapseAll", "diagram.expandAll"}));
    } else {
        hand.test.trigger("diagram.collapse");
    }
}

inline void expandSome(Hand &hand)
{
    hand.oneIn(3) ? hand.scene.expandAll() : hand.test.trigger("diagram.collapse");
    std::vector<model::Id> cards;
    for (const diagram::ElementItem *item : hand.state().elements)
        if (item->look().isCard())
            cards.push_back(item->id());
    if (!cards.empty())
        hand.scene.expand(std::vector{hand.anyOf(cards)});
}

// As from a list of all elements.
inline void selectAnything(Hand &hand)
{
    std::vector<model::Id> ids;
    for (const model::Element &element : hand.test.model().elements())
        ids.push_back(element.id);
    hand.test.window->session().select({hand.anyOf(ids)});
    if (hand.oneIn(3))
        hand.key(Qt::Key_Delete);
}

inline void undoAndRedo(Hand &hand)
{
    for (int steps = hand.upTo(6); steps >= 0; --steps)
        hand.test.trigger("edit.undo");
    for (int steps = hand.upTo(6); steps > 0; --steps)
        hand.test.trigger("edit.redo");
}

inline void anotherView(Hand &hand)
{
    const model::Model &model = hand.test.model();
    std::vector<model::Id> ids;
    for (const model::View &view : model.views())
        ids.push_back(view.id);
    if (!ids.empty())
        hand.page.showView(hand.anyOf(ids));
}

// All was removed, or undone.
inline void beginAgain(Hand &hand)
{
    hand.test.trigger("edit.redo");
    if (hand.isEmpty())
        anotherView(hand);
    if (!hand.isEmpty())
        return;
    hand.key(Qt::Key_H);
    hand.key(Qt::Key_Return);
}

inline constexpr Gesture gestures[] = {
    {"click", 4, click},
    {"drag an element", 12, dragElement},
    {"drag a corner", 8, dragCorner},
    {"drag a flow", 6, dragFlow},
    {"place", 7, place},
    {"connect", 4, connectByKeys},
    {"reattach", 3, reattachByKeys},
    {"bend", 3, bendByKeys},
    {"nudge", 6, nudge},
    {"resize", 4, resizeByKeys},
    {"rubber band", 2, rubberBand},
    {"remove", 4, remove},
    {"put into", 4, putInto},
    {"command", 8, command},
    {"copy and paste", 3, copyAndPaste},
    {"rename", 3, rename},
    {"walk", 2, walk},
    {"fold", 5, fold},
    {"expand", 4, expandSome},
    {"select anything", 2, selectAnything},
    {"undo and redo", 9, undoAndRedo},
    {"another view", 2, anotherView},
};

inline const Gesture &anyGesture(Hand &hand)
{
    constexpr std::size_t mostElements = 40;
    constexpr std::size_t mostWithHidden = 80; // in cards and on other views
    if (hand.state().elements.size() > mostElements || hand.test.model().elements().size() > mostWithHidden)
        return *std::find_if(std::begin(gestures), std::end(gestures),
                             [](const Gesture &each) { return each.make == remove; });
    int all = 0;
    for (const Gesture &each : gestures)
        all += each.weight;
    int chosen = hand.upTo(all);
    for (const Gesture &each : gestures)
        if ((chosen -= each.weight) < 0)
            return each;
    return gestures[0];
}

} // namespace bulkhead::app
