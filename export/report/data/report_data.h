// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/advice/coverage.h"
#include "catalog/advice/hardening.h"
#include "catalog/analysis/analysis.h"
#include "catalog/attack/attack_paths.h"
#include "catalog/what_if/what_if.h"
#include "export/findings/finding_text.h"
#include "export/findings/place.h"
#include "export/findings/subject.h"
#include "export/findings/threat_text.h"
#include "export/report/data/report_choice.h"
#include "export/report/data/report_layers.h"
#include "export/report/data/report_template.h"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// The content of a threat report, gathered once from an analysis. Every format of the report is made from it.
namespace bulkhead::exporting {

struct Link
{
    std::string id;   // "CWE-319"
    std::string text; // "CWE-319 Cleartext Transmission of Sensitive Information"
    std::string url;  // empty when the source has none
    bool operator==(const Link &) const = default;
};

// One finding within an issue: the catalog's entry that it serves.
struct ReportFinding
{
    std::string id;
    std::string threat; // "E1 Container breakout"
    std::string title;
    std::string message;
    model::Rating rating = model::Rating::Low;
    int score = 1;
};

struct Scenario
{
    std::string threat;
    std::string text;
    bool operator==(const Scenario &) const = default;
};

struct ReportMitigation
{
    std::string id;
    std::string title;
    std::string howTo;
    std::vector<catalog::Snippet> snippets; // those for the platform at hand
    bool resolves = false;                  // or only reduces the risk
};

struct ReportDecision
{
    std::string finding;
    std::string title; // of the finding
    Subject subject;
    model::Decision decision;
    std::string reopened; // why it is no longer valid; empty while it is
};

// A place of an issue: the findings that one cause has at one element, counted as one. A threat that a person
// added is an issue of its own.
struct Issue
{
    std::string anchor; // unique in the report
    std::string title;
    Subject subject;
    std::vector<Subject> related;
    model::Rating rating = model::Rating::Low;
    int likelihood = 1;
    int impact = 1;
    int score = 1;
    int residual = 1; // what remains of the score as it was decided
    model::Rating residualRating = model::Rating::Low;
    std::string cause; // findings and issues of one cause share it
    bool confirmed = true;
    bool open = true; // at least one of its findings is undecided
    bool manual = false;
    catalog::Mender mender = catalog::Mender::Workload; // who acts
    bool hardening = false;                             // told by the hardening matrix, and nowhere else
    std::string basis;                                  // in words
    std::vector<ReportFinding> findings;                // worst first; empty when manual
    std::string description;                            // of a manual one
    std::vector<EvidenceText> evidence;
    std::vector<catalog::Factor> factors;      // of the worst finding
    std::string scenario;                      // how its worst finding would be used, in the model's names
    std::vector<Scenario> scenarios;           // of the catalog's threats
    std::vector<ReportMitigation> mitigations; // those that resolve it first
    std::vector<Link> references;
    std::vector<ReportDecision> decisions;
    std::array<bool, 6> categories{}; // in the order of model::Stride
};

// What readers are shown as one issue (#): a root cause under one rule's title, with its place at each
// element that has it. Remedies are common to all of them; evidence differs and is in the issues.
struct Cause
{
    std::string anchor; // unique in the report
    std::string title;
    model::Rating rating = model::Rating::Low; // of its worst issue
    bool open = true;                          // at least one of its issues is
    std::vector<std::size_t> issues;           // into ReportData::issues, open before decided, worst first
    int risk = 0;                              // sum of the issues' scores
    int residual = 0;                          // what remains of it
    std::array<bool, 6> categories{};
    std::vector<Scenario> scenarios;
    std::vector<ReportMitigation> mitigations; // those that resolve it first
    std::vector<Link> references;
};

// The hardening of all containers as one issue: those with the same marks share a row.
struct HardeningMark
{
    catalog::HardeningState state = catalog::HardeningState::Silent;
    model::Rating rating = model::Rating::None;
    std::string words; // "missing, Medium"
};

struct HardeningColumn
{
    std::string title;
    std::string head; // short
};

struct HardeningGroup
{
    std::vector<std::string> containers; // names
    std::vector<HardeningMark> marks;    // in the order of the columns
    std::size_t missing = 0;
};

struct ReportHardening
{
    std::string summary; // in a sentence
    std::vector<HardeningColumn> controls;
    std::vector<HardeningGroup> rows; // those that lack most first
};

// The unconfirmed issues of one element.
struct ToVerify
{
    Subject subject;
    model::Rating worst = model::Rating::Low;
    std::vector<Issue> issues;
};

// The row of one element or flow in the summary's matrix; counts are of what is open (catalog::Summary).
struct MatrixRow
{
    Subject subject;
    std::array<std::size_t, 6> count{};   // in the order of model::Stride
    std::array<model::Rating, 6> worst{}; // None where there is nothing
    model::Rating worstOfAll = model::Rating::None;
};

// Element × category: what was found, asked, decided, and why the rest does not apply.
struct CoverageElement
{
    Subject subject;
    std::array<catalog::CoverageCell, 6> cells;
    std::array<std::string, 6> why; // of those that do not apply
};

struct CoverageReason
{
    model::Stride category = model::Stride::Spoofing;
    std::string why;
    std::vector<std::string> where; // names of elements
};

struct ReportCoverage
{
    std::array<std::size_t, 4> byState{}; // cells of all elements, in the order of catalog::CoverageState
    std::vector<CoverageElement> rows;    // worst first; not more than a table has room for
    std::size_t left = 0;                 // elements without a row
    std::vector<CoverageReason> reasons;  // by category, the most frequent first
    std::size_t reasonsLeft = 0;          // rarer ones, which have no room
};

// One of the mitigations that remove most risk, each given those before it.
struct ReportAction
{
    std::string id; // of the mitigation
    std::string title;
    std::string howTo;
    std::vector<std::string> where; // names of the elements concerned
    catalog::StepKind kind = catalog::StepKind::Hygiene;
    catalog::Mender mender = catalog::Mender::Workload; // who acts
    std::size_t findingsClosed = 0;
    std::size_t findingsOpened = 0;
    std::size_t assetsClosed = 0; // that are no longer in an attacker's reach
    int riskBefore = 0;           // catalog::openRisk(): confirmed and to verify
    int riskAfter = 0;
    double pathRiskBefore = 0; // likelihood × impact of the best path to each asset, summed
    double pathRiskAfter = 0;
};

struct ReportStep
{
    std::string from;
    std::string to;
    std::string hold;                    // "runs code in"
    std::string edge;                    // "A6"; empty of a step that needs no estimate
    std::vector<std::string> techniques; // of ATT&CK: "T1611"
    std::string title;
    std::string reason;
    double probability = 1;
    bool assumed = false;
    std::vector<std::string> findings; // ids
};

struct ReportPath
{
    std::string from;
    std::string to;
    std::string hold;
    std::string asset; // why it is worth having
    double likelihood = 0;
    model::Rating rating = model::Rating::Low;
    std::vector<ReportStep> steps;
    std::vector<std::string> alsoTo; // what the same way reaches by another last step
};

// Paths that take the same steps, wherever they lead.
struct ReportShape
{
    std::vector<std::string> steps; // titles
    std::size_t paths = 0;
    double likelihood = 0; // of the likeliest
    model::Rating rating = model::Rating::Low;
};

// What one control would cut of the paths.
struct ReportControl
{
    std::string id; // of the mitigation
    std::string title;
    std::vector<std::string> where;
    std::size_t pathsCut = 0;
    double riskCut = 0; // share of the paths' risk, 0..1
};

struct ReportPathFigures
{
    std::size_t waysIn = 0;
    std::size_t waysInThatReach = 0;
    std::size_t paths = 0;
    std::optional<std::size_t> fewestSteps;
    std::string ways; // "2 of 3 ways in reach something worth having"
    std::vector<ReportShape> shapes;
    std::vector<ReportControl> controls;
};

// What elements would lead to if they were taken over: the gravest path of each.
struct ReportBreach
{
    std::vector<std::string> from; // alike in that path
    ReportPath path;
    std::size_t further = 0; // assets that the first of them leads to beside
};

struct ReportAssumedBreach
{
    std::vector<ReportBreach> breaches; // gravest first
    std::size_t elements = 0;           // that may be taken over
    std::size_t leading = 0;            // of these lead to something worth having
    std::string text; // "8 of 12 workloads, hosts and accounts lead with a likelihood of 10 % or more to …"
};

struct ReportChokePoint
{
    std::string element;
    std::size_t assets = 0;
};

struct ReportWalk
{
    std::string title;
    std::string text;
    std::string bestCut;
    model::Rating rating = model::Rating::Low;
};

struct ElementProperty
{
    std::string title;
    std::string value;
    Place place;
    bool byPerson = false;
};

struct ElementEntry
{
    std::string anchor;
    Subject subject;
    std::string kind; // "Container", "Data flow"
    std::string ends; // of a flow: "web → db"
    std::string notes;
    std::string outOfScope; // the reason; empty when in scope
    std::vector<ElementProperty> properties;
};

// As many as are asked before any work on what is not known.
inline constexpr std::size_t askedFirst = 5;

// What is asked once, of all that it is open of.
struct OpenQuestion
{
    std::string text; // "Do these 7 containers run as root, or as another user?"
    std::string help;
    std::vector<std::string> elements; // the one that most hangs on first
    std::size_t settles = 0;           // findings, whatever the answers
    std::size_t maySettle = 0;         // by the answers that settle most
    bool isOfPlatform = false;         // who keeps hosts, control planes and registries answers it
};

// A text on the canvas of a view.
struct ReportNote
{
    std::string text;
    std::vector<std::string> about; // names of elements and flows
};

struct ReportDiagram
{
    std::string view; // id
    std::string name;
    std::vector<ReportNote> notes;
};

struct ReportSummary
{
    catalog::Summary count; // the one count: open findings, and what is decided
    std::size_t issues = 0; // open and confirmed, without hardening: those with a number
    std::size_t places = 0; // elements of open, confirmed issues and of hardening, summed up
    int inherent = 0;       // scores of the confirmed issues, each counted once
    int residual = 0;       // what remains of them as they were decided
    std::array<std::array<std::size_t, 5>, 5> heat{}; // [likelihood - 1][impact - 1] of what is counted open
};

// A cause that only one of two states of the architecture has, and the elements it has it at.
struct ComparedCause
{
    std::string title;
    model::Rating rating = model::Rating::Low; // of its worst issue
    std::vector<std::string> where;            // names of elements
    int risk = 0;                              // sum of the issues' scores
    std::string note;                          // what the other state has instead: "now to verify"
};

struct ComparedFigure
{
    std::string title;
    std::string before;
    std::string now;
};

// The architecture compared with an earlier state of it.
struct ReportComparison
{
    std::string title; // of the earlier state
    std::vector<ComparedFigure> figures;
    int riskBefore = 0; // of the confirmed issues, as they were decided
    int riskNow = 0;
    std::vector<ComparedCause> closed; // were open and confirmed then, are not now; worst first
    std::vector<ComparedCause> opened; // the other way
    std::size_t closedPlaces = 0;      // places as of ReportSummary
    std::size_t openedPlaces = 0;
    std::size_t stayed = 0; // places that are open and confirmed in both
};

// The rules of a threat that were checked and found nothing.
struct CheckedThreat
{
    std::string threat;             // "E1 Container breakout"
    std::vector<std::string> rules; // "E1.4 Host device passed through"
};

// What an auditor asks of how the report was made; gathered for the audience Audit alone.
struct ReportMethod
{
    std::string modelHash; // SHA-256 of the model's file as the program writes it
    std::size_t rulesChecked = 0;
    std::size_t rulesWithFindings = 0;
    std::vector<CheckedThreat> withoutFindings;
};

struct ReportData
{
    ReportChoice choice;
    ReportTemplatePtr look; // of the organisation; null: none
    model::Metadata metadata;
    std::string title;
    std::string asOf;
    std::string programVersion;
    std::size_t elements = 0;
    std::size_t flows = 0;
    std::vector<std::string> sources;
    // The title of the platform profile that was laid over the model, which may be empty; none was without.
    std::optional<std::string> platform;
    std::string platformFault; // why the one that the model names was not
    std::vector<catalog::CatalogInfo> catalogs;
    std::vector<std::string> switchedOff; // rules, with the reasons
    ReportSummary summary;
    std::optional<ReportComparison> comparison; // with the baseline, where there is one
    std::string comparisonFault;                // why there is none though one was asked for
    std::vector<ThreatText> topThreats;         // gravest first
    std::vector<MatrixRow> matrix;              // worst first
    std::vector<ReportAction> actions;          // what to do first
    std::vector<ReportDiagram> diagrams;
    std::map<std::pair<std::string, int>, std::string>
        lines;                          // of artefacts that evidence points to, by place
    std::vector<Issue> issues;          // confirmed; open before decided, worst first
    std::vector<Cause> causes;          // of the issues; open before decided, worst first
    std::vector<Cause> hardeningCauses; // of those that the matrix tells
    ReportHardening hardening;
    std::vector<ReportLayer> layers; // from the outside in
    std::vector<ToVerify> toVerify;  // worst first
    std::vector<ReportPath> paths;   // worst first
    ReportPathFigures pathFigures;
    ReportAssumedBreach assumedBreach;
    std::vector<ReportChokePoint> chokePoints;
    std::vector<ReportWalk> walks;
    std::vector<OpenQuestion> questions;         // asked at once, most useful first
    std::vector<OpenQuestion> questionsThatWait; // for those, or since little hangs on them
    std::vector<ReportDecision> decisions;
    ReportCoverage coverage;
    ReportMethod method;
    std::vector<ElementEntry> appendix;
};

} // namespace bulkhead::exporting
