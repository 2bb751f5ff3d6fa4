// SPDX-License-Identifier: Apache-2.0
#include "tests/support/places.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdio>
#include <string>

// From the start of the process to the end of what a person waits for.
namespace {

// The milliseconds until the command's first line, or a negative number when it prints none that begins so.
double timeToLine(const std::string &command, const std::string &beginning)
{
    const auto start = std::chrono::steady_clock::now();
    std::FILE *output = popen(command.c_str(), "r");
    if (output == nullptr)
        return -1;
    char line[256] = "";
    const bool isRead = std::fgets(line, sizeof line, output) != nullptr;
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    pclose(output);
    return isRead && std::string(line).starts_with(beginning) ? taken.count() : -1;
}

void measure(benchmark::State &state, const std::string &command, const std::string &beginning)
{
    for (auto _ : state) {
        const double milliseconds = timeToLine(command, beginning);
        if (milliseconds < 0) {
            state.SkipWithError(("no answer from: " + command).c_str());
            break;
        }
        state.SetIterationTime(milliseconds / 1000);
    }
}

std::string quoted(const std::string &path)
{
    return std::string(1, '\'').append(path).append(1, '\'');
}

std::string program(const char *name)
{
    return quoted(bulkhead::tests::binaryDir() + "/" + name) + " ";
}

std::string example(const char *name)
{
    return quoted(bulkhead::tests::sourceDir() + "/resources/examples/" + name);
}

void paintedWindow(benchmark::State &state)
{
    measure(state, program("bulkhead") + "--time-start " + example("web-shop.bulkhead"), "painted");
}
BENCHMARK(paintedWindow)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(10);

void analyzeOnTheCommandLine(benchmark::State &state)
{
    measure(state, program("bulkhead-cli") + "analyze --format csv " + example("web-shop.compose.yaml"), "");
}
BENCHMARK(analyzeOnTheCommandLine)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(10);

} // namespace

BENCHMARK_MAIN();
