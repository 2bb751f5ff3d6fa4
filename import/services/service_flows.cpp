// SPDX-License-Identifier: Apache-2.0
#include "import/services/project_importer.h"

#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/shared/outside.h"

#include <algorithm>
#include <array>

// The part of ProjectImporter that tells who talks to whom.
namespace bulkhead::import::services {

void ProjectImporter::inferFlows()
{
    for (const Service &service : m_services) {
        inferFromSettings(service);
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
    const auto found = std::find_if(m_services.begin(), m_services.end(), publishes);
    return found == m_services.end() ? nullptr : &*found;
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

const Service *ProjectImporter::resolve(const Service &from, const Mention &mention) const
{
    for (const Tree &link : (*from.tree)["links"].items()) {
        const std::size_t colon = link.text().find(':');
        if (colon != std::string::npos && lowerCase(link.text().substr(colon + 1)) == mention.host)
            return find(link.text().substr(0, colon));
    }
    if (isLoopbackHost(mention.host))
        return resolveLocalhost(from, mention.port);
    if (const Service *named = resolveName(from, mention.host)) {
        const Service *beside =
            listensOn(*named, mention.port) ? nullptr : listenerBeside(m_services, *named, mention.port);
        return beside && beside != &from ? beside : named;
    }
    static constexpr std::array<std::string_view, 3> hostNames = {
        "host.docker.internal", "gateway.docker.internal", "host.containers.internal"};
    return isOneOf(mention.host, hostNames) && mention.port > 0 ? publisherOf(mention.port) : nullptr;
}

void ProjectImporter::addMentions(const Service &service, const std::vector<Mention> &mentions,
                                  const Mark &mark, const std::string &note)
{
    for (const Mention &mention : mentions) {
        const Service *target = resolve(service, mention);
        if (!target)
            continue;
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.target = target->id;
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
        if (!m_names.of(mention.host).empty() || !leadsOutside(variable.name, mention))
            continue;
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.mention = mention;
        candidate.certainty = Certainty::Address;
        candidate.origin = m_builder.origin(variable.mark.path(), variable.mark.line, service.object(),
                                            "the variable " + variable.name + " holds its address");
        candidate.target =
            outsideParty(m_builder, mention.host, model::Platform::Docker, candidate.origin).id;
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

// A reverse proxy that finds its backends by their labels. In a stack it reads those of the service, which
// stand below deploy.
void ProjectImporter::inferFromProxyLabels(const Service &service)
{
    for (const Tree *labels : {&(*service.tree)["labels"], &(*service.tree)["deploy"]["labels"]}) {
        const auto label =
            std::find_if(labels->entries().begin(), labels->entries().end(),
                         [](const TreeEntry &entry) { return lowerCase(entry.key).starts_with("traefik."); });
        const auto enable =
            std::find_if(labels->entries().begin(), labels->entries().end(),
                         [](const TreeEntry &entry) { return lowerCase(entry.key) == "traefik.enable"; });
        if (label == labels->entries().end() ||
            (enable != labels->entries().end() && !parseBool(enable->value.text()).value_or(true)))
            continue;
        for (const Service &proxy : m_services) {
            if (&proxy != &service && m_surroundings.canReach(proxy, service))
                addProxyFlow(proxy, service, *label);
        }
        for (const ProjectImporter *other : m_others) {
            for (const Service &proxy : other->m_services) {
                if (sharesNetwork(service, *other, {&proxy, {}, false}))
                    addProxyFlow(proxy, service, *label);
            }
        }
    }
}

void ProjectImporter::addProxyFlow(const Service &proxy, const Service &service, const TreeEntry &label)
{
    if (!proxy.technology || proxy.technology->name != "traefik")
        return;
    FlowCandidate candidate;
    candidate.source = proxy.id;
    candidate.target = service.id;
    candidate.certainty = Certainty::Named;
    candidate.origin = m_builder.origin(label.mark.path(), label.mark.line, service.object(),
                                        "its labels ask the proxy to lead to it");
    m_flows.add(std::move(candidate));
}

} // namespace bulkhead::import::services
