// SPDX-License-Identifier: Apache-2.0
#include "import/services/engine_dns.h"

#include "import/reading/text.h"

#include <algorithm>
#include <charconv>

namespace bulkhead::import::services {

namespace {

bool isAllDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

// Whether "80" or "8000-8010" holds a port.
bool holdsPort(std::string_view range, int port)
{
    const std::size_t dash = std::min(range.find('-'), range.size());
    int first = 0;
    int last = 0;
    const auto read = [](std::string_view text, int &number) {
        return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
    };
    if (!read(range.substr(0, dash), first))
        return false;
    if (dash == range.size() || !read(range.substr(dash + 1), last))
        last = first;
    return first <= port && port <= last;
}

} // namespace

bool isGeneratedName(std::string_view project, const Service &service, std::string_view name)
{
    const std::string own = engineNameOf(project);
    if (own.empty() || !name.starts_with(own) || !(*service.tree)["container_name"].text().empty())
        return false;
    name.remove_prefix(own.size());
    for (const char separator : {'-', '_'}) {
        const std::string start = separator + lowerCase(service.name);
        if (!name.starts_with(start))
            continue;
        const std::string_view rest = name.substr(start.size());
        if (rest.starts_with(separator) ? isAllDigits(rest.substr(1)) : rest.empty() && separator == '_')
            return true;
    }
    return false;
}

std::string_view serviceOfTasks(std::string_view host)
{
    constexpr std::string_view start = "tasks.";
    if (!host.starts_with(start) || host.find('.', start.size()) != std::string_view::npos)
        return {};
    return host.substr(start.size());
}

void EngineDns::read(const Project &project, const std::vector<Service> &services,
                     const Surroundings &surroundings)
{
    m_project = &project;
    m_engineName = engineNameOf(project.name);
    for (const Service &service : services) {
        if (service.isProvided)
            continue;
        const Tree &tree = *service.tree;
        m_names.emplace(lowerCase(service.name), HostName{&service, {}, false});
        for (const std::string_view key : {"container_name", "hostname"}) {
            const std::string name = lowerCase(tree[key].text());
            if (!name.empty() && name != lowerCase(service.name))
                m_names.emplace(name, HostName{&service, {}, false});
        }
        for (const TreeEntry &network : tree["networks"].entries()) {
            const model::Id id = surroundings.networkId(network.key);
            for (const std::string &alias : network.value["aliases"].texts())
                m_names.emplace(lowerCase(alias), HostName{&service, id, false});
            for (const std::string_view key : {"ipv4_address", "ipv6_address"}) {
                if (const auto address = IpAddress::parse(network.value[key].text()))
                    m_addresses.push_back({*address, {&service, id, true}});
            }
        }
    }
}

std::vector<HostName> EngineDns::of(std::string_view host) const
{
    std::vector<HostName> found;
    if (const auto address = IpAddress::parse(host)) {
        for (const auto &[known, name] : m_addresses) {
            if (known == *address)
                found.push_back(name);
        }
        return found;
    }
    if (const std::string_view service = serviceOfTasks(host); !service.empty())
        host = service;
    const auto [begin, end] = m_names.equal_range(host);
    for (auto name = begin; name != end; ++name)
        found.push_back(name->second);
    if (!found.empty() || m_engineName.empty() || !host.starts_with(m_engineName))
        return found;
    // What stands between the project's name and the number is a service's name.
    std::string_view middle = host.substr(m_engineName.size());
    middle.remove_prefix(std::min<std::size_t>(1, middle.size()));
    const std::size_t number = middle.find_last_not_of("0123456789");
    for (const std::string_view name :
         {middle, middle.substr(0, number == std::string_view::npos ? 0 : number)}) {
        const auto [first, last] = m_names.equal_range(name);
        for (auto known = first; known != last; ++known) {
            const HostName &candidate = known->second;
            if (candidate.network.empty() && isGeneratedName(m_project->name, *candidate.service, host))
                found.push_back(candidate);
        }
    }
    return found;
}

bool listensOn(const Service &service, int port)
{
    if (port <= 0)
        return false;
    const auto &exposed = (*service.tree)["expose"].items();
    if (std::any_of(exposed.begin(), exposed.end(),
                    [port](const Tree &item) { return holdsPort(item.text(), port); }))
        return true;
    return service.technology && service.technology->ports.contains(port);
}

const Service *listenerBeside(const std::vector<Service> &services, const Service &service, int port)
{
    const auto isBeside = [&service](const Service &other) {
        return &other != &service && !other.isProvided &&
               (service.attachment == Attachment::Host
                    ? other.attachment == Attachment::Host
                    : service.networkOwner && other.networkOwner == service.networkOwner);
    };
    const auto found = std::find_if(services.begin(), services.end(), [&](const Service &other) {
        return isBeside(other) && listensOn(other, port);
    });
    return found == services.end() ? nullptr : &*found;
}

} // namespace bulkhead::import::services
