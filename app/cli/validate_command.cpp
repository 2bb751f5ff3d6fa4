// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli_commands.h"
#include "app/workspace/knowledge.h"
#include "app/workspace/open.h"
#include "app/workspace/platform.h"
#include "export/text/words.h"
#include "model/file/atomic_file.h"
#include "model/visible_text.h"

#include <filesystem>
#include <string_view>

namespace bulkhead::app::cli {

namespace {

using exporting::counted;

// The key stands near the top of a catalog in practice; a file that hides it is read as an import and
// refused as of no known kind.
bool looksLikeCatalog(std::string_view bytes)
{
    return bytes.substr(0, 4096).find("\"bulkhead-catalog\"") != std::string_view::npos;
}

Result<std::string> checkCatalog(const std::string &path,
                                 const std::shared_ptr<const model::Vocabulary> &vocabulary, Console &console)
{
    auto catalogs = loadCatalogs(vocabulary, std::span(&path, 1));
    if (!catalogs)
        return std::move(catalogs.error());
    for (const Error &doubt : (*catalogs)->doubts())
        console.warn(doubt);
    return "a valid catalog; with the built-in ones " + counted((*catalogs)->threats().size(), "threat") +
           ", " + counted((*catalogs)->rules().size(), "rule") + ", " +
           counted((*catalogs)->mitigations().size(), "mitigation");
}

Result<std::string> checkPlatform(const std::string &path, const model::Vocabulary &vocabulary)
{
    const auto profile = readPlatform(path, path, vocabulary);
    if (!profile)
        return profile.error();
    std::size_t stated = 0;
    for (const model::PlatformEntry &entry : (*profile)->entries)
        stated += entry.properties.size();
    return "a valid platform profile: " + counted(stated, "value") + " in " +
           std::to_string((*profile)->entries.size()) +
           ((*profile)->entries.size() == 1 ? " entry" : " entries");
}

Result<std::string> checkInput(const std::string &path,
                               const std::shared_ptr<const model::Vocabulary> &vocabulary, Console &console)
{
    auto opened = openInputs(std::span(&path, 1), vocabulary);
    if (!opened)
        return std::move(opened.error());
    console.warn(opened->diagnostics, opened->names);
    const auto platform = platformOf(opened->model, std::filesystem::absolute(path).parent_path());
    if (opened->native && path != "-" && platform.fault)
        return *platform.fault;
    return std::string(opened->native ? "a valid model" : "can be imported") + ": " +
           counted(opened->model.elements().size(), "element") + ", " +
           counted(opened->model.flows().size(), "flow");
}

Result<std::string> check(const std::string &path, const std::shared_ptr<const model::Vocabulary> &vocabulary,
                          Console &console)
{
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) {
        auto bytes = readFile(path);
        if (!bytes)
            return std::move(bytes.error());
        if (looksLikeCatalog(*bytes))
            return checkCatalog(path, vocabulary, console);
        if (model::looksLikePlatform(*bytes))
            return checkPlatform(path, *vocabulary);
    }
    return checkInput(path, vocabulary, console);
}

} // namespace

ExitCode validate(const ValidateCommand &command, Console &console)
{
    const auto vocabulary = loadVocabulary();
    if (!vocabulary)
        return console.fail(vocabulary.error());
    ExitCode code = ExitCode::Done;
    std::string report;
    for (const std::string &file : command.files) {
        const auto verdict = check(file, *vocabulary, console);
        if (verdict)
            report += model::visibleText(file) + ": " + *verdict + "\n";
        else
            code = console.fail(verdict.error());
    }
    const ExitCode written = console.write("-", report);
    return written == ExitCode::Done ? code : written;
}

} // namespace bulkhead::app::cli
