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
    const std::string written = model::serializePlatform(*read, *fuzz::vocabulary());
    const auto again = model::parsePlatform(written, "again.bulkhead-platform", *fuzz::vocabulary());
    if (!again || model::serializePlatform(*again, *fuzz::vocabulary()) != written)
        std::abort();
    return 0;
}
