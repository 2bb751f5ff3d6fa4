// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/file_system.h"

#include <filesystem>
#include <vector>

namespace bulkhead::app {

// A journal that a program may have left behind, and the model that it belongs to.
struct JournalPlace
{
    std::filesystem::path journal;
    std::filesystem::path model; // empty: never saved

    bool operator==(const JournalPlace &) const = default;
};

// Where recovery journals are: beside the model where that is possible, in the user's state folder for models
// never saved and for those in read-only places. The state folder also lists the journals that are beside
// models, so that a start of the program finds all of them.
class RecoveryStore
{
public:
    explicit RecoveryStore(std::filesystem::path folder, FileSystem &files = FileSystem::system());

    // XDG_STATE_HOME/bulkhead/recovery, by default below ~/.local/state.
    static std::filesystem::path defaultFolder();

    FileSystem &files() const { return *m_files; }

    // Where a model's changes can go, best first: a window takes the first that no other uses. An empty path
    // is a model never saved: each call then gives another place.
    std::vector<JournalPlace> placesFor(const std::filesystem::path &model) const;

    // The journals that exist for this model, and those for any; running programs may use some of them.
    std::vector<JournalPlace> existingFor(const std::filesystem::path &model) const;
    std::vector<JournalPlace> existing() const;

    // Lists a journal, and takes it off the list.
    void enlist(const JournalPlace &place) const;
    void strike(const JournalPlace &place) const;

private:
    std::vector<JournalPlace> allPlacesFor(const std::filesystem::path &model) const;
    std::filesystem::path entryFor(const std::filesystem::path &journal) const;
    std::vector<JournalPlace> entries() const;
    std::vector<JournalPlace> untitled() const;

    std::filesystem::path m_folder;
    FileSystem *m_files;
};

// Where links lead: saving replaces the file itself, and one file has one set of journals.
std::filesystem::path resolvedFile(const std::filesystem::path &path);

} // namespace bulkhead::app
