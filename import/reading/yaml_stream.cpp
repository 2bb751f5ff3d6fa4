// SPDX-License-Identifier: Apache-2.0
#include "import/reading/text_encoding.h"
#include "import/reading/yaml_directives.h"
#include "import/reading/yaml_leniency.h"
#include "import/reading/yaml_list.h"
#include "import/reading/yaml_parts.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

// Smaller ones are not worth a thread.
constexpr std::size_t leastPartBytes = std::size_t{1} << 20;
constexpr std::size_t mostParts = 16;

// Large files only; nothing where the file has to be read as a whole.
std::optional<std::vector<Document>> readInParts(const SourceText &text, const std::string &file,
                                                 const Limits &limits, const std::stop_token &stop)
{
    const std::size_t partBytes = std::max(leastPartBytes, text.part.size() / mostParts);
    if (text.part.size() <= partBytes)
        return std::nullopt;
    if (const auto parts = cutYaml(text, partBytes); parts.size() > 1)
        return readYamlParts(parts, file, limits, stop);
    if (const auto parts = cutYamlList(text, partBytes); parts.size() > 1)
        return readYamlList(parts, file, limits, stop);
    return std::nullopt;
}

} // namespace

Result<std::vector<Document>> parseYaml(std::string bytes, const std::string &file, const Limits &limits,
                                        std::stop_token stop)
{
    // Before anything else: libfyaml 0.7.12 does not come back from some invalid UTF-8.
    Result<std::string> decoded = decodeText(std::move(bytes), file);
    if (!decoded)
        return decoded.error();
    if (auto fault = settleDirectives(*decoded, file))
        return *std::move(fault);
    const SourceText text(std::make_shared<const std::string>(*std::move(decoded)));
    // A key may stand in one part and again in another.
    if (limits.repeatedKeys == RepeatedKeys::Refused)
        if (auto documents = readInParts(text, file, limits, stop))
            return *std::move(documents);
    return readAsPlatformsDo(text, file, limits, stop);
}

} // namespace bulkhead::import
