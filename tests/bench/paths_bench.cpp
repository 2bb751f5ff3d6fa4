// SPDX-License-Identifier: Apache-2.0
#include "sample_model.h"

#include "catalog/attack/assumed_breach.h"
#include "catalog/attack/attack_paths.h"
#include "catalog/attack/path_figures.h"
#include "catalog/what_if/path_controls.h"
#include "catalog/what_if/what_if.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>

// How long it takes to say how an attacker gets in, and what to do first about it.
namespace {

using namespace bulkhead;

catalog::Analysis analyzed(std::size_t elements)
{
    return catalog::analyze(bench::sampleModel(elements, elements * 2, bench::Detail::WithData),
                            bench::catalogs(), bench::sampleOptions());
}

// Wards of one entry, services that hand requests on, and a database behind them each: whoever takes an entry
// has its ward, and nobody reaches a database without it.
catalog::Analysis wards(std::size_t elements)
{
    constexpr std::size_t perWard = 50;
    std::vector<model::Change> changes;
    const auto add = [&](model::Kind kind, const std::string &id,
                         std::initializer_list<std::pair<const char *, const char *>> choices) {
        model::Element element;
        element.id = id;
        element.name = id;
        element.kind = kind;
        for (const auto &[name, choice] : choices) {
            const auto &names = bench::vocabulary()->find(kind, name)->enumValues;
            const auto at = std::find(names.begin(), names.end(), choice) - names.begin();
            element.properties.set(*bench::vocabulary()->key(name),
                                   model::EnumValue{static_cast<std::uint16_t>(at)});
        }
        changes.push_back(model::adding(std::move(element)));
    };
    const auto connect = [&](const std::string &source, const std::string &target) {
        model::Flow flow;
        flow.id = source + "->" + target;
        flow.source = source;
        flow.target = target;
        changes.push_back(model::adding(std::move(flow)));
    };
    add(model::Kind::ExternalEntity, "internet", {{"network_zone", "internet"}});
    for (std::size_t ward = 0; ward < elements / perWard; ++ward) {
        const std::string name = "ward-" + std::to_string(ward);
        add(model::Kind::Container, name, {{"app_vulnerabilities", "high"}});
        connect("internet", name);
        for (std::size_t i = 1; i + 1 < perWard; i += 2) {
            const std::string service = name + "-service-" + std::to_string(i);
            const std::string store = name + "-store-" + std::to_string(i);
            add(model::Kind::Container, service, {{"app_vulnerabilities", "high"}});
            add(model::Kind::DataStore, store,
                {{"data_sensitivity", "confidential"}, {"auth_required", "none"}});
            connect(i < 4 ? name : name + "-service-" + std::to_string(i / 4 * 2 - 1), service);
            connect(service, store);
        }
    }
    model::Model model(bench::vocabulary());
    if (!model.apply(model::batch(std::move(changes))).ok())
        std::abort();
    return catalog::analyze(model, bench::catalogs(), bench::sampleOptions());
}

// Paths, choke points and the walks over the whole architecture.
void attackPaths(benchmark::State &state)
{
    const catalog::Analysis analysis = analyzed(static_cast<std::size_t>(state.range(0)));
    std::size_t paths = 0;
    std::size_t chokePoints = 0;
    for (auto _ : state) {
        const catalog::AttackPaths found = catalog::attackPaths(analysis);
        paths = found.paths().size();
        chokePoints = found.chokePoints().size();
    }
    state.counters["paths"] = static_cast<double>(paths);
    state.counters["choke_points"] = static_cast<double>(chokePoints);
    state.SetComplexityN(state.range(0));
}
BENCHMARK(attackPaths)
    ->Arg(1'000)
    ->Arg(2'500)
    ->Arg(5'000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);

void chokePoints(benchmark::State &state)
{
    const catalog::Analysis analysis = wards(static_cast<std::size_t>(state.range(0)));
    std::size_t found = 0;
    for (auto _ : state)
        found = catalog::attackPaths(analysis).chokePoints().size();
    if (found == 0)
        state.SkipWithError("the model has no choke point");
    state.counters["choke_points"] = static_cast<double>(found);
    state.SetComplexityN(state.range(0));
}
BENCHMARK(chokePoints)
    ->Arg(1'000)
    ->Arg(5'000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);

void blastRadius(benchmark::State &state)
{
    const catalog::AttackPaths paths = catalog::attackPaths(analyzed(10'000));
    std::size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(paths.blastRadius("container-" + std::to_string(next++ % 1'000)));
}
BENCHMARK(blastRadius)->Unit(benchmark::kMillisecond);

// What everything inside would lead to, the figures of the paths, and what single controls would cut.
void assumedBreach(benchmark::State &state)
{
    const catalog::AttackPaths paths =
        catalog::attackPaths(analyzed(static_cast<std::size_t>(state.range(0))));
    std::size_t leading = 0;
    for (auto _ : state)
        leading = catalog::assumedBreach(paths).leading;
    state.counters["leading"] = static_cast<double>(leading);
}
BENCHMARK(assumedBreach)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

void pathFigures(benchmark::State &state)
{
    const catalog::AttackPaths paths =
        catalog::attackPaths(analyzed(static_cast<std::size_t>(state.range(0))));
    for (auto _ : state)
        benchmark::DoNotOptimize(catalog::pathFigures(paths));
}
BENCHMARK(pathFigures)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

void pathControls(benchmark::State &state)
{
    const catalog::AttackPaths paths =
        catalog::attackPaths(analyzed(static_cast<std::size_t>(state.range(0))));
    for (auto _ : state)
        benchmark::DoNotOptimize(catalog::pathControls(paths));
}
BENCHMARK(pathControls)->Arg(1'000)->Unit(benchmark::kMillisecond);

// Ten steps, each given those before it.
void whatFirst(benchmark::State &state)
{
    const catalog::Analysis analysis = analyzed(static_cast<std::size_t>(state.range(0)));
    std::size_t steps = 0;
    for (auto _ : state)
        steps = catalog::whatFirst(analysis).size();
    state.counters["steps"] = static_cast<double>(steps);
}
BENCHMARK(whatFirst)->Arg(100)->Arg(1'000)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
