// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

// The records of a model beside its elements and flows.
namespace bulkhead::model {

enum class Stride : std::uint8_t {
    Spoofing,
    Tampering,
    Repudiation,
    InformationDisclosure,
    DenialOfService,
    ElevationOfPrivilege,
};
std::string_view strideName(Stride category);  // "information_disclosure"
std::string_view strideTitle(Stride category); // "Information disclosure"
std::optional<Stride> strideFromName(std::string_view name);

// A risk rating. The worst is last, so that < compares them.
enum class Rating : std::uint8_t { None, Low, Medium, High, Critical };
std::string_view ratingName(Rating rating); // "critical"
std::optional<Rating> ratingFromName(std::string_view name);

// Why the properties that a rule reads have their values, firmest last. Stated and ImportedDefault count as
// confirmed, the others as to verify.
enum class Basis : std::uint8_t { Unverified, AssumedDefault, ImportedDefault, Stated };
std::string_view basisName(Basis basis); // "imported_default"
std::optional<Basis> basisFromName(std::string_view name);
inline bool isConfirmed(Basis basis)
{
    return basis >= Basis::ImportedDefault;
}

struct Point
{
    double x = 0;
    double y = 0;
    bool operator==(const Point &) const = default;
};

struct Rect
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(const Rect &) const = default;
};

// How the lines of a view run.
enum class Routing : std::uint8_t { Straight, Orthogonal, Curved };

// A text on the canvas of a view.
struct CanvasNote
{
    std::string text;
    Rect rect;
    std::vector<Id> about; // the elements and flows that its arrows lead to
    bool operator==(const CanvasNote &) const = default;
};

// A diagram: the whole model or a named subset of it. Its elements are placed by Placement. What `collapsed`,
// `hubs` and `notes` name may have gone from the model since.
struct View
{
    Id id; // "runtime"
    std::string name;
    bool wholeModel = true;
    std::vector<Id> members;           // sorted; of a subset
    std::vector<FlowKind> flowKinds{}; // sorted; the kinds of flows between members that it shows; empty: all
    int order = 0;                     // among the views, from 1; 0: after those that have one, by id
    std::optional<Routing> routing{};  // unset: the program's own choice
    std::string perspective{};         // the question that colours the elements; empty: none
    std::vector<Id> collapsed{};       // sorted; drawn as cards, without what stands in them
    std::map<Id, bool> hubs{}; // what a person decided: flows as ports of the partners (true) or lines
    std::vector<CanvasNote> notes{};

    bool shows(FlowKind kind) const;
    bool operator==(const View &) const = default;
};

// Whether a scene can draw the point or rectangle: its coordinates are finite and at most farthestPlace from
// the origin, and its size is not negative.
inline constexpr double farthestPlace = 1e7; // px
bool canBeDrawn(const Point &point);
bool canBeDrawn(const Rect &rect);

// The place of an element or flow in one view, in scene units (px at 100 %), absolute, y downwards.
struct Placement
{
    Id view;
    Id item;
    Rect rect;                // of an element
    std::vector<Point> bends; // of a flow: its bend points from source to target
    bool automatic = false;   // the bends are those of a layout, with both points on the borders
    bool operator==(const Placement &) const = default;
};

enum class DecisionState : std::uint8_t { Open, Mitigated, Accepted, Transferred, NotApplicable };
std::string_view decisionStateName(DecisionState state); // "not_applicable"
std::optional<DecisionState> decisionStateFromName(std::string_view name);

// What a person decided on a finding or a manual threat; it outlives the finding.
struct Decision
{
    std::string finding; // RULE@SUBJECT, or the id of a manual threat
    DecisionState state = DecisionState::Open;
    std::string rationale;
    std::string owner;
    std::optional<Date> date;
    std::optional<Date> expiry;      // an acceptance past it is open again
    std::string ticket;              // a link or number
    Rating rating = Rating::None;    // of the finding when it was decided; a higher one reopens it
    Basis basis = Basis::Unverified; // of the finding when it was decided; a firmer one reopens it

    bool operator==(const Decision &) const = default;
};

// A threat that a person adds; reported beside the engine's findings.
struct ManualThreat
{
    Id id; // "manual.…", unique among manual threats
    Id subject;
    Stride category = Stride::Spoofing;
    std::string title;
    std::string description;
    std::string mitigation;
    int likelihood = 3; // 1..5
    int impact = 3;     // 1..5
    OriginPtr origin;   // null unless it was imported

    bool operator==(const ManualThreat &other) const;
};

// A rule (or a threat entry, or a whole catalog) switched off for this model.
struct CatalogSwitch
{
    std::string target; // "T2.9", "T2", or "generic-stride"
    bool enabled = false;
    std::string reason;
    bool operator==(const CatalogSwitch &) const = default;
};

// An artefact that the model was imported from.
struct SourceFile
{
    std::string path;                   // relative to the model's folder, with '/' as separator
    std::string format;                 // "compose", "kubernetes", "docker-inspect" …
    std::string sha256;                 // of its bytes when last imported, in hexadecimal
    std::vector<std::string> dismissed; // sorted source keys that a person removed and wants left out
    bool referred = false; // true: read because another source refers to it, not because a person named it
    std::string folder{};  // the imported folder that it was found in, relative to the model's folder ("."
                           // is that folder itself); empty when the file itself was named
    bool operator==(const SourceFile &) const = default;
};

struct Asset
{
    std::string name;
    Id element; // empty when it is no element
    std::string reason;
    bool operator==(const Asset &) const = default;
};

struct Metadata
{
    std::string title;
    std::string version;
    std::string description;
    std::string scope;
    std::string baseline; // file name of a model of an earlier state to compare with, beside this model
    std::string
        platform; // path of a profile of host, engine, control plane and registry, relative to this model
    std::vector<std::string> authors;
    std::vector<std::string> reviewers;
    std::vector<std::string> assumptions;
    std::vector<std::string> threatActors;
    std::vector<Asset> assets;
    bool operator==(const Metadata &) const = default;
};

} // namespace bulkhead::model
