// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"
#include "model/records.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::model {

// The key that a table is ordered by.
template <typename T>
struct TableKey
{
    using Type = std::string_view;
    static Type of(const T &item) { return item.id; }
};
template <>
struct TableKey<Placement>
{
    using Type = std::pair<std::string_view, std::string_view>;
    static Type of(const Placement &item) { return {item.view, item.item}; }
};
template <>
struct TableKey<Decision>
{
    using Type = std::string_view;
    static Type of(const Decision &item) { return item.finding; }
};
template <>
struct TableKey<CatalogSwitch>
{
    using Type = std::string_view;
    static Type of(const CatalogSwitch &item) { return item.target; }
};
template <>
struct TableKey<SourceFile>
{
    using Type = std::string_view;
    static Type of(const SourceFile &item) { return item.path; }
};

// A sorted table of shared immutable items. Copies share chunks of it, so that copying a table of
// 100,000 items takes microseconds and a change to a copy touches one chunk.
template <typename T>
class Table
{
    using Item = std::shared_ptr<const T>;
    using Chunk = std::vector<Item>; // never empty
    using Chunks = std::vector<std::shared_ptr<Chunk>>;
    static constexpr std::size_t maximumChunk = 512;

public:
    using Key = typename TableKey<T>::Type;

    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = const T &;

        Iterator() = default;
        Iterator(const Chunks *chunks, std::size_t chunk, std::size_t item)
            : m_chunks(chunks), m_chunk(chunk), m_item(item)
        {}

        reference operator*() const { return *shared(); }
        pointer operator->() const { return shared().get(); }
        const Item &shared() const { return (*(*m_chunks)[m_chunk])[m_item]; }

        Iterator &operator++()
        {
            if (++m_item == (*m_chunks)[m_chunk]->size()) {
                ++m_chunk;
                m_item = 0;
            }
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator &) const = default;

        // Moves both past a chunk that their tables share, where both stand at its start: true when they
        // moved. Neither is an end.
        static bool skipShared(Iterator &a, Iterator &b)
        {
            if (a.m_item != 0 || b.m_item != 0 || (*a.m_chunks)[a.m_chunk] != (*b.m_chunks)[b.m_chunk])
                return false;
            ++a.m_chunk;
            ++b.m_chunk;
            return true;
        }

    private:
        const Chunks *m_chunks = nullptr;
        std::size_t m_chunk = 0;
        std::size_t m_item = 0;
    };

    Iterator begin() const { return Iterator(&m_chunks, 0, 0); }
    Iterator end() const { return Iterator(&m_chunks, m_chunks.size(), 0); }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    const T *find(Key key) const { return shared(key).get(); }

    // The shared item, null when there is none.
    Item shared(Key key) const
    {
        const auto [chunk, item] = locate(key);
        if (chunk < m_chunks.size() && item < m_chunks[chunk]->size() &&
            TableKey<T>::of(*(*m_chunks[chunk])[item]) == key)
            return (*m_chunks[chunk])[item];
        return nullptr;
    }

    // The first item whose key is not less than `key`.
    Iterator lowerBound(Key key) const
    {
        auto [chunk, item] = locate(key);
        if (chunk < m_chunks.size() && item == m_chunks[chunk]->size())
            return Iterator(&m_chunks, chunk + 1, 0);
        return Iterator(&m_chunks, chunk, item);
    }

    // Adds the item, or replaces the one with its key.
    void put(Item added)
    {
        const Key key = TableKey<T>::of(*added);
        if (m_chunks.empty()) {
            m_chunks.push_back(std::make_shared<Chunk>(Chunk{std::move(added)}));
            m_size = 1;
            return;
        }
        const auto [index, item] = locate(key);
        Chunk &chunk = detach(index);
        if (item < chunk.size() && TableKey<T>::of(*chunk[item]) == key) {
            chunk[item] = std::move(added);
            return;
        }
        chunk.insert(chunk.begin() + static_cast<std::ptrdiff_t>(item), std::move(added));
        ++m_size;
        if (chunk.size() > maximumChunk)
            split(index);
    }

    // Whether there was such an item.
    bool remove(Key key)
    {
        const auto [index, item] = locate(key);
        if (index >= m_chunks.size() || item >= m_chunks[index]->size() ||
            TableKey<T>::of(*(*m_chunks[index])[item]) != key)
            return false;
        Chunk &chunk = detach(index);
        chunk.erase(chunk.begin() + static_cast<std::ptrdiff_t>(item));
        if (chunk.empty())
            m_chunks.erase(m_chunks.begin() + static_cast<std::ptrdiff_t>(index));
        --m_size;
        return true;
    }

    bool operator==(const Table &other) const
    {
        return m_size == other.m_size &&
               std::equal(begin(), end(), other.begin(),
                          [](const T &a, const T &b) { return &a == &b || a == b; });
    }

private:
    // The last chunk that starts at or before the key, and the place of the key in it.
    std::pair<std::size_t, std::size_t> locate(Key key) const
    {
        if (m_chunks.empty())
            return {0, 0};
        auto chunk = std::upper_bound(m_chunks.begin(), m_chunks.end(), key, [](const Key &k, const auto &c) {
            return k < TableKey<T>::of(*c->front());
        });
        if (chunk != m_chunks.begin())
            --chunk;
        const auto item =
            std::lower_bound((*chunk)->begin(), (*chunk)->end(), key,
                             [](const Item &i, const Key &k) { return TableKey<T>::of(*i) < k; });
        return {static_cast<std::size_t>(chunk - m_chunks.begin()),
                static_cast<std::size_t>(item - (*chunk)->begin())};
    }

    Chunk &detach(std::size_t index)
    {
        std::shared_ptr<Chunk> &chunk = m_chunks[index];
        if (chunk.use_count() > 1)
            chunk = std::make_shared<Chunk>(*chunk);
        return *chunk;
    }

    void split(std::size_t index)
    {
        Chunk &chunk = *m_chunks[index];
        const auto middle = chunk.begin() + static_cast<std::ptrdiff_t>(chunk.size() / 2);
        auto upper =
            std::make_shared<Chunk>(std::make_move_iterator(middle), std::make_move_iterator(chunk.end()));
        chunk.erase(middle, chunk.end());
        m_chunks.insert(m_chunks.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(upper));
    }

    Chunks m_chunks;
    std::size_t m_size = 0;
};

} // namespace bulkhead::model
