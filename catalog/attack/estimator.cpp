// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/estimator.h"

#include "catalog/wording/message.h"

namespace bulkhead::catalog::attack {

using engine::Ground;
using engine::Truth;

namespace {

constexpr std::array<std::string_view, moveCount> edgeIds = {"A1",
                                                             "A1.flow",
                                                             "A2",
                                                             "A3",
                                                             "A4.flow",
                                                             "A4",
                                                             "A4.network",
                                                             "A5",
                                                             "A5.client",
                                                             "A6",
                                                             "A6.root",
                                                             "A7",
                                                             "A8.secrets",
                                                             "A8.secrets.ns",
                                                             "A8.secret",
                                                             "A8.exec",
                                                             "A8.exec.ns",
                                                             "A8.create",
                                                             "A8.create.ns",
                                                             "A8.accounts.ns",
                                                             "A8.account",
                                                             "A8.admin",
                                                             "A9",
                                                             "A9.create",
                                                             "A9.secrets",
                                                             "A9.accounts",
                                                             "A9.exec",
                                                             "A10",
                                                             "A11",
                                                             "A11.own",
                                                             "A11.data",
                                                             "A11.hosts",
                                                             "A12",
                                                             "A12.client",
                                                             "A13",
                                                             "A13.start",
                                                             "A14",
                                                             "A14.data",
                                                             "A15",
                                                             "A16",
                                                             "A16.flow",
                                                             "A16.secret",
                                                             "A17",
                                                             "A17.open",
                                                             "A17.host",
                                                             "A18",
                                                             "A4.debug",
                                                             "A4.processes",
                                                             "A6.mount",
                                                             "A6.processes",
                                                             "A6.power",
                                                             "A6.tokens",
                                                             "A7.tokens",
                                                             "A8.workload",
                                                             "A8.named",
                                                             "A9.create.ns",
                                                             "A12.server",
                                                             "A4.proxy",
                                                             "A5.proxy",
                                                             "A14.put",
                                                             "A14.put.client",
                                                             "A14.task",
                                                             "A4.admitted",
                                                             "A8.volumes",
                                                             "A9.volumes",
                                                             "A8.signer",
                                                             "A8.signer.node",
                                                             "A9.node",
                                                             "A1.api",
                                                             "A4.api",
                                                             "A17.anonymous",
                                                             "A15.neighbour",
                                                             "",
                                                             ""};

} // namespace

std::string_view edgeId(Move move)
{
    return edgeIds[static_cast<std::size_t>(move)];
}

Estimator::Estimator(const engine::ModelIndex &index, const AttackCatalog &catalog)
    : m_index(index), m_evaluator(index)
{
    for (std::size_t i = 0; i < moveCount; ++i)
        m_edges[i] = catalog.edge(edgeIds[i]);
}

Truth Estimator::truth(std::uint32_t condition, Subject subject)
{
    return condition == Estimate::always ? Truth::yes() : m_evaluator.evaluate(condition, subject);
}

bool Estimator::holds(std::uint32_t condition, Subject subject)
{
    return truth(condition, subject).isYes(Ground::Assumed);
}

double Estimator::obstacles(const AttackEdge &edge, Subject subject, std::string *reasons)
{
    double product = 1;
    for (const Obstacle &obstacle : edge.obstacles) {
        if (!holds(obstacle.condition, subject))
            continue;
        product *= obstacle.times;
        if (reasons)
            *reasons += ", but " + obstacle.reason;
    }
    return product;
}

Chance Estimator::chance(Move move, Subject subject)
{
    const AttackEdge *edge = this->edge(move);
    if (!edge)
        return edgeId(move).empty() ? Chance{1, -1, false, false} : Chance{};
    Chance best;
    for (std::size_t i = 0; i < edge->estimates.size(); ++i) {
        const Estimate &estimate = edge->estimates[i];
        if (estimate.probability <= best.probability && estimate.unknown.value_or(0) <= best.probability)
            continue;
        const Truth holds = truth(estimate.condition, subject);
        const bool isYes = holds.isYes(Ground::Assumed);
        const double probability = isYes                         ? estimate.probability
                                   : holds.isNo(Ground::Assumed) ? 0
                                                                 : estimate.unknown.value_or(0);
        if (probability > best.probability)
            best = {probability, static_cast<std::int16_t>(i), !isYes || !holds.isYes(Ground::Imported),
                    !isYes};
    }
    if (best.probability > 0)
        best.probability *= obstacles(*edge, subject, nullptr);
    return best;
}

// The estimate's reason; placeholders stand for what made its condition true, as in the messages of rules.
std::string Estimator::words(const Estimate &estimate, Subject subject) const
{
    if (estimate.reason.find('{') == std::string::npos)
        return estimate.reason;
    engine::EvidenceCollector evidence(m_index, model::Basis::AssumedDefault, subject);
    if (estimate.condition != Estimate::always)
        evidence.collect(engine::Tracer(m_index).trace(estimate.condition, subject));
    return engine::renderMessage(m_index, estimate.reason, subject, model::Basis::AssumedDefault, evidence);
}

std::string Estimator::reason(Move move, Subject subject)
{
    const AttackEdge *edge = this->edge(move);
    if (!edge)
        return {};
    const Chance found = chance(move, subject);
    if (found.estimate < 0)
        return {};
    const Estimate &estimate = edge->estimates[static_cast<std::size_t>(found.estimate)];
    std::string text = found.unknown ? "perhaps " : "";
    text += words(estimate, subject);
    obstacles(*edge, subject, &text);
    return text;
}

} // namespace bulkhead::catalog::attack
