// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/misplaced_fields.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/object_shapes.h"
#include "import/reading/text.h"
#include "import/shared/builder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace bulkhead::import::kubernetes {

namespace {

// Where a field may stand, one bit each.
enum Home : unsigned {
    podSpecHome = 1,
    podContextHome = 2,
    containerHome = 4,
    containerContextHome = 8,
    resourcesHome = 16,
    capabilitiesHome = 32,
};

struct KnownField
{
    std::string_view name;
    unsigned homes;
};

// Fields of privileges, isolation and identity. Those that have one name at many places (name, env,
// resources) are left out.
// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
constexpr std::array knownFields = {
    KnownField{"hostNetwork", podSpecHome},
    KnownField{"hostPID", podSpecHome},
    KnownField{"hostIPC", podSpecHome},
    KnownField{"hostUsers", podSpecHome},
    KnownField{"shareProcessNamespace", podSpecHome},
    KnownField{"automountServiceAccountToken", podSpecHome},
    KnownField{"serviceAccountName", podSpecHome},
    KnownField{"runtimeClassName", podSpecHome},
    KnownField{"securityContext", podSpecHome | containerHome},
    KnownField{"volumes", podSpecHome},
    KnownField{"initContainers", podSpecHome},
    KnownField{"nodeSelector", podSpecHome},
    KnownField{"limits", resourcesHome},
    KnownField{"requests", resourcesHome},
    KnownField{"readinessProbe", containerHome},
    KnownField{"livenessProbe", containerHome},
    KnownField{"startupProbe", containerHome},
    KnownField{"imagePullPolicy", containerHome},
    KnownField{"volumeMounts", containerHome},
    KnownField{"fsGroup", podContextHome},
    KnownField{"supplementalGroups", podContextHome},
    KnownField{"sysctls", podContextHome},
    KnownField{"runAsUser", podContextHome | containerContextHome},
    KnownField{"runAsGroup", podContextHome | containerContextHome},
    KnownField{"runAsNonRoot", podContextHome | containerContextHome},
    KnownField{"seLinuxOptions", podContextHome | containerContextHome},
    KnownField{"seccompProfile", podContextHome | containerContextHome},
    KnownField{"appArmorProfile", podContextHome | containerContextHome},
    KnownField{"windowsOptions", podContextHome | containerContextHome},
    KnownField{"allowPrivilegeEscalation", containerContextHome},
    KnownField{"capabilities", containerContextHome},
    KnownField{"privileged", containerContextHome},
    KnownField{"procMount", containerContextHome},
    KnownField{"readOnlyRootFilesystem", containerContextHome},
};

// The fields of each place beside those, as of Kubernetes 1.35.
constexpr KnownField otherFields[] = {
    {"activeDeadlineSeconds", podSpecHome},
    {"affinity", podSpecHome},
    {"containers", podSpecHome},
    {"dnsConfig", podSpecHome},
    {"dnsPolicy", podSpecHome},
    {"enableServiceLinks", podSpecHome},
    {"ephemeralContainers", podSpecHome},
    {"hostAliases", podSpecHome},
    {"hostname", podSpecHome},
    {"hostnameOverride", podSpecHome},
    {"imagePullSecrets", podSpecHome},
    {"nodeName", podSpecHome},
    {"os", podSpecHome},
    {"overhead", podSpecHome},
    {"preemptionPolicy", podSpecHome},
    {"priority", podSpecHome},
    {"priorityClassName", podSpecHome},
    {"readinessGates", podSpecHome},
    {"resourceClaims", podSpecHome},
    {"resources", podSpecHome | containerHome},
    {"restartPolicy", podSpecHome | containerHome},
    {"schedulerName", podSpecHome},
    {"schedulingGates", podSpecHome},
    {"serviceAccount", podSpecHome},
    {"setHostnameAsFQDN", podSpecHome},
    {"subdomain", podSpecHome},
    {"terminationGracePeriodSeconds", podSpecHome},
    {"tolerations", podSpecHome},
    {"topologySpreadConstraints", podSpecHome},
    {"workloadRef", podSpecHome},
    {"args", containerHome},
    {"command", containerHome},
    {"env", containerHome},
    {"envFrom", containerHome},
    {"image", containerHome},
    {"lifecycle", containerHome},
    {"name", containerHome},
    {"ports", containerHome},
    {"resizePolicy", containerHome},
    {"restartPolicyRules", containerHome},
    {"stdin", containerHome},
    {"stdinOnce", containerHome},
    {"targetContainerName", containerHome},
    {"terminationMessagePath", containerHome},
    {"terminationMessagePolicy", containerHome},
    {"tty", containerHome},
    {"volumeDevices", containerHome},
    {"workingDir", containerHome},
    {"fsGroupChangePolicy", podContextHome},
    {"seLinuxChangePolicy", podContextHome},
    {"supplementalGroupsPolicy", podContextHome},
    {"add", capabilitiesHome},
    {"drop", capabilitiesHome},
};

// Whether a place has a field of this name that is not among those of privileges, isolation and identity.
bool hasOtherField(unsigned home, std::string_view name)
{
    return std::any_of(std::begin(otherFields), std::end(otherFields), [&](const KnownField &field) {
        return (field.homes & home) != 0 && field.name == name;
    });
}

// By its name in whatever case; null for other names.
const KnownField *knownField(std::string_view name)
{
    static const auto byName = [] {
        std::unordered_map<std::string, const KnownField *> map;
        for (const KnownField &field : knownFields)
            map.emplace(lowerCase(field.name), &field);
        return map;
    }();
    const auto found = byName.find(lowerCase(name));
    return found == byName.end() ? nullptr : found->second;
}

// Fields that stand in the spec of some controllers as well.
bool isOfControllers(std::string_view name)
{
    return name == "serviceAccountName";
}

std::string homesInWords(unsigned homes)
{
    std::string words;
    const auto add = [&](unsigned home, std::string_view text) {
        if (homes & home)
            words.append(words.empty() ? "" : " or ").append(text);
    };
    add(podSpecHome, "the pod's spec");
    add(containerHome, "the container");
    add(podContextHome, "the pod's securityContext");
    add(containerContextHome, "the container's securityContext");
    add(resourcesHome, "the container's resources");
    return words;
}

class FieldPlaces
{
public:
    // Fields that nobody knows are told of Kubernetes' own objects: others keep more in their pods.
    FieldPlaces(Builder &builder, const Object &object)
        : m_builder(builder), m_object(object),
          m_isOfPods(object.group.empty() || object.group == "apps" || object.group == "batch")
    {}

    // Checks the keys of a map; `place` names it in words, `home` is what it is.
    void check(const Node &map, std::string_view place, unsigned home)
    {
        for (const MapEntry &entry : map.entries()) {
            const KnownField *known = knownField(entry.key);
            const bool isFine = known ? (known->homes & home) != 0 && known->name == entry.key
                                      : !m_isOfPods || hasOtherField(home, entry.key);
            if (isFine || !m_reported.emplace(entry.line, entry.key).second)
                continue;
            const std::string name(entry.key);
            if (!known) {
                m_builder.warn(m_object.file.view(), entry.line,
                               name + " is no field of " + std::string(place) +
                                   " that Kubernetes knows; it has no effect");
                continue;
            }
            m_builder.warn(m_object.file.view(), entry.line,
                           known->name != entry.key
                               ? name + ": the field is called " + std::string(known->name) +
                                     "; Kubernetes does not take this one for it"
                               : name + " is no field of " + std::string(place) +
                                     " and has no effect here; it is one of " + homesInWords(known->homes));
        }
    }

    // The spec of an object that holds a pod template: what belongs in the pod stands a level too high.
    void checkController(const Node &spec)
    {
        for (const MapEntry &entry : spec.entries()) {
            const KnownField *known = knownField(entry.key);
            const bool belongsInPod =
                known && known->name == entry.key && (known->homes & (podSpecHome | containerHome)) != 0;
            if (belongsInPod && !isOfControllers(entry.key) &&
                m_reported.emplace(entry.line, entry.key).second)
                m_builder.warn(m_object.file.view(), entry.line,
                               std::string(entry.key) + " is no field of " + m_object.kind +
                                   " and has no effect here; it belongs in the pod template");
        }
    }

    // What a container and its pod state in maps of their own.
    void checkParts(const Node &pod)
    {
        tell(strayFieldsIn(pod["securityContext"]["seccompProfile"], "seccomp-profile"));
        for (const Node &volume : pod["volumes"].items())
            tell(strayFieldsIn(volume["hostPath"], "host-path"));
    }
    void checkPartsOfContainer(const Node &container)
    {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> parts = {
            {{"resources", "resources"},
             {"ports", "container-port"},
             {"env", "env"},
             {"volumeMounts", "mount"}}};
        for (const auto &[key, shape] : parts)
            tell(strayFieldsIn(container[key], shape));
        tell(strayFieldsIn(container["securityContext"]["seccompProfile"], "seccomp-profile"));
    }

    void checkObject() { tell(strayFieldsOf(m_object)); }

    // Annotations of an object that mean its pods and stand beside their template.
    void checkAnnotations()
    {
        for (const MapEntry &annotation : m_object.metadata()["annotations"].entries())
            if (annotation.key.starts_with("container.apparmor.security.beta.kubernetes.io/") ||
                annotation.key.starts_with("container.seccomp.security.alpha.kubernetes.io/") ||
                annotation.key == "seccomp.security.alpha.kubernetes.io/pod")
                m_builder.warn(m_object.file.view(), annotation.line,
                               "the annotation " + std::string(annotation.key) +
                                   " has no effect here; it belongs in the pod template");
    }

private:
    void tell(const std::vector<StrayField> &fields)
    {
        if (m_isOfPods || m_object.group.ends_with(".k8s.io"))
            for (const StrayField &field : fields)
                if (m_reported.emplace(field.line, field.name).second)
                    m_builder.warn(m_object.file.view(), field.line, field.why);
    }

    Builder &m_builder;
    const Object &m_object;
    bool m_isOfPods;
    std::set<std::pair<int, std::string_view>> m_reported;
};

// Pod Security reads labels alone.
void reportLevelsInAnnotations(Cluster &cluster)
{
    for (const Object *space : cluster.ofKind("Namespace"))
        for (const MapEntry &annotation : space->metadata()["annotations"].entries())
            if (annotation.key.starts_with("pod-security.kubernetes.io/"))
                cluster.builder().warn(space->file.view(), annotation.line,
                                       std::string(annotation.key) +
                                           " is a label; as an annotation it has no effect");
}

} // namespace

void reportMisplacedFields(Cluster &cluster)
{
    reportLevelsInAnnotations(cluster);
    std::set<const Object *> running;
    for (const Workload &workload : cluster.workloads()) {
        const Object &object = *workload.object;
        const Node &pod = workload.podSpec();
        FieldPlaces places(cluster.builder(), object);
        if (object.info && object.info->pods == Pods::SpecTemplate)
            places.checkController(object.spec());
        if (running.insert(&object).second)
            places.checkObject();
        if (workload.template_ != object.node)
            places.checkAnnotations();
        places.check(pod, "the pod's spec", podSpecHome);
        places.check(pod["securityContext"], "the pod's securityContext", podContextHome);
        for (const Container &container : workload.containers) {
            places.check(*container.node, "a container", containerHome);
            const Node &context = (*container.node)["securityContext"];
            places.check(context, "a container's securityContext", containerContextHome);
            places.check(context["capabilities"], "a container's capabilities", capabilitiesHome);
            places.checkPartsOfContainer(*container.node);
        }
        places.checkParts(pod);
    }
    for (const Object &object : cluster.objects())
        if (!running.contains(&object))
            FieldPlaces(cluster.builder(), object).checkObject();
}

} // namespace bulkhead::import::kubernetes
