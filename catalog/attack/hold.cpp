#include "catalog/attack/attack_paths.h"
#include "catalog/load/attack_catalog.h"

#include <algorithm>
#include <array>

namespace bulkhead::catalog {

namespace {

struct HoldText
{
    std::string_view name;
    std::string_view title;
};

constexpr std::array<HoldText, holdCount> holdTexts = {{
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
}};

template <typename T>
const T *byId(const std::vector<T> &items, std::string_view id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const T &item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace

std::string_view holdName(Hold hold)
{
    return holdTexts[static_cast<std::size_t>(hold)].name;
}

std::string_view holdTitle(Hold hold)
{
    return holdTexts[static_cast<std::size_t>(hold)].title;
}

std::optional<Hold> holdFromName(std::string_view name)
{
    for (std::size_t i = 0; i < holdTexts.size(); ++i)
        if (holdTexts[i].name == name)
            return static_cast<Hold>(i);
    return std::nullopt;
}

const AttackEdge *AttackCatalog::edge(std::string_view id) const
{
    return byId(edges, id);
}

const Walk *AttackCatalog::walk(std::string_view id) const
{
    return byId(walks, id);
}

} // namespace bulkhead::catalog
