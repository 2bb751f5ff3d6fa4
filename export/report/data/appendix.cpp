// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/appendix.h"

#include "export/text/anchor.h"

namespace bulkhead::exporting {

namespace {

bool isReference(const model::PropertyDef &def)
{
    return def.type == model::PropertyType::Reference || def.type == model::PropertyType::ReferenceList;
}

// References are read by the names of what they lead to.
std::string valueText(const model::Model &model, const model::PropertyDef &def, const model::Value &value)
{
    if (!isReference(def))
        return displayWords(def, value);
    if (const std::string *id = value.asText())
        return subjectName(model, *id);
    std::string names;
    if (const model::Value::TextList *ids = value.asList()) {
        for (const std::string &id : *ids)
            names += (names.empty() ? "" : ", ") + subjectName(model, id);
    }
    return names;
}

std::vector<ElementProperty> propertiesOf(const model::Model &model, model::Kind kind,
                                          const model::PropertyList &list)
{
    std::vector<ElementProperty> properties;
    for (const model::PropertyDef &def :
         model.vocabulary().properties(kind)) { // in the order people read them
        const model::Property *property = list.find(def.key);
        if (!property || property->value.isUnset())
            continue;
        const bool imported = property->origin && property->origin->source == model::Origin::Source::Artefact;
        properties.push_back({def.title.empty() ? def.name : def.title,
                              valueText(model, def, property->value),
                              imported ? placeOf(*property->origin) : Place(), !imported});
    }
    return properties;
}

template <typename T>
ElementEntry entryOf(const model::Model &model, const T &item)
{
    ElementEntry entry;
    entry.anchor = anchorOf("element", item.id);
    entry.subject = subjectOf(model, item.id);
    entry.kind = model::kindTitle(entry.subject.kind);
    entry.notes = item.notes;
    if (item.outOfScope)
        entry.outOfScope = item.outOfScopeReason.empty() ? "no reason given" : item.outOfScopeReason;
    entry.properties = propertiesOf(model, entry.subject.kind, item.properties);
    return entry;
}

} // namespace

std::vector<ElementEntry> gatherAppendix(const model::Model &model, const model::PlatformProfile *platform)
{
    std::vector<ElementEntry> entries;
    for (const model::Element &element : model.elements()) {
        const auto laidOver = platform ? platform->laidOver(element) : std::nullopt;
        entries.push_back(entryOf(model, laidOver ? *laidOver : element));
    }
    for (const model::Flow &flow : model.flows()) {
        entries.push_back(entryOf(model, flow));
        entries.back().ends = subjectName(model, flow.source) + (flow.bidirectional ? " ↔ " : " → ") +
                              subjectName(model, flow.target);
    }
    return entries;
}

} // namespace bulkhead::exporting
