// SPDX-License-Identifier: Apache-2.0
#include "import/reading/text.h"
#include "import/services/interpolation.h"
#include "import/services/service_keys.h"
#include "import/shared/capabilities.h"
#include "import/shared/superuser.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

template <const model::TypedProperty<model::Value::TextList> &property>
void stateCapabilities(const KeyUse &use)
{
    if (!use.value().isList())
        return;
    model::Value::TextList names;
    for (const std::string &text : use.value().texts()) {
        std::string name = capabilityName(text);
        if (!name.empty() && !hasVariable(name) && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
    model::Origin origin = use.origin();
    if (property.name == property::container::capabilities_drop.name && dropsAllByName(names)) {
        names.emplace_back("ALL");
        origin.note = model::SharedText(std::string(allDroppedByName));
    }
    use.facts.set(property, names, std::move(origin));
}

void stateLabelOption(Facts &facts, std::string_view value, const model::Origin &origin)
{
    if (value == "disable") {
        facts.set(property::container::mac_profile, property::MacProfile::Unconfined, origin);
    } else if (value.starts_with("type:")) {
        facts.set(property::container::selinux_type, value.substr(5), origin);
        if (value.substr(5) == "spc_t")
            facts.set(property::container::mac_profile, property::MacProfile::Unconfined, origin);
    } else if (value.starts_with("user:") || value.starts_with("role:")) {
        facts.set(property::container::selinux_user_or_role, true, origin);
    }
}

void stateSecurityOption(Facts &facts, std::string_view option, const model::Origin &origin)
{
    const std::size_t end = option.find_first_of("=:");
    const std::string_view name = option.substr(0, end);
    const std::string_view value =
        end == std::string_view::npos ? std::string_view() : option.substr(end + 1);
    if (hasVariable(value))
        return;
    if (name == "no-new-privileges") {
        facts.set(property::container::allow_privilege_escalation,
                  value.empty() ? false : !parseBool(value).value_or(true), origin);
    } else if (name == "seccomp") {
        facts.set(property::container::seccomp_profile,
                  value == "unconfined" ? property::SeccompProfile::Unconfined
                  : value == "builtin"  ? property::SeccompProfile::RuntimeDefault
                                        : property::SeccompProfile::Custom,
                  origin);
    } else if (name == "apparmor") {
        facts.set(property::container::mac_profile,
                  value == "unconfined"       ? property::MacProfile::Unconfined
                  : value == "docker-default" ? property::MacProfile::RuntimeDefault
                                              : property::MacProfile::Custom,
                  origin);
    } else if (name == "label") {
        stateLabelOption(facts, value, origin);
    } else if (name == "systempaths" && value == "unconfined") {
        facts.set(property::container::proc_mount, property::ProcMount::Unmasked, origin);
    }
}

void stateSecurityOptions(const KeyUse &use)
{
    for (const Tree &option : use.value().items())
        stateSecurityOption(use.facts, option.text(), use.origins.at(option.mark()));
}

void stateUser(const KeyUse &use)
{
    const std::string user = use.text().substr(0, use.text().find(':'));
    if (user.empty() || hasVariable(user))
        return;
    const std::optional<double> number = parseNumber(user);
    if (number && *number >= 0 && *number <= 4294967295.0)
        use.facts.set(property::container::user_id, static_cast<std::int64_t>(*number), use.origin());
    else if (user == "root")
        use.facts.set(property::container::user_id, 0, use.origin());
    use.facts.set(property::container::user,
                  isSuperuser(user) ? property::User::Root : property::User::NonRoot, use.origin());
}

void stateRuntime(const KeyUse &use)
{
    const std::string &runtime = use.text();
    const auto isNamed = [&](std::string_view name) { return runtime.find(name) != std::string::npos; };
    const auto state = [&](property::SandboxRuntime sandbox) {
        use.facts.set(property::container::sandbox_runtime, sandbox, use.origin());
    };
    if (isNamed("runsc") || isNamed("gvisor"))
        state(property::SandboxRuntime::Gvisor);
    else if (isNamed("kata"))
        state(property::SandboxRuntime::Kata);
    else if (isNamed("firecracker"))
        state(property::SandboxRuntime::Firecracker);
    else if (runtime == "runc" || runtime == "crun")
        state(property::SandboxRuntime::None);
}

// Windows' own isolation counts where the runtime is no sandbox that is known.
void stateIsolation(const KeyUse &use)
{
    if (use.text() == "hyperv" && !use.facts.has(property::container::sandbox_runtime))
        use.facts.set(property::container::sandbox_runtime, property::SandboxRuntime::Hyperv, use.origin());
}

template <const model::TypedProperty<bool> &property>
void stateHostMode(const KeyUse &use)
{
    if (!use.text().empty() && !hasVariable(use.text()))
        use.facts.set(property, use.text() == "host", use.origin());
}

// Of the network of another container, Surroundings says whose it is.
void stateNetworkMode(const KeyUse &use)
{
    if (!use.text().starts_with("service:") && !use.text().starts_with("container:"))
        stateHostMode<property::container::host_network>(use);
}

void stateUserNamespace(const KeyUse &use)
{
    if (!use.text().empty() && !hasVariable(use.text()))
        use.facts.set(property::container::userns,
                      use.text() == "host" ? property::Userns::Host : property::Userns::Private,
                      use.origin());
}

void stateSysctls(const KeyUse &use)
{
    StatedItems sysctls;
    for (const TreeEntry &entry : use.value().entries())
        sysctls.add(entry.key, use.origins.at(entry.mark));
    use.facts.addAll(property::container::sysctls, sysctls);
}

void stateDevices(const KeyUse &use)
{
    StatedItems devices;
    for (const Tree &device : use.value().items()) {
        const std::string path =
            device.isMap() ? device["source"].text() : device.text().substr(0, device.text().find(':'));
        if (!path.empty())
            devices.add(path, use.origins.at(device.mark()));
    }
    use.facts.addAll(property::container::host_devices, devices);
}

// "c 10:200 rwm": devices by number, whatever lies behind it.
void stateDeviceRules(const KeyUse &use)
{
    StatedItems rules;
    for (const Tree &rule : use.value().items()) {
        if (!rule.text().empty())
            rules.add(rule.text(), use.origins.at(rule.mark()));
    }
    use.facts.addAll(property::container::host_devices, rules);
}

void stateGpus(const KeyUse &use)
{
    use.facts.addAll(property::container::host_devices, StatedItems("gpus", use.origin()));
}

// A driver with what it is asked for: "gpus" as the shorter form says, "tpu".
void stateReservedDevices(const KeyUse &use)
{
    StatedItems devices;
    for (const Tree &reservation : use.value().items()) {
        const std::vector<std::string> capabilities = reservation["capabilities"].texts();
        const bool isGpu = std::find(capabilities.begin(), capabilities.end(), "gpu") != capabilities.end();
        std::string device = isGpu ? "gpus" : reservation["driver"].text();
        if (device.empty() && !capabilities.empty())
            device = capabilities.front();
        if (!device.empty())
            devices.add(device, use.origins.at(reservation.mark()));
    }
    use.facts.addAll(property::container::host_devices, devices);
}

constexpr ServiceKey securityTable[] = {
    {"privileged", Form::Truth, stateTruth<property::container::privileged>},
    {"read_only", Form::Truth, stateTruth<property::container::read_only_rootfs>},
    {"cap_add", Form::List, stateCapabilities<property::container::capabilities_add>},
    {"cap_drop", Form::List, stateCapabilities<property::container::capabilities_drop>},
    {"user", Form::Any, stateUser},
    {"runtime", Form::Any, stateRuntime},
    {"isolation", Form::Any, stateIsolation},
    {"pid", Form::Any, stateHostMode<property::container::host_pid>},
    {"ipc", Form::Any, stateHostMode<property::container::host_ipc>},
    {"uts", Form::Any, stateHostMode<property::container::host_uts>},
    {"network_mode", Form::Any, stateNetworkMode},
    {"net", Form::Any, stateNetworkMode},
    {"userns_mode", Form::Any, stateUserNamespace},
    {"security_opt", Form::List, stateSecurityOptions},
    {"sysctls", Form::ListOrMap, stateSysctls},
    {"devices", Form::List, stateDevices},
    {"device_cgroup_rules", Form::Any, stateDeviceRules},
    {"gpus", Form::Any, stateGpus},
    {"deploy.resources.reservations.devices", Form::Any, stateReservedDevices},
    {"use_api_socket", Form::Truth}, // Surroundings draws what it gives
};

} // namespace

std::span<const ServiceKey> securityKeys()
{
    return securityTable;
}

} // namespace bulkhead::import::services
