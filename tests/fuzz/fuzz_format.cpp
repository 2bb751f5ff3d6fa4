#include "import/tools/drawing.h"
#include "resources/embedded.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bulkhead;
using namespace bulkhead::import;

namespace {

constexpr std::array formats = {
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

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const auto loaded =
        model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    return loaded.value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    ParsedInput input{"input", fuzzedFormat(), {}, std::string(reinterpret_cast<const char *>(data), size)};
    if (input.format != Format::MicrosoftTm7) {
        Limits limits;
        limits.nodes = 100'000;
        auto documents = parseDocuments(input.bytes, input.path, limits);
        if (!documents || documents->empty())
            return 0;
        input.documents = std::move(*documents);
    }
    const std::vector<ParsedInput> inputs = {std::move(input)};
    Builder builder(vocabulary(), {});
    if (!toolImporterFor(inputs.front().format)(inputs, builder))
        return 0;
    // What was understood must make a valid model.
    if (!builder.finish())
        std::abort();
    return 0;
}
