// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/geometry.h"
#include "export/findings/finding_text.h"
#include "export/text/json_text.h"
#include "export/text/words.h"
#include "export/tools/left_threats.h"
#include "export/tools/tool_export.h"
#include "model/properties.h"
#include "model/view_plans.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <QUuid>
#include <set>

// The shapes follow what Threat Dragon 2 writes, which differs from its published schema: threats stand at
// data.threats and are named by "id".
namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

// The same thing has the same id in every export.
std::string uuidOf(std::string_view id)
{
    static const QUuid space("{0b6e4b1d-5b0f-4f3a-9a51-6d3f5f5d2f10}");
    return QUuid::createUuidV5(space, QByteArray(id.data(), static_cast<qsizetype>(id.size())))
        .toString(QUuid::WithoutBraces)
        .toStdString();
}

const char *statusOf(model::DecisionState state)
{
    switch (state) {
    case model::DecisionState::Open:
        return "Open";
    case model::DecisionState::Mitigated:
        return "Mitigated";
    case model::DecisionState::Accepted:
        return "Accepted";
    case model::DecisionState::Transferred:
        return "Transferred";
    case model::DecisionState::NotApplicable:
        return "NotApplicable";
    }
    return "Open";
}

struct CellForm
{
    const char *shape;
    const char *type;
};

// Writes the diagrams of one model.
class ThreatDragonWriter
{
public:
    explicit ThreatDragonWriter(const catalog::Analysis &analysis)
        : m_analysis(analysis), m_model(analysis.model())
    {
        for (const model::Element &element : m_model.elements()) {
            if (!element.parent.empty())
                m_holders.insert(element.parent);
        }
    }

    ToolExport write()
    {
        ordered_json diagrams = ordered_json::array();
        for (const model::View *view : model::viewsInOrder(m_model))
            diagrams.push_back(diagramJson(*view, diagrams.size()));
        const model::Metadata &metadata = m_model.metadata();
        ordered_json contributors = ordered_json::array();
        for (const std::string &author : metadata.authors)
            contributors.push_back({{"name", author}});

        ordered_json json;
        json["version"] = "2.3.0";
        json["summary"] = {{"title", metadata.title.empty() ? "Threat model" : metadata.title},
                           {"owner", metadata.authors.empty() ? "" : metadata.authors.front()},
                           {"description", metadata.description},
                           {"id", 0}};
        json["detail"]["contributors"] = std::move(contributors);
        json["detail"]["diagrams"] = std::move(diagrams);
        json["detail"]["diagramTop"] = m_model.views().size();
        json["detail"]["reviewer"] = metadata.reviewers.empty() ? "" : metadata.reviewers.front();
        json["detail"]["threatTop"] = m_threats;
        tellWhatIsLeft();
        return {jsonText(json), std::move(m_left)};
    }

private:
    CellForm formOf(const model::Element &element) const
    {
        if (element.kind == model::Kind::TrustBoundary || m_holders.contains(element.id))
            return {"trust-boundary-box", "tm.BoundaryBox"};
        switch (element.kind) {
        case model::Kind::ExternalEntity:
            return {"actor", "tm.Actor"};
        case model::Kind::DataStore:
        case model::Kind::Image:
            return {"store", "tm.Store"};
        default:
            return {"process", "tm.Process"};
        }
    }

    ordered_json threatJson(const FindingText &finding)
    {
        std::string fix;
        for (const catalog::RuleMitigation &of : finding.rule->mitigations)
            fix += (fix.empty() ? "" : "\n") + m_analysis.catalogs().mitigations()[of.mitigation].title;
        return {{"id", uuidOf(finding.id)},
                {"number", ++m_threats},
                {"title", finding.rule->title},
                {"status", statusOf(finding.decision.effective)},
                {"severity", ratingTitle(finding.rating)},
                {"type", model::strideTitle(finding.threat->category)},
                {"description", finding.message + " (" + finding.id + ")"},
                {"mitigation", fix},
                {"modelType", "STRIDE"},
                {"new", false},
                {"score", std::to_string(finding.score)}};
    }

    ordered_json manualJson(const model::ManualThreat &threat)
    {
        const model::Decision *decision = m_model.decisions().find(threat.id);
        return {{"id", uuidOf(threat.id)},
                {"number", ++m_threats},
                {"title", threat.title},
                {"status", statusOf(decision ? decision->state : model::DecisionState::Open)},
                {"severity", ratingTitle(catalog::ratingOf(threat))},
                {"type", model::strideTitle(threat.category)},
                {"description", threat.description},
                {"mitigation", threat.mitigation},
                {"modelType", "STRIDE"},
                {"new", false},
                {"score", std::to_string(catalog::scoreOf(threat))}};
    }

    // The threats of one element or flow; they go into the first diagram that shows it.
    ordered_json threatsOf(const model::Id &id)
    {
        ordered_json threats = ordered_json::array();
        if (!m_told.insert(id).second)
            return threats;
        for (const std::uint32_t index : m_analysis.findingsOf(id))
            threats.push_back(threatJson(describe(m_analysis, m_analysis.findings()[index])));
        for (const model::ManualThreat &threat : m_model.manualThreats()) {
            if (threat.subject == id)
                threats.push_back(manualJson(threat));
        }
        return threats;
    }

    static bool anyOpen(const ordered_json &threats)
    {
        return std::any_of(threats.begin(), threats.end(),
                           [](const ordered_json &threat) { return threat.at("status") == "Open"; });
    }

    template <typename T>
    ordered_json dataOf(const T &item, const char *type, ordered_json threats)
    {
        ordered_json data = {{"type", type},
                             {"name", item.name},
                             {"description", item.notes},
                             {"outOfScope", item.outOfScope},
                             {"reasonOutOfScope", item.outOfScopeReason},
                             {"hasOpenThreats", anyOpen(threats)}};
        data["threats"] = std::move(threats);
        return data;
    }

    ordered_json nodeJson(const model::Element &element, const model::Rect &rect)
    {
        const CellForm form = formOf(element);
        const bool isBox = std::string_view(form.shape) == "trust-boundary-box";
        ordered_json cell = {{"id", uuidOf(element.id)},
                             {"shape", form.shape},
                             {"zIndex", isBox ? -1 : 1},
                             {"visible", true},
                             {"position", {{"x", rect.x}, {"y", rect.y}}},
                             {"size", {{"width", rect.width}, {"height", rect.height}}}};
        cell["attrs"][isBox ? "label" : "text"]["text"] = element.name;
        if (!isBox) {
            cell["data"] = dataOf(element, form.type, threatsOf(element.id));
            return cell;
        }
        cell["data"] = {{"type", form.type},
                        {"name", element.name},
                        {"description", element.notes},
                        {"isTrustBoundary", true},
                        {"hasOpenThreats", false}};
        m_boxes.insert(element.id);
        return cell;
    }

    // Boundaries of Threat Dragon have no threats: those of a host or registry that holds others stand at a
    // process in its corner.
    void addStandIn(ordered_json &cells, const model::Element &element, const model::Rect &rect)
    {
        ordered_json threats = threatsOf(element.id);
        if (threats.empty())
            return;
        model::Element itself = element;
        itself.name += " (itself)";
        ordered_json cell = {{"id", uuidOf(element.id + "#itself")},
                             {"shape", "process"},
                             {"zIndex", 1},
                             {"visible", true},
                             {"position", {{"x", rect.x + 8}, {"y", rect.y + 8}}},
                             {"size", {{"width", 100}, {"height", 60}}}};
        cell["attrs"]["text"]["text"] = itself.name;
        cell["data"] = dataOf(itself, "tm.Process", std::move(threats));
        cell["data"]["standsFor"] = uuidOf(element.id); // for the import
        cells.push_back(std::move(cell));
    }

    ordered_json flowJson(const model::Flow &flow, const model::Placement *placement)
    {
        const std::string name = flow.name.empty() ? subjectName(m_model, flow.id) : flow.name;
        ordered_json vertices = ordered_json::array();
        if (placement) {
            for (const model::Point &bend : diagram::bendsOf(*placement))
                vertices.push_back({{"x", bend.x}, {"y", bend.y}});
        }
        ordered_json cell = {{"id", uuidOf(flow.id)},
                             {"shape", "flow"},
                             {"zIndex", 10},
                             {"width", 200},
                             {"height", 100},
                             {"connector", "smooth"},
                             {"source", {{"cell", uuidOf(flow.source)}}},
                             {"target", {{"cell", uuidOf(flow.target)}}}};
        cell["vertices"] = std::move(vertices);
        cell["labels"] = ordered_json::array({name});
        cell["data"] = dataOf(flow, "tm.Flow", threatsOf(flow.id));
        cell["data"]["name"] = name;
        cell["data"]["isBidirectional"] = flow.bidirectional;
        cell["data"]["isEncrypted"] = isEncrypted(flow);
        cell["data"]["isPublicNetwork"] = false;
        cell["data"]["protocol"] = textOf(flow, model::property::data_flow::protocol);
        return cell;
    }

    std::string textOf(const model::Flow &flow, std::string_view property) const
    {
        const model::PropertyDef *def = m_model.vocabulary().find(model::Kind::DataFlow, property);
        const model::Value *value = def ? flow.properties.value(def->key) : nullptr;
        return value && !value->isUnset() ? displayValue(*def, *value) : std::string();
    }

    bool isEncrypted(const model::Flow &flow) const
    {
        const std::string encryption = textOf(flow, model::property::data_flow::encryption);
        return !encryption.empty() && encryption != model::choiceName(model::property::Encryption::None);
    }

    ordered_json diagramJson(const model::View &view, std::size_t number)
    {
        ordered_json cells = ordered_json::array();
        std::set<model::Id> shown;
        auto placement = m_model.placements().lowerBound({view.id, {}});
        for (; placement != m_model.placements().end() && placement->view == view.id; ++placement) {
            if (const model::Element *element = m_model.element(placement->item)) {
                cells.push_back(nodeJson(*element, placement->rect));
                if (m_boxes.contains(element->id))
                    addStandIn(cells, *element, placement->rect);
                shown.insert(element->id);
            }
        }
        for (const model::Flow &flow : m_model.flows()) {
            if (shown.contains(flow.source) && shown.contains(flow.target))
                cells.push_back(flowJson(flow, m_model.placements().find({view.id, flow.id})));
        }
        ordered_json json = {{"id", number},
                             {"title", view.name},
                             {"diagramType", "STRIDE"},
                             {"placeholder", ""},
                             {"thumbnail", "./public/content/images/thumbnail.stride.jpg"},
                             {"version", "2.3.0"}};
        json["cells"] = std::move(cells);
        return json;
    }

    void tellWhatIsLeft()
    {
        std::vector<model::Id> unseen;
        for (const model::Element &element : m_model.elements()) {
            if (!m_told.contains(element.id) && !m_boxes.contains(element.id))
                unseen.push_back(element.id);
        }
        const std::size_t elements = unseen.size();
        for (const model::Flow &flow : m_model.flows()) {
            if (!m_told.contains(flow.id))
                unseen.push_back(flow.id);
        }
        m_left = leftThreats(m_analysis, unseen);
        if (elements > 0)
            m_left.push_back(counted(elements, "element") + " that no diagram shows, networks among them");
        m_left.push_back("properties other than a flow's protocol and encryption");
    }

    const catalog::Analysis &m_analysis;
    const model::Model &m_model;
    std::set<model::Id> m_holders; // of other elements
    std::set<model::Id> m_told;    // whose threats are written
    std::set<model::Id> m_boxes;
    int m_threats = 0;
    std::vector<std::string> m_left;
};

} // namespace

ToolExport toThreatDragon(const catalog::Analysis &analysis)
{
    return ThreatDragonWriter(analysis).write();
}

} // namespace bulkhead::exporting
