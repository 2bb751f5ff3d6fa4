// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace bulkhead::import {

// An image's name taken apart as Docker does: "redis" is docker.io/library/redis with no tag.
struct ImageReference
{
    std::string registry;   // "docker.io", "registry.example.com:5000"; empty: a variable may hold it
    std::string repository; // "library/redis"
    std::string tag;        // empty: none written
    std::string digest;     // "sha256:…"; empty: none written
    bool isResolved = true; // false: it holds a variable that nothing defines, or is not a name yet

    static ImageReference parse(std::string_view text);

    // Whether the digest is one that names content: ALGORITHM:HEX of the length that the algorithm gives.
    // https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests
    bool isPinned() const;
    // Whether it names an image of the engine by its id, as `docker inspect` prints it: "sha256:…", or the 64
    // digits alone. It is then the digest, and there is neither registry nor repository.
    bool isId() const { return repository.empty() && !digest.empty(); }
    // Whether a digest is written that names nothing, which no runtime accepts.
    bool isMalformed() const { return isResolved && !digest.empty() && !isPinned(); }
    std::string fullName() const // without tag and digest
    {
        return registry.empty() ? repository : registry + "/" + repository;
    }
    std::string shortName() const; // "redis", "bitnami/redis": as people write it
};

} // namespace bulkhead::import
