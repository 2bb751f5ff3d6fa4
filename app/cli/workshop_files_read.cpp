// SPDX-License-Identifier: Apache-2.0
#include "app/cli/workshop_files_read.h"

#include "model/file/atomic_file.h"

#include <array>
#include <filesystem>

namespace bulkhead::app::cli {

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
    const std::filesystem::path file(path);
    return (file.has_filename() ? file : file.parent_path()).stem().string(); // "works/alice/" is a folder
}

ExitCode tellLeftOut(std::size_t leftOut, std::size_t all, const std::string &what, Console &console)
{
    if (leftOut > 0)
        console.note(std::to_string(leftOut) + " of " + std::to_string(all) + " " + what + " left out");
    return leftOut == all ? ExitCode::BadInput : ExitCode::Done;
}

} // namespace bulkhead::app::cli
