#include "export/text/json_text.h"

#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

void appendJson(std::string &out, const nlohmann::ordered_json &value, int depth)
{
    const std::string text = value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    for (const char c : text) {
        out += c;
        if (c == '\n')
            out += indent;
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
