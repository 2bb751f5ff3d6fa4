// SPDX-License-Identifier: Apache-2.0
#include "model/records.h"

#include "model/enum_names.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::model {

namespace {

constexpr std::array<std::string_view, 6> strideTitles = {"Spoofing",          "Tampering",
                                                          "Repudiation",       "Information disclosure",
                                                          "Denial of service", "Elevation of privilege"};

} // namespace

bool canBeDrawn(const Point &point)
{
    return std::abs(point.x) <= farthestPlace && std::abs(point.y) <= farthestPlace; // false for NaN
}

bool canBeDrawn(const Rect &rect)
{
    return rect.width >= 0 && rect.height >= 0 && canBeDrawn(Point{rect.x, rect.y}) &&
           canBeDrawn(Point{rect.x + rect.width, rect.y + rect.height});
}

bool View::shows(FlowKind kind) const
{
    return flowKinds.empty() || std::binary_search(flowKinds.begin(), flowKinds.end(), kind);
}

std::string_view strideName(Stride category)
{
    return enumName(category);
}

std::string_view strideTitle(Stride category)
{
    return nameOf(strideTitles, category);
}

std::optional<Stride> strideFromName(std::string_view name)
{
    return enumFromName<Stride>(name);
}

std::string_view ratingName(Rating rating)
{
    return enumName(rating);
}

std::optional<Rating> ratingFromName(std::string_view name)
{
    return enumFromName<Rating>(name);
}

std::string_view basisName(Basis basis)
{
    return enumName(basis);
}

std::optional<Basis> basisFromName(std::string_view name)
{
    return enumFromName<Basis>(name);
}

std::string_view decisionStateName(DecisionState state)
{
    return enumName(state);
}

std::optional<DecisionState> decisionStateFromName(std::string_view name)
{
    return enumFromName<DecisionState>(name);
}

bool ManualThreat::operator==(const ManualThreat &other) const
{
    return id == other.id && subject == other.subject && category == other.category && title == other.title &&
           description == other.description && mitigation == other.mitigation &&
           likelihood == other.likelihood && impact == other.impact && sameContent(origin, other.origin);
}

} // namespace bulkhead::model
