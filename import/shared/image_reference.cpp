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

bool isHexadecimal(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool holdsVariable(std::string_view text)
{
    return text.find('$') != std::string_view::npos || text.find("{{") != std::string_view::npos;
}

// The text with what stands in `${…}` blotted out, so that marks are not looked for there.
std::string withoutVariables(std::string_view text)
{
    std::string blotted(text);
    for (std::size_t at = blotted.find("${"); at != std::string::npos; at = blotted.find("${", at)) {
        const std::size_t end = std::min(blotted.find('}', at), blotted.size());
        std::fill(blotted.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                  blotted.begin() + static_cast<std::ptrdiff_t>(end), '_');
        at = end;
    }
    return blotted;
}

constexpr std::size_t digitsOfSha256 = 64;

} // namespace

ImageReference ImageReference::parse(std::string_view text)
{
    ImageReference reference;
    reference.isResolved = !holdsVariable(text);
    if (text.find("://") != std::string_view::npos) { // "ko://…": what a tool builds and puts in its place
        reference.isResolved = false;
        reference.repository = text;
        return reference;
    }
    const std::string_view digits = text.starts_with("sha256:") ? text.substr(7) : text;
    if (digits.size() == digitsOfSha256 && isHexadecimal(digits)) {
        reference.digest = "sha256:" + std::string(digits);
        return reference;
    }
    const std::string marks = withoutVariables(text);
    if (const std::size_t at = marks.find('@'); at != std::string_view::npos) {
        reference.digest = text.substr(at + 1);
        text = text.substr(0, at);
    }
    const std::size_t lastSlash = marks.rfind('/', text.size());
    const std::size_t colon = text.empty() ? std::string::npos : marks.rfind(':', text.size() - 1);
    if (colon != std::string_view::npos && (lastSlash == std::string_view::npos || colon > lastSlash)) {
        reference.tag = text.substr(colon + 1);
        text = text.substr(0, colon);
    }
    const std::size_t slash = std::min(marks.find('/'), text.size());
    if (holdsVariable(text.substr(0, slash))) { // which may be the registry, with or without more
        reference.repository = text;
        return reference;
    }
    reference.registry = dockerHub;
    if (slash < text.size() && isRegistry(text.substr(0, slash))) {
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
    if (isId()) {
        constexpr std::size_t shownDigits = 12; // as Docker's listings show them
        return digest.substr(digest.find(':') + 1, shownDigits);
    }
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
    if (algorithm == "sha256" || algorithm == "blake3")
        return isHexadecimal(hash) && hash.size() == digitsOfSha256;
    if (algorithm == "sha384")
        return isHexadecimal(hash) && hash.size() == 96;
    return algorithm == "sha512" && isHexadecimal(hash) && hash.size() == 128;
}

} // namespace bulkhead::import
