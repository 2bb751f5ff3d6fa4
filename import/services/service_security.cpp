#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/services/interpolation.h"
#include "import/services/service.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

void stateBool(Facts &facts, const ServiceOrigins &origins, const Tree &tree, std::string_view key,
               const model::TypedProperty<bool> &property)
{
    if (const std::optional<bool> value = parseBool(tree[key].text()))
        facts.set(property, *value, origins.atKey(tree, key));
}

// Capabilities without the CAP_ prefix.
void stateCapabilities(Facts &facts, const ServiceOrigins &origins, const Tree &tree, std::string_view key,
                       const model::TypedProperty<model::Value::TextList> &property)
{
    const Tree &list = tree[key];
    if (!list.isList())
        return;
    model::Value::TextList names;
    for (const std::string &text : list.texts()) {
        std::string name = upperCase(text);
        if (name.starts_with("CAP_"))
            name.erase(0, 4);
        if (!name.empty() && !hasVariable(name) && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
    facts.set(property, std::move(names), origins.atKey(tree, key));
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

void stateUser(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    const std::string &text = tree["user"].text();
    const std::string user = text.substr(0, text.find(':'));
    if (user.empty() || hasVariable(user))
        return;
    const model::Origin origin = origins.atKey(tree, "user");
    const std::optional<double> number = parseNumber(user);
    if (number && *number >= 0 && *number <= 4294967295.0)
        facts.set(property::container::user_id, static_cast<std::int64_t>(*number), origin);
    else if (user == "root")
        facts.set(property::container::user_id, 0, origin);
    facts.set(property::container::user,
              user == "root" || (number && *number == 0) ? property::User::Root : property::User::NonRoot,
              origin);
}

void stateSandbox(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    const std::string &runtime = tree["runtime"].text();
    const auto isNamed = [&](std::string_view name) { return runtime.find(name) != std::string::npos; };
    if (isNamed("runsc") || isNamed("gvisor"))
        facts.set(property::container::sandbox_runtime, property::SandboxRuntime::Gvisor,
                  origins.atKey(tree, "runtime"));
    else if (isNamed("kata"))
        facts.set(property::container::sandbox_runtime, property::SandboxRuntime::Kata,
                  origins.atKey(tree, "runtime"));
    else if (isNamed("firecracker"))
        facts.set(property::container::sandbox_runtime, property::SandboxRuntime::Firecracker,
                  origins.atKey(tree, "runtime"));
    else if (runtime == "runc" || runtime == "crun")
        facts.set(property::container::sandbox_runtime, property::SandboxRuntime::None,
                  origins.atKey(tree, "runtime"));
    else if (tree["isolation"].text() == "hyperv")
        facts.set(property::container::sandbox_runtime, property::SandboxRuntime::Hyperv,
                  origins.atKey(tree, "isolation"));
}

void stateNamespaces(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    for (const auto &[key, property] :
         {std::pair{"pid", property::container::host_pid}, std::pair{"ipc", property::container::host_ipc},
          std::pair{"uts", property::container::host_uts},
          std::pair{"network_mode", property::container::host_network},
          std::pair{"net", property::container::host_network}}) {
        const std::string &mode = tree[key].text();
        if (!mode.empty() && !hasVariable(mode))
            facts.set(property, mode == "host", origins.atKey(tree, key));
    }
    const std::string &userns = tree["userns_mode"].text();
    if (!userns.empty() && !hasVariable(userns))
        facts.set(property::container::userns,
                  userns == "host" ? property::Userns::Host : property::Userns::Private,
                  origins.atKey(tree, "userns_mode"));
}

} // namespace

void stateSecurity(Facts &facts, const ServiceOrigins &origins, const Service &service)
{
    const Tree &tree = *service.tree;
    stateBool(facts, origins, tree, "privileged", property::container::privileged);
    stateBool(facts, origins, tree, "read_only", property::container::read_only_rootfs);
    stateCapabilities(facts, origins, tree, "cap_add", property::container::capabilities_add);
    stateCapabilities(facts, origins, tree, "cap_drop", property::container::capabilities_drop);
    stateUser(facts, origins, tree);
    stateSandbox(facts, origins, tree);
    stateNamespaces(facts, origins, tree);
    for (const Tree &option : tree["security_opt"].items())
        stateSecurityOption(facts, option.text(), origins.at(option.mark()));

    const Tree &sysctls = tree["sysctls"];
    for (const TreeEntry &entry : sysctls.entries())
        facts.add(property::container::sysctls, entry.key, origins.at(entry.mark));
    for (const Tree &device : tree["devices"].items()) {
        const std::string path =
            device.isMap() ? device["source"].text() : device.text().substr(0, device.text().find(':'));
        if (!path.empty())
            facts.add(property::container::host_devices, path, origins.at(device.mark()));
    }
    // "c 10:200 rwm": devices by number, whatever lies behind it.
    for (const Tree &rule : tree["device_cgroup_rules"].items()) {
        if (!rule.text().empty())
            facts.add(property::container::host_devices, rule.text(), origins.at(rule.mark()));
    }
    if (tree.has("gpus"))
        facts.add(property::container::host_devices, "gpus", origins.atKey(tree, "gpus"));
    if (std::find(service.arguments.begin(), service.arguments.end(), "sudo") != service.arguments.end())
        facts.set(property::container::uses_sudo, true,
                  origins.atKey(tree, tree.has("command") ? "command" : "entrypoint"));
    if (parseBool(tree["use_api_socket"].text()).value_or(false))
        facts.set(property::container::control_socket_mounted, true, origins.atKey(tree, "use_api_socket"));
}

} // namespace bulkhead::import::services
