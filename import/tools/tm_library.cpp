// SPDX-License-Identifier: Apache-2.0
#include "import/tools/drawing.h"
#include "import/tools/tools.h"

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

        for (const Node &zone : m_root["trust_zones"].items())
            add(zone, Kind::TrustBoundary, "zone:", {});
        for (const Node &actor : m_root["actors"].items())
            readActor(actor);
        for (const Node &component : m_root["components"].items())
            add(component, Kind::Process, "component:", zoneOf(component));
        for (const Node &store : m_root["data_stores"].items())
            readStore(store);
        for (const Node &flow : m_root["data_flows"].items())
            readFlow(flow);
        readData();
        readThreats();
        for (const Node &boundary : m_root["trust_boundaries"].items())
            keepBoundary(boundary);
        m_drawing.sheets.push_back(std::move(m_sheet));
    }

private:
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
        static const std::map<std::string_view, property::EntityType> types = {
            {"user", property::EntityType::EndUser},
            {"power_user", property::EntityType::EndUser},
            {"administrator", property::EntityType::Administrator},
            {"engineer", property::EntityType::Developer},
            {"third_party", property::EntityType::ThirdPartyService},
            {"system", property::EntityType::ThirdPartyService}};
        DrawnShape &shape = add(node, Kind::ExternalEntity, "actor:", zoneOf(node));
        if (const auto type = types.find(node["type"].text()); type != types.end())
            shape.properties.emplace_back(property::external_entity::entity_type, type->second);
    }

    void readStore(const Node &node)
    {
        DrawnShape &shape = add(node, Kind::DataStore, "data-store:", zoneOf(node));
        shape.properties.emplace_back(property::data_store::store_type, node["type"].text() == "object"
                                                                            ? property::StoreType::ObjectStore
                                                                            : property::StoreType::Database);
        if (!node["product"].text().empty())
            shape.properties.emplace_back(property::data_store::technology, asText(node["product"]));
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
            arrow.properties.emplace_back(property::data_flow::encryption, node["encrypted"].asBool()
                                                                               ? property::Encryption::Tls
                                                                               : property::Encryption::None);
        if (node["has_sensitive_data"].asBool())
            arrow.properties.emplace_back(property::data_flow::data_sensitivity,
                                          property::DataSensitivity::Confidential);
        m_sheet.arrows.push_back(std::move(arrow));
    }

    void readData()
    {
        for (const Node &set : m_root["data_sets"].items()) {
            std::string reason = asText(set["description"]);
            for (const Node &sensitivity : set["data_sensitivity"].items())
                addNote(reason, "sensitivity", sensitivity.text());
            for (const Node &placement : set["placements"].items())
                addNote(reason, "stored in", placement["data_store"].text());
            m_drawing.metadata.assets.push_back({asText(set["title"]), {}, reason});
        }
        for (const Node &assumption : m_root["assumptions"].items())
            m_drawing.metadata.assumptions.push_back(asText(assumption["description"]) + " (" +
                                                     asText(assumption["validity"]) + ')');
        for (const Node &persona : m_root["threat_personas"].items())
            m_drawing.metadata.threatActors.push_back(asText(persona["title"]) + ": " +
                                                      asText(persona["description"]));
    }

    // The format rates risks and lists controls beside the threats that they concern.
    void readThreats()
    {
        static const std::map<std::string_view, int> levels = {
            {"rare", 1},       {"unlikely", 2}, {"possible", 3}, {"likely", 4}, {"certain", 5},
            {"negligible", 1}, {"minor", 2},    {"moderate", 3}, {"major", 4},  {"severe", 5}};
        std::map<std::string_view, const Node *> risks;
        for (const Node &risk : m_root["risks"].items())
            for (const Node &threat : risk["threats"].items())
                risks.emplace(threat.text(), &risk);
        const auto level = [&](const Node &node) {
            const auto found = levels.find(node.text());
            return found == levels.end() ? 3 : found->second;
        };
        for (const Node &node : m_root["threats"].items()) {
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
            const auto affected = node["components_affected"].items();
            if (affected.empty())
                m_drawing.threats.push_back(threat);
            for (const Node &component : affected) {
                threat.subject = "component:" + asText(component);
                threat.key = asText(node["symbolic_name"]) + '@' + asText(component);
                m_drawing.threats.push_back(threat);
            }
        }
    }

    void readControls(std::string_view threatName, DrawnThreat &threat)
    {
        bool active = false;
        for (const Node &control : m_root["controls"].items()) {
            for (const Node &name : control["threats"].items()) {
                if (name.text() != threatName)
                    continue;
                addNote(threat.mitigation, {},
                        asText(control["title"]) + ": " + asText(control["description"]) + " (" +
                            asText(control["status"]) + ')');
                active = active || control["status"].text() == "active";
            }
        }
        if (active)
            threat.state = model::DecisionState::Mitigated;
    }

    void keepBoundary(const Node &node)
    {
        std::string text = "between " + asText(node["trust_zone_a"]) + " and " + asText(node["trust_zone_b"]);
        for (const char *list : {"access_control_methods", "authentication_methods"}) {
            for (const Node &method : node[list].items())
                text += ", " + asText(method);
        }
        addNote(m_drawing.metadata.description, "Trust boundary", text);
    }

    const Node &m_root;
    Drawing &m_drawing;
    DrawnSheet m_sheet;
};

Result<Drawing> readTmLibrary(const ParsedInput &input)
{
    Drawing drawing;
    TmLibraryReader(input.documents.front().root(), drawing).read();
    return drawing;
}

} // namespace

bool isTmLibrary(const Node &root)
{
    return root.isMap() && root.has("scope") && root.hasAny({"trust_zones", "components", "data_flows"});
}

Result<Success> importTmLibrary(std::span<const ParsedInput> inputs, Builder &builder)
{
    return importDrawings(inputs, builder, readTmLibrary);
}

} // namespace bulkhead::import
