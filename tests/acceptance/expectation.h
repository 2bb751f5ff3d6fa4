// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::acceptance {

// One row of expected.tsv: what a scanner says about a resource.
struct Expectation
{
    std::string file; // below the corpora; a folder where the case is told as a whole
    std::string rule;
    bool fail = false;
    std::string resource;
    std::string condition;
    std::string use; // "direct", "unchecked", "computed"
    std::string note;

    bool isFirm() const { return use == "direct" || use == "computed"; }
};

// The resource column taken apart.
struct Target
{
    std::vector<std::string> objects; // "Deployment/web", "service/db"
    bool each = false;                // every one of the objects is meant, not any
    int line = 0;                     // 0: no line is named

    bool isWholeFile() const { return objects.empty() && line == 0; }
};
Target targetOf(const Expectation &expectation);

// The rules that answer a condition; empty for one that is not scored.
const std::vector<std::string_view> &rulesFor(std::string_view condition);

// Whether a fault of this condition may be to verify: it depends on an unseen image or another file.
bool mayBeUnverified(std::string_view condition);

// The rows that are scored: a clean verdict of a condition that rules answer, of the kinds that count.
std::vector<Expectation> readExpectations(const std::filesystem::path &corpora);

std::vector<std::string> splitLine(const std::string &line, char separator);

} // namespace bulkhead::acceptance
