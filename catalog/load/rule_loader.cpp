// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/catalog_loader.h"
#include "catalog/load/claim_check.h"
#include "catalog/load/entry_parts.h"
#include "catalog/load/numbering.h"
#include "catalog/load/text_check.h"

#include <algorithm>

// The part of CatalogLoader that reads rules, and what later catalogs do to them.
namespace bulkhead::catalog::load {

namespace {

OnUnknown onUnknownOf(const JsonNode &node)
{
    if (node.text() == "default")
        return OnUnknown::Default;
    if (node.text() == "unverified")
        return OnUnknown::Unverified;
    if (node.text() != "silent")
        node.fail("value", "“on_unknown” must be default, unverified or silent, not “%1”", {node.text()});
    return OnUnknown::Silent;
}

} // namespace

RuleCard CatalogLoader::readCard(const JsonNode &entry)
{
    const JsonNode *card = entry.find("card");
    if (!card)
        return {};
    card->allow({"voice", "example", "question"});
    return {card->at("voice").nonEmptyText(), card->at("example").nonEmptyText(),
            card->at("question").nonEmptyText()};
}

RuleMitigation CatalogLoader::readRuleMitigation(const JsonNode &entry)
{
    entry.allow({"id", "effect", "residual_likelihood_factor", "partial_likelihood_factor"});
    const JsonNode &id = entry.at("id");
    const std::optional<std::uint32_t> number = m_data.mitigationNumbers.find(id.text());
    if (!number)
        id.fail("mitigation", "there is no mitigation “%1”", {id.text()});
    const JsonNode &effect = entry.at("effect");
    if (effect.text() != "resolves" && effect.text() != "reduces")
        effect.fail("value", "“effect” must be resolves or reduces, not “%1”", {effect.text()});
    if (effect.text() == "resolves")
        m_claims.push_back({static_cast<std::uint32_t>(m_data.rules.size()), *number, &effect});
    return {*number, effect.text() == "resolves", optionalFactor(entry, "residual_likelihood_factor"),
            optionalFactor(entry, "partial_likelihood_factor")};
}

void CatalogLoader::readRule(const JsonNode &entry)
{
    entry.allow({"id",
                 "entry",
                 "applies_to",
                 "title",
                 "when",
                 "message",
                 "messages",
                 "wordings",
                 "unverified_message",
                 "scenario",
                 "scenarios",
                 "acts",
                 "likelihood",
                 "unverified_likelihood",
                 "impact",
                 "severity_rationale",
                 "modifiers",
                 "on_unknown",
                 "references",
                 "mitigations",
                 "root_cause",
                 "tier",
                 "structural_fix",
                 "generic",
                 "card",
                 "note"});
    nextNumber(m_data.rules.size(), "rules", entry);
    Rule rule;
    rule.id = entry.at("id").nonEmptyText();
    if (rule.id.find('@') != std::string::npos)
        entry.at("id").fail("id", "the id of a rule must not contain “@”, which parts it from the subject");
    const JsonNode &threat = entry.at("entry");
    const std::optional<std::uint32_t> number = m_data.threatNumbers.find(threat.text());
    if (!number)
        threat.fail("threat", "there is no threat “%1”", {threat.text()});
    rule.threat = *number;
    rule.catalog = m_catalog;
    rule.kinds = kindsOf(entry.at("applies_to"));
    rule.title = entry.at("title").nonEmptyText();
    readMessages(entry, rule);
    rule.likelihood = entry.at("likelihood").integerBetween(1, 5);
    if (const JsonNode *unverified = entry.find("unverified_likelihood"))
        rule.unverifiedLikelihood = unverified->integerBetween(1, 5);
    rule.impact = entry.at("impact").integerBetween(1, 5);
    rule.rationale = entry.optionalText("severity_rationale");
    rule.onUnknown = onUnknownOf(entry.at("on_unknown"));
    rule.rootCause = entry.optionalText("root_cause");
    if (rule.rootCause.empty())
        rule.rootCause = rule.id;
    rule.core = entry.optionalText("tier") == "core";
    if (const JsonNode *acts = entry.find("acts")) {
        rule.mender = menderFromName(acts->text());
        if (!rule.mender)
            acts->fail("value", "“acts” must be workload, platform or image, not “%1”", {acts->text()});
    }
    const JsonNode *generic = entry.find("generic");
    rule.generic = generic && generic->boolean();
    rule.references = readReferenceList(entry);
    rule.structuralFix = entry.optionalText("structural_fix");
    if (const JsonNode *mitigations = entry.find("mitigations"))
        for (const JsonNode *mitigation : mitigations->items())
            rule.mitigations.push_back(readRuleMitigation(*mitigation));
    if (!m_data.ruleNumbers.add(rule.id))
        duplicate(entry.at("id"), "rule");
    m_data.program.ruleModifiers.push_back(readModifierList(entry, rule));
    m_data.program.roots.push_back(m_compiler.compile(entry.at("when"), asSet(rule.kinds)));
    m_data.program.cards.push_back(readCard(entry));
    m_data.program.wordings.push_back(readWordings(entry, rule));
    m_data.program.scenarios.push_back(readScenarios(entry, rule));
    m_data.rules.push_back(std::move(rule));
}

std::vector<std::uint16_t> CatalogLoader::readModifierList(const JsonNode &entry, Rule &rule) const
{
    std::vector<std::uint16_t> numbers;
    if (const JsonNode *list = entry.find("modifiers"))
        for (const JsonNode *item : list->items()) {
            const std::optional<std::uint32_t> number = m_modifiers.find(item->text());
            if (!number)
                item->fail("modifier", "there is no modifier “%1”", {item->text()});
            numbers.push_back(static_cast<std::uint16_t>(*number));
            rule.modifiers.push_back(item->text());
        }
    return numbers;
}

// The conditions, one for each wording.
std::vector<std::uint32_t> CatalogLoader::readWordings(const JsonNode &entry, Rule &rule)
{
    std::vector<std::uint32_t> conditions;
    if (const JsonNode *list = entry.find("wordings"))
        for (const JsonNode *item : list->items()) {
            item->allow({"when", "message"});
            checkPlaceholders(item->at("message"), rule.kinds, *m_data.vocabulary);
            rule.wordings.push_back(item->at("message").nonEmptyText());
            conditions.push_back(m_compiler.compile(item->at("when"), asSet(rule.kinds)));
        }
    return conditions;
}

std::vector<std::uint32_t> CatalogLoader::readScenarios(const JsonNode &entry, Rule &rule)
{
    std::vector<std::uint32_t> conditions;
    if (const JsonNode *list = entry.find("scenarios"))
        for (const JsonNode *item : list->items()) {
            item->allow({"when", "scenario"});
            checkPlaceholders(item->at("scenario"), rule.kinds, *m_data.vocabulary);
            rule.scenarios.push_back(item->at("scenario").nonEmptyText());
            conditions.push_back(m_compiler.compile(item->at("when"), asSet(rule.kinds)));
        }
    return conditions;
}

void CatalogLoader::readMessages(const JsonNode &entry, Rule &rule) const
{
    rule.message = entry.at("message").nonEmptyText();
    checkPlaceholders(entry.at("message"), rule.kinds, *m_data.vocabulary);
    if (const JsonNode *unverified = entry.find("unverified_message")) {
        rule.unverifiedMessage = unverified->nonEmptyText();
        checkPlaceholders(*unverified, rule.kinds, *m_data.vocabulary);
    }
    if (const JsonNode *scenario = entry.find("scenario")) {
        rule.scenario = scenario->nonEmptyText();
        checkPlaceholders(*scenario, rule.kinds, *m_data.vocabulary);
    }
    const JsonNode *messages = entry.find("messages");
    if (!messages || messages->isNull())
        return;
    for (const JsonNode *message : messages->members()) {
        const std::optional<model::Kind> kind = model::kindFromName(message->key());
        if (!kind)
            message->fail("kind", "there is no kind “%1”", {std::string(message->key())});
        checkPlaceholders(*message, {*kind}, *m_data.vocabulary);
        rule.messages.emplace_back(*kind, message->nonEmptyText());
    }
}

// What a mitigation sets is known to resolve a rule, or not, whatever the model says besides.
void CatalogLoader::checkClaims()
{
    for (const Claim &claim : m_claims) {
        const Rule &rule = m_data.rules[claim.rule];
        const Mitigation &mitigation = m_data.mitigations[claim.mitigation];
        model::Kind left{};
        switch (ClaimCheck(m_data.program, *m_data.vocabulary, mitigation)
                    .judge(m_data.program.roots[claim.rule], rule.kinds, left)) {
        case ClaimCheck::Verdict::Believed:
            break;
        case ClaimCheck::Verdict::SetsNothing:
            if (rule.structuralFix.empty())
                m_data.doubts.push_back(claim.place->fault(
                    "claim",
                    "%1 sets nothing that the rule %2 asks for, and so cannot resolve it; expected “reduces”",
                    {mitigation.id, rule.id}));
            break;
        case ClaimCheck::Verdict::LeavesOpen:
            m_data.doubts.push_back(
                claim.place->fault("claim",
                                   "the rule %2 may still fire on a %3 where %1 is in place; expected "
                                   "“reduces”, or a mitigation that sets all that makes it fire",
                                   {mitigation.id, rule.id, std::string(model::kindName(left))}));
            break;
        }
    }
}

void CatalogLoader::readRetune(const JsonNode &entry)
{
    entry.allow({"rule", "likelihood", "impact", "on_unknown", "reason"});
    const JsonNode &id = entry.at("rule");
    const std::optional<std::uint32_t> number = m_data.ruleNumbers.find(id.text());
    if (!number)
        id.fail("rule", "there is no rule “%1”", {id.text()});
    Rule &rule = m_data.rules[*number];
    if (const JsonNode *likelihood = entry.find("likelihood"))
        rule.likelihood = likelihood->integerBetween(1, 5);
    if (const JsonNode *impact = entry.find("impact"))
        rule.impact = impact->integerBetween(1, 5);
    if (const JsonNode *onUnknown = entry.find("on_unknown"))
        rule.onUnknown = onUnknownOf(*onUnknown);
    rule.retuned = entry.at("reason").nonEmptyText();
}

void CatalogLoader::readSilence(const JsonNode &entry)
{
    entry.allow({"target", "reason"});
    const JsonNode &target = entry.at("target");
    const std::string &reason = entry.at("reason").nonEmptyText();
    bool found = false;
    for (Rule &rule : m_data.rules) {
        if (rule.id != target.text() && m_data.threats[rule.threat].id != target.text() &&
            m_data.catalogs[rule.catalog].id != target.text())
            continue;
        rule.silenced = reason;
        found = true;
    }
    if (!found)
        target.fail("target", "there is no rule, threat or catalog “%1” to silence", {target.text()});
}

} // namespace bulkhead::catalog::load
