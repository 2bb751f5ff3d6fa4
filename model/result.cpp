// SPDX-License-Identifier: Apache-2.0
#include "model/result.h"

namespace bulkhead {

std::string Error::text() const
{
    std::string place = file;
    if (line > 0)
        place += (place.empty() ? "line " : ":") + std::to_string(line);
    return place.empty() ? message : place + ": " + message;
}

Error failure(std::string code, std::string_view message, std::vector<std::string> arguments)
{
    Error error;
    error.code = std::move(code);
    error.arguments = std::move(arguments);
    for (std::size_t i = 0; i < message.size(); ++i) {
        const bool marker = message[i] == '%' && i + 1 < message.size() && message[i + 1] >= '1' &&
                            message[i + 1] < static_cast<char>('1' + error.arguments.size());
        if (marker)
            error.message += error.arguments[static_cast<std::size_t>(message[++i] - '1')];
        else
            error.message += message[i];
    }
    return error;
}

} // namespace bulkhead
