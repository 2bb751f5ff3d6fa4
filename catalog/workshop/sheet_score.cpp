// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/sheet_score.h"

#include "model/utf8.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace bulkhead::catalog::workshop {

namespace {

double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

const CellAnswer *answerOf(const AnswerSheet &sheet, const StrideCell &cell)
{
    const auto found = sheet.cells.find(cell);
    return found == sheet.cells.end() ? nullptr : &found->second;
}

bool isMarked(const AnswerSheet &sheet, const StrideCell &cell, Mark mark)
{
    const CellAnswer *answer = answerOf(sheet, cell);
    return answer && answer->mark == mark;
}

// Words of at least three letters or digits, in lower case, without plurals.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (word.size() > 3 && word.ends_with('s'))
            word.pop_back();
        if (word.size() >= 3)
            words.push_back(word);
        word.clear();
    };
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0)
            word += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        else
            finish();
    }
    finish();
    return words;
}

// Words that stand in the names of many properties and say nothing of one.
bool isCommon(std::string_view word)
{
    static constexpr std::string_view common[] = {
        "the",  "and",  "has",       "are",  "for",  "with", "not",     "of",   "type",
        "name", "list", "container", "host", "data", "can",  "may",     "use",  "own",
        "from", "what", "who",       "that", "this", "its",  "service", "image"};
    return std::find(std::begin(common), std::end(common), word) != std::end(common);
}

} // namespace

CellScore cellScore(const Key &key, const AnswerSheet &sheet, const std::set<StrideCell> &acceptedReasons)
{
    CellScore score;
    double found = 0;
    double weights = 0;
    std::size_t harmless = 0;
    for (const auto &[cell, answer] : key.cells) {
        const bool isThreat = isMarked(sheet, cell, Mark::Threat);
        switch (answer.verdict) {
        case Verdict::Threat:
            weights += answer.weight();
            found += isThreat ? answer.weight() : 0;
            ++(isThreat ? score.hits : score.misses);
            break;
        case Verdict::None:
            ++harmless;
            score.alarms += isThreat && !acceptedReasons.contains(cell) ? 1U : 0U;
            break;
        case Verdict::Bonus:
            score.bonuses += isThreat ? 1U : 0U;
            break;
        case Verdict::Verify:
            break;
        }
    }
    score.recall = share(found, weights);
    score.falseAlarms = share(static_cast<double>(score.alarms), static_cast<double>(harmless));
    score.s = 100 * std::max(0.0, score.recall - score.falseAlarms);
    return score;
}

bool namesProperty(const KeyCell &cell, const std::string &why, const model::Vocabulary &vocabulary)
{
    constexpr std::size_t readOfWhy = 300; // bytes: a list of all words there are is no reason
    const std::vector<std::string> said = wordsOf(model::beginOf(why, readOfWhy));
    const auto isSaid = [&](const std::string &word) {
        return !isCommon(word) && std::find(said.begin(), said.end(), word) != said.end();
    };
    for (const std::string &name : cell.reads) {
        std::vector<std::string> words = wordsOf(name);
        for (const Kind kind : model::allKinds)
            if (const model::PropertyDef *def = vocabulary.find(kind, name)) {
                const std::vector<std::string> title = wordsOf(def->title);
                words.insert(words.end(), title.begin(), title.end());
            }
        if (std::any_of(words.begin(), words.end(), isSaid))
            return true;
    }
    return false;
}

double whyShare(const Key &key, const AnswerSheet &sheet, const model::Model &model)
{
    std::size_t threats = 0;
    std::size_t reasoned = 0;
    for (const auto &[cell, answer] : key.cells) {
        if (answer.verdict != Verdict::Threat)
            continue;
        ++threats;
        const CellAnswer *given = answerOf(sheet, cell);
        reasoned +=
            given && given->mark == Mark::Threat && namesProperty(answer, given->why, model.vocabulary())
                ? 1U
                : 0U;
    }
    return share(static_cast<double>(reasoned), static_cast<double>(threats));
}

double honestyShare(const Key &key, const AnswerSheet &sheet)
{
    double toVerify = 0;
    double left = 0;
    double others = 0;
    double leftOfOthers = 0;
    for (const auto &[cell, answer] : key.cells) {
        const bool isUnknown = isMarked(sheet, cell, Mark::Unknown);
        const bool isToVerify = answer.verdict == Verdict::Verify;
        (isToVerify ? toVerify : others) += 1;
        (isToVerify ? left : leftOfOthers) += isUnknown ? 1 : 0;
    }
    return std::max(0.0, share(left, toVerify) - share(leftOfOthers, others));
}

double totalOf(const Score &score, const Rubric &rubric)
{
    return rubric.cells * score.cells / 100 + score.why + score.honesty + score.path + score.fix +
           score.extras + score.diagram;
}

} // namespace bulkhead::catalog::workshop
