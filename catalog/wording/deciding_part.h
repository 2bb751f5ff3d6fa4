// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/evaluator.h"

#include <cstdint>
#include <string>

namespace bulkhead::catalog::engine {

// Finds the part of a condition that makes it false for a subject, and says it in a few words. Keeps what it
// has evaluated; belongs to one thread.
class DecidingPart
{
public:
    explicit DecidingPart(const ModelIndex &index) : m_index(index), m_evaluator(index) {}

    // "“Privileged” is no", "there is no network it joins", "container db is not Redis"; empty where the
    // condition is not false, or where that rests on what is not known.
    std::string whyFalse(std::uint32_t root, Subject subject);

private:
    std::string why(std::uint32_t node, Subject subject, bool holds);
    std::string whyLeaf(std::uint16_t number, Subject subject, bool holds) const;
    bool is(std::uint32_t node, Subject subject, bool holds);

    const ModelIndex &m_index;
    Evaluator m_evaluator;
    Subject m_root = nobody;
};

} // namespace bulkhead::catalog::engine
