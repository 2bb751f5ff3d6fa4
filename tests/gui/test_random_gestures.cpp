// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/view/diagram_view.h"
#include "model/file/file.h"
#include "window_fixture.h"

#include <QLineEdit>
#include <QMouseEvent>

#include <algorithm>
#include <array>
#include <random>
#include <utility>

using namespace bulkhead;
using namespace bulkhead::app;

// A hand that does anything, by mouse and keyboard, with undo and redo in between. After each gesture the
// picture tells the same nesting as the model; now and then the model is written and read again, and
// everything is undone and done again. The gestures follow from the seed. BULKHEAD_GESTURES=10000 is the full
// run, some minutes; without it 100 of each row are made.
class RandomGesturesTest : public QObject
{
    Q_OBJECT

private slots:
    void thePictureStaysTrue_data();
    void thePictureStaysTrue();
};

namespace {

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

constexpr Qt::Key arrows[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};

void selectSome(Hand &hand)
{
    std::vector<model::Id> ids;
    for (int count = 1 + hand.upTo(3); count > 0; --count)
        ids.push_back(hand.anyElement());
    if (hand.oneIn(4) && !hand.state().flows.empty())
        ids.push_back(hand.anyOf(hand.state().flows)->id());
    hand.scene.select(ids);
}

void click(Hand &hand)
{
    QTest::mouseClick(hand.view.viewport(), Qt::LeftButton, hand.anyModifiers(),
                      hand.at(hand.grip(hand.anyElement())));
}

void dragElement(Hand &hand)
{
    const QPointF from = hand.grip(hand.anyElement());
    const QPointF to =
        hand.oneIn(2) ? hand.scene.boundsOf(hand.anyElement()).center() : from + hand.anyStep(300);
    hand.drag(from, to, hand.anyModifiers());
}

void dragCorner(Hand &hand)
{
    const model::Id id = hand.anyElement();
    hand.scene.select(std::span(&id, 1));
    const QRectF rect = hand.scene.boundsOf(id);
    const QPointF corner =
        hand.anyOf(std::array{rect.topLeft() + QPointF(-4, -4), rect.topRight() + QPointF(4, -4),
                              rect.bottomRight() + QPointF(4, 4), rect.bottomLeft() + QPointF(-4, 4)});
    hand.drag(corner, corner + hand.anyStep(250), hand.anyModifiers());
}

void dragFlow(Hand &hand)
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

void place(Hand &hand)
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

void connectByKeys(Hand &hand)
{
    const model::Id id = hand.anyElement();
    hand.scene.select(std::span(&id, 1));
    hand.key(Qt::Key_C);
    for (int steps = hand.upTo(3); steps >= 0; --steps)
        hand.key(hand.anyOf(std::array{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp,
                                       Qt::Key_PageDown}));
    hand.key(hand.oneIn(6) ? Qt::Key_Escape : Qt::Key_Return);
}

void reattachByKeys(Hand &hand)
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

void bendByKeys(Hand &hand)
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

void nudge(Hand &hand)
{
    selectSome(hand);
    const Qt::Key arrow = hand.anyOf(arrows);
    const bool fine = hand.oneIn(4);
    for (int steps = hand.upTo(12); steps >= 0; --steps)
        hand.key(arrow, fine ? Qt::ShiftModifier : Qt::NoModifier);
}

void resizeByKeys(Hand &hand)
{
    selectSome(hand);
    const Qt::Key arrow = hand.anyOf(arrows);
    for (int steps = hand.upTo(12); steps >= 0; --steps)
        hand.key(arrow, Qt::AltModifier | Qt::ShiftModifier);
}

void rubberBand(Hand &hand)
{
    const QPointF from = hand.grip(hand.anyElement()) - QPointF(60, 60);
    hand.drag(from, from + hand.anyStep(300), Qt::ShiftModifier);
}

void remove(Hand &hand)
{
    selectSome(hand);
    hand.key(Qt::Key_Delete, hand.oneIn(2) ? Qt::ShiftModifier : Qt::NoModifier);
}

void putInto(Hand &hand)
{
    selectSome(hand);
    hand.scene.putInto(hand.scene.selectedIds(), hand.anyElement());
}

void command(Hand &hand)
{
    selectSome(hand);
    hand.test.trigger(hand.anyOf(std::array{"diagram.takeOut", "diagram.wrapBoundary", "diagram.wrapHost",
                                            "diagram.alignLeft", "diagram.alignCenter", "diagram.alignBottom",
                                            "diagram.distributeHorizontally", "diagram.distributeVertically",
                                            "diagram.reverse", "diagram.straighten", "edit.duplicate"}));
}

void copyAndPaste(Hand &hand)
{
    selectSome(hand);
    hand.test.trigger(hand.oneIn(3) ? "edit.cut" : "edit.copy");
    if (hand.isEmpty())
        return;
    selectSome(hand);
    hand.test.trigger("edit.paste");
}

void rename(Hand &hand)
{
    selectSome(hand);
    hand.key(Qt::Key_F2);
}

void walk(Hand &hand)
{
    for (int steps = hand.upTo(4); steps >= 0; --steps)
        hand.key(hand.anyOf(std::array{Qt::Key_Tab, Qt::Key_F, Qt::Key_PageUp}));
    hand.key(hand.anyOf(arrows), Qt::AltModifier);
}

void undoAndRedo(Hand &hand)
{
    for (int steps = hand.upTo(6); steps >= 0; --steps)
        hand.test.trigger("edit.undo");
    for (int steps = hand.upTo(6); steps > 0; --steps)
        hand.test.trigger("edit.redo");
}

void anotherView(Hand &hand)
{
    const model::Model &model = hand.test.model();
    std::vector<model::Id> ids;
    for (const model::View &view : model.views())
        ids.push_back(view.id);
    if (!ids.empty())
        hand.page.showView(hand.anyOf(ids));
}

// All was removed, or undone.
void beginAgain(Hand &hand)
{
    hand.test.trigger("edit.redo");
    if (hand.isEmpty())
        anotherView(hand);
    if (!hand.isEmpty())
        return;
    hand.key(Qt::Key_H);
    hand.key(Qt::Key_Return);
}

constexpr Gesture gestures[] = {
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
    {"undo and redo", 9, undoAndRedo},
    {"another view", 2, anotherView},
};

const Gesture &anyGesture(Hand &hand)
{
    constexpr std::size_t mostElements = 40;
    if (hand.state().elements.size() > mostElements)
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

// What the picture says, worked out without the program's own search: the smallest box that encloses the
// element.
int pictured(const std::vector<QRectF> &rects, const diagram::SceneState &state, std::size_t element)
{
    int best = -1;
    double smallest = 0;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        if (i == element || !model::canContain(state.graph.nodes()[i].element->kind) ||
            !rects[i].adjusted(-0.01, -0.01, 0.01, 0.01).contains(rects[element]))
            continue;
        const int box = static_cast<int>(i);
        // Of two of the same size the one that holds the other is the outer one.
        if (rects[i].size() == rects[element].size() && !state.graph.isInside(static_cast<int>(element), box))
            continue;
        const double size = rects[i].width() * rects[i].height();
        if (best < 0 || size < smallest || (size == smallest && state.graph.isInside(box, best))) {
            best = box;
            smallest = size;
        }
    }
    return best;
}

// Empty where all is well.
QString nestingFault(const diagram::DiagramScene &scene)
{
    const diagram::SceneState &state = scene.state();
    std::vector<QRectF> rects;
    for (const diagram::ElementItem *item : state.elements)
        rects.push_back(item->rect());
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const diagram::ViewNode &node = state.graph.nodes()[i];
        const auto name = [&](int box) {
            return box < 0 ? QStringLiteral("no box")
                           : QString::fromStdString(
                                 state.graph.nodes()[static_cast<std::size_t>(box)].element->id);
        };
        if (const int box = pictured(rects, state, i); box != node.parent)
            return QStringLiteral("%1 is shown in %2 and stands in %3")
                .arg(QString::fromStdString(node.element->id), name(box), name(node.parent));
        if (rects[i] != state.geometry.rects[i])
            return QStringLiteral("%1 is drawn where it does not stand").arg(name(static_cast<int>(i)));
    }
    return scene.misplacedIds().empty() ? QString() : QStringLiteral("marked as misplaced");
}

QString readAgainFault(const model::Model &model)
{
    const Result<model::Model> read =
        model::parseModel(model::serializeModel(model), "test", model.sharedVocabulary());
    if (!read)
        return QString::fromStdString(read.error().text());
    return *read == model ? QString() : QStringLiteral("another model is read than was written");
}

// Undoes all, and does it again.
QString historyFault(TestWindow &test, const model::Model &start)
{
    const model::Model now = test.model();
    const QAction *undo = test.window->actions().action("edit.undo");
    int steps = 0;
    for (; undo->isEnabled(); ++steps)
        test.trigger("edit.undo");
    if (!(test.model() == start))
        return QStringLiteral("undoing everything does not lead to the start");
    for (; steps > 0; --steps)
        test.trigger("edit.redo");
    return test.model() == now ? QString() : QStringLiteral("redoing everything does not lead back");
}

// Two hosts with what runs on them, a zone, and people outside.
model::Change start()
{
    std::vector<model::Change> changes = {
        addElement("user", model::Kind::ExternalEntity),   addElement("zone", model::Kind::TrustBoundary),
        addElement("host", model::Kind::Host, "zone"),     addElement("other", model::Kind::Host),
        addElement("web", model::Kind::Container, "host"), addElement("app", model::Kind::Container, "host"),
        addElement("db", model::Kind::DataStore, "other")};
    for (const auto &[source, target] :
         {std::pair("user", "web"), std::pair("web", "app"), std::pair("app", "db")}) {
        model::Flow flow;
        flow.id = std::string(source) + "->" + target;
        flow.source = source;
        flow.target = target;
        changes.push_back(model::adding(std::move(flow)));
    }
    return model::batch(std::move(changes));
}

model::Change addPart()
{
    model::View part;
    part.id = "part";
    part.name = "Part";
    part.wholeModel = false;
    part.members = {"app", "host", "web", "zone"};
    model::View rest = part;
    rest.id = "rest";
    rest.name = "Rest";
    rest.members = {"app", "db", "other", "user"};
    return model::batch({model::adding(part), model::adding(rest)});
}

} // namespace

void RandomGesturesTest::thePictureStaysTrue_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<bool>("severalViews");
    QTest::newRow("one view") << 1u << false;
    QTest::newRow("several views") << 2u << true;
}

void RandomGesturesTest::thePictureStaysTrue()
{
    QFETCH(unsigned, seed);
    QFETCH(bool, severalViews);
    TestWindow test;
    test.window->resize(1400, 900);
    test.window->show();
    test.trigger("file.new");
    const model::Model empty = test.model();
    QVERIFY(test.window->document().perform(start(), "Build"));
    if (severalViews)
        QVERIFY(test.window->document().perform(addPart(), "Add views"));
    Hand hand(test, seed);
    hand.view.setFocus();
    const int count = qEnvironmentVariableIsSet("BULKHEAD_GESTURES")
                          ? qEnvironmentVariableIntValue("BULKHEAD_GESTURES")
                          : 100;
    QStringList done;
    int effective = 0; // gestures that changed something
    const auto told = [&](const QString &fault) {
        return QStringLiteral("after %1 gestures: %2; the last: %3")
            .arg(done.size())
            .arg(fault, done.mid(std::max<qsizetype>(0, done.size() - 6)).join(", "))
            .toUtf8();
    };
    for (int made = 0; made < count; ++made) {
        if (hand.isEmpty()) {
            done << "begin again";
            beginAgain(hand);
            hand.closeEditor();
            continue;
        }
        if (hand.oneIn(5))
            hand.view.fitAll();
        const Gesture &gesture = anyGesture(hand);
        done << gesture.name;
        const model::Model before = test.model();
        gesture.make(hand);
        hand.closeEditor();
        hand.key(Qt::Key_Escape); // whatever still goes on
        effective += test.model() == before ? 0 : 1;
        const QString fault = nestingFault(hand.scene);
        QVERIFY2(fault.isEmpty(), told(fault).constData());
        if (made % 100 == 99) {
            const QString read = readAgainFault(test.model());
            QVERIFY2(read.isEmpty(), told(read).constData());
            const QString history = historyFault(test, empty);
            QVERIFY2(history.isEmpty(), told(history).constData());
        }
    }
    const QString history = historyFault(test, empty);
    QVERIFY2(history.isEmpty(), told(history).constData());
    QVERIFY2(effective > count / 4, told(QStringLiteral("too few changed anything")).constData());
}

QTEST_MAIN(RandomGesturesTest)
#include "test_random_gestures.moc"
