// SPDX-License-Identifier: Apache-2.0
#include "model/enum_names.h"
#include "model/fields.h"
#include "model/file/item_reader.h"
#include "model/file/json_value.h"

// Whole records, field by field.
namespace bulkhead::model {

namespace {

template <typename T>
std::vector<std::string_view> keysInFile()
{
    std::vector<std::string_view> keys;
    forEachFieldInFile<T>([&](const auto &field) { keys.push_back(field.name); });
    if constexpr (std::is_same_v<T, View>)
        keys.push_back("placements");
    return keys;
}

template <typename V>
std::string_view expectedOf(std::string_view stated)
{
    if (!stated.empty())
        return stated;
    if constexpr (std::is_same_v<V, std::string>)
        return "a text";
    else if constexpr (std::is_same_v<V, std::vector<std::string>>)
        return "a list of texts";
    else
        return "true or false";
}

} // namespace

// False when T has no such field in the file.
template <typename T>
bool ItemReader::readField(std::string_view key, T &item)
{
    return anyField<T>([&](const auto &field) {
        using V = typename std::decay_t<decltype(field)>::Type;
        if constexpr (std::is_same_v<V, PropertyList>) { // read by subject()
            return false;
        } else {
            if (field.name != key || field.written == Written::Never)
                return false;
            read(item.*field.member, expectedOf<V>(field.expected));
            return true;
        }
    });
}

template <typename T>
void ItemReader::checkRequired(const T &item)
{
    forEachField<T>([&](const auto &field) {
        if constexpr (std::is_same_v<typename std::decay_t<decltype(field)>::Type, std::string>)
            if (field.written == Written::Required && (item.*field.member).empty())
                m_reader.fail("model.missing-key", "“%1” is missing here", {std::string(field.name)});
    });
}

template <typename T>
T ItemReader::fields()
{
    T item;
    m_reader.enterObject(Record<T>::title);
    const std::size_t start = m_reader.offset();
    while (const auto key = m_reader.nextKey())
        if (!readField(*key, item))
            unknownKey(*key, keysInFile<T>());
    m_reader.setPlace(start);
    checkRequired(item);
    return item;
}

void ItemReader::read(std::vector<Asset> &value, std::string_view)
{
    m_reader.enterList("a list of assets");
    while (m_reader.nextItem())
        value.push_back(fields<Asset>());
}

void ItemReader::read(std::vector<CanvasNote> &value, std::string_view)
{
    m_reader.enterList("a list of notes");
    while (m_reader.nextItem())
        value.push_back(fields<CanvasNote>());
}

const PropertyDef &ItemReader::property(Kind kind, std::string_view name)
{
    if (const PropertyDef *def = m_vocabulary.find(kind, name))
        return *def;
    std::vector<std::string_view> known;
    for (const PropertyDef &def : m_vocabulary.properties(kind))
        known.push_back(def.name);
    m_reader.fail("model.unknown-property", "a %1 has no property “%2”%3",
                  {std::string(kindName(kind)), std::string(name), suggestion(name, known)});
}

ItemReader::StatedOrigin ItemReader::statedOrigin(const PropertyDef &def)
{
    StatedOrigin stated;
    stated.key = def.key;
    stated.origin.source = Origin::Source::Artefact;
    m_reader.enterObject("an origin");
    while (const auto key = m_reader.nextKey()) {
        stated.hasFile = stated.hasFile || *key == "file";
        stated.hasObject = stated.hasObject || *key == "object";
        if (*key == "imported") {
            stated.hasImported = true;
            if (!m_reader.null())
                stated.origin.imported = readValue(m_reader, def);
        } else if (!originMember(*key, stated.origin)) {
            unknownKey(*key, {"also", "by", "file", "imported", "line", "note", "object"});
        }
    }
    return stated;
}

void ItemReader::properties(Kind kind, PropertyList &list)
{
    PropertyList read;
    m_reader.enterObject("an object of properties");
    while (const auto key = m_reader.nextKey()) {
        const PropertyDef &def = property(kind, *key);
        Property stated{def.key, {}, nullptr};
        if (!m_reader.null())
            stated.value = readValue(m_reader, def);
        read.put(std::move(stated));
    }
    list = read; // a copy, because that takes no more memory than it needs
}

void ItemReader::origins(Kind kind, std::vector<StatedOrigin> &list)
{
    m_reader.enterObject("an object of origins");
    while (const auto key = m_reader.nextKey())
        list.push_back(statedOrigin(property(kind, *key)));
}

// Puts properties and their origins together, whatever their order in the file.
template <typename T>
void ItemReader::settle(T &subject, std::vector<StatedOrigin> &origins)
{
    for (StatedOrigin &stated : origins) {
        const Property *property = subject.properties.find(stated.key);
        if (!property)
            m_reader.fail("model.origin-without-property",
                          "there is an origin of “%1”, but no such property here",
                          {std::string(m_vocabulary.name(stated.key))});
        if (subject.import && !stated.hasFile)
            stated.origin.file = subject.import->origin.file;
        if (subject.import && !stated.hasObject)
            stated.origin.object = subject.import->origin.object;
        if (!stated.hasImported)
            stated.origin.imported = property->value;
        subject.properties.put(
            {stated.key, property->value, std::make_shared<const Origin>(std::move(stated.origin))});
    }
    for (const Property &property : subject.properties)
        if (property.value.isUnset() && (!property.origin || property.origin->imported.isUnset()))
            m_reader.fail(
                "model.empty-property",
                "“%1” is null, which only what was imported can be; leave it out when it is unknown",
                {std::string(m_vocabulary.name(property.key))});
}

template <typename T>
T ItemReader::record(std::string_view key)
{
    T item = fields<T>();
    item.*Record<T>::key = key;
    return item;
}

template Metadata ItemReader::fields();

template Decision ItemReader::record(std::string_view);
template ManualThreat ItemReader::record(std::string_view);
template CatalogSwitch ItemReader::record(std::string_view);
template SourceFile ItemReader::record(std::string_view);

template <typename T>
T ItemReader::subject(std::string_view id)
{
    T item;
    item.id = id;
    bool isKindKnown = std::is_same_v<T, Flow>; // all flows have the same properties
    std::vector<StatedOrigin> stated;
    std::vector<JsonReader::Bookmark> later; // the keys before the kind whose values need it
    const auto readTyped = [&](std::string_view key) {
        if (key == "properties")
            properties(kindOf(item), item.properties);
        else
            origins(kindOf(item), stated);
    };

    m_reader.enterObject(Record<T>::title);
    const std::size_t start = m_reader.offset();
    while (const auto key = m_reader.nextKey()) {
        if (*key == "properties" || *key == "origins") {
            if (isKindKnown)
                readTyped(*key);
            else
                later.push_back(m_reader.skipForLater());
        } else if (readField(*key, item)) {
            isKindKnown = isKindKnown || *key == "kind";
        } else {
            unknownKey(*key, keysInFile<T>());
        }
    }
    m_reader.setPlace(start);
    if (!isKindKnown)
        m_reader.fail("model.missing-key", "“%1” is missing here", {"kind"});
    checkRequired(item);
    for (const JsonReader::Bookmark &mark : later)
        m_reader.revisit(mark, [&] { readTyped(mark.key); });
    m_reader.setPlace(start);
    settle(item, stated);
    return item;
}

template Element ItemReader::subject(std::string_view);
template Flow ItemReader::subject(std::string_view);

View ItemReader::view(std::string_view id, std::vector<Placement> *placements)
{
    View view;
    view.id = id;
    m_reader.enterObject(Record<View>::title);
    while (const auto key = m_reader.nextKey()) {
        if (*key == "placements" && placements) {
            m_reader.enterObject("an object of placements");
            while (const auto item = m_reader.nextKey())
                placements->push_back(placement(id, *item));
        } else if (readField(*key, view)) {
            view.wholeModel = view.wholeModel && *key != "members";
        } else {
            unknownKey(*key, keysInFile<View>());
        }
    }
    return view;
}

Placement ItemReader::placement(std::string_view view, std::string_view item)
{
    Placement placement;
    if (m_reader.peek() == JsonReader::Type::List)
        read(placement.rect, {});
    else
        placement = fields<Placement>();
    placement.view = view;
    placement.item = item;
    return placement;
}

} // namespace bulkhead::model
