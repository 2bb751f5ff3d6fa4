#pragma once

#include "import/document.h"

#include <span>
#include <string>

namespace bulkhead::import {

class Builder;

// The documents of one file.
struct ManifestFile
{
    std::string path;
    std::vector<Document> documents;
};

// Whether a document is a Kubernetes object, or a list of them.
bool isKubernetesDocument(const Node &document);

// Adds what Kubernetes objects say to a model: workloads in their pods, namespaces and cluster, with stores,
// images, exposure, policies and rights. All files together are one cluster.
void importKubernetes(std::span<const ManifestFile> files, Builder &builder);

} // namespace bulkhead::import
