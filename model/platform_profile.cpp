// SPDX-License-Identifier: Apache-2.0
#include "model/platform_profile.h"

#include "model/properties.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace bulkhead::model {

bool PlatformEntry::concerns(const Element &element) const
{
    if (element.kind != kind)
        return false;
    const std::size_t star = name.find('*');
    if (name.empty() || star == std::string::npos)
        return name.empty() || name == element.name;
    const std::string_view start = std::string_view(name).substr(0, star);
    const std::string_view end = std::string_view(name).substr(star + 1);
    return element.name.size() >= start.size() + end.size() && element.name.starts_with(start) &&
           element.name.ends_with(end);
}

std::optional<Element> PlatformProfile::laidOver(const Element &element) const
{
    std::optional<Element> result;
    for (const PlatformEntry &entry : entries) {
        if (!entry.concerns(element))
            continue;
        for (const Property &property : entry.properties) {
            if (const Value *own = (result ? *result : element).properties.value(property.key);
                own && !own->isUnset())
                continue;
            if (!result)
                result = element;
            result->properties.put(property);
        }
    }
    return result;
}

bool isOfPlatform(const PropertyDef &def)
{
    static constexpr std::string_view ofTheModel[] = {property::host::data_sensitivity,
                                                      property::host::tenant};
    const bool isNamed =
        std::find(std::begin(ofTheModel), std::end(ofTheModel), def.name) != std::end(ofTheModel);
    const bool holdsNames = def.type == PropertyType::TextList && def.enumValues.empty();
    return std::find(platformKinds.begin(), platformKinds.end(), def.kind) != platformKinds.end() &&
           def.type != PropertyType::Reference && def.type != PropertyType::ReferenceList && !holdsNames &&
           !isNamed;
}

namespace {

using Elements = std::vector<const Element *>;

const Value *statedBy(const Element &element, PropertyKey key)
{
    const Value *value = element.properties.value(key);
    return value && !value->isUnset() ? value : nullptr;
}

// The value that each of the elements states; null where one of them states nothing or another one.
const Value *common(const Elements &elements, PropertyKey key)
{
    const Value *result = nullptr;
    for (const Element *element : elements) {
        const Value *value = statedBy(*element, key);
        if (!value || (result && !(*result == *value)))
            return nullptr;
        result = value;
    }
    return result;
}

// The elements by their names, in the model's order.
std::vector<Elements> byName(const Elements &elements)
{
    std::vector<Elements> groups;
    std::map<std::string_view, std::size_t> places;
    for (const Element *element : elements) {
        const auto [place, isNew] = places.try_emplace(element->name, groups.size());
        if (isNew)
            groups.emplace_back();
        groups[place->second].push_back(element);
    }
    return groups;
}

// Why a name says not exactly which elements an entry is about; nothing where it does.
std::optional<Error> nameFault(const Element &element)
{
    const std::string kind(kindName(element.kind));
    if (element.name.empty())
        return failure("platform.nameless",
                       "the %1 “%2” has no name, by which a platform profile tells elements apart",
                       {kind, element.id});
    if (element.name.find('*') != std::string::npos)
        return failure("platform.star-in-name",
                       "the name of the %1 “%2” has a *, which stands for any text in a platform profile",
                       {kind, element.name});
    return std::nullopt;
}

// What elements of one name state, without what `shared` says of all.
Result<PlatformEntry> entryOf(const Elements &group, const PropertyList &shared, const Vocabulary &vocabulary)
{
    const Element &first = *group.front();
    PlatformEntry entry{first.kind, first.name, {}};
    for (const PropertyDef &def : vocabulary.properties(first.kind)) {
        if (!isOfPlatform(def) || shared.value(def.key))
            continue;
        if (const Value *value = common(group, def.key))
            entry.properties.set(def.key, *value);
        else if (std::any_of(group.begin(), group.end(),
                             [&](const Element *element) { return statedBy(*element, def.key); }))
            return failure("platform.same-name",
                           "“%1” is the name of more than one %2, and they do not all state the same of "
                           "“%3”; a platform profile tells elements apart by their names",
                           {first.name, std::string(kindName(first.kind)), def.name});
    }
    if (!entry.properties.empty())
        if (auto fault = nameFault(first))
            return std::move(*fault);
    return entry;
}

} // namespace

Result<PlatformProfile> platformOf(const Model &model)
{
    PlatformProfile profile;
    for (const Kind kind : platformKinds) {
        Elements elements;
        for (const Element &element : model.elements())
            if (element.kind == kind)
                elements.push_back(&element);
        PlatformEntry shared{kind, {}, {}};
        if (kind != Kind::Registry)
            for (const PropertyDef &def : model.vocabulary().properties(kind))
                if (const Value *value = isOfPlatform(def) ? common(elements, def.key) : nullptr)
                    shared.properties.set(def.key, *value);
        for (const Elements &group : byName(elements)) {
            auto entry = entryOf(group, shared.properties, model.vocabulary());
            if (!entry)
                return std::move(entry.error());
            if (!entry->properties.empty())
                profile.entries.push_back(*std::move(entry));
        }
        if (!shared.properties.empty())
            profile.entries.push_back(std::move(shared));
    }
    return profile;
}

} // namespace bulkhead::model
