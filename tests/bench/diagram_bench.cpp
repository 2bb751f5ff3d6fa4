// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/layout.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"
#include "model/change.h"
#include "model/ids.h"
#include "resources/embedded.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>
#include <vector>

// What a hand on the mouse waits for: a large diagram shown, painted, scrolled and edited, and a model laid
// out.
using namespace bulkhead;

namespace {

constexpr int wide = 100; // containers a row of the large diagram

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const auto shared =
        *model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    return shared;
}

void apply(model::Model &model, const model::Change &change)
{
    const auto result = model.apply(change);
    if (result)
        return;
    std::fprintf(stderr, "%s\n", result.error().text().c_str());
    std::abort();
}

model::Element element(std::string id, model::Kind kind, std::string parent = {})
{
    model::Element result;
    result.name = id;
    result.id = std::move(id);
    result.kind = kind;
    result.parent = std::move(parent);
    return result;
}

model::Flow flow(const std::string &source, const std::string &target)
{
    model::Flow result;
    result.source = source;
    result.target = target;
    result.id = model::flowId(source, target);
    return result;
}

model::Model modelOf(std::vector<model::Change> changes)
{
    model::View view;
    view.id = "main";
    view.name = "Main";
    changes.insert(changes.begin(), model::adding(view));
    model::Model model(vocabulary());
    apply(model, model::batch(std::move(changes)));
    return model;
}

enum class Flows { Short, Long };

// Containers on a grid, each with a flow to its right and every second one to the row below; or each with a
// flow to one far away.
model::Model largeDiagram(int containers, Flows flows = Flows::Short)
{
    std::vector<model::Change> changes;
    const auto name = [](int i) { return "service-" + std::to_string(i); };
    for (int i = 0; i < containers; ++i) {
        changes.push_back(model::adding(element(name(i), model::Kind::Container)));
        const model::Rect rect{(i % wide) * 220.0, (i / wide) * 140.0, 150, 70};
        changes.push_back(model::adding(model::Placement{"main", name(i), rect, {}}));
    }
    for (int i = 0; i < containers; ++i) {
        if (flows == Flows::Long) {
            changes.push_back(model::adding(flow(name(i), name((i * 7 + containers / 2 + 1) % containers))));
            continue;
        }
        if (i % wide + 1 < wide && i + 1 < containers)
            changes.push_back(model::adding(flow(name(i), name(i + 1))));
        if (i % 2 == 0 && i + wide < containers)
            changes.push_back(model::adding(flow(name(i), name(i + wide))));
    }
    return modelOf(std::move(changes));
}

// Hosts of ten containers that talk along a chain and back to a store.
model::Model hostsOfTen(int containers)
{
    std::vector<model::Change> changes;
    for (int i = 0; i < containers; ++i) {
        const std::string host = "host-" + std::to_string(i / 10);
        if (i % 10 == 0)
            changes.push_back(model::adding(element(host, model::Kind::Host)));
        const std::string name = "service-" + std::to_string(i);
        changes.push_back(model::adding(element(name, model::Kind::Container, host)));
        if (i % 10 != 0)
            changes.push_back(model::adding(flow("service-" + std::to_string(i - 1), name)));
        else if (i > 0)
            changes.push_back(model::adding(flow("service-0", name)));
    }
    return modelOf(std::move(changes));
}

// 99 hosts of 100 containers each, with their places: 10,000 elements with 15,000 flows, a third of which
// lead to other hosts.
model::Model hostsOfHundred()
{
    constexpr int hosts = 99;
    constexpr int members = 100;
    constexpr int containers = 9'901; // the last host has some more
    constexpr int flows = 15'000;
    std::vector<model::Change> changes;
    const auto name = [](int i) { return "service-" + std::to_string(i); };
    const auto place = [&](const std::string &id, const model::Rect &rect) {
        changes.push_back(model::adding(model::Placement{"main", id, rect, {}}));
    };
    const auto hostOf = [](int i) { return std::min(i / members, hosts - 1); };
    const auto corner = [](int host) { return std::pair(host % 10 * 2000.0, host / 10 * 1400.0); };
    for (int host = 0; host < hosts; ++host) {
        const std::string id = "host-" + std::to_string(host);
        changes.push_back(model::adding(element(id, model::Kind::Host)));
        place(id, {corner(host).first, corner(host).second, 1900, 1300});
    }
    for (int i = 0; i < containers; ++i) {
        const int host = hostOf(i);
        const int number = i - host * members;
        changes.push_back(
            model::adding(element(name(i), model::Kind::Container, "host-" + std::to_string(host))));
        place(name(i), {corner(host).first + 30 + number % 10 * 185,
                        corner(host).second + 50 + number / 10 * 120.0, 140, 60});
    }
    std::set<std::pair<int, int>> joined;
    for (int i = 0; static_cast<int>(joined.size()) < flows; ++i) {
        const int source = i % containers;
        const int target = i % 3 == 0 ? (source * 7 + i / containers + 501) % containers
                                      : std::min(source + 1 + i / containers, containers - 1);
        if (source != target && joined.emplace(source, target).second)
            changes.push_back(model::adding(flow(name(source), name(target))));
    }
    return modelOf(std::move(changes));
}

// A window of 1440 × 900 on the large diagram.
struct Window
{
    explicit Window(int containers, Flows flows = Flows::Short) : Window(largeDiagram(containers, flows)) {}
    explicit Window(model::Model shown) : model(std::move(shown))
    {
        QObject::connect(&scene, &diagram::DiagramScene::changeRequested, &scene,
                         [this](const model::Change &change) {
                             apply(model, change);
                             scene.applyChange(model, change);
                         });
        scene.setModel(model, "main");
        view.resize(1440, 900);
        view.show();
        view.setZoom(1);
    }

    void mouse(QEvent::Type type, const QPointF &place, Qt::MouseButton button, Qt::MouseButtons buttons)
    {
        const QPoint point = view.mapFromScene(place);
        QMouseEvent event(type, point, view.viewport()->mapToGlobal(point), button, buttons, Qt::AltModifier);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }

    void paint()
    {
        QPixmap picture(view.viewport()->size());
        view.viewport()->render(&picture);
        benchmark::DoNotOptimize(picture);
    }

    model::Model model;
    diagram::DiagramScene scene;
    diagram::DiagramView view{&scene};
};

void showDiagram(benchmark::State &state)
{
    const model::Model model = largeDiagram(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        diagram::DiagramScene scene;
        scene.setModel(model, "main");
        benchmark::DoNotOptimize(scene.contentBounds());
    }
}
BENCHMARK(showDiagram)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

void paintWhole(benchmark::State &state)
{
    Window window(static_cast<int>(state.range(0)));
    window.view.fitAll();
    for (auto _ : state)
        window.paint();
}
BENCHMARK(paintWhole)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

void scrollAtFullSize(benchmark::State &state)
{
    Window window(static_cast<int>(state.range(0)));
    QScrollBar *bar = window.view.verticalScrollBar();
    int step = 40;
    for (auto _ : state) {
        if (bar->value() + step > bar->maximum() || bar->value() + step < bar->minimum())
            step = -step;
        bar->setValue(bar->value() + step);
        window.paint();
    }
}
BENCHMARK(scrollAtFullSize)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

// One element moves: what applyChange() costs, which every edit pays.
void moveOne(benchmark::State &state)
{
    Window window(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        const auto before = window.model.placements().shared({"main", "service-0"});
        model::Placement placement = *before;
        placement.rect.x += 1;
        const model::Change change = model::editing(before, std::move(placement));
        apply(window.model, change);
        window.scene.applyChange(window.model, change);
    }
}
BENCHMARK(moveOne)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMicrosecond);

// Some laid-out hosts, or the large diagram as it is.
model::Model diagramToDragIn(int containers)
{
    if (containers > 2000)
        return largeDiagram(containers);
    model::Model model = hostsOfTen(containers);
    apply(model, diagram::layoutModel(model, "main")->change);
    return model;
}

// A container goes over its neighbours: each step leads its lines, and those that it stands on, anew.
void dragStep(benchmark::State &state)
{
    Window window(diagramToDragIn(static_cast<int>(state.range(0))));
    window.view.centerOn(window.scene.boundsOf("service-15").center());
    const QPointF from = window.scene.boundsOf("service-15").center();
    window.mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    int step = 0;
    for (auto _ : state) {
        step = (step + 7) % 400;
        window.mouse(QEvent::MouseMove, from + QPointF(step, step / 2.0), Qt::NoButton, Qt::LeftButton);
    }
}
BENCHMARK(dragStep)->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

// The same by an arrow key, which is a whole edit.
void nudge(benchmark::State &state)
{
    Window window(diagramToDragIn(static_cast<int>(state.range(0))));
    const model::Id ids[] = {"service-15"};
    window.scene.select(ids);
    double by = 10;
    int step = 0;
    for (auto _ : state) {
        if (++step % 20 == 0)
            by = -by;
        window.scene.nudgeSelection(by, 0);
    }
}
BENCHMARK(nudge)->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

const model::Model &hostsOfHundredOnce()
{
    static const model::Model model = hostsOfHundred();
    return model;
}

enum class Which { One, All };

// A box of 100 elements, or every box, among 10,000 elements with 15,000 flows: the whole edit, with the
// picture after it. What undoes it is not measured.
void collapse(benchmark::State &state, Which which)
{
    Window window(hostsOfHundredOnce());
    const std::vector<model::Id> one{"host-42"};
    for (auto _ : state) {
        which == Which::One ? window.scene.collapse(one) : window.scene.collapseAll();
        state.PauseTiming();
        which == Which::One ? window.scene.expand(one) : window.scene.expandAll();
        state.ResumeTiming();
    }
}
BENCHMARK_CAPTURE(collapse, one, Which::One)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(collapse, all, Which::All)->Unit(benchmark::kMillisecond);

// Back again: the one box that is collapsed, or all of them.
void expand(benchmark::State &state, Which which)
{
    Window window(hostsOfHundredOnce());
    const std::vector<model::Id> one{"host-42"};
    for (auto _ : state) {
        state.PauseTiming();
        which == Which::One ? window.scene.collapse(one) : window.scene.collapseAll();
        state.ResumeTiming();
        which == Which::One ? window.scene.expand(one) : window.scene.expandAll();
    }
}
BENCHMARK_CAPTURE(expand, one, Which::One)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(expand, all, Which::All)->Unit(benchmark::kMillisecond);

// All boxes are cards: one of them is expanded.
void expandOneCard(benchmark::State &state)
{
    Window window(hostsOfHundredOnce());
    window.scene.collapseAll();
    const std::vector<model::Id> one{"host-42"};
    for (auto _ : state) {
        window.scene.expand(one);
        state.PauseTiming();
        window.scene.collapse(one);
        state.ResumeTiming();
    }
}
BENCHMARK(expandOneCard)->Unit(benchmark::kMillisecond);

// An analysis that changed the badges of all that a card stands for, one after the other.
void badgesOfCards(benchmark::State &state)
{
    Window window(hostsOfHundredOnce());
    window.scene.collapseAll();
    int round = 0;
    for (auto _ : state) {
        ++round;
        for (const model::Element &element : window.model.elements())
            window.scene.setBadge(element.id, {round, round, model::Rating::High}, {});
        for (const model::Flow &flow : window.model.flows())
            window.scene.setBadge(flow.id, {round, round, model::Rating::Low}, {});
        QCoreApplication::processEvents();
    }
}
BENCHMARK(badgesOfCards)->Unit(benchmark::kMillisecond);

// An analysis that changed nothing, or one badge, on a diagram whose flows cross half of it.
void takeOverlay(benchmark::State &state)
{
    Window window(static_cast<int>(state.range(0)), Flows::Long);
    diagram::Overlay overlay;
    for (const model::Element &element : window.model.elements())
        overlay.badges[element.id] = {3, 2, model::Rating::High};
    for (const model::Flow &flow : window.model.flows())
        overlay.badges[flow.id] = {1, 1, model::Rating::Low};
    window.scene.setOverlay(overlay);
    window.paint();
    for (auto _ : state) {
        ++overlay.badges["service-7"].count;
        window.scene.setOverlay(overlay);
        QCoreApplication::processEvents();
    }
}
BENCHMARK(takeOverlay)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

// What every move of the pointer asks.
void findUnderThePointer(benchmark::State &state)
{
    Window window(static_cast<int>(state.range(0)), Flows::Long);
    double x = 0;
    for (auto _ : state) {
        x = x < 1400 ? x + 7 : 0;
        benchmark::DoNotOptimize(window.scene.idAt({x, 300}));
    }
}
BENCHMARK(findUnderThePointer)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMicrosecond);

void layOut(benchmark::State &state)
{
    const model::Model model = hostsOfTen(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        const auto laidOut = diagram::layoutModel(model, "main");
        if (!laidOut) {
            state.SkipWithError(laidOut.error().text().c_str());
            break;
        }
        state.SetLabel(laidOut->engine);
    }
}
BENCHMARK(layOut)->Arg(10)->Arg(100)->Arg(300)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
