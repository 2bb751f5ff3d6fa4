// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalogs.h"

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::exporting {

// The weaknesses (CWE), attack patterns (CAPEC) and techniques (ATT&CK) that rules refer to, as taxonomies of
// a SARIF run (2.1.0, 3.14.8).
class SarifTaxa
{
public:
    explicit SarifTaxa(const catalog::Catalogs &catalogs) : m_catalogs(catalogs) {}

    // What a rule says of the entries that it refers to (3.49.15); they are taken up.
    nlohmann::ordered_json relationships(const catalog::Rule &rule);
    nlohmann::ordered_json supported() const;  // references to the taxonomies, for the driver
    nlohmann::ordered_json taxonomies() const; // with all that has been taken up

private:
    struct Place
    {
        std::size_t taxonomy;
        std::size_t index;
    };

    const catalog::Catalogs &m_catalogs;
    std::array<std::vector<std::string>, 3> m_entries; // ids, by taxonomy
    std::unordered_map<std::string, Place> m_places;
};

// Whether it is the id of a technique of ATT&CK: "T1611", "T1552.001".
bool isTechnique(std::string_view reference);

} // namespace bulkhead::exporting
