#pragma once

#include "model/json/json_writer.h"
#include "model/model.h"

// How one thing of a model stands in its file, below its key (docs/file-format.md). The model's file and the
// journal are made of these.
namespace bulkhead::model {

void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const Element &element);
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const Flow &flow);
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const View &view);
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const Placement &placement);
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const Decision &decision);
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const ManualThreat &threat);
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const Metadata &metadata);
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const CatalogSwitch &item);
void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const SourceFile &source);

// A view with where its things stand.
void writeView(JsonWriter &out, const Model &model, const View &view);

void writeValue(JsonWriter &out, const PropertyDef &def, const Value &value);

} // namespace bulkhead::model
