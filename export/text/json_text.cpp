// SPDX-License-Identifier: Apache-2.0
#include "export/text/json_text.h"

#include "model/json/byte_scan.h"
#include "model/utf8.h"
#include "model/visible_text.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

namespace {

// The bytes at the beginning that go into the document as they are: printable ASCII, nearly all of it.
std::size_t plainLength(std::string_view text)
{
    constexpr std::uint8_t space = 0x20;
    constexpr std::uint8_t del = 0x7F;
    std::size_t length = 0;
    for (; length + 8 <= text.size(); length += 8) {
        const std::uint64_t word = model::eightBytes(text.data() + length);
        if (((word & model::highBits) | model::anyBelow(word, space) | model::anyIs(word, del)) != 0)
            break;
    }
    const auto isPlain = [](unsigned char byte) { return byte >= space && byte < del; };
    while (length < text.size() && isPlain(static_cast<unsigned char>(text[length])))
        ++length;
    return length;
}

// What is no plain text in a terminal is escaped; a JSON reader gives it back as it was.
std::string escaped(std::string_view control)
{
    const std::string quoted =
        nlohmann::ordered_json(control).dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
    return quoted.substr(1, quoted.size() - 2);
}

void appendIndented(std::string &out, std::string_view rest, const std::string &indent)
{
    while (!rest.empty()) {
        const std::size_t plain = plainLength(rest);
        out += rest.substr(0, plain);
        rest.remove_prefix(plain);
        if (rest.empty())
            break;
        if (rest.front() == '\n') {
            out += '\n';
            out += indent;
            rest.remove_prefix(1);
            continue;
        }
        const std::size_t length = std::max<std::size_t>(1, model::sequenceLength(rest));
        const std::string_view next = rest.substr(0, length);
        if (model::controlLength(rest) > 0)
            out += escaped(next);
        else
            out += next;
        rest.remove_prefix(length);
    }
}

} // namespace

void appendJson(std::string &out, const nlohmann::ordered_json &value, int depth)
{
    appendIndented(out, value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace),
                   std::string(static_cast<std::size_t>(depth) * 2, ' '));
}

std::string jsonText(const nlohmann::ordered_json &value)
{
    std::string text;
    appendJson(text, value, 0);
    text += '\n';
    return text;
}

} // namespace bulkhead::exporting
