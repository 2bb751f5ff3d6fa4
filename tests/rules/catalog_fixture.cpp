// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"

#include "model/change.h"
#include "model/file/json_value.h"
#include "resources/embedded.h"
#include "tests/support/places.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bulkhead::tests {

using nlohmann::json;

namespace {

[[noreturn]] void refuse(const Error &error)
{
    throw std::runtime_error(error.text());
}

template <typename T>
T valueOf(Result<T> result)
{
    if (!result)
        refuse(result.error());
    return std::move(result.value());
}

model::PropertyList propertiesOf(const json &entry, model::Kind kind, const model::Vocabulary &vocabulary)
{
    model::PropertyList properties;
    if (!entry.contains("properties"))
        return properties;
    for (const auto &[name, value] : entry["properties"].items()) {
        const model::PropertyDef *def = vocabulary.find(kind, name);
        if (!def)
            throw std::runtime_error("no such property: " + name);
        const std::string text = value.dump();
        try {
            model::JsonReader reader(text, name);
            properties.set(def->key, model::readValue(reader, *def));
        } catch (const model::JsonFailure &failure) {
            refuse(failure.error);
        }
    }
    return properties;
}

model::Element elementOf(const json &entry, const model::Vocabulary &vocabulary)
{
    model::Element element;
    element.id = entry.at("id");
    element.kind = model::kindFromName(entry.at("kind").get<std::string>()).value();
    element.name = entry.value("name", element.id);
    element.parent = entry.value("parent", "");
    element.properties = propertiesOf(entry, element.kind, vocabulary);
    if (entry.contains("taken_over"))
        element.takenOver = entry["taken_over"].get<bool>();
    if (entry.contains("worth_having"))
        element.worthHaving = entry["worth_having"].get<bool>();
    if (entry.contains("platform")) {
        model::ImportRecord record;
        record.sourceKey = element.id;
        record.name = element.name;
        record.parent = element.parent;
        const bool onKubernetes = entry["platform"] == "kubernetes";
        record.platform = onKubernetes ? model::Platform::Kubernetes : model::Platform::Docker;
        record.origin.source = model::Origin::Source::Artefact;
        record.origin.file = model::SharedText(onKubernetes ? "deployment.yaml" : "compose.yaml");
        record.origin.line = 1;
        record.origin.object = model::SharedText("service/" + element.id);
        element.import = std::make_shared<const model::ImportRecord>(record);
    }
    return element;
}

model::Flow flowOf(const json &entry, const model::Vocabulary &vocabulary)
{
    model::Flow flow;
    flow.id = entry.at("id");
    flow.kind = model::flowKindFromName(entry.value("kind", "data")).value();
    flow.name = entry.value("name", flow.id);
    flow.source = entry.at("source");
    flow.target = entry.at("target");
    flow.bidirectional = entry.value("bidirectional", false);
    flow.properties = propertiesOf(entry, model::Kind::DataFlow, vocabulary);
    return flow;
}

std::filesystem::path dataFolder()
{
    return std::filesystem::path(sourceDir()) / "tests/data";
}

} // namespace

std::string readFile(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        throw std::runtime_error("cannot read " + path.string());
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::shared_ptr<const model::Vocabulary> builtInVocabulary()
{
    static const auto vocabulary =
        valueOf(model::Vocabulary::fromJson(resources::find("vocabulary.json").value(), "vocabulary.json"));
    return vocabulary;
}

std::shared_ptr<const catalog::Catalogs> builtInCatalogs()
{
    static const auto catalogs = [] {
        std::vector<catalog::CatalogSource> sources;
        for (const std::string_view path : resources::list("catalog/"))
            sources.push_back({std::string(path), std::string(resources::find(path).value())});
        return valueOf(catalog::Catalogs::load(sources, builtInVocabulary()));
    }();
    return catalogs;
}

model::Model modelFromJson(const json &entry)
{
    const auto vocabulary = builtInVocabulary();
    std::vector<model::Change> changes;
    for (const json &element : entry.at("elements"))
        changes.push_back(model::adding(elementOf(element, *vocabulary)));
    for (const json &flow : entry.value("flows", json::array()))
        changes.push_back(model::adding(flowOf(flow, *vocabulary)));
    model::Model model(vocabulary);
    valueOf(model.apply(model::batch(std::move(changes))));
    return model;
}

catalog::Options optionsOf(const json &entry)
{
    catalog::Options options;
    options.asOf = model::Date::parse(entry.value("as_of", "2026-11-21")).value();
    return options;
}

json casesOf(const catalog::Rule &rule)
{
    return json::parse(readFile(dataFolder() / "rules/cases" / (rule.id + ".json"))).at("cases");
}

json silentCasesOf(const catalog::Rule &rule)
{
    return json::parse(readFile(dataFolder() / "rules/cases" / (rule.id + ".json")))
        .value("silent", json::array());
}

json withoutAnswers(json ruleCase)
{
    const auto vocabulary = builtInVocabulary();
    const auto forget = [&](json &entry, model::Kind kind) {
        if (!entry.contains("properties"))
            return;
        json kept = json::object();
        for (const auto &[name, value] : entry["properties"].items()) {
            const model::PropertyDef *def = vocabulary->find(kind, name);
            const bool connects = def->type == model::PropertyType::Reference ||
                                  def->type == model::PropertyType::ReferenceList;
            if (def->selector || connects)
                kept[name] = value;
        }
        entry["properties"] = kept;
    };
    for (json &element : ruleCase["elements"])
        forget(element, model::kindFromName(element["kind"].get<std::string>()).value());
    if (ruleCase.contains("flows"))
        for (json &flow : ruleCase["flows"])
            forget(flow, model::Kind::DataFlow);
    return ruleCase;
}

json readArchitecture(const std::string &name)
{
    static const json profiles = json::parse(readFile(dataFolder() / "architectures/profiles.json"));
    json read = json::parse(readFile(dataFolder() / "architectures" / (name + ".json")));
    for (const char *list : {"elements", "flows"}) {
        for (json &entry : read[list]) {
            json properties = entry.contains("like") ? profiles.at(entry["like"]) : json::object();
            properties.merge_patch(entry.value("properties", json::object()));
            entry["properties"] = std::move(properties);
        }
    }
    return read;
}

std::vector<std::string> architectures()
{
    std::vector<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(dataFolder() / "architectures"))
        if (const std::string name = entry.path().stem().string(); name != "profiles")
            names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace bulkhead::tests
