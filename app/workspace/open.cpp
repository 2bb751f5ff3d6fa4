// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/open.h"

#include "app/workspace/knowledge.h"
#include "app/workspace/standard_input.h"
#include "import/assumed/assumed_surroundings.h"
#include "model/change.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/file/platform_file.h"
#include "model/utf8.h"
#include "model/visible_text.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <filesystem>
#include <iterator>
#include <utility>

namespace bulkhead::app {

namespace {

constexpr const char *standardInput = "-";

// Every file that the paths name, standard input among them, with the reader for what they refer to.
Result<import::Gathered> gather(std::span<const std::string> paths, const OpenOptions &options)
{
    std::vector<std::string> onDisk;
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(onDisk),
                 [](const std::string &path) { return path != standardInput; });

    import::Gathered gathered;
    if (!onDisk.empty()) {
        auto files = import::gatherInputs(onDisk, options.limits, options.folder);
        if (!files)
            return std::move(files.error());
        gathered = std::move(*files);
    }
    if (onDisk.size() < paths.size()) {
        auto bytes = readStandardInput(options.limits.fileBytes);
        if (!bytes)
            return std::move(bytes.error());
        gathered.inputs.push_back({standardInputName, std::move(*bytes)});
    }
    gathered.inputs.insert(gathered.inputs.end(), options.outputs.begin(), options.outputs.end());
    return gathered;
}

// A native model holds decisions and layout that an import would lose: it is opened alone.
Result<Opened> openNative(const std::vector<import::Input> &inputs, std::size_t index,
                          std::shared_ptr<const model::Vocabulary> vocabulary)
{
    if (inputs.size() > 1)
        return Error{"app.native-among-others",
                     "is a Bulkhead model and is opened alone (`sync` updates one from its sources)",
                     {},
                     inputs[index].path,
                     0,
                     {}};
    auto model = model::parseModel(inputs[index].bytes, inputs[index].path, std::move(vocabulary));
    if (!model)
        return std::move(model.error());
    return Opened{std::move(*model), {}, true, {}, {}, {}};
}

// What is of no kind that is imported: what is wrong with it as a model says more of what bears the name of
// one, and of a platform profile where it belongs.
Error explained(Error error, const std::vector<import::Input> &inputs,
                const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    const auto input = std::find_if(inputs.begin(), inputs.end(), [&](const import::Input &candidate) {
        return candidate.path == error.file;
    });
    if (error.code != "import.unknown-kind" || input == inputs.end())
        return error;
    if (model::looksLikePlatform(input->bytes))
        return Error{"app.platform-as-input",
                     "is a platform profile, which is laid over a model (expected a model or what can be "
                     "imported, and the profile by --platform)",
                     {},
                     error.file,
                     0,
                     {}};
    if (std::filesystem::path(input->path).extension() != ".bulkhead")
        return error;
    auto model = model::parseModel(input->bytes, input->path, vocabulary);
    return model ? error : std::move(model.error());
}

void entitle(model::Model &model, const std::string &title)
{
    const auto before = model.sharedMetadata();
    if (!before->title.empty() || title.empty())
        return;
    model::Metadata after = *before;
    after.title = title;
    [[maybe_unused]] const auto applied = model.apply(model::editing(before, std::move(after)));
    assert(applied.ok());
}

// What a person removed, or drew otherwise, is left out and told.
Result<Success> drawSurroundings(import::Imported &imported, const OpenOptions &options)
{
    auto plan = import::planSurroundings(imported.model, imported.frontDoors, options.surroundingsLeftOut);
    if (!plan)
        return std::move(plan.error());
    if (const auto applied = imported.model.apply(plan->change); !applied)
        return applied.error();
    for (const std::string &key : plan->dismissed)
        imported.diagnostics.push_back(
            {import::Severity::Info,
             {},
             0,
             key + " is left out, since a person removed it or drew it in another way"});
    return Success{};
}

Result<Opened> openGathered(import::Gathered &gathered, std::shared_ptr<const model::Vocabulary> vocabulary,
                            const OpenOptions &options)
{
    const std::vector<import::Input> &inputs = gathered.inputs;
    const auto unnamed = std::find_if(inputs.begin(), inputs.end(), [](const import::Input &input) {
        return !model::isUtf8(input.path); // a model keeps the names of its sources
    });
    if (unnamed != inputs.end())
        return Error{"app.name-not-utf8", "the file's name is no UTF-8; rename it", {}, unnamed->path, 0, {}};
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (model::looksLikeModel(inputs[i].bytes))
            return openNative(inputs, i, std::move(vocabulary));
    }

    auto technologies = loadTechnologies();
    if (!technologies)
        return std::move(technologies.error());
    import::ImportOptions importOptions;
    importOptions.technologies = std::move(*technologies);
    importOptions.limits = options.limits;
    importOptions.readFile = gathered.readFile;
    importOptions.composeProfiles = options.composeProfiles;
    importOptions.progress = options.progress;
    importOptions.stop = options.stop;
    auto imported = import::importModel(inputs, vocabulary, importOptions);
    if (!imported)
        return explained(std::move(imported.error()), inputs, vocabulary);

    if (options.withSurroundings)
        if (auto drawn = drawSurroundings(*imported, options); !drawn)
            return std::move(drawn.error());

    Opened opened{std::move(imported->model),
                  std::move(gathered.diagnostics),
                  false,
                  std::move(gathered.folder),
                  {},
                  std::move(imported->frontDoors)};
    std::move(imported->diagnostics.begin(), imported->diagnostics.end(),
              std::back_inserter(opened.diagnostics));
    return opened;
}

Error asTyped(Error error, const TypedNames &names)
{
    error.file = names.of(error.file);
    return error;
}

} // namespace

std::string titleOf(std::span<const std::string> paths)
{
    if (paths.empty() || paths.front() == standardInput)
        return {};
    namespace fs = std::filesystem;
    std::error_code fault;
    const fs::path path = fs::absolute(paths.front(), fault).lexically_normal();
    if (fs::is_directory(path, fault))
        return model::visibleText((path.has_filename() ? path : path.parent_path()).filename().string());
    const std::string stem = path.stem().string();
    constexpr std::array<std::string_view, 5> saysNothing = {"docker-compose", "compose", "docker-stack",
                                                             "manifest", "Dockerfile"};
    const bool isNamedByFolder =
        std::any_of(saysNothing.begin(), saysNothing.end(), [&](std::string_view name) {
            return stem == name || stem.starts_with(std::string(name) + '.');
        });
    const std::string folder = path.parent_path().filename().string();
    return model::visibleText(isNamedByFolder && !folder.empty() ? folder : stem);
}

Result<Opened> openInputs(std::span<const std::string> paths,
                          std::shared_ptr<const model::Vocabulary> vocabulary, const OpenOptions &options)
{
    auto gathered = gather(paths, options);
    if (!gathered)
        return asTyped(std::move(gathered.error()), TypedNames(paths, {}));
    const TypedNames names(paths, gathered->folder);
    auto opened = openGathered(*gathered, std::move(vocabulary), options);
    if (!opened)
        return asTyped(std::move(opened.error()), names);
    opened->names = names;
    if (!opened->native)
        entitle(opened->model, options.title.empty() ? titleOf(paths) : options.title);
    return opened;
}

Result<model::Model> openModel(const std::string &path, std::shared_ptr<const model::Vocabulary> vocabulary)
{
    if (path != standardInput)
        return model::readModel(std::filesystem::path(path), std::move(vocabulary));
    auto bytes = readStandardInput(import::Limits().fileBytes);
    if (!bytes)
        return std::move(bytes.error());
    return model::parseModel(*bytes, standardInputName, std::move(vocabulary));
}

} // namespace bulkhead::app
