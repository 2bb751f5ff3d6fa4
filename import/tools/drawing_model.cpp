// SPDX-License-Identifier: Apache-2.0
#include "import/reading/text.h"
#include "import/tools/box_index.h"
#include "import/tools/drawing.h"

#include "model/ids.h"

#include <algorithm>
#include <map>
#include <set>

// From a drawing to the model: ids, containment (stated or by geometry), properties as the vocabulary has
// them, one view a diagram, and threats with their decisions.
namespace bulkhead::import {

using model::Id;
using model::Kind;

namespace {

std::string protocolOf(std::string text)
{
    text = lowerCase(text);
    static constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"https", "https"}, {"tls", "https"},  {"wss", "https"},   {"http", "http"},    {"grpc", "grpc"},
        {"redis", "redis"}, {"ssh", "ssh"},    {"sftp", "ssh"},    {"dns", "dns"},      {"nfs", "nfs"},
        {"amqp", "queue"},  {"mqtt", "queue"}, {"kafka", "queue"}, {"sql", "database"}, {"jdbc", "database"},
        {"tcp", "tcp"},     {"syslog", "log"}};
    for (const auto &[word, protocol] : words) {
        if (text.find(word) != std::string::npos)
            return std::string(protocol);
    }
    return "other";
}

class Converter
{
public:
    Converter(const ParsedInput &input, Drawing drawing, Builder &builder)
        : m_input(input), m_drawing(std::move(drawing)), m_builder(builder)
    {}

    void convert()
    {
        for (const Diagnostic &diagnostic : m_drawing.diagnostics)
            m_builder.report(diagnostic.severity, diagnostic.file, diagnostic.line, diagnostic.message);
        addMetadata();
        for (DrawnSheet &sheet : m_drawing.sheets) {
            dropImpossiblePlaces(sheet);
            reportRepeatedKeys(sheet);
            convertSheet(sheet);
        }
        for (const DrawnThreat &threat : m_drawing.threats)
            convertThreat(threat);
    }

private:
    std::string keyOf(const std::string &key) const { return m_input.path + '#' + key; }

    model::Origin originOf(int line, std::string_view object)
    {
        return m_builder.origin(m_input.path, line, object);
    }

    // Several drawings in one import: the first title stands, people and assumptions add up.
    void addMetadata()
    {
        const model::Metadata &from = m_drawing.metadata;
        model::Metadata &to = m_builder.metadata();
        m_builder.setTitle(from.title);
        if (to.version.empty())
            to.version = from.version;
        addNote(to.description, {}, from.description);
        addNote(to.scope, {}, from.scope);
        const auto append = [](auto &list, const auto &more) {
            list.insert(list.end(), more.begin(), more.end());
        };
        append(to.authors, from.authors);
        append(to.reviewers, from.reviewers);
        append(to.assumptions, from.assumptions);
        append(to.threatActors, from.threatActors);
        append(to.assets, from.assets);
    }

    // Shapes and arrows at coordinates that cannot be drawn lose them, with a warning, and are laid out anew.
    void dropImpossiblePlaces(DrawnSheet &sheet)
    {
        const auto warn = [this](int line, const std::string &name) {
            m_builder.warn(m_input.path, line,
                           "'" + name + "' stands where nothing can be drawn; its place was left out");
        };
        for (DrawnShape &shape : sheet.shapes) {
            if (shape.rect && !model::canBeDrawn(*shape.rect)) {
                warn(shape.line, shape.name);
                shape.rect.reset();
            }
        }
        for (DrawnArrow &arrow : sheet.arrows) {
            if (!std::all_of(arrow.bends.begin(), arrow.bends.end(),
                             [](const model::Point &bend) { return model::canBeDrawn(bend); })) {
                warn(arrow.line, arrow.name);
                arrow.bends.clear();
            }
        }
    }

    // Two shapes with one id: the second is left out, with a warning.
    void reportRepeatedKeys(const DrawnSheet &sheet)
    {
        std::map<std::string_view, const DrawnShape *> byKey;
        for (const DrawnShape &shape : sheet.shapes) {
            const auto [first, isNew] = byKey.emplace(shape.key, &shape);
            if (!isNew && !shape.key.empty() && first->second->name != shape.name)
                m_builder.warn(m_input.path, shape.line,
                               "'" + shape.name + "' has the id of '" + first->second->name +
                                   "' and was left out");
        }
    }

    void convertSheet(const DrawnSheet &sheet)
    {
        const Holders holders = holdersOf(sheet);
        std::vector<model::Placement> placements;
        model::View view;
        view.id = model::slug(sheet.title);
        if (view.id.empty())
            view.id = "diagram";
        view.name = sheet.title.empty() ? "Diagram" : sheet.title;
        view.wholeModel = false;
        std::set<std::string> made;
        for (const DrawnShape &shape : sheet.shapes)
            addShape(shape, holders, made);
        for (const DrawnShape &shape : sheet.shapes) {
            const auto id = m_ids.find(shape.key);
            if (id == m_ids.end())
                continue;
            view.members.push_back(id->second);
            if (shape.rect)
                placements.push_back({{}, id->second, *shape.rect, {}});
        }
        for (const DrawnArrow &arrow : sheet.arrows)
            addArrow(arrow, placements);
        m_builder.addView(std::move(view), std::move(placements));
    }

    // The enclosing shape of each shape, by the shape's key: stated by the file, or found by geometry. A
    // circle is broken up, with a warning.
    using Holders = std::map<std::string_view, const DrawnShape *>;
    Holders holdersOf(const DrawnSheet &sheet)
    {
        std::map<std::string_view, const DrawnShape *> byKey;
        for (const DrawnShape &shape : sheet.shapes)
            byKey.emplace(shape.key, &shape);
        const BoxIndex boxes(sheet);
        Holders holders;
        for (const DrawnShape &shape : sheet.shapes) {
            const DrawnShape *box = shape.parent.empty() ? boxes.smallestAround(shape) : nullptr;
            const std::string &parent = box ? box->key : shape.parent;
            const auto holder = byKey.find(parent);
            if (parent.empty())
                continue;
            if (holder == byKey.end()) {
                m_builder.warn(m_input.path, shape.line,
                               "'" + shape.name + "' names the parent '" + parent +
                                   "', which is not in this file");
                continue;
            }
            if (!model::canContain(holder->second->kind)) {
                m_builder.warn(m_input.path, shape.line,
                               "'" + shape.name + "' stands in '" + holder->second->name +
                                   "', which holds no others; it was put beside it");
                continue;
            }
            if (isOrStandsIn(*holder->second, shape, holders)) {
                m_builder.warn(m_input.path, shape.line,
                               "'" + shape.name + "' would stand inside itself; it was put at the top");
                continue;
            }
            holders.emplace(shape.key, holder->second);
        }
        liftTheDeepest(sheet, holders);
        return holders;
    }

    static const DrawnShape *holderOf(const DrawnShape &shape, const Holders &holders)
    {
        const auto found = holders.find(shape.key);
        return found == holders.end() ? nullptr : found->second;
    }

    bool isOrStandsIn(const DrawnShape &shape, const DrawnShape &outer, const Holders &holders) const
    {
        const DrawnShape *up = &shape;
        for (std::size_t depth = 0; up && depth < m_mostNested; ++depth, up = holderOf(*up, holders)) {
            if (up->key == outer.key)
                return true;
        }
        return false;
    }

    // A file may nest shapes deeper than a drawing can.
    void liftTheDeepest(const DrawnSheet &sheet, Holders &holders)
    {
        for (const DrawnShape &shape : sheet.shapes) {
            std::size_t depth = 0;
            for (const DrawnShape *up = holderOf(shape, holders); up && depth <= m_mostNested;
                 up = holderOf(*up, holders))
                ++depth;
            if (depth > m_mostNested && holders.erase(shape.key) > 0)
                m_builder.warn(m_input.path, shape.line,
                               "'" + shape.name + "' stands in more than " + std::to_string(m_mostNested) +
                                   " others, one in the other; it was put at the top");
        }
    }

    // Makes a shape after the one that holds it.
    void addShape(const DrawnShape &shape, const Holders &holders, std::set<std::string> &made)
    {
        if (!made.insert(shape.key).second)
            return;
        if (shape.key.empty()) {
            m_builder.warn(m_input.path, shape.line,
                           "a shape without an id was left out: '" + shape.name + "'");
            return;
        }
        NewElement wanted;
        if (const DrawnShape *holder = holderOf(shape, holders)) {
            addShape(*holder, holders, made);
            wanted.parent = m_ids.at(holder->key);
        }
        wanted.kind = shape.kind;
        wanted.name = shape.name.empty() ? std::string(model::kindTitle(shape.kind)) : shape.name;
        wanted.id = model::slug(wanted.name);
        if (wanted.id.empty())
            wanted.id = model::kindName(shape.kind);
        wanted.sourceKey = keyOf(shape.key);
        wanted.origin = originOf(shape.line, shape.name);
        wanted.implied = true;
        model::Element &element = m_builder.element(wanted);
        element.notes = shape.notes;
        element.outOfScope = shape.outOfScope;
        element.outOfScopeReason = shape.outOfScopeReason;
        m_ids.emplace(shape.key, element.id);
        setProperties(m_builder.facts(element), shape.properties, shape.line, shape.name);
    }

    // The element of a shape; null for another arrow, which is no element.
    const model::Element *elementOf(const std::string &key)
    {
        const auto id = m_ids.find(key);
        return id == m_ids.end() ? nullptr : m_builder.find(id->second);
    }

    void addArrow(const DrawnArrow &arrow, std::vector<model::Placement> &placements)
    {
        const model::Element *source = elementOf(arrow.source);
        const model::Element *target = elementOf(arrow.target);
        if (!source || !target) {
            m_builder.warn(m_input.path, arrow.line,
                           "the flow '" + arrow.name + "' is not attached to an element at " +
                               (source ? "its end" : "its start") + " and was left out");
            return;
        }
        NewFlow wanted;
        wanted.source = source->id;
        wanted.target = target->id;
        wanted.name = arrow.name;
        wanted.discriminator = model::slug(arrow.name);
        if (!arrow.key.empty() && !m_ids.contains(arrow.key)) // else known by its ends
            wanted.sourceKey = keyOf(arrow.key);
        wanted.origin = originOf(arrow.line, arrow.name);
        wanted.implied = true;
        model::Flow &flow = m_builder.flow(wanted);
        flow.notes = arrow.notes;
        flow.bidirectional = arrow.bidirectional;
        flow.outOfScope = arrow.outOfScope;
        flow.outOfScopeReason = arrow.outOfScopeReason;
        if (!arrow.key.empty())
            m_ids.emplace(arrow.key, flow.id);
        if (!arrow.bends.empty())
            placements.push_back({{}, flow.id, {}, arrow.bends});
        std::vector<ToolProperty> properties = arrow.properties;
        for (auto &[name, value] : properties) {
            if (name == property::data_flow::protocol.name)
                value = protocolOf(value);
        }
        setProperties(m_builder.facts(flow), properties, arrow.line, arrow.name);
    }

    void setProperties(Facts facts, const std::vector<ToolProperty> &properties, int line,
                       const std::string &object)
    {
        for (const auto &[name, value] : properties)
            facts.setFromText(name, value, originOf(line, object));
    }

    void convertThreat(const DrawnThreat &threat)
    {
        const auto subject = m_ids.find(threat.subject);
        if (subject == m_ids.end()) {
            m_builder.warn(m_input.path, threat.line,
                           "the threat '" + threat.title +
                               "' concerns nothing that was carried over and was left out");
            return;
        }
        model::ManualThreat manual;
        manual.id = "manual." + subject->second + '.' + model::slug(threat.key);
        manual.subject = subject->second;
        manual.title = threat.title;
        manual.description = threat.description;
        manual.mitigation = threat.mitigation;
        manual.likelihood = threat.likelihood;
        manual.impact = threat.impact;
        manual.origin = std::make_shared<const model::Origin>(originOf(threat.line, threat.title));
        const auto category = strideOf(threat.category);
        manual.category = category.value_or(model::Stride::InformationDisclosure);
        if (!category) {
            addNote(manual.description, "Category", threat.category);
            m_builder.warn(m_input.path, threat.line,
                           "the threat '" + threat.title + "' has the category '" + threat.category +
                               "', which is no STRIDE category; it counts as information disclosure");
        }
        std::optional<model::Decision> decision;
        if (threat.state != model::DecisionState::Open) {
            decision.emplace();
            decision->state = threat.state;
            decision->rationale = threat.rationale;
        }
        m_builder.addThreat(std::move(manual), std::move(decision));
    }

    const ParsedInput &m_input;
    Drawing m_drawing;
    Builder &m_builder;
    const std::size_t m_mostNested = m_builder.options().limits.depth;
    std::map<std::string, Id> m_ids; // of shapes and arrows, by their keys in the file
};

} // namespace

Result<Success> importDrawings(std::span<const ParsedInput> inputs, Builder &builder, DrawingReader read)
{
    for (const ParsedInput &input : inputs) {
        Result<Drawing> drawing = read(input);
        if (!drawing)
            return drawing.error();
        Converter(input, *std::move(drawing), builder).convert();
    }
    return Success{};
}

} // namespace bulkhead::import
