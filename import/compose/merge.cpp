#include "import/compose/merge.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::compose {

namespace {

// Where a path stands in a compose file: "services.web.build.args" is "services.*.build.args".
std::string patternOf(const std::string &path)
{
    const std::size_t first = path.find('.');
    if (first == std::string::npos)
        return path;
    const std::size_t second = path.find('.', first + 1);
    return path.substr(0, first) + ".*" + (second == std::string::npos ? "" : path.substr(second));
}

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

bool isReplaced(std::string_view pattern)
{
    return pattern == "services.*.command" || pattern == "services.*.entrypoint" ||
           pattern == "services.*.healthcheck.test";
}

// Where in the container something is mounted: "a:/b:ro" and {target: /b} are both "/b".
std::string targetOf(const Tree &item, bool targetIsName)
{
    if (item.isMap()) {
        const std::string &target = item["target"].text();
        return target.empty() ? item["source"].text() : target;
    }
    if (targetIsName)
        return item.text();
    const std::size_t colon = item.text().find(':', item.text().size() > 2 && item.text()[1] == ':' ? 2 : 0);
    if (colon == std::string::npos)
        return item.text();
    const std::size_t end = item.text().find(':', colon + 1);
    return item.text().substr(colon + 1, end == std::string::npos ? end : end - colon - 1);
}

// By what two items of a list are the same thing; empty: by nothing, they are joined.
std::string identityOf(const Tree &item, std::string_view pattern)
{
    if (pattern == "services.*.volumes" || pattern == "services.*.devices")
        return targetOf(item, false);
    if (pattern == "services.*.secrets" || pattern == "services.*.configs")
        return targetOf(item, true);
    if (pattern == "services.*.ports" && item.isMap()) {
        return item["host_ip"].text() + ":" + item["published"].text() + ":" + item["target"].text() + "/" +
               item["protocol"].text();
    }
    return item.isScalar() ? item.text() : std::string();
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
            map.set(key, item.mark(), std::move(value));
    }
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

void mergeLists(Tree &base, Tree overlay, const std::string &pattern)
{
    for (Tree &item : overlay.items()) {
        const std::string identity = identityOf(item, pattern);
        const auto same = std::find_if(base.items().begin(), base.items().end(), [&](const Tree &other) {
            return !identity.empty() && identityOf(other, pattern) == identity;
        });
        if (same == base.items().end())
            base.items().push_back(std::move(item));
        else
            *same = std::move(item);
    }
}

} // namespace

void normalise(Tree &tree, const std::string &path)
{
    const std::string pattern = patternOf(path);
    const std::string tag = tree.tag(); // "!override" holds for the value in whatever form it stands
    if (isSettings(pattern) && tree.isList())
        tree = settingsAsMap(tree, pattern.ends_with("extra_hosts") ? ':' : '=');
    else if (isNames(pattern) && tree.isList())
        tree = namesAsMap(tree);
    else if (isTexts(pattern) && tree.isScalar()) {
        Tree list = Tree::list(tree.mark());
        tree.clearTag();
        list.items().push_back(std::move(tree));
        tree = std::move(list);
    } else if (pattern == "services.*.build" && tree.isScalar()) {
        Tree map = Tree::map(tree.mark());
        tree.clearTag();
        const Mark mark = tree.mark();
        map.set("context", mark, std::move(tree));
        tree = std::move(map);
    }
    tree.setTag(tag);
    for (TreeEntry &entry : tree.entries())
        normalise(entry.value, path.empty() ? entry.key : path + "." + entry.key);
}

void mergeOver(Tree &base, Tree overlay, const std::string &path)
{
    for (TreeEntry &entry : overlay.entries()) {
        const std::string entryPath = path.empty() ? entry.key : path + "." + entry.key;
        const std::string pattern = patternOf(entryPath);
        Tree *below = base.find(entry.key);
        if (entry.value.tag() == "!reset") {
            base.remove(entry.key);
        } else if (!below || entry.value.tag() == "!override" || isReplaced(pattern)) {
            if (entry.value.isMap()) {
                Tree empty = Tree::map(entry.value.mark());
                mergeOver(empty, std::move(entry.value), entryPath);
                entry.value = std::move(empty);
            }
            entry.value.clearTag();
            base.set(entry.key, entry.mark, std::move(entry.value));
        } else if (below->isMap() && entry.value.isMap()) {
            const bool otherDriver = pattern == "services.*.logging" && entry.value.has("driver") &&
                                     (*below)["driver"].text() != entry.value["driver"].text();
            if (otherDriver)
                base.set(entry.key, entry.mark, std::move(entry.value));
            else
                mergeOver(*below, std::move(entry.value), entryPath);
        } else if (below->isList() && entry.value.isList()) {
            mergeLists(*below, std::move(entry.value), pattern);
        } else if (!entry.value.isNull()) {
            base.set(entry.key, entry.mark, std::move(entry.value));
        }
    }
}

} // namespace bulkhead::import::compose
