// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/cgraph_access.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace bulkhead::diagram {
namespace {

// cgraph numbers named things by the address of their name, and writes subgraphs in the order of the numbers:
// another one each time. These are numbered in the order in which they come: names get even numbers from 2
// up, as cgraph's own do, what is anonymous gets odd ones.
struct NameNumbers
{
    Agraph_t *graph;
    std::unordered_map<std::string, IDTYPE> numbers;
    // Made by agstrdup(): when cgraph writes a name, it looks for a mark in front of the text whether it is
    // HTML. They end with the graph.
    std::vector<char *> names;
    IDTYPE anonymous = 1;

    static NameNumbers *of(void *state) { return static_cast<NameNumbers *>(state); }

    static long map(void *state, int, char *name, IDTYPE *number, int create)
    {
        NameNumbers &self = *of(state);
        if (!name) {
            *number = self.anonymous;
            self.anonymous += 2;
            return 1;
        }
        const auto found = self.numbers.find(name);
        if (found != self.numbers.end()) {
            *number = found->second;
        } else if (create) {
            self.names.push_back(agstrdup(self.graph, name));
            *number = 2 * self.names.size();
            self.numbers.emplace(name, *number);
        } else {
            *number = 0;
        }
        return 1;
    }

    static char *print(void *state, int, IDTYPE number)
    {
        return number % 2 == 0 && number > 0 ? of(state)->names[number / 2 - 1] : nullptr;
    }
};

Agdisc_t &numberingDiscipline()
{
    static Agiddisc_t ids = {[](Agraph_t *graph, Agdisc_t *) -> void * {
                                 return new NameNumbers{graph, {}, {}};
                             },
                             NameNumbers::map,
                             [](void *, int, IDTYPE) -> long { return 1; },
                             [](void *, int, IDTYPE) {},
                             NameNumbers::print,
                             [](void *state) { delete NameNumbers::of(state); },
                             [](void *, int, void *) {}};
    static Agdisc_t discipline = {&AgMemDisc, &ids, &AgIoDisc};
    return discipline;
}

} // namespace

std::mutex &cgraphMutex()
{
    static std::mutex mutex;
    return mutex;
}

GraphPtr newGraph()
{
    return GraphPtr(agopen(writable("bulkhead"), Agdirected, &numberingDiscipline()));
}

std::string nodeName(int node)
{
    return "n" + std::to_string(node);
}

} // namespace bulkhead::diagram
