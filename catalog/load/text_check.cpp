// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/text_check.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace bulkhead::catalog::load {

namespace {

// Words that a placeholder may name beside the properties of what the text is about.
constexpr std::array<std::string_view, 9> knownWords = {
    "name", "source", "target", "boundary", "host", "image", "registry", "orchestrator", "peer"};

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

void checkPlaceholders(const JsonNode &text, const std::vector<model::Kind> &kinds,
                       const model::Vocabulary &vocabulary)
{
    std::string_view rest = text.text();
    for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        const std::size_t close = rest.find('}', open);
        if (close == std::string_view::npos)
            text.fail("placeholder", "a placeholder is opened with “{” and not closed");
        const std::string name(rest.substr(open + 1, close - open - 1));
        const bool isKnown = std::find(knownWords.begin(), knownWords.end(), name) != knownWords.end() ||
                             std::any_of(kinds.begin(), kinds.end(), [&](model::Kind kind) {
                                 return vocabulary.find(kind, name) != nullptr;
                             });
        if (!isKnown)
            text.fail("placeholder", "the %2 names “{%1}”, which is no property of what it is about",
                      {name, std::string(text.key())});
        rest.remove_prefix(close + 1);
    }
}

void refusePlaceholders(const JsonNode &text)
{
    if (text.text().find('{') != std::string::npos)
        text.fail("placeholder", "this text is shown as it is; a placeholder cannot stand in it");
}

} // namespace bulkhead::catalog::load
