// SPDX-License-Identifier: Apache-2.0
#include "plan_parts.h"

namespace bulkhead::tests {

using namespace import;

Result<Imported> importPlan(const std::string &resources, const std::string &configuration,
                            const std::string &modules)
{
    const std::string plan =
        "{\"format_version\": \"1.2\", \"terraform_version\": \"1.9.0\",\n \"planned_values\": "
        "{\"root_module\": {\"resources\": [\n" +
        resources + "\n]" + (modules.empty() ? "" : ", \"child_modules\": [" + modules + "]") +
        "}},\n \"configuration\": {\"root_module\": {" + configuration + "}}}";
    return importProject({"plan.json"}, {{"plan.json", plan}});
}

std::string resource(const std::string &type, const std::string &name, const std::string &values,
                     const std::string &sensitive)
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

} // namespace bulkhead::tests
