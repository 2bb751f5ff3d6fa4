#pragma once

#include "model/json/json_reader.h"
#include "model/model.h"

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

    Element element(std::string_view id);
    Flow flow(std::string_view id);
    // With `placements`, a view's own are read into it; without, they are refused.
    View view(std::string_view id, std::vector<Placement> *placements = nullptr);
    Placement placement(std::string_view view, std::string_view item);
    Decision decision(std::string_view finding);
    ManualThreat manualThreat(std::string_view id);
    Metadata metadata();
    CatalogSwitch catalogSwitch(std::string_view target);
    SourceFile source(std::string_view path);

private:
    // An origin as it stands in the file; what it leaves out is as in the import record.
    struct StatedOrigin
    {
        PropertyKey key;
        Origin origin;
        bool hasFile = false;
        bool hasObject = false;
        bool hasImported = false;
    };
    struct Subject
    {
        PropertyList properties;
        std::vector<StatedOrigin> origins;
        std::shared_ptr<ImportRecord> import;
    };

    bool subjectMember(std::string_view key, Subject &subject, std::string &name, std::string &notes,
                       bool &outOfScope, std::string &reason);
    void properties(Kind kind, PropertyList &list);
    void origins(Kind kind, std::vector<StatedOrigin> &list);
    StatedOrigin statedOrigin(const PropertyDef &def);
    std::vector<Place> places();
    bool originMember(std::string_view key, Origin &origin);
    void settle(Subject &subject);
    std::shared_ptr<ImportRecord> import();
    const PropertyDef &property(Kind kind, std::string_view name);
    Rect rect();
    std::vector<Point> bends();
    std::vector<std::string> texts(std::string_view expected);
    FlowKind flowKind();
    std::vector<FlowKind> flowKinds();
    std::vector<Asset> assets();
    Date date();
    int smallInteger(std::string_view expected);
    SharedText shared(std::string_view text);
    [[noreturn]] void unknownKey(std::string_view key, std::vector<std::string_view> known);
    [[noreturn]] void missing(std::string_view key);
    template <typename Enum>
    Enum named(std::optional<Enum> (*fromName)(std::string_view), std::string_view what);

    JsonReader &m_reader;
    const Vocabulary &m_vocabulary;
    std::unordered_map<std::string, SharedText> m_texts; // files and objects, which repeat
};

template <typename Enum>
Enum ItemReader::named(std::optional<Enum> (*fromName)(std::string_view), std::string_view what)
{
    const std::string_view name = m_reader.text(what);
    const std::optional<Enum> value = fromName(name);
    if (!value)
        m_reader.fail("model.unknown-name", "“%1” is not %2", {std::string(name), std::string(what)});
    return *value;
}

} // namespace bulkhead::model
