#pragma once

#include "model/kind.h"
#include "model/records.h"
#include "model/result.h"
#include "model/vocabulary.h"

#include <array>
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
    std::string id;           // "E1.1"; never changes its meaning
    std::uint32_t threat = 0; // index into Catalogs::threats()
    std::vector<Kind> kinds;  // what it is about
    std::string title;
    std::string message;                                // with {placeholders}
    std::vector<std::pair<Kind, std::string>> messages; // of kinds that need another wording
    std::vector<std::string> wordings;                  // of circumstances that do, each with its condition
    std::string unverifiedMessage;                      // where nothing is known yet; empty: as the message
    int likelihood = 1;                                 // 1..5
    int unverifiedLikelihood = 5;                       // at most this where nothing is known yet
    int impact = 1;                                     // 1..5
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
    bool builtIn = false; // checked against the schema when the program was built
};

// From likelihood and impact to a rating. The built-in scale: score 1–4 low, 5–9 medium, 10–15 high, 16–25
// critical.
class RatingScale
{
public:
    RatingScale();

    Rating rating(int likelihood, int impact) const { return m_cells[cell(likelihood, impact)]; }
    void set(int likelihood, int impact, Rating rating) { m_cells[cell(likelihood, impact)] = rating; }

private:
    static std::size_t cell(int likelihood, int impact)
    {
        return static_cast<std::size_t>((likelihood - 1) * 5 + impact - 1);
    }

    std::array<Rating, 25> m_cells;
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

namespace engine {
struct Program;
}
struct AttackCatalog; // paths/attack_catalog.h

// The loaded catalogs: the built-in one and those an organisation adds, checked and compiled against
// a vocabulary. Immutable; shared by analyses.
class Catalogs
{
public:
    // Later sources add to, retune or silence what earlier ones hold; files of one id are parts of one
    // catalog, and all may refer to each other. Fails on the first fault with file, line and pointer. The
    // built-in catalog is resources/catalog/*.json. `schema` is resources/schemas/catalog.schema.json or
    // empty; with it, sources are checked against it after their content was found sound. The built-in
    // catalog needs no such check at run time, since a test makes it.
    static Result<std::shared_ptr<const Catalogs>> load(std::span<const CatalogSource> sources,
                                                        std::shared_ptr<const model::Vocabulary> vocabulary,
                                                        std::string_view schema = {});

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
    // The properties that the rule's condition reads, with the kinds it reads them of.
    struct Read
    {
        Kind kind = Kind::Container;
        model::PropertyKey property;
        auto operator<=>(const Read &) const = default;
    };
    std::vector<Read> reads(const Rule &rule) const;
    std::vector<ModifierInfo> modifiers() const;
    const RatingScale &ratingScale() const;
    // What can be used but is most likely not meant, by place: a mitigation that is said to resolve a rule
    // and cannot.
    std::span<const Error> doubts() const;

    const model::Vocabulary &vocabulary() const;
    const engine::Program &program() const;
    const AttackCatalog &attack() const; // the estimates of attack paths

    struct Data;
    explicit Catalogs(std::unique_ptr<Data> data);
    ~Catalogs();

private:
    std::size_t number(const Rule &rule) const;

    std::unique_ptr<Data> m_data;
};

} // namespace bulkhead::catalog
