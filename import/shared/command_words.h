// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What a container's command starts: the product of its image, or another program.
namespace bulkhead::import {

class Node;

// Words of a command by which a program is named, each a glob: "redis-cli", "kafka-topics*", "vault kv".
using ProgramName = std::vector<std::string>;
std::vector<ProgramName> readProgramNames(const Node &list);

// What commands of all products are made of, as resources/technologies.json says.
struct CommandWords
{
    std::vector<ProgramName> tools; // that serve nobody: sleep, curl, "npm install"
    std::set<std::string, std::less<>> shells;
    std::set<std::string, std::less<>> interpreters; // run a file that may be anything
    std::set<std::string, std::less<>> entrypoints;  // scripts of images that start what they are given
    // Programs that start another one, with the words between: options that have a value, and other words.
    std::map<std::string, std::vector<std::string>, std::less<>> wrappers;

    static CommandWords read(const Node &commands);
};

enum class Started : std::uint8_t {
    Product,
    Unknown, // a script that somebody wrote: the product most likely, but set up in a way that does not show
    Other,   // a client, a tool or a job
};

// What a product's image is started as.
struct ProductPrograms
{
    const CommandWords &words;
    std::string_view product;               // by its name as well
    const std::vector<ProgramName> &server; // its own programs
    const std::vector<ProgramName> &clients;
    // Whether a file of the container was put there by those who deploy it.
    std::function<bool(std::string_view path)> isMounted;
};

// What the words of entrypoint and command start. Only what is stated to be another program is one: words
// that nothing is known of are those of the image, its own program or what its own program is told to do.
Started startedBy(std::span<const std::string> arguments, const ProductPrograms &programs);

} // namespace bulkhead::import
