// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/draft.h"
#include "import/kubernetes/object.h"
#include "import/shared/diagnostic.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

// The documents of a file of the inputs; empty where there is none of this path.
using FileDocuments = std::function<std::vector<Document>(const std::string &path)>;

// The keys of a kustomization that are applied; what the others change is told.
bool isAppliedKey(std::string_view key);

// What one kustomization changes in the objects below it: patches of both kinds, images, replicas.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
class KustomizeChanges
{
public:
    KustomizeChanges(const Node &document, const model::SharedText &file);

    // Finds the patches; tells of those that cannot be read.
    void read(const FileDocuments &documentsOf, const Limits &limits, std::vector<Diagnostic> &diagnostics);
    // Changes one object; whether it is still there afterwards.
    bool apply(const Object &object, Draft &draft, std::vector<Diagnostic> &diagnostics);
    // Tells of patches that met no object.
    void reportIdle(std::vector<Diagnostic> &diagnostics) const;

private:
    struct Patch
    {
        const Node *content = nullptr; // a map is merged, a list holds operations
        const Node *target = nullptr;  // null: what the patch itself names
        int line = 0;                  // of the kustomization
        bool isMet = false;
    };

    void readPatch(const Node &entry, const Node &target, std::string_view path, std::string_view text,
                   const FileDocuments &documentsOf, const Limits &limits,
                   std::vector<Diagnostic> &diagnostics);
    bool isMeant(const Patch &patch, const Object &object) const;

    const Node *m_document;
    model::SharedText m_file;
    std::string m_folder;
    std::vector<Patch> m_patches;
    std::vector<Document> m_documents; // that the patches are parts of
};

} // namespace bulkhead::import::kubernetes
