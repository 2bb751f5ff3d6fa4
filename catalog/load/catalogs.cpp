// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/catalogs.h"

#include "catalog/load/catalog_loader.h"
#include "catalog/load/schema_check.h"
#include "catalog/wording/english.h"

namespace bulkhead::catalog {

namespace {

template <typename T>
const T *at(const std::vector<T> &items, std::optional<std::uint32_t> number)
{
    return number ? &items[*number] : nullptr;
}

} // namespace

Catalogs::Catalogs(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Catalogs::~Catalogs() = default;

Result<std::shared_ptr<const Catalogs>> Catalogs::load(std::span<const CatalogSource> sources,
                                                       std::shared_ptr<const model::Vocabulary> vocabulary,
                                                       std::string_view schema)
{
    try {
        auto data = std::make_unique<Data>();
        data->vocabulary = std::move(vocabulary);
        std::deque<load::JsonDocument> documents;
        for (const CatalogSource &source : sources)
            documents.emplace_back(source.json, source.file);
        load::CatalogLoader(*data).load(documents);
        if (!schema.empty())
            for (std::size_t i = 0; i < sources.size(); ++i)
                if (!sources[i].builtIn)
                    load::checkSchema(documents[i], sources[i].json, schema);
        return std::shared_ptr<const Catalogs>(std::make_shared<Catalogs>(std::move(data)));
    } catch (const model::JsonFailure &failure) {
        return failure.error;
    }
}

std::span<const CatalogInfo> Catalogs::catalogs() const
{
    return m_data->catalogs;
}

std::span<const Threat> Catalogs::threats() const
{
    return m_data->threats;
}

std::span<const Rule> Catalogs::rules() const
{
    return m_data->rules;
}

std::span<const Mitigation> Catalogs::mitigations() const
{
    return m_data->mitigations;
}

const Threat *Catalogs::threat(std::string_view id) const
{
    return at(m_data->threats, m_data->threatNumbers.find(id));
}

const Rule *Catalogs::rule(std::string_view id) const
{
    return at(m_data->rules, m_data->ruleNumbers.find(id));
}

const Mitigation *Catalogs::mitigation(std::string_view id) const
{
    return at(m_data->mitigations, m_data->mitigationNumbers.find(id));
}

const Reference *Catalogs::reference(std::string_view id) const
{
    return at(m_data->references, m_data->referenceNumbers.find(id));
}

std::string Catalogs::conditionText(const Rule &rule) const
{
    return engine::english(m_data->program, *m_data->vocabulary, m_data->program.roots[number(rule)]);
}

std::vector<PropertyRead> Catalogs::reads(const Rule &rule) const
{
    engine::Kinds kinds;
    for (const Kind kind : rule.kinds)
        kinds.add(kind);
    return engine::readsOf(m_data->program, *m_data->vocabulary, m_data->program.roots[number(rule)], kinds);
}

std::size_t Catalogs::number(const Rule &rule) const
{
    return *m_data->ruleNumbers.find(rule.id);
}

std::vector<ModifierInfo> Catalogs::modifiers() const
{
    std::vector<ModifierInfo> result;
    for (const engine::Modifier &modifier : m_data->program.modifiers)
        result.push_back({modifier.id, modifier.reason,
                          engine::english(m_data->program, *m_data->vocabulary, modifier.root),
                          modifier.likelihood, modifier.impact});
    return result;
}

const RatingScale &Catalogs::ratingScale() const
{
    return m_data->ratingScale;
}

std::span<const Error> Catalogs::doubts() const
{
    return m_data->doubts;
}

const model::Vocabulary &Catalogs::vocabulary() const
{
    return *m_data->vocabulary;
}

const AttackCatalog &Catalogs::attack() const
{
    return m_data->attack;
}

const engine::Program &Catalogs::program() const
{
    return m_data->program;
}

} // namespace bulkhead::catalog
