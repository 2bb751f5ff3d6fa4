#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace bulkhead::app {

// Where recovery journals live: beside the model where that is possible, in the user's state folder for
// models never saved and for those in read-only places.
class RecoveryStore
{
public:
    explicit RecoveryStore(std::filesystem::path folder);

    // XDG_STATE_HOME/bulkhead/recovery, by default below ~/.local/state.
    static std::filesystem::path defaultFolder();

    // Where a model's changes go from now on. An empty path stands for a model never saved: each call
    // then gives another journal.
    std::filesystem::path journalFor(const std::filesystem::path &model) const;

    // The journal that holds changes to this model file, from either place.
    std::optional<std::filesystem::path> existingFor(const std::filesystem::path &model) const;

    // Journals of models never saved, newest first; those in use by a running program are among them.
    std::vector<std::filesystem::path> untitled() const;

private:
    std::filesystem::path beside(const std::filesystem::path &model) const;
    std::filesystem::path inFolder(const std::filesystem::path &model) const;

    std::filesystem::path m_folder;
};

} // namespace bulkhead::app
