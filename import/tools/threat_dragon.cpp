// SPDX-License-Identifier: Apache-2.0
#include "import/tools/drawing.h"
#include "import/tools/tools.h"

#include <algorithm>
#include <map>
#include <set>

// OWASP Threat Dragon, versions 1 (diagramJson, mxGraph-like cells) and 2 (cells with shape and data). Files
// differ from the published schemas: threats stand at data.threats, labels are texts or objects,
// half-migrated files carry diagramJson in version 2, flows may end at free points.
namespace bulkhead::import {

using model::DecisionState;
using model::Kind;

namespace {

enum class Shape { Actor, Process, Store, Flow, BoundaryBox, BoundaryCurve, Text, Unknown };

Shape shapeOf(const Node &cell)
{
    std::string_view type = cell["shape"].text();
    if (type.empty())
        type = cell["type"].text();
    if (type == "actor" || type == "tm.Actor")
        return Shape::Actor;
    if (type == "process" || type == "tm.Process")
        return Shape::Process;
    if (type == "store" || type == "tm.Store")
        return Shape::Store;
    if (type == "flow" || type == "tm.Flow" || type == "edge")
        return Shape::Flow;
    if (type == "trust-boundary-box" || type == "tm.BoundaryBox")
        return Shape::BoundaryBox;
    if (type == "trust-boundary-curve" || type == "trust-broundary-curve" || type == "tm.Boundary")
        return Shape::BoundaryCurve;
    if (type == "td-text-block" || type == "tm.Text")
        return Shape::Text;
    return Shape::Unknown;
}

// Version 2 keeps what is meant in `data`, version 1 beside the geometry.
const Node &dataOf(const Node &cell)
{
    return cell["data"].isMap() ? cell["data"] : cell;
}

std::string labelOf(const Node &cell)
{
    for (const Node &label : cell["labels"].items()) {
        if (label.isScalar() && !label.text().empty())
            return asText(label);
        for (const char *part : {"labelText", "label", "text"}) {
            if (const Node &text = label["attrs"][part]["text"]; !text.text().empty())
                return asText(text);
        }
    }
    return {};
}

std::string nameOf(const Node &cell)
{
    const Node &data = dataOf(cell);
    for (const Node *candidate :
         {&data["name"], &cell["attrs"]["text"]["text"], &cell["attrs"]["label"]["text"]}) {
        if (!candidate->text().empty())
            return asText(*candidate);
    }
    return labelOf(cell);
}

std::optional<model::Rect> rectOf(const Node &cell)
{
    const Node &position = cell["position"];
    const Node &size = cell["size"];
    if (!position.isMap() || !size.isMap())
        return std::nullopt;
    const model::Rect rect{position["x"].asReal(), position["y"].asReal(), size["width"].asReal(),
                           size["height"].asReal()};
    if (rect.width <= 0 || rect.height <= 0)
        return std::nullopt;
    return rect;
}

class ThreatDragonReader
{
public:
    ThreatDragonReader(const ParsedInput &input, Drawing &drawing) : m_input(input), m_drawing(drawing) {}

    void readSummary(const Node &root)
    {
        const Node &summary = root["summary"];
        model::Metadata &metadata = m_drawing.metadata;
        metadata.title = asText(summary["title"]);
        metadata.description = asText(summary["description"]);
        addName(metadata.authors, summary["owner"]);
        for (const Node &contributor : root["detail"]["contributors"].items())
            addName(metadata.authors, contributor["name"]);
        addName(metadata.reviewers, root["detail"]["reviewer"]);
    }

    void readDiagram(const Node &diagram)
    {
        DrawnSheet sheet;
        sheet.title = asText(diagram["title"]);
        const Node &cells = diagram["cells"].isList() ? diagram["cells"] : diagram["diagramJson"]["cells"];
        findStandIns(cells);
        for (const Node &cell : cells.items())
            readCell(cell, sheet);
        if (const Node &text = diagram["description"]; !text.text().empty())
            addNote(m_drawing.metadata.description, sheet.title, text.text());
        m_drawing.sheets.push_back(std::move(sheet));
    }

private:
    static void addName(std::vector<std::string> &names, const Node &node)
    {
        if (!node.text().empty() && std::find(names.begin(), names.end(), node.text()) == names.end())
            names.push_back(asText(node));
    }

    void tell(const Node &at, std::string message)
    {
        m_drawing.diagnostics.push_back({Severity::Warning, m_input.path, at.line(), std::move(message)});
    }

    void readCell(const Node &cell, DrawnSheet &sheet)
    {
        switch (shapeOf(cell)) {
        case Shape::Actor:
            return readShape(cell, Kind::ExternalEntity, sheet);
        case Shape::Process:
            return readProcess(cell, sheet);
        case Shape::Store:
            return readShape(cell, Kind::DataStore, sheet);
        case Shape::BoundaryBox:
            return readShape(cell, Kind::TrustBoundary, sheet);
        case Shape::Flow:
            return readFlow(cell, sheet);
        case Shape::BoundaryCurve:
            return tell(
                cell, "the trust boundary '" + nameOf(cell) +
                          "' is drawn as a line; only boundaries that enclose elements can be carried over");
        case Shape::Text:
            addNote(m_drawing.metadata.description, {}, nameOf(cell));
            return;
        case Shape::Unknown:
            return tell(cell, "a cell of the unknown shape '" + asText(cell["shape"]) + asText(cell["type"]) +
                                  "' was left out");
        }
    }

    // Boundaries of Threat Dragon have no threats: processes that Bulkhead's export put into them have these.
    void findStandIns(const Node &cells)
    {
        std::set<std::string_view> boxes;
        for (const Node &cell : cells.items()) {
            if (shapeOf(cell) == Shape::BoundaryBox)
                boxes.insert(cell["id"].text());
        }
        m_standIns.clear();
        for (const Node &cell : cells.items()) {
            const std::string_view box = dataOf(cell)["standsFor"].text();
            if (!box.empty() && boxes.contains(box))
                m_standIns.emplace(cell["id"].text(), box);
        }
    }

    void readProcess(const Node &cell, DrawnSheet &sheet)
    {
        const auto standIn = m_standIns.find(asText(cell["id"]));
        if (standIn == m_standIns.end())
            readShape(cell, Kind::Process, sheet);
        else
            readThreats(dataOf(cell)["threats"], standIn->second);
    }

    void readShape(const Node &cell, Kind kind, DrawnSheet &sheet)
    {
        const Node &data = dataOf(cell);
        DrawnShape shape;
        shape.key = asText(cell["id"]);
        shape.kind = kind;
        shape.name = nameOf(cell);
        shape.rect = rectOf(cell);
        shape.line = cell.line();
        shape.notes = asText(data["description"]);
        shape.outOfScope = data["outOfScope"].asBool();
        shape.outOfScopeReason = asText(data["reasonOutOfScope"]);
        if (kind == Kind::DataStore)
            readStore(data, shape);
        for (const char *key : {"providesAuthentication", "handlesCardPayment", "handlesGoodsOrServices",
                                "isWebApplication", "isSigned", "storesInventory"}) {
            if (data[key].asBool())
                addNote(shape.notes, key, "yes");
        }
        addNote(shape.notes, "privilegeLevel", data["privilegeLevel"].text());
        readThreats(data["threats"], shape.key);
        sheet.shapes.push_back(std::move(shape));
    }

    static void readStore(const Node &data, DrawnShape &shape)
    {
        if (data.has("isALog") && data["isALog"].asBool())
            shape.properties.emplace_back(property::data_store::store_type, property::StoreType::LogStore);
        if (data["isEncrypted"].type() == Node::Type::Bool)
            shape.properties.emplace_back(property::data_store::encrypted_at_rest,
                                          data["isEncrypted"].asBool());
        if (data["storesCredentials"].type() == Node::Type::Bool)
            shape.properties.emplace_back(property::data_store::contains_secrets,
                                          data["storesCredentials"].asBool());
    }

    void readFlow(const Node &cell, DrawnSheet &sheet)
    {
        const Node &data = dataOf(cell);
        DrawnArrow arrow;
        arrow.key = asText(cell["id"]);
        arrow.name = nameOf(cell);
        arrow.line = cell.line();
        arrow.notes = asText(data["description"]);
        arrow.source = endOf(cell["source"]);
        arrow.target = endOf(cell["target"]);
        arrow.bidirectional = data["isBidirectional"].asBool();
        arrow.outOfScope = data["outOfScope"].asBool();
        arrow.outOfScopeReason = asText(data["reasonOutOfScope"]);
        for (const Node &vertex : cell["vertices"].items())
            arrow.bends.push_back({vertex["x"].asReal(), vertex["y"].asReal()});
        addNote(arrow.notes, "protocol", data["protocol"].text());
        if (!data["protocol"].text().empty())
            arrow.properties.emplace_back(property::data_flow::protocol, asText(data["protocol"]));
        // An unticked box is what a new flow has; only a tick says something.
        if (data["isEncrypted"].asBool())
            arrow.properties.emplace_back(property::data_flow::encryption, property::Encryption::Tls);
        if (data["isPublicNetwork"].asBool())
            addNote(arrow.notes, "isPublicNetwork", "yes");
        readThreats(data["threats"], arrow.key);
        sheet.arrows.push_back(std::move(arrow));
    }

    std::string endOf(const Node &end) const
    {
        std::string key = asText(end["cell"].text().empty() ? end["id"] : end["cell"]);
        const auto standIn = m_standIns.find(key);
        return standIn == m_standIns.end() ? key : standIn->second;
    }

    void readThreats(const Node &threats, const std::string &subject)
    {
        int number = 0;
        for (const Node &node : threats.items()) {
            ++number;
            DrawnThreat threat;
            const Node &id = node["id"].text().empty() ? node["threatId"] : node["id"];
            threat.key = id.text().empty() ? subject + '/' + std::to_string(number) : asText(id);
            threat.subject = subject;
            threat.line = node.line();
            threat.category = asText(node["type"]);
            threat.title = asText(node["title"]);
            threat.description = asText(node["description"]);
            threat.mitigation = asText(node["mitigation"]);
            const std::string_view status = node["status"].text();
            const auto state = decisionStateOf(status);
            threat.state = state.value_or(DecisionState::Open);
            if (!state && !status.empty())
                m_drawing.diagnostics.push_back({Severity::Warning, m_input.path, node.line(),
                                                 "the threat '" + threat.title + "' has the status '" +
                                                     std::string(status) +
                                                     "', which is not known; it counts as open"});
            if (status == "Avoided" || status == "Eliminated")
                threat.rationale = asText(node["status"]);
            std::tie(threat.likelihood, threat.impact) = riskOf(node["severity"].text());
            addNote(threat.description, "score", node["score"].text());
            m_drawing.threats.push_back(std::move(threat));
        }
    }

    const ParsedInput &m_input;
    Drawing &m_drawing;
    std::map<std::string, std::string>
        m_standIns; // boundaries by the cells that stand for them, of one diagram
};

Result<Drawing> readThreatDragon(const ParsedInput &input)
{
    const Node &root = input.documents.front().root();
    const Node &diagrams = root["detail"]["diagrams"];
    if (!diagrams.isList()) {
        return Error{"import.threat-dragon",
                     "a Threat Dragon model needs detail.diagrams, a list (found none)",
                     {},
                     input.path,
                     root["detail"] ? root["detail"].line() : root.line(),
                     "/detail/diagrams"};
    }
    Drawing drawing;
    ThreatDragonReader reader(input, drawing);
    reader.readSummary(root);
    for (const Node &diagram : diagrams.items())
        reader.readDiagram(diagram);
    return drawing;
}

} // namespace

bool isThreatDragon(const Node &root)
{
    return root.isMap() && root.has("summary") && root.has("detail");
}

Result<Success> importThreatDragon(std::span<const ParsedInput> inputs, Builder &builder)
{
    return importDrawings(inputs, builder, readThreatDragon);
}

} // namespace bulkhead::import
