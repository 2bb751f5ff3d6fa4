// SPDX-License-Identifier: Apache-2.0
#include "export/difference/difference.h"
#include "export/text/json_text.h"
#include "export/text/markdown.h"
#include "export/text/words.h"
#include "model/visible_text.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

struct ChangeGroup
{
    const char *key;
    const char *title;
    const ItemChanges *changes;
};

std::array<ChangeGroup, 6> groupsOf(const Difference &difference)
{
    return {ChangeGroup{"elements", "Elements", &difference.elements},
            ChangeGroup{"flows", "Flows", &difference.flows},
            ChangeGroup{"findings", "Findings", &difference.findings},
            ChangeGroup{"decisions", "Decisions", &difference.decisions},
            ChangeGroup{"manual_threats", "Threats added by people", &difference.manualThreats},
            ChangeGroup{"settings", "Model", &difference.settings}};
}

std::string orNothing(const std::string &value)
{
    return value.empty() ? "(nothing)" : value;
}

std::string placedText(std::size_t count)
{
    return counted(count, "place") + " in the diagrams changed";
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

std::string markdownLine(const ItemChange &change)
{
    const char *verb = change.sort == ItemChange::Sort::Added     ? "added "
                       : change.sort == ItemChange::Sort::Removed ? "removed "
                                                                  : "changed ";
    std::string line = "- " + std::string(verb) + markdownCode(change.id);
    if (!change.kind.empty())
        line += " (" + markdownText(change.kind) + ")";
    if (!change.name.empty() && change.name != change.id)
        line += " " + markdownText(change.name);
    line += '\n';
    for (const FieldChange &field : change.fields) {
        line += "  - " + markdownCode(field.field);
        if (!field.before.empty() || !field.after.empty())
            line +=
                ": " + markdownText(orNothing(field.before)) + " → " + markdownText(orNothing(field.after));
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
        out += placedText(difference.placed) + '\n';
    return out;
}

std::string toMarkdown(const Difference &difference)
{
    if (difference.isEmpty())
        return "No difference.\n";
    std::string out;
    for (const ChangeGroup &section : groupsOf(difference)) {
        if (section.changes->empty())
            continue;
        out += "## " + std::string(section.title) + "\n\n";
        for (const ItemChange &change : *section.changes)
            out += markdownLine(change);
        out += '\n';
    }
    if (difference.placed > 0)
        out += placedText(difference.placed) + ".\n";
    return out;
}

std::string toJson(const Difference &difference)
{
    ordered_json json = {{"format", "bulkhead-diff"}, {"version", 1}};
    for (const ChangeGroup &section : groupsOf(difference))
        json[section.key] = groupJson(*section.changes);
    json["placed"] = difference.placed;
    return jsonText(json);
}

} // namespace bulkhead::exporting
