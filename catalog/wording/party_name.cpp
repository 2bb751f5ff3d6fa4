// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/party_name.h"

#include "model/properties.h"

#include <algorithm>
#include <array>

namespace bulkhead::catalog {

std::string partyName(const model::Model &model, model::IdView id)
{
    const model::Element *element = model.element(id);
    if (!element)
        return model.flow(id) ? model.flow(id)->name : std::string(id);
    const model::Element *parent = element->parent.empty() ? nullptr : model.element(element->parent);
    const auto type = model.vocabulary().key(model::property::trust_boundary::boundary_type);
    const model::Value *value = parent && type ? parent->properties.value(*type) : nullptr;
    const bool isInPod =
        parent && parent->kind == model::Kind::TrustBoundary && value && value->asEnum() &&
        value->asEnum()->index == static_cast<std::uint16_t>(model::property::BoundaryType::Pod);
    const std::string &name = element->name.empty() ? element->id : element->name;
    return isInPod ? parent->name + '/' + name : name;
}

std::string nameInSentence(const model::Model &model, model::IdView id)
{
    constexpr std::array<std::string_view, 6> nouns = {" host",  " hosts",   " node",
                                                       " nodes", " cluster", " control plane"};
    std::string name = partyName(model, id);
    const model::Element *element = model.element(id);
    constexpr std::string_view outside = "Outside ";
    if (element && element->kind == model::Kind::ExternalEntity) {
        if (name == "Internet" || name == "internet")
            return "the internet";
        return name.starts_with(outside) ? "machines outside " + name.substr(outside.size()) : name;
    }
    const bool isNoun =
        element && (element->kind == model::Kind::Host || element->kind == model::Kind::Orchestrator) &&
        std::any_of(nouns.begin(), nouns.end(), [&](std::string_view noun) { return name.ends_with(noun); });
    return isNoun && !name.starts_with("the ") && !name.starts_with("The ") ? "the " + name : name;
}

} // namespace bulkhead::catalog
