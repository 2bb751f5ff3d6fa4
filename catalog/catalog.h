#pragma once

#include "model/kind.h"
#include "model/records.h"
#include "model/result.h"
#include "model/vocabulary.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The content of threat catalogs as people read it. How rules are evaluated is in engine/.
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

struct Mitigation
{
    std::string id;
    std::string title;
    std::string howTo;
    std::vector<Snippet> snippets;
    std::vector<MitigationSet> sets;
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
    std::string id; // "E1.1"; never changes its meaning
    std::uint32_t threat = 0; // index into Catalogs::threats()
    std::vector<Kind> kinds;
    std::string title;
    std::string message; // with {placeholders}
    int likelihood = 1;  // 1..5
    int impact = 1;      // 1..5
    std::string rationale;
    std::vector<std::string> modifiers;
    OnUnknown onUnknown = OnUnknown::Silent;
    std::string rootCause;
    bool core = false;
    std::vector<std::string> references;
    std::vector<RuleMitigation> mitigations;
};

struct CatalogInfo
{
    std::string id; // "container-stride"
    std::string title;
    std::string version;
};

struct CatalogSource
{
    std::string file; // for messages
    std::string json;
};

namespace engine {
struct Program;
}

// The loaded catalogs: the built-in one and those an organisation adds, checked and compiled against
// a vocabulary. Immutable; shared by analyses.
class Catalogs
{
public:
    // Later sources add to, retune or silence what earlier ones hold. Fails on the first fault with
    // file, line and pointer; the built-in catalog comes from resources/catalog/*.json.
    static Result<std::shared_ptr<const Catalogs>> load(std::span<const CatalogSource> sources,
                                                        std::shared_ptr<const model::Vocabulary> vocabulary);

    std::span<const CatalogInfo> catalogs() const;
    std::span<const Threat> threats() const;
    std::span<const Rule> rules() const;
    std::span<const Mitigation> mitigations() const;

    const Threat *threat(std::string_view id) const;
    const Rule *rule(std::string_view id) const;
    const Mitigation *mitigation(std::string_view id) const;
    const Reference *reference(std::string_view id) const;

    // The rule's condition in plain English, made from the condition itself.
    std::string conditionText(const Rule &rule) const;

    const model::Vocabulary &vocabulary() const;
    const engine::Program &program() const;

    ~Catalogs();

private:
    Catalogs();
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace bulkhead::catalog
