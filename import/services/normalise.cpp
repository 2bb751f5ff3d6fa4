// SPDX-License-Identifier: Apache-2.0
#include "import/services/normalise.h"

#include "import/reading/text.h"

#include <array>

namespace bulkhead::import::services {

namespace {

// NAME=value lists.
bool isSettings(std::string_view pattern)
{
    static constexpr std::array<std::string_view, 12> patterns = {
        "services.*.environment",   "services.*.labels",      "services.*.annotations",
        "services.*.sysctls",       "services.*.build.args",  "services.*.build.labels",
        "services.*.deploy.labels", "services.*.storage_opt", "services.*.logging.options",
        "networks.*.labels",        "volumes.*.labels",       "services.*.extra_hosts"};
    return isOneOf(pattern, patterns);
}

// Lists of names that have a long form with a map for each.
bool isNames(std::string_view pattern)
{
    return pattern == "services.*.depends_on" || pattern == "services.*.networks";
}

// One text or several.
bool isTexts(std::string_view pattern)
{
    static constexpr std::array<std::string_view, 6> patterns = {
        "services.*.env_file", "services.*.dns",        "services.*.dns_search",
        "services.*.tmpfs",    "services.*.label_file", "services.*.security_opt"};
    return isOneOf(pattern, patterns);
}

Tree settingsAsMap(const Tree &list, char separator)
{
    Tree map = Tree::map(list.mark());
    for (const Tree &item : list.items()) {
        const std::size_t end = item.text().find_first_of(separator == '=' ? "=" : "=:");
        const std::string key = item.text().substr(0, end);
        Tree value =
            end == std::string::npos ? Tree() : Tree::scalar(item.text().substr(end + 1), item.mark());
        if (!key.empty())
            map.append(key, item.mark(), std::move(value));
    }
    map.dropRepeatedKeys();
    return map;
}

Tree namesAsMap(const Tree &list)
{
    Tree map = Tree::map(list.mark());
    for (const Tree &item : list.items()) {
        if (item.isScalar() && !item.text().empty())
            map.set(item.text(), item.mark(), Tree());
    }
    return map;
}

} // namespace

SchemaPlace placeWithin(const SchemaPlace &place, const std::string &key)
{
    if (place.empty())
        return key;
    return place.find('.') == std::string::npos ? place + ".*" : place + '.' + key;
}

void normalise(Tree &tree, const SchemaPlace &place)
{
    const std::string tag = tree.tag(); // "!override" holds for the value in whatever form it stands
    if (isSettings(place) && tree.isList())
        tree = settingsAsMap(tree, place.ends_with("extra_hosts") ? ':' : '=');
    else if (isNames(place) && tree.isList())
        tree = namesAsMap(tree);
    else if (isTexts(place) && tree.isScalar()) {
        Tree list = Tree::list(tree.mark());
        tree.clearTag();
        list.items().push_back(std::move(tree));
        tree = std::move(list);
    } else if (place == "services.*.build" && tree.isScalar()) {
        Tree map = Tree::map(tree.mark());
        tree.clearTag();
        const Mark mark = tree.mark();
        map.set("context", mark, std::move(tree));
        tree = std::move(map);
    }
    tree.setTag(tag);
    for (TreeEntry &entry : tree.entries())
        normalise(entry.value, placeWithin(place, entry.key));
}

} // namespace bulkhead::import::services
