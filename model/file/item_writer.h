// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_writer.h"
#include "model/model.h"

// Writes one thing of a model as the value of its key (docs/file-format.md). The model's file and the journal
// consist of these.
namespace bulkhead::model {

// Its fields in canonical order. For all that an Edit may contain.
template <typename T>
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const T &item);
template <>
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const Placement &placement);

// A view with its placements.
void writeView(JsonWriter &out, const Model &model, const View &view);

void writeValue(JsonWriter &out, const PropertyDef &def, const Value &value);

} // namespace bulkhead::model
