// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/threat_order.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>

namespace bulkhead::app {

std::vector<std::size_t> inOrderOfStride(const catalog::Catalogs &catalogs)
{
    std::vector<std::size_t> order(catalogs.threats().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t number) {
        const catalog::Threat &threat = catalogs.threats()[number];
        return std::tuple(threat.id.find('-') != std::string::npos, threat.category,
                          std::string_view(threat.id));
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    return order;
}

} // namespace bulkhead::app
