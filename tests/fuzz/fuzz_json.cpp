// SPDX-License-Identifier: Apache-2.0
#include "import/reading/document.h"

#include <cstdint>

using namespace bulkhead::import;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Limits limits;
    limits.nodes = 200'000;
    limits.aliasExpansion = 20'000;
    (void)parseJson(std::string(reinterpret_cast<const char *>(data), size), "input.json", limits);
    return 0;
}
