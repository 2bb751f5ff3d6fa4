// SPDX-License-Identifier: Apache-2.0
#include "import/assumed/surroundings_drawing.h"

#include "model/ids.h"

#include <algorithm>

namespace bulkhead::import {

using model::Element;
using model::Flow;
using model::Id;

namespace {

std::string textOf(const model::Vocabulary &vocabulary, model::Kind kind,
                   const model::PropertyList &properties, std::string_view name)
{
    const model::PropertyDef *definition = vocabulary.find(kind, name);
    const model::Value *value = definition ? properties.value(definition->key) : nullptr;
    if (!value)
        return {};
    if (const model::EnumValue *choice = value->asEnum())
        return definition->enumValues[choice->index];
    return value->asText() ? *value->asText() : std::string();
}

} // namespace

SurroundingsDrawing::SurroundingsDrawing(const model::Model &model, const std::set<std::string> &leftOut)
    : m_model(model), m_leftOut(leftOut)
{
    for (const Element &element : model.elements())
        if (element.import)
            m_ids.emplace(element.import->sourceKey, element.id);
    for (const Flow &flow : model.flows())
        if (flow.import)
            m_ids.emplace(flow.import->sourceKey, flow.id);
}

std::string SurroundingsDrawing::stated(const Element &element, std::string_view property) const
{
    return textOf(vocabulary(), element.kind, element.properties, property);
}

std::string SurroundingsDrawing::stated(const Flow &flow, std::string_view property) const
{
    return textOf(vocabulary(), model::Kind::DataFlow, flow.properties, property);
}

Id SurroundingsDrawing::around(const Element &element, model::Kind kind, std::string_view property,
                               std::string_view text) const
{
    for (const Element *up = m_model.element(element.parent); up; up = m_model.element(up->parent))
        if (up->kind == kind && (property.empty() || stated(*up, property) == text))
            return up->id;
    return {};
}

bool SurroundingsDrawing::isAssumed(const model::ImportRecordPtr &import) const
{
    return import && (import->sourceKey.starts_with(surroundingsKey) ||
                      import->sourceKey.find("->" + std::string(surroundingsKey)) != std::string::npos);
}

model::Origin SurroundingsDrawing::origin(const model::ImportRecord *ground, std::string_view because) const
{
    model::Origin origin;
    if (ground) {
        origin.file = ground->origin.file;
        origin.line = ground->origin.line;
        origin.object = ground->origin.object;
    }
    origin.source = model::Origin::Source::Artefact;
    origin.note = model::SharedText("assumed surroundings: " + std::string(because));
    return origin;
}

std::string SurroundingsDrawing::sourceKeyOf(const Id &id) const
{
    const auto added = m_added.find(id);
    const Element *element = added != m_added.end() ? added->second : m_model.element(id);
    return element && element->import ? element->import->sourceKey : id;
}

bool SurroundingsDrawing::isTaken(const Id &id) const
{
    return m_model.element(id) || m_model.flow(id) || m_added.contains(id) || m_flowIds.contains(id);
}

Id SurroundingsDrawing::free(const Id &wanted) const
{
    Id id = wanted;
    for (int n = 2; isTaken(id); ++n)
        id = wanted + '~' + std::to_string(n);
    return id;
}

Id SurroundingsDrawing::add(const AssumedElement &wanted)
{
    const std::string sourceKey = std::string(surroundingsKey) + wanted.key;
    if (const auto known = m_ids.find(sourceKey); known != m_ids.end())
        return known->second;
    if (isLeftOut(sourceKey)) {
        m_dismissed.insert(sourceKey);
        return {};
    }
    model::ImportRecord record;
    record.sourceKey = sourceKey;
    record.name = wanted.name;
    record.parent = wanted.parent;
    record.platform = wanted.ground ? wanted.ground->platform : model::Platform::Docker;
    record.implied = true;
    record.origin = origin(wanted.ground, wanted.because);
    Element element;
    element.id = free(sourceKey);
    element.kind = wanted.kind;
    element.name = wanted.name;
    element.parent = wanted.parent;
    element.import = std::make_shared<const model::ImportRecord>(std::move(record));
    Element &added = m_elements.emplace_back(std::move(element));
    m_added.emplace(added.id, &added);
    m_ids.emplace(sourceKey, added.id);
    return added.id;
}

Flow *SurroundingsDrawing::add(const AssumedFlow &wanted)
{
    std::string discriminator;
    if (wanted.kind != model::FlowKind::Data)
        discriminator = model::flowKindName(wanted.kind);
    if (!wanted.discriminator.empty())
        discriminator += (discriminator.empty() ? "" : "-") + wanted.discriminator;
    std::string sourceKey = sourceKeyOf(wanted.source) + "->" + sourceKeyOf(wanted.target);
    if (!discriminator.empty())
        sourceKey += "#" + discriminator;
    if (m_ids.contains(sourceKey))
        return nullptr;
    if (isLeftOut(sourceKey)) {
        m_dismissed.insert(sourceKey);
        return nullptr;
    }
    model::ImportRecord record;
    record.sourceKey = sourceKey;
    record.name = wanted.name;
    record.platform = wanted.ground ? wanted.ground->platform : model::Platform::Docker;
    record.implied = wanted.implied;
    record.origin = origin(wanted.ground, wanted.because);
    Flow flow;
    flow.id = free(model::flowId(wanted.source, wanted.target, discriminator));
    flow.kind = wanted.kind;
    flow.name = wanted.name;
    flow.source = wanted.source;
    flow.target = wanted.target;
    flow.import = std::make_shared<const model::ImportRecord>(std::move(record));
    Flow &added = m_flows.emplace_back(std::move(flow));
    m_flowIds.insert(added.id);
    m_ids.emplace(std::move(sourceKey), added.id);
    return &added;
}

Facts SurroundingsDrawing::factsOf(const Id &id)
{
    const auto added = m_added.find(id);
    return {added == m_added.end() ? nullptr : added->second, vocabulary(), m_diagnostics};
}

// What is added joins the views of an import: Runtime, and Supply chain where something is pushed.
model::Change SurroundingsDrawing::change()
{
    std::vector<model::Change> changes;
    std::set<Id> supplying;
    for (const Flow &flow : m_flows)
        if (flow.kind == model::FlowKind::Push || flow.kind == model::FlowKind::Pull)
            supplying.insert({flow.source, flow.target});
    const auto join = [&](const char *view, const auto &belongs) {
        const auto before = m_model.views().shared(view);
        if (!before || before->wholeModel)
            return;
        model::View after = *before;
        for (const auto &[id, element] : m_added)
            if (belongs(id))
                after.members.push_back(id);
        std::sort(after.members.begin(), after.members.end());
        if (after.members.size() != before->members.size())
            changes.push_back(model::editing(before, std::move(after)));
    };
    join("runtime", [](const Id &) { return true; });
    join("supply-chain", [&](const Id &id) { return supplying.contains(id); });
    for (Element &element : m_elements)
        changes.push_back(model::adding(std::move(element)));
    for (Flow &flow : m_flows)
        changes.push_back(model::adding(std::move(flow)));
    return model::batch(std::move(changes));
}

} // namespace bulkhead::import
