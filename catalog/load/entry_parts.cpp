// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/entry_parts.h"

namespace bulkhead::catalog::load {

model::Kind kindOf(const JsonNode &node)
{
    const std::optional<model::Kind> kind = model::kindFromName(node.text());
    if (!kind)
        node.fail("kind", "there is no kind “%1”", {node.text()});
    return *kind;
}

std::vector<model::Kind> kindsOf(const JsonNode &node)
{
    std::vector<model::Kind> kinds;
    for (const JsonNode *item : node.items())
        kinds.push_back(kindOf(*item));
    if (kinds.empty())
        node.fail("empty", "“%1” must not be empty", {std::string(node.key())});
    return kinds;
}

engine::Kinds asSet(const std::vector<model::Kind> &kinds)
{
    engine::Kinds set;
    for (const model::Kind kind : kinds)
        set.add(kind);
    return set;
}

void duplicate(const JsonNode &at, std::string_view what)
{
    at.fail("duplicate", "there is already a %1 “%2”", {std::string(what), at.text()});
}

double optionalFactor(const JsonNode &entry, std::string_view key)
{
    const JsonNode *factor = entry.find(key);
    return factor ? factor->numberBetween(0, 1) : 1.0;
}

} // namespace bulkhead::catalog::load
