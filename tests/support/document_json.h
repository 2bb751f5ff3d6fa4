// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <nlohmann/json.hpp>

namespace bulkhead::tests {

inline nlohmann::json asJson(const import::Node &node)
{
    using Type = import::Node::Type;
    switch (node.type()) {
    case Type::Null:
        return nullptr;
    case Type::Bool:
        return node.asBool();
    case Type::Integer:
        return node.asInteger();
    case Type::Real:
        return node.asReal();
    case Type::Text:
        return std::string(node.text());
    case Type::List: {
        nlohmann::json list = nlohmann::json::array();
        for (const import::Node &item : node.items())
            list.push_back(asJson(item));
        return list;
    }
    case Type::Map:
        break;
    }
    nlohmann::json map = nlohmann::json::object();
    for (const import::MapEntry &entry : node.entries())
        map[std::string(entry.key)] = asJson(entry.value);
    return map;
}

} // namespace bulkhead::tests
