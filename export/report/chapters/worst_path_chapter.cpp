// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"
#include "export/text/words.h"
#include "model/plain_words.h"

#include <algorithm>
#include <set>

namespace bulkhead::exporting::chapter {

namespace {

PathPicture pictureOf(const ReportPath &path)
{
    PathPicture picture;
    picture.stops.push_back({path.from, {}});
    for (const ReportStep &step : path.steps) {
        const std::string estimate = ", " + percentText(step.probability) + (step.assumed ? ", assumed" : "");
        std::string &there = picture.stops.back().step;
        if (picture.stops.size() > 1 && picture.stops.back().place == step.to)
            there += ", then " + model::lowerFirst(step.title) + estimate; // what is done at one place
        else
            picture.stops.push_back({step.to, step.title + estimate});
    }
    picture.outcome = outcomeText(path);
    return picture;
}

// The issues whose findings the path makes use of.
RichText madePossibleBy(const ReportData &data, const ReportPath &path)
{
    std::set<std::string> used;
    for (const ReportStep &step : path.steps)
        used.insert(step.findings.begin(), step.findings.end());
    RichText text;
    for (std::size_t number = 0; number < data.causes.size(); ++number) {
        const Cause &cause = data.causes[number];
        const bool isUsed = std::any_of(cause.issues.begin(), cause.issues.end(), [&](std::size_t issue) {
            const std::vector<ReportFinding> &findings = data.issues[issue].findings;
            return std::any_of(findings.begin(), findings.end(),
                               [&](const ReportFinding &finding) { return used.contains(finding.id); });
        });
        if (isUsed)
            text.add(text.isEmpty() ? "Made possible by " : "; ")
                .link('#' + std::to_string(number + 1) + ' ' + cause.title, '#' + cause.anchor);
    }
    return text;
}

} // namespace

// How the gravest path goes, as a picture.
std::optional<Section> worstPath(const ReportData &data)
{
    if (data.paths.empty())
        return std::nullopt;
    const ReportPath &path = data.paths.front();
    Section section;
    section.blocks.push_back(Figures{
        {{"From " + path.from + " to " + path.to + ", rated " + std::string(model::ratingName(path.rating)),
          pictureOf(path)}}});
    if (RichText causes = madePossibleBy(data, path); !causes.isEmpty())
        section.blocks.push_back(Paragraph{std::move(causes)});
    section.blocks.push_back(
        Paragraph{"Likelihoods are estimates of the catalog: they rank paths, they do not predict.",
                  Paragraph::Look::Muted});
    return section;
}

} // namespace bulkhead::exporting::chapter
