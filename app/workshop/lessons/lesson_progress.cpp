// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/lesson_progress.h"

#include "app/document/text.h"

#include <QSettings>

namespace bulkhead::app {

using catalog::lessons::Lesson;

namespace {

QString progressKey(const Lesson &lesson, const QString &what)
{
    return QStringLiteral("lessons/%1/%2").arg(toQString(lesson.id), what);
}

QString answerKey(const Lesson &lesson, std::size_t question)
{
    return progressKey(lesson, QStringLiteral("question%1").arg(question + 1));
}

} // namespace

LessonProgress::Answer LessonProgress::answer(const Lesson &lesson, std::size_t question) const
{
    const QString kept = m_settings.value(answerKey(lesson, question)).toString();
    return kept == QLatin1String("at_once") ? Answer::AtOnce
           : kept == QLatin1String("later") ? Answer::Later
                                            : Answer::Open;
}

void LessonProgress::setAnswer(const Lesson &lesson, std::size_t question, Answer answer)
{
    if (answer == Answer::Open)
        m_settings.remove(answerKey(lesson, question));
    else
        m_settings.setValue(answerKey(lesson, question),
                            answer == Answer::AtOnce ? QStringLiteral("at_once") : QStringLiteral("later"));
}

bool LessonProgress::isChanged(const Lesson &lesson) const
{
    return m_settings.value(progressKey(lesson, QStringLiteral("changed"))).toBool();
}

void LessonProgress::setChanged(const Lesson &lesson)
{
    m_settings.setValue(progressKey(lesson, QStringLiteral("changed")), true);
}

std::size_t LessonProgress::done(const Lesson &lesson) const
{
    std::size_t count = isChanged(lesson) ? 1 : 0;
    for (std::size_t question = 0; question < lesson.questions.size(); ++question)
        count += answer(lesson, question) == Answer::Open ? 0U : 1U;
    return count;
}

std::size_t LessonProgress::rightAtOnce(const Lesson &lesson) const
{
    std::size_t count = 0;
    for (std::size_t question = 0; question < lesson.questions.size(); ++question)
        count += answer(lesson, question) == Answer::AtOnce ? 1U : 0U;
    return count;
}

void LessonProgress::forget(const Lesson &lesson)
{
    m_settings.remove(QStringLiteral("lessons/%1").arg(toQString(lesson.id)));
}

} // namespace bulkhead::app
