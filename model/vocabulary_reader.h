#pragma once

#include "model/vocabulary.h"

// How a vocabulary's file becomes declarations. Vocabulary::fromJson is the way in from outside.
namespace bulkhead::model {

// In the order of the file; keys are not yet given.
Result<std::vector<PropertyDef>> readPropertyDefs(std::string_view json, std::string_view file);

} // namespace bulkhead::model
