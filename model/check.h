#pragma once

#include "model/model.h"

#include <optional>
#include <string>

// What a single thing must fulfil by itself, wherever it stands. What it must fulfil towards others is
// Model::apply's to check. An error's pointer is that of the place in the model's file.
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
