// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"
#include "model/result.h"

#include <chrono>
#include <stop_token>
#include <string>

namespace bulkhead::diagram {

enum class Direction : std::uint8_t { Automatic, LeftToRight, TopToBottom };

struct LayoutOptions
{
    Direction direction = Direction::Automatic;
    std::string program = "dot";               // Graphviz; looked up in PATH
    std::chrono::milliseconds timeout{10'000}; // for one run of the program; then a simpler way is taken
    std::stop_token stop; // a stopped layout returns an Error with code "layout.cancelled"
};

struct LayoutResult
{
    model::Change change;    // places every element and flow of the view
    std::string engine;      // "dot", "fdp" … or "built-in"
    std::string explanation; // why it was not dot, for the user; empty otherwise
};

// Lays a view out: no element overlaps another, boxes hold what is theirs. Graphviz runs in a process of
// its own; without it (or when it fails) a simple built-in layout serves. Needs no QApplication; may
// be called on any thread. Deterministic for a given Graphviz.
Result<LayoutResult> layoutModel(const model::Model &model, model::IdView view,
                                 const LayoutOptions &options = {});

// The graph that layoutModel() hands to Graphviz for a view, as DOT text with names and kinds.
std::string dotText(const model::Model &model, model::IdView view);

} // namespace bulkhead::diagram
