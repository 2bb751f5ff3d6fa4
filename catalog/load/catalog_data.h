// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/program.h"
#include "catalog/load/catalogs.h"

#include <unordered_map>

namespace bulkhead::catalog {

// A numbering of named things.
class NameTable
{
public:
    // Nullopt when the name is taken.
    std::optional<std::uint32_t> add(const std::string &name)
    {
        const auto [entry, added] = m_numbers.try_emplace(name, static_cast<std::uint32_t>(m_numbers.size()));
        return added ? std::optional(entry->second) : std::nullopt;
    }
    std::optional<std::uint32_t> find(std::string_view name) const
    {
        const auto entry = m_numbers.find(std::string(name));
        return entry == m_numbers.end() ? std::nullopt : std::optional(entry->second);
    }
    std::vector<std::string_view> names() const
    {
        std::vector<std::string_view> result;
        for (const auto &[name, number] : m_numbers)
            result.push_back(name);
        return result;
    }

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

struct Catalogs::Data
{
    std::shared_ptr<const model::Vocabulary> vocabulary;
    std::vector<CatalogInfo> catalogs;
    std::vector<Threat> threats;
    std::vector<Rule> rules;
    std::vector<Mitigation> mitigations;
    std::vector<Reference> references;
    NameTable threatNumbers, ruleNumbers, mitigationNumbers, referenceNumbers;
    RatingScale ratingScale;
    engine::Program program;
    AttackCatalog attack;
    std::vector<Error> doubts;
};

} // namespace bulkhead::catalog
