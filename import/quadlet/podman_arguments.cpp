// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/podman_arguments.h"

#include "import/services/short_forms.h"
#include "import/shared/shell_words.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::import::quadlet {

namespace {

struct Option
{
    std::string_view name;
    std::string_view key;  // empty: it says nothing
    bool isSwitch = false; // takes a value only behind '='
};

constexpr Option options[] = {{"--add-host", "AddHost"},
                              {"--annotation", ""},
                              {"--blkio-weight", ""},
                              {"--cap-add", "AddCapability"},
                              {"--cap-drop", "DropCapability"},
                              {"--cgroup-parent", ""},
                              {"--cgroups", ""},
                              {"--cpu-period", ""},
                              {"--cpu-quota", "cpu_quota"},
                              {"--cpu-shares", ""},
                              {"--cpus", "cpus"},
                              {"--cpuset-cpus", ""},
                              {"--device", "AddDevice"},
                              {"--device-cgroup-rule", "device_cgroup_rules"},
                              {"--dns", "DNS"},
                              {"--entrypoint", "Entrypoint"},
                              {"--env", "Environment"},
                              {"-e", "Environment"},
                              {"--env-file", "EnvironmentFile"},
                              {"--expose", "ExposeHostPort"},
                              {"--gidmap", "GIDMap"},
                              {"--gpus", "gpus"},
                              {"--group-add", "GroupAdd"},
                              {"--health-cmd", "HealthCmd"},
                              {"--health-interval", ""},
                              {"--health-retries", ""},
                              {"--health-timeout", ""},
                              {"--hostname", "HostName"},
                              {"-h", "HostName"},
                              {"--init", "", true},
                              {"--interactive", "", true},
                              {"-i", "", true},
                              {"--ip", ""},
                              {"--ipc", "ipc"},
                              {"--label", "Label"},
                              {"-l", "Label"},
                              {"--log-driver", "LogDriver"},
                              {"--log-opt", ""},
                              {"--mac-address", ""},
                              {"--memory", "Memory"},
                              {"-m", "Memory"},
                              {"--memory-reservation", "mem_reservation"},
                              {"--memory-swap", ""},
                              {"--mount", "Mount"},
                              {"--name", "ContainerName"},
                              {"--net", "Network"},
                              {"--network", "Network"},
                              {"--network-alias", "NetworkAlias"},
                              {"--no-healthcheck", "no_healthcheck", true},
                              {"--no-hosts", "", true},
                              {"--oom-score-adj", ""},
                              {"--pid", "pid"},
                              {"--pids-limit", "PidsLimit"},
                              {"--privileged", "privileged", true},
                              {"--publish", "PublishPort"},
                              {"-p", "PublishPort"},
                              {"--pull", "Pull"},
                              {"--read-only", "ReadOnly", true},
                              {"--read-only-tmpfs", "", true},
                              {"--requires", ""},
                              {"--restart", "restart"},
                              {"--runtime", "runtime"},
                              {"--secret", "Secret"},
                              {"--security-opt", "security_opt"},
                              {"--shm-size", "ShmSize"},
                              {"--stop-timeout", ""},
                              {"--sysctl", "Sysctl"},
                              {"--tmpfs", "Tmpfs"},
                              {"--tty", "", true},
                              {"--ulimit", "Ulimit"},
                              {"--user", "User"},
                              {"-u", "User"},
                              {"--userns", "UserNS"},
                              {"--uts", "uts"},
                              {"--volume", "Volume"},
                              {"-v", "Volume"}};

} // namespace

PodmanArguments readPodmanArguments(const Setting &arguments)
{
    PodmanArguments read;
    const std::vector<std::string> words = splitCommand(arguments.value);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        const std::string name = words[i].substr(0, equals);
        const auto option = std::find_if(std::begin(options), std::end(options),
                                         [&](const Option &o) { return o.name == name; });
        if (option == std::end(options)) {
            if (name.starts_with('-'))
                read.unknown.push_back(name);
            continue; // perhaps the value of one that is not known
        }
        std::string value = option->isSwitch ? "true" : std::string();
        if (equals != std::string::npos)
            value = words[i].substr(equals + 1);
        else if (!option->isSwitch && i + 1 < words.size())
            value = words[++i];
        if (!option->key.empty() && !value.empty())
            read.settings.push_back({std::string(option->key), std::move(value), arguments.mark});
    }
    return read;
}

} // namespace bulkhead::import::quadlet
