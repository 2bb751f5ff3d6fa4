// SPDX-License-Identifier: Apache-2.0
#include "model/plain_words.h"

#include <algorithm>

namespace bulkhead::model {

namespace {

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

} // namespace

std::string asWords(std::string_view name)
{
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string lowerFirst(std::string_view title)
{
    std::string text(title);
    if (text.size() > 1 && isCapital(text[0]) && !isCapital(text[1]))
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

std::string withArticle(std::string_view noun)
{
    const bool startsWithVowel =
        !noun.empty() && std::string_view("aeioAEIO").find(noun[0]) != std::string_view::npos;
    return (startsWithVowel ? "an " : "a ") + std::string(noun);
}

std::string filledIn(std::string_view pattern, std::string_view subject, bool isSeveral)
{
    std::string text;
    while (!pattern.empty()) {
        if (pattern.starts_with("{}")) {
            text += subject;
            pattern.remove_prefix(2);
            continue;
        }
        const std::size_t middle = pattern.find('|');
        const std::size_t end = pattern.find(']');
        if (pattern.front() == '[' && middle < end && end != std::string_view::npos) {
            const std::string_view form =
                isSeveral ? pattern.substr(middle + 1, end - middle - 1) : pattern.substr(1, middle - 1);
            text += filledIn(form, subject, isSeveral);
            pattern.remove_prefix(end + 1);
            continue;
        }
        text += pattern.front();
        pattern.remove_prefix(1);
    }
    return text;
}

} // namespace bulkhead::model
