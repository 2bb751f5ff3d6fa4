// SPDX-License-Identifier: Apache-2.0
#include "catalog/content/attack_catalog.h"

#include <algorithm>

namespace bulkhead::catalog {

namespace {

template <typename T>
const T *byId(const std::vector<T> &items, std::string_view id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const T &item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace

const AttackEdge *AttackCatalog::edge(std::string_view id) const
{
    return byId(edges, id);
}

const Walk *AttackCatalog::walk(std::string_view id) const
{
    return byId(walks, id);
}

} // namespace bulkhead::catalog
