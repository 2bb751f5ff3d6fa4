// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program_options.h"

#include <cstdio>
#include <exception>

int main(int argc, char **argv)
{
    using namespace bulkhead::app::cli;
    try {
        Console console;
        return static_cast<int>(run(argc, argv, console));
    } catch (const std::exception &fault) {
        std::fprintf(stderr, "bulkhead-cli: internal fault: %s\n", fault.what());
    } catch (...) {
        std::fprintf(stderr, "bulkhead-cli: internal fault\n");
    }
    return static_cast<int>(ExitCode::InternalFault);
}
