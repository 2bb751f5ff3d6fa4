// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"
#include "model/value.h"

#include <string>
#include <vector>

// What is said of a finding, as data: the evidence for it, and the explanation of a rule's condition.
namespace bulkhead::catalog {

// A fact that made a rule true, in words, with the place it comes from.
struct Evidence
{
    std::string text;        // in the catalog's names, for scripts: "privileged is true"
    std::string words;       // for people: "Privileged: yes"
    model::OriginPtr origin; // null: a person, or a fact of the diagram
};

// A node of the explanation of a rule on a subject: a part of the condition, its value, and where that came
// from.
struct Explanation
{
    enum class Truth : std::uint8_t { False, Unknown, True } truth = Truth::Unknown;
    std::string text;     // for people: "Privileged is yes"
    std::string notation; // as rules write it: "privileged == true"; empty of what is no part of a condition
    std::string because;  // for people: "yes (compose.yaml:15)", "not stated; platform default no"
    std::string value;    // of a property, as rules write it: "true", "node_port"; empty where it is unknown
    model::OriginPtr origin;
    std::vector<Explanation> parts;
};

} // namespace bulkhead::catalog
