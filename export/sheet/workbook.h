// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"
#include "model/value.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

// A workbook in the format of Office Open XML (.xlsx), written by libxlsxwriter. Texts are texts, whatever
// they begin with: no cell is a formula.
namespace bulkhead::exporting {

struct SheetColumn
{
    const char *title;
    double width; // in characters
    enum class Look { Text, Wrapped, Edited, Hidden } look = Look::Text;
    std::vector<std::string> choices = {}; // of cells of this column; empty: anything
};

struct SheetCell
{
    SheetCell(std::string_view of) : text(of) {}
    SheetCell(const std::string &of) : text(of) {}
    SheetCell(const char *of) : text(of) {}
    SheetCell(double value) : number(value), isNumber(true) {}
    SheetCell(int value) : SheetCell(static_cast<double>(value)) {}
    SheetCell(std::size_t value) : SheetCell(static_cast<double>(value)) {}

    std::string text; // the address of a web page is a link
    double number = 0;
    bool isNumber = false;
};

class Workbook
{
public:
    // The title is a property of the file, and so is the date, instead of the time of writing.
    Workbook(const std::string &title, model::Date date);
    ~Workbook();
    Workbook(const Workbook &) = delete;
    Workbook &operator=(const Workbook &) = delete;

    // Rows go to this sheet from now on; its first row has the titles, stays in sight and filters.
    void addSheet(const char *name, std::vector<SheetColumn> columns);
    void addRow(const std::vector<SheetCell> &cells);
    std::size_t rowsLeft() const; // that had no room in sheets of 1,048,576 rows

    // Ends the workbook. An error where anything could not be written.
    Result<std::string> bytes();

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

// The text as a cell shows it: control characters visible, at most 32,000 bytes as they are written.
std::string cellText(std::string_view text);

} // namespace bulkhead::exporting
