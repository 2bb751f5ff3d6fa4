// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/top_threat_sentences.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/engine/counted.h"
#include "model/generic_name.h"
#include "model/plain_words.h"
#include "model/properties.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead::catalog {

namespace {

constexpr std::string_view throughProxy = "A4.proxy";
constexpr std::string_view takesAccount = "A17";
constexpr std::string_view readsData = "reads the data of ";
constexpr std::size_t stepsTold = 5; // of a longer way the middle is told by names alone
constexpr std::size_t namesTold = 3;
constexpr std::size_t titlesTold = 4;

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
    return nameInSentence(model, id);
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

bool keepsSecrets(const model::Model &model, model::IdView id)
{
    const model::Element *element = model.element(id);
    const auto key = model.vocabulary().key(model::property::data_store::contains_secrets);
    const model::Value *value =
        element && element->kind == Kind::DataStore && key ? element->properties.value(*key) : nullptr;
    const bool *stated = value ? value->asBool() : nullptr;
    return stated && *stated;
}

// What the attacker does in a step, as the end of "Whoever …".
std::string deed(const model::Model &model, const AttackStep &step, bool staysThere)
{
    const std::string name = nameOf(model, step.to);
    if (step.edge == "A14.put" || step.edge == "A14.put.client")
        return "puts tasks of their own into " + name;
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
            return (name.starts_with("the ") ? "takes over " : "takes over the host ") + name;
        return staysThere ? "becomes root in it" : "becomes root in " + name;
    case Foothold::Data: // of a service that is broken into on the way
        if (step.edge == "A2")
            return "breaks into " + name;
        return keepsSecrets(model, step.to) ? "reads the secrets in " + name : std::string(readsData) + name;
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
    case Foothold::Volumes:
        return "declares a path of a node as a volume of " + name;
    case Foothold::Nodes:
        return "acts as a node of " + name;
    case Foothold::Accounts:
        return "acts as the service accounts of " + name;
    }
    return {};
}

// A step that only reaches what the next one breaks into or reads goes without saying.
bool goesWithoutSaying(const AttackPath &path, std::size_t at)
{
    const AttackStep &step = path.steps[at];
    if (step.toHold == Foothold::Outside)
        return true;
    if (step.toHold != Foothold::Reached || at + 1 >= path.steps.size())
        return false;
    return path.steps[at + 1].to == step.to || path.steps[at + 1].edge == throughProxy;
}

// By which proxy the step's element is reached; empty of others.
std::string proxyBefore(const model::Model &model, const AttackPath &path, std::size_t at)
{
    const bool isPassedOn =
        at > 0 && path.steps[at - 1].edge == throughProxy && path.steps[at - 1].to == path.steps[at].to;
    return isPassedOn ? " through " + nameOf(model, path.steps[at - 1].from) : std::string();
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
        text += proxyBefore(model, path, i);
        if (!text.empty())
            phrases.push_back(
                {std::move(text), step.findings.empty() ? std::string() : firstClause(step.reason), about});
    }
    return phrases;
}

std::string actorOf(const model::Model &model, const AttackPath &path)
{
    const std::string name = nameOf(model, path.from);
    const model::Element *element = model.element(path.from);
    const model::GenericName *generic = element ? model::genericNameOf(*element) : nullptr;
    if (!element || (generic && generic->name == model::internet.name))
        return "Anyone on the internet";
    if (generic && generic->name == model::outsideTheHost.name)
        return "Anyone outside the host";
    if (element->kind != Kind::ExternalEntity)
        return "Whoever has taken over " + name;
    return path.steps.front().toHold == Foothold::Control ? "An attacker"
                                                          : "An attacker with the access of " + name;
}

struct HostedContainers
{
    std::size_t left = 0;       // that the path has not been through yet
    bool isAnyOnTheWay = false; // whether it has been through one

    std::string text() const
    {
        const std::string which = isAnyOnTheWay ? "other " : "";
        return left == 1 ? "the " + which + "container there is"
                         : "the " + std::to_string(left) + " " + which + "containers there are";
    }
};

HostedContainers containersOn(const AttackPaths &paths, const AttackPath &path)
{
    const engine::ModelIndex &index = paths.analysis().data().index;
    std::set<engine::Subject> others;
    if (const engine::Subject host = index.find(path.to); host != engine::nobody)
        for (const engine::Subject hosted : index.direct(engine::Relation::Hosts, host))
            if (index.kind(hosted) == Kind::Container)
                others.insert(hosted);
    const std::size_t hostedCount = others.size();
    for (const AttackStep &step : path.steps)
        for (const model::IdView id : {step.from, step.to})
            others.erase(index.find(id));
    return {others.size(), others.size() < hostedCount};
}

// What comes of it, as the end of "so that …".
std::string consequence(const AttackPaths &paths, const AttackPath &path, bool several)
{
    const std::string asset(path.asset);
    switch (path.hold) {
    case Foothold::Data:
        if (asset.starts_with("what "))
            return several ? "what these keep can be copied" : "what it keeps can be copied";
        return asset == "secrets" ? "whatever these secrets unlock is open to them"
                                  : asset + " can be copied";
    case Foothold::Root: {
        const BlastRadius radius = paths.blastRadius(path.to);
        const HostedContainers hosted = containersOn(paths, path);
        std::string text =
            (hosted.left == 0 ? "all that runs on it is" : hosted.text()) + " under their control";
        if (radius.highestSensitivity == "confidential" || radius.highestSensitivity == "restricted")
            text += " and " + std::string(radius.highestSensitivity) + " data can be copied";
        return text;
    }
    case Foothold::Admin:
        return "every workload and secret there is under their control";
    case Foothold::Write:
        return "whatever starts one of its images runs their code";
    case Foothold::Altered:
        return "nobody can tell afterwards what happened";
    default:
        return (asset.empty() ? std::string("it") : asset) + " is under their control";
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
            i > 0 && phrases[i].text.starts_with(readsData) && phrases[i - 1].text.starts_with(readsData);
        text += (i == 0                    ? ""
                 : i + 1 == phrases.size() ? " and "
                                           : ", ") +
                (goesOn ? "with it that of " + phrases[i].text.substr(readsData.size()) : phrases[i].text);
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

namespace {

// Titles within a sentence: "privileged container", but "API reachable from outside".
std::string inSentence(std::string_view title)
{
    constexpr std::array<std::string_view, 4> names = {"Redis", "Docker", "Kubernetes", "Windows"};
    const bool isName = std::any_of(names.begin(), names.end(),
                                    [&](std::string_view name) { return title.starts_with(name); });
    return isName ? std::string(title) : model::lowerFirst(title);
}

// The way without what it ends at: two paths that tell the same but for their ends have the same. What is
// done at the end, and why that works, belongs to the way: it is said once, of all ends.
std::string wayOf(const std::vector<Phrase> &phrases, const AttackPath &path)
{
    std::string way;
    for (std::size_t i = 0; i + 1 < phrases.size(); ++i)
        way += phrases[i].text + '\n';
    if (!phrases.empty()) {
        const Phrase &last = phrases.back();
        way += last.text.substr(0, last.text.rfind(last.about)) + '\n' + last.reason + '\n';
    }
    return way + std::string(footholdName(path.hold));
}

} // namespace

bool hasDeed(const AttackPaths &paths, const AttackPath &path)
{
    return !phrasesOf(paths.analysis().model(), path).empty();
}

bool restsOnUnknownLogin(const AttackPath &path)
{
    return std::any_of(path.steps.begin(), path.steps.end(),
                       [](const AttackStep &step) { return step.edge == takesAccount && step.assumed; });
}

std::string pathSentence(const AttackPaths &paths, const std::vector<const AttackPath *> &ways)
{
    const model::Model &model = paths.analysis().model();
    const AttackPath &worst = *ways.front();
    std::vector<Phrase> phrases = phrasesOf(model, worst);
    const std::string way = wayOf(phrases, worst);
    std::vector<std::string> ends = {phrases.back().about}; // of the same way
    std::vector<std::string> besides;
    for (const AttackPath *other : ways) {
        const std::string name = nameOf(model, other->to);
        const bool isOnTheWay = std::any_of(phrases.begin(), phrases.end(),
                                            [&](const Phrase &phrase) { return phrase.about == name; });
        if (isOnTheWay || std::find(ends.begin(), ends.end(), name) != ends.end() ||
            std::find(besides.begin(), besides.end(), name) != besides.end())
            continue;
        const bool isAlike = other->asset == worst.asset && wayOf(phrasesOf(model, *other), *other) == way;
        (isAlike ? ends : besides).push_back(name);
    }
    const std::size_t at = phrases.back().text.rfind(phrases.back().about);
    if (ends.size() > 1 && at != std::string::npos)
        phrases.back().text.replace(at, phrases.back().about.size(), someNames(ends, namesTold));
    return (restsOnUnknownLogin(worst) ? "To verify: " : "") + actorOf(model, worst) + ' ' + joined(phrases) +
           ", so that " + consequence(paths, worst, ends.size() > 1) +
           (besides.empty() ? "" : "; the same break-in leads to " + someNames(besides, namesTold)) + '.';
}

std::string causeSentence(std::string scenario, const OtherPlaces &others,
                          const std::vector<std::string> &besides, bool confirmed)
{
    if (scenario.ends_with('.'))
        scenario.pop_back();
    if (!others.alike.empty())
        scenario += "; likewise at " + someNames(others.alike, namesTold);
    if (!others.less.empty())
        scenario += "; less gravely at " + someNames(others.less, namesTold);
    if (!besides.empty()) {
        std::vector<std::string> titles;
        for (const std::string &title : besides)
            titles.push_back(inSentence(title));
        scenario += "; found there too: " + someNames(titles, titlesTold);
    }
    return (confirmed ? "" : "To verify: ") + scenario + '.';
}

std::string hardeningSentence(const std::string &container, std::size_t containers,
                              const std::vector<std::string_view> &controls, bool isAboutLoad)
{
    std::vector<std::string> titles;
    for (const std::string_view title : controls)
        titles.push_back(inSentence(title));
    const std::string where =
        containers == 1 ? container : "one of " + std::to_string(containers) + " containers";
    if (isAboutLoad)
        return "Whoever overloads " + where +
               " is not held back, since limits and checks are missing there (" +
               someNames(titles, titlesTold) + "), so that its neighbours slow down or fail with it.";
    return "Whoever breaks into " + where + " meets no second wall, since hardening is missing there (" +
           someNames(titles, titlesTold) +
           "), so that a break-in into one service goes further than it has to.";
}

} // namespace bulkhead::catalog
