// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/standard_input.h"

#include <array>
#include <cstdio>

namespace bulkhead::app {

Result<std::string> readStandardInput(std::size_t limit)
{
    std::string bytes;
    std::array<char, 65536> buffer;
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), stdin)) {
        if (bytes.size() + count > limit) {
            const std::string most = std::to_string(limit);
            return Error{
                "app.input-too-large", "is longer than " + most + " bytes", {most}, standardInputName, 0, {}};
        }
        bytes.append(buffer.data(), count);
    }
    if (std::ferror(stdin))
        return Error{"app.input-unreadable", "cannot be read", {}, standardInputName, 0, {}};
    return bytes;
}

} // namespace bulkhead::app
