// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/places.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

// The hardened web shop with `payload` for every text that a stranger may have written: titles, names, notes,
// decisions, a threat, an id.
namespace bulkhead::tests {

inline void replaceTexts(nlohmann::json &value, const std::string &payload)
{
    constexpr std::array<std::string_view, 12> texts = {
        "title",     "name",  "description", "scope",  "notes",  "note",
        "rationale", "owner", "ticket",      "reason", "object", "out_of_scope_reason"};
    constexpr std::array<std::string_view, 4> lists = {"authors", "reviewers", "assumptions",
                                                       "threat_actors"};
    for (auto &[key, member] : value.items()) {
        if (member.is_string() && std::find(texts.begin(), texts.end(), key) != texts.end())
            member = payload;
        else if (member.is_array() && std::find(lists.begin(), lists.end(), key) != lists.end())
            member = {payload, payload};
        else if (member.is_structured())
            replaceTexts(member, payload);
    }
}

// Ids have no blanks and no control characters.
inline std::string asId(std::string text)
{
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '\x7F'; });
    return text;
}

inline std::string hostileModel(const std::string &payload, const std::string &idPayload = "odd")
{
    std::ifstream file(sourceDir() + "/resources/examples/web-shop-hardened.bulkhead");
    nlohmann::json model = nlohmann::json::parse(file);
    const std::string id = asId(idPayload);
    model["elements"][id] = {{"kind", "container"}, {"parent", "host"}, {"notes", ""}, {"name", ""}};
    model["elements"][id]["properties"] = {
        {"privileged", true}, {"tenant", payload}, {"host_mounts", {payload}}};
    nlohmann::json &members = model["views"]["runtime"]["members"];
    members.push_back(id);
    std::sort(members.begin(), members.end());
    model["elements"]["proxy"]["notes"] = "";
    model["flows"][id + "->db"] = {{"kind", "data"}, {"source", id}, {"target", "db"}, {"name", ""}};
    model["metadata"]["baseline"] = payload;
    model["manual_threats"]["own"] = {{"category", "tampering"}, {"description", ""},
                                      {"subject", id},           {"impact", 4},
                                      {"likelihood", 4},         {"title", ""}};
    replaceTexts(model, payload);
    return model.dump();
}

} // namespace bulkhead::tests
