// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/report_layers.h"

#include "export/report/data/or_stopped.h"
#include "export/text/words.h"
#include "model/stop.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bulkhead::exporting {

namespace {

class Gathering
{
public:
    Gathering(const catalog::Analysis &analysis, std::size_t each, const std::stop_token &stop)
        : m_analysis(analysis), m_each(each), m_stop(stop)
    {}

    ReportLayer layer(const catalog::LayerStanding &standing) const
    {
        const catalog::Layer &from = *standing.layer;
        ReportLayer result{
            from.id,         from.title,        from.does, from.container,         from.virtualMachine,
            standing.counts, standing.findings, {},        others(standing.others)};
        for (const catalog::ControlStanding &control : standing.controls)
            if (!control.items.empty())
                result.controls.push_back(this->control(control));
        return result;
    }

private:
    ReportLayerItem item(std::string_view subject, const std::vector<std::uint32_t> &findings) const
    {
        ReportLayerItem result;
        result.id = subject;
        result.name = whereText(subjectOf(m_analysis.model(), subject));
        for (const std::uint32_t number : findings)
            result.findings.push_back(m_analysis.id(m_analysis.findings()[number]));
        if (!findings.empty()) {
            const catalog::Finding &worst = m_analysis.findings()[findings.front()];
            result.finding = m_analysis.rule(worst).title;
            result.rating = worst.rating;
        }
        return result;
    }

    ReportLayerControl control(const catalog::ControlStanding &standing) const
    {
        ReportLayerControl result{
            standing.control->id, standing.control->title, standing.control->machine, standing.counts, {}};
        for (const catalog::LayerItem &from : standing.items) {
            throwIfStopped(m_stop);
            std::vector<ReportLayerItem> &items = result.items[static_cast<std::size_t>(from.state)];
            if (items.size() == m_each)
                continue;
            items.push_back(item(from.subject, from.findings));
            for (const catalog::Evidence &evidence :
                 catalog::layerEvidence(m_analysis, *standing.control, from))
                items.back().evidence.push_back({evidence.text,
                                                 evidence.words,
                                                 evidence.origin ? placeOf(*evidence.origin) : Place(),
                                                 {}});
        }
        return result;
    }

    // By rule, in the order of the findings.
    std::vector<ReportLayerFindings> others(const std::vector<std::uint32_t> &findings) const
    {
        std::vector<ReportLayerFindings> result;
        for (const std::uint32_t number : findings) {
            const catalog::Finding &finding = m_analysis.findings()[number];
            if (m_analysis.decision(finding).effective != model::DecisionState::Open)
                continue;
            const std::string &title = m_analysis.rule(finding).title;
            auto group = std::find_if(result.begin(), result.end(),
                                      [&](const ReportLayerFindings &known) { return known.title == title; });
            if (group == result.end())
                group = result.insert(result.end(), {title, finding.rating, 0, 0, {}});
            ++group->count;
            group->confirmed += model::isConfirmed(finding.basis);
            if (group->items.size() < m_each)
                group->items.push_back(item(m_analysis.subjectId(finding), {number}));
        }
        return result;
    }

    const catalog::Analysis &m_analysis;
    std::size_t m_each;
    const std::stop_token &m_stop;
};

std::vector<ReportLayer> gathered(const catalog::Analysis &analysis, std::size_t each,
                                  const std::stop_token &stop)
{
    std::vector<ReportLayer> layers;
    const Gathering gathering(analysis, each, stop);
    for (const catalog::LayerStanding &standing : orStopped(catalog::layerStandings(analysis, stop)))
        layers.push_back(gathering.layer(standing));
    return layers;
}

std::string partText(std::size_t count, std::size_t all, const char *one, const char *several)
{
    const std::string number = count < all ? std::to_string(count) : all == 1 ? "it" : "all of them";
    return number + ' ' + (count == 1 ? one : several);
}

} // namespace

std::vector<ReportLayer> gatherLayers(const catalog::Analysis &analysis, std::size_t each)
{
    return gathered(analysis, each, {});
}

Result<std::vector<ReportLayer>> gatherLayers(const catalog::Analysis &analysis, std::size_t each,
                                              std::stop_token stop)
{
    return stoppable([&] { return gathered(analysis, each, stop); });
}

std::string machineText(const catalog::LayerFindings &findings)
{
    if (findings.open() == 0)
        return {};
    static constexpr std::array<std::pair<const char *, const char *>, 3> words = {
        {{"falls away", "fall away"},
         {"becomes a task of each machine", "become a task of each machine"},
         {"stays", "stay"}}};
    std::string parts;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (const std::size_t count = findings.withMachine[i]; count > 0)
            parts += (parts.empty() ? " " : ", ") +
                     partText(count, findings.open(), words[i].first, words[i].second);
    return "of " + counted(findings.open(), "open finding") + parts;
}

std::string machineWords(catalog::WithMachine machine)
{
    switch (machine) {
    case catalog::WithMachine::FallsAway:
        return "falls away";
    case catalog::WithMachine::OwnTask:
        return "a task of each machine";
    case catalog::WithMachine::Stays:
        break;
    }
    return "stays";
}

} // namespace bulkhead::exporting
