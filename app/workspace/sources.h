// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/open.h"
#include "import/update/sync.h"

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

// A model's sources on disk: where they are, whether they have changed, and what an update from them would
// do.
namespace bulkhead::app {

// Where the files that a model was imported from may be: their paths in the model are relative to a folder.
using SourceFolders = std::vector<std::filesystem::path>;

// A folder and the few above it, nearest first.
SourceFolders foldersUpFrom(std::filesystem::path folder);

// The model file's own folder and those above it: where sources of a model kept in their repository are.
SourceFolders foldersAround(const std::filesystem::path &modelFile);

// The first of the folders that holds the source; nothing when none does.
std::optional<std::filesystem::path> folderOf(const model::SourceFile &source, const SourceFolders &folders);

// Whether an update finds any source that people named, or an imported folder.
bool isAnySourceThere(const model::Model &model, const SourceFolders &folders);

struct SourcesOnDisk
{
    struct Place
    {
        std::string path; // as in the model
        std::filesystem::path file;
        std::string sha256; // of its bytes now; empty when it cannot be read
        bool operator==(const Place &) const = default;
    };
    std::vector<Place> changed;       // since they were imported last
    std::vector<Place> unchanged;     // these and the changed ones are all that were found
    std::vector<Place> added;         // an import of their folder would take them; unknown to the model
    std::vector<Place> gone;          // from an imported folder that is still there
    std::vector<std::string> missing; // paths as in the model
    std::vector<std::filesystem::path> folders; // the imported ones and those below them

    bool operator==(const SourcesOnDisk &) const = default;
};

// Reads all of them: takes as long as the disk does. The error is `stopped` (model/stop.h).
Result<SourcesOnDisk> lookAtSources(const model::Model &model, const SourceFolders &folders,
                                    std::stop_token stop = {});

// Has an import draw the surroundings too where the model has some; without those that a person removed or
// drew in another way.
void keepSurroundings(OpenOptions &options, const model::Model &model);

struct SourceUpdate
{
    import::SyncPlan plan;
    std::vector<import::Diagnostic> diagnostics;
};

// Imports what people named once more, files and whole folders, and plans the update: new files of a folder
// are taken up, and what came from files that have gone from it goes. A source that cannot be found otherwise
// is told in the diagnostics, and what came from it is left alone; it is an error when none is there.
Result<SourceUpdate> planUpdate(const model::Model &model, const SourceFolders &folders,
                                const OpenOptions &options = {});

// Plans to add what stands around the model and is not in it (import/assumed). The sources that are there are
// read for what serves their ways in; nothing else of them is taken over.
Result<SourceUpdate> planAddedSurroundings(const model::Model &model, const SourceFolders &folders,
                                           const OpenOptions &options = {});

// Plans an update from what was opened for it, and from nothing else.
Result<SourceUpdate> planUpdateFrom(Opened opened, const model::Model &model);
// The same from these files and folders.
Result<SourceUpdate> planUpdateFrom(std::span<const std::string> paths, const model::Model &model,
                                    const OpenOptions &options = {});

} // namespace bulkhead::app
