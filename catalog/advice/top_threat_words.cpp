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

// Of the worst finding, with where else its rule holds, and with what else is wrong at its subject.
std::string wordsOfCause(const Analysis &analysis, const Story &story)
{
    const auto findings = analysis.findings();
    const Finding &worst = findings[toldFirst(analysis, story)];
    std::vector<std::string> others;
    std::vector<std::string> besides;
    std::set<engine::Subject> subjects = {worst.subject};
    std::set<std::uint32_t> rules = {worst.rule};
    for (const std::uint32_t number : story.threat.findings) {
        const Finding &finding = findings[number];
        if (subjects.insert(finding.subject).second)
            others.push_back(placeInSentence(analysis, finding.subject));
        if (finding.subject == worst.subject && rules.insert(finding.rule).second)
            besides.push_back(analysis.rule(finding).title);
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
