// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/model_index.h"

#include "catalog/engine/index_builder.h"

#include <bit>
#include <utility>

namespace bulkhead::catalog::engine {

void IdTable::build(std::span<const std::string_view> ids)
{
    m_cells.assign(std::bit_ceil(ids.size() * 2 + 1), nobody);
    const std::size_t mask = m_cells.size() - 1;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::size_t cell = std::hash<std::string_view>()(ids[i]) & mask;
        while (m_cells[cell] != nobody)
            cell = (cell + 1) & mask;
        m_cells[cell] = static_cast<Subject>(i);
    }
}

Subject IdTable::find(std::string_view id, std::span<const std::string_view> ids) const
{
    const std::size_t mask = m_cells.size() - 1;
    for (std::size_t cell = std::hash<std::string_view>()(id) & mask; m_cells[cell] != nobody;
         cell = (cell + 1) & mask)
        if (ids[m_cells[cell]] == id)
            return m_cells[cell];
    return nobody;
}

ModelIndex::ModelIndex(const model::Model &model, const Program &program, Date asOf,
                       model::PlatformProfilePtr platform, const std::stop_token &stop)
    : m_program(program), m_model(model), m_platform(std::move(platform)), m_asOf(asOf)
{
    IndexBuilder(*this, stop).build();
    ColumnBuilder(*this, stop).build(); // of what the profile says, too
}

ModelIndex::ModelIndex(const ModelIndex &base, const model::Model &changed, std::span<const Subject> subjects,
                       const AffectedAnswers &affected, const std::stop_token &stop)
    : ModelIndex(base)
{
    m_model = changed;
    for (const Subject s : subjects) {
        if (isFlow(s)) {
            m_flows[s - m_elements.size()] = m_model.flow(base.m_ids[s]);
            m_ids[s] = flow(s).id;
        } else {
            m_elements[s] = &laidOver(*m_model.element(base.m_ids[s]));
            m_ids[s] = element(s).id;
        }
        layDerivedOver(s);
    }
    ColumnBuilder(*this, stop).renew(subjects, affected);
}

const Element &ModelIndex::laidOver(const Element &element)
{
    std::optional<Element> result = m_platform ? m_platform->laidOver(element) : std::nullopt;
    if (!result)
        return element;
    m_laidOver.push_back(std::make_shared<const Element>(*std::move(result)));
    return *m_laidOver.back();
}

void ModelIndex::layDerivedOver(Subject s)
{
    const auto derived = m_derived.find(s);
    if (derived == m_derived.end())
        return;
    if (isFlow(s)) {
        Flow result = flow(s);
        result.properties.put(derived->second);
        m_flowsLaidOver.push_back(std::make_shared<const Flow>(std::move(result)));
        m_flows[s - m_elements.size()] = m_flowsLaidOver.back().get();
    } else {
        Element result = element(s);
        result.properties.put(derived->second);
        m_laidOver.push_back(std::make_shared<const Element>(std::move(result)));
        m_elements[s] = m_laidOver.back().get();
    }
}

std::string ModelIndex::name(Subject s) const
{
    const std::string &own = isFlow(s) ? flow(s).name : element(s).name;
    if (!own.empty())
        return own;
    if (!isFlow(s))
        return std::string(m_ids[s]);
    const model::Flow &unnamed = flow(s);
    const auto nameOf = [this](const model::Id &end) {
        const Subject subject = find(end);
        return subject == nobody ? end : name(subject);
    };
    return nameOf(unnamed.source) + (unnamed.bidirectional ? " ↔ " : " → ") + nameOf(unnamed.target);
}

const model::ImportRecord *ModelIndex::importRecord(Subject s) const
{
    return isFlow(s) ? flow(s).import.get() : element(s).import.get();
}

const model::PropertyList &ModelIndex::properties(Subject s) const
{
    return isFlow(s) ? flow(s).properties : element(s).properties;
}

Ground ModelIndex::groundOfDefault(Subject s, const PropertyDef &def) const
{
    // What a person withdrew is no longer what the artefact says.
    const model::Property *withdrawn = properties(s).find(def.key);
    return withdrawn ? Ground::Assumed : groundOf(m_artefacts[s], def);
}

std::span<const Subject> ModelIndex::inside(Subject s) const
{
    if (isFlow(s))
        return {};
    return std::span(m_preorder).subspan(m_preorderAt[s] + 1, m_insideCount[s]);
}

} // namespace bulkhead::catalog::engine
