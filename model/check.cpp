// SPDX-License-Identifier: Apache-2.0
#include "model/check.h"

#include "model/fields.h"
#include "model/ids.h"
#include "model/numbers.h"
#include "model/permission.h"
#include "model/utf8.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>

namespace bulkhead::model {

namespace {

Error at(std::string pointer, Error error)
{
    error.pointer = std::move(pointer);
    return error;
}

bool hasType(PropertyType type, const Value &value)
{
    switch (type) {
    case PropertyType::Bool:
        return value.asBool();
    case PropertyType::Integer:
        return value.asInteger();
    case PropertyType::Real:
        return value.asReal();
    case PropertyType::Enum:
        return value.asEnum();
    case PropertyType::Date:
        return value.asDate();
    case PropertyType::Text:
    case PropertyType::Reference:
        return value.asText();
    case PropertyType::TextList:
    case PropertyType::ReferenceList:
        return value.asList();
    }
    return false;
}

std::string_view typeTitle(PropertyType type)
{
    switch (type) {
    case PropertyType::Bool:
        return "true or false";
    case PropertyType::Integer:
        return "a whole number";
    case PropertyType::Real:
        return "a number";
    case PropertyType::Text:
        return "a text";
    case PropertyType::Enum:
        return "one of its values";
    case PropertyType::TextList:
        return "a list of texts";
    case PropertyType::Date:
        return "a date";
    case PropertyType::Reference:
        return "the id of an element";
    case PropertyType::ReferenceList:
        return "a list of ids of elements";
    }
    return {};
}

Fault checkRange(const PropertyDef &def, double value)
{
    if (def.minimum && value < *def.minimum)
        return failure("model.out-of-range", "%1 is %2; expected at least %3",
                       {def.name, toText(value), toText(*def.minimum)});
    if (def.maximum && value > *def.maximum)
        return failure("model.out-of-range", "%1 is %2; expected at most %3",
                       {def.name, toText(value), toText(*def.maximum)});
    return {};
}

Fault checkListItem(const PropertyDef &def, const std::string &item)
{
    if (!isUtf8(item))
        return failure("model.not-utf8", "%1 contains bytes that are not UTF-8", {def.name});
    const auto &admitted = def.enumValues;
    const std::string_view choice = def.scoped ? actionOf(item) : item;
    if (def.scoped && !Permission::parse(item))
        return failure("model.bad-permission",
                       "“%1” is no item of %2; expected ACTION, ACTION@cluster, ACTION@namespace:NAME or "
                       "ACTION@object:NAMESPACE/KIND/NAME",
                       {item, def.name});
    if (!admitted.empty() && std::find(admitted.begin(), admitted.end(), choice) == admitted.end())
        return failure("model.unknown-enum-value", "“%1” is no item of %2", {item, def.name});
    return {};
}

// Whether all texts of a field's value are UTF-8.
bool isText(const std::string &value)
{
    return isUtf8(value);
}

bool isText(const SharedText &value)
{
    return isUtf8(value.view());
}

bool isText(const Origin &origin)
{
    const auto isPlace = [](const Place &place) { return isText(place.file) && isText(place.object); };
    return isText(origin.file) && isText(origin.object) && isText(origin.note) &&
           std::all_of(origin.also.begin(), origin.also.end(), isPlace);
}

bool isText(const ImportRecord &import)
{
    return isText(import.sourceKey) && isText(import.name) && isText(import.parent) && isText(import.origin);
}

bool isText(const Asset &asset)
{
    return isText(asset.name) && isText(asset.element) && isText(asset.reason);
}

bool isText(const CanvasNote &note)
{
    return isText(note.text) &&
           std::all_of(note.about.begin(), note.about.end(), [](const Id &id) { return isUtf8(id); });
}

bool isText(const std::map<Id, bool> &flags)
{
    return std::all_of(flags.begin(), flags.end(), [](const auto &flag) { return isUtf8(flag.first); });
}

template <typename T>
bool isText(const std::shared_ptr<const T> &value)
{
    return !value || isText(*value);
}

template <typename T>
bool isText(const std::vector<T> &list)
{
    return std::all_of(list.begin(), list.end(), [](const T &item) { return isText(item); });
}

template <typename V>
inline constexpr bool isTextual = false;
template <>
inline constexpr bool isTextual<std::string> = true;
template <>
inline constexpr bool isTextual<std::vector<std::string>> = true;
template <>
inline constexpr bool isTextual<std::vector<Asset>> = true;
template <>
inline constexpr bool isTextual<std::vector<CanvasNote>> = true;
template <>
inline constexpr bool isTextual<std::map<Id, bool>> = true;
template <>
inline constexpr bool isTextual<OriginPtr> = true;
template <>
inline constexpr bool isTextual<ImportRecordPtr> = true;

Fault notUtf8(std::string pointer)
{
    return at(std::move(pointer), failure("model.not-utf8", "this contains bytes that are not UTF-8"));
}

// `place` are the parts of the pointer to the record.
template <typename T>
Fault checkTexts(std::initializer_list<std::string_view> place, const T &record)
{
    std::string_view wrong;
    forEachField<T>([&](const auto &field) {
        if constexpr (isTextual<typename std::decay_t<decltype(field)>::Type>)
            if (wrong.empty() && !isText(record.*field.member))
                wrong = field.name;
    });
    return wrong.empty() ? Fault() : notUtf8(pointerTo(place) + pointerTo({wrong}));
}

Error badId(std::string pointer, std::string_view id)
{
    return at(std::move(pointer),
              failure("model.bad-id",
                      "“%1” is no id; expected text without white space and control characters",
                      {isUtf8(id) ? std::string(beginOf(id, 80)) : std::string("?")}));
}

template <typename Subject>
Fault checkProperties(const Vocabulary &vocabulary, Kind kind, std::string_view table, const Subject &subject)
{
    for (const Property &property : subject.properties) {
        const PropertyDef *def = vocabulary.find(kind, property.key);
        if (!def) {
            const std::string name(property.key.index < vocabulary.keyCount() ? vocabulary.name(property.key)
                                                                              : "?");
            return at(pointerTo({table, subject.id, "properties", name}),
                      failure("model.unknown-property", "%1 has no property “%2”",
                              {std::string(kindName(kind)), name}));
        }
        const Value *imported = property.origin ? &property.origin->imported : nullptr;
        Fault fault = property.value.isUnset() ? Fault() : checkValue(*def, property.value);
        if (!fault && imported && !imported->isUnset())
            fault = checkValue(*def, *imported);
        if (!fault && !isText(property.origin))
            return notUtf8(pointerTo({table, subject.id, "origins", def->name}));
        if (fault)
            return at(pointerTo({table, subject.id, "properties", def->name}), std::move(*fault));
    }
    return {};
}

template <typename Subject>
Fault checkSubject(const Vocabulary &vocabulary, Kind kind, std::string_view table, const Subject &subject)
{
    if (!isValidId(subject.id))
        return badId(pointerTo({table, subject.id}), subject.id);
    if (Fault fault = checkTexts({table, subject.id}, subject))
        return fault;
    const ImportRecord *import = subject.import.get();
    if (import && !import->origin.imported.isUnset())
        return at(pointerTo({table, subject.id, "import"}),
                  failure("model.wrong-type", "the import record of “%1” contains a value; expected none",
                          {subject.id}));
    return checkProperties(vocabulary, kind, table, subject);
}

template <typename Item>
bool isSortedSet(const std::vector<Item> &items)
{
    return std::adjacent_find(items.begin(), items.end(), std::greater_equal<>()) == items.end();
}

} // namespace

std::string pointerTo(std::initializer_list<std::string_view> parts)
{
    std::string result;
    for (const std::string_view part : parts) {
        result += '/';
        for (const char c : part) {
            if (c == '~')
                result += "~0";
            else if (c == '/')
                result += "~1";
            else
                result += c;
        }
    }
    return result;
}

Fault checkValue(const PropertyDef &def, const Value &value)
{
    if (!hasType(def.type, value))
        return failure("model.wrong-type", "%1 has a value of another type; expected %2",
                       {def.name, std::string(typeTitle(def.type))});
    if (const auto *integer = value.asInteger())
        return checkRange(def, static_cast<double>(*integer));
    if (const auto *real = value.asReal()) {
        if (!std::isfinite(*real))
            return failure("model.out-of-range", "%1 is no finite number", {def.name});
        return checkRange(def, *real);
    }
    if (const auto *item = value.asEnum(); item && item->index >= def.enumValues.size())
        return failure("model.unknown-enum-value", "%1 has a value that its declaration does not list",
                       {def.name});
    if (const auto *text = value.asText(); text && !isUtf8(*text))
        return failure("model.not-utf8", "%1 is no text in UTF-8", {def.name});
    if (const auto *list = value.asList())
        for (const std::string &item : *list)
            if (Fault fault = checkListItem(def, item))
                return fault;
    return {};
}

Fault checkItem(const Vocabulary &vocabulary, const Element &element)
{
    if (element.kind == Kind::DataFlow)
        return at(pointerTo({"elements", element.id, "kind"}),
                  failure("model.wrong-kind", "a data flow is no element; expected it among the flows"));
    return checkSubject(vocabulary, element.kind, "elements", element);
}

Fault checkItem(const Vocabulary &vocabulary, const Flow &flow)
{
    return checkSubject(vocabulary, Kind::DataFlow, "flows", flow);
}

Fault checkItem(const Vocabulary &, const View &view)
{
    if (!isValidId(view.id))
        return badId(pointerTo({"views", view.id}), view.id);
    if (Fault fault = checkTexts({"views", view.id}, view))
        return fault;
    if (view.wholeModel ? !view.members.empty() : !isSortedSet(view.members))
        return at(pointerTo({"views", view.id, "members"}),
                  failure("model.bad-members",
                          "the members of the view “%1” must be sorted, each once; one that "
                          "shows the whole model lists none",
                          {view.id}));
    if (!isSortedSet(view.flowKinds))
        return at(pointerTo({"views", view.id, "flow_kinds"}),
                  failure("model.bad-flow-kinds",
                          "the kinds of flow that the view “%1” shows must be in the order data, pull, push, "
                          "control, mount, log, each once",
                          {view.id}));
    if (!isSortedSet(view.collapsed))
        return at(pointerTo({"views", view.id, "collapsed"}),
                  failure("model.bad-members", "what the view “%1” shows collapsed must be sorted, each once",
                          {view.id}));
    if (view.order < 0)
        return at(pointerTo({"views", view.id, "order"}),
                  failure("model.out-of-range", "the place of the view “%1” is %2; expected 1 or more",
                          {view.id, std::to_string(view.order)}));
    if (!std::all_of(view.notes.begin(), view.notes.end(),
                     [](const CanvasNote &note) { return canBeDrawn(note.rect); }))
        return at(pointerTo({"views", view.id, "notes"}),
                  failure("model.bad-geometry",
                          "a note of the view “%1” stands where nothing can be drawn; expected coordinates "
                          "within %2 px of the origin and no negative size",
                          {view.id, toText(farthestPlace)}));
    return {};
}

Fault checkItem(const Vocabulary &, const Placement &placement)
{
    const auto &bends = placement.bends;
    if (!canBeDrawn(placement.rect) ||
        !std::all_of(bends.begin(), bends.end(), [](const Point &bend) { return canBeDrawn(bend); }))
        return at(pointerTo({"views", placement.view, "placements", placement.item}),
                  failure("model.bad-geometry",
                          "“%1” stands where nothing can be drawn; expected coordinates within %2 px of the "
                          "origin, and no negative size",
                          {placement.item, toText(farthestPlace)}));
    return {};
}

Fault checkItem(const Vocabulary &, const Decision &decision)
{
    const std::string pointer = pointerTo({"decisions", decision.finding});
    if (!isValidId(decision.finding))
        return badId(pointer, decision.finding);
    return checkTexts({"decisions", decision.finding}, decision);
}

Fault checkItem(const Vocabulary &, const ManualThreat &threat)
{
    const std::string pointer = pointerTo({"manual_threats", threat.id});
    if (!isValidId(threat.id))
        return badId(pointer, threat.id);
    if (Fault fault = checkTexts({"manual_threats", threat.id}, threat))
        return fault;
    if (threat.likelihood < 1 || threat.likelihood > 5 || threat.impact < 1 || threat.impact > 5)
        return at(pointer, failure("model.out-of-range",
                                   "likelihood and impact of “%1” must lie between 1 and 5", {threat.id}));
    if (threat.origin && !threat.origin->imported.isUnset())
        return at(pointer,
                  failure("model.wrong-type", "the origin of the threat “%1” contains a value; expected none",
                          {threat.id}));
    return {};
}

Fault checkItem(const Vocabulary &, const Metadata &metadata)
{
    return checkTexts({"metadata"}, metadata);
}

Fault checkItem(const Vocabulary &, const CatalogSwitch &item)
{
    const std::string pointer = pointerTo({"catalog_switches", item.target});
    if (!isValidId(item.target))
        return badId(pointer, item.target);
    return checkTexts({"catalog_switches", item.target}, item);
}

Fault checkItem(const Vocabulary &, const SourceFile &source)
{
    const std::string pointer = pointerTo({"sources", source.path});
    if (source.path.empty())
        return at(pointer, failure("model.bad-source", "a source file has no path"));
    if (!isUtf8(source.path))
        return notUtf8(pointer);
    if (Fault fault = checkTexts({"sources", source.path}, source))
        return fault;
    if (!isSortedSet(source.dismissed))
        return at(pointer, failure("model.bad-source",
                                   "what is dismissed from “%1” must be sorted, each once", {source.path}));
    return {};
}

} // namespace bulkhead::model
