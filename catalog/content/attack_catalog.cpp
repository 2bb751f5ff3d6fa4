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

std::vector<std::string_view> AttackEdge::techniques() const
{
    std::vector<std::string_view> ids;
    for (const std::string &reference : references)
        if (reference.size() > 1 && reference[0] == 'T' && reference[1] >= '0' && reference[1] <= '9')
            ids.push_back(reference);
    return ids;
}

const AttackEdge *AttackCatalog::edge(std::string_view id) const
{
    return byId(edges, id);
}

const Walk *AttackCatalog::walk(std::string_view id) const
{
    return byId(walks, id);
}

} // namespace bulkhead::catalog
