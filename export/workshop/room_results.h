// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/collate.h"
#include "catalog/workshop/graded_room.h"

#include <span>
#include <string>

// What `bulkhead-cli workshop collate` and `grade` write. Texts of participants are escaped for each format.
namespace bulkhead::exporting {

// {"participants": […]}, with the votes of each cell, the disagreements and who stood out.
std::string roomJson(const catalog::workshop::Room &room, const catalog::workshop::WorkshopJudge &judge);
std::string roomCsv(const catalog::workshop::Room &room); // a row for each participant

// A row for each threat: id, element, name, category, title.
std::string acceptedCsv(std::span<const model::ManualThreat> threats, const model::Model &model);

std::string gradesCsv(const catalog::workshop::GradedRoom &room);
// For each file what each element of the workshop's model was taken for; read back by parseMatches().
std::string matchesCsv(const catalog::workshop::GradedRoom &room,
                       const catalog::workshop::WorkshopJudge &judge);

} // namespace bulkhead::exporting
