#include "import/recognition.h"

#include "import/kubernetes/kubernetes.h"
#include "model/file/file.h"

#include <algorithm>
#include <array>

namespace bulkhead::import {

namespace {

bool hasAny(const Node &node, std::initializer_list<std::string_view> keys)
{
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return node.has(key); });
}

bool isCompose(const Node &root)
{
    static constexpr std::array<std::string_view, 9> sections = {
        "version", "name", "services", "networks", "volumes", "secrets", "configs", "include", "models"};
    if (root.entries().empty() || hasAny(root, {"apiVersion", "openapi", "swagger"}))
        return false;
    const Node &services = root["services"];
    if (services.isMap()) {
        const auto isPlausible = [](const MapEntry &service) {
            return service.value.isMap() || service.value.isNull();
        };
        const auto isCertain = [](const MapEntry &service) {
            return hasAny(service.value, {"image", "build", "extends"});
        };
        const auto all = services.entries();
        return std::all_of(all.begin(), all.end(), isPlausible) ||
               std::any_of(all.begin(), all.end(), isCertain);
    }
    bool hasSection = false;
    bool isVersionOne = true;
    for (const auto &[key, line, value] : root.entries()) {
        const bool isSection = std::find(sections.begin(), sections.end(), key) != sections.end();
        hasSection |= isSection && key != "version" && key != "name" && (value.isMap() || value.isList());
        isVersionOne &= key.starts_with("x-") || hasAny(value, {"image", "build", "extends"});
        if (!isSection && !key.starts_with("x-") && !isVersionOne)
            return false;
    }
    return hasSection || isVersionOne;
}

bool isInspected(const Node &node)
{
    const bool isContainer =
        hasAny(node, {"HostConfig", "NetworkSettings"}) && hasAny(node, {"Id", "ID", "Name", "Names"});
    const bool isImage = node.has("Id") && hasAny(node, {"RepoTags", "RepoDigests", "RootFS"});
    const bool isNetwork =
        hasAny(node, {"Id", "ID"}) && node.has("Driver") && hasAny(node, {"IPAM", "EnableIPv6", "Scope"});
    const bool isVolume = hasAny(node, {"Mountpoint"}) && node.has("Driver") && node.has("Name");
    const bool isEngine =
        hasAny(node, {"ServerVersion", "OperatingSystem"}) && hasAny(node, {"KernelVersion", "Driver"});
    const bool isListed = hasAny(node, {"ID", "Id"}) && node.has("Image") &&
                          hasAny(node, {"Names", "Name"}) && hasAny(node, {"Ports", "Publishers", "Command"});
    return isContainer || isImage || isNetwork || isVolume || isEngine || isListed;
}

bool isDockerInspect(const Node &root)
{
    return isInspected(root) || (!root.items().empty() && isInspected(root.items().front()));
}

Format formatOf(const Node &root)
{
    if (root.isMap()) {
        if (root.has("otmVersion"))
            return Format::OpenThreatModel;
        if (root.has("summary") && root.has("detail"))
            return Format::ThreatDragon;
        if (root.has("scope") && hasAny(root, {"trust_zones", "components", "data_flows"}))
            return Format::TmLibrary;
    }
    if (isKubernetesDocument(root))
        return Format::Kubernetes;
    if (isCompose(root))
        return Format::Compose;
    return isDockerInspect(root) ? Format::DockerInspect : Format::Unknown;
}

} // namespace

Format recogniseDocuments(std::span<const Document> documents)
{
    for (const Document &document : documents) {
        if (const Format format = formatOf(document.root()); format != Format::Unknown)
            return format;
    }
    return Format::Unknown;
}

Format recogniseBytes(std::string_view bytes)
{
    if (model::looksLikeModel(bytes))
        return Format::NativeModel;
    const std::string_view head = bytes.substr(0, 4096);
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos)
        return Format::Unknown;
    const bool isXml = head[first] == '<';
    if (isXml && head.find("ThreatModel") != std::string_view::npos)
        return Format::MicrosoftTm7;
    if (head.starts_with("PK\x03\x04"))
        return Format::Unknown;
    const bool isDockerfile =
        head.substr(first).starts_with("FROM ") || head.find("\nFROM ") != std::string_view::npos;
    return isDockerfile && !isXml ? Format::Dockerfile : Format::Unknown;
}

Result<Recognised> recognise(const Input &input, const Limits &limits, std::stop_token stop)
{
    if (const Format format = recogniseBytes(input.bytes); format != Format::Unknown)
        return Recognised{format, {}};
    auto documents = parseDocuments(input.bytes, input.path, limits, std::move(stop));
    if (!documents)
        return documents.error();
    const Format format = recogniseDocuments(*documents);
    return Recognised{format, *std::move(documents)};
}

} // namespace bulkhead::import
