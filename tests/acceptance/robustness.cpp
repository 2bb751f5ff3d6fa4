// SPDX-License-Identifier: Apache-2.0
#include "robustness.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace bulkhead::acceptance {

namespace {

constexpr double slow = 2.0;       // seconds
constexpr unsigned killAfter = 20; // seconds
constexpr int exitRefused = 2;
constexpr int exitSlow = 3;
constexpr int exitUnclear = 4; // refused without a line of text

struct Outcome
{
    int imported = 0;
    int refused = 0;
    int unclear = 0;
    int slow = 0;
    int crashed = 0;
};

[[noreturn]] void examineAndLeave(Analyst &analyst, const std::string &path, bool listRefused)
{
    alarm(killAfter);
    const Examined &examined = analyst.examine(path);
    const bool clear = !examined.error.empty() && examined.error.find('\n') == std::string::npos;
    if (!examined.model && listRefused) {
        std::printf("  refused: %s\n", examined.error.c_str());
        std::fflush(stdout);
    }
    if (!examined.model && !clear)
        _exit(exitUnclear);
    if (examined.seconds > slow)
        _exit(exitSlow);
    _exit(examined.model ? 0 : exitRefused);
}

void tell(const char *what, const std::string &path)
{
    std::printf("  %s: %s\n", what, path.c_str());
}

void count(Outcome &outcome, int status, const std::string &path)
{
    if (!WIFEXITED(status)) {
        ++outcome.crashed;
        tell(WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "ended oddly", path);
        return;
    }
    switch (WEXITSTATUS(status)) {
    case 0:
        ++outcome.imported;
        break;
    case exitRefused:
        ++outcome.refused;
        break;
    case exitSlow:
        ++outcome.slow;
        tell("slow", path);
        break;
    case exitUnclear:
        ++outcome.unclear;
        tell("refused without a clear line", path);
        break;
    default:
        ++outcome.crashed;
        tell("ended oddly", path);
    }
}

} // namespace

bool checkRobustness(Analyst &analyst, bool listRefused)
{
    std::vector<std::string> files;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(analyst.corpora()))
        if (entry.is_regular_file())
            files.push_back(std::filesystem::relative(entry.path(), analyst.corpora()).generic_string());
    std::sort(files.begin(), files.end());

    Outcome outcome;
    for (const std::string &file : files) {
        std::fflush(stdout);
        const pid_t child = fork();
        if (child == 0)
            examineAndLeave(analyst, file, listRefused);
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) < 0) {
            std::perror("fork");
            return false;
        }
        count(outcome, status, file);
    }
    std::printf("robustness: %zu files: %d imported, %d refused with a line, %d without, %d slow, %d crashed "
                "or hung\n",
                files.size(), outcome.imported, outcome.refused, outcome.unclear, outcome.slow,
                outcome.crashed);
    return outcome.unclear == 0 && outcome.slow == 0 && outcome.crashed == 0;
}

} // namespace bulkhead::acceptance
