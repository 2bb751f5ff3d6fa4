// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/walk_evaluator.h"

#include <algorithm>
#include <map>

// W7, W8, W9 and W13: what lies open to those who have no business with it.
namespace bulkhead::catalog::attack {

using engine::nobody;
using engine::Relation;

namespace {

constexpr std::size_t neighboursCounted = 200; // of one exposed container: more say nothing new

} // namespace

void WalkEvaluator::secretReach()
{
    std::map<Subject, Subjects> tokenReaders; // by orchestrator
    for (Subject s = 0; s < m_index.elementCount(); ++s)
        if (m_index.kind(s) == Kind::Container &&
            (tokenTo(s, Foothold::Secrets) > 0 || tokenTo(s, Foothold::Admin) > 0))
            tokenReaders[related(Relation::ManagedBy, s).front()].push_back(s);
    std::map<Subject, Subjects> takers; // by host: those of its containers that get to the host
    const auto takersOf = [&](Subject host) -> const Subjects & {
        const auto [at, isNew] = takers.try_emplace(host);
        if (isNew)
            for (const Subject other : related(Relation::Hosts, host))
                if (hasFinding(other, {"E1.1", "E1.2", "E1.4", "I1.1"}))
                    at->second.push_back(other);
        return at->second;
    };
    for (const Subject secret : subjectsOf({"T1.1", "T1.2", "T1.4"})) {
        Subjects readers;
        if (m_index.kind(secret) == Kind::DataStore) {
            const auto users = related(Relation::MountedBy, secret);
            readers.assign(users.begin(), users.end());
            for (const Subject user : users)
                for (const Subject orchestrator : related(Relation::ManagedBy, user))
                    readers.insert(readers.end(), tokenReaders[orchestrator].begin(),
                                   tokenReaders[orchestrator].end());
        } else if (m_index.kind(secret) == Kind::Image) {
            const auto instances = related(Relation::Instances, secret);
            readers.assign(instances.begin(), instances.end());
        } else if (m_index.kind(secret) == Kind::Container) {
            for (const Subject host : related(Relation::RunsOn, secret))
                for (const Subject other : takersOf(host))
                    if (other != secret)
                        readers.push_back(other);
        }
        std::sort(readers.begin(), readers.end());
        readers.erase(std::unique(readers.begin(), readers.end()), readers.end());
        const std::size_t own = m_index.kind(secret) == Kind::DataStore && !readers.empty() ? 1 : 0;
        if (readers.size() <= own)
            continue;
        double likelihood = 0;
        for (const Subject reader : readers)
            likelihood = std::max(likelihood, reach(reader, Foothold::Code));
        add({"W7",
             "The secret in " + name(secret) + " can be read from " + counted(readers.size(), "container") +
                 ": " + names(readers) + '.',
             secret, std::max(2, gradeOf(likelihood)), sensitivity(secret) == 3 ? 5 : 4,
             static_cast<double>(readers.size()), readers});
    }
}

void WalkEvaluator::lateralMovement()
{
    for (Subject s = 0; s < m_index.elementCount(); ++s) {
        if (m_index.kind(s) != Kind::Container || reach(s, Foothold::Reached) < 1)
            continue;
        Subjects neighbours;
        std::size_t trusted = 0;
        int worst = 0;
        m_index.forEach(Relation::SameNetwork, s, [&](Subject other) {
            const auto policy = m_networkPolicy.of(other);
            const bool isClosed = policy == property::NetworkPolicy::DefaultDeny ||
                                  policy == property::NetworkPolicy::IngressOnly;
            if (reach(other, Foothold::Reached) > 0 && !isClosed) {
                neighbours.push_back(other);
                trusted += trust(s) > 0 && trust(other) > trust(s) ? 1 : 0;
                worst = std::max(worst, sensitivity(other));
            }
            return neighbours.size() < neighboursCounted;
        });
        if (neighbours.empty())
            continue;
        const bool more = neighbours.size() == neighboursCounted;
        std::string text = (more ? "At least " : "") + counted(neighbours.size(), "service");
        if (trusted > 0)
            text += ", " + std::to_string(trusted) + " of them of higher trust,";
        text += neighbours.size() == 1 ? " is" : " are";
        text += " one network hop from " + name(s) +
                ", which can be reached from outside: " + names(neighbours) + '.';
        add({"W8", std::move(text), s, gradeOf(reach(s, Foothold::Code)),
             std::max({3, worst + 2, trusted > 0 ? 4 : 0}),
             static_cast<double>(trusted) + static_cast<double>(neighbours.size()) / 1e6, neighbours});
    }
}

// Chains of unprotected flows: each flow belongs to the first chain that it continues.
void WalkEvaluator::uncontrolledCrossings()
{
    const Subjects open = subjectsOf({"S1.1", "I2.6", "I3.3", "T5.5", "T1.6", "T6.4"});
    std::vector<bool> isOpen(m_index.size(), false);
    for (const Subject flow : open)
        isOpen[flow] = m_index.isFlow(flow);
    std::vector<bool> answered(m_index.size(), false);
    const auto continues = [&](Subject flow) {
        const auto before = related(Relation::InFlows, related(Relation::Source, flow).front());
        return std::any_of(before.begin(), before.end(), [&](Subject f) { return f != flow && isOpen[f]; });
    };
    Subjects order;
    std::copy_if(open.begin(), open.end(), std::back_inserter(order),
                 [&](Subject f) { return isOpen[f] && !continues(f); });
    std::copy_if(open.begin(), open.end(), std::back_inserter(order),
                 [&](Subject f) { return isOpen[f] && continues(f); });
    for (const Subject first : order) {
        if (answered[first])
            continue;
        Subjects chain = {first};
        answered[first] = true;
        std::size_t crossings = 0;
        int worst = 0;
        for (std::size_t i = 0; i < chain.size(); ++i) {
            const Subject target = related(Relation::Target, chain[i]).front();
            crossings += related(Relation::Crosses, chain[i]).size();
            worst = std::max({worst, sensitivity(chain[i]), sensitivity(target),
                              isStatedTrue(chain[i], property::data_flow::carries_secrets) ? 2 : 0});
            for (const Subject next : related(Relation::OutFlows, target)) {
                if (isOpen[next] && !answered[next]) {
                    answered[next] = true;
                    chain.push_back(next);
                }
            }
        }
        if (worst < 2 && crossings == 0)
            continue;
        const std::string_view data = worst == 3   ? "Restricted data"
                                      : worst == 2 ? "Confidential data"
                                                   : "Data";
        add({"W9",
             std::string(data) + " travels over " + counted(chain.size(), "connection") +
                 (crossings > 0 ? " and " + counted(crossings, "border") : std::string()) +
                 " without continuous protection; the first unprotected one goes from " +
                 name(related(Relation::Source, first).front()) + " to " +
                 name(related(Relation::Target, first).front()) + '.',
             first, 3, worst + 2, static_cast<double>(worst) + static_cast<double>(crossings) / 1000, chain});
    }
}

void WalkEvaluator::identities()
{
    std::map<Subject, Subjects> byKey; // what holds the key: the shared store or the image
    for (const Subject s : subjectsOf({"S1.5"})) {
        const auto image = related(Relation::InstanceOf, s);
        if (choice(s, property::container::tls_key_storage) == property::TlsKeyStorage::Image &&
            !image.empty())
            byKey[image.front()].push_back(s);
        for (const Subject store : related(Relation::Mounts, s))
            if (choice(s, property::container::tls_key_storage) == property::TlsKeyStorage::SharedSecret &&
                choice(store, property::data_store::store_type) == property::StoreType::SecretStore)
                byKey[store].push_back(s);
    }
    for (const auto &[key, holders] : byKey) {
        std::size_t accepting = 0;
        for (const Subject holder : holders)
            accepting +=
                related(Relation::InFlows, holder).size() + related(Relation::OutFlows, holder).size();
        add({"W13",
             counted(holders.size(), "workload") + (holders.size() == 1 ? " presents" : " present") +
                 " the identity whose key lies in " + name(key) + ", on " + counted(accepting, "connection") +
                 ": " + names(holders) + '.',
             key, 3, holders.size() > 1 ? 4 : 3,
             static_cast<double>(holders.size() * std::max<std::size_t>(accepting, 1)), holders});
    }
    for (const Subject entity : subjectsOf({"R1.6"})) {
        const auto targets = related(Relation::TargetsControl, entity);
        add({"W13",
             "Several people share the account of " + name(entity) + ", which " + names(targets) +
                 (targets.size() == 1 ? " accepts." : " accept."),
             entity, 3, 4, static_cast<double>(2 * targets.size()),
             Subjects(targets.begin(), targets.end())});
    }
}

} // namespace bulkhead::catalog::attack
