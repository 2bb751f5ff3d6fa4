// SPDX-License-Identifier: Apache-2.0
#include "import/compose/project_files.h"

#include "import/compose/compose_references.h"
#include "import/compose/env_settings.h"
#include "import/reading/text.h"
#include "import/shared/relative_path.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

namespace bulkhead::import::compose {

namespace {

using Inputs = std::vector<const ParsedInput *>;
using Names = std::set<std::string_view>;

int rankOf(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    if (name.find(".override.") != std::string_view::npos)
        return 2;
    return isStandardName(name) ? 0 : 1;
}

bool canRun(const Node &service)
{
    return service.hasAny({"image", "build", "extends", "provider"});
}

// The services of a file.
struct FileServices
{
    Names run;     // that can run by themselves
    Names changed; // that cannot: they are another file's

    bool standAlone() const { return changed.empty(); }
};

FileServices servicesOf(const ParsedInput &input)
{
    FileServices services;
    for (const Document &document : input.documents) {
        for (const MapEntry &entry : document.root()["services"].entries())
            (canRun(entry.value) ? services.run : services.changed).insert(entry.key);
    }
    return services;
}

// What a file calls its project; empty: nothing, or what a variable says.
std::string_view projectNameOf(const ParsedInput &input)
{
    for (const Document &document : input.documents) {
        if (const std::string_view name = document.root()["name"].text(); !name.empty())
            return name.find('$') == std::string_view::npos ? name : std::string_view();
    }
    return {};
}

// Whether a file's name says that it is laid over another one: "over.yaml", "compose.prod.yaml".
bool saysOverlay(std::string_view path)
{
    static constexpr std::array<std::string_view, 14> words = {
        "override",    "overrides", "overlay", "over",  "prod", "production", "dev",
        "development", "staging",   "stage",   "local", "test", "ci",         "debug"};
    std::string_view rest = fileNameOf(path);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(".-_"), rest.size());
        if (isOneOf(rest.substr(0, end), words))
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

// How much of a file's own services another folder's project runs.
enum class Overlap : std::uint8_t { None, Some, All };

class Grouping
{
public:
    Grouping(std::span<const ParsedInput> inputs, Builder &builder);

    std::vector<ProjectFiles> projects();

private:
    void followEnvFiles();
    void groupByFolder();
    void moveOverrides();
    bool changesServicesOf(const ParsedInput &file, const Inputs &others) const;
    Overlap overlapOf(const ParsedInput &file, const Inputs &others) const;
    bool mayBeLaidOver(const ParsedInput &file, const Inputs &others) const;
    bool seemsLaidOver(const ParsedInput &file, const Inputs &others) const;
    bool moves(const ParsedInput &file, Inputs &others);
    void tellIfAmbiguous(const ParsedInput &file, const Inputs &others);
    void inform(const ParsedInput &file, std::string message);

    std::span<const ParsedInput> m_inputs;
    Builder &m_builder;
    std::map<const ParsedInput *, FileServices> m_services;
    std::set<std::string, std::less<>> m_referred; // files that are part of others
    std::set<const ParsedInput *> m_told;          // projects of their own that may be meant otherwise
    std::vector<ProjectFiles> m_listed;            // by COMPOSE_FILE
    std::set<const ParsedInput *> m_taken;         // by those lists, or left out for them
    std::map<std::string, Inputs> m_byFolder;
};

Grouping::Grouping(std::span<const ParsedInput> inputs, Builder &builder)
    : m_inputs(inputs), m_builder(builder), m_referred(referredAmong(inputs))
{
    for (const ParsedInput &input : inputs)
        m_services.emplace(&input, servicesOf(input));
}

void Grouping::followEnvFiles()
{
    std::set<std::string> found;
    Names foldersOfNamed;
    for (const ParsedInput &input : m_inputs) {
        if (input.isNamed)
            foldersOfNamed.insert(folderOf(input.path));
        else
            found.insert(input.path);
    }
    for (const auto &[folder, settings] : composeFileLists(m_builder.options().readFile, found)) {
        if (foldersOfNamed.contains(folder))
            continue;
        std::vector<ProjectFile> files;
        for (const std::string &path : settings.files) {
            const auto input = std::find_if(m_inputs.begin(), m_inputs.end(),
                                            [&path](const ParsedInput &i) { return i.path == path; });
            const bool isInput = input != m_inputs.end();
            files.push_back({path, isInput ? &input->documents : nullptr, settings.filesMark});
            if (isInput)
                m_taken.insert(&*input);
        }
        m_listed.push_back({std::move(files), folder});
        for (const ParsedInput &input : m_inputs) {
            if (folderOf(input.path) == folder)
                m_taken.insert(&input);
        }
    }
}

void Grouping::groupByFolder()
{
    for (const ParsedInput &input : m_inputs) {
        if (!m_taken.contains(&input))
            m_byFolder[std::string(folderOf(input.path))].push_back(&input);
    }
    for (auto &[folder, files] : m_byFolder) {
        std::stable_sort(files.begin(), files.end(), [](const ParsedInput *a, const ParsedInput *b) {
            return rankOf(a->path) < rankOf(b->path);
        });
    }
}

// What is part of another file is told of with that one.
void Grouping::inform(const ParsedInput &file, std::string message)
{
    if (!m_referred.contains(file.path))
        m_builder.inform(file.path, 1, std::move(message));
}

// Whether a file changes services that the files of another folder can run.
bool Grouping::changesServicesOf(const ParsedInput &file, const Inputs &others) const
{
    const Names &changed = m_services.at(&file).changed;
    return std::any_of(others.begin(), others.end(), [&](const ParsedInput *other) {
        const Names &run = m_services.at(other).run;
        return std::any_of(changed.begin(), changed.end(),
                           [&run](std::string_view name) { return run.contains(name); });
    });
}

Overlap Grouping::overlapOf(const ParsedInput &file, const Inputs &others) const
{
    const Names &run = m_services.at(&file).run;
    const auto shared = std::count_if(run.begin(), run.end(), [&](std::string_view name) {
        return std::any_of(others.begin(), others.end(),
                           [&](const ParsedInput *other) { return m_services.at(other).run.contains(name); });
    });
    if (shared == 0)
        return Overlap::None;
    return std::size_t(shared) == run.size() ? Overlap::All : Overlap::Some;
}

// Whether a file whose services could all run by themselves might be meant to be laid over those of another
// folder all the same: neither its name nor that of its project makes it a project, and it comes after them.
bool Grouping::mayBeLaidOver(const ParsedInput &file, const Inputs &others) const
{
    if (others.empty() || !m_services.at(&file).standAlone() || isStandardName(fileNameOf(file.path)))
        return false;
    const ParsedInput &base = *others.front();
    if (fileNameOf(file.path) == fileNameOf(base.path) ||
        (!isStandardName(fileNameOf(base.path)) && std::less<>()(&file, &base)))
        return false;
    const std::string_view name = projectNameOf(file);
    return name.empty() || name == projectNameOf(base);
}

bool Grouping::seemsLaidOver(const ParsedInput &file, const Inputs &others) const
{
    if (!mayBeLaidOver(file, others))
        return false;
    const Overlap overlap = overlapOf(file, others);
    const bool isCalledSo = saysOverlay(file.path);
    if (file.isNamed)
        return overlap == Overlap::All || (overlap == Overlap::Some && isCalledSo);
    return overlap == Overlap::All && isCalledSo;
}

// Whether a file leaves its folder: laid over others, or left out where nobody named it.
bool Grouping::moves(const ParsedInput &file, Inputs &others)
{
    const bool changes = changesServicesOf(file, others);
    if (!changes && !seemsLaidOver(file, others))
        return false;
    const std::string &base = others.front()->path;
    if (file.isNamed && !changes)
        inform(file, "it is laid over " + base +
                         ", whose services it names too; with a name: of its own it is read as another "
                         "project");
    else if (!file.isNamed)
        inform(file, changes ? "it changes services of " + base +
                                   " and is no project by itself; name both files to lay it over that"
                             : "it seems to be laid over " + base +
                                   ", whose services it names too, and is left out; name both files to lay "
                                   "it over that, or give it a name: of its own to read it as another "
                                   "project");
    if (file.isNamed)
        others.push_back(&file);
    return true;
}

void Grouping::tellIfAmbiguous(const ParsedInput &file, const Inputs &others)
{
    if (!mayBeLaidOver(file, others) || m_referred.contains(others.front()->path) ||
        overlapOf(file, others) == Overlap::None || !m_told.insert(&file).second)
        return;
    inform(file, "it is read as a project of its own, though services of it are those of " +
                     others.front()->path + (file.isNamed ? "; a" : "; named beside that, and with a") +
                     " file name such as compose.override.yaml it is laid over that");
}

void Grouping::moveOverrides()
{
    for (auto &[folder, files] : m_byFolder) {
        for (auto &[otherFolder, others] : m_byFolder) {
            if (otherFolder == folder || others.empty())
                continue;
            // A folder with a file that stands on its own keeps all of its files.
            const auto &base = others; // a lambda cannot capture what a structured binding names
            const bool isProject = std::any_of(files.begin(), files.end(), [&](const ParsedInput *file) {
                return m_services.at(file).standAlone() && !seemsLaidOver(*file, base);
            });
            if (isProject) {
                for (const ParsedInput *file : files)
                    tellIfAmbiguous(*file, others);
                continue;
            }
            Inputs kept;
            for (const ParsedInput *file : files) {
                if (!moves(*file, others))
                    kept.push_back(file);
            }
            files = std::move(kept);
        }
    }
}

std::vector<ProjectFiles> Grouping::projects()
{
    followEnvFiles();
    groupByFolder();
    moveOverrides();
    std::vector<ProjectFiles> projects = std::move(m_listed);
    for (const auto &[folder, files] : m_byFolder) {
        ProjectFiles project{{}, folder};
        for (const ParsedInput *file : files)
            project.files.push_back({file->path, &file->documents, {}});
        if (!project.files.empty())
            projects.push_back(std::move(project));
    }
    std::stable_sort(projects.begin(), projects.end(), [](const auto &a, const auto &b) {
        return folderOf(a.files.front().path) < folderOf(b.files.front().path);
    });
    return projects;
}

} // namespace

std::set<std::string, std::less<>> referredAmong(std::span<const ParsedInput> inputs)
{
    ComposeFiles files;
    std::set<std::string> names;
    for (const ParsedInput &input : inputs) {
        files.emplace(input.path, &input.documents);
        names.insert(input.path);
    }
    return referredBy(names, files);
}

std::vector<ProjectFiles> projectsOf(std::span<const ParsedInput> inputs, Builder &builder)
{
    return Grouping(inputs, builder).projects();
}

} // namespace bulkhead::import::compose
