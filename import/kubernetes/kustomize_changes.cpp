// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/kustomize_changes.h"

#include "import/shared/relative_path.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

std::string_view groupIn(std::string_view apiVersion)
{
    const std::size_t slash = apiVersion.find('/');
    return slash == std::string_view::npos ? std::string_view() : apiVersion.substr(0, slash);
}

// Whether a text is what a selector of kustomize means: alternatives in which ".*" stands for anything. Of
// other regular expressions nothing is meant.
bool isMeantBy(std::string_view pattern, std::string_view text)
{
    if (pattern.empty())
        return true;
    while (true) {
        const std::size_t end = std::min(pattern.find('|'), pattern.size());
        std::string_view wanted = pattern.substr(0, end);
        if (wanted.starts_with('^'))
            wanted.remove_prefix(1);
        if (wanted.ends_with('$'))
            wanted.remove_suffix(1);
        const std::size_t star = wanted.find(".*");
        const std::string_view head = wanted.substr(0, star);
        const std::string_view tail =
            star == std::string_view::npos ? std::string_view() : wanted.substr(star + 2);
        if (star == std::string_view::npos
                ? wanted == text
                : text.size() >= head.size() + tail.size() && text.starts_with(head) && text.ends_with(tail))
            return true;
        if (end == pattern.size())
            return false;
        pattern.remove_prefix(end + 1);
    }
}

// "app=web,tier!=data"; of other selectors none is meant.
bool carries(std::string_view selector, const Node &labels)
{
    while (!selector.empty()) {
        const std::size_t end = std::min(selector.find(','), selector.size());
        const std::string_view part = selector.substr(0, end);
        selector.remove_prefix(std::min(end + 1, selector.size()));
        const std::size_t equals = part.find('=');
        const bool isNegated = equals != std::string_view::npos && equals > 0 && part[equals - 1] == '!';
        const std::string_view key = part.substr(0, isNegated ? equals - 1 : equals);
        std::string_view value =
            equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
        if (value.starts_with('='))
            value.remove_prefix(1);
        if (equals == std::string_view::npos || (labels[key].text() == value) == isNegated)
            return false;
    }
    return true;
}

// Lists of custom resources have no names for their items.
bool isBuiltIn(const Object &object)
{
    return object.group.empty() || object.group == "apps" || object.group == "batch" ||
           object.group.ends_with(".k8s.io");
}

// "registry.example.org:5000/shop/web" of that with a tag, a digest or both.
std::string_view nameOfImage(std::string_view image)
{
    image = image.substr(0, image.find('@'));
    const std::size_t colon = image.rfind(':');
    const std::size_t slash = image.rfind('/');
    const bool isTag = colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash);
    return isTag ? image.substr(0, colon) : image;
}

std::string changedImage(std::string_view image, const Node &change)
{
    const std::string_view name = nameOfImage(image);
    const std::string_view newName = change["newName"].text();
    std::string changed(newName.empty() ? name : newName);
    if (const std::string_view digest = change["digest"].text(); !digest.empty())
        return changed.append("@").append(digest);
    if (const std::string_view tag = change["newTag"].text(); !tag.empty())
        return changed.append(":").append(tag);
    return changed.append(image.substr(name.size()));
}

void changeImages(Draft &draft, const Node &change)
{
    static constexpr std::array<std::string_view, 3> lists = {"containers", "initContainers",
                                                              "ephemeralContainers"};
    for (Draft::Entry &entry : draft.entries()) {
        if (std::find(lists.begin(), lists.end(), entry.key) == lists.end()) {
            if (entry.value.isMap() || entry.value.isList())
                changeImages(entry.value, change);
            continue;
        }
        for (Draft &container : entry.value.items()) {
            const Draft *image = container.isMap() ? container.find("image") : nullptr;
            if (image && !image->text().empty() && nameOfImage(image->text()) == change["name"].text())
                container.set("image", Draft::ofText(changedImage(image->text(), change)));
        }
    }
    for (Draft &item : draft.items())
        if (item.isMap() || item.isList())
            changeImages(item, change);
}

} // namespace

bool isAppliedKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 5> keys = {"patches", "patchesStrategicMerge",
                                                             "patchesJson6902", "images", "replicas"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

KustomizeChanges::KustomizeChanges(const Node &document, const model::SharedText &file)
    : m_document(&document), m_file(file), m_folder(folderOf(file.view()))
{}

void KustomizeChanges::read(const FileDocuments &documentsOf, const Limits &limits,
                            std::vector<Diagnostic> &diagnostics)
{
    static const Node none{};
    for (const Node &entry : (*m_document)["patchesStrategicMerge"].items()) {
        const bool isWritten = entry.text().find('\n') != std::string_view::npos;
        readPatch(entry, none, isWritten ? std::string_view() : entry.text(),
                  isWritten ? entry.text() : std::string_view(), documentsOf, limits, diagnostics);
    }
    for (const char *key : {"patches", "patchesJson6902"})
        for (const Node &entry : (*m_document)[key].items())
            readPatch(entry, entry["target"], entry["path"].text(), entry["patch"].text(), documentsOf,
                      limits, diagnostics);
}

void KustomizeChanges::readPatch(const Node &entry, const Node &target, std::string_view path,
                                 std::string_view text, const FileDocuments &documentsOf,
                                 const Limits &limits, std::vector<Diagnostic> &diagnostics)
{
    const std::string file = path.empty() ? std::string(m_file.view()) : joinPath(m_folder, path);
    std::vector<Document> documents;
    if (path.empty()) {
        if (auto written = parseYaml(std::string(text), file, limits))
            documents = *std::move(written);
    } else {
        documents = documentsOf(file);
    }
    if (documents.empty())
        diagnostics.push_back({Severity::Warning, std::string(m_file.view()), entry.line(),
                               path.empty() ? "this patch cannot be read and is not applied"
                                            : file + " is not among the inputs: the patch is not applied"});
    for (const Document &document : documents)
        if (!document.root().isNull())
            m_patches.push_back({&document.root(), target ? &target : nullptr, entry.line()});
    m_documents.insert(m_documents.end(), documents.begin(), documents.end());
}

bool KustomizeChanges::isMeant(const Patch &patch, const Object &object) const
{
    const Node &metadata = object.metadata();
    if (patch.target) {
        const Node &target = *patch.target;
        const std::string_view space = target["namespace"].text();
        return isMeantBy(target["kind"].text(), object.kind) &&
               isMeantBy(target["name"].text(), object.name) &&
               isMeantBy(target["group"].text(), object.group) &&
               (space.empty() || isMeantBy(space, metadata["namespace"].text())) &&
               carries(target["labelSelector"].text(), metadata["labels"]) &&
               carries(target["annotationSelector"].text(), metadata["annotations"]);
    }
    const Node &content = *patch.content;
    const std::string_view space = content["metadata"]["namespace"].text();
    const std::string_view own = metadata["namespace"].text();
    return content["kind"].text() == object.kind && content["metadata"]["name"].text() == object.name &&
           (!content.has("apiVersion") || groupIn(content["apiVersion"].text()) == object.group) &&
           (space.empty() || own.empty() || space == own);
}

bool KustomizeChanges::apply(const Object &object, Draft &draft, std::vector<Diagnostic> &diagnostics)
{
    for (Patch &patch : m_patches) {
        if (!isMeant(patch, object))
            continue;
        patch.isMet = true;
        const Node &content = *patch.content;
        if (content["$patch"].text() == "delete")
            return false;
        if (content.isMap())
            mergeStrategically(draft, content, isBuiltIn(object));
        else if (!applyJsonPatch(draft, content))
            diagnostics.push_back({Severity::Warning, std::string(m_file.view()), patch.line,
                                   "an operation of this patch does not fit " +
                                       std::string(object.label.view()) +
                                       ": it and what follows it are not applied"});
    }
    for (const Node &change : (*m_document)["images"].items())
        changeImages(draft, change);
    for (const Node &change : (*m_document)["replicas"].items())
        if (Draft *spec = change["name"].text() == object.name ? draft.find("spec") : nullptr;
            spec && spec->isMap() && change["count"].type() == Node::Type::Integer)
            spec->set("replicas", Draft::ofInteger(change["count"].asInteger()));
    return true;
}

void KustomizeChanges::reportIdle(std::vector<Diagnostic> &diagnostics) const
{
    for (const Patch &patch : m_patches)
        if (!patch.isMet)
            diagnostics.push_back({Severity::Warning, std::string(m_file.view()), patch.line,
                                   "this patch means none of the objects that the inputs hold"});
}

} // namespace bulkhead::import::kubernetes
