// SPDX-License-Identifier: Apache-2.0
#include "export/difference/change_summary.h"
#include "export/text/words.h"
#include "model/visible_text.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

// "3 threats opened: 1 critical, 2 medium"
std::string threatsTitle(const std::vector<ChangedThreat> &threats, const char *what)
{
    std::array<std::size_t, 5> byRating{};
    for (const ChangedThreat &threat : threats)
        ++byRating[static_cast<std::size_t>(threat.rating)];
    std::string title = counted(threats.size(), "threat") + ' ' + what;
    const char *separator = ": ";
    for (std::size_t rating = byRating.size(); rating-- > 0;) {
        if (byRating[rating] == 0)
            continue;
        title += separator + std::to_string(byRating[rating]) + ' ' +
                 std::string(model::ratingName(static_cast<model::Rating>(rating)));
        separator = ", ";
    }
    return title;
}

SummaryPart threatsPart(const char *mark, const std::vector<ChangedThreat> &threats, const char *what)
{
    SummaryPart part{mark, threatsTitle(threats, what), {}};
    for (const ChangedThreat &threat : threats)
        part.lines.push_back({threat.id, std::string(model::ratingName(threat.rating)) + ": " + threat.title +
                                             " – " + threat.where});
    return part;
}

std::string placeWords(const ChangedPlace &place)
{
    const auto orNothing = [](const std::string &name) {
        return name.empty() ? std::string("nothing") : name;
    };
    switch (place.sort) {
    case ItemChange::Sort::Added:
        return "a new boundary";
    case ItemChange::Sort::Removed:
        return "a boundary that is gone";
    case ItemChange::Sort::Changed:
        break;
    }
    return "from " + orNothing(place.before) + " to " + orNothing(place.after);
}

ordered_json threatsJson(const std::vector<ChangedThreat> &threats)
{
    ordered_json list = ordered_json::array();
    for (const ChangedThreat &threat : threats)
        list.push_back({{"id", threat.id},
                        {"rating", model::ratingName(threat.rating)},
                        {"score", threat.score},
                        {"title", threat.title},
                        {"where", threat.where}});
    return list;
}

ordered_json waysJson(const std::vector<ChangedWay> &ways)
{
    ordered_json list = ordered_json::array();
    for (const ChangedWay &way : ways)
        list.push_back({{"id", way.id}, {"name", way.name}});
    return list;
}

const char *sortName(ItemChange::Sort sort)
{
    return sort == ItemChange::Sort::Added     ? "added"
           : sort == ItemChange::Sort::Removed ? "removed"
                                               : "moved";
}

} // namespace

std::vector<SummaryPart> partsOf(const ChangeSummary &summary)
{
    SummaryPart moved{"~", counted(summary.moved.size(), "boundary change"), {}};
    for (const ChangedPlace &place : summary.moved)
        moved.lines.push_back(
            {place.id, (place.name.empty() ? std::string() : place.name + ": ") + placeWords(place)});
    std::vector<SummaryPart> parts = {
        threatsPart("+", summary.opened, "opened"),
        threatsPart("-", summary.closed, "closed"),
        std::move(moved),
        {"+", counted(summary.waysIn.size(), "new way") + " in", summary.waysIn},
        {"-", counted(summary.waysInGone.size(), "way") + " in gone", summary.waysInGone},
        {"+", counted(summary.paths.size(), "new attack path"), summary.paths}};
    std::erase_if(parts, [](const SummaryPart &part) { return part.lines.empty(); });
    return parts;
}

std::string toText(const ChangeSummary &summary)
{
    using model::visibleText;
    const std::vector<SummaryPart> parts = partsOf(summary);
    if (parts.empty())
        return "Summary: nothing opened or closed, no boundary moved, no way in is new\n";
    std::string out = "Summary\n";
    for (const SummaryPart &part : parts) {
        out += "  " + part.title + '\n';
        for (const ChangedWay &line : part.lines)
            out += "    " + std::string(part.mark) + ' ' + visibleText(line.id) + "  " +
                   visibleText(line.name) + '\n';
    }
    return out;
}

ordered_json jsonOf(const ChangeSummary &summary)
{
    ordered_json moved = ordered_json::array();
    for (const ChangedPlace &place : summary.moved)
        moved.push_back({{"id", place.id},
                         {"name", place.name},
                         {"change", sortName(place.sort)},
                         {"before", place.before},
                         {"after", place.after}});
    ordered_json json;
    json["opened"] = threatsJson(summary.opened);
    json["closed"] = threatsJson(summary.closed);
    json["boundaries"] = std::move(moved);
    json["ways_in"] = waysJson(summary.waysIn);
    json["ways_in_gone"] = waysJson(summary.waysInGone);
    json["attack_paths"] = waysJson(summary.paths);
    return json;
}

} // namespace bulkhead::exporting
