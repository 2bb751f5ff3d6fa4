// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/enum_names.h"
#include "model/json/json_reader.h"
#include "model/model.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace bulkhead::model {

// Reads what item_writer.h writes, strictly: unknown keys, kinds, properties and values are refused with
// what was expected. Where references lead is Model::apply's to check. Throws JsonFailure.
class ItemReader
{
public:
    ItemReader(JsonReader &reader, const Vocabulary &vocabulary) : m_reader(reader), m_vocabulary(vocabulary)
    {}

    Element element(std::string_view id) { return subject<Element>(id); }
    Flow flow(std::string_view id) { return subject<Flow>(id); }
    // With `placements`, a view's own are read into it; without, they are refused.
    View view(std::string_view id, std::vector<Placement> *placements = nullptr);
    Placement placement(std::string_view view, std::string_view item);
    Decision decision(std::string_view finding) { return record<Decision>(finding); }
    ManualThreat manualThreat(std::string_view id) { return record<ManualThreat>(id); }
    Metadata metadata() { return fields<Metadata>(); }
    CatalogSwitch catalogSwitch(std::string_view target) { return record<CatalogSwitch>(target); }
    SourceFile source(std::string_view path) { return record<SourceFile>(path); }

private:
    // An origin as read; what the file leaves out is as in the import record.
    struct StatedOrigin
    {
        PropertyKey key;
        Origin origin;
        bool hasFile = false;
        bool hasObject = false;
        bool hasImported = false;
    };

    template <typename T>
    T subject(std::string_view id);
    template <typename T>
    T record(std::string_view key);
    template <typename T>
    T fields();
    template <typename T>
    bool readField(std::string_view key, T &item);
    template <typename T>
    void checkRequired(const T &item);
    template <typename T>
    void settle(T &subject, std::vector<StatedOrigin> &origins);

    // The values of fields, by type.
    void read(std::string &value, std::string_view expected);
    void read(bool &value, std::string_view expected);
    void read(int &value, std::string_view expected);
    void read(Kind &value, std::string_view expected);
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void read(Enum &value, std::string_view expected);
    void read(Date &value, std::string_view expected);
    template <typename T>
    void read(std::optional<T> &value, std::string_view expected)
    {
        read(value.emplace(), expected);
    }
    void read(std::map<Id, bool> &value, std::string_view expected);
    void read(std::vector<std::string> &value, std::string_view expected);
    void read(std::vector<FlowKind> &value, std::string_view expected);
    void read(std::vector<Asset> &value, std::string_view expected);
    void read(std::vector<CanvasNote> &value, std::string_view expected);
    void read(Rect &value, std::string_view expected);
    void read(std::vector<Point> &value, std::string_view expected);
    void read(OriginPtr &value, std::string_view expected);
    void read(ImportRecordPtr &value, std::string_view expected);

    void properties(Kind kind, PropertyList &list);
    void origins(Kind kind, std::vector<StatedOrigin> &list);
    StatedOrigin statedOrigin(const PropertyDef &def);
    std::vector<Place> places();
    bool originMember(std::string_view key, Origin &origin);
    const PropertyDef &property(Kind kind, std::string_view name);
    SharedText shared(std::string_view text);
    [[noreturn]] void unknownKey(std::string_view key, const std::vector<std::string_view> &known);
    template <typename Enum>
    Enum named(const std::string &expected);

    JsonReader &m_reader;
    const Vocabulary &m_vocabulary;
    std::unordered_map<std::string, SharedText> m_texts; // files and objects, which repeat
};

template <typename Enum>
Enum ItemReader::named(const std::string &expected)
{
    const std::string_view name = m_reader.text(expected);
    const std::optional<Enum> value = enumFromName<Enum>(name);
    if (!value || (std::is_same_v<Enum, Kind> && name == kindName(Kind::DataFlow)))
        m_reader.fail("model.unknown-name", "“%1” is not %2", {std::string(name), expected});
    return *value;
}

template <typename Enum>
requires std::is_enum_v<Enum>
void ItemReader::read(Enum &value, std::string_view)
{
    value = named<Enum>(expectedName<Enum>());
}

} // namespace bulkhead::model
