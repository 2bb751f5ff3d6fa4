#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/services/interpolation.h"
#include "import/services/service.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

void stateBool(Facts &facts, const ServiceOrigins &origins, const Tree &tree, std::string_view key,
               std::string_view property)
{
    if (const std::optional<bool> value = parseBool(tree[key].text()))
        facts.set(property, *value, origins.atKey(tree, key));
}

// Capabilities without the CAP_ prefix.
void stateCapabilities(Facts &facts, const ServiceOrigins &origins, const Tree &tree, std::string_view key,
                       std::string_view property)
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
        facts.setEnum("mac_profile", "unconfined", origin);
    } else if (value.starts_with("type:")) {
        facts.set("selinux_type", value.substr(5), origin);
        if (value.substr(5) == "spc_t")
            facts.setEnum("mac_profile", "unconfined", origin);
    } else if (value.starts_with("user:") || value.starts_with("role:")) {
        facts.set("selinux_user_or_role", true, origin);
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
        facts.set("allow_privilege_escalation", value.empty() ? false : !parseBool(value).value_or(true),
                  origin);
    } else if (name == "seccomp") {
        facts.setEnum("seccomp_profile",
                      value == "unconfined" ? "unconfined"
                      : value == "builtin"  ? "runtime_default"
                                            : "custom",
                      origin);
    } else if (name == "apparmor") {
        facts.setEnum("mac_profile",
                      value == "unconfined"       ? "unconfined"
                      : value == "docker-default" ? "runtime_default"
                                                  : "custom",
                      origin);
    } else if (name == "label") {
        stateLabelOption(facts, value, origin);
    } else if (name == "systempaths" && value == "unconfined") {
        facts.setEnum("proc_mount", "unmasked", origin);
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
        facts.set("user_id", static_cast<std::int64_t>(*number), origin);
    else if (user == "root")
        facts.set("user_id", 0, origin);
    facts.setEnum("user", user == "root" || (number && *number == 0) ? "root" : "non_root", origin);
}

void stateSandbox(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    const std::string &runtime = tree["runtime"].text();
    const auto isNamed = [&](std::string_view name) { return runtime.find(name) != std::string::npos; };
    if (isNamed("runsc") || isNamed("gvisor"))
        facts.setEnum("sandbox_runtime", "gvisor", origins.atKey(tree, "runtime"));
    else if (isNamed("kata"))
        facts.setEnum("sandbox_runtime", "kata", origins.atKey(tree, "runtime"));
    else if (isNamed("firecracker"))
        facts.setEnum("sandbox_runtime", "firecracker", origins.atKey(tree, "runtime"));
    else if (runtime == "runc" || runtime == "crun")
        facts.setEnum("sandbox_runtime", "none", origins.atKey(tree, "runtime"));
    else if (tree["isolation"].text() == "hyperv")
        facts.setEnum("sandbox_runtime", "hyperv", origins.atKey(tree, "isolation"));
}

void stateNamespaces(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    for (const auto &[key, property] :
         {std::pair{"pid", "host_pid"}, std::pair{"ipc", "host_ipc"}, std::pair{"uts", "host_uts"},
          std::pair{"network_mode", "host_network"}, std::pair{"net", "host_network"}}) {
        const std::string &mode = tree[key].text();
        if (!mode.empty() && !hasVariable(mode))
            facts.set(property, mode == "host", origins.atKey(tree, key));
    }
    const std::string &userns = tree["userns_mode"].text();
    if (!userns.empty() && !hasVariable(userns))
        facts.setEnum("userns", userns == "host" ? "host" : "private", origins.atKey(tree, "userns_mode"));
}

} // namespace

void stateSecurity(Facts &facts, const ServiceOrigins &origins, const Service &service)
{
    const Tree &tree = *service.tree;
    stateBool(facts, origins, tree, "privileged", "privileged");
    stateBool(facts, origins, tree, "read_only", "read_only_rootfs");
    stateCapabilities(facts, origins, tree, "cap_add", "capabilities_add");
    stateCapabilities(facts, origins, tree, "cap_drop", "capabilities_drop");
    stateUser(facts, origins, tree);
    stateSandbox(facts, origins, tree);
    stateNamespaces(facts, origins, tree);
    for (const Tree &option : tree["security_opt"].items())
        stateSecurityOption(facts, option.text(), origins.at(option.mark()));

    const Tree &sysctls = tree["sysctls"];
    for (const TreeEntry &entry : sysctls.entries())
        facts.add("sysctls", entry.key, origins.at(entry.mark));
    for (const Tree &device : tree["devices"].items()) {
        const std::string path =
            device.isMap() ? device["source"].text() : device.text().substr(0, device.text().find(':'));
        if (!path.empty())
            facts.add("host_devices", path, origins.at(device.mark()));
    }
    // "c 10:200 rwm": devices by number, whatever lies behind it.
    for (const Tree &rule : tree["device_cgroup_rules"].items()) {
        if (!rule.text().empty())
            facts.add("host_devices", rule.text(), origins.at(rule.mark()));
    }
    if (tree.has("gpus"))
        facts.add("host_devices", "gpus", origins.atKey(tree, "gpus"));
    if (std::find(service.arguments.begin(), service.arguments.end(), "sudo") != service.arguments.end())
        facts.set("uses_sudo", true, origins.atKey(tree, tree.has("command") ? "command" : "entrypoint"));
    if (parseBool(tree["use_api_socket"].text()).value_or(false))
        facts.set("control_socket_mounted", true, origins.atKey(tree, "use_api_socket"));
}

} // namespace bulkhead::import::services
