// SPDX-License-Identifier: Apache-2.0
#include "export/sheet/workbook.h"

#include "model/visible_text.h"

#include <chrono>
#include <locale.h>
#include <QFile>
#include <QTemporaryDir>
#include <type_traits>
#include <utility>
#include <xlsxwriter.h>

namespace bulkhead::exporting {

namespace {

constexpr lxw_row_t mostSheetRows = 1'048'576;
constexpr std::size_t longestText = 32'000; // bytes; a cell takes 32,767 characters
constexpr std::size_t longestLink = 2'000;
constexpr std::size_t mostLinks = 65'000; // of a sheet

bool isLink(const std::string &text)
{
    return (text.starts_with("https://") || text.starts_with("http://")) && text.size() <= longestLink &&
           text.find_first_of(" \"<>") == std::string::npos;
}

// Spreadsheets read _x0041_ as the character of that number: the underscore before it is written as one.
std::string escapedNumbers(const std::string &text)
{
    constexpr std::string_view hex = "0123456789abcdefABCDEF";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isNumber = text.compare(i, 2, "_x") == 0 && i + 6 < text.size() && text[i + 6] == '_' &&
                              text.find_first_not_of(hex, i + 2) == i + 6;
        out += isNumber ? "_x005F_" : std::string(1, text[i]);
    }
    return out;
}

// While one exists, this thread writes numbers with a point, whatever the locale: libxlsxwriter prints them
// with printf.
class PointedNumbers
{
public:
    PointedNumbers()
        : m_plain(newlocale(LC_NUMERIC_MASK, "C", duplocale(LC_GLOBAL_LOCALE))), m_former(uselocale(m_plain))
    {}
    ~PointedNumbers()
    {
        uselocale(m_former);
        freelocale(m_plain);
    }
    PointedNumbers(const PointedNumbers &) = delete;
    PointedNumbers &operator=(const PointedNumbers &) = delete;

private:
    locale_t m_plain;
    locale_t m_former;
};

} // namespace

std::string cellText(std::string_view text)
{
    std::string shown = model::visibleLines(text);
    if (shown.size() <= longestText)
        return shown;
    std::size_t end = longestText;
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U)
        --end;
    shown.resize(end);
    return shown + "…";
}

struct Workbook::Data
{
    QTemporaryDir folder;
    QByteArray file;
    QByteArray folderName;
    lxw_workbook *book = nullptr;
    lxw_worksheet *sheet = nullptr;
    std::vector<SheetColumn> columns;
    lxw_row_t row = 0;
    std::size_t links = 0;
    std::size_t left = 0;
    lxw_format *head = nullptr;
    lxw_format *editedHead = nullptr;
    lxw_format *plain = nullptr;
    lxw_format *wrapped = nullptr;
    lxw_format *edited = nullptr;

    lxw_format *newFormat(std::uint32_t background, bool bold, bool wraps) const
    {
        lxw_format *format = workbook_add_format(book);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (background != 0)
            format_set_bg_color(format, background);
        if (bold)
            format_set_bold(format);
        if (wraps)
            format_set_text_wrap(format);
        return format;
    }

    lxw_format *formatOf(SheetColumn::Look look) const
    {
        return look == SheetColumn::Look::Wrapped  ? wrapped
               : look == SheetColumn::Look::Edited ? edited
                                                   : plain;
    }

    // The sheet is complete: its filter and its choices reach to the last row.
    void endSheet()
    {
        if (!sheet || columns.empty())
            return;
        const auto lastColumn = static_cast<lxw_col_t>(columns.size() - 1);
        worksheet_autofilter(sheet, 0, 0, row > 0 ? row - 1 : 0, lastColumn);
        for (std::size_t i = 0; i < columns.size() && row > 1; ++i) {
            if (columns[i].choices.empty())
                continue;
            // Whether the library asks for const depends on its version.
            std::vector<std::remove_pointer_t<decltype(lxw_data_validation::value_list)>> choices;
            for (const char *choice : columns[i].choices)
                choices.push_back(
                    const_cast<char *>(choice)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
            choices.push_back(nullptr);
            lxw_data_validation validation = {};
            validation.validate = LXW_VALIDATION_TYPE_LIST;
            validation.value_list = choices.data();
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_data_validation_range(sheet, 1, column, row - 1, column, &validation);
        }
    }
};

Workbook::Workbook(const std::string &title, model::Date date) : m_data(std::make_unique<Data>())
{
    Data &data = *m_data;
    data.file = QFile::encodeName(data.folder.filePath(QStringLiteral("book.xlsx")));
    data.folderName = QFile::encodeName(data.folder.path());
    lxw_workbook_options options = {};
    options.tmpdir = data.folderName.data();
    data.book = workbook_new_opt(data.file.constData(), &options);
    std::string shown = model::visibleText(title).substr(0, 250);
    lxw_doc_properties properties = {};
    properties.title = shown.data();
    properties.created = static_cast<time_t>(
        std::chrono::duration_cast<std::chrono::seconds>(date.day.time_since_epoch()).count());
    workbook_set_properties(data.book, &properties);
    data.head = data.newFormat(0xE7E6E6, true, true);
    data.editedHead = data.newFormat(0xFFE699, true, true);
    data.plain = data.newFormat(0, false, false);
    data.wrapped = data.newFormat(0, false, true);
    data.edited = data.newFormat(0xFFF9E5, false, true);
}

Workbook::~Workbook()
{
    if (m_data->book)
        lxw_workbook_free(m_data->book);
}

void Workbook::addSheet(const char *name, std::vector<SheetColumn> columns)
{
    Data &data = *m_data;
    data.endSheet();
    data.sheet = workbook_add_worksheet(data.book, name);
    data.columns = std::move(columns);
    data.row = 1;
    data.links = 0;
    for (std::size_t i = 0; i < data.columns.size(); ++i) {
        const SheetColumn &column = data.columns[i];
        const auto at = static_cast<lxw_col_t>(i);
        lxw_row_col_options options = {};
        options.hidden = column.look == SheetColumn::Look::Hidden ? 1 : 0;
        worksheet_set_column_opt(data.sheet, at, at, column.width, nullptr, &options);
        worksheet_write_string(data.sheet, 0, at, column.title,
                               column.look == SheetColumn::Look::Edited ? data.editedHead : data.head);
    }
    worksheet_freeze_panes(data.sheet, 1, 0);
}

void Workbook::addRow(const std::vector<SheetCell> &cells)
{
    Data &data = *m_data;
    if (data.row >= mostSheetRows) {
        ++data.left;
        return;
    }
    for (std::size_t i = 0; i < cells.size() && i < data.columns.size(); ++i) {
        const auto at = static_cast<lxw_col_t>(i);
        lxw_format *format = data.formatOf(data.columns[i].look);
        if (cells[i].isNumber) {
            worksheet_write_number(data.sheet, data.row, at, cells[i].number, format);
            continue;
        }
        const std::string text = cellText(cells[i].text);
        if (isLink(text) && data.links < mostLinks &&
            worksheet_write_url(data.sheet, data.row, at, text.c_str(), nullptr) == LXW_NO_ERROR)
            ++data.links;
        else if (text.empty())
            worksheet_write_blank(data.sheet, data.row, at, format);
        else
            worksheet_write_string(data.sheet, data.row, at, escapedNumbers(text).c_str(), format);
    }
    ++data.row;
}

std::size_t Workbook::rowsLeft() const
{
    return m_data->left;
}

Result<std::string> Workbook::bytes()
{
    Data &data = *m_data;
    data.endSheet();
    const PointedNumbers pointed;
    const lxw_error error = workbook_close(std::exchange(data.book, nullptr));
    QFile file(QFile::decodeName(data.file));
    if (error != LXW_NO_ERROR || !file.open(QIODevice::ReadOnly))
        return failure("sheet.not-written", "the workbook cannot be made: %1",
                       {error != LXW_NO_ERROR ? lxw_strerror(error) : file.errorString().toStdString()});
    return file.readAll().toStdString();
}

} // namespace bulkhead::exporting
