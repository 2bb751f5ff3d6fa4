#pragma once

#include "model/change.h"
#include "model/model.h"
#include "model/result.h"

#include <string>
#include <string_view>

// The lines of a journal: a head, then one line of JSON for each change, made of what a model's file is made
// of.
namespace bulkhead::model {

std::string journalHead(std::string_view baseHash);
// The hash in a journal's head; fails when the line is none.
Result<std::string> readJournalHead(std::string_view line, std::string_view file);

// [["elements", "web", {…}], ["placements", "runtime", "web", null], ["metadata", {…}]]: what each thing is
// after the change, null where it is gone.
std::string journalLine(const Change &change, const Vocabulary &vocabulary);
// The change that the line makes of this model.
Result<Change> readJournalLine(std::string_view line, std::string_view file, const Model &model);

} // namespace bulkhead::model
