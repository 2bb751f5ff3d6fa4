// SPDX-License-Identifier: Apache-2.0
#include "import/services/project_importer.h"

#include "import/reading/text.h"
#include "import/shared/outside.h"

#include <algorithm>
#include <array>

// The part of ProjectImporter that tells who talks to whom.
namespace bulkhead::import::services {

void ProjectImporter::nameServices()
{
    for (const Service &service : m_services) {
        const Tree &tree = *service.tree;
        m_byHostName.emplace(lowerCase(service.name), &service);
        for (const std::string_view key : {"container_name", "hostname"}) {
            if (!tree[key].text().empty())
                m_byHostName.emplace(lowerCase(tree[key].text()), &service);
        }
        for (const TreeEntry &network : tree["networks"].entries()) {
            for (const std::string &alias : network.value["aliases"].texts())
                m_byHostName.emplace(lowerCase(alias), &service);
        }
    }
}

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

bool ProjectImporter::canReach(const Service &from, const Service &to) const
{
    const std::vector<model::Id> &a = m_surroundings.networksOf(from.name);
    const std::vector<model::Id> &b = m_surroundings.networksOf(to.name);
    if (a.empty() || b.empty())
        return true; // one of them is on the host's network, or on one that is not known
    return std::any_of(a.begin(), a.end(),
                       [&](const model::Id &id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

bool ProjectImporter::sharesNetwork(const Service &own, const ProjectImporter &other,
                                    const Service &theirs) const
{
    const std::vector<model::Id> &a = m_surroundings.networksOf(own.name);
    const std::vector<model::Id> &b = other.m_surroundings.networksOf(theirs.name);
    return std::any_of(a.begin(), a.end(),
                       [&](const model::Id &id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

const Service *ProjectImporter::resolve(const Service &from, const Mention &mention) const
{
    for (const Tree &link : (*from.tree)["links"].items()) {
        const std::size_t colon = link.text().find(':');
        if (colon != std::string::npos && lowerCase(link.text().substr(colon + 1)) == mention.host)
            return find(link.text().substr(0, colon));
    }
    const auto found = m_byHostName.find(mention.host);
    if (found != m_byHostName.end())
        return canReach(from, *found->second) ? found->second : nullptr;
    for (const ProjectImporter *other : m_others) {
        const auto theirs = other->m_byHostName.find(mention.host);
        if (theirs != other->m_byHostName.end() && sharesNetwork(from, *other, *theirs->second))
            return theirs->second;
    }
    // Through a port that another service publishes on the host.
    if (mention.host == "host.docker.internal" && mention.port > 0) {
        for (const Service &service : m_services) {
            for (const PortMapping &port : service.ports) {
                if (port.published == std::to_string(mention.port))
                    return &service;
            }
        }
    }
    return nullptr;
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
        if (m_byHostName.contains(mention.host) || !leadsOutside(variable.name, mention))
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
        const auto known = m_byHostName.find(name);
        FlowCandidate candidate;
        candidate.source = service.id;
        candidate.certainty = Certainty::Linked;
        candidate.origin = m_builder.origin(link.mark().path(), link.mark().line, service.object(),
                                            "an external link gives it its address");
        candidate.target = known != m_byHostName.end()
                               ? known->second->id
                               : outsideParty(m_builder, name, model::Platform::Docker, candidate.origin).id;
        if (!name.empty() && candidate.target != candidate.source)
            m_flows.add(std::move(candidate));
    }
}

void ProjectImporter::inferFromSettings(const Service &service)
{
    for (const Variable &variable : service.environment) {
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

void ProjectImporter::inferFromOrder(const Service &service)
{
    const Tree &tree = *service.tree;
    const auto add = [&](const std::string &name, const Mark &mark, Certainty certainty,
                         std::string_view note) {
        const Service *target = find(name);
        if (!target) {
            m_builder.warn(mark.path(), mark.line,
                           "the service " + service.name + " names " + name + ", which is no service here");
            return;
        }
        if (!canReach(service, *target))
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
        add(entry.key, entry.mark, Certainty::Ordered,
            "depends_on: it starts after it, and probably talks to it");
    }
}

// A reverse proxy that finds its backends by their labels or variables.
void ProjectImporter::inferFromProxyLabels(const Service &service)
{
    const auto label =
        std::find_if((*service.tree)["labels"].entries().begin(), (*service.tree)["labels"].entries().end(),
                     [](const TreeEntry &entry) { return entry.key.starts_with("traefik."); });
    if (label == (*service.tree)["labels"].entries().end())
        return;
    for (const Service &proxy : m_services) {
        if (&proxy != &service && canReach(proxy, service))
            addProxyFlow(proxy, service, *label);
    }
    for (const ProjectImporter *other : m_others) {
        for (const Service &proxy : other->m_services) {
            if (sharesNetwork(service, *other, proxy))
                addProxyFlow(proxy, service, *label);
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
