// SPDX-License-Identifier: Apache-2.0
#include "import/services/interpolation.h"
#include "import/services/service_keys.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bulkhead::import::services {

namespace {

// 0 is no limit; anything above counts as a MiB at least.
std::int64_t mebibytes(double bytes)
{
    return bytes <= 0 ? 0 : std::max<std::int64_t>(1, static_cast<std::int64_t>(bytes / 0x1p20));
}

template <const model::TypedProperty<std::int64_t> &property>
void stateMemory(const KeyUse &use)
{
    const std::optional<double> bytes = parseBytes(use.text());
    if (bytes && *bytes < 1e18)
        use.facts.set(property, mebibytes(*bytes), use.origin());
}

template <const model::TypedProperty<double> &property>
void stateCpus(const KeyUse &use)
{
    if (const std::optional<double> cpus = parseNumber(use.text()))
        use.facts.set(property, std::max(0.0, *cpus), use.origin());
}

void stateCpuQuota(const KeyUse &use)
{
    const std::optional<double> quota = parseNumber(use.text());
    const double period = parseNumber(use.map["cpu_period"].text()).value_or(100'000);
    if (quota && period > 0 && std::isfinite(*quota / period))
        use.facts.set(property::container::cpu_limit, std::max(0.0, *quota / period), use.origin());
}

void statePids(const KeyUse &use)
{
    const std::optional<double> pids = parseNumber(use.text());
    if (pids && *pids < 1e9)
        use.facts.set(property::container::pids_limit, static_cast<std::int64_t>(std::max(0.0, *pids)),
                      use.origin());
}

// How many there are of something; nothing where that is no number or more than anything can have.
std::optional<std::int64_t> parseCount(std::string_view text)
{
    const std::optional<double> number = parseNumber(text);
    return number && *number >= 0 && *number < 1e9 ? std::optional(static_cast<std::int64_t>(*number))
                                                   : std::nullopt;
}

template <const model::TypedProperty<std::int64_t> &property>
void stateCount(const KeyUse &use)
{
    if (const auto count = parseCount(use.text()))
        use.facts.set(property, *count, use.origin());
}

// The log counts for the container's own storage where that has no limit itself.
void stateStorageLimit(const KeyUse &use)
{
    if (!use.facts.has(property::container::ephemeral_storage_limited))
        use.facts.set(property::container::ephemeral_storage_limited, true, use.origin());
}

void stateRestartPolicy(const KeyUse &use)
{
    const std::string &text = use.text();
    std::optional<property::RestartPolicy> policy;
    if (text.starts_with("on-failure"))
        policy = property::RestartPolicy::OnFailure;
    else if (text == "always" || text == "any")
        policy = property::RestartPolicy::Always;
    else if (text == "unless-stopped")
        policy = property::RestartPolicy::UnlessStopped;
    else if (text == "no" || text == "none" || text == "false")
        policy = property::RestartPolicy::No;
    if (policy)
        use.facts.set(property::container::restart_policy, *policy, use.origin());
}

// "on-failure:3" has the retries too.
void stateRestart(const KeyUse &use)
{
    stateRestartPolicy(use);
    const std::size_t colon = use.text().find(':');
    if (colon == std::string::npos)
        return;
    if (const auto retries = parseCount(std::string_view(use.text()).substr(colon + 1)))
        use.facts.set(property::container::restart_max_retries, *retries, use.origin());
}

void stateHealthCheck(const KeyUse &use)
{
    const Tree &check = use.value();
    const std::vector<std::string> test = check["test"].texts();
    const bool isDisabled =
        parseBool(check["disable"].text()).value_or(false) || (!test.empty() && test.front() == "NONE");
    if (isDisabled || !test.empty())
        use.facts.set(property::container::healthcheck, !isDisabled, use.origin());
}

void stateMode(const KeyUse &use)
{
    if (use.text().ends_with("-job"))
        use.facts.set(property::container::run_mode, property::RunMode::Job, use.origin());
}

void stateLogDriver(const KeyUse &use)
{
    static constexpr std::array<std::string_view, 4> localDrivers = {"json-file", "local", "none",
                                                                     "journald"};
    const std::string &driver = use.text();
    if (driver.empty() || hasVariable(driver))
        return;
    const bool isLocal = std::find(localDrivers.begin(), localDrivers.end(), driver) != localDrivers.end();
    use.facts.set(property::container::logs_centralized, !isLocal, use.origin());
}

void statePullPolicy(const KeyUse &use)
{
    const std::string &pull = use.text();
    if (pull == "always")
        use.facts.set(property::container::image_pull_policy, property::ImagePullPolicy::Always,
                      use.origin());
    else if (pull == "never")
        use.facts.set(property::container::image_pull_policy, property::ImagePullPolicy::Never, use.origin());
    else if (pull == "missing" || pull == "if_not_present")
        use.facts.set(property::container::image_pull_policy, property::ImagePullPolicy::IfNotPresent,
                      use.origin());
}

// The keys of the service itself, then those below deploy, which stand for the same and go first.
constexpr ServiceKey runtimeTable[] = {
    {"mem_limit", Form::Memory, stateMemory<property::container::memory_limit_mb>},
    {"mem_reservation", Form::Memory, stateMemory<property::container::memory_request_mb>},
    {"cpu_quota", Form::Number, stateCpuQuota},
    {"cpu_period"}, // of cpu_quota
    {"cpus", Form::Amount, stateCpus<property::container::cpu_limit>},
    {"pids_limit", Form::Number, statePids},
    {"storage_opt.size", Form::Any, stateStorageLimit},
    {"logging.driver", Form::Any, stateLogDriver},
    {"logging.options.max-size", Form::Any, stateStorageLimit},
    {"restart", Form::Restart, stateRestart},
    {"healthcheck", Form::Any, stateHealthCheck},
    {"healthcheck.disable", Form::Truth},
    {"healthcheck.interval"},
    {"healthcheck.retries"},
    {"healthcheck.start_interval"},
    {"healthcheck.start_period"},
    {"healthcheck.test"},
    {"healthcheck.timeout"},
    {"scale", Form::Amount, stateCount<property::container::replicas>},
    {"pull_policy", Form::Any, statePullPolicy},
    {"deploy.replicas", Form::Amount, stateCount<property::container::replicas>},
    {"deploy.mode", Form::Any, stateMode},
    {"deploy.resources.limits.memory", Form::Memory, stateMemory<property::container::memory_limit_mb>},
    {"deploy.resources.limits.cpus", Form::Amount, stateCpus<property::container::cpu_limit>},
    {"deploy.resources.limits.pids", Form::Number, statePids},
    {"deploy.resources.reservations.memory", Form::Memory,
     stateMemory<property::container::memory_request_mb>},
    {"deploy.resources.reservations.cpus", Form::Amount, stateCpus<property::container::cpu_request>},
    {"deploy.restart_policy.condition", Form::Any, stateRestartPolicy},
    {"deploy.restart_policy.max_attempts", Form::Any, stateCount<property::container::restart_max_retries>},
    {"deploy.endpoint_mode"},
    {"deploy.labels"},
    {"deploy.placement"},
    {"deploy.rollback_config"},
    {"deploy.update_config"},
};

} // namespace

std::span<const ServiceKey> runtimeKeys()
{
    return runtimeTable;
}

} // namespace bulkhead::import::services
