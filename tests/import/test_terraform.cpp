// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "model/file/file.h"

#include <QtTest>

#include <algorithm>

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
    void boundariesTakeAwayFromRoles();
    void referencesGoThroughModules();
    void sensitiveValuesAreNotRead();
    void sensitivePlacesAreNotMounted();
    void nullIsNoValue();
    void unknownValuesStayUnknown();
    void referencesThatMultiplyAreFollowedOnce();
    void manyListenersOfOneGroup();
    void instancesReferToTheirOwn();
    void instancesOfModulesReferToTheirOwn();
    void eachContainerHasItsOwnWayIn_data();
    void eachContainerHasItsOwnWayIn();
    void whoComesInByRules_data();
    void whoComesInByRules();
    void brokenManifestsAreLeftOut();
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
    R"({"family": "web", "network_mode": "awsvpc", "requires_compatibilities": ["FARGATE"], "memory": "1024", "cpu": "256",
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
    QCOMPARE(valueOf(model, "ecs/web/app", "cpu_limit").section(' ', 0, 0), QString("0.25"));
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
    const auto statement = [&](const char *action, const char *on) {
        return policy((std::string(R"("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\")") + action +
                       R"(\",\"Resource\":\")" + on + R"(\"}]}")")
                          .c_str());
    };
    QTest::newRow("every bucket") << statement("s3:GetObject", "arn:aws:s3:::*") << "broad";
    QTest::newRow("every role") << statement("iam:GetRole", "arn:aws:iam::1:role/*") << "broad";
    QTest::newRow("every secret") << statement("secretsmanager:GetSecretValue",
                                               "arn:aws:secretsmanager:eu-west-1:1:secret:*")
                                  << "broad";
    QTest::newRow("some secrets") << statement("secretsmanager:GetSecretValue",
                                               "arn:aws:secretsmanager:eu-west-1:1:secret:app-*")
                                  << "least_privilege";
    QTest::newRow("one log group") << statement("logs:PutLogEvents", "arn:aws:logs:*:1:log-group:app:*")
                                   << "least_privilege";
    QTest::newRow("case of actions") << statement("IAM:putRolePolicy", "*") << "admin";
    QTest::newRow("pattern of actions") << statement("iam:Attach*", "*") << "admin";
    QTest::newRow("keys of others") << statement("iam:CreateAccessKey", "*") << "admin";
    QTest::newRow("all of IAM") << statement("iam:*", "arn:aws:iam::*:*") << "admin";
    QTest::newRow("read IAM") << statement("iam:Get*", "*") << "broad";
    QTest::newRow("attachment of several")
        << QString::fromStdString(
               resource("aws_iam_policy_attachment", "p",
                        R"({"roles": ["app"], "policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess"})"))
        << "admin";
    QTest::newRow("exclusive attachments")
        << QString::fromStdString(resource(
               "aws_iam_role_policy_attachments_exclusive", "p",
               R"({"role_name": "app", "policy_arns": ["arn:aws:iam::aws:policy/AmazonS3FullAccess"]})"))
        << "broad";
    QTest::newRow("denied")
        << policy(R"("{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}")") << "";
    QTest::newRow("denied in part")
        << policy(R"("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},)"
                  R"({\"Effect\":\"Deny\",\"Action\":\"iam:*\",\"Resource\":\"*\"}]}")")
        << "";
    QTest::newRow("denied on a condition")
        << policy(
               R"("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},)"
               R"({\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"a\":\"b\"}}}]}")")
        << "admin";
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

void TestTerraform::boundariesTakeAwayFromRoles()
{
    const auto with = [](const std::string &boundary) {
        return importPlan(
            task + "," +
                resource("aws_iam_role", "app",
                         R"({"name": "app", "permissions_boundary": )" + boundary + "}") +
                "," +
                resource("aws_iam_role_policy_attachment", "p",
                         R"({"role": "app", "policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess"})"),
            configured(
                expressions("aws_ecs_task_definition.web", refers("task_role_arn", "aws_iam_role.app"))));
    };
    IMPORT(free, with("null"));
    QCOMPARE(valueOf(free.model, "ecs/web/app", "cloud_iam_scope").toLower(), QString("admin"));
    IMPORT(bounded, with(R"("arn:aws:iam::1:policy/boundary")"));
    QVERIFY(bounded.model.element("ecs/web/app"));
    QVERIFY(!propertyOf(bounded.model, "ecs/web/app", "cloud_iam_scope"));
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

void TestTerraform::referencesThatMultiplyAreFollowedOnce()
{
    constexpr int depth = 40;
    std::string module =
        R"({"resources": [{"address": "aws_ecs_service.web", "expressions": {"task_definition": {"references": ["var.v"]}}}]})";
    std::string path;
    for (int i = 0; i < depth; ++i) {
        path += "module.m.";
        const std::string given = i == depth - 1
                                      ? R"(["aws_ecs_task_definition.web"])"
                                      : R"(["var.v", "var.v"]}, "w": {"references": ["var.w", "var.v"])";
        module = R"({"module_calls": {"m": {"expressions": {"v": {"references": )" + given +
                 R"(}}, "module": )" + module + "}}}";
    }
    std::string inner = service("");
    inner.replace(inner.find("aws_ecs_service.web"), 19, path + "aws_ecs_service.web");
    IMPORT(imported, importPlan(task, module.substr(1, module.size() - 2),
                                R"({"address": "module.m", "resources": [)" + inner + "]}"));
    QCOMPARE(valueOf(imported.model, "ecs/web/app", "replicas"), QString("3"));
}

void TestTerraform::manyListenersOfOneGroup()
{
    std::string resources =
        task + "," + resource("aws_lb_target_group", "t", R"({"arn": "tg"})") + "," +
        resource("aws_security_group", "g", R"({"id": "g"})") + "," +
        resource("aws_ecs_service", "s",
                 R"({"load_balancer": [{"container_name": "app", "target_group_arn": "tg"}]})");
    for (int i = 1; i <= 1500; ++i) {
        const std::string n = std::to_string(i);
        resources +=
            "," +
            resource("aws_lb", "l" + n,
                     R"({"internal": false, "security_groups": ["g"], "arn": "l)" + n + "\"}") +
            "," +
            resource("aws_lb_listener", "l" + n,
                     R"({"load_balancer_arn": "l)" + n + R"(", "arn": "li)" + n + R"(", "port": )" + n +
                         "}") +
            "," +
            resource("aws_lb_listener_rule", "l" + n,
                     R"({"listener_arn": "li)" + n + R"(", "action": [{"target_group_arn": "tg"}]})") +
            "," +
            resource("aws_security_group_rule", "r" + n,
                     R"({"type": "ingress", "protocol": "tcp", "security_group_id": "g", "from_port": )" + n +
                         R"(, "to_port": )" + n + R"(, "cidr_blocks": ["0.0.0.0/0"]})");
    }
    IMPORT(imported,
           importPlan(resources,
                      configured(expressions("aws_ecs_service.s",
                                             refers("task_definition", "aws_ecs_task_definition.web")))));
    const auto &flows = imported.model.flows();
    QCOMPARE(std::count_if(flows.begin(), flows.end(),
                           [](const model::Flow &flow) { return flow.source == "internet"; }),
             1500);
}

void TestTerraform::instancesReferToTheirOwn()
{
    const auto instance = [](const std::string &type, const std::string &key, const std::string &values) {
        std::string text = resource(type, "x", values);
        const std::string plain = "\"" + type + ".x\"";
        return text.replace(text.find(plain), plain.size(), "\"" + type + ".x[\\\"" + key + "\\\"]\"");
    };
    const auto definition = [&](const std::string &key) {
        return instance("aws_ecs_task_definition", key,
                        R"({"family": ")" + key +
                            R"(", "network_mode": "awsvpc", "container_definitions": )" +
                            R"("[{\"name\":\"c\",\"image\":\"x\"}]"})");
    };
    const auto role = [&](const std::string &key, const std::string &action, const std::string &on) {
        return instance("aws_iam_role", key, R"({"name": ")" + key + "\"}") + "," +
               instance("aws_iam_role_policy", key,
                        R"({"role": ")" + key +
                            R"(", "policy": "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\")" + action +
                            R"(\",\"Resource\":\")" + on + R"(\"}}"})");
    };
    const auto with = [&](const std::string &references) {
        return importPlan(
            definition("admin") + "," + definition("web") + "," + definition("other") + "," +
                role("admin", "*", "*") + "," + role("web", "s3:GetObject", "arn:aws:s3:::b/*"),
            configured(expressions("aws_ecs_task_definition.x",
                                   R"("task_role_arn": {"references": [)" + references + "]}")));
    };
    IMPORT(own, with(R"("aws_iam_role.x", "each.key")"));
    QCOMPARE(valueOf(own.model, "ecs/admin/c", "cloud_iam_scope").toLower(), QString("admin"));
    QCOMPARE(valueOf(own.model, "ecs/web/c", "cloud_iam_scope").toLower(), QString("least_privilege"));
    QVERIFY(own.model.element("ecs/other/c") && !propertyOf(own.model, "ecs/other/c", "cloud_iam_scope"));
    IMPORT(one, with(R"("aws_iam_role.x[\"web\"].arn", "aws_iam_role.x[\"web\"]", "aws_iam_role.x")"));
    QCOMPARE(valueOf(one.model, "ecs/admin/c", "cloud_iam_scope").toLower(), QString("least_privilege"));
    IMPORT(counted, with(R"("aws_iam_role.x", "count.index")"));
    QCOMPARE(valueOf(counted.model, "ecs/admin/c", "cloud_iam_scope").toLower(), QString("admin"));
    IMPORT(byValue, with(R"("aws_iam_role.x", "each.value.role", "each.value")"));
    QVERIFY(!propertyOf(byValue.model, "ecs/admin/c", "cloud_iam_scope"));
    IMPORT(several, with(R"("aws_iam_role.x", "local.key")"));
    QVERIFY(!propertyOf(several.model, "ecs/admin/c", "cloud_iam_scope"));
}

void TestTerraform::instancesOfModulesReferToTheirOwn()
{
    // A module with two instances, each with its own definition and service.
    const auto instance = [](const std::string &key, const std::string &replicas) {
        const std::string path = "module.run[\\\"" + key + "\\\"]";
        return R"({"address": ")" + path + R"(", "resources": [{"address": ")" + path +
               R"(.aws_ecs_task_definition.t", "mode": "managed", "type": "aws_ecs_task_definition", "name": "t",
                   "values": {"family": ")" +
               key + R"(", "container_definitions": "[{\"name\":\"c\",\"image\":\"x\"}]"}}, {"address": ")" +
               path +
               R"(.aws_ecs_service.s", "mode": "managed", "type": "aws_ecs_service", "name": "s",
                   "values": {"desired_count": )" +
               replicas + "}}]}";
    };
    IMPORT(imported,
           importPlan("",
                      R"("module_calls": {"run": {"module": {)" +
                          configured(expressions("aws_ecs_service.s",
                                                 refers("task_definition", "aws_ecs_task_definition.t"))) +
                          "}}}",
                      instance("a", "2") + "," + instance("b", "5")));
    QCOMPARE(valueOf(imported.model, "ecs/a/c", "replicas"), QString("2"));
    QCOMPARE(valueOf(imported.model, "ecs/b/c", "replicas"), QString("5"));
}

void TestTerraform::eachContainerHasItsOwnWayIn_data()
{
    QTest::addColumn<bool>("isKnown"); // by ARNs
    QTest::addColumn<bool>("isNamed"); // by constants in the configuration
    QTest::newRow("by value") << true << false;
    QTest::newRow("by the block") << false << true;
    QTest::newRow("unknown") << false << false;
}

void TestTerraform::eachContainerHasItsOwnWayIn()
{
    QFETCH(bool, isKnown);
    QFETCH(bool, isNamed);
    const auto arn = [&](const std::string &key, const std::string &value) {
        return isKnown ? ", \"" + key + "\": \"" + value + "\"" : std::string();
    };
    const auto blockOf = [&](const std::string &container, const std::string &group) {
        return "{" + (isNamed ? R"("container_name": {"constant_value": ")" + container + "\"}, " : "") +
               refers("target_group_arn", "aws_lb_target_group." + group) + "}";
    };
    const auto way = [&](const std::string &name, const std::string &internal) {
        return "," + resource("aws_lb_target_group", name, R"({"port": 1)" + arn("arn", name) + "}") + "," +
               resource("aws_lb", name, R"({"internal": )" + internal + "}") + "," +
               resource("aws_lb_listener", name,
                        R"({"port": 443, "default_action": [{"forward": [{"target_group": [{"weight": 1)" +
                            arn("arn", name) + "}]}]}]}");
    };
    const auto leads = [&](const std::string &name) {
        return ", " + expressions("aws_lb_listener." + name,
                                  refers("load_balancer_arn", "aws_lb." + name) +
                                      R"(, "default_action": [{"forward": [{"target_group": [{)" +
                                      refers("arn", "aws_lb_target_group." + name) + "}]}]}]");
    };
    IMPORT(imported,
           importPlan(task + "," +
                          service(R"(, "load_balancer": [{"container_name": "app")" +
                                  arn("target_group_arn", "open") + R"(}, {"container_name": "cache")" +
                                  arn("target_group_arn", "inner") + "}]") +
                          way("open", "false") + way("inner", "true"),
                      configured(expressions("aws_ecs_service.web",
                                             refers("task_definition", "aws_ecs_task_definition.web") +
                                                 R"(, "load_balancer": [)" + blockOf("cache", "inner") +
                                                 ", " + blockOf("app", "open") + "]") +
                                 leads("open") + leads("inner"))));
    const QStringList flows = flowsOf(imported.model, model::FlowKind::Data);
    QCOMPARE(flows.contains("internet->ecs/web/app"), isKnown || isNamed);
    QCOMPARE(flows.contains("internal-network->ecs/web/cache"), isKnown || isNamed);
    QVERIFY(!flows.contains("internet->ecs/web/cache") && !flows.contains("internal-network->ecs/web/app"));
    QCOMPARE(diagnosticsOf(imported).contains("which target group leads to app is not known"),
             !isKnown && !isNamed);
}

void TestTerraform::whoComesInByRules_data()
{
    QTest::addColumn<QString>("groups");
    QTest::addColumn<QString>("ingress");
    QTest::addColumn<QString>("from"); // the internet also where it is not known
    const QString rule = R"({"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": [%1]})";
    QTest::newRow("halves") << R"("g")" << rule.arg(R"("0.0.0.0/1", "128.0.0.0/1")") << "internet";
    QTest::newRow("halves of two rules")
        << R"("g")" << rule.arg(R"("0.0.0.0/1")") + ',' + rule.arg(R"("128.0.0.0/1")") << "internet";
    QTest::newRow("halves of IPv6") << R"("g")" << rule.arg(R"("::/1", "8000::/1")") << "internet";
    QTest::newRow("one half") << R"("g")" << rule.arg(R"("0.0.0.0/1")") << "allowed-ranges";
    QTest::newRow("private") << R"("g")" << rule.arg(R"("10.0.0.0/8")") << "allowed-ranges";
    QTest::newRow("another group") << R"("g", "elsewhere")" << rule.arg(R"("10.0.0.0/8")") << "internet";
    QTest::newRow("nobody") << R"("g")"
                            << ""
                            << "";
}

void TestTerraform::whoComesInByRules()
{
    QFETCH(QString, groups);
    QFETCH(QString, ingress);
    QFETCH(QString, from);
    IMPORT(
        imported,
        importPlan(task + "," + service(balanced) + "," +
                       resource("aws_lb", "front",
                                R"({"internal": false, "security_groups": [)" + groups.toStdString() + "]}") +
                       "," + resource("aws_lb_target_group", "web", "{}") + "," +
                       resource("aws_lb_listener", "https", R"({"port": 443, "protocol": "HTTPS"})") + "," +
                       resource("aws_security_group", "g",
                                R"({"id": "g", "ingress": [)" + ingress.toStdString() + "]}"),
                   configured(serviceExpressions + ", " + balancerExpressions)));
    QVERIFY(imported.model.element("ecs/web/app"));
    for (const char *party : {"internet", "allowed-ranges"})
        QCOMPARE(imported.model.element(party) != nullptr, from == party);
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

// Plans state every attribute of a resource, those that are not given as null.
void TestTerraform::nullIsNoValue()
{
    IMPORT(imported,
           importPlan(
               resource("docker_container", "d",
                        R"({"name": "d", "image": "x", "user": null, "network_mode": null, "log_driver": null,
 "memory": null, "cpus": null, "volumes": [{"host_path": null, "volume_name": "data", "container_path": "/x"}],
 "devices": [{"host_path": null}], "env": [null],
 "ports": [{"internal": 80, "external": null, "ip": null, "protocol": "tcp"}]})") +
               "," +
               resource(
                   "aws_ecs_task_definition", "t",
                   R"({"family": null, "network_mode": null, "pid_mode": null, "ipc_mode": null, "cpu": null,
 "memory": null, "task_role_arn": null, "volume": [{"name": "v", "host_path": null}],
 "container_definitions": "[{\"name\":\"c\",\"image\":\"x\",\"user\":null,\"portMappings\":[{\"containerPort\":80,\"hostPort\":null}],\"mountPoints\":[{\"sourceVolume\":\"v\"}]}]"})")));
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

QTEST_APPLESS_MAIN(TestTerraform)
#include "test_terraform.moc"
