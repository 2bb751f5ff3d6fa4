// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <map>
#include <string>
#include <string_view>

namespace bulkhead::import::kubernetes {

// The program and the flags ("--name=value", "--name value", "--name") of a container's command and
// arguments, each with its line; also where a shell runs them ("sh -c 'kube-apiserver --x'").
class CommandFlags
{
public:
    explicit CommandFlags(const Node &container);
    // None yet, of a program that something at the line starts.
    explicit CommandFlags(int line) : m_line(line) {}

    void put(std::string_view flag, std::string_view value, int line) // anew where it is there
    {
        m_flags[std::string(flag)] = {std::string(value), line};
    }

    bool runs(std::string_view program) const; // by its last path component
    int line() const { return m_line; }        // of the program

    bool has(std::string_view flag) const { return m_flags.contains(flag); }
    // Empty where the flag is missing; "true" where it stands without a value.
    std::string_view value(std::string_view flag) const;
    int lineOf(std::string_view flag) const;
    bool isOn(std::string_view flag) const { return value(flag) == "true"; }
    bool isOff(std::string_view flag) const { return value(flag) == "false"; }
    // Whether a list-valued flag ("RBAC,Node") holds an item.
    bool lists(std::string_view flag, std::string_view item) const;

private:
    struct Flag
    {
        std::string value;
        int line = 0;
    };

    void addWord(std::string_view word, int line);

    std::string m_program;
    int m_line = 0;
    std::map<std::string, Flag, std::less<>> m_flags;
    std::string m_open; // the flag that may take the next word as its value
};

} // namespace bulkhead::import::kubernetes
