// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace bulkhead::model {

// A pointer to an immutable value that many share: half the size of std::shared_ptr, which counts when
// a model holds millions of values.
template <typename T>
class Shared
{
public:
    Shared() = default;
    explicit Shared(T value) : m_cell(new Cell(std::move(value))) {}
    Shared(const Shared &other) noexcept : m_cell(other.m_cell)
    {
        if (m_cell)
            m_cell->owners.fetch_add(1, std::memory_order_relaxed);
    }
    Shared(Shared &&other) noexcept : m_cell(std::exchange(other.m_cell, nullptr)) {}
    Shared &operator=(Shared other) noexcept
    {
        std::swap(m_cell, other.m_cell);
        return *this;
    }
    ~Shared()
    {
        if (m_cell && m_cell->owners.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_cell;
    }

    // Null when there is none.
    const T *get() const { return m_cell ? &m_cell->value : nullptr; }
    const T &operator*() const { return m_cell->value; }
    explicit operator bool() const { return m_cell != nullptr; }
    bool isSame(const Shared &other) const { return m_cell == other.m_cell; }

private:
    struct Cell
    {
        explicit Cell(T v) : value(std::move(v)) {}
        T value;
        std::atomic<std::uint32_t> owners{1};
    };
    Cell *m_cell = nullptr;
};

} // namespace bulkhead::model
