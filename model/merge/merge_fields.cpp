// SPDX-License-Identifier: Apache-2.0
#include "model/merge/merge_fields.h"

#include "model/enum_names.h"
#include "model/numbers.h"

#include <algorithm>
#include <set>

namespace bulkhead::model {

namespace {

// The value of a field as text for people.
std::string describe(const std::string &value)
{
    return value;
}

std::string describe(bool value)
{
    return value ? "yes" : "no";
}

std::string describe(int value)
{
    return std::to_string(value);
}

std::string describe(Kind value)
{
    return std::string(kindTitle(value));
}

std::string describe(Stride value)
{
    return std::string(strideTitle(value));
}

template <typename Enum>
requires std::is_enum_v<Enum> std::string describe(Enum value)
{
    return std::string(enumName(value));
}

std::string describe(const std::vector<FlowKind> &value)
{
    std::string list;
    for (const FlowKind kind : value)
        list += (list.empty() ? "" : ", ") + describe(kind);
    return list;
}

std::string describe(Date value)
{
    return value.toString();
}

template <typename T>
std::string describe(const std::optional<T> &value)
{
    return value ? describe(*value) : std::string();
}

std::string describe(const Rect &value)
{
    return toText(value.x) + ", " + toText(value.y) + " (" + toText(value.width) + " × " +
           toText(value.height) + ")";
}

std::string describe(const std::vector<Point> &value)
{
    std::string text;
    for (const Point &point : value)
        text += (text.empty() ? "" : "; ") + toText(point.x) + ", " + toText(point.y);
    return text;
}

template <typename V>
inline constexpr bool isItemList = false;
template <>
inline constexpr bool isItemList<std::vector<std::string>> = true;
template <>
inline constexpr bool isItemList<std::vector<Asset>> = true;
template <>
inline constexpr bool isItemList<std::vector<CanvasNote>> = true;

// Merges a list in which each item counts by itself into `list`, which is ours.
template <typename V>
void mergeItems(const std::vector<V> &before, const std::vector<V> &theirs, std::vector<V> &list)
{
    const auto has = [](const std::vector<V> &items, const V &item) {
        return std::find(items.begin(), items.end(), item) != items.end();
    };
    if (list == before)
        list = theirs;
    if (list == theirs || theirs == before)
        return;
    std::erase_if(list, [&](const V &item) { return has(before, item) && !has(theirs, item); });
    for (const V &item : theirs)
        if (!has(before, item) && !has(list, item))
            list.push_back(item);
}

std::optional<bool> flagOf(const std::map<Id, bool> &flags, const Id &id)
{
    const auto found = flags.find(id);
    return found == flags.end() ? std::nullopt : std::optional(found->second);
}

bool sameRoute(const Placement &a, const Placement &b)
{
    return a.automatic == b.automatic && a.bends == b.bends;
}

} // namespace

void FieldMerge::conflict(std::string_view field, std::string base, std::string ours, std::string theirs)
{
    m_conflicts.push_back(
        {m_subject, std::string(field), std::move(base), std::move(ours), std::move(theirs)});
}

template <typename T>
T FieldMerge::merge(const T *base, const T &ours, const T &theirs)
{
    if constexpr (std::is_same_v<T, Metadata>)
        m_subject = Record<T>::section;
    else
        m_subject = ours.*Record<T>::key;
    T merged = ours;
    forEachField<T>([&](const auto &field) { mergeField(field, base, ours, theirs, merged); });
    if constexpr (std::is_same_v<T, Placement>)
        mergeRoute(base, ours, theirs, merged);
    if constexpr (std::is_same_v<T, View>)
        if (merged.wholeModel)
            merged.members.clear();
    return merged;
}

template Element FieldMerge::merge(const Element *, const Element &, const Element &);
template Flow FieldMerge::merge(const Flow *, const Flow &, const Flow &);
template View FieldMerge::merge(const View *, const View &, const View &);
template Placement FieldMerge::merge(const Placement *, const Placement &, const Placement &);
template Decision FieldMerge::merge(const Decision *, const Decision &, const Decision &);
template ManualThreat FieldMerge::merge(const ManualThreat *, const ManualThreat &, const ManualThreat &);
template Metadata FieldMerge::merge(const Metadata *, const Metadata &, const Metadata &);
template CatalogSwitch FieldMerge::merge(const CatalogSwitch *, const CatalogSwitch &, const CatalogSwitch &);
template SourceFile FieldMerge::merge(const SourceFile *, const SourceFile &, const SourceFile &);

template <typename T, typename V>
void FieldMerge::mergeField(const Field<T, V> &field, const T *base, const T &ours, const T &theirs,
                            T &merged)
{
    const V *before = base ? &(base->*field.member) : nullptr;
    const V &our = ours.*field.member;
    const V &their = theirs.*field.member;
    V &result = merged.*field.member;
    if (field.merging == Merging::Route)
        return; // as a whole, by mergeRoute
    if constexpr (std::is_same_v<V, PropertyList>) {
        properties(kindOf(merged), before, our, their, result);
    } else if constexpr (std::is_same_v<V, OriginPtr> || std::is_same_v<V, ImportRecordPtr>) {
        if (before && sameContent(our, *before)) // the importer's bookkeeping is no one's decision
            result = their;
    } else if constexpr (std::is_same_v<V, std::map<Id, bool>>) {
        flags(field.name, before ? *before : V(), our, their, result);
    } else if constexpr (isItemList<V>) {
        mergeItems(before ? *before : V(), their, result);
        if constexpr (std::is_same_v<V, std::vector<std::string>>)
            if (field.merging == Merging::Sorted)
                std::sort(result.begin(), result.end());
    } else {
        if constexpr (std::is_same_v<V, std::string>)
            if (field.merging == Merging::EitherStated && !before && (our.empty() || their.empty())) {
                result = our + their;
                return;
            }
        if (before && our == *before)
            result = their;
        else if (our != their && !(before && their == *before))
            conflict(field.name, before ? describe(*before) : std::string(), describe(our), describe(their));
    }
}

// Each flag counts by itself.
void FieldMerge::flags(std::string_view field, const std::map<Id, bool> &base, const std::map<Id, bool> &ours,
                       const std::map<Id, bool> &theirs, std::map<Id, bool> &merged)
{
    std::set<Id> ids;
    for (const auto *side : {&base, &theirs})
        for (const auto &[id, flag] : *side)
            ids.insert(id);
    for (const Id &id : ids) {
        const std::optional<bool> before = flagOf(base, id);
        const std::optional<bool> our = flagOf(ours, id);
        const std::optional<bool> their = flagOf(theirs, id);
        if (our == their || their == before)
            continue;
        if (!(our == before))
            conflict(std::string(field) + '/' + id, describe(before), describe(our), describe(their));
        else if (their)
            merged[id] = *their;
        else
            merged.erase(id);
    }
}

// A layout's route is no one's decision: one made by a person comes before it, and of two ours is kept.
void FieldMerge::mergeRoute(const Placement *base, const Placement &ours, const Placement &theirs,
                            Placement &merged)
{
    if (sameRoute(ours, theirs) || (base && sameRoute(theirs, *base)))
        return;
    if ((base && sameRoute(ours, *base)) || (ours.automatic && !theirs.automatic)) {
        merged.bends = theirs.bends;
        merged.automatic = theirs.automatic;
    } else if (!theirs.automatic) {
        conflict("bends", base ? describe(base->bends) : std::string(), describe(ours.bends),
                 describe(theirs.bends));
    }
}

void FieldMerge::properties(Kind kind, const PropertyList *base, const PropertyList &ours,
                            const PropertyList &theirs, PropertyList &merged)
{
    std::set<PropertyKey> keys;
    for (const PropertyList *list : {&ours, &theirs})
        for (const Property &item : *list)
            keys.insert(item.key);
    for (const PropertyKey key : keys) {
        if (const PropertyDef *def = m_vocabulary.find(kind, key))
            property(*def, base ? base->find(key) : nullptr, ours.find(key), theirs.find(key), merged);
        else
            merged.remove(key); // of the kind that it no longer is
    }
}

// A value goes with its origin. Where both agree on the value, the origin that is not the base's is taken.
void FieldMerge::property(const PropertyDef &def, const Property *base, const Property *ours,
                          const Property *theirs, PropertyList &merged)
{
    const auto valueOf = [](const Property *property) { return property ? property->value : Value(); };
    const auto same = [](const Property *a, const Property *b) { return a && b ? *a == *b : a == b; };
    const Value before = valueOf(base);
    const Value our = valueOf(ours);
    const Value their = valueOf(theirs);
    const bool takesTheirs = our == their ? same(ours, base) : our == before;
    if (!(our == their) && !(our == before) && !(their == before))
        conflict("properties/" + def.name, displayValue(def, before), displayValue(def, our),
                 displayValue(def, their));
    if (!takesTheirs)
        return;
    if (theirs)
        merged.put(*theirs);
    else
        merged.remove(def.key);
}

} // namespace bulkhead::model
