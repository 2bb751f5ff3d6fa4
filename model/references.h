// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

// What leads from one thing of a model to elements and flows: `visit(id)` is called once a reference.
namespace bulkhead::model {

template <typename Visit>
void forEachReferenceProperty(const Vocabulary &vocabulary, Kind kind, const PropertyList &properties,
                              Visit &&visit)
{
    for (const Property &property : properties) {
        const PropertyDef *def = vocabulary.find(kind, property.key);
        if (!def || def->targets.empty())
            continue;
        if (const std::string *id = property.value.asText())
            visit(*def, IdView(*id));
        else if (const Value::TextList *ids = property.value.asList())
            for (const std::string &item : *ids)
                visit(*def, IdView(item));
    }
}

template <typename Visit>
void forEachReference(const Vocabulary &vocabulary, const Element &element, Visit &&visit)
{
    if (!element.parent.empty())
        visit(IdView(element.parent));
    forEachReferenceProperty(vocabulary, element.kind, element.properties,
                             [&](const PropertyDef &, IdView id) { visit(id); });
}

template <typename Visit>
void forEachReference(const Vocabulary &vocabulary, const Flow &flow, Visit &&visit)
{
    visit(IdView(flow.source));
    visit(IdView(flow.target));
    forEachReferenceProperty(vocabulary, Kind::DataFlow, flow.properties,
                             [&](const PropertyDef &, IdView id) { visit(id); });
}

template <typename Visit>
void forEachReference(const Vocabulary &, const View &view, Visit &&visit)
{
    for (const Id &member : view.members)
        visit(IdView(member));
}

template <typename Visit>
void forEachReference(const Vocabulary &, const Placement &placement, Visit &&visit)
{
    visit(IdView(placement.item));
}

template <typename Visit>
void forEachReference(const Vocabulary &, const ManualThreat &threat, Visit &&visit)
{
    visit(IdView(threat.subject));
}

template <typename Visit>
void forEachReference(const Vocabulary &, const Metadata &metadata, Visit &&visit)
{
    for (const Asset &asset : metadata.assets)
        if (!asset.element.empty())
            visit(IdView(asset.element));
}

// Decisions outlive what they were about; the rest names nothing of the model.
template <typename Item, typename Visit>
void forEachReference(const Vocabulary &, const Item &, Visit &&)
{}

} // namespace bulkhead::model
