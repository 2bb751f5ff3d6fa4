// SPDX-License-Identifier: Apache-2.0
#include "catalog/lessons/lesson_file.h"

#include <cctype>
#include <iterator>

namespace bulkhead::catalog::lessons {

namespace {

Error fault(const Lesson &lesson, std::string message)
{
    return Error{"lesson.false", "lesson “" + lesson.id + "”: " + std::move(message), {}, {}, 0, {}};
}

bool isWordPart(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
}

// The words of a text that look like ids of threats, rules or mitigations: "E1", "S2.11", "MIT-PIDS".
std::vector<std::string> idsIn(std::string_view text)
{
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && isWordPart(text[end]))
            ++end;
        std::string word(text.substr(at, end - at));
        while (!word.empty() && (word.back() == '.' || word.back() == '-'))
            word.pop_back();
        const bool isNumbered = word.size() >= 2 &&
                                std::string_view("STRIDE").find(word[0]) != std::string_view::npos &&
                                std::isdigit(static_cast<unsigned char>(word[1])) != 0;
        if (isNumbered || word.starts_with("MIT-"))
            ids.push_back(std::move(word));
        at = end + 1;
    }
    return ids;
}

std::vector<std::string> textsOf(const Lesson &lesson)
{
    std::vector<std::string> all{lesson.title, lesson.change.ask, lesson.change.after};
    for (const LessonSection &section : lesson.sections) {
        all.push_back(section.title);
        all.insert(all.end(), section.text.begin(), section.text.end());
        all.insert(all.end(), section.points.begin(), section.points.end());
    }
    for (const LessonQuestion &question : lesson.questions) {
        all.push_back(question.question);
        for (const LessonOption &option : question.options) {
            all.push_back(option.text);
            all.push_back(option.because);
        }
    }
    return all;
}

// The first id that the catalogs do not have; empty: they have all.
std::string unknownId(const Lesson &lesson, const Catalogs &catalogs)
{
    for (const std::string &rule : lesson.badges)
        if (!catalogs.rule(rule))
            return rule;
    for (const auto &[finding, fact] : lesson.facts)
        if (!catalogs.rule(finding.substr(0, finding.find('@'))))
            return finding;
    for (const std::string &text : textsOf(lesson))
        for (std::string &id : idsIn(text))
            if (!catalogs.rule(id) && !catalogs.threat(id) && !catalogs.mitigation(id))
                return std::move(id);
    return {};
}

LessonFact factOf(const Analysis &analysis, std::string_view id)
{
    const Finding *finding = analysis.find(id);
    if (!finding)
        return LessonFact::None;
    return model::isConfirmed(finding->basis) ? LessonFact::Confirmed : LessonFact::ToVerify;
}

} // namespace

Result<Success> checkLesson(const Lesson &lesson, const std::shared_ptr<const Catalogs> &catalogs,
                            const model::Date &asOf)
{
    if (const std::string id = unknownId(lesson, *catalogs); !id.empty())
        return fault(lesson, "the catalogs have no “" + id + "”");
    const Options options{asOf, false, {}};
    const Analysis before = analyze(lesson.model, catalogs, options);
    for (const auto &[finding, fact] : lesson.facts)
        if (factOf(before, finding) != fact)
            return fault(lesson, finding + " is " + std::string(model::enumName(factOf(before, finding))) +
                                     ", not " + std::string(model::enumName(fact)));
    if (findingsLeft(lesson, before) != lesson.change.ends)
        return fault(lesson, "the change ends findings that are not there");

    model::Model changed = lesson.model;
    if (const auto applied = changed.apply(changeOf(lesson, changed)); !applied)
        return applied.error();
    const Analysis after = analyze(changed, catalogs, options);
    if (const auto left = findingsLeft(lesson, after); !left.empty())
        return fault(lesson, "the change does not end " + left.front());
    const auto badges = lessonBadges(lesson, after);
    for (const std::string &finding : lesson.change.ends)
        if (badges.contains(finding.substr(finding.find('@') + 1)))
            return fault(lesson, "the badge stays where " + finding + " goes");
    return Success{};
}

} // namespace bulkhead::catalog::lessons
