// SPDX-License-Identifier: Apache-2.0
#include "model/kind.h"

#include "model/enum_names.h"

namespace bulkhead::model {

namespace {

constexpr std::array<std::string_view, allKinds.size()> titles = {
    "External entity", "Host",       "Container", "Process",        "Image",    "Registry",
    "Orchestrator",    "Data store", "Network",   "Trust boundary", "Data flow"};

} // namespace

std::string_view kindName(Kind kind)
{
    return enumName(kind);
}

std::optional<Kind> kindFromName(std::string_view name)
{
    return enumFromName<Kind>(name);
}

std::string_view kindTitle(Kind kind)
{
    return nameOf(titles, kind);
}

bool canContain(Kind kind)
{
    switch (kind) {
    case Kind::Host:
    case Kind::Registry:
    case Kind::Orchestrator:
    case Kind::TrustBoundary:
        return true;
    default:
        return false;
    }
}

} // namespace bulkhead::model
