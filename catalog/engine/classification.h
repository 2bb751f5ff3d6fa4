// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/model_index.h"

#include <string_view>
#include <vector>

// How sensitive the data is that something holds or carries of which nobody says so: what a flow carries is
// at both its ends, what a store keeps is with who mounts it, and what a store or a data service keeps goes
// over its flows and is at their other ends. There it stays: who reads a store need not pass on what they
// read. A value that is stated stays as it is. The highest counts, with its way; that something is public is
// never derived, since other data may be there too.
namespace bulkhead::catalog::engine {

// The object that origins of derived values name; their note tells the way.
inline constexpr std::string_view derivedObject = "derived classification";
bool isDerived(const model::OriginPtr &origin);

struct DerivedClass
{
    Subject subject = nobody;
    model::Property property;
};

// By subject, ascending. The index has its relations already.
std::vector<DerivedClass> deriveClasses(const ModelIndex &index);
} // namespace bulkhead::catalog::engine
