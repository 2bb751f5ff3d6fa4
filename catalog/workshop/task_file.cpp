// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/strict_file.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/file.h"
#include "model/json/json_writer.h"

#include <algorithm>
#include <optional>
#include <set>

namespace bulkhead::catalog::workshop {

using model::JsonReader;
using model::JsonWriter;

namespace {

constexpr std::size_t longestWord = 200; // bytes of ids of tasks, salts and hashes
constexpr std::size_t mostMeasures = 5000;

class TaskReader
{
public:
    TaskReader(std::string_view json, std::string_view file,
               std::shared_ptr<const model::Vocabulary> vocabulary)
        : m_file(json, file, "a workshop's task"), m_vocabulary(std::move(vocabulary)),
          m_task(model::Model(m_vocabulary))
    {}

    Task read()
    {
        JsonReader &reader = m_file.reader;
        reader.enterObject("a workshop's task");
        while (const auto key = reader.nextKey())
            if (!m_file.header(*key, taskFormat))
                readMember(*key);
        m_file.requireHeader();
        m_file.require(!m_task.id.empty(), "id", "a task");
        m_file.require(m_model.has_value(), "model", "a task");
        m_file.require(m_scope.has_value(), "scope", "a task");
        reader.revisit(*m_model, [&] { readModel(*m_model); });
        reader.revisit(*m_scope, [&] { readScope(); });
        if (m_goal)
            reader.revisit(*m_goal, [&] { m_task.goal = elementOfModel(); });
        if (m_options)
            reader.revisit(*m_options, [&] { readOptions(); });
        reader.end();
        return std::move(m_task);
    }

private:
    void readMember(std::string_view key)
    {
        JsonReader &reader = m_file.reader;
        if (key == "id")
            m_task.id = m_file.text("the id of the task", longestWord);
        else if (key == "goal")
            m_goal = reader.skipForLater();
        else if (key == "key_hash")
            m_task.keyHash = m_file.text("the hash of the key", longestWord);
        else if (key == "level")
            m_task.level = m_file.choice<Level>();
        else if (key == "measures")
            readMeasures();
        else if (key == "model")
            m_model = reader.skipForLater();
        else if (key == "options")
            m_options = reader.skipForLater();
        else if (key == "pseudonyms")
            m_task.usesPseudonyms = reader.boolean("whether names are pseudonyms");
        else if (key == "rounds")
            readRounds();
        else if (key == "salt")
            m_task.salt = m_file.text("a salt", longestWord);
        else if (key == "scope")
            m_scope = reader.skipForLater();
        else if (key == "sheet")
            m_task.sheet = m_file.choice<SheetKind>();
        else
            m_file.unknownKey(key, "a task",
                              "format, goal, id, key_hash, level, measures, model, options, pseudonyms, "
                              "rounds, salt, scope, sheet, version");
    }

    void readModel(const JsonReader::Bookmark &mark)
    {
        auto model = model::parseModel(m_file.embedded(mark), m_file.file(), m_vocabulary);
        m_file.reader.skip();
        if (!model)
            StrictFile::failWithin(std::move(model.error()), "model");
        m_task.model = *std::move(model);
    }

    model::Id elementOfModel()
    {
        model::Id id(m_file.reader.text("the id of an element or flow"));
        if (!m_task.model.element(id) && !m_task.model.flow(id))
            m_file.reader.fail("workshop.no-element", "the task's model has no “%1”", {id});
        return id;
    }

    void readScope()
    {
        JsonReader &reader = m_file.reader;
        std::set<model::Id> seen;
        reader.enterList("a list of the elements that are asked");
        while (reader.nextItem()) {
            model::Id id = elementOfModel();
            if (!seen.insert(id).second)
                reader.fail("workshop.twice", "“%1” is in the scope already", {id});
            if (seen.size() > mostScope)
                reader.fail("workshop.too-many", "there are more than %1 elements in the scope",
                            {std::to_string(mostScope)});
            m_task.scope.push_back(std::move(id));
        }
    }

    void readRounds()
    {
        JsonReader &reader = m_file.reader;
        reader.enterList("a list of rounds");
        while (reader.nextItem()) {
            Round round;
            bool hasKind = false;
            reader.enterObject("a round");
            while (const auto key = reader.nextKey()) {
                if (*key == "minutes")
                    round.minutes = m_file.integer("the minutes of the round", 1, 240);
                else if (*key == "round") {
                    round.kind = m_file.choice<RoundKind>();
                    hasKind = true;
                } else
                    m_file.unknownKey(*key, "a round", "minutes, round");
            }
            m_file.require(hasKind, "round", "a round");
            if (m_task.rounds.size() >= 2 * model::EnumNames<RoundKind>::names.size())
                reader.fail("workshop.too-many", "there are too many rounds");
            m_task.rounds.push_back(round);
        }
    }

    void readMeasures()
    {
        JsonReader &reader = m_file.reader;
        reader.enterObject("the titles of measures by their ids");
        while (const auto key = reader.nextKey()) {
            const std::string id(*key);
            m_task.measures[id] = m_file.text("the title of a measure", 1000);
            if (m_task.measures.size() > mostMeasures)
                reader.fail("workshop.too-many", "there are too many measures");
        }
    }

    void readOptions()
    {
        JsonReader &reader = m_file.reader;
        reader.enterObject("the measures to choose from, by cell");
        while (const auto key = reader.nextKey()) {
            const auto cell = cellFromName(*key);
            if (!cell || !m_task.hasCell(*cell))
                reader.fail("workshop.no-cell", "“%1” is no cell of this workshop", {std::string(*key)});
            auto &options = m_task.options[*cell];
            options = m_file.texts("a list of ids of measures", optionsOfCell, longestWord);
            for (const std::string &id : options)
                if (!m_task.measures.contains(id))
                    reader.fail("workshop.no-measure", "“%1” is not among the measures of the task", {id});
        }
    }

    StrictFile m_file;
    std::shared_ptr<const model::Vocabulary> m_vocabulary;
    Task m_task;
    std::optional<JsonReader::Bookmark> m_model;
    std::optional<JsonReader::Bookmark> m_scope;
    std::optional<JsonReader::Bookmark> m_options;
    std::optional<JsonReader::Bookmark> m_goal;
};

void writeRounds(JsonWriter &out, const std::vector<Round> &rounds)
{
    out.key("rounds");
    out.beginList();
    for (const Round &round : rounds) {
        out.beginObject(JsonWriter::Layout::OneLine);
        out.key("minutes");
        out.integer(round.minutes);
        out.key("round");
        out.text(model::enumName(round.kind));
        out.end();
    }
    out.end();
}

void writeOptions(JsonWriter &out, const Task &task)
{
    out.key("measures");
    out.beginObject();
    for (const auto &[id, title] : task.measures) {
        out.key(id);
        out.text(title);
    }
    out.end();
    out.key("model");
    out.json(model::serializeModel(task.model));
    out.key("options");
    out.beginObject();
    for (const auto &[cell, options] : task.options) {
        out.key(cellName(cell));
        out.beginList(JsonWriter::Layout::OneLine);
        for (const std::string &id : options)
            out.text(id);
        out.end();
    }
    out.end();
}

} // namespace

Result<Task> parseTask(std::string_view json, std::string_view file,
                       std::shared_ptr<const model::Vocabulary> vocabulary)
{
    try {
        return TaskReader(json, file, std::move(vocabulary)).read();
    } catch (model::JsonFailure &failure) {
        return std::move(failure.error);
    }
}

std::string serializeTask(const Task &task)
{
    JsonWriter out;
    out.beginObject();
    out.textMember("format", taskFormat);
    out.key("version");
    out.integer(workshopVersion);
    out.textMember("goal", task.goal);
    out.textMember("id", task.id);
    out.textMember("key_hash", task.keyHash);
    out.textMember("level", model::enumName(task.level));
    writeOptions(out, task);
    out.flagMember("pseudonyms", task.usesPseudonyms);
    writeRounds(out, task.rounds);
    out.textMember("salt", task.salt);
    out.key("scope");
    out.beginList(JsonWriter::Layout::OneLine);
    for (const model::Id &id : task.scope)
        out.text(id);
    out.end();
    if (task.sheet != SheetKind::Containers)
        out.textMember("sheet", model::enumName(task.sheet));
    out.end();
    out.result() += '\n';
    return std::move(out.result());
}

} // namespace bulkhead::catalog::workshop
