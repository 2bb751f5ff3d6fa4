// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/engine/column_evaluator.h"

#include <array>
#include <optional>
#include <vector>

namespace bulkhead::catalog {

// What the truth of a condition means for a rule: the basis of its finding, or nothing when it does not
// fire.
class Judgement
{
public:
    Judgement(OnUnknown onUnknown, bool generic);
    static const Judgement &of(OnUnknown onUnknown, bool generic);
    const std::optional<Basis> &of(std::uint8_t bits) const { return m_basis[bits]; }
    // By the truth of a part of a conjunction: whether the rule may fire still.
    const engine::ColumnEvaluator::Useful &useful() const { return m_useful; }

private:
    std::array<std::optional<Basis>, 1U << 6U> m_basis;
    engine::ColumnEvaluator::Useful m_useful{};
};

// Applies rules to the subjects of an index, rule by rule.
class RuleRun
{
public:
    // findings() throws Stopped when `stop` asks for it.
    RuleRun(const engine::ModelIndex &index, const Catalogs &catalogs, const Options &options,
            std::stop_token stop = {});

    // The findings of all rules that are on, or of those marked in `only`; ordered by kind, rule and subject.
    std::vector<Finding> findings(const std::vector<bool> *only = nullptr);

private:
    using Column = engine::ColumnEvaluator::Answers;

    struct Fired
    {
        std::uint16_t rule = 0;
        Basis basis = Basis::Unverified;
        std::uint32_t place = 0; // of the subject among those of its kind
    };

    void visit(model::Kind kind, const std::vector<bool> *only);
    void fire(std::uint16_t number, model::Kind kind, const Column &inScope, Column &covered,
              std::vector<Fired> &fired);
    void rate(model::Kind kind, const std::vector<Fired> &fired);
    Finding rated(const Fired &fired, engine::Subject s, const std::vector<Column> &applies) const;

    const engine::ModelIndex &m_index;
    const Catalogs &m_catalogs;
    const engine::Program &m_program;
    std::stop_token m_stop;
    engine::ColumnEvaluator m_evaluator;
    std::vector<bool> m_enabled;
    std::vector<Finding> m_found;
    Column m_answers;
};

} // namespace bulkhead::catalog
