// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/new_workshop.h"
#include "catalog/workshop/workshop_judge.h"

#include <string>
#include <vector>

// Workshops made of the bundled examples.
namespace bulkhead::catalog::workshop::test {

// The files of the examples: "examples/web-shop.bulkhead" …
std::vector<std::string> examples();
model::Model exampleModel(std::string_view name);
AttackPaths pathsOf(const model::Model &model);
Workshop workshopOf(const model::Model &model, const WorkshopChoice &choice = {});
Workshop shopWorkshop(const WorkshopChoice &choice = {}); // of the web shop

// With an image beside what is suggested, which stands on another view than the system.
Workshop shopWorkshopWithAnImage();

// A sheet with the same mark in every cell, or with what `mark` gives for each.
AnswerSheet sheetOf(const Task &task, const std::string &participant, Mark mark);
template <typename MarkOf>
AnswerSheet sheetBy(const Task &task, const std::string &participant, MarkOf markOf)
{
    AnswerSheet sheet{task.id, participant, {}, {}, {}, {}};
    for (const StrideCell &cell : task.cells())
        sheet.cells[cell] = {markOf(cell), {}, model::Rating::None, {}};
    return sheet;
}
// All that the key says.
AnswerSheet perfectSheet(const Workshop &workshop, const std::string &participant);

} // namespace bulkhead::catalog::workshop::test
