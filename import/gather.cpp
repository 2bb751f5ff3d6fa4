#include "import/import.h"
#include "import/paths.h"
#include "model/atomic_file.h"

#include <algorithm>
#include <array>
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

// Reads files below a folder: neither through "..", nor through a link that leads out, nor a device.
FileReader confinedReader(const fs::path &folder, std::size_t limit)
{
    return [folder, limit](const std::string &path) -> Result<std::string> {
        std::error_code fault;
        const fs::path full = fs::weakly_canonical(folder / fs::path(path), fault);
        if (fault || fs::path(path).is_absolute() || !isInside(full, folder))
            return fileError("it lies outside the folder of the inputs", path);
        const fs::file_status status = fs::status(full, fault);
        if (!fs::exists(status))
            return fileError("there is no such file", path);
        if (!fs::is_regular_file(status))
            return fileError("it is no regular file", path);
        return readFile(full, limit);
    };
}

bool mayBeInput(const fs::path &path)
{
    static constexpr std::array<std::string_view, 5> extensions = {".yaml", ".yml", ".json", ".tm7", ".otm"};
    const std::string extension = path.extension().string();
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

bool isSkippedFolder(const fs::path &path)
{
    const std::string name = path.filename().string();
    return (name.size() > 1 && name.front() == '.') || name == "node_modules";
}

class Gatherer
{
public:
    Gatherer(fs::path base, const Limits &limits) : m_base(std::move(base)), m_limits(limits)
    {
        m_gathered.folder = m_base.string();
        m_gathered.readFile = confinedReader(m_base, limits.fileBytes);
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
    void addFound(const fs::path &path);

    fs::path m_base;
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
    Result<std::string> bytes = readFile(path, m_limits.fileBytes);
    if (!bytes)
        return bytes.error();
    const std::string name = nameOf(path);
    if (auto error = checkLimits(bytes->size(), name))
        return error;
    m_gathered.inputs.push_back({name, *std::move(bytes)});
    return std::nullopt;
}

// A file of a folder: taken when it is of a kind that is imported.
void Gatherer::addFound(const fs::path &path)
{
    const std::string name = nameOf(path);
    Result<std::string> bytes = readFile(path, m_limits.fileBytes);
    if (!bytes) {
        leaveOut(name, bytes.error().message, Severity::Warning);
        return;
    }
    Input input{name, *std::move(bytes)};
    auto recognised = recognise(input, m_limits);
    if (!recognised) {
        m_gathered.diagnostics.push_back(
            {Severity::Error, name, recognised.error().line, recognised.error().message});
        return;
    }
    switch (recognised->format) {
    case Format::Unknown:
        leaveOut(name, "it is of no kind that is imported");
        return;
    case Format::NativeModel:
        leaveOut(name, "it is a model already");
        return;
    case Format::Dockerfile:
        return;
    case Format::Compose:
        m_compose.insert(name);
        break;
    default:
        break;
    }
    m_bytes += input.bytes.size();
    input.recognised = std::make_shared<const Recognised>(*std::move(recognised));
    m_gathered.inputs.push_back(std::move(input));
}

std::optional<Error> Gatherer::addFolder(const fs::path &folder)
{
    std::error_code fault;
    std::vector<fs::path> found;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, fault);
    if (fault)
        return fileError("the folder cannot be read: " + fault.message(), folder.generic_string());
    for (; entries != fs::recursive_directory_iterator(); entries.increment(fault)) {
        if (fault)
            return fileError("the folder cannot be read: " + fault.message(), folder.generic_string());
        if (entries->is_directory(fault) && isSkippedFolder(entries->path()))
            entries.disable_recursion_pending();
        else if (entries->is_regular_file(fault) && mayBeInput(entries->path()))
            found.push_back(entries->path());
    }
    std::sort(found.begin(), found.end());
    for (const fs::path &path : found) {
        const fs::path real = fs::weakly_canonical(path, fault);
        if (fault || !isInside(real, m_base)) {
            leaveOut(nameOf(path), "it is a link that leads out of the folder", Severity::Warning);
            continue;
        }
        if (!m_seen.insert(real).second)
            continue;
        if (auto error = checkLimits(0, nameOf(path)))
            return error;
        addFound(path);
    }
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

// Beside compose.yaml and its override, other compose files of a folder are mostly alternatives to it, not
// parts.
void Gatherer::dropAlternatives()
{
    const auto isStandard = [](std::string_view name) {
        return name == "compose.yaml" || name == "compose.yml" || name == "docker-compose.yaml" ||
               name == "docker-compose.yml";
    };
    std::set<std::string, std::less<>> foldersWithStandard;
    for (const std::string &name : m_compose) {
        if (isStandard(fileNameOf(name)))
            foldersWithStandard.emplace(folderOf(name));
    }
    std::erase_if(m_gathered.inputs, [&](const Input &input) {
        const std::string_view name = fileNameOf(input.path);
        const bool isAlternative = m_compose.contains(input.path) && !isStandard(name) &&
                                   name.find(".override.") == std::string_view::npos &&
                                   foldersWithStandard.contains(folderOf(input.path));
        if (isAlternative)
            leaveOut(input.path, "it stands beside a compose.yaml; name both files to lay it over that");
        return isAlternative;
    });
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
            return fileError("there is no such file or folder", path);
        full.push_back(real);
    }
    if (full.empty())
        return Gathered{};
    std::error_code fault;
    const fs::path base = folder.empty() ? commonFolder(full) : fs::canonical(folder, fault);
    if (fault)
        return fileError("there is no such folder", folder);
    for (const fs::path &path : full) {
        if (!isInside(path, base))
            return fileError("it lies outside the folder of the inputs", path.generic_string());
    }
    Gatherer gatherer(base, limits);
    for (const fs::path &path : full) {
        if (auto error = fs::is_directory(path) ? gatherer.addFolder(path) : gatherer.addFile(path))
            return *std::move(error);
    }
    gatherer.dropAlternatives();
    return gatherer.take();
}

} // namespace bulkhead::import
