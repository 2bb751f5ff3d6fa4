// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/kind.h"

#include <cstdint>
#include <initializer_list>

namespace bulkhead::catalog::engine {

using model::Kind;

// A set of kinds.
class Kinds
{
public:
    constexpr Kinds() = default;
    constexpr Kinds(std::initializer_list<Kind> kinds)
    {
        for (const Kind kind : kinds)
            add(kind);
    }
    static constexpr Kinds all()
    {
        Kinds kinds;
        for (const Kind kind : model::allKinds)
            kinds.add(kind);
        return kinds;
    }
    static constexpr Kinds elements()
    {
        Kinds kinds = all();
        kinds.m_bits = static_cast<std::uint16_t>(kinds.m_bits & ~bit(Kind::DataFlow));
        return kinds;
    }

    constexpr void add(Kind kind) { m_bits = static_cast<std::uint16_t>(m_bits | bit(kind)); }
    constexpr bool has(Kind kind) const { return m_bits & bit(kind); }
    constexpr bool intersects(Kinds other) const { return m_bits & other.m_bits; }
    constexpr bool empty() const { return m_bits == 0; }

private:
    static constexpr std::uint16_t bit(Kind kind)
    {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
    }

    std::uint16_t m_bits = 0;
};

} // namespace bulkhead::catalog::engine
