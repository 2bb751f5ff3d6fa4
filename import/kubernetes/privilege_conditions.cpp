// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/privilege_conditions.h"

#include "import/kubernetes/object.h"
#include "import/kubernetes/privilege_expression.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view privilegedField = "privileged";

// Whether a condition names the field. Texts for people do not count.
bool namesPrivileges(const Node &condition)
{
    const auto names = [](std::string_view text) {
        return text.find(privilegedField) != std::string_view::npos;
    };
    const auto entries = condition.entries();
    const auto items = condition.items();
    return (condition.isScalar() && names(condition.text())) ||
           std::any_of(entries.begin(), entries.end(),
                       [&](const MapEntry &entry) {
                           return entry.key != "message" && entry.key != "name" &&
                                  entry.key != "messageExpression" &&
                                  (names(entry.key) || namesPrivileges(entry.value));
                       }) ||
           std::any_of(items.begin(), items.end(), namesPrivileges);
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

// What a pattern of Kyverno has the field be.
// https://kyverno.io/docs/policy-types/cluster-policy/validate/#anchors
class PrivilegePattern
{
public:
    // isOfContainers: it is a pattern of a container, and not of the object.
    PrivilegePattern(const Node &pattern, bool isOfContainers) : m_meansContainers(isOfContainers)
    {
        read(pattern);
    }

    Match refuses() const
    {
        if (!m_match)
            return Match::No;
        return m_isConditional || !m_meansContainers ? std::min(*m_match, Match::Unknown) : *m_match;
    }

private:
    void read(const Node &pattern)
    {
        for (const Node &item : pattern.items())
            read(item);
        for (const MapEntry &entry : pattern.entries()) {
            const PatternKey key(entry.key);
            m_meansContainers |= key.name == "containers";
            if (key.name == privilegedField) {
                const Match own = key.anchor == "X(" ? Match::Yes : ofValue(entry.value.text());
                m_match = m_match ? std::min(*m_match, own) : own;
            } else if (key.anchor == "(" || key.anchor == "<(" || key.anchor == "^(") {
                const std::string_view value = entry.value.text();
                m_isConditional |= value != "*" && value != "?*";
            }
            read(entry.value);
        }
    }
    static Match ofValue(std::string_view value)
    {
        if (value == "false" || value == "!true")
            return Match::Yes;
        return value == "true" || value == "!false" ? Match::No : Match::Unknown;
    }

    std::optional<Match> m_match; // nullopt: it does not say
    bool m_isConditional = false;
    bool m_meansContainers; // not init containers alone
};

// One condition under which a request is denied.
Match denialRefuses(const Node &condition)
{
    std::string key;
    for (const char c : condition["key"].text())
        if (c != ' ' && c != '`')
            key += c;
    if (key.find(privilegedField) == std::string::npos)
        return Match::No;
    if (const std::size_t fallback = key.find("||false"); fallback != std::string::npos)
        key.erase(fallback, 7);
    const bool isOfMany = key.find('[') != std::string::npos;
    if (key.find_first_of("?|&=<>") != std::string::npos)
        return Match::Unknown;
    if (key.find("Containers") != std::string::npos && key.find("containers") == std::string::npos)
        return Match::Unknown; // of init or ephemeral containers alone
    static constexpr std::array<std::string_view, 3> anyOf = {"AnyIn", "Equals", "In"};
    static constexpr std::array<std::string_view, 3> noneOf = {"AnyNotIn", "NotEquals", "NotIn"};
    const std::string_view op = condition["operator"].text();
    const auto is = [op](std::string_view name) { return op == name; };
    const bool isAny = std::any_of(anyOf.begin(), anyOf.end(), is);
    const Node &value = condition["value"];
    const bool isTrue = value.text() == "true" || listHolds(value, "true");
    const bool isFalse = value.text() == "false" || listHolds(value, "false");
    const bool isUnderstood = isAny || std::any_of(noneOf.begin(), noneOf.end(), is);
    if (!isUnderstood || isTrue == isFalse || (isOfMany && !op.starts_with("Any")))
        return Match::Unknown;
    return matchIf(isTrue == isAny);
}

Match denialsRefuse(const Node &conditions)
{
    Match any = Match::No;
    for (const Node &condition : conditions["any"].items())
        any = std::max(any, denialRefuses(condition));
    const Node &all = conditions.isList() ? conditions : conditions["all"];
    Match every = Match::No;
    for (const Node &condition : all.items())
        every = std::max(every, denialRefuses(condition));
    if (all.size() > 1 || (all.size() > 0 && conditions["any"].size() > 0)) {
        every = std::min(every, Match::Unknown);
        any = std::min(any, conditions["all"].size() > 0 ? Match::Unknown : any);
    }
    return std::max(any, every);
}

Match podSecurityRefuses(const Node &podSecurity)
{
    const std::string_view level = podSecurity["level"].text();
    if (level != "baseline" && level != "restricted")
        return Match::No;
    const auto left = podSecurity["exclude"].items();
    return std::any_of(
               left.begin(), left.end(),
               [](const Node &entry) { return entry["controlName"].text() == "Privileged Containers"; })
               ? Match::Unknown
               : Match::Yes;
}

Match refusesOf(const Node &validate, bool isOfContainers);

Match eachRefuses(const Node &loops)
{
    Match match = Match::No;
    for (const Node &loop : loops.items()) {
        Match own = refusesOf(loop, true);
        if (loop["preconditions"].size() > 0 ||
            loop["list"].text().find("containers") == std::string_view::npos)
            own = std::min(own, Match::Unknown);
        match = std::max(match, own);
    }
    return match;
}

Match refusesOf(const Node &validate, bool isOfContainers)
{
    Match match = podSecurityRefuses(validate["podSecurity"]);
    if (!namesPrivileges(validate))
        return match;
    if (validate.has("pattern"))
        match = std::max(match, PrivilegePattern(validate["pattern"], isOfContainers).refuses());
    if (const auto any = validate["anyPattern"].items(); !any.empty()) {
        Match weakest = Match::Yes;
        Match strongest = Match::No;
        for (const Node &pattern : any) {
            weakest = std::min(weakest, PrivilegePattern(pattern, isOfContainers).refuses());
            strongest = std::max(strongest, PrivilegePattern(pattern, isOfContainers).refuses());
        }
        match = std::max(match, weakest == strongest ? weakest : Match::Unknown);
    }
    match = std::max(match, denialsRefuse(validate["deny"]["conditions"]));
    match = std::max(match, eachRefuses(validate["foreach"]));
    const Node &cel = validate["cel"];
    match = std::max(match, expressionsRefuse(cel["expressions"], cel["variables"]));
    if (namesPrivileges(validate["assert"]) || namesPrivileges(validate["manifests"]))
        match = std::max(match, Match::Unknown);
    return match;
}

} // namespace

Match validationRefuses(const Node &validate)
{
    return refusesOf(validate, false);
}

Match expressionsRefuse(const Node &expressions, const Node &variables)
{
    PrivilegeExpression::Names containers;
    for (const Node &variable : variables.items()) {
        const std::string_view text = variable["expression"].text();
        // Those that leave some out, or say more, are no plain lists of them.
        if (text.find(".containers") != std::string_view::npos &&
            text.find_first_of("\"'!=&|<>") == std::string_view::npos &&
            text.find("filter") == std::string_view::npos)
            containers.emplace(variable["name"].text());
    }
    Match match = Match::No;
    for (const Node &item : expressions.items())
        match = std::max(match, PrivilegeExpression(item["expression"].text(), containers).refuses());
    return match;
}

} // namespace bulkhead::import::kubernetes
