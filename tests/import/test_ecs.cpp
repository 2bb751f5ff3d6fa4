// SPDX-License-Identifier: Apache-2.0
#include "plan_parts.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace import_ecs {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Tasks and services of ECS in a plan of Terraform: what runs, who comes in, and what its roles may do.
class TestEcs : public QObject
{
    Q_OBJECT

private slots:
    void readsEcsTasks();
    void loadBalancersLeadIn();
    void securityGroupsSayWhoComesIn();
    void publicAddressesLeadIn();
    void rolesAreJudgedByTheirPolicies_data();
    void rolesAreJudgedByTheirPolicies();
    void boundariesTakeAwayFromRoles();
    void referencesThatMultiplyAreFollowedOnce();
    void manyListenersOfOneGroup();
    void instancesReferToTheirOwn();
    void instancesOfModulesReferToTheirOwn();
    void eachContainerHasItsOwnWayIn_data();
    void eachContainerHasItsOwnWayIn();
    void whoComesInByRules_data();
    void whoComesInByRules();
    void containersOfATaskReachEachOther();
    void linksLeadToContainers_data();
    void linksLeadToContainers();
    void theLatestRevisionOfAFamilyCounts_data();
    void theLatestRevisionOfAFamilyCounts();
};

void TestEcs::readsEcsTasks()
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

void TestEcs::loadBalancersLeadIn()
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

void TestEcs::securityGroupsSayWhoComesIn()
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

void TestEcs::publicAddressesLeadIn()
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

void TestEcs::rolesAreJudgedByTheirPolicies_data()
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

void TestEcs::rolesAreJudgedByTheirPolicies()
{
    QFETCH(QString, policies);
    QFETCH(QString, scope);
    IMPORT(imported, importPlan(task + "," + resource("aws_iam_role", "app", R"({"name": "app"})") + "," +
                                    policies.toStdString(),
                                configured(expressions("aws_ecs_task_definition.web",
                                                       refers("task_role_arn", "aws_iam_role.app")))));
    QCOMPARE(valueOf(imported.model, "ecs/web/app", "cloud_iam_scope").toLower(), scope);
}

void TestEcs::boundariesTakeAwayFromRoles()
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

void TestEcs::referencesThatMultiplyAreFollowedOnce()
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

void TestEcs::manyListenersOfOneGroup()
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

void TestEcs::instancesReferToTheirOwn()
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

void TestEcs::instancesOfModulesReferToTheirOwn()
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

void TestEcs::eachContainerHasItsOwnWayIn_data()
{
    QTest::addColumn<bool>("isKnown"); // by ARNs
    QTest::addColumn<bool>("isNamed"); // by constants in the configuration
    QTest::newRow("by value") << true << false;
    QTest::newRow("by the block") << false << true;
    QTest::newRow("unknown") << false << false;
}

void TestEcs::eachContainerHasItsOwnWayIn()
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

void TestEcs::whoComesInByRules_data()
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

void TestEcs::whoComesInByRules()
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

// At localhost, by the ports that they map, else by what their products are known for.
void TestEcs::containersOfATaskReachEachOther()
{
    const auto flows = [](const std::string &mode, const std::string &ports) {
        const std::string containers =
            R"([{\"name\":\"app\",\"image\":\"app\",\"environment\":[{\"name\":\"DB_URL\",\"value\":\"postgres://localhost:5432/x\"}]},)"
            R"({\"name\":\"pg\",\"image\":\"postgres\"},{\"name\":\"proxy\",\"image\":\"proxy\",\"portMappings\":[)" +
            ports + "]}]";
        const auto imported =
            importPlan(resource("aws_ecs_task_definition", "t",
                                R"({"family": "f", "network_mode": ")" + mode +
                                    R"(", "container_definitions": ")" + containers + "\"}"),
                       "");
        return imported ? flowsOf(imported->model, model::FlowKind::Data).join(' ')
                        : QString::fromStdString(imported.error().text());
    };
    QCOMPARE(flows("awsvpc", ""), QString("ecs/f/app->ecs/f/pg"));
    QCOMPARE(flows("awsvpc", R"({\"containerPort\":5432})"), QString("ecs/f/app->ecs/f/proxy"));
    QCOMPARE(flows("bridge", ""), QString());
}

void TestEcs::linksLeadToContainers_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isDrawn");
    const auto row = [](const char *mode, const char *link, bool isDrawn) {
        QTest::addRow("%s, %s", mode, link) << QString(mode) << QString(link) << isDrawn;
    };
    row("bridge", "cache", true);
    row("bridge", "cache:store", true);
    row("", "cache:store", true);
    row("awsvpc", "cache", false); // which ECS refuses
    row("bridge", "other", false); // no container of the task
}

void TestEcs::linksLeadToContainers()
{
    QFETCH(QString, mode);
    QFETCH(QString, link);
    QFETCH(bool, isDrawn);
    const std::string stated = mode.isEmpty() ? "" : R"("network_mode": ")" + mode.toStdString() + "\", ";
    IMPORT(imported,
           importPlan(resource(
               "aws_ecs_task_definition", "web",
               R"({"family": "web", )" + stated +
                   R"("container_definitions": "[{\"name\":\"app\",\"image\":\"app\",\"links\":[\")" +
                   link.toStdString() +
                   R"(\"],\"environment\":[{\"name\":\"STORE_URL\",\"value\":\"redis://store:6379\"}]},)"
                   R"({\"name\":\"cache\",\"image\":\"redis\"}]"})")));
    const QStringList flows = flowsOf(imported.model, model::FlowKind::Data);
    QCOMPARE(flows.filter("ecs/web/app->").join(' '),
             isDrawn ? QString("ecs/web/app->ecs/web/cache") : QString());
    QCOMPARE(diagnosticsOf(imported).contains("links other, which is no container"), link == "other");
}

// A service that names a family runs its latest revision; what is yet to be registered will be the latest.
void TestEcs::theLatestRevisionOfAFamilyCounts_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("exposed"); // by the resource's name
    QTest::newRow("by number") << "web"
                               << "9"
                               << "10"
                               << "b";
    QTest::newRow("the first") << "web"
                               << "10"
                               << "9"
                               << "a";
    QTest::newRow("one is new") << "web"
                                << ""
                                << "10"
                                << "a";
    QTest::newRow("one is named") << "web:9"
                                  << "9"
                                  << "10"
                                  << "a";
    QTest::newRow("by an ARN") << "arn:aws:ecs:eu-west-1:1:task-definition/web"
                               << "9"
                               << "10"
                               << "b";
    QTest::newRow("two of one number") << "web"
                                       << "9"
                                       << "9"
                                       << "";
}

void TestEcs::theLatestRevisionOfAFamilyCounts()
{
    QFETCH(QString, named);
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, exposed);
    const auto definition = [](const std::string &name, const QString &revision) {
        return resource("aws_ecs_task_definition", name,
                        R"({"family": "web", "network_mode": "awsvpc", )" +
                            (revision.isEmpty() ? "" : "\"revision\": " + revision.toStdString() + ", ") +
                            R"("container_definitions": "[{\"name\":\")" + name +
                            R"(\",\"image\":\"app\",\"portMappings\":[{\"containerPort\":8080}]}]"})");
    };
    IMPORT(imported, importPlan(definition("a", first) + "," + definition("b", second) + "," +
                                resource("aws_ecs_service", "web",
                                         R"({"name": "web", "desired_count": 3, "task_definition": ")" +
                                             named.toStdString() + "\"}")));
    QStringList running;
    for (const model::Element &element : imported.model.elements())
        if (element.kind == model::Kind::Container && valueOf(imported.model, element.id, "replicas") == "3")
            running += QString::fromStdString(element.name);
    QCOMPARE(running.join(' '), exposed);
}

} // namespace import_ecs

BULKHEAD_TEST(import_ecs, TestEcs, None)
#include "test_ecs.moc"
