// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/object.h"
#include "import/shared/diagnostic.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

// Whether a document is a kustomization: which files kustomize puts together, and what it changes in them.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
bool isKustomization(const Node &document);

// The kustomizations among the inputs. Their files are read as they stand: which of them are patches and no
// objects, and which namespace an overlay gives its files, is taken over; what else is changed is told.
class Kustomizations
{
public:
    // `file` is the path of the kustomization, relative as those of the inputs are.
    void add(const Node &document, const model::SharedText &file);

    // Whether a file is named as a patch, or as data, and not as a resource.
    bool isNoResource(std::string_view file) const;
    // Gives the objects of a file the namespace that the outermost kustomizations agree on.
    void settleNamespaces(std::vector<Object> &objects) const;
    // Tells which of the inputs' files are left out, what is not applied, and which namespaces are not agreed
    // on.
    void report(const std::set<std::string_view> &files, std::vector<Diagnostic> &diagnostics) const;

private:
    struct Place
    {
        std::string_view value;
        model::SharedText file;
        int line = 0;
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
        std::vector<std::string_view> changes; // keys that change what is included
        int firstChange = 0;                   // line
    };
    struct Patch
    {
        model::SharedText by; // the kustomization that names it
        int line = 0;
    };

    void addPatches(const Node &document, const Kustomization &kustomization);
    void addPatch(std::string_view path, const Kustomization &kustomization, int line);
    void reportMissing(const std::set<std::string_view> &files, std::vector<Diagnostic> &diagnostics) const;
    std::vector<Place> spacesOf(std::size_t kustomization, int depth) const;
    std::map<std::string, std::vector<Place>> spacesOfFiles() const;

    std::vector<Kustomization> m_all;
    std::map<std::string, Patch, std::less<>> m_patches;
    std::set<std::string, std::less<>> m_resources; // files and folders
};

} // namespace bulkhead::import::kubernetes
