// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace bulkhead::app::cli {

// `workshop cards [MODEL] -o cards.pdf`: declares the command in the group of workshops. `action` becomes
// what was asked for.
void declareWorkshopCards(CLI::App &group, std::function<ExitCode()> &action, Console &console);

} // namespace bulkhead::app::cli
