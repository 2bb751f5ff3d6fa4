// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/schema_check.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <optional>

namespace bulkhead::catalog::load {

namespace {

// The node that valijson's path leads to: "<root>", "[rules]", "[0]" …
const JsonNode &nodeAt(const JsonNode &root, const std::vector<std::string> &path)
{
    const JsonNode *node = &root;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const std::string step = path[i].substr(1, path[i].size() - 2);
        const JsonNode *next = nullptr;
        if (node->type() == JsonNode::Type::Object)
            next = node->find(step);
        else if (node->type() == JsonNode::Type::List && std::stoul(step) < node->items().size())
            next = node->items()[std::stoul(step)];
        if (!next)
            break;
        node = next;
    }
    return *node;
}

} // namespace

void checkSchema(const JsonDocument &document, std::string_view json, std::string_view schemaText)
{
    const nlohmann::json schemaJson = nlohmann::json::parse(schemaText);
    const nlohmann::json instance = nlohmann::json::parse(json);
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(instance), &results))
        return;
    // The deepest place is the most exact; what stands above it only says that something below is wrong.
    std::optional<valijson::ValidationResults::Error> deepest;
    valijson::ValidationResults::Error error;
    while (results.popError(error))
        if (!deepest || error.context.size() > deepest->context.size())
            deepest = error;
    const std::string why = deepest ? deepest->description : "it does not match";
    nodeAt(document.root(), deepest ? deepest->context : std::vector<std::string>())
        .fail("schema", "this breaks the schema of catalogs: %1", {why});
}

} // namespace bulkhead::catalog::load
