// SPDX-License-Identifier: Apache-2.0
#include "import/docker/daemon_configuration.h"

#include "model/generic_name.h"

#include <algorithm>
#include <iterator>
#include <string>

// https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file
namespace bulkhead::import {

namespace {

// The keys that no other kind of file has.
constexpr std::string_view ownKeys[] = {"icc",
                                        "authorization-plugins",
                                        "containerd-namespace",
                                        "data-root",
                                        "default-address-pools",
                                        "default-cgroupns-mode",
                                        "default-ulimits",
                                        "exec-opts",
                                        "insecure-registries",
                                        "live-restore",
                                        "log-driver",
                                        "no-new-privileges",
                                        "registry-mirrors",
                                        "seccomp-profile",
                                        "selinux-enabled",
                                        "storage-driver",
                                        "tlscacert",
                                        "tlsverify",
                                        "userland-proxy",
                                        "userns-remap"};

bool isAddressOfAnEngine(const Node &item)
{
    const std::string_view text = item.text();
    return text.starts_with("tcp://") || text.starts_with("unix://") || text.starts_with("fd://");
}

// The key of the runtime that is taken may stand in other programs' files: the runtimes tell an engine's.
bool namesRuntimes(const Node &root)
{
    const auto runtimes = root["runtimes"].entries();
    return root.has("default-runtime") &&
           std::any_of(runtimes.begin(), runtimes.end(), [](const MapEntry &entry) {
               return entry.value.hasAny({"path", "runtimeType"});
           });
}

std::string_view hostOf(std::string_view address)
{
    address.remove_prefix(std::min(address.size(), std::string_view("tcp://").size()));
    if (address.starts_with('['))
        return address.substr(1, address.find(']') - 1);
    return address.substr(0, address.find(':'));
}

// States one file at the element of the engine's host.
class Configuration
{
public:
    Configuration(Builder &builder, Facts facts, const Node &root, const std::string &file)
        : m_builder(builder), m_facts(facts), m_root(root), m_file(file)
    {}

    void state()
    {
        m_facts.set(property::host::runtime_engine, property::RuntimeEngine::Docker,
                    m_builder.origin(m_file, m_root.line(), "daemon.json", "dockerd reads this file"));
        if (m_root.has("userns-remap"))
            m_facts.set(property::host::userns_remap, !m_root["userns-remap"].text().empty(),
                        at("userns-remap"));
        if (m_root.has("no-new-privileges"))
            m_facts.set(property::host::no_new_privileges_default,
                        m_root["no-new-privileges"].asBool(false, true), at("no-new-privileges"));
        if (m_root["selinux-enabled"].asBool(false, true))
            m_facts.set(property::host::mandatory_access_control, property::MandatoryAccessControl::Selinux,
                        at("selinux-enabled"));
        if (const Node &plugins = m_root["authorization-plugins"]; plugins.isList())
            m_facts.set(property::host::authorization_plugin, plugins.size() > 0,
                        at("authorization-plugins"));
        stateApi();
        stateRegistries();
        stateLogging();
        stateDefaultBridge();
    }

private:
    model::Origin at(std::string_view key, std::string_view note = {}) const
    {
        return m_builder.origin(m_file, m_root.keyLine(key), "daemon.json", note);
    }

    // Where the key is missing the command line of the service may have addresses: nothing is said.
    void stateApi()
    {
        const Node &addresses = m_root["hosts"];
        if (!addresses.isList())
            return;
        using enum property::DaemonTcp;
        const bool isVerified = m_root["tlsverify"].asBool(false, true);
        const bool isEncrypted = isVerified || m_root["tls"].asBool(false, true);
        property::DaemonTcp listens = None;
        int line = m_root.keyLine("hosts");
        for (const Node &item : addresses.items()) {
            if (!item.text().starts_with("tcp://"))
                continue;
            const std::string_view host = hostOf(item.text());
            const bool isLocal = host == "localhost" || host == "::1" || host.starts_with("127.");
            const property::DaemonTcp own = isVerified    ? TlsMutual
                                            : isEncrypted ? TlsServerOnly
                                            : isLocal     ? Localhost
                                                          : Plaintext;
            if (listens != None && listens != Localhost)
                continue; // of several what is open to most
            listens = own;
            line = item.line();
        }
        m_facts.set(property::host::daemon_tcp, listens, m_builder.origin(m_file, line, "daemon.json"));
    }

    void stateRegistries()
    {
        const Node &registries = m_root["insecure-registries"];
        if (!registries.isList())
            return;
        m_facts.set(property::host::insecure_registries, registries.size() > 0, at("insecure-registries"));
        for (const Node &registry : registries.items())
            m_builder.factsOf("registry." + std::string(registry.text()))
                .set(property::registry::tls, property::Tls::Unverified,
                     m_builder.origin(m_file, registry.line(), "daemon.json"));
    }

    void stateLogging()
    {
        static constexpr std::string_view local[] = {"json-file", "local", "none", "journald"};
        const std::string_view driver = m_root["log-driver"].text();
        if (!driver.empty())
            m_facts.set(property::host::central_logging,
                        std::find(std::begin(local), std::end(local), driver) == std::end(local),
                        at("log-driver"));
    }

    // The key is about the bridge that containers join which name no network.
    void stateDefaultBridge()
    {
        if (m_root.has("icc"))
            m_builder.factsOf("net.bridge")
                .set(property::network::icc, m_root["icc"].asBool(true, true), at("icc"));
    }

    Builder &m_builder;
    Facts m_facts;
    const Node &m_root;
    const std::string &m_file;
};

model::Element &engineHost(Builder &builder, const std::string &file)
{
    for (const char *id : {"host", "cluster/nodes"})
        if (model::Element *host = builder.find(id))
            return *host;
    NewElement wanted;
    wanted.kind = model::Kind::Host;
    wanted.id = "host";
    wanted.name = model::dockerHost.name;
    wanted.sourceKey = "docker-host";
    wanted.origin = builder.origin(file, 1, "daemon.json", "the engine runs on some host");
    wanted.implied = true;
    return builder.element(std::move(wanted));
}

} // namespace

bool isDaemonConfiguration(const Node &root)
{
    if (!root.isMap() || root.has("services") || root.has("apiVersion") || root.has("kind"))
        return false;
    const auto addresses = root["hosts"].items();
    return std::any_of(std::begin(ownKeys), std::end(ownKeys),
                       [&](std::string_view key) { return root.has(key); }) ||
           std::any_of(addresses.begin(), addresses.end(), isAddressOfAnEngine) || namesRuntimes(root);
}

Result<Success> importDaemonConfiguration(std::span<const ParsedInput> inputs, Builder &builder)
{
    for (const ParsedInput &input : inputs)
        for (const Document &document : input.documents)
            if (isDaemonConfiguration(document.root()))
                Configuration(builder, builder.facts(engineHost(builder, input.path)), document.root(),
                              input.path)
                    .state();
    return Success{};
}

} // namespace bulkhead::import
