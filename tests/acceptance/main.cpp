// SPDX-License-Identifier: Apache-2.0
// Measures import and analysis on collections of real input and prints the table that decides acceptance.

#include "flow_check.h"
#include "robustness.h"
#include "tests/support/places.h"
#include "verdicts.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

using namespace bulkhead::acceptance;

namespace {

constexpr const char *usage =
    R"(usage: acceptance [--list] [--plain] [--only verdicts|flows|pairs|robustness] [FOLDER]
Imports and analyses the collection of real input in FOLDER and compares with what is expected of it.
  --list   name every disagreement (with = where docs/import-acceptance.md explains it), missed or unjustified
           flow, differing pair and refused file
  --plain  answer each row by the rules of its condition alone, whatever its source's rule really asks
)";

int run(const std::vector<std::string> &arguments)
{
    std::string folder = bulkhead::tests::corporaDir();
    std::string only;
    bool list = false;
    Reading reading = Reading::Special;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--list") {
            list = true;
        } else if (arguments[i] == "--plain") {
            reading = Reading::Plain;
        } else if (arguments[i] == "--only" && i + 1 < arguments.size()) {
            only = arguments[++i];
        } else if (arguments[i].starts_with('-')) {
            std::fputs(usage, stderr);
            return 2;
        } else {
            folder = arguments[i];
        }
    }
    if (!std::filesystem::is_regular_file(std::filesystem::path(folder) / "expected.tsv")) {
        std::printf("no collection of real input at %s: nothing measured\n", folder.c_str());
        return 0;
    }
    const auto wanted = [&only](const char *part) { return only.empty() || only == part; };
    Analyst analyst(folder);
    bool met = true;
    if (wanted("verdicts")) {
        const std::vector<Expectation> expectations = readExpectations(folder);
        std::vector<Verdict> verdicts;
        for (const Expectation &expectation : expectations)
            verdicts.push_back(judge(expectation, analyst, reading));
        met &= printVerdicts(
            verdicts, Explanations::read(bulkhead::tests::sourceDir() + "/docs/import-acceptance.md"), list);
    }
    if (wanted("flows"))
        met &= checkFlows(analyst, list);
    if (wanted("pairs"))
        checkPairs(analyst, list);
    if (wanted("robustness"))
        met &= checkRobustness(analyst, list);
    std::puts(met ? "all targets are met" : "some targets are missed");
    return met ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception &error) {
        std::fprintf(stderr, "acceptance: %s\n", error.what());
        return 2;
    }
}
