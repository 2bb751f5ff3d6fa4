// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/image_policies.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/kyverno_rules.h"
#include "import/reading/text.h"
#include "import/shared/builder.h"
#include "import/shared/image_reference.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// https://docs.sigstore.dev/policy-controller/overview/
// https://kyverno.io/docs/policy-types/cluster-policy/verify-images/
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

// What refuses an image without a signature.
struct SignatureCheck
{
    model::Origin origin;
    property::Signature signature = property::Signature::Cosign;
};

constexpr const char *refusal = "admission refuses what it does not verify";

std::optional<SignatureCheck> checkOfSigstore(const Cluster &cluster, std::string_view space,
                                              std::string_view image)
{
    const Object *object = cluster.find("Namespace", {}, space);
    if (!object || object->metadata()["labels"]["policy.sigstore.dev/include"].text() != "true")
        return std::nullopt;
    const std::string name = comparedName(image);
    for (const Object *policy : cluster.ofKind("ClusterImagePolicy", "policy.sigstore.dev"))
        if (const auto line = demandsSignature(*policy); line && meansImage(*policy, name))
            return SignatureCheck{policy->at(*line, refusal), property::Signature::Cosign};
    return std::nullopt;
}

// The names that Kyverno may compare a reference by: whether it writes the `library/` of Docker's own images
// depends on its version. Empty where the reference is not known.
std::vector<std::string> namesForKyverno(std::string_view image)
{
    const ImageReference reference = ImageReference::parse(image);
    if (!reference.isResolved || reference.registry.empty() || reference.repository.empty())
        return {};
    std::string end;
    if (!reference.tag.empty() || reference.digest.empty())
        end = ":" + (reference.tag.empty() ? std::string("latest") : reference.tag);
    if (!reference.digest.empty())
        end += "@" + reference.digest;
    std::vector<std::string> names = {reference.fullName() + end};
    constexpr std::string_view library = "library/";
    if (reference.registry == "docker.io" && reference.repository.starts_with(library))
        names.push_back("docker.io/" + reference.repository.substr(library.size()) + end);
    return names;
}

bool hasGlobFor(const Node &globs, std::string_view name)
{
    const auto items = globs.items();
    return std::any_of(items.begin(), items.end(),
                       [&](const Node &glob) { return matchesGlob(glob.text(), name, true); });
}

// Whether an entry of verifyImages asks for a signature of somebody it names on an image of each name.
bool verifies(const Node &entry, const std::vector<std::string> &names)
{
    if (names.empty() || entry["attestors"].size() == 0 || !entry["required"].asBool(true, true))
        return false;
    return std::all_of(names.begin(), names.end(), [&](const std::string &name) {
        return hasGlobFor(entry["imageReferences"], name) && !hasGlobFor(entry["skipImageReferences"], name);
    });
}

std::optional<SignatureCheck> checkOfKyverno(const Cluster &cluster, const Object &policy,
                                             std::string_view space, const std::vector<std::string> &names)
{
    if (!policy.space.empty() && policy.space != space)
        return std::nullopt;
    for (const Node &rule : policy.spec()["rules"].items())
        for (const Node &entry : rule["verifyImages"].items())
            if (verifies(entry, names) && kyvernoEnforces(cluster, policy, entry, space) == Match::Yes &&
                kyvernoRuleMatch(cluster, policy, rule, space) == Match::Yes)
                return SignatureCheck{policy.at(entry.line(), refusal), entry["type"].text() == "Notary"
                                                                            ? property::Signature::Notation
                                                                            : property::Signature::Cosign};
    return std::nullopt;
}

std::optional<SignatureCheck> checkOf(const Cluster &cluster, std::string_view space, std::string_view image)
{
    if (auto check = checkOfSigstore(cluster, space, image))
        return check;
    const std::vector<std::string> names = namesForKyverno(image);
    for (const char *kind : {"ClusterPolicy", "Policy"})
        for (const Object *policy : cluster.ofKind(kind, "kyverno.io"))
            if (auto check = checkOfKyverno(cluster, *policy, space, names))
                return check;
    return std::nullopt;
}

bool hasPolicies(const Cluster &cluster)
{
    return !cluster.ofKind("ClusterImagePolicy", "policy.sigstore.dev").empty() ||
           !cluster.ofKind("ClusterPolicy", "kyverno.io").empty() ||
           !cluster.ofKind("Policy", "kyverno.io").empty();
}

} // namespace

void stateImagePolicies(Cluster &cluster)
{
    if (!hasPolicies(cluster))
        return;
    Builder &builder = cluster.builder();
    // By element; nullopt of an image that something starts unchecked.
    std::map<std::string, std::optional<SignatureCheck>> checks;
    bool isOfAll = true;
    for (const Workload &workload : cluster.workloads()) {
        const std::string &space = workload.object->space;
        for (const Container &container : workload.containers) {
            const std::string_view image = (*container.node)["image"].text();
            std::optional<SignatureCheck> check = checkOf(cluster, space, image);
            isOfAll &= check || space == "kube-system";
            const auto [found, isNew] =
                checks.try_emplace("image." + ImageReference::parse(image).fullName(), check);
            if (!isNew && !check)
                found->second.reset();
        }
    }
    const SignatureCheck *any = nullptr;
    for (const auto &[image, check] : checks) {
        if (!check)
            continue;
        any = &*check;
        Facts facts = builder.factsOf(image);
        facts.set(property::image::signature, check->signature, check->origin);
        facts.set(property::image::signature_verified_at_deploy, true, check->origin);
    }
    if (any && isOfAll)
        builder.factsOf(cluster.orchestrator())
            .set(property::orchestrator::image_verification, true, any->origin);
}

} // namespace bulkhead::import::kubernetes
