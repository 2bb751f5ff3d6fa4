// SPDX-License-Identifier: Apache-2.0
#include "model/enum_names.h"
#include "model/fields.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <fstream>
#include <set>

namespace model_schema {

using namespace bulkhead::model;
using nlohmann::json;

namespace {

json reference(const char *definition)
{
    return json::object({{"$ref", std::string("#/definitions/") + definition}});
}

json typed(const char *type)
{
    return json::object({{"type", type}});
}

json listOf(const json &item)
{
    return json::object({{"type", "array"}, {"items", item}});
}

json pairs()
{
    json pair = listOf(typed("number"));
    pair["minItems"] = 2;
    pair["maxItems"] = 2;
    return listOf(pair);
}

template <typename Enum>
json namesOf()
{
    json names = json::array();
    for (const std::string_view name : EnumNames<Enum>::names)
        if (!std::is_same_v<Enum, Kind> || name != kindName(Kind::DataFlow)) // no element's
            names.push_back(name);
    return json::object({{"enum", names}});
}

// What the schema may say of a field's value.
template <typename T, typename V>
std::vector<json> admitted(const Field<T, V> &field)
{
    if constexpr (std::is_same_v<V, std::string>)
        return {typed("string"), reference("id")};
    else if constexpr (std::is_same_v<V, bool>)
        return {typed("boolean")};
    else if constexpr (std::is_same_v<V, int>)
        return {reference("level"), json::object({{"type", "integer"}, {"minimum", 0}})};
    else if constexpr (std::is_enum_v<V>)
        return {namesOf<V>()};
    else if constexpr (std::is_same_v<V, std::optional<Date>>)
        return {reference("date")};
    else if constexpr (std::is_same_v<V, std::vector<std::string>>)
        return {reference("texts"), listOf(typed("string")), listOf(reference("id"))};
    else if constexpr (std::is_same_v<V, std::vector<FlowKind>>)
        return {listOf(namesOf<FlowKind>())};
    else if constexpr (std::is_same_v<V, std::optional<bool>>)
        return {typed("boolean")};
    else if constexpr (std::is_same_v<V, std::optional<Routing>>)
        return {namesOf<Routing>()};
    else if constexpr (std::is_same_v<V, std::map<Id, bool>>)
        return {json::object({{"type", "object"}, {"additionalProperties", typed("boolean")}})};
    else if constexpr (std::is_same_v<V, std::vector<Asset>> || std::is_same_v<V, std::vector<CanvasNote>>)
        return {}; // compared as a record
    else if constexpr (std::is_same_v<V, Rect>)
        return {reference("rect")};
    else if constexpr (std::is_same_v<V, std::vector<Point>>)
        return {pairs()};
    else if constexpr (std::is_same_v<V, OriginPtr>)
        return {reference("origin")};
    else if constexpr (std::is_same_v<V, ImportRecordPtr>)
        return {reference("import")};
    else
        return {reference(field.isFurtherPart ? "origins" : "properties")};
}

std::set<std::string> keysOf(const json &object)
{
    std::set<std::string> keys;
    for (const auto &[key, value] : object.items())
        keys.insert(key);
    return keys;
}

// What a record's fields and its definition in the schema differ in; nothing when they agree.
template <typename T>
std::string difference(const json &definition, std::set<std::string> keys = {})
{
    std::set<std::string> required;
    std::string different;
    forEachFieldInFile<T>([&](const auto &field) {
        const std::string name(field.name);
        keys.insert(name);
        if (field.written == Written::Required)
            required.insert(name);
        json found = definition["properties"].value(name, json::object());
        found.erase("description");
        found.erase("uniqueItems");
        const auto expected = admitted(field);
        if (!expected.empty() && std::find(expected.begin(), expected.end(), found) == expected.end())
            different += name + " is " + found.dump() + "; expected " + expected.front().dump() + '\n';
    });
    const json stated = definition.value("required", json::array());
    if (std::set<std::string>(stated.begin(), stated.end()) != required)
        different += "required is " + stated.dump() + "; expected " + json(required).dump() + '\n';
    if (keysOf(definition["properties"]) != keys)
        different += "properties are " + json(keysOf(definition["properties"])).dump() + "; expected " +
                     json(keys).dump() + '\n';
    if (definition.value("additionalProperties", true))
        different += "unknown properties are admitted\n";
    return different;
}

} // namespace

// The published schema says of each record what the program reads and writes.
class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void hasTheFieldsOfEachRecord();
};

void TestSchema::hasTheFieldsOfEachRecord()
{
    std::ifstream file(bulkhead::tests::sourceDir() + "/resources/schemas/model.schema.json");
    const json schema = json::parse(file);
    const json &definitions = schema["definitions"];
    QCOMPARE(difference<Element>(definitions["element"]), std::string());
    QCOMPARE(difference<Flow>(definitions["flow"]), std::string());
    QCOMPARE(difference<View>(definitions["view"], {"placements"}), std::string());
    QCOMPARE(difference<CanvasNote>(definitions["view"]["properties"]["notes"]["items"]), std::string());
    const json &placement = definitions["view"]["properties"]["placements"]["additionalProperties"];
    QCOMPARE(difference<Placement>(placement["anyOf"][1]), std::string());
    QCOMPARE(difference<Decision>(definitions["decision"]), std::string());
    QCOMPARE(difference<ManualThreat>(definitions["manualThreat"]), std::string());
    QCOMPARE(difference<CatalogSwitch>(definitions["catalogSwitch"]), std::string());
    QCOMPARE(difference<SourceFile>(definitions["source"]), std::string());
    QCOMPARE(difference<Metadata>(definitions["metadata"]), std::string());
    QCOMPARE(difference<Asset>(definitions["metadata"]["properties"]["assets"]["items"]), std::string());
}

} // namespace model_schema

BULKHEAD_TEST(model_schema, TestSchema, None)
#include "test_schema.moc"
