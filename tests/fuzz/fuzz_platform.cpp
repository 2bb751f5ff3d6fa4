// SPDX-License-Identifier: Apache-2.0
#include "model/file/platform_file.h"
#include "support.h"

using namespace bulkhead;

// A platform profile: what can be read is written the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto read =
        model::parsePlatform(fuzz::textOf(data, size), "input.bulkhead-platform", *fuzz::vocabulary());
    if (!read)
        return 0;
    const auto written = model::serializePlatform(*read, *fuzz::vocabulary());
    if (!written)
        std::abort();
    const auto again = model::parsePlatform(*written, "again.bulkhead-platform", *fuzz::vocabulary());
    const auto twice = again ? model::serializePlatform(*again, *fuzz::vocabulary()) : again.error();
    if (!twice || *twice != *written)
        std::abort();
    return 0;
}
