// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/operator.h"

namespace bulkhead::catalog::engine {

using model::PropertyDef;
using model::PropertyKey;

// A test of one property of one kind with its operand: a pure function of the property's value.
struct Predicate
{
    const PropertyDef *def = nullptr;
    const Operator *op = nullptr;
    Operand operand;

    // Nullopt when the value does not allow an answer. Not for operators that compare two subjects.
    std::optional<bool> test(const Value &value, Date asOf) const { return op->test(value, operand, asOf); }
    // Whether this item of a list is one that the test looks for; no of tests that look at no single item.
    bool accepts(const std::string &item) const { return op->accepts && op->accepts(item, operand); }
};

} // namespace bulkhead::catalog::engine
