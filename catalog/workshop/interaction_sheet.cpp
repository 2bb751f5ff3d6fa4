// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/interaction_sheet.h"

#include "catalog/analysis/analysis_data.h"
#include "model/properties.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead::catalog::workshop {

using model::Kind;

namespace {

enum class End : std::uint8_t { Process, Store, Code, Person, Other };
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

bool isPerson(const model::Model &model, const model::Element &party)
{
    using model::property::EntityType;
    const model::PropertyDef *type =
        model.vocabulary().find(Kind::ExternalEntity, model::property::external_entity::entity_type);
    const model::Value *stated = type ? party.properties.value(type->key) : nullptr;
    const model::EnumValue *choice = stated ? stated->asEnum() : nullptr;
    if (!choice)
        return false; // it may be a program
    const auto &said = type->enumValues[choice->index];
    return said == model::choiceName(EntityType::EndUser) ||
           said == model::choiceName(EntityType::Administrator) ||
           said == model::choiceName(EntityType::Developer);
}

End endOf(const model::Model &model, const model::Element &element)
{
    switch (element.kind) {
    case Kind::Process:
    case Kind::Container:
        return End::Process;
    case Kind::DataStore:
        return End::Store;
    case Kind::ExternalEntity:
        return isPerson(model, element) ? End::Person : End::Code;
    default:
        return End::Other;
    }
}

// Whether a mount is stated to be read alone.
bool isReadAlone(const model::Model &model, const model::Flow &mount)
{
    const model::PropertyDef *mode =
        model.vocabulary().find(Kind::DataFlow, model::property::data_flow::access_mode);
    const model::Value *stated = mode ? mount.properties.value(mode->key) : nullptr;
    const model::EnumValue *choice = stated ? stated->asEnum() : nullptr;
    return choice && mode->enumValues[choice->index] == model::choiceName(model::property::AccessMode::Read);
}

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

class Interactions
{
public:
    Interactions(const Analysis &analysis, const StrideCell &cell)
        : m_model(analysis.model()), m_index(analysis.data().index), m_cell(cell)
    {}

    std::vector<std::string> find()
    {
        if (m_model.flow(m_cell.element))
            addCrossing();
        else if (const model::Element *subject = m_model.element(m_cell.element))
            for (const model::Flow &flow : m_model.flows())
                addFlow(*subject, flow);
        return {m_found.begin(), m_found.end()};
    }

private:
    void addCrossing()
    {
        const InteractionOf &row =
            *std::find_if(interactionRows.begin(), interactionRows.end(),
                          [](const InteractionOf &each) { return each.way == Way::Crosses; });
        if (!has(row, m_cell.category))
            return;
        const auto borders = m_index.direct(engine::Relation::Crosses, m_index.find(m_cell.element));
        if (!borders.empty())
            m_found.insert("crosses " + m_index.name(borders.front()));
    }

    // What mounts a store reads it, and writes it unless the mount says otherwise.
    void addFlow(const model::Element &subject, const model::Flow &flow)
    {
        const bool isMount = flow.kind == model::FlowKind::Mount;
        if (flow.kind != model::FlowKind::Data && !isMount)
            return;
        const bool isForth = !isMount || !isReadAlone(m_model, flow); // from its source to its target
        const bool isBack = isMount || flow.bidirectional;
        if (flow.source == subject.id)
            addWays(subject, flow.target, isForth, isBack);
        if (flow.target == subject.id)
            addWays(subject, flow.source, isBack, isForth);
    }

    void addWays(const model::Element &subject, const model::Id &other, bool sends, bool gets)
    {
        if (sends)
            add(subject, Way::Sends, other);
        if (gets)
            add(subject, Way::Gets, other);
    }

    void add(const model::Element &subject, Way way, const model::Id &otherId)
    {
        const model::Element *other = m_model.element(otherId);
        if (!other)
            return;
        for (const InteractionOf &row : interactionRows)
            if (isRowOf(row, endOf(m_model, subject), way, endOf(m_model, *other)) &&
                has(row, m_cell.category))
                m_found.insert(std::string(way == Way::Sends ? "sends to " : "gets from ") + nameOf(*other) +
                               " (" + std::string(model::kindTitle(other->kind)) + ")");
    }

    const model::Model &m_model;
    const engine::ModelIndex &m_index;
    const StrideCell &m_cell;
    std::set<std::string> m_found;
};

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

std::vector<std::string> interactionsWith(const Analysis &analysis, const StrideCell &cell)
{
    return Interactions(analysis, cell).find();
}

} // namespace bulkhead::catalog::workshop
