// SPDX-License-Identifier: Apache-2.0
#include "catalog/lessons/lesson.h"

#include "model/plans.h"

#include <algorithm>
#include <array>

namespace bulkhead::catalog::lessons {

std::map<model::Id, LessonBadge> lessonBadges(const Lesson &lesson, const Analysis &analysis)
{
    std::map<model::Id, LessonBadge> badges;
    for (std::uint32_t number = 0; number < analysis.findings().size(); ++number) {
        const Finding &finding = analysis.findings()[number];
        const std::string &rule = analysis.rule(finding).id;
        if (std::find(lesson.badges.begin(), lesson.badges.end(), rule) == lesson.badges.end())
            continue;
        LessonBadge &badge = badges[model::Id(analysis.subjectId(finding))];
        badge.findings.push_back(number);
        badge.confirmed += model::isConfirmed(finding.basis) ? 1U : 0U;
        badge.worst = std::max(badge.worst, finding.rating);
    }
    return badges;
}

model::Change changeOf(const Lesson &lesson, const model::Model &model)
{
    std::vector<model::Change> changes;
    model::Model changed = model; // edits of one element follow each other
    for (const LessonEdit &edit : lesson.change.edits) {
        model::Change change =
            model::planSetProperty(changed, std::array{edit.subject}, edit.property, edit.value);
        if (change.isEmpty() || !changed.apply(change))
            continue;
        changes.push_back(std::move(change));
    }
    return model::batch(std::move(changes));
}

std::vector<std::string> findingsLeft(const Lesson &lesson, const Analysis &analysis)
{
    std::vector<std::string> left;
    std::copy_if(lesson.change.ends.begin(), lesson.change.ends.end(), std::back_inserter(left),
                 [&](const std::string &id) { return analysis.find(id) != nullptr; });
    return left;
}

} // namespace bulkhead::catalog::lessons
