// SPDX-License-Identifier: Apache-2.0
#include "flow_check.h"

#include "expectation.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>

namespace bulkhead::acceptance {

namespace {

struct ExpectedFlow
{
    std::string app;
    std::string from;
    std::string to;
    bool inferable = false;
};

struct App
{
    std::string_view name;
    std::vector<std::string> forms; // each a file or folder that describes it
};

const std::vector<App> &apps()
{
    static const std::vector<App> all = {
        {"example-voting-app",
         {"apps/example-voting-app/docker-compose.yml", "apps/example-voting-app/k8s-specifications"}},
        {"istio-bookinfo", {"apps/istio-bookinfo/samples/bookinfo"}},
        {"kubernetes-examples/guestbook", {"apps/kubernetes-examples/web/guestbook"}},
    };
    return all;
}

std::vector<ExpectedFlow> readFlows(const std::filesystem::path &corpora)
{
    std::vector<ExpectedFlow> flows;
    std::ifstream stream(corpora / "expected_flows.tsv");
    std::string line;
    std::getline(stream, line);
    while (std::getline(stream, line)) {
        std::vector<std::string> fields = splitLine(line, '\t');
        fields.resize(5);
        flows.push_back({fields[0], fields[1], fields[2], fields[4] == "yes"});
    }
    return flows;
}

// The names that one end of a flow goes by: its own, its pod's, "external" for the outside.
std::set<std::string> namesOf(const model::Model &model, std::string_view id)
{
    std::set<std::string> names;
    const model::Element *element = model.element(id);
    if (!element)
        return names;
    if (element->kind == model::Kind::ExternalEntity)
        names.insert("external");
    names.insert(element->name);
    if (const model::Element *parent = model.element(element->parent))
        names.insert(parent->name.substr(parent->name.find('/') + 1));
    return names;
}

// "a|b": either name, also with a suffix of its own (ratings-v2, mysqldb).
bool goesBy(const std::set<std::string> &names, const std::string &wanted)
{
    for (const std::string &option : splitLine(wanted, '|'))
        for (const std::string &name : names)
            if (name.starts_with(option))
                return true;
    return false;
}

bool isDrawn(const model::Model &model, const ExpectedFlow &expected)
{
    return std::any_of(model.flows().begin(), model.flows().end(), [&](const model::Flow &flow) {
        return flow.kind == model::FlowKind::Data && goesBy(namesOf(model, flow.source), expected.from) &&
               goesBy(namesOf(model, flow.target), expected.to);
    });
}

bool isService(const model::Model &model, std::string_view id)
{
    const model::Element *element = model.element(id);
    return element && (element->kind == model::Kind::Container || element->kind == model::Kind::Process);
}

struct FlowTally
{
    int inferable = 0;
    int found = 0;
    int drawn = 0;
    int unjustified = 0;

    // A flow counts as found where one of the forms of its application tells it: not each form says all.
    void addExpected(const ExpectedFlow &flow, const std::vector<const model::Model *> &forms, bool listAll)
    {
        ++inferable;
        if (std::any_of(forms.begin(), forms.end(),
                        [&](const model::Model *form) { return isDrawn(*form, flow); }))
            ++found;
        else if (listAll)
            std::printf("  missed in %s: %s -> %s\n", flow.app.c_str(), flow.from.c_str(), flow.to.c_str());
    }

    void addDrawn(const App &app, const model::Model &model, const std::vector<ExpectedFlow> &expected,
                  bool listAll)
    {
        for (const model::Flow &flow : model.flows()) {
            if (flow.kind != model::FlowKind::Data || !isService(model, flow.source) ||
                !isService(model, flow.target))
                continue;
            ++drawn;
            const auto from = namesOf(model, flow.source);
            const auto to = namesOf(model, flow.target);
            const bool justified = std::any_of(expected.begin(), expected.end(), [&](const ExpectedFlow &e) {
                return e.app == app.name && goesBy(from, e.from) && goesBy(to, e.to);
            });
            unjustified += !justified;
            if (!justified && listAll)
                std::printf("  without ground in %s: %s\n", std::string(app.name).c_str(), flow.id.c_str());
        }
    }
};

// Containers, images and flows by name, as both forms of an application can tell them.
struct Content
{
    std::set<std::string> containers;
    std::set<std::string> images;
    std::set<std::string> flows;
};

Content contentOf(const model::Model &model)
{
    Content content;
    for (const model::Element &element : model.elements()) {
        if (element.kind == model::Kind::Container)
            content.containers.insert(element.name);
        else if (element.kind == model::Kind::Image)
            content.images.insert(element.id);
    }
    for (const model::Flow &flow : model.flows())
        if (flow.kind == model::FlowKind::Data && isService(model, flow.source) &&
            isService(model, flow.target))
            content.flows.insert(model.element(flow.source)->name + " -> " +
                                 model.element(flow.target)->name);
    return content;
}

std::string difference(const char *what, const std::set<std::string> &compose,
                       const std::set<std::string> &kubernetes)
{
    std::string text;
    for (const std::string &item : compose)
        if (!kubernetes.contains(item))
            text += std::string("  only in compose: ") + what + " " + item + "\n";
    for (const std::string &item : kubernetes)
        if (!compose.contains(item))
            text += std::string("  only in Kubernetes: ") + what + " " + item + "\n";
    return text;
}

// Folders with one compose file and one Kubernetes file.
std::vector<std::pair<std::string, std::string>> findPairs(const std::filesystem::path &corpora)
{
    std::map<std::filesystem::path, std::pair<std::vector<std::string>, std::vector<std::string>>> folders;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(corpora / "import-pairs")) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || (extension != ".yaml" && extension != ".yml" && extension != ".json"))
            continue;
        const std::string name = entry.path().filename().string();
        auto &[compose, kubernetes] = folders[entry.path().parent_path()];
        const std::string path = std::filesystem::relative(entry.path(), corpora).generic_string();
        if (name.find("compose") != std::string::npos)
            compose.push_back(path);
        else if (name.starts_with("output") && name.find("-os") == std::string::npos)
            kubernetes.push_back(path);
    }
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto &[folder, files] : folders)
        if (files.first.size() == 1 && files.second.size() == 1)
            pairs.emplace_back(files.first.front(), files.second.front());
    return pairs;
}

} // namespace

bool checkFlows(Analyst &analyst, bool listAll)
{
    const std::vector<ExpectedFlow> expected = readFlows(analyst.corpora());
    FlowTally tally;
    for (const App &app : apps()) {
        std::vector<const model::Model *> forms;
        for (const std::string &form : app.forms) {
            const Examined &examined = analyst.examine(form);
            if (!examined.model) {
                std::printf("  %s: %s\n", form.c_str(), examined.error.c_str());
                return false;
            }
            forms.push_back(&*examined.model);
        }
        for (const ExpectedFlow &flow : expected)
            if (flow.app == app.name && flow.inferable)
                tally.addExpected(flow, forms, listAll);
        for (const model::Model *form : forms)
            tally.addDrawn(app, *form, expected, listAll);
    }
    const double share = tally.inferable == 0 ? 0 : 100.0 * tally.found / tally.inferable;
    std::printf("flows: %d of %d inferable found (%.1f %%), %d of %d drawn between services without ground\n",
                tally.found, tally.inferable, share, tally.unjustified, tally.drawn);
    return share >= 90 && tally.unjustified * 5 <= tally.drawn;
}

void checkPairs(Analyst &analyst, bool listAll)
{
    int same = 0;
    const auto pairs = findPairs(analyst.corpora());
    for (const auto &[composeFile, kubernetesFile] : pairs) {
        const Examined &compose = analyst.examine(composeFile);
        const Examined &kubernetes = analyst.examine(kubernetesFile);
        std::string text = compose.error + kubernetes.error;
        if (compose.model && kubernetes.model) {
            const Content a = contentOf(*compose.model);
            const Content b = contentOf(*kubernetes.model);
            text = difference("container", a.containers, b.containers) +
                   difference("image", a.images, b.images) + difference("flow", a.flows, b.flows);
        }
        if (text.empty())
            ++same;
        else if (listAll)
            std::printf("%s\n%s", composeFile.c_str(), text.c_str());
    }
    std::printf("pairs: %d of %zu say the same as compose and as Kubernetes\n", same, pairs.size());
}

} // namespace bulkhead::acceptance
