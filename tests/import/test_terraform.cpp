// SPDX-License-Identifier: Apache-2.0
#include "model/file/file.h"
#include "plan_parts.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace import_terraform {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// What `terraform show -json` prints of a plan: Kubernetes, manifests, Docker, and what is withheld.
class TestTerraform : public QObject
{
    Q_OBJECT

private slots:
    void imagesAreNamedByTheirIds();
    void recognisesPlansAndStates();
    void readsKubernetesResources();
    void readsManifests();
    void readsDockerContainers();
    void referencesGoThroughModules();
    void sensitiveValuesAreNotRead();
    void sensitivePlacesAreNotMounted();
    void nullIsNoValue();
    void unknownValuesStayUnknown();
    void brokenManifestsAreLeftOut();
    void whatIsNotReadIsTold();
};

void TestTerraform::recognisesPlansAndStates()
{
    const std::string state =
        R"({"format_version": "1.0", "terraform_version": "1.9", "values": {"root_module": {"resources": [)" +
        task + "]}}}";
    IMPORT(imported, importProject({"state.json"}, {{"state.json", state}}));
    QVERIFY(imported.model.element("ecs/web/app"));
    QVERIFY(!importProject({"x.json"}, {{"x.json", R"({"format_version": "1.0", "values": [1]})"}}));
}

void TestTerraform::readsKubernetesResources()
{
    IMPORT(imported,
           importPlan(
               resource("kubernetes_deployment_v1", "web",
                        R"({"metadata": [{"name": "web", "namespace": "shop", "labels": {"app_name": "web"}}],
 "spec": [{"replicas": "3", "selector": [{"match_labels": {"app_name": "web"}}], "template": [{"metadata": [{"labels": {"app_name": "web"}, "name": null}],
  "spec": [{"host_network": true, "host_pid": true, "service_account_name": "web", "automount_service_account_token": false,
   "init_container": [], "container": [{"name": "app", "image": "nginx:1.25", "image_pull_policy": null,
    "port": [{"container_port": 80, "name": "http", "protocol": "TCP"}],
    "env": [{"name": "DB_PASSWORD", "value": "", "value_from": [{"secret_key_ref": [{"name": "db", "key": "password"}]}]}],
    "security_context": [{"privileged": true, "run_as_user": "1000", "capabilities": [{"add": ["NET_ADMIN"], "drop": []}]}],
    "resources": [{"limits": {"memory": "128Mi"}, "requests": {}}],
    "volume_mount": [{"name": "host", "mount_path": "/host", "read_only": true}]}],
   "volume": [{"name": "host", "host_path": [{"path": "/etc", "type": ""}], "secret": []}]}]}]}]})") +
               ",\n" +
               resource("kubernetes_service", "web", R"({"metadata": [{"name": "web", "namespace": "shop"}],
 "spec": [{"type": "LoadBalancer", "selector": {"app_name": "web"}, "port": [{"port": 80, "target_port": "80"}]}]})") +
               ",\n" + resource("kubernetes_horizontal_pod_autoscaler", "web", "{}")));
    const model::Model &model = imported.model;
    constexpr const char *app = "shop/Deployment/web/app";
    QVERIFY2(model.element(app), qPrintable(diagnosticsOf(imported)));
    QCOMPARE(valueOf(model, app, "privileged"), QString("yes"));
    QCOMPARE(valueOf(model, app, "user_id"), QString("1000"));
    QCOMPARE(valueOf(model, app, "capabilities_add"), QString("NET_ADMIN"));
    QCOMPARE(valueOf(model, app, "memory_limit_mb"), QString("128 MiB"));
    QCOMPARE(valueOf(model, app, "replicas"), QString("3"));
    QCOMPARE(valueOf(model, app, "host_network"), QString("yes"));
    QCOMPARE(valueOf(model, app, "host_pid"), QString("yes"));
    QCOMPARE(valueOf(model, app, "host_mounts"), QString("/etc"));
    QCOMPARE(valueOf(model, app, "service_account_token_mounted"), QString("no"));
    QCOMPARE(valueOf(model, app, "secrets_delivery").toLower(), QString("env"));
    QCOMPARE(propertyOf(model, app, "privileged")->origin->file.view(), std::string_view("plan.json"));
    QCOMPARE(propertyOf(model, app, "privileged")->origin->line, 9);
    QVERIFY2(flowsOf(model, model::FlowKind::Data).contains("internet->shop/Deployment/web/app"),
             qPrintable(flowsOf(model, model::FlowKind::Data).join(' ')));
    QVERIFY(diagnosticsOf(imported).contains(
        "kubernetes_horizontal_pod_autoscaler.web is of a type that is not read"));
}

void TestTerraform::readsManifests()
{
    IMPORT(
        imported,
        importPlan(
            resource("kubernetes_manifest", "a",
                     R"({"manifest": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"},
 "spec": {"containers": [{"name": "c", "image": "x", "volumeMounts": null}]}}})") +
            "," +
            resource(
                "kubectl_manifest", "b",
                R"({"yaml_body": "kind: Pod\napiVersion: v1\nmetadata: {name: b}\nspec: {containers: [{name: c, image: x}]}\n"})") +
            "," + resource("kubectl_manifest", "later", "{}")));
    QVERIFY(imported.model.element("default/Pod/a/c"));
    QVERIFY(imported.model.element("default/Pod/b/c"));
    QVERIFY(diagnosticsOf(imported).contains("kubectl_manifest.later: its yaml_body is known only when"));
}

void TestTerraform::readsDockerContainers()
{
    IMPORT(imported,
           importPlan(
               resource("docker_image", "nginx", R"({"name": "nginx:1.25"})") + "," +
                   resource("docker_network", "back",
                            R"({"name": "back", "internal": true, "driver": "bridge"})") +
                   "," +
                   resource("docker_container", "web",
                            R"({"name": "web", "privileged": true, "user": "0", "env": ["DB_HOST=db"],
 "ports": [{"internal": 80, "external": 8080, "ip": "0.0.0.0", "protocol": "tcp"}], "capabilities": [{"add": ["NET_ADMIN"], "drop": null}],
 "volumes": [{"host_path": "/var/run/docker.sock", "container_path": "/s", "read_only": null}, {"volume_name": "data", "container_path": "/d"}],
 "networks_advanced": [{"name": "back", "aliases": []}, {"name": "edge", "aliases": []}], "memory": 256, "cpus": "0.5", "restart": "always", "log_driver": "json-file"})") +
                   "," +
                   resource(
                       "docker_container", "db",
                       R"({"name": "db", "image": "postgres:16", "networks_advanced": [{"name": "back"}]})") +
                   "," +
                   resource("docker_container", "lone",
                            R"({"name": "lone", "image": "x", "network_mode": "bridge"})"),
               configured(expressions(
                   "docker_container.web",
                   R"("image": {"references": ["docker_image.nginx.image_id", "docker_image.nginx"]})"))));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "web", "privileged"), QString("yes"));
    QCOMPARE(valueOf(model, "web", "user"), QString("root"));
    QCOMPARE(valueOf(model, "web", "image_tag"), QString("1.25"));
    QCOMPARE(valueOf(model, "web", "bind_interface").toLower(), QString("all"));
    QCOMPARE(valueOf(model, "web", "control_socket_mounted"), QString("yes"));
    QCOMPARE(valueOf(model, "web", "memory_limit_mb"), QString("256 MiB"));
    QCOMPARE(valueOf(model, "web", "cpu_limit").section(' ', 0, 0), QString("0.5"));
    QCOMPARE(valueOf(model, "web", "capabilities_add"), QString("NET_ADMIN"));
    QCOMPARE(valueOf(model, "net.back", "internal"), QString("yes"));
    QCOMPARE(valueOf(model, "net.bridge", "default_bridge"), QString("yes"));
    QVERIFY(model.element("volume.data"));
    QVERIFY(flowsOf(model, model::FlowKind::Data).contains("web->db"));
    QVERIFY2(!diagnosticsOf(imported).contains("not declared"), qPrintable(diagnosticsOf(imported)));
}

void TestTerraform::referencesGoThroughModules()
{
    // The root's module "task" gives out its definition, and its module "run" takes it in.
    std::string inTask = task;
    inTask.replace(inTask.find("aws_ecs_task_definition.web"), 27, "module.task.aws_ecs_task_definition.web");
    std::string inRun = service("");
    inRun.replace(inRun.find("aws_ecs_service.web"), 19, "module.run[0].aws_ecs_service.web");
    const std::string calls =
        R"("module_calls": {"task": {"module": {"outputs": {"arn": {"expression": {"references": ["aws_ecs_task_definition.web.arn", "aws_ecs_task_definition.web"]}}}}},
        "run": {"expressions": {"definition": {"references": ["module.task.arn", "module.task"]}},
                "module": {"resources": [{"address": "aws_ecs_service.web", "expressions": {"task_definition": {"references": ["var.definition"]}}}]}}})";
    IMPORT(imported, importPlan("", calls,
                                R"({"address": "module.task", "resources": [)" + inTask +
                                    R"(]}, {"address": "module.run[0]", "resources": [)" + inRun + "]}"));
    QCOMPARE(valueOf(imported.model, "ecs/web/app", "replicas"), QString("3"));
}

void TestTerraform::sensitiveValuesAreNotRead()
{
    IMPORT(
        imported,
        importPlan(
            resource("kubernetes_secret", "db",
                     R"({"metadata": [{"name": "db"}], "data": {"password": "hunter2hunter2"}})",
                     R"({"data": true})") +
            "," +
            resource(
                "kubernetes_pod", "p",
                R"({"metadata": [{"name": "p"}], "spec": [{"container": [{"name": "c", "image": "x", "env": [{"name": "DB_PASSWORD", "value": "hunter2hunter2"}, {"name": "DB_URL", "value": "postgres://hidden.example.com/db"}]}]}]})",
                R"({"spec": [{"container": [{"env": [{"value": true}, {"value": true}]}]}]})") +
            "," +
            resource("docker_container", "d",
                     R"({"name": "d", "image": "x", "env": ["API_TOKEN=hunter2hunter2"]})",
                     R"({"env": true})") +
            "," +
            resource("aws_ecs_task_definition", "web",
                     R"({"family": "web", "container_definitions": )" + definitions + "}",
                     R"({"container_definitions": true})")));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "default/Pod/p/c", "secrets_delivery").toLower(), QString("env"));
    QCOMPARE(valueOf(model, "d", "secrets_delivery").toLower(), QString("env"));
    QVERIFY(model.element("ecs/web/app"));
    QVERIFY(!model.element("external.hidden.example.com"));
    QVERIFY(!flowsOf(model, model::FlowKind::Data).contains("ecs/web/app->ecs/web/cache"));
    QVERIFY(diagnosticsOf(imported).contains("container_definitions is sensitive as a whole"));
    QVERIFY(!diagnosticsOf(imported).contains("hunter2"));
}

void TestTerraform::sensitivePlacesAreNotMounted()
{
    IMPORT(imported,
           importPlan(resource("docker_container", "d", R"({"name": "d", "image": "x",
 "volumes": [{"host_path": "/srv/hidden1", "container_path": "/a"}, {"host_path": "/srv/shown", "container_path": "/b"}],
 "mounts": [{"type": "bind", "source": "/srv/hidden2", "target": "/c"}],
 "devices": [{"host_path": "/dev/hidden3"}], "capabilities": [{"add": ["HIDDEN4"]}]})",
                               R"({"volumes": [{"host_path": true}, {}], "mounts": [{"source": true}],
                         "devices": [{"host_path": true}], "capabilities": [{"add": [true]}]})") +
                      "," +
                      resource("aws_ecs_task_definition", "web",
                               R"({"family": "web", "volume": [{"name": "sock", "host_path": "/srv/hidden5"}],
                         "container_definitions": )" +
                                   definitions + "}",
                               R"({"volume": [{"host_path": true}]})")));
    QVERIFY(imported.model.element("ecs/web/app"));
    QCOMPARE(valueOf(imported.model, "d", "host_mounts"), QString("/srv/shown"));
    QVERIFY(!propertyOf(imported.model, "ecs/web/app", "host_mounts"));
    const std::string written = model::serializeModel(imported.model);
    QVERIFY2(!QString::fromStdString(written).contains("hidden", Qt::CaseInsensitive), written.c_str());
    QVERIFY(!diagnosticsOf(imported).contains("hidden"));
    QVERIFY(
        diagnosticsOf(imported).contains("docker_container.d: sensitive parts of its volumes are not read"));
}

void TestTerraform::brokenManifestsAreLeftOut()
{
    IMPORT(imported,
           importPlan(resource("kubectl_manifest", "broken", R"({"yaml_body": "kind: Pod\n a: [\n"})") + "," +
                      resource("docker_container", "web", R"({"name": "web", "image": "x"})")));
    QVERIFY(imported.model.element("web"));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("kubectl_manifest.broken is not read: line"), qPrintable(told));
    for (const Diagnostic &diagnostic : imported.diagnostics)
        QVERIFY(diagnostic.severity != Severity::Error);
}

// A state has the id that the engine has made of the image.
void TestTerraform::imagesAreNamedByTheirIds()
{
    const std::string id = "sha256:" + std::string(64, 'a');
    const std::string other = "sha256:" + std::string(64, 'b');
    const auto container = [](const std::string &name, const std::string &image) {
        return resource("docker_container", name,
                        R"({"name": ")" + name + R"(", "image": ")" + image + R"("})");
    };
    const std::string state =
        R"({"format_version": "1.0", "terraform_version": "1.9.0", "values": {"root_module": {"resources": [)" +
        container("web", id) + "," + container("lone", other) + "," +
        resource("docker_image", "i", R"({"name": "nginx:1.25", "image_id": ")" + id + R"("})") + "]}}}";
    IMPORT(imported, importProject({"state.json"}, {{"state.json", state}}));
    QCOMPARE(valueOf(imported.model, "web", "image_tag"), QString("1.25"));
    QVERIFY(imported.model.element("image.docker.io/library/nginx"));
    QVERIFY(propertyOf(imported.model, "lone", "image"));
}

// Plans state every attribute of a resource, those that are not given as null.
void TestTerraform::nullIsNoValue()
{
    const std::string resources =
        resource("docker_container", "d",
                 R"({"name": "d", "image": "x", "user": null, "network_mode": null, "log_driver": null,
 "memory": null, "cpus": null, "volumes": [{"host_path": null, "volume_name": "data", "container_path": "/x"}],
 "devices": [{"host_path": null}], "env": [null],
 "ports": [{"internal": 80, "external": null, "ip": null, "protocol": "tcp"}]})") +
        "," +
        resource("aws_ecs_task_definition", "t",
                 R"({"family": null, "network_mode": null, "pid_mode": null, "ipc_mode": null, "cpu": null,
 "memory": null, "task_role_arn": null, "volume": [{"name": "v", "host_path": null}],
 "container_definitions": "[{\"name\":\"c\",\"image\":\"x\",\"user\":null,\"portMappings\":[{\"containerPort\":80,\"hostPort\":null}],\"mountPoints\":[{\"sourceVolume\":\"v\"}]}]"})");
    IMPORT(imported, importPlan(resources));
    QVERIFY(imported.model.element("volume.data"));
    QVERIFY(imported.model.element("net.bridge"));
    QVERIFY(imported.model.element("ecs/t/c"));
    for (const char *property : {"user", "host_mounts", "host_devices"}) {
        QVERIFY2(!propertyOf(imported.model, "d", property), property);
        QVERIFY2(!propertyOf(imported.model, "ecs/t/c", property), property);
    }
    const std::string written = model::serializeModel(imported.model);
    QVERIFY2(written.find("null") == std::string::npos, written.c_str());
    QVERIFY2(!diagnosticsOf(imported).contains("null"), qPrintable(diagnosticsOf(imported)));
}

void TestTerraform::unknownValuesStayUnknown()
{
    IMPORT(
        imported,
        importPlan(
            resource("aws_ecs_task_definition", "later", R"({"family": "later"})") + "," +
            resource(
                "kubernetes_pod", "p",
                R"({"metadata": [{}], "spec": [{"container": [{"name": "c", "security_context": [{}]}]}]})") +
            "," + task));
    QVERIFY(diagnosticsOf(imported).contains(
        "aws_ecs_task_definition.later: its containers are known only when"));
    QVERIFY(imported.model.element("default/Pod/p/c"));
    QVERIFY(!propertyOf(imported.model, "default/Pod/p/c", "privileged"));
    QVERIFY(!propertyOf(imported.model, "ecs/web/app", "cloud_iam_scope"));
    // Names that are not known yet do not make one of two containers.
    const auto instance = [](const std::string &key) {
        return R"({"address": "docker_container.web[)" + key +
               R"(]", "mode": "managed", "type": "docker_container",
                   "name": "web", "values": {"image": "x"}})";
    };
    IMPORT(instances, importPlan(instance("0") + "," + instance("1")));
    QVERIFY(instances.model.element("web[0]") && instances.model.element("web[1]"));
}

void TestTerraform::whatIsNotReadIsTold()
{
    IMPORT(imported, importPlan(resource("helm_release", "shop", R"({"chart": "shop", "name": "shop"})") +
                                "," + resource("azurerm_container_group", "g", "{}") + "," +
                                resource("docker_container", "web", R"({"name": "web", "image": "x"})")));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("helm_release.shop: the chart shop is not rendered here"), qPrintable(told));
    QVERIFY2(told.contains("azurerm_container_group.g may run containers and is not read"), qPrintable(told));
}

} // namespace import_terraform

BULKHEAD_TEST(import_terraform, TestTerraform, None)
#include "test_terraform.moc"
