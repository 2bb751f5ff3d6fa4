// SPDX-License-Identifier: Apache-2.0
#include "import/services/surroundings.h"

#include "import/reading/scalar_types.h"
#include "import/services/interpolation.h"
#include "import/shared/credentials.h"
#include "model/ids.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

constexpr std::string_view defaultNetwork = "default";

property::Driver driverOf(std::string_view name)
{
    const auto driver = model::choiceNamed<property::Driver>(name);
    return driver && *driver != property::Driver::Cni ? *driver : property::Driver::Other;
}

// Another project of the import owns it: it is that one's element.
void takeFromOwner(NewElement &wanted, const Project &project, const std::string &object)
{
    const auto owned = project.elsewhere.find(object);
    if (owned == project.elsewhere.end())
        return;
    wanted.sourceKey = owned->second.sourceKey;
    wanted.id = owned->second.id;
    wanted.name = owned->second.name;
}

} // namespace

Surroundings::Surroundings(Builder &builder, const Project &project, std::string prefix)
    : m_builder(builder), m_project(project), m_prefix(std::move(prefix))
{}

std::string Surroundings::idOf(std::string_view kind, std::string_view name) const
{
    return idIn(m_prefix, kind, name);
}

model::Element &Surroundings::host()
{
    NewElement wanted;
    wanted.kind = model::Kind::Host;
    wanted.id = "host";
    wanted.name = m_project.hostName;
    wanted.sourceKey = "docker-host";
    wanted.origin = m_builder.origin(m_project.file, 1, {}, "the services run on some host");
    wanted.implied = true;
    return m_builder.element(std::move(wanted));
}

// What has a real name is known by it. One project alone calls it by its own key; several, which may share
// it, by the real name.
void Surroundings::identify(NewElement &wanted, const std::string &realName, std::string_view kind) const
{
    if (realName.empty())
        return;
    wanted.sourceKey = "docker-" + std::string(kind) + "/" + realName;
    if (!m_prefix.empty()) {
        wanted.id = idIn({}, kind == "network" ? "net" : kind, realName);
        wanted.name = realName;
    }
}

model::Element &Surroundings::network(const std::string &name, const Mark &mark)
{
    NewElement wanted;
    wanted.kind = model::Kind::Network;
    wanted.id = idOf("net", name);
    wanted.name = name;
    wanted.parent = host().id;
    wanted.sourceKey = sourceKeyOf("network/" + name);
    identify(wanted, realNameOf(m_project.root["networks"], name), "network");
    takeFromOwner(wanted, m_project, "network/" + name);
    wanted.origin = m_builder.origin(mark.path(), mark.line, "network/" + name);
    model::Element &element = m_builder.element(std::move(wanted));
    m_networkIds.emplace(name, element.id);
    return element;
}

void Surroundings::stateNetwork(model::Element &element, const Tree &tree, const std::string &object)
{
    Facts facts = m_builder.facts(element);
    const auto at = [&](const Tree &map, std::string_view key) {
        const Mark &mark = map.keyMark(key);
        return m_builder.origin(mark.path(), mark.line, object);
    };
    if (const std::string &driver = tree["driver"].text(); !driver.empty() && !hasVariable(driver))
        facts.set(property::network::driver, driverOf(driver), at(tree, "driver"));
    if (const auto internal = parseBool(tree["internal"].text()))
        facts.set(property::network::internal, *internal, at(tree, "internal"));
    const Tree &options = tree["driver_opts"];
    constexpr std::string_view iccOption = "com.docker.network.bridge.enable_icc";
    if (const auto icc = parseBool(options[iccOption].text()))
        facts.set(property::network::icc, *icc, at(options, iccOption));
    constexpr std::string_view bridgeOption = "com.docker.network.bridge.default_bridge";
    if (const auto isDefault = parseBool(options[bridgeOption].text()))
        facts.set(property::network::default_bridge, *isDefault, at(options, bridgeOption));
    if (options.has("encrypted"))
        facts.set(property::network::encrypted, parseBool(options["encrypted"].text()).value_or(true),
                  at(options, "encrypted"));
}

model::Element &Surroundings::store(std::string_view kind, const std::string &name, property::StoreType type,
                                    const Mark &mark)
{
    const std::string object = std::string(kind) + "/" + name;
    NewElement wanted;
    wanted.kind = model::Kind::DataStore;
    wanted.id = idOf(kind, name);
    wanted.name = name;
    wanted.parent = host().id;
    wanted.sourceKey = sourceKeyOf(object);
    if (kind != "path")
        identify(wanted, realNameOf(m_project.root[std::string(kind) + "s"], name), kind);
    takeFromOwner(wanted, m_project, object);
    wanted.origin = m_builder.origin(mark.path(), mark.line, object);
    model::Element &element = m_builder.element(std::move(wanted));
    Facts facts = m_builder.facts(element);
    if (!facts.has(property::data_store::store_type))
        facts.set(property::data_store::store_type, type, m_builder.origin(mark.path(), mark.line, object));
    if (type == property::StoreType::SecretStore && !facts.has(property::data_store::contains_secrets))
        facts.set(property::data_store::contains_secrets, true,
                  m_builder.origin(mark.path(), mark.line, object));
    return element;
}

void Surroundings::addDeclared()
{
    const Tree &root = m_project.root;
    for (const TreeEntry &entry : root["networks"].entries()) {
        const std::string name = realNameOf(root["networks"], entry.key);
        if (name == "host" || name == "none") // no network, but the lack of one
            continue;
        stateNetwork(network(entry.key, entry.mark), entry.value, "network/" + entry.key);
        if (parseBool(entry.value[withoutDnsKey].text()).value_or(false))
            m_withoutDns.insert(networkId(entry.key));
        if (name == "bridge")
            m_builder.factsOf(networkId(entry.key))
                .set(property::network::default_bridge, true,
                     m_builder.origin(entry.mark.path(), entry.mark.line, "network/" + entry.key));
    }
    for (const TreeEntry &entry : root["volumes"].entries()) {
        if (!standsForHostPath(entry.value)) // which is a store by its path, where something mounts it
            stateOptions(store("volume", entry.key, property::StoreType::Volume, entry.mark), entry);
    }
    for (const TreeEntry &entry : root["secrets"].entries())
        store("secret", entry.key, property::StoreType::SecretStore, entry.mark);
    for (const TreeEntry &entry : root["configs"].entries()) {
        model::Element &config = store("config", entry.key, property::StoreType::ConfigStore, entry.mark);
        const Mark &mark = entry.value.keyMark("content");
        if (textStatesCredential(entry.value["content"].text() + '\n'))
            m_builder.facts(config).set(property::data_store::secrets_in_manifest, true,
                                        m_builder.origin(mark.path(), mark.line, "config/" + entry.key,
                                                         "what is written out here holds a credential"));
    }
}

// A file server's password among the options that a volume is mounted with: "username=app,password=…".
void Surroundings::stateOptions(model::Element &volume, const TreeEntry &declared)
{
    const Tree &options = declared.value["driver_opts"];
    const auto state = [&](const Mark &mark, std::string_view option) {
        m_builder.facts(volume).set(
            property::data_store::secrets_in_manifest, true,
            m_builder.origin(mark.path(), mark.line, "volume/" + declared.key,
                             std::string(option) + " among its options is a credential"));
    };
    for (const TreeEntry &option : options.entries())
        if (option.key != "o" && !hasVariable(option.value.text()) &&
            statesCredential(option.key, option.value.text()))
            state(option.mark, option.key);
    std::string_view text = options["o"].text();
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view option = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = option.find('=');
        if (equals == std::string_view::npos || hasVariable(std::string(option)) ||
            !statesCredential(option.substr(0, equals), option.substr(equals + 1)))
            continue;
        state(options.keyMark("o"), option.substr(0, equals));
        return;
    }
}

const std::vector<model::Id> &Surroundings::networksOf(const std::string &service) const
{
    static const std::vector<model::Id> none;
    const auto found = m_networksOf.find(service);
    return found == m_networksOf.end() ? none : found->second;
}

model::Id Surroundings::networkId(std::string_view name) const
{
    const auto found = m_networkIds.find(name);
    return found == m_networkIds.end() ? model::Id() : found->second;
}

bool Surroundings::isDefaultBridge(const model::Id &network) const
{
    const auto key = m_builder.vocabulary().key(property::network::default_bridge);
    const model::Element *element = m_builder.find(network);
    const model::Value *value = key && element ? element->properties.value(*key) : nullptr;
    return value && value->asBool() && *value->asBool();
}

bool Surroundings::givesNames(const model::Id &network) const
{
    return !isDefaultBridge(network) && !m_withoutDns.contains(network);
}

bool Surroundings::canReach(const Service &from, const Service &to) const
{
    if (from.networkOwner && from.networkOwner == to.networkOwner)
        return true;
    if (from.attachment == Attachment::Nothing || to.attachment == Attachment::Nothing)
        return false;
    const std::vector<model::Id> &a = networksOf(from.name);
    const std::vector<model::Id> &b = networksOf(to.name);
    if (a.empty() || b.empty())
        return true; // one of them is on the host's network, or on one that is not known
    return std::any_of(a.begin(), a.end(),
                       [&](const model::Id &id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

bool Surroundings::canResolve(const Service &from, const Service &to) const
{
    if (from.attachment == Attachment::Host || to.attachment == Attachment::Host)
        return false; // the host asks another DNS, and that of the engine does not list what is on its
                      // network
    const std::vector<model::Id> &a = networksOf(from.name);
    const std::vector<model::Id> &b = networksOf(to.name);
    if (a.empty() || b.empty() || (from.networkOwner && from.networkOwner == to.networkOwner))
        return canReach(from, to);
    return std::any_of(a.begin(), a.end(), [&](const model::Id &id) {
        return std::find(b.begin(), b.end(), id) != b.end() && givesNames(id);
    });
}

// The networks of a service that uses its own, and where it states them.
std::vector<model::Id> Surroundings::joinOwn(const Service &service, model::Origin &origin)
{
    const Tree &tree = *service.tree;
    const std::string_view modeKey = tree.has("network_mode") ? "network_mode" : "net";
    const std::string &mode = tree[modeKey].text();
    const ServiceOrigins origins(m_builder, service);
    std::vector<model::Id> joined;
    if (!mode.empty()) {
        model::Element &element = network(mode, tree.keyMark(modeKey));
        if (mode == "bridge" || mode == "default")
            m_builder.facts(element).set(property::network::default_bridge, true,
                                         origins.atKey(tree, modeKey));
        joined.push_back(element.id);
        origin = origins.atKey(tree, modeKey);
    } else if (tree["networks"].isMap()) {
        for (const TreeEntry &entry : tree["networks"].entries())
            joined.push_back(network(entry.key, entry.mark).id);
        origin = origins.atKey(tree, "networks");
    } else {
        joined.push_back(network(std::string(defaultNetwork), service.mark).id);
        origin = origins.at(service.mark, "a service without networks joins the default one");
    }
    std::sort(joined.begin(), joined.end());
    joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
    return joined;
}

void Surroundings::join(const Service &service)
{
    if (service.networkOwner && service.networkOwner != &service)
        m_builder.factsOf(service.id)
            .set(property::container::host_network, service.attachment == Attachment::Host,
                 ServiceOrigins(m_builder, service)
                     .atKey(*service.tree, service.tree->has("network_mode") ? "network_mode" : "net",
                            "it shares the network of " + service.networkOwner->name));
    else if (service.attachment == Attachment::Host && service.tree->has("networks"))
        m_builder.factsOf(service.id)
            .set(property::container::host_network, true,
                 ServiceOrigins(m_builder, service).atKey(*service.tree, "networks"));
    if (service.attachment == Attachment::Host || service.attachment == Attachment::Unknown ||
        m_networksOf.contains(service.name))
        return;
    const Tree &tree = *service.tree;
    const ServiceOrigins origins(m_builder, service);
    const std::string_view modeKey = tree.has("network_mode") ? "network_mode" : "net";
    std::vector<model::Id> joined;
    model::Origin origin;
    if (service.networkOwner != &service) {
        join(*service.networkOwner);
        joined = networksOf(service.networkOwner->name);
        origin = origins.atKey(tree, modeKey, "it shares the network of " + service.networkOwner->name);
    } else if (service.attachment == Attachment::Nothing) {
        origin = origins.atKey(tree, tree.has(modeKey) ? modeKey : "networks");
    } else {
        joined = joinOwn(service, origin);
    }
    m_networksOf[service.name] = joined;
    m_builder.factsOf(service.id)
        .set(property::container::networks, model::Value::TextList(joined), std::move(origin));
}

} // namespace bulkhead::import::services
