// SPDX-License-Identifier: Apache-2.0
#include "model/file/file.h"
#include "support.h"

using namespace bulkhead;

// A model's own file: what can be read is written the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto read = model::parseModel(fuzz::textOf(data, size), "input.bulkhead", fuzz::vocabulary());
    if (!read)
        return 0;
    const std::string written = model::serializeModel(*read);
    const auto again = model::parseModel(written, "again.bulkhead", fuzz::vocabulary());
    if (!again || !(*again == *read) || model::serializeModel(*again) != written)
        std::abort();
    return 0;
}
