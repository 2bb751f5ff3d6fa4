// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"

namespace bulkhead::app::cli {

// Reads the command line and runs the command it names.
ExitCode run(int argc, char **argv, Console &console);

} // namespace bulkhead::app::cli
