// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "generators.h"

// Parts of arbitrary models, for the generators of models and changes: to be called inside rc::gen::exec.
namespace bulkhead::testing {

int below(int bound); // 0 to bound - 1
bool chance(int percent);
std::string someText();

template <typename T>
const T &pick(const std::vector<T> &items)
{
    return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
}

template <typename T>
std::shared_ptr<const T> pickFrom(const model::Table<T> &table)
{
    if (table.empty())
        return nullptr;
    auto at = table.begin();
    for (int steps = below(static_cast<int>(table.size())); steps > 0; --steps)
        ++at;
    return at.shared();
}

std::vector<model::Id> subjectIds(const model::Model &model); // elements and flows

// Often such that the model must refuse them.
model::Element anyElement(const model::Model &model);
model::Flow anyFlow(const model::Model &model);
model::View anyView(const model::Model &model);
model::Placement anyPlacement(const model::Model &model);
model::Decision anyDecision(const model::Model &model);
model::ManualThreat anyThreat(const model::Model &model);
model::Metadata anyMetadata(const model::Model &model);
model::SourceFile anySource(const model::Model &model);
model::CatalogSwitch anySwitch(const model::Model &model);

} // namespace bulkhead::testing
