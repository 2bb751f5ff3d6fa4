// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/answers_reader.h"
#include "catalog/workshop/strict_file.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/file.h"

#include <cmath>
#include <optional>

namespace bulkhead::catalog::workshop {

using model::JsonReader;

namespace {

constexpr std::size_t longestKeyText = 4096; // bytes of an id, a secret
constexpr std::size_t mostFindings = 1000;

void readRubric(StrictFile &file, std::string_view key, Rubric &rubric)
{
    for (const auto &[name, member] : rubricMembers) {
        if (name != key)
            continue;
        const double points = file.reader.real("points");
        if (!std::isfinite(points) || points < 0 || points > 1000)
            file.reader.fail("workshop.out-of-range", "the points are out of range; expected 0 to 1000");
        rubric.*member = points;
        return;
    }
    file.unknownKey(key, "a rubric", "cells, diagram, extra, fix, honesty, path, why");
}

class WorkshopReader
{
public:
    WorkshopReader(std::string_view json, std::string_view file,
                   std::shared_ptr<const model::Vocabulary> vocabulary)
        : m_file(json, file, "a workshop"), m_vocabulary(std::move(vocabulary))
    {}

    Workshop read()
    {
        JsonReader &reader = m_file.reader;
        reader.enterObject("a workshop");
        while (const auto key = reader.nextKey())
            if (!m_file.header(*key, workshopFormat))
                findMember(*key);
        m_file.requireHeader();
        for (const auto &[name, place] : m_places)
            m_file.require(place.has_value() || name == "clock" || name == "reveal", name, "a workshop");
        m_file.require(m_asOf.has_value(), "as_of", "a workshop");

        Workshop workshop(task(), model());
        workshop.asOf = *m_asOf;
        for (const auto &[name, place] : m_places)
            if (place && name != "task" && name != "model")
                reader.revisit(*place,
                               [&, member = std::string_view(name)] { readMember(member, workshop); });
        reader.end();
        return workshop;
    }

private:
    using Place = std::optional<JsonReader::Bookmark>;

    // What is read depends on the task, wherever that stands.
    void findMember(std::string_view key)
    {
        if (key == "as_of") {
            const std::string day = m_file.text("a day", longestKeyText);
            m_asOf = model::Date::parse(day);
            if (!m_asOf)
                m_file.reader.fail("workshop.no-day", "“%1” is no day; expected YYYY-MM-DD", {day});
            return;
        }
        for (auto &[name, place] : m_places)
            if (name == key) {
                place = m_file.reader.skipForLater();
                return;
            }
        m_file.unknownKey(
            key, "a workshop",
            "as_of, clock, format, key, model, overrides, reveal, rubric, task, version, votes");
    }

    JsonReader::Bookmark placeOf(std::string_view name) const
    {
        for (const auto &[of, place] : m_places)
            if (of == name)
                return *place;
        return {};
    }

    Task task()
    {
        auto task = parseTask(m_file.embedded(placeOf("task")), m_file.file(), m_vocabulary);
        if (!task)
            StrictFile::failWithin(std::move(task.error()), "task");
        return *std::move(task);
    }

    model::Model model()
    {
        auto model = model::parseModel(m_file.embedded(placeOf("model")), m_file.file(), m_vocabulary);
        if (!model)
            StrictFile::failWithin(std::move(model.error()), "model");
        return *std::move(model);
    }

    void readMember(std::string_view name, Workshop &workshop)
    {
        if (name == "clock")
            readClock(workshop);
        else if (name == "key")
            readKey(workshop);
        else if (name == "overrides")
            readOverrides(workshop);
        else if (name == "reveal")
            readReveal(workshop);
        else if (name == "rubric") {
            m_file.reader.enterObject("a rubric");
            while (const auto key = m_file.reader.nextKey())
                readRubric(m_file, *key, workshop.rubric);
        } else
            readVotes(workshop);
    }

    void readClock(Workshop &workshop)
    {
        JsonReader &reader = m_file.reader;
        reader.enterObject("a clock");
        while (const auto key = reader.nextKey()) {
            if (*key == "round")
                workshop.clock.round =
                    static_cast<std::size_t>(m_file.integer("the number of a round", 0, 100));
            else if (*key == "running")
                workshop.clock.isRunning = reader.boolean("whether the clock runs");
            else if (*key == "seconds_left")
                workshop.clock.secondsLeft = m_file.integer("seconds", -86400, 86400);
            else
                m_file.unknownKey(*key, "a clock", "round, running, seconds_left");
        }
    }

    void readReveal(Workshop &workshop)
    {
        JsonReader &reader = m_file.reader;
        AnswersReader cells(m_file, &workshop.task);
        reader.enterObject("where the reveal stands");
        while (const auto key = reader.nextKey()) {
            if (*key == "at")
                workshop.reveal.at = cells.cell(m_file.text("a cell", 2 * longestKeyText));
            else if (*key == "divided_first")
                workshop.reveal.isDividedFirst = reader.boolean("whether the most divided cells come first");
            else if (*key == "shown") {
                for (const std::string &cell : m_file.texts("a list of cells", mostCells, 2 * longestKeyText))
                    workshop.reveal.shown.insert(cells.cell(cell));
            } else
                m_file.unknownKey(*key, "where the reveal stands", "at, divided_first, shown");
        }
    }

    void readKey(Workshop &workshop)
    {
        JsonReader &reader = m_file.reader;
        reader.enterObject("a key");
        const std::size_t start = reader.offset();
        while (const auto key = reader.nextKey()) {
            if (*key == "cells") {
                AnswersReader cells(m_file, &workshop.task);
                reader.enterObject("an object of cells");
                while (const auto name = reader.nextKey()) {
                    const StrideCell cell = cells.cell(*name);
                    workshop.key.cells.emplace(cell, keyCell());
                }
            } else if (*key == "secret")
                workshop.key.secret = m_file.text("the secret of the key", longestKeyText);
            else
                m_file.unknownKey(*key, "a key", "cells, secret");
        }
        reader.setPlace(start);
        for (const StrideCell &cell : workshop.task.cells())
            if (!workshop.key.cells.contains(cell))
                reader.fail("workshop.cell-missing", "the key has no answer to “%1”", {cellName(cell)});
        if (hashOf(workshop.key) != workshop.task.keyHash)
            reader.fail(
                "workshop.other-key",
                "the key is not the one that the task was handed out with: its hash is %1; expected %2",
                {hashOf(workshop.key), workshop.task.keyHash});
    }

    KeyCell keyCell()
    {
        KeyCell cell;
        bool hasVerdict = false;
        m_file.reader.enterObject("the answer to a cell");
        while (const auto key = m_file.reader.nextKey()) {
            if (*key == "findings")
                cell.findings = m_file.texts("a list of ids of findings", mostFindings, 2 * longestKeyText);
            else if (*key == "reads")
                cell.reads = m_file.texts("a list of names of properties", mostFindings, longestKeyText);
            else if (*key == "verdict") {
                cell.verdict = m_file.choice<Verdict>();
                hasVerdict = true;
            } else if (*key == "worst")
                cell.worst = m_file.choice<model::Rating>();
            else
                m_file.unknownKey(*key, "the answer to a cell", "findings, reads, verdict, worst");
        }
        m_file.require(hasVerdict, "verdict", "the answer to a cell");
        return cell;
    }

    void readOverrides(Workshop &workshop)
    {
        JsonReader &reader = m_file.reader;
        AnswersReader cells(m_file, &workshop.task);
        reader.enterObject("an object of cells");
        while (const auto name = reader.nextKey()) {
            const StrideCell cell = cells.cell(*name);
            Override &override = workshop.overrides[cell];
            bool hasVerdict = false;
            reader.enterObject("what the facilitator says of a cell");
            while (const auto key = reader.nextKey()) {
                if (*key == "reason")
                    override.reason = m_file.text("a reason", longestText);
                else if (*key == "verdict") {
                    override.verdict = m_file.choice<Verdict>();
                    hasVerdict = true;
                } else
                    m_file.unknownKey(*key, "what the facilitator says of a cell", "reason, verdict");
            }
            m_file.require(hasVerdict, "verdict", "what the facilitator says of a cell");
        }
    }

    void readVotes(Workshop &workshop)
    {
        JsonReader &reader = m_file.reader;
        AnswersReader answers(m_file, &workshop.task);
        reader.enterObject("the votes");
        while (const auto key = reader.nextKey()) {
            if (*key == "accepted_extras") {
                reader.enterList("a list of extra threats");
                while (reader.nextItem())
                    workshop.votes.acceptedExtras.insert(answers.extra());
            } else if (*key == "accepted_reasons") {
                reader.enterObject("cells by participant");
                while (const auto name = reader.nextKey()) {
                    auto &cells = workshop.votes.acceptedReasons[std::string(*name)];
                    for (const std::string &cell :
                         m_file.texts("a list of cells", mostCells, 2 * longestKeyText))
                        cells.insert(answers.cell(cell));
                }
            } else if (*key == "arrivals")
                readArrivals(workshop);
            else if (*key == "from_paper")
                readFromPaper(workshop);
            else if (*key == "sheets")
                readSheets(workshop);
            else
                m_file.unknownKey(*key, "the votes",
                                  "accepted_extras, accepted_reasons, arrivals, from_paper, sheets");
        }
    }

    void readArrivals(Workshop &workshop)
    {
        std::vector<std::string> &arrivals = workshop.votes.arrivals;
        arrivals = m_file.texts("a list of participants", mostFindings, longestName);
        const std::set<std::string> different(arrivals.begin(), arrivals.end());
        if (different.size() != arrivals.size())
            m_file.reader.fail("workshop.twice", "a participant is there twice");
    }

    RoundKind round(std::string_view name)
    {
        const auto kind = model::enumFromName<RoundKind>(name);
        if (!kind)
            m_file.reader.fail("workshop.unknown-name", "“%1” is unknown; expected %2",
                               {std::string(name), model::expectedName<RoundKind>()});
        return *kind;
    }

    void readFromPaper(Workshop &workshop)
    {
        m_file.reader.enterObject("participants by round");
        while (const auto name = m_file.reader.nextKey()) {
            auto &participants = workshop.votes.fromPaper[round(*name)];
            for (std::string &participant : m_file.texts("a list of participants", mostFindings, longestName))
                participants.insert(std::move(participant));
        }
    }

    void readSheets(Workshop &workshop)
    {
        JsonReader &reader = m_file.reader;
        reader.enterObject("sheets by round");
        while (const auto name = reader.nextKey()) {
            const RoundKind kind = round(*name);
            reader.enterList("a list of sheets");
            while (reader.nextItem()) {
                AnswersReader answers(m_file, &workshop.task);
                AnswerSheet sheet;
                reader.enterObject("a sheet");
                const std::size_t start = reader.offset();
                while (const auto key = reader.nextKey())
                    if (!answers.member(*key, sheet))
                        m_file.unknownKey(*key, "a sheet", AnswersReader::keys);
                reader.setPlace(start);
                answers.requireMembers(sheet);
                std::string participant = sheet.participant;
                if (!workshop.votes.sheets[kind].emplace(participant, std::move(sheet)).second)
                    reader.fail("workshop.twice", "there are two sheets of “%1” in this round",
                                {participant});
            }
        }
    }

    StrictFile m_file;
    std::shared_ptr<const model::Vocabulary> m_vocabulary;
    std::optional<model::Date> m_asOf;
    std::vector<std::pair<std::string, Place>> m_places = {{"clock", {}},     {"key", {}},    {"model", {}},
                                                           {"overrides", {}}, {"reveal", {}}, {"rubric", {}},
                                                           {"task", {}},      {"votes", {}}};
};

} // namespace

Result<Workshop> parseWorkshop(std::string_view json, std::string_view file,
                               std::shared_ptr<const model::Vocabulary> vocabulary)
{
    try {
        return WorkshopReader(json, file, std::move(vocabulary)).read();
    } catch (model::JsonFailure &failure) {
        return std::move(failure.error);
    }
}

Result<Rubric> parseRubric(std::string_view json, std::string_view file)
{
    try {
        StrictFile strict(json, file, "a rubric");
        Rubric rubric;
        strict.reader.enterObject("a rubric");
        while (const auto key = strict.reader.nextKey())
            if (!strict.header(*key, rubricFormat))
                readRubric(strict, *key, rubric);
        strict.reader.end();
        return rubric;
    } catch (model::JsonFailure &failure) {
        return std::move(failure.error);
    }
}

} // namespace bulkhead::catalog::workshop
