// SPDX-License-Identifier: Apache-2.0
#include "import/update/sync_fields.h"

namespace bulkhead::import {

using model::Element;
using model::Flow;
using model::Id;

void FieldUpdate::keep(const Id &subject, std::string field, std::string ours, std::string theirs)
{
    m_plan.kept.push_back({subject, std::move(field), std::move(ours), std::move(theirs)});
}

// What a person said stays with the artefact's word behind it.
template <typename Subject>
model::PropertyList FieldUpdate::mergedProperties(const Subject &subject, const Subject &ours,
                                                  const model::PropertyList &theirs)
{
    model::PropertyList merged = theirs;
    for (const model::Property &own : ours.properties) {
        const model::PropertyDef *def = m_vocabulary.find(kindOf(subject), own.key);
        if (!isPersons(own))
            continue;
        if (!def) {
            const model::PropertyDef *former = m_vocabulary.find(kindOf(ours), own.key);
            if (former && !own.value.isUnset())
                m_plan.lost.push_back(
                    {ours.id, former->name, model::displayValue(*former, own.value), false});
            continue;
        }
        const model::Property *stated = theirs.find(own.key);
        if (!stated) {
            if (!own.value.isUnset())
                merged.set(own.key, own.value, nullptr);
            continue;
        }
        if (stated->value == own.value)
            continue;
        const bool isNews = !own.origin || !(own.origin->imported == stated->value);
        if (isNews) {
            keep(subject.id, def->name, model::displayValue(*def, own.value),
                 model::displayValue(*def, stated->value));
        }
        model::Origin origin = stated->origin ? *stated->origin : model::Origin();
        origin.source = model::Origin::Source::Person;
        origin.imported = stated->value;
        merged.set(own.key, own.value, std::make_shared<const model::Origin>(std::move(origin)));
    }
    return merged;
}

template <typename Subject>
void FieldUpdate::mergeCommon(Subject &merged, const Subject &ours, const Subject &theirs)
{
    if (ours.name == ours.import->name)
        merged.name = theirs.name;
    else if (theirs.name != ours.import->name && theirs.name != ours.name)
        keep(ours.id, "name", ours.name, theirs.name);
    merged.import = theirs.import;
    merged.properties = mergedProperties(merged, ours, theirs.properties);
}

Element FieldUpdate::merged(const Element &ours, const Element &theirs)
{
    Element merged = ours;
    merged.kind = theirs.kind;
    mergeCommon(merged, ours, theirs);
    if (ours.parent == ours.import->parent)
        merged.parent = theirs.parent;
    else if (theirs.parent != ours.import->parent)
        keep(ours.id, "parent", ours.parent, theirs.parent);
    return merged;
}

Flow FieldUpdate::merged(const Flow &ours, const Flow &theirs)
{
    Flow merged = ours;
    merged.kind = theirs.kind;
    mergeCommon(merged, ours, theirs);
    // Nothing tells who moved an end, a person or the drawing that it comes from.
    if (ours.source != theirs.source)
        keep(ours.id, "source", ours.source, theirs.source);
    if (ours.target != theirs.target)
        keep(ours.id, "target", ours.target, theirs.target);
    return merged;
}

} // namespace bulkhead::import
