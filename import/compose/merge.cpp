// SPDX-License-Identifier: Apache-2.0
#include "import/compose/merge.h"

#include <algorithm>

namespace bulkhead::import::compose {

using services::SchemaPlace;
using services::TreeEntry;

namespace {

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

void mergeOver(Tree &base, Tree overlay, const SchemaPlace &place)
{
    const bool isFirst = base.entries().empty(); // so that no key stands there yet
    for (TreeEntry &entry : overlay.entries()) {
        const SchemaPlace within = services::placeWithin(place, entry.key);
        Tree *below = isFirst ? nullptr : base.find(entry.key);
        if (entry.value.tag() == "!reset") {
            base.remove(entry.key);
        } else if (!below || entry.value.tag() == "!override" || isReplaced(within)) {
            if (entry.value.isMap()) {
                Tree empty = Tree::map(entry.value.mark());
                mergeOver(empty, std::move(entry.value), within);
                entry.value = std::move(empty);
            }
            entry.value.clearTag();
            if (isFirst)
                base.append(entry.key, entry.mark, std::move(entry.value));
            else
                base.set(entry.key, entry.mark, std::move(entry.value));
        } else if (below->isMap() && entry.value.isMap()) {
            const bool otherDriver = within == "services.*.logging" && entry.value.has("driver") &&
                                     (*below)["driver"].text() != entry.value["driver"].text();
            if (otherDriver)
                base.set(entry.key, entry.mark, std::move(entry.value));
            else
                mergeOver(*below, std::move(entry.value), within);
        } else if (below->isList() && entry.value.isList()) {
            mergeLists(*below, std::move(entry.value), within);
        } else if (!entry.value.isNull()) {
            base.set(entry.key, entry.mark, std::move(entry.value));
        }
    }
}

} // namespace bulkhead::import::compose
