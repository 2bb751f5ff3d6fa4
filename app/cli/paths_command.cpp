// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "catalog/attack/named_elements.h"
#include "catalog/what_if/what_if.h"
#include "export/findings/paths_document.h"
#include "model/file/json_value.h"

#include <algorithm>
#include <limits>

namespace bulkhead::app::cli {

namespace {

constexpr std::size_t waysToOne = 3; // where nobody says how many

Result<const catalog::Mitigation *> mitigationNamed(const catalog::Catalogs &catalogs, const std::string &id)
{
    std::vector<std::string_view> known;
    for (const catalog::Mitigation &mitigation : catalogs.mitigations()) {
        if (mitigation.id == id)
            return &mitigation;
        known.push_back(mitigation.id);
    }
    return failure("cli.no-mitigation", "--without: no mitigation is called “%1”%2",
                   {id, model::suggestion(id, known)});
}

// The analysis with the mitigations in place wherever they are offered, one after the other.
Result<catalog::Analysis> inPlace(catalog::Analysis now, const std::vector<std::string> &ids,
                                  Console &console)
{
    for (const std::string &id : ids) {
        const auto mitigation = mitigationNamed(now.catalogs(), id);
        if (!mitigation)
            return mitigation.error();
        auto then = catalog::withMitigation(now, **mitigation);
        if (!then)
            return std::move(then.error());
        if (*then)
            now = **std::move(then);
        else
            console.note(id + ": changes nothing here; the paths stay as they are");
    }
    return now;
}

// The ids of the elements that the option names.
Result<std::vector<model::Id>> idsOf(const model::Model &model, const std::vector<std::string> &names,
                                     const char *option)
{
    auto ids = catalog::elementsNamed(model, names);
    if (!ids)
        ids.error().message = std::string(option) + ": " + ids.error().message;
    return ids;
}

Result<catalog::WayQuery> queryOf(const PathsCommand &command, const model::Model &model)
{
    std::vector<std::string> from = command.from;
    const bool fromInternet = std::erase_if(from, [&](const std::string &name) {
                                  return name == catalog::theInternet && !model.element(name);
                              }) > 0;
    auto starts = idsOf(model, from, "--from");
    if (!starts)
        return std::move(starts.error());
    auto ends = idsOf(model, command.to, "--to");
    if (!ends)
        return std::move(ends.error());
    catalog::WayQuery query{*std::move(starts), *std::move(ends), command.most};
    if (fromInternet)
        query.from.emplace_back(catalog::theInternet);
    if (auto checked = catalog::checkEnds(query, model); !checked) {
        checked.error().message = "--to: " + checked.error().message;
        return std::move(checked.error());
    }
    if (query.most == 0)
        query.most = query.to.empty() ? std::numeric_limits<std::size_t>::max() : waysToOne;
    return query;
}

} // namespace

ExitCode paths(const PathsCommand &command, Console &console)
{
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console, command.programs);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);
    auto query = queryOf(command, analyzed->analysis.model());
    if (!query)
        return console.fail(query.error());
    const auto analysis = inPlace(analyzed->analysis, command.without, console);
    if (!analysis)
        return console.fail(analysis.error());

    const catalog::AttackPaths paths = catalog::attackPaths(*analysis);
    exporting::PathsDocument document;
    document.paths = &paths;
    document.input = subjectOf(command.inputs, command.programs);
    document.asked = *std::move(query);
    document.without = command.without;
    if (document.asked.from.empty() && document.asked.to.empty()) {
        for (const catalog::AttackPath &path : paths.paths())
            if (!path.sameWayAs && document.shown.size() < document.asked.most)
                document.shown.push_back(path);
        document.whole = exporting::pathsAsAWhole(paths);
    } else {
        document.shown = catalog::waysBetween(paths, document.asked);
    }
    return console.write(command.output, command.format == "json" ? toJson(document) : toText(document));
}

} // namespace bulkhead::app::cli
