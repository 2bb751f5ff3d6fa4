// SPDX-License-Identifier: Apache-2.0
#include "catalog/content/foothold.h"

#include <array>

namespace bulkhead::catalog {

namespace {

struct FootholdText
{
    std::string_view name;
    std::string_view title;
};

constexpr std::array<FootholdText, footholdCount> footholdTexts = {{
    {"outside", "starts at"},
    {"control", "acts as"},
    {"reached", "reaches"},
    {"code", "runs code in"},
    {"root", "is root on"},
    {"data", "reads the data of"},
    {"planted", "plants code in"},
    {"secrets", "reads the secrets of"},
    {"exec", "enters workloads of"},
    {"create", "starts workloads in"},
    {"admin", "commands"},
    {"role", "uses the cloud role of"},
    {"write", "pushes to"},
    {"tampered", "replaces"},
    {"altered", "alters the records in"},
    {"accounts", "acts as the service accounts of"},
    {"tokens", "has the tokens of the workloads on"},
    {"volumes", "declares the volumes of"},
    {"nodes", "acts as the nodes of"},
}};

} // namespace

std::string_view footholdName(Foothold hold)
{
    return footholdTexts[static_cast<std::size_t>(hold)].name;
}

std::string_view footholdPhrase(Foothold hold)
{
    return footholdTexts[static_cast<std::size_t>(hold)].title;
}

std::optional<Foothold> footholdFromName(std::string_view name)
{
    for (std::size_t i = 0; i < footholdTexts.size(); ++i)
        if (footholdTexts[i].name == name)
            return static_cast<Foothold>(i);
    return std::nullopt;
}

} // namespace bulkhead::catalog
