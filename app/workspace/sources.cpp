// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/sources.h"

#include "app/workspace/program_output.h"
#include "app/workspace/standard_input.h"
#include "import/assumed/assumed_surroundings.h"
#include "import/folder.h"
#include "model/file/atomic_file.h"
#include "model/file/sha256.h"
#include "model/merge/compare.h"
#include "model/stop.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace bulkhead::app {

namespace fs = std::filesystem;

namespace {

constexpr int foldersAbove = 6;

constexpr const char *baseItself = "."; // an imported folder that the names of sources are relative to

fs::path pathOf(const std::string &name)
{
    return fs::path(std::u8string(name.begin(), name.end()));
}

fs::path fileOf(const fs::path &folder, const model::SourceFile &source)
{
    return folder / pathOf(source.path);
}

Error noSources(const model::Model &model)
{
    if (model.sources().empty())
        return failure("app.no-sources", "the model was not imported, so there is nothing to update it from");
    const std::string first = model.sources().begin()->path;
    if (model.sources().find(standardInputName))
        return failure("app.sources-not-kept",
                       "the model was read from standard input, which cannot be read again; import a file");
    if (isProgramOutput(first))
        return failure("app.sources-not-kept",
                       "the model was made of what “%1” wrote; import that again to bring it up to date",
                       {first});
    return Error{"app.sources-missing",
                 "is not where it was when the model was imported, nor is any other source of the model",
                 {first},
                 first,
                 0,
                 {}};
}

bool isFile(const fs::path &path)
{
    std::error_code fault;
    return fs::is_regular_file(path, fault);
}

bool isFolder(const fs::path &path)
{
    std::error_code fault;
    return fs::is_directory(path, fault);
}

// The folder that the path of each imported folder is relative to. A file of it tells where that is; the bare
// name of the folder does too, when all its files have other names now.
using ImportedFolders = std::map<std::string, fs::path>;

ImportedFolders importedFolders(const model::Model &model, const SourceFolders &folders)
{
    ImportedFolders bases;
    for (const model::SourceFile &source : model.sources()) {
        if (source.folder.empty() || bases.contains(source.folder))
            continue;
        if (const auto base = folderOf(source, folders))
            bases.emplace(source.folder, *base);
    }
    for (const model::SourceFile &source : model.sources()) {
        if (source.folder.empty() || source.folder == baseItself || bases.contains(source.folder))
            continue;
        const auto base = std::find_if(folders.begin(), folders.end(), [&](const fs::path &folder) {
            return isFolder(folder / pathOf(source.folder));
        });
        if (base != folders.end())
            bases.emplace(source.folder, *base);
    }
    return bases;
}

// What to import again, by the folder that names are relative to: an imported folder as a whole, other files
// one by one.
std::map<fs::path, std::vector<std::string>> pathsByBase(const model::Model &model,
                                                         const SourceFolders &folders,
                                                         std::vector<import::Diagnostic> &diagnostics)
{
    std::map<fs::path, std::vector<std::string>> paths;
    const ImportedFolders imported = importedFolders(model, folders);
    for (const auto &[folder, base] : imported)
        paths[base].push_back((base / pathOf(folder)).string());
    for (const model::SourceFile &source : model.sources()) {
        if (source.referred || imported.contains(source.folder))
            continue;
        if (const auto base = folderOf(source, folders))
            paths[*base].push_back(fileOf(*base, source).string());
        else if (isProgramOutput(source.path))
            diagnostics.push_back({import::Severity::Info, source.path, 0,
                                   "is what a program wrote, which is not run again; what came from it is "
                                   "left as it is"});
        else
            diagnostics.push_back({import::Severity::Warning, source.path, 0,
                                   "was not found; what came from it is left as it is"});
    }
    return paths;
}

// The sources that were found in a folder, now imported again, and are no longer there. A folder that holds
// none of its files is taken for another one, unless it bears a name.
std::set<std::string> goneSources(const model::Model &model, const model::Model &imported,
                                  const fs::path &base)
{
    std::set<std::string> folders;
    for (const model::SourceFile &source : imported.sources())
        folders.insert(source.folder);
    folders.erase(std::string());
    bool isBase = false;
    for (const model::SourceFile &source : model.sources())
        isBase |= source.folder == baseItself && isFile(fileOf(base, source));
    if (!isBase)
        folders.erase(baseItself);
    std::set<std::string> gone;
    for (const model::SourceFile &source : model.sources()) {
        if (folders.contains(source.folder) && !isFile(fileOf(base, source)))
            gone.insert(source.path);
    }
    return gone;
}

// The files of an imported folder that the model does not know and an import of the folder would take.
void lookForNewFiles(const model::Model &model, const fs::path &base, const std::string &folder,
                     SourcesOnDisk &found, const std::stop_token &stop)
{
    const auto listing = import::listFolder((base / pathOf(folder)).lexically_normal());
    if (!listing)
        return;
    found.folders.insert(found.folders.end(), listing->folders.begin(), listing->folders.end());
    std::set<std::string> composeFiles;
    for (const model::SourceFile &source : model.sources()) {
        if (source.folder == folder && source.format == import::format::compose)
            composeFiles.insert(source.path);
    }
    std::vector<SourcesOnDisk::Place> added;
    for (const fs::path &file : listing->files) {
        throwIfStopped(stop);
        const std::string name = file.lexically_relative(base).generic_string();
        if (model.sources().find(name) || import::isChartValues(file))
            continue;
        auto bytes = readFile(file, import::Limits().fileBytes);
        if (!bytes)
            continue;
        const import::Input input{name, *std::move(bytes)};
        const auto recognised = import::recognise(input);
        if (!recognised || !import::isTakenFromFolders(recognised->format))
            continue;
        if (recognised->format == import::format::compose)
            composeFiles.insert(name);
        added.push_back({name, file, model::sha256(input.bytes)});
    }
    const import::FileReader readBeside = [&base](const std::string &name) {
        return readFile(base / name, import::Limits().fileBytes);
    };
    const std::set<std::string> alternatives =
        import::alternativesAmong(composeFiles, import::listedByEnv(composeFiles, readBeside));
    std::copy_if(std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()),
                 std::back_inserter(found.added),
                 [&](const SourcesOnDisk::Place &place) { return !alternatives.contains(place.path); });
}

void lookAtSource(const model::SourceFile &source, const std::optional<fs::path> &base, SourcesOnDisk &found)
{
    if (!base) {
        if (!isProgramOutput(source.path))
            found.missing.push_back(source.path);
        return;
    }
    SourcesOnDisk::Place place{source.path, fileOf(*base, source), {}};
    if (!isFile(place.file)) {
        found.gone.push_back(std::move(place));
        return;
    }
    if (const auto bytes = readFile(place.file, import::Limits().fileBytes))
        place.sha256 = model::sha256(*bytes);
    (place.sha256 == source.sha256 ? found.unchanged : found.changed).push_back(std::move(place));
}

void append(SourceUpdate &update, SourceUpdate &&part)
{
    import::SyncPlan &all = update.plan;
    import::SyncPlan &more = part.plan;
    std::move(part.diagnostics.begin(), part.diagnostics.end(), std::back_inserter(update.diagnostics));
    std::move(more.kept.begin(), more.kept.end(), std::back_inserter(all.kept));
    std::move(more.lost.begin(), more.lost.end(), std::back_inserter(all.lost));
    std::move(more.dismissed.begin(), more.dismissed.end(), std::back_inserter(all.dismissed));
}

} // namespace

SourceFolders foldersUpFrom(fs::path folder)
{
    SourceFolders folders;
    for (int i = 0; i <= foldersAbove && folder.has_relative_path(); ++i, folder = folder.parent_path())
        folders.push_back(folder);
    return folders;
}

SourceFolders foldersAround(const fs::path &modelFile)
{
    return foldersUpFrom(modelFile.parent_path());
}

std::optional<fs::path> folderOf(const model::SourceFile &source, const SourceFolders &folders)
{
    for (const fs::path &folder : folders) {
        if (isFile(fileOf(folder, source)))
            return folder;
    }
    return std::nullopt;
}

bool isAnySourceThere(const model::Model &model, const SourceFolders &folders)
{
    std::vector<import::Diagnostic> ignored;
    return !pathsByBase(model, folders, ignored).empty();
}

Result<SourcesOnDisk> lookAtSources(const model::Model &model, const SourceFolders &folders,
                                    std::stop_token stop)
{
    return stoppable([&] {
        SourcesOnDisk found;
        const ImportedFolders imported = importedFolders(model, folders);
        for (const model::SourceFile &source : model.sources()) {
            throwIfStopped(stop);
            const auto inFolder = imported.find(source.folder);
            lookAtSource(source, inFolder == imported.end() ? folderOf(source, folders) : inFolder->second,
                         found);
        }
        for (const auto &[folder, base] : imported)
            lookForNewFiles(model, base, folder, found, stop);
        return found;
    });
}

void keepSurroundings(OpenOptions &options, const model::Model &model)
{
    options.withSurroundings |= import::hasSurroundings(model);
    if (options.withSurroundings)
        options.surroundingsLeftOut = import::surroundingsLeftOut(model);
}

Result<SourceUpdate> planUpdateFrom(Opened opened, const model::Model &model)
{
    SourceUpdate update;
    update.diagnostics = std::move(opened.diagnostics);
    const std::set<std::string> gone = goneSources(model, opened.model, opened.folder);
    for (const std::string &path : gone)
        update.diagnostics.push_back(
            {import::Severity::Info, path, 0, "is no longer in its folder; what came from it goes"});
    auto plan = import::planSync(model, opened.model, gone);
    if (!plan)
        return std::move(plan.error());
    update.plan = *std::move(plan);
    return update;
}

Result<SourceUpdate> planUpdateFrom(std::span<const std::string> paths, const model::Model &model,
                                    const OpenOptions &options)
{
    OpenOptions here = options;
    keepSurroundings(here, model);
    auto opened = openInputs(paths, model.sharedVocabulary(), here);
    if (!opened)
        return std::move(opened.error());
    return planUpdateFrom(*std::move(opened), model);
}

Result<SourceUpdate> planUpdate(const model::Model &model, const SourceFolders &folders,
                                const OpenOptions &options)
{
    SourceUpdate update;
    const auto paths = pathsByBase(model, folders, update.diagnostics);
    if (paths.empty())
        return noSources(model);
    model::Model after = model;
    for (const auto &[base, named] : paths) {
        OpenOptions here = options;
        here.folder = base.string();
        auto part = planUpdateFrom(named, after, here);
        if (!part)
            return std::move(part.error());
        if (const auto applied = after.apply(part->plan.change); !applied)
            return applied.error();
        append(update, *std::move(part));
    }
    update.plan.change = model::diff(model, after);
    return update;
}

Result<SourceUpdate> planAddedSurroundings(const model::Model &model, const SourceFolders &folders,
                                           const OpenOptions &options)
{
    SourceUpdate update;
    std::vector<import::FrontDoor> doors;
    for (const auto &[base, named] : pathsByBase(model, folders, update.diagnostics)) {
        OpenOptions here = options;
        here.folder = base.string();
        auto opened = openInputs(named, model.sharedVocabulary(), here);
        if (!opened) // what the model says without them serves
            update.diagnostics.push_back({import::Severity::Warning, opened.error().file, opened.error().line,
                                          opened.error().message});
        else
            doors.insert(doors.end(), std::make_move_iterator(opened->frontDoors.begin()),
                         std::make_move_iterator(opened->frontDoors.end()));
    }
    auto plan = import::planSurroundings(model, doors, import::surroundingsLeftOut(model));
    if (!plan)
        return std::move(plan.error());
    update.plan = *std::move(plan);
    return update;
}

} // namespace bulkhead::app
