// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/task_options.h"

#include "model/file/sha256.h"

#include <algorithm>
#include <set>

namespace bulkhead::catalog::workshop {

namespace {

using Mitigations = std::set<std::uint32_t>; // indices into Catalogs::mitigations()

class Options
{
public:
    Options(const Analysis &analysis, const Key &key)
        : m_analysis(analysis), m_catalogs(analysis.catalogs()), m_key(key)
    {}

    std::vector<std::string> of(const StrideCell &cell) const
    {
        const Mitigations right = answering(cell);
        std::vector<std::uint32_t> chosen;
        const auto known = m_key.cells.find(cell);
        if (const auto measure =
                known == m_key.cells.end() ? std::nullopt : measureOf(m_analysis, known->second))
            chosen.push_back(*measure);
        else if (!right.empty())
            chosen.push_back(salted(cell, right, "right").front());
        // From the narrowest pool that suffices: the right one stands in each of them, too.
        const model::Element *element = m_analysis.model().element(cell.element);
        const Kind kind = element ? element->kind : Kind::DataFlow;
        const Mitigations pools[] = {offered(&cell.category, &kind), offered(&cell.category, nullptr),
                                     offered(nullptr, nullptr)};
        for (const Mitigations &pool : pools)
            for (const std::uint32_t other : salted(cell, pool, "decoy"))
                if (chosen.size() < optionsOfCell && !right.contains(other) &&
                    std::find(chosen.begin(), chosen.end(), other) == chosen.end())
                    chosen.push_back(other);
        std::vector<std::string> ids;
        for (const std::uint32_t number : salted(cell, {chosen.begin(), chosen.end()}, "order"))
            ids.push_back(m_catalogs.mitigations()[number].id);
        return ids;
    }

    // What can be offered for elements of these kinds, by id.
    std::map<std::string, std::string> measures(const std::set<Kind> &kinds) const
    {
        std::map<std::string, std::string> titles;
        for (const Kind kind : kinds)
            for (const std::uint32_t number : offered(nullptr, &kind))
                if (const Mitigation &mitigation = m_catalogs.mitigations()[number]; !mitigation.sets.empty())
                    titles[mitigation.id] = mitigation.title;
        return titles;
    }

private:
    Mitigations answering(const StrideCell &cell) const
    {
        Mitigations found;
        for (const std::uint32_t number : m_analysis.findingsOf(cell.element)) {
            const Finding &finding = m_analysis.findings()[number];
            if (m_analysis.threat(finding).category == cell.category)
                for (const RuleMitigation &offer : m_analysis.rule(finding).mitigations)
                    found.insert(offer.mitigation);
        }
        return found;
    }

    Mitigations offered(const model::Stride *category, const Kind *kind) const
    {
        Mitigations found;
        for (const Rule &rule : m_catalogs.rules()) {
            const bool isOfKind =
                !kind || std::find(rule.kinds.begin(), rule.kinds.end(), *kind) != rule.kinds.end();
            if (isOfKind && (!category || m_catalogs.threats()[rule.threat].category == *category))
                for (const RuleMitigation &offer : rule.mitigations)
                    found.insert(offer.mitigation);
        }
        return found;
    }

    std::vector<std::uint32_t> salted(const StrideCell &cell, const Mitigations &pool,
                                      std::string_view purpose) const
    {
        std::vector<std::pair<std::string, std::uint32_t>> order;
        for (const std::uint32_t number : pool)
            order.emplace_back(model::sha256(m_key.secret + '\n' + std::string(purpose) + '\n' +
                                             cellName(cell) + '\n' + m_catalogs.mitigations()[number].id),
                               number);
        std::sort(order.begin(), order.end());
        std::vector<std::uint32_t> result;
        for (const auto &[hash, number] : order)
            result.push_back(number);
        return result;
    }

    const Analysis &m_analysis;
    const Catalogs &m_catalogs;
    const Key &m_key;
};

} // namespace

std::optional<std::uint32_t> measureOf(const Analysis &analysis, const KeyCell &cell)
{
    for (const std::string &id : cell.findings)
        if (const Finding *finding = analysis.find(id)) {
            const auto &offers = analysis.rule(*finding).mitigations;
            if (!offers.empty())
                return offers.front().mitigation;
        }
    return std::nullopt;
}

void addOptions(Task &task, const Analysis &analysis, const Key &key)
{
    const Options options(analysis, key);
    std::set<Kind> kinds;
    for (const model::Id &id : task.scope) {
        const model::Element *element = analysis.model().element(id);
        kinds.insert(element ? element->kind : Kind::DataFlow);
    }
    task.measures = options.measures(kinds);
    for (const StrideCell &cell : task.cells()) {
        task.options[cell] = options.of(cell);
        for (const std::string &id : task.options[cell])
            task.measures[id] = analysis.catalogs().mitigation(id)->title;
    }
}

} // namespace bulkhead::catalog::workshop
