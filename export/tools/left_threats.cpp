// SPDX-License-Identifier: Apache-2.0
#include "export/tools/left_threats.h"

#include "catalog/content/rating_scale.h"
#include "export/findings/subject.h"
#include "export/text/words.h"
#include "model/visible_text.h"

#include <algorithm>
#include <set>

namespace bulkhead::exporting {

namespace {

constexpr std::size_t told = 20;

struct Left
{
    int score;
    std::string words;
};

std::string wordsFor(const model::Model &model, model::Rating rating, const std::string &title,
                     std::string_view subject)
{
    return "the " + std::string(model::ratingName(rating)) + " threat “" + model::visibleText(title) +
           "” of " + model::visibleText(subjectName(model, subject));
}

std::vector<std::string> gravestFirst(std::vector<Left> left)
{
    std::stable_sort(left.begin(), left.end(),
                     [](const Left &a, const Left &b) { return a.score > b.score; });
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < std::min(told, left.size()); ++i)
        lines.push_back(std::move(left[i].words));
    if (left.size() > told)
        lines.push_back(counted(left.size() - told, "threat") + " more, no graver than these");
    return lines;
}

Left leftOf(const model::Model &model, const model::ManualThreat &threat)
{
    return {catalog::scoreOf(threat),
            wordsFor(model, catalog::ratingOf(threat), threat.title, threat.subject)};
}

} // namespace

std::vector<std::string> leftThreats(const catalog::Analysis &analysis,
                                     const std::vector<model::Id> &subjects)
{
    const model::Model &model = analysis.model();
    std::vector<Left> left;
    for (const model::Id &subject : subjects) {
        for (const std::uint32_t index : analysis.findingsOf(subject)) {
            const catalog::Finding &finding = analysis.findings()[index];
            left.push_back(
                {finding.score(), wordsFor(model, finding.rating, analysis.rule(finding).title, subject)});
        }
    }
    const std::set<model::Id> all(subjects.begin(), subjects.end());
    for (const model::ManualThreat &threat : model.manualThreats()) {
        if (all.contains(threat.subject))
            left.push_back(leftOf(model, threat));
    }
    return gravestFirst(std::move(left));
}

std::vector<std::string> leftManualThreats(const catalog::Analysis &analysis)
{
    std::vector<Left> left;
    for (const model::ManualThreat &threat : analysis.model().manualThreats())
        left.push_back(leftOf(analysis.model(), threat));
    return gravestFirst(std::move(left));
}

} // namespace bulkhead::exporting
