#include "import/services/service.h"

#include "import/reading/scalar_types.h"
#include "import/services/interpolation.h"
#include "import/shared/bind_width.h"

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

void stateMemory(Facts &facts, const ServiceOrigins &origins, const Tree &map, std::string_view key,
                 const model::TypedProperty<std::int64_t> &property)
{
    const std::optional<double> bytes = parseBytes(map[key].text());
    if (bytes && *bytes < 1e18)
        facts.set(property, mebibytes(*bytes), origins.atKey(map, key));
}

void stateCpus(Facts &facts, const ServiceOrigins &origins, const Tree &map, std::string_view key,
               const model::TypedProperty<double> &property)
{
    const std::optional<double> cpus = parseNumber(map[key].text());
    if (cpus)
        facts.set(property, std::max(0.0, *cpus), origins.atKey(map, key));
}

void statePids(Facts &facts, const ServiceOrigins &origins, const Tree &map, std::string_view key)
{
    const std::optional<double> pids = parseNumber(map[key].text());
    if (pids && *pids < 1e9)
        facts.set(property::container::pids_limit, static_cast<std::int64_t>(std::max(0.0, *pids)),
                  origins.atKey(map, key));
}

// How many there are of something; nothing where that is no number or more than anything can have.
std::optional<std::int64_t> parseCount(std::string_view text)
{
    const std::optional<double> number = parseNumber(text);
    return number && *number >= 0 && *number < 1e9 ? std::optional(static_cast<std::int64_t>(*number))
                                                   : std::nullopt;
}

// The keys of the service itself and those below deploy, which stand for the same and go first.
void stateResources(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    const Tree &limits = tree["deploy"]["resources"]["limits"];
    const Tree &reservations = tree["deploy"]["resources"]["reservations"];
    stateMemory(facts, origins, tree, "mem_limit", property::container::memory_limit_mb);
    stateMemory(facts, origins, limits, "memory", property::container::memory_limit_mb);
    stateMemory(facts, origins, tree, "mem_reservation", property::container::memory_request_mb);
    stateMemory(facts, origins, reservations, "memory", property::container::memory_request_mb);
    const std::optional<double> quota = parseNumber(tree["cpu_quota"].text());
    const double period = parseNumber(tree["cpu_period"].text()).value_or(100'000);
    if (quota && period > 0 && std::isfinite(*quota / period))
        facts.set(property::container::cpu_limit, std::max(0.0, *quota / period),
                  origins.atKey(tree, "cpu_quota"));
    stateCpus(facts, origins, tree, "cpus", property::container::cpu_limit);
    stateCpus(facts, origins, limits, "cpus", property::container::cpu_limit);
    stateCpus(facts, origins, reservations, "cpus", property::container::cpu_request);
    statePids(facts, origins, tree, "pids_limit");
    statePids(facts, origins, limits, "pids");
    if (tree["storage_opt"].has("size"))
        facts.set(property::container::ephemeral_storage_limited, true,
                  origins.atKey(tree["storage_opt"], "size"));
    else if (tree["logging"]["options"].has("max-size"))
        facts.set(property::container::ephemeral_storage_limited, true,
                  origins.atKey(tree["logging"]["options"], "max-size"));
}

void stateRestart(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    const auto policyOf = [](std::string_view text) -> std::optional<property::RestartPolicy> {
        if (text.starts_with("on-failure"))
            return property::RestartPolicy::OnFailure;
        if (text == "always" || text == "any")
            return property::RestartPolicy::Always;
        if (text == "unless-stopped")
            return property::RestartPolicy::UnlessStopped;
        if (text == "no" || text == "none" || text == "false")
            return property::RestartPolicy::No;
        return std::nullopt;
    };
    const std::string &restart = tree["restart"].text();
    if (const auto policy = policyOf(restart))
        facts.set(property::container::restart_policy, *policy, origins.atKey(tree, "restart"));
    const std::size_t colon = restart.find(':');
    if (colon != std::string::npos) {
        if (const auto retries = parseCount(std::string_view(restart).substr(colon + 1)))
            facts.set(property::container::restart_max_retries, *retries, origins.atKey(tree, "restart"));
    }
    const Tree &deployed = tree["deploy"]["restart_policy"];
    if (const auto policy = policyOf(deployed["condition"].text()))
        facts.set(property::container::restart_policy, *policy, origins.atKey(deployed, "condition"));
    if (const auto retries = parseCount(deployed["max_attempts"].text()))
        facts.set(property::container::restart_max_retries, *retries,
                  origins.atKey(deployed, "max_attempts"));
}

void stateLife(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    stateRestart(facts, origins, tree);
    const Tree &check = tree["healthcheck"];
    const std::vector<std::string> test = check["test"].texts();
    if (parseBool(check["disable"].text()).value_or(false) || (!test.empty() && test.front() == "NONE"))
        facts.set(property::container::healthcheck, false, origins.atKey(tree, "healthcheck"));
    else if (!test.empty())
        facts.set(property::container::healthcheck, true, origins.atKey(tree, "healthcheck"));
    const Tree &deploy = tree["deploy"];
    if (const auto replicas = parseCount(tree["scale"].text()))
        facts.set(property::container::replicas, *replicas, origins.atKey(tree, "scale"));
    if (const auto replicas = parseCount(deploy["replicas"].text()))
        facts.set(property::container::replicas, *replicas, origins.atKey(deploy, "replicas"));
    if (deploy["mode"].text().ends_with("-job"))
        facts.set(property::container::run_mode, property::RunMode::Job, origins.atKey(deploy, "mode"));

    const std::string &driver = tree["logging"]["driver"].text();
    static constexpr std::array<std::string_view, 4> localDrivers = {"json-file", "local", "none",
                                                                     "journald"};
    if (!driver.empty() && !hasVariable(driver)) {
        const bool isLocal =
            std::find(localDrivers.begin(), localDrivers.end(), driver) != localDrivers.end();
        facts.set(property::container::logs_centralized, !isLocal, origins.atKey(tree["logging"], "driver"));
    }
    const std::string &pull = tree["pull_policy"].text();
    if (pull == "always")
        facts.set(property::container::image_pull_policy, property::ImagePullPolicy::Always,
                  origins.atKey(tree, "pull_policy"));
    else if (pull == "never")
        facts.set(property::container::image_pull_policy, property::ImagePullPolicy::Never,
                  origins.atKey(tree, "pull_policy"));
    else if (pull == "missing" || pull == "if_not_present")
        facts.set(property::container::image_pull_policy, property::ImagePullPolicy::IfNotPresent,
                  origins.atKey(tree, "pull_policy"));
}

property::BindInterface bindOf(const PortMapping &port)
{
    if (port.isLocal())
        return property::BindInterface::Localhost;
    const std::string &address = port.hostAddress;
    const bool isAll = address.empty() || address == "0.0.0.0" || address == "::" || address == "[::]";
    return isAll ? property::BindInterface::All : property::BindInterface::Specific;
}

void statePorts(Facts &facts, const ServiceOrigins &origins, const Service &service)
{
    const PortMapping *widest = nullptr;
    for (const PortMapping &port : service.ports) {
        facts.add(property::container::published_ports,
                  port.isLocal() ? port.hostAddress + ':' + port.text() : port.text(), origins.at(port.mark));
        facts.add(property::container::container_ports, port.targetText(), origins.at(port.mark));
        if (!hasVariable(port.hostAddress) && (!widest || isWiderThan(bindOf(port), bindOf(*widest))))
            widest = &port;
    }
    if (widest)
        facts.set(property::container::bind_interface, bindOf(*widest), origins.at(widest->mark));
    for (const Tree &item : (*service.tree)["expose"].items()) {
        const std::string &text = item.text();
        if (!text.empty() && !hasVariable(text))
            facts.add(property::container::container_ports,
                      text.find('/') == text.npos ? text + "/tcp" : text, origins.at(item.mark()));
    }
}

} // namespace

void stateService(Builder &builder, const Service &service, model::Element &container)
{
    Facts facts = builder.facts(container);
    const ServiceOrigins origins(builder, service);
    stateSecurity(facts, origins, service);
    stateResources(facts, origins, *service.tree);
    stateLife(facts, origins, *service.tree);
    statePorts(facts, origins, service);
    stateCredentials(builder, service, container);
}

} // namespace bulkhead::import::services
