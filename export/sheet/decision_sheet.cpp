// SPDX-License-Identifier: Apache-2.0
#include "export/sheet/decision_sheet.h"

#include "catalog/content/rating_scale.h"
#include "export/sheet/decision_columns.h"
#include "export/sheet/sheet_reader.h"
#include "export/text/words.h"
#include "model/visible_text.h"

#include <charconv>
#include <chrono>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace bulkhead::exporting {

namespace {

// Places in what is read.
constexpr std::size_t idPlace = 0;
constexpr std::size_t statusPlace = 1;
constexpr std::size_t ownerPlace = 2;
constexpr std::size_t rationalePlace = 3;
constexpr std::size_t duePlace = 4;
constexpr std::size_t ticketPlace = 5;
constexpr std::size_t markPlace = 6;

constexpr std::array<const char *, 7> readColumns = {
    idColumn,           decisionColumns[0], decisionColumns[1], decisionColumns[2],
    decisionColumns[3], decisionColumns[4], markColumn};

std::string withoutBlanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\n");
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

// In the words of the sheet or of scripts.
std::optional<model::DecisionState> statusFrom(std::string_view text)
{
    std::string name = lowerCase(withoutBlanks(text));
    if (name.empty())
        return model::DecisionState::Open;
    for (char &c : name)
        c = c == ' ' || c == '-' ? '_' : c;
    return model::decisionStateFromName(name);
}

// "Open, Mitigated, Accepted, Transferred or Not applicable"
std::string statusList()
{
    const std::vector<std::string> choices = statusChoices();
    std::string list;
    for (std::size_t i = 0; i < choices.size(); ++i)
        list += (i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ") + choices[i];
    return list;
}

// Spreadsheets count days from the end of 1899.
std::optional<model::Date> dueDateFrom(const ReadCell &cell)
{
    const std::string text = withoutBlanks(cell.text);
    if (!cell.isNumber)
        return model::Date::parse(text);
    constexpr int lastDay = 2'958'465; // 9999-12-31
    double days = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (error != std::errc() || end != text.data() + text.size() || !(days >= 61) || days > lastDay)
        return std::nullopt;
    using namespace std::chrono;
    return model::Date{sys_days(year(1899) / December / 30) + std::chrono::days(static_cast<int>(days))};
}

struct Rated
{
    model::Rating rating = model::Rating::None;
    model::Basis basis = model::Basis::Unverified;
};

class DecisionReader
{
public:
    DecisionReader(const catalog::Analysis &analysis, std::string file)
        : m_analysis(analysis), m_model(analysis.model()), m_file(std::move(file))
    {}

    Result<SheetDecisions> read(std::string_view bytes)
    {
        const auto sheet = readSheet(bytes, findingsSheet, readColumns, m_file);
        if (!sheet)
            return sheet.error();
        for (std::size_t i = statusPlace; i <= ticketPlace; ++i) {
            if (!sheet->has[i])
                return fault(0, std::string("the sheet ") + findingsSheet + " has no column “" +
                                    readColumns[i] + "”");
        }
        for (const ReadRow &row : sheet->rows) {
            if (auto taken = take(row); !taken)
                return std::move(taken.error());
        }
        const std::size_t edited = m_changes.size();
        return SheetDecisions{model::batch(std::move(m_changes)), edited};
    }

private:
    Error fault(std::uint32_t row, std::string what) const
    {
        return {"sheet.decision", std::move(what), {}, m_file, static_cast<int>(row), {}};
    }

    Result<Success> take(const ReadRow &row)
    {
        const std::string id(row.cells[idPlace].text);
        if (id.empty())
            return Success{};
        const std::string named = "“" + model::visibleText(id) + "”";
        if (!m_seen.insert(id).second)
            return fault(row.number, named + " stands in the sheet twice");
        const auto state = statusFrom(row.cells[statusPlace].text);
        if (!state)
            return fault(row.number, "the status of " + named + " is “" +
                                         model::visibleText(row.cells[statusPlace].text) + "” (expected " +
                                         statusList() + ")");
        std::optional<model::Date> due;
        if (!withoutBlanks(row.cells[duePlace].text).empty()) {
            due = dueDateFrom(row.cells[duePlace]);
            if (!due)
                return fault(row.number, "the due date of " + named + " is “" +
                                             model::visibleText(row.cells[duePlace].text) +
                                             "” (expected a date, 2026-12-31 for example)");
        }
        const DecisionCells cells = {decisionTitle(*state), std::string(row.cells[ownerPlace].text),
                                     std::string(row.cells[rationalePlace].text),
                                     due ? due->toString() : std::string(),
                                     std::string(row.cells[ticketPlace].text)};
        const auto before = m_model.decisions().shared(id);
        const DecisionCells current = decisionCells(before.get());
        // A row that a person typed has no mark: it counts by what is decided now.
        const std::string_view stated = row.cells[markPlace].text;
        const std::string mark = stated.empty() ? markOf(current) : std::string(stated);
        if (markOf(cells) == mark || cells == current)
            return Success{};
        const std::optional<Rated> rated = ratedNow(id);
        if (!rated)
            return fault(row.number, "the model has no finding " + named + " any more");
        if (markOf(current) != mark)
            return fault(row.number, named + " has been decided otherwise since the sheet was written: “" +
                                         current[0] + "” (write the sheet anew)");
        decide(id, *state, due, cells, current, *rated);
        return Success{};
    }

    std::optional<Rated> ratedNow(const std::string &id) const
    {
        if (const catalog::Finding *finding = m_analysis.find(id))
            return Rated{finding->rating, finding->basis};
        if (const model::ManualThreat *threat = m_model.manualThreats().find(id))
            return Rated{catalog::ratingOf(*threat), model::Basis::Stated};
        return std::nullopt;
    }

    void decide(const std::string &id, model::DecisionState state, std::optional<model::Date> due,
                const DecisionCells &cells, const DecisionCells &current, const Rated &rated)
    {
        auto before = m_model.decisions().shared(id);
        model::Decision decision = before ? *before : model::Decision{};
        decision.finding = id;
        decision.state = state;
        decision.expiry = due;
        // A text that the sheet shows otherwise than the model has it stays as it was, unless it was edited.
        const auto text = [&](std::string &into, std::size_t cell) {
            if (cells[cell] != current[cell])
                into = cells[cell];
        };
        text(decision.owner, 1);
        text(decision.rationale, 2);
        text(decision.ticket, 4);
        // Who edits the ticket alone has not judged the finding anew.
        if (!before || cells[0] != current[0] || cells[2] != current[2] || cells[3] != current[3]) {
            decision.date = m_analysis.options().asOf;
            decision.rating = rated.rating;
            decision.basis = rated.basis;
        }
        const bool isNothing = cells == decisionCells(nullptr);
        if (!before)
            m_changes.push_back(model::adding(std::move(decision)));
        else if (isNothing)
            m_changes.push_back(model::removing(std::move(before)));
        else
            m_changes.push_back(model::editing(std::move(before), std::move(decision)));
    }

    const catalog::Analysis &m_analysis;
    const model::Model &m_model;
    std::string m_file;
    std::set<std::string> m_seen;
    std::vector<model::Change> m_changes;
};

} // namespace

Result<SheetDecisions> readDecisions(const catalog::Analysis &analysis, std::string_view bytes,
                                     const std::string &file)
{
    return DecisionReader(analysis, file).read(bytes);
}

} // namespace bulkhead::exporting
