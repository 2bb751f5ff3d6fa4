// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::acceptance {

// A fact of the subject of a finding: the model states the property, or does not state it.
struct Fact
{
    std::string_view property;
    // An item of the list is one of these, or lies below one that is a path; empty: whatever.
    std::vector<std::string_view> starts = {};
    std::string_view note = {}; // of the origin of the value; empty: whatever
    bool isStated = true;

    bool isOf(const model::Element &subject, const model::Vocabulary &vocabulary) const;
};

// What one rule of a scanner asks where that is more, less or something else than the condition that its rows
// bear: the rules of the catalog that answer it, and the facts that it looks at where a rule of ours looks at
// more. docs/import-acceptance.md says why, rule by rule.
struct SourceRule
{
    std::string_view name;                    // how the source's rule id begins
    std::vector<std::string_view> rules = {}; // empty: those of the condition
    std::string_view about = {};              // the finding's evidence begins with this property; empty: any
    std::vector<Fact> only = {};    // it asks about subjects with one of these facts; empty: about all
    std::vector<Fact> content = {}; // one of these is enough for the source
    bool all = false;      // all of the rules have to fire, since any one measure is enough for the source
    bool every = false;    // at all containers of the input, since one that does well is enough
    bool anywhere = false; // it stands at the cluster, whatever resource the row names
    std::string_view otherwise = {}; // what it asks, where no rule of the catalog does; its rows are left out

    bool isLeftOut() const { return !otherwise.empty(); }
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
