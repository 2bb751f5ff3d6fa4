// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace bulkhead::import {

// An image's name taken apart as Docker does: "redis" is docker.io/library/redis with no tag.
struct ImageReference
{
    std::string registry;   // "docker.io", "registry.example.com:5000"
    std::string repository; // "library/redis"
    std::string tag;        // empty: none written
    std::string digest;     // "sha256:…"; empty: none written
    bool isResolved = true; // false: it holds a variable that nothing defines

    static ImageReference parse(std::string_view text);

    // Whether the digest is one that names content: ALGORITHM:HEX of the length that the algorithm gives.
    bool isPinned() const;
    std::string fullName() const { return registry + "/" + repository; } // without tag and digest
    std::string shortName() const; // "redis", "bitnami/redis": as people write it
};

} // namespace bulkhead::import
