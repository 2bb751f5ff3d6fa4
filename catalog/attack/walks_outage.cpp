// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/walk_evaluator.h"

#include <algorithm>

// W10 to W12: what stops, and what is left to tell of it.
namespace bulkhead::catalog::attack {

using engine::nobody;
using engine::Relation;

void WalkEvaluator::exhaustion()
{
    for (Subject host = 0; host < m_index.elementCount(); ++host) {
        if (m_index.kind(host) != Kind::Host)
            continue;
        const auto residents = related(Relation::Hosts, host);
        Subjects greedy;
        Subjects critical;
        double reached = 0;
        for (const Subject container : residents) {
            if (isStatedTrue(container, property::container::availability_critical))
                critical.push_back(container);
            if (!hasFinding(container, {"D1.1", "D1.3"}))
                continue;
            greedy.push_back(container);
            reached = std::max(reached, reach(container, Foothold::Code));
        }
        const auto inside = m_index.inside(host);
        const auto controlPlane = static_cast<std::size_t>(std::count_if(
            inside.begin(), inside.end(), [&](Subject s) { return m_index.kind(s) == Kind::Orchestrator; }));
        if (greedy.empty() || residents.size() < 2)
            continue;
        std::string text = counted(greedy.size(), "container") + " without limits can exhaust " + name(host) +
                           " (" + names(greedy) + "); " + counted(residents.size() - 1, "other container") +
                           (residents.size() == 2 ? " stops" : " stop") + " with it";
        if (!critical.empty())
            text += ", critical among them: " + names(critical);
        if (controlPlane > 0)
            text += ", and " + counted(controlPlane, "member") + " of the control plane";
        Subjects involved(greedy.begin(), greedy.begin() + std::min<std::ptrdiff_t>(5, std::ssize(greedy)));
        involved.insert(involved.end(), critical.begin(),
                        critical.begin() + std::min<std::ptrdiff_t>(5, std::ssize(critical)));
        add({"W10", text + '.', host, std::max(2, gradeOf(reached)),
             controlPlane > 0   ? 5
             : critical.empty() ? 3
                                : 4,
             static_cast<double>(controlPlane * 1000 + critical.size()), std::move(involved)});
    }
}

void WalkEvaluator::registryOutage()
{
    for (const Subject registry : subjectsOf({"D3.1", "D3.7"})) {
        const Subjects instances = instancesIn(registry);
        if (instances.empty())
            continue;
        Subjects critical;
        std::copy_if(instances.begin(), instances.end(), std::back_inserter(critical),
                     [&](Subject s) { return isStatedTrue(s, property::container::availability_critical); });
        std::string text = "While " + name(registry) + " is down, " + counted(instances.size(), "container") +
                           " cannot be started anew";
        if (!critical.empty())
            text += ", " + std::to_string(critical.size()) + " of them critical (" + names(critical) + ")";
        add({"W11", text + '.', registry, 2, critical.empty() ? 3 : 4,
             static_cast<double>(critical.size()) + static_cast<double>(instances.size()) / 1e6, instances});
    }
}

void WalkEvaluator::evidenceSurvival()
{
    for (Subject host = 0; host < m_index.elementCount(); ++host) {
        const double root = m_index.kind(host) == Kind::Host ? reach(host, Foothold::Root) : 0;
        if (root == 0)
            continue;
        Subjects records;
        for (const Subject workload : related(Relation::Hosts, host))
            for (const Subject flow : related(Relation::OutFlows, workload))
                if (const Subject store = related(Relation::Target, flow).front();
                    choice(store, property::data_store::store_type) == property::StoreType::LogStore)
                    records.push_back(store);
        std::sort(records.begin(), records.end());
        records.erase(std::unique(records.begin(), records.end()), records.end());
        const auto surviving = std::find_if(records.begin(), records.end(), [&](Subject store) {
            return m_data.estimator.chance(Move::AlterEvidence, store).probability < 0.1;
        });
        const bool leavesHost = isStatedTrue(host, property::host::central_logging);
        if (surviving != records.end()) {
            add({"W12",
                 "When " + name(host) + " falls, a record of what was done survives in " + name(*surviving) +
                     '.',
                 host,
                 gradeOf(root),
                 1,
                 0,
                 {*surviving}});
        } else if (records.empty() && !leavesHost) {
            add({"W12",
                 "When " + name(host) +
                     " falls, no record remains that the attacker cannot alter: no log leaves it.",
                 host,
                 gradeOf(root),
                 4,
                 1,
                 {}});
        } else if (!records.empty()) {
            add({"W12",
                 "When " + name(host) + " falls, the attacker can alter what it wrote to " + names(records) +
                     ": records there can be changed.",
                 host, gradeOf(root), 3, 0.3, records});
        }
    }
}

} // namespace bulkhead::catalog::attack
