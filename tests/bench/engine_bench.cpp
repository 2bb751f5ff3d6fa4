// SPDX-License-Identifier: Apache-2.0
#include "sample_model.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

// The engine's figures on models of a diagram's and of an estate's size, and how they grow.
namespace {

using namespace bulkhead;

// What the heap holds, large blocks included.
std::size_t heapBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

void analyze(benchmark::State &state, std::size_t elements, std::size_t flows)
{
    const auto catalogs = bench::catalogs();
    const catalog::Options options = bench::sampleOptions();
    const std::size_t before = heapBytes();
    const model::Model model = bench::sampleModel(elements, flows);
    std::size_t findings = 0;
    {
        const catalog::Analysis first = catalog::analyze(model, catalogs, options);
        findings = first.findings().size();
        state.counters["bytes_per_element"] =
            static_cast<double>(heapBytes() - before) / static_cast<double>(elements);
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(catalog::analyze(model, catalogs, options));
    state.counters["findings"] = static_cast<double>(findings);
}

void analyzeDiagram(benchmark::State &state)
{
    analyze(state, 1'000, 2'000);
}
BENCHMARK(analyzeDiagram)->Unit(benchmark::kMillisecond);

void analyzeEstate(benchmark::State &state)
{
    analyze(state, 100'000, 150'000);
}
BENCHMARK(analyzeEstate)->Unit(benchmark::kMillisecond);

void analyzeGrowing(benchmark::State &state)
{
    const auto elements = static_cast<std::size_t>(state.range(0));
    analyze(state, elements, elements * 3 / 2);
    state.SetComplexityN(state.range(0));
}
BENCHMARK(analyzeGrowing)
    ->RangeMultiplier(2)
    ->Range(2'000, 64'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);

void loadCatalog(benchmark::State &state)
{
    const std::vector<catalog::CatalogSource> all = bench::catalogSources();
    for (auto _ : state)
        benchmark::DoNotOptimize(catalog::Catalogs::load(all, bench::vocabulary()));
}
BENCHMARK(loadCatalog)->Unit(benchmark::kMillisecond);

const catalog::Analysis &diagram()
{
    static const catalog::Analysis analysis =
        catalog::analyze(bench::sampleModel(1'000, 2'000), bench::catalogs(), bench::sampleOptions());
    return analysis;
}

void renderFinding(benchmark::State &state)
{
    const catalog::Analysis &analysis = diagram();
    std::size_t next = 0;
    for (auto _ : state) {
        const catalog::Finding &finding = analysis.findings()[next++ % analysis.findings().size()];
        benchmark::DoNotOptimize(analysis.message(finding));
        benchmark::DoNotOptimize(analysis.evidence(finding));
    }
}
BENCHMARK(renderFinding)->Unit(benchmark::kMicrosecond);

// Every rule on one element after the other, whether it fires or not.
void explain(benchmark::State &state)
{
    const catalog::Analysis &analysis = diagram();
    const auto rules = analysis.catalogs().rules();
    std::size_t next = 0;
    for (auto _ : state) {
        const catalog::Rule &rule = rules[next % rules.size()];
        const std::string subject = "container-" + std::to_string(next++ % 800);
        benchmark::DoNotOptimize(analysis.explain(rule.id, subject));
    }
}
BENCHMARK(explain)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
