// SPDX-License-Identifier: Apache-2.0
#include "export/difference/change_summary.h"
#include "export/difference/difference.h"
#include "export/text/json_text.h"
#include "export/text/words.h"
#include "model/visible_text.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

std::string orNothing(const std::string &value)
{
    return value.empty() ? "(nothing)" : value;
}

std::string textLine(const ItemChange &change)
{
    using model::visibleText;
    const char *mark = change.sort == ItemChange::Sort::Added     ? "+ "
                       : change.sort == ItemChange::Sort::Removed ? "- "
                                                                  : "~ ";
    std::string line = "  " + std::string(mark) + visibleText(change.id);
    if (!change.kind.empty())
        line += " (" + visibleText(change.kind) + ")";
    if (!change.name.empty() && change.name != change.id)
        line += " " + visibleText(change.name);
    line += '\n';
    for (const FieldChange &field : change.fields) {
        line += "      " + visibleText(field.field);
        if (!field.before.empty() || !field.after.empty())
            line +=
                ": " + visibleText(orNothing(field.before)) + " -> " + visibleText(orNothing(field.after));
        line += '\n';
    }
    return line;
}

ordered_json itemJson(const ItemChange &change)
{
    ordered_json json = {{"id", change.id}, {"kind", change.kind}, {"name", change.name}};
    if (change.sort != ItemChange::Sort::Changed)
        return json;
    json["fields"] = ordered_json::array();
    for (const FieldChange &field : change.fields)
        json["fields"].push_back({{"field", field.field}, {"old", field.before}, {"new", field.after}});
    return json;
}

ordered_json groupJson(const ItemChanges &changes)
{
    ordered_json json;
    for (const auto &[key, sort] :
         {std::pair("added", ItemChange::Sort::Added), std::pair("removed", ItemChange::Sort::Removed),
          std::pair("changed", ItemChange::Sort::Changed)}) {
        json[key] = ordered_json::array();
        for (const ItemChange &change : changes) {
            if (change.sort == sort)
                json[key].push_back(itemJson(change));
        }
    }
    return json;
}

} // namespace

std::array<ChangeGroup, 6> groupsOf(const Difference &difference)
{
    return {ChangeGroup{"elements", "Elements", &difference.elements},
            ChangeGroup{"flows", "Flows", &difference.flows},
            ChangeGroup{"findings", "Findings", &difference.findings},
            ChangeGroup{"decisions", "Decisions", &difference.decisions},
            ChangeGroup{"manual_threats", "Threats added by people", &difference.manualThreats},
            ChangeGroup{"settings", "Model", &difference.settings}};
}

std::string toText(const Difference &difference)
{
    if (difference.isEmpty())
        return "No difference.\n";
    std::string out;
    for (const ChangeGroup &section : groupsOf(difference)) {
        if (section.changes->empty())
            continue;
        out += std::string(section.title) + '\n';
        for (const ItemChange &change : *section.changes)
            out += textLine(change);
    }
    if (difference.placed > 0)
        out += counted(difference.placed, "place") + " in the diagrams changed\n";
    return out;
}

std::string toText(const Difference &difference, const ChangeSummary &summary)
{
    return difference.isEmpty() ? toText(difference) : toText(summary) + toText(difference);
}

std::string toJson(const Difference &difference, const ChangeSummary &summary)
{
    ordered_json json = {{"format", "bulkhead-diff"}, {"version", 1}};
    json["summary"] = jsonOf(summary);
    for (const ChangeGroup &section : groupsOf(difference))
        json[section.key] = groupJson(*section.changes);
    json["placed"] = difference.placed;
    return jsonText(json);
}

} // namespace bulkhead::exporting
