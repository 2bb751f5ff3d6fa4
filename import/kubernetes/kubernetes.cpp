// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/kubernetes.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/definitions.h"
#include "import/kubernetes/importer.h"
#include "import/kubernetes/json_patch.h"
#include "import/kubernetes/kustomization.h"
#include "import/kubernetes/object.h"
#include "import/kubernetes/ownership.h"
#include "import/shared/builder.h"
#include "import/shared/repeated_keys.h"

#include <map>
#include <set>

namespace bulkhead::import {

namespace {

struct Collected
{
    std::vector<kubernetes::Object> objects;
    std::vector<Diagnostic> diagnostics;
    std::vector<Document> documents; // of objects that kustomizations change
};

// The objects of all inputs as the kustomizations leave them.
Collected collect(std::span<const ParsedInput> inputs, Builder &builder)
{
    Collected collected;
    kubernetes::Kustomizations kustomizations;
    std::set<std::string_view> files;
    std::map<std::string_view, const ParsedInput *> byPath;
    for (const ParsedInput &file : inputs) {
        files.insert(file.path);
        byPath.emplace(file.path, &file);
        for (const Document &document : file.documents)
            if (kubernetes::isKustomization(document.root()))
                kustomizations.add(document.root(), model::SharedText(file.path));
    }
    for (const ParsedInput &file : inputs) {
        if (kustomizations.isNoResource(file.path))
            continue;
        const model::SharedText path(file.path);
        for (const Document &document : file.documents)
            if (!kubernetes::isKustomization(document.root()))
                kubernetes::collectObjects(document.root(), path, collected.objects, collected.diagnostics);
    }
    // A patch that is a list of operations is no Kubernetes object and no input by itself.
    const auto documentsOf = [&byPath, &builder](const std::string &path) -> Result<std::vector<Document>> {
        if (const auto found = byPath.find(path); found != byPath.end())
            return found->second->documents;
        if (!builder.options().readFile)
            return Error{"import.file", "it is not among the inputs", {}, path, 0, {}};
        const Result<std::string> text = builder.options().readFile(path);
        if (!text)
            return text.error();
        builder.addReferred(path, "kustomize-patch", *text);
        Limits limits = builder.options().limits;
        limits.repeatedKeys = RepeatedKeys::LaterWins; // as in the objects
        Result<std::vector<Document>> read = parseDocuments(*text, path, limits);
        if (read)
            for (Diagnostic &told : repeatedKeysOf(*read, path))
                builder.report(told.severity, told.file, told.line, std::move(told.message));
        return read;
    };
    kustomizations.applyChanges(collected.objects, documentsOf, builder, collected.documents,
                                collected.diagnostics);
    kustomizations.report(files, collected.diagnostics);
    kustomizations.settleNamespaces(collected.objects);
    return collected;
}

} // namespace

bool isKubernetesDocument(const Node &document)
{
    return kubernetes::looksLikeObject(document) || kubernetes::isKustomization(document) ||
           kubernetes::isJsonPatch(document);
}

Result<Success> importKubernetes(std::span<const ParsedInput> inputs, Builder &builder)
{
    auto [objects, diagnostics, documents] = collect(inputs, builder);
    kubernetes::PodTemplates templates;
    kubernetes::settleNamespaces(objects, templates);
    kubernetes::leaveOutRedefined(objects, templates, diagnostics);
    kubernetes::leaveOutOwned(objects, templates, diagnostics);
    for (Diagnostic &diagnostic : diagnostics)
        builder.report(diagnostic.severity, diagnostic.file, diagnostic.line, std::move(diagnostic.message));
    if (objects.empty())
        return Success{};
    kubernetes::Cluster cluster(std::move(objects), std::move(templates), builder);
    kubernetes::ClusterImporter(cluster).run();
    return Success{};
}

} // namespace bulkhead::import
