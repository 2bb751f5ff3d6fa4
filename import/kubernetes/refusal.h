// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace bulkhead::import::kubernetes {

// What a policy may keep pods from.
enum class Forbidden : std::uint8_t {
    Privileged,
    HostPid,
    HostIpc,
    HostNetwork,
    HostPaths,
    Capabilities, // beyond the default set
    Escalation,
    Root,
};
inline constexpr std::size_t forbiddenCount = 8;

// What one asks a policy: whether it refuses pods with this, in main containers or in init containers. Of
// what a pod states, and not its containers, both are the same.
struct Refusal
{
    Forbidden what = Forbidden::Privileged;
    bool isOfInit = false;

    bool isOfContainers() const
    {
        return what == Forbidden::Privileged || what == Forbidden::Capabilities ||
               what == Forbidden::Escalation || what == Forbidden::Root;
    }
    // The field of a pod's specification, and what it has to be.
    std::string_view field() const
    {
        static constexpr std::array<std::string_view, forbiddenCount> fields = {"privileged",
                                                                                "hostPID",
                                                                                "hostIPC",
                                                                                "hostNetwork",
                                                                                "hostPath",
                                                                                "capabilities",
                                                                                "allowPrivilegeEscalation",
                                                                                "runAsNonRoot"};
        return fields[static_cast<std::size_t>(what)];
    }
    // What has to be stated, since a pod that says nothing has the power.
    bool isWithoutStatement() const { return what == Forbidden::Escalation || what == Forbidden::Root; }
    std::string_view list() const { return isOfInit ? "initContainers" : "containers"; }
};

} // namespace bulkhead::import::kubernetes
