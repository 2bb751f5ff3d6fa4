// SPDX-License-Identifier: Apache-2.0
#include "export/findings/json_parts.h"

#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {} // namespace

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
    ordered_json json = {{"id", subject.id}, {"kind", model::kindName(subject.kind)}, {"name", subject.name}};
    json["path"] = subject.path;
    if (subject.kind == model::Kind::DataFlow) {
        json["from"] = subject.from;
        json["to"] = subject.to;
    }
    json["source"] = jsonOf(subject.source);
    return json;
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
