// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/named_policies.h"

#include "import/kubernetes/object.h"
#include "import/kubernetes/selector.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

// Whether a policy that lets these be added refuses all that are beyond the default set of containers:
// https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
Match refusesBeyond(const Node &allowed)
{
    static constexpr std::array<std::string_view, 14> ordinary = {
        "AUDIT_WRITE",      "CHOWN",   "DAC_OVERRIDE", "FOWNER", "FSETID",  "KILL",   "MKNOD",
        "NET_BIND_SERVICE", "NET_RAW", "SETFCAP",      "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"};
    Match match = Match::Yes;
    for (const Node &item : allowed.items()) {
        const std::string_view name = item.text();
        if (name == "*" || name == "ALL")
            return Match::No;
        if (std::find(ordinary.begin(), ordinary.end(), name) == ordinary.end())
            match = Match::Unknown;
    }
    return match;
}

// What the name of a constraint's template tells, in small letters, and its parameters; its program is not
// read. Those of the library: https://open-policy-agent.github.io/gatekeeper-library/website/pspintro
Match templateRefuses(std::string_view kind, const Node &parameters, Forbidden what)
{
    const auto names = [kind](std::string_view part) { return kind.find(part) != std::string_view::npos; };
    switch (what) {
    case Forbidden::Privileged:
        return matchIf(names("privileged"));
    case Forbidden::HostPid:
    case Forbidden::HostIpc:
        return matchIf(names("hostnamespace"));
    case Forbidden::HostNetwork:
        return names("hostnetwork") ? matchIf(!parameters["hostNetwork"].asBool(false, true)) : Match::No;
    case Forbidden::HostPaths:
        if (names("volumetypes"))
            return matchIf(parameters["volumes"].size() > 0 && !listHolds(parameters["volumes"], "*") &&
                           !listHolds(parameters["volumes"], "hostPath"));
        if (!names("hostfilesystem") && !names("hostpath"))
            return Match::No;
        return !parameters.has("allowedHostPaths") ? Match::Yes
                                                   // An empty list lets in all paths in older versions
                                                   // of the library, and none in newer ones.
                                                   : Match::Unknown;
    case Forbidden::Capabilities:
        return names("capabilities") ? refusesBeyond(parameters["allowedCapabilities"]) : Match::No;
    case Forbidden::Escalation:
        return matchIf(names("privilegeescalation"));
    case Forbidden::Root:
        return names("allowedusers") || names("nonroot") || names("non-root")
                   ? matchIf(!names("allowedusers") ||
                             parameters["runAsUser"]["rule"].text() == "MustRunAsNonRoot")
                   : Match::No;
    }
    return Match::No;
}

} // namespace

Match constraintRefuses(const Object &constraint, const Refusal &refusal)
{
    const std::string kind = lowerCase(constraint.kind);
    const Match match = templateRefuses(kind, constraint.spec()["parameters"], refusal.what);
    const bool mayAskForIt = kind.find("require") != std::string::npos ||
                             kind.find("mustbe") != std::string::npos ||
                             (kind.find("allow") != std::string::npos &&
                              kind.find("allowprivilegeescalation") == std::string::npos &&
                              kind.find("allowedusers") == std::string::npos);
    return mayAskForIt && kind.find("disallow") == std::string::npos ? std::min(match, Match::Unknown)
                                                                     : match;
}

// By the name of its module; of what a setting may let in, that it does not.
Match moduleRefuses(const Node &spec, const Refusal &refusal)
{
    const std::string_view module = spec["module"].text();
    const Node &settings = spec["settings"];
    const auto names = [module](std::string_view part) {
        return module.find(part) != std::string_view::npos;
    };
    const bool isOfNamespaces = names("host-namespaces");
    switch (refusal.what) {
    case Forbidden::Privileged:
        return matchIf(names("privileged") &&
                       !(refusal.isOfInit && settings["skip_init_containers"].asBool(false, true)));
    case Forbidden::HostPid:
        return matchIf(isOfNamespaces && !settings["allow_host_pid"].asBool(false, true));
    case Forbidden::HostIpc:
        return matchIf(isOfNamespaces && !settings["allow_host_ipc"].asBool(false, true));
    case Forbidden::HostNetwork:
        return matchIf(isOfNamespaces && !settings["allow_host_network"].asBool(false, true));
    case Forbidden::HostPaths:
        // Without paths it lets in all: https://github.com/kubewarden/hostpaths-psp-policy
        return names("hostpaths") && settings["allowedHostPaths"].size() > 0 ? Match::Unknown : Match::No;
    case Forbidden::Capabilities:
        return names("capabilities") ? refusesBeyond(settings["allowed_capabilities"]) : Match::No;
    case Forbidden::Escalation:
        return matchIf(names("privilege-escalation"));
    case Forbidden::Root:
        return matchIf(names("user-group") && settings["run_as_user"]["rule"].text() == "MustRunAsNonRoot");
    }
    return Match::No;
}

} // namespace bulkhead::import::kubernetes
