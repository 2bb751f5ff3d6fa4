// SPDX-License-Identifier: Apache-2.0
#include "model/file/file.h"
#include "random_hand.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <utility>

namespace gui_random_gestures {

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

// What the picture says, worked out without the program's own search: the smallest box that encloses the
// element.
int pictured(const std::vector<QRectF> &rects, const diagram::SceneState &state, std::size_t element)
{
    int best = -1;
    double smallest = 0;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        if (i == element || !model::canContain(state.graph.nodes()[i].element->kind) ||
            state.graph.nodes()[i].isCard() ||
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

QString described(const diagram::SceneState &state, int node)
{
    if (node < 0)
        return QStringLiteral("no box");
    const QRectF &rect = state.geometry.rects[static_cast<std::size_t>(node)];
    QString text = QStringLiteral("(%1 %2 %3 %4)")
                       .arg(rect.left(), 0, 'g', 12)
                       .arg(rect.top(), 0, 'g', 12)
                       .arg(rect.right(), 0, 'g', 12)
                       .arg(rect.bottom(), 0, 'g', 12);
    for (int up = node; up >= 0; up = state.graph.nodes()[static_cast<std::size_t>(up)].parent)
        text.prepend(QString::fromStdString(state.graph.nodes()[static_cast<std::size_t>(up)].element->id) +
                     (up == node ? QString() : QStringLiteral("/")));
    return text;
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
        if (const int box = pictured(rects, state, i); box != node.parent)
            return QStringLiteral("%1 is shown in %2 rather than %3")
                .arg(described(state, static_cast<int>(i)), described(state, box),
                     described(state, node.parent));
        if (rects[i] != state.geometry.rects[i])
            return QStringLiteral("%1 is drawn elsewhere, at %2 %3 in %4 by %5")
                .arg(described(state, static_cast<int>(i)))
                .arg(rects[i].left())
                .arg(rects[i].top())
                .arg(rects[i].width())
                .arg(rects[i].height());
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
        return QStringLiteral("after %1 gestures: %2; on %3, to be undone: %4; the last: %5")
            .arg(done.size())
            .arg(fault, QString::fromStdString(hand.page.viewId()),
                 test.window->actions().action("edit.undo")->text(),
                 done.mid(std::max<qsizetype>(0, done.size() - 6)).join(", "))
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

} // namespace gui_random_gestures

BULKHEAD_TEST(gui_random_gestures, RandomGesturesTest, Gui)
#include "test_random_gestures.moc"
