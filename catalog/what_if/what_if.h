// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"
#include "model/change.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

// What would be if a mitigation were in place: the change of properties it makes, and what that leaves.
namespace bulkhead::catalog {

// A mitigation put to use for one finding, or for all that it is offered for.
struct Measure
{
    const Mitigation *mitigation = nullptr;
    std::vector<std::uint32_t> findings; // indices into Analysis::findings()
};

// The change that puts a mitigation in place for the given findings: sets its properties on their subjects
// and on the things involved that are of the kinds it names. Examples that a person has to replace are set
// too; where one names an element that does not exist (a network of its own), that element is added.
// Empty when all is set already.
model::Change planMitigation(const Analysis &analysis, const Mitigation &mitigation,
                             std::span<const std::uint32_t> findings);

// The open findings for which each mitigation is offered and not in place.
std::vector<Measure> measures(const Analysis &analysis);

// The analysis of the model after a change. Fails where the model refuses the change.
// With a stop token it may also return the error `stopped` (model/stop.h).
Result<Analysis> whatIf(const Analysis &analysis, const model::Change &change, std::stop_token stop = {});

// The analysis with a mitigation in place for all open findings that it is offered for; nothing where it is
// offered for none, or sets nothing. Fails as whatIf() does.
Result<std::optional<Analysis>> withMitigation(const Analysis &analysis, const Mitigation &mitigation,
                                               std::stop_token stop = {});

// Why a step stands where it does: it closes something high or critical that is confirmed, or takes half a
// point or more off the risk of paths; or it is good order.
enum class StepKind : std::uint8_t { Now, Hygiene };
std::string_view stepKindName(StepKind kind); // "now"

// One of the steps that remove most, each given those before it.
struct Step
{
    Measure measure;                 // its findings are those of the analysis before this step
    std::vector<model::Id> subjects; // of these findings, each once
    StepKind kind = StepKind::Hygiene;
    Mender mender = Mender::Workload; // who can close most of these findings
    std::size_t findingsClosed = 0;   // those that are gone
    std::size_t findingsOpened = 0;   // those that come up in their place: a login that is not encrypted
    std::size_t pathsClosed = 0;      // assets that are no longer in reach
    int riskBefore = 0;               // openRisk()
    int riskAfter = 0;
    double pathRiskBefore = 0; // AttackPaths::risk()
    double pathRiskAfter = 0;
};

// What to do first: at most `count` mitigations in greedy order, computed on the model: the one that closes
// the worst confirmed finding that is high or critical first; then the one that takes most off the risk of
// paths, in halves of a point; then the one that closes the worst of the rest; of those alike in that the one
// that leaves the least risk of paths, and the least in sum, in which a finding weighs the square of its
// score, counted once a cause and element. What is to be verified calls for a question and never for work,
// and no step closes nothing. The steps' risks make the burn-down.
std::vector<Step> whatFirst(const Analysis &analysis, std::size_t count = 10);
// The same, or the error `stopped` (model/stop.h). It takes seconds on a large model, so `progress` is called
// on the calling thread before each measure that is tried, with the part that is done, 0..1, never falling.
Result<std::vector<Step>> whatFirst(const Analysis &analysis, std::size_t count, std::stop_token stop,
                                    const std::function<void(double)> &progress = {});

} // namespace bulkhead::catalog
