// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::acceptance {

// What one rule of a scanner asks where that is more, less or something else than the condition that its rows
// bear: the rules of the catalog that answer it. docs/import-acceptance.md says why, rule by rule.
struct SourceRule
{
    std::string_view name; // how the source's rule id begins
    std::vector<std::string_view> rules;
    std::string_view about = {}; // the finding's evidence begins with this property; empty: any
    bool all = false;      // all of the rules have to fire, since any one measure is enough for the source
    bool anywhere = false; // it stands at the cluster, whatever resource the row names
};

// Null where the condition says it all.
const SourceRule *sourceRule(std::string_view id);

// A disagreement that the documentation explains: the source's rule, and what we do that it does not expect.
struct Explained
{
    std::string rule;
    bool missed = false; // else alarmed
};

// The table "Where we differ" of docs/import-acceptance.md.
class Explanations
{
public:
    static Explanations read(const std::string &file);

    bool explains(std::string_view rule, bool missed) const;
    std::size_t size() const { return m_explained.size(); }

private:
    std::vector<Explained> m_explained;
};

} // namespace bulkhead::acceptance
