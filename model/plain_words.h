// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// Names of the vocabulary and titles as they stand within a sentence.
namespace bulkhead::model {

// A name of the vocabulary as a person reads it: "load balancer" of "load_balancer".
std::string asWords(std::string_view name);

// A title within a sentence: "data store" of "Data store"; abbreviations stay ("CPU limit", "API token").
std::string lowerFirst(std::string_view title);

// "an image", "a host".
std::string withArticle(std::string_view noun);

// A pattern of the vocabulary ("[Does|Do] {} run as root?") for what it is asked of, once or several times.
std::string filledIn(std::string_view pattern, std::string_view subject, bool isSeveral);

} // namespace bulkhead::model
