// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/kustomize_changes.h"

#include "import/kubernetes/json_patch.h"
#include "import/kubernetes/strategic_merge.h"
#include "import/shared/relative_path.h"
#include "import/shared/repeated_keys.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <optional>

namespace bulkhead::import::kubernetes {

namespace {

std::string_view groupIn(std::string_view apiVersion)
{
    const std::size_t slash = apiVersion.find('/');
    return slash == std::string_view::npos ? std::string_view() : apiVersion.substr(0, slash);
}

// Whether a text is what one alternative of a regular expression means, of which "." and ".*" are read.
bool isMeantByOne(std::string_view wanted, std::string_view text)
{
    const auto isAny = [wanted](std::size_t i) {
        return i + 1 < wanted.size() && wanted.substr(i, 2) == ".*";
    };
    constexpr std::size_t longestName = 253; // that Kubernetes admits; bounds the time
    if (text.size() > longestName)
        return wanted == text || wanted == ".*";
    constexpr std::size_t none = std::string_view::npos;
    std::size_t at = 0;
    std::size_t afterAny = none; // place in `wanted` behind the last ".*"
    std::size_t resumed = 0;     // place in `text` up to which that ".*" reaches
    for (std::size_t i = 0; i < text.size();) {
        if (isAny(at)) {
            at += 2;
            afterAny = at;
            resumed = i;
        } else if (at < wanted.size() && (wanted[at] == '.' || wanted[at] == text[i])) {
            ++at;
            ++i;
        } else if (afterAny != none) {
            at = afterAny;
            i = ++resumed;
        } else {
            return false;
        }
    }
    while (isAny(at))
        at += 2;
    return at == wanted.size();
}

// Whether a text is what a selector of kustomize means: alternatives of what isMeantByOne() reads. Of other
// regular expressions nothing is meant.
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
        if (isMeantByOne(wanted, text))
            return true;
        if (end == pattern.size())
            return false;
        pattern.remove_prefix(end + 1);
    }
}

// Whether a pattern means but the one name that it is.
bool isOneName(std::string_view pattern)
{
    return !pattern.empty() && pattern.find_first_of(".|^$") == std::string_view::npos;
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

bool listsContainers(std::string_view key)
{
    return key == "containers" || key == "initContainers" || key == "ephemeralContainers";
}

// Whether a container of the object runs one of the images that are changed.
bool runsOneOf(const KustomizeChanges::ByName &images, const Node &node)
{
    const auto entries = node.entries();
    const auto items = node.items();
    const auto isChanged = [&images](const Node &container) {
        const std::string_view image = container["image"].text();
        return !image.empty() && images.contains(nameOfImage(image));
    };
    return std::any_of(entries.begin(), entries.end(),
                       [&](const MapEntry &entry) {
                           const auto listed = entry.value.items();
                           return listsContainers(entry.key)
                                      ? std::any_of(listed.begin(), listed.end(), isChanged)
                                      : runsOneOf(images, entry.value);
                       }) ||
           std::any_of(items.begin(), items.end(), [&](const Node &item) { return runsOneOf(images, item); });
}

// Each change in its order, as one may rename what a later one names.
std::string changedByAll(std::string_view image, const KustomizeChanges::ByName &changes)
{
    std::string changed(image);
    std::size_t done = 0; // changes up to this one are past
    for (auto found = changes.find(nameOfImage(changed)); found != changes.end();
         found = changes.find(nameOfImage(changed))) {
        const auto next =
            std::lower_bound(found->second.begin(), found->second.end(), done,
                             [](const auto &known, std::size_t at) { return known.first < at; });
        if (next == found->second.end())
            break;
        done = next->first + 1;
        changed = changedImage(changed, *next->second);
    }
    return changed;
}

void changeImages(Draft &draft, const KustomizeChanges::ByName &changes, ChangeAllowance &allowance)
{
    for (Draft::Entry &entry : draft.entries()) {
        if (!listsContainers(entry.key)) {
            if (entry.value.isMap() || entry.value.isList())
                changeImages(entry.value, changes, allowance);
            continue;
        }
        for (Draft &container : entry.value.items()) {
            const Draft *image = container.isMap() ? container.find("image") : nullptr;
            if (!image || image->text().empty() || !allowance.take(1))
                continue;
            if (std::string changed = changedByAll(image->text(), changes); changed != image->text())
                container.set("image", Draft::ofText(std::move(changed)));
        }
    }
    for (Draft &item : draft.items())
        if (item.isMap() || item.isList())
            changeImages(item, changes, allowance);
}

// The kinds whose replicas kustomize changes.
// https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_replicacounttransformer_
bool hasReplicas(const Object &object)
{
    const bool isWorkload =
        object.kind == "Deployment" || object.kind == "ReplicaSet" || object.kind == "StatefulSet";
    return object.group == "apps" ? isWorkload
                                  : object.group.empty() && object.kind == "ReplicationController";
}

// Whether a pattern of a target is a regular expression that isMeantBy() does not take.
bool isOtherExpression(std::string_view pattern)
{
    const std::size_t star = pattern.find('*');
    return pattern.find_first_of("[](){}+?\\") != std::string_view::npos || star == 0 ||
           (star != std::string_view::npos && pattern[star - 1] != '.');
}

// Whether a selector of labels is one that carries() does not take.
bool isOtherSelector(std::string_view selector)
{
    while (!selector.empty()) {
        const std::size_t end = std::min(selector.find(','), selector.size());
        if (selector.substr(0, end).find('=') == std::string_view::npos)
            return true;
        selector.remove_prefix(std::min(end + 1, selector.size()));
    }
    return false;
}

// A map of a patch whose directive kustomize refuses; null where there is none.
// https://github.com/kubernetes-sigs/kustomize/blob/master/kyaml/yaml/merge2/smpdirective.go
const Node *withUnknownDirective(const Node &node)
{
    static constexpr std::array<std::string_view, 3> directives = {"delete", "merge", "replace"};
    if (node.has("$patch") &&
        std::find(directives.begin(), directives.end(), node["$patch"].text()) == directives.end())
        return &node;
    for (const MapEntry &entry : node.entries())
        if (const Node *found = withUnknownDirective(entry.value))
            return found;
    for (const Node &item : node.items())
        if (const Node *found = withUnknownDirective(item))
            return found;
    return nullptr;
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
{
    for (const auto &[key, byName] : {std::pair("images", &m_images), std::pair("replicas", &m_replicas)}) {
        std::size_t at = 0;
        for (const Node &change : document[key].items())
            (*byName)[change["name"].text()].emplace_back(at++, &change);
    }
}

const Result<std::vector<Document>> &PatchDocuments::ofFile(const std::string &path)
{
    const auto known = m_files.find(path);
    return known != m_files.end() ? known->second : m_files.emplace(path, m_ofFile(path)).first->second;
}

const Result<std::vector<Document>> &PatchDocuments::ofText(std::string_view text, const std::string &file)
{
    const std::pair place(text.data(), text.size());
    const auto known = m_texts.find(place);
    if (known != m_texts.end())
        return known->second;
    Limits limits = m_limits;
    limits.repeatedKeys = RepeatedKeys::LaterWins; // as in the objects
    return m_texts.emplace(place, parseYaml(std::string(text), file, limits)).first->second;
}

void KustomizeChanges::read(PatchDocuments &documents, const Changing &changing)
{
    static const Node none{};
    for (const Node &entry : (*m_document)["patchesStrategicMerge"].items()) {
        const bool isWritten = entry.text().find('\n') != std::string_view::npos;
        readPatch({entry, none, isWritten ? std::string_view() : entry.text(),
                   isWritten ? entry.text() : std::string_view(), false},
                  documents, changing);
    }
    for (const char *key : {"patches", "patchesJson6902"})
        for (const Node &entry : (*m_document)[key].items())
            readPatch({entry, entry["target"], entry["path"].text(), entry["patch"].text(),
                       std::string_view(key) == "patchesJson6902"},
                      documents, changing);
}

void KustomizeChanges::readPatch(const Mention &mention, PatchDocuments &documents, const Changing &changing)
{
    const std::string own(m_file.view());
    const std::string file = mention.path.empty() ? own : joinPath(m_folder, mention.path);
    const auto &read = mention.path.empty() ? documents.ofText(mention.text, own) : documents.ofFile(file);
    const std::string name = mention.path.empty() ? "this patch" : "the patch " + file;
    const auto tell = [&](const std::string &why) {
        changing.diagnostics.push_back(
            {Severity::Warning, own, mention.entry.line(), name + " is not applied: " + why});
    };
    if (!read)
        return tell(read.error().message);
    if (mention.path.empty())
        for (Diagnostic &told : repeatedKeysWithin(*read, own, mention.entry.line(), name))
            changing.diagnostics.push_back(std::move(told));
    bool isEmpty = true;
    for (const Document &document : *read) {
        if (document.root().isNull())
            continue;
        isEmpty = false;
        if (const Node *map = withUnknownDirective(document.root()); map && document.root().isMap()) {
            changing.diagnostics.push_back(
                {Severity::Warning, file,
                 mention.path.empty() ? mention.entry.line() : map->keyLine("$patch"),
                 "this patch is not applied: its $patch is none of delete, merge and replace"});
            continue;
        }
        if (!changing.allowance.take(sizeof(Patch)))
            continue;
        const std::string_view meant =
            mention.target ? mention.target["name"].text() : document.root()["metadata"]["name"].text();
        if (!mention.target || isOneName(meant)) {
            m_byName[meant].push_back(m_patches.size());
        } else {
            m_byPattern.push_back(m_patches.size());
            m_patternCost += meant.size() + 1;
        }
        m_patches.push_back({document,
                             mention.target ? &mention.target : nullptr,
                             mention.entry.line(),
                             mention.isAskedLast,
                             false,
                             {}});
    }
    if (isEmpty)
        tell("it is empty");
}

// A target, or a patch without one, means an object by the namespace that it states, which is `default` where
// it states none, or by the one that it has when the patch is asked: that of its own kustomization comes
// after `patches` and before `patchesJson6902`.
// https://github.com/kubernetes-sigs/kustomize/blob/master/api/resmap/reswrangler.go
bool KustomizeChanges::isMeant(Patch &patch, const Object &object, const Spaces &spaces)
{
    const Node &metadata = object.metadata();
    const auto isInSpace = [&](std::string_view pattern) {
        const std::string_view stated = metadata["namespace"].text();
        if (object.info && object.info->scope == Scope::Cluster)
            return isMeantBy(pattern, {});
        const std::string_view given = patch.isAskedLast ? spaces.after : spaces.before;
        return isMeantBy(pattern, stated.empty() ? "default" : stated) ||
               (!given.empty() && isMeantBy(pattern, given));
    };
    if (patch.target) {
        const Node &target = *patch.target;
        const std::string_view space = target["namespace"].text();
        return isMeantBy(target["kind"].text(), object.kind) &&
               isMeantBy(target["name"].text(), object.name) &&
               isMeantBy(target["group"].text(), object.group) && (space.empty() || isInSpace(space)) &&
               carries(target["labelSelector"].text(), metadata["labels"]) &&
               carries(target["annotationSelector"].text(), metadata["annotations"]);
    }
    const Node &content = patch.document.root();
    if (content["kind"].text() != object.kind || content["metadata"]["name"].text() != object.name ||
        (content.has("apiVersion") && groupIn(content["apiVersion"].text()) != object.group))
        return false;
    const auto isSame = [](std::string_view a, std::string_view b) {
        return (a.empty() ? "default" : a) == (b.empty() ? "default" : b);
    };
    const std::string_view space = content["metadata"]["namespace"].text();
    const bool isMet = (object.info && object.info->scope == Scope::Cluster) ||
                       isSame(space, metadata["namespace"].text()) ||
                       (!spaces.before.empty() && isSame(space, spaces.before));
    if (!isMet)
        patch.missed = object.label.view();
    return isMet;
}

// The patches that may mean an object of a name, in their order.
std::vector<std::size_t> KustomizeChanges::patchesFor(std::string_view name, ChangeAllowance &allowance) const
{
    std::vector<std::size_t> patches;
    const auto known = m_byName.find(name);
    static const std::vector<std::size_t> none;
    const std::vector<std::size_t> &named = known == m_byName.end() ? none : known->second;
    if (allowance.take(named.size() + m_patternCost))
        std::merge(named.begin(), named.end(), m_byPattern.begin(), m_byPattern.end(),
                   std::back_inserter(patches));
    return patches;
}

bool KustomizeChanges::apply(const Object &object, Draft &draft, const Spaces &spaces,
                             const Changing &changing)
{
    for (const std::size_t at : patchesFor(object.name, changing.allowance)) {
        Patch &patch = m_patches[at];
        if (!isMeant(patch, object, spaces))
            continue;
        patch.isMet = true;
        const Node &content = patch.document.root();
        if (content["$patch"].text() == "delete")
            return false;
        std::optional<std::string> fault;
        if (!content.isMap())
            fault = applyJsonPatch(draft, content, changing.limits, changing.allowance);
        else if (!mergeStrategically(draft, content, isBuiltIn(object), changing.allowance))
            fault = "it changes objects by more than " + std::to_string(changing.limits.expandedBytes) +
                    " bytes together with the others";
        if (fault)
            changing.diagnostics.push_back(
                {Severity::Warning, std::string(m_file.view()), patch.line,
                 "this patch is not wholly applied to " + std::string(object.label.view()) + ": " + *fault});
        if (changing.allowance.isSpent())
            return true;
    }
    if (!m_images.empty() && (draft.isChanged() || runsOneOf(m_images, *object.node)))
        changeImages(draft, m_images, changing.allowance);
    if (const auto known = m_replicas.find(object.name); known != m_replicas.end() && hasReplicas(object))
        for (const auto &[at, change] : known->second)
            if (Draft *spec = draft.find("spec");
                spec && spec->isMap() && (*change)["count"].type() == Node::Type::Integer)
                spec->set("replicas", Draft::ofInteger((*change)["count"].asInteger()));
    return true;
}

void KustomizeChanges::reportIdle(std::vector<Diagnostic> &diagnostics) const
{
    for (const Node &change : (*m_document)["replicas"].items())
        if (change["count"].type() != Node::Type::Integer)
            diagnostics.push_back(
                {Severity::Warning, std::string(m_file.view()), change.line(),
                 "these replicas are not applied: their count is no whole number that fits"});
    for (const Patch &patch : m_patches) {
        if (patch.isMet)
            continue;
        const Node *target = patch.target;
        const auto isAnyOther = [target](auto isOther, std::initializer_list<const char *> keys) {
            return target && std::any_of(keys.begin(), keys.end(), [target, isOther](const char *key) {
                       return isOther((*target)[key].text());
                   });
        };
        std::string message = "this patch means none of the objects that the inputs hold";
        if (isAnyOther(isOtherExpression, {"kind", "name", "namespace", "group"}))
            message =
                "this patch is not applied: of regular expressions in its target only `.`, `.*` and `|` "
                "are read";
        else if (isAnyOther(isOtherSelector, {"labelSelector", "annotationSelector"}))
            message =
                "this patch is not applied: of selectors in its target only `key=value` and `key!=value` "
                "are read";
        else if (!patch.missed.empty())
            message = "this patch matches no object and is not applied: " + patch.missed +
                      " is in another namespace than the patch states";
        diagnostics.push_back({Severity::Warning, std::string(m_file.view()), patch.line, message});
    }
}

} // namespace bulkhead::import::kubernetes
