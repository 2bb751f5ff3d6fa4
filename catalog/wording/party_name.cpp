// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/party_name.h"

#include "model/generic_name.h"
#include "model/properties.h"

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
    const model::Element *element = model.element(id);
    const model::GenericName *generic = element ? model::genericNameOf(*element) : nullptr;
    return generic ? std::string(generic->inSentence) : partyName(model, id);
}

} // namespace bulkhead::catalog
