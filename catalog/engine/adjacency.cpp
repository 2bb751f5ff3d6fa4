// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/adjacency.h"

namespace bulkhead::catalog::engine {

Adjacency::Adjacency(std::size_t subjects, const std::vector<Pair> &pairs)
{
    if (pairs.empty())
        return;
    m_starts.assign(subjects + 1, 0);
    for (const auto &[from, to] : pairs)
        ++m_starts[from + 1];
    for (std::size_t i = 1; i <= subjects; ++i)
        m_starts[i] += m_starts[i - 1];
    m_items.resize(pairs.size());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (const auto &[from, to] : pairs)
        m_items[next[from]++] = to;
}

Adjacency::Adjacency(Subject first, std::vector<Subject> singles)
    : m_items(std::move(singles)), m_first(first)
{}

} // namespace bulkhead::catalog::engine
