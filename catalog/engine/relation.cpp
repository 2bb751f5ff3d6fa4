// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/relation.h"

namespace bulkhead::catalog::engine {

std::optional<Relation> relationFromName(std::string_view name)
{
    for (std::size_t i = 0; i < relationCount; ++i)
        if (relationTable[i]->name == name)
            return static_cast<Relation>(i);
    return std::nullopt;
}

std::string thereIsNo(std::string_view phrase)
{
    const std::size_t space = phrase.find(' ');
    const std::string_view article = phrase.substr(0, space);
    return std::string(article == "another" ? "there is no other" : "there is no") +
           std::string(phrase.substr(space));
}

} // namespace bulkhead::catalog::engine
