// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/questions/answers.h"
#include "catalog/questions/open_properties.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace bulkhead::catalog {

// As many questions as somebody answers in one go.
inline constexpr std::size_t questionsAtOnce = 30;

// What people are asked once, of all that it is open of: one property, or those that one answer settles
// together. Valid as long as the analysis.
struct Question
{
    std::string text; // "Do these 7 containers run as root, or as another user?"
    std::string help;
    const model::JointQuestion *joint = nullptr; // what one sentence asks for together; null: one property
    const model::PropertyDef *property =
        nullptr;                                // the one, of the first subject's kind, or the first of them
    std::vector<OpenProperty> open;             // all that it asks for, by subject
    std::vector<model::IdView> subjects;        // each once, that on which most hangs first
    std::size_t settles = 0;                    // findings to verify, whatever the answers
    std::size_t maySettle = 0;                  // by the answers that settle most, at most
    int risk = 0;                               // the scores of what answers settle, on average
    model::Rating rating = model::Rating::None; // of the worst that they may settle
    std::vector<std::uint32_t> findings;        // in Analysis::findings(), worst first
    bool isOfPlatform =
        false; // answered by who keeps hosts, control planes and registries, in a platform profile

    // What stays the same while elements come and go: the names of its properties, and how they are asked
    // for.
    std::string id() const;
    AnswerForm form() const { return {joint, joint ? nullptr : property}; }
};

struct Questions
{
    std::vector<Question> asked; // the most useful first
    // What can wait: what may settle findings of a low rating alone, what the answer to another question may
    // settle as well, and what is beyond the number that is asked at once. The most useful first.
    std::vector<Question> more;

    std::size_t size() const { return asked.size() + more.size(); }
    const Question &at(std::size_t place) const // of both
    {
        return place < asked.size() ? asked[place] : more[place - asked.size()];
    }
};

// What is asked of one element or flow: places in the lists, those of what can wait behind those of what is
// asked.
struct SubjectQuestions
{
    model::IdView subject;
    int risk = 0; // as of questions
    std::vector<std::size_t> questions;
};
// So many at most, those first on which most hangs.
std::vector<SubjectQuestions> questionsBySubject(const Questions &questions, std::size_t most);

// Every open property stands in one question. At most so many are asked at once.
Questions questions(const Analysis &analysis, std::size_t most = questionsAtOnce);
// The same, or the error `stopped` (model/stop.h).
Result<Questions> questions(const Analysis &analysis, std::stop_token stop);

// These open properties, asked in the same way.
Questions questionsAbout(const Analysis &analysis, std::vector<OpenProperty> open,
                         std::size_t most = questionsAtOnce);

// How a question is worded for these of its subjects, one of them at least.
std::string textFor(const model::Model &model, const Question &question,
                    std::span<const model::IdView> subjects);

} // namespace bulkhead::catalog
