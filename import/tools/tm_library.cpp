#include "import/tools/drawing.h"

#include <map>

// OWASP Threat Model Library 1.0 (JSON): zones, actors, components, data stores and flows without geometry.
namespace bulkhead::import {

using model::Kind;

namespace {

class TmLibraryReader
{
public:
    TmLibraryReader(const Node &root, Drawing &drawing) : m_root(root), m_drawing(drawing) {}

    void read()
    {
        const Node &scope = m_root["scope"];
        m_drawing.metadata.title = asText(scope["title"]);
        m_drawing.metadata.version = asText(m_root["version"]);
        m_drawing.metadata.description = asText(m_root["description"]);
        m_drawing.metadata.scope = asText(scope["description"]);
        for (const char *key : {"business_criticality", "exposure", "tier"})
            addNote(m_drawing.metadata.scope, key, scope[key].text());
        m_sheet.title = m_drawing.metadata.title;

        each("trust_zones", [&](const Node &n) { add(n, Kind::TrustBoundary, "zone:", {}); });
        each("actors", [&](const Node &n) { readActor(n); });
        each("components", [&](const Node &n) { add(n, Kind::Process, "component:", zoneOf(n)); });
        each("data_stores", [&](const Node &n) { readStore(n); });
        each("data_flows", [&](const Node &n) { readFlow(n); });
        readData();
        readThreats();
        each("trust_boundaries", [&](const Node &n) { keepBoundary(n); });
        m_drawing.sheets.push_back(std::move(m_sheet));
    }

private:
    template <typename Action>
    void each(const char *list, Action action)
    {
        const Node &items = m_root[list];
        for (std::size_t i = 0; items.isList() && i < items.size(); ++i)
            action(items.at(i));
    }

    static std::string zoneOf(const Node &node)
    {
        return node["trust_zone"].text().empty() ? std::string() : "zone:" + asText(node["trust_zone"]);
    }

    DrawnShape &add(const Node &node, Kind kind, const std::string &space, std::string parent)
    {
        DrawnShape shape;
        shape.key = space + asText(node["symbolic_name"]);
        shape.kind = kind;
        shape.name = asText(node["title"]);
        shape.notes = asText(node["description"]);
        shape.parent = std::move(parent);
        shape.line = node.line();
        for (const char *key : {"parent_component", "repo_link", "permissions", "vendor"})
            addNote(shape.notes, key, node[key].text());
        m_sheet.shapes.push_back(std::move(shape));
        return m_sheet.shapes.back();
    }

    void readActor(const Node &node)
    {
        static const std::map<std::string_view, const char *> types = {{"user", "end_user"},
                                                                       {"power_user", "end_user"},
                                                                       {"administrator", "administrator"},
                                                                       {"engineer", "developer"},
                                                                       {"third_party", "third_party_service"},
                                                                       {"system", "third_party_service"}};
        DrawnShape &shape = add(node, Kind::ExternalEntity, "actor:", zoneOf(node));
        if (const auto type = types.find(node["type"].text()); type != types.end())
            shape.properties.emplace_back("entity_type", type->second);
    }

    void readStore(const Node &node)
    {
        DrawnShape &shape = add(node, Kind::DataStore, "data-store:", zoneOf(node));
        shape.properties.emplace_back("store_type",
                                      node["type"].text() == "object" ? "object_store" : "database");
        if (!node["product"].text().empty())
            shape.properties.emplace_back("technology", asText(node["product"]));
        addNote(shape.notes, "type", node["type"].text());
    }

    // Ends are typed references: {"type": "#/$defs/data-store", "object": "orders"}.
    static std::string endOf(const Node &end)
    {
        const std::string_view type = end["type"].text();
        const auto slash = type.rfind('/');
        return std::string(slash == std::string_view::npos ? type : type.substr(slash + 1)) + ':' +
               asText(end["object"]);
    }

    void readFlow(const Node &node)
    {
        DrawnArrow arrow;
        arrow.key = "flow:" + asText(node["symbolic_name"]);
        arrow.name = asText(node["title"]);
        arrow.notes = asText(node["description"]);
        arrow.source = endOf(node["source"]);
        arrow.target = endOf(node["destination"]);
        arrow.line = node.line();
        if (node["encrypted"].type() == Node::Type::Bool)
            arrow.properties.emplace_back("encryption", node["encrypted"].asBool() ? "tls" : "none");
        if (node["has_sensitive_data"].asBool())
            arrow.properties.emplace_back("data_sensitivity", "confidential");
        m_sheet.arrows.push_back(std::move(arrow));
    }

    void readData()
    {
        each("data_sets", [&](const Node &node) {
            std::string reason = asText(node["description"]);
            for (std::size_t i = 0; i < node["data_sensitivity"].size(); ++i)
                addNote(reason, "sensitivity", node["data_sensitivity"].at(i).text());
            for (std::size_t i = 0; i < node["placements"].size(); ++i)
                addNote(reason, "stored in", node["placements"].at(i)["data_store"].text());
            m_drawing.metadata.assets.push_back({asText(node["title"]), {}, reason});
        });
        each("assumptions", [&](const Node &node) {
            m_drawing.metadata.assumptions.push_back(asText(node["description"]) + " (" +
                                                     asText(node["validity"]) + ')');
        });
        each("threat_personas", [&](const Node &node) {
            m_drawing.metadata.threatActors.push_back(asText(node["title"]) + ": " +
                                                      asText(node["description"]));
        });
    }

    // The format rates risks and lists controls beside the threats that they concern.
    void readThreats()
    {
        static const std::map<std::string_view, int> levels = {
            {"rare", 1},       {"unlikely", 2}, {"possible", 3}, {"likely", 4}, {"certain", 5},
            {"negligible", 1}, {"minor", 2},    {"moderate", 3}, {"major", 4},  {"severe", 5}};
        std::map<std::string_view, const Node *> risks;
        each("risks", [&](const Node &node) {
            for (std::size_t i = 0; i < node["threats"].size(); ++i)
                risks.emplace(node["threats"].at(i).text(), &node);
        });
        const auto level = [&](const Node &node) {
            const auto found = levels.find(node.text());
            return found == levels.end() ? 3 : found->second;
        };
        each("threats", [&](const Node &node) {
            DrawnThreat threat;
            threat.key = asText(node["symbolic_name"]);
            threat.title = asText(node["title"]);
            threat.description = asText(node["description"]);
            threat.line = node.line();
            addNote(threat.description, "event", node["event"].text());
            addNote(threat.description, "persona", node["threat_persona"].text());
            if (const auto risk = risks.find(node["symbolic_name"].text()); risk != risks.end()) {
                threat.likelihood = level((*risk->second)["likelihood"]);
                threat.impact = level((*risk->second)["impact"]);
            }
            readControls(node["symbolic_name"].text(), threat);
            const Node &affected = node["components_affected"];
            if (affected.size() == 0)
                m_drawing.threats.push_back(threat);
            for (std::size_t i = 0; affected.isList() && i < affected.size(); ++i) {
                threat.subject = "component:" + asText(affected.at(i));
                threat.key = asText(node["symbolic_name"]) + '@' + asText(affected.at(i));
                m_drawing.threats.push_back(threat);
            }
        });
    }

    void readControls(std::string_view threatName, DrawnThreat &threat)
    {
        bool active = false;
        each("controls", [&](const Node &node) {
            for (std::size_t i = 0; i < node["threats"].size(); ++i) {
                if (node["threats"].at(i).text() != threatName)
                    continue;
                addNote(threat.mitigation, {},
                        asText(node["title"]) + ": " + asText(node["description"]) + " (" +
                            asText(node["status"]) + ')');
                active = active || node["status"].text() == "active";
            }
        });
        if (active)
            threat.state = model::DecisionState::Mitigated;
    }

    void keepBoundary(const Node &node)
    {
        std::string text = "between " + asText(node["trust_zone_a"]) + " and " + asText(node["trust_zone_b"]);
        for (const char *list : {"access_control_methods", "authentication_methods"}) {
            for (std::size_t i = 0; i < node[list].size(); ++i)
                text += std::string(", ") + asText(node[list].at(i));
        }
        addNote(m_drawing.metadata.description, "Trust boundary", text);
    }

    const Node &m_root;
    Drawing &m_drawing;
    DrawnSheet m_sheet;
};

} // namespace

Result<Drawing> readTmLibrary(const ParsedInput &input)
{
    Drawing drawing;
    TmLibraryReader(input.documents.front().root(), drawing).read();
    return drawing;
}

} // namespace bulkhead::import
