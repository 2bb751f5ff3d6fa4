// SPDX-License-Identifier: Apache-2.0
#include "model/file/file.h"
#include "model/ids.h"
#include "model/merge/compare.h"
#include "model/plans.h"
#include "resources/embedded.h"

#include <nlohmann/json.hpp>

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <malloc.h>
#include <map>

using namespace bulkhead;
using namespace bulkhead::model;

namespace {

std::shared_ptr<const Vocabulary> vocabulary()
{
    static const auto shared = *Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    return shared;
}

// As an importer leaves it: 12 stated properties a container, each with its origin, 20 containers a network.
Element container(int number, const SharedText &file)
{
    Element element;
    element.kind = Kind::Container;
    element.name = "service-" + std::to_string(number);
    element.id = "shop/" + element.name;
    element.parent = "host";
    const SharedText object("service/" + element.name);

    ImportRecord record;
    record.sourceKey = "compose/" + element.id;
    record.name = element.name;
    record.parent = "host";
    record.origin.source = Origin::Source::Artefact;
    record.origin.file = file;
    record.origin.line = number * 20;
    record.origin.object = object;
    element.import = std::make_shared<const ImportRecord>(record);

    int line = number * 20;
    PropertyList stated;
    const auto set = [&](std::string_view name, Value value) {
        Origin origin = record.origin;
        origin.line = ++line;
        origin.imported = value;
        stated.set(*vocabulary()->key(name), std::move(value),
                   std::make_shared<const Origin>(std::move(origin)));
    };
    set("runs_on", "host");
    set("networks", Value(Value::TextList{"net." + std::to_string(number / 20)}));
    set("image_tag", "1." + std::to_string(number % 40));
    set("pids_limit", number % 500);
    set("memory_limit_mb", 64 + number % 1000);
    set("cpu_limit", 0.5);
    int flags = 6;
    for (const PropertyDef &def : vocabulary()->properties(Kind::Container))
        if (def.type == PropertyType::Bool && flags-- > 0)
            set(def.name, number % 2 == 0);
    element.properties = stated;
    return element;
}

Change building(int elements)
{
    std::vector<Change> changes;
    Element host;
    host.id = "host";
    host.kind = Kind::Host;
    changes.push_back(adding(host));
    changes.push_back(adding(View{"runtime", "Runtime", true, {}}));
    const SharedText file("compose.yaml");
    for (int i = 0; i < elements; ++i) {
        if (i % 20 == 0) {
            Element network;
            network.id = "net." + std::to_string(i / 20);
            network.kind = Kind::Network;
            changes.push_back(adding(network));
        }
        Element element = container(i, file);
        Flow flow;
        flow.source = element.id;
        flow.target = i > 0 ? "shop/service-" + std::to_string(i / 2) : element.id;
        flow.id = flowId(flow.source, flow.target);
        changes.push_back(
            adding(Placement{"runtime", element.id, {i % 100 * 200.0, i / 100 * 100.0, 150, 70}, {}}));
        changes.push_back(adding(std::move(element)));
        changes.push_back(adding(std::move(flow)));
    }
    return batch(std::move(changes));
}

const Model &modelOf(int elements)
{
    static std::map<int, Model> models;
    const auto [place, isNew] = models.try_emplace(elements, vocabulary());
    if (isNew)
        if (const auto applied = place->second.apply(building(elements)); !applied) {
            std::fprintf(stderr, "%s\n", applied.error().text().c_str());
            std::abort();
        }
    return place->second;
}

int size(const benchmark::State &state)
{
    return static_cast<int>(state.range(0));
}

void Build(benchmark::State &state)
{
    const Change change = building(size(state));
    for (auto _ : state) {
        Model model(vocabulary());
        if (!model.apply(change))
            state.SkipWithError("the model was refused");
    }
    state.SetComplexityN(state.range(0));
}
BENCHMARK(Build)->RangeMultiplier(10)->Range(1000, 100'000)->Complexity()->Unit(benchmark::kMillisecond);

void SnapshotAndDrop(benchmark::State &state)
{
    const Model &model = modelOf(size(state));
    for (auto _ : state) {
        Model copy = model;
        benchmark::DoNotOptimize(copy.elements().size());
    }
}
BENCHMARK(SnapshotAndDrop)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

// One edit while another thread holds a snapshot.
void EditOneElement(benchmark::State &state)
{
    Model model = modelOf(size(state));
    int number = 0;
    for (auto _ : state) {
        const Model snapshot = model;
        const auto applied = model.apply(planRename(model, "shop/service-500", std::to_string(++number)));
        benchmark::DoNotOptimize(applied.ok());
    }
}
BENCHMARK(EditOneElement)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

void WriteAndRead(benchmark::State &state)
{
    const Model &model = modelOf(size(state));
    std::size_t bytes = 0;
    for (auto _ : state) {
        const std::string text = serializeModel(model);
        bytes = text.size();
        if (!parseModel(text, "bench", vocabulary()))
            state.SkipWithError("the file was refused");
    }
    state.counters["MB"] = static_cast<double>(bytes) / 1e6;
    state.SetComplexityN(state.range(0));
}
BENCHMARK(WriteAndRead)
    ->RangeMultiplier(10)
    ->Range(1000, 100'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

// What WriteAndRead is measured against: at most three times this.
void NlohmannParseAndDump(benchmark::State &state)
{
    const std::string text = serializeModel(modelOf(size(state)));
    for (auto _ : state)
        benchmark::DoNotOptimize(nlohmann::json::parse(text).dump(2).size());
}
BENCHMARK(NlohmannParseAndDump)->Arg(100'000)->Unit(benchmark::kMillisecond);

void Difference(benchmark::State &state)
{
    const Model &before = modelOf(size(state));
    Model after = before;
    benchmark::DoNotOptimize(after.apply(planRename(after, "shop/service-500", "other")).ok());
    for (auto _ : state)
        benchmark::DoNotOptimize(diff(before, after).isEmpty());
}
BENCHMARK(Difference)->Arg(100'000)->Unit(benchmark::kMillisecond);

// Every removal of theirs meets something that ours put there: each is given up for a reason of its own.
void MergeConflictingRemovals(benchmark::State &state)
{
    const auto subject = [](std::string_view name, int number, Kind kind) {
        Element element;
        element.id = std::string(name) + std::to_string(number);
        element.kind = kind;
        return element;
    };
    std::vector<Change> hosts;
    std::vector<Change> containers;
    std::vector<Change> removals;
    for (int i = 0; i < size(state); ++i)
        hosts.push_back(adding(subject("host", i, Kind::Host)));
    Model base(vocabulary());
    benchmark::DoNotOptimize(base.apply(batch(std::move(hosts))).ok());
    for (int i = 0; i < size(state); ++i) {
        Element container = subject("web", i, Kind::Container);
        container.parent = subject("host", i, Kind::Host).id;
        removals.push_back(removing(base.elements().shared(container.parent)));
        containers.push_back(adding(std::move(container)));
    }
    Model ours = base;
    Model theirs = base;
    benchmark::DoNotOptimize(ours.apply(batch(std::move(containers))).ok());
    benchmark::DoNotOptimize(theirs.apply(batch(std::move(removals))).ok());
    for (auto _ : state)
        if (merge(base, ours, theirs).conflicts.size() != static_cast<std::size_t>(size(state)))
            state.SkipWithError("a removal is no conflict");
    state.SetComplexityN(state.range(0));
}
BENCHMARK(MergeConflictingRemovals)
    ->Arg(1500)
    ->Arg(3000)
    ->Arg(6000)
    ->Arg(12'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

// Bytes of heap for each element with its 12 properties, origins, flow and placement, as read from a file.
void Memory(benchmark::State &state)
{
    const std::string text = serializeModel(modelOf(size(state)));
    for (auto _ : state) {
        const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
        const auto model = parseModel(text, "bench", vocabulary());
        const std::size_t after = mallinfo2().uordblks + mallinfo2().hblkhd;
        state.counters["bytes_per_element"] =
            static_cast<double>(after - before) / static_cast<double>(model->elements().size());
    }
}
BENCHMARK(Memory)->Arg(100'000)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
