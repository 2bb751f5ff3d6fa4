// SPDX-License-Identifier: Apache-2.0
#include "import/importers.h"
#include "import/shared/technologies.h"
#include "support.h"

#include <array>
#include <string_view>

using namespace bulkhead;
using namespace bulkhead::import;

// One importer, whatever the input claims to be. What it refers to (extends, include, env files, Dockerfiles)
// is the input itself.
namespace {

constexpr std::array formats = {
    std::pair<std::string_view, std::string_view>{"compose", "compose"},
    std::pair<std::string_view, std::string_view>{"kubernetes", "kubernetes"},
    std::pair<std::string_view, std::string_view>{"docker_inspect", "docker-inspect"},
    std::pair<std::string_view, std::string_view>{"docker_daemon", "docker-daemon"},
    std::pair<std::string_view, std::string_view>{"quadlet", "quadlet"},
    std::pair<std::string_view, std::string_view>{"terraform", "terraform"},
    std::pair<std::string_view, std::string_view>{"threat_dragon", "threat-dragon"},
    std::pair<std::string_view, std::string_view>{"open_threat_model", "otm"},
    std::pair<std::string_view, std::string_view>{"tm_library", "tm-library"},
    std::pair<std::string_view, std::string_view>{"microsoft_tm7", "tm7"},
};

std::string_view fuzzedFormat()
{
    for (const auto &[name, format] : formats) {
        if (name == BULKHEAD_FUZZ_FORMAT)
            return format;
    }
    std::abort();
}

std::shared_ptr<const Technologies> technologies()
{
    static const auto loaded =
        Technologies::fromJson(*resources::find("technologies.json"), "technologies.json");
    return loaded.value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    ParsedInput input{"input", fuzzedFormat(), {}, fuzz::textOf(data, size)};
    ImportOptions options;
    options.limits.nodes = 100'000;
    options.limits.aliasExpansion = 10'000;
    options.technologies = technologies();
    options.readFile = [&](const std::string &) -> Result<std::string> { return fuzz::textOf(data, size); };
    options.composeProfiles = {"*"};
    if (!importerOf(input.format)->isBytes) {
        auto documents = parseDocuments(input.bytes, input.path, options.limits);
        if (!documents || documents->empty())
            return 0;
        input.documents = std::move(*documents);
    }
    const std::vector<ParsedInput> inputs = {std::move(input)};
    Builder builder(fuzz::vocabulary(), options);
    if (importerOf(inputs.front().format)->import(inputs, builder))
        fuzz::mustBeAModel(builder);
    return 0;
}
