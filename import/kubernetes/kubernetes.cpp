// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/kubernetes.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/definitions.h"
#include "import/kubernetes/importer.h"
#include "import/kubernetes/kustomization.h"
#include "import/kubernetes/object.h"
#include "import/kubernetes/ownership.h"
#include "import/shared/builder.h"

#include <set>

namespace bulkhead::import {

namespace {

struct Collected
{
    std::vector<kubernetes::Object> objects;
    std::vector<Diagnostic> diagnostics;
};

// The objects of all inputs, without the patches of kustomizations, in the namespaces that these give them.
Collected collect(std::span<const ParsedInput> inputs)
{
    Collected collected;
    kubernetes::Kustomizations kustomizations;
    std::set<std::string_view> files;
    for (const ParsedInput &file : inputs) {
        files.insert(file.path);
        for (const Document &document : file.documents)
            if (kubernetes::isKustomization(document.root()))
                kustomizations.add(document.root(), model::SharedText(file.path));
    }
    kustomizations.report(files, collected.diagnostics);
    for (const ParsedInput &file : inputs) {
        if (kustomizations.isNoResource(file.path))
            continue;
        const model::SharedText path(file.path);
        for (const Document &document : file.documents)
            if (!kubernetes::isKustomization(document.root()))
                kubernetes::collectObjects(document.root(), path, collected.objects, collected.diagnostics);
    }
    kustomizations.settleNamespaces(collected.objects);
    return collected;
}

} // namespace

bool isKubernetesDocument(const Node &document)
{
    return kubernetes::looksLikeObject(document) || kubernetes::isKustomization(document);
}

Result<Success> importKubernetes(std::span<const ParsedInput> inputs, Builder &builder)
{
    auto [objects, diagnostics] = collect(inputs);
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
