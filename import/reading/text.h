// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Small questions about text that the importers share. ASCII rules; other bytes stay as they are.
namespace bulkhead::import {

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

inline char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowerCase(std::string_view text);
std::string upperCase(std::string_view text);

// Without the blanks, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

// Whether a text matches a glob in which '*' stands for any characters, and '?' for one where that is said.
bool matchesGlob(std::string_view glob, std::string_view text, bool hasQuestionMarks = false);

// A number of decimal digits and nothing else; nullopt of other texts and of one that is too large.
std::optional<std::int64_t> numberOf(std::string_view text);

// The words of a name in lower case: "dbHost", "DB_HOST", "db.host" and "--db-host" are all {"db", "host"}.
std::vector<std::string> wordsOf(std::string_view name);

template <std::size_t N>
bool isOneOf(std::string_view text, const std::array<std::string_view, N> &list)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

template <std::size_t N>
bool isAnyOneOf(const std::vector<std::string> &words, const std::array<std::string_view, N> &list)
{
    return std::any_of(words.begin(), words.end(),
                       [&list](const std::string &word) { return isOneOf(word, list); });
}

} // namespace bulkhead::import
