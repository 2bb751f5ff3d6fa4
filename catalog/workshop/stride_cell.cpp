// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/stride_cell.h"

namespace bulkhead::catalog::workshop {

std::string cellName(const StrideCell &cell)
{
    return cell.element + '/' + std::string(model::strideName(cell.category));
}

std::optional<StrideCell> cellFromName(std::string_view name)
{
    const std::size_t slash = name.rfind('/');
    if (slash == std::string_view::npos || slash == 0)
        return std::nullopt;
    const auto category = model::strideFromName(name.substr(slash + 1));
    if (!category)
        return std::nullopt;
    return StrideCell{model::Id(name.substr(0, slash)), *category};
}

} // namespace bulkhead::catalog::workshop
