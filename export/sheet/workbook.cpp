// SPDX-License-Identifier: Apache-2.0
#include "export/sheet/workbook.h"

#include "export/sheet/character_number.h"
#include "model/utf8.h"
#include "model/visible_text.h"

#include <algorithm>
#include <chrono>
#include <iterator>
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
constexpr std::size_t longestTitle = 250; // bytes; a property takes 255
constexpr std::string_view escapedUnderscore = "_x005F_";

// libxlsxwriter takes a text with "internal:", "external:" or "mailto:" anywhere in it for another sort of
// link, and what follows a '#' is read as cells are.
bool isLink(const std::string &text)
{
    constexpr std::string_view others[] = {"internal:", "external:", "mailto:"};
    const auto isPlain = [](char c) { return c > ' ' && c != '\x7F' && c != '"' && c != '<' && c != '>'; };
    return (text.starts_with("https://") || text.starts_with("http://")) && text.size() <= longestLink &&
           std::all_of(text.begin(), text.end(), isPlain) && text.find("_x") == std::string::npos &&
           std::none_of(std::begin(others), std::end(others),
                        [&](std::string_view other) { return text.find(other) != std::string::npos; });
}

// Spreadsheets read _x0041_ as the character of that number: the underscore before it is written as one.
std::string escapedNumbers(const std::string &text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        out += isCharacterNumber(std::string_view(text).substr(i)) ? std::string(escapedUnderscore)
                                                                   : std::string(1, text[i]);
    return out;
}

// The bytes of a text, from its beginning, that fit a cell once they are escaped.
std::size_t fitting(std::string_view text)
{
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        written += isCharacterNumber(text.substr(i)) ? escapedUnderscore.size() : 1;
        if (written > longestText)
            return i;
    }
    return text.size();
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
    const std::string shown = model::visibleLines(text);
    const std::size_t fits = fitting(shown);
    return fits == shown.size() ? shown : std::string(model::beginOf(shown, fits)) + "…";
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
    lxw_error fault = LXW_NO_ERROR; // the first one
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

    void keep(lxw_error error)
    {
        if (fault == LXW_NO_ERROR)
            fault = error;
    }

    void writeText(lxw_col_t at, const std::string &text, lxw_format *format)
    {
        if (text.empty()) {
            keep(worksheet_write_blank(sheet, row, at, format));
            return;
        }
        const bool isLinked = isLink(text) && links < mostLinks &&
                              worksheet_write_url(sheet, row, at, text.c_str(), nullptr) == LXW_NO_ERROR;
        if (isLinked)
            ++links;
        else
            keep(worksheet_write_string(sheet, row, at, escapedNumbers(text).c_str(), format));
    }

    // The sheet is complete: its filter and its choices reach to the last row.
    void endSheet()
    {
        if (!sheet || columns.empty())
            return;
        const auto lastColumn = static_cast<lxw_col_t>(columns.size() - 1);
        keep(worksheet_autofilter(sheet, 0, 0, row - 1, lastColumn));
        for (std::size_t i = 0; i < columns.size() && row > 1; ++i) {
            if (columns[i].choices.empty())
                continue;
            // Whether the library asks for const depends on its version.
            std::vector<std::remove_pointer_t<decltype(lxw_data_validation::value_list)>> choices;
            for (std::string &choice : columns[i].choices)
                choices.push_back(choice.data());
            choices.push_back(nullptr);
            lxw_data_validation validation = {};
            validation.validate = LXW_VALIDATION_TYPE_LIST;
            validation.value_list = choices.data();
            const auto column = static_cast<lxw_col_t>(i);
            keep(worksheet_data_validation_range(sheet, 1, column, row - 1, column, &validation));
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
    const std::string whole = model::visibleText(title);
    std::string shown(model::beginOf(whole, longestTitle));
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
    const lxw_error named = workbook_validate_sheet_name(data.book, name);
    data.keep(named);
    data.sheet = named == LXW_NO_ERROR ? workbook_add_worksheet(data.book, name) : nullptr;
    if (!data.sheet)
        return;
    data.columns = std::move(columns);
    data.row = 1;
    data.links = 0;
    for (std::size_t i = 0; i < data.columns.size(); ++i) {
        const SheetColumn &column = data.columns[i];
        const auto at = static_cast<lxw_col_t>(i);
        lxw_row_col_options options = {};
        options.hidden = column.look == SheetColumn::Look::Hidden ? 1 : 0;
        data.keep(worksheet_set_column_opt(data.sheet, at, at, column.width, nullptr, &options));
        data.keep(
            worksheet_write_string(data.sheet, 0, at, column.title,
                                   column.look == SheetColumn::Look::Edited ? data.editedHead : data.head));
    }
    worksheet_freeze_panes(data.sheet, 1, 0);
}

void Workbook::addRow(const std::vector<SheetCell> &cells)
{
    Data &data = *m_data;
    if (!data.sheet)
        return;
    if (data.row >= mostSheetRows) {
        ++data.left;
        return;
    }
    for (std::size_t i = 0; i < cells.size() && i < data.columns.size(); ++i) {
        const auto at = static_cast<lxw_col_t>(i);
        lxw_format *format = data.formatOf(data.columns[i].look);
        if (cells[i].isNumber)
            data.keep(worksheet_write_number(data.sheet, data.row, at, cells[i].number, format));
        else
            data.writeText(at, cellText(cells[i].text), format);
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
    data.keep(workbook_close(std::exchange(data.book, nullptr)));
    const lxw_error error = data.fault;
    QFile file(QFile::decodeName(data.file));
    if (error != LXW_NO_ERROR || !file.open(QIODevice::ReadOnly))
        return failure("sheet.not-written", "the workbook cannot be made: %1",
                       {error != LXW_NO_ERROR ? lxw_strerror(error) : file.errorString().toStdString()});
    return file.readAll().toStdString();
}

} // namespace bulkhead::exporting
