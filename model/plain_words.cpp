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

} // namespace bulkhead::model
