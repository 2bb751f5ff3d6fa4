// SPDX-License-Identifier: Apache-2.0
#include "model/change.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::model {

bool Change::isEmpty() const
{
    const auto *batch = std::get_if<Batch>(&data);
    return batch && std::all_of(batch->changes.begin(), batch->changes.end(),
                                [](const Change &c) { return c.isEmpty(); });
}

bool Change::isGeometryOnly() const
{
    if (const auto *batch = std::get_if<Batch>(&data))
        return std::all_of(batch->changes.begin(), batch->changes.end(),
                           [](const Change &c) { return c.isGeometryOnly(); });
    return std::holds_alternative<Edit<Placement>>(data);
}

Change batch(std::vector<Change> changes)
{
    return Change(Batch{std::move(changes)});
}

Change inverse(const Change &change)
{
    if (const auto *batch = std::get_if<Batch>(&change.data)) {
        Batch reversed;
        reversed.changes.reserve(batch->changes.size());
        std::transform(batch->changes.rbegin(), batch->changes.rend(), std::back_inserter(reversed.changes),
                       inverse);
        return Change(std::move(reversed));
    }
    return std::visit(
        [](const auto &edit) -> Change {
            if constexpr (std::is_same_v<std::decay_t<decltype(edit)>, Batch>)
                return {};
            else
                return Change(std::decay_t<decltype(edit)>{edit.after, edit.before});
        },
        change.data);
}

} // namespace bulkhead::model
