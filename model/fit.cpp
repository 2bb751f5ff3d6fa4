// SPDX-License-Identifier: Apache-2.0
#include "model/fit.h"

#include "model/check.h"
#include "model/references.h"

#include <algorithm>

namespace bulkhead::model {

namespace {

Misfit misfit(Misfit::Sort sort, IdView other, std::string pointer, Error error)
{
    error.pointer = std::move(pointer);
    return {sort, Id(other), std::move(error)};
}

Misfit missing(std::string pointer, IdView from, IdView to)
{
    return {Misfit::Sort::Missing, Id(to), danglingReference(std::move(pointer), from, to)};
}

Misfit twoOfOneId(std::string_view table, IdView id)
{
    return misfit(
        Misfit::Sort::Clash, id, pointerTo({table, id}),
        failure("model.duplicate-id", "“%1” is the id of an element and of a flow", {std::string(id)}));
}

std::optional<Misfit> findPropertyMisfit(const Surroundings &among, std::string_view table, IdView id,
                                         Kind kind, const PropertyList &properties)
{
    std::optional<Misfit> found;
    const auto check = [&](const PropertyDef &def, IdView target) {
        if (found)
            return;
        const Element *element = among.element(target);
        if (!element)
            found = missing(pointerTo({table, id, "properties", def.name}), id, target);
        else if (std::find(def.targets.begin(), def.targets.end(), element->kind) == def.targets.end())
            found = misfit(
                Misfit::Sort::Clash, target, pointerTo({table, id, "properties", def.name}),
                failure("model.wrong-target", "%1 of “%2” cannot lead to “%3”, a %4",
                        {def.name, std::string(id), element->id, std::string(kindName(element->kind))}));
    };
    forEachReferenceProperty(among.vocabulary(), kind, properties, check);
    return found;
}

} // namespace

Error danglingReference(std::string pointer, std::string_view from, std::string_view to)
{
    Error error = failure("model.dangling-reference", "“%1” refers to “%2”, which does not exist",
                          {std::string(from), std::string(to)});
    error.pointer = std::move(pointer);
    return error;
}

std::optional<Misfit> findMisfit(const Surroundings &among, const Element &element)
{
    if (among.flow(element.id))
        return twoOfOneId("elements", element.id);
    if (!element.parent.empty()) {
        const Element *parent = among.element(element.parent);
        if (!parent)
            return missing(pointerTo({"elements", element.id, "parent"}), element.id, element.parent);
        if (!canContain(parent->kind))
            return misfit(Misfit::Sort::Clash, parent->id, pointerTo({"elements", element.id, "parent"}),
                          failure("model.cannot-contain",
                                  "“%1” cannot be inside “%2”: a %3 cannot contain other elements",
                                  {element.id, parent->id, std::string(kindName(parent->kind))}));
    }
    return findPropertyMisfit(among, "elements", element.id, element.kind, element.properties);
}

std::optional<Misfit> findMisfit(const Surroundings &among, const Flow &flow)
{
    if (among.element(flow.id))
        return twoOfOneId("flows", flow.id);
    if (!among.element(flow.source))
        return missing(pointerTo({"flows", flow.id, "source"}), flow.id, flow.source);
    if (!among.element(flow.target))
        return missing(pointerTo({"flows", flow.id, "target"}), flow.id, flow.target);
    return findPropertyMisfit(among, "flows", flow.id, Kind::DataFlow, flow.properties);
}

std::optional<Misfit> findMisfit(const Surroundings &among, const ManualThreat &threat)
{
    if (!among.exists(threat.subject))
        return missing(pointerTo({"manual_threats", threat.id, "subject"}), threat.id, threat.subject);
    return {};
}

// Walks up until the top or what an earlier call has seen.
std::optional<Misfit> CycleFinder::find(const Element &element)
{
    ++m_call;
    for (const Element *at = &element; at; at = at->parent.empty() ? nullptr : m_among.element(at->parent)) {
        const auto [seen, isNew] = m_seen.emplace(at->id, m_call);
        if (isNew)
            continue;
        if (seen->second == m_call)
            return misfit(Misfit::Sort::Cycle, at->id, pointerTo({"elements", at->id, "parent"}),
                          failure("model.containment-cycle",
                                  "“%1” cannot be inside “%2”, which is inside “%1” itself",
                                  {at->id, at->parent}));
        if (seen->second >= m_firstValidCall)
            return {};
        seen->second = m_call;
    }
    return {};
}

void CycleFinder::forget()
{
    m_firstValidCall = m_call + 1;
}

} // namespace bulkhead::model
