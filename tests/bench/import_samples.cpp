// SPDX-License-Identifier: Apache-2.0
#include "import_samples.h"

#include <sstream>
#include <string>
#include <string_view>

namespace bulkhead::bench {
namespace {

constexpr int workloads = 5'000;
constexpr int perNamespace = 40;

// Text with the names of one workload put in: @N its number, @S its namespace, @P the one before it.
std::string filled(std::string_view pattern, int number)
{
    const std::string space = "team-" + std::to_string(number / perNamespace);
    const int previous = number % perNamespace == 0 ? number : number - 1;
    std::string text;
    text.reserve(pattern.size() + 256);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '@' || i + 1 == pattern.size()) {
            text += pattern[i];
            continue;
        }
        switch (pattern[++i]) {
        case 'N':
            text += std::to_string(number);
            break;
        case 'S':
            text += space;
            break;
        case 'P':
            text += std::to_string(previous);
            break;
        default:
            text += pattern[i];
        }
    }
    return text;
}

// What the API server remembers of who set which field; the bulk of a real export.
std::string managedFields(std::string_view manager, int fields)
{
    std::string text = "  - apiVersion: apps/v1\n    fieldsType: FieldsV1\n    fieldsV1:\n      f:metadata:\n"
                       "        f:annotations:\n          .: {}\n"
                       "          f:kubectl.kubernetes.io/last-applied-configuration: {}\n"
                       "      f:spec:\n        f:template:\n          f:spec:\n            f:containers:\n"
                       "              k:{\"name\":\"app\"}:\n                .: {}\n                f:env:\n"
                       "                  .: {}\n";
    for (int i = 0; i < fields; ++i)
        text += "                  k:{\"name\":\"SETTING_" + std::to_string(i) +
                "\"}:\n                    .: {}\n                    f:name: {}\n"
                "                    f:value: {}\n";
    return text + "    manager: " + std::string(manager) +
           "\n    operation: Update\n    time: \"2026-03-01T10:00:00Z\"\n";
}

std::string deployment(int number)
{
    std::string settings;
    for (int i = 0; i < 12; ++i)
        settings += "        - name: SETTING_" + std::to_string(i) + "\n          value: \"" +
                    std::string(static_cast<std::size_t>(20 + i), 'v') + "\"\n";
    static constexpr std::string_view images[] = {"registry.example.com/shop/api:1.4.2", "redis:7.2",
                                                  "postgres:16", "nginx:1.27", "registry.example.com/worker"};
    const std::string image(images[static_cast<std::size_t>(number) % std::size(images)]);
    return filled(
               "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations:\n"
               "    deployment.kubernetes.io/revision: \"7\"\n"
               "    kubectl.kubernetes.io/last-applied-configuration: |\n"
               "      {\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"app-@N\","
               "\"namespace\":\"@S\"},\"spec\":{\"replicas\":3,\"selector\":{\"matchLabels\":{\"app\":"
               "\"app-@N\"}},\"template\":{\"metadata\":{\"labels\":{\"app\":\"app-@N\",\"tier\":\"web\"}}}}}"
               "\n"
               "  creationTimestamp: \"2026-01-01T08:00:00Z\"\n  generation: 7\n"
               "  labels:\n    app: app-@N\n    app.kubernetes.io/managed-by: Helm\n  managedFields:\n",
               number) +
           managedFields("helm", 24) + managedFields("kube-controller-manager", 8) +
           filled("  name: app-@N\n  namespace: @S\n  resourceVersion: \"1234@N\"\n"
                  "  uid: 00000000-0000-0000-0000-0000000@N\n"
                  "spec:\n  progressDeadlineSeconds: 600\n  replicas: 3\n  revisionHistoryLimit: 10\n"
                  "  selector:\n    matchLabels:\n      app: app-@N\n  strategy:\n    rollingUpdate:\n"
                  "      maxSurge: 25%\n      maxUnavailable: 25%\n    type: RollingUpdate\n"
                  "  template:\n    metadata:\n      labels:\n        app: app-@N\n        tier: web\n"
                  "    spec:\n      automountServiceAccountToken: false\n      containers:\n      - args:\n"
                  "        - --port=8080\n        - --upstream=http://app-@P.@S.svc.cluster.local:8080\n"
                  "        env:\n",
                  number) +
           settings +
           filled("        - name: DATABASE_URL\n          value: postgres://app-@P:5432/shop\n"
                  "        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n"
                  "              key: password\n              name: secret-@N\n        envFrom:\n"
                  "        - configMapRef:\n            name: settings-@N\n        image: ",
                  number) +
           image +
           filled(
               "\n        imagePullPolicy: IfNotPresent\n        livenessProbe:\n          failureThreshold: "
               "3\n"
               "          httpGet:\n            path: /healthz\n            port: 8080\n            scheme: "
               "HTTP\n"
               "          periodSeconds: 10\n        name: app\n        ports:\n        - containerPort: "
               "8080\n"
               "          name: http\n          protocol: TCP\n        readinessProbe:\n"
               "          httpGet:\n            path: /ready\n            port: 8080\n"
               "        resources:\n          limits:\n            cpu: 500m\n            memory: 512Mi\n"
               "          requests:\n            cpu: 100m\n            memory: 256Mi\n"
               "        securityContext:\n          allowPrivilegeEscalation: false\n          "
               "capabilities:\n"
               "            drop:\n            - ALL\n          readOnlyRootFilesystem: true\n"
               "          runAsNonRoot: true\n        terminationMessagePath: /dev/termination-log\n"
               "        terminationMessagePolicy: File\n        volumeMounts:\n        - mountPath: /tmp\n"
               "          name: scratch\n        - mountPath: /data\n          name: data\n"
               "      dnsPolicy: ClusterFirst\n      restartPolicy: Always\n      schedulerName: "
               "default-scheduler\n"
               "      serviceAccountName: app-@N\n      terminationGracePeriodSeconds: 30\n      volumes:\n"
               "      - emptyDir: {}\n        name: scratch\n      - name: data\n"
               "        persistentVolumeClaim:\n          claimName: data-@N\nstatus:\n  availableReplicas: "
               "3\n"
               "  conditions:\n  - lastTransitionTime: \"2026-01-01T08:00:00Z\"\n"
               "    message: Deployment has minimum availability.\n    reason: MinimumReplicasAvailable\n"
               "    status: \"True\"\n    type: Available\n  observedGeneration: 7\n  readyReplicas: 3\n  "
               "replicas: 3\n"
               "  updatedReplicas: 3\n---\n",
               number);
}

std::string companions(int number)
{
    std::string text = filled(
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: app-@N\n  namespace: @S\n  labels:\n    app: "
        "app-@N\n"
        "spec:\n  clusterIP: 10.0.0.1\n  ports:\n  - name: http\n    port: 8080\n    protocol: TCP\n"
        "    targetPort: http\n  selector:\n    app: app-@N\n  type: ClusterIP\nstatus:\n  loadBalancer: "
        "{}\n---\n"
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings-@N\n  namespace: @S\ndata:\n"
        "  LOG_LEVEL: info\n  CACHE_HOST: app-@P\n  application.yaml: |\n    server:\n      port: 8080\n"
        "    features:\n      search: true\n      recommendations: false\n---\n"
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: secret-@N\n  namespace: @S\ntype: Opaque\ndata:\n"
        "  password: c3dvcmRmaXNo\n---\n"
        "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app-@N\n  namespace: @S\n---\n"
        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data-@N\n  namespace: @S\nspec:\n"
        "  accessModes:\n  - ReadWriteOnce\n  resources:\n    requests:\n      storage: 1Gi\n---\n",
        number);
    if (number % 10 == 0)
        text +=
            filled("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: app-@N\n"
                   "  namespace: @S\nspec:\n  rules:\n  - host: app-@N.example.com\n    http:\n      paths:\n"
                   "      - backend:\n          service:\n            name: app-@N\n            port:\n"
                   "              number: 8080\n        path: /\n        pathType: Prefix\n---\n",
                   number);
    if (number % perNamespace == 0)
        text +=
            filled("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: @S\n---\n"
                   "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: default-deny\n"
                   "  namespace: @S\nspec:\n  podSelector: {}\n  policyTypes:\n  - Ingress\n---\n"
                   "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: readers\n"
                   "  namespace: @S\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n"
                   "  name: view\nsubjects:\n- kind: ServiceAccount\n  name: app-@N\n  namespace: @S\n---\n",
                   number);
    return text;
}

} // namespace

const std::vector<import::Input> &cluster()
{
    static const std::vector<import::Input> inputs = [] {
        std::string text;
        text.reserve(std::size_t{56} << 20);
        for (int i = 0; i < workloads; ++i)
            text += deployment(i) + companions(i);
        return std::vector<import::Input>{{"cluster.yaml", std::move(text)}};
    }();
    return inputs;
}

const std::vector<import::Input> &clusterList()
{
    static const std::vector<import::Input> inputs = [] {
        std::istringstream documents(cluster().front().bytes);
        std::string text = "apiVersion: v1\nitems:\n";
        bool isFirst = true;
        for (std::string line; std::getline(documents, line); isFirst = line == "---") {
            if (line != "---")
                text += (isFirst ? "- " : "  ") + line + '\n';
        }
        text += "kind: List\nmetadata:\n  resourceVersion: \"\"\n";
        return std::vector<import::Input>{{"cluster.yaml", std::move(text)}};
    }();
    return inputs;
}

std::vector<import::Input> manyServices(const std::string &type)
{
    std::string text;
    for (int i = 0; i < 1'000; ++i)
        text +=
            "apiVersion: v1\nkind: Pod\nmetadata: {name: pod-" + std::to_string(i) +
            ", labels: {app: web}}\nspec: {containers: [{name: app, image: nginx, ports: [{containerPort: "
            "8080}]}]}\n---\n";
    for (int i = 0; i < 2'000; ++i)
        text += "apiVersion: v1\nkind: Service\nmetadata: {name: web-" + std::to_string(i) +
                "}\nspec: {type: " + type +
                ", selector: {app: web}, ports: [{port: 80, targetPort: 8080, nodePort: " +
                std::to_string(30'000 + i) + "}]}\n---\n";
    return {{"services.yaml", std::move(text)}};
}

std::vector<import::Input> mesh()
{
    std::string text = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: "
                       "enabled}}\n---\n";
    for (int i = 0; i < workloads; ++i) {
        const std::string own = std::to_string(i);
        const std::string next = std::to_string((i + 1) % workloads);
        const std::string head = "metadata: {name: app-" + own + ", namespace: shop}\n";
        text += "apiVersion: apps/v1\nkind: Deployment\n" + head +
                "spec:\n  template:\n    metadata: {labels: {app: app-" + own +
                "}}\n    spec:\n      serviceAccountName: app-" + own +
                "\n      containers: [{name: app, image: nginx, ports: [{containerPort: 8080}], env: [{name: "
                "NEXT_URL, value: 'http://app-" +
                next +
                ":8080'}]}]\n---\n"
                "apiVersion: v1\nkind: Service\n" +
                head + "spec: {selector: {app: app-" + own +
                "}, ports: [{port: 8080}]}\n---\n"
                "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\n" +
                head + "spec: {selector: {matchLabels: {app: app-" + own +
                "}}, mtls: {mode: STRICT}}\n---\n"
                "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n" +
                head + "spec: {selector: {matchLabels: {app: app-" + next +
                "}}, rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/app-" + own +
                "]}}]}]}\n---\n"
                "apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\n" +
                head + "spec: {selector: \"app == 'app-" + next +
                "'\", types: [Ingress], ingress: [{action: Allow, source: {selector: \"app == 'app-" + own +
                "'\"}}]}\n---\n";
    }
    return {{"mesh.yaml", std::move(text)}};
}

std::vector<import::Input> manyComposeServices()
{
    constexpr int services = 1'000;
    std::string text = "services:\n";
    std::string volumes = "volumes:\n";
    for (int i = 0; i < services; ++i) {
        const std::string n = std::to_string(i);
        const std::string next = std::to_string((i + 1) % services);
        text += "  s" + n + ":\n    image: registry.example/team/app" + n + ":1.2\n    ports: [\"" +
                std::to_string(10'000 + i) +
                ":8080\"]\n    environment:\n      DATABASE_URL: postgres://app:secret@s" + next +
                ":5432/app\n      LOG_LEVEL: info\n    volumes: [\"data" + n + ":/var/lib/app\", \"/etc/app" +
                n + ":/etc/app:ro\"]\n";
        volumes += "  data" + n + ": {}\n";
    }
    return {{"compose.yaml", text + volumes}};
}

std::vector<import::Input> manyVariables()
{
    std::string text = "services:\n  web:\n    image: x\n    environment:\n";
    for (int i = 0; i < 50'000; ++i)
        text += "      - A" + std::to_string(i) + "=b\n";
    return {{"compose.yaml", std::move(text)}};
}

std::vector<import::Input> manySettings()
{
    std::string text = "[Container]\nImage=x\n";
    for (int i = 0; i < 100'000; ++i)
        text += "Label=a" + std::to_string(i) + "=b\n";
    for (int i = 0; i < 30'000; ++i)
        text += "AddCapability=CHOWN\n";
    return {{"a.container", std::move(text)}};
}

} // namespace bulkhead::bench
