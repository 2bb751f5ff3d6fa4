// SPDX-License-Identifier: Apache-2.0
#include "import/reading/document.h"
#include "import/reading/text_encoding.h"
#include "import/reading/yaml_directives.h"
#include "import/reading/yaml_list.h"
#include "import/reading/yaml_parts.h"
#include "tests/support/document_text.h"

#include <cstdint>
#include <cstdlib>

using namespace bulkhead;
using namespace bulkhead::import;

namespace {

// What parts say, where the text can be cut and they are not refused.
std::optional<std::vector<Document>> readInParts(const std::string &bytes, const Limits &limits)
{
    auto decoded = decodeText(bytes, "input.yaml");
    if (!decoded || settleDirectives(*decoded, "input.yaml"))
        return std::nullopt;
    const SourceText text(std::make_shared<const std::string>(*std::move(decoded)));
    const std::size_t partBytes = bytes.size() / 4;
    if (const auto parts = cutYaml(text, partBytes); parts.size() > 1)
        return readYamlParts(parts, "input.yaml", limits, {});
    if (const auto parts = cutYamlList(text, partBytes); parts.size() > 1)
        return readYamlList(parts, "input.yaml", limits, {});
    return std::nullopt;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    Limits limits;
    limits.nodes = 200'000;
    limits.aliasExpansion = 20'000;
    const auto whole = parseYaml(bytes, "input.yaml", limits);
    const auto inParts = readInParts(bytes, limits);
    if (inParts && (!whole || tests::textOf(*inParts) != tests::textOf(*whole)))
        std::abort();
    return 0;
}
