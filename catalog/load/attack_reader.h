#pragma once

#include "catalog/engine/kinds.h"
#include "catalog/load/attack_catalog.h"
#include "catalog/load/json_document.h"

#include <functional>

namespace bulkhead::catalog::paths {

// Reads the "attack_paths" of a catalog's file: its edges, assets and walks. What an earlier file holds
// already is replaced by its id; of an edge that gives only estimates, those of the same id. Throws
// model::JsonFailure.
class AttackReader
{
public:
    using Compile = std::function<std::uint32_t(const load::JsonNode &condition, engine::Kinds subjects)>;
    // Refuses a reference or rule that does not exist.
    using Check = std::function<void(const load::JsonNode &id)>;

    AttackReader(AttackCatalog &catalog, Compile compile, Check reference, Check rule);
    void read(const load::JsonNode &section);

private:
    void readEdge(const load::JsonNode &entry);
    void readEstimate(const load::JsonNode &entry, AttackEdge &edge, engine::Kinds kinds);
    void readAsset(const load::JsonNode &entry);
    void readWalk(const load::JsonNode &entry);
    std::uint32_t condition(const load::JsonNode &entry, engine::Kinds kinds);
    std::vector<std::string> rules(const load::JsonNode &entry);

    AttackCatalog &m_catalog;
    Compile m_compile;
    Check m_reference;
    Check m_rule;
};

} // namespace bulkhead::catalog::paths
