// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/mount_option.h"

#include "import/reading/scalar_types.h"

#include <algorithm>
#include <string_view>

namespace bulkhead::import::quadlet {

using services::Tree;

std::optional<Tree> mountFromOption(const Setting &setting)
{
    Tree mount = Tree::map(setting.mark);
    const auto set = [&](std::string key, std::string_view value) {
        mount.set(std::move(key), setting.mark, Tree::scalar(std::string(value), setting.mark));
    };
    set("type", "volume"); // what podman takes it for when nothing is said
    std::string_view rest = setting.value;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string_view option = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t equals = option.find('=');
        const std::string_view key = option.substr(0, equals);
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : option.substr(equals + 1);
        if (key == "type")
            set("type", value);
        else if (key == "source" || key == "src")
            set("source", value);
        else if (key == "destination" || key == "dst" || key == "target")
            set("target", value);
        else if (key == "ro" || key == "readonly")
            set("read_only", value.empty() || parseBool(value).value_or(true) ? "true" : "false");
        else if (key == "bind-propagation") {
            Tree bind = Tree::map(setting.mark);
            bind.set("propagation", setting.mark, Tree::scalar(std::string(value), setting.mark));
            mount.set("bind", setting.mark, std::move(bind));
        }
    }
    if (mount["type"].text() == "glob") { // each file of the host that the pattern means
        const std::string source = mount["source"].text();
        const std::size_t star = source.find_first_of("*?[");
        const std::size_t slash = source.find_last_of('/', star);
        set("type", "bind");
        if (star != std::string::npos && slash != std::string::npos)
            set("source", source.substr(0, std::max<std::size_t>(slash, 1))); // "/" of "/*"
    }
    const std::string &type = mount["type"].text();
    return type == "bind" || type == "volume" ? std::optional(std::move(mount)) : std::nullopt;
}

} // namespace bulkhead::import::quadlet
