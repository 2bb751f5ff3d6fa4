// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"
#include "export/text/words.h"

namespace bulkhead::exporting {

namespace {

Cover coverOf(const ReportData &data)
{
    constexpr std::size_t shownPeople = 20;
    constexpr std::size_t shownSources = 12;
    const model::Metadata &metadata = data.metadata;
    Cover cover{data.title, metadata.description, {}, verdictText(data.summary)};
    const auto add = [&](const char *name, const std::string &value) {
        if (!value.empty())
            cover.facts.push_back({name, value});
    };
    add("Version", metadata.version);
    add("Date", data.asOf);
    add("Authors", nameList(metadata.authors, shownPeople));
    add("Reviewers", nameList(metadata.reviewers, shownPeople));
    add("Model", counted(data.elements, "element") + ", " + counted(data.flows, "flow"));
    add("Read from", nameList(data.sources, shownSources));
    if (data.platform)
        add("Platform profile", data.platform->empty() ? "without a title" : *data.platform);
    else if (!data.platformFault.empty())
        add("Platform profile", "not read");
    add("Scope", metadata.scope);
    return cover;
}

} // namespace

ReportDocument reportDocument(const ReportData &data)
{
    ReportDocument document{coverOf(data), {}, data.programVersion};
    for (const Chapter &chapter : chapters) {
        std::optional<Section> section = chapter.make(data);
        if (!section)
            continue;
        section->anchor = chapter.id;
        section->shortTitle = chapter.title;
        if (section->title.empty())
            section->title = chapter.title;
        document.chapters.push_back(std::move(*section));
    }
    return document;
}

} // namespace bulkhead::exporting
