// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <optional>
#include <string>

// Checks of one thing by itself. fit.h checks it against the other things of a model. An error's pointer
// leads to the place in the model's file.
namespace bulkhead::model {

using Fault = std::optional<Error>; // nothing when all is well

// The value's type, range and admitted items; not where references lead.
Fault checkValue(const PropertyDef &def, const Value &value);

Fault checkItem(const Vocabulary &vocabulary, const Element &element);
Fault checkItem(const Vocabulary &vocabulary, const Flow &flow);
Fault checkItem(const Vocabulary &vocabulary, const View &view);
Fault checkItem(const Vocabulary &vocabulary, const Placement &placement);
Fault checkItem(const Vocabulary &vocabulary, const Decision &decision);
Fault checkItem(const Vocabulary &vocabulary, const ManualThreat &threat);
Fault checkItem(const Vocabulary &vocabulary, const Metadata &metadata);
Fault checkItem(const Vocabulary &vocabulary, const CatalogSwitch &item);
Fault checkItem(const Vocabulary &vocabulary, const SourceFile &source);

// "/elements/web/properties/user": a pointer (RFC 6901) of these parts.
std::string pointerTo(std::initializer_list<std::string_view> parts);

} // namespace bulkhead::model
