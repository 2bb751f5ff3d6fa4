// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/ids.h"
#include "model/model.h"
#include "resources/embedded.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

// Small models for the tests, built with the program's own vocabulary.
namespace sample {

using namespace bulkhead;

inline std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const auto loaded = [] {
        auto result = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
        if (!result)
            std::abort();
        return *result;
    }();
    return loaded;
}

// Puts a model together, one line a thing; aborts on what a model refuses.
class Builder
{
public:
    Builder() : m_model(vocabulary())
    {
        model::View view;
        view.id = "main";
        view.name = "Main";
        apply(model::adding(view));
    }

    Builder &element(const std::string &id, model::Kind kind, const std::string &parent = {})
    {
        model::Element element;
        element.id = id;
        element.name = id;
        element.kind = kind;
        element.parent = parent;
        return apply(model::adding(element));
    }

    Builder &container(const std::string &id, const std::string &parent,
                       const std::vector<std::string> &networks = {})
    {
        model::Element element;
        element.id = id;
        element.name = id;
        element.parent = parent;
        if (!networks.empty())
            element.properties.set(*vocabulary()->key("networks"), model::Value(networks));
        return apply(model::adding(element));
    }

    Builder &flow(const std::string &source, const std::string &target, const std::string &protocol = {},
                  const std::string &encryption = {})
    {
        model::Flow flow;
        flow.id = model::flowId(source, target);
        for (int n = 2; m_model.flow(flow.id); ++n)
            flow.id = model::flowId(source, target, std::to_string(n));
        flow.source = source;
        flow.target = target;
        set(flow, "protocol", protocol);
        set(flow, "encryption", encryption);
        return apply(model::adding(flow));
    }

    Builder &place(const std::string &item, const model::Rect &rect)
    {
        return apply(model::adding(model::Placement{"main", item, rect, {}}));
    }

    const model::Model &model() const { return m_model; }

private:
    static void set(model::Flow &flow, const char *name, const std::string &value)
    {
        if (value.empty())
            return;
        const model::PropertyDef *def = vocabulary()->find(model::Kind::DataFlow, name);
        const auto found = std::find(def->enumValues.begin(), def->enumValues.end(), value);
        flow.properties.set(def->key,
                            model::EnumValue{static_cast<std::uint16_t>(found - def->enumValues.begin())});
    }

    Builder &apply(const model::Change &change)
    {
        if (!m_model.apply(change))
            std::abort();
        return *this;
    }

    model::Model m_model;
};

// A shop: a user outside, a web server, an application and a cache on one host, a database elsewhere.
inline Builder shop()
{
    using model::Kind;
    Builder builder;
    builder.element("user", Kind::ExternalEntity)
        .element("internet", Kind::TrustBoundary)
        .element("host", Kind::Host, "internet")
        .element("front", Kind::Network)
        .element("back", Kind::Network)
        .container("web", "host", {"front"})
        .container("app", "host", {"back", "front"})
        .container("cache", "host", {"back"})
        .element("db", Kind::DataStore, "host")
        .element("hub", Kind::Registry)
        .element("image", Kind::Image, "hub")
        .flow("user", "web", "https", "tls")
        .flow("web", "app", "http", "none")
        .flow("app", "cache", "redis")
        .flow("app", "db", "database")
        .flow("app", "db", "log")
        .flow("image", "host");
    return builder;
}

} // namespace sample
