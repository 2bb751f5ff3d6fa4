// SPDX-License-Identifier: Apache-2.0
#include "catalog/content/catalog.h"

#include <array>

namespace bulkhead::catalog {

namespace {

constexpr std::array<std::string_view, 3> menderNames = {"workload", "platform", "image"};

}

const std::string &Rule::messageFor(Kind kind, bool unverified) const
{
    for (const auto &[of, text] : messages)
        if (of == kind)
            return text;
    return unverified && !unverifiedMessage.empty() ? unverifiedMessage : message;
}

Mender Rule::menderFor(Kind kind) const
{
    if (mender)
        return *mender;
    switch (kind) {
    case Kind::Image:
    case Kind::Registry:
        return Mender::Image;
    case Kind::Host:
    case Kind::Orchestrator:
    case Kind::TrustBoundary:
    case Kind::ExternalEntity:
        return Mender::Platform;
    default:
        return Mender::Workload;
    }
}

std::string_view menderName(Mender mender)
{
    return menderNames[static_cast<std::size_t>(mender)];
}

std::optional<Mender> menderFromName(std::string_view name)
{
    for (std::size_t i = 0; i < menderNames.size(); ++i)
        if (menderNames[i] == name)
            return static_cast<Mender>(i);
    return std::nullopt;
}

} // namespace bulkhead::catalog
