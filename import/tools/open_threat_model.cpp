// SPDX-License-Identifier: Apache-2.0
#include "import/reading/text.h"
#include "import/tools/drawing.h"
#include "import/tools/tools.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>

// Open Threat Model 0.1 and 0.2 (JSON or YAML). The format has no external entities, processes or stores:
// a component's type is free text, so its words decide. Optional lists may be null.
namespace bulkhead::import {

using model::DecisionState;
using model::Kind;

namespace {

bool hasWord(const std::string &text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view w) { return text.find(w) != std::string::npos; });
}

Kind kindOfComponent(const std::string &type, bool holdsOthers)
{
    if (holdsOthers)
        return Kind::TrustBoundary;
    if (hasWord(type, {"client", "browser", "user", "actor", "external", "third-party", "mobile-device"}))
        return Kind::ExternalEntity;
    if (hasWord(type, {"container-registry", "ecr", "image-registry"}))
        return Kind::Registry;
    if (hasWord(type,
                {"database",        "db",    "rds",        "storage",   "bucket", "s3",      "cache",
                 "redis",           "mongo", "queue",      "sqs",       "kafka",  "kinesis", "file",
                 "secrets-manager", "vault", "data-store", "datastore", "volume", "efs",     "warehouse"}))
        return Kind::DataStore;
    if (hasWord(type, {"kubernetes", "eks", "orchestrator"}))
        return Kind::Orchestrator;
    if (hasWord(type, {"docker", "container", "fargate"}))
        return Kind::Container;
    if (hasWord(type, {"ec2", "virtual-machine", "vm", "host"}))
        return Kind::Host;
    return Kind::Process;
}

std::optional<property::StoreType> storeTypeOf(const std::string &type)
{
    using enum property::StoreType;
    if (hasWord(type, {"queue", "sqs", "kafka", "kinesis"}))
        return Queue;
    if (hasWord(type, {"cache", "redis"}))
        return Cache;
    if (hasWord(type, {"bucket", "s3", "object"}))
        return ObjectStore;
    if (hasWord(type, {"secrets-manager", "vault"}))
        return SecretStore;
    if (hasWord(type, {"volume", "efs", "file"}))
        return Volume;
    return hasWord(type, {"database", "db", "rds", "mongo"}) ? std::optional(Database) : std::nullopt;
}

DecisionState threatState(const std::string &state)
{
    if (hasWord(state, {"mitigated", "implemented"}))
        return DecisionState::Mitigated;
    if (state == "accepted" || state == "accept")
        return DecisionState::Accepted;
    if (hasWord(state, {"transfer"}))
        return DecisionState::Transferred;
    if (hasWord(state, {"not-applicable", "not applicable", "n/a", "hidden"}))
        return DecisionState::NotApplicable;
    return DecisionState::Open;
}

// A rating within 0–100; nothing where no number stands.
std::optional<double> ratingOf(const Node &node)
{
    const double rating = node.asReal(std::numeric_limits<double>::quiet_NaN());
    return std::isnan(rating) ? std::nullopt : std::optional(std::clamp(rating, 0.0, 100.0));
}

// 0–100 to 1–5.
int fifth(const Node &node)
{
    const std::optional<double> rating = ratingOf(node);
    return rating ? std::min(5, 1 + static_cast<int>(*rating / 20)) : 3;
}

class OtmReader
{
public:
    OtmReader(const ParsedInput &input, const Node &root, Drawing &drawing)
        : m_input(input), m_root(root), m_drawing(drawing)
    {}

    void read()
    {
        readProject();
        for (const Node &node : m_root["threats"].items())
            m_threats[asText(node["id"])] = &node;
        for (const Node &node : m_root["mitigations"].items())
            m_mitigations[asText(node["id"])] = &node;
        collectParents();
        for (const Node &zone : m_root["trustZones"].items())
            readZone(zone);
        for (const Node &component : m_root["components"].items())
            readComponent(component);
        makeAbsolute();
        for (const Node &flow : m_root["dataflows"].items())
            readFlow(flow);
        m_drawing.sheets.push_back(std::move(m_sheet));
    }

private:
    void readProject()
    {
        const Node &project = m_root["project"];
        model::Metadata &metadata = m_drawing.metadata;
        metadata.title = asText(project["name"]);
        metadata.description = asText(project["description"]);
        if (!project["owner"].text().empty())
            metadata.authors.push_back(asText(project["owner"]));
        for (const Node &node : m_root["assets"].items()) {
            std::string reason = asText(node["description"]);
            for (const char *goal : {"confidentiality", "integrity", "availability", "comment"})
                addNote(reason, goal, node["risk"][goal].text());
            metadata.assets.push_back({asText(node["name"]), {}, reason});
        }
        m_sheet.title = metadata.title;
    }

    void collectParents()
    {
        for (const char *list : {"trustZones", "components"}) {
            for (const Node &node : m_root[list].items())
                m_holders.insert(parentOf(node));
        }
    }

    static std::string parentOf(const Node &node)
    {
        const Node &parent = node["parent"];
        return asText(parent["trustZone"].text().empty() ? parent["component"] : parent["trustZone"]);
    }

    // The place in the first diagram that has one. Sizes are optional.
    static std::optional<model::Rect> rectOf(const Node &node)
    {
        for (const Node &place : node["representations"].items()) {
            const Node &position = place["position"];
            const Node &size = place["size"];
            if (position.isMap() && size.isMap()) {
                return model::Rect{position["x"].asReal(), position["y"].asReal(), size["width"].asReal(),
                                   size["height"].asReal()};
            }
        }
        return std::nullopt;
    }

    DrawnShape shapeOf(const Node &node, Kind kind)
    {
        DrawnShape shape;
        shape.key = asText(node["id"]);
        shape.kind = kind;
        shape.name = asText(node["name"]);
        shape.parent = parentOf(node);
        shape.notes = asText(node["description"]);
        shape.rect = rectOf(node);
        shape.line = node.line();
        keepAttributes(node, shape.notes);
        return shape;
    }

    static void keepAttributes(const Node &node, std::string &notes)
    {
        std::string tags;
        for (const Node &tag : node["tags"].items()) {
            tags += tags.empty() ? "" : ", ";
            tags += tag.text();
        }
        addNote(notes, "tags", tags);
        for (const MapEntry &attribute : node["attributes"].entries())
            addNote(notes, attribute.key, attribute.value.text());
    }

    void readZone(const Node &node)
    {
        DrawnShape shape = shapeOf(node, Kind::TrustBoundary);
        const Node &stated = node["risk"]["trustRating"];
        if (const std::optional<double> rating = ratingOf(stated)) {
            using enum property::TrustLevel;
            static constexpr property::TrustLevel levels[] = {Untrusted, Low, Medium, High};
            shape.properties.emplace_back(property::trust_boundary::trust_level,
                                          levels[std::min(3, static_cast<int>(*rating / 25))]);
        }
        addNote(shape.notes, "trustRating", stated.text());
        addNote(shape.notes, "type", node["type"].text());
        m_sheet.shapes.push_back(std::move(shape));
    }

    void readComponent(const Node &node)
    {
        const std::string type = lowerCase(asText(node["type"]));
        DrawnShape shape = shapeOf(node, kindOfComponent(type, m_holders.count(asText(node["id"])) > 0));
        addNote(shape.notes, "type", node["type"].text());
        if (shape.kind == Kind::DataStore) {
            if (const auto store = storeTypeOf(type))
                shape.properties.emplace_back(property::data_store::store_type, *store);
        }
        for (const char *use : {"processed", "stored"}) {
            for (const Node &asset : node["assets"][use].items())
                addNote(shape.notes, std::string(use) + " asset", asset.text());
        }
        readThreats(node, shape.key);
        m_sheet.shapes.push_back(std::move(shape));
    }

    // Positions are absolute in some files and relative to the parent in others: where children would stand
    // outside their parent as absolute ones and inside as relative ones, they are relative.
    void makeAbsolute()
    {
        std::map<std::string, std::size_t> byKey;
        for (std::size_t i = 0; i < m_sheet.shapes.size(); ++i)
            byKey.emplace(m_sheet.shapes[i].key, i);
        int absolute = 0;
        int relative = 0;
        for (const DrawnShape &shape : m_sheet.shapes) {
            const auto parent = byKey.find(shape.parent);
            if (!shape.rect || parent == byKey.end() || !m_sheet.shapes[parent->second].rect)
                continue;
            const model::Rect &outer = *m_sheet.shapes[parent->second].rect;
            const model::Rect &r = *shape.rect;
            absolute += r.x >= outer.x && r.y >= outer.y && r.x + r.width <= outer.x + outer.width &&
                        r.y + r.height <= outer.y + outer.height;
            relative +=
                r.x >= 0 && r.y >= 0 && r.x + r.width <= outer.width && r.y + r.height <= outer.height;
        }
        if (relative <= absolute)
            return;
        const std::vector<DrawnShape> before = m_sheet.shapes;
        for (DrawnShape &shape : m_sheet.shapes) {
            std::set<std::string> seen;
            for (auto up = byKey.find(shape.parent);
                 shape.rect && up != byKey.end() && seen.insert(up->first).second;
                 up = byKey.find(before[up->second].parent)) {
                if (const auto &outer = before[up->second].rect) {
                    shape.rect->x += outer->x;
                    shape.rect->y += outer->y;
                }
            }
        }
    }

    void readFlow(const Node &node)
    {
        DrawnArrow arrow;
        arrow.key = asText(node["id"]);
        arrow.name = asText(node["name"]);
        arrow.notes = asText(node["description"]);
        arrow.source = asText(node["source"]);
        arrow.target = asText(node["destination"]);
        arrow.bidirectional = node["bidirectional"].asBool();
        arrow.line = node.line();
        keepAttributes(node, arrow.notes);
        for (const Node &asset : node["assets"].items())
            addNote(arrow.notes, "asset", asset.text());
        readThreats(node, arrow.key);
        m_sheet.arrows.push_back(std::move(arrow));
    }

    void readThreats(const Node &owner, const std::string &subject)
    {
        for (const Node &instance : owner["threats"].items()) {
            const auto found = m_threats.find(asText(instance["threat"]));
            if (found == m_threats.end()) {
                m_drawing.diagnostics.push_back({Severity::Warning, m_input.path, instance.line(),
                                                 "the threat '" + asText(instance["threat"]) +
                                                     "' is not defined in this file and was left out"});
                continue;
            }
            readThreat(instance, *found->second, subject);
        }
    }

    void readThreat(const Node &instance, const Node &definition, const std::string &subject)
    {
        DrawnThreat threat;
        threat.key = subject + '/' + asText(instance["threat"]);
        threat.subject = subject;
        threat.line = instance.line();
        threat.title = asText(definition["name"]);
        threat.description = asText(definition["description"]);
        for (const Node &category : definition["categories"].items()) {
            if (threat.category.empty() || strideOf(category.text()))
                threat.category = asText(category);
        }
        for (const Node &cwe : definition["cwes"].items())
            addNote(threat.description, {}, cwe.text());
        threat.likelihood = fifth(definition["risk"]["likelihood"]);
        threat.impact = fifth(definition["risk"]["impact"]);
        threat.state = threatState(lowerCase(asText(instance["state"])));
        readMitigations(instance["mitigations"], threat);
        m_drawing.threats.push_back(std::move(threat));
    }

    void readMitigations(const Node &list, DrawnThreat &threat)
    {
        for (const Node &mitigation : list.items()) {
            const auto found = m_mitigations.find(asText(mitigation["mitigation"]));
            std::string text = found == m_mitigations.end() ? asText(mitigation["mitigation"])
                                                            : asText((*found->second)["name"]);
            if (found != m_mitigations.end() && !(*found->second)["description"].text().empty())
                text += ": " + asText((*found->second)["description"]);
            if (!mitigation["state"].text().empty())
                text += " (" + asText(mitigation["state"]) + ')';
            addNote(threat.mitigation, {}, text);
        }
    }

    const ParsedInput &m_input;
    const Node &m_root;
    Drawing &m_drawing;
    DrawnSheet m_sheet;
    std::map<std::string, const Node *> m_threats; // by their ids, which are spaces of their own
    std::map<std::string, const Node *> m_mitigations;
    std::set<std::string> m_holders; // keys of what holds others
};

Result<Drawing> readOpenThreatModel(const ParsedInput &input)
{
    const Node &root = input.documents.front().root();
    if (!root["project"].isMap()) {
        return Error{"import.otm", "an Open Threat Model needs a project with name and id (found none)",
                     {},           input.path,
                     root.line(),  "/project"};
    }
    Drawing drawing;
    OtmReader(input, root, drawing).read();
    return drawing;
}

} // namespace

bool isOpenThreatModel(const Node &root)
{
    return root.isMap() && root.has("otmVersion");
}

Result<Success> importOpenThreatModel(std::span<const ParsedInput> inputs, Builder &builder)
{
    return importDrawings(inputs, builder, readOpenThreatModel);
}

} // namespace bulkhead::import
