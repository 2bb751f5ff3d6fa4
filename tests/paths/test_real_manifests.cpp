// SPDX-License-Identifier: Apache-2.0
#include "manifest_paths.h"
#include "tests/support/test_program.h"

#include "tests/support/places.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

namespace paths_real_manifests {

// Kubernetes Goat, a cluster that is there to be attacked: the ten weaknesses that a reader of its manifests
// sees are found, and eight of them shown by a path. The collection holds the manifests of six; weaknesses of
// the same kind as the other four stand here beside them.
using namespace bulkhead;
using namespace bulkhead::tests;

namespace {

// A privileged pod with the engine's socket, a registry, a way in from outside, and an account of the
// platform's namespace with every right.
const std::string besides = R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: probe, namespace: default}
spec:
  template:
    metadata: {labels: {app: probe}}
    spec:
      volumes: [{name: engine, hostPath: {path: /var/run/docker.sock}}]
      containers:
      - name: probe
        image: example.org/probe:1
        ports: [{containerPort: 3000}]
        securityContext: {privileged: true}
        volumeMounts: [{name: engine, mountPath: /engine.sock}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: images, namespace: default}
spec:
  template:
    metadata: {labels: {app: images}}
    spec: {containers: [{name: images, image: 'example.org/house-registry:1', ports: [{containerPort: 5000}]}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: info, namespace: default}
spec:
  template:
    metadata: {labels: {app: info}}
    spec: {containers: [{name: info, image: 'example.org/info:1', ports: [{containerPort: 8000}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: info, namespace: default}
spec: {type: NodePort, selector: {app: info}, ports: [{port: 8000, nodePort: 30080}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: keeper, namespace: kube-system}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: keeper}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: keeper, namespace: kube-system}]
)";

const std::string monitor = "default/Deployment/system-monitor-deployment/system-monitor";

const std::string hunger = "big-monolith/Deployment/hunger-check-deployment/hunger-check";
const std::string cache = "secure-middleware/Deployment/cache-store-deployment/cache-store";

struct Weakness
{
    const char *name;
    const char *rule;
    std::string at;
    // A step of a path that shows it: its edge, words of its reason and where it leads; none of what no path
    // leads to.
    const char *edge = nullptr;
    const char *words = "";
    std::string to{};
};

const std::vector<Weakness> &weaknesses()
{
    static const std::vector<Weakness> all = {
        {"the engine's socket in a container", "E1.2", "default/Deployment/probe/probe", "A6",
         "through the engine's socket", "cluster/nodes"},
        {"a registry for everybody", "T4.1", "default/Deployment/images/images/registry", "A12.server",
         "accepts pushes from anyone", "default/Deployment/images/images/registry"},
        {"a port on every node", "I2.10", "default/Deployment/info/info", "A2", "an unknown vulnerability",
         "default/Deployment/info/info"},
        {"across namespaces", "T6.1", cache, "A5", "asks nobody", cache},
        {"secrets in the environment", "T1.2", monitor, "A14.data", "", "default/Secret/goatvault"},
        {"no limit to memory", "D1.1", hunger},
        {"rights beyond need", "T1.7", hunger, "A7.tokens", "read every Secret of big-monolith",
         "namespace.big-monolith"},
        {"an account with every right", "E2.6", "cluster/control-plane"},
        {"no network policies", "I3.5", "namespace.secure-middleware", "A4",
         "no default-deny policy protects it", cache},
        {"escape from the monitor", "E1.1", monitor}, // shown from the monitor itself, below
    };
    return all;
}

} // namespace

class RealManifests : public QObject
{
    Q_OBJECT

private slots:
    void weaknessesOfKubernetesGoat();
    void pageTellsThem();
};

void RealManifests::weaknessesOfKubernetesGoat()
{
    const std::string folder = tests::corporaDir() + "/apps/kubernetes-goat";
    if (!std::filesystem::exists(folder))
        QSKIP("the corpora are not here");
    const Judged goat(folder, besides);
    for (const Weakness &weakness : weaknesses()) {
        QVERIFY2(!goat.message(weakness.rule, weakness.at).empty(), weakness.name);
        QVERIFY2(!weakness.edge || goat.step(weakness.edge, weakness.words, weakness.to),
                 (weakness.name + goat.described()).c_str());
    }
    // Whoever has taken the monitor over takes its node.
    const catalog::BlastRadius radius = goat.paths.blastRadius(monitor);
    const bool takesNode =
        std::any_of(radius.items.begin(), radius.items.end(), [](const catalog::BlastRadius::Item &item) {
            return item.hold == catalog::Foothold::Root && item.likelihood > 0.5 &&
                   item.element == "cluster/nodes";
        });
    QVERIFY2(takesNode, goat.described().c_str());
}

// docs/attack-coverage.md has a row for each weakness, with its rule and the edge of its path.
void RealManifests::pageTellsThem()
{
    std::ifstream file(tests::sourceDir() + "/docs/attack-coverage.md");
    std::string line;
    std::map<std::string, std::string> rows;
    while (std::getline(file, line))
        if (const std::size_t end = line.find(" | "); line.starts_with("| ") && end != std::string::npos)
            rows[line.substr(2, end - 2)] = line;
    for (const Weakness &weakness : weaknesses()) {
        const std::string &row = rows[weakness.name];
        QVERIFY2(row.find("| " + std::string(weakness.rule) + " |") != std::string::npos, weakness.name);
        if (weakness.edge)
            QVERIFY2(row.find("[" + std::string(weakness.edge) + "](") != std::string::npos, row.c_str());
    }
}

} // namespace paths_real_manifests

BULKHEAD_TEST(paths_real_manifests, RealManifests, Core)
#include "test_real_manifests.moc"
