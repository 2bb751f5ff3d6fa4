#include "sample_model.h"

#include "catalog/paths/attack_paths.h"
#include "catalog/what_if.h"

#include <benchmark/benchmark.h>

// How long it takes to say how an attacker gets in, and what to do first about it.
namespace {

using namespace bulkhead;

catalog::Analysis analyzed(std::size_t elements)
{
    return catalog::analyze(bench::sampleModel(elements, elements * 2, bench::Detail::WithData),
                            bench::catalogs(), bench::sampleOptions());
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

void blastRadius(benchmark::State &state)
{
    const catalog::AttackPaths paths = catalog::attackPaths(analyzed(10'000));
    std::size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(paths.blastRadius("container-" + std::to_string(next++ % 1'000)));
}
BENCHMARK(blastRadius)->Unit(benchmark::kMillisecond);

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
