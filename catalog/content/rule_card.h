// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace bulkhead::catalog {

// What a rule says on its card of the workshop's deck; all empty where the catalog leaves it to what can be
// derived (catalog/cards).
struct RuleCard
{
    std::string voice;    // as an attacker says it
    std::string example;  // a line of configuration
    std::string question; // to ask the table
};

} // namespace bulkhead::catalog
