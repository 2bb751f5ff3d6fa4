// SPDX-License-Identifier: Apache-2.0
#include "app/actions/fuzzy_match.h"

#include <algorithm>

namespace bulkhead::app {

namespace {

// The best score of typed letters from `from` on, when the first must come after `after` in the text.
// Texts are command titles, so that trying every place is cheap.
std::optional<int> bestFrom(QStringView typed, qsizetype from, QStringView text, qsizetype after)
{
    if (from == typed.size())
        return 0;
    std::optional<int> best;
    for (qsizetype at = after + 1; at < text.size(); ++at) {
        if (text[at] != typed[from])
            continue;
        const bool startsWord = at == 0 || !text[at - 1].isLetterOrNumber();
        const bool follows = from > 0 && at == after + 1;
        const std::optional<int> rest = bestFrom(typed, from + 1, text, at);
        if (!rest)
            break; // later places leave even less text for the rest
        const int score = *rest + (startsWord ? 8 : follows ? 6 : 1);
        best = std::max(best.value_or(score), score);
        if (startsWord || follows)
            break; // as good as it gets; keeps the search linear in practice
    }
    return best;
}

} // namespace

std::optional<int> fuzzyScore(QStringView typed, QStringView text)
{
    QString letters = typed.toString().toLower();
    letters.remove(' ');
    if (letters.size() > 40)
        return std::nullopt;
    const std::optional<int> score = bestFrom(letters, 0, text.toString().toLower(), -1);
    if (!score)
        return std::nullopt;
    return *score * 100 - static_cast<int>(std::min<qsizetype>(text.size(), 99));
}

} // namespace bulkhead::app
