// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/ownership.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace bulkhead::import::kubernetes {

namespace {

// Refers to the object that runs another.
struct Owner
{
    std::string type; // typeName()
    std::string_view name;
    std::string_view uid;
};

// The owner that manages an object; nullopt where it has none.
std::optional<Owner> ownerOf(const Object &object)
{
    const auto references = object.metadata()["ownerReferences"].items();
    if (references.empty())
        return std::nullopt;
    const auto controlling = std::find_if(references.begin(), references.end(), [](const Node &reference) {
        return reference["controller"].asBool();
    });
    const Node &owner = controlling == references.end() ? references.front() : *controlling;
    const std::string_view version = owner["apiVersion"].text();
    const std::size_t slash = version.find('/');
    return Owner{typeName(owner["kind"].text(),
                          slash == std::string_view::npos ? std::string_view() : version.substr(0, slash)),
                 owner["name"].text(), owner["uid"].text()};
}

// "web" of "web-5d4f8" where the end is the hash that a pod bears, and of "dump-29012345" where it is the
// time that a CronJob made a Job for.
std::string_view nameOfGrandparent(const Owner &owner, const Object &pod)
{
    const std::size_t dash = owner.name.rfind('-');
    if (dash == std::string_view::npos)
        return {};
    const std::string_view end = owner.name.substr(dash + 1);
    const bool isHash = owner.type == "ReplicaSet" && !end.empty() &&
                        end == pod.metadata()["labels"]["pod-template-hash"].text();
    const bool isTime = owner.type == "Job" && end.size() >= 8 &&
                        end.find_first_not_of("0123456789") == std::string_view::npos;
    return isHash || isTime ? owner.name.substr(0, dash) : std::string_view();
}

// What a pod runs: its containers with their images.
std::string runBy(const Object &pod)
{
    std::string text;
    for (const Node &container : pod.spec()["containers"].items()) {
        for (const char *key : {"name", "image"}) {
            text += container[key].text();
            text += '\n';
        }
    }
    return text;
}

// The objects of the inputs that run pods, found as owners refer to them.
class Owners
{
public:
    Owners(std::vector<Object> &objects, PodTemplates &templates)
    {
        for (Object &object : objects) {
            if (templates.of(object).empty())
                continue;
            if (const std::string_view uid = object.metadata()["uid"].text(); !uid.empty())
                m_byUid.emplace(uid, &object);
            m_byId.emplace(idOf(object), &object);
        }
    }

    Object *of(const Object &owned) const
    {
        const std::optional<Owner> owner = ownerOf(owned);
        if (!owner)
            return nullptr;
        if (const auto found = m_byUid.find(owner->uid); found != m_byUid.end())
            return found->second;
        if (Object *found = named(owned.space, owner->type, owner->name))
            return found;
        const std::string_view name = nameOfGrandparent(*owner, owned);
        return name.empty() ? nullptr
                            : named(owned.space, owner->type == "Job" ? "CronJob" : "Deployment", name);
    }

private:
    Object *named(const std::string &space, std::string_view type, std::string_view name) const
    {
        const auto found = m_byId.find(idPart(space + "/" + std::string(type) + "/" + std::string(name)));
        return found == m_byId.end() ? nullptr : found->second;
    }

    std::unordered_map<std::string_view, Object *> m_byUid;
    std::unordered_map<std::string, Object *> m_byId;
};

void addNode(Object &object, std::string_view node)
{
    if (!node.empty() &&
        std::find(object.podNodes.begin(), object.podNodes.end(), node) == object.podNodes.end())
        object.podNodes.emplace_back(node);
}

class Listing
{
public:
    Listing(std::vector<Object> &objects, PodTemplates &templates, std::vector<Diagnostic> &diagnostics)
        : m_objects(objects), m_templates(templates), m_diagnostics(diagnostics), m_owners(objects, templates)
    {}

    std::set<const Object *> leftOut()
    {
        findCircles();
        for (Object &object : m_objects) {
            const std::optional<Owner> owner = ownerOf(object);
            if (!owner || m_templates.of(object).empty())
                continue;
            if (m_inCircle.contains(&object)) {
                m_diagnostics.push_back({Severity::Warning, std::string(object.file.view()), object.line(),
                                         std::string(object.label.view()) +
                                             " is owned by itself, by way of what owns it; it is shown as "
                                             "one without an owner"});
                continue;
            }
            if (Object *running = m_owners.of(object); running && running != &object)
                yieldTo(*running, object);
            else if (object.type == "ReplicaSet" && object.spec().has("replicas") &&
                     object.spec()["replicas"].asInteger(1) == 0)
                m_leftOut.insert(&object); // of a former version of its Deployment
            else if (object.type == "Pod" &&
                     owner->type != "Node") // the pods of a Node stand in its own files
                joinSiblings(object, *owner);
        }
        for (const auto &[key, first] : m_siblings)
            tellOfSiblings(*first);
        return std::move(m_leftOut);
    }

private:
    // Objects whose owners lead back to them, which no cluster holds: none of them stands for another.
    void findCircles()
    {
        std::set<const Object *> settled;
        for (const Object &object : m_objects) {
            std::vector<const Object *> path;
            std::set<const Object *> onPath;
            const Object *at = &object;
            while (at && !settled.contains(at) && onPath.insert(at).second) {
                path.push_back(at);
                const Object *owner = ownerOf(*at) ? m_owners.of(*at) : nullptr;
                at = owner == at ? nullptr : owner;
            }
            if (at && onPath.contains(at))
                m_inCircle.insert(std::find(path.begin(), path.end(), at), path.end());
            settled.insert(path.begin(), path.end());
        }
    }

    // A custom resource of an operator need not state all that runs: what it made is then the truer.
    void yieldTo(Object &owner, Object &owned)
    {
        if (!owner.info && owned.type != "Pod") {
            m_leftOut.insert(&owner);
            return;
        }
        m_leftOut.insert(&owned);
        if (owned.type != "Pod")
            return;
        Object *top = &owner;
        for (int steps = 0; steps < longestChain; ++steps) {
            Object *next = m_owners.of(*top);
            if (!next || next == top)
                break;
            top = next;
        }
        addNode(*top, owned.spec()["nodeName"].text());
        tellOfAdded(owner, *top, owned);
    }

    // What admission put into a pod beside what its owner states, a mesh's proxy above all; each told once.
    void tellOfAdded(const Object &owner, const Object &top, const Object &pod)
    {
        const auto [entry, isNew] = m_stated.try_emplace(&owner);
        std::set<std::string_view> &stated = entry->second;
        if (isNew)
            for (const PodTemplate &made : m_templates.of(owner))
                for (const char *key : {"containers", "initContainers"})
                    for (const Node &container : (*made.holder)["spec"][key].items())
                        stated.insert(container["name"].text());
        // Ephemeral ones stand in pods alone: kubectl debug puts them in.
        for (const char *key : {"containers", "initContainers", "ephemeralContainers"})
            for (const Node &container : pod.spec()[key].items()) {
                const std::string_view name = container["name"].text();
                const Severity severity =
                    std::string_view(key) == "ephemeralContainers" ? Severity::Warning : Severity::Info;
                if (!name.empty() && !stated.contains(name) && m_added.emplace(&top, name).second)
                    m_diagnostics.push_back({severity, std::string(pod.file.view()), container.line(),
                                             std::string(pod.label.view()) + " runs " + std::string(name) +
                                                 ", which " + std::string(top.label.view()) +
                                                 " does not state; it is not in the model"});
            }
    }

    void joinSiblings(Object &pod, const Owner &owner)
    {
        const std::string key =
            pod.space + "\n" + owner.type + "\n" + std::string(owner.name) + "\n" + runBy(pod);
        const auto [entry, isFirst] = m_siblings.emplace(key, &pod);
        Object &first = *entry->second;
        ++first.podsFound;
        addNode(first, pod.spec()["nodeName"].text());
        if (!isFirst)
            m_leftOut.insert(&pod);
    }

    void tellOfSiblings(const Object &pod)
    {
        if (pod.podsFound < 2)
            return;
        const std::optional<Owner> owner = ownerOf(pod);
        m_diagnostics.push_back({Severity::Info, std::string(pod.file.view()), pod.line(),
                                 std::string(pod.label.view()) + " stands for all " +
                                     std::to_string(pod.podsFound) + " pods of " + owner->type + "/" +
                                     std::string(owner->name) + " that run the same"});
    }

    static constexpr int longestChain = 8; // Pod, ReplicaSet, Deployment and what operators put above

    std::vector<Object> &m_objects;
    PodTemplates &m_templates;
    std::vector<Diagnostic> &m_diagnostics;
    Owners m_owners;
    std::set<const Object *> m_leftOut;
    std::set<const Object *> m_inCircle;
    std::map<const Object *, std::set<std::string_view>> m_stated; // names of containers, by owner
    std::set<std::pair<const Object *, std::string_view>> m_added; // to the pods of an object
    std::map<std::string, Object *> m_siblings; // the first of the pods of one owner that run the same
};

} // namespace

void leaveOutOwned(std::vector<Object> &objects, PodTemplates &templates,
                   std::vector<Diagnostic> &diagnostics)
{
    if (std::none_of(objects.begin(), objects.end(),
                     [](const Object &object) { return object.metadata().has("ownerReferences"); }))
        return; // files that people write name no owners
    const std::set<const Object *> leftOut = Listing(objects, templates, diagnostics).leftOut();
    std::vector<Object> kept;
    kept.reserve(objects.size() - leftOut.size());
    for (Object &object : objects)
        if (!leftOut.contains(&object))
            kept.push_back(std::move(object));
    objects = std::move(kept);
}

} // namespace bulkhead::import::kubernetes
