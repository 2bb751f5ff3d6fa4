// SPDX-License-Identifier: Apache-2.0
#include "verdicts.h"

#include "source_rules.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>

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
    std::pair<int, int> own = {first, last};
    bool isInside = false;
    for (const model::Element &element : examined.model->elements()) {
        if (!element.import || element.import->origin.file.view() != name ||
            (element.kind != model::Kind::Container && element.kind != model::Kind::Process))
            continue;
        const int at = element.import->origin.line;
        isInside |= at >= first && at <= line;
        if (at <= line && at > own.first)
            own.first = at;
        else if (at > line && at <= own.second)
            own.second = at - 1;
    }
    // What stands before all containers of a document speaks of all of them.
    return isInside ? own : std::pair(first, last);
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

bool holds(const std::vector<std::string_view> &rules, const std::string &rule)
{
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

// Whether the roles that are elsewhere are as narrow says nothing of the role in the row: there E2.6 counts
// only where it is confirmed.
bool speaksOfTheInput(const Said &said)
{
    return said.rule != "E2.6" || said.confirmed;
}

bool isAbout(const Said &said, std::string_view property)
{
    return property.empty() ||
           std::any_of(said.evidence.begin(), said.evidence.end(),
                       [&](const std::string &text) { return text.starts_with(property); });
}

// Whether the source's rule asks about the subject at all, and what is not enough for it.
bool isAsked(const SourceRule &rule, const Said &said, const Examined &examined,
             const model::Vocabulary &vocabulary)
{
    const model::Element *subject = examined.model ? examined.model->element(said.subject) : nullptr;
    const auto holdsOne = [&](const std::vector<Fact> &facts) {
        return subject && std::any_of(facts.begin(), facts.end(),
                                      [&](const Fact &fact) { return fact.isOf(*subject, vocabulary); });
    };
    return (rule.only.empty() || holdsOne(rule.only)) && !holdsOne(rule.content);
}

std::size_t containersOf(const Examined &examined)
{
    if (!examined.model)
        return 0;
    const auto elements = examined.model->elements();
    return static_cast<std::size_t>(
        std::count_if(elements.begin(), elements.end(),
                      [](const model::Element &element) { return element.kind == model::Kind::Container; }));
}

// Whether a finding that answers the row stands at what `matches` tells; and whether one is confirmed. A rule
// of the source that is content with any one of several measures is answered on one and the same subject.
template <typename Matches>
Verdict search(const Expectation &expectation, const SourceRule *special, const Examined &examined,
               const model::Vocabulary &vocabulary, Matches matches)
{
    const bool hasOwnRules = special && !special->rules.empty();
    const std::vector<std::string_view> &rules =
        hasOwnRules ? special->rules : rulesFor(expectation.condition);
    Verdict verdict{&expectation, false, false, examined.error, special};
    std::map<std::string, std::set<std::string>> fired; // rules, by subject
    for (const Said &said : examined.findings) {
        if (!speaksOfTheInput(said) || !holds(rules, said.rule))
            continue;
        if (special && (!isAbout(said, special->about) || !isAsked(*special, said, examined, vocabulary)))
            continue;
        if (!(special && special->anywhere) && !matches(said))
            continue;
        fired[said.subject].insert(said.rule);
        verdict.confirmed |= said.confirmed;
    }
    const auto answering =
        static_cast<std::size_t>(std::count_if(fired.begin(), fired.end(), [&](const auto &subject) {
            return !(special && special->all) || subject.second.size() == rules.size();
        }));
    verdict.found = answering > 0 && (!(special && special->every) || answering >= containersOf(examined));
    return verdict;
}

struct Tally
{
    int fails = 0;
    int found = 0;
    int settled = 0;
    int passes = 0;
    int alarmed = 0;
    int explained = 0;

    void add(const Verdict &verdict, bool isExplained)
    {
        explained += isExplained;
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

// What has to be reached, in per cent; of a single condition less, since it has few rows.
struct Aim
{
    double found;
    double alarmed;
    double foundOfOne;
    double alarmedOfOne;
};
constexpr Aim firmAim = {98, 2, 88, 12};
constexpr Aim uncheckedAim = {95, 7, 80, 20};

void printTally(const std::string &name, const Tally &tally, const char *remark)
{
    std::printf("  %-34s found %3d/%3d %5.1f %%   confirmed %3d/%3d   alarmed %3d/%3d %5.1f %%   explained "
                "%2d/%2d  %s\n",
                name.c_str(), tally.found, tally.fails, tally.foundShare(), tally.settled, tally.found,
                tally.alarmed, tally.passes, tally.alarmedShare(), tally.explained,
                tally.fails - tally.found + tally.alarmed, remark);
}

void printLeftOut(const std::map<const SourceRule *, Tally> &leftOut)
{
    std::map<std::string, Tally> byName; // in the same order on every run
    Tally all;
    for (const auto &[rule, tally] : leftOut) {
        byName[std::string(rule->name) + ": " + std::string(rule->otherwise)] = tally;
        all.fails += tally.fails;
        all.passes += tally.passes;
    }
    if (byName.empty())
        return;
    std::printf("  left out, since no rule of the catalog asks what their source asks: %d fail, %d pass\n",
                all.fails, all.passes);
    for (const auto &[name, tally] : byName)
        std::printf("    %d fail, %d pass  %s\n", tally.fails, tally.passes, name.c_str());
}

} // namespace

Verdict judge(const Expectation &expectation, Analyst &analyst, Reading reading)
{
    const SourceRule *special = reading == Reading::Special ? sourceRule(expectation.rule) : nullptr;
    const Examined &examined = analyst.examine(expectation.file);
    const Target target = targetOf(expectation);
    if (target.line != 0) {
        const std::filesystem::path file = analyst.corpora() / expectation.file;
        const std::string name = file.filename().string();
        const auto lines = surroundings(file, target.line, examined, name);
        return search(expectation, special, examined, analyst.vocabulary(),
                      [&](const Said &said) { return standsBetween(said, name, lines); });
    }
    if (target.isWholeFile())
        return search(expectation, special, examined, analyst.vocabulary(),
                      [](const Said &) { return true; });

    Verdict all{&expectation, target.each, target.each, examined.error, special};
    for (const std::string &object : target.objects) {
        const Verdict one = search(expectation, special, examined, analyst.vocabulary(),
                                   [&](const Said &said) { return namesObject(said, object); });
        all.found = target.each && expectation.fail ? all.found && one.found : all.found || one.found;
        all.confirmed = target.each ? all.confirmed && one.confirmed : all.confirmed || one.confirmed;
    }
    if (!expectation.fail && target.each) { // none of them may be alarmed
        all.found = std::any_of(target.objects.begin(), target.objects.end(), [&](const std::string &object) {
            return search(expectation, special, examined, analyst.vocabulary(),
                          [&](const Said &said) { return namesObject(said, object); })
                .found;
        });
    }
    return all;
}

bool printVerdicts(const std::vector<Verdict> &verdicts, const Explanations &explanations,
                   bool listDisagreements)
{
    // Read plainly, a row may differ because its source asks something else than its condition says.
    const auto isExplained = [&](const Verdict &verdict) {
        const Expectation &row = *verdict.expectation;
        return !verdict.isRight() &&
               (explanations.explains(row.rule, row.fail) || (!verdict.special && sourceRule(row.rule)));
    };
    bool met = true;
    for (const bool firm : {true, false}) {
        Tally total;
        std::map<std::string, Tally> byCondition;
        std::map<const SourceRule *, Tally> leftOut;
        for (const Verdict &verdict : verdicts) {
            if (verdict.expectation->isFirm() != firm)
                continue;
            if (verdict.isLeftOut()) {
                leftOut[verdict.special].add(verdict, false);
                continue;
            }
            total.add(verdict, isExplained(verdict));
            byCondition[verdict.expectation->condition].add(verdict, isExplained(verdict));
        }
        const Aim &aim = firm ? firmAim : uncheckedAim;
        std::printf("%s: at least %.0f %% found, at most %.0f %% alarmed\n",
                    firm ? "direct and computed" : "unchecked", aim.found, aim.alarmed);
        for (const auto &[condition, tally] : byCondition) {
            const bool few = tally.fails + tally.passes < 5;
            const bool ok =
                few || (tally.foundShare() >= aim.foundOfOne && tally.alarmedShare() <= aim.alarmedOfOne);
            const bool settled = tally.settled == tally.found;
            met = met && ok;
            printTally(condition, tally, !ok ? "<< off" : !settled ? "< to verify" : "");
        }
        printTally("all", total, "");
        printLeftOut(leftOut);
        met = met && total.foundShare() >= aim.found && total.alarmedShare() <= aim.alarmed;
    }
    for (const Verdict &verdict : verdicts) {
        const bool unsettled = verdict.expectation->fail && verdict.found && !verdict.isSettled();
        if (!listDisagreements || verdict.isLeftOut() || (verdict.isRight() && !unsettled))
            continue;
        const Expectation &row = *verdict.expectation;
        std::printf("%s%s\t%s\t%s\t%s\t%s\t%s\t%s\n", isExplained(verdict) ? "= " : "",
                    unsettled  ? "to verify"
                    : row.fail ? "missed"
                               : "alarmed",
                    row.use.c_str(), row.condition.c_str(), row.file.c_str(), row.resource.c_str(),
                    row.rule.c_str(), verdict.error.c_str());
    }
    return met;
}

} // namespace bulkhead::acceptance
