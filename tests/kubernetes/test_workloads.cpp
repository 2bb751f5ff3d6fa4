// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace kubernetes_workloads {

using namespace bulkhead;
using test::importManifest;
using test::stated;

// What one container's manifest says, property by property.
class KubernetesWorkloads : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNotReadOfAPodIsTold_data();
    void whatIsNotReadOfAPodIsTold();
    void containerProperties_data();
    void containerProperties();
    void everyWorkloadKind_data();
    void everyWorkloadKind();
    void elementsNestFromClusterToContainer();
    void originsPointAtTheStatingKey();
    void listsAreTakenApart();
    void unknownKindsAreDiagnosed();
    void containersThatAreNoListAreDiagnosed();
    void limitRangeFillsWhatIsNotStated_data();
    void limitRangeFillsWhatIsNotStated();
    void booleansInQuotesAreTold();
    void numbersThatNothingHasAreToldAndLeftOut();
};

namespace {

// A Deployment web with one container app, given the lines of its pod and of its container.
std::string deployment(const std::string &pod, const std::string &container)
{
    const auto indented = [](const std::string &text, const std::string &by) {
        std::string result;
        QStringList lines = QString::fromStdString(text).split('\n', Qt::SkipEmptyParts);
        for (const QString &line : lines)
            result += by + line.toStdString() + "\n";
        return result;
    };
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n" +
           indented(pod, "      ") + "      containers:\n      - name: app\n        image: nginx:1.27\n" +
           indented(container, "        ");
}

} // namespace

void KubernetesWorkloads::containerProperties_data()
{
    QTest::addColumn<std::string>("pod");
    QTest::addColumn<std::string>("container");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *tag, std::string pod, std::string container, std::string name,
                        std::string expected) {
        QTest::newRow(tag) << std::move(pod) << std::move(container) << std::move(name)
                           << std::move(expected);
    };

    row("/proc mounted otherwise", "", "securityContext: {procMount: Other}", "proc_mount", "unmasked");
    row("seccomp profile without a file", "securityContext: {seccompProfile: {type: Localhost}}", "",
        "seccomp_profile", "unconfined");
    row("seccomp profile of a file",
        "securityContext: {seccompProfile: {type: Localhost, localhostProfile: a.json}}", "",
        "seccomp_profile", "custom");
    row("sysctl with slashes", "securityContext: {sysctls: [{name: net/ipv4/tcp_syncookies, value: '1'}]}",
        "", "sysctls", "net.ipv4.tcp_syncookies");
    row("privileged", "", "securityContext: {privileged: true}", "privileged", "true");
    row("not privileged", "", "securityContext: {privileged: false}", "privileged", "false");
    row("privileged unstated", "", "", "privileged", "unset");
    row("privileged of the pod is no field", "securityContext: {privileged: true}", "", "privileged",
        "unset");

    row("privileged in quotes", "", "securityContext: {privileged: 'true'}", "privileged", "true");
    row("privileged to be filled in", "", "securityContext: {privileged: '{{ .x }}'}", "privileged", "unset");
    row("escalation in quotes", "", "securityContext: {allowPrivilegeEscalation: 'false'}",
        "allow_privilege_escalation", "false");
    row("root file system in quotes", "", "securityContext: {readOnlyRootFilesystem: \"true\"}",
        "read_only_rootfs", "true");
    row("non-root in quotes", "securityContext: {runAsNonRoot: 'true'}", "", "user", "non_root");
    row("host process in quotes", "securityContext: {windowsOptions: {hostProcess: 'true'}}", "",
        "windows_host_process", "true");
    row("host network in quotes", "hostNetwork: 'true'", "", "host_network", "true");
    row("host network in quotes has no pod network", "hostNetwork: 'true'", "", "networks", "unset");
    row("host processes in quotes", "hostPID: 'true'", "", "host_pid", "true");
    row("host users in quotes", "hostUsers: 'false'", "", "userns", "private");
    row("token in quotes", "automountServiceAccountToken: 'false'", "", "service_account_token_mounted",
        "false");
    row("read only in quotes", "volumes: [{name: v, hostPath: {path: /etc}}]",
        "volumeMounts: [{name: v, mountPath: /x, readOnly: 'true'}]", "host_mounts_rw", "unset");

    row("uid 0", "", "securityContext: {runAsUser: 0}", "user", "root");
    row("uid", "", "securityContext: {runAsUser: 1000}", "user_id", "1000");
    row("non-root", "", "securityContext: {runAsNonRoot: true}", "user", "non_root");
    row("non-root of the pod", "securityContext: {runAsNonRoot: true}", "", "user", "non_root");
    row("user unstated", "", "", "user", "unset");
    row("the container's user holds", "securityContext: {runAsUser: 1000}", "securityContext: {runAsUser: 0}",
        "user", "root");
    row("non-root false says nothing of the image", "", "securityContext: {runAsNonRoot: false}", "user",
        "unset");
    row("windows administrator", "",
        "securityContext: {windowsOptions: {runAsUserName: ContainerAdministrator}}", "user", "root");
    row("windows administrators", "",
        "securityContext: {windowsOptions: {runAsUserName: 'BUILTIN\\Administrators'}}", "user", "root");
    row("windows administrator of the machine", "",
        "securityContext: {windowsOptions: {runAsUserName: 'BUILTIN\\Administrator'}}", "user", "root");
    row("windows system of the pod",
        "securityContext: {windowsOptions: {runAsUserName: 'nt authority\\system'}}", "", "user", "root");
    row("windows service", "",
        "securityContext: {windowsOptions: {runAsUserName: 'NT AUTHORITY\\LocalService'}}", "user",
        "non_root");

    row("capability prefix", "", "securityContext: {capabilities: {add: [CAP_SYS_ADMIN, net_raw]}}",
        "capabilities_add", "SYS_ADMIN,NET_RAW");
    row("capability in a spelling that Pod Security does not know", "",
        "securityContext: {capabilities: {add: [chown, CHOWN]}}", "capabilities_add", "chown,CHOWN");
    row("drop", "", "securityContext: {capabilities: {drop: [all]}}", "capabilities_drop", "ALL");
    const std::string allButOne = "AUDIT_WRITE,CHOWN,DAC_OVERRIDE,FOWNER,FSETID,KILL,MKNOD,NET_BIND_SERVICE,"
                                  "NET_RAW,SETFCAP,SETGID,SETPCAP,SETUID";
    row("drop of each of the default set", "",
        "securityContext: {capabilities: {drop: [" + allButOne + ",SYS_CHROOT]}}", "capabilities_drop",
        allButOne + ",SYS_CHROOT,ALL");
    row("drop of all but one of the default set", "",
        "securityContext: {capabilities: {drop: [" + allButOne + "]}}", "capabilities_drop", allButOne);
    row("escalation", "", "securityContext: {allowPrivilegeEscalation: false}", "allow_privilege_escalation",
        "false");

    row("seccomp of the pod", "securityContext: {seccompProfile: {type: RuntimeDefault}}", "",
        "seccomp_profile", "runtime_default");
    row("seccomp of the container holds", "securityContext: {seccompProfile: {type: RuntimeDefault}}",
        "securityContext: {seccompProfile: {type: Unconfined}}", "seccomp_profile", "unconfined");
    row("seccomp localhost", "",
        "securityContext: {seccompProfile: {type: Localhost, localhostProfile: a.json}}", "seccomp_profile",
        "custom");
    row("apparmor", "", "securityContext: {appArmorProfile: {type: Unconfined}}", "mac_profile",
        "unconfined");
    row("apparmor profile that does not exist", "", "securityContext: {appArmorProfile: {type: Strict}}",
        "mac_profile", "unconfined");
    row("selinux type", "", "securityContext: {seLinuxOptions: {type: spc_t}}", "selinux_type", "spc_t");
    row("selinux user", "securityContext: {seLinuxOptions: {user: x}}", "", "selinux_user_or_role", "true");
    row("proc mount", "", "securityContext: {procMount: Unmasked}", "proc_mount", "unmasked");
    row("sysctls", "securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}", "", "sysctls",
        "kernel.msgmax");
    row("host process of the pod", "securityContext: {windowsOptions: {hostProcess: true}}", "",
        "windows_host_process", "true");

    row("host network", "hostNetwork: true", "", "host_network", "true");
    row("host network has no pod network", "hostNetwork: true", "", "networks", "unset");
    row("pod network", "", "", "networks", "cluster/pod-network");
    row("host users", "hostUsers: false", "", "userns", "private");

    row("no probe is missing where there is none", "", "", "missing_probes", "unset");
    row("readiness probe alone", "", "readinessProbe: {tcpSocket: {port: 80}}", "missing_probes", "liveness");
    row("liveness probe alone, no Service", "", "livenessProbe: {tcpSocket: {port: 80}}", "missing_probes",
        "unset");

    row("memory in Mi", "", "resources: {limits: {memory: 128Mi}}", "memory_limit_mb", "128");
    row("memory in bytes", "", "resources: {limits: {memory: 134217728}}", "memory_limit_mb", "128");
    row("memory in G", "", "resources: {limits: {memory: 1G}}", "memory_limit_mb", "954");
    row("memory below one Mi", "", "resources: {limits: {memory: 1Ki}}", "memory_limit_mb", "1");
    row("cpu in m", "", "resources: {limits: {cpu: 250m}}", "cpu_limit", "0.25");
    row("cpu as number", "", "resources: {requests: {cpu: 2}}", "cpu_request", "2");
    row("no quantity", "", "resources: {limits: {memory: lots}}", "memory_limit_mb", "unset");
    row("device", "", "resources: {limits: {nvidia.com/gpu: 1}}", "host_devices", "nvidia.com/gpu");

    row("probe", "", "livenessProbe: {tcpSocket: {port: 80}}", "healthcheck", "true");
    row("no probe", "", "", "healthcheck", "unset");
    row("port", "", "ports: [{containerPort: 53, protocol: UDP}]", "container_ports", "53/udp");
    row("host port", "", "ports: [{containerPort: 80, hostPort: 8080}]", "published_ports", "8080:80/tcp");
    row("host port on loopback", "", "ports: [{containerPort: 80, hostPort: 8080, hostIP: 127.0.0.1}]",
        "bind_interface", "localhost");
    row("widest bind", "",
        "ports: [{containerPort: 1, hostPort: 1, hostIP: 127.0.0.1}, {containerPort: 2, hostPort: 2}]",
        "bind_interface", "all");
    row("sudo", "", "command: [sh, -c, 'sudo reboot']", "uses_sudo", "true");
    row("no sudo", "", "command: [pseudosudo, visudo]", "uses_sudo", "unset");
    row("sandbox", "runtimeClassName: gvisor", "", "sandbox_runtime", "gvisor");
    row("pull policy", "", "imagePullPolicy: Never", "image_pull_policy", "never");
    row("tag", "", "", "image_tag", "1.27");

    row("host path", "volumes: [{name: v, hostPath: {path: /etc/}}]",
        "volumeMounts: [{name: v, mountPath: /x}]", "host_mounts_rw", "/etc");
    row("host path read only", "volumes: [{name: v, hostPath: {path: /etc}}]",
        "volumeMounts: [{name: v, mountPath: /x, readOnly: true}]", "host_mounts_rw", "unset");
    row("host path mounted by nobody", "volumes: [{name: v, hostPath: {path: /etc}}]", "", "host_mounts",
        "/etc");
    row("socket", "volumes: [{name: v, hostPath: {path: /run/containerd/containerd.sock}}]",
        "volumeMounts: [{name: v, mountPath: /x}]", "control_socket_mounted", "true");
    row("token", "automountServiceAccountToken: false", "", "service_account_token_mounted", "false");
    row("projected token",
        "automountServiceAccountToken: false\nvolumes: [{name: t, projected: {sources: "
        "[{serviceAccountToken: {path: x}}]}}]",
        "volumeMounts: [{name: t, mountPath: /t}]", "service_account_token_mounted", "true");

    row("secret in clear", "", "env: [{name: DB_PASSWORD, value: hunter2}]", "secrets_delivery", "env");
    row("secret from a Secret", "", "env: [{name: X, valueFrom: {secretKeyRef: {name: s, key: k}}}]",
        "secrets_delivery", "env");
    row("secret as a file", "volumes: [{name: s, secret: {secretName: s}}]",
        "volumeMounts: [{name: s, mountPath: /s}]", "secrets_delivery", "secret_file");
    row("secret in the command line", "", "args: [--requirepass, $(REDIS_PASSWORD)]", "secrets_delivery",
        "command_line");
    row("no secret", "", "env: [{name: LOG_LEVEL, value: info}]", "secrets_delivery", "unset");
}

void KubernetesWorkloads::containerProperties()
{
    QFETCH(std::string, pod);
    QFETCH(std::string, container);
    QFETCH(std::string, name);
    QFETCH(std::string, expected);
    const auto imported = importManifest(deployment(pod, container));
    QCOMPARE(stated(imported.model, "default/Deployment/web/app", name), expected);
}

void KubernetesWorkloads::everyWorkloadKind_data()
{
    QTest::addColumn<std::string>("spec");
    const std::string pod = "{spec: {containers: [{name: app, image: a}]}}";
    for (const char *kind : {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job",
                             "ReplicationController", "DeploymentConfig"})
        QTest::newRow(kind) << "spec: {template: " + pod + "}";
    QTest::newRow("CronJob") << "spec: {jobTemplate: {spec: {template: " + pod + "}}}";
    QTest::newRow("PodTemplate") << "template: " + pod;
    QTest::newRow("Pod") << std::string("spec: {containers: [{name: app, image: a}]}");
}

void KubernetesWorkloads::everyWorkloadKind()
{
    QFETCH(std::string, spec);
    const std::string kind = QTest::currentDataTag();
    const auto imported =
        importManifest("apiVersion: v1\nkind: " + kind + "\nmetadata: {name: x, namespace: shop}\n" + spec);
    const model::Element *container = imported.model.element("shop/" + kind + "/x/app");
    QVERIFY(container);
    QCOMPARE(container->kind, model::Kind::Container);
    QCOMPARE(stated(imported.model, container->id, "managed"), std::string("true"));
}

void KubernetesWorkloads::elementsNestFromClusterToContainer()
{
    const auto imported = importManifest(deployment("", ""));
    const model::Element *container = imported.model.element("default/Deployment/web/app");
    QVERIFY(container);
    QCOMPARE(container->name, std::string("app"));
    QVERIFY(container->import);
    QCOMPARE(container->import->platform, model::Platform::Kubernetes);
    const model::Element *pod = imported.model.element(container->parent);
    QVERIFY(pod);
    QCOMPARE(pod->name, std::string("Deployment/web"));
    const model::Element *space = imported.model.element(pod->parent);
    QVERIFY(space);
    QCOMPARE(space->name, std::string("default"));
    QCOMPARE(stated(imported.model, space->id, "boundary_type"), std::string("namespace"));
    const model::Element *cluster = imported.model.element(space->parent);
    QVERIFY(cluster);
    QCOMPARE(stated(imported.model, cluster->id, "boundary_type"), std::string("cluster"));
    QVERIFY(cluster->parent.empty());
}

void KubernetesWorkloads::originsPointAtTheStatingKey()
{
    const auto imported = importManifest(deployment("hostPID: true", "securityContext:\n  privileged: true"));
    QCOMPARE(test::origin(imported.model, "default/Deployment/web/app", "host_pid"),
             std::string("Deployment/web:8"));
    QCOMPARE(test::origin(imported.model, "default/Deployment/web/app", "privileged"),
             std::string("Deployment/web:13"));
}

void KubernetesWorkloads::listsAreTakenApart()
{
    const auto imported = importManifest(R"({"apiVersion": "v1", "kind": "List", "items": [
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "n"},
         "spec": {"containers": [{"name": "c", "image": "i"}], "initContainers": [{"name": "i", "image": "i"}],
                  "ephemeralContainers": [{"name": "e", "image": "i"}]}},
        {"kind": "PodList", "items": [{"metadata": {"name": "b"}, "spec": {"containers": [{"name": "c"}]}}]}]})");
    QVERIFY(imported.model.element("n/Pod/a/c"));
    QCOMPARE(stated(imported.model, "n/Pod/a/i", "run_mode"), std::string("init"));
    QCOMPARE(stated(imported.model, "n/Pod/a/e", "run_mode"), std::string("ephemeral"));
    QVERIFY(imported.model.element("default/Pod/b/c"));
}

void KubernetesWorkloads::unknownKindsAreDiagnosed()
{
    const auto imported =
        importManifest("apiVersion: example.org/v1\nkind: Widget\nmetadata: {name: w}\n---\njust: text\n");
    QCOMPARE(imported.diagnostics.size(), std::size_t(2));
    QVERIFY(imported.diagnostics[0].message.find("Widget/w") != std::string::npos);
    QCOMPARE(imported.diagnostics[0].line, 1);
    QCOMPARE(imported.diagnostics[1].line, 5);
}

void KubernetesWorkloads::limitRangeFillsWhatIsNotStated_data()
{
    QTest::addColumn<std::string>("limits");    // of the LimitRange
    QTest::addColumn<std::string>("resources"); // of the container
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *tag, const char *limits, const char *resources, const char *name,
                        const char *expected) {
        QTest::newRow(tag) << std::string(limits) << std::string(resources) << std::string(name)
                           << std::string(expected);
    };
    row("default", "default: {memory: 64Mi}", "", "memory_limit_mb", "64");
    row("default behind a limit", "default: {cpu: 1}", "limits: {cpu: 2}", "cpu_limit", "2");
    row("most as default", "max: {memory: 2Gi}", "", "memory_limit_mb", "2048");
    row("default before most", "max: {cpu: 4}, default: {cpu: 1}", "", "cpu_limit", "1");
    row("most of another resource", "max: {cpu: 4}, default: {memory: 1Gi}", "", "cpu_limit", "4");
    row("least is no limit", "min: {cpu: 1}", "", "cpu_limit", "unset");
    row("default request", "defaultRequest: {cpu: 1}", "", "cpu_request", "1");
    row("default as request", "default: {cpu: 2}", "", "cpu_request", "2");
    row("most as request", "max: {memory: 2Gi}", "", "memory_request_mb", "2048");
    row("least as request", "min: {cpu: 1}", "", "cpu_request", "1");
    row("a limit is requested", "defaultRequest: {cpu: 1}", "limits: {cpu: 3}", "cpu_request", "3");
    row("a request stands", "defaultRequest: {cpu: 1}", "requests: {cpu: 2}, limits: {cpu: 3}", "cpu_request",
        "2");
}

void KubernetesWorkloads::limitRangeFillsWhatIsNotStated()
{
    QFETCH(std::string, limits);
    QFETCH(std::string, resources);
    QFETCH(std::string, name);
    QFETCH(std::string, expected);
    const auto imported = importManifest(
        deployment("ephemeralContainers: [{name: debug, image: busybox}]", "resources: {" + resources + "}") +
        "---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: r}\n"
        "spec: {limits: [{type: Container, " +
        limits + "}]}\n");
    QCOMPARE(stated(imported.model, "default/Deployment/web/app", name), expected);
    QCOMPARE(stated(imported.model, "default/Deployment/web/debug", name), std::string("unset"));
}

void KubernetesWorkloads::booleansInQuotesAreTold()
{
    const auto imported =
        importManifest(deployment("hostPID: 'true'\nhostIPC: true\ninitContainers: [{name: i, image: i}]",
                                  "securityContext:\n  privileged: \"true\"\n  allowPrivilegeEscalation: 1"));
    std::vector<std::string> told;
    for (const import::Diagnostic &diagnostic : imported.diagnostics)
        told.push_back(std::to_string(diagnostic.line) + " " + diagnostic.message);
    const std::vector<std::string> expected = {
        "8 hostPID is text, not true or false; Kubernetes refuses it",
        "15 privileged is text, not true or false; Kubernetes refuses it",
        "16 allowPrivilegeEscalation is a number, not true or false; Kubernetes refuses it"};
    QCOMPARE(told, expected);
}

void KubernetesWorkloads::containersThatAreNoListAreDiagnosed()
{
    const auto imported = importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n"
                                         "  containers: foo\n  initContainers: [bar]\n");
    QCOMPARE(imported.diagnostics.size(), std::size_t(2));
    QCOMPARE(imported.diagnostics[0].line, 5);
    QCOMPARE(imported.diagnostics[0].message,
             std::string("Pod/web: containers is no list of containers; it is left out"));
    QCOMPARE(imported.diagnostics[1].line, 6);
}

void KubernetesWorkloads::numbersThatNothingHasAreToldAndLeftOut()
{
    const auto imported =
        importManifest("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n"
                       "  replicas: -1\n  template: {spec: {containers: [{name: app, image: i,\n"
                       "    securityContext: {runAsUser: 1000}}]}}\n");
    QCOMPARE(stated(imported.model, "default/Deployment/web/app", "replicas"), std::string("unset"));
    QCOMPARE(stated(imported.model, "default/Deployment/web/app", "user_id"), std::string("1000"));
    QCOMPARE(imported.diagnostics.size(), std::size_t(1));
    QCOMPARE(imported.diagnostics[0].message,
             std::string("replicas is -1; expected at least 0; it is left out"));
    QCOMPARE(imported.diagnostics[0].line, 5);
}

void KubernetesWorkloads::whatIsNotReadOfAPodIsTold_data()
{
    QTest::addColumn<std::string>("object");
    QTest::addColumn<std::string>("told");
    const auto row = [](const char *tag, const char *object, const char *told) {
        QTest::newRow(tag) << std::string(object) << std::string(told);
    };
    const char *patch =
        "Workflow/o has a podSpecPatch, which is not read: the pod may run with other settings";
    const char *argo = "argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: o}\nspec:\n";
    const std::string whole =
        std::string(argo) +
        "  podSpecPatch: 'hostNetwork: true'\n  templates: [{name: a, container: {image: x}}]\n";
    row("patch of a workflow", whole.c_str(), patch);
    const std::string step =
        std::string(argo) + "  templates: [{name: a, podSpecPatch: '{}', container: {image: x}}]\n";
    row("patch of a step", step.c_str(), patch);
    const std::string none = std::string(argo) + "  templates: [{name: a, container: {image: x}}]\n";
    row("none", none.c_str(), "");
    row("step of Tekton",
        "tekton.dev/v1\nkind: Task\nmetadata: {name: o}\nspec: {steps: [{name: a, image: x}, "
        "{name: b, ref: {name: scan}}]}\n",
        "Task/o has a step of StepAction/scan, which is not read: its container is not in the model");
    row("step of a resolver",
        "tekton.dev/v1\nkind: PipelineRun\nmetadata: {name: o}\nspec: {pipelineSpec: {tasks: [{name: t, "
        "taskSpec: "
        "{steps: [{name: a, image: x}, {name: b, ref: {resolver: git}}]}}]}}\n",
        "PipelineRun/o has a step of a resolver, which is not read: its container is not in the model");
    row("containers beside an operator's own",
        "monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: o}\nspec: {containers: [{name: c, "
        "image: "
        "x}]}\n",
        "Prometheus/o is of a kind that an operator runs: what it starts beside these containers is not in "
        "the model");
}

void KubernetesWorkloads::whatIsNotReadOfAPodIsTold()
{
    QFETCH(std::string, object);
    QFETCH(std::string, told);
    const auto imported = importManifest("apiVersion: " + object);
    std::string messages;
    for (const import::Diagnostic &diagnostic : imported.diagnostics)
        messages += diagnostic.message + "\n";
    QCOMPARE(messages, told.empty() ? told : told + "\n");
}

} // namespace kubernetes_workloads

BULKHEAD_TEST(kubernetes_workloads, KubernetesWorkloads, None)
#include "test_workloads.moc"
