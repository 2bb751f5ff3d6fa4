// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/text/words.h"
#include "model/visible_text.h"

#include <algorithm>
#include <span>

namespace bulkhead::exporting::chapter {

namespace {

List notesList(const std::vector<ReportNote> &notes)
{
    constexpr std::size_t named = 8; // elements and flows
    List list;
    for (const ReportNote &note : notes) {
        RichText text;
        if (!note.about.empty())
            text.strong(nameList(note.about, named) + ": ");
        std::string line = note.text;
        std::replace(line.begin(), line.end(), '\n', ' ');
        list.items.push_back(text.add(model::visibleText(line)));
    }
    return list;
}

} // namespace

std::optional<Section> diagrams(const ReportData &data)
{
    if (data.diagrams.empty())
        return std::nullopt;
    Section section;
    // A board is shown the first one.
    const std::size_t shown = data.choice.audience == Audience::Board ? 1 : data.diagrams.size();
    for (const ReportDiagram &diagram : std::span(data.diagrams).first(shown)) {
        section.blocks.push_back(Figures{{{diagram.name, DiagramView{diagram.view}}}});
        if (diagram.notes.empty())
            continue;
        section.blocks.push_back(Paragraph{RichText().add("Notes on ").strong(diagram.name).add(":")});
        section.blocks.push_back(notesList(diagram.notes));
    }
    return section;
}

} // namespace bulkhead::exporting::chapter
