// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/content/catalog.h"
#include "model/model.h"

// Which of a mitigation's snippets a reader can use: who writes compose files is shown no manifests.
namespace bulkhead::catalog {

// Where an element or flow was read from; null for what was drawn by hand.
model::ImportRecordPtr importOf(const model::Model &model, std::string_view id);

// Whether a snippet speaks of the platform that the subject runs on; of one drawn by hand nobody knows.
bool suits(const Snippet &snippet, const model::ImportRecordPtr &import);

} // namespace bulkhead::catalog
