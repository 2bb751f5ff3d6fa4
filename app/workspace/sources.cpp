#include "app/workspace/sources.h"

#include "app/workspace/standard_input.h"
#include "model/atomic_file.h"
#include "model/compare.h"
#include "model/sha256.h"

#include <utility>

namespace bulkhead::app {

namespace fs = std::filesystem;

namespace {

constexpr int foldersAbove = 6;

fs::path fileOf(const fs::path &folder, const model::SourceFile &source)
{
    return folder / fs::path(std::u8string(source.path.begin(), source.path.end()));
}

Error noSources(const model::Model &model)
{
    if (model.sources().empty())
        return failure("app.no-sources", "the model was not imported, so there is nothing to update it from");
    const std::string first = model.sources().begin()->path;
    if (model.sources().find(standardInputName))
        return failure("app.sources-not-kept",
                       "the model was read from standard input, which cannot be read again; import a file");
    return Error{"app.sources-missing",
                 "is not where it was when the model was imported, nor is any other source of the model",
                 {first},
                 first,
                 0,
                 {}};
}

// The named sources by the folder that they are in.
std::map<fs::path, std::vector<std::string>> filesByFolder(const model::Model &model,
                                                           const SourceFolders &folders,
                                                           std::vector<import::Diagnostic> &diagnostics)
{
    std::map<fs::path, std::vector<std::string>> files;
    for (const model::SourceFile &source : model.sources()) {
        if (source.referred)
            continue;
        if (const auto folder = folderOf(source, folders))
            files[*folder].push_back(fileOf(*folder, source).string());
        else
            diagnostics.push_back({import::Severity::Warning, source.path, 0,
                                   "was not found; what came from it is left as it is"});
    }
    return files;
}

void append(import::SyncPlan &all, import::SyncPlan &&more)
{
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
        std::error_code fault;
        if (fs::is_regular_file(fileOf(folder, source), fault))
            return folder;
    }
    return std::nullopt;
}

SourcesOnDisk lookAtSources(const model::Model &model, const SourceFolders &folders)
{
    SourcesOnDisk found;
    for (const model::SourceFile &source : model.sources()) {
        const auto folder = folderOf(source, folders);
        if (!folder) {
            found.missing.push_back(source.path);
            continue;
        }
        SourcesOnDisk::Place place{source.path, fileOf(*folder, source), {}};
        if (const auto bytes = readFile(place.file, import::Limits().fileBytes))
            place.sha256 = model::sha256(*bytes);
        (place.sha256 == source.sha256 ? found.unchanged : found.changed).push_back(std::move(place));
    }
    return found;
}

Result<SourceUpdate> planUpdate(const model::Model &model, const SourceFolders &folders,
                                const OpenOptions &options)
{
    SourceUpdate update;
    const auto files = filesByFolder(model, folders, update.diagnostics);
    if (files.empty())
        return noSources(model);
    model::Model after = model;
    for (const auto &[folder, paths] : files) {
        OpenOptions here = options;
        here.folder = folder.string();
        auto imported = openInputs(paths, model.sharedVocabulary(), here);
        if (!imported)
            return std::move(imported.error());
        std::move(imported->diagnostics.begin(), imported->diagnostics.end(),
                  std::back_inserter(update.diagnostics));
        auto plan = import::planSync(after, imported->model);
        if (!plan)
            return std::move(plan.error());
        if (const auto applied = after.apply(plan->change); !applied)
            return applied.error();
        append(update.plan, std::move(*plan));
    }
    update.plan.change = model::diff(model, after);
    return update;
}

} // namespace bulkhead::app
