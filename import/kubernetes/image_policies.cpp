// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/image_policies.h"

#include "import/kubernetes/cluster.h"
#include "import/shared/builder.h"
#include "import/shared/image_reference.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// https://docs.sigstore.dev/policy-controller/overview/
namespace bulkhead::import::kubernetes {

namespace {

// `*` stands for any text within a part of the path, `**` for any. Which starts of the text the glob matches
// so far is worked out character by character, so that no glob takes long.
bool matchesParts(std::string_view glob, std::string_view text)
{
    std::vector<bool> matched(text.size() + 1, false);
    matched[0] = true;
    for (std::size_t i = 0; i < glob.size(); ++i) {
        std::vector<bool> next(text.size() + 1, false);
        const bool isStar = glob[i] == '*';
        const bool isAny = isStar && glob.substr(i).starts_with("**");
        for (std::size_t end = 0; end <= text.size(); ++end) {
            if (isStar)
                next[end] = matched[end] || (end > 0 && next[end - 1] && (isAny || text[end - 1] != '/'));
            else
                next[end] = end > 0 && matched[end - 1] && text[end - 1] == glob[i];
        }
        matched = std::move(next);
        i += isAny ? 1 : 0;
    }
    return matched.back();
}

// The name that the controller compares: that of the index where an image names no registry.
std::string comparedName(std::string_view text)
{
    const std::string name = ImageReference::parse(text).fullName();
    constexpr std::string_view docker = "docker.io/";
    return name.starts_with(docker) ? "index." + name : name;
}

bool meansImage(const Object &policy, const std::string &name)
{
    const auto images = policy.spec()["images"].items();
    return std::any_of(images.begin(), images.end(), [&](const Node &image) {
        const std::string_view glob = image["glob"].text();
        return matchesParts(glob.find('*') == std::string_view::npos ? comparedName(glob) : std::string(glob),
                            name);
    });
}

// Whether it refuses what bears no signature of somebody it names. The line of the authority.
std::optional<int> demandsSignature(const Object &policy)
{
    if (policy.spec()["mode"].text() == "warn")
        return std::nullopt;
    for (const Node &authority : policy.spec()["authorities"].items())
        if (authority.hasAny({"key", "keyless"}))
            return authority.line();
    return std::nullopt;
}

} // namespace

void stateImagePolicies(Cluster &cluster)
{
    const auto policies = cluster.ofKind("ClusterImagePolicy", "policy.sigstore.dev");
    if (policies.empty())
        return;
    Builder &builder = cluster.builder();
    model::Origin origin;
    bool isOfSome = false;
    bool isOfAll = true;
    for (const Workload &workload : cluster.workloads()) {
        const Object *space = cluster.find("Namespace", {}, workload.object->space);
        const bool isAsked =
            space && space->metadata()["labels"]["policy.sigstore.dev/include"].text() == "true";
        for (const Container &container : workload.containers) {
            const std::string_view image = (*container.node)["image"].text();
            const std::string name = comparedName(image);
            const auto found = std::find_if(policies.begin(), policies.end(), [&](const Object *policy) {
                return isAsked && demandsSignature(*policy) && meansImage(*policy, name);
            });
            if (found == policies.end()) {
                isOfAll &= workload.object->space == "kube-system";
                continue;
            }
            origin = (*found)->at(*demandsSignature(**found), "admission refuses what it does not verify");
            isOfSome = true;
            Facts facts = builder.factsOf("image." + ImageReference::parse(image).fullName());
            facts.set(property::image::signature, property::Signature::Cosign, origin);
            facts.set(property::image::signature_verified_at_deploy, true, origin);
        }
    }
    if (isOfSome && isOfAll)
        builder.factsOf(cluster.orchestrator()).set(property::orchestrator::image_verification, true, origin);
}

} // namespace bulkhead::import::kubernetes
