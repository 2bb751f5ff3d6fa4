// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/kyverno_rules.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/selector.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>
#include <string>

// https://kyverno.io/docs/policy-types/cluster-policy/match-exclude/
namespace bulkhead::import::kubernetes {

namespace {

// "Pod", "v1/Pod", "*/Pod", "*". No kinds at all: whatever the other conditions mean.
bool kindsHavePods(const Node &kinds)
{
    static constexpr std::array<std::string_view, 6> versions = {"", "v1", "*", "/v1", "*/v1", "*/*"};
    const auto items = kinds.items();
    return items.empty() || std::any_of(items.begin(), items.end(), [](const Node &item) {
               const std::string_view text = item.text();
               const std::size_t slash = text.rfind('/');
               const bool isPlain = slash == std::string_view::npos;
               return matchesGlob(isPlain ? text : text.substr(slash + 1), "Pod", true) &&
                      isOneOf(isPlain ? std::string_view() : text.substr(0, slash), versions);
           });
}

// Labels may be globs, which are not compared.
bool hasGlobs(const Node &selector)
{
    const auto labels = selector["matchLabels"].entries();
    return std::any_of(labels.begin(), labels.end(), [](const MapEntry &label) {
        return label.key.find_first_of("*?") != std::string_view::npos ||
               label.value.text().find_first_of("*?") != std::string_view::npos;
    });
}

Match spacesMatch(const Cluster &cluster, const Node &named, std::string_view space)
{
    const Node &selector = named["namespaceSelector"];
    const Match byLabels = hasGlobs(selector) ? Match::Unknown : namespaceMatch(cluster, selector, space);
    return std::min(namespaceListMatch(named["namespaces"], space), byLabels);
}

// Whether a filter means some pods of a namespace and not others: by name, by label, by who asks.
bool picksAmongPods(const Node &filter)
{
    const Node &resources = filter["resources"];
    const auto isGlobForAll = [](const Node &names) {
        const auto items = names.items();
        return items.empty() ||
               std::any_of(items.begin(), items.end(), [](const Node &name) { return name.text() == "*"; });
    };
    const std::string_view name = resources["name"].text();
    return !selectsEverything(resources["selector"]) || resources["annotations"].size() > 0 ||
           !isGlobForAll(resources["names"]) || (!name.empty() && name != "*") ||
           filter["subjects"].size() > 0 || filter["roles"].size() > 0 || filter["clusterRoles"].size() > 0;
}

Match filterMatch(const Cluster &cluster, const Node &filter, std::string_view space)
{
    const Node &resources = filter["resources"];
    const Node &operations = resources["operations"];
    if (!kindsHavePods(resources["kinds"]) || (operations.size() > 0 && !listHolds(operations, "CREATE")))
        return Match::No;
    const Match match = spacesMatch(cluster, resources, space);
    return picksAmongPods(filter) ? std::min(match, Match::Unknown) : match;
}

bool statesNothing(const Node &filter)
{
    return filter["resources"].size() == 0 && !picksAmongPods(filter);
}

// `any` and `all` of a block, or the conditions of the block itself.
Match filtersMatch(const Cluster &cluster, const Node &block, std::string_view space, Match otherwise)
{
    const auto matches = [&](const Node &filter) {
        return statesNothing(filter) ? otherwise : filterMatch(cluster, filter, space);
    };
    if (!block.hasAny({"any", "all"}))
        return matches(block);
    Match match = Match::Yes;
    if (const auto any = block["any"].items(); !any.empty()) {
        Match best = Match::No;
        for (const Node &filter : any)
            best = std::max(best, matches(filter));
        match = best;
    }
    for (const Node &filter : block["all"].items())
        match = std::min(match, matches(filter));
    return block["any"].size() + block["all"].size() > 0 ? match : otherwise;
}

// Whether exceptions take pods of a namespace out. Whether the controller takes exceptions is a flag of its
// own, so that they never do so for certain.
bool mayBeExempt(const Cluster &cluster, const Object &policy, const Node &rule, std::string_view space)
{
    const std::string name = policy.space.empty() ? policy.name : policy.space + "/" + policy.name;
    for (const Object *exception : cluster.ofKind("PolicyException", "kyverno.io")) {
        const auto named = exception->spec()["exceptions"].items();
        const bool isMeant = std::any_of(named.begin(), named.end(), [&](const Node &entry) {
            const auto rules = entry["ruleNames"].items();
            return entry["policyName"].text() == name &&
                   (rules.empty() || std::any_of(rules.begin(), rules.end(), [&](const Node &ruleName) {
                        return matchesGlob(ruleName.text(), rule["name"].text(), true);
                    }));
        });
        if (isMeant && filtersMatch(cluster, exception->spec()["match"], space, Match::Unknown) != Match::No)
            return true;
    }
    return false;
}

} // namespace

Match namespaceListMatch(const Node &globs, std::string_view space)
{
    const auto items = globs.items();
    return matchIf(items.empty() || std::any_of(items.begin(), items.end(), [&](const Node &glob) {
                       return matchesGlob(glob.text(), space, true);
                   }));
}

Match kyvernoRuleMatch(const Cluster &cluster, const Object &policy, const Node &rule, std::string_view space)
{
    Match match = filtersMatch(cluster, rule["match"], space, Match::Yes);
    const Match excluded = filtersMatch(cluster, rule["exclude"], space, Match::No);
    match = std::min(match, excluded == Match::Yes  ? Match::No
                            : excluded == Match::No ? Match::Yes
                                                    : Match::Unknown);
    if (rule["preconditions"].size() > 0 || rule["celPreconditions"].size() > 0 ||
        mayBeExempt(cluster, policy, rule, space))
        match = std::min(match, Match::Unknown);
    return match;
}

Match kyvernoEnforces(const Cluster &cluster, const Object &policy, const Node &part, std::string_view space)
{
    const Node &spec = policy.spec();
    if (!spec["admission"].asBool(true, true))
        return Match::No; // it looks at what runs, and reports
    const auto isEnforcing = [](const Node &action) { return lowerCase(action.text()) == "enforce"; };
    const bool isOwn = part.has("failureAction");
    Match match = matchIf(isEnforcing(isOwn ? part["failureAction"] : spec["validationFailureAction"]));
    const Node &own = part["failureActionOverrides"];
    for (const Node &entry : (own.size() > 0 ? own : spec["validationFailureActionOverrides"]).items()) {
        const Match isMeant = spacesMatch(cluster, entry, space);
        const Match action = matchIf(isEnforcing(entry["action"]));
        if (isMeant == Match::Yes)
            return action;
        if (isMeant == Match::Unknown && action != match)
            match = Match::Unknown;
    }
    return match;
}

} // namespace bulkhead::import::kubernetes
