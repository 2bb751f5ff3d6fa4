// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/kubernetes.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/importer.h"
#include "import/kubernetes/object.h"
#include "import/shared/builder.h"

namespace bulkhead::import {

bool isKubernetesDocument(const Node &document)
{
    return kubernetes::looksLikeObject(document);
}

Result<Success> importKubernetes(std::span<const ParsedInput> inputs, Builder &builder)
{
    std::vector<kubernetes::Object> objects;
    std::vector<Diagnostic> diagnostics;
    for (const ParsedInput &file : inputs) {
        const model::SharedText path(file.path);
        for (const Document &document : file.documents)
            kubernetes::collectObjects(document.root(), path, objects, diagnostics);
    }
    for (Diagnostic &diagnostic : diagnostics)
        builder.report(diagnostic.severity, diagnostic.file, diagnostic.line, std::move(diagnostic.message));
    if (objects.empty())
        return Success{};
    kubernetes::Cluster cluster(std::move(objects), builder);
    kubernetes::ClusterImporter(cluster).run();
    return Success{};
}

} // namespace bulkhead::import
