// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/attack/enum_reader.h"
#include "catalog/workshop/stride_cell.h"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The sheet of STRIDE per interaction: a letter is right at an element where one of its interactions (a flow
// that it sends or gets, with who stands at the other end) has it in the table, and at a flow where it
// crosses a boundary.
namespace bulkhead::catalog::workshop {

struct InteractionRow
{
    std::string_view element;     // "process"
    std::string_view interaction; // "sends to a data store"
    std::string_view letters;     // of STRIDE
};
std::span<const InteractionRow> interactionTable();

// Whether the table has rows of such elements, or flows.
bool hasInteractions(model::Kind kind);

enum class InteractionEnd : std::uint8_t {
    Process,
    Store,
    Code,
    Person,
    Other
}; // who stands at a flow's end

// The interactions of a model's elements: flows by their ends. The analysis must outlive it.
class Interactions
{
public:
    explicit Interactions(const Analysis &analysis);

    // Those for which the letter is right, in words: "sends to orders (data store)". Empty: it is not.
    std::vector<std::string> with(const StrideCell &cell) const;

private:
    using Words = std::set<std::string>;

    void addCrossing(const StrideCell &cell, Words &found) const;
    void addFlow(const StrideCell &cell, const model::Flow &flow, Words &found) const;
    void add(const StrideCell &cell, bool sends, const model::Id &other, Words &found) const;
    bool isReadAlone(const model::Flow &mount) const;
    bool isPerson(const model::Element &party) const;
    InteractionEnd endOf(const model::Element &element) const;

    const model::Model &m_model;
    const engine::ModelIndex &m_index;
    attack::EnumReader<model::property::EntityType> m_entityType;
    attack::EnumReader<model::property::AccessMode> m_accessMode;
    std::multimap<std::string_view, const model::Flow *> m_flows; // by each of their ends
};

} // namespace bulkhead::catalog::workshop
