// SPDX-License-Identifier: Apache-2.0
#include "model/reference_counts.h"

#include <algorithm>
#include <functional>

namespace bulkhead::model {

namespace {

template <typename Bucket>
auto place(Bucket &bucket, std::size_t hash)
{
    return std::lower_bound(bucket.begin(), bucket.end(), hash,
                            [](const auto &e, std::size_t h) { return e.hash < h; });
}

} // namespace

void ReferenceCounts::add(std::string_view id)
{
    const std::size_t hash = std::hash<std::string_view>()(id);
    Bucket &bucket = detach(hash);
    auto entry = place(bucket, hash);
    if (entry == bucket.end() || entry->hash != hash)
        entry = bucket.insert(entry, Entry{hash, 0});
    ++entry->count;
}

void ReferenceCounts::remove(std::string_view id)
{
    const std::size_t hash = std::hash<std::string_view>()(id);
    Bucket &bucket = detach(hash);
    const auto entry = place(bucket, hash);
    if (entry != bucket.end() && entry->hash == hash && --entry->count == 0)
        bucket.erase(entry);
}

bool ReferenceCounts::mayBeReferenced(std::string_view id) const
{
    if (!m_directory)
        return false;
    const std::size_t hash = std::hash<std::string_view>()(id);
    const auto &bucket = (*m_directory)[hash % m_directory->size()];
    if (!bucket)
        return false;
    const auto entry = place(*bucket, hash);
    return entry != bucket->end() && entry->hash == hash;
}

// What has one owner is changed in place. That is safe between threads because only Model::apply changes
// counts, those of a copy; see there.
ReferenceCounts::Bucket &ReferenceCounts::detach(std::size_t hash)
{
    if (!m_directory)
        m_directory = std::make_shared<Directory>();
    else if (m_directory.use_count() > 1)
        m_directory = std::make_shared<Directory>(*m_directory);
    std::shared_ptr<Bucket> &bucket = (*m_directory)[hash % m_directory->size()];
    if (!bucket)
        bucket = std::make_shared<Bucket>();
    else if (bucket.use_count() > 1)
        bucket = std::make_shared<Bucket>(*bucket);
    return *bucket;
}

} // namespace bulkhead::model
