// SPDX-License-Identifier: Apache-2.0
#include "sample_model.h"

#include "resources/embedded.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace bulkhead::bench {

using model::Kind;

namespace {

template <typename T>
T require(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().text().c_str());
        std::exit(1);
    }
    return std::move(*result);
}

model::PropertyKey key(std::string_view name)
{
    return *vocabulary()->key(name);
}

class Builder
{
public:
    Builder(std::size_t elements, std::size_t flows, Detail detail)
        : m_detail(detail), m_flows(flows), m_hosts(elements / 50 + 1), m_networks(elements / 20 + 1),
          m_images(elements / 40 + 1), m_stores(elements / 20),
          m_containers(elements - m_hosts - m_networks - m_images - m_stores - 2)
    {}

    model::Model build()
    {
        add(Kind::ExternalEntity, "internet");
        add(Kind::Registry, "registry");
        repeat(m_hosts, "host-", [&](const std::string &id, std::size_t) { add(Kind::Host, id); });
        repeat(m_networks, "network-", [&](const std::string &id, std::size_t) { add(Kind::Network, id); });
        repeat(m_images, "image-",
               [&](const std::string &id, std::size_t) { add(Kind::Image, id, "registry"); });
        repeat(m_stores, "store-", [&](const std::string &id, std::size_t i) { addStore(id, i); });
        repeat(m_containers, "container-",
               [&](const std::string &id, std::size_t i) { addContainer(id, i); });
        for (std::size_t i = 0; i < m_flows; ++i)
            addFlow(i);
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

    static std::string container(std::size_t number) { return "container-" + std::to_string(number); }
    static std::string store(std::size_t number) { return "store-" + std::to_string(number); }

    static model::Element element(Kind kind, const std::string &id)
    {
        model::Element element;
        element.id = id;
        element.name = id;
        element.kind = kind;
        return element;
    }

    void add(Kind kind, const std::string &id, std::string parent = {})
    {
        model::Element added = element(kind, id);
        added.parent = std::move(parent);
        m_changes.push_back(model::adding(std::move(added)));
    }

    static model::EnumValue choice(Kind kind, std::string_view property, std::string_view name)
    {
        const auto &names = vocabulary()->find(kind, property)->enumValues;
        return {static_cast<std::uint16_t>(std::find(names.begin(), names.end(), name) - names.begin())};
    }

    void addStore(const std::string &id, std::size_t i)
    {
        model::Element added = element(Kind::DataStore, id);
        if (m_detail == Detail::WithData) {
            added.parent = "host-" + std::to_string(i % m_hosts);
            added.properties.set(key("store_type"),
                                 choice(Kind::DataStore, "store_type", i % 2 == 0 ? "database" : "volume"));
            added.properties.set(key("data_sensitivity"), choice(Kind::DataStore, "data_sensitivity",
                                                                 i % 3 == 0 ? "confidential" : "internal"));
        }
        m_changes.push_back(model::adding(std::move(added)));
    }

    void addContainer(const std::string &id, std::size_t i)
    {
        model::Element added = element(Kind::Container, id);
        added.parent = "host-" + std::to_string(i % m_hosts);
        const auto network = [&](std::size_t number) {
            return "network-" + std::to_string(number % m_networks);
        };
        // The first network has up to 1,000 members more than its share.
        std::vector<std::string> joined = {network(i / 20 + 1)};
        if (i < 1000 && joined.front() != network(0))
            joined.insert(joined.begin(), network(0));
        model::PropertyList &properties = added.properties;
        properties.set(key("networks"), joined);
        properties.set(key("image"), "image-" + std::to_string(i % m_images));
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
        m_changes.push_back(model::adding(std::move(added)));
    }

    void addFlow(std::size_t i)
    {
        model::Flow flow;
        flow.id = "flow-" + std::to_string(i);
        flow.source = i % 20 == 0 ? "internet" : container(i % m_containers);
        flow.target = container((i * 7 + 1) % m_containers);
        if (m_detail == Detail::WithData && i % 10 == 5) {
            flow.target = store(i / 10 % m_stores);
            if (i / 10 % m_stores % 2 == 1)
                flow.kind = model::FlowKind::Mount;
        }
        if (flow.kind == model::FlowKind::Data)
            flow.properties.set(key("protocol"), model::EnumValue{static_cast<std::uint16_t>(i % 4)});
        m_changes.push_back(model::adding(std::move(flow)));
    }

    Detail m_detail;
    std::size_t m_flows;
    std::size_t m_hosts;
    std::size_t m_networks;
    std::size_t m_images;
    std::size_t m_stores;
    std::size_t m_containers;
    std::vector<model::Change> m_changes;
};

} // namespace

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const auto loaded =
        require(model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json"));
    return loaded;
}

std::vector<catalog::CatalogSource> catalogSources()
{
    std::vector<catalog::CatalogSource> all;
    for (const std::string_view path : resources::list("catalog/"))
        all.push_back({std::string(path), std::string(*resources::find(path)), true});
    return all;
}

std::shared_ptr<const catalog::Catalogs> catalogs()
{
    static const auto loaded = require(catalog::Catalogs::load(catalogSources(), vocabulary()));
    return loaded;
}

model::Model sampleModel(std::size_t elements, std::size_t flows, Detail detail)
{
    return Builder(elements, flows, detail).build();
}

catalog::Options sampleOptions()
{
    return {*model::Date::parse("2026-11-21"), false};
}

} // namespace bulkhead::bench
