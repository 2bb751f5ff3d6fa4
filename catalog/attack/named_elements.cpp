// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/named_elements.h"

#include "catalog/attack/attack_paths.h"
#include "model/file/json_value.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace bulkhead::catalog {

namespace {

Error noElement(const model::Model &model, const std::string &name)
{
    std::vector<std::string_view> known;
    for (const model::Element &element : model.elements()) {
        known.push_back(element.id);
        known.push_back(element.name);
    }
    return failure("attack.no-element", "no element is called “%1”%2",
                   {name, model::suggestion(name, known)});
}

Error severalElements(const std::string &name, const std::set<model::Id> &ids)
{
    constexpr std::size_t shown = 6;
    std::string list;
    std::size_t count = 0;
    for (const model::Id &id : ids)
        if (count++ < shown)
            list += (list.empty() ? "" : ", ") + id;
    if (count > shown)
        list += " …";
    return failure("attack.several-elements",
                   "“%1” is the name of %2 elements (expected one of their ids: %3)",
                   {name, std::to_string(ids.size()), list});
}

} // namespace

Result<std::vector<model::Id>> elementsNamed(const model::Model &model, std::span<const std::string> names)
{
    std::vector<std::set<model::Id>> called(names.size());
    const bool allAreIds =
        std::all_of(names.begin(), names.end(), [&](const std::string &name) { return model.element(name); });
    if (!allAreIds)
        for (const model::Element &element : model.elements())
            for (std::size_t i = 0; i < names.size(); ++i)
                if (element.name == names[i] || partyName(model, element.id) == names[i])
                    called[i].insert(element.id);
    std::vector<model::Id> ids;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (model.element(names[i]))
            ids.push_back(names[i]); // an id is meant before any name
        else if (called[i].empty())
            return noElement(model, names[i]);
        else if (called[i].size() > 1)
            return severalElements(names[i], called[i]);
        else
            ids.push_back(*called[i].begin());
    }
    return ids;
}

} // namespace bulkhead::catalog
