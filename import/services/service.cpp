#include "import/services/service.h"

#include "import/reading/scalar_types.h"
#include "import/services/interpolation.h"

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
                 std::string_view property)
{
    const std::optional<double> bytes = parseBytes(map[key].text());
    if (bytes && *bytes < 1e18)
        facts.set(property, mebibytes(*bytes), origins.atKey(map, key));
}

void stateCpus(Facts &facts, const ServiceOrigins &origins, const Tree &map, std::string_view key,
               std::string_view property)
{
    const std::optional<double> cpus = parseNumber(map[key].text());
    if (cpus)
        facts.set(property, std::max(0.0, *cpus), origins.atKey(map, key));
}

void statePids(Facts &facts, const ServiceOrigins &origins, const Tree &map, std::string_view key)
{
    const std::optional<double> pids = parseNumber(map[key].text());
    if (pids && *pids < 1e9)
        facts.set("pids_limit", static_cast<std::int64_t>(std::max(0.0, *pids)), origins.atKey(map, key));
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
    stateMemory(facts, origins, tree, "mem_limit", "memory_limit_mb");
    stateMemory(facts, origins, limits, "memory", "memory_limit_mb");
    stateMemory(facts, origins, tree, "mem_reservation", "memory_request_mb");
    stateMemory(facts, origins, reservations, "memory", "memory_request_mb");
    const std::optional<double> quota = parseNumber(tree["cpu_quota"].text());
    const double period = parseNumber(tree["cpu_period"].text()).value_or(100'000);
    if (quota && period > 0 && std::isfinite(*quota / period))
        facts.set("cpu_limit", std::max(0.0, *quota / period), origins.atKey(tree, "cpu_quota"));
    stateCpus(facts, origins, tree, "cpus", "cpu_limit");
    stateCpus(facts, origins, limits, "cpus", "cpu_limit");
    stateCpus(facts, origins, reservations, "cpus", "cpu_request");
    statePids(facts, origins, tree, "pids_limit");
    statePids(facts, origins, limits, "pids");
    if (tree["storage_opt"].has("size"))
        facts.set("ephemeral_storage_limited", true, origins.atKey(tree["storage_opt"], "size"));
    else if (tree["logging"]["options"].has("max-size"))
        facts.set("ephemeral_storage_limited", true, origins.atKey(tree["logging"]["options"], "max-size"));
}

void stateRestart(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    const auto policyOf = [](std::string_view text) -> std::string_view {
        if (text.starts_with("on-failure"))
            return "on_failure";
        if (text == "always" || text == "any")
            return "always";
        if (text == "unless-stopped")
            return "unless_stopped";
        return text == "no" || text == "none" || text == "false" ? "no" : "";
    };
    const std::string &restart = tree["restart"].text();
    if (const std::string_view policy = policyOf(restart); !policy.empty())
        facts.setEnum("restart_policy", policy, origins.atKey(tree, "restart"));
    const std::size_t colon = restart.find(':');
    if (colon != std::string::npos) {
        if (const auto retries = parseCount(std::string_view(restart).substr(colon + 1)))
            facts.set("restart_max_retries", *retries, origins.atKey(tree, "restart"));
    }
    const Tree &deployed = tree["deploy"]["restart_policy"];
    if (const std::string_view policy = policyOf(deployed["condition"].text()); !policy.empty())
        facts.setEnum("restart_policy", policy, origins.atKey(deployed, "condition"));
    if (const auto retries = parseCount(deployed["max_attempts"].text()))
        facts.set("restart_max_retries", *retries, origins.atKey(deployed, "max_attempts"));
}

void stateLife(Facts &facts, const ServiceOrigins &origins, const Tree &tree)
{
    stateRestart(facts, origins, tree);
    const Tree &check = tree["healthcheck"];
    const std::vector<std::string> test = check["test"].texts();
    if (parseBool(check["disable"].text()).value_or(false) || (!test.empty() && test.front() == "NONE"))
        facts.set("healthcheck", false, origins.atKey(tree, "healthcheck"));
    else if (!test.empty())
        facts.set("healthcheck", true, origins.atKey(tree, "healthcheck"));
    const Tree &deploy = tree["deploy"];
    if (const auto replicas = parseCount(tree["scale"].text()))
        facts.set("replicas", *replicas, origins.atKey(tree, "scale"));
    if (const auto replicas = parseCount(deploy["replicas"].text()))
        facts.set("replicas", *replicas, origins.atKey(deploy, "replicas"));
    if (deploy["mode"].text().ends_with("-job"))
        facts.setEnum("run_mode", "job", origins.atKey(deploy, "mode"));

    const std::string &driver = tree["logging"]["driver"].text();
    static constexpr std::array<std::string_view, 4> localDrivers = {"json-file", "local", "none",
                                                                     "journald"};
    if (!driver.empty() && !hasVariable(driver)) {
        const bool isLocal =
            std::find(localDrivers.begin(), localDrivers.end(), driver) != localDrivers.end();
        facts.set("logs_centralized", !isLocal, origins.atKey(tree["logging"], "driver"));
    }
    const std::string &pull = tree["pull_policy"].text();
    if (pull == "always" || pull == "never")
        facts.setEnum("image_pull_policy", pull, origins.atKey(tree, "pull_policy"));
    else if (pull == "missing" || pull == "if_not_present")
        facts.setEnum("image_pull_policy", "if_not_present", origins.atKey(tree, "pull_policy"));
}

// "none" < "localhost" < "specific" < "all".
std::string_view bindOf(const PortMapping &port)
{
    if (port.isLocal())
        return "localhost";
    const std::string &address = port.hostAddress;
    const bool isAll = address.empty() || address == "0.0.0.0" || address == "::" || address == "[::]";
    return isAll ? "all" : "specific";
}

void statePorts(Facts &facts, const ServiceOrigins &origins, const Service &service)
{
    static constexpr std::array<std::string_view, 4> widths = {"none", "localhost", "specific", "all"};
    const auto widthOf = [](std::string_view bind) { return std::find(widths.begin(), widths.end(), bind); };
    const PortMapping *widest = nullptr;
    for (const PortMapping &port : service.ports) {
        facts.add("published_ports", port.isLocal() ? port.hostAddress + ':' + port.text() : port.text(),
                  origins.at(port.mark));
        facts.add("container_ports", port.targetText(), origins.at(port.mark));
        if (!hasVariable(port.hostAddress) && (!widest || widthOf(bindOf(port)) > widthOf(bindOf(*widest))))
            widest = &port;
    }
    if (widest)
        facts.setEnum("bind_interface", bindOf(*widest), origins.at(widest->mark));
    for (const Tree &item : (*service.tree)["expose"].items()) {
        const std::string &text = item.text();
        if (!text.empty() && !hasVariable(text))
            facts.add("container_ports", text.find('/') == text.npos ? text + "/tcp" : text,
                      origins.at(item.mark()));
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
