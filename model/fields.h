// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"
#include "model/records.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

// The fields of all that a model contains, each declared once. The file's writer and reader, the check for
// UTF-8, the merge, the list of differences, the tests' generators and their check of the published schema
// go through these lists; what they do with a field follows from its type. A new field is its member in
// records.h or element.h, its line here and its entry in resources/schemas/model.schema.json.
namespace bulkhead::model {

// When a field is written to the file.
enum class Written : std::uint8_t {
    WhenStated, // unless it is empty, false or zero
    Always,
    Required, // always, and a file without it is refused
    Never,    // follows from another field
};

// What becomes of a field that both sides of a merge changed.
enum class Merging : std::uint8_t {
    ByType, // of lists of texts and assets, what either side added or removed happens; all else is taken as a
            // whole, and is a conflict unless both changed it alike
    Sorted, // the same, of a list that is kept sorted
    EitherStated, // the same; of two new things, the value of the only side that has one
    Route, // the parts of a flow's route, as a whole: one made by a person comes before one of a layout,
           // which is never a conflict
};

template <typename T, typename V>
struct Field
{
    using Type = V;

    std::string_view name; // its key in the file; differences and conflicts call it so too
    V T::*member;
    std::string_view expected{}; // "a name", for errors; empty: follows from the type
    Written written = Written::WhenStated;
    Merging merging = Merging::ByType;
    bool isFurtherPart = false; // of a member that another field covers: for the file only

    constexpr Field in(Written when) const
    {
        Field field = *this;
        field.written = when;
        return field;
    }
    constexpr Field by(Merging how) const
    {
        Field field = *this;
        field.merging = how;
        return field;
    }
    constexpr Field further() const
    {
        Field field = *this;
        field.isFurtherPart = true;
        return field;
    }
};

template <typename T, typename V>
constexpr Field<T, V> field(std::string_view name, V T::*member, std::string_view expected = {})
{
    return {name, member, expected};
}

// What a record is called in errors, its section of the file, the member by which it is found, and its fields
// in the order in which people read them.
template <typename T>
struct Record;

template <>
struct Record<Element>
{
    static constexpr std::string_view title = "an element", section = "elements";
    static constexpr auto key = &Element::id;
    static constexpr std::tuple fields = {
        field("kind", &Element::kind).in(Written::Required),
        field("name", &Element::name, "a name").in(Written::Always),
        field("parent", &Element::parent, "the id of an element"),
        field("properties", &Element::properties),
        field("origins", &Element::properties).further(),
        field("notes", &Element::notes),
        field("out_of_scope", &Element::outOfScope),
        field("out_of_scope_reason", &Element::outOfScopeReason),
        field("taken_over", &Element::takenOver),
        field("worth_having", &Element::worthHaving),
        field("import", &Element::import),
    };
};

template <>
struct Record<Flow>
{
    static constexpr std::string_view title = "a flow", section = "flows";
    static constexpr auto key = &Flow::id;
    static constexpr std::tuple fields = {
        field("kind", &Flow::kind).in(Written::Always),
        field("name", &Flow::name, "a name").in(Written::Always),
        field("source", &Flow::source, "the id of an element").in(Written::Required),
        field("target", &Flow::target, "the id of an element").in(Written::Required),
        field("bidirectional", &Flow::bidirectional),
        field("properties", &Flow::properties),
        field("origins", &Flow::properties).further(),
        field("notes", &Flow::notes),
        field("out_of_scope", &Flow::outOfScope),
        field("out_of_scope_reason", &Flow::outOfScopeReason),
        field("import", &Flow::import),
    };
};

template <>
struct Record<View>
{
    static constexpr std::string_view title = "a view", section = "views";
    static constexpr auto key = &View::id;
    static constexpr std::tuple fields = {
        field("name", &View::name, "a name").in(Written::Always),
        field("whole_model", &View::wholeModel).in(Written::Never), // there is no list of members
        field("members", &View::members, "a list of ids").by(Merging::Sorted),
        field("flow_kinds", &View::flowKinds),
        field("order", &View::order, "a whole number from 1 on"),
        field("routing", &View::routing),
        field("perspective", &View::perspective),
        field("collapsed", &View::collapsed, "a list of ids").by(Merging::Sorted),
        field("hubs", &View::hubs),
        field("notes", &View::notes),
    };
};

// In the file, inside its view.
template <>
struct Record<CanvasNote>
{
    static constexpr std::string_view title = "a note";
    static constexpr std::tuple fields = {
        field("text", &CanvasNote::text).in(Written::Always),
        field("rect", &CanvasNote::rect),
        field("about", &CanvasNote::about, "a list of ids"),
    };
};

// In the file, inside its view.
template <>
struct Record<Placement>
{
    static constexpr std::string_view title = "four numbers, or an object of auto, bends and rect";
    static constexpr auto key = &Placement::item;
    static constexpr std::tuple fields = {
        field("rect", &Placement::rect),
        field("bends", &Placement::bends).by(Merging::Route),
        field("auto", &Placement::automatic).by(Merging::Route),
    };
};

template <>
struct Record<Decision>
{
    static constexpr std::string_view title = "a decision", section = "decisions";
    static constexpr auto key = &Decision::finding;
    static constexpr std::tuple fields = {
        field("state", &Decision::state).in(Written::Always),
        field("rationale", &Decision::rationale),
        field("owner", &Decision::owner, "a name"),
        field("date", &Decision::date),
        field("expiry", &Decision::expiry),
        field("ticket", &Decision::ticket, "a link or number"),
        field("rating", &Decision::rating).in(Written::Always),
        field("basis", &Decision::basis).in(Written::Always),
    };
};

template <>
struct Record<ManualThreat>
{
    static constexpr std::string_view title = "a threat", section = "manual_threats";
    static constexpr auto key = &ManualThreat::id;
    static constexpr std::tuple fields = {
        field("subject", &ManualThreat::subject, "the id of an element or flow").in(Written::Required),
        field("category", &ManualThreat::category).in(Written::Always),
        field("title", &ManualThreat::title, "a title").in(Written::Always),
        field("description", &ManualThreat::description),
        field("mitigation", &ManualThreat::mitigation),
        field("likelihood", &ManualThreat::likelihood, "a number between 1 and 5").in(Written::Always),
        field("impact", &ManualThreat::impact, "a number between 1 and 5").in(Written::Always),
        field("origin", &ManualThreat::origin),
    };
};

template <>
struct Record<CatalogSwitch>
{
    static constexpr std::string_view title = "a catalog switch", section = "catalog_switches";
    static constexpr auto key = &CatalogSwitch::target;
    static constexpr std::tuple fields = {
        field("enabled", &CatalogSwitch::enabled).in(Written::Always),
        field("reason", &CatalogSwitch::reason),
    };
};

template <>
struct Record<SourceFile>
{
    static constexpr std::string_view title = "a source file", section = "sources";
    static constexpr auto key = &SourceFile::path;
    static constexpr std::tuple fields = {
        field("format", &SourceFile::format, "a format").in(Written::Always),
        field("sha256", &SourceFile::sha256, "a hash"),
        field("dismissed", &SourceFile::dismissed, "a list of source keys").by(Merging::Sorted),
        field("referred", &SourceFile::referred),
        // Where one named the file and the other its folder, both are right.
        field("folder", &SourceFile::folder, "a folder").by(Merging::EitherStated),
    };
};

template <>
struct Record<Asset>
{
    static constexpr std::string_view title = "an asset";
    static constexpr std::tuple fields = {
        field("name", &Asset::name, "a name").in(Written::Always),
        field("element", &Asset::element, "the id of an element"),
        field("reason", &Asset::reason),
    };
};

template <>
struct Record<Metadata>
{
    static constexpr std::string_view title = "an object of metadata", section = "metadata";
    static constexpr std::tuple fields = {
        field("title", &Metadata::title, "a title"),
        field("version", &Metadata::version, "a version"),
        field("description", &Metadata::description),
        field("scope", &Metadata::scope),
        field("baseline", &Metadata::baseline, "the path of a model"),
        field("platform", &Metadata::platform, "the path of a platform profile"),
        field("authors", &Metadata::authors, "a list of names"),
        field("reviewers", &Metadata::reviewers, "a list of names"),
        field("assumptions", &Metadata::assumptions),
        field("threat_actors", &Metadata::threatActors),
        field("assets", &Metadata::assets),
    };
};

inline Kind kindOf(const Element &element)
{
    return element.kind;
}

inline Kind kindOf(const Flow &)
{
    return Kind::DataFlow;
}

// Calls visit(field) for each field of T, in the order of the list.
template <typename T, typename Visit>
void forEachField(Visit &&visit)
{
    const auto visitOwn = [&](const auto &field) {
        if (!field.isFurtherPart)
            visit(field);
    };
    std::apply([&](const auto &...fields) { (visitOwn(fields), ...); }, Record<T>::fields);
}

// Up to the first whose visit(field) is true; whether there was one.
template <typename T, typename Visit>
bool anyField(Visit &&visit)
{
    return std::apply([&](const auto &...fields) { return (visit(fields) || ...); }, Record<T>::fields);
}

template <typename T>
inline constexpr auto fieldNames = std::apply(
    [](const auto &...fields) { return std::array<std::string_view, sizeof...(fields)>{fields.name...}; },
    Record<T>::fields);

// The places of a record's fields in its list, in the order of their names.
template <typename T>
inline constexpr auto canonicalOrder = [] {
    std::array<std::size_t, fieldNames<T>.size()> order{};
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(),
              [](std::size_t a, std::size_t b) { return fieldNames<T>[a] < fieldNames<T>[b]; });
    return order;
}();

// The fields that are written to the file, in that order.
template <typename T, typename Visit>
void forEachFieldInFile(Visit &&visit)
{
    const auto visitWritten = [&](const auto &field) {
        if (field.written != Written::Never)
            visit(field);
    };
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        (visitWritten(std::get<canonicalOrder<T>[I]>(Record<T>::fields)), ...);
    }
    (std::make_index_sequence<canonicalOrder<T>.size()>());
}

} // namespace bulkhead::model
