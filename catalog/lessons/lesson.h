// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "model/change.h"
#include "model/enum_names.h"
#include "model/model.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// Lessons for self-study: a small model, a text about it, questions, and one thing to change in the model
// after which a finding goes.
namespace bulkhead::catalog::lessons {

struct LessonSection
{
    std::string title;
    std::vector<std::string> text;   // paragraphs
    std::vector<std::string> points; // behind them
    bool operator==(const LessonSection &) const = default;
};

struct LessonOption
{
    std::string text;
    std::string because; // why it is right, or what is wrong with it
    bool isRight = false;
    bool operator==(const LessonOption &) const = default;
};

struct LessonQuestion
{
    std::string question;
    std::vector<LessonOption> options; // one of them is right
    bool operator==(const LessonQuestion &) const = default;
};

// A value to give to a property of an element or flow.
struct LessonEdit
{
    model::Id subject;
    model::PropertyKey property;
    model::Value value;
    bool operator==(const LessonEdit &) const = default;
};

struct LessonChange
{
    std::string ask;
    std::vector<LessonEdit> edits;
    std::vector<std::string> ends; // ids of findings that go by it
    std::string after;             // what is said then
    bool operator==(const LessonChange &) const = default;
};

// What is shown beside the text: the diagram alone, or the layers of a defense in depth with it.
enum class LessonPage : std::uint8_t { Diagram, Layers };
// What the text says of a finding.
enum class LessonFact : std::uint8_t { None, ToVerify, Confirmed };

struct Lesson
{
    explicit Lesson(model::Model of) : model(std::move(of)) {}

    std::string id; // stays the same, whatever its place among the lessons: progress is kept by it
    std::string title;
    int minutes = 0;
    LessonPage page = LessonPage::Diagram;
    model::Model model;
    std::vector<std::string> badges; // ids of the rules whose findings the badges count
    std::vector<LessonSection> sections;
    std::map<std::string, LessonFact> facts; // by finding: what the text says of the model
    std::vector<LessonQuestion> questions;
    LessonChange change;
};

// What the badge of one element or flow counts.
struct LessonBadge
{
    std::vector<std::uint32_t> findings; // indices into Analysis::findings(), worst first
    std::size_t confirmed = 0;
    model::Rating worst = model::Rating::None;
};
// Of the lesson's rules alone, by element or flow; without those of which nothing is found.
std::map<model::Id, LessonBadge> lessonBadges(const Lesson &lesson, const Analysis &analysis);

// The change that a person is asked for, as one step. An edit whose value is there already adds nothing.
model::Change changeOf(const Lesson &lesson, const model::Model &model);

// The findings of `ends` that are still there.
std::vector<std::string> findingsLeft(const Lesson &lesson, const Analysis &analysis);

} // namespace bulkhead::catalog::lessons

namespace bulkhead::model {

template <>
struct EnumNames<catalog::lessons::LessonPage>
{
    static constexpr std::string_view what = "a page";
    static constexpr std::array<std::string_view, 2> names = {"diagram", "layers"};
};
template <>
struct EnumNames<catalog::lessons::LessonFact>
{
    static constexpr std::string_view what = "what is found";
    static constexpr std::array<std::string_view, 3> names = {"none", "to_verify", "confirmed"};
};

} // namespace bulkhead::model
