// SPDX-License-Identifier: Apache-2.0
#include "catalog/analysis/analysis.h"
#include "diagram/layout/layout.h"
#include "export/formats/formats.h"
#include "import/import.h"
#include "import/shared/technologies.h"
#include "import_samples.h"
#include "resources/embedded.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

// Import at the size of a large cluster: `kubectl get -o yaml` of 5,000 workloads, some 50 MB in many
// documents (or one List) with managed fields, annotations, services and settings. Wanted: imported in 3 s;
// imported, laid out coarsely and analysed in 8 s, in less than 1 GB; 1,000 pods under 2,000 Services in 1 s;
// 5,000 workloads of a mesh with a policy of each kind in 2 s; and a small project analysed by the command
// line in 100 ms, start included.
namespace {

using namespace bulkhead;
using namespace bulkhead::bench;

template <typename T>
T require(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().text().c_str());
        std::exit(1);
    }
    return std::move(*result);
}

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const auto loaded =
        require(model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json"));
    return loaded;
}

std::shared_ptr<const catalog::Catalogs> catalogs()
{
    static const auto loaded = [] {
        std::vector<catalog::CatalogSource> sources;
        for (const std::string_view path : resources::list("catalog/"))
            sources.push_back({std::string(path), std::string(*resources::find(path)), true});
        return require(catalog::Catalogs::load(sources, vocabulary()));
    }();
    return loaded;
}

std::shared_ptr<const import::Technologies> technologies()
{
    static const auto loaded =
        require(import::Technologies::fromJson(*resources::find("technologies.json"), "technologies.json"));
    return loaded;
}

import::Imported imported(const std::vector<import::Input> &inputs){import::ImportOptions options;
options.technologies = technologies();
return require(import::importModel(inputs, vocabulary(), options));
} // namespace

// The most memory that this process has held so far, in MB: VmHWM of /proc/self/status.
double peakMegabytes()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        double kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes)
            return kilobytes / 1024;
    }
    return 0;
}

void importFrom(benchmark::State &state, const std::vector<import::Input> &inputs)
{
    technologies();
    std::size_t elements = 0;
    for (auto _ : state)
        elements = imported(inputs).model.elements().size();
    state.counters["megabytes_in"] = static_cast<double>(inputs.front().bytes.size()) / 1e6;
    state.counters["elements"] = static_cast<double>(elements);
    state.counters["peak_megabytes"] = peakMegabytes();
}

void importCluster(benchmark::State &state)
{
    importFrom(state, cluster());
}
BENCHMARK(importCluster)->Unit(benchmark::kMillisecond)->Iterations(1)->MeasureProcessCPUTime();

void importLayOutAnalyze(benchmark::State &state)
{
    cluster();
    catalogs();
    std::size_t findings = 0;
    for (auto _ : state) {
        model::Model model = imported(cluster()).model;
        const auto placed = require(diagram::layoutModel(model, "runtime"));
        require(model.apply(placed.change));
        catalog::Options options;
        options.asOf = *model::Date::parse("2026-11-21");
        findings = catalog::analyze(model, catalogs(), options).findings().size();
        state.SetLabel("layout: " + placed.engine);
    }
    state.counters["findings"] = static_cast<double>(findings);
    state.counters["peak_megabytes"] = peakMegabytes();
}
BENCHMARK(importLayOutAnalyze)->Unit(benchmark::kMillisecond)->Iterations(1)->MeasureProcessCPUTime();

void importClusterList(benchmark::State &state)
{
    importFrom(state, clusterList());
}
BENCHMARK(importClusterList)->Unit(benchmark::kMillisecond)->Iterations(1)->MeasureProcessCPUTime();

void importServicesOfOneSelector(benchmark::State &state)
{
    importFrom(state, manyServices("ClusterIP"));
}
BENCHMARK(importServicesOfOneSelector)->Unit(benchmark::kMillisecond)->Iterations(1)->MeasureProcessCPUTime();

void importNodePortsOfOneSelector(benchmark::State &state)
{
    importFrom(state, manyServices("NodePort"));
}
BENCHMARK(importNodePortsOfOneSelector)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->MeasureProcessCPUTime();

void importMesh(benchmark::State &state)
{
    importFrom(state, mesh());
}
BENCHMARK(importMesh)->Unit(benchmark::kMillisecond)->Iterations(1)->MeasureProcessCPUTime();

void importComposeServices(benchmark::State &state)
{
    importFrom(state, manyComposeServices());
}
BENCHMARK(importComposeServices)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

// What `analyze` writes of these, for comparison with importing them. The analysis is made before.
void writeComposeServices(benchmark::State &state, const char *format)
{
    catalog::Options options;
    options.asOf = *model::Date::parse("2026-01-31");
    const catalog::Analysis analysis =
        catalog::analyze(imported(manyComposeServices()).model, catalogs(), options);
    exporting::ExportInput input;
    input.findings.analysis = &analysis;
    input.findings.shown = exporting::select(analysis, exporting::Confidence::Any);
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = require(exporting::findFormat(exporting::FormatGroup::Findings, format)->write(input))
                    .bytes.size();
    state.counters["findings"] = static_cast<double>(analysis.findings().size());
    state.counters["megabytes"] = static_cast<double>(bytes) / 1e6;
}
BENCHMARK_CAPTURE(writeComposeServices, json, "json")->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(writeComposeServices, csv, "csv")->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void importManyVariables(benchmark::State &state)
{
    importFrom(state, manyVariables());
}
BENCHMARK(importManyVariables)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void importManySettings(benchmark::State &state)
{
    importFrom(state, manySettings());
}
BENCHMARK(importManySettings)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

// `bulkhead-cli analyze` of a small project as a process of its own.
void analyzeProject(benchmark::State &state)
{
    namespace fs = std::filesystem;
    const fs::path voting = BULKHEAD_CORPORA_DIR "/apps/example-voting-app/docker-compose.yml";
    const std::string file = fs::exists(voting) ? voting.string() : BULKHEAD_EXAMPLE;
    const std::string program = (fs::read_symlink("/proc/self/exe").parent_path() / "bulkhead-cli").string();
    for (auto _ : state) {
        const char *arguments[] = {program.c_str(), "analyze", file.c_str(), "-o", "/dev/null", nullptr};
        pid_t child = 0;
        int status = 1;
        const int failed = posix_spawn(&child, program.c_str(), nullptr, nullptr,
                                       const_cast<char *const *>(arguments), environ);
        if (failed != 0 || waitpid(child, &status, 0) < 0 || status != 0) {
            state.SkipWithError("bulkhead-cli did not run");
            return;
        }
    }
    state.SetLabel(fs::path(file).filename().string());
}
BENCHMARK(analyzeProject)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
