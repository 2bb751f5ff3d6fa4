// SPDX-License-Identifier: Apache-2.0
#include "import/shared/flows.h"

#include <algorithm>
#include <array>

namespace bulkhead::import {

namespace {

std::optional<property::Protocol> protocolOfScheme(std::string_view scheme)
{
    static constexpr std::array<std::pair<std::string_view, property::Protocol>, 38> protocols = {{
        {"http", property::Protocol::Http},
        {"ws", property::Protocol::Http},
        {"https", property::Protocol::Https},
        {"wss", property::Protocol::Https},
        {"grpc", property::Protocol::Grpc},
        {"grpcs", property::Protocol::Grpc},
        {"redis", property::Protocol::Redis},
        {"rediss", property::Protocol::Redis},
        {"valkey", property::Protocol::Redis},
        {"valkeys", property::Protocol::Redis},
        {"postgres", property::Protocol::Database},
        {"postgresql", property::Protocol::Database},
        {"mysql", property::Protocol::Database},
        {"mariadb", property::Protocol::Database},
        {"mongodb", property::Protocol::Database},
        {"mongodb+srv", property::Protocol::Database},
        {"sqlserver", property::Protocol::Database},
        {"mssql", property::Protocol::Database},
        {"oracle", property::Protocol::Database},
        {"bolt", property::Protocol::Database},
        {"neo4j", property::Protocol::Database},
        {"clickhouse", property::Protocol::Database},
        {"cassandra", property::Protocol::Database},
        {"mysql2", property::Protocol::Database},
        {"amqp", property::Protocol::Queue},
        {"amqps", property::Protocol::Queue},
        {"kafka", property::Protocol::Queue},
        {"nats", property::Protocol::Queue},
        {"mqtt", property::Protocol::Queue},
        {"mqtts", property::Protocol::Queue},
        {"stomp", property::Protocol::Queue},
        {"pulsar", property::Protocol::Queue},
        {"ssh", property::Protocol::Ssh},
        {"tcp", property::Protocol::Tcp},
        {"syslog", property::Protocol::Log},
        {"gelf", property::Protocol::Log},
        {"nfs", property::Protocol::Nfs},
        {"dns", property::Protocol::Dns},
    }};
    // "postgresql+psycopg2" and "jdbc:mysql" are what their database is.
    const std::string_view base = scheme.substr(0, scheme == "mongodb+srv" ? scheme.npos : scheme.find('+'));
    const auto found =
        std::find_if(protocols.begin(), protocols.end(), [&](const auto &p) { return p.first == base; });
    return found == protocols.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

void stateProtocol(Builder &builder, model::Flow &flow, const Mention &mention, const model::Origin &origin)
{
    Facts facts = builder.facts(flow);
    const auto because = [&](std::string_view note) {
        return builder.origin(origin.file.view(), origin.line, origin.object.view(), note);
    };
    // "tcp" says nothing of what is spoken over it: product and port come first.
    const auto byScheme = protocolOfScheme(mention.scheme);
    const std::string schemeNote = "the address begins with " + mention.scheme + "://";
    if (mention.isEngine)
        facts.set(property::data_flow::protocol, property::Protocol::DockerApi,
                  because("the address is that of an engine's API"));
    else if (byScheme && *byScheme != property::Protocol::Tcp)
        facts.set(property::data_flow::protocol, *byScheme, because(schemeNote));
    const Technology *technology = nullptr;
    if (const auto key = builder.vocabulary().key(property::container::technology);
        key && builder.options().technologies) { // of processes and stores too
        const model::Element *target = builder.find(flow.target);
        const model::Value *name = target ? target->properties.value(*key) : nullptr;
        technology =
            name && name->asText() ? builder.options().technologies->named(*name->asText()) : nullptr;
    }
    if (!facts.has(property::data_flow::protocol) && technology) {
        const auto own = technology->ports.find(mention.port);
        if (own != technology->ports.end())
            facts.set(property::data_flow::protocol, own->second,
                      because("what " + technology->name + " speaks on this port"));
        else if (mention.port == 0 && !technology->ports.empty() &&
                 (technology->serviceType == property::ServiceType::Database ||
                  technology->serviceType == property::ServiceType::Cache ||
                  technology->serviceType == property::ServiceType::Queue))
            facts.set(property::data_flow::protocol, technology->ports.begin()->second,
                      because("what " + technology->name + " speaks"));
    }
    if (!facts.has(property::data_flow::protocol)) {
        if (const auto protocol = Technologies::protocolOfPort(mention.port))
            facts.set(property::data_flow::protocol, *protocol,
                      because("what port " + std::to_string(mention.port) + " is for"));
    }
    if (!facts.has(property::data_flow::protocol) && byScheme)
        facts.set(property::data_flow::protocol, *byScheme, because(schemeNote));
    if (facts.choice(property::data_flow::protocol) == property::Protocol::DockerApi &&
        mention.port == 2375) {
        const model::Origin byPort = because("on port 2375 an engine offers its API without TLS");
        facts.set(property::data_flow::encryption, property::Encryption::None, byPort);
        facts.set(property::data_flow::authentication, property::DataFlowAuthentication::None, byPort);
    } else if (mention.isEncrypted ||
               facts.choice(property::data_flow::protocol) == property::Protocol::Https)
        facts.set(property::data_flow::encryption, property::Encryption::Tls,
                  because(mention.isEncrypted ? "from the address" : "https is http over TLS"));
    else if (mention.isClear)
        facts.set(property::data_flow::encryption, property::Encryption::None,
                  because("the address asks for no TLS"));
    if (mention.hasCredentials) {
        facts.set(property::data_flow::carries_secrets, true, because("the address holds a password"));
        facts.set(property::data_flow::authentication, property::DataFlowAuthentication::SharedSecret,
                  because("the address holds a password"));
    }
}

void FlowInference::add(FlowCandidate candidate)
{
    if (candidate.source == candidate.target)
        return;
    m_candidates[{candidate.source, candidate.target}].push_back(std::move(candidate));
}

namespace {

int ownPortOf(const FlowCandidate &candidate)
{
    return candidate.targetPort != 0 ? candidate.targetPort : candidate.mention.port;
}

// A mention without a port adds nothing to those with one; the firmest that names the target tells of the
// flow to its only port.
void joinWithoutPort(std::map<int, FlowCandidate> &byPort)
{
    const auto anyPort = byPort.find(0);
    if (byPort.size() == 1 || anyPort == byPort.end())
        return;
    FlowCandidate &only = std::next(anyPort)->second;
    if (byPort.size() == 2 && anyPort->second.certainty > only.certainty) {
        const int port = only.mention.port;
        const int targetPort = only.targetPort;
        only = anyPort->second;
        only.mention.port = port;
        only.targetPort = targetPort;
    }
    byPort.erase(anyPort);
}

} // namespace

void FlowInference::draw(const Drawn &drawn)
{
    for (auto &[ends, candidates] : m_candidates) {
        std::stable_sort(
            candidates.begin(), candidates.end(),
            [](const FlowCandidate &a, const FlowCandidate &b) { return a.certainty > b.certainty; });
        std::map<int, FlowCandidate> byPort; // of the target
        for (const FlowCandidate &candidate : candidates) {
            const auto [firmest, isNew] = byPort.emplace(ownPortOf(candidate), candidate);
            if (!isNew && firmest->second.mention.port == 0)
                firmest->second.mention.port = candidate.mention.port;
        }
        joinWithoutPort(byPort);
        for (const auto &[port, candidate] : byPort)
            drawOne(candidate, byPort.size() > 1, drawn);
    }
    m_candidates.clear();
}

void FlowInference::drawOne(const FlowCandidate &candidate, bool withPort, const Drawn &drawn)
{
    const model::Element *target = m_builder.find(candidate.target);
    if (!target || !m_builder.find(candidate.source))
        return;
    NewFlow wanted;
    wanted.source = candidate.source;
    wanted.target = candidate.target;
    wanted.platform = candidate.platform;
    wanted.origin = candidate.origin;
    if (withPort)
        wanted.discriminator =
            std::to_string(candidate.mention.port != 0 ? candidate.mention.port : candidate.targetPort);
    wanted.name = "to " + target->name;
    if (candidate.mention.port > 0)
        wanted.name += ":" + std::to_string(candidate.mention.port);
    model::Flow &flow = m_builder.flow(std::move(wanted));
    if (candidate.spoken && candidate.mention.scheme.empty()) {
        model::Origin origin = candidate.origin;
        origin.note = model::SharedText(candidate.spokenBecause);
        m_builder.facts(flow).set(property::data_flow::protocol, *candidate.spoken, std::move(origin));
    }
    stateProtocol(m_builder, flow, candidate.mention, candidate.origin);
    if (drawn)
        drawn(flow, candidate);
}

} // namespace bulkhead::import
