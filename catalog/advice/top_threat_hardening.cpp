// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/top_threat_hardening.h"

#include "catalog/advice/hardening.h"

#include <algorithm>
#include <array>

namespace bulkhead::catalog {

namespace {

// Controls that keep containers from starving each other, and from hanging unnoticed.
bool isAboutLoad(const HardeningControl &control)
{
    constexpr std::array<std::string_view, 5> ids = {"memory", "cpu", "processes", "requests", "probes"};
    return std::find(ids.begin(), ids.end(), control.id) != ids.end();
}

// Whether a finding that nobody doubts, and that is more than low, says that the control is missing.
bool tellMissing(const Analysis &analysis, const HardeningCell &cell, Story &story)
{
    bool any = false;
    for (const std::uint32_t number : cell.findings) {
        const Finding &finding = analysis.findings()[number];
        if (finding.rating != Rating::Medium || !model::isConfirmed(finding.basis) ||
            analysis.decision(finding).effective != model::DecisionState::Open)
            continue;
        any = true;
        story.threat.rating = finding.rating;
        story.threat.findings.push_back(number);
        story.score = std::max(story.score, finding.score());
    }
    return any;
}

// The controls that most containers lack.
std::vector<std::string_view> mostMissing(const std::vector<std::size_t> &missing)
{
    std::vector<std::size_t> order;
    for (std::size_t control = 0; control < missing.size(); ++control)
        if (missing[control] > 0)
            order.push_back(control);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return missing[a] > missing[b]; });
    std::vector<std::string_view> titles;
    for (const std::size_t control : order)
        titles.push_back(hardeningControls()[control].title);
    return titles;
}

Story storyOf(const Analysis &analysis, const std::vector<HardeningRow> &rows, bool load)
{
    std::vector<std::size_t> missing(hardeningControls().size()); // containers, by control
    Story story;
    story.isAboutLoad = load;
    for (const HardeningRow &row : rows) {
        bool any = false;
        for (std::size_t control = 0; control < row.cells.size(); ++control)
            if (isAboutLoad(hardeningControls()[control]) == load &&
                tellMissing(analysis, row.cells[control], story)) {
                any = true;
                ++missing[control];
            }
        if (any)
            story.places.emplace_back(row.container);
    }
    if (!story.places.empty())
        story.threat.from = story.threat.to = story.places.front();
    story.controls = mostMissing(missing);
    return story;
}

} // namespace

std::vector<Story> hardeningStories(const Analysis &analysis)
{
    std::vector<Story> stories;
    const std::vector<HardeningRow> rows = hardening(analysis);
    for (const bool load : {false, true})
        if (Story story = storyOf(analysis, rows, load); !story.places.empty())
            stories.push_back(std::move(story));
    return stories;
}

} // namespace bulkhead::catalog
