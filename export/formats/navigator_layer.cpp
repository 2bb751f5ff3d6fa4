// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_paths.h"
#include "export/findings/finding_text.h"
#include "export/findings/sarif_taxa.h"
#include "export/formats/formats.h"
#include "export/text/json_text.h"
#include "export/text/words.h"
#include "export/tools/left_threats.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>
#include <vector>

// A layer of MITRE's ATT&CK Navigator, format 4.5: the techniques that open findings and attack paths make
// possible.
namespace bulkhead::exporting::format {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t toldOfOne = 20; // findings and paths in a technique's comment

struct TechniqueLine
{
    model::Rating rating = model::Rating::None;
    std::string text;
};

// What makes a technique possible, each told once.
class Technique
{
public:
    void add(model::Rating rating, const std::string &line)
    {
        if (m_told.insert(line).second)
            m_lines.push_back({rating, line});
    }

    // Worst first; of one rating findings before paths.
    std::vector<TechniqueLine> lines() const
    {
        std::vector<TechniqueLine> sorted = m_lines;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const TechniqueLine &a, const TechniqueLine &b) { return a.rating > b.rating; });
        return sorted;
    }

private:
    std::vector<TechniqueLine> m_lines; // in the order in which they were found
    std::unordered_set<std::string> m_told;
};

using Techniques = std::map<std::string, Technique, std::less<>>;

void addFindings(Techniques &techniques, const catalog::Analysis &analysis)
{
    for (const catalog::Finding &finding : analysis.findings()) {
        if (analysis.decision(finding).effective != model::DecisionState::Open)
            continue;
        const catalog::Rule &rule = analysis.rule(finding);
        const std::string line = ratingTitle(finding.rating) + ": " + rule.title + " – " +
                                 subjectName(analysis.model(), analysis.subjectId(finding)) +
                                 (model::isConfirmed(finding.basis) ? "" : " (to verify)");
        for (const std::string &reference : rule.references) {
            if (isTechnique(reference))
                techniques[reference].add(finding.rating, line);
        }
    }
}

void addPaths(Techniques &techniques, const catalog::AttackPaths &paths, const catalog::Analysis &analysis)
{
    for (const catalog::AttackPath &path : paths.paths()) {
        for (const catalog::AttackStep &step : path.steps) {
            const catalog::AttackEdge *edge = analysis.catalogs().attack().edge(step.edge);
            for (const std::string_view id : edge ? edge->techniques() : std::vector<std::string_view>())
                techniques[std::string(id)].add(
                    path.rating, ratingTitle(path.rating) + " attack path: " + std::string(step.title) +
                                     " – " + subjectName(analysis.model(), step.to));
        }
    }
}

ordered_json techniqueJson(const std::string &id, const Technique &technique)
{
    const std::vector<TechniqueLine> lines = technique.lines();
    std::string comment;
    for (std::size_t i = 0; i < std::min(toldOfOne, lines.size()); ++i)
        comment += (i == 0 ? "" : "\n") + lines[i].text;
    if (lines.size() > toldOfOne)
        comment += "\n… and " + std::to_string(lines.size() - toldOfOne) + " more";
    return {{"techniqueID", id},
            {"score", static_cast<int>(lines.front().rating)},
            {"comment", comment},
            {"enabled", true}};
}

// Light enough for the black letters of the Navigator.
struct Shade
{
    model::Rating rating;
    const char *color;
};
constexpr Shade shades[] = {{model::Rating::Low, "#fff3bf"},
                            {model::Rating::Medium, "#ffd166"},
                            {model::Rating::High, "#ff9f5a"},
                            {model::Rating::Critical, "#ff6b6b"}};

} // namespace

Result<Exported> navigatorLayer(const ExportInput &input)
{
    const catalog::Analysis &analysis = input.analysis();
    const std::string &title = analysis.model().metadata().title;
    const auto paths = catalog::attackPaths(analysis, input.stop);
    if (!paths)
        return paths.error();
    Techniques found;
    addFindings(found, analysis);
    addPaths(found, *paths, analysis);
    ordered_json techniques = ordered_json::array();
    for (const auto &[id, technique] : found)
        techniques.push_back(techniqueJson(id, technique));
    ordered_json colors = ordered_json::array();
    ordered_json legend = ordered_json::array();
    for (const Shade &shade : shades) {
        colors.push_back(shade.color);
        legend.push_back({{"label", ratingTitle(shade.rating)}, {"color", shade.color}});
    }
    ordered_json layer;
    layer["name"] = title.empty() ? input.findings.input : title;
    layer["versions"] = {{"attack", "18"}, {"navigator", "5.1.0"}, {"layer", "4.5"}};
    layer["domain"] = "enterprise-attack";
    layer["description"] =
        "Techniques that open findings and attack paths of the threat model make possible. The "
        "score is the worst rating: 1 low, 2 medium, 3 high, 4 critical.";
    layer["sorting"] = 3; // by score, highest first
    layer["techniques"] = std::move(techniques);
    layer["gradient"] = {{"minValue", 1}, {"maxValue", 4}};
    layer["gradient"]["colors"] = std::move(colors);
    layer["legendItems"] = std::move(legend);
    Exported exported{jsonText(layer), leftManualThreats(analysis)};
    exported.left.emplace_back("findings whose rules name no technique of ATT&CK");
    return exported;
}

} // namespace bulkhead::exporting::format
