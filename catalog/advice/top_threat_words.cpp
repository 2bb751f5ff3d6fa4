// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/top_threat_words.h"

#include "catalog/advice/top_threat_sentences.h"
#include "catalog/analysis/analysis_data.h"
#include "catalog/engine/counted.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead::catalog {

namespace {

// Of findings as grave as the first by the same rule the one at the subject of which most is told.
std::uint32_t toldFirst(const Analysis &analysis, const Story &story)
{
    const auto findings = analysis.findings();
    std::map<engine::Subject, std::size_t> count;
    for (const std::uint32_t number : story.threat.findings)
        ++count[findings[number].subject];
    std::uint32_t first = story.threat.findings.front();
    for (const std::uint32_t number : story.threat.findings)
        if (findings[number].rule == findings[first].rule &&
            findings[number].rating == findings[first].rating &&
            count[findings[number].subject] > count[findings[first].subject])
            first = number;
    return first;
}

// Of the worst finding, with where else its rule holds, as gravely and less so, and with what else is wrong
// at its subject. Two subjects of one name, as the connections between the same two, are one place to a
// reader.
std::string wordsOfCause(const Analysis &analysis, const Story &story)
{
    const auto findings = analysis.findings();
    const Finding &worst = findings[toldFirst(analysis, story)];
    OtherPlaces others;
    std::vector<std::string> besides;
    std::set<std::string> places = {placeInSentence(analysis, worst.subject)};
    std::set<std::string_view> titles = {analysis.rule(worst).title};
    for (const std::uint32_t number : story.threat.findings) { // worst first
        const Finding &finding = findings[number];
        if (std::string place = placeInSentence(analysis, finding.subject); places.insert(place).second)
            (finding.rating == worst.rating ? others.alike : others.less).push_back(std::move(place));
        if (const std::string_view title = analysis.rule(finding).title;
            finding.subject == worst.subject && titles.insert(title).second)
            besides.emplace_back(title);
    }
    return causeSentence(analysis.scenario(worst), others, besides, story.threat.confirmed);
}

} // namespace

std::string placeInSentence(const Analysis &analysis, engine::Subject s)
{
    const engine::ModelIndex &index = analysis.data().index;
    const model::Model &model = analysis.model();
    const model::Flow *flow = model.flow(index.id(s));
    return flow ? "the connection from " + nameInSentence(model, flow->source) + " to " +
                      nameInSentence(model, flow->target)
                : nameInSentence(model, index.id(s));
}

void putIntoWords(const AttackPaths &paths, Story &story)
{
    const Analysis &analysis = paths.analysis();
    std::vector<std::uint32_t> &findings = story.threat.findings;
    if (story.threat.text.empty() && story.ways.empty() && story.controls.empty())
        story.threat.text = wordsOfCause(analysis, story);
    std::sort(findings.begin(), findings.end()); // worst first
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
    if (!story.ways.empty())
        story.threat.text = pathSentence(paths, story.ways);
    else if (!story.controls.empty())
        story.threat.text =
            hardeningSentence(placeInSentence(analysis, analysis.data().index.find(story.threat.from)),
                              story.places.size(), story.controls, story.isAboutLoad);
}

} // namespace bulkhead::catalog
