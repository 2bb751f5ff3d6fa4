// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Words as a shell splits them: what stands in single quotes is literal, in double quotes a backslash keeps
// the meaning from $, `, " and itself alone, and one before the end of a line joins it with the next.
// https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02
namespace bulkhead::import {

// The words of one command, without quotes.
std::vector<std::string> splitCommand(std::string_view text);

// The simple commands of a script, each as its words; comments are left out.
std::vector<std::vector<std::string>> splitScript(std::string_view text);

} // namespace bulkhead::import
