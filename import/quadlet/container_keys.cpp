// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/container_keys.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::import::quadlet {

namespace {

constexpr ContainerKey containerKeys[] = {
    {"AddCapability", "cap_add", Way::Words},
    {"AddHost", "extra_hosts", Way::Item},
    {"Annotation", "", Way::None},
    {"AutoUpdate", "", Way::None},
    {"CgroupsMode", "", Way::None},
    {"ContainerName", "container_name", Way::Text},
    {"ContainersConfModule", "", Way::None},
    {"DNS", "dns", Way::Item},
    {"DNSOption", "", Way::None},
    {"DNSSearch", "", Way::None},
    {"DefaultDependencies", "", Way::None},
    {"DropCapability", "cap_drop", Way::Words},
    {"Entrypoint", "entrypoint", Way::Text},
    {"EnvironmentFile", "env_file", Way::Item},
    {"EnvironmentHost", "", Way::None},
    {"Exec", "command", Way::Text},
    {"ExposeHostPort", "expose", Way::Item},
    {"GlobalArgs", "", Way::None},
    {"Group", "", Way::None},
    {"GroupAdd", "group_add", Way::Item},
    {"HealthInterval", "", Way::None},
    {"HealthLogDestination", "", Way::None},
    {"HealthMaxLogCount", "", Way::None},
    {"HealthMaxLogSize", "", Way::None},
    {"HealthOnFailure", "", Way::None},
    {"HealthRetries", "", Way::None},
    {"HealthStartPeriod", "", Way::None},
    {"HealthStartupCmd", "", Way::None},
    {"HealthStartupInterval", "", Way::None},
    {"HealthStartupRetries", "", Way::None},
    {"HealthStartupSuccess", "", Way::None},
    {"HealthStartupTimeout", "", Way::None},
    {"HealthTimeout", "", Way::None},
    {"HostName", "hostname", Way::Text},
    {"HttpProxy", "", Way::None},
    {"IP", "", Way::None},
    {"IP6", "", Way::None},
    {"LogOpt", "", Way::None},
    {"Mask", "", Way::None},
    {"Memory", "mem_limit", Way::Text},
    {"Notify", "", Way::None},
    {"PidsLimit", "pids_limit", Way::Text},
    {"PublishPort", "ports", Way::Item},
    {"ReadOnly", "read_only", Way::Text},
    {"ReadOnlyTmpfs", "", Way::None},
    {"ReloadCmd", "", Way::None},
    {"ReloadSignal", "", Way::None},
    {"Retry", "", Way::None},
    {"RetryDelay", "", Way::None},
    {"RunInit", "", Way::None},
    {"ServiceName", "", Way::None},
    {"ShmSize", "shm_size", Way::Text},
    {"StartWithPod", "", Way::None},
    {"StopSignal", "", Way::None},
    {"StopTimeout", "", Way::None},
    {"Timezone", "", Way::None},
    {"Tmpfs", "tmpfs", Way::Item},
    {"User", "user", Way::Text},
    {"UserNS", "userns_mode", Way::Text},
    {"VolatileTmp", "", Way::None},
    {"WorkingDir", "", Way::None},
    // The namespace of users is a private one, whatever is mapped in it.
    {"GIDMap", "", Way::None},
    {"SubGIDMap", "", Way::None},
    // Of podman's options.
    {"cpu_quota", "cpu_quota", Way::Text},
    {"cpus", "cpus", Way::Text},
    {"device_cgroup_rules", "device_cgroup_rules", Way::Item},
    {"gpus", "gpus", Way::Text},
    {"ipc", "ipc", Way::Text},
    {"mem_reservation", "mem_reservation", Way::Text},
    {"pid", "pid", Way::Text},
    {"privileged", "privileged", Way::Text},
    {"restart", "restart", Way::Text},
    {"runtime", "runtime", Way::Text},
    {"security_opt", "security_opt", Way::Item},
    {"uts", "uts", Way::Text},
};

} // namespace

const ContainerKey *containerKey(std::string_view name)
{
    const auto found = std::find_if(std::begin(containerKeys), std::end(containerKeys),
                                    [name](const ContainerKey &known) { return known.name == name; });
    return found == std::end(containerKeys) ? nullptr : &*found;
}

} // namespace bulkhead::import::quadlet
