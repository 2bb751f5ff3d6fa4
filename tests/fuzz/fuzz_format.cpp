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
    std::pair<std::string_view, Format>{"compose", Format::Compose},
    std::pair<std::string_view, Format>{"kubernetes", Format::Kubernetes},
    std::pair<std::string_view, Format>{"docker_inspect", Format::DockerInspect},
    std::pair<std::string_view, Format>{"threat_dragon", Format::ThreatDragon},
    std::pair<std::string_view, Format>{"open_threat_model", Format::OpenThreatModel},
    std::pair<std::string_view, Format>{"tm_library", Format::TmLibrary},
    std::pair<std::string_view, Format>{"microsoft_tm7", Format::MicrosoftTm7},
};

Format fuzzedFormat()
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
    if (input.format != Format::MicrosoftTm7) {
        auto documents = parseDocuments(input.bytes, input.path, options.limits);
        if (!documents || documents->empty())
            return 0;
        input.documents = std::move(*documents);
    }
    const std::vector<ParsedInput> inputs = {std::move(input)};
    Builder builder(fuzz::vocabulary(), options);
    if (importerFor(inputs.front().format)(inputs, builder))
        fuzz::mustBeAModel(builder);
    return 0;
}
