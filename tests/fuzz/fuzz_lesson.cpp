// SPDX-License-Identifier: Apache-2.0
#include "catalog/lessons/lesson_file.h"
#include "model/file/file.h"
#include "support.h"

using namespace bulkhead;

namespace {

const model::Model &lessonModel()
{
    static const auto model = model::parseModel(*resources::find("lessons/05-escape.bulkhead"),
                                                "05-escape.bulkhead", fuzz::vocabulary());
    return model.value();
}

} // namespace

// A lesson about the model of a bundled one: what is read has questions with one right answer each.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto lesson = catalog::lessons::parseLesson(fuzz::textOf(data, size), "l", lessonModel());
    if (!lesson)
        return 0;
    for (const catalog::lessons::LessonQuestion &question : lesson->questions) {
        int right = 0;
        for (const catalog::lessons::LessonOption &option : question.options)
            right += option.isRight ? 1 : 0;
        if (right != 1)
            std::abort();
    }
    return 0;
}
