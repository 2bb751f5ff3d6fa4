// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/kustomization.h"

#include "import/shared/builder.h"
#include "import/shared/relative_path.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

// Keys of lists of files and folders whose objects a kustomization takes over.
constexpr std::array includingKeys = {std::string_view("resources"), std::string_view("bases"),
                                      std::string_view("components")};

// Keys that change the objects.
constexpr std::array changingKeys = {
    std::string_view("patches"),
    std::string_view("patchesStrategicMerge"),
    std::string_view("patchesJson6902"),
    std::string_view("images"),
    std::string_view("replicas"),
    std::string_view("replacements"),
    std::string_view("vars"),
    std::string_view("labels"),
    std::string_view("commonLabels"),
    std::string_view("namePrefix"),
    std::string_view("nameSuffix"),
    std::string_view("transformers"),
    std::string_view("generators"),
    std::string_view("configMapGenerator"),
    std::string_view("secretGenerator"),
    std::string_view("helmCharts"),
};

// Keys that a kustomization may have beside these.
constexpr std::array otherKeys = {
    std::string_view("apiVersion"),        std::string_view("kind"),
    std::string_view("metadata"),          std::string_view("namespace"),
    std::string_view("commonAnnotations"), std::string_view("generatorOptions"),
    std::string_view("configurations"),    std::string_view("crds"),
    std::string_view("openapi"),           std::string_view("buildMetadata"),
    std::string_view("sortOptions"),       std::string_view("validators"),
    std::string_view("helmGlobals"),       std::string_view("helmChartInflationGenerator"),
};

template <typename List>
bool holds(const List &list, std::string_view key)
{
    return std::find(list.begin(), list.end(), key) != list.end();
}

// A name of a file and no patch that is written out.
bool isFileName(std::string_view text)
{
    return !text.empty() && text.find('\n') == std::string_view::npos &&
           text.find(": ") == std::string_view::npos;
}

} // namespace

bool isKustomization(const Node &document)
{
    if (!document.isMap())
        return false;
    const std::string_view kind = document["kind"].text();
    if (!kind.empty())
        return (kind == "Kustomization" || kind == "Component") &&
               document["apiVersion"].text().starts_with("kustomize.config.k8s.io/");
    // The kind may be left out. Then all keys must be a kustomization's, and one of them of its own.
    const auto entries = document.entries();
    const bool allKnown = std::all_of(entries.begin(), entries.end(), [](const MapEntry &entry) {
        return holds(includingKeys, entry.key) || holds(changingKeys, entry.key) ||
               holds(otherKeys, entry.key);
    });
    const auto isOwn = [](const MapEntry &entry) {
        return (holds(includingKeys, entry.key) || entry.key.starts_with("patches") ||
                entry.key.ends_with("Generator")) &&
               entry.value.isList();
    };
    return allKnown && std::any_of(entries.begin(), entries.end(), isOwn);
}

void Kustomizations::add(const Node &document, const model::SharedText &file)
{
    Kustomization kustomization{file, std::string(folderOf(file.view())), {}, {}, {}, {}, {document, file},
                                false};
    kustomization.space = {document["namespace"].text(), file, document.keyLine("namespace")};
    for (const std::string_view key : includingKeys)
        for (const Node &item : document[key].items()) {
            const std::string_view text = item.text();
            if (!isFileName(text))
                continue;
            const bool isAddress = text.find("://") != std::string_view::npos;
            kustomization.included.push_back(
                {isAddress ? std::string(text) : joinPath(kustomization.folder, text), item.line()});
            m_resources.insert(kustomization.included.back().path);
            if (key == "components")
                kustomization.components.push_back(kustomization.included.back().path);
        }
    for (const MapEntry &entry : document.entries()) {
        if (holds(changingKeys, entry.key) && !entry.value.isNull())
            kustomization.changes.emplace_back(entry.key, entry.line);
    }
    addPatches(document, kustomization);
    m_all.push_back(std::move(kustomization));
}

void Kustomizations::addPatches(const Node &document, const Kustomization &kustomization)
{
    for (const char *key : {"patches", "patchesJson6902", "replacements"})
        for (const Node &patch : document[key].items())
            addPatch(patch["path"].text(), kustomization, patch.line());
    for (const char *key : {"patchesStrategicMerge", "transformers", "generators", "configurations", "crds"})
        for (const Node &patch : document[key].items())
            addPatch(patch.text(), kustomization, patch.line());
    for (const char *key : {"configMapGenerator", "secretGenerator"})
        for (const Node &generator : document[key].items())
            for (const Node &data : generator["files"].items()) {
                const std::string_view text = data.text(); // "key=path" or a path
                addPatch(text.substr(text.find('=') + 1), kustomization, data.line());
            }
}

void Kustomizations::addPatch(std::string_view path, const Kustomization &kustomization, int line)
{
    if (isFileName(path))
        m_patches.emplace(joinPath(kustomization.folder, path), Patch{kustomization.file, line});
}

bool Kustomizations::isNoResource(std::string_view file) const
{
    return m_patches.contains(file) && !m_resources.contains(file);
}

Kustomizations::ByPath Kustomizations::including() const
{
    ByPath including;
    for (std::size_t i = 0; i < m_all.size(); ++i)
        for (const Included &included : m_all[i].included) {
            std::vector<std::size_t> &known = including[included.path];
            if (known.empty() || known.back() != i)
                known.push_back(i);
        }
    return including;
}

void Kustomizations::Spaces::add(const Place &place)
{
    constexpr std::size_t most = 10; // that are told
    if (std::any_of(all.begin(), all.end(), [&](const Place &other) { return other.value == place.value; }))
        return;
    if (all.size() < most)
        all.push_back(place);
    else
        isCut = true;
}

// The namespaces that the outermost kustomizations which include each one give its files; the place with an
// empty value stands for none. Worked out layer by layer, so that the many ways through kustomizations that
// include each other cost no more than few.
std::vector<Kustomizations::Spaces> Kustomizations::spacesOfAll() const
{
    constexpr int deepest = 16; // of overlays; more, or a circle, kustomize refuses or nobody writes
    const ByPath byPath = including();
    std::vector<Spaces> inner(m_all.size());
    for (std::size_t i = 0; i < m_all.size(); ++i)
        inner[i].add(m_all[i].space);
    for (int depth = 0; depth < deepest; ++depth) {
        std::vector<Spaces> outer(m_all.size());
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            if (const auto found = byPath.find(m_all[i].folder); found != byPath.end())
                for (const std::size_t by : found->second) {
                    if (by == i)
                        continue;
                    for (const Place &space : inner[by].all)
                        outer[i].add(space.value.empty() ? m_all[i].space : space);
                    outer[i].isCut |= inner[by].isCut;
                }
            if (outer[i].all.empty())
                outer[i].add(m_all[i].space);
        }
        if (outer == inner)
            break;
        inner = std::move(outer);
    }
    return inner;
}

std::map<std::string, Kustomizations::Spaces> Kustomizations::spacesOfFiles() const
{
    std::map<std::string, Spaces> byFile;
    const std::vector<Spaces> spaces = spacesOfAll();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        for (const Included &file : m_all[i].included) {
            Spaces &known = byFile[file.path];
            for (const Place &space : spaces[i].all)
                known.add(space);
            known.isCut |= spaces[i].isCut;
        }
    }
    return byFile;
}

void Kustomizations::settleNamespaces(std::vector<Object> &objects) const
{
    if (m_all.empty())
        return;
    const auto byFile = spacesOfFiles();
    for (Object &object : objects) {
        const auto found = byFile.find(std::string(object.file.view()));
        if (found == byFile.end() || found->second.all.size() != 1 || found->second.all.front().value.empty())
            continue;
        const Place &place = found->second.all.front();
        object.space = place.value;
        object.spaceOrigin = object.at(place.line, "given by the kustomization");
        object.spaceOrigin->file = place.file;
    }
}

// The kustomizations that include a file, from the innermost on, as long as there is but one each.
std::vector<std::size_t> Kustomizations::wayOut(std::string_view file, const ByPath &including) const
{
    std::vector<std::size_t> way;
    constexpr std::size_t longest = 16; // more, or a circle, kustomize refuses or nobody writes
    for (std::string_view path = file; way.size() < longest;) {
        const auto found = including.find(path);
        if (found == including.end() || found->second.size() != 1)
            break;
        way.push_back(found->second.front());
        path = m_all[way.back()].folder;
    }
    return way;
}

// The kustomizations whose changes a file's objects go through: before each those of its components.
std::vector<std::size_t> Kustomizations::stepsFor(std::string_view file, const ByPath &including,
                                                  const ByPath &inFolder) const
{
    std::vector<std::size_t> steps;
    const auto add = [&steps](std::size_t step) {
        if (std::find(steps.begin(), steps.end(), step) == steps.end())
            steps.push_back(step);
    };
    for (const std::size_t at : wayOut(file, including)) {
        for (const std::string &component : m_all[at].components)
            if (const auto found = inFolder.find(component); found != inFolder.end())
                std::for_each(found->second.begin(), found->second.end(), add);
        add(at);
    }
    return steps;
}

void Kustomizations::applyChanges(std::vector<Object> &objects, const FileDocuments &documentsOf,
                                  Builder &builder, std::vector<Document> &documents,
                                  std::vector<Diagnostic> &diagnostics)
{
    const Limits &limits = builder.options().limits;
    ChangeAllowance allowance(builder.expansionAllowance());
    const Changing changing{limits, allowance, diagnostics};
    PatchDocuments patches(documentsOf, limits);
    const ByPath byPath = including();
    ByPath inFolder;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        m_all[i].applied.read(patches, changing);
        inFolder[m_all[i].folder].push_back(i);
    }
    std::map<std::string_view, std::vector<std::size_t>> stepsOf;
    std::vector<bool> isRemoved(objects.size());
    for (std::size_t i = 0; i < objects.size() && !allowance.isSpent(); ++i) {
        Object &object = objects[i];
        const auto [known, isNew] = stepsOf.try_emplace(object.file.view());
        if (isNew)
            known->second = stepsFor(object.file.view(), byPath, inFolder);
        if (builder.isStopped())
            return;
        Draft draft(*object.node);
        std::string_view space; // given so far
        for (const std::size_t step : known->second) {
            m_all[step].isApplied = true;
            const std::string_view own = m_all[step].space.value;
            const KustomizeChanges::Spaces spaces{space, own.empty() ? space : own};
            space = spaces.after;
            if (!m_all[step].changes.empty() && !m_all[step].applied.apply(object, draft, spaces, changing))
                isRemoved[i] = true;
        }
        if (!draft.isChanged() || isRemoved[i])
            continue;
        const Result<Document> written =
            draft.written(std::string(object.file.view()), object.line(), limits, allowance);
        if (!written) {
            diagnostics.push_back({Severity::Warning, std::string(object.file.view()), object.line(),
                                   "what kustomizations change in " + std::string(object.label.view()) +
                                       " is not applied: " + written.error().message});
            continue;
        }
        documents.push_back(*written);
        object.node = &documents.back().root();
    }
    if (allowance.isSpent())
        diagnostics.push_back({Severity::Warning, std::string(m_all.front().file.view()), 1,
                               "what kustomizations change and what patches are compared with comes to more "
                               "than " +
                                   std::to_string(limits.expandedBytes) +
                                   " bytes in all: further objects are left as they stand"});
    std::size_t at = 0;
    std::erase_if(objects, [&](const Object &) { return isRemoved[at++]; });
    for (const Kustomization &kustomization : m_all)
        if (kustomization.isApplied && !allowance.isSpent())
            kustomization.applied.reportIdle(diagnostics);
}

void Kustomizations::reportMissing(const std::set<std::string_view> &files,
                                   std::vector<Diagnostic> &diagnostics) const
{
    const auto isAmongInputs = [&files](const std::string &path) {
        const auto at = files.lower_bound(path);
        if (path.empty() || (at != files.end() && *at == path))
            return true;
        const auto inside = files.lower_bound(path + "/");
        return inside != files.end() && inside->starts_with(path + "/");
    };
    for (const Kustomization &kustomization : m_all)
        for (const Included &included : kustomization.included)
            if (!isAmongInputs(included.path))
                diagnostics.push_back(
                    {Severity::Warning, std::string(kustomization.file.view()), included.line,
                     included.path + ", which this kustomization includes, is not among the "
                                     "inputs"});
}

void Kustomizations::report(const std::set<std::string_view> &files,
                            std::vector<Diagnostic> &diagnostics) const
{
    for (const auto &[file, patch] : m_patches)
        if (isNoResource(file) && files.contains(file))
            diagnostics.push_back({Severity::Info, std::string(patch.by.view()), patch.line,
                                   file + " is no object by itself: the kustomization makes other objects of "
                                          "it or changes them by it"});
    reportMissing(files, diagnostics);
    for (const Kustomization &kustomization : m_all) {
        std::string keys;
        int first = 0;
        for (const auto &[key, line] : kustomization.changes) {
            if (kustomization.isApplied && isAppliedKey(key))
                continue;
            first = keys.empty() ? line : first;
            keys.append(keys.empty() ? "" : ", ").append(key);
        }
        if (keys.empty())
            continue;
        diagnostics.push_back(
            {Severity::Warning, std::string(kustomization.file.view()), first,
             "what " + keys +
                 " of this kustomization change is not in the model; what `kustomize build` "
                 "prints can be imported instead"});
    }
    for (const auto &[file, spaces] : spacesOfFiles()) {
        if (spaces.all.size() < 2 || !files.contains(file))
            continue;
        std::string names;
        for (const Place &space : spaces.all)
            names.append(names.empty() ? "" : ", ").append(space.value.empty() ? "none" : space.value);
        const Place &first = spaces.all.front();
        diagnostics.push_back({Severity::Warning, std::string(first.file.view()), first.line,
                               file +
                                   " is put into several namespaces by the kustomizations that include "
                                   "it (" +
                                   names + (spaces.isCut ? " and others" : "") +
                                   "); it is shown once, as it stands"});
    }
}

} // namespace bulkhead::import::kubernetes
