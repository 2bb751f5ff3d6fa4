// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/questions/questions.h"
#include "model/change.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The open questions as a sheet to hand to those who know the system, and the way back: a Markdown text in
// plain words, with boxes to tick and lines to fill in.
//
//     const std::string sheet = questionnaire(analysis, questions(analysis));
//     // … people answer it in any editor …
//     Result<Answers> answers = readQuestionnaire(model, sheet, "answers.md");
//     if (answers) document.apply(answers->change);
namespace bulkhead::catalog {

// Who answers: who knows the system, or who keeps hosts, control planes and registries.
enum class Answerer : std::uint8_t { Anyone, System, Platform };

// The questions that are asked at once, or so many of all: first those about the system, then those about the
// platform, of each the most useful first. Reading it back needs the model alone.
std::string questionnaire(const Analysis &analysis, const Questions &questions,
                          Answerer answerer = Answerer::Anyone, std::optional<std::size_t> most = {});

struct Answers
{
    model::Change change;       // sets the answered properties by hand, and adds remarks to the notes
    std::size_t answered = 0;   // questions; one about several things counts once
    std::size_t unanswered = 0; // left alone
    std::size_t remarks = 0;
};

// Reads a filled-in sheet against the model as it is now. Fails, with the line, on an answer that is none of
// those allowed, on two answers that contradict each other, on an answer about what the model does not have
// (any more), and on a text that is no questionnaire.
Result<Answers> readQuestionnaire(const model::Model &model, std::string_view text, std::string_view file);

} // namespace bulkhead::catalog
