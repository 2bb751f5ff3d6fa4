#include "model/records.h"

#include "model/names.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::model {

namespace {

constexpr std::array<std::string_view, 6> strideNames = {"spoofing",          "tampering",
                                                         "repudiation",       "information_disclosure",
                                                         "denial_of_service", "elevation_of_privilege"};
constexpr std::array<std::string_view, 6> strideTitles = {"Spoofing",          "Tampering",
                                                          "Repudiation",       "Information disclosure",
                                                          "Denial of service", "Elevation of privilege"};
constexpr std::array<std::string_view, 5> ratingNames = {"none", "low", "medium", "high", "critical"};
constexpr std::array<std::string_view, 4> basisNames = {"unverified", "assumed_default", "imported_default",
                                                        "stated"};
constexpr std::array<std::string_view, 5> decisionStateNames = {"open", "mitigated", "accepted",
                                                                "transferred", "not_applicable"};

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
    return nameOf(strideNames, category);
}

std::string_view strideTitle(Stride category)
{
    return nameOf(strideTitles, category);
}

std::optional<Stride> strideFromName(std::string_view name)
{
    return fromName<Stride>(strideNames, name);
}

std::string_view ratingName(Rating rating)
{
    return nameOf(ratingNames, rating);
}

std::optional<Rating> ratingFromName(std::string_view name)
{
    return fromName<Rating>(ratingNames, name);
}

std::string_view basisName(Basis basis)
{
    return nameOf(basisNames, basis);
}

std::optional<Basis> basisFromName(std::string_view name)
{
    return fromName<Basis>(basisNames, name);
}

std::string_view decisionStateName(DecisionState state)
{
    return nameOf(decisionStateNames, state);
}

std::optional<DecisionState> decisionStateFromName(std::string_view name)
{
    return fromName<DecisionState>(decisionStateNames, name);
}

bool ManualThreat::operator==(const ManualThreat &other) const
{
    return id == other.id && subject == other.subject && category == other.category && title == other.title &&
           description == other.description && mitigation == other.mitigation &&
           likelihood == other.likelihood && impact == other.impact && sameContent(origin, other.origin);
}

} // namespace bulkhead::model
