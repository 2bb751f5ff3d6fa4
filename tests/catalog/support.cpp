// SPDX-License-Identifier: Apache-2.0
#include "support.h"

#include "resources/embedded.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace bulkhead::catalog::test {

namespace {

// A fault in a test's own set-up: nothing after it would mean anything.
[[noreturn]] void broken(const std::string &why)
{
    std::fprintf(stderr, "broken test: %s\n", why.c_str());
    std::abort();
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        items.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return items;
}

model::Value valueOf(const model::PropertyDef &def, const std::string &text)
{
    switch (def.type) {
    case model::PropertyType::Bool:
        return text == "true";
    case model::PropertyType::Integer:
        return std::int64_t{std::stoll(text)};
    case model::PropertyType::Real:
        return std::stod(text);
    case model::PropertyType::Date:
        return *model::Date::parse(text);
    case model::PropertyType::Enum: {
        const auto found = std::find(def.enumValues.begin(), def.enumValues.end(), text);
        if (found == def.enumValues.end())
            broken(def.name + " has no value " + text);
        return model::EnumValue{static_cast<std::uint16_t>(found - def.enumValues.begin())};
    }
    case model::PropertyType::TextList:
    case model::PropertyType::ReferenceList:
        return split(text);
    case model::PropertyType::Text:
    case model::PropertyType::Reference:
        break;
    }
    return text;
}

void stateOf(model::Kind kind, model::PropertyList &properties, std::string_view assignment,
             const model::OriginPtr &origin)
{
    const std::size_t equals = assignment.find('=');
    const model::PropertyDef *def = vocabulary()->find(kind, assignment.substr(0, equals));
    if (!def)
        broken("no property in " + std::string(assignment));
    properties.set(def->key, valueOf(*def, std::string(assignment.substr(equals + 1))), origin);
}

} // namespace

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const std::shared_ptr<const model::Vocabulary> loaded = [] {
        auto result = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
        if (!result)
            broken(result.error().text());
        return *result;
    }();
    return loaded;
}

std::vector<CatalogSource> builtInSources()
{
    std::vector<CatalogSource> sources;
    for (const std::string_view path : resources::list("catalog/"))
        sources.push_back({std::string(path), std::string(*resources::find(path)), true});
    return sources;
}

std::shared_ptr<const Catalogs> builtIn()
{
    static const std::shared_ptr<const Catalogs> loaded = [] {
        auto result = Catalogs::load(builtInSources(), vocabulary());
        if (!result)
            broken(result.error().text());
        return *result;
    }();
    return loaded;
}

Result<std::shared_ptr<const Catalogs>> with(std::vector<CatalogSource> more)
{
    std::vector<CatalogSource> sources = builtInSources();
    sources.insert(sources.end(), more.begin(), more.end());
    return Catalogs::load(sources, vocabulary());
}

void state(model::Element &element, std::string_view assignment)
{
    stateOf(element.kind, element.properties, assignment, nullptr);
}

void state(model::Flow &flow, std::string_view assignment)
{
    stateOf(model::Kind::DataFlow, flow.properties, assignment, nullptr);
}

Scene::Scene() : m_model(vocabulary()) {}

Scene &Scene::apply(model::Change change)
{
    const auto result = m_model.apply(change);
    if (!result)
        broken(result.error().text());
    return *this;
}

Scene &Scene::element(model::Kind kind, std::string id, std::initializer_list<std::string_view> properties,
                      std::string parent)
{
    model::Element element;
    element.id = id;
    element.name = id;
    element.kind = kind;
    element.parent = std::move(parent);
    for (const std::string_view property : properties)
        state(element, property);
    apply(model::adding(element));
    m_last = m_model.elements().shared(id);
    return *this;
}

Scene &Scene::flow(std::string source, std::string target, std::initializer_list<std::string_view> properties,
                   model::FlowKind kind)
{
    model::Flow flow;
    flow.id = source + "->" + target;
    if (kind != model::FlowKind::Data)
        flow.id += '#' + std::string(model::flowKindName(kind));
    flow.source = std::move(source);
    flow.target = std::move(target);
    flow.kind = kind;
    for (const std::string_view property : properties)
        state(flow, property);
    return apply(model::adding(flow));
}

Scene &Scene::imported(model::Platform platform, std::string file, int line, bool implied)
{
    model::Element after = *m_last;
    model::ImportRecord record;
    record.sourceKey = after.id;
    record.name = after.name;
    record.parent = after.parent;
    record.platform = platform;
    record.implied = implied;
    record.origin.source = model::Origin::Source::Artefact;
    record.origin.file = model::SharedText(std::move(file));
    record.origin.line = line;
    after.import = std::make_shared<const model::ImportRecord>(record);
    return apply(model::editing(m_last, after));
}

Analysis Scene::analyze(std::shared_ptr<const Catalogs> catalogs, Options options) const
{
    return catalog::analyze(m_model, std::move(catalogs), options);
}

std::vector<std::string> ids(const Analysis &analysis)
{
    std::vector<std::string> result;
    for (const Finding &finding : analysis.findings())
        result.push_back(analysis.id(finding));
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace bulkhead::catalog::test
