// SPDX-License-Identifier: Apache-2.0
#include "sample_model.h"

#include "export/formats/formats.h"

#include <benchmark/benchmark.h>
#include <QApplication>

#include <map>
#include <memory>

// How long a threat report of about 1,000 and 10,000 findings takes in each format, and how large it becomes.
// Its content is gathered once, before the clock starts; gathering has a figure of its own.
namespace {

using namespace bulkhead;

struct Content
{
    catalog::Analysis analysis;
    std::shared_ptr<const exporting::ReportData> data;
};

const Content &content(std::size_t elements)
{
    static std::map<std::size_t, std::unique_ptr<Content>> all;
    std::unique_ptr<Content> &made = all[elements];
    if (!made) {
        made = std::make_unique<Content>(
            Content{catalog::analyze(bench::sampleModel(elements, elements * 2, bench::Detail::WithData),
                                     bench::catalogs(), bench::sampleOptions()),
                    nullptr});
        made->data =
            std::make_shared<const exporting::ReportData>(exporting::gatherReport(made->analysis, {}));
    }
    return *made;
}

void gather(benchmark::State &state)
{
    const Content &made = content(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(exporting::gatherReport(made.analysis, {}));
    state.counters["findings"] = static_cast<double>(made.analysis.findings().size());
}

void write(benchmark::State &state, const char *format)
{
    const Content &made = content(static_cast<std::size_t>(state.range(0)));
    exporting::ExportInput input;
    input.findings.analysis = &made.analysis;
    input.reportData = made.data;
    std::size_t bytes = 0;
    for (auto _ : state) {
        const auto exported = exporting::findFormat(exporting::FormatGroup::Report, format)->write(input);
        if (!exported) {
            state.SkipWithError(exported.error().text().c_str());
            return;
        }
        bytes = exported->bytes.size();
    }
    state.counters["findings"] = static_cast<double>(made.analysis.findings().size());
    state.counters["bytes"] = static_cast<double>(bytes);
}

constexpr int small = 70;  // elements: about 1,000 findings
constexpr int large = 700; // elements: about 10,000 findings

BENCHMARK(gather)->Arg(small)->Arg(large)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, html, "html")->Arg(small)->Arg(large)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, pdf, "pdf")->Arg(small)->Arg(large)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, markdown, "markdown")->Arg(small)->Arg(large)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, json, "json")->Arg(small)->Arg(large)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
