// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"

#include <QtTest>

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// What `terraform show -json` prints of a plan.
class TestTerraform : public QObject
{
    Q_OBJECT

private slots:
    void recognisesPlansAndStates();
    void readsKubernetesResources();
    void readsManifests();
    void readsDockerContainers();
    void readsEcsTasks();
    void loadBalancersLeadIn();
    void securityGroupsSayWhoComesIn();
    void publicAddressesLeadIn();
    void rolesAreJudgedByTheirPolicies_data();
    void rolesAreJudgedByTheirPolicies();
    void referencesGoThroughModules();
    void sensitiveValuesAreNotRead();
    void unknownValuesStayUnknown();
    void whatIsNotReadIsTold();

private:
    static Result<Imported> importPlan(const std::string &resources, const std::string &configuration = {},
                                       const std::string &modules = {})
    {
        const std::string plan =
            "{\"format_version\": \"1.2\", \"terraform_version\": \"1.9.0\",\n \"planned_values\": "
            "{\"root_module\": {\"resources\": [\n" +
            resources + "\n]" + (modules.empty() ? "" : ", \"child_modules\": [" + modules + "]") +
            "}},\n \"configuration\": {\"root_module\": {" + configuration + "}}}";
        return importProject({"plan.json"}, {{"plan.json", plan}});
    }
};

namespace {

std::string resource(const std::string &type, const std::string &name, const std::string &values,
                     const std::string &sensitive = "{}")
{
    return "{\"address\": \"" + type + "." + name + "\", \"mode\": \"managed\", \"type\": \"" + type +
           "\", \"name\": \"" + name + "\", \"values\": " + values + ", \"sensitive_values\": " + sensitive +
           "}";
}

std::string expressions(const std::string &address, const std::string &body)
{
    return "{\"address\": \"" + address + "\", \"expressions\": {" + body + "}}";
}

std::string refers(const std::string &attribute, const std::string &to)
{
    return "\"" + attribute + "\": {\"references\": [\"" + to + ".arn\", \"" + to + "\"]}";
}

const std::string definitions =
    R"("[{\"name\":\"app\",\"image\":\"example.com/app:1\",\"user\":\"0\",\"readonlyRootFilesystem\":true,)"
    R"(\"portMappings\":[{\"containerPort\":8080}],\"environment\":[{\"name\":\"CACHE_HOST\",\"value\":\"localhost:6379\"},)"
    R"({\"name\":\"DB_PASSWORD\",\"value\":\"hunter2hunter2\"}],\"mountPoints\":[{\"sourceVolume\":\"sock\",\"containerPath\":\"/s\"},)"
    R"({\"sourceVolume\":\"files\",\"containerPath\":\"/files\",\"readOnly\":true}],)"
    R"(\"linuxParameters\":{\"capabilities\":{\"add\":[\"SYS_PTRACE\"]}}},)"
    R"({\"name\":\"cache\",\"image\":\"redis:7\",\"portMappings\":[{\"containerPort\":6379}],)"
    R"(\"secrets\":[{\"name\":\"TOKEN\",\"valueFrom\":\"arn:x\"}]}]")";

const std::string task = resource(
    "aws_ecs_task_definition", "web",
    R"({"family": "web", "network_mode": "awsvpc", "requires_compatibilities": ["FARGATE"], "memory": "1024",
                 "volume": [{"name": "sock", "host_path": "/var/run/docker.sock"},
                            {"name": "files", "efs_volume_configuration": [{"file_system_id": "fs-1", "transit_encryption": "ENABLED"}]}],
                 "container_definitions": )" +
        definitions + "}");

std::string service(const std::string &more)
{
    return resource("aws_ecs_service", "web",
                    R"({"name": "web", "launch_type": "FARGATE", "desired_count": 3)" + more + "}");
}

const std::string serviceExpressions = expressions(
    "aws_ecs_service.web", refers("task_definition", "aws_ecs_task_definition.web") + ", " +
                               refers("cluster", "aws_ecs_cluster.main") + R"(, "load_balancer": [{)" +
                               refers("target_group_arn", "aws_lb_target_group.web") +
                               R"(}], "network_configuration": [{)" +
                               refers("security_groups", "aws_security_group.task") + "}]");

const std::string balanced = R"(, "load_balancer": [{"container_name": "app", "container_port": 8080}])";

std::string balancer(const std::string &internal)
{
    return resource("aws_lb", "front", R"({"name": "front", "internal": )" + internal + "}") + ",\n" +
           resource("aws_lb_target_group", "web", R"({"port": 8080})") + ",\n" +
           resource("aws_lb_listener", "https", R"({"port": 443, "protocol": "HTTPS"})");
}

const std::string balancerExpressions =
    expressions("aws_lb_listener.https", refers("load_balancer_arn", "aws_lb.front") +
                                             R"(, "default_action": [{)" +
                                             refers("target_group_arn", "aws_lb_target_group.web") + "}]") +
    ", " + expressions("aws_lb.front", refers("security_groups", "aws_security_group.lb"));

std::string configured(const std::string &resources)
{
    return "\"resources\": [" + resources + "]";
}

} // namespace

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
 "networks_advanced": [{"name": "back", "aliases": []}, {"name": "edge", "aliases": []}], "memory": 256, "restart": "always", "log_driver": "json-file"})") +
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
    QCOMPARE(valueOf(model, "web", "capabilities_add"), QString("NET_ADMIN"));
    QCOMPARE(valueOf(model, "net.back", "internal"), QString("yes"));
    QCOMPARE(valueOf(model, "net.bridge", "default_bridge"), QString("yes"));
    QVERIFY(model.element("volume.data"));
    QVERIFY(flowsOf(model, model::FlowKind::Data).contains("web->db"));
    QVERIFY2(!diagnosticsOf(imported).contains("not declared"), qPrintable(diagnosticsOf(imported)));
}

void TestTerraform::readsEcsTasks()
{
    IMPORT(imported, importPlan(task + "," + service("") + "," +
                                    resource("aws_ecs_cluster", "main", R"({"name": "prod"})"),
                                configured(serviceExpressions)));
    const model::Model &model = imported.model;
    QVERIFY2(model.element("ecs/web/app"), qPrintable(diagnosticsOf(imported)));
    QCOMPARE(QString::fromStdString(model.element("ecs/web/app")->parent), QString("ecs/web"));
    QCOMPARE(QString::fromStdString(model.element("ecs/web")->parent), QString("ecs.main"));
    QCOMPARE(QString::fromStdString(model.element("ecs.main")->name), QString("prod"));
    QCOMPARE(valueOf(model, "ecs/web/app", "user"), QString("root"));
    QCOMPARE(valueOf(model, "ecs/web/app", "read_only_rootfs"), QString("yes"));
    QCOMPARE(valueOf(model, "ecs/web/app", "capabilities_add"), QString("SYS_PTRACE"));
    QCOMPARE(valueOf(model, "ecs/web/app", "control_socket_mounted"), QString("yes"));
    QCOMPARE(valueOf(model, "ecs/web/app", "secrets_delivery").toLower(), QString("env"));
    QCOMPARE(valueOf(model, "ecs/web/app", "replicas"), QString("3"));
    QCOMPARE(valueOf(model, "ecs/web/app", "container_ports"), QString("8080/tcp"));
    QVERIFY(!propertyOf(model, "ecs/web/app", "published_ports"));
    QCOMPARE(valueOf(model, "ecs/web/cache", "technology"), QString("redis"));
    QCOMPARE(valueOf(model, "ecs/web/cache", "secrets_delivery").toLower(), QString("env"));
    QVERIFY(model.element("image.example.com/app"));
    QVERIFY(model.element("ecs/web/efs.files"));
    QVERIFY2(flowsOf(model, model::FlowKind::Data).contains("ecs/web/app->ecs/web/cache"),
             qPrintable(flowsOf(model, model::FlowKind::Data).join(' ')));
    QVERIFY(flowsOf(model, model::FlowKind::Mount).contains("ecs/web/app->ecs/web/efs.files"));
    QVERIFY(!model.element("internet"));
}

void TestTerraform::loadBalancersLeadIn()
{
    const auto open = importPlan(task + "," + service(balanced) + "," + balancer("false"),
                                 configured(serviceExpressions + ", " + balancerExpressions));
    QVERIFY(open.ok());
    QVERIFY2(flowsOf(open->model, model::FlowKind::Data).contains("internet->ecs/web/app"),
             qPrintable(diagnosticsOf(*open)));
    QCOMPARE(valueOf(open->model, "ecs/web/app", "internet_exposed"), QString("yes"));
    QVERIFY(!flowsOf(open->model, model::FlowKind::Data).contains("internet->ecs/web/cache"));
    const auto internal = importPlan(task + "," + service(balanced) + "," + balancer("true"),
                                     configured(serviceExpressions + ", " + balancerExpressions));
    QVERIFY(internal.ok());
    QVERIFY(flowsOf(internal->model, model::FlowKind::Data).contains("internal-network->ecs/web/app"));
    QVERIFY(!internal->model.element("internet"));
    QVERIFY(!propertyOf(internal->model, "ecs/web/app", "internet_exposed"));
}

void TestTerraform::securityGroupsSayWhoComesIn()
{
    const auto with = [](const std::string &range) {
        return importPlan(
            task + "," + service(balanced) + "," + balancer("false") + "," +
                resource(
                    "aws_security_group", "lb",
                    R"({"ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": [")" +
                        range + R"("], "ipv6_cidr_blocks": []}]})"),
            configured(serviceExpressions + ", " + balancerExpressions));
    };
    const auto closed = with("203.0.113.0/24");
    QVERIFY(closed.ok());
    QVERIFY(flowsOf(closed->model, model::FlowKind::Data).contains("allowed-ranges->ecs/web/app"));
    QVERIFY(!closed->model.element("internet"));
    const auto open = with("0.0.0.0/0");
    QVERIFY(open.ok() && open->model.element("internet"));
}

void TestTerraform::publicAddressesLeadIn()
{
    const auto with = [](const std::string &port) {
        return importPlan(task + "," + service(R"(, "network_configuration": [{"assign_public_ip": true}])") +
                              "," +
                              resource("aws_security_group", "task",
                                       R"({"ingress": [{"from_port": )" + port + R"(, "to_port": )" + port +
                                           R"(, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]})"),
                          configured(serviceExpressions));
    };
    const auto open = with("8080");
    QVERIFY(open.ok());
    QVERIFY(flowsOf(open->model, model::FlowKind::Data).contains("internet->ecs/web/app"));
    QVERIFY(!flowsOf(open->model, model::FlowKind::Data).contains("internet->ecs/web/cache"));
    const auto other = with("22");
    QVERIFY(other.ok() && !other->model.element("internet"));
}

void TestTerraform::rolesAreJudgedByTheirPolicies_data()
{
    QTest::addColumn<QString>("policies");
    QTest::addColumn<QString>("scope");
    const auto policy = [](const char *text) {
        return QString::fromStdString(
            resource("aws_iam_role_policy", "p", std::string(R"({"role": "app", "policy": )") + text + "}"));
    };
    const auto attached = [](const char *arn) {
        return QString::fromStdString(
            resource("aws_iam_role_policy_attachment", "p",
                     std::string(R"({"role": "app", "policy_arn": ")") + arn + "\"}"));
    };
    QTest::newRow("admin") << attached("arn:aws:iam::aws:policy/AdministratorAccess") << "admin";
    QTest::newRow("full access") << attached("arn:aws:iam::aws:policy/AmazonS3FullAccess") << "broad";
    QTest::newRow("other managed") << attached("arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess") << "";
    QTest::newRow("everything")
        << policy(R"("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}")")
        << "admin";
    QTest::newRow("whole service")
        << policy(
               R"("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"s3:*\"],\"Resource\":\"arn:aws:s3:::b/*\"}}")")
        << "broad";
    QTest::newRow("named")
        << policy(
               R"("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":\"arn:aws:s3:::b/*\"}]}")")
        << "least_privilege";
    QTest::newRow("denied")
        << policy(R"("{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}")") << "";
    QTest::newRow("unknown") << policy("null") << "";
    QTest::newRow("none in the plan") << QString::fromStdString(resource("aws_s3_bucket", "b", "{}")) << "";
}

void TestTerraform::rolesAreJudgedByTheirPolicies()
{
    QFETCH(QString, policies);
    QFETCH(QString, scope);
    IMPORT(imported, importPlan(task + "," + resource("aws_iam_role", "app", R"({"name": "app"})") + "," +
                                    policies.toStdString(),
                                configured(expressions("aws_ecs_task_definition.web",
                                                       refers("task_role_arn", "aws_iam_role.app")))));
    QCOMPARE(valueOf(imported.model, "ecs/web/app", "cloud_iam_scope").toLower(), scope);
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

QTEST_APPLESS_MAIN(TestTerraform)
#include "test_terraform.moc"
