// SPDX-License-Identifier: Apache-2.0
#include "model/file/platform_file.h"

#include "model/enum_names.h"
#include "model/file/file.h"
#include "model/file/item_writer.h"
#include "model/file/json_value.h"
#include "model/json/json_reader.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <vector>

namespace bulkhead::model {

namespace {

constexpr std::int64_t platformVersion = 1;
constexpr std::size_t mostEntries = 1000; // each is compared with each element that is analysed

class PlatformReader
{
public:
    PlatformReader(std::string_view json, std::string_view file, const Vocabulary &vocabulary)
        : m_reader(json, file), m_json(json), m_file(std::string(file)), m_vocabulary(vocabulary)
    {}

    PlatformProfile read()
    {
        PlatformProfile profile;
        bool hasFormat = false;
        bool hasVersion = false;
        m_reader.enterObject("a platform profile");
        while (const auto key = m_reader.nextKey()) {
            if (*key == "format")
                hasFormat = readFormat();
            else if (*key == "version")
                hasVersion = readVersion();
            else if (*key == "title")
                profile.title = m_reader.text("a title");
            else if (*key == "description")
                profile.description = m_reader.text("a text");
            else if (*key == "elements")
                readEntries(profile.entries);
            else
                unknownKey(*key, "a platform profile", "description, elements, format, title, version");
        }
        if (!hasFormat || !hasVersion)
            m_reader.fail("platform.not-a-profile", "“%1” is missing; a platform profile has it",
                          {hasFormat ? "version" : "format"});
        m_reader.end();
        return profile;
    }

private:
    bool readFormat()
    {
        const std::string format(m_reader.text("the format of a platform profile"));
        if (format != platformFormat)
            m_reader.fail("platform.not-a-profile",
                          "the format is “%1”; expected “%2”, as in a platform profile",
                          {format, std::string(platformFormat)});
        return true;
    }

    bool readVersion()
    {
        const std::int64_t version = m_reader.integer("a version number");
        if (version != platformVersion)
            m_reader.fail("platform.unknown-version",
                          "the platform profile has version %1; this program reads version %2",
                          {std::to_string(version), std::to_string(platformVersion)});
        return true;
    }

    void readEntries(std::vector<PlatformEntry> &entries)
    {
        m_reader.enterList("a list of what the profile states of elements");
        while (m_reader.nextItem()) {
            PlatformEntry entry = readEntry();
            const auto isSame = [&](const PlatformEntry &other) {
                return other.kind == entry.kind && other.name == entry.name;
            };
            if (std::any_of(entries.begin(), entries.end(), isSame))
                m_reader.fail("platform.stated-twice",
                              entry.name.empty() ? "there are two entries for every %1"
                                                 : "there are two entries for the %1 “%2”",
                              {std::string(kindName(entry.kind)), entry.name});
            if (entries.size() == mostEntries)
                m_reader.fail("platform.too-many", "there are more than %1 entries",
                              {std::to_string(mostEntries)});
            entries.push_back(std::move(entry));
        }
    }

    PlatformEntry readEntry()
    {
        PlatformEntry entry;
        std::optional<Kind> kind;
        std::optional<JsonReader::Bookmark> properties;
        m_reader.enterObject("what the profile states of elements");
        const std::size_t start = m_reader.offset();
        while (const auto key = m_reader.nextKey()) {
            if (*key == "kind")
                kind = readKind();
            else if (*key == "name")
                entry.name = readName();
            else if (*key == "properties")
                properties = m_reader.skipForLater();
            else
                unknownKey(*key, "an entry", "kind, name, properties");
        }
        if (properties && kind) {
            entry.kind = *kind;
            m_reader.revisit(*properties, [&] { readProperties(entry); });
        }
        m_reader.setPlace(start);
        if (!kind || !properties)
            m_reader.fail("platform.incomplete-entry", "“%1” is missing; an entry has it",
                          {kind ? "properties" : "kind"});
        if (entry.kind == Kind::Registry && entry.name.empty())
            m_reader.fail("platform.nameless-registry",
                          "“name” is missing; an entry for a registry says which one, since what holds of "
                          "one's own is not true of a public one");
        return entry;
    }

    Kind readKind()
    {
        const std::string_view name = m_reader.text("a kind of element");
        const std::optional<Kind> kind = kindFromName(name);
        if (!kind || std::find(platformKinds.begin(), platformKinds.end(), *kind) == platformKinds.end())
            m_reader.fail("platform.unknown-kind",
                          "a platform profile says nothing of “%1”; expected orchestrator, host or registry",
                          {std::string(name)});
        return *kind;
    }

    std::string readName()
    {
        std::string name(m_reader.text("the name of elements"));
        if (std::count(name.begin(), name.end(), '*') > 1)
            m_reader.fail("platform.bad-name", "“%1” has more than one *", {name});
        return name;
    }

    void readProperties(PlatformEntry &entry)
    {
        m_reader.enterObject("an object of properties");
        while (const auto key = m_reader.nextKey()) {
            const PropertyDef &def = property(entry.kind, *key);
            auto origin = std::make_shared<Origin>();
            origin->source = Origin::Source::Artefact;
            origin->file = m_file;
            origin->line = lineAt(m_reader.offset());
            origin->object = m_object;
            Value value = readValue(m_reader, def);
            origin->imported = value;
            entry.properties.put({def.key, std::move(value), std::move(origin)});
        }
    }

    const PropertyDef &property(Kind kind, std::string_view name)
    {
        const PropertyDef *def = m_vocabulary.find(kind, name);
        if (def && isOfPlatform(*def))
            return *def;
        if (def)
            m_reader.fail("platform.of-one-model",
                          "“%1” of a %2 belongs to one model; a platform profile cannot state it",
                          {std::string(name), std::string(kindName(kind))});
        std::vector<std::string_view> known;
        for (const PropertyDef &other : m_vocabulary.properties(kind))
            if (isOfPlatform(other))
                known.push_back(other.name);
        m_reader.fail("model.unknown-property", "a %1 has no property “%2”%3",
                      {std::string(kindName(kind)), std::string(name), suggestion(name, known)});
    }

    [[noreturn]] void unknownKey(std::string_view key, std::string_view where, std::string_view known)
    {
        m_reader.fail("platform.unknown-key", "there is no “%1” in %2; expected one of %3",
                      {std::string(key), std::string(where), std::string(known)});
    }

    // Properties are read in the order of the file, so that its lines are counted once.
    int lineAt(std::size_t offset)
    {
        const std::string_view further = m_json.substr(m_counted, offset - m_counted);
        m_line += static_cast<int>(std::count(further.begin(), further.end(), '\n'));
        m_counted = offset;
        return m_line;
    }

    JsonReader m_reader;
    std::string_view m_json;
    std::size_t m_counted = 0;
    int m_line = 1; // at m_counted
    SharedText m_file;
    SharedText m_object{std::string(platformObject)};
    const Vocabulary &m_vocabulary;
};

std::string platformText(const PlatformProfile &profile, const Vocabulary &vocabulary)
{
    JsonWriter out;
    out.beginObject();
    out.textMember("format", platformFormat);
    out.key("version");
    out.integer(platformVersion);
    out.textMember("description", profile.description);
    out.key("elements");
    out.beginList();
    for (const PlatformEntry &entry : profile.entries) {
        out.beginObject();
        out.textMember("kind", kindName(entry.kind));
        out.textMember("name", entry.name);
        out.key("properties");
        out.beginObject();
        std::vector<const PropertyDef *> defs;
        for (const Property &property : entry.properties)
            if (const PropertyDef *def = vocabulary.find(entry.kind, property.key))
                defs.push_back(def);
        std::sort(defs.begin(), defs.end(),
                  [](const PropertyDef *a, const PropertyDef *b) { return a->name < b->name; });
        for (const PropertyDef *def : defs) {
            out.key(def->name);
            writeValue(out, *def, *entry.properties.value(def->key));
        }
        out.end();
        out.end();
    }
    out.end();
    out.textMember("title", profile.title);
    out.end();
    out.result() += '\n';
    return std::move(out.result());
}

} // namespace

Result<PlatformProfile> parsePlatform(std::string_view json, std::string_view file,
                                      const Vocabulary &vocabulary)
{
    try {
        return PlatformReader(json, file, vocabulary).read();
    } catch (JsonFailure &failure) {
        return std::move(failure.error);
    }
}

Result<std::string> serializePlatform(const PlatformProfile &profile, const Vocabulary &vocabulary)
{
    std::string text = platformText(profile, vocabulary);
    auto again = parsePlatform(text, {}, vocabulary);
    if (again)
        return text;
    again.error().line = 0; // there is no file yet
    again.error().pointer.clear();
    return std::move(again.error());
}

bool looksLikePlatform(std::string_view bytes)
{
    return formatOf(bytes) == platformFormat;
}

} // namespace bulkhead::model
