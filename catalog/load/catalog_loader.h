// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalog_data.h"
#include "catalog/load/condition_compiler.h"

namespace bulkhead::catalog::load {

// Reads the files of catalogs into Catalogs::Data, in passes, since they may refer to each other in any
// order: what conditions are made of, then threats and mitigations, then rules, then what retunes and
// silences them. Throws model::JsonFailure.
class CatalogLoader
{
public:
    explicit CatalogLoader(Catalogs::Data &data);

    void load(const std::deque<JsonDocument> &documents);

private:
    using Section = void (CatalogLoader::*)(const JsonNode &entry);

    void readHeader(const JsonNode &root);
    void forEach(std::string_view section, Section read);
    void readPathSets(const JsonNode &root);
    void readReferences(const JsonNode &root);
    void readFact(const JsonNode &entry);
    void readModifier(const JsonNode &entry);
    void readThreat(const JsonNode &entry);
    void readMitigation(const JsonNode &entry);
    void readRule(const JsonNode &entry);
    void readRetune(const JsonNode &entry);
    void readSilence(const JsonNode &entry);
    void readLayer(const JsonNode &entry);
    LayerControl readControl(const JsonNode &entry);
    void readScale(const JsonNode &scale);
    void readAttackPaths();

    MitigationSet readSet(const JsonNode &entry) const;
    ClosedWays readClosedWays(const JsonNode &ways) const;
    RuleMitigation readRuleMitigation(const JsonNode &entry);
    void checkClaims();
    std::vector<std::string> readReferenceList(const JsonNode &entry) const;
    void readMessages(const JsonNode &entry, Rule &rule) const;
    static RuleCard readCard(const JsonNode &entry);
    std::vector<std::uint32_t> readWordings(const JsonNode &entry, Rule &rule);
    std::vector<std::uint32_t> readScenarios(const JsonNode &entry, Rule &rule);
    std::vector<std::uint16_t> readModifierList(const JsonNode &entry, Rule &rule) const;

    Catalogs::Data &m_data;
    ConditionCompiler m_compiler;
    std::vector<const JsonNode *> m_roots;
    std::uint32_t m_catalog = 0; // of the file being read
    NameTable m_modifiers;
    NameTable m_catalogs;
    NameTable m_controls; // of layers
    struct Claim          // that a mitigation resolves a rule
    {
        std::uint32_t rule = 0;
        std::uint32_t mitigation = 0;
        const JsonNode *place = nullptr;
    };
    std::vector<Claim> m_claims;
};

} // namespace bulkhead::catalog::load
