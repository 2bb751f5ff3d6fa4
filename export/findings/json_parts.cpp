// SPDX-License-Identifier: Apache-2.0
#include "export/findings/json_parts.h"

#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

// Of something related only who it is; of the subject also where it stands.
ordered_json identityJson(const Subject &subject)
{
    ordered_json json = {{"id", subject.id}, {"kind", model::kindName(subject.kind)}, {"name", subject.name}};
    return json;
}

ordered_json decisionJson(const catalog::DecisionStatus &status)
{
    if (!status.decision)
        return nullptr;
    ordered_json json = jsonOf(*status.decision);
    json["effective_state"] = model::decisionStateName(status.effective);
    if (!status.reopened.empty())
        json["reopened"] = status.reopened;
    return json;
}

ordered_json mitigationsJson(const catalog::Rule &rule, const catalog::Catalogs &catalogs)
{
    ordered_json list = ordered_json::array();
    for (const catalog::RuleMitigation &of : rule.mitigations) {
        const catalog::Mitigation &mitigation = catalogs.mitigations()[of.mitigation];
        list.push_back({{"id", mitigation.id}, {"title", mitigation.title}, {"resolves", of.resolves}});
    }
    return list;
}

} // namespace

ordered_json jsonOf(const Place &place)
{
    if (!place.isKnown())
        return nullptr;
    ordered_json json = {{"file", place.file}};
    if (place.line > 0)
        json["line"] = place.line;
    if (!place.object.empty())
        json["object"] = place.object;
    return json;
}

ordered_json jsonOf(const Subject &subject)
{
    ordered_json json = identityJson(subject);
    json["path"] = subject.path;
    if (subject.kind == model::Kind::DataFlow) {
        json["from"] = subject.from;
        json["to"] = subject.to;
    }
    json["source"] = jsonOf(subject.source);
    return json;
}

ordered_json jsonOf(const FindingText &finding, const catalog::Catalogs &catalogs)
{
    ordered_json related = ordered_json::array();
    for (const Subject &subject : finding.related)
        related.push_back(identityJson(subject));
    ordered_json evidence = ordered_json::array();
    for (const EvidenceText &fact : finding.evidence) {
        ordered_json json = {{"text", fact.text}, {"source", jsonOf(fact.place)}};
        if (!fact.inferredFrom.empty())
            json["inferred_from"] = fact.inferredFrom;
        evidence.push_back(std::move(json));
    }
    ordered_json factors = ordered_json::array();
    for (const catalog::Factor &factor : finding.factors)
        factors.push_back(
            {{"reason", factor.reason}, {"likelihood", factor.likelihood}, {"impact", factor.impact}});

    return {{"id", finding.id},
            {"rule", finding.rule->id},
            {"threat", finding.threat->id},
            {"category", model::strideName(finding.threat->category)},
            {"title", finding.rule->title},
            {"message", finding.message},
            {"scenario", finding.scenario},
            {"acts", catalog::menderName(finding.mender)},
            {"confidence", confidenceName(finding.basis)},
            {"basis", model::basisName(finding.basis)},
            {"root_cause", finding.rule->rootCause},
            {"subject", jsonOf(finding.subject)},
            {"related", std::move(related)},
            {"likelihood", finding.likelihood},
            {"impact", finding.impact},
            {"score", finding.score},
            {"rating", model::ratingName(finding.rating)},
            {"factors", std::move(factors)},
            {"evidence", std::move(evidence)},
            {"mitigations", mitigationsJson(*finding.rule, catalogs)},
            {"references", finding.rule->references},
            {"decision", decisionJson(finding.decision)}};
}

ordered_json jsonOf(const ThreatText &threat)
{
    return {{"text", threat.text},
            {"rating", model::ratingName(threat.rating)},
            {"confidence", threat.confirmed ? "confirmed" : "to_verify"},
            {"from", threat.from},
            {"to", threat.to},
            {"findings", threat.findings}};
}

ordered_json jsonOf(const catalog::Summary &summary)
{
    ordered_json byCategory = ordered_json::object();
    for (std::size_t i = 0; i < summary.byCategory.size(); ++i)
        byCategory[std::string(model::strideName(static_cast<model::Stride>(i)))] = summary.byCategory[i];
    ordered_json byRating = ordered_json::object();
    for (const auto rating :
         {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low})
        byRating[std::string(model::ratingName(rating))] = summary.byRating[static_cast<std::size_t>(rating)];
    return {{"findings", summary.findings},
            {"manual_threats", summary.manual},
            {"open", summary.open()},
            {"decided", summary.decided},
            {"confirmed", summary.confirmed},
            {"to_verify", summary.toVerify},
            {"by_category", std::move(byCategory)},
            {"by_rating", std::move(byRating)}};
}

ordered_json jsonOf(const Notice &notice)
{
    ordered_json json = {{"severity", notice.severity}, {"file", notice.file}};
    if (notice.line > 0)
        json["line"] = notice.line;
    json["message"] = notice.message;
    return json;
}

ordered_json jsonOf(const model::Decision &decision)
{
    ordered_json json = {{"state", model::decisionStateName(decision.state)},
                         {"rationale", decision.rationale},
                         {"owner", decision.owner}};
    json["date"] = decision.date ? ordered_json(decision.date->toString()) : ordered_json();
    json["expiry"] = decision.expiry ? ordered_json(decision.expiry->toString()) : ordered_json();
    json["ticket"] = decision.ticket;
    return json;
}

ordered_json jsonOf(const model::ManualThreat &threat, const model::Model &model)
{
    const model::Decision *decision = model.decisions().find(threat.id);
    return {{"id", threat.id},
            {"category", model::strideName(threat.category)},
            {"title", threat.title},
            {"description", threat.description},
            {"mitigation", threat.mitigation},
            {"subject", jsonOf(subjectOf(model, threat.subject))},
            {"likelihood", threat.likelihood},
            {"impact", threat.impact},
            {"score", catalog::scoreOf(threat)},
            {"rating", model::ratingName(catalog::ratingOf(threat))},
            {"decision", decision ? jsonOf(*decision) : ordered_json()}};
}

ordered_json modelJson(const model::Model &model)
{
    ordered_json sources = ordered_json::array();
    for (const model::SourceFile &source : model.sources())
        sources.push_back(source.path);
    return {{"title", model.metadata().title},
            {"elements", model.elements().size()},
            {"flows", model.flows().size()},
            {"sources", std::move(sources)}};
}

ordered_json catalogsJson(const catalog::Catalogs &catalogs)
{
    ordered_json list = ordered_json::array();
    for (const catalog::CatalogInfo &info : catalogs.catalogs())
        list.push_back({{"id", info.id}, {"title", info.title}, {"version", info.version}});
    return list;
}

} // namespace bulkhead::exporting
