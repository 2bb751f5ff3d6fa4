// SPDX-License-Identifier: Apache-2.0
#include "model/journal/replay.h"

#include "model/file/atomic_file.h"

#include <algorithm>

namespace bulkhead::model {

namespace {

constexpr std::size_t mostReasons = 100;

// Takes a journal's text apart, line by line.
class ContentReader
{
public:
    explicit ContentReader(std::string file) { m_content.file = std::move(file); }

    Result<JournalContent> read(std::string_view text)
    {
        bool isFirst = true;
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            const std::string_view line = text.substr(0, end);
            m_isCut = end == std::string_view::npos;
            text.remove_prefix(m_isCut ? text.size() : end + 1);
            ++m_place;
            if (isFirst) {
                if (auto fault = readFirst(line))
                    return *fault;
            } else {
                readLine(line);
            }
            isFirst = false;
        }
        tellDamage(m_expected + m_damaged);
        if (m_content.lines.empty() && (isFirst || m_content.headIsDamaged))
            return told("journal.unreadable", "no line of this journal can be read");
        return std::move(m_content);
    }

private:
    Error told(std::string_view code, std::string_view message, std::vector<std::string> arguments = {}) const
    {
        Error error = failure(std::string(code), message, std::move(arguments));
        error.file = m_content.file;
        error.line = m_place;
        return error;
    }

    // The head of a journal, or a damaged one.
    std::optional<Error> readFirst(std::string_view line)
    {
        const auto checked = checkedLine(line);
        auto head = readJournalHead(checked ? checked->json : line, m_content.file);
        if (!head && head.error().code == "journal.newer")
            return head.error();
        m_isUnchecked = !checked;
        if (head) {
            m_content.head = std::move(*head);
            return std::nullopt;
        }
        m_content.headIsDamaged = true;
        m_content.lost.add(told("journal.head", "the first line is damaged: it is not known which state of "
                                                "the file the changes start from"),
                           0);
        if (checked)
            readLine(line);
        return std::nullopt;
    }

    void readLine(std::string_view line)
    {
        if (const auto checked = checkedLine(line)) {
            m_isUnchecked = false;
            take(checked->number, checked->json);
        } else if (m_isUnchecked && line.starts_with('[') && !m_isCut) {
            take(m_expected + m_damaged, line); // as version 1 wrote them
        } else {
            ++m_damaged;
        }
    }

    void take(std::size_t number, std::string_view json)
    {
        if (number < m_expected) {
            m_content.lost.add(
                told("journal.order", "change %1 stands there twice", {std::to_string(number)}));
            return;
        }
        tellDamage(number);
        m_content.lines.push_back({std::string(json), number, m_place});
        m_expected = number + 1;
    }

    // All changes before this one that were not read are lost.
    void tellDamage(std::size_t number)
    {
        const std::size_t count = number - m_expected;
        if (count == 1)
            m_content.lost.add(told("journal.damaged",
                                    m_isCut ? "change %1 is cut off" : "change %1 is damaged",
                                    {std::to_string(m_expected)}));
        else if (count > 1)
            m_content.lost.add(told("journal.damaged", "changes %1 to %2 are damaged",
                                    {std::to_string(m_expected), std::to_string(number - 1)}),
                               count);
        m_damaged = 0;
    }

    JournalContent m_content;
    int m_place = 0;            // of the line, from 1
    std::size_t m_expected = 1; // number of the next change
    std::size_t m_damaged = 0;  // lines since the last whole one
    bool m_isUnchecked = false;
    bool m_isCut = false; // the line has no end
};

std::vector<Change> parts(const Change &change)
{
    const auto *several = std::get_if<Batch>(&change.data);
    return several ? several->changes : std::vector{change};
}

// What can be applied of the edits, in whatever order they need.
std::vector<Change> applyWhatFits(Model &model, std::vector<Change> edits, std::vector<Error> &refused)
{
    std::vector<Change> done;
    for (bool again = true; again && !edits.empty();) {
        refused.clear();
        std::vector<Change> left;
        for (Change &edit : edits) {
            const Result<Change> applied = model.apply(edit);
            if (!applied) {
                refused.push_back(applied.error());
                left.push_back(std::move(edit));
            } else {
                done.push_back(std::move(edit));
            }
        }
        again = left.size() < edits.size();
        edits = std::move(left);
    }
    return done;
}

} // namespace

void LostChanges::add(Error reason, std::size_t changes)
{
    count += changes;
    if (reasons.size() < mostReasons)
        reasons.push_back(std::move(reason));
}

Result<JournalContent> readJournal(const std::filesystem::path &path)
{
    const Result<std::string> bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    return ContentReader(path.string()).read(*bytes);
}

Replayed replay(const JournalContent &journal, const Model &base)
{
    Replayed replayed{base, {}, journal.lost};
    for (const JournalContent::Line &line : journal.lines) {
        const auto refuse = [&](const Error &error, std::size_t count) {
            Error reason = failure("journal.does-not-fit", "change %1: %2",
                                   {std::to_string(line.number), error.message});
            reason.file = journal.file;
            reason.line = line.place;
            replayed.lost.add(std::move(reason), count);
        };
        Result<Change> change = readJournalLine(line.json, journal.file, replayed.model);
        if (!change) {
            refuse(change.error(), 1);
            continue;
        }
        if (replayed.model.apply(*change)) {
            replayed.changes.push_back(std::move(*change));
            continue;
        }
        std::vector<Error> refused;
        std::vector<Change> done = applyWhatFits(replayed.model, parts(*change), refused);
        for (std::size_t i = 0; i < refused.size(); ++i)
            refuse(refused[i], i == 0 ? 1 : 0);
        if (!done.empty())
            replayed.changes.push_back(batch(std::move(done)));
    }
    return replayed;
}

} // namespace bulkhead::model
