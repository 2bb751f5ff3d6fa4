// SPDX-License-Identifier: Apache-2.0
#include "import/reading/document.h"

#include "import/reading/scalar_types.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

const Node nullNode{};

} // namespace

std::string_view Node::text() const
{
    return isScalar() && !isNull() && m_text ? std::string_view(m_text, m_size) : std::string_view();
}

bool Node::asBool(bool fallback, bool quotedToo) const
{
    if (type() == Type::Bool || (quotedToo && type() == Type::Text))
        return parseBool(text()).value_or(fallback);
    return fallback;
}

std::int64_t Node::asInteger(std::int64_t fallback) const
{
    return type() == Type::Integer ? parseInteger(text()).value_or(fallback) : fallback;
}

double Node::asReal(double fallback) const
{
    if (type() != Type::Integer && type() != Type::Real)
        return fallback;
    return parseReal(text()).value_or(static_cast<double>(asInteger(0)));
}

std::string_view Node::tag() const
{
    return m_tag ? *m_tag : std::string_view();
}

const MapEntry *Node::entry(std::string_view key) const
{
    if (!isMap())
        return nullptr;
    if (!m_order) {
        const auto *end = m_entries + m_size;
        const auto *found = std::find_if(m_entries, end, [key](const MapEntry &e) { return e.key == key; });
        return found == end ? nullptr : found;
    }
    const auto *end = m_order + m_size;
    const auto *found =
        std::lower_bound(m_order, end, key, [this](std::uint32_t position, std::string_view k) {
            return m_entries[position].key < k;
        });
    return found != end && m_entries[*found].key == key ? &m_entries[*found] : nullptr;
}

const Node &Node::operator[](std::string_view key) const
{
    const MapEntry *found = entry(key);
    return found ? found->value : nullNode;
}

bool Node::has(std::string_view key) const
{
    return entry(key) != nullptr;
}

bool Node::hasAny(std::initializer_list<std::string_view> keys) const
{
    return std::any_of(keys.begin(), keys.end(), [this](std::string_view key) { return has(key); });
}

int Node::keyLine(std::string_view key) const
{
    const MapEntry *found = entry(key);
    return found ? found->line : 0;
}

Result<std::vector<Document>> parseDocuments(std::string bytes, const std::string &file, const Limits &limits,
                                             std::stop_token stop)
{
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool maybeJson = first != std::string::npos && (bytes[first] == '{' || bytes[first] == '[');
    if (!maybeJson)
        return parseYaml(std::move(bytes), file, limits, std::move(stop));
    auto json = parseJson(bytes, file, limits, stop);
    if (json || json.error().code != "import.json")
        return json;
    // YAML may begin with a bracket too. Where it is neither, the file's name tells which error helps.
    auto yaml = parseYaml(std::move(bytes), file, limits, std::move(stop));
    if (!yaml && file.ends_with(".json"))
        return json;
    return yaml;
}

} // namespace bulkhead::import
