// SPDX-License-Identifier: Apache-2.0
#include "model/element.h"

#include "model/enum_names.h"

#include <algorithm>

namespace bulkhead::model {

namespace {

bool keyLess(const Property &property, PropertyKey key)
{
    return property.key < key;
}

} // namespace

bool Property::operator==(const Property &other) const
{
    return key == other.key && value == other.value && sameContent(origin, other.origin);
}

const Property *PropertyList::find(PropertyKey key) const
{
    const auto place = std::lower_bound(m_items.begin(), m_items.end(), key, keyLess);
    return place != m_items.end() && place->key == key ? &*place : nullptr;
}

const Value *PropertyList::value(PropertyKey key) const
{
    const Property *property = find(key);
    return property && !property->value.isUnset() ? &property->value : nullptr;
}

void PropertyList::set(PropertyKey key, Value value, OriginPtr origin)
{
    if (value.isUnset() && (!origin || origin->imported.isUnset())) {
        remove(key);
        return;
    }
    put({key, std::move(value), std::move(origin)});
}

void PropertyList::put(Property property)
{
    const auto place = std::lower_bound(m_items.begin(), m_items.end(), property.key, keyLess);
    if (place != m_items.end() && place->key == property.key)
        *place = std::move(property);
    else
        m_items.insert(place, std::move(property));
}

void PropertyList::remove(PropertyKey key)
{
    const auto place = std::lower_bound(m_items.begin(), m_items.end(), key, keyLess);
    if (place != m_items.end() && place->key == key)
        m_items.erase(place);
}

bool Element::operator==(const Element &other) const
{
    return id == other.id && kind == other.kind && name == other.name && parent == other.parent &&
           properties == other.properties && notes == other.notes && outOfScope == other.outOfScope &&
           outOfScopeReason == other.outOfScopeReason && takenOver == other.takenOver &&
           worthHaving == other.worthHaving && sameContent(import, other.import);
}

bool Flow::operator==(const Flow &other) const
{
    return id == other.id && kind == other.kind && name == other.name && source == other.source &&
           target == other.target && bidirectional == other.bidirectional && properties == other.properties &&
           notes == other.notes && outOfScope == other.outOfScope &&
           outOfScopeReason == other.outOfScopeReason && sameContent(import, other.import);
}

std::string_view flowKindName(FlowKind kind)
{
    return enumName(kind);
}

std::optional<FlowKind> flowKindFromName(std::string_view name)
{
    return enumFromName<FlowKind>(name);
}

} // namespace bulkhead::model
