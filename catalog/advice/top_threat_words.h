// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/advice/top_threat_story.h"
#include "catalog/engine/model_index.h"

#include <string>

namespace bulkhead::catalog {

// "the connection from web to db" of a flow, else the name that an element has within a sentence.
std::string placeInSentence(const Analysis &analysis, engine::Subject s);

// Writes the sentence of a threat that has none yet, and puts its findings in order, each once.
void putIntoWords(const AttackPaths &paths, Story &story);

} // namespace bulkhead::catalog
