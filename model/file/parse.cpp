// SPDX-License-Identifier: Apache-2.0
#include "model/file/file.h"
#include "model/file/item_reader.h"
#include "model/file/migrations.h"
#include "model/json/json_place.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bulkhead::model {

namespace {

struct Head
{
    bool isModel = false;
    std::optional<std::int64_t> version;
};

// Stops once both are read; in a canonical file they come first.
Head readHead(JsonReader &reader)
{
    Head head;
    reader.enterObject("a model");
    while (const auto key = reader.nextKey()) {
        if (*key == "format") {
            const std::string format(reader.text("the format of a model"));
            if (format != fileFormat)
                reader.fail("model.not-a-model", "the format is “%1”; expected “%2”, as in a Bulkhead model",
                            {format, std::string(fileFormat)});
            head.isModel = true;
        } else if (*key == "version" && reader.peek() == JsonReader::Type::Number)
            head.version = reader.integer("a version number");
        else
            reader.skip();
        if (head.isModel && head.version)
            break;
    }
    return head;
}

// Reads the sections of a model into changes that make it from an empty one.
class ModelReader
{
public:
    ModelReader(JsonReader &reader, const Vocabulary &vocabulary)
        : m_reader(reader), m_items(reader, vocabulary)
    {}

    Change read(const std::shared_ptr<const Metadata> &noMetadata)
    {
        m_reader.enterObject("a model");
        while (const auto key = m_reader.nextKey()) {
            if (*key == "metadata")
                m_changes.push_back(editing(noMetadata, m_items.metadata()));
            else if (*key == "format" || *key == "version")
                m_reader.skip();
            else if (!readSection(*key))
                m_reader.fail("model.unknown-key",
                              "there is no “%1” in a model; expected one of catalog_switches, "
                              "decisions, elements, flows, manual_threats, metadata, sources, "
                              "views",
                              {std::string(*key)});
        }
        m_reader.end();
        return batch(std::move(m_changes));
    }

private:
    bool readSection(std::string_view section)
    {
        if (section == "elements")
            readEach("an object of elements", [this](auto id) { return m_items.element(id); });
        else if (section == "flows")
            readEach("an object of flows", [this](auto id) { return m_items.flow(id); });
        else if (section == "views")
            readViews();
        else if (section == "decisions")
            readEach("an object of decisions", [this](auto id) { return m_items.decision(id); });
        else if (section == "manual_threats")
            readEach("an object of threats", [this](auto id) { return m_items.manualThreat(id); });
        else if (section == "catalog_switches")
            readEach("an object of catalog switches", [this](auto id) { return m_items.catalogSwitch(id); });
        else if (section == "sources")
            readEach("an object of source files", [this](auto id) { return m_items.source(id); });
        else
            return false;
        return true;
    }

    template <typename Read>
    void readEach(std::string_view expected, Read &&read)
    {
        m_reader.enterObject(expected);
        while (const auto key = m_reader.nextKey())
            m_changes.push_back(adding(read(*key)));
    }

    void readViews()
    {
        std::vector<Placement> placements;
        readEach("an object of views", [&](auto id) { return m_items.view(id, &placements); });
        for (Placement &placement : placements)
            m_changes.push_back(adding(std::move(placement)));
    }

    JsonReader &m_reader;
    ItemReader m_items;
    std::vector<Change> m_changes;
};

Result<Model> parseCurrent(std::string_view json, std::string_view file,
                           std::shared_ptr<const Vocabulary> vocabulary)
{
    Model model(std::move(vocabulary));
    JsonReader reader(json, file);
    const Change change = ModelReader(reader, model.vocabulary()).read(model.sharedMetadata());
    const Result<Change> applied = model.apply(change);
    if (applied)
        return model;
    Error error = applied.error();
    error.file = file;
    error.line = lineOf(json, error.pointer);
    return error;
}

Result<Model> parseOlder(std::string_view json, std::string_view file,
                         std::shared_ptr<const Vocabulary> vocabulary, std::span<const Migration> steps,
                         int currentVersion)
{
    if (std::all_of(steps.begin(), steps.end(), [](Migration step) { return step == nullptr; }))
        return parseCurrent(json, file, std::move(vocabulary));
    nlohmann::json document = nlohmann::json::parse(json);
    for (const Migration step : steps)
        if (!step)
            continue;
        else if (Result<Success> done = step(document); !done) {
            Error error = std::move(done.error());
            error.file = file;
            return error;
        }
    document["version"] = currentVersion;
    // Lines are those of the text that people see, where what is at fault stands there too.
    try {
        Result<Model> model = parseCurrent(document.dump(), file, std::move(vocabulary));
        if (!model)
            model.error().line = lineOf(json, model.error().pointer);
        return model;
    } catch (JsonFailure &failure) {
        failure.error.line = lineOf(json, failure.error.pointer);
        throw;
    }
}

} // namespace

Result<Model> parseModel(std::string_view json, std::string_view file,
                         std::shared_ptr<const Vocabulary> vocabulary, std::span<const Migration> migrations,
                         int currentVersion)
{
    try {
        JsonReader reader(json, file);
        const Head head = readHead(reader);
        if (!head.isModel || !head.version) {
            reader.setPlace(0);
            reader.fail("model.not-a-model",
                        "this is no Bulkhead model; expected \"format\": \"%1\" and a version",
                        {std::string(fileFormat)});
        }
        const std::int64_t oldest = currentVersion - static_cast<std::int64_t>(migrations.size());
        if (*head.version > currentVersion)
            reader.fail("model.newer-version",
                        "this model has format version %1; this program knows versions up to %2 (a newer one "
                        "is needed)",
                        {std::to_string(*head.version), std::to_string(currentVersion)});
        if (*head.version < oldest)
            reader.fail("model.unknown-version", "format version %1 is not known; expected %2",
                        {std::to_string(*head.version), std::to_string(currentVersion)});
        if (*head.version == currentVersion)
            return parseCurrent(json, file, std::move(vocabulary));
        JsonReader whole(json, file);
        whole.skip(); // finds what is no JSON, with its place
        whole.end();
        return parseOlder(json, file, std::move(vocabulary),
                          migrations.subspan(static_cast<std::size_t>(*head.version - oldest)),
                          currentVersion);
    } catch (const JsonFailure &failure) {
        return failure.error;
    }
}

Result<Model> parseModel(std::string_view json, std::string_view file,
                         std::shared_ptr<const Vocabulary> vocabulary)
{
    return parseModel(json, file, std::move(vocabulary), migrations());
}

std::string formatOf(std::string_view bytes)
{
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || bytes[first] != '{') // the reader looks through the whole first
        return {};
    try {
        JsonReader reader(bytes, {});
        if (reader.peek() != JsonReader::Type::Object)
            return {};
        reader.enterObject({});
        while (const auto key = reader.nextKey()) {
            if (*key == "format")
                return reader.peek() == JsonReader::Type::Text ? std::string(reader.text({})) : std::string();
            reader.skip();
        }
    } catch (const JsonFailure &) { // no JSON up to there
    }
    return {};
}

bool looksLikeModel(std::string_view bytes)
{
    return formatOf(bytes) == fileFormat;
}

} // namespace bulkhead::model
