// SPDX-License-Identifier: Apache-2.0
#include "diagram/display_names.h"

#include <algorithm>
#include <optional>
#include <QCoreApplication>

namespace bulkhead::diagram {
namespace {

struct DisplayNames
{
    Q_DECLARE_TR_FUNCTIONS(DisplayNames)
};

QString ownText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

QString countOfKind(model::Kind kind, int count)
{
    switch (kind) {
    case model::Kind::ExternalEntity:
        return DisplayNames::tr("%n external entitie(s)", nullptr, count);
    case model::Kind::Host:
        return DisplayNames::tr("%n host(s)", nullptr, count);
    case model::Kind::Container:
        return DisplayNames::tr("%n container(s)", nullptr, count);
    case model::Kind::Process:
        return DisplayNames::tr("%n process(es)", nullptr, count);
    case model::Kind::Image:
        return DisplayNames::tr("%n image(s)", nullptr, count);
    case model::Kind::Registry:
        return DisplayNames::tr("%n registrie(s)", nullptr, count);
    case model::Kind::Orchestrator:
        return DisplayNames::tr("%n orchestrator(s)", nullptr, count);
    case model::Kind::DataStore:
        return DisplayNames::tr("%n data store(s)", nullptr, count);
    case model::Kind::Network:
        return DisplayNames::tr("%n network(s)", nullptr, count);
    case model::Kind::TrustBoundary:
        return DisplayNames::tr("%n trust boundarie(s)", nullptr, count);
    case model::Kind::DataFlow:
        return DisplayNames::tr("%n flow(s)", nullptr, count);
    }
    return {};
}

QString displayName(const model::Model &model, model::IdView id)
{
    if (const model::Element *element = model.element(id))
        return ownText(element->name.empty() ? element->id : element->name);
    if (const model::Flow *flow = model.flow(id)) {
        const QString ends =
            displayName(model, flow->source) + QStringLiteral(" → ") + displayName(model, flow->target);
        return flow->name.empty() ? ends : ownText(flow->name) + QStringLiteral(" (%1)").arg(ends);
    }
    return ownText(id);
}

QString displayNames(const model::Model &model, std::span<const model::Id> ids)
{
    if (ids.size() == 1)
        return displayName(model, ids.front());
    const int count = static_cast<int>(ids.size());
    const auto flows =
        std::count_if(ids.begin(), ids.end(), [&](const model::Id &id) { return model.flow(id) != nullptr; });
    if (flows > 0 && flows < count)
        return DisplayNames::tr("%n item(s)", nullptr, count);
    const auto kindOf = [&](const model::Id &id) -> std::optional<model::Kind> {
        const model::Element *element = model.element(id);
        if (flows > 0)
            return model::Kind::DataFlow;
        return element ? std::optional(element->kind) : std::nullopt;
    };
    const std::optional<model::Kind> kind = ids.empty() ? std::nullopt : kindOf(ids.front());
    if (kind && std::all_of(ids.begin(), ids.end(), [&](const model::Id &id) { return kindOf(id) == kind; }))
        return countOfKind(*kind, count);
    return DisplayNames::tr("%n element(s)", nullptr, count);
}

} // namespace bulkhead::diagram
