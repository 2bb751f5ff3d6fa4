// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/importer.h"

#include "import/kubernetes/connections.h"
#include "import/kubernetes/container_facts.h"
#include "import/kubernetes/control_plane.h"
#include "import/kubernetes/environment.h"
#include "import/kubernetes/governance.h"
#include "import/kubernetes/image_policies.h"
#include "import/kubernetes/misplaced_fields.h"
#include "import/kubernetes/network_elements.h"
#include "import/kubernetes/product.h"
#include "import/kubernetes/quantity.h"
#include "import/kubernetes/security_context.h"
#include "import/kubernetes/stores.h"
#include "import/kubernetes/truth.h"
#include "import/kubernetes/unread_parts.h"
#include "import/kubernetes/ways_in.h"
#include "import/shared/builder.h"
#include "import/shared/images.h"

#include <algorithm>
#include <set>

namespace bulkhead::import::kubernetes {

namespace {

// Tells of what stands in the place of containers and is none; whether there was such a thing.
bool reportNoContainers(Builder &builder, const Workload &workload)
{
    const Object &object = *workload.object;
    bool isTold = false;
    for (const char *key : {"containers", "initContainers", "ephemeralContainers"}) {
        const Node &list = workload.podSpec()[key];
        const auto items = list.items();
        if (list.isNull() || (list.isList() && std::all_of(items.begin(), items.end(),
                                                           [](const Node &item) { return item.isMap(); })))
            continue;
        const std::string label(object.label.view());
        builder.warn(object.file.view(), workload.podSpec().keyLine(key),
                     list.isList() ? label + ": an item of " + key + " is no container; it is left out"
                                   : label + ": " + key + " is no list of containers; it is left out");
        isTold = true;
    }
    return isTold;
}

// Whether a pod of the running cluster bears no sign of a description that it was made from: no owner, no
// manifest that was applied, no tool that manages it. A pod in a file is described by that file.
bool isStartedByHand(const Object &object)
{
    const Node &metadata = object.metadata();
    if (object.type != "Pod" || !metadata.has("uid") || metadata["ownerReferences"].size() > 0)
        return false;
    const Node &annotations = metadata["annotations"];
    return !annotations.has("kubectl.kubernetes.io/last-applied-configuration") &&
           !annotations.has("argocd.argoproj.io/tracking-id") &&
           !annotations.has("kubernetes.io/config.source") && // of a file on the node
           !metadata["labels"].has("app.kubernetes.io/managed-by");
}

// The cloud's identity that an account is given by annotation.
// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
// https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
// https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
void stateCloudRole(Facts &facts, const Object &account)
{
    const Node &annotations = account.metadata()["annotations"];
    for (const char *key : {"eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account",
                            "azure.workload.identity/client-id"})
        if (const std::string_view role = annotations[key].text();
            !role.empty() && !facts.has(property::container::cloud_role))
            facts.set(property::container::cloud_role, role, account.atKey(annotations, key));
}

} // namespace

ClusterImporter::ClusterImporter(Cluster &cluster)
    : m_cluster(cluster), m_builder(cluster.builder()), m_policies(cluster), m_authorization(cluster),
      m_claimedVolumes(cluster)
{
    readScalers();
    readRanges();
}

void ClusterImporter::run()
{
    reportMistypedTruths(m_cluster);
    reportMisplacedFields(m_cluster);
    for (const Workload &workload : m_cluster.workloads()) {
        if (m_builder.isStopped())
            return;
        addWorkload(workload);
    }
    addConfigurationStores(m_cluster);
    const std::vector<ServiceView> services = readServices(m_cluster);
    stateReadiness(services);
    addExposures(m_cluster, services, m_policies.mesh());
    drawConnections(m_cluster, services, m_policies);
    addNamespaces(m_cluster);
    stateNamespacePolicies(m_cluster, m_policies);
    stateGovernance(m_cluster);
    stateImagePolicies(m_cluster);
    stateControlPlane(m_cluster);
    Facts orchestrator = m_builder.factsOf(m_cluster.orchestrator());
    m_authorization.stateFor(orchestrator);
    m_authorization.stateHolders(orchestrator);
    m_authorization.stateForAll(orchestrator);
    m_policies.mesh().stateFor(orchestrator);
    for (const auto &[space, boundary] : m_cluster.spaces()) {
        Facts facts = m_builder.factsOf(boundary);
        m_authorization.stateForSpace(facts, space);
    }
    for (const Object *secret : m_cluster.ofKind("Secret"))
        stateTokenRights(*secret);
    reportUnknownKinds();
    reportUnreadParts(m_cluster);
}

void ClusterImporter::addWorkload(const Workload &workload)
{
    const Object &object = *workload.object;
    const bool isTold = reportNoContainers(m_builder, workload);
    if (workload.containers.empty()) {
        if (!isTold)
            m_builder.warn(object.file.view(), object.line(),
                           workload.name + " states no containers; Kubernetes refuses it");
        return;
    }
    NewElement pod;
    pod.kind = model::Kind::TrustBoundary;
    pod.id = workload.id;
    pod.name = workload.name;
    pod.parent = m_cluster.spaceBoundary(object);
    pod.platform = model::Platform::Kubernetes;
    pod.origin = object.at(object.line());
    model::Origin origin = pod.origin;
    m_builder.facts(m_builder.element(std::move(pod)))
        .set(property::trust_boundary::boundary_type, property::BoundaryType::Pod, std::move(origin));

    std::vector<Volume> volumes = volumesOf(workload);
    m_claimedVolumes.addPaths(volumes, workload);
    reportUnknownVolumes(m_builder, workload);
    for (const Container &container : workload.containers)
        addContainer(workload, container, volumes);
}

void ClusterImporter::addContainer(const Workload &workload, const Container &container,
                                   const std::vector<Volume> &volumes)
{
    const Object &object = *workload.object;
    NewElement wanted;
    wanted.id = container.id;
    wanted.name = container.name;
    wanted.parent = workload.id;
    wanted.platform = model::Platform::Kubernetes;
    wanted.implied = !*container.node;
    wanted.origin = object.at(wanted.implied ? object.line() : container.node->line());
    model::Element &element = m_builder.element(std::move(wanted));
    Facts facts = m_builder.facts(element);

    stateContainer(facts, workload, container);
    stateReplicas(facts, workload);
    stateSecurityContext(facts, workload, container);
    const std::vector<Mount> mounts = mountsOf(workload, container, volumes);
    stateMounts(facts, workload, container, mounts);
    stateSecretsDelivery(facts, m_cluster, workload, container, mounts);
    stateLimits(facts, workload, container);
    stateIdentity(facts, workload);
    m_policies.stateFor(workload, facts);
    facts.set(property::container::managed, !isStartedByHand(object), object.at(object.line()));
    facts.set(property::container::managed_by, m_cluster.orchestrator(), object.at(object.line()));
    facts.set(property::container::runs_on, m_cluster.nodeOf(workload),
              object.atKey(workload.podSpec(), "nodeName"));
    if (!workload.isOnHostNetwork())
        facts.set(property::container::networks, model::Value::TextList{m_cluster.podNetwork()},
                  object.at(container.node->line(), "every pod joins the network of its cluster"));
    if (const std::string_view image = (*container.node)["image"].text(); !image.empty())
        stateImage(m_builder, element, image, object.atKey(*container.node, "image"));
    stateProduct(m_cluster, workload, container, mounts);
    m_policies.stateCallers(workload, facts);
    addMountFlows(m_cluster, workload, container, mounts);
}

void ClusterImporter::stateIdentity(Facts &facts, const Workload &workload)
{
    const Node &pod = workload.podSpec();
    const Object &object = *workload.object;
    const std::string_view account = workload.account();
    const Object *accountObject = m_cluster.find("ServiceAccount", object.space, account);
    static constexpr const char *key = "automountServiceAccountToken";
    if (!facts.has(property::container::service_account_token_mounted)) { // one that a projected volume asks
                                                                          // for is there
        const Object *stating = &object;
        const Node *map = &pod;
        if (pod[key].isNull() && accountObject) {
            stating = accountObject;
            map = accountObject->node;
        }
        if (const std::optional<bool> isMounted = truth((*map)[key]))
            facts.set(property::container::service_account_token_mounted, *isMounted,
                      stating->atKey(*map, key));
    }
    if (accountObject)
        stateCloudRole(facts, *accountObject);
    for (const char *named : {"serviceAccountName", "serviceAccount"}) // the second as it was once called
        if (!pod[named].text().empty() && !facts.has(property::container::service_account))
            facts.set(property::container::service_account, account, object.atKey(pod, named));
    m_authorization.stateFor(facts, object.space, std::string(account));
}

// The rights of the account whose token lies in a Secret.
// https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
void ClusterImporter::stateTokenRights(const Object &secret)
{
    const std::string_view account =
        secret.metadata()["annotations"]["kubernetes.io/service-account.name"].text();
    if ((*secret.node)["type"].text() != "kubernetes.io/service-account-token" || account.empty())
        return;
    Facts store = m_builder.factsOf(secretStoreId(secret));
    m_authorization.stateForToken(store, secret.space, std::string(account));
}

// A pod is ready when all its containers are: one readiness probe keeps requests from the whole pod.
void ClusterImporter::stateReadiness(const std::vector<ServiceView> &services)
{
    std::set<const WorkloadList *> seen; // Services of one selector share their pods
    for (const ServiceView &service : services) {
        if (!seen.insert(service.pods.get()).second)
            continue;
        for (const Workload *workload : service.targets()) {
            const auto &containers = workload->containers;
            if (std::any_of(containers.begin(), containers.end(), [](const Container &container) {
                    return (*container.node)["readinessProbe"].isMap();
                }))
                continue;
            for (const Container &container : containers) {
                if (container.role != Role::Main)
                    continue;
                Facts facts = m_builder.factsOf(container.id);
                stateUnreadyService(facts, *workload, container);
            }
        }
    }
}

// An autoscaler decides how many pods there are, whatever the workload asks for; KEDA may let it be none.
// https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/,
// https://keda.sh/docs/latest/reference/scaledobject-spec/
void ClusterImporter::readScalers()
{
    struct Kind
    {
        const char *kind;
        const char *key;
        std::int64_t least; // where none is stated
    };
    for (const auto &[kind, key, least] :
         {Kind{"HorizontalPodAutoscaler", "minReplicas", 1}, Kind{"ScaledObject", "minReplicaCount", 0}})
        for (const Object *scaler : m_cluster.ofKind(kind))
            if (const std::int64_t kept = scaler->spec()[key].asInteger(least); kept > 0)
                m_scalers[{scaler->space, std::string(scaler->spec()["scaleTargetRef"]["name"].text())}]
                    .push_back({scaler, key, kept});
}

void ClusterImporter::stateReplicas(Facts &facts, const Workload &workload)
{
    const Object &object = *workload.object;
    const auto found = m_scalers.find({object.space, object.name});
    if (found == m_scalers.end())
        return;
    for (const auto &[scaler, key, kept] : found->second) {
        const std::string_view kind = scaler->spec()["scaleTargetRef"]["kind"].text();
        if (kind == object.kind || (kind.empty() && object.kind == "Deployment"))
            facts.set(property::container::replicas, kept,
                      scaler->atKey(scaler->spec(), key, "the least that the autoscaler keeps"));
    }
}

// The first range that states an amount counts for it, so that those which state nothing new need not be
// asked.
void ClusterImporter::readRanges()
{
    std::map<std::string, std::set<std::pair<std::string_view, std::string_view>>> stated;
    for (const Object *range : m_cluster.ofKind("LimitRange")) {
        bool isNew = !m_ranges.contains(range->space);
        for (const Node &limits : range->spec()["limits"].items())
            for (const std::string_view key : {"default", "max", "defaultRequest", "min"})
                for (const std::string_view resource : {"memory", "cpu"})
                    if (limits["type"].text() == "Container" && parseQuantity(limits[key][resource].text()))
                        isNew |= stated[range->space].emplace(key, resource).second;
        if (isNew)
            m_ranges[range->space].push_back(range);
    }
}

void ClusterImporter::stateLimits(Facts &facts, const Workload &workload, const Container &container)
{
    if (const auto found = m_ranges.find(workload.object->space); found != m_ranges.end())
        for (const Object *range : found->second)
            stateLimitRange(facts, workload, container, *range);
}

void ClusterImporter::reportUnknownKinds()
{
    std::set<const Object *> running;
    for (const Workload &workload : m_cluster.workloads())
        running.insert(workload.object);
    for (const Object &object : m_cluster.objects()) {
        const bool isRead = object.info && object.info->use != Use::Unread;
        if (!isRead && !running.contains(&object))
            m_builder.inform(object.file.view(), object.line(),
                             std::string(object.label.view()) +
                                 " is of a kind that is not read; what it says is not in the model");
    }
}

} // namespace bulkhead::import::kubernetes
