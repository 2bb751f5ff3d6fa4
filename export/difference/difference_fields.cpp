// SPDX-License-Identifier: Apache-2.0
#include "export/difference/difference_fields.h"

#include "model/enum_names.h"
#include "model/fields.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace bulkhead::exporting {

namespace {

// The value of a field, by type.
std::string text(const std::string &value)
{
    return value;
}

std::string text(bool value)
{
    return value ? "yes" : "no";
}

std::string text(int value)
{
    return std::to_string(value);
}

std::string text(model::Date date)
{
    return date.toString();
}

std::string text(const model::CanvasNote &note)
{
    return note.text;
}

std::string text(const std::map<model::Id, bool> &flags)
{
    std::string joined;
    for (const auto &[id, flag] : flags)
        joined += (joined.empty() ? "" : "; ") + id + ": " + text(flag);
    return joined;
}

std::string text(const model::Asset &asset)
{
    return asset.name;
}

template <typename Enum>
requires std::is_enum_v<Enum> std::string text(Enum value)
{
    return std::string(model::enumName(value));
}

template <typename T>
std::string text(const std::optional<T> &value)
{
    return value ? text(*value) : std::string();
}

template <typename Item>
std::string text(const std::vector<Item> &list)
{
    std::string joined;
    for (const Item &item : list)
        joined += (joined.empty() ? "" : "; ") + text(item);
    return joined;
}

model::Value valueOr(const model::PropertyList &list, model::PropertyKey key)
{
    const model::Value *value = list.value(key);
    return value ? *value : model::Value();
}

void compareProperties(const model::Vocabulary &vocabulary, model::Kind kind,
                       const model::PropertyList &before, const model::PropertyList &after,
                       std::vector<FieldChange> &changes)
{
    std::set<model::PropertyKey> keys;
    for (const model::PropertyList *list : {&before, &after}) {
        for (const model::Property &property : *list)
            keys.insert(property.key);
    }
    for (const model::PropertyKey key : keys) {
        const model::Value was = valueOr(before, key);
        const model::Value is = valueOr(after, key);
        const model::PropertyDef *def = vocabulary.find(kind, key);
        if (!(was == is) && def)
            changes.push_back({"properties/" + def->name, displayValue(*def, was), displayValue(*def, is)});
    }
}

// Where an artefact states something; shown only where nothing else differs.
template <typename V>
inline constexpr bool isBookkeeping =
    std::is_same_v<V, model::OriginPtr> || std::is_same_v<V, model::ImportRecordPtr>;

template <typename T, typename V>
void compareField(const model::Vocabulary &vocabulary, const model::Field<T, V> &field, const T &before,
                  const T &after, std::vector<FieldChange> &changes)
{
    const V &was = before.*field.member;
    const V &is = after.*field.member;
    if constexpr (std::is_same_v<V, model::PropertyList>)
        compareProperties(vocabulary, kindOf(after), was, is, changes);
    else if constexpr (!isBookkeeping<V>)
        if (!(was == is))
            changes.push_back({std::string(field.name), text(was), text(is)});
}

} // namespace

template <typename T>
std::vector<FieldChange> changedFields(const model::Vocabulary &vocabulary, const T &before, const T &after)
{
    std::vector<FieldChange> changes;
    model::forEachField<T>(
        [&](const auto &field) { compareField(vocabulary, field, before, after, changes); });
    if (changes.empty())
        changes.push_back({"origin", {}, {}});
    return changes;
}

template std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::Element &,
                                                const model::Element &);
template std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::Flow &,
                                                const model::Flow &);
template std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::Decision &,
                                                const model::Decision &);
template std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::ManualThreat &,
                                                const model::ManualThreat &);
template std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::Metadata &,
                                                const model::Metadata &);
template std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::View &,
                                                const model::View &);
template std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::CatalogSwitch &,
                                                const model::CatalogSwitch &);
template std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::SourceFile &,
                                                const model::SourceFile &);

} // namespace bulkhead::exporting
