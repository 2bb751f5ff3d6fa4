#include "catalog/analysis.h"
#include "resources/embedded.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <malloc.h>

// The engine's figures, on a model like a real one: 12 stated properties a container, 20 containers a
// network, one network of up to 1,000 members, half as many flows again as elements.
namespace {

using namespace bulkhead;
using model::Kind;

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

std::vector<catalog::CatalogSource> sources()
{
    std::vector<catalog::CatalogSource> all;
    for (const std::string_view path : resources::list("catalog/"))
        all.push_back({std::string(path), std::string(*resources::find(path)), true});
    return all;
}

std::shared_ptr<const catalog::Catalogs> catalogs()
{
    static const auto loaded = require(catalog::Catalogs::load(sources(), vocabulary()));
    return loaded;
}

model::PropertyKey key(std::string_view name)
{
    return *vocabulary()->key(name);
}

class Builder
{
public:
    explicit Builder(std::size_t elements, std::size_t flows) : m_elements(elements), m_flows(flows) {}

    model::Model build()
    {
        const std::size_t hosts = m_elements / 50 + 1;
        const std::size_t networks = m_elements / 20 + 1;
        const std::size_t images = m_elements / 40 + 1;
        const std::size_t stores = m_elements / 20;
        const std::size_t containers = m_elements - hosts - networks - images - stores - 2;
        add(Kind::ExternalEntity, "internet");
        add(Kind::Registry, "registry");
        repeat(hosts, "host-", [&](const std::string &id, std::size_t) { add(Kind::Host, id); });
        repeat(networks, "network-", [&](const std::string &id, std::size_t) { add(Kind::Network, id); });
        repeat(images, "image-",
               [&](const std::string &id, std::size_t) { add(Kind::Image, id, "registry"); });
        repeat(stores, "store-", [&](const std::string &id, std::size_t) { add(Kind::DataStore, id); });
        repeat(containers, "container-",
               [&](const std::string &id, std::size_t i) { addContainer(id, i, hosts, networks, images); });
        for (std::size_t i = 0; i < m_flows; ++i)
            addFlow(i, containers);
        model::Model model(vocabulary());
        require(model.apply(model::batch(std::move(m_changes))));
        return model;
    }

private:
    template <typename Make>
    static void repeat(std::size_t count, const char *prefix, Make make)
    {
        for (std::size_t i = 0; i < count; ++i)
            make(prefix + std::to_string(i), i);
    }

    void add(Kind kind, std::string id, std::string parent = {})
    {
        model::Element element;
        element.name = id;
        element.id = std::move(id);
        element.kind = kind;
        element.parent = std::move(parent);
        m_changes.push_back(model::adding(std::move(element)));
    }

    void addContainer(const std::string &id, std::size_t i, std::size_t hosts, std::size_t networks,
                      std::size_t images)
    {
        model::Element element;
        element.id = id;
        element.name = id;
        element.kind = Kind::Container;
        element.parent = "host-" + std::to_string(i % hosts);
        const auto network = [&](std::size_t number) {
            return "network-" + std::to_string(number % networks);
        };
        // The first network has up to 1,000 members more than its share.
        std::vector<std::string> joined = {network(i / 20 + 1)};
        if (i < 1000 && joined.front() != network(0))
            joined.insert(joined.begin(), network(0));
        model::PropertyList &properties = element.properties;
        properties.set(key("networks"), joined);
        properties.set(key("image"), "image-" + std::to_string(i % images));
        properties.set(key("privileged"), i % 50 == 0);
        properties.set(key("read_only_rootfs"), i % 3 == 0);
        properties.set(key("memory_limit_mb"), std::int64_t{i % 2 == 0 ? 512 : 0});
        properties.set(key("cpu_limit"), i % 4 == 0 ? 0.5 : 0.0);
        properties.set(key("host_mounts"), std::vector<std::string>{"/srv/data"});
        properties.set(key("capabilities_drop"), std::vector<std::string>(i % 2, "ALL"));
        properties.set(key("image_tag"), i % 5 == 0 ? "latest" : "1.2.3");
        properties.set(key("healthcheck"), i % 2 == 0);
        properties.set(key("tenant"), i % 100 == 0 ? "guest" : "own");
        properties.set(key("host_network"), false);
        m_changes.push_back(model::adding(std::move(element)));
    }

    void addFlow(std::size_t i, std::size_t containers)
    {
        model::Flow flow;
        flow.id = "flow-" + std::to_string(i);
        flow.source = i % 20 == 0 ? "internet" : "container-" + std::to_string(i % containers);
        flow.target = "container-" + std::to_string((i * 7 + 1) % containers);
        const model::PropertyDef *protocol = vocabulary()->find(Kind::DataFlow, "protocol");
        flow.properties.set(protocol->key, model::EnumValue{static_cast<std::uint16_t>(i % 4)});
        m_changes.push_back(model::adding(std::move(flow)));
    }

    std::size_t m_elements;
    std::size_t m_flows;
    std::vector<model::Change> m_changes;
};

// What the heap holds, large blocks included.
std::size_t heapBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

const catalog::Options options = {*model::Date::parse("2026-11-21"), false};

void analyze(benchmark::State &state, std::size_t elements, std::size_t flows)
{
    catalogs();
    const std::size_t before = heapBytes();
    const model::Model model = Builder(elements, flows).build();
    std::size_t findings = 0;
    {
        const catalog::Analysis first = catalog::analyze(model, catalogs(), options);
        findings = first.findings().size();
        state.counters["bytes_per_element"] =
            static_cast<double>(heapBytes() - before) / static_cast<double>(elements);
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(catalog::analyze(model, catalogs(), options));
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
    ->Complexity();

void loadCatalog(benchmark::State &state)
{
    const std::vector<catalog::CatalogSource> all = sources();
    for (auto _ : state)
        benchmark::DoNotOptimize(catalog::Catalogs::load(all, vocabulary()));
}
BENCHMARK(loadCatalog)->Unit(benchmark::kMillisecond);

void renderFinding(benchmark::State &state)
{
    const model::Model model = Builder(1'000, 2'000).build();
    const catalog::Analysis analysis = catalog::analyze(model, catalogs(), options);
    std::size_t next = 0;
    for (auto _ : state) {
        const catalog::Finding &finding = analysis.findings()[next++ % analysis.findings().size()];
        benchmark::DoNotOptimize(analysis.message(finding));
        benchmark::DoNotOptimize(analysis.evidence(finding));
    }
}
BENCHMARK(renderFinding)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
