// SPDX-License-Identifier: Apache-2.0
#include "import/services/project_importer.h"

#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/shared/image_reference.h"
#include "import/shared/outside.h"

#include <algorithm>
#include <array>
#include <iterator>

// The part of ProjectImporter that tells who talks to whom.
namespace bulkhead::import::services {

void ProjectImporter::inferFlows()
{
    for (const Service &service : m_services) {
        inferFromSettings(service);
        inferFromConfigs(service);
        inferFromOrder(service);
        inferFromExternalLinks(service);
        inferFromProxyLabels(service);
    }
    m_flows.draw();
}

bool ProjectImporter::sharesNetwork(const Service &own, const ProjectImporter &other,
                                    const HostName &theirs) const
{
    const std::vector<model::Id> &a = m_surroundings.networksOf(own.name);
    const std::vector<model::Id> &b = other.m_surroundings.networksOf(theirs.service->name);
    return std::any_of(a.begin(), a.end(), [&](const model::Id &id) {
        return (theirs.network.empty() || id == theirs.network) &&
               std::find(b.begin(), b.end(), id) != b.end();
    });
}

// The service that a name or address leads to on the networks of another one, in this project or the others.
const Service *ProjectImporter::resolveName(const Service &from, std::string_view host) const
{
    const std::vector<model::Id> &joined = m_surroundings.networksOf(from.name);
    for (const HostName &name : m_names.of(host)) {
        const bool isJoined = name.network.empty() || joined.empty() ||
                              std::find(joined.begin(), joined.end(), name.network) != joined.end();
        const bool leadsThere = name.isAddress ? m_surroundings.canReach(from, *name.service)
                                               : m_surroundings.canResolve(from, *name.service);
        if (isJoined && leadsThere)
            return name.service;
    }
    for (const ProjectImporter *other : m_others) {
        for (const HostName &name : other->m_names.of(host)) {
            if (sharesNetwork(from, *other, name))
                return name.service;
        }
    }
    return nullptr;
}

// The service whose port the host publishes under this number.
const Service *ProjectImporter::publisherOf(int port) const
{
    const auto publishes = [port](const Service &service) {
        return std::any_of(service.ports.begin(), service.ports.end(), [port](const PortMapping &mapping) {
            return mapping.published == std::to_string(port);
        });
    };
    const auto publisherIn = [&publishes](const std::vector<Service> &services) {
        const auto found = std::find_if(services.begin(), services.end(), publishes);
        return found == services.end() ? nullptr : &*found;
    };
    const Service *publisher = publisherIn(m_services);
    for (const ProjectImporter *other : m_others)
        publisher = publisher ? publisher : publisherIn(other->m_services);
    return publisher;
}

// What answers on the loopback address of a service: another one in its network namespace. On the host's
// network that may be a port that the host publishes.
const Service *ProjectImporter::resolveLocalhost(const Service &from, int port) const
{
    if (port <= 0 || listensOn(from, port))
        return nullptr;
    if (const Service *beside = listenerBeside(m_services, from, port))
        return beside;
    if (from.attachment == Attachment::Host)
        return publisherOf(port);
    // The owner of the namespace publishes the port of whichever service there listens on it.
    const Service *owner = from.networkOwner;
    const bool ownerPublishes =
        owner && owner != &from &&
        std::any_of(owner->ports.begin(), owner->ports.end(),
                    [port](const PortMapping &mapping) { return mapping.targetPort() == port; });
    return ownerPublishes ? owner : nullptr;
}

namespace {

bool isNameOfHost(std::string_view host)
{
    static constexpr std::array<std::string_view, 4> names = {
        "host.docker.internal", "gateway.docker.internal", "host.containers.internal", "host-gateway"};
    return isOneOf(host, names);
}

} // namespace

const Service *ProjectImporter::resolve(const Service &from, const Mention &mention) const
{
    for (const Tree &link : (*from.tree)["links"].items()) {
        const std::size_t colon = link.text().find(':');
        if (colon != std::string::npos && lowerCase(link.text().substr(colon + 1)) == mention.host)
            return find(link.text().substr(0, colon));
    }
    if (isLoopbackHost(mention.host))
        return resolveLocalhost(from, mention.port);
    for (const TreeEntry &extra : (*from.tree)["extra_hosts"].entries()) {
        const std::vector<std::string> addresses = extra.value.texts();
        if (lowerCase(extra.key) != mention.host || addresses.empty())
            continue;
        if (const Service *named = resolveName(from, addresses.front()))
            return named;
        return isNameOfHost(addresses.front()) && mention.port > 0 ? publisherOf(mention.port) : nullptr;
    }
    if (const Service *named = resolveName(from, mention.host)) {
        const Service *beside =
            listensOn(*named, mention.port) ? nullptr : listenerBeside(m_services, *named, mention.port);
        return beside && beside != &from ? beside : named;
    }
    return isNameOfHost(mention.host) && mention.port > 0 ? publisherOf(mention.port) : nullptr;
}

// The party outside the project that a name of extra_hosts stands for, or the host itself by its names; empty
// where it is none of these, or another service answers under the address.
model::Id ProjectImporter::namedOutside(const Service &service, std::string_view host,
                                        const model::Origin &origin)
{
    const Tree &extra = (*service.tree)["extra_hosts"];
    const auto entry = std::find_if(extra.entries().begin(), extra.entries().end(),
                                    [host](const TreeEntry &known) { return lowerCase(known.key) == host; });
    if (entry == extra.entries().end())
        return isNameOfHost(host) ? m_surroundings.host().id : model::Id();
    const std::vector<std::string> addresses = entry->value.texts();
    if (addresses.empty() || isLoopbackHost(addresses.front()) || hasVariable(addresses.front()))
        return {};
    if (isNameOfHost(addresses.front()))
        return m_surroundings.host().id;
    return outsideParty(m_builder, std::string(host), model::Platform::Docker, origin).id;
}

void ProjectImporter::addMentions(const Service &service, const std::vector<Mention> &mentions,
                                  const Mark &mark, const std::string &note)
{
    for (const Mention &mention : mentions) {
        const Service *target = resolve(service, mention);
        const model::Id party =
            target ? model::Id()
                   : namedOutside(service, mention.host,
                                  m_builder.origin(mark.path(), mark.line, service.object(), note));
        if (!target && party.empty())
            continue;
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.target = target ? target->id : party;
        candidate.mention = mention;
        candidate.certainty =
            mention.port > 0 || !mention.scheme.empty() ? Certainty::Address : Certainty::Named;
        candidate.origin =
            m_builder.origin(mark.path(), mark.line, service.object(),
                             note + (candidate.certainty == Certainty::Address ? " holds its address"
                                                                               : " names it as a host"));
        m_flows.add(std::move(candidate));
    }
}

void ProjectImporter::addOutsideMentions(const Service &service, const Variable &variable,
                                         const std::vector<Mention> &mentions)
{
    if (m_builder.factsOf(service.id).has(property::container::egress_restricted))
        return;
    for (const Mention &mention : mentions) {
        // A service of another stack of the swarm, by the name of its containers.
        const std::string_view ofSwarm = serviceOfTasks(mention.host);
        if (!m_names.of(mention.host).empty() || (ofSwarm.empty() && !leadsOutside(variable.name, mention)) ||
            (*service.tree)["extra_hosts"].has(mention.host))
            continue;
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.mention = mention;
        candidate.certainty = Certainty::Address;
        candidate.origin = m_builder.origin(variable.mark.path(), variable.mark.line, service.object(),
                                            "the variable " + variable.name + " holds its address");
        const std::string party = ofSwarm.empty() ? mention.host : std::string(ofSwarm);
        candidate.target = outsideParty(m_builder, party, model::Platform::Docker, candidate.origin).id;
        m_flows.add(std::move(candidate));
    }
}

// Containers that somebody else starts on the same host.
void ProjectImporter::inferFromExternalLinks(const Service &service)
{
    for (const Tree &link : (*service.tree)["external_links"].items()) {
        const std::string name = lowerCase(link.text().substr(0, link.text().find(':')));
        const std::vector<HostName> known = m_names.of(name);
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.certainty = Certainty::Linked;
        candidate.origin = m_builder.origin(link.mark().path(), link.mark().line, service.object(),
                                            "an external link gives it its address");
        candidate.target = !known.empty()
                               ? known.front().service->id
                               : outsideParty(m_builder, name, model::Platform::Docker, candidate.origin).id;
        if (!name.empty() && candidate.target != candidate.source)
            m_flows.add(std::move(candidate));
    }
}

namespace {

// A value of several lines is a text, unless its name says that it is a configuration or names hosts: what a
// banner or a certificate mentions is not called.
bool isProse(const Variable &variable)
{
    static constexpr std::array<std::string_view, 24> words = {
        "config", "conf",    "cfg",  "configuration", "settings",  "properties", "yaml",      "yml",
        "json",   "toml",    "ini",  "url",           "urls",      "uri",        "host",      "hosts",
        "server", "servers", "jaas", "brokers",       "endpoints", "upstreams",  "caddyfile", "options"};
    return variable.value.find('\n') != std::string::npos && !isAnyOneOf(wordsOf(variable.name), words);
}

} // namespace

void ProjectImporter::inferFromSettings(const Service &service)
{
    for (const Variable &variable : service.environment) {
        if (isProse(variable))
            continue;
        const std::vector<Mention> mentions = mentionsInSetting(variable.name, variable.value);
        addMentions(service, mentions, variable.mark, "the variable " + variable.name);
        addOutsideMentions(service, variable, mentions);
    }
    for (const std::string_view key : {"command", "entrypoint"}) {
        const Tree &tree = *service.tree;
        if (tree.has(key))
            addMentions(service, mentionsInArguments(commandWords(tree[key])), tree.keyMark(key),
                        "the " + std::string(key));
    }
}

// Files whose text the project itself holds. They may tell of others in passing, so that only names of
// services count.
void ProjectImporter::inferFromConfigs(const Service &service)
{
    const Tree &declared = m_project.root["configs"];
    for (const Tree &item : (*service.tree)["configs"].items()) {
        const std::string &name = item.isMap() ? item["source"].text() : item.text();
        const Tree &config = declared[name];
        if (!config.has("content"))
            continue;
        const auto [read, isFirst] = m_configMentions.try_emplace(name);
        if (isFirst)
            read->second = mentionsInFile(config["content"].text());
        std::vector<Mention> mentions;
        std::copy_if(read->second.begin(), read->second.end(), std::back_inserter(mentions),
                     [&](const Mention &mention) { return resolve(service, mention) != nullptr; });
        addMentions(service, mentions, config.keyMark("content"), "the config " + name);
    }
}

void ProjectImporter::reportMissing(const Service &service, const std::string &name, const Mark &mark) const
{
    const bool isInactive = m_project.inactive.contains(name);
    m_builder.warn(mark.path(), mark.line,
                   "the " + service.objectKind + " " + service.name + " names " + name +
                       (isInactive ? ", which is left out, as its profile is not active"
                                   : ", which is no service here"));
}

void ProjectImporter::inferFromOrder(const Service &service)
{
    const Tree &tree = *service.tree;
    const auto add = [&](const std::string &name, const Mark &mark, Certainty certainty,
                         std::string_view note) {
        const Service *target = find(name);
        if (!target) {
            reportMissing(service, name, mark);
            return;
        }
        if (!target->isProvided && !m_surroundings.canReach(service, *target))
            return;
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.target = target->id;
        candidate.certainty = certainty;
        candidate.origin = m_builder.origin(mark.path(), mark.line, service.object(), note);
        m_flows.add(std::move(candidate));
    };
    for (const Tree &link : tree["links"].items())
        add(link.text().substr(0, link.text().find(':')), link.mark(), Certainty::Linked,
            "a link gives it its address");
    for (const TreeEntry &entry : tree["depends_on"].entries()) {
        // It waits for the other to end: nothing is left to talk to.
        if (entry.value["condition"].text() == "service_completed_successfully")
            continue;
        if (!find(entry.key) && !parseBool(entry.value["required"].text()).value_or(true))
            continue;
        add(entry.key, entry.mark, Certainty::Ordered,
            "depends_on: it starts after it, and probably talks to it");
    }
}

namespace {

// A reverse proxy that finds its backends by what they state themselves, and the word that asks for it.
struct ByWord
{
    bool (*isProxy)(const Service &proxy);
    std::string_view word; // how the names of its labels, or of its variable, begin
};

bool isTraefik(const Service &proxy)
{
    return proxy.technology && proxy.technology->name == "traefik";
}

bool isOfImage(const Service &proxy, std::string_view name)
{
    return ImageReference::parse((*proxy.tree)["image"].text()).repository.ends_with(name);
}

constexpr ByWord byLabels[] = {
    {isTraefik, "traefik."},
    {[](const Service &proxy) { return isOfImage(proxy, "caddy-docker-proxy"); }, "caddy"},
};

} // namespace

// In a stack the labels are those of the service, which stand below deploy.
void ProjectImporter::inferFromProxyLabels(const Service &service)
{
    for (const Tree *labels : {&service.labels, &(*service.tree)["deploy"]["labels"]}) {
        for (const ByWord &by : byLabels) {
            const auto label = std::find_if(
                labels->entries().begin(), labels->entries().end(),
                [&by](const TreeEntry &entry) { return lowerCase(entry.key).starts_with(by.word); });
            const auto enable = std::find_if(
                labels->entries().begin(), labels->entries().end(), [&by](const TreeEntry &entry) {
                    return lowerCase(entry.key) == std::string(by.word) + "enable";
                });
            if (label != labels->entries().end() &&
                (enable == labels->entries().end() || parseBool(enable->value.text()).value_or(true)))
                addProxyFlows(service, by.isProxy, label->mark, "its labels ask the proxy to lead to it");
        }
    }
    for (const Variable &variable : service.environment)
        if (variable.name == "VIRTUAL_HOST" && !variable.value.empty())
            addProxyFlows(
                service, [](const Service &proxy) { return isOfImage(proxy, "nginx-proxy"); }, variable.mark,
                "its variable VIRTUAL_HOST asks the proxy to lead to it");
}

void ProjectImporter::addProxyFlows(const Service &service, bool (*isProxy)(const Service &proxy),
                                    const Mark &mark, std::string_view note)
{
    const auto add = [&](const Service &proxy) {
        FlowCandidate candidate;
        candidate.source = proxy.id;
        candidate.target = service.id;
        candidate.certainty = Certainty::Named;
        candidate.origin = m_builder.origin(mark.path(), mark.line, service.object(), note);
        m_flows.add(std::move(candidate));
    };
    for (const Service &proxy : m_services) {
        if (&proxy != &service && isProxy(proxy) && m_surroundings.canReach(proxy, service))
            add(proxy);
    }
    for (const ProjectImporter *other : m_others) {
        for (const Service &proxy : other->m_services) {
            if (isProxy(proxy) && sharesNetwork(service, *other, {&proxy, {}, false}))
                add(proxy);
        }
    }
}

} // namespace bulkhead::import::services
