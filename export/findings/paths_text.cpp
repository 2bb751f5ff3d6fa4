// SPDX-License-Identifier: Apache-2.0
#include "export/findings/paths_document.h"
#include "export/findings/subject.h"
#include "export/text/words.h"
#include "model/visible_text.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

using model::visibleText;

constexpr std::size_t linesShown = 10; // of what a terminal lists beside the paths

std::string ratingWord(const catalog::AttackPath &path)
{
    return path.impact > 0 ? upperCase(model::ratingName(path.rating)) + "  " : std::string();
}

// Of a model without paths: nobody may take what nobody drew for what nobody can reach.
std::string_view nothingFromOutside(const catalog::AttackPaths &paths)
{
    return catalog::pathFigures(paths).waysIn == 0 ? "the model has no way in from outside"
                                                   : "nothing worth having can be reached from outside";
}

// "CRITICAL  42 %  the internet → reads the data of db and 5 others (restricted data)"
std::string headline(const model::Model &model, const catalog::AttackPath &path, const std::string &from)
{
    std::string line = ratingWord(path) + percentText(path.likelihood) + "  " + from + " → " +
                       std::string(catalog::footholdPhrase(path.hold)) + " " +
                       pathPartyName(model, path.to, path.alsoTo);
    if (!path.asset.empty())
        line += " (" + std::string(path.asset) + ")";
    return visibleText(line);
}

void appendPath(std::string &out, const catalog::Analysis &analysis, const catalog::AttackPath &path)
{
    const model::Model &model = analysis.model();
    out += "\n" + headline(model, path, pathPartyName(model, path.from)) + "\n";
    std::size_t number = 0;
    for (const catalog::AttackStep &step : path.steps) {
        std::string line = "    " + std::to_string(++number) + ". " + std::string(step.title) + ": " +
                           pathPartyName(model, step.from) + " → " + pathPartyName(model, step.to) + ", " +
                           percentText(step.probability);
        if (!step.reason.empty())
            line += ", " + step.reason;
        if (step.assumed)
            line += " (assumed)";
        for (const std::uint32_t finding : step.findings)
            line += "  [" + analysis.id(analysis.findings()[finding]) + "]";
        out += visibleText(line) + "\n";
    }
    if (!path.alsoTo.empty()) {
        std::vector<std::string> names;
        for (const model::IdView other : path.alsoTo)
            names.push_back(pathPartyName(model, other));
        out += "    The same way leads to " + visibleText(nameList(names, linesShown)) + ".\n";
    }
}

void appendFigures(std::string &out, const PathsAsAWhole &whole)
{
    const catalog::PathFigures &figures = whole.figures;
    if (figures.waysIn > 0) {
        out += "\n" + waysText(figures);
        if (figures.fewestSteps)
            out += ", in " + counted(*figures.fewestSteps, "step") + " at the fewest";
        out += ".\n";
    }
    if (!figures.shapes.empty())
        out += "\nThe paths by shape:\n";
    for (std::size_t i = 0; i < std::min(figures.shapes.size(), linesShown); ++i) {
        const catalog::PathShape &shape = figures.shapes[i];
        std::string steps;
        for (const std::string_view title : shape.titles)
            steps += (steps.empty() ? "" : " → ") + std::string(title);
        out += "    " + counted(shape.paths, "path") + ", up to " + percentText(shape.likelihood) + ": " +
               visibleText(steps) + "\n";
    }
    if (!whole.controls.empty())
        out += "\nWhat one control would cut, to a third of its likelihood or less:\n";
    for (const catalog::PathControl &control : whole.controls)
        out += "    " + std::to_string(control.cuts.size()) + " of " + counted(figures.paths, "path") + ", " +
               percentText(control.riskCut) + " of their risk: " + visibleText(control.mitigation->title) +
               "  [" + control.mitigation->id + "]\n";
}

void appendAssumed(std::string &out, const catalog::AssumedBreach &assumed, const model::Model &model)
{
    if (assumed.elements == 0)
        return;
    out +=
        "\nAssumed breach: once taken over, " + assumedText(assumed) + (assumed.leading > 0 ? ":\n" : ".\n");
    std::size_t lines = 0, untold = 0;
    for (const catalog::Breach &breach : assumed.breaches) {
        if (breach.sameWayAs)
            continue;
        if (++lines > linesShown) {
            ++untold;
            continue;
        }
        const catalog::AttackPath &path = breach.paths.front();
        out += "    " + headline(model, path, pathPartyName(model, breach.element, breach.alsoFrom));
        if (const std::size_t further = breach.assets - 1 - std::min(breach.assets - 1, path.alsoTo.size());
            further > 0)
            out += "; " + std::to_string(further) + " more";
        out += "\n";
    }
    if (untold > 0)
        out += "    and " + std::to_string(untold) + " more (see --format json)\n";
}

// Lists the gravest of the paths that are shown. Returns the number of those that are not; ways that differ
// in their last step alone count as one.
std::size_t appendGravest(std::string &out, const catalog::AttackPaths &paths,
                          const std::function<bool(const catalog::AttackPath &)> &isShown)
{
    constexpr std::size_t pathsShown = 5;
    const model::Model &model = paths.analysis().model();
    std::size_t lines = 0;
    std::size_t others = 0;
    for (const catalog::AttackPath &path : paths.paths()) {
        if (path.sameWayAs && isShown(paths.paths()[*path.sameWayAs]))
            continue;
        if (!isShown(path))
            others += path.sameWayAs ? 0 : 1;
        else if (++lines <= pathsShown)
            out += "    " + headline(model, path, pathPartyName(model, path.from)) + "\n";
    }
    if (lines > pathsShown)
        out += "    and " + std::to_string(lines - pathsShown) + " more\n";
    return others;
}

} // namespace

std::string pathPartyName(const model::Model &model, model::IdView id)
{
    if (id == catalog::theInternet && !model.element(id))
        return "the internet";
    return model.element(id) ? catalog::partyName(model, id) : subjectName(model, id);
}

std::string pathPartyName(const model::Model &model, model::IdView id,
                          const std::vector<model::IdView> &others)
{
    std::string name = pathPartyName(model, id);
    if (!others.empty())
        name += " and " + counted(others.size(), "other");
    return name;
}

std::string waysText(const catalog::PathFigures &figures)
{
    return std::to_string(figures.waysInThatReach) + " of " + counted(figures.waysIn, "way") + " in " +
           (figures.waysInThatReach == 1 ? "reaches" : "reach") + " something worth having";
}

std::string assumedText(const catalog::AssumedBreach &assumed)
{
    const std::size_t less = assumed.leading - std::min(assumed.leading, assumed.likely);
    return (assumed.likely == 0 ? "none" : std::to_string(assumed.likely)) + " of " +
           std::to_string(assumed.elements) + " workloads, hosts and accounts " +
           (assumed.likely < 2 ? "leads" : "lead") + " with a likelihood of " +
           percentText(catalog::likelyBreach) +
           " or more to something worth having besides what is their own" +
           (less == 0 ? "" : ", " + std::to_string(less) + " with less");
}

PathsAsAWhole pathsAsAWhole(const catalog::AttackPaths &paths)
{
    return {catalog::pathFigures(paths), catalog::pathControls(paths), catalog::assumedBreach(paths)};
}

std::string toText(const PathsDocument &document)
{
    const catalog::Analysis &analysis = document.paths->analysis();
    const std::string &title = analysis.model().metadata().title;
    std::string out = visibleText(title.empty() ? document.input : title) + ": ";
    if (!document.shown.empty())
        out += counted(document.shown.size(), "attack path") + "\n";
    else if (document.asked.from.empty() && document.asked.to.empty())
        out += std::string(nothingFromOutside(*document.paths)) + "\n";
    else
        out += "no way leads there\n";
    for (const catalog::AttackPath &path : document.shown)
        appendPath(out, analysis, path);
    if (document.whole) {
        appendFigures(out, *document.whole);
        appendAssumed(out, document.whole->assumed, analysis.model());
    }
    return out;
}

std::string pathsSummaryText(const catalog::AttackPaths &paths)
{
    const model::Model &model = paths.analysis().model();
    std::string out;
    if (paths.paths().empty()) {
        const catalog::AssumedBreach assumed = catalog::assumedBreach(paths);
        if (assumed.elements == 0)
            return out;
        out = "\nAttack paths: " + std::string(nothingFromOutside(paths)) + ".\n";
        appendAssumed(out, assumed, model);
        return out;
    }
    out = "\nAttack paths (bulkhead-cli paths shows their steps): ";
    out += waysText(catalog::pathFigures(paths)) + ".\n";
    appendGravest(out, paths, [](const catalog::AttackPath &) { return true; });
    return out;
}

std::string pathsSummaryText(const catalog::AttackPaths &paths,
                             const std::function<bool(const catalog::AttackPath &)> &isShown)
{
    std::string lines;
    const std::size_t others = appendGravest(lines, paths, isShown);
    if (lines.empty() && others == 0)
        return {};
    std::string out = "\nAttack paths (bulkhead-cli paths shows their steps):\n" + lines;
    if (others > 0)
        out += "    " + counted(others, "path") + (lines.empty() ? "" : " more") +
               (others == 1 ? " is" : " are") + " not shown: of the baseline, or only to verify\n";
    return out;
}

} // namespace bulkhead::exporting
