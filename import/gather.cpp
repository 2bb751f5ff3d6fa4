// SPDX-License-Identifier: Apache-2.0
#include "import/compose/compose_references.h"
#include "import/folder.h"
#include "import/import.h"
#include "import/not_read.h"
#include "import/quadlet/unit.h"
#include "import/shared/relative_path.h"
#include "model/file/atomic_file.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace bulkhead::import {

namespace {

namespace fs = std::filesystem;

Error fileError(std::string message, const std::string &file)
{
    Error error;
    error.code = "import.file";
    error.message = std::move(message);
    error.file = file;
    return error;
}

// Reads files below the folder `root`: neither through "..", nor through a link that leads out, nor a device.
// Their names are relative to `base`.
FileReader confinedReader(const fs::path &base, const fs::path &root, std::size_t limit)
{
    return [base, root, limit](const std::string &path) -> Result<std::string> {
        std::error_code fault;
        const fs::path full = fs::weakly_canonical(base / fs::path(path), fault);
        if (fault || fs::path(path).is_absolute() || !isInside(full, root))
            return fileError("it lies outside the folder of the inputs", path);
        const fs::file_status status = fs::status(full, fault);
        if (!fs::exists(status))
            return fileError("there is no such file", path);
        if (!fs::is_regular_file(status))
            return fileError("it is no regular file", path);
        return readFile(full, limit);
    };
}

// Whether a file lies in the folder of templates of a Helm chart, or below it.
bool isChartTemplate(const fs::path &path)
{
    for (fs::path folder = path.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
        if (folder.filename() == "templates" && isChart(folder.parent_path()))
            return true;
    }
    return false;
}

class Gatherer
{
public:
    Gatherer(fs::path base, fs::path root, const Limits &limits)
        : m_base(std::move(base)), m_root(std::move(root)), m_limits(limits)
    {
        m_gathered.folder = m_base.string();
        m_gathered.readFile = confinedReader(m_base, m_root, limits.fileBytes);
    }

    std::optional<Error> addFile(const fs::path &path);
    std::optional<Error> addFolder(const fs::path &folder);
    void dropAlternatives();
    Gathered take() { return std::move(m_gathered); }

private:
    std::string nameOf(const fs::path &path) const
    {
        return path.lexically_relative(m_base).generic_string();
    }
    std::optional<Error> checkLimits(std::size_t bytes, const std::string &file);
    Error nothingIn(const fs::path &folder) const;
    void leaveOut(const std::string &file, std::string why, Severity severity = Severity::Info)
    {
        m_gathered.diagnostics.push_back({severity, file, 0, std::move(why)});
    }
    void addFound(const fs::path &path, const std::string &folder);
    void tellWhatIsNoFile(const FolderListing &listing);
    std::set<std::string, std::less<>> referredByOthers(const std::set<std::string> &alternatives) const;

    fs::path m_base; // that names are relative to
    fs::path m_root; // that nothing is read outside of
    Limits m_limits;
    Gathered m_gathered;
    std::set<fs::path> m_seen;
    std::set<std::string> m_compose; // inputs that were found in a folder and are compose files
    std::size_t m_bytes = 0;
};

std::optional<Error> Gatherer::checkLimits(std::size_t bytes, const std::string &file)
{
    m_bytes += bytes;
    if (m_gathered.inputs.size() >= m_limits.files)
        return fileError("there are more than " + std::to_string(m_limits.files) + " files", file);
    if (m_bytes > m_limits.totalBytes)
        return fileError(
            "the files hold more than " + std::to_string(m_limits.totalBytes) + " bytes together", file);
    return std::nullopt;
}

std::optional<Error> Gatherer::addFile(const fs::path &path)
{
    if (!m_seen.insert(path).second)
        return std::nullopt;
    if (!fs::is_regular_file(path)) // which might never end, or never begin
        return fileError("it is no regular file; give what it holds on standard input, with -",
                         path.generic_string());
    Result<std::string> bytes = readFile(path, m_limits.fileBytes);
    if (!bytes)
        return bytes.error();
    const std::string name = nameOf(path);
    if (auto error = checkLimits(bytes->size(), name))
        return error;
    Input input{name, *std::move(bytes)};
    if (isChartValues(path))
        input.recognised = std::make_shared<const Recognised>(Recognised{helmValues, {}});
    m_gathered.inputs.push_back(std::move(input));
    return std::nullopt;
}

// A file of a folder: taken when it is of a kind that is imported.
void Gatherer::addFound(const fs::path &path, const std::string &folder)
{
    const std::string name = nameOf(path);
    if (isChartValues(path)) {
        leaveOut(name, std::string(whyNotRead(helmValues)));
        return;
    }
    Result<std::string> bytes = readFile(path, m_limits.fileBytes);
    if (!bytes) {
        const bool isTooLarge = bytes.error().code == "file.too-large"; // and may be no input at all
        leaveOut(name, bytes.error().message, isTooLarge ? Severity::Warning : Severity::Error);
        return;
    }
    Input input{name, *std::move(bytes), nullptr, folder};
    auto recognised = recognise(input, m_limits);
    if (!recognised) {
        if (isChartTemplate(path))
            m_gathered.diagnostics.push_back(
                {Severity::Warning, name, recognised.error().line,
                 "a template of a Helm chart, which is read once helm has rendered "
                 "it: " +
                     recognised.error().message});
        else
            m_gathered.diagnostics.push_back(
                {Severity::Error, name, recognised.error().line, recognised.error().message});
        return;
    }
    if (!isTakenFromFolders(recognised->format)) {
        if (recognised->format.empty())
            leaveOut(name, "it is of no kind that is imported");
        else if (recognised->format == format::nativeModel)
            leaveOut(name, "it is a model already");
        else if (const std::string_view why = whyNotRead(recognised->format); !why.empty())
            leaveOut(name, std::string(why));
        return;
    }
    if (recognised->format == format::compose)
        m_compose.insert(name);
    m_bytes += input.bytes.size();
    input.recognised = std::make_shared<const Recognised>(*std::move(recognised));
    m_gathered.inputs.push_back(std::move(input));
}

// What sets a file apart from others of one import: where it lies, whatever links lead there. A link of
// another name to a quadlet is a unit of its own, as instances of templates are made: web@1.container.
fs::path identityOf(const fs::path &path, const fs::path &real)
{
    const std::string name = path.filename().string();
    const bool isUnitOfItsOwn = path.filename() != real.filename() && path.extension() == real.extension() &&
                                quadlet::isUnitName(name);
    std::error_code fault;
    const fs::path folder = isUnitOfItsOwn ? fs::weakly_canonical(path.parent_path(), fault) : fs::path();
    return isUnitOfItsOwn && !fault ? folder / name : real;
}

// Links that lead nowhere are files that somebody expects there; pipes and devices are no files.
void Gatherer::tellWhatIsNoFile(const FolderListing &listing)
{
    for (const fs::path &path : listing.unreadable) {
        std::error_code fault;
        const fs::file_type type = fs::status(path, fault).type();
        if (fs::is_symlink(path) && (type == fs::file_type::not_found || type == fs::file_type::none))
            leaveOut(nameOf(path), "it is a link that leads nowhere", Severity::Error);
        else
            leaveOut(nameOf(path),
                     type == fs::file_type::fifo     ? "it is a named pipe, no regular file"
                     : type == fs::file_type::socket ? "it is a socket, no regular file"
                     : type == fs::file_type::block || type == fs::file_type::character
                         ? "it is a device, no regular file"
                         : "it is no regular file",
                     Severity::Warning);
    }
    for (const fs::path &path : listing.linkedFolders)
        leaveOut(nameOf(path), "it is a link to a folder, which is not followed");
}

std::optional<Error> Gatherer::addFolder(const fs::path &folder)
{
    const Result<FolderListing> listing = listFolder(folder);
    if (!listing)
        return listing.error();
    const std::string name = nameOf(folder);
    for (const fs::path &path : listing->files) {
        std::error_code fault;
        const fs::path real = fs::weakly_canonical(path, fault);
        if (fault || !isInside(real, m_root)) {
            leaveOut(nameOf(path), "it is a link that leads out of the folder", Severity::Warning);
            continue;
        }
        if (!m_seen.insert(identityOf(path, real)).second)
            continue;
        if (auto error = checkLimits(0, nameOf(path)))
            return error;
        addFound(path, name);
    }
    tellWhatIsNoFile(*listing);
    if (m_gathered.inputs.empty())
        return nothingIn(folder);
    return std::nullopt;
}

// A folder without input is a wrong path more often than an empty architecture. The first thing that was left
// out tells most.
Error Gatherer::nothingIn(const fs::path &folder) const
{
    std::string message = "there is nothing in this folder that can be imported";
    if (!m_gathered.diagnostics.empty()) {
        const Diagnostic &first = m_gathered.diagnostics.front();
        message += "; " + first.file + ": " + first.message;
    }
    return fileError(std::move(message), folder.generic_string());
}

// The files that the others include or extend, which are read with those.
std::set<std::string, std::less<>> Gatherer::referredByOthers(const std::set<std::string> &alternatives) const
{
    compose::ComposeFiles files;
    std::set<std::string> others;
    for (const Input &input : m_gathered.inputs) {
        if (!m_compose.contains(input.path))
            continue;
        files.emplace(input.path, &input.recognised->documents);
        if (!alternatives.contains(input.path))
            others.insert(input.path);
    }
    return compose::referredBy(others, files);
}

void Gatherer::dropAlternatives()
{
    const ListedFiles listed = listedByEnv(m_compose, m_gathered.readFile);
    const std::set<std::string> alternatives = alternativesAmong(m_compose, listed);
    const auto referred = referredByOthers(alternatives);
    std::erase_if(m_gathered.inputs, [&](const Input &input) { return alternatives.contains(input.path); });
    for (const std::string &name : alternatives) {
        if (referred.contains(name))
            continue;
        leaveOut(name, listed.contains(folderOf(name))
                           ? "COMPOSE_FILE in .env does not name it"
                           : "it stands beside a compose.yaml; name both files to lay it over that");
    }
}

// The folder that all paths lie in; that of a file where only one is named.
fs::path commonFolder(const std::vector<fs::path> &paths)
{
    fs::path common = fs::is_directory(paths.front()) ? paths.front() : paths.front().parent_path();
    for (const fs::path &path : paths) {
        while (!isInside(path, common) && common.has_relative_path())
            common = common.parent_path();
    }
    return common;
}

} // namespace

Result<Gathered> gatherInputs(std::span<const std::string> paths, const Limits &limits,
                              const std::string &folder)
{
    std::vector<fs::path> full;
    for (const std::string &path : paths) {
        std::error_code fault;
        const fs::path real = fs::canonical(path, fault);
        if (fault)
            return fileError(fault == std::errc::no_such_file_or_directory
                                 ? "there is no such file or folder"
                                 : "it cannot be read: " + fault.message(),
                             path);
        full.push_back(real);
    }
    if (full.empty())
        return Gathered{};
    std::error_code fault;
    const fs::path root = commonFolder(full);
    const fs::path base = folder.empty() ? root : fs::canonical(folder, fault);
    if (fault)
        return fileError("there is no such folder", folder);
    for (const fs::path &path : full) {
        if (!isInside(path, base))
            return fileError("it lies outside the folder of the inputs", path.generic_string());
    }
    Gatherer gatherer(base, root, limits);
    for (const fs::path &path : full) {
        if (auto error = fs::is_directory(path) ? gatherer.addFolder(path) : gatherer.addFile(path))
            return *std::move(error);
    }
    gatherer.dropAlternatives();
    return gatherer.take();
}

} // namespace bulkhead::import
