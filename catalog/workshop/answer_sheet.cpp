// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/answer_sheet.h"

#include "catalog/workshop/sheet_writer.h"
#include "model/file/sha256.h"

namespace bulkhead::catalog::workshop {

std::string checksumOf(const AnswerSheet &sheet)
{
    constexpr std::size_t digits = 12;
    model::JsonWriter out(model::JsonWriter::Layout::OneLine);
    out.beginObject();
    writeSheetMembers(out, sheet);
    out.end();
    return model::sha256(out.result()).substr(0, digits);
}

} // namespace bulkhead::catalog::workshop
