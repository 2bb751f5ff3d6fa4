// SPDX-License-Identifier: Apache-2.0
#include "manifest_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_kustomization_patches {

using namespace bulkhead;
using namespace bulkhead::tests;
using namespace bulkhead::import;

// Patches of kustomizations: what they change, what they may not, and how much of it is bounded.
class KustomizationPatchesTest : public QObject
{
    Q_OBJECT

private slots:
    void operationsAddContainers();
    void patchesGiveNamespaces();
    void patchesCountFromWhatIsMerged();
    void patchesMeanNamespaces_data();
    void patchesMeanNamespaces();
    void keysThatRepeatCountWhereTheyStandLast_data();
    void keysThatRepeatCountWhereTheyStandLast();
    void replicasAreOfWorkloads();
    void nestingByPatchesIsBounded();
    void growthOfAllObjectsIsBounded();
    void changesAreFoundByNames();
    void comparisonsOfPatternsAreBounded();
    void patternsOfTargets_data();
    void patternsOfTargets();
    void patchesThatCannotBeReadAreTold_data();
    void patchesThatCannotBeReadAreTold();
};

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

void KustomizationPatchesTest::operationsAddContainers()
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

void KustomizationPatchesTest::patchesGiveNamespaces()
{
    IMPORT(imported, importOverlaid(operations("    - {op: add, path: /metadata/namespace, value: shop}\n")));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("shop/Deployment/web/app"));
}

void KustomizationPatchesTest::patchesCountFromWhatIsMerged()
{
    const std::string overlay =
        "patches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: web}\n"
        "    spec: {template: {spec: {containers: [{name: proxy, image: 'registry.example.org/proxy:1'}]}}}\n"
        "- target: {kind: Deployment}\n  patch: |-\n    - {op: add, path: "
        "/spec/template/spec/containers/0/securityContext, value: {privileged: false}}\n";
    IMPORT(imported, importOverlaid(overlay));
    QCOMPARE(valueOf(imported.model, "default/Deployment/web/app", "privileged"), QString());
    QCOMPARE(valueOf(imported.model, "default/Deployment/web/proxy", "privileged"), QString("no"));
}

// As in the objects themselves; both lines are told.
void KustomizationPatchesTest::keysThatRepeatCountWhereTheyStandLast_data()
{
    QTest::addColumn<QString>("overlay");
    QTest::addColumn<QString>("told");
    QTest::newRow("in a file") << "patches: [{path: twice.yaml}]\n"
                               << "prod/twice.yaml:6: the key \"privileged\" stands again in line 7, "
                                  "which counts";
    QTest::newRow("written out")
        << "patches:\n- patch: |-\n    kind: Deployment\n    apiVersion: apps/v1\n    metadata: {name: web}\n"
           "    spec: {template: {spec: {containers: [{name: app, securityContext: {\n      privileged: "
           "true,\n"
           "      privileged: false}}]}}}\n"
        << "prod/kustomization.yaml:3: the key \"privileged\" stands in lines 5 and 6 of this "
           "patch; the "
           "later one counts";
    QTest::newRow("of operations") << QString::fromStdString(operations(
                                          "    - {op: add, path: /spec/template/spec/containers/0/"
                                          "securityContext, value: {privileged: true, privileged: false}}\n"))
                                   << "stands in lines 1 and 1 of this patch; the later one counts";
}

void KustomizationPatchesTest::keysThatRepeatCountWhereTheyStandLast()
{
    QFETCH(QString, overlay);
    QFETCH(QString, told);
    IMPORT(imported,
           importProject({"web.yaml", "prod/kustomization.yaml"},
                         {{"web.yaml", deploymentWeb},
                          {"prod/kustomization.yaml", "resources: [../web.yaml]\n" + overlay.toStdString()},
                          {"prod/twice.yaml",
                           "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: "
                           "{spec: {containers: [{name: app,\n  securityContext: {\n    privileged: true,\n"
                           "    privileged: false}}]}}}\n"}}));
    QCOMPARE(valueOf(imported.model, "default/Deployment/web/app", "privileged"), QString("no"));
    QVERIFY2(diagnosticsOf(imported).contains(told), qPrintable(diagnosticsOf(imported)));
    QCOMPARE(diagnosticsOf(imported).count("\n"), 1);
}

void KustomizationPatchesTest::patchesMeanNamespaces_data()
{
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("meant");
    QTest::addColumn<bool>("isApplied");
    QTest::newRow("none both") << ""
                               << "" << true;
    QTest::newRow("the same") << ", namespace: x"
                              << ", namespace: x" << true;
    QTest::newRow("the default and none") << ", namespace: default"
                                          << "" << true;
    QTest::newRow("none and the default") << ""
                                          << ", namespace: default" << true;
    QTest::newRow("one and none") << ", namespace: x"
                                  << "" << false;
    QTest::newRow("none and one") << ""
                                  << ", namespace: x" << false;
    QTest::newRow("the one that is given afterwards") << ""
                                                      << ", namespace: prod" << false;
}

void KustomizationPatchesTest::patchesMeanNamespaces()
{
    QFETCH(QString, own);
    QFETCH(QString, meant);
    QFETCH(bool, isApplied);
    const std::string object = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web" +
                               own.toStdString() + "}\nspec: {template: {spec: " + podSpec() + "}}\n";
    IMPORT(imported,
           importOverlaid("namespace: prod\npatches:\n- patch: |-\n    apiVersion: apps/v1\n"
                          "    kind: Deployment\n    metadata: {name: web" +
                              meant.toStdString() + "}\n    spec: {template: {spec: {hostPID: true}}}\n",
                          object));
    QCOMPARE(valueOf(imported.model, "prod/Deployment/web/app", "host_pid"), QString(isApplied ? "yes" : ""));
    QCOMPARE(diagnosticsOf(imported),
             QString(isApplied
                         ? ""
                         : "prod/kustomization.yaml:4: this patch matches no object and is not applied: "
                           "Deployment/web is in another namespace than the patch states\n"));
}

void KustomizationPatchesTest::replicasAreOfWorkloads()
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

void KustomizationPatchesTest::nestingByPatchesIsBounded()
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
void KustomizationPatchesTest::growthOfAllObjectsIsBounded()
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
void KustomizationPatchesTest::changesAreFoundByNames()
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

void KustomizationPatchesTest::comparisonsOfPatternsAreBounded()
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

void KustomizationPatchesTest::patternsOfTargets_data()
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

void KustomizationPatchesTest::patternsOfTargets()
{
    QFETCH(QString, pattern);
    QFETCH(bool, isMet);
    IMPORT(imported, importOverlaid("patches: [{target: {name: '" + pattern.toStdString() +
                                    "'}, patch: '{spec: {replicas: 7}}'}]\n"));
    QCOMPARE(valueOf(imported.model, "default/Deployment/web/app", "replicas") == "7", isMet);
    QCOMPARE(diagnosticsOf(imported).contains("this patch means none"), !isMet);
}

void KustomizationPatchesTest::patchesThatCannotBeReadAreTold_data()
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
    row("a test that fails",
        "patches: [{target: {kind: Deployment}, patch: '[{op: test, path: /kind, value: Pod}, {op: remove, "
        "path: "
        "/spec}]'}]\n",
        "2: this patch is not wholly applied to Deployment/web: operation 1 is a test that fails");
    row("a test of a list that fails",
        "patches: [{target: {kind: Deployment}, patch: '[{op: test, path: /spec/template/spec/containers, "
        "value: []}, "
        "{op: remove, path: /spec}]'}]\n",
        "2: this patch is not wholly applied to Deployment/web: operation 1 is a test that fails");
    row("a test that holds",
        "patches: [{target: {kind: Deployment}, patch: '[{op: test, path: /metadata, value: {name: web}}, "
        "{op: remove, "
        "path: /none}]'}]\n",
        "2: this patch is not wholly applied to Deployment/web: operation 2 does not fit it");
    row("a place that is no number",
        "patches: [{target: {kind: Deployment}, patch: '[{op: test, path: /a}, {op: remove, path: "
        "/spec/template/spec/containers/0x0}]'}]\n",
        "2: this patch is not wholly applied to Deployment/web: operation 2 does not fit it");
}

void KustomizationPatchesTest::patchesThatCannotBeReadAreTold()
{
    QFETCH(QString, overlay);
    QFETCH(QString, told);
    IMPORT(imported, importOverlaid(overlay.toStdString()));
    QVERIFY2(diagnosticsOf(imported).contains("prod/kustomization.yaml:" + told),
             qPrintable(diagnosticsOf(imported)));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("default/Deployment/web/app"));
}

} // namespace import_kustomization_patches

BULKHEAD_TEST(import_kustomization_patches, KustomizationPatchesTest, None)
#include "test_kustomization_patches.moc"
