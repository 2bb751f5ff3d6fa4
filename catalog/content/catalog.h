// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/kind.h"
#include "model/records.h"
#include "model/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The entries of threat catalogs as people read them. load/catalogs.h loads them, engine/ evaluates their
// rules.
namespace bulkhead::catalog {

using model::Kind;
using model::Rating;
using model::Stride;

struct Reference
{
    std::string id; // "CWE-319", "NIST 3.3.5"
    std::string title;
    std::string url;
};

// One of the catalog's entries: S1 … E2, or an organisation's own.
struct Threat
{
    std::string id;
    Stride category = Stride::Spoofing;
    std::string title;
    std::string reading; // one sentence: what the entry is about
    std::string description;
    std::string scenario;
    std::vector<std::string> references;
    std::string note; // for the help; S3's says that its meaning is an interpretation
};

// Who mends something: who writes the workload, who keeps the platform, or who keeps image and registry.
enum class Mender : std::uint8_t { Workload, Platform, Image };
std::string_view menderName(Mender mender);
std::optional<Mender> menderFromName(std::string_view name);

enum class OnUnknown : std::uint8_t { Default, Unverified, Silent };

struct Snippet
{
    std::string platform; // "compose", "kubernetes", "docker", "shell", "dockerfile" …
    std::string text;
};

// A property change that a mitigation makes.
struct MitigationSet
{
    Kind kind = Kind::Container;
    model::PropertyKey property;
    enum class Form : std::uint8_t { Literal, DaysBeforeAsOf, RemoveItems } form = Form::Literal;
    model::Value value;
    bool placeholder = false; // an example that a person has to replace
};

// The ways in from outside that a mitigation closes: data flows from external parties to the workloads and
// stores where it is put in place.
struct ClosedWays
{
    std::vector<model::EnumValue> protocols; // flows of these alone; empty: all

    bool operator==(const ClosedWays &) const = default;
};

struct Mitigation
{
    std::string id;
    std::string title;
    std::string howTo;
    std::vector<Snippet> snippets;
    std::vector<MitigationSet> sets;
    std::optional<ClosedWays> closesWaysIn;
    double residualLikelihoodFactor = 1;
    double residualImpactFactor = 1;
    std::vector<std::string> references;
};

struct RuleMitigation
{
    std::uint32_t mitigation = 0; // index into Catalogs::mitigations()
    bool resolves = false;
    double residualLikelihoodFactor = 1;
    double partialLikelihoodFactor = 1;
};

// What a person reads of a rule; its compiled condition is the engine's.
struct Rule
{
    std::string id;           // "E1.1"; never changes its meaning
    std::uint32_t threat = 0; // index into Catalogs::threats()
    std::vector<Kind> kinds;  // what it is about
    std::string title;
    std::string message;                                // with {placeholders}
    std::vector<std::pair<Kind, std::string>> messages; // of kinds that need another wording
    std::vector<std::string> wordings;                  // of circumstances that do, each with its condition
    std::string unverifiedMessage;                      // where nothing is known yet; empty: as the message
    std::string scenario;                               // who does what, and what comes of it; likewise
    std::vector<std::string> scenarios; // of circumstances with another actor, each with its condition
    std::optional<Mender> mender;       // unset: who is in charge of the subject's kind
    int likelihood = 1;                 // 1..5
    int unverifiedLikelihood = 5;       // at most this where nothing is known yet
    int impact = 1;                     // 1..5
    std::string rationale;
    std::vector<std::string> modifiers;
    OnUnknown onUnknown = OnUnknown::Silent;
    std::string rootCause;
    bool core = false;
    bool generic = false; // fires only where no specific rule of its category does, and only when asked for
    std::vector<std::string> references;
    std::vector<RuleMitigation> mitigations;
    std::string structuralFix; // where no property can be set: what to change in the diagram
    std::uint32_t catalog = 0; // index into Catalogs::catalogs()
    std::string retuned;       // why a later catalog changed its rating or its treatment of unknowns
    std::string silenced;      // why a later catalog switched it off; empty: it is on

    const std::string &messageFor(Kind kind, bool unverified = false) const;
    Mender menderFor(Kind kind) const;
};

struct CatalogInfo
{
    std::string id; // "container-stride"
    std::string title;
    std::string version;
};

// A circumstance that raises or lowers the rating of the rules that name it.
struct ModifierInfo
{
    std::string id;
    std::string reason;
    std::string condition; // in plain English
    int likelihood = 0;
    int impact = 0;
};

// A property that a condition reads, of one kind.
struct PropertyRead
{
    Kind kind = Kind::Container;
    model::PropertyKey property;
    auto operator<=>(const PropertyRead &) const = default;
};

} // namespace bulkhead::catalog
