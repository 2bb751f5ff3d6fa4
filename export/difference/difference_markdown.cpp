// SPDX-License-Identifier: Apache-2.0
#include "export/difference/change_summary.h"
#include "export/text/markdown.h"
#include "export/text/words.h"
#include "model/utf8.h"

#include <algorithm>
#include <utility>

// The difference of two versions as a comment on a pull request.
namespace bulkhead::exporting {

namespace {

constexpr std::size_t mostOfAComment = 65'000; // bytes; GitHub refuses 65,537 characters
constexpr std::size_t roomForTheEnd = 300;
constexpr std::size_t mostOfAText = 300;
constexpr std::size_t mostFields = 20;         // of one thing
constexpr std::size_t mostOfASummaryPart = 20; // lines

std::string shortened(const std::string &text)
{
    const std::string_view begin = model::beginOf(text, mostOfAText);
    return begin.size() == text.size() ? text : std::string(begin) + "…";
}

std::string valueText(const std::string &value)
{
    return value.empty() ? std::string("(nothing)") : markdownText(shortened(value));
}

// Takes pieces until the comment is full and counts the changes that are left out then.
class Comment
{
public:
    // Written with the first piece below it.
    void begin(std::string heading) { m_heading = std::move(heading); }

    // changes: how many the piece tells of.
    void add(const std::string &piece, std::size_t changes = 1)
    {
        const bool fits = m_text.size() + m_heading.size() + piece.size() + roomForTheEnd <= mostOfAComment;
        if (!fits || m_left > 0) {
            m_left += changes;
            return;
        }
        m_text += std::exchange(m_heading, {}) + piece;
    }

    std::string finish() &&
    {
        if (m_left > 0)
            m_text += "\n**Cut to fit a comment: " + counted(m_left, "change") +
                      " left out.** `bulkhead-cli diff` without `--format markdown` tells all.\n";
        return std::move(m_text);
    }

private:
    std::string m_text;
    std::string m_heading;
    std::size_t m_left = 0;
};

std::string changeLines(const ItemChange &change)
{
    const char *verb = change.sort == ItemChange::Sort::Added     ? "added "
                       : change.sort == ItemChange::Sort::Removed ? "removed "
                                                                  : "changed ";
    std::string lines = "- " + std::string(verb) + markdownCode(shortened(change.id));
    if (!change.kind.empty())
        lines += " (" + markdownText(change.kind) + ")";
    if (!change.name.empty() && change.name != change.id)
        lines += " " + markdownText(shortened(change.name));
    lines += '\n';
    for (std::size_t i = 0; i < std::min(change.fields.size(), mostFields); ++i) {
        const FieldChange &field = change.fields[i];
        lines += "  - " + markdownCode(shortened(field.field));
        if (!field.before.empty() || !field.after.empty())
            lines += ": " + valueText(field.before) + " → " + valueText(field.after);
        lines += '\n';
    }
    if (change.fields.size() > mostFields)
        lines += "  - … and " + counted(change.fields.size() - mostFields, "field") + " more\n";
    return lines;
}

void addSummary(Comment &comment, const ChangeSummary &summary)
{
    const std::vector<SummaryPart> parts = partsOf(summary);
    comment.begin("## Summary\n\n");
    if (parts.empty())
        comment.add("Nothing opened or closed, no boundary moved, no way in is new.\n");
    for (const SummaryPart &part : parts) {
        std::string text = "**" + part.title + "**\n\n";
        for (std::size_t i = 0; i < std::min(part.lines.size(), mostOfASummaryPart); ++i)
            text += "- " + markdownCode(shortened(part.lines[i].id)) + ' ' +
                    markdownText(shortened(part.lines[i].name)) + '\n';
        if (part.lines.size() > mostOfASummaryPart)
            text += "- … and " + std::to_string(part.lines.size() - mostOfASummaryPart) + " more\n";
        comment.add(text + '\n', part.lines.size());
    }
}

} // namespace

std::string toMarkdown(const Difference &difference, const ChangeSummary &summary)
{
    if (difference.isEmpty())
        return "No difference.\n";
    Comment comment;
    addSummary(comment, summary);
    for (const ChangeGroup &group : groupsOf(difference)) {
        comment.begin("\n## " + std::string(group.title) + "\n\n");
        for (const ItemChange &change : *group.changes)
            comment.add(changeLines(change));
    }
    comment.begin({});
    if (difference.placed > 0)
        comment.add("\n" + counted(difference.placed, "place") + " in the diagrams changed.\n");
    return std::move(comment).finish();
}

} // namespace bulkhead::exporting
