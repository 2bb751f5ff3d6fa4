// SPDX-License-Identifier: Apache-2.0
#include "export/text/json_text.h"

#include "model/utf8.h"
#include "model/visible_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

namespace {

// Nearly all of a document.
bool isPlain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F;
}

// What is no plain text in a terminal is escaped; a JSON reader gives it back as it was.
std::string escaped(std::string_view control)
{
    const std::string quoted = nlohmann::ordered_json(control).dump(-1, ' ', true);
    return quoted.substr(1, quoted.size() - 2);
}

} // namespace

void appendJson(std::string &out, const nlohmann::ordered_json &value, int depth)
{
    const std::string text = value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto plain =
            static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), isPlain) - rest.begin());
        out += rest.substr(0, plain);
        rest.remove_prefix(plain);
        if (rest.empty())
            break;
        const std::size_t length = model::sequenceLength(rest);
        const std::string_view next = rest.substr(0, length);
        if (next == "\n")
            out += '\n' + indent;
        else if (model::controlLength(rest) > 0)
            out += escaped(next);
        else
            out += next;
        rest.remove_prefix(length);
    }
}

std::string jsonText(const nlohmann::ordered_json &value)
{
    std::string text;
    appendJson(text, value, 0);
    text += '\n';
    return text;
}

} // namespace bulkhead::exporting
