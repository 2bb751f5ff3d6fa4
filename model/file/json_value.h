// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_reader.h"
#include "model/vocabulary.h"

#include <string>

// Values of properties as JSON: scalars and lists, enums as their names, dates as YYYY-MM-DD.
namespace bulkhead::model {

// Reads a value of the declared type and checks it against the declaration's enum and range; throws
// JsonFailure.
Value readValue(JsonReader &reader, const PropertyDef &def);

// The nearest of `known` to a mistyped word, as the end of a message: "; did you mean “privileged”?"; or
// nothing.
std::string suggestion(std::string_view word, const std::vector<std::string_view> &known);

} // namespace bulkhead::model
