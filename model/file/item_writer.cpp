// SPDX-License-Identifier: Apache-2.0
#include "model/file/item_writer.h"

#include "model/enum_names.h"
#include "model/fields.h"

namespace bulkhead::model {

namespace {

using Layout = JsonWriter::Layout;

void writePlaces(JsonWriter &out, const std::vector<Place> &places)
{
    out.key("also");
    out.beginList(Layout::OneLine);
    for (const Place &place : places) {
        out.beginObject(Layout::OneLine);
        out.textMember("file", place.file.view());
        out.key("line");
        out.integer(place.line);
        out.textMember("object", place.object.view());
        out.end();
    }
    out.end();
}

// The parts of an origin, each left out where it is as in `usual` (the element's own, where it was imported).
// One function for each, because other keys come between them in the order of keys.
void writeBy(JsonWriter &out, const Origin &origin)
{
    if (!origin.also.empty())
        writePlaces(out, origin.also);
    if (origin.source == Origin::Source::Person) {
        out.key("by");
        out.text("person");
    }
}

void writeFile(JsonWriter &out, const Origin &origin, const Origin &usual)
{
    if (!(origin.file == usual.file)) {
        out.key("file");
        out.text(origin.file.view());
    }
}

void writeLine(JsonWriter &out, const Origin &origin)
{
    if (origin.line != 0) {
        out.key("line");
        out.integer(origin.line);
    }
}

void writeObject(JsonWriter &out, const Origin &origin, const Origin &usual)
{
    if (!(origin.object == usual.object)) {
        out.key("object");
        out.text(origin.object.view());
    }
}

void writeOrigin(JsonWriter &out, const PropertyDef &def, const Property &property, const Origin &usual)
{
    const Origin &origin = *property.origin;
    out.beginObject(Layout::OneLine);
    writeBy(out, origin);
    writeFile(out, origin, usual);
    if (!(origin.imported == property.value)) {
        out.key("imported");
        writeValue(out, def, origin.imported);
    }
    writeLine(out, origin);
    out.textMember("note", origin.note.view());
    writeObject(out, origin, usual);
    out.end();
}

void writeImport(JsonWriter &out, const ImportRecord &import)
{
    out.beginObject(Layout::OneLine);
    writeBy(out, import.origin);
    writeFile(out, import.origin, {});
    out.flagMember("implied", import.implied);
    writeLine(out, import.origin);
    out.textMember("name", import.name);
    out.textMember("note", import.origin.note.view());
    writeObject(out, import.origin, {});
    out.textMember("parent", import.parent);
    out.key("platform");
    out.text(platformName(import.platform));
    out.key("source_key");
    out.text(import.sourceKey);
    out.end();
}

bool hasOrigin(const Property &property)
{
    return property.origin != nullptr;
}

void writeOrigins(JsonWriter &out, const Vocabulary &vocabulary, Kind kind, const PropertyList &properties,
                  const ImportRecord *import)
{
    const Origin none;
    out.beginObject();
    for (const Property &property : properties) {
        if (!property.origin)
            continue;
        const PropertyDef &def = *vocabulary.find(kind, property.key);
        out.key(def.name);
        writeOrigin(out, def, property, import ? import->origin : none);
    }
    out.end();
}

// Keys are ordered as their names are.
void writeProperties(JsonWriter &out, const Vocabulary &vocabulary, Kind kind, const PropertyList &properties)
{
    out.beginObject();
    for (const Property &property : properties) {
        const PropertyDef &def = *vocabulary.find(kind, property.key);
        out.key(def.name);
        writeValue(out, def, property.value);
    }
    out.end();
}

void writeNumbers(JsonWriter &out, std::initializer_list<double> numbers, Layout layout)
{
    out.beginList(layout);
    for (const double number : numbers)
        out.real(number);
    out.end();
}

// The values of fields, by type.
void write(JsonWriter &out, const std::string &value)
{
    out.text(value);
}

void write(JsonWriter &out, bool value)
{
    out.boolean(value);
}

void write(JsonWriter &out, int value)
{
    out.integer(value);
}

template <typename Enum>
requires std::is_enum_v<Enum>
void write(JsonWriter &out, Enum value)
{
    out.text(enumName(value));
}

void write(JsonWriter &out, const Date &value)
{
    out.text(value.toString());
}

template <typename T>
void write(JsonWriter &out, const std::optional<T> &value)
{
    write(out, *value);
}

void write(JsonWriter &out, const std::map<Id, bool> &flags)
{
    out.beginObject();
    for (const auto &[id, flag] : flags) {
        out.key(id);
        out.boolean(flag);
    }
    out.end();
}

void write(JsonWriter &out, const std::vector<std::string> &items)
{
    out.beginList();
    for (const std::string &item : items)
        out.text(item);
    out.end();
}

void write(JsonWriter &out, const std::vector<FlowKind> &kinds)
{
    out.beginList(Layout::OneLine);
    for (const FlowKind kind : kinds)
        out.text(enumName(kind));
    out.end();
}

void write(JsonWriter &out, const Rect &rect)
{
    writeNumbers(out, {rect.x, rect.y, rect.width, rect.height}, Layout::OneLine);
}

void write(JsonWriter &out, const std::vector<Point> &points)
{
    out.beginList();
    for (const Point &point : points)
        writeNumbers(out, {point.x, point.y}, Layout::Lines);
    out.end();
}

void write(JsonWriter &out, const OriginPtr &origin)
{
    out.beginObject(Layout::OneLine);
    writeBy(out, *origin);
    writeFile(out, *origin, {});
    writeLine(out, *origin);
    out.textMember("note", origin->note.view());
    writeObject(out, *origin, {});
    out.end();
}

void write(JsonWriter &out, const ImportRecordPtr &import)
{
    writeImport(out, *import);
}

// Whether a field says something, by its type.
bool isStated(bool value)
{
    return value;
}

bool isStated(int value)
{
    return value != 0;
}

template <typename T>
bool isStated(const std::optional<T> &value)
{
    return value.has_value();
}

template <typename T>
bool isStated(const std::shared_ptr<T> &value)
{
    return value != nullptr;
}

bool isStated(const Rect &rect)
{
    return !(rect == Rect());
}

template <typename List>
bool isStated(const List &list)
{
    return !list.empty();
}

template <typename T, typename V>
bool isStated(const T &item, const Field<T, V> &field)
{
    if constexpr (std::is_same_v<V, PropertyList>)
        if (field.isFurtherPart)
            return std::any_of(item.properties.begin(), item.properties.end(), hasOrigin);
    if constexpr (std::is_same_v<T, View> && std::is_same_v<V, std::vector<Id>>)
        if (field.member == &View::members)
            return !item.wholeModel; // then even where there are none
    if constexpr (std::is_enum_v<V>)
        return true;
    else
        return isStated(item.*field.member);
}

template <typename T>
void writeFields(JsonWriter &out, const Vocabulary &vocabulary, const T &item);

// Records that stand inside another one.
template <typename T>
void writeRecords(JsonWriter &out, const Vocabulary &vocabulary, const std::vector<T> &records)
{
    out.beginList();
    for (const T &record : records) {
        out.beginObject(Layout::OneLine);
        writeFields(out, vocabulary, record);
        out.end();
    }
    out.end();
}

template <typename T, typename V>
void writeField(JsonWriter &out, const Vocabulary &vocabulary, const T &item, const Field<T, V> &field)
{
    if constexpr (std::is_same_v<V, std::vector<Asset>> || std::is_same_v<V, std::vector<CanvasNote>>)
        writeRecords(out, vocabulary, item.*field.member);
    else if constexpr (!std::is_same_v<V, PropertyList>)
        write(out, item.*field.member);
    else if (field.isFurtherPart)
        writeOrigins(out, vocabulary, kindOf(item), item.properties, item.import.get());
    else
        writeProperties(out, vocabulary, kindOf(item), item.properties);
}

// The fields' keys and values, into an object that is open.
template <typename T>
void writeFields(JsonWriter &out, const Vocabulary &vocabulary, const T &item)
{
    forEachFieldInFile<T>([&](const auto &field) {
        if (field.written == Written::WhenStated && !isStated(item, field))
            return;
        out.key(field.name);
        writeField(out, vocabulary, item, field);
    });
}

} // namespace

void writeValue(JsonWriter &out, const PropertyDef &def, const Value &value)
{
    if (const bool *flag = value.asBool())
        out.boolean(*flag);
    else if (const std::int64_t *integer = value.asInteger())
        out.integer(*integer);
    else if (const double *real = value.asReal())
        out.real(*real);
    else if (const EnumValue *choice = value.asEnum())
        out.text(def.enumValues[choice->index]);
    else if (const Date *date = value.asDate())
        out.text(date->toString());
    else if (const std::string *text = value.asText())
        out.text(*text);
    else if (const Value::TextList *list = value.asList()) {
        out.beginList(Layout::OneLine);
        for (const std::string &item : *list)
            out.text(item);
        out.end();
    } else
        out.null();
}

template <typename T>
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const T &item)
{
    out.beginObject();
    writeFields(out, vocabulary, item);
    out.end();
}

template void writeItem(JsonWriter &, const Vocabulary &, const Element &);
template void writeItem(JsonWriter &, const Vocabulary &, const Flow &);
template void writeItem(JsonWriter &, const Vocabulary &, const View &);
template void writeItem(JsonWriter &, const Vocabulary &, const Decision &);
template void writeItem(JsonWriter &, const Vocabulary &, const ManualThreat &);
template void writeItem(JsonWriter &, const Vocabulary &, const Metadata &);
template void writeItem(JsonWriter &, const Vocabulary &, const CatalogSwitch &);
template void writeItem(JsonWriter &, const Vocabulary &, const SourceFile &);

// What has no route is written as its rectangle alone, and a flow that a person made straight with no bends.
template <>
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const Placement &placement)
{
    const bool hasNoRoute = placement.bends.empty() && !placement.automatic;
    if (hasNoRoute && placement.rect != Rect{})
        return write(out, placement.rect);
    out.beginObject(Layout::OneLine);
    if (hasNoRoute) {
        out.key("bends");
        write(out, placement.bends);
    }
    writeFields(out, vocabulary, placement);
    out.end();
}

void writeView(JsonWriter &out, const Model &model, const View &view)
{
    out.beginObject();
    writeFields(out, model.vocabulary(), view);
    auto placement = model.placements().lowerBound({view.id, IdView()});
    const auto end = model.placements().end();
    if (placement != end && placement->view == view.id) {
        out.key("placements");
        out.beginObject();
        for (; placement != end && placement->view == view.id; ++placement) {
            out.key(placement->item);
            writeItem(out, model.vocabulary(), *placement);
        }
        out.end();
    }
    out.end();
}

} // namespace bulkhead::model
