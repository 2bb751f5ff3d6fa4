// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/kind.h"
#include "model/names.h"
#include "model/records.h"

#include <string>

// The names of enumerators in files, each enumeration's once, in the order of the enumeration.
namespace bulkhead::model {

template <typename Enum>
struct EnumNames;

template <>
struct EnumNames<Kind>
{
    static constexpr std::string_view what = "a kind of element";
    static constexpr std::array<std::string_view, allKinds.size()> names = {
        "external_entity", "host",       "container", "process",        "image",    "registry",
        "orchestrator",    "data_store", "network",   "trust_boundary", "data_flow"};
};
template <>
struct EnumNames<FlowKind>
{
    static constexpr std::string_view what = "a kind of flow";
    static constexpr std::array<std::string_view, 6> names = {"data",    "pull",  "push",
                                                              "control", "mount", "log"};
};
template <>
struct EnumNames<Platform>
{
    static constexpr std::string_view what = "a platform";
    static constexpr std::array<std::string_view, 2> names = {"docker", "kubernetes"};
};
template <>
struct EnumNames<Routing>
{
    static constexpr std::string_view what = "a way of routing";
    static constexpr std::array<std::string_view, 3> names = {"straight", "orthogonal", "curved"};
};
template <>
struct EnumNames<Stride>
{
    static constexpr std::string_view what = "a STRIDE category";
    static constexpr std::array<std::string_view, 6> names = {"spoofing",          "tampering",
                                                              "repudiation",       "information_disclosure",
                                                              "denial_of_service", "elevation_of_privilege"};
};
template <>
struct EnumNames<Rating>
{
    static constexpr std::string_view what = "a rating";
    static constexpr std::array<std::string_view, 5> names = {"none", "low", "medium", "high", "critical"};
};
template <>
struct EnumNames<Basis>
{
    static constexpr std::string_view what = "a basis";
    static constexpr std::array<std::string_view, 4> names = {"unverified", "assumed_default",
                                                              "imported_default", "stated"};
};
template <>
struct EnumNames<DecisionState>
{
    static constexpr std::string_view what = "a state";
    static constexpr std::array<std::string_view, 5> names = {"open", "mitigated", "accepted", "transferred",
                                                              "not_applicable"};
};

template <typename Enum>
constexpr std::string_view enumName(Enum value)
{
    return nameOf(EnumNames<Enum>::names, value);
}

template <typename Enum>
constexpr std::optional<Enum> enumFromName(std::string_view name)
{
    return fromName<Enum>(EnumNames<Enum>::names, name);
}

// "a rating (none, low, medium, high or critical)": what a reader expects, for errors.
template <typename Enum>
const std::string &expectedName()
{
    static const std::string text = [] {
        const auto &names = EnumNames<Enum>::names;
        std::string list;
        for (std::size_t i = 0; i < names.size(); ++i)
            list.append(i == 0 ? "" : i + 1 == names.size() ? " or " : ", ").append(names[i]);
        return std::string(EnumNames<Enum>::what) + " (" + list + ")";
    }();
    return text;
}

} // namespace bulkhead::model
