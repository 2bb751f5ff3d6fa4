// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_key.h"
#include "model/json/json_writer.h"

namespace bulkhead::catalog::workshop {

void writeKey(model::JsonWriter &out, const Key &key); // as a value

} // namespace bulkhead::catalog::workshop
