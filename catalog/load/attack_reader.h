// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/content/attack_catalog.h"
#include "catalog/engine/kinds.h"
#include "catalog/load/json_document.h"

#include <functional>

namespace bulkhead::catalog::load {

// Reads the "attack_paths" of a catalog's file: its edges, assets and walks. What an earlier file holds
// already is replaced by its id; of an edge that gives only estimates, those of the same id. Throws
// model::JsonFailure.
class AttackReader
{
public:
    using Compile = std::function<std::uint32_t(const JsonNode &condition, engine::Kinds subjects)>;
    // Refuses a reference or rule that does not exist.
    using Check = std::function<void(const JsonNode &id)>;

    AttackReader(AttackCatalog &catalog, const model::Vocabulary &vocabulary, Compile compile,
                 Check reference, Check rule);
    void read(const JsonNode &section);

private:
    void readEdge(const JsonNode &entry);
    void readEstimate(const JsonNode &entry, AttackEdge &edge);
    EdgeGuide readGuide(const JsonNode &entry) const;
    void readAsset(const JsonNode &entry);
    void readWalk(const JsonNode &entry);
    std::uint32_t condition(const JsonNode &entry, engine::Kinds kinds);
    std::vector<std::string> rules(const JsonNode &entry);

    AttackCatalog &m_catalog;
    const model::Vocabulary &m_vocabulary;
    Compile m_compile;
    Check m_reference;
    Check m_rule;
};

} // namespace bulkhead::catalog::load
