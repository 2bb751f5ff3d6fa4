// SPDX-License-Identifier: Apache-2.0
#include "snippet_applier.h"

#include "import/reading/document.h"
#include "tests/support/document_json.h"

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>

namespace bulkhead::tests {

using nlohmann::json;

namespace {

// An image that stands for any in the snippets.
bool isExampleImage(const json &image)
{
    return image.get<std::string>().starts_with("registry.example.org/");
}

bool hasNames(const json &list)
{
    return list.is_array() && !list.empty() && std::all_of(list.begin(), list.end(), [](const json &item) {
               return item.is_object() && item.contains("name");
           });
}

void lay(json &over, const json &upper, bool takesImage);

// Lists of named things, item by item. A volume is one thing of one sort, and replaced.
void layList(json &over, const json &upper, bool takesImage, bool replacesItems)
{
    for (const json &item : upper) {
        const auto same = std::find_if(over.begin(), over.end(),
                                       [&](const json &other) { return other["name"] == item["name"]; });
        if (same == over.end())
            over.push_back(item);
        else if (replacesItems)
            *same = item;
        else
            lay(*same, item, takesImage);
    }
}

void lay(json &over, const json &upper, bool takesImage)
{
    for (const auto &[key, value] : upper.items()) {
        if (key == "image" && over.contains(key) && !takesImage && isExampleImage(value))
            continue;
        json &into = over[key];
        if (into.is_object() && value.is_object())
            lay(into, value, takesImage);
        else if (hasNames(into) && hasNames(value))
            layList(into, value, takesImage, key == "volumes" || key == "sysctls");
        else
            into = value;
    }
}

bool isSameObject(const json &one, const json &other)
{
    const auto name = [](const json &object) { // files of the platform's programs have none
        return object.value("metadata", json::object()).value("name", "");
    };
    return one.value("kind", "") == other.value("kind", "") && name(one) == name(other);
}

std::string valueAfter(const std::string &text, char separator)
{
    return text.substr(text.find(separator) + 1);
}

// `type=volume,src=data,dst=/data` in the short form of compose.
std::string shortMount(const std::string &mount)
{
    std::map<std::string, std::string> parts;
    std::istringstream stream(mount);
    for (std::string part; std::getline(stream, part, ',');)
        parts[part.substr(0, part.find('='))] = valueAfter(part, '=');
    return parts.at("src") + ':' + parts.at("dst");
}

using Setter = std::function<void(json &service, const std::string &value)>;

Setter text(const char *key)
{
    return [=](json &service, const std::string &value) { service[key] = value; };
}

Setter item(const char *key)
{
    return [=](json &service, const std::string &value) { service[key].push_back(value); };
}

Setter truth(const char *key)
{
    return [=](json &service, const std::string &) { service[key] = true; };
}

// Options of `docker run` as keys of compose; those in the second table take no value.
const std::map<std::string, Setter> &valued()
{
    static const std::map<std::string, Setter> table = {
        {"--cap-add", item("cap_add")},
        {"--cap-drop", item("cap_drop")},
        {"--cpus", text("cpus")},
        {"--device", item("devices")},
        {"--env", item("environment")},
        {"--health-cmd",
         [](json &service, const std::string &value) {
             service["healthcheck"]["test"] = {"CMD-SHELL", value};
         }},
        {"--health-interval",
         [](json &service, const std::string &value) { service["healthcheck"]["interval"] = value; }},
        {"--ipc", text("ipc")},
        {"--memory", text("mem_limit")},
        {"--mount",
         [](json &service, const std::string &value) { service["volumes"].push_back(shortMount(value)); }},
        {"--network", text("network_mode")},
        {"--pid", text("pid")},
        {"--pids-limit",
         [](json &service, const std::string &value) { service["pids_limit"] = std::stoi(value); }},
        {"--restart", text("restart")},
        {"--runtime", text("runtime")},
        {"--security-opt", item("security_opt")},
        {"--sysctl", item("sysctls")},
        {"--tmpfs", item("tmpfs")},
        {"--user", text("user")},
        {"--userns", text("userns_mode")},
        {"--uts", text("uts")},
        {"-p", item("ports")},
        {"-v", item("volumes")},
    };
    return table;
}

const std::map<std::string, Setter> &valueless()
{
    static const std::map<std::string, Setter> table = {
        {"--privileged", truth("privileged")},
        {"--read-only", truth("read_only")},
        {"--rm", [](json &, const std::string &) {}},
    };
    return table;
}

// The words of a command; quotes keep a word together.
std::vector<std::string> words(const std::string &command)
{
    std::vector<std::string> list;
    std::string word;
    bool quoted = false;
    for (const char c : command + ' ') {
        if (c == '"')
            quoted = !quoted;
        else if (c != ' ' || quoted)
            word += c;
        else if (!word.empty())
            list.push_back(std::exchange(word, {}));
    }
    return list;
}

void declareVolumes(json &file)
{
    for (const json &volume : file["services"]["app"].value("volumes", json::array())) {
        const std::string mount = volume;
        const std::string source = mount.substr(0, mount.find(':'));
        if (source.find('/') == std::string::npos)
            file["volumes"][source] = json::object();
    }
}

} // namespace

std::vector<json> yamlDocuments(const std::string &text)
{
    auto read = import::parseYaml(text, "snippet.yaml");
    if (!read)
        throw std::runtime_error(read.error().text());
    std::vector<json> documents;
    for (const import::Document &document : read.value())
        documents.push_back(asJson(document.root()));
    return documents;
}

json appliedToCompose(json file, const json &snippet, bool takesImage)
{
    lay(file, snippet, takesImage);
    return file;
}

std::vector<json> appliedToManifests(std::vector<json> objects, const std::vector<json> &snippet,
                                     bool takesImage)
{
    for (const json &object : snippet) {
        const auto same = std::find_if(objects.begin(), objects.end(),
                                       [&](const json &other) { return isSameObject(other, object); });
        if (same == objects.end())
            objects.push_back(object);
        else
            lay(*same, object, takesImage);
    }
    return objects;
}

json composeOfRun(const std::string &command)
{
    const std::vector<std::string> list = words(command);
    json service = json::object();
    std::size_t at = 2; // behind docker run
    for (; at < list.size() && list[at].starts_with('-'); ++at) {
        const std::string name = list[at].substr(0, list[at].find('='));
        if (const auto flag = valueless().find(name); flag != valueless().end()) {
            flag->second(service, {});
            continue;
        }
        const auto option = valued().find(name);
        if (option == valued().end())
            throw std::runtime_error("no such option is known: " + name);
        option->second(service, name == list[at] ? list.at(++at) : valueAfter(list[at], '='));
    }
    service["image"] = list.at(at);
    if (at + 1 < list.size())
        service["command"] = std::vector<std::string>(list.begin() + static_cast<long>(at) + 1, list.end());
    json file = {{"services", {{"app", std::move(service)}}}};
    declareVolumes(file);
    return file;
}

void remove(json &from, const std::string &path)
{
    const std::size_t dot = path.find('.');
    const std::string key = path.substr(0, dot);
    if (dot != std::string::npos)
        return remove(from.is_array() ? from.at(std::stoul(key)) : from.at(key), path.substr(dot + 1));
    if (!from.is_array() && from.erase(key) == 1)
        return;
    if (!from.is_array() || std::stoul(key) >= from.size())
        throw std::runtime_error("there is no " + path);
    from.erase(std::stoul(key));
}

} // namespace bulkhead::tests
