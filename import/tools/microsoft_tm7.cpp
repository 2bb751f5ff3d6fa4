// SPDX-License-Identifier: Apache-2.0
#include "import/reading/text_encoding.h"
#include "import/tools/drawing.h"
#include "import/tools/tools.h"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>

// The Microsoft Threat Modeling Tool's .tm7: XML that .NET's DataContractSerializer writes. Namespace
// prefixes vary from file to file, so nodes are found by their local names. Most of a file is its template,
// which is not read: an element's type follows from its stencil, its facts from its own properties.
namespace bulkhead::import {

using model::Kind;

namespace {

std::string_view localName(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node node, std::string_view name)
{
    for (pugi::xml_node c : node.children()) {
        if (localName(c.name()) == name)
            return c;
    }
    return {};
}

std::string textOf(pugi::xml_node node, std::string_view name)
{
    return child(node, name).text().as_string();
}

std::string typeOf(pugi::xml_node node)
{
    for (pugi::xml_attribute a : node.attributes()) {
        if (localName(a.name()) == "type")
            return std::string(localName(a.value()));
    }
    return {};
}

// The display attributes of an element, by their display names; of lists, the chosen item.
using Attributes = std::vector<std::pair<std::string, std::string>>;

Attributes attributesOf(pugi::xml_node element)
{
    Attributes attributes;
    for (pugi::xml_node item : child(element, "Properties").children()) {
        const pugi::xml_node value = child(item, "Value");
        std::string text = value.text().as_string();
        if (pugi::xml_node first = value.first_child(); first.type() == pugi::node_element) {
            int chosen = child(item, "SelectedIndex").text().as_int();
            for (pugi::xml_node option : value.children()) {
                if (chosen-- == 0)
                    text = option.text().as_string();
            }
        }
        if (typeOf(item) != "HeaderDisplayAttribute")
            attributes.emplace_back(textOf(item, "DisplayName"), std::move(text));
    }
    return attributes;
}

std::string attribute(const Attributes &attributes, std::string_view name)
{
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [&](const auto &a) { return a.first == name; });
    return found == attributes.end() ? std::string() : found->second;
}

bool isYes(const std::string &text)
{
    return text == "true" || text == "True" || text == "Yes" || text == "yes";
}

// What an attribute says beyond names and scope stays readable in the notes.
void keepAttributes(const Attributes &attributes, std::string &notes)
{
    for (const auto &[name, value] : attributes) {
        const bool own = name == "Name" || name == "Out Of Scope" || name == "Reason For Out Of Scope" ||
                         name == "Dataflow Order";
        if (!own && value != "Not Selected" && value != "Not Applicable" && value != "false")
            addNote(notes, name, value);
    }
}

model::DecisionState stateOfThreat(const std::string &state)
{
    if (state == "Mitigated")
        return model::DecisionState::Mitigated;
    return state == "NotApplicable" ? model::DecisionState::NotApplicable : model::DecisionState::Open;
}

class Tm7Reader
{
public:
    Tm7Reader(const ParsedInput &input, Drawing &drawing) : m_input(input), m_drawing(drawing) {}

    void read(pugi::xml_node root)
    {
        readMetadata(child(root, "MetaInformation"));
        for (pugi::xml_node surface : child(root, "DrawingSurfaceList").children())
            readSurface(surface);
        for (pugi::xml_node entry : child(root, "ThreatInstances").children())
            readThreat(textOf(entry, "Key"), child(entry, "Value"));
        for (pugi::xml_node note : child(root, "Notes").children())
            addNote(m_drawing.metadata.description, "Note", textOf(note, "Message"));
    }

private:
    void readMetadata(pugi::xml_node node)
    {
        model::Metadata &metadata = m_drawing.metadata;
        metadata.title = textOf(node, "ThreatModelName");
        metadata.description = textOf(node, "HighLevelSystemDescription");
        const auto add = [](std::vector<std::string> &list, std::string text) {
            if (!text.empty())
                list.push_back(std::move(text));
        };
        add(metadata.authors, textOf(node, "Owner"));
        add(metadata.authors, textOf(node, "Contributors"));
        add(metadata.reviewers, textOf(node, "Reviewer"));
        add(metadata.assumptions, textOf(node, "Assumptions"));
        addNote(metadata.description, "External dependencies", textOf(node, "ExternalDependencies"));
    }

    int lineOf(pugi::xml_node node) const
    {
        const auto offset = std::clamp<std::ptrdiff_t>(node.offset_debug(), 0,
                                                       static_cast<std::ptrdiff_t>(m_input.bytes.size()));
        // Files are one line as a rule; counting from the last place keeps others linear.
        if (offset < m_countedTo) {
            m_countedTo = 0;
            m_line = 1;
        }
        m_line += static_cast<int>(
            std::count(m_input.bytes.begin() + m_countedTo, m_input.bytes.begin() + offset, '\n'));
        m_countedTo = offset;
        return m_line;
    }

    void readSurface(pugi::xml_node surface)
    {
        DrawnSheet sheet;
        sheet.title = textOf(surface, "Header");
        for (pugi::xml_node entry : child(surface, "Borders").children())
            readBorder(textOf(entry, "Key"), child(entry, "Value"), sheet);
        for (pugi::xml_node entry : child(surface, "Lines").children())
            readLine(textOf(entry, "Key"), child(entry, "Value"), sheet);
        m_drawing.sheets.push_back(std::move(sheet));
    }

    static std::optional<Kind> kindOfStencil(const std::string &stencil, const std::string &generic)
    {
        static const std::map<std::string_view, Kind> kinds = {
            {"StencilEllipse", Kind::Process},          {"GE.P", Kind::Process},
            {"StencilRectangle", Kind::ExternalEntity}, {"GE.EI", Kind::ExternalEntity},
            {"StencilParallelLines", Kind::DataStore},  {"GE.DS", Kind::DataStore},
            {"BorderBoundary", Kind::TrustBoundary},    {"GE.TB.B", Kind::TrustBoundary}};
        for (const std::string &name : {stencil, generic}) {
            if (const auto found = kinds.find(name); found != kinds.end())
                return found->second;
        }
        return std::nullopt;
    }

    void readBorder(std::string key, pugi::xml_node node, DrawnSheet &sheet)
    {
        const Attributes attributes = attributesOf(node);
        const auto kind = kindOfStencil(typeOf(node), textOf(node, "GenericTypeId"));
        if (!kind) {
            const std::string name = attribute(attributes, "Name");
            if (textOf(node, "GenericTypeId") == "GE.A")
                addNote(m_drawing.metadata.description, "Annotation", name);
            else
                tell(node,
                     "the shape '" + name + "' of the unknown stencil " + typeOf(node) + " was left out");
            return;
        }
        DrawnShape shape;
        shape.key = std::move(key);
        shape.kind = *kind;
        shape.name = attribute(attributes, "Name");
        shape.outOfScope = isYes(attribute(attributes, "Out Of Scope"));
        shape.outOfScopeReason = attribute(attributes, "Reason For Out Of Scope");
        shape.line = lineOf(node);
        if (child(node, "Left") && child(node, "Top")) {
            shape.rect = model::Rect{
                child(node, "Left").text().as_double(), child(node, "Top").text().as_double(),
                child(node, "Width").text().as_double(), child(node, "Height").text().as_double()};
        }
        if (isYes(attribute(attributes, "Stores Credentials")))
            shape.properties.emplace_back(property::data_store::contains_secrets, true);
        if (isYes(attribute(attributes, "Stores Log Data")))
            shape.properties.emplace_back(property::data_store::store_type, property::StoreType::LogStore);
        if (isYes(attribute(attributes, "Encrypted")))
            shape.properties.emplace_back(property::data_store::encrypted_at_rest, true);
        keepAttributes(attributes, shape.notes);
        sheet.shapes.push_back(std::move(shape));
    }

    void readLine(std::string key, pugi::xml_node node, DrawnSheet &sheet)
    {
        const Attributes attributes = attributesOf(node);
        const std::string name = attribute(attributes, "Name");
        if (typeOf(node) != "Connector") {
            tell(node, "the trust boundary '" + name +
                           "' is drawn as a line; only boundaries that enclose elements can be carried over");
            return;
        }
        DrawnArrow arrow;
        arrow.key = std::move(key);
        arrow.name = name;
        arrow.source = textOf(node, "SourceGuid");
        arrow.target = textOf(node, "TargetGuid");
        arrow.outOfScope = isYes(attribute(attributes, "Out Of Scope"));
        arrow.outOfScopeReason = attribute(attributes, "Reason For Out Of Scope");
        arrow.line = lineOf(node);
        if (child(node, "HandleX"))
            arrow.bends.push_back(
                {child(node, "HandleX").text().as_double(), child(node, "HandleY").text().as_double()});
        const std::string confidentiality = attribute(attributes, "Provides Confidentiality");
        if (confidentiality == "Yes")
            arrow.properties.emplace_back(property::data_flow::encryption, property::Encryption::Tls);
        keepAttributes(attributes, arrow.notes);
        sheet.arrows.push_back(std::move(arrow));
    }

    void readThreat(std::string key, pugi::xml_node node)
    {
        std::map<std::string, std::string> texts;
        for (pugi::xml_node entry : child(node, "Properties").children())
            texts[textOf(entry, "Key")] = textOf(entry, "Value");
        DrawnThreat threat;
        threat.key = std::move(key);
        threat.subject = textOf(node, "FlowGuid");
        threat.category = texts["UserThreatCategory"];
        threat.title = texts["Title"];
        threat.description = texts["UserThreatDescription"].empty() ? texts["UserThreatShortDescription"]
                                                                    : texts["UserThreatDescription"];
        threat.mitigation = texts["PossibleMitigations"];
        threat.state = stateOfThreat(textOf(node, "State"));
        threat.rationale = textOf(node, "StateInformation");
        threat.line = lineOf(node);
        std::tie(threat.likelihood, threat.impact) =
            riskOf(textOf(node, "Priority").empty() ? texts["Priority"] : textOf(node, "Priority"));
        m_drawing.threats.push_back(std::move(threat));
    }

    void tell(pugi::xml_node at, std::string message)
    {
        m_drawing.diagnostics.push_back({Severity::Warning, m_input.path, lineOf(at), std::move(message)});
    }

    const ParsedInput &m_input;
    Drawing &m_drawing;
    mutable std::ptrdiff_t m_countedTo = 0;
    mutable int m_line = 1;
};

Error refused(const ParsedInput &input, int line, std::string message)
{
    return Error{"import.tm7", std::move(message), {}, input.path, line, {}};
}

// Where a character reference (&#xD800;) stands for no character of XML; npos where none does.
std::size_t badReference(std::string_view text)
{
    for (std::size_t at = text.find("&#"); at != std::string_view::npos; at = text.find("&#", at + 2)) {
        const bool isHex = at + 2 < text.size() && text[at + 2] == 'x';
        const char *begin = text.data() + at + (isHex ? 3 : 2);
        std::uint32_t character = 0;
        const auto [end, fault] = std::from_chars(std::min(begin, text.data() + text.size()),
                                                  text.data() + text.size(), character, isHex ? 16 : 10);
        const bool isControl =
            character < 0x20 && character != '\t' && character != '\n' && character != '\r';
        const bool isSurrogate = character >= 0xD800 && character <= 0xDFFF;
        if (fault != std::errc() || isControl || isSurrogate || character > 0x10FFFF)
            return at;
    }
    return std::string_view::npos;
}

Result<Drawing> readMicrosoftTm7(const ParsedInput &raw)
{
    auto text = decodeText(raw.bytes, raw.path);
    if (!text)
        return text.error();
    const ParsedInput input{raw.path, raw.format, {}, *std::move(text)};
    if (const std::size_t bad = badReference(input.bytes); bad != std::string::npos)
        return refused(
            input,
            1 + static_cast<int>(std::count(input.bytes.begin(),
                                            input.bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n')),
            "a character reference stands for no character");
    if (const auto doctype = input.bytes.find("<!DOCTYPE"); doctype != std::string::npos) {
        const auto line = 1 + std::count(input.bytes.begin(),
                                         input.bytes.begin() + static_cast<std::ptrdiff_t>(doctype), '\n');
        return refused(input, static_cast<int>(line),
                       "a document type declaration is not read (a .tm7 file has none)");
    }
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(input.bytes.data(), input.bytes.size());
    if (!parsed) {
        const auto end =
            input.bytes.begin() +
            std::clamp<std::ptrdiff_t>(parsed.offset, 0, static_cast<std::ptrdiff_t>(input.bytes.size()));
        return refused(input, 1 + static_cast<int>(std::count(input.bytes.begin(), end, '\n')),
                       std::string("this is no well-formed XML: ") + parsed.description());
    }
    const pugi::xml_node root = document.document_element();
    if (localName(root.name()) != "ThreatModel")
        return refused(input, 1,
                       "the root element is '" + std::string(root.name()) + "' (expected ThreatModel)");
    Drawing drawing;
    Tm7Reader(input, drawing).read(root);
    return drawing;
}

} // namespace

bool isMicrosoftTm7(std::string_view bytes)
{
    std::string head(bytes.substr(0, 4096));
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) { // UTF-16: ASCII with zeros between
        head.erase(0, 2);
        std::erase(head, '\0');
    }
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && head[first] == '<' &&
           head.find("ThreatModel") != std::string_view::npos;
}

Result<Success> importMicrosoftTm7(std::span<const ParsedInput> inputs, Builder &builder)
{
    return importDrawings(inputs, builder, readMicrosoftTm7);
}

} // namespace bulkhead::import
