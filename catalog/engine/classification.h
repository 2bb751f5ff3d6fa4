// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/model_index.h"

#include <string_view>
#include <vector>

// How sensitive the data is that something keeps or carries of which nobody says so. What a flow carries is
// in the stores and data services (databases, caches, queues) at its ends, what a store keeps is with the
// data services that mount it, and what one of them keeps goes over its flows to those at their other ends.
// There it stays: who reads a store need not pass on what they read. Other workloads keep nothing and are
// worth no more to an attacker than the way to it; that they work with such data is seen from their flows and
// mounts (the fact `sensitivity_high`). A store of secrets or settings opens a service or adjusts it and is
// no part of what that keeps: its class goes no further than its own flows. A value that is stated stays as
// it is. The highest counts, with its way; that something is public is never derived, since other data may be
// there too.
namespace bulkhead::catalog::engine {

// Whether an origin is that of a derived value; its note tells the way.
bool isDerived(const model::OriginPtr &origin);

struct DerivedClass
{
    Subject subject = nobody;
    model::Property property;
};

// By subject, ascending. The index has its relations already.
std::vector<DerivedClass> deriveClasses(const ModelIndex &index);
} // namespace bulkhead::catalog::engine
