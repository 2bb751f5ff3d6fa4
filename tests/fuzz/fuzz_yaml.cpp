#include "import/document.h"

#include <cstdint>

using namespace bulkhead::import;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Limits limits;
    limits.nodes = 200'000;
    limits.aliasExpansion = 20'000;
    (void)parseYaml(std::string(reinterpret_cast<const char *>(data), size), "input.yaml", limits);
    return 0;
}
