// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace bulkhead::catalog::engine {

// Elements and flows under one numbering: elements in the order of their ids, then flows in theirs.
using Subject = std::uint32_t;
inline constexpr Subject nobody = 0xFFFFFFFFU;

// The subjects that each subject leads to: lists, one after the other in one array, or one subject at most.
class Adjacency
{
public:
    using Pair = std::pair<Subject, Subject>;

    Adjacency() = default;
    // Lists for subjects numbered from 0 to `subjects`. Keeps the order of the pairs for each first member;
    // repeated pairs must not occur.
    Adjacency(std::size_t subjects, const std::vector<Pair> &pairs);
    // One subject or nobody for each subject from number `first` on.
    Adjacency(Subject first, std::vector<Subject> singles);

    std::span<const Subject> of(Subject subject) const
    {
        if (!m_starts.empty())
            return {m_items.data() + m_starts[subject], m_items.data() + m_starts[subject + 1]};
        const std::size_t place = subject - m_first; // wraps round to a large number below `first`
        return place < m_items.size() && m_items[place] != nobody
                   ? std::span<const Subject>(&m_items[place], 1)
                   : std::span<const Subject>();
    }

private:
    std::vector<std::uint32_t> m_starts; // of lists; empty of singles
    std::vector<Subject> m_items;
    Subject m_first = 0; // of singles
};

} // namespace bulkhead::catalog::engine
