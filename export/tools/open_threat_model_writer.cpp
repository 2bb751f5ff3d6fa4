// SPDX-License-Identifier: Apache-2.0
#include "export/findings/finding_text.h"
#include "export/text/json_text.h"
#include "export/tools/left_threats.h"
#include "export/tools/tool_export.h"
#include "model/view_plans.h"

#include <nlohmann/json.hpp>
#include <set>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

// What nothing holds stands in this zone, since every OTM component needs one.
constexpr const char *outerZone = "bulkhead-outside";

// OTM counts likelihood and impact from 0 to 100.
int percent(int grade)
{
    return grade * 20;
}

const char *threatState(model::DecisionState state)
{
    switch (state) {
    case model::DecisionState::Open:
        return "exposed";
    case model::DecisionState::Mitigated:
        return "mitigated";
    case model::DecisionState::Accepted:
        return "accepted";
    case model::DecisionState::Transferred:
        return "transferred";
    case model::DecisionState::NotApplicable:
        return "not-applicable";
    }
    return "exposed";
}

// Writes one model. Threats and mitigations are declared once and named by the components that have them.
class OtmWriter
{
public:
    explicit OtmWriter(const catalog::Analysis &analysis) : m_analysis(analysis), m_model(analysis.model()) {}

    ToolExport write()
    {
        const model::Metadata &metadata = m_model.metadata();
        ordered_json json;
        json["otmVersion"] = "0.2.0";
        json["project"] = {{"name", metadata.title.empty() ? "Threat model" : metadata.title},
                           {"id", "bulkhead-model"},
                           {"description", metadata.description},
                           {"owner", metadata.authors.empty() ? "" : metadata.authors.front()},
                           {"attributes", {{"version", metadata.version}, {"scope", metadata.scope}}}};
        json["representations"] = representations();
        json["trustZones"] = trustZones();
        json["components"] = components();
        json["dataflows"] = dataflows();
        json["threats"] = m_threats;
        json["mitigations"] = m_mitigations;
        std::vector<std::string> left = leftThreats(m_analysis, m_without);
        left.insert(left.end(), m_left.begin(), m_left.end());
        return {jsonText(json), std::move(left)};
    }

private:
    static bool isZone(const model::Element &element) { return element.kind == model::Kind::TrustBoundary; }

    ordered_json representations() const
    {
        ordered_json list = ordered_json::array();
        for (const model::View *view : model::viewsInOrder(m_model))
            list.push_back({{"name", view->name},
                            {"id", view->id},
                            {"type", "diagram"},
                            {"size", {{"width", 4000}, {"height", 4000}}}});
        return list;
    }

    ordered_json places(const model::Id &id) const
    {
        ordered_json list = ordered_json::array();
        for (const model::View &view : m_model.views()) {
            const model::Placement *placement = m_model.placements().find({view.id, id});
            if (!placement)
                continue;
            const model::Rect &rect = placement->rect;
            list.push_back({{"name", id},
                            {"id", view.id + "/" + id},
                            {"representation", view.id},
                            {"position", {{"x", rect.x}, {"y", rect.y}}},
                            {"size", {{"width", rect.width}, {"height", rect.height}}}});
        }
        return list;
    }

    ordered_json parentOf(const model::Element &element) const
    {
        const model::Element *parent = element.parent.empty() ? nullptr : m_model.element(element.parent);
        if (!parent)
            return {{"trustZone", outerZone}};
        return {{isZone(*parent) ? "trustZone" : "component", parent->id}};
    }

    ordered_json trustZones()
    {
        ordered_json list = ordered_json::array();
        list.push_back({{"id", outerZone}, {"name", "Outside"}, {"risk", {{"trustRating", 0}}}});
        for (const model::Element &element : m_model.elements()) {
            if (!isZone(element))
                continue;
            ordered_json zone = {{"id", element.id}, {"name", element.name}, {"risk", {{"trustRating", 50}}}};
            if (!element.parent.empty())
                zone["parent"] = parentOf(element);
            zone["representations"] = places(element.id);
            m_without.push_back(element.id);
            list.push_back(std::move(zone));
        }
        return list;
    }

    ordered_json components()
    {
        ordered_json list = ordered_json::array();
        for (const model::Element &element : m_model.elements()) {
            if (isZone(element))
                continue;
            ordered_json component = {{"id", element.id},
                                      {"name", element.name},
                                      {"type", model::kindName(element.kind)},
                                      {"description", element.notes},
                                      {"parent", parentOf(element)}};
            component["representations"] = places(element.id);
            component["threats"] = threatsOf(element.id);
            component["attributes"] = attributes(element.kind, element.properties);
            list.push_back(std::move(component));
        }
        return list;
    }

    ordered_json dataflows()
    {
        ordered_json list = ordered_json::array();
        for (const model::Flow &flow : m_model.flows()) {
            if (isZoneId(flow.source) || isZoneId(flow.target)) {
                m_without.push_back(flow.id);
                m_left.push_back("flow " + flow.id + ": OTM's flows end at components, not at zones");
                continue;
            }
            ordered_json json = {{"id", flow.id},
                                 {"name", subjectName(m_model, flow.id)},
                                 {"description", flow.notes},
                                 {"bidirectional", flow.bidirectional},
                                 {"source", flow.source},
                                 {"destination", flow.target}};
            json["threats"] = threatsOf(flow.id);
            json["attributes"] = attributes(model::Kind::DataFlow, flow.properties);
            list.push_back(std::move(json));
        }
        return list;
    }

    bool isZoneId(const model::Id &id) const
    {
        const model::Element *element = m_model.element(id);
        return element && isZone(*element);
    }

    ordered_json attributes(model::Kind kind, const model::PropertyList &properties) const
    {
        ordered_json json = ordered_json::object();
        for (const model::Property &property : properties) {
            const model::PropertyDef *def = m_model.vocabulary().find(kind, property.key);
            if (def && !property.value.isUnset())
                json[def->name] = displayValue(*def, property.value);
        }
        return json;
    }

    ordered_json threatsOf(const model::Id &id)
    {
        ordered_json list = ordered_json::array();
        for (const std::uint32_t index : m_analysis.findingsOf(id)) {
            const FindingText finding = describe(m_analysis, m_analysis.findings()[index]);
            declare(finding);
            ordered_json mitigations = ordered_json::array();
            for (const catalog::RuleMitigation &of : finding.rule->mitigations)
                mitigations.push_back({{"mitigation", m_analysis.catalogs().mitigations()[of.mitigation].id},
                                       {"state", finding.isOpen() ? "recommended" : "implemented"}});
            ordered_json instance = {{"threat", finding.id},
                                     {"state", threatState(finding.decision.effective)}};
            instance["mitigations"] = std::move(mitigations);
            list.push_back(std::move(instance));
        }
        for (const model::ManualThreat &threat : m_model.manualThreats()) {
            if (threat.subject == id)
                list.push_back(manualThreat(threat));
        }
        return list;
    }

    // A threat for each finding, since in OTM the risk belongs to the threat and differs by element.
    void declare(const FindingText &finding)
    {
        ordered_json cwes = ordered_json::array();
        for (const std::string &reference : finding.rule->references) {
            if (reference.starts_with("CWE-"))
                cwes.push_back(reference);
        }
        ordered_json threat = {{"name", finding.rule->title},
                               {"id", finding.id},
                               {"description", finding.message},
                               {"risk",
                                {{"likelihood", percent(finding.likelihood)},
                                 {"likelihoodComment", ""},
                                 {"impact", percent(finding.impact)},
                                 {"impactComment", ""}}}};
        threat["categories"] = ordered_json::array({model::strideTitle(finding.threat->category)});
        threat["cwes"] = std::move(cwes);
        threat["attributes"] = {{"confidence", confidenceName(finding.basis)}, {"rule", finding.rule->id}};
        m_threats.push_back(std::move(threat));
        for (const catalog::RuleMitigation &of : finding.rule->mitigations) {
            const catalog::Mitigation &mitigation = m_analysis.catalogs().mitigations()[of.mitigation];
            if (m_declared.insert(mitigation.id).second)
                m_mitigations.push_back({{"id", mitigation.id},
                                         {"name", mitigation.title},
                                         {"description", mitigation.howTo},
                                         {"riskReduction", of.resolves ? 100 : 50}});
        }
    }

    ordered_json manualThreat(const model::ManualThreat &threat)
    {
        ordered_json declared = {{"name", threat.title},
                                 {"id", threat.id},
                                 {"description", threat.description},
                                 {"risk",
                                  {{"likelihood", percent(threat.likelihood)},
                                   {"likelihoodComment", ""},
                                   {"impact", percent(threat.impact)},
                                   {"impactComment", ""}}}};
        declared["categories"] = ordered_json::array({model::strideTitle(threat.category)});
        declared["attributes"] = {{"mitigation", threat.mitigation}};
        m_threats.push_back(std::move(declared));
        const model::Decision *decision = m_model.decisions().find(threat.id);
        return {{"threat", threat.id},
                {"state", threatState(decision ? decision->state : model::DecisionState::Open)}};
    }

    const catalog::Analysis &m_analysis;
    const model::Model &m_model;
    ordered_json m_threats = ordered_json::array();
    ordered_json m_mitigations = ordered_json::array();
    std::set<std::string> m_declared; // mitigations
    std::vector<model::Id> m_without; // whose threats OTM has no place for
    std::vector<std::string> m_left;
};

} // namespace

ToolExport toOpenThreatModel(const catalog::Analysis &analysis)
{
    return OtmWriter(analysis).write();
}

} // namespace bulkhead::exporting
