#pragma once

#include "catalog/catalog.h"
#include "model/change.h"
#include "model/model.h"

namespace bulkhead::app {

// The change that makes the model say that a mitigation is in place for a subject: what the mitigation
// sets on elements of the subject's kind. Empty when it sets nothing there.
model::Change mitigationChange(const model::Model &model, const catalog::Mitigation &mitigation,
                               model::IdView subject, const model::Date &asOf);

} // namespace bulkhead::app
