// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/kustomize_changes.h"
#include "import/kubernetes/object.h"
#include "import/shared/diagnostic.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::import {

class Builder;

} // namespace bulkhead::import

namespace bulkhead::import::kubernetes {

// Whether a document is a kustomization: which files kustomize puts together, and what it changes in them.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
bool isKustomization(const Node &document);

// The kustomizations among the inputs: which files are patches and no objects, which namespace an overlay
// gives its files, and what patches, images and replicas change in them. What else is changed is told, and
// what several overlays would each change in their own way.
class Kustomizations
{
public:
    // `file` is the path of the kustomization, relative as those of the inputs are.
    void add(const Node &document, const model::SharedText &file);

    // Whether a file is named as a patch, or as data, and not as a resource.
    bool isNoResource(std::string_view file) const;
    // Gives the objects of a file the namespace that the outermost kustomizations agree on.
    void settleNamespaces(std::vector<Object> &objects) const;
    // Changes the objects as the kustomizations that include their files say, the innermost first, as far as
    // each file has but one way out. What objects then point into is appended to `documents`.
    void applyChanges(std::vector<Object> &objects, const FileDocuments &documentsOf, Builder &builder,
                      std::vector<Document> &documents, std::vector<Diagnostic> &diagnostics);
    // Tells which of the inputs' files are left out, what is not applied, and which namespaces are not agreed
    // on.
    void report(const std::set<std::string_view> &files, std::vector<Diagnostic> &diagnostics) const;

private:
    struct Place
    {
        std::string_view value;
        model::SharedText file;
        int line = 0;

        bool operator==(const Place &) const = default;
    };
    struct Spaces // differing ones, not all of them where they are many
    {
        std::vector<Place> all;
        bool isCut = false;

        void add(const Place &place);
        bool operator==(const Spaces &) const = default;
    };
    struct Included
    {
        std::string path; // of a file or folder, as the paths of the inputs are; an address as it stands
        int line = 0;
    };
    struct Kustomization
    {
        model::SharedText file;
        std::string folder;
        Place space; // its value empty: none
        std::vector<Included> included;
        std::vector<std::string> components;                   // folders
        std::vector<std::pair<std::string_view, int>> changes; // keys that change what is included, and lines
        KustomizeChanges applied;
        bool isApplied = false; // to some object
    };
    struct Patch
    {
        model::SharedText by; // the kustomization that names it
        int line = 0;
    };

    void addPatches(const Node &document, const Kustomization &kustomization);
    void addPatch(std::string_view path, const Kustomization &kustomization, int line);
    // Kustomizations by the path of what they include, or by their own folder.
    using ByPath = std::map<std::string_view, std::vector<std::size_t>>;
    std::vector<std::size_t> wayOut(std::string_view file, const ByPath &including) const;
    std::vector<std::size_t> stepsFor(std::string_view file, const ByPath &including,
                                      const ByPath &inFolder) const;
    void reportMissing(const std::set<std::string_view> &files, std::vector<Diagnostic> &diagnostics) const;
    ByPath including() const;
    std::vector<Spaces> spacesOfAll() const;
    std::map<std::string, Spaces> spacesOfFiles() const;

    std::vector<Kustomization> m_all;
    std::map<std::string, Patch, std::less<>> m_patches;
    std::set<std::string, std::less<>> m_resources; // files and folders
};

} // namespace bulkhead::import::kubernetes
