// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

// How alike two names are, whoever wrote them.
namespace bulkhead::catalog::workshop {

struct NameParts
{
    std::vector<std::string> words;   // sorted, each once; synonyms as one word
    std::vector<std::string> triples; // of letters, sorted, each once
};

std::string plainName(std::string_view name); // lower case, letters and digits alone
NameParts namePartsOf(std::string_view name);
double likenessOf(const NameParts &a, const NameParts &b); // 0..1: 1 for equal names
// How much of the words of the shorter text the longer one has, 0..1.
double sharedWords(std::string_view a, std::string_view b);

} // namespace bulkhead::catalog::workshop
