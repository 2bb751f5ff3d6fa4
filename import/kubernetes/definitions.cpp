// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/definitions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace bulkhead::import::kubernetes {

namespace {

using GroupAndKind = std::pair<std::string_view, std::string_view>;

std::map<GroupAndKind, Scope> definedScopes(const std::vector<Object> &objects)
{
    std::map<GroupAndKind, Scope> scopes;
    for (const Object &object : objects) {
        if (object.type != "CustomResourceDefinition")
            continue;
        const Node &spec = object.spec();
        scopes[{spec["group"].text(), spec["names"]["kind"].text()}] =
            spec["scope"].text() == "Cluster" ? Scope::Cluster : Scope::Namespaced;
    }
    return scopes;
}

std::optional<Scope> scopeOf(const Object &object, const std::map<GroupAndKind, Scope> &defined)
{
    if (const auto found = defined.find({object.group, object.kind}); found != defined.end())
        return found->second;
    // Not all kinds of a group need be of one scope.
    if (object.info && (object.info->kind != "*" || object.info->scope == Scope::Cluster))
        return object.info->scope;
    return std::nullopt;
}

std::string placeOf(const Object &object)
{
    return std::string(object.file.view()) + ":" + std::to_string(object.line());
}

// Whether an object runs pods and none of their containers names an image, which the API server refuses.
bool lacksImages(const Object &object, PodTemplates &templates)
{
    const std::vector<PodTemplate> pods = templates.of(object);
    return !pods.empty() && std::all_of(pods.begin(), pods.end(), [](const PodTemplate &pod) {
        const auto containers = (*pod.holder)["spec"]["containers"].items();
        return std::none_of(containers.begin(), containers.end(),
                            [](const Node &container) { return !container["image"].text().empty(); });
    });
}

// Leaves one of two definitions of an object out, and tells so. Whether it is the earlier.
bool leavesEarlierOut(const Object &earlier, const Object &later, PodTemplates &templates,
                      std::vector<Diagnostic> &diagnostics)
{
    const bool isPatch = lacksImages(later, templates) && !lacksImages(earlier, templates);
    const Object &left = isPatch ? later : earlier;
    const std::string label(left.label.view());
    const std::string why =
        isPatch ? label + " names no image: it is taken for a patch of the one in " + placeOf(earlier) +
                      " and left out; what it changes is not in the model"
                : label + " is defined again in " + placeOf(later) +
                      ", which is what counts where the files are applied in turn; this definition is "
                      "left out";
    const std::string_view uid = earlier.metadata()["uid"].text();
    if (uid.empty() || uid != later.metadata()["uid"].text()) // else a listing shows one object twice
        diagnostics.push_back({Severity::Warning, std::string(left.file.view()), left.line(), why});
    return !isPatch;
}

} // namespace

void settleNamespaces(std::vector<Object> &objects, PodTemplates &templates)
{
    const std::map<GroupAndKind, Scope> defined = definedScopes(objects);
    for (Object &object : objects) {
        const std::optional<Scope> scope = scopeOf(object, defined);
        if (scope == Scope::Cluster) {
            object.space.clear();
            object.spaceOrigin.reset();
            continue;
        }
        if (!object.space.empty())
            continue; // another file gives it its namespace
        if (const std::string_view stated = object.metadata()["namespace"].text(); !stated.empty())
            object.space = stated;
        else if (scope || !templates.of(object).empty())
            object.space = "default";
    }
}

void leaveOutRedefined(std::vector<Object> &objects, PodTemplates &templates,
                       std::vector<Diagnostic> &diagnostics)
{
    std::unordered_map<std::string, std::size_t> counting; // by identity, the definition that counts
    std::vector<bool> isLeftOut(objects.size());
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (!objects[i].isNamed)
            continue; // each is an object of its own
        const auto [entry, isNew] = counting.emplace(idOf(objects[i]), i);
        if (isNew)
            continue;
        const bool earlier = leavesEarlierOut(objects[entry->second], objects[i], templates, diagnostics);
        isLeftOut[earlier ? entry->second : i] = true;
        if (earlier)
            entry->second = i;
    }
    std::size_t at = 0;
    objects.erase(
        std::remove_if(objects.begin(), objects.end(), [&](const Object &) { return isLeftOut[at++]; }),
        objects.end());
}

} // namespace bulkhead::import::kubernetes
