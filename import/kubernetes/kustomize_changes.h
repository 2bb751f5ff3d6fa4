// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/draft.h"
#include "import/kubernetes/object.h"
#include "import/shared/diagnostic.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bulkhead::import::kubernetes {

// The documents of a file by its path, or why there are none.
using FileDocuments = std::function<Result<std::vector<Document>>(const std::string &path)>;

// Patches as documents. Each file and each text is parsed once, however many kustomizations and aliases
// mention it.
class PatchDocuments
{
public:
    PatchDocuments(FileDocuments ofFile, const Limits &limits) : m_ofFile(std::move(ofFile)), m_limits(limits)
    {}

    const Result<std::vector<Document>> &ofFile(const std::string &path);
    // `text` lies in a file of the inputs.
    const Result<std::vector<Document>> &ofText(std::string_view text, const std::string &file);

private:
    FileDocuments m_ofFile;
    const Limits &m_limits;
    std::map<std::string, Result<std::vector<Document>>> m_files;
    std::map<std::pair<const char *, std::size_t>, Result<std::vector<Document>>>
        m_texts; // by where they lie
};

// What goes along while objects are changed.
struct Changing
{
    const Limits &limits;
    ChangeAllowance &allowance;
    std::vector<Diagnostic> &diagnostics;
};

// The keys of a kustomization that are applied; what the others change is told.
bool isAppliedKey(std::string_view key);

// What one kustomization changes in the objects below it: patches of both kinds, images, replicas.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
class KustomizeChanges
{
public:
    // Entries of a list by their names, each with its place in the list.
    using ByName = std::unordered_map<std::string_view, std::vector<std::pair<std::size_t, const Node *>>>;

    KustomizeChanges(const Node &document, const model::SharedText &file);

    // Finds the patches; tells of those that cannot be read.
    void read(PatchDocuments &documents, const Changing &changing);
    // The namespaces that kustomizations have given an object before this one and with it; empty: none.
    struct Spaces
    {
        std::string_view before;
        std::string_view after;
    };
    // Changes one object; whether it is still there afterwards.
    bool apply(const Object &object, Draft &draft, const Spaces &spaces, const Changing &changing);
    // Tells of patches that met no object.
    void reportIdle(std::vector<Diagnostic> &diagnostics) const;

private:
    struct Patch
    {
        Document document;            // a map is merged, a list holds operations
        const Node *target = nullptr; // null: what the patch itself names
        int line = 0;                 // of the kustomization
        bool isAskedLast = false;     // after the namespace is given
        bool isMet = false;
        std::string missed; // the last object that it names but for the namespace: "Service/web"
    };

    struct Mention
    {
        const Node &entry; // of the kustomization
        const Node &target;
        std::string_view path;
        std::string_view text;
        bool isAskedLast = false;
    };

    void readPatch(const Mention &mention, PatchDocuments &documents, const Changing &changing);
    std::vector<std::size_t> patchesFor(std::string_view name, ChangeAllowance &allowance) const;
    static bool isMeant(Patch &patch, const Object &object, const Spaces &spaces);

    const Node *m_document;
    model::SharedText m_file;
    std::string m_folder;
    std::vector<Patch> m_patches;
    std::unordered_map<std::string_view, std::vector<std::size_t>> m_byName; // patches of one name each
    std::vector<std::size_t> m_byPattern;                                    // all others
    std::size_t m_patternCost = 0; // of a comparison with all of them, in bytes of an allowance
    ByName m_images;
    ByName m_replicas;
};

} // namespace bulkhead::import::kubernetes
