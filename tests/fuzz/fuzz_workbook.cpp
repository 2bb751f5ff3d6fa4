// SPDX-License-Identifier: Apache-2.0
#include "export/sheet/sheet_reader.h"
#include "model/utf8.h"
#include "support.h"

#include <array>
#include <string_view>
#include <zip.h>

using namespace bulkhead;

// A workbook; what is no archive is its sheet and the texts that cells share, both in one document.
namespace {

constexpr std::string_view book =
    R"(<workbook xmlns:r="urn:r"><sheets><sheet name="Findings" r:id="a"/></sheets></workbook>)";
constexpr std::string_view relations =
    R"(<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>)";

void add(zip_t *archive, const char *name, std::string_view bytes)
{
    zip_source_t *source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0 ||
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) != 0)
        std::abort();
}

std::string bytesOf(zip_source_t *source)
{
    zip_stat_t about;
    if (zip_source_open(source) != 0 || zip_source_stat(source, &about) != 0)
        std::abort();
    std::string bytes(static_cast<std::size_t>(about.size), '\0');
    if (zip_source_read(source, bytes.data(), about.size) != static_cast<zip_int64_t>(about.size))
        std::abort();
    zip_source_close(source);
    return bytes;
}

std::string workbookOf(const std::string &sheet)
{
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(target);
    zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    if (!archive)
        std::abort();
    add(archive, "xl/workbook.xml", book);
    add(archive, "xl/_rels/workbook.xml.rels", relations);
    add(archive, "xl/sharedStrings.xml", sheet);
    add(archive, "xl/s.xml", sheet);
    if (zip_close(archive) != 0)
        std::abort();
    std::string bytes = bytesOf(target);
    zip_source_free(target);
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text = fuzz::textOf(data, size);
    constexpr std::array<const char *, 3> columns = {"Id", "Status", "Mark"};
    const auto sheet = exporting::readSheet(exporting::isWorkbook(text) ? text : workbookOf(text), "Findings",
                                            columns, "input");
    if (!sheet)
        return 0;
    for (const exporting::ReadRow &row : sheet->rows) {
        if (row.cells.size() != columns.size())
            std::abort();
        for (const exporting::ReadCell &cell : row.cells) {
            if (!model::isUtf8(cell.text))
                std::abort();
        }
    }
    return 0;
}
