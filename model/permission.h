// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A right at an orchestrator's interface: what, and where. Written as an item of a list of texts that the
// vocabulary declares as `scoped`: ACTION, ACTION@cluster, ACTION@namespace:NAME or
// ACTION@object:NAMESPACE/KIND/NAME.
namespace bulkhead::model {

struct Permission
{
    enum class Scope : std::uint8_t {
        Unknown, // nobody says; never the cluster
        Cluster, // everything of the cluster
        Space,   // everything of one namespace
        Object,  // one object by name
    };

    std::string action; // a choice of the vocabulary: "pod_exec"
    Scope scope = Scope::Unknown;
    std::string space{}; // of Space and Object; of an object "*": of any namespace, empty: of none
    std::string kind{};  // of an Object: "Secret"
    std::string name{};  // of an Object; "*": each of the kind. May contain '/'

    auto operator<=>(const Permission &) const = default;

    // nullopt of what has another form. Whether there is such an action is the vocabulary's to say.
    static std::optional<Permission> parse(std::string_view text);
    std::string toString() const;
};

// Whether the right includes the other one: the same action in the same place or a wider one. What has no
// scope includes nothing else.
bool includes(const Permission &right, const Permission &other);

// The rights sorted and each once, without those that others include.
std::vector<std::string> shortestList(std::vector<Permission> rights);

// The action without its scope: "pod_exec" of "pod_exec@cluster".
std::string_view actionOf(std::string_view permission);

// Whether an item of a scoped list is what a condition asks for: an action, wherever it holds, or an action
// with one of the scopes `cluster`, `namespace` and `object`, or with any scope (`somewhere`). Unknown where
// the condition asks for a scope and the item has none. `unstated` and `stated_cluster` are never unknown: no
// scope is stated, or that of the cluster is.
std::optional<bool> isAskedFor(std::string_view permission, std::string_view pattern);
// Whether `pattern` has that form.
bool isPattern(std::string_view pattern);

// The right in words that follow "may": "run commands in every workload of bank". The text itself where it
// is no permission or its action has no words.
std::string permissionWords(std::string_view permission);
// Several of them: "attach a container to every pod and run commands in every workload of bank".
std::string permissionWords(const std::vector<std::string> &permissions);

} // namespace bulkhead::model
