// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/text_check.h"

#include <array>
#include <cstdio>
#include <optional>

namespace bulkhead::catalog::load {

namespace {

bool isLayout(unsigned code)
{
    return code == '\n' || code == '\t';
}

// The first control character of valid UTF-8: U+0000 to U+001F and U+007F to U+009F, as "U+001B".
std::optional<std::string> controlCharacter(std::string_view text, bool isSnippet)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = static_cast<unsigned char>(text[i]);
        const bool leadsToControl = code == 0xC2 && i + 1 < text.size(); // U+0080 to U+00BF
        if (leadsToControl)
            code = static_cast<unsigned char>(text[i + 1]);
        const bool isControl = leadsToControl ? code < 0xA0 : code < 0x20 || code == 0x7F;
        if (!isControl || (isSnippet && isLayout(code)))
            continue;
        std::array<char, 8> name{};
        std::snprintf(name.data(), name.size(), "U+%04X", code);
        return name.data();
    }
    return std::nullopt;
}

void check(const JsonNode &node, bool isSnippet)
{
    if (node.type() == JsonNode::Type::Text)
        if (const auto control = controlCharacter(node.text(), isSnippet))
            node.fail("control-character", "this text contains the control character %1", {*control});
    if (node.type() == JsonNode::Type::List)
        for (const JsonNode *item : node.items())
            check(*item, isSnippet);
    if (node.type() != JsonNode::Type::Object)
        return;
    for (const JsonNode *member : node.members()) {
        if (const auto control = controlCharacter(member->key(), false))
            node.fail("control-character", "a name in this object contains the control character %1",
                      {*control});
        check(*member, member->key() == "snippets" || (isSnippet && node.key() == "snippets"));
    }
}

} // namespace

void checkTexts(const JsonNode &root)
{
    check(root, false);
}

} // namespace bulkhead::catalog::load
