#pragma once

#include "app/workspace/open.h"
#include "import/sync.h"

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
    std::vector<std::string> missing; // paths as in the model

    bool operator==(const SourcesOnDisk &) const = default;
};
SourcesOnDisk lookAtSources(const model::Model &model, const SourceFolders &folders);

struct SourceUpdate
{
    import::SyncPlan plan;
    std::vector<import::Diagnostic> diagnostics;
};

// Imports the sources that people named once more and plans the update. A source that is gone is told in the
// diagnostics, and what came from it is left alone; it is an error when none is there.
Result<SourceUpdate> planUpdate(const model::Model &model, const SourceFolders &folders,
                                const OpenOptions &options = {});

} // namespace bulkhead::app
