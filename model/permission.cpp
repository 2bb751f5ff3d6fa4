// SPDX-License-Identifier: Apache-2.0
#include "model/permission.h"

#include "model/typed_property.h"

#include "model/properties.h"

#include <algorithm>
#include <array>

namespace bulkhead::model {

namespace {

using Action = property::ServiceAccountPermissions;

constexpr std::string_view clusterScope = "cluster";
constexpr std::string_view spaceScope = "namespace";
constexpr std::string_view objectScope = "object";
// Of conditions alone.
constexpr std::string_view somewhere = "somewhere";
constexpr std::string_view unstated = "unstated";
constexpr std::string_view statedCluster = "stated_cluster";

// What an action lets its holder do, with % for the place or the object.
struct ActionWords
{
    Action action;
    std::string_view everywhere; // % is "the cluster", or the name of a namespace
    std::string_view object;     // % is "Secret bank/key"
};

constexpr std::array actionWords = {
    ActionWords{Action::Read, "read what is in %", "read %"},
    ActionWords{Action::OthersWrite, "change other objects of %", "change %"},
    ActionWords{Action::SecretsRead, "read every Secret of %", "read %"},
    ActionWords{Action::SecretsList, "list every Secret of %", "list %"},
    ActionWords{Action::PodCreate, "start workloads in %", "start %"},
    ActionWords{Action::Write, "change every workload of %", "change %"},
    ActionWords{Action::PodPatch, "replace the image of every pod of %", "replace the image of %"},
    ActionWords{Action::PodDelete, "delete every workload of %", "delete %"},
    ActionWords{Action::PodExec, "run commands in every workload of %", "run commands in %"},
    ActionWords{Action::PodAttach, "attach a container to every pod of %", "attach a container to %"},
    ActionWords{Action::NodeProxy, "run commands by way of the kubelets in every workload of %",
                "run commands by way of its kubelet in every workload of %"},
    ActionWords{Action::TokenCreate, "create tokens for every service account of %", "create tokens for %"},
    ActionWords{Action::Impersonate, "impersonate every account of %", "impersonate %"},
    ActionWords{Action::RolesWrite, "write roles and bindings of %", "write %"},
    ActionWords{Action::Bind, "bind any role in %", "bind %"},
    ActionWords{Action::Escalate, "put any right into the roles of %", "put any right into %"},
    ActionWords{Action::CertificatesApprove, "approve certificate requests of %",
                "approve certificate requests for %"},
    ActionWords{Action::WebhooksWrite, "write mutating admission webhooks of %", "write %"},
    ActionWords{Action::ValidatingWebhooksWrite, "write validating admission webhooks of %", "write %"},
    ActionWords{Action::VolumesCreate, "create persistent volumes of %", "create %"},
    ActionWords{Action::NetworkPoliciesWrite, "change every network policy of %", "change %"},
    ActionWords{Action::Wildcard, "do everything in %", "do everything with %"},
    ActionWords{Action::ClusterAdmin, "do everything in %", "do everything with %"},
};

const ActionWords *wordsOf(std::string_view action)
{
    const auto found =
        std::find_if(actionWords.begin(), actionWords.end(),
                     [action](const ActionWords &words) { return choiceName(words.action) == action; });
    return found == actionWords.end() ? nullptr : &*found;
}

std::string placed(std::string_view words, std::string_view place)
{
    const std::size_t at = words.find('%');
    return std::string(words.substr(0, at)).append(place).append(words.substr(at + 1));
}

// "Secret bank/key", "each Role of bank", "ClusterRole view".
std::string objectWords(const Permission &right)
{
    if (right.name == "*")
        return "each " + right.kind +
               (right.space.empty()  ? std::string()
                : right.space == "*" ? " of the cluster"
                                     : " of " + right.space);
    const bool hasSpace = !right.space.empty() && right.space != "*";
    std::string text = right.kind + ' ' + (hasSpace ? right.space + '/' : "") + right.name;
    return right.space == "*" ? text + " of each namespace" : text;
}

std::string_view scopeOf(std::string_view permission)
{
    const std::size_t at = permission.find('@');
    return at == std::string_view::npos ? std::string_view() : permission.substr(at + 1);
}

// A right in words; from `place` on they say where: " of bank".
struct RightWords
{
    std::string text;
    std::size_t place = 0; // 0: they name an object
};

// "bank" of " of bank" or " in bank".
std::string_view placeName(const RightWords &right)
{
    return std::string_view(right.text).substr(right.place + 4);
}

RightWords inWords(std::string_view permission)
{
    const std::optional<Permission> right = Permission::parse(permission);
    const ActionWords *words = right ? wordsOf(right->action) : nullptr;
    if (!words)
        return {std::string(permission)};
    if (right->scope == Permission::Scope::Object)
        return {placed(words->object, objectWords(*right))};
    const std::string place = right->scope == Permission::Scope::Unknown
                                  ? "some part of the cluster (scope not stated)"
                              : right->scope == Permission::Scope::Cluster ? "the cluster"
                                                                           : right->space;
    return {placed(words->everywhere, place), words->everywhere.rfind(' ', words->everywhere.size() - 3)};
}

bool isAction(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == text.npos;
}

} // namespace

std::optional<Permission> Permission::parse(std::string_view text)
{
    Permission right{std::string(actionOf(text))};
    if (!isAction(right.action))
        return std::nullopt;
    if (right.action.size() == text.size())
        return right;
    std::string_view scope = scopeOf(text);
    if (scope == clusterScope) {
        right.scope = Scope::Cluster;
        return right;
    }
    const std::size_t colon = scope.find(':');
    const std::string_view sort = scope.substr(0, colon);
    scope.remove_prefix(colon == std::string_view::npos ? scope.size() : colon + 1);
    if (sort == spaceScope && !scope.empty() && scope.find('/') == std::string_view::npos) {
        right.scope = Scope::Space;
        right.space = scope;
        return right;
    }
    const std::size_t first = scope.find('/');
    const std::size_t second = first == std::string_view::npos ? first : scope.find('/', first + 1);
    if (sort != objectScope || second == std::string_view::npos)
        return std::nullopt;
    right.scope = Scope::Object;
    right.space = scope.substr(0, first);
    right.kind = scope.substr(first + 1, second - first - 1);
    right.name = scope.substr(second + 1);
    return right.kind.empty() || right.name.empty() ? std::nullopt : std::optional(right);
}

std::string Permission::toString() const
{
    switch (scope) {
    case Scope::Unknown:
        break;
    case Scope::Cluster:
        return action + '@' + std::string(clusterScope);
    case Scope::Space:
        return action + '@' + std::string(spaceScope) + ':' + space;
    case Scope::Object:
        return action + '@' + std::string(objectScope) + ':' + space + '/' + kind + '/' + name;
    }
    return action;
}

bool includes(const Permission &right, const Permission &other)
{
    if (right.action != other.action)
        return false;
    switch (right.scope) {
    case Permission::Scope::Unknown:
        return other.scope == Permission::Scope::Unknown;
    case Permission::Scope::Cluster:
        return other.scope != Permission::Scope::Unknown;
    case Permission::Scope::Space:
        return (other.scope == Permission::Scope::Space || other.scope == Permission::Scope::Object) &&
               other.space == right.space;
    case Permission::Scope::Object:
        return other.scope == Permission::Scope::Object && other.kind == right.kind &&
               (right.space == other.space || right.space == "*") &&
               (right.name == other.name || right.name == "*");
    }
    return false;
}

std::vector<std::string> shortestList(std::vector<Permission> rights)
{
    std::sort(rights.begin(), rights.end());
    rights.erase(std::unique(rights.begin(), rights.end()), rights.end());
    std::vector<std::string> list;
    for (const Permission &right : rights) {
        const bool isIncluded = std::any_of(rights.begin(), rights.end(), [&right](const Permission &other) {
            return !(other == right) && includes(other, right);
        });
        if (!isIncluded)
            list.push_back(right.toString());
    }
    std::sort(list.begin(), list.end());
    return list;
}

std::string_view actionOf(std::string_view permission)
{
    return permission.substr(0, permission.find('@'));
}

std::optional<bool> isAskedFor(std::string_view permission, std::string_view pattern)
{
    if (actionOf(permission) != actionOf(pattern))
        return false;
    const std::string_view asked = scopeOf(pattern);
    if (asked.empty())
        return true;
    const std::string_view scope = scopeOf(permission);
    if (asked == unstated)
        return scope.empty();
    if (asked == statedCluster)
        return scope == clusterScope;
    if (scope.empty())
        return std::nullopt;
    return asked == somewhere || scope.substr(0, scope.find(':')) == asked;
}

bool isPattern(std::string_view pattern)
{
    const std::string_view scope = scopeOf(pattern);
    return isAction(actionOf(pattern)) &&
           (pattern.find('@') == std::string_view::npos || scope == clusterScope || scope == spaceScope ||
            scope == objectScope || scope == somewhere || scope == unstated || scope == statedCluster);
}

std::string permissionWords(std::string_view permission)
{
    return inWords(permission).text;
}

// A place that several have one after the other is told with the last of them.
std::string permissionWords(const std::vector<std::string> &permissions)
{
    std::vector<RightWords> rights;
    for (const std::string &permission : permissions)
        rights.push_back(inWords(permission));
    std::string text;
    for (std::size_t i = 0; i < rights.size(); ++i) {
        const bool isLast = i + 1 == rights.size();
        const std::size_t place = rights[i].place;
        const bool isSame = !isLast && place != 0 && rights[i + 1].place != 0 &&
                            placeName(rights[i]) == placeName(rights[i + 1]);
        text += i == 0 ? "" : isLast ? " and " : ", ";
        text += isSame ? rights[i].text.substr(0, place) : rights[i].text;
    }
    return text;
}

} // namespace bulkhead::model
