#include "verdicts.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>

namespace bulkhead::acceptance {

namespace {

// The first and last line of what a line belongs to: a document of a YAML file, or within it the service or
// object that starts before it and ends where the next one starts.
std::pair<int, int> surroundings(const std::filesystem::path &file, int line, const Examined &examined,
                                 const std::string &name)
{
    int first = 1;
    int last = 1;
    std::ifstream stream(file);
    std::string text;
    for (int number = 1; std::getline(stream, text); ++number) {
        if (text.starts_with("---")) {
            if (number <= line)
                first = number + 1;
            else
                break;
        }
        last = number;
    }
    if (!examined.model)
        return {first, last};
    for (const model::Element &element : examined.model->elements()) {
        if (!element.import || element.import->origin.file.view() != name ||
            (element.kind != model::Kind::Container && element.kind != model::Kind::Process))
            continue;
        const int at = element.import->origin.line;
        if (at <= line && at > first)
            first = at;
        else if (at > line && at <= last)
            last = at - 1;
    }
    return {first, last};
}

bool namesObject(const Said &said, const std::string &object)
{
    const std::string name = object.substr(object.find('/') + 1);
    const bool byNameAlone = object.starts_with("service/") || object.starts_with("Namespace/");
    return std::any_of(said.objects.begin(), said.objects.end(), [&](const std::string &candidate) {
        return candidate == object || (byNameAlone && candidate == name);
    });
}

bool standsBetween(const Said &said, const std::string &file, std::pair<int, int> lines)
{
    return std::any_of(said.places.begin(), said.places.end(), [&](const auto &place) {
        return place.first == file && place.second >= lines.first && place.second <= lines.second;
    });
}

bool isOf(const Said &said, const Expectation &expectation)
{
    const auto &rules = rulesFor(expectation.condition);
    return std::find(rules.begin(), rules.end(), said.rule) != rules.end();
}

// Whether a finding of the condition stands at what `matches` tells; and whether one is confirmed.
template <typename Matches>
Verdict search(const Expectation &expectation, const Examined &examined, Matches matches)
{
    Verdict verdict{&expectation, false, false, examined.error};
    for (const Said &said : examined.findings) {
        if (!isOf(said, expectation) || !matches(said))
            continue;
        verdict.found = true;
        verdict.confirmed |= said.confirmed;
    }
    return verdict;
}

struct Tally
{
    int fails = 0;
    int found = 0;
    int settled = 0;
    int passes = 0;
    int alarmed = 0;

    void add(const Verdict &verdict)
    {
        if (verdict.expectation->fail) {
            ++fails;
            found += verdict.found;
            settled += verdict.found && verdict.isSettled();
        } else {
            ++passes;
            alarmed += verdict.found;
        }
    }
    double foundShare() const { return fails == 0 ? 100.0 : 100.0 * found / fails; }
    double alarmedShare() const { return passes == 0 ? 0.0 : 100.0 * alarmed / passes; }
};

void printTally(const std::string &name, const Tally &tally, const char *remark)
{
    std::printf("  %-34s found %3d/%3d %5.1f %%   confirmed %3d/%3d   alarmed %3d/%3d %5.1f %%  %s\n",
                name.c_str(), tally.found, tally.fails, tally.foundShare(), tally.settled, tally.found,
                tally.alarmed, tally.passes, tally.alarmedShare(), remark);
}

} // namespace

Verdict judge(const Expectation &expectation, Analyst &analyst)
{
    const Examined &examined = analyst.examine(expectation.file);
    const Target target = targetOf(expectation);
    if (target.line != 0) {
        const std::filesystem::path file = analyst.corpora() / expectation.file;
        const std::string name = file.filename().string();
        const auto lines = surroundings(file, target.line, examined, name);
        return search(expectation, examined,
                      [&](const Said &said) { return standsBetween(said, name, lines); });
    }
    if (target.isWholeFile())
        return search(expectation, examined, [](const Said &) { return true; });

    Verdict all{&expectation, target.each, target.each, examined.error};
    for (const std::string &object : target.objects) {
        const Verdict one =
            search(expectation, examined, [&](const Said &said) { return namesObject(said, object); });
        all.found = target.each && expectation.fail ? all.found && one.found : all.found || one.found;
        all.confirmed = target.each ? all.confirmed && one.confirmed : all.confirmed || one.confirmed;
    }
    if (!expectation.fail && target.each) { // none of them may be alarmed
        all.found = std::any_of(target.objects.begin(), target.objects.end(), [&](const std::string &object) {
            return search(expectation, examined, [&](const Said &said) { return namesObject(said, object); })
                .found;
        });
    }
    return all;
}

bool printVerdicts(const std::vector<Verdict> &verdicts, bool listDisagreements)
{
    bool met = true;
    for (const bool firm : {true, false}) {
        Tally total;
        std::map<std::string, Tally> byCondition;
        for (const Verdict &verdict : verdicts) {
            if (verdict.expectation->isFirm() != firm)
                continue;
            total.add(verdict);
            byCondition[verdict.expectation->condition].add(verdict);
        }
        const double wanted = firm ? 98 : 90;
        std::printf("%s: at least %.0f %% found, at most %.0f %% alarmed\n",
                    firm ? "direct and computed" : "unchecked", wanted, 100 - wanted);
        for (const auto &[condition, tally] : byCondition) {
            const bool few = tally.fails + tally.passes < 5;
            const bool ok =
                few || (tally.foundShare() >= wanted - 10 && tally.alarmedShare() <= 110 - wanted);
            const bool settled = tally.settled == tally.found;
            met = met && ok;
            printTally(condition, tally, !ok ? "<< off" : !settled ? "< to verify" : "");
        }
        printTally("all", total, "");
        met = met && total.foundShare() >= wanted && total.alarmedShare() <= 100 - wanted;
    }
    for (const Verdict &verdict : verdicts) {
        const bool unsettled = verdict.expectation->fail && verdict.found && !verdict.isSettled();
        if (!listDisagreements || (verdict.isRight() && !unsettled))
            continue;
        const Expectation &row = *verdict.expectation;
        std::printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
                    unsettled  ? "to verify"
                    : row.fail ? "missed"
                               : "alarmed",
                    row.use.c_str(), row.condition.c_str(), row.file.c_str(), row.resource.c_str(),
                    row.rule.c_str(), verdict.error.c_str());
    }
    return met;
}

} // namespace bulkhead::acceptance
