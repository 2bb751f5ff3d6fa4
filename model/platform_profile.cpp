// SPDX-License-Identifier: Apache-2.0
#include "model/platform_profile.h"

#include "model/properties.h"

#include <algorithm>
#include <iterator>

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

// The value that all elements which state the property agree in; null where they differ or none does.
const Value *common(const std::vector<const Element *> &elements, PropertyKey key)
{
    const Value *result = nullptr;
    for (const Element *element : elements) {
        const Value *value = element->properties.value(key);
        if (!value || value->isUnset())
            continue;
        if (result && !(*result == *value))
            return nullptr;
        result = value;
    }
    return result;
}

} // namespace

PlatformProfile platformOf(const Model &model)
{
    PlatformProfile profile;
    for (const Kind kind : platformKinds) {
        std::vector<const Element *> elements;
        for (const Element &element : model.elements())
            if (element.kind == kind)
                elements.push_back(&element);
        PlatformEntry shared{kind, {}, {}};
        std::vector<PlatformEntry> own;
        for (const Element *element : elements)
            own.push_back({kind, element->name, {}});
        for (const PropertyDef &def : model.vocabulary().properties(kind)) {
            if (!isOfPlatform(def))
                continue;
            const Value *agreed = kind == Kind::Registry ? nullptr : common(elements, def.key);
            if (agreed) {
                shared.properties.set(def.key, *agreed);
                continue;
            }
            for (std::size_t i = 0; i < elements.size(); ++i)
                if (const Value *value = elements[i]->properties.value(def.key); value && !value->isUnset())
                    own[i].properties.set(def.key, *value);
        }
        own.push_back(std::move(shared));
        std::copy_if(own.begin(), own.end(), std::back_inserter(profile.entries),
                     [](const PlatformEntry &entry) { return !entry.properties.empty(); });
    }
    return profile;
}

} // namespace bulkhead::model
