// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/privilege_conditions.h"

#include "import/kubernetes/object.h"
#include "import/kubernetes/privilege_expression.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace bulkhead::import::kubernetes {

namespace {

// Capabilities that are as good as root on the host, or as all of them.
constexpr std::array<std::string_view, 9> gravestCapabilities = {
    "ALL", "*", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "DAC_READ_SEARCH", "NET_ADMIN", "BPF"};

// Whether a condition names the field. Texts for people do not count.
bool namesField(const Node &condition, std::string_view field)
{
    const auto names = [field](std::string_view text) { return text.find(field) != std::string_view::npos; };
    const auto namesIt = [field](const Node &item) { return namesField(item, field); };
    const auto entries = condition.entries();
    const auto items = condition.items();
    return (condition.isScalar() && names(condition.text())) ||
           std::any_of(entries.begin(), entries.end(),
                       [&](const MapEntry &entry) {
                           return entry.key != "message" && entry.key != "name" &&
                                  entry.key != "messageExpression" &&
                                  (names(entry.key) || namesIt(entry.value));
                       }) ||
           std::any_of(items.begin(), items.end(), namesIt);
}

// A key of a pattern: "=(privileged)" is the anchor "=" of the field.
struct PatternKey
{
    std::string_view anchor; // up to the parenthesis, with it; empty: none
    std::string_view name;

    explicit PatternKey(std::string_view text) : name(text)
    {
        const std::size_t open = text.find('(');
        if (open == std::string_view::npos || open > 1 || !text.ends_with(')'))
            return;
        anchor = text.substr(0, open + 1);
        name = text.substr(open + 1, text.size() - open - 2);
    }
};

// What a pattern of Kyverno has a field be.
// https://kyverno.io/docs/policy-types/cluster-policy/validate/#anchors
class FieldPattern
{
public:
    // isOfContainers: it is a pattern of a container of the list that is asked for, and not of the object.
    FieldPattern(const Node &pattern, const Refusal &refusal, bool isOfContainers) : m_refusal(refusal)
    {
        read(pattern, !refusal.isOfContainers() || isOfContainers, false);
    }

    Match refuses() const
    {
        if (!m_match)
            return Match::No;
        // Only both together refuse root: a container may overrule what its pod states.
        const Match match = m_podAsks && m_listAgrees ? Match::Yes : *m_match;
        return m_isConditional ? std::min(match, Match::Unknown) : match;
    }

private:
    // isOfList: it stands where the refusal looks; isOptional: a pod that leaves it out passes.
    void read(const Node &pattern, bool isOfList, bool isOptional)
    {
        for (const Node &item : pattern.items())
            read(item, isOfList, isOptional);
        for (const MapEntry &entry : pattern.entries()) {
            const PatternKey key(entry.key);
            const bool isLeftOut = isOptional || key.anchor == "=(" || key.anchor == "X(";
            if (key.name == "capabilities" && m_refusal.what == Forbidden::Capabilities)
                readCapabilities(entry.value, isOfList);
            else if (key.name == m_refusal.field())
                take(entry.value.text(), key.anchor == "X(", isOfList, isLeftOut);
            else if (key.anchor == "(" || key.anchor == "<(" || key.anchor == "^(")
                m_isConditional |= entry.value.text() != "*" && entry.value.text() != "?*";
            const bool isList = key.name.ends_with("ontainers");
            const bool wasInList = std::exchange(m_isInList, m_isInList || isList);
            read(entry.value, isList ? isWanted(key.name) : isOfList || isWanted(key.name),
                 isLeftOut && !isWanted(key.name));
            m_isInList = wasInList;
        }
    }
    // A securityContext of the pod is one of the containers that have none.
    bool isWanted(std::string_view name) const
    {
        return name == m_refusal.list() || (m_refusal.what == Forbidden::Root && name == "spec");
    }
    void take(std::string_view value, bool isBanned, bool isOfList, bool isOptional)
    {
        Match own = isBanned ? Match::Yes : ofValue(value);
        if (!isOfList || (m_refusal.isWithoutStatement() && isOptional))
            own = Match::No;
        if (m_refusal.what == Forbidden::Root && isOfList) {
            m_listAgrees |= m_isInList && ofValue(value) == Match::Yes;
            m_podAsks |= !m_isInList && own == Match::Yes;
            if (!m_isInList)
                own = std::min(own, Match::Unknown);
        }
        combine(own);
    }
    void combine(Match own) { m_match = m_match ? std::max(*m_match, own) : own; }
    Match ofValue(std::string_view value) const
    {
        const bool isTrueWanted = m_refusal.what == Forbidden::Root;
        if (value == (isTrueWanted ? "true" : "false") || value == (isTrueWanted ? "!false" : "!true"))
            return Match::Yes;
        return value == "true" || value == "!false" || value == "false" || value == "!true" ? Match::No
                                                                                            : Match::Unknown;
    }
    // None is added, whatever is dropped.
    void readCapabilities(const Node &capabilities, bool isOfList)
    {
        for (const MapEntry &entry : capabilities.entries())
            if (const PatternKey key(entry.key); key.name == "add")
                combine(!isOfList ? Match::No : key.anchor == "X(" ? Match::Yes : Match::Unknown);
    }

    Refusal m_refusal;
    std::optional<Match> m_match; // nullopt: it does not say
    bool m_isConditional = false;
    bool m_isInList = false;   // what is read stands in a list of containers
    bool m_podAsks = false;    // for users other than root, in the securityContext of the pod
    bool m_listAgrees = false; // nor do the containers that are asked about state root
};

// Whether the key of a condition means the containers that are asked about. Of a loop, `element` is one.
bool meansList(std::string_view key, const Refusal &refusal, bool isOfContainers)
{
    if (!refusal.isOfContainers() || isOfContainers)
        return true;
    return key.find(refusal.list()) != std::string_view::npos ||
           (key.find("ontainers") == std::string_view::npos && !refusal.isOfInit);
}

// Capabilities are denied by a list of those that may be added, or of those that may not.
Match denialOfCapabilities(std::string_view op, const Node &value)
{
    const bool isGrave = std::any_of(gravestCapabilities.begin(), gravestCapabilities.end(),
                                     [&](std::string_view name) { return listHolds(value, name); });
    if (op == "AnyNotIn" || op == "NotIn" || op == "AllNotIn")
        return !value.isList() ? Match::Unknown : matchIf(!isGrave && op != "AllNotIn");
    return Match::Unknown;
}

// One condition under which a request is denied.
Match denialRefuses(const Node &condition, const Refusal &refusal, bool isOfContainers)
{
    std::string key;
    for (const char c : condition["key"].text())
        if (c != ' ' && c != '`')
            key += c;
    if (key.find(refusal.field()) == std::string::npos)
        return Match::No;
    if (!meansList(key, refusal, isOfContainers))
        return Match::No;
    const std::string_view op = condition["operator"].text();
    const Node &value = condition["value"];
    if (refusal.what == Forbidden::Capabilities)
        return key.find("add") == std::string::npos ? Match::No : denialOfCapabilities(op, value);
    if (refusal.isWithoutStatement() || refusal.what == Forbidden::HostPaths)
        return Match::Unknown;
    if (const std::size_t fallback = key.find("||false"); fallback != std::string::npos)
        key.erase(fallback, 7);
    const bool isOfMany = key.find('[') != std::string::npos;
    if (key.find_first_of("?|&=<>") != std::string::npos)
        return Match::Unknown;
    static constexpr std::array<std::string_view, 3> anyOf = {"AnyIn", "Equals", "In"};
    static constexpr std::array<std::string_view, 3> noneOf = {"AnyNotIn", "NotEquals", "NotIn"};
    const auto is = [op](std::string_view name) { return op == name; };
    const bool isAny = std::any_of(anyOf.begin(), anyOf.end(), is);
    const bool isTrue = value.text() == "true" || listHolds(value, "true");
    const bool isFalse = value.text() == "false" || listHolds(value, "false");
    const bool isUnderstood = isAny || std::any_of(noneOf.begin(), noneOf.end(), is);
    if (!isUnderstood || isTrue == isFalse || (isOfMany && !op.starts_with("Any")))
        return Match::Unknown;
    return matchIf(isTrue == isAny);
}

Match denialsRefuse(const Node &conditions, const Refusal &refusal, bool isOfContainers)
{
    Match any = Match::No;
    for (const Node &condition : conditions["any"].items())
        any = std::max(any, denialRefuses(condition, refusal, isOfContainers));
    const Node &all = conditions.isList() ? conditions : conditions["all"];
    Match every = Match::No;
    for (const Node &condition : all.items())
        every = std::max(every, denialRefuses(condition, refusal, isOfContainers));
    if (all.size() > 1 || (all.size() > 0 && conditions["any"].size() > 0)) {
        every = std::min(every, Match::Unknown);
        any = std::min(any, conditions["all"].size() > 0 ? Match::Unknown : any);
    }
    return std::max(any, every);
}

// https://kubernetes.io/docs/concepts/security/pod-security-standards/
Match podSecurityRefuses(const Node &podSecurity, const Refusal &refusal)
{
    static constexpr std::array<std::string_view, forbiddenCount> controls = {
        "Privileged Containers", "Host Namespaces", "Host Namespaces",      "Host Namespaces",
        "HostPath Volumes",      "Capabilities",    "Privilege Escalation", "Running as Non-root"};
    const std::string_view level = podSecurity["level"].text();
    if (level != "restricted" && (level != "baseline" || refusal.isWithoutStatement()))
        return Match::No;
    const std::string_view control = controls[static_cast<std::size_t>(refusal.what)];
    const auto left = podSecurity["exclude"].items();
    return std::any_of(left.begin(), left.end(),
                       [control](const Node &entry) { return entry["controlName"].text() == control; })
               ? Match::Unknown
               : Match::Yes;
}

Match refusesOf(const Node &validate, const Refusal &refusal, bool isOfContainers);

// A loop over containers: those of the list that is asked about, or of others.
Match eachRefuses(const Node &loops, const Refusal &refusal)
{
    Match match = Match::No;
    for (const Node &loop : loops.items()) {
        const std::string_view list = loop["list"].text();
        const bool namesLists = list.find("ontainers") != std::string_view::npos;
        if (namesLists && list.find(refusal.list()) == std::string_view::npos)
            continue;
        Match own = refusesOf(loop, refusal, true);
        if (loop["preconditions"].size() > 0 || !namesLists)
            own = std::min(own, Match::Unknown);
        match = std::max(match, own);
    }
    return match;
}

Match refusesOf(const Node &validate, const Refusal &refusal, bool isOfContainers)
{
    Match match = podSecurityRefuses(validate["podSecurity"], refusal);
    if (!namesField(validate, refusal.field()))
        return match;
    if (validate.has("pattern"))
        match = std::max(match, FieldPattern(validate["pattern"], refusal, isOfContainers).refuses());
    if (const auto any = validate["anyPattern"].items(); !any.empty()) {
        Match weakest = Match::Yes;
        Match strongest = Match::No;
        for (const Node &pattern : any) {
            const Match own = FieldPattern(pattern, refusal, isOfContainers).refuses();
            weakest = std::min(weakest, own);
            strongest = std::max(strongest, own);
        }
        match = std::max(match, weakest == strongest ? weakest : Match::Unknown);
    }
    match = std::max(match, denialsRefuse(validate["deny"]["conditions"], refusal, isOfContainers));
    match = std::max(match, eachRefuses(validate["foreach"], refusal));
    const Node &cel = validate["cel"];
    match = std::max(match, expressionsRefuse(cel["expressions"], cel["variables"], refusal));
    if (namesField(validate["assert"], refusal.field()) || namesField(validate["manifests"], refusal.field()))
        match = std::max(match, Match::Unknown);
    return match;
}

} // namespace

Match validationRefuses(const Node &validate, const Refusal &refusal)
{
    return refusesOf(validate, refusal, false);
}

Match expressionsRefuse(const Node &expressions, const Node &variables, const Refusal &refusal)
{
    const std::string list = '.' + std::string(refusal.list());
    const std::string perhaps = ".?" + std::string(refusal.list());
    PrivilegeExpression::Names containers;
    for (const Node &variable : variables.items()) {
        const std::string_view text = variable["expression"].text();
        // Those that leave some out, or say more, are no plain lists of them.
        if ((text.find(list) != std::string_view::npos || text.find(perhaps) != std::string_view::npos) &&
            text.find_first_of("\"'!=&|<>") == std::string_view::npos &&
            text.find("filter") == std::string_view::npos)
            containers.emplace(variable["name"].text());
    }
    Match match = Match::No;
    for (const Node &item : expressions.items())
        match =
            std::max(match, PrivilegeExpression(item["expression"].text(), containers, refusal).refuses());
    return match;
}

} // namespace bulkhead::import::kubernetes
