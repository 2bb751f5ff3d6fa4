// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/walk_evaluator.h"

#include <algorithm>
#include <cmath>

// W1 to W6: how far an attacker gets.
namespace bulkhead::catalog::attack {

using engine::nobody;
using engine::Relation;

namespace {

// The likelihood that someone runs code in what nobody outside reaches: by the supply chain, or from inside.
constexpr double fromInside = 0.05;
constexpr double worthTelling = 0.1;
constexpr double patched = 0.05; // a break-out by a flaw that nobody knows of

} // namespace

void WalkEvaluator::internetToData()
{
    std::vector<bool> answered(m_index.size(), false);
    for (const AttackPath &path : m_data.paths) {
        if (path.hold != Foothold::Data || path.steps.empty() || path.likelihood < negligible)
            continue;
        const Subject target = m_index.find(path.to);
        if (target == nobody || answered[target])
            continue;
        answered[target] = true;
        const auto weakest =
            std::max_element(path.steps.begin(), path.steps.end(), [](const auto &a, const auto &b) {
                return std::pair(a.probability, b.findings.size()) <
                       std::pair(b.probability, a.findings.size());
            });
        Subjects through;
        for (const AttackStep &step : path.steps)
            if (const Subject s = m_index.find(step.to);
                s != nobody && step.to != path.to &&
                std::find(through.begin(), through.end(), s) == through.end())
                through.push_back(s);
        const Subject start = m_index.find(path.from);
        std::string text = "A way leads from " +
                           (start == nobody ? std::string("the internet") : name(start)) + " to " +
                           std::string(path.asset) + " in " + name(target);
        if (!through.empty())
            text += " through " + names(through, 5);
        text += " (estimated likelihood " + percentText(path.likelihood) + ").";
        const Subject hardest = m_index.find(weakest->to);
        if (!weakest->reason.empty() && weakest->probability < 1 && hardest != nobody)
            text += " The least likely step is that to " + name(hardest) + ": " + weakest->reason + ".";
        add({"W1", std::move(text), target, path.likelihoodGrade, path.impact, path.likelihood * path.impact,
             through, path.from});
    }
}

void WalkEvaluator::breakoutRadius()
{
    for (Subject host = 0; host < m_index.elementCount(); ++host) {
        if (m_index.kind(host) != Kind::Host)
            continue;
        const auto residents = related(Relation::Hosts, host);
        std::vector<Subject> stores;
        int sensitivityOnHost = sensitivity(host);
        for (const Subject resident : residents) {
            sensitivityOnHost = std::max(sensitivityOnHost, sensitivity(resident));
            for (const Subject store : related(Relation::Mounts, resident)) {
                stores.push_back(store);
                sensitivityOnHost = std::max(sensitivityOnHost, sensitivity(store));
            }
        }
        std::sort(stores.begin(), stores.end());
        stores.erase(std::unique(stores.begin(), stores.end()), stores.end());
        const std::size_t tenantsOnHost = tenants(residents);
        for (const Subject container : residents) {
            const double code = reach(container, Foothold::Code);
            const double out = breakout(container);
            if (out <= patched + 1e-6 || (code < worthTelling && out < 0.3))
                continue;
            const double likelihood = std::max(code, fromInside) * out;
            std::string text = "Code in " + name(container) + " takes " + name(host) + " (" +
                               percentText(out) + " once inside) and with it " +
                               counted(residents.size() - 1, "other container");
            if (tenantsOnHost > 1)
                text += " of " + counted(tenantsOnHost, "tenant");
            text += " and " + counted(stores.size(), "store");
            if (sensitivityOnHost >= 2)
                text += sensitivityOnHost == 3 ? ", restricted data among them"
                                               : ", confidential data among them";
            const int impact = sensitivityOnHost == 3 || tenantsOnHost > 1 ? 5 : 4;
            Subjects involved = {host};
            involved.insert(involved.end(), residents.begin(),
                            residents.begin() + std::min<std::ptrdiff_t>(5, std::ssize(residents)));
            add({"W2", text + '.', container, gradeOf(likelihood), impact,
                 likelihood * impact + static_cast<double>(residents.size()) / 1e6, std::move(involved)});
        }
    }
}

void WalkEvaluator::registryToWorkloads()
{
    for (Subject registry = 0; registry < m_index.elementCount(); ++registry) {
        if (m_index.kind(registry) != Kind::Registry)
            continue;
        const double push = reach(registry, Foothold::Write);
        std::vector<Subject> instances = instancesIn(registry);
        if (push == 0 || instances.empty())
            continue;
        const auto holdsHost = [&](Subject s) {
            return hasFinding(s, {"E1.1", "E1.2", "E1.3", "E1.4", "E1.12"});
        };
        std::stable_partition(instances.begin(), instances.end(), holdsHost);
        const bool privileged = holdsHost(instances.front());
        std::vector<Subject> hosts;
        double started = 0;
        for (const Subject container : instances) {
            if (const Subject host = hostOf(container); host != nobody)
                hosts.push_back(host);
            for (const Subject image : related(Relation::InstanceOf, container))
                started = std::max(started, likelihoodOfEdges(m_graph.state(image, Foothold::Tampered),
                                                              m_graph.state(container, Foothold::Code)));
        }
        std::sort(hosts.begin(), hosts.end());
        hosts.erase(std::unique(hosts.begin(), hosts.end()), hosts.end());
        const double likelihood = push * started;
        add({"W3",
             "Whoever pushes to " + name(registry) + " runs code in " +
                 counted(instances.size(), "container") + " on " + counted(hosts.size(), "host") + ": " +
                 names(instances) + '.',
             registry, gradeOf(likelihood), privileged ? 5 : 4,
             likelihood * (1 + std::log2(static_cast<double>(instances.size()))), instances});
    }
}

void WalkEvaluator::tokenToAdmin()
{
    for (Subject s = 0; s < m_index.elementCount(); ++s) {
        const auto orchestrators = related(Relation::ManagedBy, s);
        if (orchestrators.empty() || (m_index.kind(s) != Kind::Container && m_index.kind(s) != Kind::Process))
            continue;
        const double up = toAdmin(s);
        if (up < worthTelling)
            continue;
        const double likelihood = std::max(reach(s, Foothold::Code), fromInside) * up;
        const std::string_view how = tokenTo(s, Foothold::Admin) > 0 ? "its token is an administrator's"
                                     : tokenTo(s, Foothold::Create) > 0
                                         ? "its token starts privileged workloads"
                                         : "its token enters workloads that can";
        add({"W4",
             "Code in " + name(s) + " becomes administrator of " + name(orchestrators.front()) + ": " +
                 std::string(how) + '.',
             s,
             gradeOf(likelihood),
             5,
             likelihood * 5,
             {orchestrators.front()}});
    }
}

void WalkEvaluator::nodeToCluster()
{
    for (Subject host = 0; host < m_index.elementCount(); ++host) {
        if (m_index.kind(host) != Kind::Host || reach(host, Foothold::Root) < worthTelling)
            continue;
        const auto residents = related(Relation::Hosts, host);
        std::vector<Subject> carriers;
        double best = 0;
        for (const Subject workload : residents) {
            const double up = toAdmin(workload);
            if (up >= worthTelling)
                carriers.push_back(workload);
            best = std::max(best, up);
        }
        Subject orchestrator = nobody;
        for (const Subject inside : m_index.inside(host))
            if (m_index.kind(inside) == Kind::Orchestrator)
                orchestrator = inside;
        if (orchestrator != nobody)
            best = 1;
        else if (!carriers.empty())
            orchestrator = related(Relation::ManagedBy, carriers.front()).front();
        if (best < worthTelling)
            continue;
        const double likelihood = reach(host, Foothold::Root) * best;
        const std::string how =
            carriers.empty() ? "the control plane runs on it" : "tokens of " + names(carriers);
        add({"W5", "Root on " + name(host) + " commands " + name(orchestrator) + " by " + how + '.', host,
             gradeOf(likelihood), 5, likelihood * 5, carriers});
    }
}

void WalkEvaluator::containerToCloud()
{
    for (Subject s = 0; s < m_index.elementCount(); ++s) {
        if ((m_index.kind(s) != Kind::Container && m_index.kind(s) != Kind::Process) ||
            reach(s, Foothold::Code) < worthTelling)
            continue;
        Subject holder = s;
        double role = likelihoodOfEdges(m_graph.state(s, Foothold::Code), m_graph.state(s, Foothold::Role));
        if (const Subject host = hostOf(s); host != nobody) {
            const double ofHost =
                likelihoodOfEdges(m_graph.state(s, Foothold::Code), m_graph.state(host, Foothold::Role));
            if (ofHost > role) {
                role = ofHost;
                holder = host;
            }
        }
        if (role == 0)
            continue;
        const auto scope = choice(holder, property::container::cloud_iam_scope);
        const double likelihood = reach(s, Foothold::Code) * role;
        add({"W6",
             "Code in " + name(s) + " acts with the " + std::string(scope ? model::choiceName(*scope) : "") +
                 " cloud role of " + (holder == s ? "the workload" : name(holder)) + " (" +
                 percentText(role) + " once inside).",
             s,
             gradeOf(likelihood),
             scope == property::CloudIamScope::Admin ? 5 : 4,
             likelihood,
             {holder}});
    }
}

} // namespace bulkhead::catalog::attack
