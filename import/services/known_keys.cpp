#include "import/services/known_keys.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace bulkhead::import::services {

namespace {

using Keys = std::span<const std::string_view>;

constexpr std::string_view serviceKeys[] = {"annotations",
                                            "attach",
                                            "blkio_config",
                                            "build",
                                            "cap_add",
                                            "cap_drop",
                                            "cgroup",
                                            "cgroup_parent",
                                            "command",
                                            "configs",
                                            "container_name",
                                            "cpu_count",
                                            "cpu_percent",
                                            "cpu_period",
                                            "cpu_quota",
                                            "cpu_rt_period",
                                            "cpu_rt_runtime",
                                            "cpu_shares",
                                            "cpus",
                                            "cpuset",
                                            "credential_spec",
                                            "depends_on",
                                            "deploy",
                                            "develop",
                                            "device_cgroup_rules",
                                            "devices",
                                            "dns",
                                            "dns_opt",
                                            "dns_search",
                                            "dockerfile",
                                            "domainname",
                                            "driver_opts",
                                            "entrypoint",
                                            "env_file",
                                            "environment",
                                            "expose",
                                            "extends",
                                            "external_links",
                                            "extra_hosts",
                                            "gpus",
                                            "group_add",
                                            "healthcheck",
                                            "hostname",
                                            "image",
                                            "init",
                                            "ipc",
                                            "isolation",
                                            "label_file",
                                            "labels",
                                            "links",
                                            "log_driver",
                                            "log_opt",
                                            "logging",
                                            "mac_address",
                                            "mem_limit",
                                            "mem_reservation",
                                            "mem_swappiness",
                                            "memswap_limit",
                                            "models",
                                            "net",
                                            "network_mode",
                                            "networks",
                                            "oom_kill_disable",
                                            "oom_score_adj",
                                            "pid",
                                            "pids_limit",
                                            "platform",
                                            "ports",
                                            "post_start",
                                            "pre_start",
                                            "pre_stop",
                                            "privileged",
                                            "profiles",
                                            "provider",
                                            "pull_policy",
                                            "pull_refresh_after",
                                            "read_only",
                                            "restart",
                                            "runtime",
                                            "scale",
                                            "secrets",
                                            "security_opt",
                                            "shm_size",
                                            "stdin_open",
                                            "stop_grace_period",
                                            "stop_signal",
                                            "storage_opt",
                                            "sysctls",
                                            "tmpfs",
                                            "tty",
                                            "ulimits",
                                            "use_api_socket",
                                            "user",
                                            "userns_mode",
                                            "uts",
                                            "volume_driver",
                                            "volumes",
                                            "volumes_from",
                                            "working_dir"};

// Known, of some weight for security, and without a property.
constexpr std::string_view untoldKeys[] = {
    "blkio_config",     "cgroup",        "cgroup_parent", "cpuset",         "credential_spec", "dns",
    "dns_search",       "extra_hosts",   "group_add",     "mem_swappiness", "memswap_limit",   "models",
    "oom_kill_disable", "oom_score_adj", "post_start",    "pre_start",      "pre_stop",        "provider",
    "shm_size",         "tmpfs",         "ulimits"};

constexpr std::string_view deployKeys[] = {"endpoint_mode",  "labels",          "mode",
                                           "placement",      "replicas",        "resources",
                                           "restart_policy", "rollback_config", "update_config"};

constexpr std::string_view healthKeys[] = {"disable",      "interval", "retries", "start_interval",
                                           "start_period", "test",     "timeout"};

constexpr std::string_view loggingKeys[] = {"driver", "options"};

constexpr std::string_view buildKeys[] = {"additional_contexts",
                                          "args",
                                          "cache_from",
                                          "cache_to",
                                          "context",
                                          "dockerfile",
                                          "dockerfile_inline",
                                          "entitlements",
                                          "extra_hosts",
                                          "isolation",
                                          "labels",
                                          "network",
                                          "no_cache",
                                          "no_cache_filter",
                                          "platforms",
                                          "privileged",
                                          "provenance",
                                          "pull",
                                          "sbom",
                                          "secrets",
                                          "shm_size",
                                          "ssh",
                                          "tags",
                                          "target",
                                          "ulimits"};

constexpr std::string_view networkKeys[] = {"attachable",  "driver",   "driver_opts", "enable_ipv4",
                                            "enable_ipv6", "external", "internal",    "ipam",
                                            "labels",      "name"};

constexpr std::string_view volumeKeys[] = {"driver", "driver_opts", "external", "labels", "name"};

constexpr std::string_view secretKeys[] = {"content", "driver", "driver_opts", "environment",    "external",
                                           "file",    "labels", "name",        "template_driver"};

bool holds(Keys keys, std::string_view key)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void reportUnknown(Builder &builder, const Tree &map, Keys known, const std::string &owner)
{
    for (const TreeEntry &entry : map.entries()) {
        if (!holds(known, entry.key) && !entry.key.starts_with("x-"))
            builder.warn(entry.mark.path(), entry.mark.line,
                         owner + " has a key that is not understood: " + entry.key);
    }
}

} // namespace

void reportServiceKeys(Builder &builder, const Tree &service, const std::string &name)
{
    const std::string owner = "the service " + name;
    reportUnknown(builder, service, serviceKeys, owner);
    reportUnknown(builder, service["deploy"], deployKeys, owner + " (deploy)");
    reportUnknown(builder, service["healthcheck"], healthKeys, owner + " (healthcheck)");
    reportUnknown(builder, service["logging"], loggingKeys, owner + " (logging)");
    reportUnknown(builder, service["build"], buildKeys, owner + " (build)");
    std::string untold;
    const Mark *first = nullptr;
    for (const TreeEntry &entry : service.entries()) {
        if (!holds(untoldKeys, entry.key))
            continue;
        untold += (untold.empty() ? "" : ", ") + entry.key;
        first = first ? first : &entry.mark;
    }
    if (first)
        builder.inform(first->path(), first->line,
                       owner + " states what the model has no place for: " + untold);
}

void reportSectionKeys(Builder &builder, const Tree &root)
{
    const auto report = [&](std::string_view section, std::string_view what, Keys known) {
        for (const TreeEntry &entry : root[section].entries()) {
            const std::string owner = "the " + std::string(what) + " " + entry.key;
            reportUnknown(builder, entry.value, known, owner);
            if (entry.value.has("ipam"))
                builder.inform(entry.value.keyMark("ipam").path(), entry.value.keyMark("ipam").line,
                               owner + " states what the model has no place for: ipam");
        }
    };
    report("networks", "network", networkKeys);
    report("volumes", "volume", volumeKeys);
    report("secrets", "secret", secretKeys);
    report("configs", "config", secretKeys);
}

} // namespace bulkhead::import::services
