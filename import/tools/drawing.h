// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/input.h"
#include "model/records.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the files of other threat-modelling tools have in common: diagrams of shapes and arrows, and
// threats noted on them. Each tool's reader makes a Drawing; drawing_model.cpp makes the model.
namespace bulkhead::import {

// What a tool's file states of a shape or an arrow. Values in the tool's own words are checked against the
// vocabulary when the model is made.
struct ToolProperty
{
    std::string_view name;
    std::string value;

    ToolProperty(const model::TypedProperty<bool> &property, bool isOn)
        : name(property.name), value(isOn ? "true" : "false")
    {}
    template <model::PropertyChoice C>
    ToolProperty(const model::TypedProperty<C> &property, C choice)
        : name(property.name), value(model::choiceName(choice))
    {}
    template <typename T>
    ToolProperty(const model::TypedProperty<T> &property, std::string words)
        : name(property.name), value(std::move(words))
    {}
};

struct DrawnShape
{
    std::string key; // its identity in the file
    model::Kind kind = model::Kind::Process;
    std::string name;
    std::string notes;
    std::string parent; // key of the enclosing shape; empty: found by geometry
    std::optional<model::Rect> rect;
    std::vector<ToolProperty> properties;
    bool outOfScope = false;
    std::string outOfScopeReason;
    int line = 0;
};

struct DrawnArrow
{
    std::string key;
    std::string name;
    std::string notes;
    std::string source; // keys of shapes
    std::string target;
    bool bidirectional = false;
    std::vector<model::Point> bends;
    std::vector<ToolProperty> properties;
    bool outOfScope = false;
    std::string outOfScopeReason;
    int line = 0;
};

struct DrawnThreat
{
    std::string key;
    std::string subject; // key of a shape or arrow
    std::string category;
    std::string title;
    std::string description;
    std::string mitigation;
    model::DecisionState state = model::DecisionState::Open;
    std::string rationale;
    int likelihood = 3;
    int impact = 3;
    int line = 0;
};

struct DrawnSheet
{
    std::string title;
    std::vector<DrawnShape> shapes;
    std::vector<DrawnArrow> arrows;
};

struct Drawing
{
    model::Metadata metadata;
    std::vector<DrawnSheet> sheets;
    std::vector<DrawnThreat> threats;
    std::vector<Diagnostic> diagnostics;
};

using DrawingReader = Result<Drawing> (*)(const ParsedInput &input);

// Reads each input as a drawing and adds that to the model.
Result<Success> importDrawings(std::span<const ParsedInput> inputs, Builder &builder, DrawingReader read);

// The threat category that a tool's word for it stands for, in the languages that Threat Dragon writes and
// for CIA and LINDDUN models; nullopt for words unknown.
std::optional<model::Stride> strideOf(std::string_view word);

// What a word for a threat's status stands for, in the same languages; nullopt for words unknown.
std::optional<model::DecisionState> decisionStateOf(std::string_view word);

// Likelihood and impact (1..5) whose score lies in the band of a severity word; 3 and 3 for unknown ones.
std::pair<int, int> riskOf(std::string_view severity);

inline std::string asText(const Node &node)
{
    return std::string(node.text());
}

// "key: value" lines of what has no place in the model, to be kept in the notes.
void addNote(std::string &notes, std::string_view key, std::string_view value);

} // namespace bulkhead::import
