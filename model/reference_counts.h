// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace bulkhead::model {

// How many references lead to an id, so that removing one thing needs no walk over the model. Counts by
// hash: zero is certain, more may be another id's. Copies share their content.
class ReferenceCounts
{
public:
    void add(std::string_view id);
    void remove(std::string_view id);
    bool mayBeReferenced(std::string_view id) const;

private:
    struct Entry
    {
        std::size_t hash = 0;
        std::uint32_t count = 0;
    };
    using Bucket = std::vector<Entry>; // sorted by hash
    using Directory = std::array<std::shared_ptr<Bucket>, 1024>;

    Bucket &detach(std::size_t hash);

    std::shared_ptr<Directory> m_directory;
};

} // namespace bulkhead::model
