// SPDX-License-Identifier: Apache-2.0
#include "plan_parts.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_ecs_state {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Services and tasks of ECS in a state of Terraform, which has no configuration: values alone say what
// belongs together.
class TestEcsState : public QObject
{
    Q_OBJECT

private slots:
    void servicesNameTheirDefinitions_data();
    void servicesNameTheirDefinitions();
};

void TestEcsState::servicesNameTheirDefinitions_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char *name, bool isFound) {
        QTest::newRow(name) << QString::fromLatin1(name) << isFound;
    };
    row("arn:aws:ecs:eu-west-1:1:task-definition/web:3", true);
    row("arn:aws:ecs:eu-west-1:1:task-definition/web", true);
    row("web", true);
    row("web:3", true);
    row("web:2", false);
    row("arn:aws:ecs:eu-west-1:1:task-definition/web:2", false);
    row("we", false);
    row("web:", true);
    row("", false);
}

void TestEcsState::servicesNameTheirDefinitions()
{
    QFETCH(QString, name);
    QFETCH(bool, isFound);
    const std::string state =
        R"({"format_version": "1.0", "terraform_version": "1.9.0", "values": {"root_module": {"resources": [)" +
        resource("aws_ecs_task_definition", "web",
                 R"({"family": "web", "arn": "arn:aws:ecs:eu-west-1:1:task-definition/web:3", "revision": 3,
                     "container_definitions": "[{\"name\": \"app\", \"image\": \"acme/app:1\"}]"})") +
        "," +
        resource("aws_ecs_service", "web",
                 R"({"name": "web", "desired_count": 2, "cluster": "prod", "task_definition": ")" +
                     name.toStdString() + R"("})") +
        "," + resource("aws_ecs_cluster", "main", R"({"name": "prod"})") + "]}}}";
    IMPORT(imported, importProject({"state.json"}, {{"state.json", state}}));
    QCOMPARE(valueOf(imported.model, "ecs/web/app", "replicas"), isFound ? QString("2") : QString());
    QCOMPARE(imported.model.element("ecs.main") != nullptr, isFound);
    QCOMPARE(diagnosticsOf(imported).contains("not in the plan"), !isFound);
}

} // namespace import_ecs_state

BULKHEAD_TEST(import_ecs_state, TestEcsState, None)
#include "test_ecs_state.moc"
