// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <rapidcheck.h>

#include <memory>

// Arbitrary models and changes over the program's own vocabulary, for property tests.
namespace bulkhead::testing {

std::shared_ptr<const model::Vocabulary> vocabulary();

// A valid model with some of everything; up to about twice `size` elements and as many flows.
rc::Gen<model::Model> anyModel(int size = 12);

// A change of any kind, often one that the model must refuse.
rc::Gen<model::Change> anyChange(const model::Model &model);

// A model that several accepted changes made of this one.
rc::Gen<model::Model> anyDescendant(const model::Model &model, int changes = 8);

// A value that the declaration admits; references lead to elements of the model, unset when there is none.
rc::Gen<model::Value> anyValue(const model::Model &model, const model::PropertyDef &def);

// Valid UTF-8 of all sorts: empty, quotes, control characters, several scripts.
rc::Gen<std::string> anyText();

} // namespace bulkhead::testing

namespace rc {
// So that a failing case prints what it is about.
void showValue(const bulkhead::model::Model &model, std::ostream &out);
} // namespace rc

namespace bulkhead::model {
void showValue(const Model &model, std::ostream &out);
void showValue(const Change &change, std::ostream &out);
} // namespace bulkhead::model
