// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/iam.h"

#include "import/reading/text.h"
#include "import/shared/builder.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>

namespace bulkhead::import::terraform {

namespace {

using Scope = property::CloudIamScope;

// What the policies of a role come to, the widest first; `unknown` where one cannot be told.
struct Verdict
{
    Scope widest = Scope::None;
    bool isUnknown = false;
    bool isNarrowed = false; // by a Deny

    void take(Scope scope)
    {
        const auto width = [](Scope s) {
            return s == Scope::Admin ? 3 : s == Scope::Broad ? 2 : s == Scope::LeastPrivilege ? 1 : 0;
        };
        if (width(scope) > width(widest))
            widest = scope;
    }
};

// A text, or a list of texts.
template <typename Is>
bool anyText(const Node &value, Is is)
{
    if (value.isScalar())
        return is(value.text());
    const auto items = value.items();
    return std::any_of(items.begin(), items.end(), [&](const Node &item) { return is(item.text()); });
}

// Whether a pattern with * and ? is about a name; both in lower case.
bool isAbout(std::string_view pattern, std::string_view name)
{
    return matchesGlob(pattern, name, true);
}

// By each of these on any user, role or policy one gets every right of the account.
constexpr std::string_view rightsChanges[] = {
    "iam:addusertogroup",      "iam:attachgrouppolicy",       "iam:attachrolepolicy",
    "iam:attachuserpolicy",    "iam:createaccesskey",         "iam:createloginprofile",
    "iam:createpolicyversion", "iam:putgrouppolicy",          "iam:putrolepolicy",
    "iam:putuserpolicy",       "iam:setdefaultpolicyversion", "iam:updateassumerolepolicy",
    "iam:updateloginprofile"};

// What a resource of a statement takes in.
struct Breadth
{
    bool isWide = false;   // all of a service's, or all of a type: "arn:aws:s3:::*", "role/*"
    bool holdsIam = false; // and IAM's are among them
};

// Resources are ARNs, "arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE", with * and ? ("IAM JSON policy
// elements: Resource").
Breadth breadthOf(std::string_view text)
{
    constexpr std::string_view wild = "*?:/";
    const auto isWild = [=](std::string_view part) {
        return part.find('*') != std::string_view::npos &&
               part.find_first_not_of(wild) == std::string_view::npos;
    };
    std::string_view service;
    std::string_view rest = text;
    for (int field = 0; field < 5; ++field) {
        const std::size_t colon = rest.find(':');
        if (colon == std::string_view::npos) { // "*", "arn:aws:*"
            const bool isWide = rest.ends_with('*');
            return {isWide, isWide && (service.empty() || isAbout(service, "iam"))};
        }
        if (field == 2)
            service = rest.substr(0, colon);
        rest.remove_prefix(colon + 1);
    }
    const std::size_t separator = rest.find_first_of("/:");
    // A bucket and an API stand where others have a type.
    const bool hasType = service != "s3" && service != "execute-api";
    const std::string_view named = hasType && separator != std::string_view::npos ? rest.substr(separator + 1)
                                                                                  : rest.substr(0, separator);
    const bool isWide = isWild(rest) || isWild(named);
    return {isWide, isWide && isAbout(service, "iam")};
}

// Whether a statement denies something whatever the request: a Deny goes before every Allow.
bool takesAway(const Node &statement)
{
    return statement["Effect"].text() == "Deny" && statement["Condition"].size() == 0;
}

Scope scopeOfStatement(const Node &statement)
{
    if (statement["Effect"].text() != "Allow")
        return Scope::None;
    const bool isNegated = statement.has("NotAction"); // which allows all others, as NotResource all else
    const Node &actions = statement[isNegated ? "NotAction" : "Action"];
    const auto hasAction = [&](std::string_view name) {
        return anyText(actions, [&](std::string_view text) { return isAbout(lowerCase(text), name); });
    };
    const bool changesRights =
        std::any_of(std::begin(rightsChanges), std::end(rightsChanges),
                    [&](std::string_view change) { return hasAction(change) != isNegated; });
    const bool isElsewhere = statement.has("NotResource");
    const Node &resources = statement["Resource"];
    const bool isWide =
        isElsewhere || anyText(resources, [](std::string_view text) { return breadthOf(text).isWide; });
    const bool isWideIam =
        isElsewhere || anyText(resources, [](std::string_view text) { return breadthOf(text).holdsIam; });
    if (changesRights && isWideIam && statement["Condition"].size() == 0)
        return Scope::Admin;
    const bool isWholeService = isNegated || anyText(actions, [](std::string_view text) {
                                    return text == "*" || text.ends_with(":*");
                                });
    return isWide || isWholeService ? Scope::Broad : Scope::LeastPrivilege;
}

void judgePolicy(std::string_view text, Builder &builder, Verdict &verdict)
{
    const auto documents = text.empty() ? Result<std::vector<Document>>(Error{})
                                        : parseJson(std::string(text), "policy", builder.options().limits);
    if (!documents || documents->empty()) {
        verdict.isUnknown = true;
        return;
    }
    const Node &statements = documents->front().root()["Statement"];
    const auto judge = [&verdict](const Node &statement) {
        verdict.take(scopeOfStatement(statement));
        verdict.isNarrowed |= takesAway(statement);
    };
    if (statements.isMap())
        judge(statements);
    for (const Node &statement : statements.items())
        judge(statement);
}

// AWS' own policies, by their names.
void judgeManaged(std::string_view arn, Verdict &verdict)
{
    const std::string_view name = arn.substr(arn.rfind('/') + 1);
    const bool isOfAws =
        arn.find("::aws:policy/") != std::string_view::npos; // others are described elsewhere
    if (isOfAws && (name == "AdministratorAccess" || name == "IAMFullAccess"))
        verdict.take(Scope::Admin);
    else if (isOfAws &&
             (name == "PowerUserAccess" || name == "ReadOnlyAccess" || name.ends_with("FullAccess")))
        verdict.take(Scope::Broad);
    else
        verdict.isUnknown = true;
}

// The policies that an attribute names by their ARNs, or else refers to.
void judgeAttached(const Plan &plan, const Resource &attachment, std::string_view attribute, Builder &builder,
                   Verdict &verdict)
{
    const Node &value = attachment[attribute];
    bool isKnown = !value.isNull();
    const auto judge = [&](const Node &item) {
        isKnown &= !item.isNull();
        const auto &own = plan.withValue("aws_iam_policy", "arn", item.text());
        for (const Resource *policy : own)
            judgePolicy(policy->text("policy"), builder, verdict);
        if (own.empty() && !item.isNull())
            judgeManaged(item.text(), verdict);
    };
    if (value.isScalar() && isKnown)
        judge(value);
    for (const Node &item : value.items())
        judge(item);
    if (isKnown)
        return;
    const Targets policies = plan.referred(attachment, attribute, "aws_iam_policy");
    const bool isOne = attribute == "policy_arn";
    if (!isOne || policies.only()) {
        for (const Resource *policy : policies.resources)
            judgePolicy(policy->text("policy"), builder, verdict);
    }
    verdict.isUnknown |= isOne ? !policies.only() : !policies.isComplete || policies.resources.empty();
}

} // namespace

Roles::Roles(const Plan &plan) : m_plan(plan)
{
    const std::tuple<std::string_view, std::string_view, std::string_view> attachments[] = {
        {"aws_iam_role_policy", "role", {}},
        {"aws_iam_role_policy_attachment", "role", "policy_arn"},
        {"aws_iam_policy_attachment", "roles", "policy_arn"},
        {"aws_iam_role_policy_attachments_exclusive", "role_name", "policy_arns"}};
    for (const auto &[type, role, policies] : attachments) {
        for (const Resource *attachment : plan.ofType(type)) {
            const Targets roles = plan.named(*attachment, role, "aws_iam_role", "name");
            const bool isOfAll = role == "roles" || roles.only();
            for (const Resource *of : roles.resources) {
                if (isOfAll)
                    m_policies[of].push_back({attachment, policies});
                else
                    m_unclear.insert(of);
            }
        }
    }
}

std::optional<property::CloudIamScope> Roles::scopeOf(const Resource &role, Builder &builder) const
{
    Verdict verdict;
    verdict.isUnknown = m_unclear.count(&role) > 0;
    if (!role["managed_policy_arns"].isNull() || m_plan.isConfigured(role, "managed_policy_arns"))
        judgeAttached(m_plan, role, "managed_policy_arns", builder, verdict);
    for (const Node &inlined : role["inline_policy"].items()) {
        if (inlined.size() > 0)
            judgePolicy(inlined["policy"].text(), builder, verdict);
    }
    const auto policies = m_policies.find(&role);
    if (policies != m_policies.end()) {
        for (const auto &[resource, attribute] : policies->second) {
            if (attribute.empty())
                judgePolicy(resource->text("policy"), builder, verdict);
            else
                judgeAttached(m_plan, *resource, attribute, builder, verdict);
        }
    }
    // A boundary takes away from what policies allow ("Permissions boundaries for IAM entities").
    const bool isBounded = !role.text("permissions_boundary").empty() ||
                           role.isSensitive("permissions_boundary") ||
                           m_plan.isConfigured(role, "permissions_boundary");
    if ((isBounded || verdict.isNarrowed) && verdict.widest != Scope::LeastPrivilege)
        return std::nullopt;
    // What is not known could only widen it; a role without policies may get them elsewhere.
    if (verdict.widest == Scope::None || (verdict.isUnknown && verdict.widest != Scope::Admin))
        return std::nullopt;
    return verdict.widest;
}

} // namespace bulkhead::import::terraform
