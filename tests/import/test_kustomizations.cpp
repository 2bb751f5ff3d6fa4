// SPDX-License-Identifier: Apache-2.0
#include "manifest_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_kustomizations {

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
    void manyWaysOutCostNoMoreThanFew();
};

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

} // namespace import_kustomizations

BULKHEAD_TEST(import_kustomizations, KustomizationsTest, None)
#include "test_kustomizations.moc"
