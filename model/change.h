// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"
#include "model/records.h"

#include <memory>
#include <variant>
#include <vector>

namespace bulkhead::model {

// One thing before and after: added when `before` is null, removed when `after` is null, edited
// when both are there. The inverse is the same with the two swapped.
template <typename T>
struct Edit
{
    std::shared_ptr<const T> before;
    std::shared_ptr<const T> after;
};

struct Change;

// Several changes that happen together: references may dangle inside the batch, not after it.
struct Batch
{
    std::vector<Change> changes;
};

// All that can happen to a model.
struct Change
{
    using Data = std::variant<Batch, Edit<Element>, Edit<Flow>, Edit<View>, Edit<Placement>, Edit<Decision>,
                              Edit<ManualThreat>, Edit<Metadata>, Edit<CatalogSwitch>, Edit<SourceFile>>;
    Data data;

    Change() = default;
    Change(Data d) : data(std::move(d)) {}

    bool isEmpty() const;        // a batch of nothing
    bool isGeometryOnly() const; // only placements: no finding can change
};

template <typename T>
Change adding(T after)
{
    return Change(Edit<T>{nullptr, std::make_shared<const T>(std::move(after))});
}

template <typename T>
Change removing(std::shared_ptr<const T> before)
{
    return Change(Edit<T>{std::move(before), nullptr});
}

template <typename T>
Change editing(std::shared_ptr<const T> before, T after)
{
    return Change(Edit<T>{std::move(before), std::make_shared<const T>(std::move(after))});
}

Change batch(std::vector<Change> changes);
Change inverse(const Change &change);

} // namespace bulkhead::model
