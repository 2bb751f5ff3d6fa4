// SPDX-License-Identifier: Apache-2.0
#include "manifest_project.h"

#include <QtTest>

using namespace bulkhead;
using namespace bulkhead::tests;
using namespace bulkhead::import;

// What kustomizations that nobody has rendered make of the objects of other files.
class KustomizationsTest : public QObject
{
    Q_OBJECT

private slots:
    void patchesOfKustomizationsAreNoObjects();
    void kustomizationsChangeObjects_data();
    void kustomizationsChangeObjects();
    void overlaysOfOneBaseAreNotMixed();
    void kustomizationsGiveNamespaces();
    void kustomizationsThatDisagreeAreTold();
    void filesThatKustomizationsMissAreTold();
    void operationsAddContainers();
    void patchesGiveNamespaces();
    void replicasAreOfWorkloads();
    void nestingByPatchesIsBounded();
    void growthOfAllObjectsIsBounded();
    void changesAreFoundByNames();
    void comparisonsOfPatternsAreBounded();
    void patternsOfTargets_data();
    void patternsOfTargets();
    void manyWaysOutCostNoMoreThanFew();
    void patchesThatCannotBeReadAreTold_data();
    void patchesThatCannotBeReadAreTold();
};

namespace {

const std::string deploymentWeb = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n"
                                  "spec: {template: {spec: " +
                                  podSpec() + "}}\n";

} // namespace

void KustomizationsTest::patchesOfKustomizationsAreNoObjects()
{
    const Files files = {
        {"base/kustomization.yaml", "resources: [web.yaml]\n"},
        {"base/web.yaml", deploymentWeb},
        {"prod/extra.yaml",
         "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: x}]}\n"},
        {"prod/kustomization.yaml",
         "resources:\n- ../base\npatches:\n- path: patch.yaml\n- path: extra.yaml\n"
         "namePrefix: prod-\nimages: [{name: a, newTag: b}]\n"},
        {"prod/patch.yaml",
         "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: "
         "{containers: [{name: side, image: 'registry.example.org/side:1'}]}}}\n"}};
    std::vector<std::string> inputs;
    for (const auto &[name, text] : files)
        inputs.push_back(name);
    IMPORT(imported, importProject(inputs, files));
    QCOMPARE(idsOf(imported.model, model::Kind::Container),
             QStringList({"default/Deployment/web/app", "default/Deployment/web/side"}));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("prod/kustomization.yaml:4: prod/patch.yaml is no object by itself"),
             qPrintable(told));
    QVERIFY2(told.contains("prod/kustomization.yaml:5: this patch means none of the objects"),
             qPrintable(told));
    QVERIFY2(told.contains("prod/kustomization.yaml:6: what namePrefix of this kustomization change"),
             qPrintable(told));
    QVERIFY2(!told.contains("base/"), qPrintable(told));
}

void KustomizationsTest::kustomizationsChangeObjects_data()
{
    QTest::addColumn<QString>("kustomization");
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *tag, const char *kustomization, const char *patch, const char *property,
                        const char *value) {
        QTest::newRow(tag) << QString(kustomization) << QString(patch) << QString(property) << QString(value);
    };
    const char *const head = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: ";
    const std::string less = std::string(head) +
                             "{template: {spec: {containers: [{name: app, securityContext: "
                             "{privileged: false}}]}}}\n";
    row("merged by strategy", "patches: [{path: patch.yaml}]\n", less.c_str(), "privileged", "no");
    row("merged by strategy, the old form", "patchesStrategicMerge: [patch.yaml]\n", less.c_str(),
        "privileged", "no");
    row("taken out by null", "patches: [{path: patch.yaml}]\n",
        (std::string(head) + "{template: {spec: {hostNetwork: null}}}\n").c_str(), "host_network", "");
    row("what is not named stays", "patches: [{path: patch.yaml}]\n", less.c_str(), "host_network", "yes");
    row("by a target", "patches: [{path: patch.yaml, target: {kind: Deployment, name: 'w.*'}}]\n",
        (std::string(head).replace(std::string(head).find("web"), 3, "any") +
         "{template: {spec: {hostNetwork: false}}}\n")
            .c_str(),
        "host_network", "no");
    const auto inSpace = [](const char *key, const char *space) {
        return "namespace: shop\n" + std::string(key) +
               ": [{path: patch.yaml, target: {kind: Deployment, "
               "name: web, namespace: " +
               space + "}}]\n";
    };
    const char *const unhosted = "- {op: remove, path: /spec/template/spec/hostNetwork}\n";
    row("operations on the namespace that is given with them", inSpace("patches", "shop").c_str(), unhosted,
        "host_network", "yes");
    row("operations on the namespace before it is given", inSpace("patches", "default").c_str(), unhosted,
        "host_network", "");
    row("operations of the old form on the namespace that is given with them",
        inSpace("patchesJson6902", "shop").c_str(), unhosted, "host_network", "");
    row("operations of the old form on the namespace before it is given",
        inSpace("patchesJson6902", "default").c_str(), unhosted, "host_network", "");
    row("operations on another namespace", inSpace("patchesJson6902", "other").c_str(), unhosted,
        "host_network", "yes");
    row("of another target", "patches: [{path: patch.yaml, target: {kind: StatefulSet}}]\n", less.c_str(),
        "privileged", "yes");
    row("in the kustomization",
        "patches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: web}\n"
        "    spec: {template: {spec: {hostNetwork: false}}}\n",
        "", "host_network", "no");
    row("operations",
        "patches:\n- target: {kind: Deployment}\n  patch: |-\n    - {op: replace, path: "
        "/spec/template/spec/containers/0/securityContext/privileged, value: false}\n",
        "", "privileged", "no");
    row("operations in a file",
        "patchesJson6902: [{path: patch.yaml, target: {kind: Deployment, name: web}}]\n",
        "- {op: remove, path: /spec/template/spec/hostNetwork}\n", "host_network", "");
    std::string doubling; // which has to end
    for (int i = 0; i < 60; ++i)
        doubling += "- {op: copy, from: '', path: /x" + std::to_string(i) + "}\n";
    row("copies of itself", "patches: [{path: patch.yaml, target: {kind: Deployment}}]\n", doubling.c_str(),
        "privileged", "yes");
    row("a move into itself", "patches: [{path: patch.yaml, target: {kind: Deployment}}]\n",
        "- {op: move, from: /spec, path: /spec/template/spec}\n", "privileged", "yes");
    row("a move to nowhere", "patches: [{path: patch.yaml, target: {kind: Deployment}}]\n",
        "- {op: move, from: /spec, path: /nowhere/x}\n", "privileged", "yes");
    row("tag of an image", "images: [{name: registry.example.org/app, newTag: '2'}]\n", "", "image_tag", "2");
    row("digest of an image",
        "images: [{name: registry.example.org/app, digest: "
        "'sha256:1111111111111111111111111111111111111111111111111111111111111111'}]\n",
        "", "image_pinned_by_digest", "yes");
    row("another image", "images: [{name: registry.example.org/ap, newTag: '2'}]\n", "", "image_tag", "1");
    row("replicas", "replicas: [{name: web, count: 4}]\n", "", "replicas", "4");
}

void KustomizationsTest::kustomizationsChangeObjects()
{
    QFETCH(QString, kustomization);
    QFETCH(QString, patch);
    QFETCH(QString, property);
    QFETCH(QString, value);
    Files files = {{"base/kustomization.yaml", "resources: [web.yaml]\n"},
                   {"base/web.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n"
                                     "  template:\n    spec:\n      hostNetwork: true\n      containers:\n"
                                     "      - name: app\n        image: registry.example.org/app:1\n"
                                     "        securityContext: {privileged: true}\n"},
                   {"prod/kustomization.yaml", "resources: [../base]\n" + kustomization.toStdString()}};
    std::vector<std::string> inputs = {"base/kustomization.yaml", "base/web.yaml", "prod/kustomization.yaml"};
    if (!patch.isEmpty()) {
        files.emplace("prod/patch.yaml", patch.toStdString());
        inputs.push_back("prod/patch.yaml");
    }
    IMPORT(imported, importProject(inputs, files));
    const std::string web =
        (kustomization.contains("namespace: shop") ? "shop" : "default") + std::string("/Deployment/web/app");
    QCOMPARE(valueOf(imported.model, web, property.toStdString()), value);
    for (const model::Property &held : imported.model.element(web)->properties)
        if (held.origin && !held.origin->file.empty())
            QCOMPARE(std::string(held.origin->file.view()), std::string("base/web.yaml"));
}

void KustomizationsTest::overlaysOfOneBaseAreNotMixed()
{
    IMPORT(
        imported,
        importProject(
            {"base/kustomization.yaml", "base/web.yaml", "dev/kustomization.yaml", "prod/kustomization.yaml"},
            {{"base/kustomization.yaml", "resources: [web.yaml]\n"},
             {"base/web.yaml", deploymentWeb},
             {"dev/kustomization.yaml", "resources: [../base]\n"
                                        "images: [{name: registry.example.org/app, newTag: dev}]\n"},
             {"prod/kustomization.yaml", "resources: [../base]\n"
                                         "images: [{name: registry.example.org/app, newTag: '2'}]\n"}}));
    QCOMPARE(valueOf(imported.model, "default/Deployment/web/app", "image_tag"), QString("1"));
    const QString told = diagnosticsOf(imported);
    for (const char *overlay : {"dev", "prod"})
        QVERIFY2(told.contains(QString("%1/kustomization.yaml:2: what images of this").arg(overlay)),
                 qPrintable(told));
}

void KustomizationsTest::kustomizationsGiveNamespaces()
{
    IMPORT(imported, importProject({"base/kustomization.yaml", "base/web.yaml", "prod/kustomization.yaml"},
                                   {{"base/kustomization.yaml", "namespace: base\nresources: [web.yaml]\n"},
                                    {"base/web.yaml", deploymentWeb},
                                    {"prod/kustomization.yaml", "resources: [../base]\nnamespace: prod\n"}}));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("prod/Deployment/web/app"));
    const model::Element *space = imported.model.element("namespace.prod");
    QVERIFY(space);
    QCOMPARE(std::string(space->import->origin.file.view()), std::string("prod/kustomization.yaml"));
    QCOMPARE(space->import->origin.line, 2);
    QVERIFY(!imported.model.element("namespace.default"));
}

void KustomizationsTest::kustomizationsThatDisagreeAreTold()
{
    IMPORT(imported, importProject({"base/kustomization.yaml", "base/web.yaml", "dev/kustomization.yaml",
                                    "prod/kustomization.yaml"},
                                   {{"base/kustomization.yaml", "resources: [web.yaml]\n"},
                                    {"base/web.yaml", deploymentWeb},
                                    {"dev/kustomization.yaml", "namespace: dev\nresources: [../base]\n"},
                                    {"prod/kustomization.yaml", "namespace: prod\nresources: [../base]\n"}}));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("default/Deployment/web/app"));
    QVERIFY2(diagnosticsOf(imported).contains("base/web.yaml is put into several namespaces"),
             qPrintable(diagnosticsOf(imported)));
}

void KustomizationsTest::filesThatKustomizationsMissAreTold()
{
    IMPORT(imported, importProject({"k/kustomization.yaml", "k/web.yaml"},
                                   {{"k/kustomization.yaml", "resources:\n- web.yaml\n- ../other\n"
                                                             "- https://example.org/all.yaml\n"},
                                    {"k/web.yaml", deploymentWeb}}));
    QCOMPARE(
        diagnosticsOf(imported),
        QString("k/kustomization.yaml:3: other, which this kustomization includes, is not among the inputs\n"
                "k/kustomization.yaml:4: https://example.org/all.yaml, which this kustomization includes, is "
                "not among the inputs\n"));
}

namespace {

// The Deployment web in base/web.yaml as an overlay changes it.
Result<Imported> importOverlaid(const std::string &overlay, const std::string &object = deploymentWeb)
{
    return importProject({"base/kustomization.yaml", "base/web.yaml", "prod/kustomization.yaml"},
                         {{"base/kustomization.yaml", "resources: [web.yaml]\n"},
                          {"base/web.yaml", object},
                          {"prod/kustomization.yaml", "resources: [../base]\n" + overlay},
                          {"prod/broken.yaml", "a: ["},
                          {"prod/empty.yaml", "# nothing\n"}});
}

std::string operations(const std::string &lines)
{
    return "patches:\n- target: {kind: Deployment}\n  patch: |-\n" + lines;
}

} // namespace

void KustomizationsTest::operationsAddContainers()
{
    IMPORT(imported, importOverlaid(operations(
                         "    - {op: add, path: /spec/template/spec/containers/-, value: {name: x, "
                         "image: 'registry.example.org/x:1'}}\n"
                         "    - {op: add, path: /spec/template/spec/containers/0, value: {name: y, "
                         "image: 'registry.example.org/y:1'}}\n")));
    QCOMPARE(
        idsOf(imported.model, model::Kind::Container),
        QStringList({"default/Deployment/web/app", "default/Deployment/web/x", "default/Deployment/web/y"}));
    QCOMPARE(valueOf(imported.model, "default/Deployment/web/x", "image"),
             QString("image.registry.example.org/x"));
    QCOMPARE(diagnosticsOf(imported), QString());
}

void KustomizationsTest::patchesGiveNamespaces()
{
    IMPORT(imported, importOverlaid(operations("    - {op: add, path: /metadata/namespace, value: shop}\n")));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("shop/Deployment/web/app"));
}

void KustomizationsTest::replicasAreOfWorkloads()
{
    const std::string replicas = "replicas: [{name: web, count: 4}]\n";
    IMPORT(deployment, importOverlaid(replicas));
    QCOMPARE(valueOf(deployment.model, "default/Deployment/web/app", "replicas"), QString("4"));
    IMPORT(rollout, importOverlaid(replicas, "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\n"
                                             "metadata: {name: web}\nspec: {template: {spec: " +
                                                 podSpec() + "}}\n"));
    QVERIFY(rollout.model.element("default/Rollout/web/app"));
    QVERIFY(valueOf(rollout.model, "default/Rollout/web/app", "replicas") != "4");
}

void KustomizationsTest::nestingByPatchesIsBounded()
{
    std::string nesting = "    - {op: add, path: /a, value: {}}\n";
    for (int i = 0; i < 50'000; ++i)
        nesting += "    - {op: add, path: /b, value: {}}\n    - {op: move, from: /a, path: /b/a}\n"
                   "    - {op: move, from: /b, path: /a}\n";
    IMPORT(imported,
           importOverlaid("images: [{name: registry.example.org/app, newTag: '2'}]\n" + operations(nesting)));
    QVERIFY2(
        diagnosticsOf(imported).contains(
            "prod/kustomization.yaml:4: this patch is not wholly applied to Deployment/web: operation 597 "
            "would nest an object more than 200 levels deep"),
        qPrintable(diagnosticsOf(imported)));
    QCOMPARE(valueOf(imported.model, "default/Deployment/web/app", "image_tag"), QString("2"));
}

// A patch of a megabyte that each of a hundred objects takes over.
void KustomizationsTest::growthOfAllObjectsIsBounded()
{
    std::string objects;
    for (int i = 0; i < 100; ++i)
        objects += "---\n" +
                   std::string(deploymentWeb).replace(deploymentWeb.find("web"), 3, "w" + std::to_string(i));
    IMPORT(imported,
           importOverlaid("patches: [{target: {kind: Deployment}, patch: '{metadata: {annotations: {a: " +
                              std::string(1 << 20, 'x') + "}}, spec: {replicas: 3}}'}]\n",
                          objects));
    QCOMPARE(valueOf(imported.model, "default/Deployment/w0/app", "replicas"), QString("3"));
    QVERIFY(imported.model.element("default/Deployment/w99/app"));
    QVERIFY(valueOf(imported.model, "default/Deployment/w99/app", "replicas") != "3");
    const QString told = diagnosticsOf(imported);
    QVERIFY2(
        told.contains("base/web.yaml:317: what kustomizations change in Deployment/w63 is not applied: "),
        qPrintable(told));
    QVERIFY2(told.contains("what kustomizations change and what patches are compared with comes to more than "
                           "67108864 bytes in all: further objects are left as they stand"),
             qPrintable(told));
}

// Of 9,000 images and patches each one is meant by one of 9,000 objects: compared with all, they would spend
// what changes may add.
void KustomizationsTest::changesAreFoundByNames()
{
    constexpr int count = 9'000;
    std::string objects;
    std::string images = "images:\n";
    std::string patches = "patches:\n";
    for (int i = 0; i < count; ++i) {
        const std::string name = "w" + std::to_string(i);
        objects += "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: " + name +
                   "}\nspec: {template: {spec: {containers: [{name: app, image: " + name + "}]}}}\n";
        images += "- {name: " + name + ", newTag: '2'}\n";
        patches += "- {target: {name: " + name + "}, patch: '{spec: {replicas: 3}}'}\n";
    }
    IMPORT(imported, importOverlaid(images + patches, objects));
    const std::string last = "default/Deployment/w" + std::to_string(count - 1) + "/app";
    QCOMPARE(valueOf(imported.model, last, "image_tag"), QString("2"));
    QCOMPARE(valueOf(imported.model, last, "replicas"), QString("3"));
}

void KustomizationsTest::comparisonsOfPatternsAreBounded()
{
    std::string objects;
    for (int i = 0; i < 2'000; ++i)
        objects += "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: n" + std::to_string(i) + "}\n";
    std::string patches = "patches:\n";
    for (int i = 0; i < 1'000; ++i)
        patches += "- {target: {name: 'x.*" + std::string(50, 'x') + "'}, patch: '{a: b}'}\n";
    IMPORT(imported, importOverlaid(patches, objects));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("further objects are left as they stand"), qPrintable(told.left(2'000)));
}

void KustomizationsTest::patternsOfTargets_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("isMet");
    QTest::newRow("the name") << "web" << true;
    QTest::newRow("any character") << "w.b" << true;
    QTest::newRow("anything twice") << ".*w.*b.*" << true;
    QTest::newRow("anything, then what comes twice") << "w.*e.b|.*eb" << true;
    QTest::newRow("alternatives") << "^api$|^web$" << true;
    QTest::newRow("a part of the name") << "we" << false;
    QTest::newRow("more than the name") << "web." << false;
    QTest::newRow("what is not there") << "w.*c.*" << false;
}

void KustomizationsTest::patternsOfTargets()
{
    QFETCH(QString, pattern);
    QFETCH(bool, isMet);
    IMPORT(imported, importOverlaid("patches: [{target: {name: '" + pattern.toStdString() +
                                    "'}, patch: '{spec: {replicas: 7}}'}]\n"));
    QCOMPARE(valueOf(imported.model, "default/Deployment/web/app", "replicas") == "7", isMet);
    QCOMPARE(diagnosticsOf(imported).contains("this patch means none"), !isMet);
}

// Layers of kustomizations that each include all of the next layer, and some that include each other.
void KustomizationsTest::manyWaysOutCostNoMoreThanFew()
{
    Files files = {{"base/kustomization.yaml", "resources: [web.yaml]\n"}, {"base/web.yaml", deploymentWeb}};
    std::vector<std::string> inputs = {"base/kustomization.yaml", "base/web.yaml"};
    constexpr int layers = 10;
    constexpr int wide = 8;
    for (int layer = 0; layer < layers; ++layer)
        for (int i = 0; i < wide; ++i) {
            const std::string file =
                "l" + std::to_string(layer) + "-" + std::to_string(i) + "/kustomization.yaml";
            std::string included = layer == 0 ? "../base" : "";
            for (int inner = 0; layer > 0 && inner < wide; ++inner)
                included += "../l" + std::to_string(layer - 1) + "-" + std::to_string(inner) + ", ";
            files.emplace(file, "resources: [" + included + "]\n" +
                                    (layer == layers - 1 ? "namespace: prod\n" : ""));
            inputs.push_back(file);
        }
    IMPORT(imported, importProject(inputs, files));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("prod/Deployment/web/app"));

    files = {{"0/web.yaml", deploymentWeb}};
    inputs = {"0/web.yaml"};
    for (int i = 0; i < 20; ++i) {
        std::string included = "web.yaml";
        for (int other = 0; other < 20; ++other)
            included += other == i ? "" : ", ../" + std::to_string(other);
        files.emplace(std::to_string(i) + "/kustomization.yaml", "resources: [" + included + "]\n");
        inputs.push_back(std::to_string(i) + "/kustomization.yaml");
    }
    IMPORT(circle, importProject(inputs, files));
    QCOMPARE(idsOf(circle.model, model::Kind::Container), QStringList("default/Deployment/web/app"));
}

void KustomizationsTest::patchesThatCannotBeReadAreTold_data()
{
    QTest::addColumn<QString>("overlay");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const char *overlay, const char *told) {
        QTest::newRow(name) << QString(overlay) << QString(told);
    };
    row("no YAML", "patches: [{path: broken.yaml}]\n", "2: the patch prod/broken.yaml is not applied: ");
    row("no file", "patches: [{path: nowhere.yaml}]\n", "2: the patch prod/nowhere.yaml is not applied: ");
    row("empty", "patches: [{path: empty.yaml}]\n",
        "2: the patch prod/empty.yaml is not applied: it is empty");
    row("no YAML in the kustomization", "patches: [{patch: 'a: ['}]\n", "2: this patch is not applied: ");
    row("another object", "patches: [{target: {kind: DaemonSet}, patch: '{spec: {a: b}}'}]\n",
        "2: this patch means none of the objects that the inputs hold");
    row("another regular expression", "patches: [{target: {name: 'w[ae]b'}, patch: '{spec: {a: b}}'}]\n",
        "2: this patch is not applied: of regular expressions in its target only `.`, `.*` and `|` are read");
    row("a star without a point", "patches: [{target: {name: 'we*b'}, patch: '{spec: {a: b}}'}]\n",
        "2: this patch is not applied: of regular expressions in its target only `.`, `.*` and `|` are read");
    row("another selector", "patches: [{target: {labelSelector: 'app in (web)'}, patch: '{spec: {a: b}}'}]\n",
        "2: this patch is not applied: of selectors in its target only `key=value` and `key!=value` are "
        "read");
    row("a directive that is none",
        "patches: [{patch: '{kind: Deployment, metadata: {name: web}, spec: {template: {spec: {$patch: "
        "remove}}}}'}]\n",
        "2: this patch is not applied: its $patch is none of delete, merge and replace");
    row("a directive that is none, of an item",
        "patches: [{patch: '{kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: "
        "[{name: app, $patch: Delete}]}}}}'}]\n",
        "2: this patch is not applied: its $patch is none of delete, merge and replace");
    row("replicas that are too many", "replicas: [{name: web, count: 99999999999999999999}]\n",
        "2: these replicas are not applied: their count is no whole number that fits");
    row("a pointer that is none",
        "patches: [{target: {kind: Deployment}, patch: '[{op: replace, path: spec, value: x}]'}]\n",
        "2: this patch is not wholly applied to Deployment/web: operation 1 does not fit it");
    row("a place that is no number",
        "patches: [{target: {kind: Deployment}, patch: '[{op: test, path: /a}, {op: remove, path: "
        "/spec/template/spec/containers/0x0}]'}]\n",
        "2: this patch is not wholly applied to Deployment/web: operation 2 does not fit it");
}

void KustomizationsTest::patchesThatCannotBeReadAreTold()
{
    QFETCH(QString, overlay);
    QFETCH(QString, told);
    IMPORT(imported, importOverlaid(overlay.toStdString()));
    QVERIFY2(diagnosticsOf(imported).contains("prod/kustomization.yaml:" + told),
             qPrintable(diagnosticsOf(imported)));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("default/Deployment/web/app"));
}

QTEST_APPLESS_MAIN(KustomizationsTest)
#include "test_kustomizations.moc"
