// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/authoring/rule_draft.h"

#include <QString>

// Rules as somebody may write them in the form.
namespace bulkhead::app {

inline ConditionDraft test(const std::string &property, const std::string &op, const std::string &value)
{
    return {ConditionDraft::Form::Test, property, op, value, {}};
}

inline RuleDraft privilegedBesideDatabase()
{
    RuleDraft draft;
    draft.id = "OWN.1";
    draft.threat = "E1";
    draft.title = "Privileged container on a host";
    draft.message = "{name} is privileged on {host}.";
    draft.when.parts = {test("privileged", "==", "true"),
                        {ConditionDraft::Form::Some, "runs_on", {}, {}, {}}};
    return draft;
}

// Nested, counted, negated, with a fact, a mitigation of each sort and a reference of each sort.
inline RuleDraft elaborate()
{
    RuleDraft draft = privilegedBesideDatabase();
    draft.rationale = "Nothing holds it back.";
    draft.likelihood = 4;
    draft.onUnknown = catalog::OnUnknown::Unverified;
    const ConditionDraft group{
        ConditionDraft::Form::Any,
        {},
        {},
        {},
        {test("privileged", "==", "true"), {ConditionDraft::Form::Fact, "reachable", {}, "true", {}}}};
    const ConditionDraft none{
        ConditionDraft::Form::None,
        {},
        {},
        {},
        {test("technology", "in", "redis, valkey"), {ConditionDraft::Form::NoSuch, "runs_on", {}, {}, {}}}};
    const ConditionDraft where{ConditionDraft::Form::NotAll,
                               {},
                               {},
                               {},
                               {test("logged", "==", "true"), test("cert_lifetime_days", ">", "90")}};
    draft.when.parts = {group, none, {ConditionDraft::Form::Count, "out_flows", "<", "7", {where}}};
    draft.mitigations = {{"MIT-MAC", true, 0, std::nullopt}, {"MIT-USERNS", false, 0.3, 0.8}};
    draft.references = {{"CWE-250", {}, {}}, {"House rule 7", "House rule 7", "https://rules.example/7"}};
    return draft;
}

// A catalog with one rule on containers.
inline QString catalogWithCondition(const QString &when)
{
    return QStringLiteral(R"({"format": "bulkhead-catalog", "version": 1, "id": "own", "rules": [
        {"id": "OWN.1", "entry": "E1", "applies_to": ["container"], "title": "A", "message": "B",
         "likelihood": 3, "impact": 3, "on_unknown": "silent", "when": %1}]})")
        .arg(when);
}

} // namespace bulkhead::app
