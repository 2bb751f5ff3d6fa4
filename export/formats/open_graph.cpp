// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/assumed_breach.h"
#include "export/findings/subject.h"
#include "export/formats/formats.h"
#include "export/text/json_text.h"
#include "export/tools/left_threats.h"
#include "model/stop.h"

#include <cctype>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

// The steps of all attack paths for BloodHound, as OpenGraph: elements are nodes, steps are edges from one to
// the next.
namespace bulkhead::exporting::format {

using nlohmann::ordered_json;

namespace {

// BloodHound takes letters, digits and underscores in the kinds of nodes and edges.
std::string kindOf(std::string_view words)
{
    std::string kind = "Bulkhead_";
    bool starts = true;
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isWord = byte < 0x80 && std::isalnum(byte) != 0;
        if (isWord)
            kind += starts ? static_cast<char>(std::toupper(byte)) : c;
        starts = !isWord;
    }
    return kind;
}

class OpenGraphWriter
{
public:
    explicit OpenGraphWriter(const catalog::Analysis &analysis)
        : m_analysis(analysis), m_counts(catalog::countBySubject(analysis))
    {}

    void add(std::span<const catalog::AttackPath> paths)
    {
        for (const catalog::AttackPath &path : paths)
            for (const catalog::AttackStep &step : path.steps)
                add(step);
    }

    std::string write() const
    {
        ordered_json nodes = ordered_json::array();
        for (const std::string &id : m_nodes)
            nodes.push_back(nodeJson(id));
        ordered_json edges = ordered_json::array();
        for (const auto &[key, edge] : m_edges)
            edges.push_back(edgeJson(key, edge));
        ordered_json json;
        json["metadata"] = {{"source_kind", "Bulkhead"}};
        json["graph"]["nodes"] = std::move(nodes);
        json["graph"]["edges"] = std::move(edges);
        return jsonText(json);
    }

private:
    // BloodHound has one edge of a kind between two nodes: the likeliest step stands for the others.
    struct Key
    {
        std::string from;
        std::string to;
        std::string kind;
        auto operator<=>(const Key &) const = default;
    };
    struct Edge
    {
        catalog::AttackStep step;
        std::set<std::uint32_t> findings;
    };

    void add(const catalog::AttackStep &step)
    {
        if (step.from == step.to)
            return;
        m_nodes.emplace(step.from);
        m_nodes.emplace(step.to);
        std::string kind = kindOf(step.title);
        if (kind == kindOf({})) // a title of an organisation's own, in another script
            kind = kindOf(step.edge);
        auto [edge, isFirst] = m_edges.try_emplace(
            {std::string(step.from), std::string(step.to), std::move(kind)}, Edge{step, {}});
        edge->second.findings.insert(step.findings.begin(), step.findings.end());
        if (!isFirst && step.probability > edge->second.step.probability)
            edge->second.step = step;
    }

    ordered_json nodeJson(const std::string &id) const
    {
        if (id == catalog::theInternet)
            return {{"id", id},
                    {"kinds", {"Bulkhead_Internet"}},
                    {"properties", {{"name", "Outside"}, {"displayname", "Outside"}}}};
        const Subject subject = subjectOf(m_analysis.model(), id);
        const auto counted = m_counts.find(id);
        const catalog::Summary found = counted == m_counts.end() ? catalog::Summary() : counted->second;
        return {{"id", id},
                {"kinds", {kindOf(model::kindTitle(subject.kind))}},
                {"properties",
                 {{"name", subject.name},
                  {"displayname", pathText(subject)},
                  {"kind", model::kindName(subject.kind)},
                  {"open_findings", found.open()},
                  {"worst_rating", model::ratingName(found.worst())}}}};
    }

    ordered_json edgeJson(const Key &key, const Edge &edge) const
    {
        const catalog::AttackStep &step = edge.step;
        ordered_json properties = {{"title", step.title},     {"edge", step.edge},
                                   {"reason", step.reason},   {"probability", step.probability},
                                   {"assumed", step.assumed}, {"gains", catalog::footholdName(step.toHold)}};
        if (!edge.findings.empty()) { // an array without items has no type there
            ordered_json findings = ordered_json::array();
            for (const std::uint32_t index : edge.findings)
                findings.push_back(m_analysis.id(m_analysis.findings()[index]));
            properties["findings"] = std::move(findings);
        }
        const catalog::AttackEdge *of = m_analysis.catalogs().attack().edge(step.edge);
        if (of && !of->techniques().empty())
            properties["techniques"] = of->techniques();
        ordered_json json;
        json["kind"] = key.kind;
        json["start"] = {{"match_by", "id"}, {"value", key.from}};
        json["end"] = {{"match_by", "id"}, {"value", key.to}};
        json["properties"] = std::move(properties);
        return json;
    }

    const catalog::Analysis &m_analysis;
    std::map<std::string, catalog::Summary, std::less<>> m_counts; // by element
    std::set<std::string> m_nodes;
    std::map<Key, Edge> m_edges;
};

} // namespace

Result<Exported> openGraph(const ExportInput &input)
{
    const auto paths = catalog::attackPaths(input.analysis(), input.stop);
    if (!paths)
        return paths.error();
    const auto assumed = catalog::assumedBreach(*paths, {}, input.stop);
    if (!assumed)
        return assumed.error();
    OpenGraphWriter writer(input.analysis());
    writer.add(paths->paths());
    for (const catalog::Breach &breach : assumed->breaches)
        writer.add(breach.paths);
    Exported exported{writer.write(), leftManualThreats(input.analysis())};
    exported.left.emplace_back("elements that no attack path touches, and findings that open no step");
    return exported;
}

} // namespace bulkhead::exporting::format
