// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/blocks/rich_text.h"
#include "export/report/data/logo.h"
#include "model/records.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// A report as blocks: its content and order without the look of a format. Chapters (export/report/chapters)
// make the blocks; the HTML, PDF and Markdown writers draw each kind of block once.
namespace bulkhead::exporting {

struct Block;

// A vector whose items may be of a type that is declared only, also as a member with a default: Clang 14 does
// not take a plain std::vector there, whose constructors are constexpr.
template <typename T>
struct ListOf : std::vector<T>
{
    using std::vector<T>::vector;
    ListOf() {}
    ListOf(std::vector<T> list) : std::vector<T>(std::move(list)) {}
    ListOf(const ListOf &) = default;
    ListOf(ListOf &&) noexcept = default;
    ListOf &operator=(const ListOf &) = default;
    ListOf &operator=(ListOf &&) noexcept = default;
    ~ListOf() {}
};

struct Paragraph
{
    RichText text = {};
    enum class Look { Regular, Lead, Muted } look = Look::Regular;
};

struct List
{
    std::vector<RichText> items = {};
    enum class Look { Bullets, Numbers } look = Look::Bullets;
};

// Names with their values: the properties of an element.
struct Facts
{
    struct Fact
    {
        std::string name = {};
        RichText value = {};
    };
    std::vector<Fact> facts = {};
};

struct Cell
{
    RichText text = {};
    // With text it is the cell's colour; without, the cell shows the rating by name and shape.
    std::optional<model::Rating> rating = {};
    std::string hint = {};
};

struct Column
{
    std::string title = {};
    double share = 1; // of the width
    std::string hint = {};
    enum class Look { Text, Number, RowHead } look = Look::Text;
};

// What a row stands for, where it is one thing among others of its sort.
struct RowMark
{
    std::string anchor = {}; // empty: nothing links to it
    // By which a reader chooses among rows; without a state the row is always there.
    model::Rating rating = model::Rating::None;
    std::string state = {};      // "open", "decided"
    std::string categories = {}; // names of STRIDE categories, with spaces between them
};

struct Table
{
    std::vector<Column> columns = {};
    std::vector<std::vector<Cell>> rows = {}; // a cell for each column
    std::size_t printed = 0;                  // rows that paper has room for; 0: all
    std::size_t left = 0;                     // rows that the table leaves out
    std::vector<RowMark> marks = {};          // of the rows in their order; empty: none has any
    // On paper: with lines between the columns and room to write; on one page where it fits.
    bool isForm = false;
    bool isWhole = false;
};

struct Code
{
    std::string caption = {}; // what it is for: "compose"
    std::string text = {};
};

// Counts side by side, in the colours of their ratings.
struct Tiles
{
    struct Tile
    {
        std::string label = {};
        std::size_t count = 0;
        std::optional<model::Rating> rating = {};
    };
    std::vector<Tile> tiles = {};
};

struct HeatMap
{
    std::array<std::array<std::size_t, 5>, 5> counts{}; // [likelihood - 1][impact - 1]
};

struct Bars
{
    std::vector<std::pair<std::string, std::size_t>> bars = {};
};

// Open risk as it is and after each step.
struct BurnDown
{
    std::vector<int> risks = {};
};

// An attack path, place after place.
struct PathPicture
{
    struct Stop
    {
        std::string place = {}; // "web"
        std::string step =
            {}; // how the attacker got there, and how likely: "Use the service, 60 %"; empty of the first
    };
    std::vector<Stop> stops = {};
    std::string outcome = {}; // "reads db (restricted data)"
};

struct DiagramView
{
    std::string view = {}; // id
};

struct Figure
{
    std::string caption = {};
    std::variant<HeatMap, Bars, BurnDown, PathPicture, DiagramView> picture = {};
};

// Figures that belong together, side by side where there is room. A diagram has a row of its own.
struct Figures
{
    std::vector<Figure> figures = {};
};

// The place of the controls by which a reader chooses among the cards that follow. Only HTML has them.
struct CardFilter
{};

// One thing among others of its sort: an issue, an attack path, an element.
struct Card
{
    enum class Size { Large, Small } size = Size::Small; // a box of its own, or an entry of a list
    std::string anchor = {};                             // empty: nothing links to it
    std::string outline = {};                            // its line in a table of contents; empty: none
    std::optional<model::Rating> rating = {};
    bool unsure = false; // the rating is of something that is not confirmed
    RichText title = {};
    std::string aside = {}; // beside the rating or the title
    bool folds = false;
    // By which a reader chooses among cards; empty: the card is always there.
    std::string state = {};      // "open", "decided"
    std::string categories = {}; // names of STRIDE categories, with spaces between them
    ListOf<Block> blocks = {};
};

// A part of the report with a heading: a chapter, or a section within one.
struct Section
{
    std::string title = {};
    ListOf<Block> blocks = {};
    std::string anchor = {};     // empty: nothing links to it; a chapter's is its id
    std::string shortTitle = {}; // in a table of contents; empty: the title
    bool startsPage = false;     // where there are pages
};

using AnyBlock = std::variant<Paragraph, List, Facts, Table, Code, Tiles, Figures, CardFilter, Card, Section>;

struct Block : AnyBlock
{
    using AnyBlock::AnyBlock;
    const AnyBlock &any() const { return *this; } // to visit
};

// What stands before the chapters.
struct Cover
{
    std::string organisation = {};
    std::string title = {};
    std::string description = {};
    std::vector<Facts::Fact> facts = {};   // version, date, authors …
    std::vector<std::string> verdict = {}; // in sentences
    std::string kind = "Threat report";    // what the document is
};

struct ReportDocument
{
    Cover cover = {};
    std::vector<Section> chapters = {};
    std::string programVersion = {};
    std::string classification = {}; // a line on every page; empty: none
    std::optional<Logo> logo = {};
    std::string accent = {}; // "#1a5fb4", of lines and bars; empty: the program's own
};

} // namespace bulkhead::exporting
