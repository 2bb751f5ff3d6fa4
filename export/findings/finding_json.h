// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/findings/finding_text.h"
#include "model/json/json_writer.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace bulkhead::exporting {

// Writes the findings of the JSON contract (docs/cli.md) as text, one after the other: a tree of each takes
// longer than all that comes before it. What a rule says of all its findings is laid out once.
class FindingWriter
{
public:
    // For a document in which the list of findings stands `depth` levels in.
    FindingWriter(const catalog::Catalogs &catalogs, std::size_t depth);

    // isNew: since the baseline; none without one.
    void write(const FindingText &finding, std::optional<bool> isNew);
    // Appends what was written since the last call; what follows goes on from there.
    void moveTo(std::string &out);
    // The list ends; nothing is written after it.
    void end();

private:
    // Members that are the same in each finding of a rule.
    struct OfRule
    {
        std::string first; // rule, threat, category, title
        std::string last;  // mitigations, references
    };

    const OfRule &ofRule(const FindingText &finding);

    const catalog::Catalogs &m_catalogs;
    std::size_t m_depth;
    model::JsonWriter m_json;
    std::unordered_map<const catalog::Rule *, OfRule> m_ofRules;
};

} // namespace bulkhead::exporting
