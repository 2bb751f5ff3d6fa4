// SPDX-License-Identifier: Apache-2.0
#include "import/services/known_keys.h"

#include "import/services/service_keys.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace bulkhead::import::services {

namespace {

constexpr bool lacksProperty = true;

constexpr ServiceKey otherTable[] = {
    {"annotations"},
    {"attach"},
    {"blkio_config", Form::Any, nullptr, lacksProperty},
    {"build.additional_contexts"},
    {"build.args"},
    {"build.cache_from"},
    {"build.cache_to"},
    {"build.context"},
    {"build.dockerfile"},
    {"build.dockerfile_inline"},
    {"build.entitlements"},
    {"build.extra_hosts"},
    {"build.isolation"},
    {"build.labels"},
    {"build.network"},
    {"build.no_cache"},
    {"build.no_cache_filter"},
    {"build.platforms"},
    {"build.privileged"},
    {"build.provenance"},
    {"build.pull"},
    {"build.sbom"},
    {"build.secrets"},
    {"build.shm_size"},
    {"build.ssh"},
    {"build.tags"},
    {"build.target"},
    {"build.ulimits"},
    {"cgroup", Form::Any, nullptr, lacksProperty},
    {"cgroup_parent", Form::Any, nullptr, lacksProperty},
    {"command"},
    {"configs", Form::List},
    {"container_name"},
    {"cpu_count"},
    {"cpu_percent"},
    {"cpu_rt_period"},
    {"cpu_rt_runtime"},
    {"cpu_shares"},
    {"cpuset", Form::Any, nullptr, lacksProperty},
    {"credential_spec", Form::Any, nullptr, lacksProperty},
    {"depends_on"},
    {"develop"},
    {"dns", Form::Any, nullptr, lacksProperty},
    {"dns_opt"},
    {"dns_search", Form::Any, nullptr, lacksProperty},
    {"dockerfile"},
    {"domainname"},
    {"driver_opts"},
    {"entrypoint"},
    {"env_file"},
    {"environment", Form::ListOrMap},
    {"expose", Form::List},
    {"extends"},
    {"external_links"},
    {"extra_hosts"},
    {"group_add", Form::Any, nullptr, lacksProperty},
    {"hostname"},
    {"image"},
    {"init"},
    {"label_file"},
    {"labels"},
    {"links", Form::List},
    {"log_driver"},
    {"log_opt"},
    {"mac_address"},
    {"mem_swappiness", Form::Any, nullptr, lacksProperty},
    {"memswap_limit", Form::Any, nullptr, lacksProperty},
    {"models", Form::Any, nullptr, lacksProperty},
    {"networks", Form::ListOrMap},
    {"oom_kill_disable", Form::Any, nullptr, lacksProperty},
    {"oom_score_adj", Form::Any, nullptr, lacksProperty},
    {"platform"},
    {"ports", Form::List},
    {"post_start", Form::Any, nullptr, lacksProperty},
    {"pre_start", Form::Any, nullptr, lacksProperty},
    {"pre_stop", Form::Any, nullptr, lacksProperty},
    {"profiles"},
    {"provider", Form::Any, nullptr, lacksProperty},
    {"pull_refresh_after"},
    {"secrets", Form::List},
    {"shm_size", Form::Any, nullptr, lacksProperty},
    {"stdin_open"},
    {"stop_grace_period"},
    {"stop_signal"},
    {"tmpfs", Form::Any, nullptr, lacksProperty},
    {"tty"},
    {"ulimits", Form::ListOrMap, nullptr, lacksProperty},
    {"volume_driver"},
    {"volumes", Form::List},
    {"volumes_from"},
    {"working_dir"},
};

using Keys = std::span<const std::string_view>;

constexpr std::string_view networkKeys[] = {"attachable",  "driver",   "driver_opts", "enable_ipv4",
                                            "enable_ipv6", "external", "internal",    "ipam",
                                            "labels",      "name"};

constexpr std::string_view volumeKeys[] = {"driver", "driver_opts", "external", "labels", "name"};

constexpr std::string_view secretKeys[] = {"content", "driver", "driver_opts", "environment",    "external",
                                           "file",    "labels", "name",        "template_driver"};

// The maps inside a service that are no rows of the tables, lists of maps among them.
struct InnerMap
{
    std::string_view path; // of names alone, through maps and the items of lists
    Keys keys;
    bool isOfNames = false; // a map whose keys are names, and each of whose values is such a map
};

constexpr std::string_view portKeys[] = {"app_protocol", "host_ip",   "mode",  "name",
                                         "protocol",     "published", "target"};
constexpr std::string_view mountKeys[] = {"bind",   "cluster", "consistency", "image", "read_only",
                                          "source", "target",  "tmpfs",       "type",  "volume"};
constexpr std::string_view bindKeys[] = {"create_host_path", "propagation", "recursive", "selinux"};
constexpr std::string_view mountedVolumeKeys[] = {"labels", "nocopy", "subpath"};
constexpr std::string_view tmpfsKeys[] = {"mode", "size"};
constexpr std::string_view mountedImageKeys[] = {"subpath"};
constexpr std::string_view grantKeys[] = {"gid", "mode", "source", "target", "uid"};
constexpr std::string_view joinedNetworkKeys[] = {"aliases",        "driver_opts",  "gw_priority",
                                                  "interface_name", "ipv4_address", "ipv6_address",
                                                  "link_local_ips", "mac_address",  "priority"};
constexpr std::string_view dependencyKeys[] = {"condition", "required", "restart"};
constexpr std::string_view envFileKeys[] = {"format", "path", "required"};
constexpr std::string_view resourcesKeys[] = {"limits", "reservations"};
constexpr std::string_view limitKeys[] = {"cpus", "memory", "pids"};
constexpr std::string_view reservationKeys[] = {"cpus", "devices", "generic_resources", "memory"};
constexpr std::string_view deviceKeys[] = {"capabilities", "count", "device_ids", "driver", "options"};
constexpr std::string_view restartKeys[] = {"condition", "delay", "max_attempts", "window"};

constexpr InnerMap innerMaps[] = {
    {"ports", portKeys},
    {"volumes", mountKeys},
    {"volumes.bind", bindKeys},
    {"volumes.volume", mountedVolumeKeys},
    {"volumes.tmpfs", tmpfsKeys},
    {"volumes.image", mountedImageKeys},
    {"secrets", grantKeys},
    {"configs", grantKeys},
    {"networks", joinedNetworkKeys, true},
    {"depends_on", dependencyKeys, true},
    {"env_file", envFileKeys},
    {"deploy.resources", resourcesKeys},
    {"deploy.resources.limits", limitKeys},
    {"deploy.resources.reservations", reservationKeys},
    {"deploy.resources.reservations.devices", deviceKeys},
    {"deploy.restart_policy", restartKeys},
};

bool contains(Keys known, std::string_view key)
{
    return std::find(known.begin(), known.end(), key) != known.end();
}

void reportUnknownKey(Builder &builder, const TreeEntry &entry, const std::string &owner)
{
    if (!entry.key.starts_with("x-"))
        builder.warn(entry.mark.path(), entry.mark.line,
                     owner + " has a key that is not understood: " + entry.key);
}

void reportUnknown(Builder &builder, const Tree &map, Keys known, const std::string &owner)
{
    for (const TreeEntry &entry : map.entries()) {
        if (!contains(known, entry.key))
            reportUnknownKey(builder, entry, owner);
    }
}

template <typename Is>
bool anyServiceKey(Is is)
{
    const auto tables = serviceKeys();
    return std::any_of(tables.begin(), tables.end(), [&](std::span<const ServiceKey> table) {
        return std::any_of(table.begin(), table.end(), is);
    });
}

// Whether a table has this key or one inside its map.
bool isKnown(std::string_view path)
{
    return anyServiceKey([path](const ServiceKey &key) {
        return key.path.starts_with(path) && (key.path.size() == path.size() || key.path[path.size()] == '.');
    });
}

// `within` is the path of the map with a dot at its end; empty: the service itself.
void reportUnknownServiceKeys(Builder &builder, const Tree &map, const std::string &within,
                              const std::string &owner)
{
    for (const TreeEntry &entry : map.entries()) {
        if (entry.key.find('.') != std::string::npos || !isKnown(within + entry.key))
            reportUnknownKey(builder, entry, owner);
    }
}

// `rest` is what of the path leads on from `tree`.
void reportInnerMap(Builder &builder, const Tree &tree, std::string_view rest, const InnerMap &inner,
                    const std::string &owner)
{
    if (tree.isList()) {
        for (const Tree &item : tree.items())
            reportInnerMap(builder, item, rest, inner, owner);
    } else if (!rest.empty()) {
        const std::size_t dot = std::min(rest.find('.'), rest.size());
        reportInnerMap(builder, tree[rest.substr(0, dot)], rest.substr(std::min(dot + 1, rest.size())), inner,
                       owner);
    } else if (inner.isOfNames) {
        for (const TreeEntry &entry : tree.entries())
            reportUnknown(builder, entry.value, inner.keys, owner);
    } else {
        reportUnknown(builder, tree, inner.keys, owner);
    }
}

} // namespace

std::span<const ServiceKey> otherKeys()
{
    return otherTable;
}

void reportServiceKeys(Builder &builder, const Tree &service, const std::string &owner)
{
    reportUnknownServiceKeys(builder, service, {}, owner);
    for (const std::string map : {"deploy", "healthcheck", "logging", "build"})
        reportUnknownServiceKeys(builder, service[map], map + ".", owner + " (" + map + ")");
    for (const InnerMap &inner : innerMaps)
        reportInnerMap(builder, service, inner.path, inner, owner + " (" + std::string(inner.path) + ")");
    std::string lacking;
    const Mark *first = nullptr;
    for (const TreeEntry &entry : service.entries()) {
        const auto isLacking = [&entry](const ServiceKey &key) {
            return key.lacksProperty && key.path == entry.key;
        };
        if (!anyServiceKey(isLacking))
            continue;
        lacking += (lacking.empty() ? "" : ", ") + entry.key;
        first = first ? first : &entry.mark;
    }
    if (first)
        builder.inform(first->path(), first->line,
                       owner + " states what the model has no place for: " + lacking);
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
