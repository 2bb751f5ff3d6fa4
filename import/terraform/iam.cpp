// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/iam.h"

#include "import/shared/builder.h"

#include <algorithm>
#include <string>

namespace bulkhead::import::terraform {

namespace {

using Scope = property::CloudIamScope;

// What the policies of a role come to, the widest first; `unknown` where one cannot be told.
struct Verdict
{
    Scope widest = Scope::None;
    bool isUnknown = false;

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

Scope scopeOfStatement(const Node &statement)
{
    if (statement["Effect"].text() != "Allow")
        return Scope::None;
    // NotAction allows all others, NotResource everything else.
    const bool isEverywhere =
        statement.has("NotResource") ||
        anyText(statement["Resource"], [](std::string_view text) { return text == "*"; });
    const bool isEverything =
        statement.has("NotAction") ||
        anyText(statement["Action"], [](std::string_view text) { return text == "*" || text == "*:*"; });
    const bool changesRights = anyText(statement["Action"], [](std::string_view text) {
        return text == "iam:*" || text == "iam:AttachRolePolicy" || text == "iam:PutRolePolicy" ||
               text == "iam:CreatePolicyVersion";
    });
    const bool isConditional = statement["Condition"].size() > 0;
    if (isEverywhere && !isConditional && (isEverything || changesRights))
        return Scope::Admin;
    const bool isWholeService = isEverything || anyText(statement["Action"], [](std::string_view text) {
                                    return text.ends_with(":*");
                                });
    return isEverywhere || isWholeService ? Scope::Broad : Scope::LeastPrivilege;
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
    if (statements.isMap())
        verdict.take(scopeOfStatement(statements));
    for (const Node &statement : statements.items())
        verdict.take(scopeOfStatement(statement));
}

// AWS' own policies, by their names.
void judgeManaged(std::string_view arn, Verdict &verdict)
{
    const std::string_view name = arn.substr(arn.rfind('/') + 1);
    if (arn.find("::aws:policy/") == std::string_view::npos)
        verdict.isUnknown = true; // the account's own, described elsewhere
    else if (name == "AdministratorAccess" || name == "IAMFullAccess")
        verdict.take(Scope::Admin);
    else if (name == "PowerUserAccess" || name == "ReadOnlyAccess" || name.ends_with("FullAccess"))
        verdict.take(Scope::Broad);
    else
        verdict.isUnknown = true;
}

// A policy by its name in the account, or by what the configuration refers to.
void judgeAttached(const Plan &plan, const Resource &attachment, Builder &builder, Verdict &verdict)
{
    const std::vector<const Resource *> own = plan.named(attachment, "policy_arn", "aws_iam_policy", "arn");
    for (const Resource *policy : own)
        judgePolicy(policy->text("policy"), builder, verdict);
    if (own.empty())
        judgeManaged(attachment.text("policy_arn"), verdict);
}

bool isOf(const Plan &plan, const Resource &policy, const Resource &role)
{
    const std::vector<const Resource *> roles = plan.named(policy, "role", "aws_iam_role", "name");
    return std::find(roles.begin(), roles.end(), &role) != roles.end();
}

} // namespace

std::optional<property::CloudIamScope> scopeOfRole(const Plan &plan, const Resource &role, Builder &builder)
{
    Verdict verdict;
    for (const Node &arn : role["managed_policy_arns"].items())
        judgeManaged(arn.text(), verdict);
    for (const Node &inlined : role["inline_policy"].items()) {
        if (inlined.size() > 0)
            judgePolicy(inlined["policy"].text(), builder, verdict);
    }
    for (const Resource *policy : plan.ofType("aws_iam_role_policy")) {
        if (isOf(plan, *policy, role))
            judgePolicy(policy->text("policy"), builder, verdict);
    }
    for (const Resource *attachment : plan.ofType("aws_iam_role_policy_attachment")) {
        if (isOf(plan, *attachment, role))
            judgeAttached(plan, *attachment, builder, verdict);
    }
    // What is not known could only widen it; a role without policies may get them elsewhere.
    if (verdict.widest == Scope::None || (verdict.isUnknown && verdict.widest != Scope::Admin))
        return std::nullopt;
    return verdict.widest;
}

} // namespace bulkhead::import::terraform
