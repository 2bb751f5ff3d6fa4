// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/questions.h"
#include "export/findings/coverage_json.h"
#include "export/findings/finding_json.h"
#include "export/findings/findings_document.h"
#include "export/findings/hardening_text.h"
#include "export/findings/json_parts.h"
#include "export/findings/paths_document.h"
#include "export/text/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

void appendMember(std::string &out, std::string_view key, const ordered_json &value, bool last = false)
{
    out += "  \"" + std::string(key) + "\": ";
    appendJson(out, value, 1);
    out += last ? "\n" : ",\n";
}

// So many findings tell how long the others will be.
constexpr std::size_t sampleOfFindings = 200;

// Room for `count` findings of `length` bytes, with a third more for what follows them: a text of 60 MB that
// grows by doubling is copied once more, and its memory is asked for twice.
void makeRoom(std::string &out, std::size_t length, std::size_t count)
{
    constexpr std::size_t most = std::size_t{256} << 20; // what the first ones say need not be so of all
    out.reserve(out.size() + std::min(length * count / 3 * 4, most));
}

void appendFindings(std::string &out, const FindingsDocument &document)
{
    const catalog::Analysis &analysis = *document.analysis;
    FindingWriter writer(analysis.catalogs(), 1);
    out += "  \"findings\": ";
    const std::size_t before = out.size();
    std::size_t written = 0;
    for (const std::uint32_t index : document.shown) {
        if (written++ == sampleOfFindings)
            makeRoom(out, (out.size() - before) / sampleOfFindings, document.shown.size());
        const catalog::Finding &finding = analysis.findings()[index];
        const auto isNew = document.baseline ? std::optional(document.isNew(finding)) : std::nullopt;
        writer.write(describe(analysis, finding), isNew);
        writer.moveTo(out);
    }
    writer.end();
    writer.moveTo(out);
    out += ",\n";
}

ordered_json manualThreats(const FindingsDocument &document)
{
    const model::Model &model = document.analysis->model();
    ordered_json list = ordered_json::array();
    for (const model::ManualThreat &threat : model.manualThreats()) {
        ordered_json json = jsonOf(threat, model);
        if (document.baseline)
            json["new"] = document.isNew(threat);
        list.push_back(std::move(json));
    }
    return list;
}

ordered_json orphans(const catalog::Analysis &analysis)
{
    ordered_json list = ordered_json::array();
    for (const model::Decision *decision : analysis.orphanedDecisions()) {
        ordered_json json = {{"finding", decision->finding}};
        json.update(jsonOf(*decision));
        list.push_back(std::move(json));
    }
    return list;
}

ordered_json topThreatsJson(const catalog::AttackPaths &paths)
{
    ordered_json list = ordered_json::array();
    for (const ThreatText &threat : threatTexts(paths))
        list.push_back(jsonOf(threat));
    return list;
}

// An entry for each element and property, in the order in which people are asked for them.
ordered_json questionsJson(const catalog::Analysis &analysis)
{
    ordered_json json = ordered_json::array();
    const catalog::Questions questions = catalog::questions(analysis);
    for (const auto *list : {&questions.asked, &questions.more})
        for (const catalog::Question &question : *list)
            for (const catalog::OpenProperty &open : question.open)
                json.push_back({{"element", open.element},
                                {"property", open.property->name},
                                {"text", catalog::textFor(analysis.model(), question, {&open.element, 1})},
                                {"question", question.text},
                                {"asked", list == &questions.asked},
                                {"settles", open.settles},
                                {"may_settle", open.maySettle}});
    return json;
}

void appendPaths(std::string &out, const catalog::AttackPaths &paths)
{
    const PathsAsAWhole whole = pathsAsAWhole(paths);
    appendMember(out, "attack_paths", attackPathsJson(paths));
    appendMember(out, "path_figures", figuresJson(whole));
    appendMember(out, "assumed_breach", assumedBreachJson(whole.assumed, paths));
    appendMember(out, "assumed_breach_counts", assumedBreachCountsJson(whole.assumed));
}

ordered_json notices(const FindingsDocument &document)
{
    ordered_json list = ordered_json::array();
    for (const Notice &notice : document.notices)
        list.push_back(jsonOf(notice));
    return list;
}

} // namespace

std::string toJson(const FindingsDocument &document)
{
    const catalog::Analysis &analysis = *document.analysis;
    std::string out = "{\n";
    appendMember(out, "format", "bulkhead-analysis");
    appendMember(out, "version", 1);
    appendMember(out, "as_of", analysis.options().asOf.toString());
    appendMember(out, "model", modelJson(analysis.model()));
    appendMember(out, "catalogs", catalogsJson(analysis.catalogs()));
    appendMember(out, "summary", jsonOf(document.summary()));
    const catalog::AttackPaths paths = catalog::attackPaths(analysis);
    appendMember(out, "top_threats", topThreatsJson(paths));
    appendMember(out, "hardening", hardeningJson(analysis));
    appendFindings(out, document);
    out += "  \"coverage\": ";
    appendCoverage(out, analysis, 1);
    out += ",\n";
    appendMember(out, "manual_threats", manualThreats(document));
    appendMember(out, "decisions_without_finding", orphans(analysis));
    appendPaths(out, paths);
    appendMember(out, "questions", questionsJson(analysis));
    appendMember(out, "diagnostics", notices(document), true);
    out += "}\n";
    return out;
}

} // namespace bulkhead::exporting
