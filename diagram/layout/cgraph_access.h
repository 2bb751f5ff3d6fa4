// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cgraph.h>
#include <memory>
#include <mutex>
#include <string>

// The library cgraph, as graphs are written with it.
namespace bulkhead::diagram {

// cgraph keeps its parser's and error state in globals: one graph at a time in the whole process.
std::mutex &cgraphMutex();

struct GraphCloser
{
    void operator()(Agraph_t *graph) const { agclose(graph); }
};
using GraphPtr = std::unique_ptr<Agraph_t, GraphCloser>;

// An empty directed graph that is written in the same order each time.
GraphPtr newGraph();

// cgraph 2.42 takes char * for what it only reads.
inline char *writable(const char *value)
{
    return const_cast<char *>(value);
}
inline char *writable(const std::string &value)
{
    return const_cast<char *>(value.c_str());
}

std::string nodeName(int node);

} // namespace bulkhead::diagram
