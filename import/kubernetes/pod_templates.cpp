// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/pod_templates.h"

#include "import/reading/tree_builder.h"

#include <algorithm>
#include <array>
#include <memory>

namespace bulkhead::import::kubernetes {

namespace {

bool statesImage(const Node &container)
{
    return !container["image"].text().empty();
}

bool isPodSpec(const Node &node)
{
    const auto containers = node["containers"].items();
    return std::any_of(containers.begin(), containers.end(), statesImage);
}

bool holdsPod(const Node &node)
{
    return isPodSpec(node["spec"]);
}

void addPart(std::vector<PodTemplate> &found, const Node &holder, std::string_view part)
{
    std::string name(part);
    const auto isTaken = [&found](const std::string &candidate) {
        return std::any_of(found.begin(), found.end(),
                           [&](const PodTemplate &other) { return other.part == candidate; });
    };
    for (int number = 2; isTaken(name); ++number)
        name = std::string(part) + "-" + std::to_string(number);
    found.push_back({&holder, std::move(name)});
}

// Words of a path that say nothing of which of several pods it leads to.
bool isFrame(std::string_view key)
{
    return key == "spec" || key == "template" || key == "jobTemplate" || key == "podSpec";
}

// Fields of a pod's spec that workflow engines let people set.
constexpr std::array podFields = {
    std::string_view("automountServiceAccountToken"),
    std::string_view("dnsPolicy"),
    std::string_view("hostIPC"),
    std::string_view("hostNetwork"),
    std::string_view("hostPID"),
    std::string_view("hostUsers"),
    std::string_view("nodeSelector"),
    std::string_view("os"),
    std::string_view("runtimeClassName"),
    std::string_view("securityContext"),
    std::string_view("serviceAccountName"),
    std::string_view("shareProcessNamespace"),
};

// Writes a pod template from parts that stand elsewhere.
class PodComposer
{
public:
    explicit PodComposer(const Node &place)
        : m_tree(SourceText(std::make_shared<const std::string>()), {}, {}), m_place(place)
    {
        m_tree.beginMap(at(place));
    }

    void adopt(std::string_view key, const Node &value)
    {
        if (value) {
            writeKey(key, value.line());
            m_tree.adopt(value);
        }
    }

    void beginMap(std::string_view key)
    {
        writeKey(key, m_place.line());
        m_tree.beginMap(at(m_place));
    }
    void beginList(std::string_view key)
    {
        writeKey(key, m_place.line());
        m_tree.beginList(at(m_place));
    }
    void endMap() { m_tree.endMap(); }
    void endList() { m_tree.endList(); }

    // The fields of a pod, each from the first place that states it.
    void podFieldsOf(std::initializer_list<const Node *> places)
    {
        for (const std::string_view field : podFields)
            for (const Node *place : places)
                if (place->has(field)) {
                    writeKey(field, place->keyLine(field));
                    m_tree.adopt((*place)[field]);
                    break;
                }
    }

    // A value under another name.
    void renamed(std::string_view key, const Node &map, std::string_view known)
    {
        if (map.has(known)) {
            writeKey(key, map.keyLine(known));
            m_tree.adopt(map[known]);
        }
    }
    void beginItem() { m_tree.beginMap(at(m_place)); }
    void text(std::string_view key, std::string_view value)
    {
        writeKey(key, m_place.line());
        m_tree.scalar({value, {}, false, Node::Type::Text}, at(m_place));
    }

    // The items of several lists as one.
    void lists(std::string_view key, std::initializer_list<const Node *> lists)
    {
        beginList(key);
        for (const Node *list : lists)
            for (const Node &item : list->items())
                m_tree.adopt(item);
        endList();
    }

    // A container with what it does not state itself taken from another; called `name` where it has no name.
    // What is no map is no container.
    void container(const Node &own, const Node &otherwise, std::string_view name = {})
    {
        if (!own.isMap())
            return;
        m_tree.beginMap(at(own));
        const bool isNameless = own["name"].text().empty();
        if (isNameless && !name.empty()) {
            writeKey("name", own.line());
            m_tree.scalar({name, {}, false, Node::Type::Text}, at(own));
        }
        for (const MapEntry &entry : own.entries())
            if (entry.key != "name" || !isNameless)
                entryOf(entry);
        for (const MapEntry &entry : otherwise.entries())
            if (!own.has(entry.key) && entry.key != "name")
                entryOf(entry);
        m_tree.endMap();
    }

    // The whole; nothing where it exceeds what a document may hold.
    std::vector<Document> finish()
    {
        m_tree.endMap();
        m_tree.endDocument(m_place.line());
        return m_tree.failed() ? std::vector<Document>() : m_tree.takeDocuments();
    }

private:
    static Position at(const Node &node) { return {node.line(), node.column()}; }
    void writeKey(std::string_view text, int line)
    {
        m_tree.scalar({text, {}, false, Node::Type::Text}, {line, 1});
    }
    void entryOf(const MapEntry &entry)
    {
        writeKey(entry.key, entry.line);
        m_tree.adopt(entry.value);
    }

    TreeBuilder m_tree;
    const Node &m_place;
};

const Node *keepComposed(std::vector<Document> &kept, std::vector<Document> composed)
{
    if (composed.empty())
        return nullptr;
    kept.push_back(std::move(composed.front()));
    return &kept.back().root();
}

const Node &firstOf(const Node &first, const Node &second)
{
    return first ? first : second;
}

// Argo's rule: a script is a container too.
const Node &mainContainer(const Node &step)
{
    return firstOf(step["container"], step["script"]);
}

} // namespace

// Pod templates wherever a custom resource keeps them, and specs of pods that say so by their name. Of a list
// or map of them each is called as its item.
void PodTemplates::search(const Node &node, std::string_view part, std::vector<PodTemplate> &found)
{
    if (holdsPod(node)) {
        addPart(found, node, part);
        return;
    }
    for (const MapEntry &entry : node.entries()) {
        if (entry.key == "podSpec" && isPodSpec(entry.value)) {
            PodComposer pod(entry.value);
            pod.adopt("spec", entry.value);
            if (const Node *holder = keepComposed(m_composed, pod.finish()))
                addPart(found, *holder, part);
            continue;
        }
        search(entry.value, isFrame(entry.key) ? part : entry.key, found);
    }
    for (const Node &item : node.items()) {
        const std::string_view name = item["name"].text();
        search(item, name.empty() ? part : name, found);
    }
}

std::vector<PodTemplate> PodTemplates::searched(const Object &object)
{
    std::vector<PodTemplate> found;
    if (holdsPod(*object.node))
        return {{object.node, {}}};
    search(object.spec(), {}, found);
    const Node &usual = object.spec()["template"];
    if (found.empty() && usual["spec"]["containers"].size() > 0)
        found.push_back({&usual, {}});
    if (found.size() == 1 && !object.info)
        found.front().part.clear();
    return found;
}

// https://github.com/kubeflow/spark-operator/blob/master/docs/api-docs.md: driver and executors run the image
// of the application unless they state their own.
std::vector<PodTemplate> PodTemplates::ofSpark(const Node &application)
{
    std::vector<PodTemplate> found;
    for (const char *key : {"driver", "executor"}) {
        const Node &own = application[key];
        const Node &image = firstOf(own["image"], application["image"]);
        if (!own.isMap() || image.text().empty())
            continue;
        PodComposer pod(own);
        pod.beginMap("spec");
        pod.renamed("serviceAccountName", own, "serviceAccount");
        pod.renamed("securityContext", own, "podSecurityContext");
        for (const char *field : {"hostNetwork", "dnsConfig", "nodeSelector", "shareProcessNamespace"})
            pod.renamed(field, own, field);
        pod.lists("volumes", {&application["volumes"]});
        pod.lists("initContainers", {&own["initContainers"]});
        pod.beginList("containers");
        pod.beginItem();
        pod.text("name", key);
        pod.adopt("image", image);
        for (const char *field : {"securityContext", "env", "envFrom", "volumeMounts", "ports", "lifecycle"})
            pod.renamed(field, own, field);
        pod.endMap();
        for (const Node &sidecar : own["sidecars"].items())
            pod.container(sidecar, Node());
        pod.endList();
        pod.endMap();
        if (const Node *holder = keepComposed(m_composed, pod.finish()))
            addPart(found, *holder, key);
    }
    return found;
}

// https://argo-workflows.readthedocs.io/en/latest/fields/: each template with containers runs as a pod.
std::vector<PodTemplate> PodTemplates::ofWorkflow(const Node &workflow)
{
    std::vector<PodTemplate> found;
    const Node &defaults = workflow["templateDefaults"];
    for (const Node &step : workflow["templates"].items()) {
        const Node &own = mainContainer(step);
        const Node &set = step["containerSet"]["containers"];
        if (!own.isMap() && set.size() == 0)
            continue;
        PodComposer pod(step);
        pod.adopt("metadata", firstOf(step["metadata"], workflow["podMetadata"]));
        pod.beginMap("spec");
        pod.podFieldsOf({&step, &defaults, &workflow});
        pod.lists("volumes", {&workflow["volumes"], &step["volumes"]});
        pod.lists("initContainers", {&step["initContainers"]});
        pod.beginList("containers");
        pod.container(own, mainContainer(defaults), "main");
        for (const Node *list : {&set, &step["sidecars"]})
            for (const Node &container : list->items())
                pod.container(container, Node());
        pod.endList();
        pod.endMap();
        if (const Node *holder = keepComposed(m_composed, pod.finish()))
            addPart(found, *holder, step["name"].text());
    }
    return found;
}

// https://tekton.dev/docs/pipelines/tasks/: the steps of a task are containers of one pod.
const Node *PodTemplates::ofTask(const Node &task, const Node &run)
{
    const auto statesContainer = [&task](const Node &step) {
        return statesImage(step) || (step.isMap() && !step.has("ref") && statesImage(task["stepTemplate"]));
    };
    const auto steps = task["steps"].items();
    if (std::none_of(steps.begin(), steps.end(), statesContainer))
        return nullptr;
    const Node &place = firstOf(run["taskRunTemplate"], run);
    const Node &settings = place["podTemplate"];
    PodComposer pod(task);
    pod.beginMap("spec");
    pod.podFieldsOf({&settings, &place});
    pod.lists("volumes", {&settings["volumes"], &task["volumes"]});
    pod.beginList("containers");
    for (const Node &step : steps)
        if (statesContainer(step))
            pod.container(step, task["stepTemplate"]);
    for (const Node &sidecar : task["sidecars"].items())
        pod.container(sidecar, Node());
    pod.endList();
    pod.endMap();
    return keepComposed(m_composed, pod.finish());
}

std::vector<PodTemplate> PodTemplates::ofPipeline(const Node &pipeline, const Node &run)
{
    std::vector<PodTemplate> found;
    for (const char *key : {"tasks", "finally"})
        for (const Node &task : pipeline[key].items())
            if (const Node *holder = ofTask(task["taskSpec"], run))
                addPart(found, *holder, task["name"].text());
    return found;
}

std::vector<PodTemplate> PodTemplates::of(const Object &object)
{
    const Node &spec = object.spec();
    if (!object.info)
        return searched(object);
    switch (object.info->pods) {
    case Pods::None:
        return {};
    case Pods::Itself:
        return {{object.node, {}}};
    case Pods::Template:
        return {{&(*object.node)["template"], {}}};
    case Pods::SpecTemplate:
        if (spec.has("workloadRef") && !spec.has("template"))
            return {}; // a Rollout that runs the pods of a Deployment
        return {{&spec["template"], {}}};
    case Pods::JobTemplate:
        return {{&spec["jobTemplate"]["spec"]["template"], {}}};
    case Pods::Listed:
        return searched(object);
    case Pods::Spark:
        return ofSpark(firstOf(spec["template"], spec));
    case Pods::Workflow:
        return ofWorkflow(firstOf(spec["workflowSpec"], spec));
    case Pods::Task: {
        const Node *holder = ofTask(firstOf(spec["taskSpec"], spec), spec);
        return holder ? std::vector<PodTemplate>{{holder, {}}} : std::vector<PodTemplate>();
    }
    case Pods::Pipeline:
        return ofPipeline(firstOf(spec["pipelineSpec"], spec), spec);
    }
    return {};
}

} // namespace bulkhead::import::kubernetes
