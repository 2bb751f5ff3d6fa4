// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/interaction_sheet.h"

#include "catalog/analysis/analysis_data.h"
#include "model/properties.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace bulkhead::catalog::workshop {

using model::Kind;

namespace {

using End = InteractionEnd;
enum class Way : std::uint8_t { Sends, Gets, Crosses };

struct InteractionOf
{
    InteractionRow told;
    End subject;
    Way way;
    std::array<End, 2> others; // who may stand at the other end
};

// As Microsoft published it, and Shostack prints it (Threat Modeling: Designing for Security, table 3-10).
constexpr std::array interactionRows = {
    InteractionOf{
        {"process", "sends to a data store", "SI"}, End::Process, Way::Sends, {End::Store, End::Store}},
    InteractionOf{{"process", "sends to another process", "SRIDE"},
                  End::Process,
                  Way::Sends,
                  {End::Process, End::Process}},
    InteractionOf{
        {"process", "sends to a program outside", "SRID"}, End::Process, Way::Sends, {End::Code, End::Code}},
    InteractionOf{
        {"process", "sends to a person outside", "R"}, End::Process, Way::Sends, {End::Person, End::Person}},
    InteractionOf{
        {"process", "gets from a data store", "STDE"}, End::Process, Way::Gets, {End::Store, End::Store}},
    InteractionOf{{"process", "gets from another process", "SRDE"},
                  End::Process,
                  Way::Gets,
                  {End::Process, End::Process}},
    InteractionOf{
        {"process", "gets from a party outside", "SDE"}, End::Process, Way::Gets, {End::Code, End::Person}},
    InteractionOf{
        {"data flow", "crosses a boundary", "TID"}, End::Other, Way::Crosses, {End::Other, End::Other}},
    InteractionOf{
        {"data store", "gets from a process", "TRID"}, End::Store, Way::Gets, {End::Process, End::Process}},
    InteractionOf{
        {"data store", "sends to a process", "RID"}, End::Store, Way::Sends, {End::Process, End::Process}},
    InteractionOf{{"external entity", "sends to a process", "SRI"},
                  End::Code,
                  Way::Sends,
                  {End::Process, End::Process}},
    InteractionOf{
        {"external entity", "gets from a process", "S"}, End::Code, Way::Gets, {End::Process, End::Process}}};

constexpr std::array<InteractionRow, interactionRows.size()> toldTable = [] {
    std::array<InteractionRow, interactionRows.size()> told{};
    for (std::size_t i = 0; i < interactionRows.size(); ++i)
        told[i] = interactionRows[i].told;
    return told;
}();

bool isRowOf(const InteractionOf &row, End subject, Way way, End other)
{
    const bool isSubject = row.subject == subject || (row.subject == End::Code && subject == End::Person);
    return isSubject && row.way == way &&
           std::find(row.others.begin(), row.others.end(), other) != row.others.end();
}

bool has(const InteractionOf &row, model::Stride category)
{
    return row.told.letters.find(model::strideTitle(category).front()) != std::string_view::npos;
}

std::string nameOf(const model::Element &element)
{
    return element.name.empty() ? element.id : element.name;
}

} // namespace

std::span<const InteractionRow> interactionTable()
{
    return toldTable;
}

bool hasInteractions(Kind kind)
{
    return kind == Kind::Process || kind == Kind::Container || kind == Kind::DataStore ||
           kind == Kind::ExternalEntity || kind == Kind::DataFlow;
}

Interactions::Interactions(const Analysis &analysis)
    : m_model(analysis.model()), m_index(analysis.data().index),
      m_entityType(m_index, model::property::external_entity::entity_type),
      m_accessMode(m_index, model::property::data_flow::access_mode)
{
    for (const model::Flow &flow : m_model.flows()) {
        if (flow.kind != model::FlowKind::Data && flow.kind != model::FlowKind::Mount)
            continue;
        m_flows.emplace(flow.source, &flow);
        if (flow.target != flow.source)
            m_flows.emplace(flow.target, &flow);
    }
}

std::vector<std::string> Interactions::with(const StrideCell &cell) const
{
    Words found;
    if (m_model.flow(cell.element))
        addCrossing(cell, found);
    else if (m_model.element(cell.element))
        for (auto [at, end] = m_flows.equal_range(cell.element); at != end; ++at)
            addFlow(cell, *at->second, found);
    return {found.begin(), found.end()};
}

// Who is not stated to be a person may be a program.
bool Interactions::isPerson(const model::Element &party) const
{
    using model::property::EntityType;
    const auto type = m_entityType.of(m_index.find(party.id));
    return type == EntityType::EndUser || type == EntityType::Administrator || type == EntityType::Developer;
}

bool Interactions::isReadAlone(const model::Flow &mount) const
{
    return m_accessMode.of(m_index.find(mount.id)) == model::property::AccessMode::Read;
}

InteractionEnd Interactions::endOf(const model::Element &element) const
{
    switch (element.kind) {
    case Kind::Process:
    case Kind::Container:
        return End::Process;
    case Kind::DataStore:
        return End::Store;
    case Kind::ExternalEntity:
        return isPerson(element) ? End::Person : End::Code;
    default:
        return End::Other;
    }
}

void Interactions::addCrossing(const StrideCell &cell, Words &found) const
{
    const InteractionOf &row =
        *std::find_if(interactionRows.begin(), interactionRows.end(),
                      [](const InteractionOf &each) { return each.way == Way::Crosses; });
    if (!has(row, cell.category))
        return;
    const auto borders = m_index.direct(engine::Relation::Crosses, m_index.find(cell.element));
    if (!borders.empty())
        found.insert("crosses " + m_index.name(borders.front()));
}

// What mounts a store reads it, and writes it unless the mount says otherwise.
void Interactions::addFlow(const StrideCell &cell, const model::Flow &flow, Words &found) const
{
    const bool isMount = flow.kind == model::FlowKind::Mount;
    const bool isForth = !isMount || !isReadAlone(flow); // from its source to its target
    const bool isBack = isMount || flow.bidirectional;
    for (const auto &[own, other, sends, gets] : {std::tuple(flow.source, flow.target, isForth, isBack),
                                                  std::tuple(flow.target, flow.source, isBack, isForth)}) {
        if (own != cell.element)
            continue;
        if (sends)
            add(cell, true, other, found);
        if (gets)
            add(cell, false, other, found);
    }
}

void Interactions::add(const StrideCell &cell, bool sends, const model::Id &other, Words &found) const
{
    const model::Element *there = m_model.element(other);
    if (!there)
        return;
    const End subject = endOf(*m_model.element(cell.element));
    for (const InteractionOf &row : interactionRows)
        if (has(row, cell.category) && isRowOf(row, subject, sends ? Way::Sends : Way::Gets, endOf(*there)))
            found.insert((sends ? "sends to " : "gets from ") + nameOf(*there) + " (" +
                         std::string(model::kindTitle(there->kind)) + ")");
}

} // namespace bulkhead::catalog::workshop
