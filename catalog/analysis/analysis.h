// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalogs.h"
#include "catalog/wording/evidence.h"
#include "model/model.h"
#include "model/platform_profile.h"
#include "model/stop.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::catalog {

using model::Basis;

struct Options
{
    model::Date asOf;           // the engine's only clock
    bool genericStride = false; // the per-element STRIDE table for what no specific rule covers
    // What the organisation knows of the platform, laid over the model; null: nothing.
    model::PlatformProfilePtr platform = {};
};

// One rule that fired on one subject. A small record: everything a person reads is rendered on demand
// by the Analysis it belongs to.
struct Finding
{
    std::uint32_t rule = 0;    // index into Catalogs::rules()
    std::uint32_t subject = 0; // the Analysis' number for the element or flow; see Analysis::subjectId
    Basis basis = Basis::Unverified;
    std::uint8_t likelihood = 1; // after modifiers, 1..5
    std::uint8_t impact = 1;     // after modifiers, 1..5
    Rating rating = Rating::Low;

    int score() const { return likelihood * impact; }
};

struct Factor // why likelihood and impact are what they are
{
    std::string reason; // "Reachable by anyone"
    int likelihood = 0; // what it adds
    int impact = 0;
};

// All that is told of a finding: made together, since each rests on the same trace of its rule.
struct FindingWords
{
    std::string message;
    std::string scenario; // who does what, and what comes of it; of its threat where the rule has none
    std::vector<Evidence> evidence;
    std::vector<std::string_view> related; // ids of other subjects involved
};

// How a decision stands today.
struct DecisionStatus
{
    const model::Decision *decision = nullptr; // null: nothing decided
    model::DecisionState effective = model::DecisionState::Open;
    std::string reopened; // why a decision counts as open again: expired, higher rating, firmer basis
};

// The one count of what is found, wherever a number stands: what nobody has decided, findings and the threats
// that people added (which are confirmed); what is decided stands beside it.
struct Summary
{
    std::size_t findings = 0; // undecided
    std::size_t manual = 0;   // undecided threats that people added
    std::size_t decided = 0;  // of both
    std::size_t confirmed = 0;
    std::size_t toVerify = 0;
    std::array<std::size_t, 6> byCategory{}; // undecided, in the order of model::Stride
    std::array<std::size_t, 5> byRating{};   // likewise of model::Rating

    std::size_t open() const { return findings + manual; }
    Rating worst() const; // of what nobody has decided; None of nothing
};

// The result of walking a model: its findings, ordered worst first (rating, confirmed or to verify, score,
// basis, rule, subject).
// Keeps a snapshot of the model and the catalogs, so that it can render any finding later, on any thread.
class Analysis
{
public:
    std::span<const Finding> findings() const;
    const model::Model &model() const;
    const Catalogs &catalogs() const;
    const Options &options() const;
    Summary summary() const;

    const Rule &rule(const Finding &finding) const;
    const Threat &threat(const Finding &finding) const;
    std::string_view subjectId(const Finding &finding) const;
    std::string id(const Finding &finding) const; // "E1.1@web"
    FindingWords words(const Finding &finding) const;
    std::string message(const Finding &finding) const;
    std::string scenario(const Finding &finding) const; // names workloads
    std::vector<Evidence> evidence(const Finding &finding) const;
    std::vector<Factor> factors(const Finding &finding) const;
    std::vector<std::string_view> related(const Finding &finding) const; // ids of other subjects involved
    Mender mender(const Finding &finding) const;                         // who can close it
    DecisionStatus decision(const Finding &finding) const;
    DecisionStatus decision(const model::ManualThreat &threat) const; // expiry alone opens it again

    // The finding with this id, null when it is not (any more) there.
    const Finding *find(std::string_view id) const;
    // Indices into findings() of one element or flow, worst first.
    std::span<const std::uint32_t> findingsOf(std::string_view subject) const;

    // Why a rule fired, did not, or is unknown, whatever it did.
    Result<Explanation> explain(std::string_view rule, std::string_view subject) const;

    // The property as it was derived of what others state, with its way as the origin's note; null where the
    // subject states it itself, or nothing is derived.
    const model::Property *derived(std::string_view subject, model::PropertyKey key) const;

    // Decisions whose finding has gone.
    std::vector<const model::Decision *> orphanedDecisions() const;

    struct Data;
    explicit Analysis(std::shared_ptr<const Data> data);
    const Data &data() const { return *m_data; }

private:
    std::shared_ptr<const Data> m_data;
};

// Of these findings (indices into Analysis::findings()) and of the threats that people added.
Summary count(const Analysis &analysis, std::span<const std::uint32_t> findings);

// The same count of each element and flow by itself; without those of which nothing is found.
std::map<std::string, Summary, std::less<>> countBySubject(const Analysis &analysis);

// Pure and deterministic: the same model, catalogs and options give the same analysis.
Analysis analyze(const model::Model &model, std::shared_ptr<const Catalogs> catalogs, const Options &options);
// The same, or the error `stopped` (model/stop.h).
Result<Analysis> analyze(const model::Model &model, std::shared_ptr<const Catalogs> catalogs,
                         const Options &options, std::stop_token stop);

} // namespace bulkhead::catalog
