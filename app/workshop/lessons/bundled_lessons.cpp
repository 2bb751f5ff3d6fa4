// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/bundled_lessons.h"

#include "catalog/lessons/lesson_file.h"
#include "model/file/file.h"
#include "resources/embedded.h"

#include <string>

namespace bulkhead::app {

Result<std::vector<LessonPtr>> bundledLessons(const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    constexpr std::string_view textSuffix = ".json";
    std::vector<LessonPtr> lessons;
    for (const std::string_view path : resources::list("lessons/")) {
        if (!path.ends_with(textSuffix))
            continue;
        const std::string modelPath =
            std::string(path.substr(0, path.size() - textSuffix.size())) + ".bulkhead";
        auto model = model::parseModel(resources::find(modelPath).value_or(""), modelPath, vocabulary);
        if (!model)
            return std::move(model.error());
        auto lesson = catalog::lessons::parseLesson(*resources::find(path), path, *std::move(model));
        if (!lesson)
            return std::move(lesson.error());
        lessons.push_back(std::make_shared<const catalog::lessons::Lesson>(*std::move(lesson)));
    }
    return lessons;
}

} // namespace bulkhead::app
