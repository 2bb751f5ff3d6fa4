// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/assumed_breach.h"
#include "catalog/attack/path_figures.h"
#include "catalog/attack/ways_between.h"
#include "catalog/what_if/path_controls.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

// Attack paths as the documents that scripts and people read.
namespace bulkhead::exporting {

// All that there is to say of the ways in, beside the paths themselves.
struct PathsAsAWhole
{
    catalog::PathFigures figures;
    std::vector<catalog::PathControl> controls;
    catalog::AssumedBreach assumed;
};

PathsAsAWhole pathsAsAWhole(const catalog::AttackPaths &paths);

// What `bulkhead-cli paths` writes.
struct PathsDocument
{
    const catalog::AttackPaths *paths = nullptr; // never null
    std::string input;                           // what was analysed, as messages name it
    catalog::WayQuery asked;                     // for the record
    std::vector<std::string> without;            // ids of mitigations that are in place
    std::vector<catalog::AttackPath> shown;
    std::optional<PathsAsAWhole> whole; // where all paths are asked for
};

std::string toJson(const PathsDocument &document); // docs/cli.md, stable keys
std::string toText(const PathsDocument &document);

// The end of a path as people call it: "the internet", "Deployment/web/app".
std::string pathPartyName(const model::Model &model, model::IdView id);
// "db and 5 others"
std::string pathPartyName(const model::Model &model, model::IdView id,
                          const std::vector<model::IdView> &others);

// "2 of 3 ways in reach something worth having"
std::string waysText(const catalog::PathFigures &figures);
// "8 of 12 workloads, hosts and accounts lead with a likelihood of 10 % or more to something worth having"
std::string assumedText(const catalog::AssumedBreach &assumed);

// The keys of the JSON documents.
nlohmann::ordered_json jsonOf(const catalog::AttackPath &path, const catalog::AttackPaths &of);
nlohmann::ordered_json attackPathsJson(const catalog::AttackPaths &paths);
nlohmann::ordered_json figuresJson(const PathsAsAWhole &whole);
nlohmann::ordered_json assumedBreachJson(const catalog::AssumedBreach &assumed,
                                         const catalog::AttackPaths &of);
nlohmann::ordered_json assumedBreachCountsJson(const catalog::AssumedBreach &assumed);

// What the findings' text says of attack paths: the gravest, or what taken-over elements would lead to where
// nothing is reached from outside.
std::string pathsSummaryText(const catalog::AttackPaths &paths);
// The same of some of the paths alone, with the number of the others.
std::string pathsSummaryText(const catalog::AttackPaths &paths,
                             const std::function<bool(const catalog::AttackPath &)> &isShown);

} // namespace bulkhead::exporting
