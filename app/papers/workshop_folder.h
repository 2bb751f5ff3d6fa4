// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/papers/laid_out_views.h"
#include "catalog/load/catalogs.h"
#include "catalog/workshop/new_workshop.h"
#include "catalog/workshop/workshop_judge.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The files of a new workshop: what `bulkhead-cli workshop new` and the window write.
namespace bulkhead::app {

// The workshop of a model, as of a day: views that it lacks are added and laid out. Without a platform
// profile: the workshop's file has to be enough to work the key out.
Result<catalog::workshop::Workshop>
makeWorkshop(model::Model model, std::shared_ptr<const catalog::Catalogs> catalogs, const model::Date &asOf,
             const catalog::workshop::WorkshopChoice &choice, const LayoutTold &told = {});

// A name for a workshop's files, made of a model's: names are no paths.
std::string workshopFileName(std::string_view name);

// Whether the overrides of a workshop may be lost with it: whoever prepares it in the window sets them again.
enum class Overrules { Stay, MayGo };
// A file of a workshop that a room has worked on is not written over: its answers and overrides would be
// gone.
Result<Success> checkReplaceable(const std::filesystem::path &file,
                                 std::shared_ptr<const model::Vocabulary> vocabulary, Overrules overrules);

// The names of all files that a workshop of such a name can have in its folder, in the order in which they
// are written: workshop, task, handout, cards, key, guide.
std::vector<std::string> workshopFileNames(const std::string &name);

// "03-alice.html": a name that is a name in every file system, whatever the participant is called.
std::string feedbackFileName(std::size_t number, std::string_view participant);

struct WorkshopFile
{
    std::string name; // "shop.bulkhead-workshop", "handout.pdf"
    std::string bytes;
};

// The files of workshopFileNames(), of which cards are left out where none can apply. `begins` is called with
// the name of each. Draws PDF: needs a QGuiApplication, any thread.
Result<std::vector<WorkshopFile>>
workshopFiles(const catalog::workshop::WorkshopJudge &judge, const std::string &name,
              const std::function<void(std::string_view file, double fraction)> &begins = {});

} // namespace bulkhead::app
