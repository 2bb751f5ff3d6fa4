// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/top_threat_sentences.h"

#include "catalog/engine/counted.h"
#include "model/plain_words.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace bulkhead::catalog {

namespace {

constexpr std::size_t stepsTold = 5; // of a longer way the middle is told by names alone
constexpr std::size_t namesTold = 3;

struct Phrase
{
    std::string text;   // "breaks into web"
    std::string reason; // why it works, where a finding says so
    std::string about;  // the element's name
};

std::string nameOf(const model::Model &model, model::IdView id)
{
    if (id == theInternet && !model.element(id))
        return "the internet";
    if (const model::Flow *flow = model.flow(id); flow && flow->name.empty())
        return partyName(model, flow->source) + " → " + partyName(model, flow->target);
    return partyName(model, id);
}

bool isHost(const model::Model &model, model::IdView id)
{
    const model::Element *element = model.element(id);
    return element && element->kind == Kind::Host;
}

// The clause that explains most: reasons of several estimates are parted by these marks.
std::string firstClause(const std::string &reason)
{
    const std::size_t end = std::min(reason.find("; "), reason.find(" × "));
    return reason.substr(0, end);
}

// What the attacker does in a step, as the end of "Whoever …".
std::string deed(const model::Model &model, const AttackStep &step, bool staysThere)
{
    const std::string name = nameOf(model, step.to);
    switch (step.toHold) {
    case Foothold::Outside:
        return {};
    case Foothold::Control:
        return "takes over the account of " + name;
    case Foothold::Reached:
        return "reaches " + name;
    case Foothold::Code:
        return (step.fromHold == Foothold::Reached ? "breaks into " : "runs code in ") + name;
    case Foothold::Root:
        if (isHost(model, step.to))
            return "takes over the host " + name;
        return staysThere ? "becomes root in it" : "becomes root in " + name;
    case Foothold::Data:
        return "gets at " + name;
    case Foothold::Planted:
        return "leaves code in " + name;
    case Foothold::Secrets:
        return "reads the secrets of " + name;
    case Foothold::Exec:
        return "runs commands in workloads of " + name;
    case Foothold::Create:
        return "starts workloads in " + name;
    case Foothold::Admin:
        return "commands " + name;
    case Foothold::Role:
        return staysThere ? "uses its cloud role" : "uses the cloud role of " + name;
    case Foothold::Write:
        return "pushes to " + name;
    case Foothold::Tampered:
        return "replaces the image " + name;
    case Foothold::Altered:
        return "changes the records in " + name;
    case Foothold::Tokens:
        return "takes the tokens of service accounts of " + name;
    case Foothold::Accounts:
        return "acts as the service accounts of " + name;
    }
    return {};
}

// A step that only reaches what the next one breaks into or reads goes without saying.
bool goesWithoutSaying(const AttackPath &path, std::size_t at)
{
    const AttackStep &step = path.steps[at];
    return step.toHold == Foothold::Outside ||
           (step.toHold == Foothold::Reached && at + 1 < path.steps.size() &&
            path.steps[at + 1].to == step.to);
}

std::vector<Phrase> phrasesOf(const model::Model &model, const AttackPath &path)
{
    std::vector<Phrase> phrases;
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
        const AttackStep &step = path.steps[i];
        if (goesWithoutSaying(path, i))
            continue;
        const std::string about = nameOf(model, step.to);
        std::string text = deed(model, step, !phrases.empty() && phrases.back().about == about);
        if (!text.empty())
            phrases.push_back(
                {std::move(text), step.findings.empty() ? std::string() : firstClause(step.reason), about});
    }
    return phrases;
}

std::string actorOf(const model::Model &model, const AttackPath &path)
{
    const std::string name = nameOf(model, path.from);
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (path.from == theInternet || lower == "internet" || lower == "the internet")
        return "Anyone on the internet";
    const model::Element *element = model.element(path.from);
    if (!element || element->kind != Kind::ExternalEntity)
        return "Whoever has taken " + name;
    return path.steps.front().toHold == Foothold::Control ? "An attacker" : "Anyone in the place of " + name;
}

std::string others(std::size_t count)
{
    return count == 1 ? "the other container" : "the " + std::to_string(count) + " other containers";
}

// Containers that the path goes through, which are no others any more.
std::size_t containersOn(const model::Model &model, const AttackPath &path)
{
    std::set<model::IdView> passed;
    for (const AttackStep &step : path.steps)
        for (const model::IdView id : {step.from, step.to})
            if (const model::Element *element = model.element(id);
                element && element->kind == Kind::Container)
                passed.insert(id);
    return passed.size();
}

// What comes of it, as the end of "so that …".
std::string consequence(const AttackPaths &paths, const AttackPath &path, bool several)
{
    const std::string asset(path.asset);
    switch (path.hold) {
    case Foothold::Data:
        if (asset.starts_with("what "))
            return several ? "what these keep can be copied" : "what it keeps can be copied";
        return asset == "secrets" ? "what the secrets there open is theirs" : asset + " can be copied";
    case Foothold::Root: {
        const BlastRadius radius = paths.blastRadius(path.to);
        const std::size_t passed = containersOn(paths.analysis().model(), path);
        const std::size_t more = radius.containers - std::min(radius.containers, passed);
        std::string text = more == 0 ? "all that runs on it is theirs"
                                     : others(more) + (more == 1 ? " there is theirs" : " there are theirs");
        if (radius.highestSensitivity == "confidential" || radius.highestSensitivity == "restricted")
            text += " and " + std::string(radius.highestSensitivity) + " data can be copied";
        return text;
    }
    case Foothold::Admin:
        return "every workload and secret there is theirs";
    case Foothold::Write:
        return "whatever starts one of its images runs their code";
    case Foothold::Altered:
        return "nobody can tell afterwards what happened";
    default:
        return asset.empty() ? "it is theirs" : asset + " is theirs";
    }
}

std::string joined(const std::vector<Phrase> &phrases)
{
    std::string text;
    std::size_t reasons = 0;
    const std::size_t middle = phrases.size() > stepsTold ? phrases.size() - stepsTold : 0;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        if (middle > 0 && i >= 2 && i < 2 + middle) {
            if (i == 2)
                text += ", goes on by way of " + phrases[i].about;
            else if (phrases[i].about != phrases[i - 1].about)
                text += " and " + phrases[i].about;
            continue;
        }
        const bool goesOn =
            i > 0 && phrases[i].text.starts_with("gets at ") && phrases[i - 1].text.starts_with("gets at ");
        text += (i == 0                    ? ""
                 : i + 1 == phrases.size() ? " and "
                                           : ", ") +
                (goesOn ? "from there " : std::string()) + phrases[i].text;
        if (!phrases[i].reason.empty() && reasons < 2) {
            text += " (" + phrases[i].reason + ")";
            ++reasons;
        }
    }
    return text;
}

} // namespace

std::string someNames(const std::vector<std::string> &names, std::size_t atMost)
{
    const std::size_t shown = names.size() > atMost ? atMost : names.size();
    std::string text;
    for (std::size_t i = 0; i < shown; ++i)
        text += (i == 0 ? "" : shown == names.size() && i + 1 == shown ? " and " : ", ") + names[i];
    return shown == names.size() ? text : text + " and " + std::to_string(names.size() - shown) + " more";
}

std::string pathSentence(const AttackPaths &paths, const AttackPath &path,
                         const std::vector<std::string> &others)
{
    const model::Model &model = paths.analysis().model();
    std::vector<Phrase> phrases = phrasesOf(model, path);
    if (phrases.empty())
        return {};
    if (!others.empty()) {
        std::vector<std::string> ends = {phrases.back().about};
        ends.insert(ends.end(), others.begin(), others.end());
        const std::size_t name = phrases.back().text.rfind(phrases.back().about);
        if (name != std::string::npos)
            phrases.back().text.replace(name, phrases.back().about.size(), someNames(ends, namesTold));
    }
    return actorOf(model, path) + ' ' + joined(phrases) + ", so that " +
           consequence(paths, path, !others.empty()) + '.';
}

std::string wayOf(const AttackPaths &paths, const AttackPath &path)
{
    std::vector<Phrase> phrases = phrasesOf(paths.analysis().model(), path);
    std::string way = std::string(path.from) + '\n';
    for (std::size_t i = 0; i + 1 < phrases.size(); ++i)
        way += phrases[i].text + '\n';
    return way + std::string(footholdName(path.hold));
}

std::string causeSentence(std::string scenario, const std::vector<std::string> &others, bool confirmed)
{
    if (!others.empty()) {
        if (scenario.ends_with('.'))
            scenario.pop_back();
        scenario += "; likewise at " + someNames(others, namesTold) + '.';
    }
    return confirmed ? scenario : "To verify: " + scenario;
}

std::string hardeningSentence(const std::vector<std::string> &containers, std::vector<std::string> controls)
{
    for (std::string &title : controls)
        title = model::lowerFirst(title);
    return "Whoever breaks into " +
           (containers.size() == 1 ? containers.front()
                                   : "any of " + std::to_string(containers.size()) + " containers") +
           " meets no second wall, since hardening is missing there (" + someNames(controls, 4) +
           "), so that a hole in one service goes further than it has to.";
}

} // namespace bulkhead::catalog
