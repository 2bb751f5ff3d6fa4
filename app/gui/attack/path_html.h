// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/attack/path_banner.h"
#include "app/gui/attack/paths_work.h"
#include "catalog/attack/attack_paths.h"

#include <QString>

namespace bulkhead::app {

class Session;

// Attack paths as rich text for the page's right side; what comes from the model is escaped.

// What is done, where it leads, how likely and why.
QString stepHtml(const Session &session, const catalog::AttackStep &step);
QString pathHtml(const Session &session, const catalog::Analysis &analysis, const catalog::AttackPath &path);
// Links to some of the findings, as "finding:ID".
QString findingLinks(const catalog::Analysis &analysis, const std::vector<std::uint32_t> &findings);
// The figures that a board asks for, and what one control would cut.
QString figuresHtml(const PathsOverview &overview);
// That nothing is reached from outside, and what would fall if something inside were taken over. Links are
// "breach:INDEX", into AssumedBreach::breaches. Null: it is not known yet.
QString nothingFromOutsideHtml(const Session &session, const PathsOverview *overview);

// "3 of 4 workloads, hosts and accounts would lead with a likelihood of 10 % or more to …"
QString assumedSentence(const catalog::AssumedBreach &assumed);
// "db and 5 others"
QString withOthers(const Session &session, model::IdView id, const std::vector<model::IdView> &others);

// The path for walking along it on the diagram.
PathWalk walkAlong(const Session &session, const catalog::AttackPath &path);

} // namespace bulkhead::app
