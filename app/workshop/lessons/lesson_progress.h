// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/lessons/lesson.h"

#include <QString>

#include <cstddef>

class QSettings;

namespace bulkhead::app {

// How far somebody has come in the lessons. Kept in the settings on this machine, and nowhere else.
class LessonProgress
{
public:
    enum class Answer { Open, AtOnce, Later }; // right at the first try, or after another

    explicit LessonProgress(QSettings &settings) : m_settings(settings) {}

    Answer answer(const catalog::lessons::Lesson &lesson, std::size_t question) const;
    void setAnswer(const catalog::lessons::Lesson &lesson, std::size_t question, Answer answer);
    bool isChanged(const catalog::lessons::Lesson &lesson) const; // the change was made
    void setChanged(const catalog::lessons::Lesson &lesson);

    // Steps: the questions and the change.
    std::size_t done(const catalog::lessons::Lesson &lesson) const;
    static std::size_t steps(const catalog::lessons::Lesson &lesson) { return lesson.questions.size() + 1; }
    std::size_t rightAtOnce(const catalog::lessons::Lesson &lesson) const; // questions

    void forget(const catalog::lessons::Lesson &lesson);

private:
    QSettings &m_settings;
};

} // namespace bulkhead::app
