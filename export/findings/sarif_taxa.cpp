// SPDX-License-Identifier: Apache-2.0
#include "export/findings/sarif_taxa.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

struct Taxonomy
{
    const char *name;
    const char *title;
    const char *address;
    bool (*has)(std::string_view reference);
};

constexpr std::array<Taxonomy, 3> all = {{
    {"CWE", "Common Weakness Enumeration", "https://cwe.mitre.org/",
     [](std::string_view id) { return id.starts_with("CWE-"); }},
    {"CAPEC", "Common Attack Pattern Enumeration and Classification", "https://capec.mitre.org/",
     [](std::string_view id) { return id.starts_with("CAPEC-"); }},
    {"ATT&CK", "MITRE ATT&CK for Enterprise", "https://attack.mitre.org/", isTechnique},
}};

} // namespace

bool isTechnique(std::string_view reference)
{
    constexpr std::size_t whole = 5;
    const auto digits = [](std::string_view text) {
        return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (reference.size() != whole && reference.size() != whole + 4)
        return false;
    return reference.front() == 'T' && digits(reference.substr(1, 4)) &&
           (reference.size() == whole || (reference[whole] == '.' && digits(reference.substr(whole + 1))));
}

ordered_json SarifTaxa::relationships(const catalog::Rule &rule)
{
    ordered_json list = ordered_json::array();
    for (const std::string &id : rule.references) {
        const auto *of = std::find_if(all.begin(), all.end(), [&](const Taxonomy &t) { return t.has(id); });
        if (of == all.end())
            continue;
        const auto number = static_cast<std::size_t>(of - all.begin());
        const auto [place, isFirst] = m_places.try_emplace(id, Place{number, m_entries[number].size()});
        if (isFirst)
            m_entries[number].push_back(id);
        ordered_json target = {{"id", id}, {"index", place->second.index}};
        target["toolComponent"] = {{"name", of->name}, {"index", number}};
        ordered_json relationship;
        relationship["target"] = std::move(target);
        relationship["kinds"] = ordered_json::array({"relevant"});
        list.push_back(std::move(relationship));
    }
    return list;
}

ordered_json SarifTaxa::supported() const
{
    ordered_json list = ordered_json::array();
    for (std::size_t i = 0; i < all.size(); ++i)
        list.push_back({{"name", all[i].name}, {"index", i}});
    return list;
}

ordered_json SarifTaxa::taxonomies() const
{
    ordered_json list = ordered_json::array();
    for (std::size_t i = 0; i < all.size(); ++i) {
        ordered_json taxa = ordered_json::array();
        for (const std::string &id : m_entries[i]) {
            ordered_json entry = {{"id", id}};
            if (const catalog::Reference *reference = m_catalogs.reference(id)) {
                if (!reference->title.empty())
                    entry["shortDescription"]["text"] = reference->title;
                if (!reference->url.empty())
                    entry["helpUri"] = reference->url;
            }
            taxa.push_back(std::move(entry));
        }
        ordered_json taxonomy = {{"name", all[i].name},
                                 {"organization", "MITRE"},
                                 {"informationUri", all[i].address},
                                 {"shortDescription", {{"text", all[i].title}}},
                                 {"isComprehensive", false}};
        taxonomy["taxa"] = std::move(taxa);
        list.push_back(std::move(taxonomy));
    }
    return list;
}

} // namespace bulkhead::exporting
