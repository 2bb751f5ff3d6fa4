// SPDX-License-Identifier: Apache-2.0
#include "app/cli/workshop_files_read.h"

#include "model/file/atomic_file.h"

#include <array>
#include <filesystem>
#include <map>
#include <set>

namespace bulkhead::app::cli {

namespace {

// With so many folders before it: "works/alice".
std::string nameOfFile(const std::string &path, std::size_t folders)
{
    std::filesystem::path file = std::filesystem::path(path).lexically_normal();
    if (!file.has_filename()) // "works/alice/" is a folder
        file = file.parent_path();
    std::string name = file.stem().string();
    for (; folders > 0 && file.has_parent_path(); --folders) {
        file = file.parent_path();
        if (file.has_filename())
            name = file.filename().string() + '/' + name;
    }
    return name;
}

} // namespace

Result<OpenedWorkshop> openWorkshop(const std::string &path, const AnalysisOptions &options, Console &console)
{
    auto knowledge = loadKnowledge(options.catalogs);
    if (!knowledge)
        return std::move(knowledge.error());
    console.reads(std::array{path});
    console.reads(options.catalogs);
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    auto workshop = catalog::workshop::parseWorkshop(*bytes, path, knowledge->vocabulary);
    if (!workshop)
        return std::move(workshop.error());
    return OpenedWorkshop{*std::move(knowledge), *std::move(workshop)};
}

std::string nameOfFile(const std::string &path)
{
    return nameOfFile(path, 0);
}

std::vector<std::string> distinctNames(std::span<const std::string> paths)
{
    constexpr std::size_t mostFolders = 100;
    std::vector<std::size_t> folders(paths.size(), 0); // before each name
    std::vector<std::string> names(paths.size());
    for (std::size_t round = 0; round <= mostFolders; ++round) {
        std::map<std::string, std::set<std::string>> pathsOf; // by name
        for (std::size_t i = 0; i < paths.size(); ++i) {
            names[i] = nameOfFile(paths[i], folders[i]);
            pathsOf[names[i]].insert(paths[i]);
        }
        bool areDistinct = true;
        for (std::size_t i = 0; i < paths.size(); ++i)
            if (pathsOf[names[i]].size() > 1) {
                areDistinct = false;
                ++folders[i];
                names[i] = paths[i]; // if no folder helps
            }
        if (areDistinct)
            break;
    }
    return names;
}

ExitCode tellLeftOut(std::size_t leftOut, std::size_t all, const std::string &what, Console &console)
{
    if (leftOut > 0)
        console.note(std::to_string(leftOut) + " of " + std::to_string(all) + " " + what + " left out");
    return leftOut == all ? ExitCode::BadInput : ExitCode::Done;
}

} // namespace bulkhead::app::cli
