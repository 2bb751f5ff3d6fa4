// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/program.h"

#include <span>
#include <vector>

namespace bulkhead::catalog::engine {

// Which answers may be others once these properties are changed, of whatever subject: worked out from the
// program alone, so that all that is not affected need not be asked again. `movesThings`: elements or flows
// are added or removed, too, so that any answer may change.
class AffectedAnswers
{
public:
    AffectedAnswers(const Program &program, std::span<const PropertyKey> changed, bool movesThings = false);

    // Things move, or relations, platforms or classes of data (classification.h) are found from one of the
    // properties: any answer may change.
    bool everything() const { return m_everything; }
    bool condition(std::uint32_t root) const;
    bool fact(std::size_t number) const { return m_everything || m_facts[number]; }
    bool compared(std::size_t number) const { return m_everything || m_compared[number]; }
    bool property(PropertyKey key) const;
    // Whether a property has a default that depends on one of those changed.
    bool defaultOf(const KindLayout::Property &property) const;

private:
    void affectLeaves();
    void affectFacts();

    const Program *m_program;
    std::vector<PropertyKey> m_changed; // sorted
    bool m_everything = false;
    std::vector<bool> m_leaves;
    std::vector<bool> m_facts;
    std::vector<bool> m_compared;
};

} // namespace bulkhead::catalog::engine
