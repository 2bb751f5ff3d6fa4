// SPDX-License-Identifier: Apache-2.0
#include "import/shared/image_reference.h"
#include "import/reading/text.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

constexpr std::string_view dockerHub = "docker.io";
constexpr std::string_view officialPrefix = "library/";

// Docker's rule for telling a registry from the first part of a repository.
bool isRegistry(std::string_view part)
{
    return part == "localhost" || part.find_first_of(".:") != std::string_view::npos;
}

} // namespace

ImageReference ImageReference::parse(std::string_view text)
{
    ImageReference reference;
    reference.isResolved =
        text.find('$') == std::string_view::npos && text.find("{{") == std::string_view::npos;
    if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
        reference.digest = text.substr(at + 1);
        text = text.substr(0, at);
    }
    const std::size_t lastSlash = text.rfind('/');
    const std::size_t colon = text.rfind(':');
    if (colon != std::string_view::npos && (lastSlash == std::string_view::npos || colon > lastSlash)) {
        reference.tag = text.substr(colon + 1);
        text = text.substr(0, colon);
    }
    const std::size_t slash = text.find('/');
    reference.registry = dockerHub;
    if (slash != std::string_view::npos && isRegistry(text.substr(0, slash))) {
        reference.registry = lowerCase(text.substr(0, slash));
        text = text.substr(slash + 1);
    }
    if (reference.registry == "index.docker.io" || reference.registry == "registry-1.docker.io")
        reference.registry = dockerHub;
    reference.repository = text;
    if (reference.registry == dockerHub && text.find('/') == std::string_view::npos)
        reference.repository = std::string(officialPrefix) + std::string(text);
    return reference;
}

std::string ImageReference::shortName() const
{
    if (registry != dockerHub)
        return fullName();
    return repository.starts_with(officialPrefix) ? repository.substr(officialPrefix.size()) : repository;
}

bool ImageReference::isPinned() const
{
    const std::size_t colon = digest.find(':');
    if (colon == std::string::npos || colon == 0)
        return false;
    const std::string_view algorithm = std::string_view(digest).substr(0, colon);
    const std::string_view hash = std::string_view(digest).substr(colon + 1);
    const bool isHex = std::all_of(hash.begin(), hash.end(),
                                   [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (algorithm == "sha256")
        return isHex && hash.size() == 64;
    if (algorithm == "sha512")
        return isHex && hash.size() == 128;
    return hash.size() >= 32; // an algorithm that is not known here
}

} // namespace bulkhead::import
