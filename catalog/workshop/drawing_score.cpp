// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/graded_room.h"

#include <algorithm>
#include <set>

namespace bulkhead::catalog::workshop {

namespace {

using Ids = std::set<model::Id>;
using Boxes = std::map<model::Id, Ids>; // by box: what stands in it, at any depth, that is no box

constexpr double sameBox = 0.5; // of the elements in either of two boxes, how many are in both

bool isBoundary(const model::Model &model, const model::Element &element)
{
    return element.kind == model::Kind::TrustBoundary ||
           std::any_of(model.elements().begin(), model.elements().end(),
                       [&](const model::Element &other) { return other.parent == element.id; });
}

Boxes boxesOf(const model::Model &model)
{
    Ids parents;
    for (const model::Element &element : model.elements())
        if (!element.parent.empty())
            parents.insert(element.parent);
    Boxes boxes;
    for (const model::Element &element : model.elements()) {
        if (parents.contains(element.id) || element.kind == model::Kind::TrustBoundary)
            continue;
        for (const model::Element *box = model.element(element.parent); box; box = model.element(box->parent))
            boxes[box->id].insert(element.id);
    }
    return boxes;
}

// The same of a drawing, with what its elements stand for: bounded by the elements that stand for something,
// however many boxes are drawn round each other.
Boxes matchedBoxesOf(const model::Model &drawn, const std::map<model::Id, model::Id> &expectedFor)
{
    Ids parents;
    for (const model::Element &element : drawn.elements())
        if (!element.parent.empty())
            parents.insert(element.parent);
    Boxes boxes;
    for (const auto &[found, expected] : expectedFor) {
        const model::Element *element = drawn.element(found);
        if (!element || element->kind == model::Kind::TrustBoundary || parents.contains(found))
            continue;
        for (const model::Element *box = drawn.element(element->parent); box;
             box = drawn.element(box->parent))
            boxes[box->id].insert(expected);
    }
    return boxes;
}

// The boxes that group what the expected box groups.
bool isDrawn(const Ids &expected, const Boxes &drawn)
{
    return std::any_of(drawn.begin(), drawn.end(), [&](const auto &box) {
        const auto both = static_cast<double>(std::count_if(
            expected.begin(), expected.end(), [&](const model::Id &id) { return box.second.contains(id); }));
        const double all = static_cast<double>(expected.size() + box.second.size()) - both;
        return both > 0 && both / all >= sameBox;
    });
}

} // namespace

double DrawingScore::share() const
{
    double sum = 0;
    int parts = 0;
    for (const Found &part : {elements, flows, boundaries})
        if (part.all > 0) {
            sum += static_cast<double>(part.found) / static_cast<double>(part.all);
            ++parts;
        }
    return parts == 0 ? 0 : sum / parts;
}

DrawingScore drawingScore(const model::Model &expected, const model::Model &handedIn,
                          const MatchTable &matches)
{
    DrawingScore score;
    std::map<model::Id, model::Id> expectedFor; // by what was found
    for (const ElementMatch &match : matches.matches) {
        const model::Element &element = *expected.element(match.expected);
        if (!match.found.empty())
            expectedFor[match.found] = match.expected;
        // Images, networks and boxes are drawn by few; boxes count below.
        const bool counts = element.kind != model::Kind::Image && element.kind != model::Kind::Network &&
                            !isBoundary(expected, element) && !element.outOfScope;
        score.elements.all += counts ? 1U : 0U;
        score.elements.found += counts && !match.found.empty() ? 1U : 0U;
    }

    std::set<std::pair<model::Id, model::Id>> drawn;
    for (const model::Flow &flow : handedIn.flows()) {
        const auto source = expectedFor.find(flow.source);
        const auto target = expectedFor.find(flow.target);
        if (source != expectedFor.end() && target != expectedFor.end())
            drawn.insert(std::minmax(source->second, target->second));
    }
    std::set<std::pair<model::Id, model::Id>> wanted;
    for (const model::Flow &flow : expected.flows())
        if (flow.kind == model::FlowKind::Data && !flow.outOfScope)
            wanted.insert(std::minmax(flow.source, flow.target));
    score.flows.all = wanted.size();
    for (const auto &pair : wanted)
        score.flows.found += drawn.contains(pair) ? 1U : 0U;

    const Boxes boxes = matchedBoxesOf(handedIn, expectedFor);
    for (const auto &[box, members] : boxesOf(expected)) {
        ++score.boundaries.all;
        score.boundaries.found += isDrawn(members, boxes) ? 1U : 0U;
    }
    return score;
}

} // namespace bulkhead::catalog::workshop
