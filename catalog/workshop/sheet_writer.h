// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/answer_sheet.h"
#include "model/json/json_writer.h"

namespace bulkhead::catalog::workshop {

// The members of a sheet's object but format, version and checksum, in their canonical order.
void writeSheetMembers(model::JsonWriter &out, const AnswerSheet &sheet);

void writeExtra(model::JsonWriter &out, const ExtraThreat &extra);
void writeTexts(model::JsonWriter &out, std::string_view name, const std::vector<std::string> &texts);

} // namespace bulkhead::catalog::workshop
