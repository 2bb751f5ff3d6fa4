// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/object_kinds.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <vector>

namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view groupsOfRbac = "rbac.authorization.k8s.io authorization.openshift.io";
constexpr std::string_view groupOfGatewayApi = "gateway.networking.k8s.io";
constexpr std::string_view groupOfIstio = "networking.istio.io";
constexpr std::string_view groupOfIstioSecurity = "security.istio.io";
constexpr std::string_view groupOfAdmission = "admissionregistration.k8s.io";
constexpr std::string_view groupOfStorage = "storage.k8s.io";
constexpr std::string_view groupOfArgo = "argoproj.io";
constexpr std::string_view groupOfLinkerd = "policy.linkerd.io";
constexpr std::string_view groupOfCertManager = "cert-manager.io";
constexpr std::string_view groupOfKubeadm = "kubeadm.k8s.io";
constexpr std::string_view groupOfTekton = "tekton.dev";

// The kind that comes to mind by a name stands before others of that name.
// https://kubernetes.io/docs/reference/kubernetes-api/ and the reference of each extension.
constexpr KindInfo kindTable[] = {
    // Workloads
    {"Pod", "core", Scope::Namespaced, Pods::Itself},
    {"PodTemplate", "core", Scope::Namespaced, Pods::Template},
    {"ReplicationController", "core", Scope::Namespaced, Pods::SpecTemplate},
    {"Deployment", "apps extensions", Scope::Namespaced, Pods::SpecTemplate},
    {"StatefulSet", "apps", Scope::Namespaced, Pods::SpecTemplate},
    {"DaemonSet", "apps extensions", Scope::Namespaced, Pods::SpecTemplate},
    {"ReplicaSet", "apps extensions", Scope::Namespaced, Pods::SpecTemplate},
    {"Job", "batch extensions", Scope::Namespaced, Pods::SpecTemplate, Use::Read, true},
    {"CronJob", "batch", Scope::Namespaced, Pods::JobTemplate, Use::Read, true},
    {"ScheduledJob", "batch", Scope::Namespaced, Pods::JobTemplate, Use::Read, true},
    {"DeploymentConfig", "apps.openshift.io", Scope::Namespaced, Pods::SpecTemplate},
    {"Rollout", groupOfArgo, Scope::Namespaced, Pods::SpecTemplate},
    {"Service", "core"},
    {"Service", "serving.knative.dev", Scope::Namespaced, Pods::SpecTemplate},
    {"Configuration", "serving.knative.dev", Scope::Namespaced, Pods::SpecTemplate},
    {"Revision", "serving.knative.dev", Scope::Namespaced, Pods::Itself},
    {"CloneSet", "apps.kruise.io", Scope::Namespaced, Pods::SpecTemplate},
    {"Deployment", "apps.kruise.io", Scope::Namespaced, Pods::SpecTemplate},
    {"StatefulSet", "apps.kruise.io", Scope::Namespaced, Pods::SpecTemplate},
    {"DaemonSet", "apps.kruise.io", Scope::Namespaced, Pods::SpecTemplate},
    {"ScaledJob", "keda.sh", Scope::Namespaced, Pods::Listed, Use::Read, true},
    {"Job", "batch.volcano.sh", Scope::Namespaced, Pods::Listed, Use::Read, true},
    {"JobSet", "jobset.x-k8s.io", Scope::Namespaced, Pods::Listed, Use::Read, true},
    {"TFJob", "kubeflow.org", Scope::Namespaced, Pods::Listed, Use::Read, true},
    {"PyTorchJob", "kubeflow.org", Scope::Namespaced, Pods::Listed, Use::Read, true},
    {"MPIJob", "kubeflow.org", Scope::Namespaced, Pods::Listed, Use::Read, true},
    {"RayJob", "ray.io", Scope::Namespaced, Pods::Listed, Use::Read, true},
    {"SparkApplication", "sparkoperator.k8s.io", Scope::Namespaced, Pods::Spark, Use::Read, true},
    {"ScheduledSparkApplication", "sparkoperator.k8s.io", Scope::Namespaced, Pods::Spark, Use::Read, true},
    {"Workflow", groupOfArgo, Scope::Namespaced, Pods::Workflow, Use::Read, true},
    {"CronWorkflow", groupOfArgo, Scope::Namespaced, Pods::Workflow, Use::Read, true},
    {"WorkflowTemplate", groupOfArgo, Scope::Namespaced, Pods::Workflow, Use::Read, true},
    {"ClusterWorkflowTemplate", groupOfArgo, Scope::Cluster, Pods::Workflow, Use::Read, true},
    {"Task", groupOfTekton, Scope::Namespaced, Pods::Task, Use::Read, true},
    {"ClusterTask", groupOfTekton, Scope::Cluster, Pods::Task, Use::Read, true},
    {"TaskRun", groupOfTekton, Scope::Namespaced, Pods::Task, Use::Read, true},
    {"Pipeline", groupOfTekton, Scope::Namespaced, Pods::Pipeline, Use::Read, true},
    {"PipelineRun", groupOfTekton, Scope::Namespaced, Pods::Pipeline, Use::Read, true},

    // Configuration, storage, accounts and rights
    {"Namespace", "core", Scope::Cluster},
    {"ConfigMap", "core"},
    {"Secret", "core"},
    {"ServiceAccount", "core"},
    {"PersistentVolumeClaim", "core"},
    {"PersistentVolume", "core", Scope::Cluster},
    {"StorageClass", groupOfStorage, Scope::Cluster},
    {"HorizontalPodAutoscaler", "autoscaling"},
    {"ScaledObject", "keda.sh"},
    {"ResourceQuota", "core"},
    {"LimitRange", "core"},
    {"Role", groupsOfRbac},
    {"RoleBinding", groupsOfRbac},
    {"ClusterRole", groupsOfRbac, Scope::Cluster},
    {"ClusterRoleBinding", groupsOfRbac, Scope::Cluster},
    {"PodSecurityPolicy", "policy extensions", Scope::Cluster},
    {"Node", "core", Scope::Cluster},

    // Ways in and policies of the network
    {"Endpoints", "core"},
    {"EndpointSlice", "discovery.k8s.io"},
    {"Ingress", "networking.k8s.io extensions"},
    {"IngressClass", "networking.k8s.io extensions", Scope::Cluster},
    {"NetworkPolicy", "networking.k8s.io extensions"},
    {"AdminNetworkPolicy", "policy.networking.k8s.io", Scope::Cluster},
    {"BaselineAdminNetworkPolicy", "policy.networking.k8s.io", Scope::Cluster},
    {"ClusterNetworkPolicy", "policy.networking.k8s.io", Scope::Cluster},
    {"CiliumNetworkPolicy", "cilium.io", Scope::Namespaced},
    {"CiliumClusterwideNetworkPolicy", "cilium.io", Scope::Cluster},
    {"NetworkPolicy", "crd.projectcalico.org projectcalico.org"},
    {"GlobalNetworkPolicy", "crd.projectcalico.org projectcalico.org", Scope::Cluster},
    {"HTTPRoute", groupOfGatewayApi},
    {"GRPCRoute", groupOfGatewayApi},
    {"TLSRoute", groupOfGatewayApi},
    {"TCPRoute", groupOfGatewayApi},
    {"UDPRoute", groupOfGatewayApi},
    {"ReferenceGrant", groupOfGatewayApi},
    {"BackendTLSPolicy", groupOfGatewayApi},
    {"Gateway", "gateway.networking.k8s.io networking.istio.io"},
    {"GatewayClass", groupOfGatewayApi, Scope::Cluster},
    {"VirtualService", groupOfIstio},
    {"DestinationRule", groupOfIstio},
    {"PeerAuthentication", groupOfIstioSecurity},
    {"AuthorizationPolicy", groupOfIstioSecurity},
    {"AuthorizationPolicy", groupOfLinkerd},
    {"Server", groupOfLinkerd},
    {"ServerAuthorization", groupOfLinkerd},
    {"MeshTLSAuthentication", groupOfLinkerd},
    {"TrafficTarget", "access.smi-spec.io"},
    {"TCPRoute", "specs.smi-spec.io"},
    {"HTTPRouteGroup", "specs.smi-spec.io"},
    {"MeshConfig", "config.openservicemesh.io"},
    {"ListenerSet", groupOfGatewayApi},
    {"XListenerSet", "gateway.networking.x-k8s.io"},
    {"Route", "route.openshift.io"},
    {"Route", "serving.knative.dev"},
    {"DomainMapping", "serving.knative.dev"},
    {"ServiceEntry", groupOfIstio},
    {"IngressRoute", "traefik.io traefik.containo.us"},
    {"IngressRouteTCP", "traefik.io traefik.containo.us"},
    {"IngressRouteUDP", "traefik.io traefik.containo.us"},
    {"Middleware", "traefik.io traefik.containo.us"},
    {"MiddlewareTCP", "traefik.io traefik.containo.us"},
    {"HTTPProxy", "projectcontour.io"},
    {"Certificate", groupOfCertManager},
    {"Issuer", groupOfCertManager},
    {"ClusterIssuer", groupOfCertManager, Scope::Cluster},
    {"IngressClassParams", "elbv2.k8s.aws eks.amazonaws.com", Scope::Cluster},

    // Settings of the platform, which are files of its programs and no API objects
    {"KubeletConfiguration", "kubelet.config.k8s.io", Scope::Cluster},
    {"EncryptionConfiguration", "apiserver.config.k8s.io", Scope::Cluster},
    {"AdmissionConfiguration", "apiserver.config.k8s.io", Scope::Cluster},
    {"AuthenticationConfiguration", "apiserver.config.k8s.io", Scope::Cluster},
    {"AuthorizationConfiguration", "apiserver.config.k8s.io", Scope::Cluster},
    {"ClusterConfiguration", groupOfKubeadm, Scope::Cluster},
    {"InitConfiguration", groupOfKubeadm, Scope::Cluster},
    {"JoinConfiguration", groupOfKubeadm, Scope::Cluster},
    {"PodSecurityConfiguration", "pod-security.admission.config.k8s.io", Scope::Cluster},

    // Who may create what: read for what stops privileged pods
    {"ValidatingAdmissionPolicy", groupOfAdmission, Scope::Cluster},
    {"ValidatingAdmissionPolicyBinding", groupOfAdmission, Scope::Cluster},
    {"ClusterPolicy", "kyverno.io", Scope::Cluster},
    {"Policy", "kyverno.io"},
    {"Policy", "audit.k8s.io", Scope::Cluster},
    {"ValidatingPolicy", "policies.kyverno.io", Scope::Cluster},
    {"PolicyException", "kyverno.io policies.kyverno.io"},
    {"*", "constraints.gatekeeper.sh", Scope::Cluster},
    {"*", "templates.gatekeeper.sh", Scope::Cluster, Pods::None, Use::Silent},
    {"ClusterImagePolicy", "policy.sigstore.dev", Scope::Cluster},
    {"ClusterAdmissionPolicy", "policies.kubewarden.io", Scope::Cluster},
    {"AdmissionPolicy", "policies.kubewarden.io"},
    {"CustomResourceDefinition", "apiextensions.k8s.io", Scope::Cluster},

    // Records of the platform, and what no threat depends on
    {"Event", "core events.k8s.io", Scope::Namespaced, Pods::None, Use::Silent},
    {"Lease", "coordination.k8s.io", Scope::Namespaced, Pods::None, Use::Silent},
    {"ControllerRevision", "apps", Scope::Namespaced, Pods::None, Use::Silent},
    {"PodMetrics", "metrics.k8s.io", Scope::Namespaced, Pods::None, Use::Silent},
    {"NodeMetrics", "metrics.k8s.io", Scope::Cluster, Pods::None, Use::Silent},
    {"ComponentStatus", "core", Scope::Cluster, Pods::None, Use::Silent},
    {"PodDisruptionBudget", "policy", Scope::Namespaced, Pods::None, Use::Silent},
    {"PriorityClass", "scheduling.k8s.io", Scope::Cluster, Pods::None, Use::Silent},
    {"PriorityLevelConfiguration", "flowcontrol.apiserver.k8s.io", Scope::Cluster, Pods::None, Use::Silent},
    {"FlowSchema", "flowcontrol.apiserver.k8s.io", Scope::Cluster, Pods::None, Use::Silent},
    {"CSINode", groupOfStorage, Scope::Cluster, Pods::None, Use::Silent},
    {"CSIStorageCapacity", groupOfStorage, Scope::Namespaced, Pods::None, Use::Silent},
    {"VolumeAttachment", groupOfStorage, Scope::Cluster, Pods::None, Use::Silent},
    {"StorageVersion", "internal.apiserver.k8s.io", Scope::Cluster, Pods::None, Use::Silent},
    {"APIService", "apiregistration.k8s.io", Scope::Cluster, Pods::None, Use::Silent},

    // Known, and not read
    {"CSIDriver", groupOfStorage, Scope::Cluster, Pods::None, Use::Unread},
    {"VolumeAttributesClass", groupOfStorage, Scope::Cluster, Pods::None, Use::Unread},
    {"RuntimeClass", "node.k8s.io", Scope::Cluster, Pods::None, Use::Unread},
    {"MutatingWebhookConfiguration", groupOfAdmission, Scope::Cluster, Pods::None, Use::Unread},
    {"ValidatingWebhookConfiguration", groupOfAdmission, Scope::Cluster, Pods::None, Use::Unread},
    {"MutatingAdmissionPolicy", groupOfAdmission, Scope::Cluster, Pods::None, Use::Unread},
    {"MutatingAdmissionPolicyBinding", groupOfAdmission, Scope::Cluster, Pods::None, Use::Unread},
    {"CertificateSigningRequest", "certificates.k8s.io", Scope::Cluster, Pods::None, Use::Unread},
    {"ClusterTrustBundle", "certificates.k8s.io", Scope::Cluster, Pods::None, Use::Unread},
    {"DeviceClass", "resource.k8s.io", Scope::Cluster, Pods::None, Use::Unread},
    {"ResourceSlice", "resource.k8s.io", Scope::Cluster, Pods::None, Use::Unread},
    {"ServiceCIDR", "networking.k8s.io", Scope::Cluster, Pods::None, Use::Unread},
    {"IPAddress", "networking.k8s.io", Scope::Cluster, Pods::None, Use::Unread},
    {"VolumeSnapshotClass", "snapshot.storage.k8s.io", Scope::Cluster, Pods::None, Use::Unread},
    {"VolumeSnapshotContent", "snapshot.storage.k8s.io", Scope::Cluster, Pods::None, Use::Unread},
    {"CiliumNode", "cilium.io", Scope::Cluster, Pods::None, Use::Silent},
    {"CiliumIdentity", "cilium.io", Scope::Cluster, Pods::None, Use::Silent},
    {"CiliumEndpoint", "cilium.io", Scope::Namespaced, Pods::None, Use::Silent},
    {"GlobalNetworkSet", "crd.projectcalico.org projectcalico.org", Scope::Cluster, Pods::None, Use::Unread},
    {"IPPool", "crd.projectcalico.org projectcalico.org", Scope::Cluster, Pods::None, Use::Unread},
    {"SecurityContextConstraints", "security.openshift.io", Scope::Cluster, Pods::None, Use::Unread},
    {"Project", "project.openshift.io", Scope::Cluster, Pods::None, Use::Unread},
    {"ClusterResourceQuota", "quota.openshift.io", Scope::Cluster, Pods::None, Use::Unread},
    {"OAuthClient", "oauth.openshift.io", Scope::Cluster, Pods::None, Use::Unread},
    {"*", "config.openshift.io", Scope::Cluster, Pods::None, Use::Unread},
    {"MachineConfig", "machineconfiguration.openshift.io", Scope::Cluster, Pods::None, Use::Unread},
    {"ClusterSecretStore", "external-secrets.io", Scope::Cluster, Pods::None, Use::Unread},
    {"ClusterExternalSecret", "external-secrets.io", Scope::Cluster, Pods::None, Use::Unread},
    {"*", "kyverno.io policies.kyverno.io", Scope::Namespaced, Pods::None, Use::Unread},
    {"ClusterTriggerBinding", "triggers.tekton.dev", Scope::Cluster, Pods::None, Use::Unread},
    {"Provider", "pkg.crossplane.io", Scope::Cluster, Pods::None, Use::Unread},
    {"CompositeResourceDefinition", "apiextensions.crossplane.io", Scope::Cluster, Pods::None, Use::Unread},
    {"Composition", "apiextensions.crossplane.io", Scope::Cluster, Pods::None, Use::Unread},
    {"NodePool", "karpenter.sh", Scope::Cluster, Pods::None, Use::Unread},
    {"NodeClaim", "karpenter.sh", Scope::Cluster, Pods::None, Use::Unread},
    {"EC2NodeClass", "karpenter.k8s.aws", Scope::Cluster, Pods::None, Use::Unread},
    {"ClusterPodMonitoring", "monitoring.googleapis.com", Scope::Cluster, Pods::None, Use::Unread},
    {"TracingPolicy", "cilium.io", Scope::Cluster, Pods::None, Use::Unread},
};

bool listsGroup(std::string_view groups, std::string_view group)
{
    while (!groups.empty()) {
        const std::string_view first = groups.substr(0, groups.find(' '));
        if (first == group)
            return true;
        groups.remove_prefix(std::min(groups.size(), first.size() + 1));
    }
    return false;
}

const std::vector<const KindInfo *> &kindsOfName(std::string_view kind)
{
    static const auto byName = [] {
        std::unordered_map<std::string_view, std::vector<const KindInfo *>> map;
        for (const KindInfo &info : kindTable)
            map[info.kind].push_back(&info);
        return map;
    }();
    static const std::vector<const KindInfo *> none;
    const auto found = byName.find(kind);
    return found == byName.end() ? none : found->second;
}

} // namespace

const KindInfo *findKind(std::string_view kind, std::string_view group)
{
    const std::vector<const KindInfo *> &named = kindsOfName(kind);
    if (group.empty() && !named.empty())
        return named.front();
    for (const KindInfo *info : named)
        if (listsGroup(info->groups, group))
            return info;
    for (const KindInfo *info : kindsOfName("*"))
        if (listsGroup(info->groups, group))
            return info;
    return nullptr;
}

std::string typeName(std::string_view kind, std::string_view group)
{
    const std::vector<const KindInfo *> &named = kindsOfName(kind);
    const bool comesToMind = named.empty() || group.empty() || listsGroup(named.front()->groups, group);
    return comesToMind ? std::string(kind) : std::string(kind) + '.' + std::string(group);
}

} // namespace bulkhead::import::kubernetes
